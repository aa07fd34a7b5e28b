"""Everything read out of the report of Warrington stands in it where it says, and nowhere else."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import TypeVar, cast

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_inspection import (
    Correction,
    CorrectionKind,
    InvalidDocument,
    Paragraph,
    PriorInspection,
    Readings,
    Report,
    Source,
    Span,
    SpanRole,
    Statistic,
    Ungraded,
    load,
)
from tests.datasets.kept import DATA

LINES = (DATA / "warrington-2011/report.txt").read_bytes().decode().split("\n")

warrington = load("warrington-2011")


def report() -> Report:
    assert warrington.report is not None
    return warrington.report


def readings() -> Readings:
    assert warrington.readings is not None
    return warrington.readings


def source() -> Source:
    assert warrington.source is not None
    return warrington.source


def at(span: Span | Correction, *, lines: int = 0, columns: int = 0) -> str:
    """Return what stands in the source at a place, or so many lines and columns away from it."""
    line = LINES[span.line - 1 + lines] if span.line + lines <= len(LINES) else ""
    return line[span.start + columns : span.end + columns] if span.start + columns >= 0 else ""


def words_of(*roles: SpanRole) -> dict[str, str]:
    """Return the source's words of each part that spans of these roles lead to."""
    pieces: dict[str, list[str]] = defaultdict(list)
    for span in source().spans:
        if span.role in roles and span.target is not None:
            pieces[span.target].append(at(span))
    return {target: " ".join(words) for target, words in pieces.items()}


def test_findings_are_the_source_from_their_start_to_their_end() -> None:
    printed = words_of(SpanRole.PARAGRAPH)
    for paragraph in report().paragraphs:
        text = printed[f"p{paragraph.number}"]
        found = [text[finding.start : finding.end] for finding in paragraph.findings]
        assert found == [report().finding_text(finding.id) for finding in paragraph.findings]
        assert not found or " ".join(found) == text


def test_recommendations_are_the_words_of_the_source() -> None:
    printed = words_of(SpanRole.RECOMMENDATION)
    assert {each.id: each.text for each in report().recommendations} == printed


def _places(paragraph: str) -> Iterator[str]:
    """Yield the source's words of a paragraph, of its items and of its recommendations."""
    words = words_of(SpanRole.PARAGRAPH, SpanRole.ITEM, SpanRole.RECOMMENDATION)
    parts = (paragraph, f"{paragraph}i", f"{paragraph}r")
    for target, text in words.items():
        if target == parts[0] or target.rstrip("0123456789") in parts[1:]:
            yield text


Quoted = TypeVar("Quoted", Statistic, PriorInspection)

QUOTED: tuple[Statistic | PriorInspection, ...] = (
    *readings().statistics,
    *readings().prior_inspections,
)


def test_quotes_are_words_of_the_source_in_their_paragraph() -> None:
    for each in QUOTED:
        assert any(each.quote in text for text in _places(each.paragraph)), each.id


@given(st.sampled_from(QUOTED), st.data())
def test_a_mutated_quote_is_refused(held: Statistic | PriorInspection, data: st.DataObject) -> None:
    """Law: with a letter changed, or under another paragraph's number, a quote is not taken."""
    place = data.draw(st.integers(0, len(held.quote) - 1))
    other = data.draw(st.sampled_from("qxz#"))
    quote = held.quote[:place] + other + held.quote[place + 1 :]
    with pytest.raises(InvalidDocument) as raised:
        _with(held.id, quote=quote)
    (problem,) = raised.value.problems
    assert (problem.path or "").endswith(".quote")
    number = data.draw(st.integers(1, 60).map("p{}".format))
    if not any(held.quote in text for text in _places(number)):
        with pytest.raises(InvalidDocument):
            _with(held.id, paragraph=number)


def _with(id: str, **changes: str | int) -> None:  # noqa: A002 - the field it matches is called id
    """Make the inspection again with one quoted reading changed."""

    def changed(readings: tuple[Quoted, ...]) -> tuple[Quoted, ...]:
        change = cast("Callable[..., Quoted]", attrs.evolve)
        return tuple(change(each, **changes) if each.id == id else each for each in readings)

    attrs.evolve(
        warrington,
        readings=attrs.evolve(
            readings(),
            statistics=changed(readings().statistics),
            prior_inspections=changed(readings().prior_inspections),
        ),
    )


@given(st.sampled_from([each for each in report().paragraphs if each.findings]), st.data())
def test_a_mutated_offset_is_refused(held: Paragraph, data: st.DataObject) -> None:
    """Law: a finding that begins or ends one character on or back is no finding."""
    place = data.draw(st.integers(0, len(held.findings) - 1))
    finding = held.findings[place]
    step = data.draw(st.sampled_from([-1, 1]))
    moved = data.draw(
        st.sampled_from(
            [
                attrs.evolve(finding, start=finding.start + step),
                attrs.evolve(finding, end=finding.end + step),
            ]
        )
    )
    with pytest.raises(InvalidDocument):
        attrs.evolve(held, findings=(*held.findings[:place], moved, *held.findings[place + 1 :]))


CORRECTIONS = readings().corrections
PRINTED = [each for each in CORRECTIONS if each.printed]
INSERTED = [each for each in CORRECTIONS if not each.printed]


def test_corrections_stand_where_they_say_and_not_beside_it() -> None:
    """A line or a column away something else is printed, or what another correction mends."""
    places = {(each.line, each.start) for each in PRINTED}
    for each in PRINTED:
        assert at(each) == each.printed, each.id
        for lines, columns in ((-1, 0), (1, 0), (0, -1), (0, 1)):
            if at(each, lines=lines, columns=columns) == each.printed:
                assert (each.line + lines, each.start + columns) in places, each.id


def test_insertions_stand_where_something_is_missing() -> None:
    """Nothing is printed there, so their places follow from the report: no other would do."""
    first: dict[tuple[SpanRole, str], tuple[int, int]] = {}
    last: dict[str, tuple[int, int]] = {}
    for span in source().spans:
        if span.target is not None:
            first.setdefault((span.role, span.target), (span.line, span.start))
            last[span.target] = (span.line, span.end)
    expected: set[tuple[int, int, str]] = set()
    for paragraph in report().paragraphs:
        target = f"p{paragraph.number}"
        text = first[SpanRole.PARAGRAPH, target]
        # The number is not printed, or stands further on, within a sentence.
        if first.get((SpanRole.PARAGRAPH_NUMBER, target), text) >= text:
            expected.add((*text, f"{paragraph.number}. "))
    grades = {each.aspect.key: each.grade for each in warrington.judgements}
    for section in report().walk():
        if section.aspect_key is not None and section.printed_grade is None:
            grade = grades[section.aspect_key]
            assert not isinstance(grade, Ungraded)
            line = f"\nGrade {grade.number} ({grade.label.lower()})"
            expected.add((*last[section.id], line))
    # The one label of the cover that has no colon.
    label = "Reporting inspector"
    expected.add((9, LINES[8].index(label) + len(label), ":"))
    assert {(each.line, each.start, each.corrected) for each in INSERTED} == expected
    assert {each.kind for each in INSERTED} == {
        CorrectionKind.EXTRACTION,
        CorrectionKind.PRINTED_OR_EXTRACTION,
        CorrectionKind.EDITORIAL,
    }
