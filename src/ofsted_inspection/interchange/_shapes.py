"""Shapes: how each kind of value stands in a document.

A shape is the one definition from which four things follow: reading in haste (`refused` and
`convert`: the value, or some exception), reading with care (`read`: every problem, with its path),
writing (`plain`) and the JSON Schema (`schema`). Reading in haste is written out as Python for each
model, where `refused` stands as it is; what stands for itself (text, whole numbers, truth values)
is tested by it and not turned.
"""

import abc
import enum
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias, TypeGuard, cast, final

from ofsted_inspection.errors import ProblemCode
from ofsted_inspection.interchange._faults import Faults

Convert: TypeAlias = Callable[[Any], object]
"""Turns a plain value into a model's value, or the other way about."""


@final
class Unread(enum.Enum):
    """What a careful reading returns for a value that it had to add problems about."""

    UNREAD = "unread"


UNREAD: Final = Unread.UNREAD


def is_object(value: object) -> TypeGuard[dict[object, object]]:
    """Whether `value` is what a JSON object is read into."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[object]]:
    """Whether `value` is what a JSON array is read into; a tuple is not."""
    return type(value) is list


def unchanged(value: object) -> object:
    """Return `value`: what stands for itself is turned so, or better not turned at all."""
    return value


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
        super().__init__("type(item) is not list", _each(item), _listed(item.plain))
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


def _each(shape: Shape) -> Convert:
    """Return a function that reads the items of a list in haste."""
    turned = "value" if shape.convert is unchanged else "map(convert, value)"
    lines = [
        "for item in value:",
        f"    if {shape.refused}: raise ValueError",
        f"return tuple({turned})",
    ]
    return function_of("value", lines, {"convert": shape.convert})


def function_of(argument: str, lines: list[str], names: dict[str, object]) -> Convert:
    """Return the function of one `argument` that has these `lines`, which refer to these `names`.

    The lines are made of our own fields' names and shapes' conditions, and of nothing else.
    """
    source = "\n    ".join([f"def function({argument}):", *lines])
    exec(source, names)  # noqa: S102 - as said above
    return cast("Convert", names["function"])


def _listed(plain: Convert) -> Convert:
    def write(value: tuple[object, ...]) -> object:
        return list(map(plain, value))

    return write
