"""Reports of the first programme: as kept, with page furniture, as a PDF and as its text."""

import io
from collections.abc import Iterable

import attrs
import pytest

from ofsted_inspection import load, to_json
from ofsted_inspection.errors import InvalidDocument, ProblemCode
from ofsted_inspection.models import Basis, Inspection, InspectionKind, Report, SpanRole
from ofsted_inspection.reading import read_document, read_report, read_report_text
from ofsted_inspection.reading._inspection import Given, inspection_of
from ofsted_inspection.reading._printed import Printed
from ofsted_inspection.reading.document import Block, BlockKind
from ofsted_inspection.reading.recognise import recognise
from tests.reading import warrington
from tests.reading.made_up import Made, as_pdf, as_text, document, slac
from tests.reading.test_reports import REPORTS, council, read

CLEAN = (REPORTS / "clean.txt").read_text(encoding="utf-8")


def report_of(inspection: Inspection) -> Report:
    assert inspection.report is not None
    return inspection.report


def test_warrington_gives_byte_for_byte_what_is_bundled() -> None:
    """But for the one doubt that is kept by hand, beside that of the reader."""
    loaded = load("warrington-2011")
    assert loaded.source is not None
    bundled = attrs.evolve(
        loaded,
        source=attrs.evolve(loaded.source, doubts=loaded.source.doubts[1:]),
        kind=InspectionKind.FULL,
        kind_basis=Basis.PRINTED,
        readings=None,
    )
    assert to_json(read_report(warrington.PATH)) == to_json(bundled)


def test_a_kept_text_is_its_own_document() -> None:
    kept = read_document(warrington.PATH)
    assert kept.lines == tuple(warrington.lines())
    spans = warrington.source().spans
    assert " ".join(map(kept.at, spans)).split() == warrington.text().split()


# ----------------------------------------------------------------------------- page furniture


def with_lines(text: str, places: Iterable[int], words: str) -> str:
    """Return `text` with a line put in below each of `places`; `#` becomes a page number."""
    lines = text.split("\n")
    for page, place in reversed(list(enumerate(places, 1))):
        lines.insert(place, words.replace("#", str(page)))
    return "\n".join(lines)


@pytest.mark.slow
@pytest.mark.parametrize("words", ["12", "  7  ", "Page 3 of 30"])
def test_a_lone_page_number_is_furniture_wherever_it_stands(words: str) -> None:
    lines = warrington.text().split("\n")
    for place in range(16, len(lines), 7):
        again = read_report_text(with_lines(warrington.text(), [place], words))
        assert again.report == warrington.report(), place
        assert again.source is not None
        (span,) = (each for each in again.source.spans if each.role is SpanRole.FURNITURE)
        assert span.line == place + 1


@pytest.mark.parametrize(
    ("words", "running"),
    [
        ("Warrington Inspection of safeguarding and looked after children services #", True),
        ("Inspection of safeguarding and looked after children services", True),
        ("Warrington Borough Council    #", True),
        ("© Crown copyright 2011", False),
        ("Crown copyright 2011, and so on.", False),
    ],
)
def test_running_lines_and_copyright_lines_are_no_prose(words: str, *, running: bool) -> None:
    text = warrington.text()
    places = [*range(31, text.count("\n"), 12)]
    again = read_report_text(with_lines(text, places, words))
    assert again.report == warrington.report()
    assert again.judgements == warrington.inspection().judgements
    assert again.source is not None
    if running:
        assert again.source.running_lines == (words.replace("#", "").strip(),)
    else:
        assert again.source.terms == words


def test_a_copyright_line_on_the_cover_is_the_terms() -> None:
    text = with_lines(warrington.text(), [13], "© Crown copyright 2011")
    again = read_report_text(text)
    assert again.source is not None
    assert again.source.terms == "© Crown copyright 2011"
    assert again.report == warrington.report()


def test_form_feeds_make_pages() -> None:
    lines = warrington.text().split("\n")
    foot = "Warrington inspection report"
    pages = ["\n".join([*lines[at : at + 40], f"{foot}  {at}", ""]) for at in range(0, 280, 40)]
    pages.append("\n".join(lines[280:]))
    again = read_report_text("\f".join(pages))
    assert again.report == warrington.report()
    assert again.source is not None
    assert again.source.pages == len(pages)
    assert again.source.running_lines == (foot,)
    assert {each.page for each in again.source.spans} == set(range(1, len(pages) + 1))


# ------------------------------------------------------------------------- other forms of files


@pytest.fixture(scope="module")
def made() -> Made:
    return slac(read("clean"))


@pytest.mark.parametrize("tagged", [True, False])
def test_a_pdf(made: Made, *, tagged: bool) -> None:
    file = io.BytesIO(as_pdf(made, tagged=tagged))
    assert_same(read_report(file, authority=council("Northmere")))


def test_the_text_of_a_pdf(made: Made) -> None:
    assert_same(read_report_text(as_text(made), authority=council("Northmere")))


def assert_same(again: Inspection) -> None:
    first = read("clean")
    unnumbered = attrs.evolve(report_of(first), contents=())
    assert attrs.evolve(report_of(again), contents=()) == unnumbered
    assert [(each.title, each.page) for each in report_of(again).contents] == [
        (each.title, each.page) for each in report_of(first).contents
    ]
    assert again.judgements == first.judgements
    assert again.team == first.team
    assert again.source is not None
    assert again.source.terms == "© Crown copyright 2011"


def printed(blocks: Iterable[Block]) -> Printed:
    whole = document(blocks)
    return recognise(whole).read(whole)


@pytest.mark.parametrize("label", ["12.", "•"])
def test_what_goes_on_on_the_next_page_is_the_same_paragraph_or_item(
    made: Made, label: str
) -> None:
    place = next(i for i, each in enumerate(made.blocks) if each.label == label)
    block = made.blocks[place]
    for cut, joint in ((block.text.index(" "), " "), (2, "")):
        first = attrs.evolve(block, text=block.text[:cut])
        rest = Block(
            page=block.page,
            kind=BlockKind.PARAGRAPH,
            text=block.text[cut + len(joint) :],
            follows=joint,
        )
        split = printed([*made.blocks[:place], first, rest, *made.blocks[place + 1 :]])
        whole = printed(made.blocks)
        assert [each.text for one in split.sections for each in one.paragraphs] == [
            each.text for one in whole.sections for each in one.paragraphs
        ]
        assert [each.items for one in split.sections for each in one.paragraphs] == [
            each.items for one in whole.sections for each in one.paragraphs
        ]


def test_a_page_number_among_the_contents_is_furniture(made: Made) -> None:
    place = next(i for i, each in enumerate(made.blocks) if each.text == "Contents")
    number = Block(page=2, kind=BlockKind.PARAGRAPH, text="2")
    again = printed([*made.blocks[: place + 1], number, *made.blocks[place + 1 :]])
    assert [each.title for each in again.contents] == [
        each.title for each in printed(made.blocks).contents
    ]


# ------------------------------------------------------------------------------- what is refused


def problem_of(text: str) -> list[tuple[ProblemCode, int | None]]:
    with pytest.raises(InvalidDocument) as caught:
        read_report_text(text, authority=council("Northmere"))
    assert all(str(each).isascii() for each in caught.value.problems)
    return [(each.code, each.line) for each in caught.value.problems]


@pytest.mark.parametrize("page", ["0", "000", "9" * 5000])
def test_a_page_that_no_report_has_is_refused_by_line(page: str) -> None:
    text = CLEAN.replace("Service information\t4", f"Service information\t{page}")
    assert text != CLEAN
    line = text[: text.index("Service information\t")].count("\n") + 1
    assert problem_of(text) == [(ProblemCode.WRONG_VALUE, line)]


def test_a_grade_line_that_contradicts_the_record_is_refused_with_both_lines() -> None:
    text = CLEAN.replace("Staying safe\n\nGrade 2 (good)", "Staying safe\n\nGrade 3 (adequate)")
    heading = text[: text.index("Staying safe\n\nGrade 3")].count("\n") + 1
    row = text[: text.index("Staying safe\tGood")].count("\n") + 1
    assert sorted(problem_of(text), key=str) == [
        (ProblemCode.CONTRADICTION, heading),
        (ProblemCode.CONTRADICTION, row),
    ]


def test_the_authority_given_is_compared_with_the_cover() -> None:
    with pytest.raises(InvalidDocument) as caught:
        read_report(warrington.PATH, authority=council("Northmere"))
    (problem,) = caught.value.problems
    assert (problem.code, problem.line) == (ProblemCode.CONTRADICTION, 7)
    assert "Warrington" in problem.found


def test_what_a_model_refuses_is_placed_by_the_line_it_was_read_from() -> None:
    kept = read_document(REPORTS / "clean.txt")
    whole = recognise(kept).read(kept)
    *sections, last = whole.sections
    worn = attrs.evolve(last.paragraphs[-1], text="Two  spaces.")
    damaged = attrs.evolve(whole, sections=(*sections, attrs.evolve(last, paragraphs=(worn,))))
    with pytest.raises(InvalidDocument) as caught:
        inspection_of(damaged, kept, b"", Given(council("Northmere")))
    assert {each.line for each in caught.value.problems} == {worn.line}
    assert caught.value.subject == "report"
