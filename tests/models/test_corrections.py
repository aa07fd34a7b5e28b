"""Corrections are ours: applied on request, never in the text itself."""

import re

import attrs
import pytest

from ofsted_inspection import load
from ofsted_inspection.errors import UnknownName
from ofsted_inspection.models import Correction, CorrectionKind, Inspection

WARRINGTON = load("warrington-2011")


def text(number: int) -> str:
    assert WARRINGTON.report is not None
    return WARRINGTON.report.paragraph(number).text


def with_corrections(*corrections: Correction) -> Inspection:
    assert WARRINGTON.readings is not None
    return attrs.evolve(
        WARRINGTON, readings=attrs.evolve(WARRINGTON.readings, corrections=corrections)
    )


def correction(line: int, start: int, printed: str, corrected: str) -> Correction:
    return Correction(
        id="c",
        line=line,
        start=start,
        end=start + len(printed),
        printed=printed,
        corrected=corrected,
        kind=CorrectionKind.MISPRINT,
        certain=True,
        reason="a test",
    )


def test_a_certain_misprint_is_mended_and_the_text_is_not() -> None:
    assert "Safeguard Children 20010." in text(10)
    assert WARRINGTON.corrected_text(10) == text(10).replace("20010", "2010")


def test_what_a_reader_may_contest_is_applied_on_request_only() -> None:
    contested = "the looked after health team"
    assert contested in text(42)
    assert contested in WARRINGTON.corrected_text(42)
    assert contested not in WARRINGTON.corrected_text(42, uncertain=True)


def test_numbers_and_marks_stand_outside_the_text() -> None:
    """No corrected text gains a paragraph's number, and one without misprints is as printed."""
    for number in range(1, 58):
        for uncertain in (False, True):
            corrected = WARRINGTON.corrected_text(number, uncertain=uncertain)
            assert not re.search(rf"(^|\s){number}\.(\s|$)", corrected)
            assert not re.search(r"(^|\s)58\.(\s|$)", corrected)
    assert WARRINGTON.corrected_text(39) == text(39)


def test_places_are_counted_along_page_breaks() -> None:
    """Paragraph 6 goes on after a page break, on line 55 of the source."""
    word = "unit."
    place = text(6).index(word)
    mended = with_corrections(correction(55, 0, "unit", "office")).corrected_text(6)
    assert mended == text(6)[:place] + "office." + text(6)[place + len(word) :]


def test_a_correction_whose_words_are_not_there_does_nothing() -> None:
    assert with_corrections(correction(55, 0, "tinu", "office")).corrected_text(6) == text(6)


def test_without_readings_or_source_there_is_nothing_to_apply() -> None:
    assert attrs.evolve(WARRINGTON, readings=None).corrected_text(10) == text(10)
    assert attrs.evolve(WARRINGTON, source=None).corrected_text(10) == text(10)


def test_a_paragraph_that_is_not_there() -> None:
    with pytest.raises(UnknownName):
        WARRINGTON.corrected_text(58)
    with pytest.raises(UnknownName):
        load("warrington-2011", text=False).corrected_text(10)
