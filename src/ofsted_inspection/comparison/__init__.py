"""Comparing inspections: what changed, what cannot be compared, and why.

Within one framework aspects are compared by key. Across frameworks only a crosswalk says which
aspects correspond and whether a difference between them has a direction; the result records it.
"""

from ofsted_inspection.comparison._change import Change, ChangeKind, ChangeReason
from ofsted_inspection.comparison._compare import Comparison, compare
from ofsted_inspection.comparison._crosswalk import (
    Crosswalk,
    CrosswalkRow,
    DirectionAllowed,
    Relation,
    ScaleRow,
)
from ofsted_inspection.comparison._histories import (
    SUCCESSIONS,
    History,
    Succession,
    history,
    latest_per_authority,
)
from ofsted_inspection.comparison._maintainers import MAINTAINERS_CROSSWALK

__all__ = [
    "MAINTAINERS_CROSSWALK",
    "SUCCESSIONS",
    "Change",
    "ChangeKind",
    "ChangeReason",
    "Comparison",
    "Crosswalk",
    "CrosswalkRow",
    "DirectionAllowed",
    "History",
    "Relation",
    "ScaleRow",
    "Succession",
    "compare",
    "history",
    "latest_per_authority",
]
