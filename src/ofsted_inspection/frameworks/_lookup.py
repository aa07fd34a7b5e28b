"""Finding the framework of an inspection: by its identifier, or by programme and first day."""

import datetime
from collections.abc import Iterator

from ofsted_inspection._arguments import checked
from ofsted_inspection.errors import UnknownEdition, UnknownName
from ofsted_inspection.frameworks._catalogue import CATALOGUE, LAC_2013, SLAC_2010
from ofsted_inspection.frameworks._framework import Framework, Month, Period, Programme


def get(id: str) -> Framework:  # noqa: A002 - the field it matches is called id
    """Return the framework with this id, e.g. `slac-2010`; raises UnknownName otherwise."""
    for framework in CATALOGUE:
        if framework.id == id:
            return framework
    raise UnknownName("framework", id, (framework.id for framework in CATALOGUE))


@checked
def for_start(programme: Programme | str, start: datetime.date) -> Framework:
    """Return the edition of `programme` under which an inspection that began on `start` was held.

    `programme` is a Programme or its value, e.g. `ilacs`; programmes overlap, so a date alone
    names no edition. Raises UnknownEdition for a day that no edition is known to cover, the days
    around a boundary that no source states included, and UnknownName for another programme.

    Where no source states the bounds of an edition, it is returned between the months of two
    inspections known to be of it: `slac-2010` from January 2011 (Warrington has the list of
    aspects of this edition; a report of 11 to 22 October 2010 still has the older list) to June
    2012 (St Helens), `lac-2013` in July 2013 (the four reports read).
    """
    series = _programme(programme)
    periods = tuple(_periods(series))
    for framework, months in periods:
        if not months.exclude(start):
            return framework
    raise UnknownEdition(
        series.value, start.isoformat(), (f"{each.id} {months}" for each, months in periods)
    )


def _programme(programme: Programme | str) -> Programme:
    if isinstance(programme, Programme):
        return programme
    for member in Programme:
        if member.value == programme:
            return member
    raise UnknownName("programme", programme, (member.value for member in Programme))


# Where an edition's bounds are not sourced, the months between inspections known to be of it.
_SEEN = {
    SLAC_2010.id: Period(first=Month(2011, 1), last=Month(2012, 6)),
    LAC_2013.id: Period(first=Month(2013, 7), last=Month(2013, 7)),
}


def _periods(programme: Programme) -> Iterator[tuple[Framework, Period]]:
    for framework in CATALOGUE:
        if framework.programme is programme:
            yield framework, _SEEN.get(framework.id, framework.in_force)
