"""The one module that touches pdfium's raw calls: a PDF's bytes to plain lists.

It is run by `_worker` in a process of its own: pdfium may end the process that calls it. Of the two
calls that give an element's marked content, `FPDF_StructElement_GetChildMarkedContentID` keeps to
the page; its look-alike also gives numbers of other pages, which there are other text.
"""

import ctypes
import importlib
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Final

GENERATED: Final = -2
"""The marked-content number of what pdfium adds: the spaces and line ends between pieces."""

ELSEWHERE: Final = -1
"""A child of an element that is not of this page; the number of text outside the tree too."""

MOST_DEEP: Final = 24
"""How deeply elements may be nested; a tree that goes on is left there."""

Run = tuple[int, str, float, float, float, float, bool]
"""Marked-content number, text, left, right, height of its line, size of type, whether bold."""

Element = tuple[str, list["int | Element"]]
"""A structure element's type and its children: marked-content numbers and elements."""

Page = tuple[float, float, list[Run], list[Element]]
"""Width, height, the text in the order of the page's content, and the top of its tree."""

HYPHEN: Final = "\x02"
"""A hyphen that ends a line, and that line's end."""

_HYPHENS = {0xFFFE: HYPHEN, 2: HYPHEN}
_BOLD = 600
_LONGEST_NAME = 64
_ERRORS = {3: "not a PDF that can be opened", 4: "encrypted", 5: "encrypted"}


class Unreadable(Exception):
    """A file that pdfium does not open; the message says why, in a few words."""


def read_pages(data: bytes, most_pages: int) -> list[Page]:
    """Return every page of the PDF `data`; raises Unreadable."""
    pdfium = importlib.import_module("pypdfium2.raw")
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise Unreadable(_ERRORS.get(pdfium.FPDF_GetLastError(), _ERRORS[3]))
    try:
        count: int = pdfium.FPDF_GetPageCount(document)
        if count > most_pages:
            message = f"of {count} pages"
            raise Unreadable(message)
        return [_page(pdfium, document, index) for index in range(count)]
    finally:
        pdfium.FPDF_CloseDocument(document)


def _page(pdfium: ModuleType, document: object, index: int) -> Page:
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        message = f"broken at page {index + 1}"
        raise Unreadable(message)
    text = pdfium.FPDFText_LoadPage(page)
    runs = _runs(pdfium, text)
    pdfium.FPDFText_ClosePage(text)
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    elements = [
        _element(pdfium, pdfium.FPDF_StructTree_GetChildAtIndex(tree, place), 0)
        for place in range(pdfium.FPDF_StructTree_CountChildren(tree))
    ]
    pdfium.FPDF_StructTree_Close(tree)
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    pdfium.FPDF_ClosePage(page)
    return round(width, 1), round(height, 1), runs, elements


def _runs(pdfium: ModuleType, text: object) -> list[Run]:
    characters = _characters(pdfium, text)
    objects = [
        ctypes.cast(pdfium.FPDFText_GetTextObject(text, index), ctypes.c_void_p).value
        for index in range(len(characters))
    ]
    runs: list[Run] = []
    start = 0
    for index in range(1, len(objects) + 1):
        if index == len(objects) or objects[index] != objects[start]:
            words = "".join(characters[start:index])
            if objects[start]:
                runs.append(_run(pdfium, text, start, words))
            else:
                runs.append((GENERATED, words, 0.0, 0.0, 0.0, 0.0, False))
            start = index
    return runs


def _characters(pdfium: ModuleType, text: object) -> Sequence[str]:
    count: int = pdfium.FPDFText_CountChars(text)
    buffer = (ctypes.c_ushort * (max(count, 0) + 1))()
    if pdfium.FPDFText_GetText(text, 0, count, buffer) == count + 1:
        codes = list(buffer)[:count]
    else:
        # Where a character has two codes or none, the buffer and the indices are out of step.
        codes = [pdfium.FPDFText_GetUnicode(text, index) for index in range(count)]
    return [_HYPHENS.get(code) or _character(code) for code in codes]


def _character(code: int) -> str:
    """Return the character of a code; U+FFFD for what is none, such as half of a pair."""
    is_one = 0 < code <= sys.maxunicode and not 0xD800 <= code < 0xE000  # noqa: PLR2004 - surrogates
    return chr(code) if is_one else "\ufffd"


def _run(pdfium: ModuleType, text: object, index: int, words: str) -> Run:
    each = pdfium.FPDFText_GetTextObject(text, index)
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(each, *(ctypes.byref(side) for side in sides))
    left, _, right, _ = (round(side.value, 1) for side in sides)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
    size = round(pdfium.FPDFText_GetFontSize(text, index), 1)
    bold = pdfium.FPDFText_GetFontWeight(text, index) >= _BOLD or _is_named_bold(
        pdfium, text, index
    )
    number = pdfium.FPDFPageObj_GetMarkedContentID(each)
    return number, words, left, right, round(y.value, 1), size, bold


def _is_named_bold(pdfium: ModuleType, text: object, index: int) -> bool:
    """Whether the font's name says so: the standard fonts have no weight written down."""
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    pdfium.FPDFText_GetFontInfo(text, index, name, _LONGEST_NAME, ctypes.byref(ctypes.c_int()))
    return b"Bold" in name.raw


def _element(pdfium: ModuleType, element: object, depth: int) -> Element:
    children: list[int | Element] = []
    if depth < MOST_DEEP:
        for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
            if child:
                children.append(_element(pdfium, child, depth + 1))
            else:
                number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
                children.append(max(number, ELSEWHERE))
    size = pdfium.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 2))
    pdfium.FPDF_StructElement_GetType(element, buffer, size)
    return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\0"), children
