"""What Ofsted publishes of inspections and visits as a table, once a year."""

import datetime
import enum
from collections.abc import Iterator
from typing import final

import attrs

from ofsted_inspection._record import Record, problem, something
from ofsted_inspection.errors import Problem, ProblemCode
from ofsted_inspection.models._authority import LocalAuthority
from ofsted_inspection.models._inspection import Inspection
from ofsted_inspection.models._source import Source
from ofsted_inspection.models._years import of_our_time


@final
class VisitKind(enum.Enum):
    """What sort of visit it was; a visit gives no grades."""

    FOCUSED = "focused"
    """A look at one part of the services, its theme."""
    MONITORING = "monitoring"
    """A look at what has changed where the services were inadequate."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Visit(Record):
    """A visit to an authority between inspections, as Ofsted's table states it.

    `day` is the day that the table gives, `published` that of the letter, None where it is not
    stated; `theme` what the visit was about, in Ofsted's words, None where none is given.
    """

    authority: LocalAuthority
    kind: VisitKind
    day: datetime.date
    published: datetime.date | None = None
    theme: str | None = None

    def _problems(self) -> Iterator[Problem]:
        yield from of_our_time("day", self.day)
        yield from something("theme", self.theme)
        if self.published is not None:
            yield from of_our_time("published", self.published)
            if self.published < self.day:
                yield problem(
                    "published",
                    self.published,
                    f"a date from day ({self.day}) on",
                    ProblemCode.WRONG_ORDER,
                )

    def __repr__(self) -> str:
        """Return the authority's number, the day, the kind and the theme."""
        theme = "" if self.theme is None else f", {self.theme!r}"
        return f"Visit({self.authority.urn}, {self.day}, {self.kind.value}{theme})"


@final
@attrs.frozen(kw_only=True, repr=False)
class OfstedOutcomes(Record):
    """All that was read of a table of Ofsted's, and what of the file was passed over.

    `inspections` have no last day, which the table does not state, and are ordered by first day
    and then by Ofsted's number, as `visits` are. `sheets_read` and `sheets_passed_over` name
    every sheet of the file between them, in its order. `source` is the file.
    """

    inspections: tuple[Inspection, ...]
    visits: tuple[Visit, ...]
    sheets_read: tuple[str, ...]
    sheets_passed_over: tuple[str, ...]
    source: Source

    def __repr__(self) -> str:
        """Return how many inspections, visits and sheets there are."""
        sheets = len(self.sheets_read) + len(self.sheets_passed_over)
        return (
            f"OfstedOutcomes({len(self.inspections)} inspections, {len(self.visits)} visits, "
            f"{len(self.sheets_read)} of {sheets} sheets)"
        )
