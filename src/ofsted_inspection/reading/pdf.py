"""From the bytes of a PDF to a Document: by its structure tree, or by where words stand."""

import functools
from collections.abc import Sequence
from typing import cast

from ofsted_inspection.errors import InvalidDocument, MissingExtra, Problem, ProblemCode
from ofsted_inspection.reading._pages import tagged_document
from ofsted_inspection.reading._pdfium import Element, Page
from ofsted_inspection.reading._process import MOST_PAGES, WORKER, WorkerFailed
from ofsted_inspection.reading._untagged import untagged_document
from ofsted_inspection.reading.document import Document

__all__: list[str] = []
"""Nothing: what reads reports stands in `ofsted_inspection.reading`."""

MAGIC = b"%PDF-"
"""What a PDF begins with; some programs put up to a kilobyte before it."""

MOST_BYTES = 64 * 2**20
"""How many bytes a file may have; the largest report seen has under one megabyte."""

_MOST_BEFORE_MAGIC = 1024


def is_pdf(data: bytes) -> bool:
    """Whether `data` claims to be a PDF."""
    return MAGIC in data[:_MOST_BEFORE_MAGIC]


def pdf_document(data: bytes) -> Document:
    """Return the document that the PDF `data` holds.

    The file is taken apart by pdfium in a process of its own, limited in time and memory. Raises
    InvalidDocument, its one problem saying what is wrong with the file, and MissingExtra where
    pypdfium2 is not installed.
    """
    extractor = extractor_name()
    if len(data) > MOST_BYTES:
        raise refused(f"a PDF of {len(data)} bytes", f"one of at most {MOST_BYTES} bytes")
    if not is_pdf(data):
        raise refused("a file that does not begin as a PDF does", "a PDF")
    try:
        answer = WORKER.ask(data)
    except WorkerFailed as error:
        raise refused(f"a PDF that {error}", "a PDF that can be read") from None
    if "pages" not in answer:
        raise refused(f"a PDF {answer['error']}", f"a readable PDF of at most {MOST_PAGES} pages")
    pages = [_page(each) for each in cast("Sequence[Page]", answer["pages"])]
    if not pages:
        raise refused("a PDF of no pages", "a report")
    if not any(run[1].strip() for _, _, runs, _ in pages for run in runs):
        raise refused("a PDF without words: empty, or scanned", "a PDF that holds text")
    if any(tree for _, _, _, tree in pages):
        return tagged_document(pages, extractor)
    return untagged_document(pages, extractor)


def refused(found: str, expected: str) -> InvalidDocument:
    """Return the error that says in one line why a file is no report that can be read."""
    return InvalidDocument(
        "report", [Problem(code=ProblemCode.UNRECOGNISED, found=found, expected=expected)]
    )


@functools.cache
def extractor_name() -> str:
    """Return the name and version of what takes PDFs apart; raises MissingExtra without it."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"pypdfium2 {version('pypdfium2')}"
    except PackageNotFoundError:
        raise MissingExtra("pypdfium2", "pdf") from None


def _page(decoded: Page) -> Page:
    """Return a page whose elements are tuples again, which JSON made lists."""
    width, height, runs, tree = decoded
    return width, height, runs, [_element(each) for each in tree]


def _element(decoded: Element) -> Element:
    kind, children = decoded
    return kind, [each if isinstance(each, int) else _element(each) for each in children]
