"""The blocks of a document as units, and the ledger of what every character of them became."""

import itertools
from collections.abc import Iterable, Iterator

import attrs

from ofsted_inspection._wording import shown
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode
from ofsted_inspection.reading._printed import PrintedSpan, Quote
from ofsted_inspection.reading.document import Block, BlockKind, Document

_LONGEST_QUOTE = 70


@attrs.frozen(eq=False)
class Unit:
    """A block with those that go on with its words on later pages.

    `text` is the words of all; `starts` are the offsets in it at which the words of each begin.
    """

    indices: tuple[int, ...]
    blocks: tuple[Block, ...]
    text: str
    starts: tuple[int, ...]

    @property
    def first(self) -> Block:
        """The block it begins with."""
        return self.blocks[0]

    @property
    def kind(self) -> BlockKind:
        """What it looks like."""
        return self.first.kind

    @property
    def label(self) -> str | None:
        """The number or bullet printed before it."""
        return self.first.label

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of a row that hold anything."""
        return tuple(cell for cell in self.first.cells if cell)

    @property
    def page(self) -> int:
        """The page it begins on."""
        return self.first.page

    @property
    def bold(self) -> bool:
        """Whether all of it is set in bold."""
        return all(block.bold for block in self.blocks)

    @property
    def words(self) -> str:
        """What it holds, in one line, cells too."""
        return self.text or " ".join(self.cells)


def units_of(document: Document) -> Iterator[Unit]:
    """Yield the units of `document` in the order in which they begin."""
    going_on: dict[int, list[int]] = {}
    order: list[int] = []
    last: int | None = None
    for index, block in enumerate(document.blocks):
        if block.follows is not None and last is not None:
            going_on[last].append(index)
            continue
        going_on[index] = [index]
        order.append(index)
        if block.kind not in {BlockKind.FURNITURE, BlockKind.NOTE}:
            last = index
    for index in order:
        indices = going_on[index]
        blocks = tuple(document.blocks[each] for each in indices)
        text = blocks[0].text
        starts = [0]
        for block in blocks[1:]:
            text += block.follows or ""
            starts.append(len(text))
            text += block.text
        yield Unit(tuple(indices), blocks, text, tuple(starts))


class Ledger:
    """Collects what each character is, what is wrong, and what could not be settled."""

    def __init__(self, document: Document) -> None:
        """Begin with nothing claimed."""
        self.document = document
        self.units = tuple(units_of(document))
        self.problems: list[Problem] = []
        self._claims: dict[int, list[tuple[int, int, str, str | None]]] = {}

    def claim(
        self, unit: Unit, role: str, target: str | None = None, *, label: str | None = None
    ) -> None:
        """Enter that all of `unit` is `role`; its label is `label` where that is given."""
        for index, block in zip(unit.indices, unit.blocks, strict=True):
            start = block.start if block.label is not None and label is not None else 0
            if start:
                self.enter(index, 0, start, label or role, target)
            self.enter(index, start, len(block.line), role, target)

    def claim_words(
        self, unit: Unit, start: int, end: int, role: str, target: str | None = None
    ) -> None:
        """Enter that the characters of `unit.text` from `start` to `end` are `role`."""
        for index, block, begin in zip(unit.indices, unit.blocks, unit.starts, strict=True):
            low, high = max(start, begin), min(end, begin + len(block.text))
            if low < high:
                shift = block.start - begin
                self.enter(index, low + shift, high + shift, role, target)

    def claim_label(self, unit: Unit, role: str, target: str | None = None) -> None:
        """Enter that the label of `unit` is `role`."""
        self.enter(unit.indices[0], 0, unit.first.start, role, target)

    def enter(self, index: int, start: int, end: int, role: str, target: str | None = None) -> None:
        """Enter that these characters of the line of the block at `index` are `role`."""
        self._claims.setdefault(index, []).append((start, end, role, target))

    def line(self, unit: Unit) -> int:
        """Return the line on which `unit` begins."""
        return self.document.line_of(unit.indices[0])

    def quote(self, unit: Unit, words: str | None = None) -> Quote:
        """Return the words of `unit`, or those given of it, with their place."""
        return Quote(unit.page, self.line(unit), unit.words if words is None else words)

    def fault(
        self,
        unit: Unit | None,
        found: str,
        expected: str,
        code: ProblemCode = ProblemCode.UNRECOGNISED,
    ) -> None:
        """Note that something is wrong with `unit`, or with the whole where it is None."""
        self.fault_at(None if unit is None else unit.indices[0], found, expected, code)

    def fault_at(
        self,
        index: int | None,
        found: str,
        expected: str,
        code: ProblemCode = ProblemCode.UNRECOGNISED,
    ) -> None:
        """Note that something is wrong with the block at `index`, or with the whole."""
        page = None if index is None else self._page(self.document.blocks[index].page)
        line = None if index is None else self.document.line_of(index)
        self.problems.append(
            Problem(code=code, file=page, line=line, found=shown(found), expected=expected)
        )

    def _page(self, page: int) -> str | None:
        return None if self.document.pages is None else f"page {page}"

    def contradiction(self, first: Quote, second: Quote, what: str) -> None:
        """Note that two places state different things, with the words of both."""
        for one, other in ((first, second), (second, first)):
            self.problems.append(
                Problem(
                    code=ProblemCode.CONTRADICTION,
                    file=self._page(one.page),
                    line=one.line,
                    found=shown(_short(one.words)),
                    expected=f"{what} as on {self._page(other.page) or f'line {other.line}'}, "
                    f"{shown(_short(other.words))}",
                )
            )

    def spans(self) -> tuple[PrintedSpan, ...]:
        """Return the ledger in reading order; what is left over becomes a problem."""
        spans: list[PrintedSpan] = []
        faulty = {problem.line for problem in self.problems}
        for index, block in enumerate(self.document.blocks):
            line, position, left = block.line, 0, ""
            number = self.document.line_of(index)
            for start, end, role, target in sorted(self._claims.get(index, ()), key=_place):
                left += line[position:start]
                position = end
                low, high = _trimmed(line, start, end)
                if low < high:
                    page = None if self.document.pages is None else block.page
                    span = PrintedSpan(
                        page=page, line=number, start=low, end=high, role=role, target=target
                    )
                    spans.append(span)
            left = f"{left}{line[position:]}".strip()
            if left and number not in faulty:
                self.problems.append(
                    Problem(
                        code=ProblemCode.UNRECOGNISED,
                        file=self._page(block.page),
                        line=number,
                        found=shown(left),
                        expected="something the template has at this place",
                    )
                )
        return tuple(spans)

    def refuse_if_faulty(self) -> None:
        """Raise InvalidDocument with the problems noted, in the order of the lines."""
        if self.problems:
            raise InvalidDocument("report", sorted(self.problems, key=lambda each: each.line or 0))


def _short(words: str) -> str:
    """Return `words` with its middle left out where it is long: the grade stands at the end."""
    if len(words) <= _LONGEST_QUOTE:
        return words
    half = _LONGEST_QUOTE // 2
    return f"{words[:half].rstrip()} ... {words[-half:].lstrip()}"


def _place(claim: tuple[int, int, str, str | None]) -> tuple[int, int]:
    return claim[0], claim[1]


def _trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    words = line[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def joined_words(units: Iterable[Unit]) -> str:
    """Return the words of `units` in one line."""
    return " ".join(itertools.chain.from_iterable(unit.words.split() for unit in units))
