"""The data dictionary: every table that is shipped as a file, every column, in our words.

Descriptors, datasheets and tests are made from it. Choices come from the models, so that a table
cannot take what a model refuses.
"""

import enum
from collections.abc import Iterable
from typing import Literal, TypeAlias

import attrs

from ofsted_inspection import frameworks
from ofsted_inspection.frameworks import Service
from ofsted_inspection.grades import ReformedGrade, SlacGrade, Ungraded
from ofsted_inspection.models import (
    AuthorityType,
    ChildrenGroup,
    InspectionKind,
    Polarity,
    PublishedBasis,
    Region,
    Theme,
    WhenMeans,
)

ColumnType: TypeAlias = Literal["string", "integer", "number", "boolean", "date"]


@attrs.frozen(kw_only=True)
class Column:
    """A column: its name, type and meaning.

    `choices` are the values it may take, value and label; `ordered` says that they go from worst
    to best. `absent` are texts that stand in place of a value, each with its label. Where
    `required` is False a cell may be empty.
    """

    name: str
    type: ColumnType = "string"
    meaning: str
    required: bool = True
    choices: tuple[tuple[str, str], ...] = ()
    ordered: bool = False
    absent: tuple[tuple[str, str], ...] = ()
    pattern: str | None = None


@attrs.frozen(kw_only=True)
class ForeignKey:
    """Columns that name a row of another table of the same dataset by its key."""

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Table:
    """A table: its file within the dataset's folder, its columns and keys."""

    name: str
    file: str
    title: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()


def _labelled(members: Iterable[enum.Enum]) -> tuple[tuple[str, str], ...]:
    # Names of regions and types are values already; others are identifiers.
    return tuple(
        (value, value if value != value.lower() else value.capitalize().replace("_", " "))
        for value in (str(each.value) for each in members)
    )


_FRAMEWORKS = (frameworks.SIF_2013, frameworks.ILACS_2018, frameworks.ILACS_2023)
"""The frameworks of the inspections held; their newest titles stand for aspects that recur."""

_URN = Column(
    name="ofsted_urn",
    type="integer",
    meaning="Ofsted's unique reference number of the authority; it stays when codes change",
)
_START = Column(name="inspection_start", type="date", meaning="first day of the inspection")
_INSPECTION_ID = r"\d+-\d{4}-\d{2}-\d{2}"

_AUTHORITIES = Table(
    name="authorities",
    file="authorities.csv",
    title="The 153 local authorities of March 2025",
    meaning="Names, numbers, codes, regions and types as of March 2025, one row per authority.",
    columns=(
        _URN,
        Column(name="authority", meaning="name of the authority"),
        Column(
            name="la_number",
            type="integer",
            meaning="three-digit number of the authority in education statistics",
        ),
        Column(
            name="ons_code",
            meaning="code of the Office for National Statistics; it may change",
            pattern=r"E\d{8}",
        ),
        Column(name="region", meaning="region of England", choices=_labelled(Region)),
        Column(name="type", meaning="type of authority", choices=_labelled(AuthorityType)),
    ),
    key=("ofsted_urn",),
)

_OF_AUTHORITY = ForeignKey(columns=("ofsted_urn",), table="authorities", references=("ofsted_urn",))

_INSPECTIONS = Table(
    name="inspections",
    file="inspections.csv",
    title="Full inspections",
    meaning="One row per inspection, by first day and then by authority.",
    columns=(
        _URN,
        Column(
            name="framework",
            meaning="edition of the inspection programme, which fixes scale, aspects and rules",
            choices=tuple((each.id, each.title) for each in _FRAMEWORKS),
        ),
        Column(
            name="kind",
            meaning="full, or the re-inspection that the report says it is",
            choices=_labelled(InspectionKind),
        ),
        _START,
        Column(
            name="inspection_end",
            type="date",
            meaning="last day of the inspection; of the last visit, where the visit was split",
        ),
        Column(
            name="split_visit", type="boolean", meaning="whether the visit was split into several"
        ),
        Column(name="published", type="date", meaning="day of publication of the report"),
        Column(
            name="published_basis",
            meaning="where that day was read: printed in the report, or the publisher's catalogue",
            choices=_labelled(PublishedBasis),
        ),
        Column(name="source_url", meaning="publisher's address of the report"),
    ),
    key=("ofsted_urn", "inspection_start"),
    foreign_keys=(_OF_AUTHORITY,),
)

_JUDGEMENTS = Table(
    name="judgements",
    file="judgements.csv",
    title="Judgements",
    meaning="One row per aspect judged in an inspection.",
    columns=(
        _URN,
        _START,
        Column(
            name="aspect",
            meaning="what is judged; which aspects there are depends on the framework",
            choices=tuple(
                {
                    aspect.key: aspect.title
                    for framework in _FRAMEWORKS
                    for aspect in framework.aspects
                }.items()
            ),
        ),
        Column(
            name="grade",
            meaning="the grade, on the scale used since 2013",
            required=False,
            choices=tuple((each.value, each.label) for each in reversed(ReformedGrade)),
            ordered=True,
            absent=tuple((each.value, each.label) for each in Ungraded),
        ),
    ),
    key=("ofsted_urn", "inspection_start", "aspect"),
    foreign_keys=(
        ForeignKey(
            columns=("ofsted_urn", "inspection_start"),
            table="inspections",
            references=("ofsted_urn", "inspection_start"),
        ),
    ),
)

_REPORTED_GRADES = Table(
    name="reported_grades",
    file="reported_grades.csv",
    title="Reported grades",
    meaning="One row per authority, service and time, as a later report states them.",
    columns=(
        _URN,
        Column(name="authority", meaning="name of the authority as of March 2025"),
        Column(
            name="service",
            meaning="the service that the grade is of",
            choices=(
                *((each.value, each.title) for each in Service),
                ("not_stated", "The report does not say"),
            ),
        ),
        Column(name="when_text", meaning="month or year, as the later report states it"),
        Column(name="from", type="date", meaning="first day that when_text allows"),
        Column(name="to", type="date", meaning="last day that when_text allows"),
        Column(
            name="when_means",
            meaning="what that is the time of: the inspection, the publication, or not known",
            choices=_labelled(WhenMeans),
        ),
        Column(
            name="programme",
            meaning="programme of the inspection; unknown where it may be another",
            choices=(
                ("slac", "Safeguarding and looked after children services"),
                ("unknown", "May be another programme"),
            ),
        ),
        Column(
            name="grade",
            meaning="grade for overall effectiveness, on the scale used until 2013",
            choices=tuple((each.value, each.label) for each in reversed(SlacGrade)),
            ordered=True,
        ),
        Column(
            name="stated_in_report_published",
            type="date",
            meaning="day of publication of the later report",
        ),
        Column(
            name="stated_in_inspection",
            meaning="inspection that the later report is of, in england-2014-2025",
            required=False,
            pattern=_INSPECTION_ID,
        ),
        Column(
            name="same_as",
            meaning="inspection that the grade belongs to, where the package holds it: count one",
            required=False,
            pattern=_INSPECTION_ID,
        ),
        Column(name="caution", meaning="what to know before using the row", required=False),
    ),
    key=("ofsted_urn", "service", "when_text"),
)

_THEMES = _labelled(Theme)

ANNOTATION_PASSES = Table(
    name="annotation_passes",
    file="tables/annotation_passes.csv",
    title="Both codings of every finding",
    meaning="One row for each finding and each of the two separate passes, as it was made.",
    columns=(
        Column(
            name="inspection_id",
            meaning="Ofsted's number of the authority and the first day of the inspection",
            pattern=_INSPECTION_ID,
        ),
        Column(name="finding_id", meaning="the finding", pattern=r"p\d+s\d+"),
        Column(name="pass", type="integer", meaning="which of the two passes, 1 or 2"),
        Column(
            name="polarity",
            meaning="what the finding says of the services",
            choices=_labelled(Polarity),
        ),
        Column(name="theme_1", meaning="what it is foremost about", choices=_THEMES),
        Column(name="theme_2", meaning="a second theme", choices=_THEMES, required=False),
        Column(name="theme_3", meaning="a third theme", choices=_THEMES, required=False),
        Column(
            name="group",
            meaning="group of children that it names",
            choices=_labelled(ChildrenGroup),
            required=False,
        ),
        Column(name="uncertain", type="boolean", meaning="whether it was decided in doubt"),
        Column(name="coder", meaning="who coded: a machine-assisted pass of the maintainers"),
        Column(name="codebook_version", type="integer", meaning="version of CODEBOOK.md used"),
    ),
    key=("inspection_id", "finding_id", "pass"),
    foreign_keys=(
        ForeignKey(
            columns=("inspection_id", "finding_id"),
            table="findings",
            references=("inspection_id", "finding_id"),
        ),
    ),
)
"""What the annotations were decided from; no model has it, so no table of the package does."""

TABLES: dict[str, tuple[Table, ...]] = {
    "england-2014-2025": (_AUTHORITIES, _INSPECTIONS, _JUDGEMENTS),
    "slac-reported-grades": (_REPORTED_GRADES,),
}
"""The tables of each dataset, those that others refer to first."""
