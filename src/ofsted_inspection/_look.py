"""How grades and readings look, in charts, pages, notebooks and terminals: the one place for it.

Colour never stands alone: each has a symbol and words too, for in grey outstanding and inadequate
are one. Adequate has a hue of its own, since it is not "requires improvement". A reading of ours
is no grade of Ofsted's, and never wears the colour of one.
"""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from ofsted_inspection.grades import Grade, ReformedGrade, SlacGrade, Ungraded
from ofsted_inspection.models import Polarity

INK, PAPER, FAINT = "#0b0c0c", "#ffffff", "#505a5f"
"""Words on paper, paper, and words and lines of less weight."""

Mark: TypeAlias = Grade | Ungraded | Polarity


class Look(NamedTuple):
    """Ground, what is written on it, its outline, a symbol, one or two letters, and words."""

    fill: str
    ink: str
    line: str
    symbol: str
    letter: str
    word: str


_OUTSTANDING = Look("#12436D", PAPER, "#12436D", "\u25b2", "O", "Outstanding")
_GOOD = Look("#3C86C6", INK, "#3C86C6", "\u25cf", "G", "Good")
_INADEQUATE = Look("#7D1538", PAPER, "#7D1538", "\u25bc", "I", "Inadequate")

LOOKS: Mapping[Mark, Look] = {
    SlacGrade.OUTSTANDING: _OUTSTANDING,
    SlacGrade.GOOD: _GOOD,
    SlacGrade.ADEQUATE: Look("#868A74", INK, "#868A74", "\u25a0", "A", "Adequate"),
    SlacGrade.INADEQUATE: _INADEQUATE,
    ReformedGrade.OUTSTANDING: _OUTSTANDING,
    ReformedGrade.GOOD: _GOOD,
    ReformedGrade.REQUIRES_IMPROVEMENT: Look(
        "#D96F1E", INK, "#D96F1E", "\u25c6", "RI", "Requires improvement"
    ),
    ReformedGrade.INADEQUATE: _INADEQUATE,
    Ungraded.NOT_JUDGED: Look(PAPER, INK, FAINT, "\u25cb", "\u2013", "Not judged"),
    Polarity.STRENGTH: Look("#1F7A6D", PAPER, "#1F7A6D", "+", "+", "Strength"),
    # Too pale to be seen on white by itself, so it is outlined.
    Polarity.MIXED: Look("#B9A7DD", INK, "#6B53A4", "\u00b1", "\u00b1", "Mixed"),
    Polarity.WEAKNESS: Look("#B8450F", PAPER, "#B8450F", "\u2212", "\u2212", "Weakness"),
    Polarity.CONTEXT: Look(PAPER, INK, FAINT, "\u00b7", "\u00b7", "Context"),
}
"""The look of each grade of either scale, of what was not judged, and of each polarity."""
