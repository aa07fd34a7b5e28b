"""The full reading: every problem of a value, in its order, or what it is read as."""

import contextlib
from collections.abc import Callable

from ofsted_inspection.errors import InvalidDocument
from ofsted_inspection.interchange._faults import Enough, Faults
from ofsted_inspection.interchange._order import ordered
from ofsted_inspection.interchange._shapes import UNREAD


def read_fully(
    read: Callable[[object, str, Faults], object], value: object, subject: str
) -> object:
    """Return what `read` makes of `value`, or raise InvalidDocument with all that is wrong."""
    faults = Faults()
    result: object = UNREAD
    with contextlib.suppress(Enough):
        result = read(value, "$", faults)
    if result is UNREAD:
        raise InvalidDocument(subject, ordered(faults.problems, value))
    return result
