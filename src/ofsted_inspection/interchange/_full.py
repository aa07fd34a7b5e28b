"""The full reading: every problem of a value, in its order, or what it is read as."""

import contextlib
from collections.abc import Callable
from typing import TypeVar

from ofsted_inspection.errors import InvalidDocument
from ofsted_inspection.interchange._faults import Enough, Faults
from ofsted_inspection.interchange._order import ordered
from ofsted_inspection.interchange._shapes import UNREAD, Unread

_Read = TypeVar("_Read")


def read_fully(
    read: Callable[[object, str, Faults], _Read | Unread], value: object, subject: str
) -> _Read:
    """Return what `read` makes of `value`, or raise InvalidDocument with all that is wrong."""
    faults = Faults()
    result: _Read | Unread = UNREAD
    with contextlib.suppress(Enough):
        result = read(value, "$", faults)
    if result is UNREAD:
        raise InvalidDocument(subject, ordered(faults.problems, value))
    return result
