"""PDFs to documents: tags, pages, disorder, what pdfium gives, and what a hostile file gets."""

import collections
import os
import subprocess
import sys
import zlib
from importlib import metadata
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from ofsted_inspection.errors import InvalidDocument, MissingExtra
from ofsted_inspection.reading import _process, _worker, pdf as pdf_module
from ofsted_inspection.reading._pages import tagged_document
from ofsted_inspection.reading._pdfium import (
    ELSEWHERE,
    GENERATED,
    MOST_DEEP,
    Element,
    Page,
    read_pages,
)
from ofsted_inspection.reading._process import WORKER, Worker, WorkerFailed
from ofsted_inspection.reading._untagged import untagged_document
from ofsted_inspection.reading.document import Block, BlockKind
from ofsted_inspection.reading.pdf import extractor_name, pdf_document
from tests.reading.pdf_writer import Element as Written, Piece, element, file, pdf

ROOT = Path(__file__).parents[2]


def read(*elements: Written, pages: int = 1, running: tuple[str, ...] = ()) -> tuple[Block, ...]:
    return pdf_document(pdf(elements, pages=pages, running=running)).blocks


def body(blocks: tuple[Block, ...]) -> list[Block]:
    return [block for block in blocks if block.kind is not BlockKind.FURNITURE]


def labelled(label: str, *body_pieces: Piece | str) -> Written:
    return element("LI", element("Lbl", label), element("LBody", *body_pieces))


# ------------------------------------------------------------------------------------ the tree


def test_a_paragraph_is_one_block_however_many_lines_it_has() -> None:
    (block,) = body(read(element("P", "One line ends \nand another begins.")))
    assert block.text == "One line ends and another begins."
    assert block.lines == (0, 14)
    assert block.box is not None
    assert 71 < block.box.left < 75


def test_paragraphs_within_cells_and_cells_of_two_paragraphs() -> None:
    header = element("TR", element("TH", element("P", "Judgement")), element("TH", "Grade"))
    cells = element(
        "TR",
        element("TD", element("P", "The impact "), element("P", "of leaders")),
        element("TD", element("L", element("LI", element("LBody", "Good")))),
    )
    blocks = body(read(element("Table", element("THead", header), element("TBody", cells))))
    assert [block.cells for block in blocks] == [
        ("Judgement", "Grade"),
        ("The impact of leaders", "Good"),
    ]


def test_a_box_drawn_as_a_table_holds_text() -> None:
    boxed = element("TD", element("P", "A first."), element("L", labelled("•", "an item")))
    empty = element("TR", element("TD", element("P", "Alone")), element("TD", element("P", " ")))
    blocks = body(read(element("Table", element("TR", boxed)), element("Table", empty)))
    assert [(block.kind, block.line) for block in blocks] == [
        (BlockKind.PARAGRAPH, "A first."),
        (BlockKind.ITEM, "• an item"),
        (BlockKind.PARAGRAPH, "Alone"),
    ]


def test_a_row_with_a_table_inside_is_taken_apart() -> None:
    inner = element("Table", element("TR", element("TD", "a1"), element("TD", "a2")))
    outer = element("TR", element("TD", inner), element("TD", element("P", "b")))
    blocks = body(read(element("Table", outer)))
    assert [block.line for block in blocks] == ["a1\ta2", "b"]


def test_a_wide_row_of_lists_in_one_cell_is_no_row() -> None:
    listed = element("TD", element("L", labelled("•", "one"), labelled("•", "two")))
    blocks = body(read(element("Table", element("TR", listed, element("TD", "")))))
    assert [block.line for block in blocks] == ["• one", "• two"]


def test_a_row_keeps_what_stands_beside_its_cells() -> None:
    cells = [element("TD", "Overall"), element("TD", "Good")]
    blocks = body(read(element("Table", element("TR", *cells, element("Span", "stray")))))
    assert sorted(block.line for block in blocks) == ["Overall\tGood", "stray"]


def test_footnotes_stand_after_what_they_belong_to() -> None:
    note = element("Note", element("P", "1 A note."))
    link = element("Link", note)
    (heading, footnote) = body(read(element("P", "What needs to improve", link)))
    assert heading.text == "What needs to improve"
    assert (footnote.kind, footnote.text) == (BlockKind.NOTE, "1 A note.")


def test_paragraphs_tagged_as_headings_are_paragraphs() -> None:
    long = "1. Inspectors read many records and they found that plans were clear to everybody."
    kinds = [block.kind for block in body(read(element("H2", "Leaders"), element("H2", long)))]
    assert kinds == [BlockKind.HEADING, BlockKind.PARAGRAPH]


def test_bullets_of_symbol_fonts_become_labels() -> None:
    (block,) = body(read(element("L", element("LI", element("LBody", "•  an item\nof two lines")))))
    assert (block.label, block.text, block.lines) == ("•", "an item of two lines", (0, 8))


def test_stray_content_of_a_container_is_a_block() -> None:
    blocks = body(read(element("Sect", "Loose words"), element("Sect", element("Span", "Span"))))
    assert [block.text for block in blocks] == ["Loose words", "Span"]


# --------------------------------------------------------------------------------- over pages


def test_a_paragraph_in_two_elements_over_a_page() -> None:
    first = element("L", labelled("1.", Piece("Plans begin ", along=20)))
    rest = element("L", element("LI", element("LBody", Piece("Here they end.", 2))))
    later = element("L", element("LI", element("LBody", Piece("2. Another.", 2))))
    blocks = body(read(first, rest, later, pages=2))
    assert [(block.line, block.follows) for block in blocks] == [
        ("1. Plans begin", None),
        ("Here they end.", " "),
        ("2. Another.", None),
    ]


def test_one_element_on_two_pages_keeps_to_each_page() -> None:
    split = element("P", Piece("It begins."), Piece("It goes on.", 2))
    other = element("P", Piece("Other text with the number that the first has.", 2))
    blocks = body(read(split, other, pages=2))
    assert [(block.page, block.text, block.follows) for block in blocks] == [
        (1, "It begins.", None),
        (2, "It goes on.", ""),
        (2, "Other text with the number that the first has.", None),
    ]


def test_a_fragment_tagged_as_a_label_is_glued_to_its_words() -> None:
    first = element("L", labelled("1.", Piece("Parental", along=20)))
    fragment = element("Lbl", Piece("c", 2))
    rest = element("LI", fragment, element("LBody", Piece("onsent is given.", 2, along=5.5)))
    blocks = body(read(first, element("L", rest), pages=2))
    assert [block.line for block in blocks] == ["1. Parental", "consent is given."]
    assert blocks[1].follows == ""


def test_a_sentence_cut_by_an_element_goes_on_and_a_heading_does_not() -> None:
    blocks = body(
        read(
            element("P", "Plans are clear and"),
            element("P", "people keep to them."),
            element("P", Piece("A heading", bold=True)),
            element("P", "words begin small here."),
        )
    )
    assert [block.follows for block in blocks] == [None, " ", None, None]


def test_what_pages_print_outside_the_tree_is_furniture_or_text() -> None:
    blocks = read(
        element("P", Piece("One.")),
        element("P", Piece("Two.", 2)),
        pages=2,
        running=("Made-up authority",),
    )
    furniture = [block.line for block in blocks if block.kind is BlockKind.FURNITURE]
    assert furniture == ["Made-up authority", "1", "Made-up authority", "2"]


def _page(*runs: tuple[int, str, float]) -> Page:
    placed = [
        (number, text, 70.0, 70.0 + 5 * len(text), y, 11.0, False) for number, text, y in runs
    ]
    elements: list[Element] = [("P", [number]) for number, _, _ in runs if number >= 0]
    return 600.0, 800.0, [*placed], elements


def test_words_outside_the_tree_that_do_not_repeat_are_text() -> None:
    pages = [
        _page((ELSEWHERE, "Head", 790.0), (0, "One.", 700.0), (ELSEWHERE, "Terms.", 40.0)),
        _page((0, "Two.", 700.0), (ELSEWHERE, "In the middle.", 400.0), (1, "Three.", 300.0)),
        _page((ELSEWHERE, "Head", 790.0), (0, "Four.", 700.0)),
    ]
    blocks = tagged_document(pages, "made up").blocks
    assert [(block.kind.value, block.text) for block in blocks] == [
        ("furniture", "Head"),
        ("paragraph", "One."),
        ("paragraph", "Terms."),
        ("paragraph", "Two."),
        ("paragraph", "In the middle."),
        ("paragraph", "Three."),
        ("furniture", "Head"),
        ("paragraph", "Four."),
    ]


def test_a_line_elsewhere_in_the_tree_returns_to_its_place() -> None:
    runs = [
        (0, "First line", 700.0),
        (0, "third line.", 660.0),
        (1, "Another.", 600.0),
        (2, "second line", 680.0),
    ]
    document = tagged_document([_page(runs[0], runs[3], runs[2])], "made up")
    assert not document.doubts
    width, height, placed, _ = _page(*runs)
    tree: list[Element] = [("P", [0]), ("P", [1]), ("P", [2])]
    document = tagged_document([(width, height, placed, tree)], "made up")
    assert [block.text for block in document.blocks] == [
        "First line second line third line.",
        "Another.",
    ]
    assert [page for page, _ in document.doubts] == [1]


def test_rows_out_of_order_are_put_in_order_whole() -> None:
    runs = [(0, "Low", 300.0), (1, "Overall", 700.0), (2, "Good", 700.0), (3, "Top", 750.0)]
    width, height, placed, _ = _page(*runs)
    tree: list[Element] = [("P", [0]), ("TR", [("TD", [1]), ("TD", [2])]), ("P", [3])]
    document = tagged_document([(width, height, placed, tree)], "made up")
    assert [block.line for block in document.blocks] == ["Top", "Overall\tGood", "Low"]


# -------------------------------------------------------------------------------- characters


@given(
    st.lists(
        st.text(st.sampled_from("abcXYZ 0123.,–’()"), min_size=1).filter(str.strip),
        min_size=1,
        max_size=5,
    ),
    st.booleans(),
)
@settings(max_examples=20, deadline=None)
def test_no_character_is_lost_or_told_twice(texts: list[str], tagged: bool) -> None:  # noqa: FBT001 - drawn
    data = pdf([element("P", text) for text in texts], tagged=tagged)
    bare = collections.Counter(
        "".join("".join(run[1] for run in read_pages(data, 1)[0][2]).split())
    )
    assert collections.Counter("".join(pdf_document(data).text.split())) == bare
    assert bare == collections.Counter("".join("".join(texts).split()) + "1")


def test_what_pdfium_gives_has_not_changed() -> None:
    data = pdf([element("P", "multi-\nagency (99) ‘plans’ "), element("P", "next")])
    ((width, height, runs, tree),) = read_pages(data, 1)
    assert (width, height) == (600.0, 1600.0)
    assert "".join(run[1] for run in runs) == ("multi\x02agency (99) ‘plans’ \r\nnext\r\n1")
    assert [run[0] for run in runs if run[0] != GENERATED] == [0, 0, 1, ELSEWHERE]
    assert tree == [("Document", [("P", [0]), ("P", [1])])]
    assert (round(runs[0][2]), round(runs[0][3])) == (73, 98)
    assert runs[0][4:] == (1530.0, 11.0, False)


def test_a_hyphen_that_ends_a_line_stays_and_joins() -> None:
    (block,) = body(read(element("P", "multi-\nagency – and more –\nthan that")))
    assert block.text == "multi-agency – and more – than that"


# ---------------------------------------------------------------------------------- bad files


def bomb() -> bytes:
    """A page whose content unpacks to far more than the child may have."""
    packer = zlib.compressobj(1)
    chunk = b"(a) Tj\n " * 2**19
    stream = b"".join(packer.compress(chunk) for _ in range(64)) + packer.flush()
    objects = [
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R>>",
        f"<</Length {len(stream)} /Filter /FlateDecode>>\nstream\n".encode()
        + stream
        + b"\nendstream",
    ]
    return file(objects, 1)


def refusal(data: bytes) -> str:
    with pytest.raises(InvalidDocument) as caught:
        pdf_document(data)
    (problem,) = caught.value.problems
    return problem.found


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "does not begin"),
        (b"<html></html>", "does not begin"),
        (b"%PDF-1.7\ngarbage", "not a PDF"),
        (pdf([element("P", "Cut off")])[:300], "not a PDF"),
        (pdf([]).replace(b"(1)", b"( )"), "without words"),
    ],
)
def test_a_bad_file_is_refused_in_one_line(data: bytes, words: str) -> None:
    assert words in refusal(data)


def test_an_encrypted_file_is_refused_by_name() -> None:
    data = pdf([element("P", "Secret")]).replace(
        b"trailer\n<<",
        b"trailer\n<</Encrypt <</Filter /Standard /V 1 /R 2 /Length 40 /P -4 "
        b"/O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b">>> /ID [<00> <00>] ",
    )
    assert "encrypted" in refusal(data)


def test_a_file_of_too_many_pages_is_refused() -> None:
    data = pdf([], pages=3)
    with pytest.raises(Exception, match="of 3 pages"):
        read_pages(data, 2)


def test_a_file_of_too_many_bytes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_module, "MOST_BYTES", 10)
    assert "bytes" in refusal(b"%PDF-1.7 and more")


def test_a_file_of_no_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(_data: bytes) -> dict[str, object]:
        return {"pages": []}

    monkeypatch.setattr(WORKER, "ask", nothing)
    assert "no pages" in refusal(b"%PDF-1.7")


def test_a_file_that_ends_its_reader_is_refused_and_the_next_is_read() -> None:
    worker = Worker()
    with pytest.raises(WorkerFailed):
        worker.ask(bomb())
    answer = worker.ask(pdf([element("P", "After it")]))
    assert "pages" in answer
    worker.close()


def test_a_file_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_process.Worker, "command", (sys.executable, "-c", "input()"))
    worker = Worker(seconds=0.2)
    with pytest.raises(WorkerFailed, match="longer than"):
        worker.ask(b"%PDF-")
    worker.close()


def test_an_answer_too_long_to_be_one_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    program = "import sys; sys.stdout.buffer.write(b'\\xff' * 8); sys.stdout.flush(); input()"
    monkeypatch.setattr(_process.Worker, "command", (sys.executable, "-c", program))
    worker = Worker()
    with pytest.raises(WorkerFailed, match="ended"):
        worker.ask(b"%PDF-")


def test_the_failure_of_the_child_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_data: bytes) -> object:
        message = "ended the process that read it"
        raise WorkerFailed(message)

    monkeypatch.setattr(WORKER, "ask", fail)
    assert "ended the process" in refusal(b"%PDF-1.7")


def test_one_child_reads_many_files_and_ends_with_its_parent() -> None:
    program = (
        "import sys, os\n"
        "from ofsted_inspection.reading._process import WORKER\n"
        "data = sys.stdin.buffer.read()\n"
        "pids = set()\n"
        "for _ in range(3):\n"
        "    assert 'pages' in WORKER.ask(data)\n"
        "    pids.add(WORKER.child.pid)\n"
        "print(len(pids))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=pdf([element("P", "One")]),
        capture_output=True,
        check=True,
    )
    assert done.stdout.strip() == b"1"


def test_without_the_library_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def absent(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    extractor_name.cache_clear()
    monkeypatch.setattr(metadata, "version", absent)
    with pytest.raises(MissingExtra, match=r"ofsted-inspection\[pdf\]"):
        pdf_document(b"%PDF-1.7")


def test_the_child_limits_itself_and_answers_what_it_cannot_hold(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def too_much(_data: bytes, _most: int) -> list[Page]:
        raise MemoryError

    monkeypatch.setattr(_worker, "read_pages", too_much)
    assert "memory" in str(_worker.answer(b"", 1))


def test_a_page_that_is_none_is_refused() -> None:
    data = pdf([element("P", "One")], pages=2)
    page = data.index(b"2 0 obj\n") + 8
    broken = data[:page] + b"4711" + data[page + 4 :]
    assert "broken at page 2" in refusal(broken)


def test_elements_nested_without_end_are_left_at_a_depth() -> None:
    nested = element("P", "Deep")
    for _ in range(MOST_DEEP + 3):
        nested = element("Sect", nested)
    assert [block.text for block in body(read(nested))] == ["Deep"]
    ((_, _, _, tree),) = read_pages(pdf([nested]), 1)
    assert str(tree).count("Sect") == MOST_DEEP


def test_a_child_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_process, "SECONDS_TO_END", 0.05)
    program = "import time, sys; sys.stdout.buffer.write(b'\\0\\0\\0\\2{}'); sys.stdout.flush()"
    command = (sys.executable, "-c", f"{program}; time.sleep(60)")
    monkeypatch.setattr(_process.Worker, "command", command)
    worker = Worker()
    assert worker.ask(b"%PDF-") == {}
    worker.close()
    worker.close()


def test_the_child_of_another_process_is_let_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    worker = Worker()
    data = pdf([element("P", "One")])
    worker.ask(data)
    first = os.getpid()
    child = worker.child
    monkeypatch.setattr(os, "getpid", lambda: first + 1)
    assert "pages" in worker.ask(data)
    worker.close()
    assert child is not None
    os.waitpid(child.pid, 0)


FORKED = """
import contextlib, os, signal, sys, threading, time
from ofsted_inspection.reading._process import Worker, WorkerFailed
from tests.reading.pdf_writer import element, pdf

def ask_in_vain():
    with contextlib.suppress(WorkerFailed):
        worker.ask(b"")

worker = Worker()
worker.command = (sys.executable, "-c", "import time; time.sleep(60)")
thread = threading.Thread(target=ask_in_vain)
thread.start()
while worker.child is None:
    time.sleep(0.01)
child = os.fork()
if not child:
    signal.alarm(8)
    worker.command = Worker.command
    os._exit("pages" not in worker.ask(pdf([element("P", "One")])))
print(os.waitpid(child, 0)[1])
worker.child.kill()
thread.join()
"""


# Windows starts every process anew, so that none has a lock that a thread of another holds.
@pytest.mark.skipif(sys.platform == "win32", reason="nothing is forked there")
def test_a_process_that_is_forked_waits_for_no_file_that_another_reads() -> None:
    command = [sys.executable, "-W", "ignore::DeprecationWarning", "-c", FORKED]
    done = subprocess.run(command, capture_output=True, check=False, text=True, cwd=ROOT)
    assert done.stdout == "0\n", done.stderr


def test_a_list_within_a_paragraph_stands_after_it() -> None:
    blocks = body(read(element("P", "Before it", element("L", labelled("•", "an item")))))
    assert [(block.kind, block.line) for block in blocks] == [
        (BlockKind.PARAGRAPH, "Before it"),
        (BlockKind.ITEM, "• an item"),
    ]


def test_blank_pieces_have_no_place_in_the_order() -> None:
    runs = [(0, "Low", 300.0), (0, " ", 700.0), (1, "Lower", 200.0), (2, " ", 750.0)]
    width, height, placed, _ = _page(*runs)
    tree: list[Element] = [("P", [0, 2]), ("P", [1])]
    document = tagged_document([(width, height, placed, tree)], "made up")
    assert not document.doubts


def test_pieces_of_one_element_far_apart_in_the_page() -> None:
    runs = [(0, "One", 700.0), (1, "Two", 600.0), (2, "s", 700.0), (3, "more", 700.0)]
    _, _, placed, _ = _page(*runs)
    shifted = [*placed[:2], (*placed[2][:2], 85.5, 90.0, *placed[2][4:])]
    shifted += [(*placed[3][:2], 100.0, 120.0, *placed[3][4:])]
    tree: list[Element] = [("P", [0, 2]), ("P", [1])]
    (first, _) = tagged_document([(600.0, 800.0, shifted[:3], tree)], "made up").blocks
    assert first.text == "Ones"
    tree = [("P", [0, 3]), ("P", [1])]
    pieces = [shifted[0], shifted[1], shifted[3]]
    (first, _) = tagged_document([(600.0, 800.0, pieces, tree)], "made up").blocks
    assert first.text == "One more"


def test_a_page_without_tags_and_words_near_one_another() -> None:
    near = [(ELSEWHERE, "Go", 70.0, 82.0, 700.0, 11.0, False)]
    near += [(0, "od", 82.0, 94.0, 700.0, 11.0, False)]
    pages: list[Page] = [(600.0, 800.0, near, []), (600.0, 800.0, [], [])]
    (block,) = untagged_document(pages, "made up").blocks
    assert block.text == "Good"
