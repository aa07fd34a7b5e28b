"""Which lines of a SLAC report are headings, and the sections they open."""

import re
from typing import NamedTuple

import attrs

from ofsted_inspection._templates.slac import OUTLINE, Heading
from ofsted_inspection.errors import InvalidDocument, ProblemCode
from ofsted_inspection.frameworks import Service
from ofsted_inspection.grades import SlacGrade
from ofsted_inspection.reading.templates._lines import Lines, Piece, joined
from ofsted_inspection.reading.templates._stated import plain

_GRADE_LINE = re.compile(r"grade \d+ \([\w ]+\)", re.IGNORECASE)
_GLUED_GRADE = re.compile(r"(.*\S) (grade \d+ \([\w ]+\))", re.IGNORECASE)
_MOST_LINES = 3
"""Over how many lines a heading may be wrapped."""
_LONGEST = 200
"""No heading of the template, grade line included, is as long."""

_EXPECTED: dict[Service | None, dict[str, Heading]] = {
    service: {
        plain(heading.title): heading
        for heading in OUTLINE[:-1]
        if heading.level == 1 or heading.service is service
    }
    for service in (None, *Service)
}
"""The headings that may come before the record, by their plain titles: those of the open service,
and those that open another part."""


@attrs.define(eq=False)
class OpenSection:
    """A section while it is being read: its heading, the headings above it, its grade line.

    `place` counts the sections from 0.
    """

    heading: Heading
    place: int
    above: tuple[Heading, ...]
    title: str
    line: int
    printed_grade: SlacGrade | None = None

    @property
    def target(self) -> str:
        """What spans name it as."""
        return f"s{self.place}"


class Found(NamedTuple):
    """A heading found on one or more lines, and the grade line glued to it, if any."""

    heading: Heading
    pieces: list[Piece]
    grade: str | None
    last_line: int


class Headings:
    """Recognises the template's headings in order, and keeps the sections that they open."""

    def __init__(self, lines: Lines) -> None:
        """Begin before the first heading."""
        self.lines = lines
        self.sections: list[OpenSection] = []
        self._service: Service | None = None

    @property
    def current(self) -> OpenSection | None:
        """The section now open, None before the first heading."""
        return self.sections[-1] if self.sections else None

    def find(self, line: int) -> Found | None:
        """Return the heading that begins on `line`, None if none does."""
        pieces: list[Piece] = []
        for last in range(line, min(line + _MOST_LINES, len(self.lines))):
            pieces = pieces + self.lines.pieces(last)
            text = joined(pieces)
            if len(text) > _LONGEST:
                return None
            if heading := self._named(text):
                return Found(heading, pieces, None, last)
            glued = _GLUED_GRADE.fullmatch(text)
            if glued and (heading := self._named(glued.group(1))):
                return Found(heading, pieces, glued.group(2), last)
            if not self._begins_a_title(text):
                return None
        return None

    def _named(self, text: str) -> Heading | None:
        return _EXPECTED[self._service].get(plain(text))

    def _begins_a_title(self, text: str) -> bool:
        start = plain(text) + " "
        return any(title.startswith(start) for title in _EXPECTED[self._service])

    def open(self, found: Found) -> OpenSection:
        """Open the section of the heading `found`, below the sections it belongs under."""
        heading = found.heading
        if heading.level == 1:
            self._service = heading.service
        last = self.current
        above = () if last is None else (*last.above, last.heading)
        while above and not _stands_under(heading, above[-1]):
            above = above[:-1]
        words = joined(found.pieces)
        printed = words if found.grade is None else words.removesuffix(found.grade).strip()
        line = found.pieces[0].line
        section = OpenSection(heading, len(self.sections), above, printed, line)
        if any((each.above, each.heading) == (above, heading) for each in self.sections):
            expected = "each heading once within its service"
            self.lines.fault(line, heading.title, expected, ProblemCode.DUPLICATE)
        self.sections.append(section)
        self._claim(found, section)
        return section

    def _claim(self, found: Found, section: OpenSection) -> None:
        if found.grade is None:
            self.lines.claim(found.pieces, "heading", section.target)
            return
        # The grade stands at the end of the last line, glued to the heading: claim them apart.
        last = found.last_line
        tokens = list(re.finditer(r"\S+", self.lines.text(last)))
        start = tokens[-len(found.grade.split())].start()
        heading = [piece for piece in found.pieces if piece.line != last]
        before = self.lines.pieces(last, 0, start)
        self.lines.claim([*heading, *before], "heading", section.target)
        self.grade(section, self.lines.pieces(last, start))

    def grade(self, section: OpenSection, pieces: list[Piece]) -> None:
        """Read the grade line in `pieces`, which stands under the heading of `section`."""
        self.lines.claim(pieces, "grade_line", section.target)
        words = joined(pieces)
        try:
            section.printed_grade = SlacGrade.parse(words)
        except InvalidDocument as error:
            expected = error.problems[0].expected
            self.lines.fault(pieces[0].line, words, expected, ProblemCode.WRONG_VALUE)


def _stands_under(heading: Heading, above: Heading) -> bool:
    """Tell whether a section of `heading` belongs below the open section of `above`.

    An aspect stands under its group's heading only where that was printed, else under the service.
    """
    return above.level < heading.level and (above.level == 1 or above.title == heading.group)


def is_grade_line(text: str) -> bool:
    """Tell whether `text` has the form of a grade line, e.g. `Grade 3 (adequate)`."""
    return _GRADE_LINE.fullmatch(text) is not None
