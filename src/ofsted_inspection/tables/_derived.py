"""Columns that follow from others and are worked out for frames, never stored."""

import datetime
import functools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ofsted_inspection._record import problem
from ofsted_inspection.aggregation import financial_year
from ofsted_inspection.comparison import Crosswalk, pairs, previous
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode
from ofsted_inspection.grades import Ungraded
from ofsted_inspection.models import AuthorityType, Inspection, OfstedRegion, Precision, Region
from ofsted_inspection.tables._definition import Column, Row, date, grade, integer, text

_AUTHORITY = (
    text("authority", "name of the authority"),
    text("region", "region of England", categories=Region),
    text("ofsted_region", "region of Ofsted's, of which there are eight", categories=OfstedRegion),
    text("authority_type", "type of authority", categories=AuthorityType),
    date("authority_closed", "last day of the authority, where it is no more", nullable=True),
)
_YEARS = (
    text("financial_year", "April to March, of the first day: 2010-11"),
    integer("quarter", "quarter of the financial year, of the first day; 1 is April to June"),
)
DERIVED: Mapping[str, tuple[Column, ...]] = {
    "inspections": (
        *_AUTHORITY,
        *_YEARS,
        integer(
            "visit_days",
            "calendar days from the first day to the last, both counted",
            nullable=True,
        ),
        integer("days_to_publication", "days from the last day to publication", nullable=True),
    ),
    "judgements": (
        integer("urn", "Ofsted's unique reference number of the authority"),
        *_AUTHORITY,
        date("start", "first day of the inspection"),
        date("published", "day of publication of the report"),
        *_YEARS,
    ),
}
"""The derived columns of each table that has any, in order: what follows from one row alone."""

_PLACE = (
    integer("sequence", "place in the authority's history, oldest first, from 1"),
    text("previous_inspection_id", "the one before; none across a succession", nullable=True),
    integer(
        "days_since_previous",
        "days from the last day of the one before to the first of this",
        nullable=True,
    ),
)

OF_HISTORY: Mapping[str, tuple[Column, ...]] = {
    "inspections": _PLACE,
    "judgements": (
        *_PLACE,
        grade(
            "grade_previous",
            "grade of the corresponding aspect in the one before, of the same scale, where a "
            "difference has a direction",
            nullable=True,
        ),
    ),
}
"""Further derived columns, given with a history only: what follows from other inspections."""


def derived_columns(table: str, *, history: bool) -> tuple[Column, ...]:
    """Return the derived columns of `table`, with those that need a history or without."""
    return (*DERIVED[table], *(OF_HISTORY.get(table, ()) if history else ()))


def derived_rows(
    inspections: Sequence[Inspection],
    table: str,
    *,
    history: Iterable[Inspection] | None = None,
    crosswalk: Crosswalk | None = None,
) -> Iterator[Row]:
    """Yield the derived cells of each row of `table`, in the order of its rows.

    Raises InvalidDocument for an inspection that `history` lacks or has otherwise, and for a
    crosswalk without a history.
    """
    places = None if history is None else _Places(history)
    faults = _no_use(crosswalk) if places is None else places.without(inspections)
    if faults:
        raise InvalidDocument("frame", faults)
    for inspection in inspections:
        of_all = _derived(inspection, table)
        if table == "inspections":
            yield of_all if places is None else (*of_all, *places.cells(inspection))
        elif places is None:
            yield from (of_all for _ in inspection.judgements)
        else:
            before = _corresponding(places.previous[inspection.id], inspection, crosswalk)
            for judgement in inspection.judgements:
                yield (*of_all, *places.cells(inspection), before.get(judgement.aspect.key))


def _derived(inspection: Inspection, table: str) -> Row:
    """Return the cells that follow from an inspection alone."""
    authority = (
        inspection.authority.name,
        inspection.authority.region.value,
        inspection.authority.ofsted_region.value,
        inspection.authority.type.value,
        inspection.authority.closed,
    )
    years = _years(inspection.start)
    if table == "judgements":
        return (
            inspection.authority.urn,
            *authority,
            inspection.start,
            inspection.published,
            *years,
        )
    # What is worked out from a day needs the day.
    of_month = inspection.start_precision is Precision.MONTH
    return (
        *authority,
        *years,
        None if of_month else _days(inspection.start - _ONE_DAY, inspection.end),
        _days(inspection.end, inspection.published),
    )


@functools.lru_cache(maxsize=4096)
def _years(day: datetime.date) -> tuple[str, int]:
    """Return the financial year of a day and the quarter of it; many inspections share a day."""
    return financial_year(day), _quarter(day)


_ONE_DAY = datetime.timedelta(days=1)


def _days(first: datetime.date | None, last: datetime.date | None) -> int | None:
    """Return the days from the one to the other; None where either is not known."""
    return None if first is None or last is None else (last - first).days


def _quarter(day: datetime.date) -> int:
    # January to March is the last quarter of a year that begins in April.
    return (day.month - 1) // 3 or 4


class _Places:
    """Where each inspection stands in the history of its authority."""

    def __init__(self, history: Iterable[Inspection]) -> None:
        """Put the inspections of `history` in order, authority by authority."""
        known = tuple(history)
        self.by_id = {inspection.id: inspection for inspection in known}
        self.previous = previous(known)
        self.sequence: dict[str, int] = {}
        for id_, before in self.previous.items():
            self.sequence[id_] = 1 if before is None else self.sequence[before.id] + 1

    def without(self, inspections: Iterable[Inspection]) -> tuple[Problem, ...]:
        """Return a Problem for each inspection that the history lacks, or has otherwise."""
        return tuple(
            problem(
                f"history[{inspection.id}]",
                self.by_id.get(inspection.id),
                "the inspection itself: a history holds those that the frame is made of",
                ProblemCode.MISSING,
            )
            for inspection in inspections
            if self.by_id.get(inspection.id) is not inspection
            and self.by_id.get(inspection.id) != inspection
        )

    def cells(self, inspection: Inspection) -> Row:
        """Return the place, the inspection before, and the days since its end."""
        before = self.previous[inspection.id]
        of_month = inspection.start_precision is Precision.MONTH
        return (
            self.sequence[inspection.id],
            None if before is None else before.id,
            None if before is None or of_month else _days(before.end, inspection.start),
        )


def _no_use(crosswalk: Crosswalk | None) -> tuple[Problem, ...]:
    if crosswalk is None:
        return ()
    expected = "nothing without a history: no column rests on it then"
    return (problem("crosswalk", crosswalk.id, expected, ProblemCode.CONTRADICTION),)


def _corresponding(
    before: Inspection | None, inspection: Inspection, crosswalk: Crosswalk | None
) -> dict[str, str]:
    """Return the previous grade by aspect key, for aspects whose change has a direction.

    An aspect that several of the one before correspond to has no one previous grade.
    """
    if before is None or before.framework.scale is not inspection.framework.scale:
        return {}
    directed = [
        pair for pair in pairs(before, inspection, crosswalk=crosswalk) if pair.has_direction
    ]
    several = Counter(pair.after.aspect.key for pair in directed)
    return {
        pair.after.aspect.key: pair.before.grade.value
        for pair in directed
        if several[pair.after.aspect.key] == 1 and not isinstance(pair.before.grade, Ungraded)
    }
