"""One row of a file of a table, its cells typed."""

import datetime
import decimal
from typing import cast, final

import attrs

from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode, shown
from ofsted_inspection.grades import ReformedGrade, Scale, SlacGrade
from ofsted_inspection.tables._definition import Cell


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
