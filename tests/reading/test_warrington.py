"""What is read from the one real report."""

import collections
import datetime
import hashlib
import re

from ofsted_inspection.grades import SlacGrade
from ofsted_inspection.models import InspectorBody, Paragraph, SpanRole
from ofsted_inspection.reading import read_report_text
from tests.reading import warrington


def test_the_source_is_the_text_as_received() -> None:
    digest = hashlib.sha256(warrington.PATH.read_bytes()).hexdigest()
    assert digest == "89b51e051b40f2cbc7e17bd5685f1eef57ece7f00fe21b56418b6aa354213e8b"
    assert warrington.source().sha256 == digest
    assert (
        read_report_text(warrington.text(), authority=warrington.WARRINGTON)
        == warrington.inspection()
    )


def test_cover() -> None:
    inspection = warrington.inspection()
    assert inspection.id == "80575-2011-01-10"
    assert inspection.start == datetime.date(2011, 1, 10)
    assert inspection.end == datetime.date(2011, 1, 21)
    assert inspection.published == datetime.date(2011, 2, 25)
    assert inspection.lead_inspectors == ("Brendan Parkinson",)
    assert inspection.age_group == "All"
    assert [(group.count, group.body) for group in inspection.team] == [
        (4, InspectorBody.HMI),
        (1, InspectorBody.CQC),
    ]


def test_record_of_main_findings() -> None:
    judgements = warrington.inspection().judgements
    assert len(judgements) == 22
    services = collections.Counter(each.aspect.key.split(".")[0] for each in judgements)
    assert services == {"safeguarding": 10, "looked_after_children": 12}
    good = {each.aspect.key for each in judgements if each.grade is SlacGrade.GOOD}
    assert good == {
        "looked_after_children.enjoying_and_achieving",
        "looked_after_children.economic_well_being",
    }
    assert sum(each.grade is SlacGrade.ADEQUATE for each in judgements) == 20


def test_contents_put_together_again() -> None:
    contents = warrington.report().contents
    assert len(contents) == 28
    pages = [entry.page for entry in contents]
    assert pages == sorted(pages)
    by_page = {(entry.page, entry.title) for entry in contents}
    # Broken over the tab, and with its last word displaced behind the pages.
    assert (
        21,
        "How good are outcomes for looked after children and care leavers?",
    ) in by_page
    assert (
        12,
        "The contribution of health agencies to keeping children and young people safe",
    ) in by_page


def test_paragraphs() -> None:
    paragraphs = warrington.report().paragraphs
    assert [each.number for each in paragraphs] == list(range(1, 58))
    unprinted = {each.number for each in paragraphs if not each.number_printed}
    assert unprinted == {10, 13, 26, 38, 39, 45, 48, 50, 51, 53}
    assert [len(each.items) for each in paragraphs if each.items] == [5]
    assert len(warrington.report().paragraph(2).items) == 5
    text = warrington.report().paragraph(42).text
    assert "a restructured and refocused service, and the strengthened" in text
    assert "Children 20010. However" in warrington.report().paragraph(10).text


def test_the_last_paragraph_is_57_and_the_doubt_is_kept() -> None:
    assert "Inspectors saw some cases" in warrington.report().paragraph(57).text
    (doubt,) = warrington.source().doubts
    assert warrington.lines()[doubt.line - 1].startswith("Inspectors saw some cases")
    assert "57" in doubt.reading
    assert "58" in doubt.alternative


def test_recommendations_by_service_and_timescale() -> None:
    counts = collections.Counter(
        (each.service.value, each.timescale.months)
        for each in warrington.report().recommendations
        if each.service is not None and each.timescale is not None
    )
    assert counts == {
        ("safeguarding", 0): 2,
        ("safeguarding", 3): 3,
        ("safeguarding", 6): 3,
        ("looked_after_children", 0): 2,
        ("looked_after_children", 3): 4,
        ("looked_after_children", 6): 2,
    }


def test_findings_are_the_sentences_of_the_judged_sections() -> None:
    report = warrington.report()
    with_findings = [each.number for each in report.paragraphs if each.findings]
    assert with_findings == [*range(9, 16), *range(17, 43), *range(44, 58)]
    assert len(report.findings) == 340
    for paragraph in report.paragraphs:
        if paragraph.findings:
            assert " ".join(_sentences(paragraph)) == paragraph.text
    assert sum(each.states_grade for each in report.findings) == 19
    assert report.finding_text("p29s1") == "Ambition and prioritisation are adequate."
    assert not report.paragraph(36).findings[0].states_grade


def _sentences(paragraph: Paragraph) -> list[str]:
    return [paragraph.text[each.start : each.end] for each in paragraph.findings]


def test_grade_lines_are_read_where_they_stand() -> None:
    printed = {
        section.aspect_key: section.printed_grade
        for section in warrington.report().walk()
        if section.aspect_key
    }
    without = {key for key, grade in printed.items() if grade is None}
    assert without == {
        "safeguarding.overall_effectiveness",
        "safeguarding.capacity_for_improvement",
        "safeguarding.quality_of_provision",
        "looked_after_children.overall_effectiveness",
        "looked_after_children.capacity_for_improvement",
        "looked_after_children.leadership_and_management",
    }
    # Two aspects are graded in the record and have no section.
    assert not any(key.endswith("equality_and_diversity") for key in printed if key)


def _words_of_the_body() -> list[str]:
    """Return the words of all running text: the lines less headings, marks, numbers and so on."""
    lines = warrington.lines()
    first = lines.index("About this inspection")
    last = lines.index("Record of main findings: Warrington")
    titles = {section.title for section in warrington.report().walk()}
    words: list[str] = []
    for line in lines[first:last]:
        bare = line.strip()
        heading = re.sub(r" Grade \d \(\w+\)$", "", bare)
        template = r"Grade \d \(\w+\)|(Immediately|Within \w+ months):|\w+ \(Grade \d\)\t.*"
        if heading in titles or re.fullmatch(template, bare):
            continue
        bare = re.sub(r"^(- )?(\d+\. )?", "", bare)
        words += bare.replace("refocused 42. service", "refocused service").split()
    return words


def test_every_word_of_the_report_is_where_the_source_has_it() -> None:
    """Texts, items and recommendations are the source's words in the source's order."""
    report = warrington.report()
    words: list[str] = []
    for paragraph in report.paragraphs:
        words += paragraph.text.split()
        words += " ".join(paragraph.items).split()
        for recommendation in report.recommendations:
            if recommendation.paragraph == paragraph.id:
                words += recommendation.text.split()
    assert words == _words_of_the_body()


def test_spans_partition_the_characters_that_are_not_blank() -> None:
    covered = collections.Counter(
        (span.line, column)
        for span in warrington.source().spans
        for column in range(span.start, span.end)
        if not warrington.lines()[span.line - 1][column].isspace()
    )
    assert set(covered.values()) == {1}
    assert set(covered) == {
        (number, column)
        for number, line in enumerate(warrington.lines(), start=1)
        for column, character in enumerate(line)
        if not character.isspace()
    }


def test_spans_lead_from_every_part_back_to_its_words() -> None:
    pieces: dict[tuple[SpanRole, str | None], list[str]] = collections.defaultdict(list)
    for span in warrington.source().spans:
        words = warrington.lines()[span.line - 1][span.start : span.end]
        pieces[span.role, span.target].append(words)
    report = warrington.report()
    for paragraph in report.paragraphs:
        target = f"p{paragraph.number}"
        assert " ".join(pieces[SpanRole.PARAGRAPH, target]) == paragraph.text
        assert bool(pieces[SpanRole.PARAGRAPH_NUMBER, target]) == paragraph.number_printed
        for place, item in enumerate(paragraph.items, start=1):
            assert " ".join(pieces[SpanRole.ITEM, f"{target}i{place}"]) == item
    for recommendation in report.recommendations:
        words = " ".join(pieces[SpanRole.RECOMMENDATION, recommendation.id])
        assert words == recommendation.text
    for section in report.walk():
        assert " ".join(pieces[SpanRole.HEADING, section.id]) == section.title
        grade_line = " ".join(pieces[SpanRole.GRADE_LINE, section.id])
        assert bool(grade_line) == (section.printed_grade is not None)
    for judgement in warrington.inspection().judgements:
        row = " ".join(pieces[SpanRole.RECORD_ROW, judgement.aspect.key]).split()
        assert row == [*judgement.aspect.title.split(), judgement.grade.label]
