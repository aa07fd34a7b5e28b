"""The record of main findings of a SLAC report: one row for each aspect, under its service."""

from collections.abc import Sequence

from ofsted_inspection._templates.slac import RECORD
from ofsted_inspection.errors import InvalidDocument, ProblemCode
from ofsted_inspection.frameworks import SLAC_2010, Aspect, Service
from ofsted_inspection.grades import SlacGrade, Ungraded
from ofsted_inspection.reading.templates._lines import Lines, Piece, joined
from ofsted_inspection.reading.templates._stated import plain
from ofsted_inspection.reading.templates._tables import Statement

_LONGEST_ROW = 3
"""Over how many lines a row may be wrapped."""


class _Rows:
    """The rows read so far."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.service: Service | None = None
        self.rows: dict[str, int] = {}
        self.statements: list[Statement] = []

    def read(self, pieces: list[Piece]) -> bool:
        """Read one row, or return False if `pieces` are none."""
        text = joined(pieces)
        for service in Service:
            if plain(text) == plain(service.title):
                self.service = service
                self.lines.claim(pieces, "heading", f"record/{service.value}")
                return True
        aspects = [each for each in SLAC_2010.aspects if each.service is self.service]
        if any(each.group is not None and plain(each.group) == plain(text) for each in aspects):
            self.lines.claim(pieces, "heading", "record")
            return True
        for aspect in aspects:
            if plain(text).startswith(plain(aspect.title) + " "):
                self._judge(aspect, text[len(aspect.title) + 1 :], pieces)
                return True
        return False

    def _judge(self, aspect: Aspect, printed: str, pieces: list[Piece]) -> None:
        line = pieces[0].line
        self.lines.claim(pieces, "record_row", aspect.key)
        if aspect.key in self.rows:
            other = self.lines.place(self.rows[aspect.key]).line
            expected = f"each aspect once; {aspect.key} stands on line {other} too"
            self.lines.fault(line, joined(pieces), expected, ProblemCode.DUPLICATE)
            return
        self.rows[aspect.key] = line
        quote = self.lines.place(line, joined(pieces))
        if plain(printed) == plain(Ungraded.NOT_JUDGED.label):
            self.statements.append((aspect.key, Ungraded.NOT_JUDGED, quote))
            return
        try:
            self.statements.append((aspect.key, SlacGrade.parse(printed), quote))
        except InvalidDocument as error:
            expected = error.problems[0].expected
            self.lines.fault(line, printed, expected, ProblemCode.WRONG_VALUE)


def read_record(lines: Lines, heading: int, rest: Sequence[int]) -> list[Statement]:
    """Read the rows in `rest`, below the line `heading`.

    Missing and repeated rows are faults, as are rows of no known aspect.
    """
    rows = _Rows(lines)
    position = 0
    while position < len(rest):
        for count in range(1, _LONGEST_ROW + 1):
            group = rest[position : position + count]
            if rows.read([piece for line in group for piece in lines.pieces(line)]):
                break
        else:
            count = 1
            line = rest[position]
            expected = "a service, or an aspect of the programme and its grade"
            lines.fault(line, lines.words(line), expected)
        position += count
    _missing(lines, rows, heading)
    return rows.statements


def _missing(lines: Lines, rows: _Rows, heading: int) -> None:
    """Note each aspect without a row, at the line after which it would stand."""
    line = heading
    for aspect in SLAC_2010.aspects:
        if aspect.key in rows.rows:
            line = rows.rows[aspect.key]
            continue
        lines.fault(
            line,
            f"no row for {aspect.key}",
            f"{aspect.title!r} and its grade in the {RECORD.lower()}, after this line",
            ProblemCode.MISSING,
        )
