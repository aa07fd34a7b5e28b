"""What is made of pdfium's answers: characters, runs and elements, from a library that is made up.

What pdfium itself answers is in test_pdf.py; here it answers what few files make it say.
"""

import ctypes
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import TypeAlias

import attrs
import pytest

from ofsted_inspection.reading._pdfium import (
    ELSEWHERE,
    GENERATED,
    HYPHEN,
    MOST_DEEP,
    Element,
    Page,
    Run,
    Unreadable,
    read_pages,
)

# ruff: noqa: N802 - the methods are pdfium's functions, and have their names

Address: TypeAlias = int
"""What `byref` gives stands for the address of what is to be written."""

DOCUMENT, PAGE, TEXT, TREE = "document", "page", "text", "tree"


@attrs.frozen(kw_only=True)
class Character:
    """A character of a page: its code, the object that prints it, and how that is set."""

    code: int
    of: int | None = 1
    weight: int = 400
    font: bytes = b"Plain"
    size: float = 11.04


@attrs.frozen
class Tree:
    """An element: its type and its children, numbers of marked content among them."""

    kind: str
    children: tuple["Tree | int", ...] = ()


class Made(ModuleType):
    """A library that answers of one page, or of more of the same, what pdfium would."""

    def __init__(
        self,
        characters: Sequence[Character] = (),
        elements: Sequence[Tree] = (),
        *,
        in_step: bool = True,
        pages: int = 1,
    ) -> None:
        """Take the page; `in_step` tells whether each character has one code in the buffer."""
        super().__init__("pypdfium2.raw")
        self.characters = characters
        self.elements = elements
        self.in_step = in_step
        self.pages = pages
        self.error = 0
        self.broken: int | None = None
        self.closed: list[object] = []

    def FPDF_LoadMemDocument64(self, data: bytes, size: int, password: None) -> str | None:
        assert (len(data), password) == (size, None)
        return None if self.error else DOCUMENT

    def FPDF_GetLastError(self) -> int:
        return self.error

    def FPDF_GetPageCount(self, document: str) -> int:
        assert document == DOCUMENT
        return self.pages

    def FPDF_LoadPage(self, document: str, index: int) -> str | None:
        assert document == DOCUMENT
        assert 0 <= index < self.pages
        return None if index == self.broken else PAGE

    def FPDFText_LoadPage(self, page: str) -> str:
        assert page == PAGE
        return TEXT

    def FPDF_GetPageWidthF(self, page: str) -> float:
        assert page == PAGE
        return 595.26

    def FPDF_GetPageHeightF(self, page: str) -> float:
        assert page == PAGE
        return 841.88

    def FPDFText_ClosePage(self, text: str) -> None:
        self.closed.append(text)

    def FPDF_StructTree_Close(self, tree: str) -> None:
        self.closed.append(tree)

    def FPDF_ClosePage(self, page: str) -> None:
        self.closed.append(page)

    def FPDF_CloseDocument(self, document: str) -> None:
        self.closed.append(document)

    def FPDF_StructTree_GetForPage(self, page: str) -> str:
        assert page == PAGE
        return TREE

    def FPDF_StructTree_CountChildren(self, tree: str) -> int:
        assert tree == TREE
        return len(self.elements)

    def FPDF_StructTree_GetChildAtIndex(self, tree: str, index: int) -> Tree:
        assert tree == TREE
        return self.elements[index]

    def FPDFText_CountChars(self, text: str) -> int:
        assert text == TEXT
        return len(self.characters)

    def FPDFText_GetText(
        self, text: str, start: int, count: int, buffer: "ctypes.Array[ctypes.c_ushort]"
    ) -> int:
        assert text == TEXT
        given = [each.code & 0xFFFF for each in self.characters[start : start + count]]
        for place, code in enumerate(given):
            buffer[place] = ctypes.c_ushort(code)
        return len(given) + 1 if self.in_step else len(given)

    def FPDFText_GetUnicode(self, text: str, index: int) -> int:
        assert text == TEXT
        assert not self.in_step
        return self.characters[index].code

    def FPDFText_GetTextObject(self, text: str, index: int) -> int | None:
        assert text == TEXT
        return self.characters[index].of

    def FPDFPageObj_GetBounds(self, each: int, *sides: Address) -> None:
        for side, value in zip(sides, (70.04, 690.0, 81.26, 710.0), strict=True):
            _put(side, ctypes.c_float, value + 10 * each)

    def FPDFText_GetCharOrigin(
        self,
        text: str,
        index: int,
        x: Address,
        y: Address,
    ) -> None:
        assert text == TEXT
        _put(x, ctypes.c_double, 70.0)
        _put(y, ctypes.c_double, 700.06 + index)

    def FPDFText_GetFontSize(self, text: str, index: int) -> float:
        assert text == TEXT
        return self.characters[index].size

    def FPDFText_GetFontWeight(self, text: str, index: int) -> int:
        assert text == TEXT
        return self.characters[index].weight

    def FPDFText_GetFontInfo(
        self,
        text: str,
        index: int,
        name: "ctypes.Array[ctypes.c_char]",
        length: int,
        flags: Address,
    ) -> None:
        assert text == TEXT
        assert flags
        name.value = self.characters[index].font[: length - 1]

    def FPDFPageObj_GetMarkedContentID(self, each: int) -> int:
        return each - 2

    def FPDF_StructElement_CountChildren(self, element: Tree) -> int:
        return len(element.children)

    def FPDF_StructElement_GetChildAtIndex(self, element: Tree, index: int) -> Tree | None:
        child = element.children[index]
        return child if isinstance(child, Tree) else None

    def FPDF_StructElement_GetChildMarkedContentID(self, element: Tree, index: int) -> int:
        child = element.children[index]
        assert isinstance(child, int)
        return child

    def FPDF_StructElement_GetType(
        self, element: Tree, buffer: "ctypes.Array[ctypes.c_char] | None", size: int
    ) -> int:
        given = f"{element.kind}\0".encode("utf-16-le", "surrogatepass") if element.kind else b""
        assert size == (0 if buffer is None else len(given))
        if buffer is not None:
            buffer.raw = given.ljust(len(buffer), b"?")
        return len(given)


def _put(
    where: Address,
    kind: type[ctypes.c_float | ctypes.c_double],
    value: float,
) -> None:
    """Write a value where a function was told to."""
    ctypes.cast(where, ctypes.POINTER(kind)).contents.value = value


def pages(made: Made, most: int = 1) -> list[Page]:
    """Return the pages that are read with this library."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "pypdfium2.raw", made)
        return read_pages(b"%PDF-", most)


def runs(*characters: Character, in_step: bool = True) -> list[Run]:
    """Return the runs of a page of these characters."""
    ((_, _, found, _),) = pages(Made(characters, in_step=in_step))
    return found


def text(*codes: int, in_step: bool = True) -> str:
    """Return the text of a page whose characters have these codes."""
    found = runs(*(Character(code=code) for code in codes), in_step=in_step)
    return "".join(run[1] for run in found)


def element(tree: Tree) -> Element:
    """Return what is read of a tree."""
    ((_, _, _, (found,)),) = pages(Made(elements=[tree]))
    return found


CODES = (
    (0x41, "A"),
    (1, "\x01"),
    (2, HYPHEN),
    (0xFFFE, HYPHEN),
    (0, "\ufffd"),
    (0xD7FF, "\ud7ff"),
    (0xD800, "\ufffd"),
    (0xD801, "\ufffd"),
    (0xDFFF, "\ufffd"),
    (0xE000, "\ue000"),
    (0xFFFF, "\uffff"),
)


def test_a_character_is_what_its_code_says() -> None:
    assert text(*(code for code, _ in CODES)) == "".join(character for _, character in CODES)


def test_where_codes_and_characters_are_out_of_step_each_is_asked_for() -> None:
    wide = ((0x1F600, "\U0001f600"), (sys.maxunicode, "\U0010ffff"), (sys.maxunicode + 1, "\ufffd"))
    given = (*CODES, *wide)
    found = text(*(code for code, _ in given), in_step=False)
    assert found == "".join(character for _, character in given)


def test_a_page_without_text_has_no_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Made(elements=[Tree("P")])
    assert pages(made) == [(595.3, 841.9, [], [("P", [])])]
    assert made.closed == [TEXT, TREE, PAGE, DOCUMENT]

    def none(_text: str) -> int:
        return -1

    monkeypatch.setattr(made, "FPDFText_CountChars", none)
    assert pages(made) == [(595.3, 841.9, [], [("P", [])])]


def words(given: str, of: int | None) -> list[Character]:
    return [Character(code=ord(each), of=of) for each in given]


def run(number: int, given: str, left: float, y: float) -> Run:
    return number, given, left, round(left + 11.3, 1), y, 11.0, False


def test_a_run_is_what_one_object_prints() -> None:
    assert runs(*words("ab", 1), *words(" ", None), *words("c", 2), *words("d", 3)) == [
        run(-1, "ab", 80.0, 700.1),
        (GENERATED, " ", 0.0, 0.0, 0.0, 0.0, False),
        run(0, "c", 90.0, 703.1),
        run(1, "d", 100.0, 704.1),
    ]


@pytest.mark.parametrize(
    ("weight", "font", "bold"),
    [
        (599, b"Plain", False),
        (600, b"Plain", True),
        (700, b"Plain", True),
        (-1, b"Helvetica-Bold", True),
        (400, b"Arial,BoldItalic", True),
        (400, b"bold", False),
        (400, b"x" * 59 + b"Bold", True),
        (400, b"x" * 60 + b"Bold", False),
    ],
)
def test_bold_is_what_the_weight_or_the_name_says(weight: int, font: bytes, bold: bool) -> None:  # noqa: FBT001 - a case's field
    ((*_, found),) = runs(Character(code=0x41, weight=weight, font=font))
    assert found is bold


def test_sizes_are_rounded_to_a_tenth() -> None:
    ((*_, size, _),) = runs(Character(code=0x41, size=11.26))
    assert size == 11.3


def test_an_element_has_its_type_and_its_children() -> None:
    assert element(Tree("Sect", (Tree("P", (0, 3, -1, -7)), 5, Tree("", ())))) == (
        "Sect",
        [("P", [0, 3, ELSEWHERE, ELSEWHERE]), 5, ("", [])],
    )


def test_a_type_that_is_no_text_is_read_all_the_same() -> None:
    assert element(Tree("P\ud800\u00e9")) == ("P\ufffd\u00e9", [])


def test_elements_are_left_at_a_depth() -> None:
    nested = Tree("P", (0,))
    for _ in range(MOST_DEEP):
        nested = Tree("Sect", (nested,))
    found = element(nested)
    for depth in range(MOST_DEEP):
        assert found[0] == "Sect", depth
        (below,) = found[1]
        assert isinstance(below, tuple)
        found = below
    assert found == ("P", [])
    ((_, _, _, (found,)),) = pages(Made(elements=[nested.children[0]]))  # type: ignore[list-item]  # one element
    assert str(found).endswith("('P', [0])" + "])" * (MOST_DEEP - 1))


@pytest.mark.parametrize(
    ("error", "told"), [(3, "not a PDF"), (4, "encrypted"), (5, "encrypted"), (6, "not a PDF")]
)
def test_what_cannot_be_opened_is_told(error: int, told: str) -> None:
    made = Made()
    made.error = error
    with pytest.raises(Unreadable, match=told):
        pages(made)


def test_as_many_pages_as_may_be_are_read_and_no_more() -> None:
    assert len(pages(Made(pages=3), 3)) == 3
    made = Made(pages=3)
    with pytest.raises(Unreadable, match="of 3 pages"):
        pages(made, 2)
    assert made.closed == [DOCUMENT]


def test_a_page_that_cannot_be_opened_is_told() -> None:
    made = Made(pages=3)
    made.broken = 2
    with pytest.raises(Unreadable, match="broken at page 3"):
        pages(made, 3)
    assert made.closed[-1] == DOCUMENT
