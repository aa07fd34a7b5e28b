"""Every template reads what a made-up report says, in all its forms, and refuses it damaged."""

from collections.abc import Mapping

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from ofsted_inspection.errors import InvalidDocument
from ofsted_inspection.models import SpanRole, Timescale
from ofsted_inspection.reading._printed import Printed
from ofsted_inspection.reading.document import Document
from ofsted_inspection.reading.pdf import pdf_document
from ofsted_inspection.reading.recognise import recognise
from ofsted_inspection.reading.text import text_document
from tests.reading.made_up import (
    ILACS_ASPECTS,
    LAC_TITLES,
    SIF_TITLES,
    WORDS,
    Made,
    as_pdf,
    as_text,
    document,
    ilacs,
    lac,
    sif,
)
from tests.reading.made_up_sif import sif_first, sif_second

REFORMED = st.sampled_from(["Outstanding", "Good", "Requires improvement to be good", "Inadequate"])
FOUR_POINT = st.sampled_from(["Outstanding", "Good", "Adequate", "Inadequate"])
SMALL = st.integers(0, 3)
DATES = {
    "ilacs-2018": "Inspection dates: 4 June to 15 June 2018",
    "ilacs-2023": "Inspection dates: 10 to 14 June 2024",
    "ilacs-2026": "Inspection dates: 11 to 22 May 2026",
}


@st.composite
def ilacs_reports(draw: st.DrawFn) -> Made:
    edition = draw(st.sampled_from(sorted(ILACS_ASPECTS)))
    order = draw(st.permutations(ILACS_ASPECTS[edition]))
    return ilacs(
        {key: draw(REFORMED) for key in order},
        dates=DATES[edition],
        items=draw(SMALL),
        counts=draw(st.lists(st.integers(1, 3), min_size=4, max_size=4)),
    )


@st.composite
def sif_reports(draw: st.DrawFn) -> Made:
    return sif(
        {key: draw(REFORMED) for key in SIF_TITLES},
        overall=draw(REFORMED),
        board=draw(st.none() | REFORMED),
        again=draw(st.booleans()),
        items=draw(SMALL),
        board_items=draw(SMALL),
        board_in_two=draw(st.booleans()),
    )


@st.composite
def early_sif_reports(draw: st.DrawFn) -> Made:
    make = draw(st.sampled_from((sif_first, sif_second)))
    return make(
        {key: draw(REFORMED) for key in SIF_TITLES},
        overall=draw(REFORMED),
        board=draw(st.none() | REFORMED),
        items=draw(SMALL),
        board_items=draw(SMALL),
    )


@st.composite
def lac_reports(draw: st.DrawFn) -> Made:
    return lac({key: draw(FOUR_POINT) for key in LAC_TITLES}, items=draw(SMALL))


REPORTS = ilacs_reports() | sif_reports() | early_sif_reports() | lac_reports()


def read(whole: Document) -> Printed:
    reader = recognise(whole).read
    assert reader is not None
    return reader(whole)


def agrees(printed: Printed, made: Made) -> None:
    assert {each.key: WORDS[each.grade.value] for each in printed.grades} == {
        key: words.replace("Requires improvement to be good", WORDS["requires_improvement"])
        for key, words in made.grades.items()
    }
    assert printed.leads == made.leads
    assert len(printed.items) == made.items
    numbers = [p.number for s in printed.sections for p in s.paragraphs if p.number is not None]
    assert numbers == list(range(1, made.paragraphs + 1))


@given(REPORTS)
def test_a_report_says_what_was_made_up(made: Made) -> None:
    agrees(read(document(made.blocks)), made)


@given(REPORTS)
@settings(max_examples=20)
def test_its_text_says_the_same(made: Made) -> None:
    agrees(read(text_document(as_text(made))), made)


@given(REPORTS, st.booleans())
@settings(max_examples=15, deadline=None)
def test_its_pdf_says_the_same(made: Made, tagged: bool) -> None:  # noqa: FBT001 - drawn
    agrees(read(pdf_document(as_pdf(made, tagged=tagged))), made)


@given(REPORTS)
def test_every_character_has_a_role(made: Made) -> None:
    whole = document(made.blocks)
    printed = read(whole)
    taken = [(span.line, place) for span in printed.spans for place in range(span.start, span.end)]
    assert len(taken) == len(set(taken))
    left = {
        (number, place)
        for number, line in enumerate(whole.lines, start=1)
        for place, character in enumerate(line)
        if character.strip()
    } - set(taken)
    assert not left


def targets_of(printed: Printed) -> dict[str, set[str | None]]:
    """Return what the characters of each role may have become."""
    paragraphs = [each for section in printed.sections for each in section.paragraphs]
    ids: set[str | None] = {each.id for each in paragraphs}
    bullets: set[str | None] = {
        f"{each.id}i{n}" for each in paragraphs for n in range(1, len(each.items) + 1)
    }
    keys: set[str | None] = {each.key for each in printed.grades}
    items: set[str | None] = {each.id for each in printed.items}
    return {
        "heading": {"record", *(f"s{place}" for place in range(len(printed.sections)))},
        "paragraph": ids,
        "paragraph_number": ids,
        "layout_mark": ids | bullets | items,
        "item": bullets,
        "recommendation": items,
        "record_row": {None, *keys},
        "grade_line": keys,
        "timescale": {each.value for each in Timescale},
    }


@given(REPORTS)
@settings(max_examples=15)
def test_every_role_names_something_that_was_read(made: Made) -> None:
    printed = read(document(made.blocks))
    targets = targets_of(printed)
    assert {each.role for each in printed.spans} <= {role.value for role in SpanRole}
    for each in printed.spans:
        # What stands around the report became nothing of it; a number may have no words.
        allowed = targets.get(each.role, {None})
        assert each.target in allowed, each
    lines = document(made.blocks).lines
    for section in printed.sections:
        for paragraph in section.paragraphs:
            words = [
                lines[each.line - 1][each.start : each.end]
                for each in printed.spans
                if (each.role, each.target) == ("paragraph", paragraph.id)
            ]
            assert " ".join(words) == paragraph.text


@given(REPORTS)
def test_every_grade_names_its_places(made: Made) -> None:
    whole = document(made.blocks)
    printed = read(whole)
    once = {each.key for each in printed.grades if each.stated_once}
    assert once <= {"overall"}
    for each in printed.grades:
        for place in each.places:
            line = whole.lines[place.line - 1]
            assert line.split()[0] in place.words


# ----------------------------------------------------------------------------------- damage


def rows_of(made: Made) -> list[int]:
    """Return where the rows of judgements stand, the header and the scale left out."""
    titles = {*WORDS.values(), "Requires improvement"}
    return [
        place
        for place, block in enumerate(made.blocks)
        if len(block.cells) == 2 and block.cells[1] in titles
    ]


def refused(made: Made) -> bool:
    try:
        read(document(made.blocks))
    except InvalidDocument:
        return True
    return False


def with_cells(made: Made, cells: Mapping[int, tuple[str, ...]]) -> Made:
    blocks = tuple(
        attrs.evolve(block, cells=cells[place]) if place in cells else block
        for place, block in enumerate(made.blocks)
    )
    return attrs.evolve(made, blocks=blocks)


@given(REPORTS, st.data())
def test_two_grades_changed_over_are_refused(made: Made, data: st.DataObject) -> None:
    one, other = data.draw(st.permutations(rows_of(made)))[:2]
    left, right = made.blocks[one].cells, made.blocks[other].cells
    damaged = with_cells(made, {one: (left[0], right[1]), other: (right[0], left[1])})
    assert refused(damaged) or left[1] == right[1]


@given(REPORTS)
def test_a_column_shifted_by_a_row_is_refused(made: Made) -> None:
    rows = [
        place
        for place in rows_of(made)
        if made.blocks[place].page == made.blocks[rows_of(made)[0]].page
    ]
    grades = [made.blocks[place].cells[1] for place in rows]
    shifted = [grades[-1], *grades[:-1]]
    cells = {
        place: (made.blocks[place].cells[0], grade)
        for place, grade in zip(rows, shifted, strict=True)
    }
    assert refused(with_cells(made, cells)) or grades == shifted


@given(REPORTS, st.data())
def test_a_grade_torn_from_its_rest_is_refused(made: Made, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(rows_of(made)))
    title, _ = made.blocks[place].cells
    torn = with_cells(made, {place: (title, "Requires improvement to")})
    rest = attrs.evolve(made.blocks[place], cells=(), text="be good")
    blocks = (*torn.blocks[: place + 1], rest, *torn.blocks[place + 1 :])
    assert refused(attrs.evolve(torn, blocks=blocks))


@given(REPORTS, st.data())
def test_a_row_too_few_or_too_many_is_refused(made: Made, data: st.DataObject) -> None:
    first = made.blocks[rows_of(made)[0]].page
    place = data.draw(
        st.sampled_from([each for each in rows_of(made) if made.blocks[each].page == first])
    )
    times = data.draw(st.sampled_from([0, 2]))
    block = made.blocks[place]
    blocks = (*made.blocks[:place], *[block] * times, *made.blocks[place + 1 :])
    assert refused(attrs.evolve(made, blocks=blocks))


@given(ilacs_reports() | lac_reports(), st.data())
def test_a_judgement_without_its_heading_is_refused(made: Made, data: st.DataObject) -> None:
    titles = tuple(block.cells[0] for block in made.blocks if block.cells)
    judged = [
        place
        for place, block in enumerate(made.blocks)
        if not block.cells and block.text.startswith(titles) and block.bold
    ]
    place = data.draw(st.sampled_from(judged))
    blocks = (*made.blocks[:place], *made.blocks[place + 1 :])
    assert refused(attrs.evolve(made, blocks=blocks))


@given(sif_reports(), st.data())
def test_a_judgement_of_sif_without_its_heading_is_refused(made: Made, data: st.DataObject) -> None:
    place = data.draw(
        st.sampled_from(
            [
                place
                for place, block in enumerate(made.blocks)
                if block.page == 3
                and (block.text.startswith("The graded") or block.cells[:1] > ("L",))
            ]
        )
    )
    blocks = (*made.blocks[:place], *made.blocks[place + 1 :])
    assert refused(attrs.evolve(made, blocks=blocks))


def test_two_places_that_differ_are_both_quoted() -> None:
    made = ilacs(dict.fromkeys(ILACS_ASPECTS["ilacs-2023"], "Good"))
    place = rows_of(made)[1]
    title = made.blocks[place].cells[0]
    with pytest.raises(InvalidDocument) as caught:
        read(document(with_cells(made, {place: (title, "Inadequate")}).blocks))
    first, second = caught.value.problems
    assert "Inadequate" in first.found
    assert "Inadequate" in second.expected
    assert first.line == 6
    assert second.file == "page 2"
