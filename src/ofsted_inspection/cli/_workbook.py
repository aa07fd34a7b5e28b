"""An answer as a workbook, for whoever opens it with Excel or its like."""

import datetime
import decimal
from pathlib import Path

from ofsted_inspection.cli._answer import Answer, Value
from ofsted_inspection.cli._forms import worded
from ofsted_inspection.tables._definition import Cell

ENDING = "xlsx"
"""How the name of a workbook ends."""


def write_answer(answer: Answer, command: str, path: str, *, overwrite: bool) -> None:
    """Write rows as a sheet, with days that are days, and what is to be minded as a second one.

    Raises AlreadyThere, MissingExtra, and InvalidDocument for more than a sheet holds.
    """
    from ofsted_inspection.tables._xlsx import Workbook, write_workbook

    covers = (f"{name}: reports published to {day}" for name, day in answer.covers)
    header = [name.replace("_", " ") for name in answer.columns]
    rows = [tuple(map(_cell, row)) for row in answer.rows]
    notes = [("Cautions", (*answer.cautions, *answer.about, *covers))]
    book = Workbook(command.capitalize(), header, rows, notes)
    write_workbook(Path(path), book, overwrite=overwrite)


def _cell(value: Value) -> Cell:
    """Return days and numbers as they are, nothing as nothing, anything else in words."""
    if value is None or (isinstance(value, _KEPT) and not isinstance(value, bool)):
        return value
    return worded(value)


_KEPT = (int, datetime.date, decimal.Decimal)
