"""How the figures that a report of the single inspection states about the area disagree."""

from collections.abc import Iterator
from decimal import Decimal

from ofsted_inspection.models import Inspection, Statistic
from ofsted_inspection.rules._kinds import Departure

_CHILDREN, _LOOKED_AFTER, _RATE = (
    "children_in_area",
    "children_looked_after",
    "looked_after_rate",
)
_OUTSIDE, _SHARE = "looked_after_outside_area", "looked_after_outside_area_share"
_PLACES = (
    "in_childrens_homes",
    "in_residential_special_schools",
    "with_foster_families",
    "with_parents",
)
_NEAR_RATE = Decimal("0.1")
"""By what part a rate may differ: the children of an area are rounded."""

_NEAR_SHARE = 2
"""By how many points a percentage may differ."""


def rate_against_numbers(inspection: Inspection) -> Iterator[Departure]:
    """Yield the rate of children looked after where the two numbers give another."""
    stated = _stated(inspection)
    if not {_CHILDREN, _LOOKED_AFTER, _RATE} <= set(stated) or not stated[_CHILDREN].value:
        return
    rate = stated[_RATE]
    reckoned = stated[_LOOKED_AFTER].value / stated[_CHILDREN].value * 10_000
    if abs(reckoned - rate.value) > _NEAR_RATE * rate.value:
        expected = f"about {reckoned:.0f}, as the numbers of children give"
        yield Departure(rate.id, f"{rate.value} per 10,000", expected)


def share_against_numbers(inspection: Inspection) -> Iterator[Departure]:
    """Yield the share of children who live outside the area where the numbers give another."""
    stated = _stated(inspection)
    if not {_OUTSIDE, _LOOKED_AFTER, _SHARE} <= set(stated) or not stated[_LOOKED_AFTER].value:
        return
    share = stated[_SHARE]
    reckoned = stated[_OUTSIDE].value / stated[_LOOKED_AFTER].value * 100
    if abs(reckoned - share.value) > _NEAR_SHARE:
        expected = f"about {reckoned:.0f}%, as the numbers of children give"
        yield Departure(share.id, f"{share.value}%", expected)


def places_against_looked_after(inspection: Inspection) -> Iterator[Departure]:
    """Yield the children looked after where more are said to live somewhere."""
    stated = _stated(inspection)
    whole = stated.get(_LOOKED_AFTER)
    placed = sum(stated[place].value for place in _PLACES if place in stated)
    if whole is not None and placed > whole.value:
        expected = f"at least {placed}, who live somewhere"
        yield Departure(whole.id, f"{whole.value} children", expected)


def _stated(inspection: Inspection) -> dict[str, Statistic]:
    readings = inspection.readings
    return (
        {} if readings is None else {statistic.id: statistic for statistic in readings.statistics}
    )
