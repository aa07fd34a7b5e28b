"""The tables of what the maintainers read out of a report."""

from collections.abc import Callable, Sequence
from typing import Never, TypeVar, cast

import attrs

from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode
from ofsted_inspection.models import (
    Annotation,
    ChildrenGroup,
    Correction,
    Inspection,
    Polarity,
    PriorInspection,
    Readings,
    SpanRole,
    Statistic,
    Theme,
)
from ofsted_inspection.tables._declaration import Declaration, Rows, RowsOf
from ofsted_inspection.tables._definition import SCALE_NAMES, Cell, Table, boolean, integer, text
from ofsted_inspection.tables._fields import (
    INSPECTION_ID,
    OF_INSPECTION,
    in_inspection,
    refers,
)
from ofsted_inspection.tables._kinds import Known, PlacedRow, Read
from ofsted_inspection.tables._places import Place, Places, listed, within

_Record = TypeVar("_Record")


def _read(get: Callable[[Readings], Sequence[_Record]]) -> Places[_Record, Inspection]:
    """Return the places of what `get` gives of our readings, where they are held."""
    return listed(lambda each: () if each.readings is None else get(each.readings))


_annotations = _read(lambda readings: readings.annotations)
_annotation = RowsOf(Annotation, _annotations)
ANNOTATIONS = _annotation.table(
    "annotations",
    "Annotations",
    # Readings may be held without the report, so its findings are no foreign key here.
    "One row for each finding annotated: our reading, not Ofsted's.",
    INSPECTION_ID,
    _annotation("finding_id", "the finding", "finding"),
    _annotation.position("place among the annotations, from 1"),
    _annotation("polarity", "what the finding says of the services"),
    _annotation("uncertain", "whether it was decided in doubt"),
    _annotation("adjudication_reason", "why one of two readings was chosen", "reason"),
    key=("inspection_id", "finding_id"),
    refers=(OF_INSPECTION,),
    parts={
        "themes": Rows("finding_themes", by="finding_id", of="finding_id"),
        "groups": Rows("finding_groups", by="finding_id", of="finding_id"),
    },
)

_theme = RowsOf(Theme, within(_annotations, lambda annotation: annotation.themes))
FINDING_THEMES = _theme.table(
    "finding_themes",
    "Themes of findings",
    "One row for each theme of each finding annotated.",
    INSPECTION_ID,
    _theme.derived(text("finding_id", "the finding"), lambda at: at.parent.record.finding),
    _theme("theme_id", "what it is about", ""),
    _theme.position("1 for what its main clause evaluates", "rank"),
    key=("inspection_id", "finding_id", "theme_id"),
    refers=(in_inspection("annotations", "finding_id"), refers("themes", "theme_id")),
)


_group = RowsOf(ChildrenGroup, within(_annotations, lambda annotation: annotation.groups))
FINDING_GROUPS = _group.table(
    "finding_groups",
    "Groups of children in findings",
    "One row for each group of children that a finding annotated names.",
    INSPECTION_ID,
    _group.derived(text("finding_id", "the finding"), lambda at: at.parent.record.finding),
    _group("group", "the group of children", ""),
    _group.position("place among the groups of the finding, from 1"),
    key=("inspection_id", "finding_id", "group"),
    refers=(in_inspection("annotations", "finding_id"),),
)


def _quote_start(at: Place[Statistic, Inspection]) -> int | None:
    start = at.whole.texts.get(at.record.paragraph, "").find(at.record.quote)
    return None if start < 0 else start


def _quote_end(at: Place[Statistic, Inspection]) -> int | None:
    start = _quote_start(at)
    return None if start is None else start + len(at.record.quote)


_statistic = RowsOf(Statistic, _read(lambda readings: readings.statistics))
STATISTICS = _statistic.table(
    "statistics",
    "Statistics",
    "One row for each quantity that a report states, with the words that state it.",
    INSPECTION_ID,
    _statistic("statistic_id", "name of the statistic", "id"),
    _statistic.position("place among the statistics, from 1"),
    _statistic("measure_id", "what is measured", "measure"),
    _statistic("measure_text", "what is measured, in our words"),
    _statistic("kind", "kind of quantity"),
    _statistic("value", "the quantity"),
    _statistic("value_max", "upper end, where a range is stated"),
    _statistic("unit", "what is counted"),
    _statistic("base_text", "the base, in the report's words", "base"),
    _statistic("base_statistic_id", "statistic that gives the base", "base_statistic"),
    _statistic("as_of", "day the quantity refers to"),
    _statistic("as_of_basis", "how that day is known"),
    _statistic("paragraph_id", "paragraph that states it", "paragraph"),
    _statistic.derived(
        integer("start", "where the quote starts in the paragraph's text", nullable=True),
        _quote_start,
    ),
    _statistic.derived(
        integer("end", "where it ends; none where it stands in a bullet", nullable=True),
        _quote_end,
    ),
    _statistic("quote", "the words that state it"),
    _statistic("note", "what to know before using it"),
    key=("inspection_id", "statistic_id"),
    refers=(OF_INSPECTION, in_inspection("statistics", "base_statistic_id", "statistic_id")),
)


def _paragraph_of(at: Place[Correction, Inspection]) -> Cell:
    """Return the id of the paragraph that a correction lies in."""
    source, each = at.parent.source, at.record
    targets = (
        span.target
        for span in (() if source is None else source.spans)
        if span.role in {SpanRole.PARAGRAPH, SpanRole.ITEM, SpanRole.PARAGRAPH_NUMBER}
        and span.line == each.line
        and span.start <= each.start <= each.end <= span.end
    )
    target = next((target for target in targets if target is not None), "")
    # p12 and p12i3 both lie in p12.
    return target.partition("i")[0] or None


_correction = RowsOf(Correction, _read(lambda readings: readings.corrections))
CORRECTIONS = _correction.table(
    "corrections",
    "Corrections",
    "One row for each misprint and what was meant: ours, not Ofsted's.",
    INSPECTION_ID,
    _correction("correction_id", "name of the correction", "id"),
    _correction.position("place among the corrections, from 1"),
    _correction("line", "line of the source text, from 1"),
    _correction("start", "first character in the line, from 0"),
    _correction("end", "character after the last"),
    _correction("printed", "what stands there; empty where something is missing", blank=True),
    _correction("corrected", "what was meant; empty where nothing was", blank=True),
    _correction("kind", "whose fault it mends"),
    _correction("certain", "False where a reader may well differ"),
    _correction("reason", "why"),
    _correction.derived(text("paragraph_id", "paragraph it lies in", nullable=True), _paragraph_of),
    key=("inspection_id", "correction_id"),
    refers=(OF_INSPECTION,),
)

_mention = RowsOf(PriorInspection, _read(lambda readings: readings.prior_inspections))
_stated = _mention("grade", "outcome, where stated")


def _on_its_scale(row: PlacedRow, known: Known) -> object:
    """Return the grade stated, of the scale that the row names: a report may state either's."""
    if row.cells.get("grade") is not None and row.cells.get("scale") is None:
        lacking = Problem(
            code=ProblemCode.MISSING,
            found="nothing",
            expected="the scale of the grade",
            column="scale",
        )
        raise InvalidDocument("row", [lacking])
    return cast("Read", _stated.read)(row, known)


PRIOR_INSPECTIONS = _mention.table(
    "prior_inspections",
    "Earlier inspections and evidence",
    "One row for each earlier event, or evidence used, that a report mentions.",
    INSPECTION_ID,
    _mention("prior_id", "name of the mention", "id"),
    _mention.position("place among the mentions, from 1"),
    _mention("kind", "kind of event or evidence"),
    _mention("when_text", "when, in the report's words"),
    _mention("earliest", "first day those words allow"),
    _mention("latest", "last day those words allow"),
    _mention("service", "service it was of"),
    _mention("aspect_key", "aspect the grade was for"),
    attrs.evolve(_stated, read=_on_its_scale),
    _mention.derived(
        text(
            "scale",
            "scale of that grade",
            nullable=True,
            categories=tuple(SCALE_NAMES.values()),
        ),
        lambda at: None if at.record.grade is None else SCALE_NAMES[type(at.record.grade)],
    ),
    _mention("paragraph_id", "paragraph that mentions it", "paragraph"),
    _mention("quote", "the words that mention it"),
    _mention("same_as", "first mention of the same event"),
    key=("inspection_id", "prior_id"),
    refers=(OF_INSPECTION, in_inspection("prior_inspections", "same_as", "prior_id")),
)

ANNOTATION_PASSES: Declaration[Never, None] = Declaration(
    table=Table(
        name="annotation_passes",
        title="Both codings of every finding",
        description="One row for each finding and each of two separate passes, as it was made.",
        columns=(
            INSPECTION_ID.column,
            text("finding_id", "the finding", pattern=r"[pu]\d+[b-z]?s\d+"),
            integer("pass", "which of the two passes, 1 or 2"),
            text("polarity", "what the finding says of the services", categories=Polarity),
            text("theme_1", "what it is foremost about", categories=Theme),
            text("theme_2", "a second theme", categories=Theme, nullable=True),
            text("theme_3", "a third theme", categories=Theme, nullable=True),
            text("group", "group of children it names", categories=ChildrenGroup, nullable=True),
            boolean("uncertain", "whether it was decided in doubt"),
            text("coder", "who coded: a machine-assisted pass of the maintainers"),
            integer("codebook_version", "version of CODEBOOK.md used"),
        ),
        primary_key=("inspection_id", "finding_id", "pass"),
        foreign_keys=(in_inspection("findings", "finding_id"),),
    ),
    # What the annotations were decided from; it is kept beside them, and no model has it.
    places=lambda _: iter(()),
)
