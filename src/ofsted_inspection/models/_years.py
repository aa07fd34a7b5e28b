"""The years that a date may have."""

import datetime
from collections.abc import Iterator

from ofsted_inspection._record import problem
from ofsted_inspection.errors import Problem

FIRST_YEAR = 1990
"""The first year that a date may have; earlier ones are taken for slips (a bound of ours)."""
LAST_YEAR = 2100
"""The last year that a date may have; later ones are taken for slips."""


def of_our_time(path: str, date: datetime.date) -> Iterator[Problem]:
    """Yield a Problem if `date` is of no year that a date may have."""
    if not FIRST_YEAR <= date.year <= LAST_YEAR:
        yield problem(path, date, f"a year from {FIRST_YEAR} to {LAST_YEAR}")
