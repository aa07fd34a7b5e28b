"""The single inspection framework, 2013 to 2018: three generations, re-inspections, the board."""

import re
from collections.abc import Sequence

from ofsted_inspection.errors import ProblemCode
from ofsted_inspection.reading._dates import read_day, read_visits
from ofsted_inspection.reading._ledger import Ledger, Unit, joined_words
from ofsted_inspection.reading._marks import is_bullet
from ofsted_inspection.reading._printed import Printed, PrintedItem, Quote
from ofsted_inspection.reading.document import BlockKind, Document
from ofsted_inspection.reading.templates._body import Body, OpenSection, looks_like_heading
from ofsted_inspection.reading.templates._edges import (
    begins_closing,
    body_units,
    contents_of,
    read_leads,
    take_closing,
    take_furniture,
)
from ofsted_inspection.reading.templates._stated import (
    AnyGrade,
    missing,
    pair_up,
    plain,
    read_statement,
    reformed_grade,
    without_footnote,
)

_LEAD_IN = r"(?:\d(?:\.\d)?\.?\s*)?(?:the )?(?:graded judge?ment (?:for|about|of|on) (?:the )?)?"
_OF = r"(?:experiences?(?: and progress)? of )?"
_SUBJECTS = {
    "help_and_protection": re.compile(_LEAD_IN + _OF + "children who need help and protection"),
    "looked_after_and_permanence": re.compile(
        _LEAD_IN + _OF + "(?:children looked after|looked after children) and achieving permanence"
    ),
    "adoption_performance": re.compile(_LEAD_IN + r"adoption(?: performance)?\b"),
    "care_leavers": re.compile(_LEAD_IN + _OF + r"care leavers\b"),
    "leadership": re.compile(_LEAD_IN + "leadership, management and governance"),
}
_ORDER = ("overall", *_SUBJECTS)
_OVERALL = {
    "overall": re.compile(
        r"the overall judge?ment(?: is(?: that)?)?(?: (?:the )?children's services(?: in [^:.]+?)?)?"
        r"(?= (?:is|are|requires?|outstanding|good|inadequate)\b)"
        r"|children's services(?: in [^:.]+?)?(?= (?:is|are|requires?)\b)"
        r"|(?:this|the) local authority(?= (?:is|requires)\b)"
    )
}
_BOARD_NAMES = (
    r"(?:[a-z' -]+ )?safeguarding children(?:'s)? board(?: \([a-z]+\))?(?: in [a-z' -]+?)?"
    r"|[a-z]*scb"
)
_BOARD_WORDS = rf"(?:the )?(?:effectiveness of (?:the )?)?(?:{_BOARD_NAMES})"
_BOARD = {"board": re.compile(rf"{_BOARD_WORDS}(?= (?:is|are|requires?)\b)")}
_BOARD_COVER = re.compile("inspection of the effectiveness of the local safeguarding")
_ARRANGEMENTS = {
    "board": re.compile(
        r"the arrangements in place to evaluate the effectiveness of what is done by the "
        r"(?:local )?authority and board partners to safeguard and promote the welfare of "
        r"children(?= (?:is|are|requires?)\b)"
    )
}
_TITLE = re.compile(r"(?P<again>re-)?inspection of services for children in need", re.IGNORECASE)
_REVIEW = re.compile(r"review of the effectiveness of the local safeguarding children")
_DATES = re.compile(r"inspection\s+dates?\s*:\s*(?P<value>.*)", re.IGNORECASE)
_PUBLISHED = re.compile(r"report\s+published\s*:\s*(?P<value>.*)", re.IGNORECASE)
_TEAM = "the inspection team"
_AGAIN = re.compile(r"this (?:is|was) a re-inspection of")
_NEEDS = re.compile(
    r"recommendations$|(?:priority|areas for)(?: and)?(?: immediate)? ?(?:actions?|improvement)\s*:?$|what does the (?P<who>local authority|lscb|board)(?: board)? need to improve"
)
_BOARD_PART = re.compile(
    r"(?:section 2: )?(?:the )?(?:effectiveness (?:of )?(?:the )?)?local safeguarding children"
    r"(?:'s)? board|inspection of the effectiveness of the local safeguarding|what does the lscb"
)
_AFTER_NEEDS = re.compile(
    r"summary for children|inspection (?:findings|judge?ments?)|the local authority"
    r"(?:'s strengths| has the following)|progress since|information about|key strengths"
    r"|summary(?: of (?:key )?findings)?$|executive summary|previous ofsted|local leadership"
    r"|(?:the )?local safeguarding|section 2|what the inspection|the inspection team|the lscb\b"
    r"|key judge?ment"
)
_MEANINGS = re.compile(r"what the .*inspection judge?ments mean|what the inspection judge?ments mean")
_HEADER = re.compile(r"(?:key )?judge?ment")
_LEAD = re.compile(r"lead inspectors?\s*:?\s*(?P<value>.+)", re.IGNORECASE)
_CITES = re.compile(r"\(\s*(?:see )?paragraphs?\s+([\d ,and&-]+)\)", re.IGNORECASE)

_Statement = tuple[str, AnyGrade, Quote]


def read_sif(document: Document) -> Printed:
    """Return what a report of the single inspection framework prints; raises InvalidDocument."""
    return _Reader(document).read()


class _Reader:
    """Goes through a report once, from the cover to the terms of use."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.ledger = Ledger(document)
        self.running_lines = take_furniture(self.ledger)
        units = body_units(self.ledger)
        end = next((i for i, unit in enumerate(units) if begins_closing(unit)), len(units))
        # One file may hold the board's report, with a cover and a last page of its own, after it.
        second = next(
            (i for i in range(end, len(units)) if _BOARD_COVER.match(plain(units[i].words))),
            len(units),
        )
        if second < len(units) and units[second - 1].page == units[second].page:
            second -= 1
        last = next(
            (i for i in range(second, len(units)) if begins_closing(units[i])), len(units)
        )
        self.terms = take_closing(self.ledger, [*units[end:second], *units[last:]])
        self.units = units[:end]
        self.second = units[second:last]
        self.body = Body(self.ledger)
        self.statements: list[_Statement] = []
        self.board: list[_Statement] = []
        self.items: list[PrintedItem] = []
        self.leads: tuple[str, ...] = ()
        self.headed: set[str] = set()
        self.is_reinspection = False
        self.has_review = False
        self.first_page = 1
        self.in_needs = self.in_board = self.in_meanings = False

    def read(self) -> Printed:
        """Return what the report prints; raises InvalidDocument listing what is wrong."""
        first_row = next(
            (index for index, unit in enumerate(self.units) if len(unit.cells) > 1),
            len(self.units),
        )
        authority, title, visits, published = self._cover(self.units[:first_row])
        after = self._table(first_row)
        # Without cover and table whole, what follows could only be misread.
        self.ledger.refuse_if_faulty()
        self._take_all(self.units[after:])
        if self.second:
            self.in_board = True
            self.body.expected = 1
            self._take_all(self.second)
        self._check()
        grades = pair_up(self.ledger, self.statements, _ORDER)
        board = pair_up(self.ledger, self.board, ("board",))
        spans = self.ledger.spans()
        self.ledger.refuse_if_faulty()
        return Printed(
            framework="sif-2013",
            title=title,
            authority=authority,
            is_reinspection=self.is_reinspection,
            visits=visits,
            published=published,
            leads=self.leads,
            grades=grades,
            board=board[0] if board else None,
            sections=tuple(self.body.finished()),
            items=tuple(self.items),
            terms=self.terms,
            running_lines=self.running_lines,
            spans=spans,
            doubts=self.document.doubts,
        )

    # ---------------------------------------------------------------------------- cover and table

    def _cover(self, units: Sequence[Unit]):  # noqa: ANN202
        ledger = self.ledger
        names: list[Unit] = []
        title = ""
        visits, published = (), None
        for unit in units:
            words = plain(unit.words)
            found = _TITLE.match(words)
            dates, day = _DATES.match(unit.words), _PUBLISHED.match(unit.words)
            overall = read_statement(without_footnote(unit.words), _OVERALL)
            if found and not title:
                title = without_footnote(unit.words)
                self.is_reinspection = found["again"] is not None
            elif not title:
                names.append(unit)
            elif dates:
                visits = read_visits(dates["value"]) or ()
                if not visits:
                    ledger.fault(
                        unit, unit.words, "days such as '6 to 30 July 2015'", ProblemCode.WRONG_VALUE
                    )
            elif day:
                published = read_day(day["value"])
                if published is None:
                    ledger.fault(
                        unit, unit.words, "a day such as '19 October 2015'", ProblemCode.WRONG_VALUE
                    )
            elif _REVIEW.match(words):
                self.has_review = True
            elif overall is not None and overall.grade is not None:
                self.statements.append((overall.key, overall.grade, ledger.quote(unit)))
            elif overall is not None and words.startswith("the overall judgement"):
                ledger.fault(unit, unit.words, "the overall judgement and its grade")
            ledger.claim(unit, "cover", label="layout_mark")
        if not title:
            missing(ledger, "no title", "'Inspection of services for children in need of help ...'")
        if not visits and not any(_DATES.match(unit.words) for unit in units):
            missing(ledger, "no inspection dates", "a line 'Inspection dates: 6 to 30 July 2015'")
        return joined_words(names), title, visits, published

    def _table(self, first: int) -> int:
        index = first
        whole = {key: re.compile(rf"(?:{p.pattern})\s*\.?$") for key, p in _SUBJECTS.items()}
        while index < len(self.units) and len(self.units[index].cells) > 1:
            unit = self.units[index]
            index += 1
            self.ledger.claim(unit, "record_row")
            stated = read_statement(unit.cells[0], whole)
            grade = reformed_grade(unit.cells[1]) if len(unit.cells) == 2 else None  # noqa: PLR2004 - label and grade
            self.first_page = unit.page
            if stated is None or grade is None:
                self.ledger.fault(
                    unit, " | ".join(unit.cells), "a judgement and one of the four grades"
                )
            else:
                if any(key == stated.key for key, _, _ in self.statements):
                    self.ledger.fault(
                        unit, unit.words, "each judgement once", ProblemCode.DUPLICATE
                    )
                self.statements.append((stated.key, grade, self.ledger.quote(unit)))
        rows = {key for key, _, _ in self.statements}
        for key in _ORDER:
            if key not in rows:
                missing(self.ledger, f"no grade for {key}", "a row or sentence on the first page")
        return index

    # --------------------------------------------------------------------------------------- body

    def _take_all(self, units: Sequence[Unit]) -> None:
        contents = contents_of(units)
        skip = -1
        for index, unit in enumerate(units):
            if index in contents:
                self.ledger.claim(unit, "contents")
            elif index != skip:
                following = units[index + 1] if index + 1 < len(units) else None
                if following is not None and self._in_two(unit, following):
                    skip = index + 1
                else:
                    self._take(unit)

    def _in_two(self, unit: Unit, following: Unit) -> bool:
        """Take the board's grade where it stands on a line after the words it belongs to."""
        grade = reformed_grade(following.text)
        alone = {"board": re.compile(rf"{_BOARD_WORDS}(?: is| are)?\s*:?$")}
        if grade is None or unit.label is not None or self.in_meanings:
            return False
        if read_statement(without_footnote(unit.text), alone) is None:
            return False
        title = joined_words([unit, following])
        self.board.append(("board", grade, self.ledger.quote(unit, title)))
        self._begin(unit, title=title)
        self.ledger.claim(following, "heading", f"s{len(self.body.open) - 1}")
        return True

    def _take(self, unit: Unit) -> None:
        words = plain(without_footnote(unit.words))
        if _AGAIN.match(words):
            self.is_reinspection = True
        if len(unit.cells) > 1:
            self._row(unit)
        elif unit.label is None and self._statement(unit):
            return
        elif unit.label is None and (
            _is_known_heading(words) or (looks_like_heading(unit) and not self._is_in_team())
        ):
            self._begin(unit)
        else:
            self._add(unit)

    def _is_in_team(self) -> bool:
        """Whether names and roles are being listed, which may look like headings."""
        return bool(self.body.open) and plain(self.body.open[-1].title) == _TEAM

    def _begin(
        self,
        unit: Unit,
        key: str | None = None,
        grade: AnyGrade | None = None,
        title: str | None = None,
    ) -> None:
        words = plain(without_footnote(unit.words))
        if _MEANINGS.match(words):
            self.in_meanings = True
        elif words.startswith("information about"):
            self.in_meanings = False
        if _BOARD_PART.match(words) and unit.page > self.first_page:
            self.in_board = True
        if _NEEDS.match(words):
            self.in_needs = True
        elif _AFTER_NEEDS.match(words) or key is not None:
            self.in_needs = False
        is_top = key is not None or _AFTER_NEEDS.match(words) or _NEEDS.match(words)
        self.body.begin(unit, title=title, depth=1 if is_top else 2, key=key, grade=grade)

    def _row(self, unit: Unit) -> None:
        if _HEADER.match(plain(unit.cells[0])):
            self.ledger.claim(unit, "record_row")
            return
        stated = read_statement(unit.cells[0], _SUBJECTS)
        grade = reformed_grade(unit.cells[1]) if len(unit.cells) == 2 else None  # noqa: PLR2004 - label and grade
        if stated is None or grade is None:
            self.ledger.fault(unit, " | ".join(unit.cells), "a judgement and one of the grades")
            self.ledger.claim(unit, "record_row")
            return
        self._begin(unit, stated.key, grade)
        self._state(stated.key, grade, unit)

    def _state(self, key: str, grade: AnyGrade, unit: Unit) -> None:
        self.headed.add(key)
        self.statements.append((key, grade, self.ledger.quote(unit)))

    def _statement(self, unit: Unit) -> bool:
        """Take `unit` if it is a heading or a sentence of its own that states a grade."""
        if self.in_meanings or unit.cells:
            return False
        words = without_footnote(unit.text)
        board = read_statement(words, _BOARD)
        if board is not None and board.grade is not None:
            self.in_board = self.in_board or unit.page > self.first_page
            self.board.append((board.key, board.grade, self.ledger.quote(unit)))
            self._begin(unit)
            return True
        arrangements = read_statement(words, _ARRANGEMENTS)
        if arrangements is not None and arrangements.grade is not None:
            self.board.append((arrangements.key, arrangements.grade, self.ledger.quote(unit)))
            return False
        overall = read_statement(words, _OVERALL)
        if overall is not None and overall.grade is not None:
            self.statements.append((overall.key, overall.grade, self.ledger.quote(unit)))
            self._begin(unit)
            return True
        stated = read_statement(words, _SUBJECTS)
        if stated is None:
            return False
        if stated.grade is not None:
            self._begin(unit, stated.key, stated.grade)
            self._state(stated.key, stated.grade, unit)
            return True
        alone = {stated.key: re.compile(rf"(?:{_SUBJECTS[stated.key].pattern})\s*[.:]?$")}
        is_set_apart = unit.bold or unit.kind is BlockKind.HEADING
        if read_statement(words, alone) is not None and is_set_apart and not self.in_needs:
            self._begin(unit, stated.key)
            self.headed.add(stated.key)
            return True
        return False

    def _add(self, unit: Unit) -> None:
        lead = _LEAD.match(unit.words)
        if lead and unit.label is None:
            self.leads = read_leads(lead["value"]) or ()
            if not self.leads:
                self.ledger.fault(unit, unit.words, "the names of lead inspectors")
        if not self.body.open:
            section = OpenSection("", 1, None, None, unit.page, self.ledger.line(unit))
            self.body.open.append(section)
        if self.in_needs and (is_bullet(unit.label) or self.body.number(unit) is not None):
            self._item(unit)
        else:
            self.body.add(unit)

    def _item(self, unit: Unit) -> None:
        found = self.body.number(unit)
        begin = found[1] if found else 0
        section = len(self.body.open) - 1
        text = unit.text[begin:]
        cited = _CITES.search(text)
        numbers = re.findall(r"\d+", cited.group(1)) if cited else []
        item = PrintedItem(
            text=text,
            section=section,
            number=found[0] if found else None,
            of_board=self.in_board,
            cites=tuple(int(number) for number in numbers),
            page=unit.page,
            line=self.ledger.line(unit),
        )
        if found is None and self.items and self.items[-1].number is not None:
            # A bullet under a numbered recommendation is part of it.
            self.body.add(unit)
            return
        self.items.append(item)
        self.body.add(unit)

    # -------------------------------------------------------------------------------------- checks

    def _check(self) -> None:
        for key in _SUBJECTS:
            if key not in self.headed:
                missing(self.ledger, f"no heading for {key}", "a section for each judgement")
        if self.has_review and not self.board:
            missing(
                self.ledger, "no grade of the board", "'The Local Safeguarding Children Board is ...'"
            )


def _is_known_heading(words: str) -> bool:
    return (
        _NEEDS.match(words) is not None
        or _MEANINGS.match(words) is not None
        or re.fullmatch(
            r"executive summary|inspection findings(?: . .*)?|local leadership|recommendations"
            r"|information about this (?:inspection|local authority area|area)"
            r"|previous ofsted inspections|the inspection team|summary for children and young people",
            words,
        )
        is not None
    )
