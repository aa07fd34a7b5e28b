"""What the maintainers took from a report: ours, not Ofsted's, each with the words it rests on."""

import datetime
import decimal
import enum
from collections.abc import Iterator
from typing import final

import attrs

from ofsted_inspection._record import (
    Record,
    collapsed_text,
    duplicates,
    plain_decimal,
    problem,
    something,
)
from ofsted_inspection._wording import shown
from ofsted_inspection.errors import Problem, ProblemCode, UnknownName
from ofsted_inspection.frameworks import Service
from ofsted_inspection.grades import ReformedGrade, SlacGrade


@final
class Polarity(enum.Enum):
    """What a finding says of the services, as the codebook decides it."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    MIXED = "mixed"
    CONTEXT = "context"


@final
class Theme(enum.Enum):
    """What a finding is about; the codebook defines each and gives examples."""

    FRONT_DOOR = "front_door"
    EARLY_HELP = "early_help"
    PROTECTION = "protection"
    ASSESSMENT = "assessment"
    PLANNING_REVIEW = "planning_review"
    RECORDING_SYSTEMS = "recording_systems"
    MANAGEMENT_OVERSIGHT = "management_oversight"
    QUALITY_ASSURANCE = "quality_assurance"
    LEADERSHIP_GOVERNANCE = "leadership_governance"
    PARTNERSHIP = "partnership"
    COMMISSIONING_RESOURCES = "commissioning_resources"
    WORKFORCE = "workforce"
    VOICE_COMPLAINTS = "voice_complaints"
    IDENTITY_DIVERSITY = "identity_diversity"
    HEALTH = "health"
    EDUCATION_WORK = "education_work"
    PLACEMENTS_PERMANENCE = "placements_permanence"
    LEAVING_CARE = "leaving_care"

    @property
    def title(self) -> str:
        """The theme in words, for headings and charts."""
        return _THEME_TITLES[self]


_THEME_TITLES = {
    Theme.FRONT_DOOR: "Contact, referral and the front door",
    Theme.EARLY_HELP: "Early help",
    Theme.PROTECTION: "Child protection",
    Theme.ASSESSMENT: "Assessment",
    Theme.PLANNING_REVIEW: "Planning and review",
    Theme.RECORDING_SYSTEMS: "Recording and systems",
    Theme.MANAGEMENT_OVERSIGHT: "Management oversight and supervision",
    Theme.QUALITY_ASSURANCE: "Performance and quality assurance",
    Theme.LEADERSHIP_GOVERNANCE: "Leadership and governance",
    Theme.PARTNERSHIP: "Partnership working",
    Theme.COMMISSIONING_RESOURCES: "Commissioning and resources",
    Theme.WORKFORCE: "Workforce",
    Theme.VOICE_COMPLAINTS: "Children's voice and complaints",
    Theme.IDENTITY_DIVERSITY: "Identity, equality and diversity",
    Theme.HEALTH: "Health",
    Theme.EDUCATION_WORK: "Education, training and work",
    Theme.PLACEMENTS_PERMANENCE: "Placements and permanence",
    Theme.LEAVING_CARE: "Leaving care",
}


@final
class ChildrenGroup(enum.Enum):
    """A group of children that a finding names, where it is one the codebook lists."""

    MISSING = "missing"
    EXPLOITATION = "exploitation"
    DOMESTIC_ABUSE = "domestic_abuse"
    OFFENDING = "offending"


@final
@attrs.frozen(kw_only=True, repr=False)
class Annotation(Record):
    """Our reading of one finding: its polarity and one to three themes, the first foremost.

    `finding` is the finding's id; `groups` are the groups of children it names; `uncertain` marks
    a decision taken in doubt; `reason` is given where two separate readings differed and one was
    chosen.
    """

    finding: str
    polarity: Polarity
    themes: tuple[Theme, ...]
    groups: tuple[ChildrenGroup, ...] = ()
    uncertain: bool = False
    reason: str | None = None

    def _problems(self) -> Iterator[Problem]:
        if not 1 <= len(self.themes) <= 3:  # noqa: PLR2004 - as the docstring says
            yield problem("themes", self.themes, "one to three themes")
        yield from collapsed_text("finding", self.finding)
        yield from duplicates("themes", self.themes, "theme")
        yield from duplicates("groups", self.groups, "group")
        yield from something("reason", self.reason)


@final
class StatisticKind(enum.Enum):
    """What kind of quantity a statistic is; charts show the first three."""

    COUNT = "count"
    PERCENT = "percent"
    ZERO = "zero"
    DURATION = "duration"
    AGE = "age"
    THRESHOLD = "threshold"
    TIMESCALE = "timescale"
    FREQUENCY = "frequency"
    """How often something is done: once in so many of its unit."""


SMALL_NUMBER = 6
"""Counts below it are marked: reports of small authorities print counts of one or two children."""


@final
class AsOfBasis(enum.Enum):
    """How the day a statistic refers to is known."""

    STATED = "stated"
    """The sentence says it."""
    CARRIED = "carried"
    """The sentence before says it."""
    NONE = "none"
    """The report does not say."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Statistic(Record):
    """One quantity stated in the report, with the words that state it.

    `measure` is an identifier, `measure_text` our wording of it; `value` is a count, a percentage
    or a number of `unit`; `value_max` the upper end of a range. `base` is the base in the report's
    words, `base_statistic` the id of the statistic that gives it. `quote` stands in the text, an
    item or a recommendation of the paragraph whose id is `paragraph`, exactly. `note` says what a
    user must know. Decimals have one form: no exponent, and no zeros at their end.
    """

    id: str
    measure: str
    measure_text: str
    kind: StatisticKind
    value: decimal.Decimal = attrs.field(converter=plain_decimal)
    value_max: decimal.Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(plain_decimal)
    )
    unit: str
    base: str | None = None
    base_statistic: str | None = None
    as_of: datetime.date | None = None
    as_of_basis: AsOfBasis = AsOfBasis.NONE
    paragraph: str
    quote: str
    note: str | None = None

    @property
    def is_small(self) -> bool:
        """Whether it counts fewer than six, so that it may tell of persons."""
        counts = self.kind in {StatisticKind.COUNT, StatisticKind.ZERO}
        return counts and self.value < SMALL_NUMBER

    def _problems(self) -> Iterator[Problem]:
        for name in ("id", "measure", "measure_text", "unit", "paragraph"):
            yield from collapsed_text(name, getattr(self, name))
        yield from something("base", self.base)
        yield from something("note", self.note)
        if self.kind is StatisticKind.COUNT and self.value < 0:
            yield problem("value", self.value, "a count from 0 on")
        if self.kind is StatisticKind.ZERO and self.value != 0:
            yield problem("value", self.value, "0, as its kind says", ProblemCode.CONTRADICTION)
        if self.value_max is not None and self.value_max < self.value:
            yield problem(
                "value_max", self.value_max, f"at least {self.value}", ProblemCode.WRONG_ORDER
            )
        if (self.as_of is None) != (self.as_of_basis is AsOfBasis.NONE):
            yield problem(
                "as_of_basis",
                self.as_of_basis,
                "none where as_of is absent, stated or carried where it is given",
                ProblemCode.CONTRADICTION,
            )
        if not self.quote:
            yield problem("quote", self.quote, "words of the report", ProblemCode.MISSING)


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


@final
class PriorKind(enum.Enum):
    """What kind of earlier event or evidence a report mentions."""

    PRIOR_INSPECTION = "prior_inspection"
    UNANNOUNCED_INSPECTION = "unannounced_inspection"
    SERIOUS_CASE_REVIEW = "serious_case_review"
    EVIDENCE = "evidence"


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


@final
@attrs.frozen(kw_only=True, repr=False)
class Readings(Record):
    """Everything the maintainers read out of a report; identifiers are unique within each kind."""

    annotations: tuple[Annotation, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    corrections: tuple[Correction, ...] = ()
    prior_inspections: tuple[PriorInspection, ...] = ()

    def _problems(self) -> Iterator[Problem]:
        yield from duplicates("annotations", (each.finding for each in self.annotations), "finding")
        yield from duplicates("statistics", (each.id for each in self.statistics), "statistic id")
        yield from duplicates(
            "corrections", (each.id for each in self.corrections), "correction id"
        )
        yield from duplicates(
            "prior_inspections", (each.id for each in self.prior_inspections), "id"
        )
        for field, each_id, referred, known in self._references():
            if referred not in known:
                yield problem(
                    field,
                    referred,
                    f"an id given in the same list, for {shown(each_id)}",
                    ProblemCode.UNKNOWN_NAME,
                )
        reach = (0, -1)
        for place in sorted((each.line, each.start, each.end) for each in self.corrections):
            line, start, end = place
            if (line, start) < reach:
                yield problem(
                    "corrections",
                    f"line {line}, {start}",
                    "corrections that do not overlap",
                    ProblemCode.CONTRADICTION,
                )
            reach = (line, end)

    def _references(self) -> Iterator[tuple[str, str, str, frozenset[str]]]:
        """Yield path, id, referred id and known ids of each reference between readings."""
        statistics = frozenset(each.id for each in self.statistics)
        for index, statistic in enumerate(self.statistics):
            if statistic.base_statistic is not None:
                path = f"statistics[{index}].base_statistic"
                yield path, statistic.id, statistic.base_statistic, statistics
        mentions = frozenset(each.id for each in self.prior_inspections)
        for index, mention in enumerate(self.prior_inspections):
            if mention.same_as is not None:
                yield f"prior_inspections[{index}].same_as", mention.id, mention.same_as, mentions

    def annotation(self, finding: str) -> Annotation:
        """Return the annotation of the finding with this id; raises UnknownName if it has none."""
        for annotation in self.annotations:
            if annotation.finding == finding:
                return annotation
        raise UnknownName("annotation", finding, (each.finding for each in self.annotations))

    def __repr__(self) -> str:
        """Return how much has been read out."""
        return (
            f"Readings({len(self.annotations)} annotations, {len(self.statistics)} statistics, "
            f"{len(self.corrections)} corrections, "
            f"{len(self.prior_inspections)} prior inspections)"
        )
