"""The body: sections, running text, lists, recommendations, and the printed scale."""

import re
from typing import NamedTuple

import attrs

from ofsted_inspection._slac_template import AREAS_FOR_IMPROVEMENT, FRONT, TIMESCALES
from ofsted_inspection.errors import InvalidDocument, ProblemCode
from ofsted_inspection.grades import SlacGrade
from ofsted_inspection.models import PrintedGrade, SpanRole, Timescale
from ofsted_inspection.reading._headings import Headings, OpenSection, is_grade_line, plain
from ofsted_inspection.reading._numbering import Block
from ofsted_inspection.reading._sentences import begins_sentence, ends_sentence
from ofsted_inspection.reading._sheet import Piece, Sheet, joined

_MARK = re.compile(r"[-\u2022\u2013\u25aa\u25a0\u25cf\uf0a7](?=\s)")
_NUMBER = re.compile(r"(\d{1,3})\.(?=\s|$)")
_SCALE_ROW = re.compile(r"(\w+ \(grade \d\)) (.+)", re.IGNORECASE)
_GRADE_LINE = re.compile(r"\bgrade \d \(\w+\)")
_TEMPLATE_LINE = "a heading, grade line or timescale of the programme's template, or a sentence"
_LONGEST_STRAY = 15
"""A line of so many words that neither ends a sentence nor goes on is taken for a heading."""


@attrs.define(eq=False)
class Bullet:
    """A list item or recommendation: the paragraph it stands under, and its words."""

    mark: list[Piece]
    pieces: list[Piece]
    timescale: Timescale | None = None


@attrs.define(eq=False)
class Body:
    """What the body consists of, before paragraphs are numbered.

    `blocks` are the lines of running text in order; `bullets` those under a block, by its place
    in `blocks`.
    """

    blocks: list[Block] = attrs.field(factory=list[Block])
    bullets: dict[int, list[Bullet]] = attrs.field(factory=dict[int, list[Bullet]])
    scale: list[PrintedGrade] = attrs.field(factory=list[PrintedGrade])


class _Line(NamedTuple):
    """One line of text, its mark and number apart from the words."""

    mark: list[Piece]
    number: list[Piece]
    pieces: list[Piece]


def read_body(sheet: Sheet, headings: Headings, first: int, last: int) -> Body:
    """Read the lines from `first` to `last`, opening sections in `headings` as they come."""
    reader = _BodyReader(sheet, headings)
    line = first
    while line <= last:
        line = reader.read(line) + 1
    reader.finish()
    return reader.body


class _BodyReader:
    """Takes the body line by line; what the last line was decides what the next may be."""

    def __init__(self, sheet: Sheet, headings: Headings) -> None:
        self.sheet = sheet
        self.headings = headings
        self.body = Body()
        self.timescale: Timescale | None = None
        self.opened: OpenSection | None = None
        self.listing: list[Bullet] | None = None
        self.text = ""
        self.suspect: tuple[int, str] | None = None

    def read(self, line: int) -> int:
        """Read the line, and return the last line read with it."""
        if not self.sheet.pieces(line):
            return line
        if found := self.headings.find(line):
            self._next_begins(found.heading.title)
            self.opened = self.headings.open(found)
            self.timescale = self.listing = None
            self.text = ""
            return found.last_line
        section = self.headings.current
        pieces = self.sheet.pieces(line)
        if section is None:
            self.sheet.fault(line, joined(pieces), f"a heading, the first {FRONT[0]!r}")
            return line
        text = joined(pieces)
        if self.opened is section and is_grade_line(text) and section.printed_grade is None:
            self.headings.grade(section, pieces)
        elif timescale := self._timescale(text, section):
            self._next_begins(text)
            self.sheet.claim(pieces, SpanRole.TIMESCALE, timescale.value)
            self.timescale = timescale
            self.listing = self.body.bullets.setdefault(len(self.body.blocks) - 1, [])
        elif section.heading.title == FRONT[1] and (row := _SCALE_ROW.fullmatch(text)):
            self._next_begins(text)
            self._scale_row(pieces, row.group(1), row.group(2))
        else:
            self._running_text(line, section)
        return line

    def finish(self) -> None:
        """Settle what waited for a following line."""
        self._next_begins("A new part.")

    def _timescale(self, text: str, section: OpenSection) -> Timescale | None:
        if section.heading.title != AREAS_FOR_IMPROVEMENT or self.opened is section:
            return None
        return TIMESCALES.get(plain(text).removesuffix(":") + ":")

    def _scale_row(self, pieces: list[Piece], label: str, definition: str) -> None:
        line = pieces[0].line
        try:
            grade = SlacGrade.parse(label)
        except InvalidDocument as error:
            self.sheet.fault(line, label, error.problems[0].expected, ProblemCode.WRONG_VALUE)
            return
        if any(grade is row.grade for row in self.body.scale):
            self.sheet.fault(line, label, "each grade of the scale once", ProblemCode.DUPLICATE)
            return
        self.sheet.claim(pieces, SpanRole.SCALE, grade.value)
        self.body.scale.append(PrintedGrade(grade=grade, definition=definition))
        self.text = f"{definition}."

    def _running_text(self, line: int, section: OpenSection) -> None:
        parts = self._parts(line)
        text = joined(parts.pieces)
        self._next_begins(text, numbered=bool(parts.number))
        opens = self.opened is section
        complete = opens or ends_sentence(self.text)
        bullet = self._is_bullet(parts, opens=opens)
        if bullet:
            self._bullet(parts, text)
        elif self.listing and not parts.number and not opens and not self._starts_anew(parts):
            # A page break inside a list item: the line goes on where the item stopped.
            self.sheet.claim(parts.mark, SpanRole.LAYOUT_MARK)
            self.listing[-1].pieces += parts.pieces
        else:
            self._block(parts, section, opens=opens)
        self.text = f"{self.text} {text}".strip()
        if not parts.number and not bullet:
            self._question(line, text, complete=complete)

    def _parts(self, line: int) -> _Line:
        text = self.sheet.lines[line - 1]
        start = len(text) - len(text.lstrip())
        mark = _MARK.match(text, start)
        after_mark = mark.end() if mark else start
        after_mark += len(text[after_mark:]) - len(text[after_mark:].lstrip())
        number = _NUMBER.match(text, after_mark)
        after_number = number.end() if number else after_mark
        return _Line(
            self.sheet.pieces(line, start, mark.end()) if mark else [],
            self.sheet.pieces(line, after_mark, number.end()) if number else [],
            self.sheet.pieces(line, after_number),
        )

    def _is_bullet(self, parts: _Line, *, opens: bool) -> bool:
        if opens or parts.number or not parts.mark:
            return False
        return self.listing is not None or self.text.endswith(":")

    def _starts_anew(self, parts: _Line) -> bool:
        return (
            self.timescale is None
            and not parts.mark
            and ends_sentence(self.text)
            and begins_sentence(joined(parts.pieces))
        )

    def _bullet(self, parts: _Line, text: str) -> None:
        if self.listing is None:
            self.listing = self.body.bullets.setdefault(len(self.body.blocks) - 1, [])
        elif self.listing and self._continues(text):
            self.sheet.claim(parts.mark, SpanRole.LAYOUT_MARK)
            self.listing[-1].pieces += parts.pieces
            return
        self.sheet.claim(parts.mark, SpanRole.LAYOUT_MARK)
        self.listing.append(Bullet(parts.mark, parts.pieces, self.timescale))

    def _continues(self, text: str) -> bool:
        """Tell whether a marked line goes on with the recommendation before it.

        Recommendations begin with a capital, so one that does not is a page's continuation.
        """
        return self.timescale is not None and not begins_sentence(text)

    def _block(self, parts: _Line, section: OpenSection, *, opens: bool) -> None:
        stray = parts.mark and not parts.number and not opens
        if stray and section.heading.title == AREAS_FOR_IMPROVEMENT:
            self.sheet.fault(
                parts.mark[0].line,
                joined(parts.pieces),
                "a timescale before the first recommendation, such as 'Immediately:'",
                ProblemCode.MISSING,
            )
        self.body.blocks.append(
            Block(
                section=section,
                line=(parts.mark or parts.number or parts.pieces)[0].line,
                mark=parts.mark,
                printed_number=int(joined(parts.number)[:-1]) if parts.number else None,
                number=parts.number,
                pieces=parts.pieces,
                opens_section=opens,
                after_sentence=self.listing is not None or ends_sentence(self.text),
            )
        )
        self.opened = self.listing = self.timescale = None

    def _question(self, line: int, text: str, *, complete: bool) -> None:
        """Note a line without number that is neither a paragraph's beginning nor goes on with one.

        `complete` tells whether it stands after a whole sentence, or first under a heading. A line
        that may be a heading misread is kept until the next line shows what it is.
        """
        words = plain(text)
        if _GRADE_LINE.search(words) or any(label in words for label in TIMESCALES):
            self.sheet.fault(line, text, _TEMPLATE_LINE)
        elif complete and text[:1].islower():
            self.sheet.fault(line, text, "a sentence, after the whole sentence before")
        elif complete and len(words.split()) <= _LONGEST_STRAY and not ends_sentence(text):
            self.suspect = (line, text)

    def _next_begins(self, text: str, *, numbered: bool = False) -> None:
        """Settle the line that waits: it stands if the text now following goes on with it."""
        if self.suspect is not None and (numbered or not text[:1].islower()):
            self.sheet.fault(*self.suspect, _TEMPLATE_LINE)
        self.suspect = None
