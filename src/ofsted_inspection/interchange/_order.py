"""Putting problems into the order in which their places stand in the document."""

import json
import math
import re
from collections.abc import Iterable

from ofsted_inspection.errors import Problem
from ofsted_inspection.interchange._faults import is_array, is_object

_STEP = re.compile(
    r'\.(?P<name>\w+)|\[(?P<index>[0-9]+)\]|\[(?P<text>"(?:[^"\\]|\\.)*")\]|\[[^\]]*\]', re.ASCII
)
"""A step of a JSON path, as this package writes them: `.name`, `[3]`, `["two words"]`."""


def ordered(problems: Iterable[Problem], document: object) -> list[Problem]:
    """Return `problems` in the order of their places; those of one place stay as they are.

    A key that is missing comes after the keys that its object has.
    """
    positions = _Positions()
    return sorted(problems, key=lambda problem: positions.of(problem.path or "$", document))


class _Positions:
    """Finds places by number; remembers the order of the keys of each object it has met."""

    def __init__(self) -> None:
        self._orders: dict[int, dict[object, int]] = {}

    def of(self, path: str, value: object) -> tuple[float, ...]:
        """Return the position of each step of `path` among its siblings."""
        position: list[float] = []
        for step in _STEP.finditer(path):
            if is_array(value) and step["index"] is not None:
                index = int(step["index"])
                position.append(index)
                value = value[index] if index < len(value) else None
            else:
                value = value if is_object(value) else {}
                key = step["name"] if step["text"] is None else json.loads(step["text"])
                position.append(self._order(value).get(key, math.inf))
                value = value.get(key)
        return tuple(position)

    def _order(self, value: dict[object, object]) -> dict[object, int]:
        order = self._orders.get(id(value))
        if order is None:
            order = {key: place for place, key in enumerate(value)}
            self._orders[id(value)] = order
        return order
