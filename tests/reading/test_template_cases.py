"""What single reports print otherwise than the rest, and what each gets that is wrong."""

from collections.abc import Sequence

import attrs
import pytest

from ofsted_inspection.errors import InvalidDocument
from ofsted_inspection.grades import ReformedGrade, SlacGrade
from ofsted_inspection.reading._ledger import Ledger
from ofsted_inspection.reading._printed import Printed
from ofsted_inspection.reading.document import Block, BlockKind
from ofsted_inspection.reading.templates._edges import read_leads
from ofsted_inspection.reading.templates.ilacs import read_ilacs
from ofsted_inspection.reading.templates.lac import read_lac
from ofsted_inspection.reading.templates.sif import read_sif
from tests.reading.edits import put
from tests.reading.made_up import (
    ILACS_ASPECTS,
    ILACS_TITLES,
    LAC_TITLES,
    SIF_TITLES,
    Made,
    document,
    heading,
    ilacs,
    ilacs_2023,
    item,
    lac,
    paragraph,
    row,
    sentence,
    sif,
)
from tests.reading.variants_sif import BOARD_ALONE

READERS = {"ilacs": read_ilacs, "sif": read_sif, "lac": read_lac}
GOOD = dict.fromkeys(ILACS_ASPECTS["ilacs-2023"], "Good")
SIF_GOOD = dict.fromkeys(SIF_TITLES, "Good")
LAC_GOOD = dict.fromkeys(LAC_TITLES, "Good")


def ilacs_of(made: Made) -> Printed:
    return read_ilacs(document(made.blocks))


def sif_of(made: Made) -> Printed:
    return read_sif(document(made.blocks))


def lac_of(made: Made) -> Printed:
    return read_lac(document(made.blocks))


def faults(kind: str, made: Made) -> str:
    with pytest.raises(InvalidDocument) as caught:
        READERS[kind](document(made.blocks))
    return str(caught.value)


# -------------------------------------------------------------------------------------- ILACS


@pytest.mark.parametrize(
    ("title", "authority"),
    [
        ("Inspection of Made-up local authority children’s services", "Made-up"),
        ("Inspection of Made-up children’s services", "Made-up"),
        (
            "Inspection of Made-up Children and Families Trust",
            "Made-up Children and Families Trust",
        ),
        ("Made-up Council Inspection of children's social care services", "Made-up Council"),
        ("Made-up Inspection of local authority children’s services", "Made-up"),
    ],
)
def test_the_authority_stands_in_the_title_or_before_it(title: str, authority: str) -> None:
    assert ilacs_of(ilacs(GOOD, title=title)).authority == authority


@pytest.mark.parametrize(
    ("lead", "names"),
    [
        (None, ()),
        ("Lead inspector: Ann Example HMI", ("Ann Example",)),
        ("Lead inspector: Ann Example Her Majesty's Inspector", ("Ann Example",)),
        ("Lead inspectors: Ann Example and Ben van Sample, HMI", ("Ann Example", "Ben van Sample")),
        (
            "Lead inspectors: Ann Example, His Majesty’s Inspector Ben O’Sample, HMI",
            ("Ann Example", "Ben O’Sample"),
        ),
    ],
)
def test_lead_inspectors_none_one_or_two(lead: str | None, names: tuple[str, ...]) -> None:
    assert ilacs_of(ilacs(GOOD, lead=lead)).leads == names


@pytest.mark.parametrize("text", ["", "HMI", "the team of 2024", "Ann", "Ann Example 2"])
def test_what_is_no_name_is_none(text: str) -> None:
    assert read_leads(text) is None


@pytest.mark.parametrize(
    "words",
    [
        "The experiences and progress of children in care is: good",
        "The experiences and progress of children in care are good",
        "The experience and progress of children in care: Good.",
        "The experiences of children in care good",
    ],
)
def test_headings_as_they_are_printed(words: str) -> None:
    made = put(ilacs(GOOD), heading(words, 2), before=f"{ILACS_TITLES['in_care']}:", instead=True)
    section = next(each for each in ilacs_of(made).sections if each.key == "in_care")
    assert section.grade is ReformedGrade.GOOD
    assert "good" not in section.title.casefold()


def test_a_heading_whose_grade_stands_on_the_next_line() -> None:
    parts = heading(ILACS_TITLES["in_care"], 2), heading("Good", 2)
    made = put(ilacs(GOOD), *parts, before=f"{ILACS_TITLES['in_care']}:", instead=True)
    assert len(ilacs_of(made).grades[2].places) == 2


def test_a_heading_whose_grade_is_left_over_is_refused() -> None:
    torn = heading(f"{ILACS_TITLES['in_care']}: requires improvement to", 2)
    made = put(ilacs(GOOD), torn, before=f"{ILACS_TITLES['in_care']}:", instead=True)
    assert "grade" in faults("ilacs", made)


def test_prose_that_begins_like_a_heading_is_prose() -> None:
    words = f"{ILACS_TITLES['in_care']} have become better in every way, says nobody at all."
    made = put(ilacs(GOOD), paragraph(words, 2), before="• The made-up")
    assert any(words in p.text for s in ilacs_of(made).sections for p in s.paragraphs)


def test_prose_in_place_of_a_list_and_items_below_others() -> None:
    made = put(ilacs(GOOD), paragraph("It all needs to improve.", 2), before="• The made-up")
    made = put(made, item(None, "An item without a mark.", 2), before="• The made-up")
    printed = ilacs_of(made)
    assert len(printed.items) == 3
    assert [p.id for p in printed.sections[1].paragraphs] == ["u2"]


def test_headings_below_a_judgement_open_a_section_of_their_own() -> None:
    made = put(ilacs(GOOD), heading("A heading nobody has seen", 2), before="2. Made-up")
    printed = ilacs_of(made)
    assert [(each.depth, each.title) for each in printed.sections][3] == (
        2,
        "A heading nobody has seen",
    )


def test_numbers_printed_twice_left_out_and_inside_the_text() -> None:
    made = put(ilacs(GOOD), item("1.", sentence(1), 2), before="2. Made-up")
    made = put(made, paragraph(f"6.{sentence(6)}", 2), before="5. Made-up", instead=True)
    made = put(made, item("•", "a bullet below", 2), before="The Office")
    made = put(made, paragraph("12 children are helped.", 2), before="The Office")
    paragraphs = [p for s in ilacs_of(made).sections for p in s.paragraphs]
    assert [p.id for p in paragraphs] == ["u1", "p1", "p1b", "p2", "p3", "p4", "p6", "u2"]
    assert paragraphs[6].text == sentence(6)
    assert paragraphs[6].items == ("a bullet below",)


Case = tuple[Sequence[Block], str, bool, str]
"""Blocks, before which block they are put, whether in its place, and words of what is told."""

ILACS_WRONG: Sequence[Case] = (
    ([], "Inspection dates", True, "no inspection dates"),
    ([paragraph("Inspection dates: in June")], "Inspection dates", True, "days"),
    ([heading("A report of something")], "Inspection of", True, "authority"),
    ([paragraph("Lead inspector: the team")], "Lead inspector", True, "names"),
    ([row("Something else", "Good")], "Overall", False, "a judgement"),
    ([row("Overall effectiveness", "of it all")], "Overall", True, "a judgement"),
    ([row("Overall effectiveness", "Good", "Good")], "Overall", True, "a judgement"),
    ([], "Overall", True, "in force"),
    ([row("Overall effectiveness", "Good", page=2)], "1. Made-up", False, "first page"),
    ([item("•", "an item without a heading")], "What needs", True, "What needs"),
    (
        [heading(f"{ILACS_TITLES['in_care_and_care_leavers']}: good", 2)],
        "The Office",
        False,
        "a section for",
    ),
    ([paragraph("Inspection dates: 1 May 2020", 3)], "You may", False, "one report"),
)
LAC_WRONG: Sequence[Case] = (
    ([], "Inspection of looked", True, "no title"),
    ([], "Inspection dates", True, "inspection dates"),
    ([paragraph("Inspection dates: soon")], "Inspection dates", True, "days"),
    ([paragraph("Published: soon")], "Published", True, "a day"),
    ([paragraph("Reporting inspector the team")], "Reporting", True, "names"),
    ([row("Perfect (Grade 0)", "A service 0", page=4)], "Good (Grade", True, "its number"),
    ([heading("Grade 3 (good)", 4)], "Grade 2 (good)", True, "below it"),
    ([heading("Grade 2 (good)", 4)], "Quality of provision", False, "under the heading"),
    ([], "About this inspection", True, "a heading before"),
    ([paragraph("Words.", 4)], "About this inspection", True, "a heading before"),
    ([row("Quality of provision", "Fair", page=5)], "Quality of provision\t", True, "four"),
    ([row("Quality", "Good", page=5)], "Quality of provision\t", True, "a row of the record"),
    ([paragraph("More words", 5)], "Quality of provision\t", False, "a row of the record"),
)


@pytest.mark.parametrize(
    ("kind", "blocks", "before", "instead", "told"),
    [*(("ilacs", *case) for case in ILACS_WRONG), *(("lac", *case) for case in LAC_WRONG)],
)
def test_what_is_wrong_with_a_report_is_told(
    kind: str,
    blocks: Sequence[Block],
    before: str,
    instead: bool,  # noqa: FBT001 - a case's field
    told: str,
) -> None:
    whole = {"ilacs": ilacs(GOOD), "lac": lac(LAC_GOOD)}[kind]
    assert told in faults(kind, put(whole, *blocks, before=before, instead=instead))


def test_a_report_without_a_table_is_refused() -> None:
    made = ilacs_2023()
    blocks = tuple(block for block in made.blocks if not block.cells)
    assert "no table" in faults("ilacs", attrs.evolve(made, blocks=blocks))


def test_a_table_without_its_head_and_nothing_above_it() -> None:
    made = put(ilacs(GOOD), before="Judgement", instead=True)
    assert len(ilacs_of(made).grades) == 5
    rows = tuple(block for block in ilacs(GOOD).blocks if block.cells)
    assert "no inspection dates" in faults("ilacs", attrs.evolve(made, blocks=rows))
    alone = (paragraph("Inspection of nothing in particular"),)
    assert "no table" in faults("ilacs", attrs.evolve(made, blocks=alone))


def test_two_rows_of_one_edition_lost_are_refused() -> None:
    grades = {"leaders": "Good", "overall": "Good"}
    assert "editions" in faults("ilacs", ilacs(grades))


# ---------------------------------------------------------------------------------------- SIF


def test_the_board_in_the_arrangements_and_in_its_own_sentence() -> None:
    words = (
        "The arrangements in place to evaluate the effectiveness of what is done by the authority "
        "and board partners to safeguard and promote the welfare of children are good."
    )
    made = put(sif(SIF_GOOD), paragraph(words, 4), before="Recommendations")
    board = sif_of(made).board
    assert board is not None
    assert not board.stated_once


def test_definitions_of_grades_are_no_grades() -> None:
    made = put(
        sif(SIF_GOOD),
        heading("What the inspection judgements mean", 5),
        paragraph("The LSCB is inadequate", 5),
        paragraph("The Local Safeguarding Children Board", 5),
        paragraph("Inadequate", 5, bold=True),
        before="Information about",
    )
    assert "not by itself" in faults("sif", made)
    board = sif_of(put(made, before="Inadequate", instead=True)).board
    assert board is not None
    assert board.grade is ReformedGrade.GOOD


def test_recommendations_with_bullets_citations_and_none() -> None:
    made = put(
        sif(SIF_GOOD, items=0),
        heading("Priority and immediate action", 3),
        item("•", "make up action one (Paragraph 26, 27 and 28)", 3),
        item("•", "make up action two", 3),
        before="Summary for",
    )
    printed = sif_of(made)
    assert [(each.number, each.cites) for each in printed.items] == [
        (None, (26, 27, 28)),
        (None, ()),
        (6, ()),
    ]
    assert printed.items[0].paragraph is None


def test_bullets_below_a_numbered_recommendation_are_part_of_it() -> None:
    made = put(sif(SIF_GOOD), item("•", "a part", 3), before="2. Made-up")
    printed = sif_of(made)
    assert len(printed.items) == 3
    assert any(p.items == ("a part",) for s in printed.sections for p in s.paragraphs)


def test_headings_within_recommendations_do_not_end_them() -> None:
    made = put(sif(SIF_GOOD), heading("Care leavers", 3), before="2. Made-up")
    assert len(sif_of(made).items) == 3


def test_a_judgement_whose_heading_gives_no_grade() -> None:
    first = "The graded judgement for adoption performance"
    made = put(sif(SIF_GOOD), heading(f"{first}.", 3), before=first, instead=True)
    (grade,) = (each for each in sif_of(made).grades if each.key == "adoption_performance")
    assert grade.stated_once


def test_prose_that_begins_like_a_judgement_is_prose() -> None:
    made = put(
        sif(SIF_GOOD), paragraph("Care leavers say so themselves.", 3), before="Key judgement"
    )
    made = put(made, paragraph("Adoption", 3), before="Key judgement")
    assert sif_of(made).grades[3].key == "adoption_performance"


def test_the_first_generation_says_why() -> None:
    made = put(
        sif(SIF_GOOD, overall="Good"),
        heading("This local authority is good because", 2),
        paragraph("This is a re-inspection of Made-up.", 2),
        before="Contents",
    )
    printed = sif_of(made)
    assert len(printed.grades[0].places) == 2
    assert printed.is_reinspection


def test_the_boards_own_report_may_follow_in_the_same_file() -> None:
    made = sif(SIF_GOOD, board=None)
    printed = sif_of(attrs.evolve(made, blocks=(*made.blocks, *BOARD_ALONE)))
    assert printed.board is not None
    assert printed.board.grade is ReformedGrade.INADEQUATE
    assert str(printed.board_published) == "2016-02-10"
    assert [each.of_board for each in printed.items] == [False, False, True]
    alone = [each for each in BOARD_ALONE if not each.text.startswith("Made-up Safe")]
    assert sif_of(attrs.evolve(made, blocks=(*made.blocks, *alone))).board is not None


@pytest.mark.parametrize(
    ("blocks", "before", "instead", "told"),
    [
        ([paragraph("Made-up")], "Inspection of services", True, "no title"),
        ([], "Inspection date", True, "no inspection dates"),
        ([paragraph("Inspection date: in July")], "Inspection date", True, "days"),
        ([paragraph("Report published: soon")], "Report published", True, "a day"),
        ([], "Children’s services in", True, "no grade for overall"),
        ([paragraph("Children’s services in A are fine")], "Children’s s", True, "overall"),
        ([], "The Local Safeguarding Children Board is", True, "grade of the board"),
        ([paragraph("Lead inspector: the team", 5)], "Lead inspector", True, "names"),
        ([row("A row", "Good or better", page=3)], "1. Made-up", False, "nothing else"),
    ],
)
def test_what_is_wrong_with_a_sif_report_is_told(
    blocks: Sequence[Block],
    before: str,
    instead: bool,  # noqa: FBT001 - a case's field
    told: str,
) -> None:
    assert told in faults("sif", put(sif(SIF_GOOD), *blocks, before=before, instead=instead))


def test_words_right_after_the_table_stand_under_the_reports_title() -> None:
    made = put(sif(SIF_GOOD), paragraph("Loose words."), before="Executive summary")
    assert sif_of(made).sections[0].title == ""


# ---------------------------------------------------------------------------------------- LAC


def test_a_record_with_numbers_and_a_report_without_contents() -> None:
    made = put(lac(LAC_GOOD), before="Contents", instead=True)
    made = put(made, before="About this inspection 2", instead=True)
    made = put(made, before="Record of main findings 21", instead=True)
    made = put(
        made,
        row("Capacity to improve", "Good (Grade 2)", page=5),
        before="Capacity to improve\t",
        instead=True,
    )
    made = put(made, before="Published", instead=True)
    made = put(made, before="Reporting", instead=True)
    printed = lac_of(made)
    assert printed.grades[1].grade is SlacGrade.GOOD
    assert printed.published is None
    assert printed.leads == ()


def test_actions_without_a_paragraph_above_them() -> None:
    made = put(lac(LAC_GOOD), before="5. To improve", instead=True)
    blocks = tuple(
        attrs.evolve(block, label=f"{int(block.label[:-1]) - 1}.")
        if block.label in {"6.", "7.", "8."}
        else block
        for block in made.blocks
    )
    printed = lac_of(attrs.evolve(made, blocks=blocks))
    assert [(each.id, each.paragraph) for each in printed.items] == [("r1", None), ("r2", None)]


def test_a_report_without_its_record_is_refused() -> None:
    made = lac(LAC_GOOD)
    blocks = tuple(block for block in made.blocks if block.page < 5)
    assert "no record" in faults("lac", attrs.evolve(made, blocks=blocks))


def test_a_report_that_is_a_cover_alone_is_refused() -> None:
    blocks = tuple(block for block in lac(LAC_GOOD).blocks if block.page < 2)
    assert "no record" in faults("lac", attrs.evolve(lac(LAC_GOOD), blocks=blocks))


# ---------------------------------------------------------------------------------- the ledger


def test_a_number_with_nothing_after_it_is_left_out() -> None:
    made = put(ilacs(GOOD), item("2.", "", 2), before="2. Made-up", instead=True)
    numbers = [p.number for s in ilacs_of(made).sections for p in s.paragraphs]
    assert numbers == [None, 1, 3, 4, 5]


def test_what_is_claimed_by_nobody_is_a_fault() -> None:
    ledger = Ledger(document([paragraph("One two three."), paragraph("Four.", 2)]))
    ledger.claim_words(ledger.units[0], 4, 7, "paragraph", "p1")
    spans = ledger.spans()
    assert [(each.line, each.start, each.end) for each in spans] == [(1, 4, 7)]
    assert [(each.file, each.line) for each in ledger.problems] == [("page 1", 1), ("page 2", 3)]


def test_all_that_is_claimed_by_nobody_on_a_line_is_told() -> None:
    ledger = Ledger(document([paragraph("One two three four five.")]))
    ledger.claim_words(ledger.units[0], 14, 18, "paragraph", "p2")
    ledger.claim_words(ledger.units[0], 4, 7, "paragraph", "p1")
    assert [(each.start, each.target) for each in ledger.spans()] == [(4, "p1"), (14, "p2")]
    (problem,) = ledger.problems
    assert problem.found == "'One  three  five.'"


def test_a_numbered_paragraph_over_pages_is_claimed_on_each() -> None:
    rest = Block(page=3, kind=BlockKind.PARAGRAPH, text="And it ends here.", follows=" ")
    made = put(ilacs(GOOD), paragraph("5. It begins here.", 2), before="5. Made-up", instead=True)
    made = put(made, rest, before="The Office")
    printed = ilacs_of(made)
    targets = [each.target for each in printed.spans if each.page == 3]
    assert targets[0] == "p5"
    assert printed.sections[-1].paragraphs[-1].text == "It begins here. And it ends here."


def test_a_grade_by_itself_is_refused() -> None:
    made = put(ilacs(GOOD), paragraph("Good"), before="Children here")
    assert "not by itself" in faults("ilacs", made)


def test_sentences_after_the_definitions_are_no_statements() -> None:
    made = put(
        sif(SIF_GOOD),
        heading("What the inspection judgements mean", 5),
        paragraph("The LSCB is inadequate", 5),
        before="Information about",
    )
    board = sif_of(made).board
    assert board is not None
    assert board.grade is ReformedGrade.GOOD


def test_a_grade_below_words_that_are_not_the_boards_is_refused() -> None:
    made = put(
        sif(SIF_GOOD), paragraph("Words.", 3), paragraph("Inadequate", 3), before="Key judgement"
    )
    assert "not by itself" in faults("sif", made)


def test_a_block_without_words_has_no_span() -> None:
    ledger = Ledger(document([paragraph("")]))
    ledger.claim(ledger.units[0], "paragraph")
    assert ledger.spans() == ()


def test_a_judgement_headed_twice_loses_nothing_with_its_first_heading() -> None:
    whole = sif(SIF_GOOD)
    title = "Leadership, management and governance"
    twice = put(whole, heading(title, 3), before="Key judgement")
    once, again = (
        [(each.key, each.grade, len(each.places)) for each in sif_of(made).grades]
        for made in (whole, twice)
    )
    assert once == again


def test_what_was_found_stands_under_its_judgement_and_the_boards_does_not() -> None:
    found = [each for each in sif_of(sif(SIF_GOOD)).sections if each.title.startswith("Inspection")]
    assert [each.depth for each in found] == [2, 2, 2, 1]


def test_what_heads_a_row_is_refused_without_the_row() -> None:
    title = "Leadership, management and governance"
    twice = put(sif(SIF_GOOD), heading(title, 3), before="Key judgement")
    rows = [place for place, each in enumerate(twice.blocks) if each.cells[:1] == (title,)]
    (last,) = rows
    blocks = (*twice.blocks[:last], *twice.blocks[last + 1 :])
    assert "heads it" in faults("sif", attrs.evolve(twice, blocks=blocks))


def test_a_lost_heading_that_would_move_recommendations_is_refused() -> None:
    good = sif(SIF_GOOD)
    lost = {
        "Summary for children": "ends the recommendations",
        "Inspection findings – the": "ends the recommendations",
    }
    for before, told in lost.items():
        assert told in faults("sif", put(good, before=before, instead=True))
    listed = put(
        good,
        paragraph("Recommendations 3", 2),
        paragraph("Recommendations 4", 2),
        before="The local authority 3",
    )
    assert len(sif_of(listed).items) == 3
    assert "contents list" in faults("sif", put(listed, before="Recommendations", instead=True))
    blocks = tuple(block for block in good.blocks if block.text != "Recommendations")
    assert "recommendations" in faults("sif", attrs.evolve(good, blocks=blocks))


def test_grades_of_an_inspection_before_are_not_this_ones() -> None:
    made = put(
        sif(SIF_GOOD),
        heading("Previous Ofsted inspections2", 3),
        row("Leadership, management and governance", "Inadequate", page=3),
        paragraph("Adoption performance is inadequate", 3),
        heading("Local leadership", 3),
        before="Recommendations",
    )
    grades = {each.key: each.grade for each in sif_of(made).grades}
    assert set(grades.values()) == {ReformedGrade.GOOD}


def test_what_a_label_says_may_stand_below_it() -> None:
    made = put(
        sif(SIF_GOOD),
        paragraph("Inspection date:"),
        paragraph("6 July 2015 – 30 July 2015"),
        paragraph("Report published"),
        paragraph("19 October 2015"),
        before="Inspection date",
        instead=True,
    )
    printed = sif_of(put(made, before="Report published:", instead=True))
    assert str(printed.published) == "2015-10-19"
    assert str(printed.visits[0].end) == "2015-07-30"


def test_rows_of_other_tables_have_a_role_of_their_own() -> None:
    numbers = row("Children in the area", "44,300", page=2)
    for printed in (
        ilacs_of(put(ilacs(GOOD), numbers, before="1. Made-up")),
        sif_of(put(sif(SIF_GOOD), attrs.evolve(numbers, page=3), before="1. Made-up")),
    ):
        assert sum(each.role == "table_row" for each in printed.spans) == 1
