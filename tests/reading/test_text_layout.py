"""Texts with columns and page furniture to documents."""

import collections

import pytest
from hypothesis import given, strategies as st

from ofsted_inspection.reading.document import Block, BlockKind
from ofsted_inspection.reading.text import text_document

FOOT = "\n\nMade-up authority, 10 to 14 June 2024{space}{page}\n\f"


def pages(*texts: str) -> str:
    foots = (FOOT.format(space=" " * 30, page=page) for page in range(1, len(texts) + 1))
    return "".join(f"{text}{foot}" for text, foot in zip(texts, foots, strict=True))


def body(text: str) -> list[Block]:
    return [block for block in text_document(text).blocks if block.kind is not BlockKind.FURNITURE]


LINES = st.lists(
    st.text(st.sampled_from("ab Cd.1\t•–\u00a0\x0b\r(2, 3.   "), max_size=50), max_size=12
)


@given(st.lists(LINES, min_size=1, max_size=4))
def test_no_character_is_lost_or_told_twice(made: list[list[str]]) -> None:
    text = "\f".join("\n".join(lines) for lines in made)
    document = text_document(text)
    assert collections.Counter("".join(document.text.split())) == collections.Counter(
        "".join(text.split())
    )
    assert all(block.line == " ".join(block.line.split(" ")) for block in document.blocks)


def test_what_repeats_at_the_edges_of_pages_is_furniture() -> None:
    document = text_document(pages("One is here.", "Two is here.", "Three is here."))
    kinds = [(block.kind, block.page) for block in document.blocks]
    assert kinds == [
        (kind, page) for page in (1, 2, 3) for kind in (BlockKind.PARAGRAPH, BlockKind.FURNITURE)
    ]


def test_running_heads_too_and_a_heading_at_two_heads_is_none() -> None:
    texts = ["Council report\n\nRecommendations\n\nOne is.", "Council report\n\nTwo is."]
    texts += ["Council report\n\nRecommendations\n\nThree is.", "Council report\n\nFour is."]
    texts += ["Council report\n\nFive is.", "Council report\n\nSix is."]
    kinds = {block.text: block.kind for block in text_document(pages(*texts)).blocks}
    assert kinds["Council report"] is BlockKind.FURNITURE
    assert kinds["Recommendations"] is BlockKind.HEADING


def test_a_text_of_one_page_has_no_furniture() -> None:
    (block,) = text_document("12").blocks
    assert block.kind is not BlockKind.FURNITURE


def test_a_row_whose_grade_stands_around_its_label_is_one_row() -> None:
    (block,) = body(
        f"{'':<72}Requires improvement to\n"
        f"    1. Children who need help and protection\n"
        f"{'':<72}be good\n"
    )
    assert block.cells == (
        "1. Children who need help and protection",
        "Requires improvement to be good",
    )


def test_rows_of_the_record_without_a_blank_line_between() -> None:
    blocks = body(
        f"{'1. Children who need help and protection':<60}Good\n"
        f"{'2. Children looked after and achieving':<60}Good\n"
        f"   permanence\n"
        f"{'  2.1 Adoption performance':<60}Outstanding\n"
    )
    assert [block.cells[1] for block in blocks] == ["Good", "Good", "Outstanding"]
    assert blocks[1].cells[0] == "2. Children looked after and achieving permanence"


def test_a_row_of_too_many_lines_is_text() -> None:
    (block,) = body("\n".join(f"{'words of a paragraph':<60}more" for _ in range(7)))
    assert block.kind is BlockKind.PARAGRAPH


def test_entries_of_contents_are_lines_of_their_own() -> None:
    blocks = body(f"Contents\n{'Executive summary':<60}2\n{'The local authority':<60}5\n")
    assert [block.text for block in blocks] == [
        "Contents",
        "Executive summary 2",
        "The local authority 5",
    ]


def test_labelled_lines_and_statements_begin_blocks() -> None:
    blocks = body(
        "Made-up Council\nInspection of services for children in need of help\nand protection\n"
        "Inspection date: 6 July 2015\nReport published: 19 October 2015\n"
        "Children’s services in Made-up require improvement\nto be good\n"
        f"{'1. Children who need help and protection':<60}Good\n"
    )
    assert [block.line for block in blocks] == [
        "Made-up Council",
        "Inspection of services for children in need of help and protection",
        "Inspection date: 6 July 2015",
        "Report published: 19 October 2015",
        "Children’s services in Made-up require improvement to be good",
        "1. Children who need help and protection\tGood",
    ]


def test_the_head_of_a_table_stands_alone() -> None:
    blocks = body(
        f"Key judgement{'':<40}Judgement grade\n"
        f"{'Leadership, management':<53}Good\nand governance\n"
    )
    assert [block.line for block in blocks] == [
        "Key judgement\tJudgement grade",
        "Leadership, management and governance\tGood",
    ]


def test_numbers_are_labels_when_they_are_the_next() -> None:
    blocks = body(
        "1.    One paragraph, of children aged\n      16. The others are older.\n\n"
        "2, The second.\n\n3.The third.\n\n5. The fifth, one being left out.\n\n"
        "9. Far off.\n"
    )
    assert [block.label for block in blocks] == ["1.", "2,", "3.", "5.", None]
    assert blocks[0].text.endswith("aged 16. The others are older.")


def test_a_comma_after_a_number_is_a_doubt() -> None:
    document = text_document("1. One.\n\n2, Two.\n")
    assert [page for page, _ in document.doubts] == [1]


def test_bullets_with_their_words_far_off() -> None:
    blocks = body("•    an item\n     of two lines\n•\n")
    assert [(block.label, block.text) for block in blocks] == [
        ("•", "an item of two lines"),
        ("•", ""),
    ]


def test_footnotes_go_on_to_the_end_of_their_lines() -> None:
    blocks = body("Words that end.\n\n1\n  A note of\nmore lines.\n\nNext words that end.")
    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.PARAGRAPH, "Words that end."),
        (BlockKind.NOTE, "1 A note of more lines."),
        (BlockKind.PARAGRAPH, "Next words that end."),
    ]


@pytest.mark.parametrize(
    ("first", "second", "follows"),
    [
        ("1. It begins and", "goes on here.", " "),
        ("1. It begins and", "IROs go on here.", " "),
        ("1. It has multi-", "agency partners.", ""),
        ("1. It ends.", "      It goes on all the same.", " "),
        ("1. It ends.", "It is another.", None),
        ("1. It ends.", "2. Another.", None),
        ("• an item", "Another paragraph stands here.", None),
        ("A Heading", "words begin small.", None),
    ],
)
def test_what_crosses_a_page(first: str, second: str, follows: str | None) -> None:
    blocks = body(f"{first}\n\f{second}\n")
    assert blocks[-1].follows == follows


def test_a_paragraph_over_three_pages_stays_a_numbered_one() -> None:
    blocks = body("1. It begins and\n\fgoes on. It ends.\n\f      And goes on again.\n")
    assert [block.follows for block in blocks] == [None, " ", " "]


def test_titles_and_grade_lines_of_2013_stand_alone() -> None:
    blocks = body(
        "Inspection of looked after\nchildren services\nMade-up County Council\n\n"
        "Capacity to improve\nGrade 2 (good)\nThe capacity is clear to\neverybody.\n"
    )
    assert [block.text for block in blocks] == [
        "Inspection of looked after children services",
        "Made-up County Council",
        "Capacity to improve",
        "Grade 2 (good)",
        "The capacity is clear to everybody.",
    ]


def test_headings_right_below_other_lines_begin_blocks() -> None:
    blocks = body(
        f"{'Leadership, management and governance':<60}Good\nSummary\n\n"
        f"{'':<60}Requires improvement\nThe experiences and progress of children\n"
    )
    assert [block.line for block in blocks] == [
        "Leadership, management and governance\tGood",
        "Summary",
        "The experiences and progress of children\tRequires improvement",
    ]
