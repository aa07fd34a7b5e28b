"""What type checkers make of grades, judgements and distributions, and what they must refuse.

Each refusal carries the comment that would silence it: both checkers complain of one that
silences nothing.
"""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from collections.abc import Mapping
from typing import assert_type

import pytest

from ofsted_inspection import (
    GradeDistribution,
    Judgement,
    Median,
    ReformedGrade,
    ScaleMismatch,
    SlacGrade,
    Ungraded,
    distribution,
    distribution_by,
)
from ofsted_inspection.aggregation import OfEitherScale
from ofsted_inspection.frameworks import SIF_2013, SLAC_2010
from tests.comparison.england import england, inspected

OLD = Judgement(aspect=SLAC_2010.aspects[0], grade=SlacGrade.GOOD)
NEW = Judgement(aspect=SIF_2013.aspects[0], grade=ReformedGrade.GOOD)
NOT_JUDGED = Judgement(aspect=SIF_2013.aspects[0], grade=Ungraded.NOT_JUDGED)


def test_grades_of_one_scale_compare() -> None:
    assert_type(SlacGrade.GOOD > SlacGrade.ADEQUATE, bool)
    assert_type(max(ReformedGrade), ReformedGrade)
    assert SlacGrade.GOOD > SlacGrade.ADEQUATE
    assert max(ReformedGrade) is ReformedGrade.OUTSTANDING


def test_grades_of_two_scales_are_refused_before_they_run() -> None:
    with pytest.raises(ScaleMismatch):
        _ = SlacGrade.GOOD > ReformedGrade.GOOD  # type: ignore[operator]
    with pytest.raises(ScaleMismatch):
        _ = ReformedGrade.GOOD <= SlacGrade.GOOD  # type: ignore[operator]
    with pytest.raises(ScaleMismatch):
        _ = SlacGrade.GOOD < Ungraded.NOT_JUDGED  # type: ignore[operator]
    with pytest.raises(TypeError):
        _ = SlacGrade.GOOD >= 2  # type: ignore[operator]


def test_a_judgement_on_a_scale_compares() -> None:
    grade = NEW.on(ReformedGrade)
    assert_type(grade, ReformedGrade)
    assert_type(OLD.on(SlacGrade), SlacGrade)
    assert grade is ReformedGrade.GOOD
    assert NEW.on(ReformedGrade) >= ReformedGrade.REQUIRES_IMPROVEMENT
    assert OLD.on(SlacGrade) < SlacGrade.OUTSTANDING
    with pytest.raises(ScaleMismatch):
        _ = NEW.grade >= SlacGrade.GOOD  # type: ignore[operator]
    with pytest.raises(ScaleMismatch):
        _ = OLD.on(SlacGrade) >= ReformedGrade.GOOD  # type: ignore[operator]


@pytest.mark.parametrize("judgement", [OLD, NOT_JUDGED])
def test_a_judgement_on_another_scale_raises(judgement: Judgement) -> None:
    with pytest.raises(ScaleMismatch) as raised:
        judgement.on(ReformedGrade)
    assert raised.value.left == "ReformedGrade"
    assert raised.value.right == type(judgement.grade).__name__


def test_no_third_scale_is_taken() -> None:
    with pytest.raises(ScaleMismatch):
        NEW.on(Ungraded)  # type: ignore[type-var]


def test_a_distribution_is_over_the_scale_that_was_named() -> None:
    seen = distribution([NEW, NOT_JUDGED], scale=ReformedGrade)
    other = distribution([OLD], scale=SlacGrade)
    assert_type(seen, GradeDistribution[ReformedGrade])
    assert_type(seen.counts, Mapping[ReformedGrade, int])
    assert_type(seen.best, ReformedGrade | None)
    assert_type(seen.median, Median[ReformedGrade] | None)
    assert_type(seen + seen, GradeDistribution[ReformedGrade])
    assert seen.share(ReformedGrade.GOOD) == 1
    with pytest.raises(ScaleMismatch):
        seen.share(SlacGrade.GOOD)  # type: ignore[arg-type]
    with pytest.raises(ScaleMismatch):
        seen.at_least(SlacGrade.GOOD)  # type: ignore[arg-type]
    with pytest.raises(ScaleMismatch):
        _ = seen + other  # type: ignore[operator]
    with pytest.raises(ScaleMismatch):
        distribution([NEW], scale=SlacGrade)


def test_a_distribution_of_no_scale_named_may_be_over_either() -> None:
    seen = distribution([NEW])
    assert_type(seen, OfEitherScale)
    assert_type(seen.total, int)
    assert_type(seen.on(ReformedGrade), GradeDistribution[ReformedGrade])
    assert seen.share(ReformedGrade.GOOD) == 1  # type: ignore[arg-type]
    assert seen.on(ReformedGrade).share(ReformedGrade.GOOD) == 1
    with pytest.raises(ScaleMismatch):
        seen.on(SlacGrade)


def test_groups_are_over_either_scale() -> None:
    groups = distribution_by([inspected(SIF_2013, {"overall": ReformedGrade.GOOD})], "framework")
    assert_type(groups, Mapping[str, OfEitherScale])
    assert groups["sif-2013"].on(ReformedGrade).at_least(ReformedGrade.GOOD) == 1


def test_options_are_given_by_name() -> None:
    with pytest.raises(TypeError):
        distribution([NEW], ReformedGrade)  # type: ignore[call-overload]
    with pytest.raises(TypeError):
        distribution_by(england())  # type: ignore[call-overload]
