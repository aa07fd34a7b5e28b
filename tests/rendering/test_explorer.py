"""The explorer holds every word of the report, and says of each reading what it rests on."""

import attrs
import pytest
from hypothesis import given, settings

from ofsted_inspection import Inspection, Polarity, load, strategies
from ofsted_inspection._printable import printable
from ofsted_inspection.models import Recommendation, SpanRole, Tag
from ofsted_inspection.rendering import to_explorer
from ofsted_inspection.rendering._places import Places
from tests.reading import warrington
from tests.rendering.read_pages import Read, assert_sound
from tests.rendering.test_pages import HOSTILE, hostile_inspection

WARRINGTON = load("warrington-2011")
PAGE = to_explorer(WARRINGTON)
WORDS = {SpanRole.PARAGRAPH, SpanRole.ITEM, SpanRole.RECOMMENDATION}
REPORT, READINGS, SOURCE = WARRINGTON.report, WARRINGTON.readings, WARRINGTON.source


@pytest.fixture(scope="module")
def read() -> Read:
    return assert_sound(PAGE)


def test_it_is_small_and_the_same_twice() -> None:
    assert len(PAGE.encode()) <= 450_000
    assert to_explorer(WARRINGTON) == PAGE


def test_every_word_stands_as_printed(read: Read) -> None:
    assert REPORT is not None
    for paragraph in REPORT.paragraphs:
        assert read.held[paragraph.id].lstrip().startswith(paragraph.text)
        for item in paragraph.items:
            assert item in read.held[paragraph.id]
        for finding in paragraph.findings:
            assert read.held[finding.id] == paragraph.text[finding.start : finding.end]
    for number, each in enumerate(REPORT.recommendations, start=1):
        assert read.held[f"r{number}"].strip().startswith(each.text)


def test_every_sentence_read_wears_its_polarity(read: Read) -> None:
    assert READINGS is not None
    for polarity in Polarity:
        wanted = sum(each.polarity is polarity for each in READINGS.annotations)
        assert sum("f" in each and polarity.value in each for each in read.classes) == wanted
    assert sum("f" in each for each in read.classes) == 340


def test_every_grade_leads_to_its_section_or_says_that_it_has_none() -> None:
    assert PAGE.count("(no section of its own)") == 2
    judging = [each for each in (REPORT.walk() if REPORT else ()) if each.aspect_key]
    assert len(judging) == 20


def test_every_correction_is_told_once_and_most_stand_in_place(read: Read) -> None:
    assert READINGS is not None
    assert SOURCE is not None
    told = PAGE.count(">line ")
    assert told >= len(READINGS.corrections)
    placed = [each for each in read.ids if each[0] == "c" and each[1:].isdigit()]
    in_words = [
        one.correction
        for target in {each.target for each in SOURCE.spans if each.role in WORDS}
        for one in SOURCE.placed(str(target), READINGS.corrections)
    ]
    assert len(placed) == len(in_words) > 60
    assert PAGE.count("<del>") == sum(each.printed != "" for each in in_words)
    assert PAGE.count("<ins>") == sum(each.corrected != "" for each in in_words)


def test_every_statistic_stands_with_its_words_and_lines() -> None:
    assert READINGS is not None
    assert PAGE.count("<q ") == len(READINGS.statistics)


def test_places_cover_every_line_that_the_source_tells_of() -> None:
    assert SOURCE is not None
    places = Places(SOURCE)
    assert {each.line for each in SOURCE.spans} <= {
        line for each in places.stretches for line in range(each.first, each.last + 1)
    }
    assert places.at(100_000) is None
    assert places.of("nowhere") is None
    number = next(each for each in SOURCE.spans if each.role is SpanRole.PARAGRAPH_NUMBER)
    found = places.of(str(number.target))
    assert found is not None
    assert found.role is SpanRole.PARAGRAPH
    paged = attrs.evolve(
        SOURCE, spans=tuple(attrs.evolve(each, page=each.line // 40 + 1) for each in SOURCE.spans)
    )
    assert "page" in Places(paged).stretches[0].lines
    assert Places(None).stretches == ()


def test_what_is_held_decides_what_is_shown() -> None:
    bare = assert_sound(to_explorer(load("warrington-2011", text=False)))
    assert "script" not in bare.tags
    without_readings = to_explorer(attrs.evolve(WARRINGTON, readings=None))
    assert 'name="theme"' in without_readings
    assert "<select" not in without_readings
    assert "Our readings" not in assert_sound(without_readings).page
    no_source = attrs.evolve(WARRINGTON, source=None, published=None, published_basis=None)
    assert "Source lines" not in assert_sound(to_explorer(no_source)).page
    assert "not known" in to_explorer(no_source)
    for each in load("england")[::100]:
        seen = assert_sound(to_explorer(each))
        assert each.source_url in seen.links
    reviewed = next(each for each in load("england") if each.reviews)
    assert reviewed.reviews[0].title in to_explorer(reviewed)


def test_a_report_without_sentences_has_no_filter() -> None:
    assert REPORT is not None
    plain = attrs.evolve(REPORT.sections[0], id="a", title="a", subsections=())
    short = attrs.evolve(REPORT, sections=(plain,), recommendations=(), printed_scale=())
    seen = attrs.evolve(WARRINGTON, report=short, readings=None, source=None)
    page = assert_sound(to_explorer(seen))
    assert "form" not in page.tags
    assert "fieldset" not in page.tags


def test_what_is_asked_for_says_its_tag_and_what_it_cites() -> None:
    asked = (
        Recommendation(
            id="r 1",
            text="Listen.",
            section=warrington.report().sections[0].id,
            cites=(4, 7),
            tag=Tag(printed="Outcome 3"),
        ),
    )
    report = attrs.evolve(warrington.report(), recommendations=asked)
    page = to_explorer(attrs.evolve(warrington.inspection(), report=report))
    assert_sound(page)
    assert "(Outcome 3; cites 4, 7)" in page
    # Where the words end with the tag, as reports print it, it is not said twice.
    said = attrs.evolve(asked[0], text="Listen. (Outcome 3)", cites=())
    once = attrs.evolve(report, recommendations=(said,))
    assert to_explorer(attrs.evolve(warrington.inspection(), report=once)).count("Outcome 3") == 1
    # Without a section about judgements, the scale stands in the first.
    renamed = tuple(
        attrs.evolve(each, title=f"Section {place}")
        for place, each in enumerate(report.sections, start=1)
    )
    page = to_explorer(
        attrs.evolve(warrington.inspection(), report=attrs.evolve(report, sections=renamed))
    )
    assert "The scale, as printed" in page


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_inert(text: str) -> None:
    seen = hostile_inspection(text)
    read = assert_sound(to_explorer(seen))
    assert seen.report is not None
    second = seen.report.sections[0].paragraphs[1]
    assert " ".join(printable(second.text).split()) in " ".join(read.held[second.id].split())


@settings(max_examples=20)
@given(strategies.inspections(coherent=False))
def test_any_inspection_is_shown(inspection: Inspection) -> None:
    assert_sound(to_explorer(inspection))
