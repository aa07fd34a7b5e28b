"""A file of a table, read with every fault placed by file, line and column."""

import csv
import datetime
import decimal
import io
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import final

import attrs

from ofsted_inspection.errors import (
    MOST_PROBLEMS,
    Problem,
    ProblemCode,
    shown,
)
from ofsted_inspection.tables._csv_mistakes import likely_encoding, likely_separator
from ofsted_inspection.tables._declaration import PlacedRow
from ofsted_inspection.tables._definition import Cell, Column, ColumnType, Table, spelt
from ofsted_inspection.tables._descriptors import ANY_GRADE
from ofsted_inspection.tables._escapes import unescaped

LARGEST = 256 * 2**20
"""Bytes of the largest file of a table, written or read; in Parquet, unpacked."""

MOST_ROWS = 10**6
"""Rows of the longest table written or read."""


@final
@attrs.frozen
class TableFile:
    """A file being read: the table it holds, its name, and where its faults go.

    `for_spreadsheet` says that its cells were written for one, and are to be taken back.
    """

    table: Table
    file: str
    faults: list[Problem]
    for_spreadsheet: bool = False

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
        if len(self.faults) > before or not self.header_agrees(header):
            return []
        rows: list[PlacedRow] = []
        expected = f"{len(header)} cells, as in the header"
        for line, cells in lines:
            if len(rows) == MOST_ROWS:
                expected = f"at most {MOST_ROWS} rows"
                self.fault(line, None, "another row", expected, code=ProblemCode.TOO_LARGE)
                break
            if len(cells) == len(header):
                taken = map(unescaped, cells) if self.for_spreadsheet else cells
                rows.append(PlacedRow(line, self._parsed(line, taken)))
            else:
                found = f"{len(cells)} cells"
                self.fault(line, None, found, expected, code=ProblemCode.WRONG_VALUE)
            if self.is_hopeless:
                break
        return rows

    def read_cells(self, rows: Iterable[Sequence[object]]) -> list[PlacedRow]:
        """Return rows whose cells are values already, as strictly as if they had been text."""
        read: list[PlacedRow] = []
        for line, cells in enumerate(rows, start=1):
            read.append(PlacedRow(line, self._parsed(line, map(spelt, cells))))
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

    def header_agrees(self, found: list[str]) -> bool:
        """Tell whether a header is that of the table; say what is wrong with it if not."""
        header = list(self.table.header)
        separator = likely_separator(found, header)
        if separator is not None:
            expected = f"commas between cells; here are {separator}"
            self.fault(1, None, shown(found[0]), expected, code=ProblemCode.UNRECOGNISED)
            return False
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
        return found == header

    def _parsed(self, line: int, cells: Iterable[str]) -> dict[str, Cell]:
        """Return the cells of a row by column; None, with a fault, for one that is unsound."""
        values: dict[str, Cell] = {}
        for column, cell in zip(self.table.columns, cells, strict=True):
            value, expected = None, ""
            if cell or column.blank:
                value, expected = _cell(column, cell)
            elif not column.nullable:
                expected = "a value"
            if expected:
                code = ProblemCode.WRONG_VALUE if cell else ProblemCode.MISSING
                self.fault(line, column.name, shown(cell), expected, code=code)
            values[column.name] = value
        return values


def _cell(column: Column, cell: str) -> tuple[Cell, str]:
    """Return the value of a cell, or None and what was expected of it."""
    if column.type in _PARSERS:
        pattern, parse, expected = _PARSERS[column.type]
        if pattern.fullmatch(cell):
            try:
                return parse(cell), ""
            except ValueError:
                pass
        return None, expected
    categories = ANY_GRADE if column.type is ColumnType.GRADE else column.categories
    if categories and cell not in categories:
        return None, f"one of {', '.join(categories)}"
    if column.pattern is not None and not re.fullmatch(column.pattern, cell, re.ASCII):
        return None, f"text like {column.pattern}"
    if "\x00" in cell:
        return None, "text without NUL"
    return cell, ""


def _whole(cell: str) -> int:
    value = int(cell)
    if not -(2**63) <= value < 2**63:
        raise ValueError(cell)
    return value


_PARSERS: dict[ColumnType, tuple[re.Pattern[str], Callable[[str], Cell], str]] = {
    ColumnType.INTEGER: (
        re.compile(r"-?[0-9]{1,19}"),
        _whole,
        "a whole number of at most 64 bits",
    ),
    ColumnType.BOOLEAN: (re.compile("true|false"), "true".__eq__, "true or false"),
    ColumnType.DATE: (
        re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
        datetime.date.fromisoformat,
        "a date like 2011-01-31",
    ),
    ColumnType.DECIMAL: (
        re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?"),
        decimal.Decimal,
        "a decimal number of at most 30 digits before and after the point",
    ),
}
