"""Inspecting local authority children's services: the editions of 2018, 2023 and 2026."""

import re
from collections.abc import Sequence

from ofsted_inspection.errors import ProblemCode
from ofsted_inspection.reading._dates import Visit, read_visits
from ofsted_inspection.reading._ledger import Ledger, Unit, joined_words
from ofsted_inspection.reading._marks import is_bullet
from ofsted_inspection.reading._printed import Printed, PrintedItem
from ofsted_inspection.reading.document import BlockKind, Document
from ofsted_inspection.reading.templates._body import Body, looks_like_heading
from ofsted_inspection.reading.templates._edges import (
    begins_closing,
    body_units,
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
from ofsted_inspection.reading.templates._tables import (
    Statement,
    is_header,
    is_row,
    read_table,
)

_OF = r"(?:the )?experiences?(?: and progress)? of "
_SUBJECTS = {
    "leaders": re.compile(
        r"(?:the )?impact of leaders(?:hip)? on (?:social work )?practice"
        r"(?: with children and families)?"
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
_COMMON = ("leaders", "help_and_protection")
_EDITIONS: dict[tuple[str, ...], str] = {
    (*_COMMON, "in_care_and_care_leavers", _OVERALL): "ilacs-2018",
    (*_COMMON, "in_care", "care_leavers", _OVERALL): "ilacs-2023",
    (*_COMMON, "in_care", "care_leavers"): "ilacs-2026",
}
_NEEDS = re.compile(r"what needs to improve\b\s*[?:.]*\s*\d{0,2}$|areas for improvement\s*:?$")
_COVER = re.compile(
    r"(?P<title>.*?)\s*Inspection\s+dates?\s*:?\s*(?P<dates>.*?)"
    r"(?:\s*Lead\s+inspectors?\s*:\s*(?P<leads>.*))?$",
    re.IGNORECASE,
)
_NAME_WITHIN = re.compile(
    r"(?:re-?)?inspection of (?P<name>.+?)(?: local authority)?"
    r"(?: (?:children's social care|children's|child's) services?)?$",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(
    r"(?P<name>.+?) (?P<title>(?:re-?)?inspection of (?:local authority )?children's "
    r"(?:social care )?services)$",
    re.IGNORECASE,
)
_REST_OF_GRADE = re.compile(r"(?:to )?be good\.?$")
_APOSTROPHE = re.compile("[\u2018\u2019]")


def read_ilacs(document: Document) -> Printed:
    """Return what an ILACS report prints; raises InvalidDocument listing what is wrong."""
    ledger = Ledger(document)
    running_lines = take_furniture(ledger)
    units = body_units(ledger)
    end = next((i for i, unit in enumerate(units) if begins_closing(unit)), len(units))
    terms = take_closing(ledger, units[end:])
    units = units[:end]
    first_row = _header(units)
    cover = _Cover(ledger, units[:first_row])
    statements, after = read_table(ledger, units, first_row, _SUBJECTS)
    if not statements:
        missing(ledger, "no table of judgements", "rows of judgements and grades")
    # Without cover and table whole, what follows could only be misread.
    edition, order = _edition(ledger, statements, cover)
    ledger.refuse_if_faulty()
    body = Body(ledger)
    items = _body(ledger, body, units[after:], statements)
    _check_headings(ledger, body, order)
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
        sections=tuple(body.finished()),
        items=tuple(items),
        terms=terms,
        running_lines=running_lines,
        spans=spans,
        doubts=document.doubts,
    )


def _header(units: Sequence[Unit]) -> int:
    """Return the place of the table's first row."""
    for index, unit in enumerate(units):
        if is_header(unit) or (
            is_row(unit) and read_statement(unit.cells[0], _SUBJECTS) is not None
        ):
            return index
    return len(units)


class _Cover:
    """Title, authority, days and lead inspectors, as the lines above the table print them."""

    def __init__(self, ledger: Ledger, units: Sequence[Unit]) -> None:
        for each in units:
            ledger.claim(each, "cover")
        words = joined_words(units)
        unit = units[0] if units else None
        match = _COVER.match(words)
        self.title, self.authority = words, ""
        self.leads: tuple[str, ...] = ()
        self.visits: tuple[Visit, ...] = ()
        if match is None:
            missing(ledger, "no inspection dates", "a line 'Inspection dates: 10 to 14 June 2024'")
            return
        self.title, self.authority = _title(match["title"])
        if not self.authority:
            ledger.fault(unit, match["title"], "the authority's name and the report's title")
        self.visits = read_visits(match["dates"]) or ()
        if not self.visits:
            ledger.fault(
                unit, match["dates"], "days such as '10 to 14 June 2024'", ProblemCode.WRONG_VALUE
            )
        if match["leads"]:
            leads = read_leads(match["leads"])
            if leads is None:
                ledger.fault(unit, match["leads"], "the names of lead inspectors and their roles")
            self.leads = leads or ()


def _title(words: str) -> tuple[str, str]:
    """Return title and authority, which may stand in the title or on a line before it."""
    straight = _APOSTROPHE.sub("'", words)
    if match := _NAME_BEFORE.match(straight):
        return words[match.start("title") :], words[: match.end("name")]
    if match := _NAME_WITHIN.match(straight):
        return words, words[match.start("name") : match.end("name")]
    return words, ""


def _body(
    ledger: Ledger, body: Body, units: Sequence[Unit], statements: list[Statement]
) -> list[PrintedItem]:
    """Read what follows the table; add what the headings state to `statements`."""
    items: list[PrintedItem] = []
    in_needs = False
    judged = {key: subject for key, subject in _SUBJECTS.items() if key != _OVERALL}
    index = 0
    while index < len(units):
        unit = units[index]
        index += 1
        heading = _heading(unit, units[index : index + 1], judged)
        if heading is not None:
            key, grade, title, taken = heading
            if grade is None:
                ledger.fault(unit, unit.words, "a judgement's title and its grade")
            words = joined_words([unit, *taken])
            body.begin(unit, title=title, key=key, grade=grade)
            for each in taken:
                ledger.claim(each, "heading", f"s{len(body.open) - 1}")
            index += len(taken)
            if grade is not None:
                statements.append((key, grade, ledger.quote(unit, words)))
            in_needs = False
        elif _NEEDS.match(plain(unit.words)) and not unit.cells:
            body.begin(unit, title=without_footnote(unit.words))
            in_needs = True
        elif unit.cells:
            ledger.fault(unit, " | ".join(unit.cells), "text: the table stands on the first page")
            ledger.claim(unit, "record_row")
        elif in_needs:
            _item(ledger, body, unit, items)
        elif looks_like_heading(unit) and body.open:
            body.begin(unit, depth=2)
        else:
            if not body.open:
                body.begin_untitled(unit)
            if reformed_grade(unit.text) is not None or _REST_OF_GRADE.match(plain(unit.text)):
                ledger.fault(unit, unit.text, "a grade beside what it judges, not by itself")
            if is_bullet(unit.label) and not body.headed:
                ledger.fault(unit, unit.text, "items under a heading 'What needs to improve'")
            body.add(unit)
    return items


def _heading(
    unit: Unit, following: Sequence[Unit], judged: dict[str, re.Pattern[str]]
) -> tuple[str, AnyGrade | None, str, Sequence[Unit]] | None:
    """Return what `unit` states as a heading, with the unit after it where the grade stands there."""
    if unit.cells or unit.label is not None:
        return None
    stated = read_statement(unit.text, judged)
    if stated is None:
        return None
    if stated.grade is not None:
        return stated.key, stated.grade, stated.title, ()
    if read_statement(unit.text, {stated.key: _alone(judged[stated.key])}) is not None:
        grade = reformed_grade(joined_words(following))
        return stated.key, grade, stated.title, following if grade is not None else ()
    if looks_like_heading(unit):
        return stated.key, None, stated.title, ()
    return None


def _alone(pattern: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern.pattern})\s*(?:is|are)?\s*:?\s*$")


def _item(ledger: Ledger, body: Body, unit: Unit, items: list[PrintedItem]) -> None:
    section = len(body.open) - 1
    if is_bullet(unit.label) or unit.kind is BlockKind.ITEM:
        id_ = f"r{len(items) + 1}"
        items.append(
            PrintedItem(
                id=id_, text=unit.text, section=section, page=unit.page, line=ledger.line(unit)
            )
        )
        ledger.claim(unit, "recommendation", id_, label="layout_mark")
    else:
        body.add(unit)


_IN_FORCE = {
    "ilacs-2018": ((2018, 1), (2022, 12)),
    "ilacs-2023": ((2023, 1), (2026, 3)),
    "ilacs-2026": ((2026, 4), (9999, 12)),
}


def _edition(
    ledger: Ledger, rows: Sequence[Statement], cover: _Cover
) -> tuple[str, tuple[str, ...]]:
    """Return the edition that has these rows, and their order; its months confirm it.

    Rows of one edition under a first day of another mean that a row was lost.
    """
    keys = {key for key, _, _ in rows}
    for order, edition in _EDITIONS.items():
        if set(order) == keys:
            break
    else:
        found = f"rows for {', '.join(sorted(keys))}"
        missing(ledger, found, "the rows of one of the editions of ILACS")
        return "", ()
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
