"""Days as reports print them."""

import datetime

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def date_in_words(date: datetime.date) -> str:
    """Return the date as reports print it, e.g. `25 February 2011`."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def period_in_words(start: datetime.date, end: datetime.date, joint: str = " \u2013 ") -> str:
    """Return the days as reports print them, e.g. `10 \u2013 21 January 2011`."""
    if start == end:
        return date_in_words(start)
    if start.year != end.year:
        first = date_in_words(start)
    elif start.month != end.month:
        first = f"{start.day} {MONTHS[start.month - 1]}"
    else:
        first = str(start.day)
    return f"{first}{joint}{date_in_words(end)}"
