"""What a cell of a file says, as its column takes it."""

import datetime
import decimal
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias, final

from ofsted_inspection._record import one_of
from ofsted_inspection.tables._definition import (
    ANY_GRADE,
    SCALE_NAMES,
    Cell,
    Column,
    ColumnType,
)

Parse: TypeAlias = Callable[[str], Cell]
"""What makes the value of a cell; ValueError if the column takes no such."""


@final
class CellReader:
    """Reads the cells of one column, and says in words what they may be.

    `for_spreadsheet` says that a spreadsheet may have saved them, which writes TRUE for true.
    """

    def __init__(self, column: Column, *, for_spreadsheet: bool = False) -> None:
        """Read what the column takes."""
        self.column = column
        self.name = column.name
        self.may_be_empty = column.nullable or column.blank
        self.empty: Cell = "" if column.blank else None
        self.parse = _parser(column)
        if for_spreadsheet and column.type is ColumnType.BOOLEAN:
            self.parse = _SPREADSHEET_TRUTHS.__getitem__
        self.takes_any_text = self.parse is _without_nul

    def expected(self, cell: str, scale: Cell = None) -> str:
        """Return what the column takes where `cell` is none of it, with what was probably meant.

        `scale` names the scale of the row, where that is known.
        """
        if not cell:
            return "a value"
        if self.column.type is ColumnType.GRADE:
            return grade_expected(cell, scale)
        if self.column.categories:
            meant = cell.lower() if cell.lower() in self.column.categories else cell
            return one_of(meant, self.column.categories, f"one of the words for {self.name}")
        if self.column.type in _EXPECTED:
            return f"{_EXPECTED[self.column.type]}{_cause(self.column.type, cell)}"
        return "text without NUL" if self.takes_any_text else f"text like {self.column.pattern}"


def grade_expected(cell: str, scale: Cell) -> str:
    """Return the grades of the row's scale, or of each scale apart, with what was meant.

    `scale` is its name, None where it is not known.
    """
    word = "_".join(cell.lower().split())
    if scale not in _GRADES:
        apart = (f"of the {name} scale: {', '.join(names)}" for name, names in _GRADES.items())
        return f"a grade, {'; '.join(apart)}"
    names = _GRADES[scale]
    others = [other for other, known in _GRADES.items() if word in known and word not in names]
    if others:
        # The nearest word would be the wrong one: adequate is not inadequate.
        of_other = f"({word} is of the {others[0]} scale)"
        return f"a grade of the {scale} scale: {', '.join(names)} {of_other}"
    return one_of(word, names, f"a grade of the {scale} scale")


_GRADES: Mapping[Cell, tuple[str, ...]] = {
    name: tuple(grade.value for grade in scale) for scale, name in SCALE_NAMES.items()
}


def _parser(column: Column) -> Parse:
    if column.type in _PARSERS:
        pattern, parse = _PARSERS[column.type]
        return _matching(pattern, parse)
    categories = ANY_GRADE if column.type is ColumnType.GRADE else column.categories
    if categories:
        return _among(categories)
    if column.pattern is not None:
        return _matching(re.compile(column.pattern, re.ASCII), str)
    return _without_nul


def _matching(pattern: re.Pattern[str], parse: Parse) -> Parse:
    def parsed(cell: str) -> Cell:
        if not pattern.fullmatch(cell):
            raise ValueError(cell)
        return parse(cell)

    return parsed


def _among(categories: Sequence[str]) -> Parse:
    # Of equal texts the one of the column is kept.
    known = {category: category for category in categories}

    def parsed(cell: str) -> Cell:
        if cell not in known:
            raise ValueError(cell)
        return known[cell]

    return parsed


def _without_nul(cell: str) -> Cell:
    if "\x00" in cell:
        raise ValueError(cell)
    return cell


def _whole(cell: str) -> int:
    value = int(cell)
    if not -(2**63) <= value < 2**63:
        raise ValueError(cell)
    return value


_PARSERS: dict[ColumnType, tuple[re.Pattern[str], Parse]] = {
    ColumnType.INTEGER: (re.compile(r"-?[0-9]{1,19}"), _whole),
    ColumnType.BOOLEAN: (re.compile("true|false"), "true".__eq__),
    ColumnType.DATE: (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), datetime.date.fromisoformat),
    ColumnType.DECIMAL: (re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?"), decimal.Decimal),
}

_SPREADSHEET_TRUTHS = {"true": True, "TRUE": True, "false": False, "FALSE": False}

_EXPECTED: dict[ColumnType, str] = {
    ColumnType.INTEGER: "a whole number of at most 64 bits",
    ColumnType.BOOLEAN: "true or false",
    ColumnType.DATE: "a date as YYYY-MM-DD",
    ColumnType.DECIMAL: "a decimal number of at most 30 digits before and after the point",
}


def _cause(of: ColumnType, cell: str) -> str:
    """Return words for what probably happened to a cell that its column does not take."""
    if of is ColumnType.BOOLEAN and cell.lower() in _SPREADSHEET_TRUTHS:
        return f"; did you mean {cell.lower()}?"
    if of is ColumnType.DATE and (found := _SLASHED.fullmatch(cell)) is not None:
        days = dict.fromkeys(_days(*map(int, found.groups())))
        return f"; a spreadsheet writes days so: did you mean {' or '.join(days)}?" if days else ""
    return ""


_SLASHED = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4})")


def _days(first: int, second: int, year: int) -> Iterator[str]:
    """Yield the days that two numbers and a year may be: day first, as in Britain, or month."""
    for day, month in ((first, second), (second, first)):
        try:
            yield datetime.date(year, month, day).isoformat()
        except ValueError:
            continue
