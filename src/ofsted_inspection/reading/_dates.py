"""Days as reports print them: `10 to 14 June 2024`, `1/06/2015 \u2013 25/06/2015`, split visits."""

import datetime
import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ofsted_inspection._templates.days import MONTHS

_NUMBER_OF_MONTH = {
    month[:length].casefold(): number
    for number, month in enumerate(MONTHS, 1)
    for length in (3, len(month))
} | {"sept": 9}
_WEEKDAYS = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|from|inclusive)"
_TOKEN = re.compile(
    rf"\s*(?:{_WEEKDAYS}\b|(?P<figures>\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}})|(?P<year>\d{{4}})"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?=\D|$)|(?P<month>[a-z]{{3,9}})\b(?<!\bto)(?<!\band)"
    rf"|(?P<to>to\b|[-\u2010-\u2015\u2212\u2500\u0335\u0336])|(?P<comma>[,;])|(?P<and>&))\s*",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?P<and>and\b)\s*", re.IGNORECASE)


class Visit(NamedTuple):
    """The first and the last day of a visit."""

    start: datetime.date
    end: datetime.date


class _Day(NamedTuple):
    day: int
    month: int | None
    year: int | None
    begins: bool
    """Whether a visit begins with it, rather than ending a range."""


def read_visits(text: str) -> tuple[Visit, ...] | None:
    """Return the visits that `text` states, in order; None unless all of it is days."""
    days = _days(text)
    if not days:
        return None
    dates = _complete(days)
    if dates is None:
        return None
    visits: list[Visit] = []
    for day, date in zip(days, dates, strict=True):
        if day.begins:
            visits.append(Visit(date, date))
        else:
            start, end = visits[-1]
            if start != end:
                return None
            visits[-1] = Visit(start, date)
    if any(visit.end < visit.start for visit in visits) or any(
        later.start <= earlier.end for earlier, later in itertools.pairwise(visits)
    ):
        return None
    return tuple(visits)


def read_day(text: str) -> datetime.date | None:
    """Return the one day that `text` states, or None."""
    visits = read_visits(text)
    if visits is None or len(visits) != 1 or visits[0].start != visits[0].end:
        return None
    return visits[0].start


def _days(text: str) -> list[_Day] | None:
    """Return the days in `text` as far as each is printed; None if anything else stands there."""
    days: list[_Day] = []
    joint = "and"
    for kind, value in _tokens(text.rstrip(" .")):
        if kind in {"to", "and", "comma"}:
            if joint and (joint, kind) != ("comma", "and"):
                return None
            joint = kind
        elif kind in {"day", "figures"}:
            if not joint:
                return None
            figures = [int(part) for part in re.split(r"[/.]", value)]
            day, month, year = figures if kind == "figures" else (figures[0], None, None)
            days.append(_Day(day, month, year, begins=joint != "to"))
            joint = ""
        elif kind != "weekday":
            named = None if joint or not days else _named(days[-1], kind, value)
            if named is None:
                return None
            days[-1] = named
    return None if joint else days


def _named(day: _Day, kind: str, value: str) -> _Day | None:
    """Return `day` with the month or year that is printed after it; None for anything else."""
    if kind == "month" and day.month is None:
        month = _NUMBER_OF_MONTH.get(value.casefold())
        return None if month is None else day._replace(month=month)
    if kind == "year" and day.month is not None and day.year is None:
        return day._replace(year=int(value))
    return None


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    position = 0
    while position < len(text):
        match = _AND.match(text, position) or _TOKEN.match(text, position)
        kind = "unknown" if match is None else match.lastgroup or "weekday"
        yield kind, "" if match is None or match.lastgroup is None else match[match.lastgroup]
        position = len(text) if match is None else match.end()


def _complete(days: Sequence[_Day]) -> list[datetime.date] | None:
    """Give each day the month and year printed after it, where it has none of its own."""
    month: int | None = None
    year: int | None = None
    dates: list[datetime.date] = []
    for day in reversed(days):
        month, year = day.month or month, day.year or year
        if month is None or year is None:
            return None
        try:
            dates.insert(0, datetime.date(year, month, day.day))
        except ValueError:
            return None
    return dates
