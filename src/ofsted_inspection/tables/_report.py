"""The tables of what Ofsted printed: sections, paragraphs, findings, recommendations."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, cast

from ofsted_inspection.models import (
    ContentsEntry,
    Finding,
    Inspection,
    NationalFramework,
    Paragraph,
    PrintedGrade,
    Recommendation,
    Report,
    Section,
    Tag,
)
from ofsted_inspection.tables._declaration import Declared, Rows, RowsOf
from ofsted_inspection.tables._definition import integer, text
from ofsted_inspection.tables._fields import (
    INSPECTION_ID,
    LINES,
    OF_INSPECTION,
    PAGES,
    PARAGRAPH_ID,
    in_inspection,
)
from ofsted_inspection.tables._kinds import Known, PlacedRow
from ofsted_inspection.tables._places import (
    Entry,
    Place,
    Places,
    Under,
    Whole,
    inspections_in,
    listed,
    within,
)

_Record = TypeVar("_Record")


def _printed(get: Callable[[Report], Sequence[_Record]]) -> Places[_Record, Inspection]:
    """Return the places of what `get` gives of each report that is held."""
    return listed(lambda each: () if each.report is None else get(each.report))


_report = RowsOf(Report, _printed(lambda report: (report,)))
REPORTS = _report.table(
    "reports",
    "Reports",
    "One row for each report held: what stands on its cover.",
    INSPECTION_ID,
    _report("title", "title of the report"),
    _report("authority_as_printed", "authority as the cover has it", "authority"),
    key=("inspection_id",),
    refers=(OF_INSPECTION,),
    parts={
        "sections": Rows("sections", by="parent_id"),
        "recommendations": Rows("recommendations"),
        "contents": Rows("contents"),
        "printed_scale": Rows("printed_scales"),
    },
)

_entry = RowsOf(ContentsEntry, _printed(lambda report: report.contents))
CONTENTS = _entry.table(
    "contents",
    "Tables of contents",
    "One row for each entry of a report's table of contents.",
    INSPECTION_ID,
    _entry.position("place in the table of contents, from 1"),
    _entry("title", "the heading, as the contents have it"),
    _entry("page", "page number printed"),
    key=("inspection_id", "position"),
    refers=(OF_INSPECTION,),
)

_printed_grade = RowsOf(PrintedGrade, _printed(lambda report: report.printed_scale))
PRINTED_SCALES = _printed_grade.table(
    "printed_scales",
    "Scales as printed",
    "One row for each grade that a report defines.",
    INSPECTION_ID,
    _printed_grade.position("place in the report's list, from 1"),
    _printed_grade("grade", "the grade"),
    _printed_grade("definition", "its definition, as printed"),
    key=("inspection_id", "position"),
    refers=(OF_INSPECTION,),
)


def _sections(entries: Sequence[Entry]) -> Iterator[Place[Section, Under]]:
    for inspection in inspections_in(entries):
        if inspection.report is not None:
            yield from Whole(inspection).sections


_section = RowsOf(Section, _sections)
SECTIONS = _section.table(
    "sections",
    "Sections",
    "One row for each heading of a report.",
    INSPECTION_ID,
    _section("section_id", "the headings that lead to it, joined", "id"),
    _section.derived(
        text("parent_id", "section it stands under", nullable=True),
        lambda at: None if at.parent.section is None else at.parent.section.id,
    ),
    _section.position("place in the report, from 1"),
    _section.derived(integer("level", "depth of the heading, from 1"), lambda at: at.parent.level),
    _section("title", "the heading"),
    _section("aspect_key", "aspect the section judges"),
    _section("printed_grade", "grade line under the heading"),
    _section.derived(PAGES, lambda at: at.whole.pages.get(at.record.id)),
    _section.derived(LINES, lambda at: at.whole.lines.get(at.record.id)),
    key=("inspection_id", "section_id"),
    refers=(OF_INSPECTION, in_inspection("sections", "parent_id", "section_id")),
    parts={
        "subsections": Rows("sections", by="parent_id", of="section_id"),
        "paragraphs": Rows("paragraphs", by="section_id", of="section_id"),
    },
)


def _paragraphs(entries: Sequence[Entry]) -> Iterator[Place[Paragraph, Place[Section, Under]]]:
    before: Whole | None = None
    position = 0
    for section in _sections(entries):
        if section.whole is not before:
            before, position = section.whole, 0
        for paragraph in section.record.paragraphs:
            position += 1
            yield Place(paragraph, position, section, section.whole)


_paragraph = RowsOf(Paragraph, _paragraphs)
PARAGRAPHS = _paragraph.table(
    "paragraphs",
    "Paragraphs",
    "One row for each paragraph, numbered or not.",
    INSPECTION_ID,
    _paragraph("paragraph_id", "name of the paragraph: p29, p57b for a second 57, u3", "id"),
    _paragraph("number", "number of the paragraph; none where it has none"),
    _paragraph.position("place in the report, from 1"),
    _paragraph.derived(text("section_id", "section it stands in"), lambda at: at.parent.record.id),
    _paragraph("number_printed", "whether the text shows the number"),
    _paragraph("text", "the text as printed, white space collapsed"),
    _paragraph.derived(
        text("corrected_text", "the text with our corrections applied"),
        lambda at: at.whole.inspection.corrected_text(at.record.id),
    ),
    _paragraph.derived(PAGES, lambda at: at.whole.pages.get(at.record.id)),
    _paragraph.derived(LINES, lambda at: at.whole.lines.get(at.record.id)),
    key=("inspection_id", "paragraph_id"),
    refers=(OF_INSPECTION, in_inspection("sections", "section_id")),
    parts={
        "items": Rows("paragraph_items", by="paragraph_id", of="paragraph_id"),
        "findings": Rows("findings", by="paragraph_id", of="paragraph_id"),
    },
)

_item = RowsOf(str, within(_paragraphs, lambda paragraph: paragraph.items))
PARAGRAPH_ITEMS = _item.table(
    "paragraph_items",
    "Bullets of paragraphs",
    "One row for each bullet under a paragraph.",
    INSPECTION_ID,
    _item.derived(PARAGRAPH_ID, lambda at: at.parent.record.id),
    _item.position("place of the bullet, from 1", "item"),
    _item("text", "the text as printed, white space collapsed", ""),
    _item.derived(PAGES, lambda at: at.whole.pages.get(f"{at.parent.record.id}i{at.position}")),
    _item.derived(LINES, lambda at: at.whole.lines.get(f"{at.parent.record.id}i{at.position}")),
    key=("inspection_id", "paragraph_id", "item"),
    refers=(OF_INSPECTION, in_inspection("paragraphs", "paragraph_id")),
)

_finding = RowsOf(Finding, within(_paragraphs, lambda paragraph: paragraph.findings))
FINDINGS = _finding.table(
    "findings",
    "Findings",
    "One row for each sentence of a paragraph in a judged section.",
    INSPECTION_ID,
    _finding("finding_id", "paragraph and sentence: p29s10", "id", pattern=r"[pu]\d+[b-z]?s\d+"),
    _finding.derived(PARAGRAPH_ID, lambda at: at.parent.record.id),
    _finding.position("place of the sentence in it, from 1", "sentence"),
    _finding("start", "first character in the paragraph's text, from 0"),
    _finding("end", "character after the last"),
    _finding.derived(
        text("aspect_key", "aspect whose section it stands in", nullable=True),
        lambda at: at.parent.parent.record.aspect_key or at.parent.parent.parent.aspect_key,
    ),
    _finding("states_grade", "whether it states the section's grade"),
    _finding.derived(
        text("text", "the sentence as printed"),
        lambda at: at.parent.record.text[at.record.start : at.record.end],
    ),
    key=("inspection_id", "finding_id"),
    refers=(OF_INSPECTION, in_inspection("paragraphs", "paragraph_id")),
)


def _tag(row: PlacedRow, _: Known) -> Tag | None:
    # Either column may be left out, as one that may be empty.
    printed, means = row.cells.get("tag"), row.cells.get("tag_means")
    if printed is None:
        return None
    known = None if means is None else NationalFramework(means)
    return Tag(printed=cast("str", printed), means=known)


_recommendations = _printed(lambda report: report.recommendations)
_recommendation = RowsOf(Recommendation, _recommendations)
RECOMMENDATIONS = _recommendation.table(
    "recommendations",
    "Recommendations",
    "One row for each thing that a report asks to be improved.",
    INSPECTION_ID,
    _recommendation(
        "recommendation_id", "paragraph and bullet (p16r1), or place in the report (r3)", "id"
    ),
    _recommendation("number", "number printed with it"),
    _recommendation("service", "service it is about"),
    _recommendation("timescale", "by when improvement is asked for"),
    _recommendation.derived(
        integer("months", "the time allowed, in months: 0, 3 or 6", nullable=True, unit="months"),
        lambda at: None if at.record.timescale is None else at.record.timescale.months,
    ),
    _recommendation("addressee", "whom it is for: the authority or the board"),
    _recommendation("section_id", "section it stands in", "section"),
    _recommendation("paragraph_id", "paragraph it stands under", "paragraph"),
    _recommendation.position("place in the report, from 1"),
    _recommendation("text", "the text as printed, white space collapsed"),
    Declared(
        column=text("tag", "Ofsted's own label, as printed", nullable=True),
        take=lambda at: None if at.record.tag is None else at.record.tag.printed,
        field="tag",
        read=_tag,
        optional=True,
    ),
    _recommendation.derived(
        text(
            "tag_means",
            "what of the Children's Social Care National Framework the label names",
            nullable=True,
            categories=NationalFramework,
        ),
        lambda at: (
            None
            if at.record.tag is None or at.record.tag.means is None
            else at.record.tag.means.value
        ),
    ),
    _recommendation.derived(PAGES, lambda at: at.whole.pages.get(at.record.id)),
    _recommendation.derived(LINES, lambda at: at.whole.lines.get(at.record.id)),
    key=("inspection_id", "recommendation_id"),
    refers=(
        OF_INSPECTION,
        in_inspection("sections", "section_id"),
        in_inspection("paragraphs", "paragraph_id"),
    ),
    parts={"cites": Rows("citations", by="recommendation_id", of="recommendation_id")},
)

_cited = RowsOf(int, within(_recommendations, lambda recommendation: recommendation.cites))
CITATIONS = _cited.table(
    "citations",
    "Citations",
    "One row for each paragraph that a recommendation cites by its number.",
    INSPECTION_ID,
    _cited.derived(text("recommendation_id", "the recommendation"), lambda at: at.parent.record.id),
    _cited.position("place among its citations, from 1"),
    _cited("number", "number of the paragraph, as printed", ""),
    key=("inspection_id", "recommendation_id", "number"),
    refers=(in_inspection("recommendations", "recommendation_id"),),
)
