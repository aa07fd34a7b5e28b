"""Finding the framework of an inspection: by its identifier, or by programme and first day."""

import datetime
from collections.abc import Iterator

import attrs

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
    for period in periods:
        if period.first <= start and (period.last is None or start <= period.last):
            return period.framework
    raise UnknownEdition(series.value, start.isoformat(), (str(period) for period in periods))


def _programme(programme: Programme | str) -> Programme:
    if isinstance(programme, Programme):
        return programme
    for member in Programme:
        if member.value == programme:
            return member
    raise UnknownName("programme", programme, (member.value for member in Programme))


@attrs.frozen
class _Period:
    """Days on which an inspection that began is known to be of the edition; `last` None: open."""

    framework: Framework
    first: datetime.date
    last: datetime.date | None

    def __str__(self) -> str:
        """Return edition and days in words."""
        until = "on" if self.last is None else f"to {self.last}"
        return f"{self.framework.id} from {self.first} {until}"


# Where an edition's bounds are not sourced, the days between two inspections known to be of it.
_SEEN = (_Period(SLAC_2010, datetime.date(2011, 1, 10), datetime.date(2012, 6, 1)),)


def _periods(programme: Programme) -> Iterator[_Period]:
    for framework in CATALOGUE:
        if framework.programme is programme and framework.first_inspection is not None:
            yield _Period(framework, framework.first_inspection, framework.last_inspection)
    yield from (period for period in _SEEN if period.framework.programme is programme)
