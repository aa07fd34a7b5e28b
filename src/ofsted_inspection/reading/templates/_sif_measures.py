"""The measures of the block about the area in the single inspection's reports, as a table."""

import re
from typing import NamedTuple

from ofsted_inspection.reading._quantities import FIGURES, QUANTITY

_PERCENT = rf"(?P<value>{FIGURES})(?: ?%| per ?cent)"
_START = r"^\W*(?:of (?:this number|these),? )?"
# "Four hundred and ten", "fewer than five": what stands before may say that it is another number.
WHOLE = r"(?<![0-9,.-])(?<!and )(?<!hundred )(?<!thousand )(?<!than )(?<!over )(?<!under )"
_COUNT = rf"{WHOLE}(?P<value>{QUANTITY})(?! (?:hundred|thousand))"
_OTHERS = (
    r"(?: (?:other|further|young|people|person|and|or|children|child|looked|after|of|them|have|has"
    r"|are|is|were|was|been|who))*"
)
_OUTSIDE = r"(?:of them )?live[sd]? (?:outside|out) "
_RATE_PATTERN = re.compile(rf"(?P<value>{FIGURES}) per 10[, ]?000", re.IGNORECASE)


class Measure(NamedTuple):
    """One measure: what identifies it, its wording, its unit, and the words that state it.

    `context` is how the words begin that the statement stands under, `kind` of the models'
    StatisticKind.
    """

    id: str
    text: str
    unit: str
    pattern: re.Pattern[str]
    context: str = ""
    kind: str = "count"
    changes: bool = False


def _measure(  # noqa: PLR0913 - the columns of the table below
    id: str,  # noqa: A002 - what the column is called
    text: str,
    unit: str,
    pattern: str,
    context: str = "",
    *,
    changes: bool = False,
) -> Measure:
    kind = "percent" if unit == "%" else "count"
    return Measure(id, text, unit, re.compile(pattern, re.IGNORECASE), context, kind, changes)


_PRIMARY, _SECONDARY = (
    rf"(?:^\W*|\bin ){phase} schools?,? (?:is|are|was) (?:approximately )?{_PERCENT}"
    for phase in ("primary", "secondary")
)
_MEALS, _ENGLISH = "free school meals", "english as an additional language"
_CEASED = rf"\b{_COUNT}{_OTHERS} ceased(?: to be)?(?: being)? looked after"

MEASURES = (
    _measure(
        "children_in_area",
        "Children and young people under 18 living in the area",
        "children",
        rf"\b{_COUNT} (?:children|young people)(?: and (?:young people|children))? "
        r"(?:under|below|aged)[^.]{0,40}? live",
    ),
    _measure(
        "children_share_of_population",
        "Children's share of the population",
        "%",
        rf"\b{_PERCENT} of (?:the |its )?(?:total |whole |overall )?population",
    ),
    _measure(
        "children_in_poverty",
        "Children living in poverty or low-income families",
        "%",
        rf"\b{_PERCENT} of [^.]*?\b(?:poverty|low[- ]income)",
    ),
    _measure(
        "free_school_meals_primary",
        "Pupils of primary schools entitled to free school meals",
        "%",
        _PRIMARY,
        _MEALS,
    ),
    _measure(
        "free_school_meals_secondary",
        "Pupils of secondary schools entitled to free school meals",
        "%",
        _SECONDARY,
        _MEALS,
    ),
    _measure(
        "minority_ethnic",
        "Children from minority ethnic groups",
        "%",
        rf"minority ethnic [^.]*?\b{_PERCENT}\d? of",
    ),
    _measure(
        "english_additional_language_primary",
        "Pupils of primary schools with English as an additional language",
        "%",
        _PRIMARY,
        _ENGLISH,
    ),
    _measure(
        "english_additional_language_secondary",
        "Pupils of secondary schools with English as an additional language",
        "%",
        _SECONDARY,
        _ENGLISH,
    ),
    _measure(
        "children_in_need",
        "Children identified as in need of a specialist children's service",
        "children",
        rf"\b{_COUNT} (?:children|young people)[^.]*? (?:formally )?in need of a specialist",
        changes=True,
    ),
    _measure(
        "child_protection_plans",
        "Children subject of a child protection plan",
        "children",
        rf"\b{_COUNT} (?:child|young p)[^.]*? subjects? (?:of|to) (?:a )?child protection plan",
        changes=True,
    ),
    _measure(
        "private_fostering",
        "Children in a privately arranged fostering placement",
        "children",
        rf"\b{_COUNT} (?:child|young p)[^.]*? (?:live|are|were)[^.]*? privately[- ]arranged",
        changes=True,
    ),
    _measure(
        "children_looked_after",
        "Children looked after by the local authority",
        "children",
        rf"\b{_COUNT} (?:children|young people)[^.]*? looked after by the (?:local|council|la\b)",
        changes=True,
    ),
    _measure(
        "looked_after_outside_area",
        "Children looked after who live outside the area",
        "children",
        rf"{_START}{_COUNT}(?: children)?,? ?(?:\([^)]*\),? )?{_OUTSIDE}",
    ),
    _measure(
        "looked_after_outside_area_share",
        "Share of children looked after who live outside the area",
        "%",
        rf"{_START}{QUANTITY}(?: children)?,? ?\((?:or )?{_PERCENT}\),? {_OUTSIDE}",
    ),
    _measure(
        "in_childrens_homes",
        "Children looked after who live in residential children's homes",
        "children",
        rf"{_START}{_COUNT}{_OTHERS} live[sd]? in (?:residential )?children.s homes?",
    ),
    _measure(
        "in_residential_special_schools",
        "Children looked after who live in residential special schools",
        "children",
        rf"{_START}{_COUNT}{_OTHERS} live[sd]? in (?:a )?residential special schools?",
    ),
    _measure(
        "with_foster_families",
        "Children looked after who live with foster families",
        "children",
        rf"{_START}{_COUNT}{_OTHERS} live[sd]? with foster (?:families|carers)",
    ),
    _measure(
        "with_parents",
        "Children looked after who live with parents",
        "children",
        rf"{_START}{_COUNT}{_OTHERS} (?:live[sd]?|placed) with (?:their )?parents?",
    ),
    _measure(
        "unaccompanied_asylum_seeking",
        "Unaccompanied asylum-seeking children looked after",
        "children",
        rf"{_START}(?:there (?:are|is|were) )?{_COUNT}{_OTHERS}(?: an?)? unaccompanied,? asylum",
    ),
    _measure(
        "adoptions", "Adoptions in the last 12 months", "adoptions", rf"\b{_COUNT} adoptions?\b"
    ),
    _measure(
        "special_guardianship",
        "Children who became subject of special guardianship orders in the last 12 months",
        "children",
        rf"\b{_COUNT} (?:child|young p)[^.]*? special guardianship",
    ),
    _measure(
        "moved_to_independent_living",
        "Young people who ceased to be looked after and moved on to independent living",
        "children",
        _CEASED + r"[^.]*? independent",
    ),
    _measure(
        "houses_of_multiple_occupation",
        "Young people who ceased to be looked after and live in houses of multiple occupation",
        "children",
        _CEASED + r"[^.]*? multiple",
    ),
    _measure(
        "ceased_to_be_looked_after",
        "Children who ceased to be looked after in the last 12 months",
        "children",
        _CEASED + r"(?![^.]*? (?:independent|multiple))",
    ),
)
"""Every measure, in the order printed. What is stated of the nation is left out."""

RATE = Measure(
    "looked_after_rate",
    "Children looked after per 10,000 children",
    "per 10,000 children",
    _RATE_PATTERN,
    changes=True,
)
"""The rate that is printed with the number of children looked after."""
