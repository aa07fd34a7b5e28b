"""Grades counted: rows with a column for each grade, of every scale that occurs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, cast

import attrs

from ofsted_inspection.aggregation import GradeDistribution, OfEitherScale, distribution_by
from ofsted_inspection.cli._answer import Values
from ofsted_inspection.files import without_text
from ofsted_inspection.frameworks import Role
from ofsted_inspection.grades import Grade, ReformedGrade, Scale, SlacGrade
from ofsted_inspection.models import Inspection

_OF_EVERY_JUDGEMENT = {"aspect", "service"}
_SCALES: tuple[Scale, ...] = (SlacGrade, ReformedGrade)


def counted(
    by: str, distributions: Mapping[str, tuple[OfEitherScale, int]]
) -> tuple[tuple[str, ...], tuple[Values, ...]]:
    """Return columns and rows of `distributions`, each with how many have no such judgement."""
    scales = [
        scale for scale in _SCALES if any(each.scale is scale for each, _ in distributions.values())
    ]
    names = tuple(dict.fromkeys(grade.value for scale in scales for grade in scale))
    rows: list[Values] = []
    for key, (distribution, without) in distributions.items():
        counts: dict[Grade, int] = dict(distribution.counts.items())
        found = {grade.value: number for grade, number in counts.items()}
        own = () if distribution.scale is None else {grade.value for grade in distribution.scale}
        cells = [found.get(name, 0) if name in own else None for name in names]
        rows.append((key, *cells, distribution.not_judged, _judgements_of(distribution), without))
    return (by, *names, "not_judged", "judgements", "without"), tuple(rows)


def overalls(inspection: Inspection) -> int:
    """Return how many judgements of overall effectiveness an inspection has."""
    return sum(each.aspect.role is Role.OVERALL for each in inspection.judgements)


def counted_of_groups(
    found: Sequence[Inspection], by: str
) -> tuple[tuple[str, ...], tuple[Values, ...]]:
    """Return how many inspections of each group have which overall grade.

    By aspect and by service it is every judgement that is counted.
    """
    if by in _OF_EVERY_JUDGEMENT:
        return counted(by, {key: (each, 0) for key, each in _distributions(found, by).items()})
    overall = [
        attrs.evolve(
            without_text(each),
            judgements=tuple(one for one in each.judgements if one.aspect.role is Role.OVERALL),
        )
        for each in found
    ]
    # Those without are counted by one judgement that they do have.
    others = [
        attrs.evolve(without_text(each), judgements=each.judgements[:1])
        for each in found
        if not overalls(each)
    ]
    counts, missing = _distributions(overall, by), _distributions(others, by)
    nothing = GradeDistribution.from_grades(())
    return counted(
        by,
        {
            key: (counts.get(key, nothing), _judgements_of(missing.get(key, nothing)))
            for key in sorted({*counts, *missing})
        },
    )


def _distributions(found: Iterable[Inspection], by: str) -> Mapping[str, OfEitherScale]:
    # It is one of GROUPINGS; which of them decides what its keys are, and they are named here.
    counts = distribution_by(found, cast("Literal['aspect']", by))
    return {_named(key): each for key, each in counts.items()}


def _judgements_of(distribution: OfEitherScale) -> int:
    return distribution.total + distribution.not_judged


def _named(key: object) -> str:
    """Return a group by the word that data have for it."""
    found = getattr(key, "value", None) or getattr(key, "name", None) or key
    return str(found)
