"""Shapes: how each kind of value stands in a document.

A shape is the one definition from which four things follow: the quick reading (`refused` and
`convert`: the value, or some exception), the full reading (`read`: every problem, with its path),
writing (`plain`) and the JSON Schema (`schema`). The quick reading is written out as Python for
each model, where `refused` stands as it is; what stands for itself (text, whole numbers, truth
values) is tested by it and not turned.
"""

import abc
import enum
from collections.abc import Iterator
from typing import Final, final

from ofsted_inspection.errors import ProblemCode
from ofsted_inspection.interchange._faults import Faults, is_array
from ofsted_inspection.interchange._quick import Convert, tuple_reading, unchanged


@final
class Unread(enum.Enum):
    """What a full reading returns for a value that it had to add problems about."""

    UNREAD = "unread"


UNREAD: Final = Unread.UNREAD

NO_OBJECT: Final = "type(item) is not dict"
"""Under which the quick reading refuses an object: one with repeated keys is of another class."""


class Shape(abc.ABC):
    """The private base of shapes.

    `of_framework` says whether the shape depends on the framework of the document. `refused` is a
    condition in Python under which the plain value `item` is refused, and `convert` turns those it
    leaves, or raises; the two together take exactly what `read` takes.
    """

    of_framework = False

    def __init__(
        self, refused: str, convert: Convert = unchanged, plain: Convert = unchanged
    ) -> None:
        """Keep how values are tested and turned."""
        self.refused = refused
        self.convert = convert
        self.plain = plain

    def convert_or_none(self) -> Convert:
        """Return what turns null into None, and any other value as `convert` does."""
        return _unless_none(self.convert)

    @abc.abstractmethod
    def read(self, value: object, path: str, faults: Faults) -> object:
        """Return the model's value, or UNREAD after adding what is wrong to `faults`."""

    @abc.abstractmethod
    def schema(self) -> dict[str, object]:
        """Return the JSON Schema of the plain values this shape reads."""

    def definitions(self) -> Iterator[tuple[str, dict[str, object]]]:
        """Yield the definitions that the schema refers to, by name; some more than once."""
        return iter(())


@final
class Optional(Shape):
    """A value or null."""

    def __init__(self, inner: Shape) -> None:
        """Leave all but null to `inner`."""
        refused = f"item is not None and ({inner.refused})"
        super().__init__(refused, inner.convert_or_none(), _unless_none(inner.plain))
        self._inner = inner
        self.of_framework = inner.of_framework

    def read(self, value: object, path: str, faults: Faults) -> object:
        """Return None for null, and what the inner shape reads otherwise."""
        return None if value is None else self._inner.read(value, path, faults)

    def schema(self) -> dict[str, object]:
        """Return the inner schema, or null."""
        inner = self._inner.schema()
        if is_array(names := inner.get("enum")):
            return {**inner, "enum": [*names, None]}
        if "type" in inner:
            return {**inner, "type": [inner["type"], "null"]}
        return {"anyOf": [inner, {"type": "null"}]}

    def definitions(self) -> Iterator[tuple[str, dict[str, object]]]:
        """Yield the inner shape's definitions."""
        return self._inner.definitions()


def _unless_none(turn: Convert) -> Convert:
    if turn is unchanged:
        return turn
    return lambda value: None if value is None else turn(value)


@final
class Sequence(Shape):
    """A JSON array, read into a tuple."""

    def __init__(self, item: Shape) -> None:
        """Leave the items to `item`."""
        super().__init__(
            "type(item) is not list", tuple_reading(item.refused, item.convert), _listed(item.plain)
        )
        self._item = item
        self.of_framework = item.of_framework

    def read(self, value: object, path: str, faults: Faults) -> object:
        """Return a tuple of what the items are read as."""
        if not is_array(value):
            faults.add(path, value, "an array", ProblemCode.WRONG_TYPE)
            return UNREAD
        items = tuple(
            self._item.read(item, f"{path}[{index}]", faults) for index, item in enumerate(value)
        )
        return UNREAD if any(item is UNREAD for item in items) else items

    def schema(self) -> dict[str, object]:
        """Return an array of the items."""
        return {"type": "array", "items": self._item.schema()}

    def definitions(self) -> Iterator[tuple[str, dict[str, object]]]:
        """Yield the items' definitions."""
        return self._item.definitions()


def _listed(plain: Convert) -> Convert:
    def write(value: tuple[object, ...]) -> object:
        return list(map(plain, value))

    return write
