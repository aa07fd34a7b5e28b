"""The tables of the outcome: inspections, judgements and the inspection team."""

from collections.abc import Iterator, Sequence

from ofsted_inspection.grades import Ungraded
from ofsted_inspection.models.outcome import (
    Inspection,
    InspectionKind,
    InspectorBody,
    PublishedBasis,
)
from ofsted_inspection.tables._definition import (
    INSPECTION_ID,
    OF_INSPECTION,
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


def _inspections(inspections: Sequence[Inspection]) -> Iterator[Row]:
    for each in inspections:
        yield (
            each.id,
            each.authority.urn,
            None if each.report is None else each.report.authority,
            each.framework.id,
            each.kind.value,
            each.start,
            each.end,
            each.split_visit,
            each.published,
            each.published_basis.value,
            each.lead_inspector,
            each.age_group,
            each.source_url,
            None if each.source is None else each.source.sha256,
            "grades" if each.report is None else "report",
            each.readings is not None,
        )


INSPECTIONS = TableSource(
    table=Table(
        name="inspections",
        title="Inspections",
        description="One row for each inspection.",
        columns=(
            INSPECTION_ID,
            integer("urn", "Ofsted's unique reference number of the authority"),
            text("authority_as_printed", "authority as the report's cover has it", nullable=True),
            text("framework_id", "edition of the programme, which fixes scale, aspects and rules"),
            text(
                "kind",
                "full, or the re-inspection that its report says it is",
                categories=InspectionKind,
            ),
            date("start", "first day of the inspection, which decides the framework"),
            date("end", "last day; of the last visit, where the visit was split"),
            boolean("split_visit", "whether the visit was split into several"),
            date("published", "day of publication of the report"),
            text(
                "published_basis",
                "where that day was read: printed in the report, or the publisher's catalogue",
                categories=PublishedBasis,
            ),
            text("lead_inspector", "lead inspector, as printed", nullable=True),
            text("age_group", "age group inspected, as printed", nullable=True),
            text("source_url", "publisher's address of the report", nullable=True),
            text(
                "source_sha256",
                "SHA-256 of the text read, in hexadecimal",
                nullable=True,
                pattern="[0-9a-f]{64}",
            ),
            text(
                "coverage",
                "whether the report is held, or the grades alone",
                categories=("grades", "report"),
            ),
            boolean("has_readings", "whether our readings of the report are held"),
        ),
        primary_key=("inspection_id",),
        foreign_keys=(
            ForeignKey(columns=("urn",), table="authorities", references=("urn",)),
            ForeignKey(columns=("framework_id",), table="frameworks", references=("framework_id",)),
        ),
    ),
    rows=_inspections,
)


def _stated_in(inspection: Inspection) -> dict[str, int]:
    """Return the paragraph that states the grade of each aspect, where the report has one."""
    stated: dict[str, int] = {}
    if inspection.report is not None:
        for section in inspection.report.walk():
            for paragraph in section.paragraphs:
                if section.aspect_key is not None and any(
                    finding.states_grade for finding in paragraph.findings
                ):
                    stated.setdefault(section.aspect_key, paragraph.number)
    return stated


def _judgements(inspections: Sequence[Inspection]) -> Iterator[Row]:
    for inspection in inspections:
        stated = _stated_in(inspection)
        framework = inspection.framework.id
        scale = SCALE_NAMES[inspection.framework.scale]
        inspection_id = inspection.id
        for position, judgement in enumerate(inspection.judgements, start=1):
            key, given = judgement.aspect.key, judgement.grade
            judged = not isinstance(given, Ungraded)
            yield (
                inspection_id,
                framework,
                key,
                position,
                "judged" if judged else given.value,
                given.value if judged else None,
                None if isinstance(given, Ungraded) else given.number,
                scale,
                stated.get(key),
            )


JUDGEMENTS = TableSource(
    table=Table(
        name="judgements",
        title="Judgements",
        description="One row for each aspect judged, or expressly not judged, in an inspection.",
        columns=(
            INSPECTION_ID,
            text("framework_id", "framework of the inspection"),
            text("aspect_key", "name of the aspect within its framework"),
            integer("position", "place in the record of judgements, from 1"),
            text(
                "status",
                "judged, or printed as not judged",
                categories=("judged", Ungraded.NOT_JUDGED.value),
            ),
            grade("grade", "the grade given; none where not judged", nullable=True),
            integer("grade_number", "its number; 1 is best", nullable=True),
            SCALE,
            integer("paragraph", "paragraph of the report that states the grade", nullable=True),
        ),
        primary_key=("inspection_id", "aspect_key"),
        foreign_keys=(
            OF_INSPECTION,
            ForeignKey(
                columns=("framework_id", "aspect_key"),
                table="aspects",
                references=("framework_id", "aspect_key"),
            ),
            ForeignKey(columns=("scale", "grade"), table="grades", references=("scale", "grade")),
        ),
    ),
    rows=_judgements,
)


def _team(inspections: Sequence[Inspection]) -> Iterator[Row]:
    for inspection in inspections:
        for position, group in enumerate(inspection.team, start=1):
            yield inspection.id, position, group.count, group.body.value, group.printed


TEAM = TableSource(
    table=Table(
        name="team",
        title="Inspection teams",
        description="One row for each group of inspectors, as the report counts them.",
        columns=(
            INSPECTION_ID,
            integer("position", "place in the report's list, from 1"),
            integer("count", "number of inspectors"),
            text("body", "whom they belong to", categories=InspectorBody),
            text("printed", "the words printed"),
        ),
        primary_key=("inspection_id", "position"),
        foreign_keys=(OF_INSPECTION,),
    ),
    rows=_team,
)
