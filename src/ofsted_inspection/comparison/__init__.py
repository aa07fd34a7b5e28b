"""Comparing inspections: what changed, what cannot be compared, and why.

Within one framework aspects are compared by key. Across frameworks only a crosswalk says which
aspects correspond and whether a difference between them has a direction; the result records it.
`pairs` says which judgements correspond and `previous` what came before: whatever else of the
package compares, frames and charts included, goes by these two.
"""

from ofsted_inspection._addresses import promise
from ofsted_inspection.comparison._change import Change, ChangeKind, ChangeReason
from ofsted_inspection.comparison._compare import Comparison, compare
from ofsted_inspection.comparison._crosswalk import Crosswalk
from ofsted_inspection.comparison._entries import HistoryEntry, Step
from ofsted_inspection.comparison._histories import History, history
from ofsted_inspection.comparison._latest import latest_per_authority
from ofsted_inspection.comparison._maintainers import MAINTAINERS_CROSSWALK
from ofsted_inspection.comparison._pairs import Pair, pairs
from ofsted_inspection.comparison._rows import (
    CrosswalkRow,
    DirectionAllowed,
    Relation,
    ScaleRow,
)
from ofsted_inspection.comparison._sequence import previous

__all__ = [
    "MAINTAINERS_CROSSWALK",
    "Change",
    "ChangeKind",
    "ChangeReason",
    "Comparison",
    "Crosswalk",
    "CrosswalkRow",
    "DirectionAllowed",
    "History",
    "HistoryEntry",
    "Pair",
    "Relation",
    "ScaleRow",
    "Step",
    "compare",
    "history",
    "latest_per_authority",
    "pairs",
    "previous",
]

promise(__name__, names=__all__)
