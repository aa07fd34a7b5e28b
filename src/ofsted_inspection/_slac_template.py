"""The template of reports on safeguarding and looked after children services (2010 edition).

The headings in the order printed, the cover's labels and the forms of dates, shared by the reader
and by what writes reports. Read from Warrington 2011, the one real report seen.
"""

import datetime
import re
from typing import NamedTuple

from ofsted_inspection.frameworks import SLAC_2010, Aspect, Service
from ofsted_inspection.models import Timescale

TITLE = "Inspection of safeguarding and looked after children services"
CONTENTS = "Contents"
FRONT = (
    "About this inspection",
    "The inspection judgements and what they mean",
    "Service information",
)
AREAS_FOR_IMPROVEMENT = "Areas for improvement"
RECORD = "Record of main findings"

DATES, LEAD, AGE_GROUP, PUBLISHED = (
    "Inspection dates",
    "Reporting inspector",
    "Age group",
    "Published",
)

TIMESCALES = {f"{timescale.label}:".casefold(): timescale for timescale in Timescale}


class Heading(NamedTuple):
    """A heading of the template: what it says, how deep it stands, what it judges."""

    title: str
    level: int
    service: Service | None = None
    aspect: Aspect | None = None
    group: str | None = None


def _service_headings(service: Service) -> tuple[Heading, ...]:
    """Return the headings under one service, in the order printed, the service's own first."""
    headings = [Heading(service.title, 1, service)]
    for aspect in SLAC_2010.aspects:
        if aspect.service is not service:
            continue
        if aspect.group is not None and aspect.group not in {each.title for each in headings}:
            headings.append(Heading(aspect.group, 2, service))
        level = 2 if aspect.group is None else 3
        headings.append(Heading(aspect.title, level, service, aspect, aspect.group))
        if aspect.title == "Capacity for improvement":
            headings.append(Heading(AREAS_FOR_IMPROVEMENT, 2, service))
    return tuple(headings)


OUTLINE: tuple[Heading, ...] = (
    *(Heading(title, 1) for title in FRONT),
    *(heading for service in Service for heading in _service_headings(service)),
    Heading(RECORD, 1),
)
"""Every heading, in the order printed; equality and diversity has a place, though no section
of it has been seen."""


def section_id(*titles: str) -> str:
    """Return the identifier of the section to which these headings lead, outermost first."""
    slugs = (re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-") for title in titles)
    return "/".join(slugs)


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAY = r"(\d{1,2})(?:\s+([A-Za-z]+)(?:\s+(\d{4}))?)?"
_PERIOD = re.compile(rf"{_DAY}(?:\s*(?:[-\u2010-\u2015]|\bto\b)\s*{_DAY})?")


def date_in_words(date: datetime.date) -> str:
    """Return the date as reports print it, e.g. `25 February 2011`."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def period_in_words(start: datetime.date, end: datetime.date, joint: str = " \u2013 ") -> str:
    """Return the days as reports print them, e.g. `10 \u2013 21 January 2011`."""
    if start == end:
        return date_in_words(start)
    if start.year != end.year:
        first = date_in_words(start)
    elif start.month != end.month:
        first = f"{start.day} {_MONTHS[start.month - 1]}"
    else:
        first = str(start.day)
    return f"{first}{joint}{date_in_words(end)}"


def read_period(words: str) -> tuple[datetime.date, datetime.date] | None:
    """Return first and last day of what `period_in_words` writes; None if it is no such period.

    The last day has month and year; the first takes from it what it does not say itself. A hyphen,
    a dash or "to" may stand between. A day that the calendar does not have gives None.
    """
    match = _PERIOD.fullmatch(words.strip())
    if match is None:
        return None
    day, month, year, last_day, last_month, last_year = match.groups()
    if last_day is None:
        last_day, last_month, last_year = day, month, year
    end = _date(last_day, last_month, last_year)
    start = _date(day, month or last_month, year or last_year)
    return None if start is None or end is None else (start, end)


def _date(day: str, month: str | None, year: str | None) -> datetime.date | None:
    if month is None or year is None or month.capitalize() not in _MONTHS:
        return None
    try:
        return datetime.date(int(year), _MONTHS.index(month.capitalize()) + 1, int(day))
    except ValueError:
        return None
