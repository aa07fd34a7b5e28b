"""The tables of what Ofsted printed: sections, paragraphs, findings, recommendations."""

from collections.abc import Iterator, Sequence

from ofsted_inspection.frameworks import Service
from ofsted_inspection.models.outcome import Inspection
from ofsted_inspection.models.report import Report, Section, Timescale
from ofsted_inspection.tables._definition import (
    INSPECTION_ID,
    LINES,
    OF_INSPECTION,
    Row,
    Table,
    TableSource,
    boolean,
    grade,
    integer,
    of_inspection,
    text,
)
from ofsted_inspection.tables._sources import lines_by_target


def _reported(inspections: Sequence[Inspection]) -> Iterator[tuple[Inspection, Report]]:
    for inspection in inspections:
        if inspection.report is not None:
            yield inspection, inspection.report


def _nested(
    sections: tuple[Section, ...], parent: Section | None = None, level: int = 1
) -> Iterator[tuple[Section, Section | None, int]]:
    """Yield every section with its parent and level, in the order printed."""
    for section in sections:
        yield section, parent, level
        yield from _nested(section.subsections, section, level + 1)


def _reports(inspections: Sequence[Inspection]) -> Iterator[Row]:
    for inspection, report in _reported(inspections):
        yield inspection.id, report.title, report.authority


REPORTS = TableSource(
    table=Table(
        name="reports",
        title="Reports",
        description="One row for each report held: what stands on its cover.",
        columns=(
            INSPECTION_ID,
            text("title", "title of the report"),
            text("authority_as_printed", "authority as the cover has it"),
        ),
        primary_key=("inspection_id",),
        foreign_keys=(OF_INSPECTION,),
    ),
    rows=_reports,
)


def _contents(inspections: Sequence[Inspection]) -> Iterator[Row]:
    for inspection, report in _reported(inspections):
        for position, entry in enumerate(report.contents, start=1):
            yield inspection.id, position, entry.title, entry.page


CONTENTS = TableSource(
    table=Table(
        name="contents",
        title="Tables of contents",
        description="One row for each entry of a report's table of contents.",
        columns=(
            INSPECTION_ID,
            integer("position", "place in the table of contents, from 1"),
            text("title", "the heading, as the contents have it"),
            integer("page", "page number printed"),
        ),
        primary_key=("inspection_id", "position"),
        foreign_keys=(OF_INSPECTION,),
    ),
    rows=_contents,
)


def _printed_scales(inspections: Sequence[Inspection]) -> Iterator[Row]:
    for inspection, report in _reported(inspections):
        for position, row in enumerate(report.printed_scale, start=1):
            yield inspection.id, position, row.grade.value, row.definition


PRINTED_SCALES = TableSource(
    table=Table(
        name="printed_scales",
        title="Scales as printed",
        description="One row for each grade that a report defines.",
        columns=(
            INSPECTION_ID,
            integer("position", "place in the report's list, from 1"),
            grade("grade", "the grade"),
            text("definition", "its definition, as printed"),
        ),
        primary_key=("inspection_id", "position"),
        foreign_keys=(OF_INSPECTION,),
    ),
    rows=_printed_scales,
)


def _sections(inspections: Sequence[Inspection]) -> Iterator[Row]:
    for inspection, report in _reported(inspections):
        lines = lines_by_target(inspection.source)
        for position, (section, parent, level) in enumerate(_nested(report.sections), start=1):
            yield (
                inspection.id,
                section.id,
                None if parent is None else parent.id,
                position,
                level,
                section.title,
                section.aspect_key,
                None if section.printed_grade is None else section.printed_grade.value,
                lines.get(section.id),
            )


SECTIONS = TableSource(
    table=Table(
        name="sections",
        title="Sections",
        description="One row for each heading of a report.",
        columns=(
            INSPECTION_ID,
            text("section_id", "the headings that lead to it, joined"),
            text("parent_id", "section it stands under", nullable=True),
            integer("position", "place in the report, from 1"),
            integer("level", "depth of the heading, from 1"),
            text("title", "the heading"),
            text("aspect_key", "aspect the section judges", nullable=True),
            grade("printed_grade", "grade line under the heading", nullable=True),
            LINES,
        ),
        primary_key=("inspection_id", "section_id"),
        foreign_keys=(OF_INSPECTION, of_inspection("parent_id", "sections", "section_id")),
    ),
    rows=_sections,
)


def _paragraphs(inspections: Sequence[Inspection]) -> Iterator[Row]:
    for inspection, report in _reported(inspections):
        lines = lines_by_target(inspection.source)
        position = 0
        for section in report.walk():
            for paragraph in section.paragraphs:
                position += 1
                yield (
                    inspection.id,
                    paragraph.number,
                    position,
                    section.id,
                    paragraph.number_printed,
                    paragraph.text,
                    inspection.corrected_text(paragraph.number),
                    lines.get(f"p{paragraph.number}"),
                )


PARAGRAPHS = TableSource(
    table=Table(
        name="paragraphs",
        title="Paragraphs",
        description="One row for each numbered paragraph.",
        columns=(
            INSPECTION_ID,
            integer("paragraph", "number of the paragraph"),
            integer("position", "place in the report, from 1"),
            text("section_id", "section it stands in"),
            boolean("number_printed", "whether the text shows the number"),
            text("text", "the text as printed, white space collapsed"),
            text("corrected_text", "the text with our corrections applied"),
            LINES,
        ),
        primary_key=("inspection_id", "paragraph"),
        foreign_keys=(OF_INSPECTION, of_inspection("section_id", "sections")),
    ),
    rows=_paragraphs,
)


def _paragraph_items(inspections: Sequence[Inspection]) -> Iterator[Row]:
    for inspection, report in _reported(inspections):
        lines = lines_by_target(inspection.source)
        for paragraph in report.paragraphs:
            for item, words in enumerate(paragraph.items, start=1):
                target = f"p{paragraph.number}i{item}"
                yield inspection.id, paragraph.number, item, words, lines.get(target)


PARAGRAPH_ITEMS = TableSource(
    table=Table(
        name="paragraph_items",
        title="Bullets of paragraphs",
        description="One row for each bullet under a paragraph.",
        columns=(
            INSPECTION_ID,
            integer("paragraph", "number of the paragraph"),
            integer("item", "place of the bullet, from 1"),
            text("text", "the text as printed, white space collapsed"),
            LINES,
        ),
        primary_key=("inspection_id", "paragraph", "item"),
        foreign_keys=(OF_INSPECTION, of_inspection("paragraph", "paragraphs")),
    ),
    rows=_paragraph_items,
)


def _findings(inspections: Sequence[Inspection]) -> Iterator[Row]:
    for inspection, report in _reported(inspections):
        aspects: dict[str, str | None] = {}
        for section, parent, _ in _nested(report.sections):
            # A section without an aspect of its own is part of what its parent judges.
            above = None if parent is None else aspects[parent.id]
            aspects[section.id] = section.aspect_key or above
            for paragraph in section.paragraphs:
                for sentence, finding in enumerate(paragraph.findings, start=1):
                    yield (
                        inspection.id,
                        finding.id,
                        paragraph.number,
                        sentence,
                        finding.start,
                        finding.end,
                        aspects[section.id],
                        finding.states_grade,
                        paragraph.text[finding.start : finding.end],
                    )


FINDINGS = TableSource(
    table=Table(
        name="findings",
        title="Findings",
        description="One row for each sentence of a paragraph in a judged section.",
        columns=(
            INSPECTION_ID,
            text("finding_id", "paragraph and sentence: p29s10", pattern=r"p\d+s\d+"),
            integer("paragraph", "number of the paragraph"),
            integer("sentence", "place of the sentence in it, from 1"),
            integer("start", "first character in the paragraph's text, from 0"),
            integer("end", "character after the last"),
            text("aspect_key", "aspect whose section it stands in", nullable=True),
            boolean("states_grade", "whether it states the section's grade"),
            text("text", "the sentence as printed"),
        ),
        primary_key=("inspection_id", "finding_id"),
        foreign_keys=(OF_INSPECTION, of_inspection("paragraph", "paragraphs")),
    ),
    rows=_findings,
)


def _recommendations(inspections: Sequence[Inspection]) -> Iterator[Row]:
    for inspection, report in _reported(inspections):
        lines = lines_by_target(inspection.source)
        for position, each in enumerate(report.recommendations, start=1):
            yield (
                inspection.id,
                each.id,
                each.service.value,
                each.timescale.value,
                each.timescale.months,
                each.paragraph,
                position,
                each.text,
                lines.get(each.id),
            )


RECOMMENDATIONS = TableSource(
    table=Table(
        name="recommendations",
        title="Recommendations",
        description='One row for each bullet of "Areas for improvement".',
        columns=(
            INSPECTION_ID,
            text("recommendation_id", "paragraph and bullet: p16r1"),
            text("service", "service it is about", categories=Service),
            text("timescale", "by when improvement is asked for", categories=Timescale),
            integer("months", "the time allowed, in months: 0, 3 or 6"),
            integer("paragraph", "paragraph it stands under"),
            integer("position", "place in the report, from 1"),
            text("text", "the text as printed, white space collapsed"),
            LINES,
        ),
        primary_key=("inspection_id", "recommendation_id"),
        foreign_keys=(OF_INSPECTION, of_inspection("paragraph", "paragraphs")),
    ),
    rows=_recommendations,
)
