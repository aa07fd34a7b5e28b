"""From the pages of a tagged PDF to blocks: the structure tree says what belongs together."""

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from ofsted_inspection.reading._marks import is_label, split_bullet
from ofsted_inspection.reading._pdfium import ELSEWHERE, Element, Page
from ofsted_inspection.reading._runs import Piece, Words, around, joined, pieces_of, words
from ofsted_inspection.reading.document import Block, BlockKind, Box

_INLINE = frozenset({"Span", "Link", "Reference", "Em", "Strong", "Sub", "Quote", "Lbl", "LBody"})
_HEADING = re.compile(r"H[1-6]?$|Title$")
_WORDS = frozenset({"P", "LI", "TOCI", "Note", "Caption"})
_OUT_OF_ORDER = 12.0
_MOST_WORDS_OF_HEADING = 30
_NUMBERED = re.compile(r"\d{1,3}\.(?:\s|[A-Z])")


@attrs.define(eq=False)
class Draft:
    """A block in the making: its pieces, those of its label, those of its cells."""

    kind: BlockKind
    pieces: list[Piece] = attrs.Factory(list[Piece])
    label: list[Piece] = attrs.Factory(list[Piece])
    cells: list[list[list[Piece]]] = attrs.Factory(list[list[list[Piece]]])
    goes_on: bool = False

    @property
    def all_pieces(self) -> list[Piece]:
        """Everything that belongs to it."""
        return [
            *self.label,
            *self.pieces,
            *(piece for cell in self.cells for part in cell for piece in part),
        ]

    @property
    def box(self) -> Box:
        """The box around it."""
        return around(piece.box for piece in self.all_pieces)


class PageReader:
    """Reads the blocks of one page; `is_out_of_order` tells when the tree contradicts the page."""

    def __init__(self, page: Page) -> None:
        """Take the page's pieces apart and walk its tree."""
        _, self.height, runs, tree = page
        self.pieces: dict[int, list[Piece]] = {}
        self.drafts: list[Draft] = []
        self._read(pieces_of(runs), tree)
        self.was_out_of_order = self._is_out_of_order()
        if self.was_out_of_order:
            # A line that stands elsewhere in the tree has its place among the lines around it.
            self._read(pieces_of(runs, by_line=True), tree)
            self._sort()
        taken = {id(piece) for draft in self.drafts for piece in draft.all_pieces}
        self.outside = [
            piece
            for piece in pieces_of(runs, by_line=True)
            if piece.text.strip() and self._is_outside(piece, taken)
        ]

    def _read(self, pieces: Iterable[Piece], tree: Iterable[Element]) -> None:
        self.pieces = {}
        for piece in pieces:
            self.pieces.setdefault(piece.number, []).append(piece)
        self.drafts = []
        for element in tree:
            self._walk(element)
        self.drafts = [draft for draft in self.drafts if _has_words(draft)]

    def _is_outside(self, piece: Piece, taken: set[int]) -> bool:
        return not any(id(each) in taken for each in self.pieces[piece.number])

    def _take(self, number: int) -> list[Piece]:
        return self.pieces.get(number, []) if number > ELSEWHERE else []

    def _walk(self, element: Element) -> None:
        kind, children = element
        if kind == "TR" and self._row(children):
            return
        if _HEADING.match(kind):
            self._words(BlockKind.HEADING, element)
        elif kind in _WORDS:
            named = {"LI": BlockKind.ITEM, "Note": BlockKind.NOTE}
            self._words(named.get(kind, BlockKind.PARAGRAPH), element)
        else:
            stray = Draft(BlockKind.PARAGRAPH)
            for child in children:
                if isinstance(child, tuple):
                    if child[0] in _INLINE:
                        self._words(BlockKind.PARAGRAPH, child)
                    else:
                        self._walk(child)
                else:
                    stray.pieces += self._take(child)
            self.drafts.append(stray)

    def _words(self, kind: BlockKind, element: Element) -> None:
        """Make a block of what `element` holds; blocks within it stand after it."""
        draft = Draft(kind, goes_on=_begins_elsewhere(element))
        self.drafts.append(draft)
        within: list[Element] = []
        self._inline(draft, element, within)
        for each in within:
            first = len(self.drafts)
            self._walk(each)
            if "Note" in {element[0], each[0]}:
                for one in self.drafts[first:]:
                    one.kind = BlockKind.NOTE

    def _inline(self, draft: Draft, element: Element, within: list[Element]) -> None:
        for child in element[1]:
            if isinstance(child, int):
                draft.pieces += self._take(child)
            elif child[0] == "Lbl":
                label = Draft(draft.kind)
                self._inline(label, child, within)
                # A fragment of the words may be tagged as their label: "Parental c", "onsent".
                if is_label(words(joined(label.pieces)).text):
                    draft.label += label.pieces
                else:
                    draft.pieces += label.pieces
            elif child[0] in _INLINE:
                self._inline(draft, child, within)
            else:
                within.append(child)

    def _row(self, children: Sequence["int | Element"]) -> bool:
        """Make a row of two cells or more; False for a box drawn around text as a table."""
        cells = [
            child for child in children if isinstance(child, tuple) and child[0] in {"TD", "TH"}
        ]
        if len(cells) < 2 or any(_holds(cell, {"Table"}) for cell in cells):  # noqa: PLR2004 - a row has two
            return False
        parts = [[self._all(part) for part in _parts(cell)] for cell in cells]
        is_list = any(_holds(cell, {"L"}) for cell in cells) or max(map(len, parts)) > 1
        if is_list and sum(map(any, parts)) < 2:  # noqa: PLR2004 - a row has two
            return False
        draft = Draft(BlockKind.ROW, cells=parts)
        self.drafts.append(draft)
        for child in children:
            if isinstance(child, tuple) and child[0] not in {"TD", "TH"}:
                self._walk(child)
        return True

    def _all(self, part: "int | Element") -> list[Piece]:
        if isinstance(part, int):
            return self._take(part)
        return [piece for child in part[1] for piece in self._all(child)]

    def _is_out_of_order(self) -> bool:
        """Whether the tree has something elsewhere than the page."""
        low = float("inf")
        for draft in self.drafts:
            for piece in [] if draft.kind in {BlockKind.ROW, BlockKind.NOTE} else draft.all_pieces:
                if piece.text.strip():
                    if piece.first > low + _OUT_OF_ORDER:
                        return True
                    low = piece.last
        return False

    def _sort(self) -> None:
        def top(draft: Draft) -> float:
            return -max(piece.first for piece in draft.all_pieces if piece.text.strip())

        in_order = sorted(self.drafts, key=top)
        kept: list[Draft] = []
        for draft in in_order:
            host = kept[-1] if kept else None
            if host is not None and not host.cells and _stands_within(draft, host):
                host.pieces = sorted([*host.pieces, *draft.pieces], key=_position)
                host.label += draft.label
            else:
                kept.append(draft)
        self.drafts = kept


def _position(piece: Piece) -> tuple[float, float]:
    return -piece.first, piece.box.left


def _stands_within(draft: Draft, host: Draft) -> bool:
    return not draft.cells and host.box.bottom < draft.box.bottom


def _has_words(draft: Draft) -> bool:
    return any(piece.text.strip() for piece in draft.all_pieces)


def _holds(element: Element, kinds: set[str]) -> bool:
    return any(
        isinstance(child, tuple) and (child[0] in kinds or _holds(child, kinds))
        for child in element[1]
    )


def _parts(cell: Element) -> Iterator["int | Element"]:
    """Yield the paragraphs of a cell; items of a list, too, stand by themselves."""
    for child in cell[1]:
        if isinstance(child, tuple) and child[0] in {"L", "Sect", "Div", "Part"}:
            yield from _parts(child)
        else:
            yield child


def _begins_elsewhere(element: Element) -> bool:
    """Whether something of `element` stands on another page before what stands here."""
    return element[1][:1] == [ELSEWHERE]


def finished(draft: Draft, page: int) -> Block:
    """Return the block that `draft` makes on `page`."""
    label = words(joined(draft.label)).text or None
    cells = tuple(
        " ".join(filter(None, (words(joined(part)).text for part in cell))) for cell in draft.cells
    )
    raw: Words = words(joined(draft.pieces))
    kind = draft.kind
    if sum(map(bool, cells)) == 1:
        raw, cells, kind = words("".join(cells)), (), BlockKind.PARAGRAPH
    text, lines = raw.text, raw.lines
    if label is None and not cells:
        bullet, text = split_bullet(text)
        if bullet is not None:
            label = bullet
            kind = BlockKind.ITEM if kind is not BlockKind.NOTE else kind
            shift = len(raw.text) - len(text)
            lines = (0, *(offset - shift for offset in lines[1:] if offset > shift))
    printed = [piece for piece in draft.all_pieces if piece.text.strip()]
    if kind is BlockKind.HEADING and _is_prose(text):
        # Some reports tag whole paragraphs as headings.
        kind = BlockKind.PARAGRAPH
    return Block(
        page=page,
        kind=kind,
        label=label,
        text=text,
        cells=cells,
        box=draft.box,
        lines=lines,
        bold=all(piece.bold for piece in printed),
    )


def _is_prose(text: str) -> bool:
    return (
        text.endswith(".")
        or text[:1].islower()
        or _NUMBERED.match(text) is not None
        or len(text.split()) > _MOST_WORDS_OF_HEADING
    )


def open_end(draft: Draft) -> bool:
    """Whether white space stands after the last word of `draft`."""
    return words(joined(draft.pieces)).open_end


def lines_of(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces line by line, in the order of the page's content."""
    line: list[Piece] = []
    for piece in pieces:
        if line and ("\n" in piece.before or piece.order != line[-1].order + 1):
            yield line
            line = []
        line.append(piece)
    if line:
        yield line
