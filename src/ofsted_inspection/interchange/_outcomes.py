"""Ofsted's tables of the outcomes of inspections, made into inspections and visits."""

import datetime
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar, final

import attrs

from ofsted_inspection._wording import shown
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode, UnknownEdition
from ofsted_inspection.frameworks import Aspect, Framework, Programme, for_start
from ofsted_inspection.grades import ReformedGrade
from ofsted_inspection.interchange._outcome_columns import JUDGED, Field, Line, Lines, lines_of
from ofsted_inspection.interchange._outcome_places import place_of
from ofsted_inspection.interchange._spreadsheet import extractor_name, sheets
from ofsted_inspection.models import (
    Basis,
    Inspection,
    InspectionForm,
    Judgement,
    OfstedOutcomes,
    Source,
    Visit,
    VisitKind,
)

SUBJECT = "Ofsted's table of outcomes"

_OF_ASPECTS: Mapping[str, Field] = {field: field for field in JUDGED}
_COMBINED: Field = "in_care_and_care_leavers"
_TYPES: Mapping[str, InspectionForm | VisitKind] = {
    "ILACS Standard Inspection": InspectionForm.STANDARD,
    "ILACS Short Inspection": InspectionForm.SHORT,
    "ILACS Focused Visit": VisitKind.FOCUSED,
    "LA Monitoring visit": VisitKind.MONITORING,
}
_OF_TYPES = {words.casefold(): meant for words, meant in _TYPES.items()}
_Made = TypeVar("_Made", Inspection, Visit)


def outcomes(content: bytes) -> OfstedOutcomes:
    """Return what a file of Ofsted's states; see `read_ofsted_outcomes`."""
    found = sheets(content, SUBJECT)
    tables = [(sheet, lines_of(sheet)) for sheet in found]
    read = [(sheet, lines) for sheet, lines in tables if lines is not None]
    if not read:
        fault = Problem(
            code=ProblemCode.MISSING,
            found=", ".join(shown(sheet.name) for sheet in found),
            expected="a sheet with the columns 'Local authority name' and 'Inspection date'",
        )
        raise InvalidDocument(SUBJECT, [fault])
    reading = _Reading()
    for _, lines in read:
        reading.take(lines)
    if reading.faults:
        raise InvalidDocument(SUBJECT, reading.faults)
    return OfstedOutcomes(
        inspections=tuple(
            sorted(reading.inspections(), key=lambda each: (each.start, each.authority.urn))
        ),
        visits=tuple(sorted(reading.visits(), key=lambda each: (each.day, each.authority.urn))),
        sheets_read=tuple(sheet.name for sheet, _ in read),
        sheets_passed_over=tuple(sheet.name for sheet, lines in tables if lines is None),
        source=Source(
            title=read[0][1].title,
            publisher="Ofsted",
            sha256=hashlib.sha256(content).hexdigest(),
            extractor=extractor_name(),
        ),
    )


@final
class _Reading:
    """What has been read of several sheets, which may state one thing more than once."""

    def __init__(self) -> None:
        self.faults: list[Problem] = []
        self._inspections: dict[tuple[int, datetime.date], tuple[Inspection, Line]] = {}
        self._visits: dict[Visit, Line] = {}

    def inspections(self) -> Iterator[Inspection]:
        """Yield the inspections, each once."""
        return (inspection for inspection, _ in self._inspections.values())

    def visits(self) -> Iterator[Visit]:
        """Yield the visits, each once."""
        return iter(self._visits)

    def take(self, lines: Lines) -> None:
        """Take in the rows of a sheet, and what is wrong with them."""
        self.faults += lines.faults
        for line in lines.lines:
            row = _Row(line)
            made = row.made()
            self.faults += row.faults
            if isinstance(made, Inspection):
                self._inspection(made, line)
            elif made is not None:
                self._visit(made, line)

    def _inspection(self, made: Inspection, line: Line) -> None:
        key = made.authority.urn, made.start
        if key not in self._inspections:
            self._inspections[key] = made, line
            return
        held, first = self._inspections[key]
        if first.sheet == line.sheet:
            self.faults.append(_twice("name", line, first))
            return
        self.faults += _differences(held, first, made, line)
        self._inspections[key] = (
            attrs.evolve(
                held,
                form=held.form or made.form,
                published=held.published or made.published,
                published_basis=held.published_basis or made.published_basis,
                judgements=_both(held, made),
            ),
            first,
        )

    def _visit(self, made: Visit, line: Line) -> None:
        first = self._visits.setdefault(made, line)
        if first is not line and first.sheet == line.sheet:
            self.faults.append(_twice("name", line, first))


def _twice(field: Field, line: Line, first: Line) -> Problem:
    expected = f"each inspection and visit once: this is in row {first.number} too"
    return line.fault(field, expected, ProblemCode.DUPLICATE)


def _differences(held: Inspection, first: Line, made: Inspection, line: Line) -> Iterator[Problem]:
    """Yield where two sheets say two things of one inspection."""

    def differs(field: Field, one: object, other: object) -> Iterator[Problem]:
        if None not in {one, other} and one != other:
            expected = f"what sheet {first.sheet!r} says in row {first.number}"
            yield line.fault(field, expected, ProblemCode.CONTRADICTION)

    yield from differs("published", held.published, made.published)
    yield from differs("type", held.form, made.form)
    for judgement in made.judgements:
        before = held.find(judgement.aspect.key)
        field = _column_of(judgement.aspect.key, line)
        yield from differs(field, before and before.grade, judgement.grade)


def _both(held: Inspection, made: Inspection) -> tuple[Judgement, ...]:
    """Return the judgements that either has, in the order of the framework."""
    found = {each.aspect.key: each for each in (*made.judgements, *held.judgements)}
    keys = (aspect.key for aspect in held.framework.aspects)
    return tuple(found[key] for key in keys if key in found)


def _column_of(aspect_key: str, line: Line) -> Field:
    """Return the column of an aspect: the combined judgement mostly stands under children in care.

    That is so wherever the sheet has no column of its own for it, or leaves that empty.
    """
    if aspect_key == _COMBINED and not line.words(_COMBINED):
        return "in_care"
    return _OF_ASPECTS[aspect_key]


@final
class _Row:
    """One row, made into an inspection or a visit; `faults` are what is wrong with it."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self.faults: list[Problem] = []

    def made(self) -> Inspection | Visit | None:
        """Return what the row states, None where it has faults."""
        line = self._line
        day = self._day("day")
        published = self._day("published") if line.has("published") else None
        place = place_of(line, day)
        if isinstance(place, tuple):
            self.faults += place
        kind = self._type()
        if isinstance(kind, VisitKind):
            self._nothing_in(JUDGED, "nothing: a visit gives no grades")
            if self.faults or isinstance(place, tuple) or day is None:
                return None
            theme = line.words("theme") or None
            return self._built(
                lambda: Visit(authority=place, kind=kind, day=day, published=published, theme=theme)
            )
        self._nothing_in(("theme",), "nothing: an inspection has no theme")
        framework = None if day is None else self._framework(day)
        judgements = () if framework is None else tuple(self._judgements(framework))
        if self.faults or isinstance(place, tuple) or day is None or framework is None:
            return None
        return self._built(
            lambda: Inspection(
                framework=framework,
                authority=place,
                kind_basis=Basis.OFFICIAL_STATISTICS,
                form=kind,
                start=day,
                start_basis=Basis.OFFICIAL_STATISTICS,
                end=None,
                published=published,
                published_basis=None if published is None else Basis.OFFICIAL_STATISTICS,
                judgements=judgements,
            )
        )

    def _built(self, build: Callable[[], _Made]) -> _Made | None:
        try:
            return build()
        except InvalidDocument as error:
            sheet, number = self._line.sheet, self._line.number
            self.faults += [attrs.evolve(each, file=sheet, line=number) for each in error.problems]
            return None

    def _day(self, field: Field) -> datetime.date | None:
        cell = self._line.cells[field]
        if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
            cell = cell.date()
        if type(cell) is datetime.date:
            return cell
        self.faults.append(self._line.fault(field, "a day, kept as one"))
        return None

    def _type(self) -> InspectionForm | VisitKind | None:
        if not self._line.has("type"):
            return None
        found = _OF_TYPES.get(self._line.words("type").casefold())
        if found is None:
            self.faults.append(self._line.fault("type", " or ".join(_TYPES)))
        return found

    def _framework(self, day: datetime.date) -> Framework | None:
        try:
            return for_start(Programme.ILACS, day)
        except UnknownEdition:
            expected = "a day on which an inspection of ILACS may have begun"
            self.faults.append(self._line.fault("day", expected))
            return None

    def _judgements(self, framework: Framework) -> Iterator[Judgement]:
        """Yield what the edition judges; columns of what it does not must be empty."""
        line = self._line
        columns: Mapping[Field, Aspect] = {
            _column_of(each.key, line): each for each in framework.aspects
        }
        for field, aspect in columns.items():
            if not line.has(field):
                continue
            grade = self._grade(field)
            if grade is not None:
                yield Judgement(aspect=aspect, grade=grade)
        others: tuple[Field, ...] = tuple(field for field in JUDGED if field not in columns)
        self._nothing_in(others, f"nothing: {framework.id} does not judge it")

    def _grade(self, field: Field) -> ReformedGrade | None:
        try:
            return ReformedGrade.parse(self._line.words(field))
        except InvalidDocument:
            choices = ", ".join(each.label for each in ReformedGrade)
            self.faults.append(self._line.fault(field, f"one of {choices}"))
            return None

    def _nothing_in(self, fields: Sequence[Field], expected: str) -> None:
        for field in fields:
            if self._line.has(field) and self._line.cells[field] != "":
                self.faults.append(self._line.fault(field, expected, ProblemCode.CONTRADICTION))
