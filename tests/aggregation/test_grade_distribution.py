"""Laws of GradeDistribution, against sorted lists and collections.Counter as oracles."""

import copy
import pickle
import statistics
from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from typing import cast

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_inspection.aggregation import (
    GradeDistribution,
    Median,
)
from ofsted_inspection.errors import (
    InvalidDocument,
    NoMeanOfGrades,
    NothingGraded,
    ScaleMismatch,
)
from ofsted_inspection.grades import Grade, ReformedGrade, SlacGrade, Ungraded

scales = st.sampled_from([SlacGrade, ReformedGrade])
runs = scales.flatmap(
    lambda scale: st.lists(st.sampled_from([*scale, Ungraded.NOT_JUDGED]), max_size=30)
)
pairs_of_runs = scales.flatmap(
    lambda scale: st.tuples(
        *[st.lists(st.sampled_from([*scale, Ungraded.NOT_JUDGED]), max_size=20)] * 3
    )
)


def seen_in(run: Iterable[Grade | Ungraded]) -> GradeDistribution[ReformedGrade]:
    """Return the distribution of `run`: for checkers over one scale, since laws hold on either."""
    return cast("GradeDistribution[ReformedGrade]", GradeDistribution.from_grades(run))


def graded(run: list[Grade | Ungraded]) -> list[Grade]:
    """Return the grades of `run` from the best to the worst, without what was not judged."""
    return sorted((each for each in run if not isinstance(each, Ungraded)), key=lambda g: g.number)


@given(pairs_of_runs)
def test_counting_turns_joining_into_adding(runs: tuple[list[Grade | Ungraded], ...]) -> None:
    """Requirement: a distribution is a monoid under +, and from_grades a homomorphism."""
    a, b, c = map(seen_in, runs)
    assert seen_in(runs[0] + runs[1]) == a + b == b + a
    assert (a + b) + c == a + (b + c) == sum([a, b, c], GradeDistribution[ReformedGrade]())
    nothing = GradeDistribution[ReformedGrade]()
    assert a + nothing == a == nothing + a
    assert hash(a + b) == hash(b + a)


@given(runs)
def test_counts_are_those_of_a_counter(run: list[Grade | Ungraded]) -> None:
    """Every count equals that of collections.Counter; not judged stands apart."""
    counted = Counter(run)
    seen = seen_in(iter(run))
    assert {grade: count for grade, count in seen.counts.items() if count} == {
        grade: count for grade, count in counted.items() if not isinstance(grade, Ungraded)
    }
    assert seen.not_judged == counted[Ungraded.NOT_JUDGED]
    assert seen.total + seen.not_judged == len(run)
    assert list(seen.counts) == sorted(seen.counts, key=lambda grade: grade.number)


@given(runs)
def test_shares_sum_to_exactly_one(run: list[Grade | Ungraded]) -> None:
    """Shares are fractions of the graded, and at_least accumulates them."""
    seen = seen_in(run)
    if not graded(run):
        assert seen.total == 0
        with pytest.raises(NothingGraded, match="total"):
            seen.share(ReformedGrade.GOOD)
        assert seen.at_least(ReformedGrade.INADEQUATE) == 0
        return
    assert sum(map(seen.share, seen.counts)) == Fraction(1)
    for grade in seen.counts:
        assert seen.share(grade) == Fraction(run.count(grade), len(graded(run)))
        assert seen.at_least(grade) == len([g for g in graded(run) if g.number <= grade.number])


@given(runs)
def test_ordinal_statistics_are_those_of_the_sorted_run(run: list[Grade | Ungraded]) -> None:
    """Median, best and worst by numbers alone, as the statistics module has them."""
    seen = seen_in(run)
    numbers = [grade.number for grade in graded(run)]
    if not numbers:
        assert (seen.median, seen.best, seen.worst) == (None, None, None)
        return
    assert seen.median is not None
    assert seen.best is not None
    assert seen.worst is not None
    # Number 1 is best: the lower (worse) median grade has the higher number.
    assert seen.median.lower.number == statistics.median_high(numbers)
    assert seen.median.upper.number == statistics.median_low(numbers)
    assert (seen.best.number, seen.worst.number) == (min(numbers), max(numbers))


@given(runs)
def test_copies_and_pickles_are_equal(run: list[Grade | Ungraded]) -> None:
    """A distribution survives pickle, copy and evolve."""
    seen = seen_in(run)
    assert pickle.loads(pickle.dumps(seen)) == copy.deepcopy(seen) == attrs.evolve(seen) == seen


def test_median_of_an_even_count_is_two_grades() -> None:
    """Nothing lies between two grades, so an even count may have two medians."""
    seen = GradeDistribution.from_grades([SlacGrade.GOOD, SlacGrade.INADEQUATE])
    assert seen.median == Median(lower=SlacGrade.INADEQUATE, upper=SlacGrade.GOOD)


def test_two_scales_are_never_counted_together() -> None:
    """Counterexample: adequate and requires improvement share a number, not a meaning."""
    old = GradeDistribution.from_grades([SlacGrade.ADEQUATE]).on(SlacGrade)
    new = GradeDistribution.from_grades([ReformedGrade.REQUIRES_IMPROVEMENT]).on(ReformedGrade)
    with pytest.raises(ScaleMismatch):
        _ = old + new  # type: ignore[operator] # the error is the test
    with pytest.raises(ScaleMismatch):
        GradeDistribution.from_grades([SlacGrade.ADEQUATE, ReformedGrade.GOOD])
    with pytest.raises(ScaleMismatch):
        old.share(ReformedGrade.GOOD)  # type: ignore[arg-type] # the error is the test
    with pytest.raises(ScaleMismatch):
        new.at_least(SlacGrade.GOOD)  # type: ignore[arg-type] # the error is the test


def test_not_judged_alone_has_no_scale_and_adds_to_either() -> None:
    """What was not judged belongs to no scale."""
    unjudged = seen_in([Ungraded.NOT_JUDGED])
    assert unjudged.scale is None
    for scale in (SlacGrade, ReformedGrade):
        one = seen_in([scale.GOOD])
        assert (one + unjudged).not_judged == (unjudged + one).not_judged == 1
        assert (unjudged + one).total == 1


def test_a_mean_is_refused_with_an_offer() -> None:
    """Requirement: asking for a mean explains, and offers medians and shares."""
    with pytest.raises(NoMeanOfGrades, match=r"ordinal.*\.median.*\.share") as raised:
        GradeDistribution.from_grades([SlacGrade.GOOD]).mean()
    assert type(pickle.loads(pickle.dumps(raised.value))) is NoMeanOfGrades


def test_only_grades_are_counted() -> None:
    """A value that is no grade raises and says how many there were."""
    with pytest.raises(TypeError, match="found 2 that"):
        GradeDistribution.from_grades([SlacGrade.GOOD, "good", None])  # type: ignore[list-item] # the error is the test
    with pytest.raises(TypeError):
        _ = GradeDistribution[SlacGrade]() + 0  # type: ignore[operator] # the error is the test


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"scale": SlacGrade, "by_grade": (1, 2, 3)}, "$.by_grade"),
        ({"by_grade": (1, 0, 0, 0)}, "$.by_grade"),
        ({"scale": SlacGrade, "by_grade": (1, -1, 0, 0)}, "$.by_grade[1]"),
        ({"scale": SlacGrade, "by_grade": (0, 0, 0, 0)}, "$.scale"),
        ({"not_judged": -1}, "$.not_judged"),
        ({"not_judged": True}, "$.not_judged"),
    ],
)
def test_impossible_counts_are_refused(fields: dict[str, object], path: str) -> None:
    """Each invariant names its field."""
    with pytest.raises(InvalidDocument) as raised:
        GradeDistribution(**fields)  # type: ignore[arg-type] # the error is the test
    assert path in [problem.path for problem in raised.value.problems]


def test_it_prints_its_counts() -> None:
    """The repr is readable at a prompt."""
    seen = GradeDistribution.from_grades([ReformedGrade.REQUIRES_IMPROVEMENT])
    assert repr(seen) == (
        "GradeDistribution(Outstanding 0, Good 0, Requires improvement 1, Inadequate 0, "
        "Not judged 0)"
    )


@given(runs, scales)
def test_a_scale_that_is_named_is_that_of_the_grades(
    run: list[Grade | Ungraded], scale: type[Grade]
) -> None:
    """Law: naming the scale changes nothing, or raises; what holds no grade is over any."""
    seen = GradeDistribution.from_grades(run)
    named = cast("type[ReformedGrade]", scale)  # either will do for the type checker
    if any(type(grade) is not scale for grade in graded(run)):
        with pytest.raises(ScaleMismatch):
            seen.on(named)
    else:
        assert seen.on(named) == seen
