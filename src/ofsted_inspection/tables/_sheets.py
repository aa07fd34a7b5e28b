"""CSV text of a table, and back, with every fault placed by file, line and column."""

import csv
import datetime
import decimal
import io
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import cast, final

import attrs

from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode, shown
from ofsted_inspection.grades import ReformedGrade, Scale, SlacGrade
from ofsted_inspection.tables._definition import Cell, Column, ColumnType, Row, Table
from ofsted_inspection.tables._descriptors import ANY_GRADE

_NEEDS_QUOTES = re.compile(r'[,"\r\n]')


@final
@attrs.frozen
class PlacedRow:
    """One row of a file: its line, from 1, and its cells by column, of the columns' types."""

    line: int
    cells: dict[str, Cell]

    def text(self, column: str) -> str:
        """Return a text cell that holds a value."""
        return cast("str", self.cells[column])

    def any_text(self, column: str) -> str | None:
        """Return a text cell."""
        return cast("str | None", self.cells[column])

    def whole(self, column: str) -> int:
        """Return an integer cell that holds a value."""
        return cast("int", self.cells[column])

    def flag(self, column: str) -> bool:
        """Return a boolean cell."""
        return cast("bool", self.cells[column])

    def day(self, column: str) -> datetime.date:
        """Return a date cell that holds a value."""
        return cast("datetime.date", self.cells[column])

    def any_day(self, column: str) -> datetime.date | None:
        """Return a date cell."""
        return cast("datetime.date | None", self.cells[column])

    def any_grade(self, column: str, scale: Scale) -> SlacGrade | ReformedGrade | None:
        """Return the grade that a cell names; InvalidDocument if the scale has no such grade."""
        name = self.cells[column]
        for each in scale:
            if each.value == name:
                return each
        if name is None:
            return None
        choices = ", ".join(each.value for each in scale)
        raise InvalidDocument(
            "row",
            [
                Problem(
                    code=ProblemCode.WRONG_VALUE,
                    found=shown(name),
                    expected=f"one of {choices}",
                    column=column,
                )
            ],
        )

    def amount(self, column: str) -> decimal.Decimal:
        """Return a decimal cell that holds a value."""
        return cast("decimal.Decimal", self.cells[column])

    def any_amount(self, column: str) -> decimal.Decimal | None:
        """Return a decimal cell."""
        return cast("decimal.Decimal | None", self.cells[column])


def csv_text(table: Table, rows: Iterable[Row]) -> str:
    """Return the CSV text of a table: a header, one line per row, empty where there is no value.

    Raises InvalidDocument for an empty text in a column that says nothing by being empty: read
    back it would be no value.
    """
    faults: list[Problem] = []
    lines = [",".join(table.header)]
    for index, row in enumerate(rows):
        for column, cell in zip(table.columns, row, strict=True):
            if cell == "" and not column.blank:
                faults.append(
                    Problem(
                        code=ProblemCode.MISSING,
                        found="an empty text",
                        expected="some text, or no value",
                        path=f"$.{table.name}[{index}].{column.name}",
                    )
                )
        lines.append(",".join(_quoted(_written(cell)) for cell in row))
    if faults:
        raise InvalidDocument("data package", faults)
    return "\n".join([*lines, ""])


def _written(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return f"{cell:f}" if isinstance(cell, decimal.Decimal) else str(cell)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _NEEDS_QUOTES.search(cell) else cell


@final
@attrs.frozen
class Sheet:
    """A file being read: the table it holds, its name, and where its faults go."""

    table: Table
    file: str
    faults: list[Problem]

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
            self.fault(line, None, found, "UTF-8 text", code=ProblemCode.NOT_TEXT)
            return []
        lines = self._lines(text)
        _, header = next(lines, (1, list[str]()))
        if not self._header_agrees(header):
            return []
        rows: list[PlacedRow] = []
        expected = f"{len(header)} cells, as in the header"
        for line, cells in lines:
            if len(cells) == len(header):
                rows.append(PlacedRow(line, self._parsed(line, cells)))
            else:
                found = f"{len(cells)} cells"
                self.fault(line, None, found, expected, code=ProblemCode.WRONG_VALUE)
        return rows

    def read_cells(
        self, header: Sequence[str], rows: Iterable[Sequence[object]]
    ) -> list[PlacedRow]:
        """Return rows whose cells are values already, as strictly as if they had been text."""
        if not self._header_agrees(list(header)):
            return []
        return [
            PlacedRow(line, self._parsed(line, [_written(cell) for cell in cells]))
            for line, cells in enumerate(rows, start=1)
        ]

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

    def _header_agrees(self, found: list[str]) -> bool:
        for name, there in itertools.zip_longest(self.table.header, found):
            if name != there:
                self.fault(
                    1,
                    name,
                    "nothing" if there is None else shown(there),
                    "no further column" if name is None else f"the column {name}",
                    code=ProblemCode.UNKNOWN_NAME,
                )
        return found == list(self.table.header)

    def _parsed(self, line: int, cells: list[str]) -> dict[str, Cell]:
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


_PARSERS: dict[ColumnType, tuple[re.Pattern[str], Callable[[str], Cell], str]] = {
    ColumnType.INTEGER: (
        # Eighteen digits fit into 64 bits.
        re.compile(r"-?[0-9]{1,18}"),
        int,
        "a whole number of at most 18 digits",
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
