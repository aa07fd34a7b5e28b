"""Columns that follow from others and are worked out for frames, never stored."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ofsted_inspection.aggregation import financial_year
from ofsted_inspection.comparison import MAINTAINERS_CROSSWALK, DirectionAllowed
from ofsted_inspection.grades import Ungraded
from ofsted_inspection.models.authority import AuthorityType, Region
from ofsted_inspection.models.outcome import Inspection, Judgement
from ofsted_inspection.tables._definition import Column, Row, date, grade, integer, text

_AUTHORITY = (
    text("authority", "name of the authority"),
    text("region", "region of England", categories=Region),
    text("authority_type", "type of authority", categories=AuthorityType),
)
_YEARS = (
    text("financial_year", "April to March, of the first day: 2010-11"),
    integer("quarter", "quarter of the financial year, of the first day; 1 is April to June"),
)
_PLACE = (
    integer("sequence", "place among the authority's inspections given, oldest first, from 1"),
    text("previous_inspection_id", "the one before; none across a succession", nullable=True),
    integer(
        "days_since_previous",
        "days from the last day of the one before to the first of this",
        nullable=True,
    ),
)

DERIVED: Mapping[str, tuple[Column, ...]] = {
    "inspections": (
        *_AUTHORITY,
        *_YEARS,
        integer("visit_days", "calendar days from the first day to the last, both counted"),
        integer("days_to_publication", "days from the last day to publication"),
        *_PLACE,
    ),
    "judgements": (
        integer("urn", "Ofsted's unique reference number of the authority"),
        *_AUTHORITY,
        date("start", "first day of the inspection"),
        date("published", "day of publication of the report"),
        *_YEARS,
        *_PLACE,
        grade(
            "grade_previous",
            "grade of the corresponding aspect in the one before, where the crosswalk allows "
            "a direction",
            nullable=True,
        ),
    ),
}
"""The derived columns of each table that has any, in order."""


def derived_rows(inspections: Sequence[Inspection], table: str) -> Iterator[Row]:
    """Yield the derived cells of each row of `table`, in the order of its rows."""
    place = _places(inspections)
    for inspection in inspections:
        sequence, previous = place[inspection.id]
        authority = (
            inspection.authority.name,
            inspection.authority.region.value,
            inspection.authority.type.value,
        )
        years = (financial_year(inspection.start), _quarter(inspection.start))
        placed: Row = (
            sequence,
            None if previous is None else previous.id,
            None if previous is None else (inspection.start - previous.end).days,
        )
        if table == "inspections":
            yield (
                *authority,
                *years,
                (inspection.end - inspection.start).days + 1,
                (inspection.published - inspection.end).days,
                *placed,
            )
        else:
            of_all = (
                inspection.authority.urn,
                *authority,
                inspection.start,
                inspection.published,
                *years,
                *placed,
            )
            before = {} if previous is None else _corresponding(previous, inspection)
            for judgement in inspection.judgements:
                yield (*of_all, before.get(judgement.aspect.key))


def _quarter(day: datetime.date) -> int:
    # January to March is the last quarter of a year that begins in April.
    return (day.month - 1) // 3 or 4


def _places(inspections: Sequence[Inspection]) -> dict[str, tuple[int, Inspection | None]]:
    """Return the place of each inspection, by id, and the one before it of the same authority."""
    histories: dict[int, list[Inspection]] = {}
    for inspection in sorted(inspections, key=lambda each: each.start):
        histories.setdefault(inspection.authority.urn, []).append(inspection)
    places: dict[str, tuple[int, Inspection | None]] = {}
    for history in histories.values():
        places[history[0].id] = (1, None)
        for sequence, (earlier, later) in enumerate(pairwise(history), start=2):
            places[later.id] = (sequence, earlier)
    return places


def _corresponding(previous: Inspection, inspection: Inspection) -> dict[str, str]:
    """Return the previous grade by aspect key, for aspects whose change has a direction."""
    graded: dict[str, Judgement] = {
        each.aspect.key: each
        for each in previous.judgements
        if not isinstance(each.grade, Ungraded)
    }
    if previous.framework.id == inspection.framework.id:
        return {key: each.grade.value for key, each in graded.items()}
    allowed = {DirectionAllowed.YES, DirectionAllowed.WITH_CAUTION}
    return {
        row.to_aspect: graded[row.from_aspect].grade.value
        for row in MAINTAINERS_CROSSWALK.between(previous.framework, inspection.framework)
        if row.direction_allowed in allowed
        and row.to_aspect is not None
        and row.from_aspect in graded
    }
