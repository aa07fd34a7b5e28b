"""From raw pages to a Document: the tree where there is one, furniture, what crosses pages."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import attrs

from ofsted_inspection.reading._marks import leading_number
from ofsted_inspection.reading._pdfium import Page
from ofsted_inspection.reading._runs import around, joined, words
from ofsted_inspection.reading._tagged import PageReader, finished, lines_of, open_end
from ofsted_inspection.reading.document import Block, BlockKind, Document

_TOP, _BOTTOM = 0.9, 0.115
_DIGITS = re.compile(r"\s*\d+\s*")
_NO_MATTER = frozenset({BlockKind.FURNITURE, BlockKind.NOTE})
_ENDS = re.compile(r"[.?!:;][\"'\u2019\u201d)\]]*\d{0,2}$")


def tagged_document(pages: Sequence[Page], extractor: str) -> Document:
    """Return the document of a tagged PDF."""
    readers = [PageReader(page) for page in pages]
    outside = [_outside(reader, number) for number, reader in enumerate(readers, start=1)]
    running = _running(outside)
    blocks: list[Block] = []
    doubts: list[tuple[int, str]] = []
    open_ends: dict[int, bool] = {}
    going_on: set[int] = set()
    for number, reader in enumerate(readers, start=1):
        if reader.was_out_of_order:
            doubts.append((number, "the structure has words in another order than the page"))
        inside: list[_Standing] = []
        for draft in reader.drafts:
            block = finished(draft, number)
            open_ends[id(block)] = open_end(draft)
            if draft.goes_on:
                going_on.add(id(block))
            inside.append(_Standing(draft.box.bottom, block))
        beside = [
            each if _mask(each.block) in running else _plain(each) for each in outside[number - 1]
        ]
        blocks += _with_outside(inside, beside, reader.height)
    return Document(
        blocks=_crossing(blocks, open_ends, going_on),
        extractor=extractor,
        pages=len(pages),
        doubts=tuple(doubts),
    )


class _Standing(NamedTuple):
    """A block, and how high its lowest line stands."""

    low: float
    block: Block


def _outside(reader: PageReader, page: int) -> list[_Standing]:
    """Return what no element of the tree holds, a block a line."""
    blocks: list[_Standing] = []
    for line in lines_of(reader.outside):
        box = around(piece.box for piece in line)
        text = words(joined(line)).text
        in_margin = not reader.height * _BOTTOM < box.bottom < reader.height * _TOP
        kind = BlockKind.FURNITURE if in_margin else BlockKind.PARAGRAPH
        blocks.append(_Standing(box.bottom, Block(page=page, kind=kind, text=text, box=box)))
    return blocks


def _mask(block: Block) -> str:
    return _DIGITS.sub("", block.text)


def _running(outside: Iterable[Iterable[_Standing]]) -> frozenset[str]:
    """Return the words of margins that stand on more than one page, and page numbers."""
    pages = Counter(
        mask
        for blocks in outside
        for mask in {_mask(each.block) for each in blocks if each.block.kind is BlockKind.FURNITURE}
    )
    return frozenset({"", *(mask for mask, count in pages.items() if count > 1)})


def _plain(each: _Standing) -> _Standing:
    return each._replace(block=attrs.evolve(each.block, kind=BlockKind.PARAGRAPH))


def _with_outside(
    inside: list[_Standing], outside: Iterable[_Standing], height: float
) -> list[Block]:
    top: list[_Standing] = []
    bottom: list[_Standing] = []
    for each in outside:
        if each.block.kind is BlockKind.FURNITURE:
            (top if each.low > height / 2 else bottom).append(each)
        else:
            below = (index for index, other in enumerate(inside) if other.low < each.low)
            inside.insert(next(below, len(inside)), each)
    return [each.block for each in (*top, *inside, *bottom)]


def _crossing(
    blocks: Sequence[Block], open_ends: dict[int, bool], going_on: set[int]
) -> tuple[Block, ...]:
    """Mark the blocks that go on with the words of the page before."""
    finished_blocks: list[Block] = []
    last: Block | None = None
    for block in blocks:
        each = block
        if block.kind not in _NO_MATTER:
            if last is not None and last.page in {block.page, block.page - 1}:
                between = _between(last, block, structure_says=id(block) in going_on)
                if between is not None:
                    glue = " " if open_ends.get(id(last)) or between else ""
                    each = attrs.evolve(block, follows=glue)
            last = block
        finished_blocks.append(each)
    return tuple(finished_blocks)


def _between(last: Block, block: Block, *, structure_says: bool) -> bool | None:
    """Whether a space is due between two blocks that are one; None where they are two."""
    if last.cells or block.cells or block.label is not None or not last.text:
        return None
    if BlockKind.HEADING in {last.kind, block.kind}:
        return None
    # An item without mark or number is the rest of the one before, cut by the page's end.
    is_rest = (
        block.kind is BlockKind.ITEM
        and last.kind is BlockKind.ITEM
        and leading_number(block.text) is None
    )
    breaks_off = _ENDS.search(last.text) is None and block.text[:1].islower()
    if last.page == block.page:
        # A paragraph may be in two elements on one page, too; both then are plain running text.
        return True if breaks_off and not last.bold and is_running_text(block) else None
    return False if structure_says or is_rest or breaks_off else None


def is_running_text(block: Block) -> bool:
    """Whether `block` is neither marked nor set apart."""
    return block.kind is BlockKind.PARAGRAPH and not block.bold
