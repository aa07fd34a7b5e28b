"""The outcome of an inspection: who was inspected, when, under what framework, with what grades."""

import datetime
import enum
from collections.abc import Iterator
from typing import final

import attrs

from ofsted_inspection._brief import Brief
from ofsted_inspection._record import Record, collapsed_text, duplicates, problem
from ofsted_inspection.errors import Problem, ProblemCode, UnknownName
from ofsted_inspection.frameworks import Aspect, Framework
from ofsted_inspection.grades import ReformedGrade, SlacGrade, Ungraded
from ofsted_inspection.models._agreement import readings_agree, report_agrees
from ofsted_inspection.models.readings import Readings
from ofsted_inspection.models.report import Report
from ofsted_inspection.models.source import Source

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""The years a date may have; others are taken for slips (a bound of ours)."""


@final
class Region(enum.Enum):
    """The regions of England, as the statistics authority names them."""

    EAST_MIDLANDS = "East Midlands"
    EAST_OF_ENGLAND = "East of England"
    LONDON = "London"
    NORTH_EAST = "North East"
    NORTH_WEST = "North West"
    SOUTH_EAST = "South East"
    SOUTH_WEST = "South West"
    WEST_MIDLANDS = "West Midlands"
    YORKSHIRE_AND_THE_HUMBER = "Yorkshire and The Humber"


@final
class AuthorityType(enum.Enum):
    """The kinds of local authority that run children's services."""

    COUNTY = "County"
    LONDON_BOROUGH = "London Borough"
    METROPOLITAN_DISTRICT = "Metropolitan District"
    SUI_GENERIS = "Sui generis"
    """Of its own kind: the City of London and the Isles of Scilly, and no other."""
    UNITARY_AUTHORITY = "Unitary Authority"


@final
@attrs.frozen(kw_only=True, eq=False, repr=False)
class LocalAuthority(Record):
    """A local authority, keyed by Ofsted's unique reference number.

    `urn` is that number; `name` is as Ofsted writes it, `ons_name` as the statistics office does
    ("Bristol, City of"), None where that was not given; `la_number` is the education department's
    three-digit number; `ons_code` the statistics office's code, which may change while the
    authority stays the same; `closed` the last day an abolished authority existed.
    """

    urn: int
    name: str
    ons_name: str | None = None
    la_number: int
    ons_code: str
    region: Region
    type: AuthorityType
    closed: datetime.date | None = None

    def _problems(self) -> Iterator[Problem]:
        if self.urn < 1:
            yield problem("urn", self.urn, "a positive number")
        if not 100 <= self.la_number <= 999:  # noqa: PLR2004 - three digits, as the docstring says
            yield problem("la_number", self.la_number, "a number of three digits")
        yield from collapsed_text("name", self.name)
        if self.ons_name is not None:
            yield from collapsed_text("ons_name", self.ons_name)
        if self.closed is not None and not FIRST_YEAR <= self.closed.year <= LAST_YEAR:
            yield problem("closed", self.closed, f"a year from {FIRST_YEAR} to {LAST_YEAR}")
        yield from collapsed_text("ons_code", self.ons_code)

    def __repr__(self) -> str:
        """Return name and number."""
        return f"LocalAuthority({self.name!r}, urn {self.urn})"


@final
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Judgement(Brief, Record):
    """One aspect given one grade, or expressly not judged."""

    aspect: Aspect
    grade: SlacGrade | ReformedGrade | Ungraded

    def __repr__(self) -> str:
        """Return the aspect's key and the grade's label."""
        return f"Judgement({self.aspect.key!r}, {self.grade.label!r})"


@final
class InspectorBody(enum.Enum):
    """Whom a group of inspectors belongs to."""

    HMI = "hmi"
    """Her Majesty's Inspectors, of Ofsted."""
    CQC = "cqc"
    """Inspectors of the Care Quality Commission."""
    ADDITIONAL = "additional"
    """Additional inspectors."""
    OTHER = "other"
    """Anyone else; the printed words say whom."""


@final
@attrs.frozen(kw_only=True, eq=False, repr=False)
class InspectorGroup(Record):
    """Some members of the inspection team: how many, of which body, in the words printed."""

    count: int
    body: InspectorBody
    printed: str

    def _problems(self) -> Iterator[Problem]:
        if self.count < 1:
            yield problem("count", self.count, "a number from 1 on")
        yield from collapsed_text("printed", self.printed)


@final
class InspectionKind(enum.Enum):
    """Whether an inspection is full, or the re-inspection that its report says it is."""

    FULL = "full"
    REINSPECTION = "reinspection"


@final
class PublishedBasis(enum.Enum):
    """Where the day of publication was read."""

    PRINTED = "printed"
    """In the report."""
    CATALOGUE = "catalogue"
    """In the publisher's catalogue."""


@final
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Inspection(Record):
    """An inspection of a local authority's children's services.

    Its outcome is facts: authority, framework, dates, judgements. `report` is what Ofsted
    printed, `readings` what we took from it, `source` where it was read; each is None where the
    package does not hold it. `start` and `end` are the first and last day (of the last visit,
    where `split_visit`), `published` the day of publication and `published_basis` where that was
    read.

    Raises InvalidDocument, listing every fault, unless: start <= end <= published; each aspect
    belongs to the framework and is judged at most once, with a grade of the framework's scale or
    not judged; report and readings agree with one another and with the framework. Whether every
    aspect *is* judged is a rule, not an invariant: see `ofsted_inspection.check`.
    """

    framework: Framework
    authority: LocalAuthority
    kind: InspectionKind = InspectionKind.FULL
    start: datetime.date
    end: datetime.date
    split_visit: bool = False
    published: datetime.date
    published_basis: PublishedBasis
    source_url: str | None = None
    lead_inspector: str | None = None
    age_group: str | None = None
    team: tuple[InspectorGroup, ...] = ()
    judgements: tuple[Judgement, ...]
    report: Report | None = None
    readings: Readings | None = None
    source: Source | None = None

    def _problems(self) -> Iterator[Problem]:
        in_order = self.start <= self.end <= self.published
        if not in_order or self.start.year < FIRST_YEAR or self.published.year > LAST_YEAR:
            yield from self._date_problems()
        if self.source_url is not None and not self.source_url.startswith(("https://", "http://")):
            yield problem("source_url", self.source_url, "an address that begins with https://")
        yield from duplicates("judgements", [each.aspect.key for each in self.judgements], "aspect")
        yield from self._judgement_problems()
        if self.report is not None:
            yield from report_agrees(self.report, self.framework)
        if self.readings is not None and self.report is not None:
            yield from readings_agree(self.readings, self.report)

    def _judgement_problems(self) -> Iterator[Problem]:
        aspects = {aspect.key: aspect for aspect in self.framework.aspects}
        grades = self.framework.scale, Ungraded
        for index, judgement in enumerate(self.judgements):
            aspect = aspects.get(judgement.aspect.key)
            # Nearly always it is the very one of the catalogue; to compare two takes far longer.
            if aspect is not judgement.aspect and aspect != judgement.aspect:
                yield problem(
                    f"judgements[{index}].aspect",
                    judgement.aspect.key,
                    f"an aspect of {self.framework.id}",
                    ProblemCode.UNKNOWN_NAME,
                )
            if not isinstance(judgement.grade, grades):
                yield problem(
                    f"judgements[{index}].grade",
                    f"{type(judgement.grade).__name__}.{judgement.grade.name}",
                    f"a {self.framework.scale.__name__}, or not judged",
                )

    def _date_problems(self) -> Iterator[Problem]:
        dates = {"start": self.start, "end": self.end, "published": self.published}
        for name, date in dates.items():
            if not FIRST_YEAR <= date.year <= LAST_YEAR:
                yield problem(name, date, f"a year from {FIRST_YEAR} to {LAST_YEAR}")
        for earlier, later in (("start", "end"), ("end", "published")):
            if dates[later] < dates[earlier]:
                yield problem(
                    later,
                    dates[later],
                    f"a date from {earlier} ({dates[earlier]}) on",
                    ProblemCode.WRONG_ORDER,
                )

    @property
    def id(self) -> str:
        """The inspection's identifier: the authority's number and the first day.

        Warrington 2011 is `80575-2011-01-10`. Derived, so that it cannot contradict the fields.
        """
        return f"{self.authority.urn}-{self.start.isoformat()}"

    def judgement(self, aspect_key: str) -> Judgement:
        """Return the judgement of the aspect named; raises UnknownName listing near misses."""
        for judgement in self.judgements:
            if judgement.aspect.key == aspect_key:
                return judgement
        raise UnknownName(
            f"judgement in {self.id}",
            aspect_key,
            (judgement.aspect.key for judgement in self.judgements),
        )

    def corrected_text(self, number: int, *, uncertain: bool = False) -> str:
        """Return the text of paragraph `number` with our corrections applied.

        Only those we are certain of, unless `uncertain` asks for the contestable ones too;
        `report.paragraph(number).text` is what Ofsted printed and never has them. Raises
        UnknownName if the report has no such paragraph, or is not held.
        """
        if self.report is None:
            raise UnknownName("paragraph", str(number), ())
        text = self.report.paragraph(number).text
        if self.readings is None or self.source is None:
            return text
        corrections = [each for each in self.readings.corrections if each.certain or uncertain]
        return self.source.corrected(text, f"p{number}", corrections)

    def __repr__(self) -> str:
        """Return identifier, framework, authority and what is held."""
        layers = (("report", self.report), ("readings", self.readings))
        held = "".join(f", {name}" for name, layer in layers if layer is not None)
        return (
            f"Inspection({self.id!r}, {self.framework.id}, {self.authority.name}, "
            f"{len(self.judgements)} judgements{held})"
        )
