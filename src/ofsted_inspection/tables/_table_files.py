"""A file of a table, read with every fault placed by file, line and column."""

import csv
import io
import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import final

import attrs

from ofsted_inspection.errors import (
    MOST_PROBLEMS,
    Problem,
    ProblemCode,
    shown,
)
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
@attrs.frozen
class TableFile:
    """A file being read: the table it holds, its name, and where its faults go.

    `for_spreadsheet` says that its cells were written for one, and are to be taken back;
    `may_be_left_out` names the columns that its header need not have.
    """

    table: Table
    file: str
    faults: list[Problem]
    for_spreadsheet: bool = False
    may_be_left_out: Collection[str] = ()

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

    def read_csv(self, content: bytes) -> list[PlacedRow]:
        """Return the rows of a CSV file; one with another number of cells is left out."""
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            found = shown(content[error.start : error.start + 1])
            expected = f"UTF-8 text{likely_encoding(content)}"
            self.fault(line, None, found, expected, code=ProblemCode.NOT_TEXT)
            return []
        lines = self._lines(text)
        before = len(self.faults)
        _, header = next(lines, (1, list[str]()))
        readers = [] if len(self.faults) > before else self.readers(header)
        rows: list[PlacedRow] = []
        expected = f"{len(header)} cells, as in the header"
        for line, cells in lines if readers else ():
            if len(rows) == MOST_ROWS:
                expected = f"at most {MOST_ROWS} rows"
                self.fault(line, None, "another row", expected, code=ProblemCode.TOO_LARGE)
                break
            if len(cells) == len(header):
                taken = map(unescaped, cells) if self.for_spreadsheet else cells
                rows.append(self._row(line, readers, taken))
            else:
                found = f"{len(cells)} cells"
                self.fault(line, None, found, expected, code=ProblemCode.WRONG_VALUE)
            if self.is_hopeless:
                break
        return rows

    def read_cells(
        self, readers: Sequence[CellReader], rows: Iterable[Sequence[object]]
    ) -> list[PlacedRow]:
        """Return rows whose cells are values already, as strictly as if they had been text."""
        read: list[PlacedRow] = []
        for line, cells in enumerate(rows, start=1):
            read.append(self._row(line, readers, map(spelt, cells)))
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
            self.fault(line, None, str(error), "a row of CSV", code=ProblemCode.UNRECOGNISED)

    def readers(self, found: list[str]) -> list[CellReader]:
        """Return what reads each column of a header; none, and what is wrong, if it is unsound."""
        columns = [
            column
            for column in self.table.columns
            if column.name in found or column.name not in self.may_be_left_out
        ]
        header = [column.name for column in columns]
        separator = likely_separator(found, self.table.header)
        if separator is not None:
            expected = f"commas between cells; here are {separator}"
            self.fault(1, None, shown(found[0]), expected, code=ProblemCode.UNRECOGNISED)
            return []
        for place, (name, there) in enumerate(itertools.zip_longest(header, found)):
            if name != there:
                twice = there is not None and there in found[:place]
                self.fault(
                    1,
                    name,
                    "nothing" if there is None else f"{shown(there)}{' again' if twice else ''}",
                    "no further column" if name is None else f"the column {name}",
                    code=ProblemCode.DUPLICATE if twice else ProblemCode.UNKNOWN_NAME,
                )
                if self.is_hopeless:
                    break
        return list(map(CellReader, columns)) if found == header else []

    def _row(self, line: int, readers: Sequence[CellReader], cells: Iterable[str]) -> PlacedRow:
        """Return a row; a cell that is unsound is a fault, and None."""
        values: dict[str, Cell] = {}
        for reader, cell in zip(readers, cells, strict=True):
            value = reader.empty
            if cell or not reader.may_be_empty:
                try:
                    value = reader.parse(cell)
                except ValueError:
                    self._unsound(line, reader, cell)
            values[reader.name] = value
        return PlacedRow(line, values)

    def _unsound(self, line: int, reader: CellReader, cell: str) -> None:
        code = ProblemCode.WRONG_VALUE if cell else ProblemCode.MISSING
        expected = reader.expected if cell else "a value"
        self.fault(line, reader.name, shown(cell), expected, code=code)
