"""Which lines are headings, and the sections they open."""

import re
from typing import NamedTuple

import attrs

from ofsted_inspection._slac_template import OUTLINE, Heading, section_id
from ofsted_inspection.errors import InvalidDocument, ProblemCode
from ofsted_inspection.frameworks import Service
from ofsted_inspection.grades import SlacGrade
from ofsted_inspection.models import SpanRole
from ofsted_inspection.reading._sheet import Piece, Sheet, joined

_GRADE_LINE = re.compile(r"grade \d+ \([\w ]+\)", re.IGNORECASE)
_GLUED_GRADE = re.compile(r"(.*\S) (grade \d+ \([\w ]+\))", re.IGNORECASE)
_MOST_LINES = 3
"""Over how many lines a heading may be wrapped."""
_LONGEST = 200
"""No heading of the template, grade line included, is as long."""


def plain(text: str) -> str:
    """Return `text` for comparing with the template: case, quotes and white space made even."""
    return " ".join(text.replace("\u2019", "'").split()).casefold()


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
    """A section while it is being read: its heading and the sections and grade line below it."""

    heading: Heading
    id: str
    title: str
    line: int
    printed_grade: SlacGrade | None = None
    children: list["OpenSection"] = attrs.field(factory=list["OpenSection"])


class Found(NamedTuple):
    """A heading found on one or more lines, and the grade line glued to it, if any."""

    heading: Heading
    pieces: list[Piece]
    grade: str | None
    last_line: int


class Headings:
    """Recognises the template's headings in order, and keeps the tree of sections they open."""

    def __init__(self, sheet: Sheet) -> None:
        """Begin before the first heading."""
        self.sheet = sheet
        self.top: list[OpenSection] = []
        self._path: list[OpenSection] = []
        self._service: Service | None = None

    @property
    def current(self) -> OpenSection | None:
        """The section now open, None before the first heading."""
        return self._path[-1] if self._path else None

    def find(self, line: int) -> Found | None:
        """Return the heading that begins on `line`, None if none does."""
        pieces = self.sheet.pieces(line)
        last = line
        for _ in range(_MOST_LINES):
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
            last = self._next_line(last)
            if not last:
                return None
            pieces = pieces + self.sheet.pieces(last)
        return None

    def _next_line(self, line: int) -> int:
        """Return the next line that is not blank, 0 if there is none."""
        for number in range(line + 1, len(self.sheet.lines) + 1):
            if self.sheet.lines[number - 1].strip():
                return number
        return 0

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
        while self._path and not _stands_under(heading, self._path[-1].heading):
            self._path.pop()
        titles = (*(section.heading.title for section in self._path), heading.title)
        words = joined(found.pieces)
        printed = words if found.grade is None else words.removesuffix(found.grade).strip()
        section = OpenSection(heading, section_id(*titles), printed, found.pieces[0].line)
        siblings = self._path[-1].children if self._path else self.top
        if any(sibling.id == section.id for sibling in siblings):
            self.sheet.fault(
                section.line,
                heading.title,
                "each heading once within its service",
                ProblemCode.DUPLICATE,
            )
        siblings.append(section)
        self._path.append(section)
        self._claim(found, section)
        return section

    def _claim(self, found: Found, section: OpenSection) -> None:
        if found.grade is None:
            self.sheet.claim(found.pieces, SpanRole.HEADING, section.id)
            return
        # The grade stands at the end of the last line, glued to the heading: claim them apart.
        last = found.last_line
        words = len(found.grade.split())
        tokens = list(re.finditer(r"\S+", self.sheet.lines[last - 1]))
        start = tokens[-words].start()
        heading = [piece for piece in found.pieces if piece.line != last]
        self.sheet.claim(heading + self.sheet.pieces(last, 0, start), SpanRole.HEADING, section.id)
        self.grade(section, self.sheet.pieces(last, start))

    def grade(self, section: OpenSection, pieces: list[Piece]) -> None:
        """Read the grade line in `pieces`, which stands under the heading of `section`."""
        self.sheet.claim(pieces, SpanRole.GRADE_LINE, section.id)
        try:
            section.printed_grade = SlacGrade.parse(joined(pieces))
        except InvalidDocument as error:
            (problem,) = error.problems
            self.sheet.faults.append(attrs.evolve(problem, line=pieces[0].line))


def _stands_under(heading: Heading, above: Heading) -> bool:
    """Tell whether a section of `heading` belongs below the open section of `above`.

    An aspect stands under its group's heading only where that was printed, else under the service.
    """
    return above.level < heading.level and (above.level == 1 or above.title == heading.group)


def is_grade_line(text: str) -> bool:
    """Tell whether `text` has the form of a grade line, e.g. `Grade 3 (adequate)`."""
    return _GRADE_LINE.fullmatch(text) is not None
