"""Counting grades: distributions within one scale, whole or grouped, and ordinal statistics.

>>> from ofsted_inspection.grades import SlacGrade, Ungraded
>>> seen = GradeDistribution.from_grades(
...     [SlacGrade.GOOD, SlacGrade.ADEQUATE, SlacGrade.ADEQUATE, Ungraded.NOT_JUDGED]
... )
>>> seen.share(SlacGrade.ADEQUATE), seen.total, seen.not_judged
(Fraction(2, 3), 3, 1)
>>> seen.median.lower
<SlacGrade.ADEQUATE: 3>
"""

import datetime
import operator
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Literal, NamedTuple, NoReturn, Self, TypeVar, final, overload

import attrs

from ofsted_inspection._record import Record, problem
from ofsted_inspection.errors import (
    OfstedInspectionError,
    Problem,
    ProblemCode,
    ScaleMismatch,
    UnknownName,
)
from ofsted_inspection.frameworks import Service
from ofsted_inspection.grades import Grade, ReformedGrade, Scale, SlacGrade, Ungraded
from ofsted_inspection.models.authority import AuthorityType, LocalAuthority, Region
from ofsted_inspection.models.outcome import Inspection, Judgement

Key = TypeVar("Key", bound=Hashable)
"""What a grouping function returns."""


@final
class NoMeanOfGrades(OfstedInspectionError, TypeError):
    """A mean of grades was asked for; grades are ordinal, so they have none.

    The distance from good to requires improvement is not known to equal any other, so no
    arithmetic on grade numbers has a meaning; medians and shares do.
    """

    def __str__(self) -> str:
        """Return what to use instead."""
        return (
            "grades are ordinal and have no mean: use .median (a lower and an upper grade), "
            ".share(grade) or .at_least(grade)"
        )


@final
class NothingGraded(OfstedInspectionError, ValueError):
    """A share was asked of a distribution that holds no graded judgement."""

    def __str__(self) -> str:
        """Return what to test first."""
        return "a share of no graded judgements is not defined: test .total first"


class Median(NamedTuple):
    """The middle of an ordered run of grades: the same grade twice where their count is odd.

    `lower` is the worse of the two middle grades, `upper` the better; nothing lies between.
    """

    lower: Grade
    upper: Grade


_SCALES: tuple[Scale, ...] = (SlacGrade, ReformedGrade)


@final
@attrs.frozen(kw_only=True, repr=False)
class GradeDistribution(Record):
    """How many judgements got each grade of one scale, and how many were not judged.

    `by_grade` counts from the best grade to the worst, `not_judged` apart. A distribution that
    holds no grade has no scale (`scale` None, `by_grade` empty); the one that holds nothing at
    all, `GradeDistribution()`, is the identity of `+`. Adding distributions of two scales raises
    ScaleMismatch. Sum many with `sum(distributions, GradeDistribution())`.
    """

    scale: type[SlacGrade] | type[ReformedGrade] | None = None
    by_grade: tuple[int, ...] = ()
    not_judged: int = 0

    def _problems(self) -> Iterator[Problem]:
        expected = 0 if self.scale is None else len(self.scale)
        if len(self.by_grade) != expected:
            yield problem("by_grade", self.by_grade, f"{expected} counts, one for each grade")
        for index, count in enumerate(self.by_grade):
            if count < 0:
                yield problem(f"by_grade[{index}]", count, "a count from 0 on")
        if self.scale is not None and not any(self.by_grade):
            yield problem(
                "scale",
                self.scale.__name__,
                "nothing, where no grade is counted",
                ProblemCode.CONTRADICTION,
            )
        if self.not_judged < 0:
            yield problem("not_judged", self.not_judged, "a count from 0 on")

    @classmethod
    def from_grades(cls, grades: Iterable[Grade | Ungraded]) -> Self:
        """Return the distribution of `grades`, in one pass.

        Raises ScaleMismatch if they are of two scales, and TypeError for anything that is no
        grade.
        """
        # Members of an enum are single objects that live for ever, so their identities count
        # them; hashing them would run Python code for each (enum.Enum.__hash__).
        counts = Counter(map(id, grades))
        not_judged = counts.pop(id(Ungraded.NOT_JUDGED), 0)
        scale: Scale | None = None
        by_grade: tuple[int, ...] = ()
        for candidate in _SCALES:
            numbers = tuple(counts.pop(id(grade), 0) for grade in candidate)
            if any(numbers):
                if scale is not None:
                    raise ScaleMismatch(scale.__name__, candidate.__name__)
                scale, by_grade = candidate, numbers
        if counts:
            message = f"{counts.total()} of the values are no grades; pass grades or Ungraded"
            raise TypeError(message)
        return cls(scale=scale, by_grade=by_grade, not_judged=not_judged)

    @property
    def counts(self) -> Mapping[Grade, int]:
        """Each grade of the scale with its count, best first, zeroes too; empty without a scale."""
        grades: Iterable[Grade] = () if self.scale is None else self.scale
        return dict(zip(grades, self.by_grade, strict=True))

    @property
    def total(self) -> int:
        """How many judgements were graded: the base of every share. Not judged is not in it."""
        return sum(self.by_grade)

    def share(self, grade: Grade) -> Fraction:
        """Return the share of `grade` among the graded (`total`), exactly.

        Raises ScaleMismatch for a grade of the other scale, NothingGraded if `total` is 0.
        """
        self._require_scale_of(grade)
        if self.scale is None:
            raise NothingGraded
        return Fraction(self.by_grade[grade.number - 1], self.total)

    def at_least(self, grade: Grade) -> int:
        """Return how many got `grade` or better, 0 if nothing is graded.

        Raises ScaleMismatch for a grade of the other scale.
        """
        self._require_scale_of(grade)
        return sum(self.by_grade[: grade.number])

    def _require_scale_of(self, grade: Grade) -> None:
        if self.scale is not None and type(grade) is not self.scale:
            raise ScaleMismatch(self.scale.__name__, type(grade).__name__)

    @property
    def median(self) -> Median | None:
        """The middle grades, lower and upper; None if nothing is graded."""
        if self.scale is None:
            return None
        total = self.total
        return Median(lower=self._ranked(total // 2), upper=self._ranked((total - 1) // 2))

    @property
    def best(self) -> Grade | None:
        """The best grade given; None if nothing is graded."""
        return None if self.scale is None else self._ranked(0)

    @property
    def worst(self) -> Grade | None:
        """The worst grade given; None if nothing is graded."""
        return None if self.scale is None else self._ranked(self.total - 1)

    def _ranked(self, rank: int) -> Grade:
        """Return the grade at `rank` in the run from the best (0) to the worst."""
        return next(grade for grade in self.counts if self.at_least(grade) > rank)

    def mean(self) -> NoReturn:
        """Raise NoMeanOfGrades, which says what to use: grades are ordinal."""
        raise NoMeanOfGrades

    def __add__(self, other: object) -> "GradeDistribution":
        """Return the distribution of both; raises ScaleMismatch if their scales differ."""
        if not isinstance(other, GradeDistribution):
            return NotImplemented
        if self.scale is None or other.scale is None:
            scaled = other if self.scale is None else self
            by_grade = scaled.by_grade
        else:
            if self.scale is not other.scale:
                raise ScaleMismatch(self.scale.__name__, other.scale.__name__)
            scaled = self
            by_grade = tuple(map(operator.add, self.by_grade, other.by_grade))
        return GradeDistribution(
            scale=scaled.scale,
            by_grade=by_grade,
            not_judged=self.not_judged + other.not_judged,
        )

    def __repr__(self) -> str:
        """Return every count with its grade's label."""
        parts = [f"{grade.label} {count}" for grade, count in self.counts.items()]
        return f"GradeDistribution({', '.join([*parts, f'Not judged {self.not_judged}'])})"


def distribution(judgements: Iterable[Judgement]) -> GradeDistribution:
    """Return how many of `judgements` got each grade; they must be of one scale.

    Raises ScaleMismatch otherwise: count each framework apart, or with
    `distribution_by(inspections, "framework")`.
    """
    return GradeDistribution.from_grades(map(operator.attrgetter("grade"), judgements))


def financial_year(date: datetime.date) -> str:
    """Return the financial year, April to March, that `date` lies in: `2010-11`.

    As text these sort in order of time.
    """
    first = date.year if date.month >= 4 else date.year - 1  # noqa: PLR2004 - April
    return f"{first}-{(first + 1) % 100:02}"


_KEYS: Mapping[str, Callable[[Inspection, Judgement], Hashable]] = {
    "service": lambda _, judgement: judgement.aspect.service,
    "framework": lambda inspection, _: inspection.framework.id,
    "region": lambda inspection, _: inspection.authority.region,
    "authority_type": lambda inspection, _: inspection.authority.type,
    "authority": lambda inspection, _: inspection.authority,
    "calendar_year": lambda inspection, _: inspection.start.year,
    "financial_year": lambda inspection, _: financial_year(inspection.start),
    "aspect": lambda _, judgement: judgement.aspect.key,
}

GROUPINGS: tuple[str, ...] = tuple(_KEYS)
"""The names that `distribution_by` takes in place of a function."""


@overload
def distribution_by(
    inspections: Iterable[Inspection], key: Literal["service"]
) -> Mapping[Service | None, GradeDistribution]: ...
@overload
def distribution_by(
    inspections: Iterable[Inspection], key: Literal["framework", "financial_year", "aspect"]
) -> Mapping[str, GradeDistribution]: ...
@overload
def distribution_by(
    inspections: Iterable[Inspection], key: Literal["region"]
) -> Mapping[Region, GradeDistribution]: ...
@overload
def distribution_by(
    inspections: Iterable[Inspection], key: Literal["authority_type"]
) -> Mapping[AuthorityType, GradeDistribution]: ...
@overload
def distribution_by(
    inspections: Iterable[Inspection], key: Literal["authority"]
) -> Mapping[LocalAuthority, GradeDistribution]: ...
@overload
def distribution_by(
    inspections: Iterable[Inspection], key: Literal["calendar_year"]
) -> Mapping[int, GradeDistribution]: ...
@overload
def distribution_by(
    inspections: Iterable[Inspection], key: Callable[[Inspection, Judgement], Key]
) -> Mapping[Key, GradeDistribution]: ...
def distribution_by(
    inspections: Iterable[Inspection],
    key: str | Callable[[Inspection, Judgement], Hashable],
) -> object:
    """Return the distribution of the judgements of each group, in the order the groups are met.

    `key` is a function of an inspection and one of its judgements, or one of GROUPINGS:
    `service` (None where the framework names none), `framework` (its id), `region`,
    `authority_type`, `authority`, `calendar_year` and `financial_year` (of the first day, which
    decides the framework), `aspect` (its key).

    Raises ScaleMismatch if a group holds two scales, UnknownName for a name not listed.
    """
    if isinstance(key, str):
        if key not in _KEYS:
            raise UnknownName("grouping", key, GROUPINGS)
        group_of = _KEYS[key]
    else:
        group_of = key
    groups: defaultdict[Hashable, list[Grade | Ungraded]] = defaultdict(list)
    for inspection in inspections:
        for judgement in inspection.judgements:
            groups[group_of(inspection, judgement)].append(judgement.grade)
    return {group: GradeDistribution.from_grades(grades) for group, grades in groups.items()}
