"""Counting grades: a distribution over one scale, and its ordinal statistics."""

import operator
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Generic, NamedTuple, NoReturn, TypeAlias, TypeVar, cast, final, overload

import attrs

from ofsted_inspection._arguments import checked, refused
from ofsted_inspection._doors import display
from ofsted_inspection._record import Record, problem
from ofsted_inspection.errors import (
    NoMeanOfGrades,
    NothingGraded,
    Problem,
    ProblemCode,
    ScaleMismatch,
)
from ofsted_inspection.grades import Grade, OneScale, ReformedGrade, SlacGrade, Ungraded
from ofsted_inspection.models import Judgement


class Median(NamedTuple, Generic[OneScale]):
    """The middle of an ordered run of grades: the same grade twice where their count is odd.

    `lower` is the worse of the two middle grades, `upper` the better; nothing lies between.
    """

    lower: OneScale
    upper: OneScale


OtherScale = TypeVar("OtherScale", SlacGrade, ReformedGrade)
"""The scale that a distribution is said to be over."""


@final
@attrs.frozen(kw_only=True, repr=False)
class GradeDistribution(Record, Generic[OneScale]):
    """How many judgements got each grade of one scale, and how many were not judged.

    `by_grade` counts from the best grade to the worst, `not_judged` apart. A distribution that
    holds no grade has no scale (`scale` None, `by_grade` empty); the one that holds nothing at
    all, `GradeDistribution()`, is the identity of `+`. Adding distributions of two scales raises
    ScaleMismatch. Sum many with `sum(distributions, GradeDistribution[ReformedGrade]())`.

    Type checkers know the scale where it was named: `GradeDistribution[SlacGrade]` takes and
    gives grades of that scale alone. Where it was not, `on` names it.
    """

    scale: type[OneScale] | None = None
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
    def from_grades(cls, grades: Iterable[Grade | Ungraded]) -> "OfEitherScale":
        """Return the distribution of `grades`, in one pass.

        Raises ScaleMismatch if they are of two scales, and TypeError for anything that is no
        grade.
        """
        return _counted(grades)

    @checked
    def on(self, scale: type[OtherScale]) -> "GradeDistribution[OtherScale]":
        """Return the distribution, which must be one over `scale` or hold no grade.

        Raises ScaleMismatch if it is one over the other scale.
        """
        if self.scale is None:
            return GradeDistribution(not_judged=self.not_judged)
        if self.scale.__name__ != scale.__name__:
            raise ScaleMismatch(scale.__name__, self.scale.__name__)
        return GradeDistribution(scale=scale, by_grade=self.by_grade, not_judged=self.not_judged)

    @property
    def counts(self) -> Mapping[OneScale, int]:
        """Each grade of the scale with its count, best first, zeroes too; empty without a scale."""
        grades: Iterable[OneScale] = () if self.scale is None else self.scale
        return dict(zip(grades, self.by_grade, strict=True))

    @property
    def total(self) -> int:
        """How many judgements were graded: the base of every share. Not judged is not in it."""
        return sum(self.by_grade)

    def share(self, grade: OneScale) -> Fraction:
        """Return the share of `grade` among the graded (`total`), exactly.

        Raises ScaleMismatch for a grade of the other scale, NothingGraded if `total` is 0.
        """
        self._require_scale_of(grade)
        if self.scale is None:
            raise NothingGraded
        return Fraction(self.by_grade[grade.number - 1], self.total)

    def at_least(self, grade: OneScale) -> int:
        """Return how many got `grade` or better, 0 if nothing is graded.

        Raises ScaleMismatch for a grade of the other scale.
        """
        self._require_scale_of(grade)
        return sum(self.by_grade[: grade.number])

    def _require_scale_of(self, grade: OneScale) -> None:
        if self.scale is not None and type(grade) is not self.scale:
            raise ScaleMismatch(self.scale.__name__, type(grade).__name__)

    @property
    def median(self) -> Median[OneScale] | None:
        """The middle grades, lower and upper; None if nothing is graded."""
        if self.scale is None:
            return None
        total = self.total
        return Median(lower=self._ranked(total // 2), upper=self._ranked((total - 1) // 2))

    @property
    def best(self) -> OneScale | None:
        """The best grade given; None if nothing is graded."""
        return None if self.scale is None else self._ranked(0)

    @property
    def worst(self) -> OneScale | None:
        """The worst grade given; None if nothing is graded."""
        return None if self.scale is None else self._ranked(self.total - 1)

    def _ranked(self, rank: int) -> OneScale:
        """Return the grade at `rank` in the run from the best (0) to the worst."""
        return next(grade for grade in self.counts if self.at_least(grade) > rank)

    def mean(self) -> NoReturn:
        """Raise NoMeanOfGrades, which says what to use: grades are ordinal."""
        raise NoMeanOfGrades

    def __add__(self, other: "GradeDistribution[OneScale]") -> "GradeDistribution[OneScale]":
        """Return the distribution of both; raises ScaleMismatch if their scales differ."""
        if not _is_distribution(other):
            return NotImplemented
        not_judged = self.not_judged + other.not_judged
        if self.scale is None or other.scale is None:
            scaled = other if self.scale is None else self
            return attrs.evolve(scaled, not_judged=not_judged)
        if self.scale is not other.scale:
            raise ScaleMismatch(self.scale.__name__, other.scale.__name__)
        by_grade = tuple(map(operator.add, self.by_grade, other.by_grade))
        return attrs.evolve(self, by_grade=by_grade, not_judged=not_judged)

    def _repr_html_(self) -> str:
        """Return what notebooks show."""
        return display(self)

    def __repr__(self) -> str:
        """Return every count with its grade's label."""
        counts: list[str] = [f"{grade.label} {count}" for grade, count in self.counts.items()]
        return f"GradeDistribution({', '.join([*counts, f'Not judged {self.not_judged}'])})"


def _counted(grades: Iterable[Grade | Ungraded]) -> "OfEitherScale":
    # Members of an enum are single objects that live for ever, so their identities count
    # them; hashing them would run Python code for each (enum.Enum.__hash__).
    if not isinstance(cast("object", grades), Iterable):
        raise refused("from_grades()", "grades", "grades and Ungraded", grades)
    counts = Counter(map(id, grades))
    not_judged = counts.pop(id(Ungraded.NOT_JUDGED), 0)
    slac = tuple(counts.pop(id(grade), 0) for grade in SlacGrade)
    reformed = tuple(counts.pop(id(grade), 0) for grade in ReformedGrade)
    if counts:
        message = f"{counts.total()} that are neither"
        raise TypeError(f"from_grades(): grades takes grades and Ungraded; found {message}")
    if any(slac) and any(reformed):
        raise ScaleMismatch(SlacGrade.__name__, ReformedGrade.__name__)
    if any(slac):
        return GradeDistribution(scale=SlacGrade, by_grade=slac, not_judged=not_judged)
    if any(reformed):
        return GradeDistribution(scale=ReformedGrade, by_grade=reformed, not_judged=not_judged)
    return GradeDistribution[ReformedGrade](not_judged=not_judged)


def _is_distribution(value: object) -> bool:
    return isinstance(value, GradeDistribution)


OfEitherScale: TypeAlias = GradeDistribution[SlacGrade] | GradeDistribution[ReformedGrade]
"""A distribution over the one scale or the other, where type checkers cannot know which."""


@overload
def distribution(
    judgements: Iterable[Judgement], *, scale: type[OneScale]
) -> GradeDistribution[OneScale]: ...
@overload
def distribution(judgements: Iterable[Judgement], *, scale: None = None) -> OfEitherScale: ...
@checked
def distribution(judgements: Iterable[Judgement], *, scale: type[OneScale] | None = None) -> object:
    """Return how many of `judgements` got each grade; they must be of one scale.

    With `scale`, of that one: then type checkers know which grades the result counts. Raises
    ScaleMismatch otherwise: count each framework apart, or with
    `distribution_by(inspections, "framework")`.
    """
    found = _counted(judgement.grade for judgement in judgements)
    return found if scale is None else found.on(scale)
