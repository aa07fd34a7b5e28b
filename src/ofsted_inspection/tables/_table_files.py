"""A file of a table, read with every fault placed by file, line and column."""

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import final

import attrs

from ofsted_inspection._record import one_of
from ofsted_inspection._wording import MOST_PROBLEMS, shown
from ofsted_inspection.errors import Problem, ProblemCode
from ofsted_inspection.tables._cells import CellReader
from ofsted_inspection.tables._csv_mistakes import likely_encoding, likely_separator
from ofsted_inspection.tables._definition import Cell, Table, spelt
from ofsted_inspection.tables._escapes import unescaped
from ofsted_inspection.tables._kinds import PlacedRow

LARGEST_FILE = 256 * 2**20
"""Bytes of the largest file of a table, written or read; in Parquet, unpacked."""

MOST_ROWS = 10**6
"""Rows of the longest table written or read."""

MOST_LEVELS = 20
"""How deep headings may be nested, written or read; Warrington 2011 has three levels."""


@final
@attrs.define
class TableFile:
    """A file being read: the table it holds, its name, and where its faults go.

    `for_spreadsheet` says that its cells were written for one, and are to be taken back;
    `may_be_left_out` names the columns that its header need not have. `is_whole` says, once it was
    read, that it has the columns and every row that it should, so that what is not in it is
    nowhere; `has_columns` that no column is missing.
    """

    table: Table
    file: str
    faults: list[Problem]
    for_spreadsheet: bool = False
    may_be_left_out: Collection[str] = ()
    is_whole: bool = True
    has_columns: bool = True

    @property
    def is_hopeless(self) -> bool:
        """Whether there are as many faults as one error lists, so that reading on is useless."""
        return len(self.faults) >= MOST_PROBLEMS

    def fault(
        self, line: int | None, column: str | None, found: str, expected: str, *, code: ProblemCode
    ) -> None:
        """Add a fault of this file."""
        self.faults.append(
            Problem(
                code=code,
                found=found,
                expected=expected,
                file=self.file,
                line=line,
                column=column,
            )
        )

    def broken(
        self, line: int | None, column: str | None, found: str, expected: str, *, code: ProblemCode
    ) -> None:
        """Add a fault of this file for which it is not whole."""
        self.is_whole = False
        self.fault(line, column, found, expected, code=code)

    def read_csv(self, content: bytes) -> list[PlacedRow]:
        """Return the rows of a CSV file; one with another number of cells is left out."""
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            found = shown(content[error.start : error.start + 1])
            expected = f"UTF-8 text{likely_encoding(content)}"
            self.broken(line, None, found, expected, code=ProblemCode.NOT_TEXT)
            return []
        lines = self._lines(text)
        _, header = next(lines, (1, list[str]()))
        readers = self.readers(header) if self.is_whole else []
        rows: list[PlacedRow] = []
        expected = f"{len(header)} cells, as in the header"
        for line, cells in lines if readers else ():
            if len(rows) == MOST_ROWS:
                expected = f"at most {MOST_ROWS} rows"
                self.broken(line, None, "another row", expected, code=ProblemCode.TOO_LARGE)
                break
            if len(cells) == len(header):
                taken = map(unescaped, cells) if self.for_spreadsheet else cells
                rows.append(self._row(line, readers, (cell or None for cell in taken)))
            elif self.is_whole or len(cells) != len(self.table.header):
                found = f"{len(cells)} cells"
                self.broken(line, None, found, expected, code=ProblemCode.WRONG_VALUE)
            if self.is_hopeless:
                break
        return rows

    def read_cells(
        self, readers: Sequence[CellReader | None], rows: Iterable[Sequence[object]]
    ) -> list[PlacedRow]:
        """Return rows whose cells are values already, as strictly as if they had been text.

        Unlike the cells of CSV these tell an empty text from nothing.
        """
        read: list[PlacedRow] = []
        for line, cells in enumerate(rows, start=1):
            told = (None if cell is None else spelt(cell) for cell in cells)
            read.append(self._row(line, readers, told))
            if self.is_hopeless:
                break
        return read

    def _lines(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """Yield the line on which each row begins, and its cells as text."""
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        line = 1
        try:
            for cells in reader:
                yield line, cells
                line = reader.line_num + 1
        except csv.Error as error:
            self.broken(line, None, str(error), "a row of CSV", code=ProblemCode.UNRECOGNISED)

    def readers(self, found: Sequence[str]) -> list[CellReader | None]:
        """Return what reads each column of a header, None for one that the table does not have.

        None at all are returned where the columns cannot be told.
        """
        separator = likely_separator(found, self.table.header)
        if separator is not None:
            expected = f"commas between cells; here are {separator}"
            self.broken(1, None, shown(found[0]), expected, code=ProblemCode.UNRECOGNISED)
            return []
        columns = {
            column.name: CellReader(column, for_spreadsheet=self.for_spreadsheet)
            for column in self.table.columns
        }
        self._check_header(found, columns)
        if self.is_hopeless or not columns.keys() & set(found) or len(set(found)) < len(found):
            return []
        return [columns.get(name) for name in found]

    def _check_header(self, found: Sequence[str], known: Collection[str]) -> None:
        """Add a fault for each column that is strange, stands twice, is missing or is misplaced."""
        lacking = [name for name in known if name not in found]
        seen: set[str] = set()
        for name in found:
            if name in seen:
                told = f"{shown(name)} again"
                self.broken(1, name, told, "each column once", code=ProblemCode.DUPLICATE)
            elif name not in known:
                what = f"a column of {self.table.name}"
                expected = one_of(name, lacking, what) if lacking else "no further column"
                self.broken(1, None, shown(name), expected, code=ProblemCode.UNKNOWN_NAME)
            seen.add(name)
            if self.is_hopeless:
                return
        for name in lacking:
            if name not in self.may_be_left_out:
                self.has_columns = False
                expected = f"the column {name}"
                self.broken(1, name, "nothing", expected, code=ProblemCode.MISSING)
        ordered = [name for name in known if name in seen]
        for name, there in zip(ordered, found, strict=False) if self.is_whole else ():
            if name != there:
                expected = f"the column {name} here, in the order of the table"
                self.broken(1, there, shown(there), expected, code=ProblemCode.WRONG_ORDER)
                return

    def _row(
        self, line: int, readers: Sequence[CellReader | None], cells: Iterable[str | None]
    ) -> PlacedRow:
        """Return a row; a cell that is unsound, or empty and must not be, is a fault, and None."""
        values: dict[str, Cell] = {}
        unsound: list[tuple[CellReader, str]] = []
        for reader, cell in zip(readers, cells, strict=True):
            if reader is None:
                continue
            values[reader.name] = reader.empty
            if cell is None:
                if not reader.may_be_empty:
                    unsound.append((reader, ""))
                continue
            try:
                values[reader.name] = reader.parse(cell)
            except (LookupError, ValueError):
                unsound.append((reader, cell))
        for reader, cell in unsound:
            code = ProblemCode.WRONG_VALUE if cell else ProblemCode.MISSING
            found = shown(cell) if cell else "nothing"
            expected = reader.expected(cell, values.get("scale"))
            self.fault(line, reader.name, found, expected, code=code)
        return PlacedRow(line, values, self.has_columns and not unsound)
