"""Grades of inspections that we hold no report of, as Ofsted's later reports state them."""

import datetime
import enum
from collections.abc import Iterator
from typing import final

import attrs

from ofsted_inspection._record import collapsed_text, problem
from ofsted_inspection.errors import Problem, ProblemCode
from ofsted_inspection.frameworks import Programme, Service
from ofsted_inspection.grades import SlacGrade
from ofsted_inspection.models._authority import LocalAuthority
from ofsted_inspection.models._root import Root


@final
class WhenMeans(enum.Enum):
    """What the month or year given with a reported grade is the time of."""

    INSPECTED = "inspected"
    """The inspection."""
    PUBLISHED = "published"
    """The publication of its report."""
    UNKNOWN = "unknown"
    """One or the other: the report that states the grade does not say."""


@final
@attrs.frozen(kw_only=True, repr=False)
class ReportedGrade(Root):
    """The grade for overall effectiveness of one service, as a later report states it.

    It is not an inspection: it has a month or a year at best, and that may be the month of
    publication. `when_text` is the time as stated, `earliest` and `latest` the first and the last
    day that it allows, `when_means` what it is the time of. `service` is None where the report
    does not say which, `programme` None where the grade may be of another programme.

    `stated_in_report_published` is the day of publication of the report that states the grade,
    `stated_in_inspection` the id of that report's inspection where `england` holds it.
    `same_as` is the id of the inspection that the grade belongs to, where the package holds that
    inspection itself: count the one or the other, not both. `caution` says what to know before
    use.
    """

    authority: LocalAuthority
    service: Service | None
    when_text: str
    earliest: datetime.date
    latest: datetime.date
    when_means: WhenMeans
    programme: Programme | None
    grade: SlacGrade
    stated_in_report_published: datetime.date
    stated_in_inspection: str | None = None
    same_as: str | None = None
    caution: str | None = None

    def _problems(self) -> Iterator[Problem]:
        yield from collapsed_text("when_text", self.when_text)
        dates = (
            ("latest", self.latest, "earliest", self.earliest),
            ("stated_in_report_published", self.stated_in_report_published, "latest", self.latest),
        )
        for later_name, later, earlier_name, earlier in dates:
            if later < earlier:
                yield problem(
                    later_name,
                    later,
                    f"a date from {earlier_name} ({earlier}) on",
                    ProblemCode.WRONG_ORDER,
                )

    def __repr__(self) -> str:
        """Return authority, service, the time as stated and the grade."""
        service = "service not stated" if self.service is None else self.service.value
        return (
            f"ReportedGrade({self.authority.name!r}, {service}, {self.when_text!r}, "
            f"{self.grade.label!r})"
        )
