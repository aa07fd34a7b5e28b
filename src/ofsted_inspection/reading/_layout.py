"""From lines with their places on the page to blocks, where no structure says what is one.

What `pdftotext -layout` gives and what stands in a PDF without tags come here: a blank line, a
bullet or the next number begins a block, columns make rows, and what repeats over the pages at
their head or foot is furniture.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from ofsted_inspection.reading._layout_lines import (
    RECORD_ROW,
    Group,
    Line,
    block_of,
    ends_title,
    is_row,
    parts,
    without_label,
)
from ofsted_inspection.reading._marks import is_bullet, number_of, split_bullet
from ofsted_inspection.reading.document import Block, BlockKind, Document

_EDGE = 4
"""How many lines at the head and the foot of a page may be furniture."""

_SHARE_OF_PAGES = 0.4
_LEAST_PAGES = 3
_INDENTED = 2.5
_DIGITS = re.compile(r"\s*\d+\s*")
_NUMBER = re.compile(r"(\d{1,3})([.,])(?:\s+|(?=[A-Z\u2018]))(?=\S)")
_ENDS = re.compile(r"[.?!:;][\"'\u2019\u201d)\]]*\d{0,2}$")
_NOTE = re.compile(r"\d{1,2}$")


def layout_document(pages: Sequence[Sequence[Line]], extractor: str) -> Document:
    """Return the document that these pages of lines hold."""
    running = _running(pages)
    reader = _Reader()
    for number, lines in enumerate(pages, start=1):
        reader.read_page(number, lines, running)
    return Document(
        blocks=tuple(reader.blocks),
        extractor=extractor,
        pages=max(len(pages), 1),
        doubts=tuple(reader.doubts),
    )


def _mask(line: Line) -> str:
    return _DIGITS.sub("", line.text)


def _edges(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the places of the lines at the head and the foot of a page."""
    yield from sorted(
        {*range(min(_EDGE, len(lines))), *range(max(0, len(lines) - _EDGE), len(lines))}
    )


def _running(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Return the words that stand at the head or foot of several pages, numbers left out."""
    if len(pages) == 1:
        return frozenset()
    seen = Counter(
        mask for lines in pages for mask in {_mask(lines[place]) for place in _edges(lines)}
    )
    # A heading may stand at the head of two pages; a running line stands on half of them.
    least = max(_LEAST_PAGES, len(pages) * _SHARE_OF_PAGES)
    return frozenset({"", *(mask for mask, count in seen.items() if count >= least)})


class _Reader:
    """Collects the blocks page by page."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.doubts: list[tuple[int, str]] = []
        self.expected = 1
        self.last: Block | None = None

    def read_page(self, page: int, lines: Sequence[Line], running: frozenset[str]) -> None:
        """Add the blocks of one page."""
        furniture = self._furniture(lines, running)
        head = [place for place in furniture if place < len(lines) / 2]
        for place in head:
            self._add_furniture(page, lines[place])
        body = [line for place, line in enumerate(lines) if place not in furniture]
        for index, group in enumerate(self._groups(page, body)):
            self._add(page, group, begins_page=index == 0)
        for place in furniture:
            if place not in head:
                self._add_furniture(page, lines[place])

    def _furniture(self, lines: Sequence[Line], running: frozenset[str]) -> list[int]:
        """Return the places of furniture: from the edges inwards, as far as it goes."""
        found: list[int] = []
        for places in (range(len(lines)), range(len(lines) - 1, -1, -1)):
            for place in list(places)[:_EDGE]:
                if _mask(lines[place]) not in running:
                    break
                if place not in found:
                    found.append(place)
        return sorted(found)

    def _add_furniture(self, page: int, line: Line) -> None:
        text = " ".join(line.text.split())
        self.blocks.append(Block(page=page, kind=BlockKind.FURNITURE, text=text))

    def _groups(self, page: int, lines: Sequence[Line]) -> Iterator[Group]:
        group: Group | None = None
        for line in lines:
            label, rest = self._label(page, line)
            is_note = label is None and _NOTE.match(line.text) is not None and line is not lines[-1]
            begins = group is not None and (
                label is not None
                or is_note
                or line.after_gap
                or (not group.is_note and parts(group.lines[-1], line))
                or ends_title(group.lines)
            )
            if group is None or begins:
                if group is not None:
                    yield group
                group = Group([], label=label, is_note=is_note)
            group.lines.append(rest)
        if group is not None:
            yield group

    def _label(self, page: int, line: Line) -> tuple[str | None, Line]:
        """Return the bullet or number that `line` begins with, and the line without it."""
        first = line.cells[0][1]
        bullet, rest = split_bullet(f"{first} " if len(line.cells) > 1 else first)
        if bullet is not None:
            return bullet, without_label(line, rest)
        match = None if RECORD_ROW.match(line.text) else _NUMBER.match(line.text)
        if match is None or is_row([line]):
            return None, line
        number = int(match.group(1))
        if number != self.expected and not (line.after_gap and abs(number - self.expected) == 1):
            return None, line
        if match.group(2) == ",":
            self.doubts.append((page, f"a paragraph numbered '{match.group()}'"))
        self.expected = number + 1
        rest = line.text[match.end() :]
        column, _ = line.cells[len(line.cells) - 1]
        return match.group().strip(), attrs.evolve(line, cells=((column, rest),))

    def _add(self, page: int, group: Group, *, begins_page: bool) -> None:
        block = block_of(page, group)
        last = self.last
        if block.kind is not BlockKind.NOTE:
            if last is not None and begins_page and last.page == page - 1:
                between = self._between(last, block, group)
                if between is not None:
                    block = attrs.evolve(block, follows=between, kind=last.kind)
            self.last = block
        self.blocks.append(block)

    def _between(self, last: Block, block: Block, group: Group) -> str | None:
        """Return what stands between two blocks that are one; None where they are two."""
        if block.label is not None or block.cells or last.cells or last.kind is BlockKind.HEADING:
            return None
        breaks_off = _ENDS.search(last.text) is None
        is_numbered = number_of(last.label) is not None or (
            last.follows is not None and last.kind is BlockKind.ITEM
        )
        goes_on = breaks_off and (
            block.text[:1].islower()
            or (block.kind is BlockKind.PARAGRAPH and not is_bullet(last.label))
        )
        is_indented = min(line.left for line in group.lines) > _INDENTED
        is_rest = is_numbered and is_indented and block.kind is BlockKind.PARAGRAPH
        if not (goes_on or is_rest):
            return None
        return "" if last.text.endswith("-") else " "
