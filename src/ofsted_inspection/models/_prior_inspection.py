"""An earlier inspection, or evidence, as a report mentions it."""

import datetime
import enum
from collections.abc import Iterator
from typing import final

import attrs

from ofsted_inspection._record import (
    Record,
    collapsed_text,
    problem,
    something,
)
from ofsted_inspection.errors import Problem, ProblemCode
from ofsted_inspection.frameworks import Service
from ofsted_inspection.grades import ReformedGrade, SlacGrade


@final
class PriorKind(enum.Enum):
    """What kind of earlier event or evidence a report mentions."""

    PRIOR_INSPECTION = "prior_inspection"
    """An earlier inspection."""
    UNANNOUNCED_INSPECTION = "unannounced_inspection"
    """An unannounced inspection of contact, referral and assessment."""
    SERIOUS_CASE_REVIEW = "serious_case_review"
    """Serious case reviews, and what came of them."""
    EVIDENCE = "evidence"
    """Other evidence that inspectors used."""


@final
@attrs.frozen(kw_only=True, repr=False)
class PriorInspection(Record):
    """An earlier inspection, or evidence used, as the report mentions it.

    `when_text` is the report's wording of when, `earliest` and `latest` the days it allows;
    `grade` is the outcome where stated, for `aspect_key`. `same_as` names the first mention of
    the same event. `paragraph` is the id of the paragraph in which `quote` stands.
    """

    id: str
    kind: PriorKind
    when_text: str | None = None
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    service: Service | None = None
    aspect_key: str | None = None
    grade: SlacGrade | ReformedGrade | None = None
    paragraph: str
    quote: str
    same_as: str | None = None

    def _problems(self) -> Iterator[Problem]:
        yield from collapsed_text("id", self.id)
        yield from collapsed_text("paragraph", self.paragraph)
        yield from something("when_text", self.when_text)
        yield from something("aspect_key", self.aspect_key)
        if self.earliest is not None and self.latest is not None and self.latest < self.earliest:
            yield problem(
                "latest", self.latest, f"a date from {self.earliest} on", ProblemCode.WRONG_ORDER
            )
        if not self.quote:
            yield problem("quote", self.quote, "words of the report", ProblemCode.MISSING)
