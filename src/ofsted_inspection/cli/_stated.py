"""What Ofsted's statistics state of inspections whose reports are not held: rows, sums, newest."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence

from ofsted_inspection.aggregation import GradeDistribution, OfEitherScale
from ofsted_inspection.cli._answer import Grid, Values
from ofsted_inspection.cli._counts import counted
from ofsted_inspection.grades import SlacGrade
from ofsted_inspection.models import OfficialResult

STATED = (
    "authority",
    "published",
    "service",
    "grade",
    "programme",
    "kind",
    "later_reports",
    "grade_as_published",
    "same_as",
    "urn",
    "id",
)
"""The columns of what `stated` returns."""


def stated(result: OfficialResult) -> Values:
    """Return an official result, with what later reports say of it."""
    told = "; ".join(
        f"{each.when_text}: {each.word}{'' if each.agrees else ', which differs'}"
        f"{'' if each.note is None else f' ({each.note})'}"
        for each in result.statements
    )
    of = result.authority
    return (
        *(of.name, result.published, _service(result) or None, result.grade),
        *(result.programme.value, result.kind.value, told or None),
        *(result.grade_as_published, result.same_as, of.urn, result.id),
    )


def last_published(
    results: Iterable[OfficialResult], as_at: datetime.date
) -> tuple[OfficialResult, ...]:
    """Return what was last published of each authority by the day `as_at`, by name."""
    known = [each for each in results if each.published <= as_at]
    last: dict[int, datetime.date] = {}
    for each in known:
        urn = each.authority.urn
        last[urn] = max(each.published, last.get(urn, each.published))
    found = (each for each in known if each.published == last[each.authority.urn])
    return tuple(sorted(found, key=lambda each: (each.authority.name, each.authority.urn)))


def summed_up(results: Iterable[OfficialResult]) -> tuple[tuple[str, ...], tuple[Values, ...]]:
    """Return how many results of each programme, service and kind have which grade."""
    groups = {
        _whole(each): (each.programme.value, _service(each) or None, each.kind.value)
        for each in results
    }
    columns, rows = counted("", _distributions(results, _whole))
    named = tuple((*groups[str(key)], *cells) for key, *cells in rows)
    return ("programme", "service", "kind", *columns[1:]), named


def sums_shown(columns: Sequence[str], rows: Sequence[Values]) -> Grid:
    """Return what `summed_up` gives as a person reads it: whose, in one column, and counts."""
    counts = [row[_NAMED:] for row in rows]
    held = [place for place, cells in enumerate(zip(*counts, strict=True)) if any(cells)]
    names = [
        ", ".join(str(each).replace("_", " ") for each in row[:_NAMED] if each) for row in rows
    ]
    return Grid(
        "Overall effectiveness, as Ofsted's statistics state it",
        ("of", *(_HEADS.get(name, name) for name in (columns[_NAMED + each] for each in held))),
        tuple(
            (name, *(cells[place] for place in held))
            for name, cells in zip(names, counts, strict=True)
        ),
    )


_HEADS = {"judgements": "graded", "without": "none"}
"""Shorter heads of columns, where there is little room."""

_NAMED = 3
"""Columns that say whose sum it is."""


def _service(result: OfficialResult) -> str:
    return "" if result.service is None else result.service.value


GROUPED_BY: Mapping[str, Callable[[OfficialResult], str]] = {
    "service": _service,
    "region": lambda each: each.authority.region.value,
    "authority_type": lambda each: each.authority.type.value,
    "authority": lambda each: each.authority.name,
}
"""What official results can be counted by."""


def counted_by(
    results: Sequence[OfficialResult], by: str
) -> tuple[tuple[str, ...], tuple[Values, ...]]:
    """Return how many results of each group have which grade."""
    found = _distributions(results, GROUPED_BY[by])
    return counted(by, {key: found[key] for key in sorted(found)})


def _distributions(
    results: Iterable[OfficialResult], key: Callable[[OfficialResult], str]
) -> Mapping[str, tuple[OfEitherScale, int]]:
    groups: dict[str, list[SlacGrade | None]] = {}
    for each in results:
        groups.setdefault(key(each), []).append(each.grade)
    return {
        group: (
            GradeDistribution.from_grades(each for each in grades if each is not None),
            grades.count(None),
        )
        for group, grades in groups.items()
    }


def _whole(result: OfficialResult) -> str:
    return f"{result.programme.value} {_service(result)} {result.kind.value}"
