"""Inspecting local authority children's services: the editions of 2018, 2023 and 2026."""

import re
from collections.abc import Sequence

from ofsted_inspection.errors import ProblemCode
from ofsted_inspection.reading._ledger import Ledger, Unit, joined_words
from ofsted_inspection.reading._marks import is_bullet
from ofsted_inspection.reading._printed import Printed, PrintedItem
from ofsted_inspection.reading.document import BlockKind, Document
from ofsted_inspection.reading.templates._body import Body, looks_like_heading
from ofsted_inspection.reading.templates._edges import (
    begins_closing,
    body_units,
    take_closing,
    take_furniture,
)
from ofsted_inspection.reading.templates._ilacs_cover import Cover
from ofsted_inspection.reading.templates._stated import (
    missing,
    pair_up,
    plain,
    read_statement,
    reformed_grade,
    without_footnote,
)
from ofsted_inspection.reading.templates._tables import (
    Statement,
    is_header,
    is_other,
    is_row,
    read_table,
)

__all__: list[str] = []
"""Nothing: what reads reports stands in `ofsted_inspection.reading`."""

_OF = r"(?:the )?experiences?(?: and progress)? of "
_SUBJECTS = {
    "leaders": re.compile(
        r"(?:the )?impact of leaders(?:hip)? on (?:social work )?practice"
        r"(?: with children(?: and families)?)?"
    ),
    "help_and_protection": re.compile(
        _OF + r"children (?:who|that) (?:may )?need help(?: and|,)? (?:and )?protection"
    ),
    "in_care_and_care_leavers": re.compile(
        _OF + r"(?:children in care|children looked after) and (?:of )?care leavers"
    ),
    "in_care": re.compile(_OF + r"children (?:in care|looked after)"),
    "care_leavers": re.compile(_OF + r"(?:children )?care leavers"),
    "overall": re.compile(r"overall effectiveness"),
}
_OVERALL = "overall"
_JUDGED = {key: subject for key, subject in _SUBJECTS.items() if key != _OVERALL}
_COMMON = ("leaders", "help_and_protection")
_EDITIONS: dict[tuple[str, ...], str] = {
    (*_COMMON, "in_care_and_care_leavers", _OVERALL): "ilacs-2018",
    (*_COMMON, "in_care", "care_leavers", _OVERALL): "ilacs-2023",
    (*_COMMON, "in_care", "care_leavers"): "ilacs-2026",
}
_NEEDS = re.compile(r"what needs to improve\b.{0,30}$|areas for improvement\s*:?$")
_REST_OF_GRADE = re.compile(r"(?:to )?be good\.?$")


def read_ilacs(document: Document) -> Printed:
    """Return what an ILACS report prints; raises InvalidDocument listing what is wrong."""
    ledger = Ledger(document)
    running_lines = take_furniture(ledger)
    units = body_units(ledger)
    end = next((i for i, unit in enumerate(units) if begins_closing(unit)), len(units))
    terms = take_closing(ledger, units[end:])
    units = units[:end]
    first_row = _header(units)
    cover = Cover(ledger, units[:first_row])
    statements, after = read_table(ledger, units, first_row, _SUBJECTS)
    if not statements:
        missing(ledger, "no table of judgements", "rows of judgements and grades")
    # Without cover and table whole, what follows could only be misread.
    edition, order = _edition(ledger, statements, cover)
    ledger.refuse_if_faulty()
    body = _Body(ledger, statements)
    body.take_all(units[after:])
    _check_headings(ledger, body.sections, order)
    grades = pair_up(ledger, statements, order)
    spans = ledger.spans()
    ledger.refuse_if_faulty()
    return Printed(
        framework=edition,
        title=cover.title,
        authority=cover.authority,
        visits=cover.visits,
        leads=cover.leads,
        grades=grades,
        sections=tuple(body.sections.finished()),
        items=tuple(body.items),
        terms=terms,
        running_lines=running_lines,
        spans=spans,
    )


def _header(units: Sequence[Unit]) -> int:
    """Return the place of the table's first row."""
    for index, unit in enumerate(units):
        if is_header(unit) or (
            is_row(unit) and read_statement(unit.cells[0], _SUBJECTS) is not None
        ):
            return index
    return len(units)


class _Body:
    """What follows the table: a summary, what needs to improve, a section for each judgement."""

    def __init__(self, ledger: Ledger, statements: list[Statement]) -> None:
        self.ledger = ledger
        self.statements = statements
        self.sections = Body(ledger)
        self.items: list[PrintedItem] = []
        self.in_needs = False

    def take_all(self, units: Sequence[Unit]) -> None:
        """Take each unit; what the headings state is added to the statements."""
        index = 0
        while index < len(units):
            index += self._take(units[index], units[index + 1 : index + 2])

    def _take(self, unit: Unit, following: Sequence[Unit]) -> int:
        """Take `unit`, with the one after it where a heading is in two; return how many."""
        ledger, sections = self.ledger, self.sections
        taken = self._heading(unit, following)
        if taken:
            return taken
        if unit.cells:
            if not is_other(unit, _SUBJECTS):
                found = " | ".join(unit.cells)
                ledger.fault(unit, found, "text: the table stands on the first page")
            ledger.claim(unit, "table_row")
        elif _NEEDS.match(plain(unit.words)):
            sections.begin(unit, title=without_footnote(unit.words))
            self.in_needs = True
        elif self.in_needs and (is_bullet(unit.label) or unit.kind is BlockKind.ITEM):
            self._item(unit)
        elif not self.in_needs and sections.open and looks_like_heading(unit):
            sections.begin(unit, depth=2)
        else:
            self._text(unit)
        return 1

    def _text(self, unit: Unit) -> None:
        if not self.sections.open:
            self.sections.begin_untitled(unit)
        if reformed_grade(unit.text) is not None or _REST_OF_GRADE.match(plain(unit.text)):
            self.ledger.fault(unit, unit.text, "a grade beside what it judges, not by itself")
        if is_bullet(unit.label) and not self.sections.headed:
            self.ledger.fault(unit, unit.text, "items under a heading 'What needs to improve'")
        self.sections.add(unit)

    def _heading(self, unit: Unit, following: Sequence[Unit]) -> int:
        """Take `unit` if it is a judgement's heading; return how many units it is in."""
        if unit.cells or unit.label is not None:
            return 0
        stated = read_statement(unit.text, _JUDGED)
        if stated is None:
            return 0
        grade, taken = stated.grade, [unit]
        alone = {stated.key: _alone(_JUDGED[stated.key])}
        if grade is None and read_statement(unit.text, alone) is not None:
            grade = reformed_grade(joined_words(following))
            taken += [] if grade is None else following
        if grade is None:
            if not looks_like_heading(unit):
                return 0
            self.ledger.fault(unit, unit.words, "a judgement's title and its grade")
        self.sections.begin(unit, title=stated.title, key=stated.key, grade=grade)
        for each in taken[1:]:
            self.ledger.claim(each, "heading", f"s{len(self.sections.open) - 1}")
        if grade is not None:
            quote = self.ledger.quote(unit, joined_words(taken))
            self.statements.append((stated.key, grade, quote))
        self.in_needs = False
        return len(taken)

    def _item(self, unit: Unit) -> None:
        id_ = f"r{len(self.items) + 1}"
        section = len(self.sections.open) - 1
        self.items.append(
            PrintedItem(
                id=id_,
                text=unit.text,
                section=section,
                page=unit.page,
                line=self.ledger.line(unit),
            )
        )
        self.ledger.claim(unit, "recommendation", id_, label="layout_mark")


def _alone(pattern: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern.pattern})\s*(?:is|are)?\s*:?\s*$")


_IN_FORCE = {
    "ilacs-2018": ((2018, 1), (2022, 12)),
    "ilacs-2023": ((2023, 1), (2026, 3)),
    "ilacs-2026": ((2026, 4), (9999, 12)),
}


def _edition(
    ledger: Ledger, rows: Sequence[Statement], cover: Cover
) -> tuple[str, tuple[str, ...]]:
    """Return the edition that has these rows, and their order; its months confirm it.

    Rows of one edition under a first day of another mean that a row was lost.
    """
    keys = {key for key, _, _ in rows}
    order = next((aspects for aspects in _EDITIONS if set(aspects) == keys), ())
    if not order:
        found = f"rows for {', '.join(sorted(keys))}"
        missing(ledger, found, "the rows of one of the editions of ILACS")
        return "", ()
    edition = _EDITIONS[order]
    first, last = _IN_FORCE[edition]
    day = cover.visits[0].start if cover.visits else None
    if day is not None and not first <= (day.year, day.month) <= last:
        ledger.fault(
            None,
            f"the rows of {edition} in an inspection begun on {day}",
            "the rows of the edition in force on that day",
            ProblemCode.CONTRADICTION,
        )
    return edition, order


def _check_headings(ledger: Ledger, body: Body, order: Sequence[str]) -> None:
    """Each judgement but overall effectiveness has a section of its own, in whose heading it is."""
    headed = body.headed
    for key in order:
        if key != _OVERALL and headed.count(key) != 1:
            missing(
                ledger,
                f"{headed.count(key)} headings for {key}",
                "one section for each judgement, its grade in the heading",
            )
    for key in headed:
        if key not in order:
            missing(ledger, f"a section for {key}", "sections for the judgements of the table")
