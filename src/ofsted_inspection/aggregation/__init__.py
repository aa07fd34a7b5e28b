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

from ofsted_inspection._addresses import promise
from ofsted_inspection.aggregation._distribution import (
    GradeDistribution,
    Median,
    OfEitherScale,
    distribution,
)
from ofsted_inspection.aggregation._grouping import GROUPINGS, distribution_by, financial_year

__all__ = [
    "GROUPINGS",
    "GradeDistribution",
    "Median",
    "OfEitherScale",
    "distribution",
    "distribution_by",
    "financial_year",
]

promise(__name__, names=__all__)
