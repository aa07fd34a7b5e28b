"""From a report's text to a Document: `pdftotext -layout`, or lines that a person kept."""

import re
from collections import Counter
from collections.abc import Sequence

from ofsted_inspection._templates.slac import OUTLINE, TITLE
from ofsted_inspection.reading._layout import layout_document
from ofsted_inspection.reading._layout_lines import Line
from ofsted_inspection.reading.document import Block, BlockKind, Document

__all__: list[str] = []
"""Nothing: what reads reports stands in `ofsted_inspection.reading`."""

EXTRACTOR = "plain text"
"""What a document read from text names as its extractor."""

_PAGE_END = "\f"
_CELL = re.compile(r"\S+(?:\s{1,2}\S+)*")
_LINE_END = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")


def text_document(text: str) -> Document:
    """Return the document that `text` holds; form feeds end pages.

    Three spaces end a cell. A text of the first programme whose lines were kept as they were, each
    of them a paragraph or what a page left of one, gives a block a line, blank lines too.
    """
    pages = text.split(_PAGE_END)
    if len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    if _is_kept(text):
        return _kept_document(pages)
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


# --------------------------------------------------------------------------- lines kept by a person

_FIRST_WORDS = 4000
_LONGEST_PRINTED = 200
"""No line of a page is as long; a line that is holds a paragraph."""

_KEPT_LINE_END = re.compile(r"\r\n|\n|\r")
_PAGE_NUMBER = re.compile(r"\s*(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?\s*", re.IGNORECASE)
_LONGEST_RUNNING = 160
_LEAST_TIMES = 5
"""How often a line stands in a text without pages that is a running line; headings, 4 times."""

_LEAST_TIMES_ON_PAGES = 3
_NO_RUNNING_LINE = re.compile(
    r"\W\s|\d{1,3}\.(?:\s|$)|.*(?:[.:;?!,]|grade \d+ \(\w+\))$", re.IGNORECASE
)
"""Bullets, numbered paragraphs, sentences and grades may be alike, and run through no text."""

_HEADINGS = frozenset("".join(heading.title.casefold().split()) for heading in OUTLINE)


def _is_kept(text: str) -> bool:
    """Whether the lines of `text` are to be kept: of SLAC, without pages or not as pages wrap."""
    first = " ".join(text[:_FIRST_WORDS].casefold().split())
    is_long = any(len(line) > _LONGEST_PRINTED for line in _KEPT_LINE_END.split(text))
    return TITLE.casefold() in first and (is_long or _PAGE_END not in text)


def _kept_document(pages: Sequence[str]) -> Document:
    """Return a block for each line; what runs through the text is furniture."""
    lines = [(page, line) for page, text in enumerate(pages, 1) for line in _split(text)]
    has_pages = len(pages) > 1
    furniture = _furniture([line for _, line in lines], has_pages=has_pages)
    blocks = tuple(
        Block(
            page=page,
            kind=BlockKind.FURNITURE if place in furniture else BlockKind.PARAGRAPH,
            text=line,
        )
        for place, (page, line) in enumerate(lines)
    )
    if has_pages:
        return Document(blocks=blocks, extractor=EXTRACTOR, pages=len(pages))
    return Document(blocks=blocks, extractor=None, pages=None)


def _split(page: str) -> list[str]:
    lines = _KEPT_LINE_END.split(page)
    return lines if lines[-1] else lines[:-1]


def _furniture(lines: Sequence[str], *, has_pages: bool) -> frozenset[int]:
    """Return the places of page numbers, and of what stands again and again."""
    masks = list(map(_mask, lines))
    times = Counter(masks)
    least = _LEAST_TIMES_ON_PAGES if has_pages else _LEAST_TIMES
    title = _mask(TITLE)
    # The first line that is the title, best of all the title alone, stands on the cover.
    whole = (place for place, mask in enumerate(masks) if mask == title)
    partly = (place for place, mask in enumerate(masks) if title in mask)
    cover = next(whole, next(partly, None))
    return frozenset(
        place
        for place, mask in enumerate(masks)
        if _PAGE_NUMBER.fullmatch(lines[place])
        or (mask and times[mask] >= least and place != cover)
        or (title in mask and place != cover)
    )


def _mask(line: str) -> str:
    """Return what is left of a line that may run through a text: no numbers, no white space."""
    words = " ".join(line.split())
    if len(words) > _LONGEST_RUNNING or _NO_RUNNING_LINE.match(words):
        return ""
    mask = "".join(re.sub(r"\d+", "", words).casefold().split())
    return "" if mask in _HEADINGS else mask
