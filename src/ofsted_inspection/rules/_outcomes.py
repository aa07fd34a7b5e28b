"""How the judgements of an inspection break rules: complete sets of them, limits on overall."""

from collections.abc import Iterator

import attrs

from ofsted_inspection.frameworks import Framework, Role
from ofsted_inspection.grades import Grade, Ungraded
from ofsted_inspection.models import Inspection
from ofsted_inspection.rules._kinds import Departure


def _grades(inspection: Inspection) -> dict[str, Grade | Ungraded]:
    """Return grades by aspect key, in the framework's order: that of judgements says nothing."""
    judged = {judgement.aspect.key: judgement.grade for judgement in inspection.judgements}
    return {
        aspect.key: judged[aspect.key]
        for aspect in inspection.framework.aspects
        if aspect.key in judged
    }


def _overall(framework: Framework) -> str:
    """Return the key of the one overall judgement that a limiting rule speaks of."""
    (key,) = (aspect.key for aspect in framework.aspects if aspect.role is Role.OVERALL)
    return key


def aspects_without_judgement(inspection: Inspection) -> Iterator[Departure]:
    """Yield each aspect of the framework that has neither a grade nor "not judged"."""
    grades = _grades(inspection)
    for aspect in inspection.framework.aspects:
        if aspect.key not in grades:
            yield Departure(aspect.key, "no judgement", "a grade, or not judged")


def begun_at_another_time(inspection: Inspection) -> Iterator[Departure]:
    """Yield the first day where the months of the framework are known to exclude it."""
    months = inspection.framework.in_force
    if months.exclude(inspection.start):
        yield Departure("start", str(inspection.start), f"a day in the months {months}")


@attrs.frozen
class OverallAboveLimit:
    """A finder: one of the aspects `limiting` is inadequate, overall is not.

    A record without overall does not say what it was, and yields nothing; "not judged" does say
    that it was not inadequate.
    """

    limiting: tuple[str, ...]

    def __call__(self, inspection: Inspection) -> Iterator[Departure]:
        """Yield overall where it is above the limit."""
        grades = _grades(inspection)
        inadequate = inspection.framework.scale.INADEQUATE
        causes = [key for key in grades if key in self.limiting and grades[key] is inadequate]
        key = _overall(inspection.framework)
        overall = grades.get(key, inadequate)
        if causes and overall is not inadequate:
            yield Departure(
                key,
                f"{overall.value}, with {' and '.join(causes)} inadequate",
                inadequate.value,
            )


def overall_above_best(inspection: Inspection) -> Iterator[Departure]:
    """Yield overall where it is better than every other grade of a complete record."""
    for key, overall, others in _complete(inspection):
        best = min(others, key=_number, default=overall)
        if overall.number < best.number:
            yield Departure(key, overall.value, f"{best.value} or worse, the best of the others")


def overall_inadequate_alone(inspection: Inspection) -> Iterator[Departure]:
    """Yield overall where it is inadequate and no other grade of a complete record is."""
    inadequate = inspection.framework.scale.INADEQUATE
    for key, overall, others in _complete(inspection):
        if overall is inadequate and inadequate not in others:
            yield Departure(
                key,
                f"{overall.value}, with no other judgement inadequate",
                f"{inadequate.value} only where another judgement is",
            )


def _complete(inspection: Inspection) -> Iterator[tuple[str, Grade, tuple[Grade, ...]]]:
    """Yield the key and grade of overall and all other grades; nothing if a judgement is missing.

    Of an incomplete record nobody can say what the best or the worst of its judgements was.
    """
    grades = _grades(inspection)
    if len(grades) < len(inspection.framework.aspects):
        return
    key = _overall(inspection.framework)
    overall = grades.pop(key)
    if not isinstance(overall, Ungraded):
        others = (grade for grade in grades.values() if not isinstance(grade, Ungraded))
        yield key, overall, tuple(others)


def _number(grade: Grade) -> int:
    return grade.number
