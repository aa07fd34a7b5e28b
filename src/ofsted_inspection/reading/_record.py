"""The record of main findings: one row for each aspect, under its service and group."""

from ofsted_inspection._slac_template import RECORD
from ofsted_inspection.errors import InvalidDocument, ProblemCode
from ofsted_inspection.frameworks import SLAC_2010, Aspect, Service
from ofsted_inspection.grades import SlacGrade, Ungraded
from ofsted_inspection.models import Judgement, SpanRole
from ofsted_inspection.reading._headings import plain
from ofsted_inspection.reading._sheet import Piece, Sheet, joined

_LONGEST_ROW = 3
"""Over how many lines a row may be wrapped."""


class _Rows:
    """The rows read so far."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.service: Service | None = None
        self.lines: dict[str, int] = {}
        self.judgements: list[Judgement] = []

    def read(self, pieces: list[Piece]) -> bool:
        """Read one row, or return False if `pieces` are none."""
        text = joined(pieces)
        for service in Service:
            if plain(text) == plain(service.title):
                self.service = service
                self.sheet.claim(pieces, SpanRole.HEADING, f"record/{service.value}")
                return True
        aspects = [each for each in SLAC_2010.aspects if each.service is self.service]
        if any(each.group is not None and plain(each.group) == plain(text) for each in aspects):
            self.sheet.claim(pieces, SpanRole.HEADING, "record")
            return True
        for aspect in aspects:
            if plain(text).startswith(plain(aspect.title) + " "):
                self._judge(aspect, text[len(aspect.title) + 1 :], pieces)
                return True
        return False

    def _judge(self, aspect: Aspect, printed: str, pieces: list[Piece]) -> None:
        line = pieces[0].line
        self.sheet.claim(pieces, SpanRole.RECORD_ROW, aspect.key)
        if aspect.key in self.lines:
            self.sheet.fault(
                line,
                joined(pieces),
                f"each aspect once; {aspect.key} stands on line {self.lines[aspect.key]} too",
                ProblemCode.DUPLICATE,
            )
            return
        self.lines[aspect.key] = line
        if plain(printed) == plain(Ungraded.NOT_JUDGED.label):
            self.judgements.append(Judgement(aspect=aspect, grade=Ungraded.NOT_JUDGED))
            return
        try:
            self.judgements.append(Judgement(aspect=aspect, grade=SlacGrade.parse(printed)))
        except InvalidDocument as error:
            (problem,) = error.problems
            self.sheet.fault(line, printed, problem.expected, ProblemCode.WRONG_VALUE)


def read_record(sheet: Sheet, heading: int, first: int, last: int) -> tuple[Judgement, ...]:
    """Read the rows on the lines from `first` to `last`; `heading` is the line of the heading.

    Missing and repeated rows are faults, as are rows of no known aspect.
    """
    rows = _Rows(sheet)
    lines = [line for line in range(first, last + 1) if sheet.pieces(line)]
    position = 0
    while position < len(lines):
        for count in range(1, _LONGEST_ROW + 1):
            group = lines[position : position + count]
            if rows.read([piece for line in group for piece in sheet.pieces(line)]):
                break
        else:
            count = 1
            sheet.fault(
                lines[position],
                joined(sheet.pieces(lines[position])),
                "a service, or an aspect of the programme and its grade",
            )
        position += count
    _missing(sheet, rows, heading)
    return tuple(rows.judgements)


def _missing(sheet: Sheet, rows: _Rows, heading: int) -> None:
    """Note each aspect without a row, at the line after which it would stand."""
    line = heading
    for aspect in SLAC_2010.aspects:
        if aspect.key in rows.lines:
            line = rows.lines[aspect.key]
            continue
        sheet.fault(
            line,
            f"no row for {aspect.key}",
            f"{aspect.title!r} and its grade in the {RECORD.lower()}, after this line",
            ProblemCode.MISSING,
        )
