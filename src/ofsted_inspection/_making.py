"""An inspection made by hand, of names and plain values: the work behind `Inspection.of`."""

import datetime
import enum
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar, cast

from ofsted_inspection import frameworks, gazetteer
from ofsted_inspection._record import problem
from ofsted_inspection._wording import near_misses
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode, UnknownName
from ofsted_inspection.frameworks import Framework
from ofsted_inspection.grades import Grade, Ungraded
from ofsted_inspection.models import (
    Inspection,
    InspectionForm,
    InspectionKind,
    Judgement,
    LocalAuthority,
)

_NAMED = {
    "framework": "a framework, or the id of one",
    "authority": "an authority, or any name, number or code of one",
}

_Made = TypeVar("_Made")
_Member = TypeVar("_Member", bound=enum.Enum)


def inspection_of(  # noqa: PLR0913 - each is a field, by name
    framework: Framework | str,
    authority: LocalAuthority | int | str,
    *,
    start: datetime.date | str,
    grades: Mapping[str, Grade | Ungraded | str],
    end: datetime.date | str | None = None,
    published: datetime.date | str | None = None,
    kind: InspectionKind | str = InspectionKind.FULL,
    form: InspectionForm | str | None = None,
    split_visit: bool = False,
    source_url: str | None = None,
    lead_inspectors: Iterable[str] = (),
) -> Inspection:
    """Return the inspection; see `Inspection.of`."""
    making = _Making()
    under = making.named("framework", framework, Framework, frameworks.get)
    council = making.named("authority", authority, LocalAuthority, gazetteer.authority)
    first = making.day("start", start)
    last = None if end is None else making.day("end", end)
    out = None if published is None else making.day("published", published)
    of_kind = making.member("kind", kind, InspectionKind)
    in_form = None if form is None else making.member("form", form, InspectionForm)
    inspectors = making.several("lead_inspectors", lead_inspectors)
    judgements = () if under is None else making.judgements(under, grades)
    if making.problems or under is None or council is None or first is None or of_kind is None:
        raise InvalidDocument("Inspection", making.problems)
    return Inspection(
        framework=under,
        authority=council,
        kind=of_kind,
        form=in_form,
        start=first,
        end=last,
        split_visit=split_visit,
        published=out,
        source_url=source_url,
        lead_inspectors=inspectors,
        judgements=judgements,
    )


class _Making:
    """Values made of names and words; what cannot be made of them is a problem that is kept."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def named(
        self, path: str, given: object, cls: type[_Made], find: Callable[..., _Made]
    ) -> _Made | None:
        """Return what is given if it is of the class, or what bears that name."""
        if isinstance(given, cls):
            return given
        if not isinstance(given, int | str) or isinstance(given, bool):
            self.problems.append(problem(path, given, _NAMED[path], ProblemCode.WRONG_TYPE))
            return None
        try:
            return find(given)
        except UnknownName as error:
            offer = f"; did you mean {' or '.join(error.near)}?" if error.near else ""
            expected = f"{_NAMED[path]}{offer}"
            self.problems.append(problem(path, given, expected, ProblemCode.UNKNOWN_NAME))
            return None

    def day(self, path: str, given: object) -> datetime.date | None:
        """Return the day that is given, or that text has in the form `2025-01-20`."""
        if type(given) is datetime.date:
            return given
        try:
            day = datetime.date.fromisoformat(given if isinstance(given, str) else "")
            if day.isoformat() == given:
                return day
        except ValueError:
            pass
        self.problems.append(problem(path, given, "a day, like 2025-01-20"))
        return None

    def several(self, path: str, given: object) -> tuple[str, ...]:
        """Return the texts that are given, a list or the like; one alone is a mistake."""
        if isinstance(given, Iterable) and not isinstance(given, str | bytes):
            return tuple(cast("Iterable[str]", given))
        self.problems.append(problem(path, given, "texts, in a list", ProblemCode.WRONG_TYPE))
        return ()

    def member(self, path: str, given: object, cls: type[_Member]) -> _Member | None:
        """Return the member of an enumeration that is given, or that has this value."""
        if isinstance(given, cls):
            return given
        for member in cls:
            if member.value == given:
                return member
        expected = " or ".join(str(member.value) for member in cls)
        self.problems.append(problem(path, given, expected))
        return None

    def judgements(self, framework: Framework, grades: object) -> tuple[Judgement, ...]:
        """Return the judgements by the aspects' keys, in the order of the framework."""
        if not isinstance(grades, Mapping):
            wanted = "a mapping of aspects' keys to grades"
            self.problems.append(problem("grades", grades, wanted, ProblemCode.WRONG_TYPE))
            return ()
        keys = [aspect.key for aspect in framework.aspects]
        given = cast("Mapping[str, object]", grades)
        for key in given:
            if key not in keys:
                near = " or ".join(near_misses(key, keys))
                offer = f"; did you mean {near}?" if near else f": {', '.join(keys)}"
                expected = f"an aspect of {framework.id}{offer}"
                code = ProblemCode.UNKNOWN_NAME
                self.problems.append(problem("grades", key, expected, code))
        return tuple(self._judgements(framework, given))

    def _judgements(
        self, framework: Framework, grades: Mapping[str, object]
    ) -> Iterator[Judgement]:
        for aspect in framework.aspects:
            given = grades.get(aspect.key)
            if aspect.key not in grades:
                continue
            grade = self._grade(framework, given)
            if grade is None:
                choices = ", ".join(each.value for each in (*framework.scale, *Ungraded))
                self.problems.append(problem(f"grades.{aspect.key}", given, f"one of {choices}"))
            else:
                yield Judgement(aspect=aspect, grade=grade)

    def _grade(self, framework: Framework, given: object) -> Grade | Ungraded | None:
        choices: tuple[Grade | Ungraded, ...] = (*framework.scale, *Ungraded)
        for each in choices:
            if given is each or given == each.value:
                return each
        if not isinstance(given, str):
            return None
        try:
            printed: Grade = framework.scale.parse(given)
        except InvalidDocument:
            return None
        return printed
