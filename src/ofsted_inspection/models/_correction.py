"""A place of a report's text, and what was meant there."""

import enum
from collections.abc import Iterator
from typing import final

import attrs

from ofsted_inspection._record import (
    Record,
    collapsed_text,
    problem,
)
from ofsted_inspection.errors import Problem, ProblemCode


@final
class CorrectionKind(enum.Enum):
    """Whose fault a correction mends."""

    EXTRACTION = "extraction"
    """Made when the report was turned into text."""
    PRINTED_OR_EXTRACTION = "printed_or_extraction"
    """Printed so, or lost when the report was turned into text: the text cannot tell which."""
    MISPRINT = "misprint"
    """Printed so by Ofsted, and hardly meant."""
    EDITORIAL = "editorial"
    """A slip of grammar or style that a reader may contest."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Correction(Record):
    """Our proposal for one place of the source: `printed` there, `corrected` meant.

    The place is characters `start` up to `end` of line `line` (lines from 1, characters from 0).
    An empty `printed` inserts, an empty `corrected` deletes; `certain` is False where a reader may
    well differ.
    """

    id: str
    line: int
    start: int
    end: int
    printed: str
    corrected: str
    kind: CorrectionKind
    certain: bool
    reason: str

    def _problems(self) -> Iterator[Problem]:
        yield from collapsed_text("id", self.id)
        if not self.reason:
            yield problem("reason", self.reason, "why it is corrected", ProblemCode.MISSING)
        if self.line < 1:
            yield problem("line", self.line, "a line number from 1 on")
        if self.start < 0 or self.end - self.start != len(self.printed):
            yield problem(
                "end",
                self.end,
                f"start + {len(self.printed)}, the length of printed",
                ProblemCode.CONTRADICTION,
            )
        if self.printed == self.corrected:
            yield problem("corrected", self.corrected, "something other than printed")
