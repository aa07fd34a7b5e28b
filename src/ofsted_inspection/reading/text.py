"""From a report's text to a Document: `pdftotext -layout`, or lines that a person kept."""

import re
from collections.abc import Sequence

from ofsted_inspection.reading._layout import Line, layout_document
from ofsted_inspection.reading.document import Document

__all__: list[str] = []
"""Nothing: what reads reports stands in `ofsted_inspection.reading`."""

EXTRACTOR = "plain text"
"""What a document read from text names as its extractor."""

_PAGE_END = "\f"
_CELL = re.compile(r"\S+(?:\s{1,2}\S+)*")
_LINE_END = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")


def text_document(text: str) -> Document:
    """Return the document that `text` holds; form feeds end pages, three spaces end a cell."""
    pages = text.split(_PAGE_END)
    if len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    return layout_document([_lines(page) for page in pages], EXTRACTOR)


def _lines(page: str) -> Sequence[Line]:
    lines: list[Line] = []
    after_gap = True
    for each in _LINE_END.split(page.expandtabs()):
        # A no-break space is a space, and so is everything else that is blank.
        line = re.sub(r"\s", " ", each)
        cells = tuple((float(match.start()), match.group()) for match in _CELL.finditer(line))
        if cells:
            lines.append(Line(cells, after_gap=after_gap))
        after_gap = not cells
    return lines
