"""Finding the framework of an inspection: by its identifier, or by programme and first day."""

import datetime
from collections.abc import Iterator
from typing import TypeAlias

from ofsted_inspection.errors import UnknownEdition, UnknownName
from ofsted_inspection.frameworks.catalogue import CATALOGUE, SLAC_2010
from ofsted_inspection.frameworks.framework import Framework, Programme


def get(id: str) -> Framework:  # noqa: A002 - the field it matches is called id
    """Return the framework with this id, e.g. `slac-2010`; raises UnknownName otherwise."""
    for framework in CATALOGUE:
        if framework.id == id:
            return framework
    raise UnknownName("framework", id, (framework.id for framework in CATALOGUE))


def for_start(programme: Programme | str, start: datetime.date) -> Framework:
    """Return the edition of `programme` under which an inspection that began on `start` was held.

    `programme` is a Programme or its value, e.g. `ilacs`; programmes overlap, so a date alone
    names no edition. Raises UnknownEdition for a day that no edition is known to cover, the days
    around a boundary that no source states included, and UnknownName for another programme.

    `slac-2010` has no sourced bounds, and is returned from 10 January 2011 (Warrington has the
    list of aspects of this edition) to 1 June 2012 (St Helens was inspected in that month). A
    report of 11 to 22 October 2010 still has the older list.
    """
    series = _programme(programme)
    periods = tuple(_periods(series))
    for framework, first, last in periods:
        if first <= start and (last is None or start <= last):
            return framework
    raise UnknownEdition(series.value, start.isoformat(), (_worded(*each) for each in periods))


def _programme(programme: Programme | str) -> Programme:
    if isinstance(programme, Programme):
        return programme
    for member in Programme:
        if member.value == programme:
            return member
    raise UnknownName("programme", programme, (member.value for member in Programme))


_Period: TypeAlias = tuple[Framework, datetime.date, datetime.date | None]
"""First and last day on which an inspection that began is known to be of the edition."""

# Where an edition's bounds are not sourced, the days between two inspections known to be of it.
_SEEN: tuple[_Period, ...] = ((SLAC_2010, datetime.date(2011, 1, 10), datetime.date(2012, 6, 1)),)


def _periods(programme: Programme) -> Iterator[_Period]:
    for framework in CATALOGUE:
        if framework.programme is programme and framework.first_inspection is not None:
            yield framework, framework.first_inspection, framework.last_inspection
    yield from (period for period in _SEEN if period[0].programme is programme)


def _worded(framework: Framework, first: datetime.date, last: datetime.date | None) -> str:
    return f"{framework.id} from {first} {'on' if last is None else f'to {last}'}"
