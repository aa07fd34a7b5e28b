"""What is told of grades."""

from collections.abc import Callable, Mapping

from ofsted_inspection.grades import (
    ReformedGrade,
    SlacGrade,
    Ungraded,
    best,
    lower_median,
    upper_median,
    worst,
)

CASES: Mapping[str, Callable[[], object]] = {
    "no grade of the four-point scale": lambda: SlacGrade.parse("Requires improvement"),
    "no grade of the reformed scale": lambda: ReformedGrade.parse("Grade 2 (outstanding)"),
    "no text": lambda: SlacGrade.parse(3),  # type: ignore[arg-type] # what is refused
    "two scales": lambda: SlacGrade.GOOD < ReformedGrade.GOOD,  # type: ignore[operator] # likewise
    "a grade and none": lambda: ReformedGrade.GOOD >= Ungraded.NOT_JUDGED,  # type: ignore[operator] # likewise
    "best of none": lambda: best(list[SlacGrade]()),
    "worst of none": lambda: worst(list[SlacGrade]()),
    "lower median of none": lambda: lower_median(list[SlacGrade]()),
    "upper median of none": lambda: upper_median(list[SlacGrade]()),
    "repr": lambda: [repr(grade) for grade in (*SlacGrade, *ReformedGrade, *Ungraded)],
    "label": lambda: [grade.label for grade in (*SlacGrade, *ReformedGrade, *Ungraded)],
}
