import hashlib

import pytest
from hypothesis import given, strategies as st

from ofsted_inspection.errors import UnknownName
from ofsted_inspection.models import Span, SpanRole
from ofsted_inspection.reading._ledger import units_of
from ofsted_inspection.reading.document import Block, BlockKind, Document
from tests.reading.made_up import document, item, paragraph, row

WORDS = st.lists(st.sampled_from(["plan", "care", "Good", "7", "é"]), min_size=1).map(" ".join)


@st.composite
def blocks(draw: st.DrawFn) -> list[Block]:
    """Blocks of any kind on pages that come in order, some pages empty."""
    page = 1
    made: list[Block] = []
    for _ in range(draw(st.integers(1, 6))):
        page += draw(st.integers(0, 2))
        kind = draw(st.sampled_from(list(BlockKind)))
        cells = tuple(draw(st.lists(WORDS, min_size=2, max_size=3)))
        label = draw(st.sampled_from([None, "1.", "•"]))
        if kind is BlockKind.ROW:
            made.append(row(*cells, page=page))
        else:
            made.append(Block(page=page, kind=kind, text=draw(WORDS), label=label))
    return made


@given(blocks())
def test_text_has_a_line_for_each_block_and_pages_apart(made: list[Block]) -> None:
    text = document(made).text
    pages = text.split("\f\n")
    assert len(pages) == made[-1].page
    for number, page in enumerate(pages, start=1):
        printed = [block for block in made if block.page == number]
        assert page.count("\n") == len(printed)
        for line, block in zip(page.splitlines(), printed, strict=True):
            assert line.split() == " ".join([block.label or "", block.text, *block.cells]).split()


@given(blocks(), st.data())
def test_any_span_of_a_line_gives_its_words(made: list[Block], data: st.DataObject) -> None:
    whole = document(made)
    place = data.draw(st.integers(0, len(made) - 1))
    line = whole.line_of(place)
    start = data.draw(st.integers(0, len(made[place].line) - 1))
    span = Span(line=line, start=start, end=len(made[place].line), role=SpanRole.COVER)
    assert whole.at(span) == whole.text.split("\n")[line - 1][start:]


def test_the_text_is_known_by_its_hash() -> None:
    whole = document([paragraph("One."), paragraph("Two.", 2)])
    assert whole.text == "One.\n\f\nTwo.\n"
    assert whole.text_sha256 == hashlib.sha256(whole.text.encode()).hexdigest()


@pytest.mark.parametrize(("line", "end"), [(2, 1), (1, 9)])
def test_a_place_the_text_does_not_have_is_an_error(line: int, end: int) -> None:
    with pytest.raises(UnknownName):
        document([paragraph("One.")]).at(Span(line=line, start=0, end=end, role=SpanRole.COVER))


def test_a_label_alone_is_a_line() -> None:
    block = item("4.", "")
    assert (block.line, block.start) == ("4.", 2)


def test_what_goes_on_over_a_page_is_one_unit() -> None:
    first = item("1.", "Parental c")
    note = Block(page=1, kind=BlockKind.NOTE, text="1 A note.")
    rest = Block(page=2, kind=BlockKind.ITEM, text="onsent is given.", follows="")
    units = list(units_of(Document(blocks=(first, note, rest), extractor="made up", pages=2)))
    assert [unit.text for unit in units] == ["Parental consent is given.", "1 A note."]
    assert units[0].indices == (0, 2)
