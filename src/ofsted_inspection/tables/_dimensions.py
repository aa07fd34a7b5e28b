"""The tables that describe what others name: authorities, frameworks, aspects, grades."""

from collections.abc import Iterator, Sequence

from ofsted_inspection.comparison import (
    MAINTAINERS_CROSSWALK,
    SUCCESSIONS,
    DirectionAllowed,
    Relation,
)
from ofsted_inspection.frameworks import Programme, Role, Service
from ofsted_inspection.models.outcome import AuthorityType, Inspection, Region
from ofsted_inspection.models.readings import Theme
from ofsted_inspection.tables._definition import (
    SCALE,
    SCALE_NAMES,
    ForeignKey,
    Row,
    Table,
    TableSource,
    boolean,
    date,
    grade,
    integer,
    text,
)


def _authorities(inspections: Sequence[Inspection]) -> Iterator[Row]:
    for authority in dict.fromkeys(inspection.authority for inspection in inspections):
        yield (
            authority.urn,
            authority.name,
            authority.ons_name,
            authority.la_number,
            authority.ons_code,
            authority.region.value,
            authority.type.value,
            authority.closed,
        )


AUTHORITIES = TableSource(
    table=Table(
        name="authorities",
        title="Local authorities",
        description="One row for each authority inspected.",
        columns=(
            integer("urn", "Ofsted's unique reference number; it stays when codes change"),
            text("name", "name of the authority, as Ofsted writes it"),
            text("ons_name", "as the Office for National Statistics writes it", nullable=True),
            integer("la_number", "three-digit number in education statistics"),
            text("ons_code", "code of the Office for National Statistics; it may change"),
            text("region", "region of England", categories=Region),
            text("type", "type of authority", categories=AuthorityType),
            date("closed", "last day an abolished authority existed", nullable=True),
        ),
        primary_key=("urn",),
    ),
    rows=_authorities,
)


def _frameworks(inspections: Sequence[Inspection]) -> Iterator[Row]:
    for framework in {each.framework.id: each.framework for each in inspections}.values():
        yield (
            framework.id,
            framework.programme.value,
            framework.title,
            framework.reference,
            SCALE_NAMES[framework.scale],
            framework.first_inspection,
            framework.last_inspection,
        )


FRAMEWORKS = TableSource(
    table=Table(
        name="frameworks",
        title="Frameworks",
        description="One row for each edition of a programme that an inspection was under.",
        columns=(
            text("framework_id", "edition of the programme, e.g. slac-2010"),
            text("programme", "series of inspections", categories=Programme),
            text("title", "title of the edition"),
            text("reference", "Ofsted's number of the publication", nullable=True),
            SCALE,
            date("first_inspection", "first day of its first inspection", nullable=True),
            date("last_inspection", "first day of its last inspection", nullable=True),
        ),
        primary_key=("framework_id",),
    ),
    rows=_frameworks,
)


def _aspects(inspections: Sequence[Inspection]) -> Iterator[Row]:
    for framework in {each.framework.id: each.framework for each in inspections}.values():
        for position, aspect in enumerate(framework.aspects, start=1):
            yield (
                framework.id,
                aspect.key,
                position,
                aspect.title,
                None if aspect.service is None else aspect.service.value,
                aspect.group,
                aspect.role.value,
            )


ASPECTS = TableSource(
    table=Table(
        name="aspects",
        title="Aspects",
        description="One row for each aspect of each framework in use.",
        columns=(
            text("framework_id", "framework that judges the aspect"),
            text("aspect_key", "name of the aspect within its framework"),
            integer("position", "place among the framework's aspects, from 1"),
            text("title", "title of the aspect"),
            text("service", "service judged apart", nullable=True, categories=Service),
            text("group", "heading between service and aspect", nullable=True),
            text("role", "part the aspect plays among the judgements", categories=Role),
        ),
        primary_key=("framework_id", "aspect_key"),
        foreign_keys=(
            ForeignKey(columns=("framework_id",), table="frameworks", references=("framework_id",)),
        ),
    ),
    rows=_aspects,
)


def _grades(_: Sequence[Inspection]) -> Iterator[Row]:
    for scale, name in SCALE_NAMES.items():
        for each in scale:
            yield name, each.value, each.number, each.label, each.definition


GRADES = TableSource(
    table=Table(
        name="grades",
        title="Grades",
        description="Both scales, best grade first; a number shared is not a meaning shared.",
        columns=(
            SCALE,
            grade("grade", "name of the grade"),
            integer("number", "number printed with the grade; 1 is best"),
            text("label", "the grade in words"),
            text("definition", "what the grade means"),
        ),
        primary_key=("scale", "grade"),
    ),
    rows=_grades,
)


def _themes(_: Sequence[Inspection]) -> Iterator[Row]:
    for theme in Theme:
        yield theme.value, theme.name.replace("_", " ").capitalize()


THEMES = TableSource(
    table=Table(
        name="themes",
        title="Themes",
        description="What a finding may be about, as the codebook of the annotations has it.",
        columns=(
            text("theme_id", "name of the theme", categories=Theme),
            text("title", "the theme in words"),
        ),
        primary_key=("theme_id",),
    ),
    rows=_themes,
)


def _crosswalk(_: Sequence[Inspection]) -> Iterator[Row]:
    for position, row in enumerate(MAINTAINERS_CROSSWALK.rows, start=1):
        yield (
            position,
            row.from_framework,
            row.from_aspect,
            row.to_framework,
            row.to_aspect,
            row.relation.value,
            row.direction_allowed.value,
            row.caution,
            row.basis,
        )


CROSSWALK = TableSource(
    table=Table(
        name="crosswalk",
        title="Crosswalk of aspects",
        description=(
            "Which aspects of two frameworks correspond, and whether a difference has a "
            "direction. The maintainers' judgement, not Ofsted's."
        ),
        columns=(
            integer("position", "place in the table, from 1"),
            text("from_framework_id", "the earlier framework"),
            text("from_aspect_key", "its aspect; none where the later one is new", nullable=True),
            text("to_framework_id", "the later framework"),
            text("to_aspect_key", "its aspect; none where it was dropped", nullable=True),
            text("relation", "how the two correspond", categories=Relation),
            text(
                "direction_allowed",
                "whether a difference may be called better or worse",
                categories=DirectionAllowed,
            ),
            text("caution", "what must be said with it", nullable=True),
            text("basis", "whose judgement the row is"),
        ),
        primary_key=("position",),
    ),
    rows=_crosswalk,
)


def _scale_crosswalk(_: Sequence[Inspection]) -> Iterator[Row]:
    for row in MAINTAINERS_CROSSWALK.scales:
        yield row.from_grade.value, row.to_grade.value, row.same_word, row.caution, row.basis


SCALE_CROSSWALK = TableSource(
    table=Table(
        name="scale_crosswalk",
        title="Crosswalk of scales",
        description="What may be said of a grade of the one scale beside a grade of the other.",
        columns=(
            text("slac_grade", "grade of the four-point scale"),
            text("reformed_grade", "grade of the scale since 2013"),
            boolean("same_word", "the word is shared, which is not the same definition"),
            text("caution", "what must be said with it"),
            text("basis", "whose judgement the row is"),
        ),
        primary_key=("slac_grade", "reformed_grade"),
    ),
    rows=_scale_crosswalk,
)


def _successions(_: Sequence[Inspection]) -> Iterator[Row]:
    for succession in SUCCESSIONS:
        for predecessor in succession.predecessors:
            yield succession.urn, predecessor, succession.name


SUCCESSIONS_TABLE = TableSource(
    table=Table(
        name="successions",
        title="Successions of authorities",
        description="Authorities that succeeded others; histories begin with them.",
        columns=(
            integer("urn", "Ofsted's number of the successor"),
            text("predecessor", "name of an authority it succeeded"),
            text("name", "name of the successor"),
        ),
        primary_key=("urn", "predecessor"),
    ),
    rows=_successions,
)
