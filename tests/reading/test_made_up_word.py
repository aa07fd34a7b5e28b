"""A made-up word put anywhere is found in the part that its span names, or the line is named.

The default run takes every seventh non-blank line of the real report, at its beginning, its middle
and its end; `nox -s slow` takes them all.
"""

import pytest

from ofsted_inspection.errors import InvalidDocument
from ofsted_inspection.models import Inspection, Span, SpanRole
from ofsted_inspection.reading import read_report_text
from tests.reading import warrington

WORD = "zzyzx"
SAMPLED = 7


def _with_word(number: int, place: str) -> str:
    lines = list(warrington.lines())
    words = lines[number - 1].split(" ")
    position = {"beginning": 0, "middle": len(words) // 2, "end": len(words)}[place]
    lines[number - 1] = " ".join([*words[:position], WORD, *words[position:]])
    return "\n".join(lines)


def _parts(inspection: Inspection) -> dict[tuple[SpanRole, str], str]:
    """Return the text of every part of the inspection by the role and target that name it."""
    report = inspection.report
    assert report is not None
    parts = {
        (SpanRole.COVER, "authority"): report.authority,
        (SpanRole.COVER, "lead_inspectors"): " ".join(inspection.lead_inspectors),
        (SpanRole.COVER, "age_group"): str(inspection.age_group),
    }
    for row in report.printed_scale:
        parts[SpanRole.SCALE, row.grade.value] = row.definition
    for section in report.walk():
        parts[SpanRole.HEADING, section.id] = section.title
    for paragraph in report.paragraphs:
        parts[SpanRole.PARAGRAPH, f"p{paragraph.number}"] = paragraph.text
        for place, item in enumerate(paragraph.items, start=1):
            parts[SpanRole.ITEM, f"p{paragraph.number}i{place}"] = item
    for recommendation in report.recommendations:
        parts[SpanRole.RECOMMENDATION, recommendation.id] = recommendation.text
    return parts


def _span_of_word(inspection: Inspection, lines: list[str]) -> Span:
    assert inspection.source is not None
    (span,) = (
        span
        for span in inspection.source.spans
        if WORD in lines[span.line - 1][span.start : span.end]
    )
    return span


def _read(text: str) -> Inspection | set[int | None]:
    """Return the inspection that the text is, or the lines that the reader's error names."""
    try:
        return read_report_text(text, authority=warrington.WARRINGTON)
    except InvalidDocument as error:
        return {problem.line for problem in error.problems}


@pytest.mark.parametrize(
    "step", [SAMPLED, pytest.param(1, marks=pytest.mark.slow)], ids=["sample", "all"]
)
@pytest.mark.parametrize(
    "place",
    ["middle", *(pytest.param(each, marks=pytest.mark.slow) for each in ("beginning", "end"))],
)
def test_every_line(place: str, step: int) -> None:
    read, refused = 0, 0
    printed = [
        (number, line) for number, line in enumerate(warrington.lines(), start=1) if line.strip()
    ]
    for number, line in printed[::step]:
        text = _with_word(number, place)
        found = _read(text)
        if isinstance(found, set):
            refused += 1
            assert number in found, line[:80]
            continue
        read += 1
        span = _span_of_word(found, text.split("\n"))
        assert span.line == number
        assert span.target is not None
        holding = {part for part, words in _parts(found).items() if WORD in words}
        assert holding == {(span.role, span.target)}, line[:80]
    # Both ways out are met: some lines are prose, many are headings, rows and contents.
    assert read > 20 / step
    assert refused > 60 / step
