"""The text as lines, and the ledger of what every piece of it became."""

import re
from typing import NamedTuple

from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode, shown
from ofsted_inspection.models import Doubt, Span, SpanRole

# Words with exactly one space between them: within a piece, offsets in the line and offsets in
# the collapsed text run in step.
_RUN = re.compile(r"\S+(?: \S+)*")
_LINE_END = re.compile(r"\r\n|\n|\r")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")


class Piece(NamedTuple):
    """Words of one line, single spaces between them: line from 1, offsets within it, the text."""

    line: int
    start: int
    end: int
    text: str


def joined(pieces: list[Piece]) -> str:
    """Return the words of `pieces`, separated by single spaces."""
    return " ".join(piece.text for piece in pieces)


def decode(text: str | bytes) -> str:
    """Return `text` without byte order mark; raises InvalidDocument if it is not UTF-8 text."""
    words = (_from_bytes(text) if isinstance(text, bytes) else text).removeprefix("\ufeff")
    if stray := _NOT_TEXT.search(words):
        line = words.count("\n", 0, stray.start()) + 1
        raise _not_text(line, shown(stray.group()))
    if not words.strip():
        raise InvalidDocument(
            "report",
            [
                Problem(
                    code=ProblemCode.MISSING,
                    line=1,
                    found="no text",
                    expected="the text of a report",
                )
            ],
        )
    return words


def _from_bytes(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _not_text(line, f"byte 0x{raw[error.start]:02x} at offset {error.start}") from None


def _not_text(line: int, found: str) -> InvalidDocument:
    expected = "the text of a report, in UTF-8, without control characters"
    return InvalidDocument(
        "report",
        [Problem(code=ProblemCode.NOT_TEXT, line=line, found=found, expected=expected)],
    )


class Sheet:
    """A report's lines, and what has been found out about them: claims, faults and doubts."""

    def __init__(self, text: str) -> None:
        """Take `text` apart into lines, whatever their ends are."""
        self.lines = _LINE_END.split(text)
        self.faults: list[Problem] = []
        self.doubts: list[Doubt] = []
        self._claims: dict[int, list[tuple[int, int, SpanRole, str | None]]] = {}

    def pieces(self, line: int, start: int = 0, end: int | None = None) -> list[Piece]:
        """Return the pieces of `line` (from 1) between the offsets."""
        text = self.lines[line - 1]
        stop = len(text) if end is None else end
        return [
            Piece(line, match.start(), match.end(), match.group())
            for match in _RUN.finditer(text, start, stop)
        ]

    def claim(self, pieces: list[Piece], role: SpanRole, target: str | None = None) -> None:
        """Enter in the ledger that `pieces` are `role` and became `target`."""
        for piece in pieces:
            self._claims.setdefault(piece.line, []).append((piece.start, piece.end, role, target))

    def fault(
        self,
        line: int | None,
        found: str,
        expected: str,
        code: ProblemCode = ProblemCode.UNRECOGNISED,
    ) -> None:
        """Note a fault; `found` is shown bounded and escaped."""
        self.faults.append(Problem(code=code, line=line, found=shown(found), expected=expected))

    def doubt(self, line: int, reading: str, alternative: str) -> None:
        """Note something the text cannot settle, with the reading chosen and the other one."""
        self.doubts.append(Doubt(line=line, reading=reading, alternative=alternative))

    def spans(self) -> tuple[Span, ...]:
        """Return the ledger in reading order; any character left over becomes a fault."""
        faulty = {problem.line for problem in self.faults}
        spans: list[Span] = []
        for number, text in enumerate(self.lines, start=1):
            position = 0
            rest = ""
            for start, end, role, target in sorted(self._claims.get(number, ()), key=_place):
                rest += text[position:start]
                position = end
                spans.append(Span(line=number, start=start, end=end, role=role, target=target))
            rest += text[position:]
            if number not in faulty and (left := rest.strip()):
                self.fault(number, left, "something the programme's template has at this place")
        return tuple(spans)

    def error(self) -> InvalidDocument:
        """Return the error that lists every fault, in the order of the lines."""
        return InvalidDocument("report", sorted(self.faults, key=lambda each: each.line or 0))


def _place(claim: tuple[int, int, SpanRole, str | None]) -> tuple[int, int]:
    return claim[0], claim[1]
