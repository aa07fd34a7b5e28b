"""Type checkers see the grades as closed: a `match` over them can be shown to leave none out."""

from typing import assert_never

import pytest

from ofsted_inspection import Grade, Judgement, ReformedGrade, SlacGrade, Ungraded, load


def is_good_enough(grade: Grade) -> bool:
    match grade:
        case SlacGrade.OUTSTANDING | SlacGrade.GOOD | SlacGrade.ADEQUATE:
            return True
        case SlacGrade.INADEQUATE:
            return False
        case ReformedGrade.OUTSTANDING | ReformedGrade.GOOD:
            return True
        case ReformedGrade.REQUIRES_IMPROVEMENT | ReformedGrade.INADEQUATE:
            return False
        case _:
            assert_never(grade)


def in_words(judgement: Judgement) -> str:
    grade = judgement.grade
    match grade:
        case SlacGrade():
            return f"{grade.number} of the older scale"
        case ReformedGrade():
            return f"{grade.number} of the newer scale"
        case Ungraded.NOT_JUDGED:
            return "not judged"
        case _:
            assert_never(grade)


def forgets_inadequate(grade: ReformedGrade) -> bool:
    """Leave a grade out, which strict type checkers refuse: else the comment would be unused."""
    match grade:
        case ReformedGrade.OUTSTANDING | ReformedGrade.GOOD:
            return True
        case ReformedGrade.REQUIRES_IMPROVEMENT:
            return False
        case _:
            assert_never(grade)  # type: ignore[arg-type]


@pytest.mark.parametrize("grade", [*SlacGrade, *ReformedGrade])
def test_every_grade_has_its_branch(grade: Grade) -> None:
    worst = {SlacGrade.INADEQUATE, ReformedGrade.REQUIRES_IMPROVEMENT, ReformedGrade.INADEQUATE}
    assert is_good_enough(grade) is (grade not in worst)


def test_a_judgement_is_on_one_scale_or_not_judged() -> None:
    held = (load("warrington-2011"), *load("england"))
    words = {in_words(judgement) for each in held for judgement in each.judgements}
    newer = {f"{number} of the newer scale" for number in (1, 2, 3, 4)}
    assert words == {"2 of the older scale", "3 of the older scale", "not judged", *newer}


def test_what_is_left_out_fails_at_run_time_too() -> None:
    with pytest.raises(AssertionError, match="INADEQUATE"):
        forgets_inadequate(ReformedGrade.INADEQUATE)
