"""Which blocks begin a paragraph, and what number each paragraph has.

Numbers are missing in the text, page breaks split paragraphs, and a "- " may stand before a
paragraph, a bullet or a mere continuation. The numbers that are printed settle most of it: between
paragraph 37 and paragraph 40 two paragraphs must begin. What they cannot settle becomes a doubt.
"""

import re
from collections.abc import Iterable, Sequence

import attrs

from ofsted_inspection.errors import ProblemCode
from ofsted_inspection.reading._sentences import begins_sentence
from ofsted_inspection.reading.templates._lines import Lines, Piece, joined
from ofsted_inspection.reading.templates._slac_headings import OpenSection


@attrs.define(eq=False)
class Block:
    """A line of running text: its mark and number, if it shows any, and the pieces after them.

    `opens_section` is set for the first block under a heading, `after` is the text before it in
    the section, in the same run.
    """

    section: OpenSection
    line: int
    mark: list[Piece]
    printed_number: int | None
    number: list[Piece]
    pieces: list[Piece]
    opens_section: bool = False
    after_sentence: bool = False
    assigned: int | None = None

    @property
    def text(self) -> str:
        """The words after mark and number."""
        return joined(self.pieces)

    @property
    def may_start(self) -> bool:
        """Whether a paragraph may begin here although no number says so."""
        return self.after_sentence and begins_sentence(self.text)


def number_paragraphs(blocks: Sequence[Block], lines: Lines) -> None:
    """Set `assigned` of every block that begins a paragraph, by the numbers printed around it."""
    _settle_printed(blocks)
    last_number = 0
    gap: list[Block] = []
    for block in blocks:
        if block.printed_number is None:
            gap.append(block)
            continue
        if block.printed_number <= last_number:
            lines.fault(
                block.line,
                f"{block.printed_number}.",
                f"a paragraph number after {last_number}, each once",
                ProblemCode.DUPLICATE,
            )
        _fill(gap, last_number, block.printed_number - last_number - 1, lines)
        block.assigned = last_number = block.printed_number
        gap = []
    _fill_tail(gap, last_number, lines)


def _settle_printed(blocks: Sequence[Block]) -> None:
    """Take back as text what looks like a number in mid-sentence ("aged" / "16. The ...")."""
    expected = 1
    for block in blocks:
        if block.printed_number is None:
            expected += block.opens_section
            continue
        # Numbers may be missing in between, so any later number is one; where the sentence before
        # is unfinished, only the very next number is believed.
        if block.opens_section or block.after_sentence or block.printed_number == expected:
            expected = block.printed_number + 1
        else:
            block.pieces = block.number + block.pieces
            block.number = []
            block.printed_number = None


def _fill(gap: Sequence[Block], last_number: int, needed: int, lines: Lines) -> None:
    """Choose which blocks of `gap` begin the `needed` paragraphs between two printed numbers."""
    forced = [block for block in gap if block.opens_section]
    wanted = max(0, needed - len(forced))
    possible = [block for block in gap if block.may_start and not block.opens_section]
    # A mark is a sign of a paragraph; a line without one is more often a page's continuation.
    ranked = sorted(possible, key=lambda block: (not block.mark, block.line))
    chosen = ranked[:wanted]
    if 0 < wanted < len(ranked) and _alike(ranked[wanted - 1], ranked[wanted]):
        for block in chosen:
            lines.doubt(
                block.line,
                "a paragraph of its own, its number not printed",
                "the continuation of the paragraph before; another line begins the missing one",
            )
    _assign([block for block in gap if block in forced or block in chosen], last_number)


def _alike(left: Block, right: Block) -> bool:
    return bool(left.mark) == bool(right.mark)


def _fill_tail(gap: Sequence[Block], last_number: int, lines: Lines) -> None:
    """After the last printed number a mark begins a paragraph; a plain line leaves a doubt."""
    starting = [block for block in gap if block.opens_section or (block.mark and block.may_start)]
    _assign(starting, last_number)
    number = last_number
    for block in gap:
        if block.assigned is not None:
            number = block.assigned
        elif block.may_start:
            lines.doubt(
                block.line,
                f"the continuation of paragraph {number}, after a page break",
                f"a paragraph of its own, {number + 1}, its number not printed",
            )


def _assign(blocks: Iterable[Block], last_number: int) -> None:
    for offset, block in enumerate(blocks, start=1):
        block.assigned = last_number + offset


def embedded_number(block: Block) -> list[Piece]:
    """Return the piece of `block` that is its paragraph's number, put inside a sentence.

    "a restructured and refocused 42. service" in a paragraph that must be 42: the text of a page
    whose margin was read into a line. Empty where there is none.
    """
    inside = re.compile(rf"(?<=[a-z] ){block.assigned}\.(?= [a-z])")
    for piece in block.pieces:
        if match := inside.search(piece.text):
            start, end = piece.start + match.start(), piece.start + match.end()
            return [Piece(piece.line, start, end, match.group())]
    return []


def without(pieces: Iterable[Piece], taken: Sequence[Piece]) -> list[Piece]:
    """Return `pieces` less those in `taken`, each of which stands between words of one of them."""
    left: list[Piece] = []
    for piece in pieces:
        position = piece.start
        for hole in taken:
            if hole.line == piece.line and piece.start <= hole.start < piece.end:
                before = piece.text[position - piece.start : hole.start - piece.start - 1]
                left.append(Piece(piece.line, position, hole.start - 1, before))
                position = hole.end + 1
        left.append(Piece(piece.line, position, piece.end, piece.text[position - piece.start :]))
    return left
