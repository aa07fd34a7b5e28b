"""A document's lines, for a template whose text is kept line by line, as printed."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ofsted_inspection.errors import ProblemCode
from ofsted_inspection.reading._ledger import Ledger
from ofsted_inspection.reading._printed import PrintedDoubt, Quote

# Words with exactly one space between them: within a piece, offsets in the line and offsets in
# the collapsed text run in step.
_RUN = re.compile(r"\S+(?: \S+)*")


class Piece(NamedTuple):
    """Words of one line, single spaces between them: its place, offsets within it, the text.

    `joint` is what stands between it and the words before.
    """

    line: int
    start: int
    end: int
    text: str
    joint: str = " "


def joined(pieces: Iterable[Piece]) -> str:
    """Return the words of `pieces` in one line."""
    return "".join(f"{piece.joint}{piece.text}" for piece in pieces).strip()


class Lines:
    """The lines of a document that are words of the report, counted from 0."""

    def __init__(self, ledger: Ledger, indices: Sequence[int]) -> None:
        """Take the blocks of `ledger` at `indices`, a line each."""
        self.ledger = ledger
        self.doubts: list[PrintedDoubt] = []
        self._blocks = [(index, ledger.document.blocks[index]) for index in indices]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._blocks)

    def text(self, line: int) -> str:
        """Return the line as it stands."""
        return self._blocks[line][1].line

    def goes_on(self, line: int) -> bool:
        """Whether the line is known to go on with the words of the one before."""
        return self._blocks[line][1].follows is not None

    def pieces(self, line: int, start: int = 0, end: int | None = None) -> list[Piece]:
        """Return the pieces of `line` between the offsets."""
        text = self.text(line)
        joint = self._blocks[line][1].follows
        pieces = [
            Piece(line, match.start(), match.end(), match.group())
            for match in _RUN.finditer(text, start, len(text) if end is None else end)
        ]
        if joint is not None and pieces:
            pieces[0] = pieces[0]._replace(joint=joint)
        return pieces

    def words(self, line: int) -> str:
        """Return the words of the line, single spaces between them."""
        return joined(self.pieces(line))

    def claim(self, pieces: Iterable[Piece], role: str, target: str | None = None) -> None:
        """Enter in the ledger that `pieces` are `role` and became `target`."""
        for piece in pieces:
            self.ledger.enter(self._blocks[piece.line][0], piece.start, piece.end, role, target)

    def fault(
        self,
        line: int | None,
        found: str,
        expected: str,
        code: ProblemCode = ProblemCode.UNRECOGNISED,
    ) -> None:
        """Note that something is wrong with `line`, or with the whole where it is None."""
        self.ledger.fault_at(None if line is None else self._blocks[line][0], found, expected, code)

    def doubt(self, line: int, reading: str, alternative: str) -> None:
        """Note something the text cannot settle, with the reading chosen and the other one."""
        place = self.place(line)
        self.doubts.append(PrintedDoubt(place.page, place.line, reading, alternative))

    def place(self, line: int, words: str | None = None) -> Quote:
        """Return the words of `line`, or those given of it, with their place in the document."""
        index, block = self._blocks[line]
        quoted = self.words(line) if words is None else words
        return Quote(block.page, self.ledger.document.line_of(index), quoted)
