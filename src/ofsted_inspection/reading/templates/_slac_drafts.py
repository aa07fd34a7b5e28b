"""From numbered lines to the paragraphs of a SLAC report, and the bullets under each."""

import attrs

from ofsted_inspection.errors import ProblemCode
from ofsted_inspection.reading.templates._lines import Lines, Piece, joined
from ofsted_inspection.reading.templates._slac_body import Body, Bullet
from ofsted_inspection.reading.templates._slac_headings import OpenSection
from ofsted_inspection.reading.templates._slac_numbers import Block, embedded_number, without


@attrs.define(eq=False)
class Draft:
    """A paragraph in the making: its first line, all its words and the bullets under it."""

    first: Block
    number: int
    number_pieces: list[Piece]
    pieces: list[Piece]
    bullets: list[Bullet]

    @property
    def id(self) -> str:
        """Its identifier."""
        return f"p{self.number}"

    @property
    def section(self) -> OpenSection:
        """The section that it stands in."""
        return self.first.section

    @property
    def line(self) -> int:
        """The line that it begins on."""
        return self.first.line

    @property
    def text(self) -> str:
        """Its words, without the number."""
        return joined(self.pieces)

    @property
    def number_printed(self) -> bool:
        """Whether its number is printed, or follows from those around it."""
        return bool(self.number_pieces)

    @property
    def items(self) -> tuple[str, ...]:
        """The bullets under it that recommend nothing."""
        return tuple(joined(each.pieces) for each in self.bullets if each.timescale is None)

    @property
    def recommended(self) -> tuple[Bullet, ...]:
        """The bullets under it that stand under a timescale."""
        return tuple(each for each in self.bullets if each.timescale is not None)


def drafts_of(lines: Lines, body: Body) -> list[Draft]:
    """Return the paragraphs, every word of them claimed."""
    drafts: list[Draft] = []
    for place, block in enumerate(body.blocks):
        lines.claim(block.mark, "layout_mark")
        bullets = body.bullets.get(place, [])
        # The first block opens a section, and what opens a section begins a paragraph.
        if block.assigned is not None:
            number = block.number or embedded_number(block)
            pieces = block.pieces if block.number else without(block.pieces, number)
            drafts.append(Draft(block, block.assigned, number, pieces, list(bullets)))
        else:
            drafts[-1].pieces += block.pieces
            drafts[-1].bullets += bullets
    for draft in drafts:
        _claim(lines, draft)
    return [draft for draft in drafts if draft.pieces]


def _claim(lines: Lines, draft: Draft) -> None:
    if not draft.pieces:
        found, expected = f"{draft.number}.", "the paragraph's words"
        lines.fault(draft.line, found, expected, ProblemCode.MISSING)
    lines.claim(draft.number_pieces, "paragraph_number", draft.id)
    lines.claim(draft.pieces, "paragraph", draft.id)
    items = [each for each in draft.bullets if each.timescale is None]
    for bullets, role, mark in ((items, "item", "i"), (draft.recommended, "recommendation", "r")):
        for count, each in enumerate(bullets, start=1):
            lines.claim(each.pieces, role, f"{draft.id}{mark}{count}")
