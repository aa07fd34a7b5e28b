"""Which authority a row of Ofsted's tables is of: names and codes are those of the table's day."""

import datetime
from collections.abc import Iterator

from ofsted_inspection.errors import Problem, ProblemCode, UnknownName
from ofsted_inspection.gazetteer import authorities, authority, predecessors
from ofsted_inspection.interchange._outcome_columns import Field, Line
from ofsted_inspection.models import LocalAuthority, OfstedRegion

_NO_LONGER = "no longer exists"
_STATUSES = frozenset(("current", _NO_LONGER))
_REGIONS = {each.value.casefold(): each for each in OfstedRegion}


def place_of(line: Line, day: datetime.date | None) -> LocalAuthority | tuple[Problem, ...]:
    """Return the authority that a row is of, or what is wrong with the cells that say it.

    `day` is the first of the inspection, None where that cell is wrong. An authority that is no
    more may have lost its name to another (Dorset): the code tells, or the status, or the day.
    """
    named = _found(line, "name")
    coded = _found(line, "code") if line.has("code") else named
    if isinstance(named, Problem) or isinstance(coded, Problem):
        return tuple(each for each in dict.fromkeys((named, coded)) if isinstance(each, Problem))
    found = coded if line.has("code") else _of_its_day(line, named, day)
    return tuple(_disagreeing(line, found, named)) or found


def _found(line: Line, field: Field) -> LocalAuthority | Problem:
    try:
        return authority(line.words(field))
    except UnknownName as error:
        near = f"; did you mean {' or '.join(error.near)}?" if error.near else ""
        what = "the name of an authority" if field == "name" else "the code of an authority"
        return line.fault(field, f"{what}{near}", ProblemCode.UNKNOWN_NAME)


def _bears(place: LocalAuthority, name: str) -> bool:
    return name.casefold() in {each.casefold() for each in (place.name, place.ons_name) if each}


def _of_its_day(line: Line, named: LocalAuthority, day: datetime.date | None) -> LocalAuthority:
    """Return the authority named, or the one before that had its name then."""
    firsts = [
        predecessor.first_day
        for predecessor in predecessors(named)
        if predecessor.predecessor_urn != named.urn
    ]
    if _is_gone(line) or (day is not None and any(first > day for first in firsts)):
        for each in authorities(closed=True):
            if each.closed is not None and _bears(each, line.words("name")):
                return each
    return named


def _is_gone(line: Line) -> bool:
    return line.words("status").casefold() == _NO_LONGER


def _disagreeing(line: Line, found: LocalAuthority, named: LocalAuthority) -> Iterator[Problem]:
    """Yield what other cells say that is not so of the authority found."""
    if found != named and not _bears(found, line.words("name")):
        yield _contradiction(line, "code", f"the code of {named.name}")
    if line.has("status") and line.words("status").casefold() not in _STATUSES:
        yield line.fault("status", "'Current' or 'No longer exists'")
    if _is_gone(line) and found.closed is None:
        yield _contradiction(line, "status", f"'Current', for {found.name} is there today")
    if line.has("region"):
        region = _REGIONS.get(line.words("region").casefold())
        if region is None:
            yield line.fault("region", " or ".join(each.value for each in OfstedRegion))
        elif region is not found.ofsted_region:
            yield _contradiction(line, "region", f"the region of {found.name}")


def _contradiction(line: Line, field: Field, expected: str) -> Problem:
    return line.fault(field, expected, ProblemCode.CONTRADICTION)
