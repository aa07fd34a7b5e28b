"""Grades counted: rows with a column for each grade, of every scale that occurs."""

from collections.abc import Mapping

from ofsted_inspection.aggregation import OfEitherScale
from ofsted_inspection.cli._answer import Values
from ofsted_inspection.frameworks import Role
from ofsted_inspection.grades import Grade, ReformedGrade, Scale, SlacGrade
from ofsted_inspection.models import Inspection

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
        total = distribution.total + distribution.not_judged
        rows.append((key, *cells, distribution.not_judged, total, without))
    return (by, *names, "not_judged", "judgements", "without"), tuple(rows)


def overalls(inspection: Inspection) -> int:
    """Return how many judgements of overall effectiveness an inspection has."""
    return sum(each.aspect.role is Role.OVERALL for each in inspection.judgements)
