"""Rows of judgements: a title and a grade that is all of its cell."""

import re
from collections.abc import Mapping

from ofsted_inspection.errors import ProblemCode
from ofsted_inspection.grades import ReformedGrade, Ungraded
from ofsted_inspection.reading._ledger import Ledger, Unit
from ofsted_inspection.reading._printed import Quote
from ofsted_inspection.reading.templates._stated import (
    AnyGrade,
    plain,
    read_statement,
    reformed_grade,
)

Statement = tuple[str, AnyGrade, Quote]
"""A judgement's key, the grade stated, and the words that state it."""

_CELLS = 2
_GRADE_WORDS = re.compile(r"^(?:outstanding|good|requires?|improvement|to be|be|inadequate|not)\b")
_HEADER = re.compile(r"(?:key )?judge?ment")


def is_header(unit: Unit) -> bool:
    """Whether `unit` is the row that says what the columns are."""
    return len(unit.cells) == _CELLS and _HEADER.match(plain(unit.cells[0])) is not None


def is_row(unit: Unit) -> bool:
    """Whether more than one cell of `unit` holds anything."""
    return len(unit.cells) > 1


def read_row(
    ledger: Ledger, unit: Unit, subjects: Mapping[str, re.Pattern[str]]
) -> tuple[str, ReformedGrade | Ungraded, str] | None:
    """Return key, grade and title of a row; None where it is another table's.

    Where it is neither, a cell holding more or less than a judgement or a grade, that is a fault.
    """
    if len(unit.cells) == _CELLS:
        title, cell = unit.cells
        grade = reformed_grade(cell)
        whole = {key: re.compile(rf"(?:{p.pattern})\s*\.?$") for key, p in subjects.items()}
        stated = read_statement(title, whole)
        if stated is not None and grade is not None:
            return stated.key, grade, title
    if is_other(unit, subjects):
        ledger.claim(unit, "table_row")
        return None
    found = " | ".join(unit.cells)
    ledger.fault(unit, found, "a judgement, and one of the grades and nothing else")
    ledger.claim(unit, "record_row")
    return None


def is_other(unit: Unit, subjects: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether no cell of `unit` has anything to do with judgements."""
    words = [plain(cell) for cell in unit.cells]
    return not any(
        _GRADE_WORDS.search(each) or any(mark.match(each) for mark in subjects.values())
        for each in words
    )


def read_table(
    ledger: Ledger, units: list[Unit], first: int, subjects: Mapping[str, re.Pattern[str]]
) -> tuple[list[Statement], int]:
    """Read the rows from `first` on; return what they state and the place after the last."""
    statements: list[Statement] = []
    index = first
    while index < len(units) and is_row(units[index]):
        unit = units[index]
        index += 1
        if is_header(unit):
            ledger.claim(unit, "record_row")
            continue
        row = read_row(ledger, unit, subjects)
        if row is None:
            continue
        key, grade, _ = row
        if any(key == each for each, _, _ in statements):
            ledger.fault(unit, unit.words, "each judgement once", ProblemCode.DUPLICATE)
        statements.append((key, grade, ledger.quote(unit)))
        ledger.claim(unit, "record_row", key)
    return statements, index
