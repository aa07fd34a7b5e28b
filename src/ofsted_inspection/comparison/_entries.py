"""What a history is made of: one inspection each, held itself or known from statistics alone."""

import datetime
from collections import Counter
from collections.abc import Iterator
from typing import final

import attrs

from ofsted_inspection._printable import printable
from ofsted_inspection._record import Record, duplicates, problem
from ofsted_inspection.comparison._change import ChangeKind
from ofsted_inspection.comparison._compare import Comparison, compare
from ofsted_inspection.comparison._crosswalk import Crosswalk
from ofsted_inspection.errors import Problem, ProblemCode
from ofsted_inspection.frameworks import Programme, Role, Service
from ofsted_inspection.models import Inspection, InspectionKind, LocalAuthority, OfficialResult


@final
@attrs.frozen(kw_only=True, repr=False)
class HistoryEntry(Record):
    """One inspection of a history: the inspection where it is held, and its official results.

    `inspection` is None where Ofsted's statistics alone tell of it. `results` are then what they
    state: one result, or one of each service. Where it is held, they are those that name it as
    what they are of (`same_as`), so that it counts once.

    Raises InvalidDocument for an entry of nothing, and for results that are not all of one
    inspection.
    """

    inspection: Inspection | None
    results: tuple[OfficialResult, ...] = ()

    def _problems(self) -> Iterator[Problem]:
        if self.inspection is None and not self.results:
            expected = "a result, or an inspection"
            yield problem("results", None, expected, ProblemCode.MISSING)
        for index, result in enumerate(self.results):
            first = self.results[0]
            if self.inspection is not None and result.same_as != self.inspection.id:
                yield problem(
                    f"results[{index}].same_as",
                    result.same_as,
                    f"{self.inspection.id}, the inspection of the entry",
                    ProblemCode.CONTRADICTION,
                )
            if _of(result) != _of(first):
                yield problem(
                    f"results[{index}]",
                    result.id,
                    f"a result of the same inspection as {first.id}",
                    ProblemCode.CONTRADICTION,
                )
        yield from duplicates("results", [result.id for result in self.results], "result")

    @property
    def authority(self) -> LocalAuthority:
        """The authority inspected."""
        return self._told_by.authority

    @property
    def programme(self) -> Programme:
        """The programme that the inspection was of."""
        if self.inspection is not None:
            return self.inspection.framework.programme
        return self.results[0].programme

    @property
    def kind(self) -> InspectionKind:
        """Whether it was a full inspection or a re-inspection."""
        return self._told_by.kind

    @property
    def published(self) -> datetime.date | None:
        """The day of publication, None where it is not known."""
        return self._told_by.published

    @property
    def day(self) -> datetime.date:
        """The day that it stands at in a history.

        That is the first day of an inspection that is held, and otherwise the day of publication:
        the statistics state no other.
        """
        return self.results[0].published if self.inspection is None else self.inspection.start

    @property
    def _told_by(self) -> Inspection | OfficialResult:
        return self.results[0] if self.inspection is None else self.inspection

    @property
    def overall(self) -> tuple[str, ...]:
        """The overall grades, each after its service where each service has one."""
        if self.inspection is None:
            return tuple(
                _served(result.service, "no grade" if result.grade is None else result.grade.label)
                for result in self.results
            )
        return tuple(
            _served(judgement.aspect.service, judgement.grade.label)
            for judgement in self.inspection.judgements
            if judgement.aspect.role is Role.OVERALL
        )

    def __str__(self) -> str:
        """Return the day, the framework or, where it is not known, the programme, the grades."""
        of = self.programme if self.inspection is None else self.inspection.framework
        told = of.value if isinstance(of, Programme) else of.id
        return printable(f"{self.day}  {told}: {', '.join(self.overall) or 'no overall grade'}")

    def __repr__(self) -> str:
        """Return the programme, and the inspection's id or the day and grades of the results."""
        if self.inspection is not None:
            told = self.inspection.id
        else:
            grades = ", ".join(
                (f"{result.service.value} " if result.service is not None else "")
                + ("no grade" if result.grade is None else result.grade.value)
                for result in self.results
            )
            told = f"published {self.published}: {grades}"
        return printable(f"HistoryEntry({self.programme.value}, {told})")


def _served(service: Service | None, grade: str) -> str:
    return (grade if service is None else f"{service.title} {grade}").lower()


def _of(result: OfficialResult) -> tuple[object, ...]:
    """Return what the results of one inspection have in common."""
    return result.authority.urn, result.programme, result.kind, result.published, result.same_as


@final
@attrs.frozen(kw_only=True, repr=False)
class Step(Record):
    """Two entries of a history, one after the other, and what can be compared between them.

    Nothing can where the inspection of either is not held: an official result is an overall grade
    alone, and under which edition, and what else was judged, is not known of it.
    """

    before: HistoryEntry
    after: HistoryEntry
    crosswalk: Crosswalk | None = None

    @property
    def comparison(self) -> Comparison | None:
        """The comparison of the two inspections, None where one of them is not held."""
        if self.before.inspection is None or self.after.inspection is None:
            return None
        return compare(self.before.inspection, self.after.inspection, crosswalk=self.crosswalk)

    @property
    def explanation(self) -> str:
        """What can be compared, or why nothing can, in words."""
        comparison = self.comparison
        if comparison is None:
            return _OVERALL_ALONE
        words = dict.fromkeys(change.explanation for change in comparison.changes)
        if len(words) == 1:
            return next(iter(words))
        counted = repr(comparison).partition(": ")[2].removesuffix(")").replace("_", " ")
        return f"{counted}; each change has its reason"

    @property
    def summary(self) -> str:
        """How many aspects became better, worse or stayed, or that nothing is compared."""
        comparison = self.comparison
        if comparison is None:
            return "official results alone: not compared"
        found = Counter(change.kind for change in comparison.changes)
        said = [
            f"{found[kind]} {kind.value}"
            for kind in (ChangeKind.IMPROVED, ChangeKind.DECLINED, ChangeKind.UNCHANGED)
            if found[kind]
        ]
        return ", ".join(said) or "another edition: not compared"

    def __repr__(self) -> str:
        """Return both programmes, both days and what can be compared."""
        ends = " to ".join(f"{each.programme.value} {each.day}" for each in self._ends)
        return printable(f"Step({ends}: {self.explanation})")

    @property
    def _ends(self) -> tuple[HistoryEntry, HistoryEntry]:
        return self.before, self.after


_OVERALL_ALONE = (
    "nothing is compared: where Ofsted's statistics alone tell of an inspection, there is an "
    "overall grade, and not the edition that it was given under"
)
