"""The newest inspection of each authority, as at a day."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias, cast

from ofsted_inspection._arguments import checked
from ofsted_inspection._record import problem
from ofsted_inspection.comparison._sequence import each_once
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode
from ofsted_inspection.models import Inspection

AsAtBasis: TypeAlias = Literal["published", "start"]
"""The day that an inspection counts from: that of publication, or its first."""


@checked
def latest_per_authority(
    inspections: Iterable[Inspection],
    as_at: datetime.date,
    *,
    basis: AsAtBasis = "published",
    published_by: datetime.date | None = None,
    closed: bool = False,
) -> tuple[Inspection, ...]:
    """Return the newest inspection of each authority as at the day `as_at`, by name.

    An inspection counts if it was `published` (or, with `basis="start"`, begun) on or before
    `as_at` and, where that is given, published on or before `published_by`; among those the one
    with the latest such day is taken, then the latest first day. Ofsted's own figures are
    `basis="start"` with the day that they go by as `published_by`. Authorities without one are
    left out, and so are those that were no more on that day: an authority counts to its last
    day, that day included, or for good with `closed=True`. What is given twice counts once.

    Raises UnknownName for another basis. Raises InvalidDocument, naming the inspection, where the
    day of publication decides and is not known, and for two different inspections of one id.
    """
    known = each_once(inspections)
    if faults := tuple(_without_day(known, as_at, basis, published_by)):
        raise InvalidDocument("inspections", faults)
    newest: dict[int, Inspection] = {}
    for inspection in known:
        ended = inspection.authority.closed
        if (
            _day(inspection, basis) > as_at
            or (published_by is not None and _day(inspection, "published") > published_by)
            or (ended is not None and ended < as_at and not closed)
        ):
            continue
        held = newest.setdefault(inspection.authority.urn, inspection)
        if (_day(inspection, basis), inspection.start) > (_day(held, basis), held.start):
            newest[inspection.authority.urn] = inspection
    return tuple(
        sorted(newest.values(), key=lambda each: (each.authority.name, each.authority.urn))
    )


def _day(inspection: Inspection, basis: AsAtBasis) -> datetime.date:
    # That a day of publication is there where it is asked for has been seen to before.
    return cast("datetime.date", getattr(inspection, basis))


def _without_day(
    inspections: tuple[Inspection, ...],
    as_at: datetime.date,
    basis: AsAtBasis,
    published_by: datetime.date | None,
) -> Iterator[Problem]:
    """Yield a Problem for each inspection whose day of publication is asked for and not known."""
    if basis == "start" and published_by is None:
        return
    for index, inspection in enumerate(inspections):
        unknown = inspection.published is None
        if unknown and (basis == "published" or inspection.start <= as_at):
            yield problem(
                f"inspections[{index}].published",
                inspection.id,
                "a day of publication, or basis 'start' without published_by",
                ProblemCode.MISSING,
            )
