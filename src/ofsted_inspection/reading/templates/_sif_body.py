"""The body of a single inspection's report: sections, recommendations, the board, the team."""

import datetime
import re
from collections import Counter
from collections.abc import Sequence

from ofsted_inspection.errors import ProblemCode
from ofsted_inspection.reading._dates import read_day
from ofsted_inspection.reading._ledger import Ledger, Unit, joined_words
from ofsted_inspection.reading._marks import is_bullet
from ofsted_inspection.reading._printed import PrintedItem
from ofsted_inspection.reading.document import BlockKind
from ofsted_inspection.reading.templates import _sif_words as words_of
from ofsted_inspection.reading.templates._body import Body, looks_like_heading
from ofsted_inspection.reading.templates._edges import (
    contents_of,
    read_leads,
)
from ofsted_inspection.reading.templates._stated import (
    AnyGrade,
    missing,
    plain,
    read_statement,
    reformed_grade,
    without_footnote,
)
from ofsted_inspection.reading.templates._tables import (
    Statement,
    is_header,
    is_row,
    read_row,
)

_REST_OF_GRADE = re.compile(r"(?:to )?be good\.?$")


class SifBody:
    """Everything after the first page's table: sections, recommendations, the board, the team."""

    def __init__(self, ledger: Ledger, statements: list[Statement], *, first_page: int) -> None:
        """Begin behind the table; what sections state is added to `statements`."""
        self.ledger = ledger
        self.statements = statements
        self.first_page = first_page
        self.sections = Body(ledger)
        self.board: list[Statement] = []
        self.board_published: datetime.date | None = None
        self.items: list[PrintedItem] = []
        self.leads: tuple[str, ...] = ()
        self.headed: set[str] = set()
        self.is_reinspection = False
        self.listed: Counter[str | None] = Counter()
        self.in_needs = self.in_board = self.in_meanings = False

    def begin_second(self, units: Sequence[Unit]) -> None:
        """Take the board's own report, whose paragraphs begin with 1 again."""
        self.in_board = True
        self.in_meanings = False
        self.sections.expected = 1
        for unit in units:
            if found := words_of.PUBLISHED.match(unit.words):
                self.board_published = read_day(found["value"])
        self.take_all(units)

    def take_all(self, units: Sequence[Unit]) -> None:
        """Take each unit, the table of contents apart."""
        contents = contents_of(units)
        index = 0
        while index < len(units):
            if index in contents:
                self.ledger.claim(units[index], "contents")
                self.listed[words_of.listed(plain(units[index].words))] += 1
                index += 1
            else:
                index += self._take(units[index], units[index + 1 : index + 2])

    def _take(self, unit: Unit, following: Sequence[Unit]) -> int:
        """Take `unit`, with the one after it where a statement is in two; return how many."""
        words = plain(without_footnote(unit.words))
        if words_of.AGAIN.match(words):
            self.is_reinspection = True
        if reformed_grade(words) is not None or _REST_OF_GRADE.match(words):
            self.ledger.fault(unit, unit.words, "a grade beside what it judges, not by itself")
        if is_row(unit):
            self._row(unit, following)
        elif unit.label is None and self._in_two(unit, following):
            return 2
        elif unit.label is None and self._statement(unit):
            return 1
        elif unit.label is None and self._is_heading(unit, words):
            self._begin(unit)
        else:
            self._add(unit)
        return 1

    def _is_heading(self, unit: Unit, words: str) -> bool:
        if words_of.KNOWN_HEADING.match(words) is not None:
            return True
        # Names and roles that are being listed may look like headings.
        is_team = bool(self.sections.open) and plain(self.sections.open[-1].title) == words_of.TEAM
        return looks_like_heading(unit) and not is_team

    def _begin(
        self,
        unit: Unit,
        key: str | None = None,
        grade: AnyGrade | None = None,
        title: str | None = None,
    ) -> None:
        words = plain(without_footnote(unit.words))
        if words_of.MEANINGS.match(words):
            self.in_meanings = True
        elif words.startswith("information about"):
            self.in_meanings = False
        if words_of.BOARD_PART.match(words) and unit.page > self.first_page:
            self.in_board = True
        begins_needs = words_of.NEEDS.match(words) is not None
        ends_needs = key is not None or words_of.AFTER_NEEDS.match(words) is not None
        if self.in_needs and ends_needs and not begins_needs:
            self._end_needs(unit, words, is_judged=key is not None)
        self.in_needs = begins_needs or (self.in_needs and not ends_needs)
        self.listed[words_of.listed(words)] -= 1
        # What was found stands under the judgement that it is the ground of.
        is_under = words_of.FINDINGS.match(words) and self.sections.headed_last
        depth = 1 if (begins_needs or ends_needs) and not is_under else 2
        self.sections.begin(unit, title=title, depth=depth, key=key, grade=grade)
        if key is not None:
            self.headed.add(key)

    def _end_needs(self, unit: Unit, words: str, *, is_judged: bool) -> None:
        """Note where what stands after the recommendations never does: a heading is lost."""
        if is_judged or words_of.NOT_AFTER_NEEDS[self.in_board].match(words):
            self.ledger.fault(unit, unit.words, "the heading that ends the recommendations")

    def check(self) -> None:
        """Note the headings that the contents list and the report has not."""
        if not any(words_of.NEEDS.match(plain(each.title)) for each in self.sections.open):
            missing(self.ledger, "no heading for recommendations", "'Recommendations'")
        for words, left in self.listed.items():
            if left > 0 and words is not None:
                missing(
                    self.ledger, f"no heading {words!r}", "every heading that the contents list"
                )

    # ----------------------------------------------------------------------------------- grades

    def _row(self, unit: Unit, following: Sequence[Unit]) -> None:
        if is_header(unit):
            if not any(map(is_row, following)):
                self.ledger.fault(unit, unit.words, "the row of a judgement below what heads it")
            self.ledger.claim(unit, "record_row")
            return
        row = read_row(self.ledger, unit, words_of.SUBJECTS)
        if row is not None and self._is_previous():
            self.ledger.claim(unit, "table_row")
        elif row is not None:
            key, grade, title = row
            self._begin(unit, key, grade, title)
            self.statements.append((key, grade, self.ledger.quote(unit)))

    def _in_two(self, unit: Unit, following: Sequence[Unit]) -> bool:
        """Take the board's grade where it stands on a line after the words it belongs to."""
        grade = reformed_grade(joined_words(following))
        words = without_footnote(unit.text)
        if grade is None or self.in_meanings:
            return False
        if read_statement(words, words_of.BOARD_ALONE) is None:
            return False
        both = joined_words([unit, *following])
        self.board.append(("board", grade, self.ledger.quote(unit, both)))
        self._begin(unit, title=both)
        self.ledger.claim(following[0], "heading", f"s{len(self.sections.open) - 1}")
        return True

    def _statement(self, unit: Unit) -> bool:
        """Take `unit` if it is a heading or a sentence of its own that states a grade."""
        if self.in_meanings or self._is_previous():
            return False
        words = without_footnote(unit.text)
        quote = self.ledger.quote(unit)
        arrangements = read_statement(words, words_of.ARRANGEMENTS)
        if arrangements is not None and arrangements.grade is not None:
            self.board.append((arrangements.key, arrangements.grade, quote))
            return False
        for subjects, statements in (
            (words_of.BOARD, self.board),
            (words_of.OVERALL, self.statements),
        ):
            stated = read_statement(words, subjects)
            if stated is not None and stated.grade is not None:
                statements.append((stated.key, stated.grade, quote))
                self._begin(unit)
                return True
        return self._judged(unit, words)

    def _is_previous(self) -> bool:
        """Whether the section that is open is about inspections before this one."""
        above = plain(without_footnote(self.sections.open[-1].title)) if self.sections.open else ""
        return words_of.PREVIOUS.match(above) is not None

    def _judged(self, unit: Unit, words: str) -> bool:
        stated = read_statement(words, words_of.SUBJECTS)
        if stated is None:
            return False
        if stated.grade is not None:
            self._begin(unit, stated.key, stated.grade, stated.title)
            self.statements.append((stated.key, stated.grade, self.ledger.quote(unit)))
            return True
        alone = {stated.key: re.compile(rf"(?:{words_of.SUBJECTS[stated.key].pattern})\s*[.:]?$")}
        is_set_apart = unit.bold or unit.kind is BlockKind.HEADING
        if is_set_apart and not self.in_needs and read_statement(words, alone) is not None:
            self._begin(unit, stated.key)
            return True
        return False

    # ------------------------------------------------------------------------------------- text

    def _add(self, unit: Unit) -> None:
        if (lead := words_of.LEAD.match(unit.words)) and unit.label is None:
            leads = read_leads(lead["value"])
            self.leads = self.leads or leads or ()
            if leads is None:
                self.ledger.fault(unit, unit.words, "the names of lead inspectors")
        if not self.sections.open:
            self.sections.begin_untitled(unit)
        found = self.sections.number(unit)
        is_part = bool(self.items) and self.items[-1].number is not None
        if self.in_needs and unit.text and (found or (is_bullet(unit.label) and not is_part)):
            self._item(unit, found)
        else:
            self.sections.add(unit)

    def _item(self, unit: Unit, found: tuple[int, int] | None) -> None:
        """Take a recommendation: a numbered paragraph, or a bullet where none is numbered."""
        number, begin = found or (None, 0)
        id_ = f"r{len(self.items) + 1}"
        paragraph = None if found is None else self.sections.add(unit).id
        if found is None:
            self.ledger.claim(unit, "recommendation", id_, label="layout_mark")
        cited = words_of.CITES.search(unit.text)
        numbers = re.findall(r"\d+", cited["numbers"]) if cited else []
        if any(len(each) > words_of.MOST_DIGITS for each in numbers):
            self.ledger.fault(unit, unit.text, "numbers of paragraphs", ProblemCode.WRONG_VALUE)
            numbers = []
        self.items.append(
            PrintedItem(
                id=id_,
                text=unit.text[begin:],
                section=len(self.sections.open) - 1,
                paragraph=paragraph,
                number=number,
                of_board=self.in_board,
                cites=tuple(dict.fromkeys(map(int, numbers))),
                page=unit.page,
                line=self.ledger.line(unit),
            )
        )
