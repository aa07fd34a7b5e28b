"""The one module that touches pdfium's raw calls: a PDF's bytes to plain lists.

It is run by `_worker` in a process of its own: pdfium may end the process that calls it. Of the two
calls that give an element's marked content, `FPDF_StructElement_GetChildMarkedContentID` keeps to
the page; its look-alike also gives numbers of other pages, which there are other text.
"""

import ctypes
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pypdfium2.raw import FPDF_PAGE, FPDF_STRUCTELEMENT, FPDF_TEXTPAGE

GENERATED: Final = -2
"""The marked-content number of what pdfium adds: the spaces and line ends between pieces."""

ELSEWHERE: Final = -1
"""A child of an element that is not of this page; the number of text outside the tree too."""

MOST_DEEP: Final = 60
"""How deeply elements may be nested; a tree that goes on is left there."""

Run = tuple[int, str, float, float, float, float, bool]
"""Marked-content number, text, left, right, height of its line, size of type, whether bold."""

Element = tuple[str, list["int | Element"]]
"""A structure element's type and its children: marked-content numbers and elements."""

Page = tuple[float, float, list[Run], list[Element]]
"""Width, height, the text in the order of the page's content, and the top of its tree."""

HYPHEN: Final = "\x02"
"""A hyphen that ends a line, and that line's end."""

_HYPHENS = {0xFFFE: HYPHEN}
_BOLD = 600
_ERRORS = {3: "not a PDF that can be opened", 4: "encrypted", 5: "encrypted"}


class Unreadable(Exception):  # noqa: N818 - it says what is wrong without the suffix
    """A file that pdfium does not open; the message says why, in a few words."""


def read_pages(data: bytes, most_pages: int) -> list[Page]:
    """Return every page of the PDF `data`; raises Unreadable."""
    import pypdfium2.raw as pdfium

    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise Unreadable(_ERRORS.get(pdfium.FPDF_GetLastError(), _ERRORS[3]))
    try:
        count = pdfium.FPDF_GetPageCount(document)
        if count > most_pages:
            message = f"of {count} pages"
            raise Unreadable(message)
        pages: list[Page] = []
        for index in range(count):
            page = pdfium.FPDF_LoadPage(document, index)
            if not page:
                message = f"broken at page {index + 1}"
                raise Unreadable(message)
            pages.append(_page(page))
            pdfium.FPDF_ClosePage(page)
    finally:
        pdfium.FPDF_CloseDocument(document)
    return pages


def _page(page: "FPDF_PAGE") -> Page:
    import pypdfium2.raw as pdfium

    text = pdfium.FPDFText_LoadPage(page)
    runs = _runs(text)
    pdfium.FPDFText_ClosePage(text)
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    elements: list[Element] = []
    if tree:
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            child = pdfium.FPDF_StructTree_GetChildAtIndex(tree, index)
            if child:
                elements.append(_element(child, 0))
        pdfium.FPDF_StructTree_Close(tree)
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    return round(width, 1), round(height, 1), runs, elements


def _runs(text: "FPDF_TEXTPAGE") -> list[Run]:
    import pypdfium2.raw as pdfium

    runs: list[Run] = []
    characters = _characters(text)
    start, last = 0, None
    objects = [
        ctypes.cast(pdfium.FPDFText_GetTextObject(text, index), ctypes.c_void_p).value
        for index in range(len(characters))
    ]
    for index, each in enumerate([*objects, -1]):
        if index and each != last:
            runs.append(_run(text, start, last is not None, "".join(characters[start:index])))
            start = index
        last = each
    return runs


def _characters(text: "FPDF_TEXTPAGE") -> list[str]:
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFText_CountChars(text)
    if count < 1:
        return []
    buffer = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(text, 0, count, buffer) == count + 1:
        codes = list(buffer)[:count]
        if not any(0xD800 <= code < 0xE000 for code in codes):  # noqa: PLR2004 - surrogates
            return [_HYPHENS.get(code) or chr(code) for code in codes]
    # Where a character has no code or two, the buffer and the indices are out of step.
    codes = [pdfium.FPDFText_GetUnicode(text, index) for index in range(count)]
    return [chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes]  # noqa: PLR2004, E501 - the range of Unicode


def _run(text: "FPDF_TEXTPAGE", index: int, is_printed: bool, characters: str) -> Run:  # noqa: FBT001 - private, and read aloud by its name
    import pypdfium2.raw as pdfium

    if not is_printed:
        return GENERATED, characters, 0.0, 0.0, 0.0, 0.0, False
    each = pdfium.FPDFText_GetTextObject(text, index)
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(each, *(ctypes.byref(side) for side in sides))
    left, _, right, _ = (round(side.value, 1) for side in sides)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
    size = round(pdfium.FPDFText_GetFontSize(text, index), 1)
    bold = pdfium.FPDFText_GetFontWeight(text, index) >= _BOLD
    number = pdfium.FPDFPageObj_GetMarkedContentID(each)
    return number, characters, left, right, round(y.value, 1), size, bold


def _element(element: "FPDF_STRUCTELEMENT", depth: int) -> Element:
    import pypdfium2.raw as pdfium

    children: list[int | Element] = []
    if depth < MOST_DEEP:
        for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
            if child:
                children.append(_element(child, depth + 1))
            else:
                number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
                children.append(max(number, ELSEWHERE))
    return _type(pdfium.FPDF_StructElement_GetType, element), children


def _type(call: Callable[..., int], element: "FPDF_STRUCTELEMENT") -> str:
    size = call(element, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 2))
    call(element, buffer, size)
    return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\0")
