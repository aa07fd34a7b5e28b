"""What is told of counted grades."""

from collections.abc import Callable, Mapping
from typing import cast

from ofsted_inspection.aggregation import GradeDistribution, distribution, distribution_by
from ofsted_inspection.grades import ReformedGrade, SlacGrade, Ungraded
from tests.models.faults import INSPECTION

_OLD = GradeDistribution.from_grades([SlacGrade.GOOD, SlacGrade.GOOD, Ungraded.NOT_JUDGED])
_NEW = GradeDistribution.from_grades([ReformedGrade.INADEQUATE])
_REFORMED = cast("GradeDistribution[ReformedGrade]", _OLD)

CASES: Mapping[str, Callable[[], object]] = {
    "counts without scale": lambda: GradeDistribution[SlacGrade](by_grade=(1,)),
    "counts of another scale": lambda: GradeDistribution(scale=SlacGrade, by_grade=(1, 2, 3)),
    "less than none": lambda: GradeDistribution(
        scale=SlacGrade, by_grade=(1, 2, -3, 0), not_judged=-1
    ),
    "a scale without counts": lambda: GradeDistribution(scale=SlacGrade, by_grade=(0, 0, 0, 0)),
    "on another scale": lambda: _OLD.on(ReformedGrade),
    "share of another scale": lambda: _REFORMED.share(ReformedGrade.GOOD),
    "at least, of another scale": lambda: _REFORMED.at_least(ReformedGrade.GOOD),
    "share of nothing": lambda: GradeDistribution[SlacGrade]().share(SlacGrade.GOOD),
    "two scales added": lambda: _OLD + _NEW,  # type: ignore[operator] # what is refused
    "a mean": _OLD.mean,
    "two scales counted": lambda: GradeDistribution.from_grades(
        [ReformedGrade.GOOD, SlacGrade.GOOD]
    ),
    "no grades counted": lambda: GradeDistribution.from_grades(
        ["good", "good", SlacGrade.GOOD]  # type: ignore[list-item] # what is refused
    ),
    "no sequence counted": lambda: GradeDistribution.from_grades(SlacGrade.GOOD),  # type: ignore[arg-type] # what is refused
    "judgements of another scale": lambda: distribution(INSPECTION.judgements, scale=ReformedGrade),
    "unknown grouping": lambda: distribution_by([INSPECTION], "year"),  # type: ignore[call-overload] # likewise
    "repr": lambda: [repr(_OLD), repr(_NEW), repr(GradeDistribution[SlacGrade]())],
}
