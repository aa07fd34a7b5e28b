"""Shapes of whole models, derived from the annotations of their fields.

What a framework decides, its grades and its aspects, stands in a document as a bare name, so a
model's shape depends on the framework: :func:`shape_of` gives the one for a model under a
framework, and the same one each time.
"""

import datetime
import decimal
import enum
import operator
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Union, cast, final, get_args, get_origin, get_type_hints

import attrs

from ofsted_inspection import frameworks
from ofsted_inspection._record import Record
from ofsted_inspection.errors import InvalidDocument, ProblemCode
from ofsted_inspection.frameworks import Aspect, Framework
from ofsted_inspection.grades import ReformedGrade, SlacGrade, Ungraded
from ofsted_inspection.interchange._faults import DEEPEST, Faults, RepeatedKeys, member, one_of
from ofsted_inspection.interchange._shapes import (
    UNREAD,
    Choice,
    Convert,
    Day,
    Decimal,
    Flag,
    Optional,
    Sequence,
    Shape,
    Text,
    Whole,
    is_object,
    unchanged,
)
from ofsted_inspection.models import Inspection, PriorInspection

_OF_ANY_SCALE = {(PriorInspection, "grade")}
"""Fields whose grade may be of another framework than the document's."""

_ANY_GRADE = Choice(
    "a scale and one of its grades",
    {
        f"{scale}.{grade.value}": grade
        for scale, grades in (("slac", SlacGrade), ("reformed", ReformedGrade))
        for grade in grades
    },
)


@final
class Object(Shape):
    """A JSON object with one member per field of a model, all of them, in the fields' order.

    The framework of an inspection is given by the document's head. `name` is the object's name
    among the definitions of a schema.
    """

    def __init__(
        self,
        model: type[Record],
        members: Mapping[str, Shape],
        framework: Framework | None,
    ) -> None:
        """Keep what the object stands for."""
        self.of_framework = any(shape.of_framework for shape in members.values())
        self.name = model.__name__
        if self.of_framework and framework is not None:
            self.name += f"-{framework.id}"
        self.members = members
        self._given: Mapping[str, object] = {"framework": framework} if model is Inspection else {}
        self._make = cast("Callable[..., Record]", model)
        super().__init__(self._converting(), self._writing())

    def _converting(self) -> Convert:
        make, given, count = self._make, self._given, len(self._given) + len(self.members)
        converted = tuple(
            (name, shape.convert)
            for name, shape in self.members.items()
            if shape.convert is not unchanged
        )

        def convert(value: dict[str, object]) -> object:
            if type(value) is not dict:
                raise TypeError
            fields = {**value, **given}
            # As many as there are, and the constructor knows no other: so each of them.
            if len(fields) != count:
                raise ValueError
            for name, turn in converted:
                fields[name] = turn(fields[name])
            return make(**fields)

        return convert

    def _writing(self) -> Convert:
        names = tuple(self.members)
        values: Callable[[object], tuple[object, ...]] = operator.attrgetter(*names)
        turned = tuple(
            (name, shape.plain)
            for name, shape in self.members.items()
            if shape.plain is not unchanged
        )

        def plain(record: object) -> object:
            fields = dict(zip(names, values(record), strict=True))
            for name, turn in turned:
                fields[name] = turn(fields[name])
            return fields

        return plain

    def read(self, value: object, path: str, faults: Faults) -> object:
        """Return the model, made once every member has been read."""
        if not is_object(value):
            faults.add(path, value, "an object", ProblemCode.WRONG_TYPE)
            return UNREAD
        return self.read_members(value, path, faults)

    def read_members(
        self, value: dict[object, object], path: str, faults: Faults, head: tuple[str, ...] = ()
    ) -> object:
        """Return the model made from the members other than those of the `head`."""
        known = len(faults.problems)
        fields: dict[str, object] = dict(self._given)
        for key, item in value.items():
            shape = self.members.get(key) if isinstance(key, str) else None
            if shape is not None:
                fields[cast("str", key)] = shape.read(item, f"{path}.{key}", faults)
            elif key not in head:
                expected = one_of(key, (*head, *self.members), "one of the keys")
                faults.add(member(path, key), key, expected, ProblemCode.UNKNOWN_NAME)
        if isinstance(value, RepeatedKeys):
            for key in value.repeated:
                faults.add(member(path, key), key, "each key once", ProblemCode.DUPLICATE)
        for name in self.members:
            if name not in fields:
                faults.add_missing(f"{path}.{name}", f"the key {name}")
        if len(faults.problems) > known or any(item is UNREAD for item in fields.values()):
            return UNREAD
        try:
            return self._make(**fields)
        except InvalidDocument as error:
            faults.add_from(error, path)
            return UNREAD

    def schema(self) -> dict[str, object]:
        """Return a reference to the object's definition."""
        return {"$ref": f"#/$defs/{self.name}"}

    def definition(self) -> dict[str, object]:
        """Return what the reference refers to."""
        return {
            "type": "object",
            "properties": {key: shape.schema() for key, shape in self.members.items()},
            "required": list(self.members),
            "additionalProperties": False,
        }

    def definitions(self) -> Iterator[tuple[str, dict[str, object]]]:
        """Yield the object's own definition after those it refers to."""
        for shape in self.members.values():
            yield from shape.definitions()
        yield self.name, self.definition()


@final
class Deferred(Shape):
    """The shape of a model that stands within itself, made when it is first needed.

    A section holds sections: each level has a shape of its own, so that the deepest can refuse.
    """

    def __init__(self, model: type[Record], framework_id: str | None, depth: int) -> None:
        """Keep which shape to make."""
        super().__init__(self._convert, self._plain)
        self._which = model, framework_id, depth

    def _convert(self, value: Any) -> object:  # noqa: ANN401 - as Convert has it
        return self._shape().convert(value)

    def _plain(self, value: Any) -> object:  # noqa: ANN401 - as Convert has it
        return self._shape().plain(value)

    def _shape(self) -> Object:
        return _object(*self._which)

    def read(self, value: object, path: str, faults: Faults) -> object:
        """Read as the model's shape does."""
        return self._shape().read(value, path, faults)

    def schema(self) -> dict[str, object]:
        """Return a reference to the model's definition, which is the same at every level."""
        return self._shape().schema()


@final
class TooDeep(Shape):
    """What stands deeper than any document goes."""

    def __init__(self) -> None:
        """Refuse to read and to write."""
        super().__init__(_refuse, _refuse)

    def read(self, value: object, path: str, faults: Faults) -> object:  # noqa: ARG002 - any value
        """Add that the document is too deep, and return UNREAD."""
        faults.add_too_deep(path)
        return UNREAD


def _refuse(_value: object) -> object:
    raise RecursionError


@final
class Undecided(Shape):
    """What only the framework decides, where it is not known which that is."""

    of_framework = True

    def __init__(self) -> None:
        """Refuse to read and to write."""
        super().__init__(_refuse, _refuse)

    def read(self, value: object, path: str, faults: Faults) -> object:
        """Return UNREAD: not to know the framework is the problem, and named elsewhere."""
        if type(value) is not str:
            faults.add(path, value, "a name as text", ProblemCode.WRONG_TYPE)
        return UNREAD


def shape_of(model: type[Record], framework_id: str | None) -> Object:
    """Return the shape of `model` in a document of that framework, None if it is not known."""
    return _object(model, framework_id, 1)


_OBJECTS: dict[tuple[type[Record], str | None, int], Object] = {}


def _object(model: type[Record], framework_id: str | None, depth: int) -> Object:
    shape = _OBJECTS.get((model, framework_id, depth))
    if shape is None:
        shape = _new_object(model, framework_id, depth)
        # Two threads may both get here; what they store does the same.
        _OBJECTS[model, framework_id, depth] = shape
    return shape


def _new_object(model: type[Record], framework_id: str | None, depth: int) -> Object:
    framework = None if framework_id is None else frameworks.get(framework_id)
    hints = get_type_hints(model)
    members = {
        field.name: _field_shape(hints[field.name], (model, field.name), framework, depth + 1)
        for field in attrs.fields(cast("type[attrs.AttrsInstance]", model))
        if hints[field.name] is not Framework
    }
    return Object(model, members, framework)


def _field_shape(
    hint: object, field: tuple[type[Record], str], framework: Framework | None, depth: int
) -> Shape:
    """Return the shape of a value with this annotation, standing in this field of a model."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in {types.UnionType, Union}:
        present = tuple(argument for argument in arguments if argument is not types.NoneType)
        if SlacGrade not in present:
            (argument,) = present
            inner = _field_shape(argument, field, framework, depth)
        elif field in _OF_ANY_SCALE:
            inner = _ANY_GRADE
        else:
            inner = _grade(framework, Ungraded if Ungraded in present else ())
        return inner if len(present) == len(arguments) else Optional(inner)
    if origin is tuple:
        return Sequence(_field_shape(arguments[0], field, framework, depth + 1))
    model, _ = field
    return _class_shape(cast("type[object]", hint), model, framework, depth)


def _class_shape(
    cls: type[object], within: type[Record], framework: Framework | None, depth: int
) -> Shape:
    if cls is Aspect:
        return _aspect(framework)
    if issubclass(cls, Record):
        if depth > DEEPEST:
            return TooDeep()
        framework_id = None if framework is None else framework.id
        return (Deferred if cls is within else _object)(cls, framework_id, depth)
    if issubclass(cls, enum.Enum):
        return Choice(f"a {cls.__name__}", {str(member.value): member for member in cls})
    return _SCALARS[cls]


_SCALARS: Mapping[type[object], Shape] = {
    str: Text(),
    int: Whole(),
    bool: Flag(),
    datetime.date: Day(),
    decimal.Decimal: Decimal(),
}


def _aspect(framework: Framework | None) -> Shape:
    if framework is None:
        return Undecided()
    return Choice(
        f"an aspect of {framework.id}",
        {aspect.key: aspect for aspect in framework.aspects},
        ProblemCode.UNKNOWN_NAME,
        of_framework=True,
    )


def _grade(framework: Framework | None, absences: Iterable[Ungraded]) -> Shape:
    if framework is None:
        return Undecided()
    grades = {grade.value: grade for grade in (*framework.scale, *absences)}
    return Choice(f"a grade of {framework.id}", grades, of_framework=True)
