"""Better compares greater, within one scale; across scales there is no order."""

import itertools
import operator
import pickle
import statistics
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, strategies as st

from ofsted_inspection.errors import ScaleMismatch
from ofsted_inspection.grades import (
    OneScale,
    ReformedGrade,
    Scale,
    SlacGrade,
    Ungraded,
    best,
    lower_median,
    upper_median,
    worst,
)

# Written out, best first, as paragraph 3 of Warrington 2011 and the later definitions have them.
SCALES: dict[Scale, tuple[str, ...]] = {
    SlacGrade: ("OUTSTANDING", "GOOD", "ADEQUATE", "INADEQUATE"),
    ReformedGrade: ("OUTSTANDING", "GOOD", "REQUIRES_IMPROVEMENT", "INADEQUATE"),
}
COMPARISONS = (operator.lt, operator.le, operator.gt, operator.ge)

scales = pytest.mark.parametrize("scale", SCALES, ids=lambda scale: str(scale.__name__))


@scales
def test_iterating_over_a_scale_goes_from_best_to_worst(scale: Scale) -> None:
    assert [grade.name for grade in scale] == list(SCALES[scale])
    assert [grade.number for grade in scale] == [1, 2, 3, 4]


@scales
@pytest.mark.parametrize("compare", COMPARISONS)
def test_the_grade_with_the_lower_number_is_greater(
    scale: Scale, compare: Callable[[object, object], bool]
) -> None:
    for left, right in itertools.product(SCALES[scale], repeat=2):
        numbers = SCALES[scale].index(left) + 1, SCALES[scale].index(right) + 1
        assert compare(scale[left], scale[right]) is compare(-numbers[0], -numbers[1])


def summaries_are_those_of_the_numbers(grades: Sequence[OneScale]) -> None:
    numbers = [SCALES[type(grade)].index(grade.name) + 1 for grade in grades]
    assert best(grades).number == min(numbers)
    assert worst(grades).number == max(numbers)
    # The lower median is the worse grade, which has the higher number.
    assert lower_median(grades).number == statistics.median_high(numbers)
    assert upper_median(grades).number == statistics.median_low(numbers)
    assert worst(grades) <= lower_median(grades) <= upper_median(grades) <= best(grades)


@given(st.lists(st.sampled_from(SlacGrade), min_size=1))
def test_best_worst_and_medians_on_the_four_point_scale(grades: list[SlacGrade]) -> None:
    summaries_are_those_of_the_numbers(grades)


@given(st.lists(st.sampled_from(ReformedGrade), min_size=1))
def test_best_worst_and_medians_on_the_reformed_scale(grades: list[ReformedGrade]) -> None:
    summaries_are_those_of_the_numbers(grades)


@pytest.mark.parametrize(
    ("function", "word"),
    [(best, "best"), (worst, "worst"), (lower_median, "median"), (upper_median, "median")],
)
def test_of_no_grades_there_is_neither_best_nor_median(
    function: Callable[[list[SlacGrade]], SlacGrade], word: str
) -> None:
    with pytest.raises(ValueError, match=f"the {word} of no grades is not defined: pass at least"):
        function([])


@pytest.mark.parametrize("compare", COMPARISONS)
@pytest.mark.parametrize(("left", "right"), list(itertools.product(SlacGrade, ReformedGrade)))
def test_comparing_across_scales_refuses_and_says_what_to_do(
    left: SlacGrade, right: ReformedGrade, compare: Callable[[object, object], bool]
) -> None:
    for first, second in ((left, right), (right, left)):
        with pytest.raises(ScaleMismatch) as raised:
            compare(first, second)
        assert {raised.value.left, raised.value.right} == {"SlacGrade", "ReformedGrade"}
        assert "compare grades within one scale" in str(raised.value)
        assert "ofsted_inspection.compare" in str(raised.value)


@pytest.mark.parametrize("compare", COMPARISONS)
@pytest.mark.parametrize("grade", [*SlacGrade, *ReformedGrade])
def test_not_judged_has_no_place_in_the_order(
    grade: SlacGrade | ReformedGrade, compare: Callable[[object, object], bool]
) -> None:
    for first, second in ((grade, Ungraded.NOT_JUDGED), (Ungraded.NOT_JUDGED, grade)):
        with pytest.raises(ScaleMismatch, match="'not judged' is no grade; leave it out"):
            compare(first, second)


@pytest.mark.parametrize("compare", COMPARISONS)
@pytest.mark.parametrize("other", [3, "good", None])
def test_what_is_no_grade_cannot_be_compared(
    other: object, compare: Callable[[object, object], bool]
) -> None:
    for first, second in ((SlacGrade.GOOD, other), (other, SlacGrade.GOOD)):
        with pytest.raises(TypeError) as raised:
            compare(first, second)
        assert not isinstance(raised.value, ScaleMismatch)


def test_grades_of_two_scales_are_never_equal_and_are_kept_apart_in_sets() -> None:
    everything: set[object] = {*SlacGrade, *ReformedGrade, *Ungraded}
    assert len(everything) == 9
    older: set[object] = {*SlacGrade}
    assert older.isdisjoint(ReformedGrade)


@pytest.mark.parametrize("grade", [*SlacGrade, *ReformedGrade, *Ungraded])
def test_a_grade_is_the_same_object_after_a_pickle(
    grade: SlacGrade | ReformedGrade | Ungraded,
) -> None:
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(grade, protocol)) is grade


def test_a_grade_shows_its_number() -> None:
    assert repr(ReformedGrade.REQUIRES_IMPROVEMENT) == "<ReformedGrade.REQUIRES_IMPROVEMENT: 3>"


class Above:
    """What has an order of its own, in which it stands above everything."""

    def __gt__(self, _other: object) -> bool:
        return True

    __ge__ = __gt__

    def __lt__(self, _other: object) -> bool:
        return False

    __le__ = __lt__


@scales
def test_of_what_is_no_grade_the_other_side_decides(scale: Scale) -> None:
    """Counterexample: ANY of a mock, or a column of a dataframe, has an order of its own."""
    for grade in scale:
        assert [compare(grade, Above()) for compare in COMPARISONS] == [True, True, False, False]


@scales
@pytest.mark.parametrize("compare", COMPARISONS)
def test_each_comparison_answers_by_itself(
    scale: Scale, compare: Callable[[object, object], bool]
) -> None:
    """Law: called as a method too, without the other side's help."""
    method = getattr(scale, f"__{compare.__name__}__")
    for left, right in itertools.product(scale, repeat=2):
        assert method(left, right) is compare(right.number, left.number)
