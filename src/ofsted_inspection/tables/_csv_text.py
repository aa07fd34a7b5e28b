"""CSV text of a table."""

import csv
from collections.abc import Iterable, Iterator
from typing import final

import attrs

from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode
from ofsted_inspection.tables._definition import Column, ColumnType, Row, Table, spelt
from ofsted_inspection.tables._escapes import escaped

LONGEST_CELL = 131_072
"""Characters of the longest cell of CSV: what the reader of the standard library takes."""


def csv_text(table: Table, rows: Iterable[Row], *, for_spreadsheet: bool = False) -> str:
    """Return the CSV text of a table: a header, one line per row, empty where there is no value.

    With `for_spreadsheet` every cell is in quotes and inert, and lines end as RFC 4180 has it.
    Raises InvalidDocument for what would not be read back: an empty text in a column that says
    nothing by being empty, and a text of more than 131,072 characters.
    """
    faults: list[Problem] = []
    lines: list[str] = []
    # Lines end with both marks while they are written, so that a cell with either is quoted.
    writer = csv.writer(
        _Lines(lines),
        quoting=csv.QUOTE_ALL if for_spreadsheet else csv.QUOTE_MINIMAL,
        lineterminator="\r\n",
    )
    writer.writerow(table.header)
    texts = [place for place, column in enumerate(table.columns) if column.type in _AS_TEXT]
    written = [place for place, column in enumerate(table.columns) if column.type in _SPELT]
    for index, row in enumerate(rows):
        cells: list[object] = list(row)
        for place in texts:
            cell = cells[place]
            if isinstance(cell, str) and not 0 < len(cell) <= LONGEST_CELL:
                faults.extend(_unreadable(f"$.{table.name}[{index}]", table.columns[place], cell))
        for place in written:
            cells[place] = spelt(cells[place])
        writer.writerow([escaped(spelt(cell)) for cell in cells] if for_spreadsheet else cells)
    if faults:
        raise InvalidDocument("data package", faults)
    return "".join(lines if for_spreadsheet else [f"{line[:-2]}\n" for line in lines])


_AS_TEXT = {ColumnType.TEXT, ColumnType.GRADE}
_SPELT = {ColumnType.BOOLEAN, ColumnType.DECIMAL}
"""Types whose cells are not written as Python would."""


@final
@attrs.frozen
class _Lines:
    """What a writer of CSV writes to: a list of its lines."""

    lines: list[str]

    def write(self, line: str) -> None:
        """Keep a line."""
        self.lines.append(line)


def _unreadable(row: str, column: Column, cell: str) -> Iterator[Problem]:
    """Yield what is wrong with a text that is empty or too long, if it is."""
    path = f"{row}.{column.name}"
    if cell:
        found, expected = f"{len(cell)} characters", f"at most {LONGEST_CELL} for CSV"
        yield Problem(code=ProblemCode.TOO_LARGE, found=found, expected=expected, path=path)
    elif not column.blank:
        found, expected = "an empty text", "some text, or no value"
        yield Problem(code=ProblemCode.MISSING, found=found, expected=expected, path=path)
