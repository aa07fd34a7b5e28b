"""Inspections of looked after children services, 2013: five judgements on the four-point scale."""

import datetime
import re
from collections.abc import Sequence

from ofsted_inspection.errors import InvalidDocument, ProblemCode
from ofsted_inspection.frameworks import Service
from ofsted_inspection.grades import SlacGrade
from ofsted_inspection.reading._dates import Visit, read_day, read_visits
from ofsted_inspection.reading._ledger import Ledger, Unit, joined_words
from ofsted_inspection.reading._marks import is_bullet
from ofsted_inspection.reading._printed import Printed, PrintedItem, Quote
from ofsted_inspection.reading.document import Document
from ofsted_inspection.reading.templates._body import Body, looks_like_heading
from ofsted_inspection.reading.templates._edges import (
    body_units,
    contents_of,
    read_leads,
    take_closing,
    take_furniture,
)
from ofsted_inspection.reading.templates._stated import AnyGrade, missing, pair_up, plain

__all__: list[str] = []
"""Nothing: what reads reports stands in `ofsted_inspection.reading`."""

_SUBJECTS = {
    "overall": re.compile(
        r"overall effectiveness(?: of services for looked after children and young people)?$"
    ),
    "capacity_to_improve": re.compile(r"capacity to improve$"),
    "outcomes": re.compile(r"outcomes for looked after children and young people$"),
    "quality_of_provision": re.compile(r"quality of provision$"),
    "leadership_and_management": re.compile(r"leadership and management$"),
}
_TITLE = re.compile(r"inspection of looked after children(?:'s)? services$")
_FIELD = re.compile(
    r"(?P<name>inspection dates?|(?:reporting|lead) inspectors?|age group|published)\s*:?\s*"
    r"(?P<value>.*)",
    re.IGNORECASE,
)
_RECORD = "record of main findings"
_SCALE = re.compile(r"(?P<grade>[a-z]+)\s*\(\s*grade\s*(?P<number>[1-4])\s*\)$")
_GRADE_LINE = re.compile(r"grade\s*(?P<number>[1-4])\s*\(\s*(?P<grade>[a-z]+)\s*\)$")
_ROW_GRADE = re.compile(r"(?P<grade>[a-z]+)(?:\s*[(:,]?\s*grade\s*(?P<number>[1-4])\s*\)?)?$")
_TIMESCALES = {
    "immediately": "immediately",
    "within three months": "within_three_months",
    "within six months": "within_six_months",
}
_NEEDS = "areas for improvement"
_COPYRIGHT = "\u00a9"

_Statement = tuple[str, AnyGrade, Quote]


def read_lac(document: Document) -> Printed:
    """Return what a report on looked after children services prints; raises InvalidDocument."""
    return _Reader(document).read()


class _Reader:
    """Goes through a report once, from the cover to the record of main findings."""

    def __init__(self, document: Document) -> None:
        self.ledger = Ledger(document)
        self.running_lines = take_furniture(self.ledger)
        self.units = body_units(self.ledger)
        self.body = Body(self.ledger)
        self.statements: list[_Statement] = []
        self.items: list[PrintedItem] = []
        self.fields: dict[str, tuple[Unit, str]] = {}
        self.timescale: str | None = None
        self.headed: list[str] = []
        self.in_needs = False

    def read(self) -> Printed:
        """Return what the report prints; raises InvalidDocument listing what is wrong."""
        contents = contents_of(self.units)
        start = contents.start if contents else _first_section(self.units)
        terms_at = next(
            (i for i, unit in enumerate(self.units[:start]) if _COPYRIGHT in unit.words), start
        )
        title, authority = self._cover(self.units[:terms_at])
        terms = take_closing(self.ledger, self.units[terms_at:start])
        for unit in self.units[start : contents.stop or start]:
            self.ledger.claim(unit, "contents")
        rest = self.units[contents.stop or start :]
        record = next(
            (i for i, unit in enumerate(rest) if plain(unit.words).startswith(_RECORD)), len(rest)
        )
        if record == len(rest):
            missing(self.ledger, "no record of main findings", "the heading and five rows")
            self.ledger.refuse_if_faulty()
        index = 0
        while index < record:
            index += self._take(rest[index], rest[index + 1 : index + 2])
        self._record(rest[record:])
        for key in _SUBJECTS:
            if self.headed.count(key) != 1:
                found = f"{self.headed.count(key)} headings for {key}"
                missing(self.ledger, found, "one section for each judgement, its grade below")
        visits = self._visits()
        published = self._published()
        leads = self._leads()
        grades = pair_up(self.ledger, self.statements, tuple(_SUBJECTS))
        spans = self.ledger.spans()
        self.ledger.refuse_if_faulty()
        age_group = self.fields.get("age group")
        return Printed(
            framework="lac-2013",
            title=title,
            authority=authority,
            visits=visits,
            published=published,
            leads=leads,
            age_group=None if age_group is None else age_group[1],
            grades=grades,
            sections=tuple(self.body.finished()),
            items=tuple(self.items),
            terms=terms,
            running_lines=self.running_lines,
            spans=spans,
        )

    # -------------------------------------------------------------------------------------- cover

    def _cover(self, units: Sequence[Unit]) -> tuple[str, str]:
        names: list[Unit] = []
        title = ""
        for unit in units:
            self.ledger.claim(unit, "cover")
            field = _FIELD.match(unit.words)
            if _TITLE.match(plain(unit.words)) and not title:
                title = unit.words
            elif field:
                name = field["name"].casefold().removesuffix("s")
                self.fields[name.replace("lead", "reporting")] = unit, field["value"]
            else:
                names.append(unit)
        if not title:
            missing(self.ledger, "no title", "'Inspection of looked after children services'")
        return title, joined_words(names)

    def _visits(self) -> tuple[Visit, ...]:
        unit, value = self.fields.get("inspection date", (None, "no inspection dates"))
        visits = read_visits(value)
        if visits is None:
            expected = "days such as '8 to 12 July 2013'"
            self.ledger.fault(unit, value, expected, ProblemCode.WRONG_VALUE)
        return visits or ()

    def _published(self) -> datetime.date | None:
        if "published" not in self.fields:
            return None
        unit, value = self.fields["published"]
        day = read_day(value)
        if day is None:
            self.ledger.fault(unit, value, "a day such as '16 August'", ProblemCode.WRONG_VALUE)
        return day

    def _leads(self) -> tuple[str, ...]:
        if "reporting inspector" not in self.fields:
            return ()
        unit, value = self.fields["reporting inspector"]
        leads = read_leads(value)
        if leads is None:
            self.ledger.fault(unit, value, "the names of reporting inspectors")
        return leads or ()

    # --------------------------------------------------------------------------------------- body

    def _take(self, unit: Unit, following: Sequence[Unit]) -> int:
        """Take `unit`, with the one after it where that is its grade; return how many."""
        words = plain(unit.words)
        key = _key(words)
        if len(unit.cells) > 1:
            self._scale(unit)
        elif key is not None and unit.label is None:
            return self._judged(unit, key, following)
        elif _GRADE_LINE.match(words):
            self.ledger.fault(unit, unit.words, "a grade under the heading of its judgement")
            self.ledger.claim(unit, "grade_line")
        elif self.in_needs and (timescale := _TIMESCALES.get(words.removesuffix(":"))):
            self.timescale = timescale
            self.ledger.claim(unit, "timescale", timescale)
        elif looks_like_heading(unit) and not words.endswith(":"):
            self.in_needs = words.startswith(_NEEDS)
            self.timescale = None
            self.body.begin(unit)
        elif not self.body.open:
            self.ledger.fault(unit, unit.words, "a heading before the first paragraph")
            self.ledger.claim(unit, "paragraph")
        elif self.timescale is not None and is_bullet(unit.label):
            self._item(unit)
        else:
            self.body.add(unit)
        return 1

    def _judged(self, unit: Unit, key: str, following: Sequence[Unit]) -> int:
        self.in_needs = False
        self.timescale = None
        match = _GRADE_LINE.match(plain(joined_words(following)))
        grade = _grade(match["grade"], match["number"]) if match else None
        if grade is None:
            self.ledger.fault(unit, unit.words, "a grade such as 'Grade 3 (adequate)' below it")
            self.ledger.claim(unit, "heading")
            return 1
        self.body.begin(unit, key=key, grade=grade)
        self.ledger.claim(following[0], "grade_line", key)
        self.headed.append(key)
        quote = self.ledger.quote(unit, joined_words([unit, following[0]]))
        self.statements.append((key, grade, quote))
        return 2

    def _item(self, unit: Unit) -> None:
        section = len(self.body.open) - 1
        host = self.body.open[section].paragraphs[-1:]
        under = sum(each.section == section for each in self.items) + 1
        id_ = f"{host[0].id}r{under}" if host else f"r{len(self.items) + 1}"
        self.items.append(
            PrintedItem(
                id=id_,
                paragraph=host[0].id if host else None,
                text=unit.text,
                section=section,
                service=Service.LOOKED_AFTER_CHILDREN,
                timescale=self.timescale,
                page=unit.page,
                line=self.ledger.line(unit),
            )
        )
        self.ledger.claim(unit, "recommendation", id_, label="layout_mark")

    def _scale(self, unit: Unit) -> None:
        match = _SCALE.match(plain(unit.cells[0]))
        if match is None or _grade(match["grade"], match["number"]) is None:
            self.ledger.fault(unit, " | ".join(unit.cells), "a grade and its number")
        self.ledger.claim(unit, "scale")

    def _record(self, units: Sequence[Unit]) -> None:
        rows: list[str] = []
        for unit in units:
            key = _key(plain(unit.cells[0])) if len(unit.cells) == 2 else None  # noqa: PLR2004 - label and grade
            if key is None:
                if len(unit.cells) > 1 or not _is_heading_of_record(unit):
                    self.ledger.fault(unit, unit.words, "a row of the record: judgement and grade")
                self.ledger.claim(unit, "heading", "record")
                continue
            match = _ROW_GRADE.match(plain(unit.cells[1]))
            grade = _grade(match["grade"], match["number"]) if match else None
            self.ledger.claim(unit, "record_row", key)
            if grade is None:
                self.ledger.fault(unit, unit.cells[1], "one of the four grades")
                continue
            if key in rows:
                self.ledger.fault(unit, unit.words, "each judgement once", ProblemCode.DUPLICATE)
            rows.append(key)
            self.statements.append((key, grade, self.ledger.quote(unit)))
        for key in _SUBJECTS:
            if key not in rows:
                missing(self.ledger, f"no row for {key}", "a row for each judgement")


def _first_section(units: Sequence[Unit]) -> int:
    return next(
        (i for i, unit in enumerate(units) if plain(unit.words) == "about this inspection"),
        len(units),
    )


def _key(words: str) -> str | None:
    return next((key for key, subject in _SUBJECTS.items() if subject.match(words)), None)


def _is_heading_of_record(unit: Unit) -> bool:
    words = plain(unit.words)
    return (
        words.startswith(_RECORD)
        or re.match(r"services for looked after children", words) is not None
    )


def _grade(word: str, number: str | None) -> SlacGrade | None:
    """Return the grade `word`, if it is one and `number`, where printed, is its own."""
    try:
        grade = SlacGrade.parse(word)
    except InvalidDocument:
        return None
    return grade if number is None or int(number) == grade.number else None
