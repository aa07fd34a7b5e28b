"""What a cell of a file says, as its column takes it."""

import datetime
import decimal
import re
from collections.abc import Callable, Sequence
from typing import TypeAlias, final

from ofsted_inspection.tables._definition import ANY_GRADE, Cell, Column, ColumnType

Parse: TypeAlias = Callable[[str], Cell]
"""What makes the value of a cell; ValueError if the column takes no such."""


@final
class CellReader:
    """Reads the cells of one column, and says in words what they may be."""

    def __init__(self, column: Column) -> None:
        """Read what the column takes."""
        self.column = column
        self.name = column.name
        self.may_be_empty = column.nullable or column.blank
        self.empty: Cell = "" if column.blank else None
        self.parse, self.expected = _parser(column)


def _parser(column: Column) -> tuple[Parse, str]:
    if column.type in _PARSERS:
        pattern, parse, expected = _PARSERS[column.type]
        return _matching(pattern, parse), expected
    categories = ANY_GRADE if column.type is ColumnType.GRADE else column.categories
    if categories:
        return _among(categories), f"one of {', '.join(categories)}"
    if column.pattern is not None:
        return _matching(re.compile(column.pattern, re.ASCII), str), f"text like {column.pattern}"
    return _without_nul, "text without NUL"


def _matching(pattern: re.Pattern[str], parse: Parse) -> Parse:
    def parsed(cell: str) -> Cell:
        if not pattern.fullmatch(cell):
            raise ValueError(cell)
        return parse(cell)

    return parsed


def _among(categories: Sequence[str]) -> Parse:
    # Of equal texts the one of the column is kept.
    known = {each: each for each in categories}

    def parsed(cell: str) -> Cell:
        if cell not in known:
            raise ValueError(cell)
        return known[cell]

    return parsed


def _without_nul(cell: str) -> Cell:
    if not cell or "\x00" in cell:
        raise ValueError(cell)
    return cell


def _whole(cell: str) -> int:
    value = int(cell)
    if not -(2**63) <= value < 2**63:
        raise ValueError(cell)
    return value


_PARSERS: dict[ColumnType, tuple[re.Pattern[str], Parse, str]] = {
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
