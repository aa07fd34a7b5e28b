"""The tables of what the maintainers read out of a report."""

from collections.abc import Iterator, Sequence

import attrs

from ofsted_inspection.frameworks import Service
from ofsted_inspection.models.outcome import Inspection
from ofsted_inspection.models.readings import (
    AsOfBasis,
    ChildrenGroup,
    CorrectionKind,
    Polarity,
    PriorKind,
    Readings,
    StatisticKind,
    Theme,
)
from ofsted_inspection.models.source import SpanRole
from ofsted_inspection.tables._definition import (
    INSPECTION_ID,
    OF_INSPECTION,
    SCALE_NAMES,
    ForeignKey,
    Row,
    Table,
    TableSource,
    boolean,
    date,
    grade,
    integer,
    number,
    of_inspection,
    text,
)


def _read(inspections: Sequence[Inspection]) -> Iterator[tuple[Inspection, Readings]]:
    for inspection in inspections:
        if inspection.readings is not None:
            yield inspection, inspection.readings


def _annotations(inspections: Sequence[Inspection]) -> Iterator[Row]:
    for inspection, readings in _read(inspections):
        for position, each in enumerate(readings.annotations, start=1):
            yield (
                inspection.id,
                each.finding,
                position,
                each.polarity.value,
                None if each.group is None else each.group.value,
                each.uncertain,
                each.reason,
            )


ANNOTATIONS = TableSource(
    table=Table(
        name="annotations",
        title="Annotations",
        # Readings may be held without the report, so its findings are no foreign key here.
        description="One row for each finding annotated: our reading, not Ofsted's.",
        columns=(
            INSPECTION_ID,
            text("finding_id", "the finding"),
            integer("position", "place among the annotations, from 1"),
            text("polarity", "what the finding says of the services", categories=Polarity),
            text("group", "group of children it names", nullable=True, categories=ChildrenGroup),
            boolean("uncertain", "whether it was decided in doubt"),
            text("adjudication_reason", "why one of two readings was chosen", nullable=True),
        ),
        primary_key=("inspection_id", "finding_id"),
        foreign_keys=(OF_INSPECTION,),
    ),
    rows=_annotations,
)


def _finding_themes(inspections: Sequence[Inspection]) -> Iterator[Row]:
    for inspection, readings in _read(inspections):
        for each in readings.annotations:
            for rank, theme in enumerate(each.themes, start=1):
                yield inspection.id, each.finding, theme.value, rank


FINDING_THEMES = TableSource(
    table=Table(
        name="finding_themes",
        title="Themes of findings",
        description="One row for each theme of each finding annotated.",
        columns=(
            INSPECTION_ID,
            text("finding_id", "the finding"),
            text("theme_id", "what it is about", categories=Theme),
            integer("rank", "1 for what its main clause evaluates"),
        ),
        primary_key=("inspection_id", "finding_id", "theme_id"),
        foreign_keys=(
            of_inspection("finding_id", "annotations"),
            ForeignKey(columns=("theme_id",), table="themes", references=("theme_id",)),
        ),
    ),
    rows=_finding_themes,
)


def _statistics(inspections: Sequence[Inspection]) -> Iterator[Row]:
    for inspection, readings in _read(inspections):
        texts = (
            {}
            if inspection.report is None
            else {each.number: each.text for each in inspection.report.paragraphs}
        )
        for position, each in enumerate(readings.statistics, start=1):
            start = texts.get(each.paragraph, "").find(each.quote)
            yield (
                inspection.id,
                each.id,
                position,
                each.measure,
                each.measure_text,
                each.kind.value,
                each.value,
                each.value_max,
                each.unit,
                each.base,
                each.base_statistic,
                each.as_of,
                each.as_of_basis.value,
                each.paragraph,
                None if start < 0 else start,
                None if start < 0 else start + len(each.quote),
                each.quote,
            )


STATISTICS = TableSource(
    table=Table(
        name="statistics",
        title="Statistics",
        description="One row for each quantity that a report states, with the words that state it.",
        columns=(
            INSPECTION_ID,
            text("statistic_id", "name of the statistic"),
            integer("position", "place among the statistics, from 1"),
            text("measure_id", "what is measured"),
            text("measure_text", "what is measured, in our words"),
            text("kind", "kind of quantity", categories=StatisticKind),
            number("value", "the quantity"),
            number("value_max", "upper end, where a range is stated", nullable=True),
            text("unit", "what is counted"),
            text("base_text", "the base, in the report's words", nullable=True),
            text("base_statistic_id", "statistic that gives the base", nullable=True),
            date("as_of", "day the quantity refers to", nullable=True),
            text("as_of_basis", "how that day is known", categories=AsOfBasis),
            integer("paragraph", "paragraph that states it"),
            integer("start", "where the quote starts in the paragraph's text", nullable=True),
            integer("end", "where it ends; none where it stands in a bullet", nullable=True),
            text("quote", "the words that state it"),
        ),
        primary_key=("inspection_id", "statistic_id"),
        foreign_keys=(
            OF_INSPECTION,
            of_inspection("base_statistic_id", "statistics", "statistic_id"),
        ),
    ),
    rows=_statistics,
)


def _corrections(inspections: Sequence[Inspection]) -> Iterator[Row]:
    for inspection, readings in _read(inspections):
        spans = () if inspection.source is None else inspection.source.spans
        for position, each in enumerate(readings.corrections, start=1):
            targets = (
                span.target
                for span in spans
                if span.role in {SpanRole.PARAGRAPH, SpanRole.ITEM, SpanRole.PARAGRAPH_NUMBER}
                and span.line == each.line
                and span.start <= each.start <= each.end <= span.end
            )
            target = next((target for target in targets if target is not None), "")
            # p12 and p12i3 both lie in paragraph 12.
            paragraph = target.removeprefix("p").partition("i")[0]
            yield (
                inspection.id,
                each.id,
                position,
                each.line,
                each.start,
                each.end,
                each.printed,
                each.corrected,
                each.kind.value,
                each.certain,
                each.reason,
                int(paragraph) if paragraph.isdecimal() else None,
            )


CORRECTIONS = TableSource(
    table=Table(
        name="corrections",
        title="Corrections",
        description="One row for each misprint and what was meant: ours, not Ofsted's.",
        columns=(
            INSPECTION_ID,
            text("correction_id", "name of the correction"),
            integer("position", "place among the corrections, from 1"),
            integer("line", "line of the source text, from 1"),
            integer("start", "first character in the line, from 0"),
            integer("end", "character after the last"),
            attrs.evolve(
                text("printed", "what stands there; empty where something is missing"), blank=True
            ),
            attrs.evolve(text("corrected", "what was meant; empty where nothing was"), blank=True),
            text("kind", "whose fault it mends", categories=CorrectionKind),
            boolean("certain", "False where a reader may well differ"),
            text("reason", "why"),
            integer("paragraph", "paragraph it lies in", nullable=True),
        ),
        primary_key=("inspection_id", "correction_id"),
        foreign_keys=(OF_INSPECTION,),
    ),
    rows=_corrections,
)


def _prior_inspections(inspections: Sequence[Inspection]) -> Iterator[Row]:
    for inspection, readings in _read(inspections):
        for position, each in enumerate(readings.prior_inspections, start=1):
            yield (
                inspection.id,
                each.id,
                position,
                each.kind.value,
                each.when_text,
                each.earliest,
                each.latest,
                None if each.service is None else each.service.value,
                each.aspect_key,
                None if each.grade is None else each.grade.value,
                None if each.grade is None else SCALE_NAMES[type(each.grade)],
                each.paragraph,
                each.quote,
                each.same_as,
            )


PRIOR_INSPECTIONS = TableSource(
    table=Table(
        name="prior_inspections",
        title="Earlier inspections and evidence",
        description="One row for each earlier event, or evidence used, that a report mentions.",
        columns=(
            INSPECTION_ID,
            text("prior_id", "name of the mention"),
            integer("position", "place among the mentions, from 1"),
            text("kind", "kind of event or evidence", categories=PriorKind),
            text("when_text", "when, in the report's words", nullable=True),
            date("earliest", "first day those words allow", nullable=True),
            date("latest", "last day those words allow", nullable=True),
            text("service", "service it was of", nullable=True, categories=Service),
            text("aspect_key", "aspect the grade was for", nullable=True),
            grade("grade", "outcome, where stated", nullable=True),
            text(
                "scale",
                "scale of that grade",
                nullable=True,
                categories=tuple(SCALE_NAMES.values()),
            ),
            integer("paragraph", "paragraph that mentions it"),
            text("quote", "the words that mention it"),
            text("same_as", "first mention of the same event", nullable=True),
        ),
        primary_key=("inspection_id", "prior_id"),
        foreign_keys=(OF_INSPECTION, of_inspection("same_as", "prior_inspections", "prior_id")),
    ),
    rows=_prior_inspections,
)
