"""Shapes of whole models, derived from the annotations of their fields.

What a framework decides, its grades and its aspects, stands in a document as a bare name, so a
model's shape depends on the framework: :func:`shape_of` gives the one for a model under a
framework, and the same one each time.
"""

import datetime
import decimal
import enum
import types
from collections.abc import Mapping
from typing import Any, Union, cast, final, get_args, get_origin, get_type_hints

import attrs

from ofsted_inspection import frameworks
from ofsted_inspection._record import Record
from ofsted_inspection.errors import ProblemCode
from ofsted_inspection.frameworks import Aspect, Framework
from ofsted_inspection.grades import ReformedGrade, SlacGrade, Ungraded
from ofsted_inspection.interchange._faults import DEEPEST, Faults
from ofsted_inspection.interchange._object import Object
from ofsted_inspection.interchange._scalars import Choice, Day, Decimal, Flag, Text, Whole
from ofsted_inspection.interchange._shapes import NO_OBJECT, UNREAD, Optional, Sequence, Shape
from ofsted_inspection.models import Inspection, OfficialResult, PriorInspection

_OF_ANY_SCALE = {(PriorInspection, "grade")}
"""Fields whose grade may be of another framework than the document's."""


HEADS: Mapping[type[Record], tuple[str, ...]] = {
    Inspection: ("schema_version", "framework", "id"),
    OfficialResult: ("schema_version",),
}
"""The models that stand alone, and what a document has before its fields."""


@final
class Deferred(Shape):
    """The shape of a model that stands within itself, made when it is first needed.

    A section holds sections: each level has a shape of its own, so that the deepest can refuse.
    """

    def __init__(self, model: type[Record], framework_id: str | None, depth: int) -> None:
        """Keep which shape to make."""
        super().__init__(NO_OBJECT, self._convert, self._plain)
        self._which = model, framework_id, depth
        self._too_deep = depth > DEEPEST

    def _convert(self, value: Any) -> object:  # noqa: ANN401 - as Convert has it
        return self._shape().convert(value)

    def _plain(self, value: Any) -> object:  # noqa: ANN401 - as Convert has it
        return self._shape().plain(value)

    def _shape(self) -> Object:
        if self._too_deep:
            raise RecursionError
        return _object(*self._which)

    def read(self, value: object, path: str, faults: Faults) -> object:
        """Read as the model's shape does, unless the value stands too deep."""
        if self._too_deep:
            faults.add_too_deep(path)
            return UNREAD
        return self._shape().read(value, path, faults)

    def schema(self) -> dict[str, object]:
        """Return a reference to the model's definition, which is the same at every level."""
        return self._shape().schema()


@final
class Undecided(Shape):
    """What only the framework decides, where it is not known which that is."""

    of_framework = True

    def __init__(self) -> None:
        """Take nothing."""
        super().__init__("True")

    def read(self, value: object, path: str, faults: Faults) -> object:
        """Return UNREAD: not to know the framework is the problem, and named elsewhere."""
        if type(value) is not str:
            faults.add(path, value, "a name as text", ProblemCode.WRONG_TYPE)
        return UNREAD

    def schema(self) -> dict[str, object]:
        """Return the schema that nothing agrees with."""
        return {"not": {}}


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
    return Object(model, members, framework, len(HEADS.get(model, ())))


def _field_shape(
    hint: object, field: tuple[type[Record], str], framework: Framework | None, depth: int
) -> Shape:
    """Return the shape of a value with this annotation, standing in this field of a model."""
    origin, arguments = get_origin(hint), get_args(hint)
    if is_grades(hint):
        if framework is not None or field in _OF_ANY_SCALE:
            return grades_shape(hint, None if field in _OF_ANY_SCALE else framework)
        return Optional(Undecided()) if types.NoneType in arguments else Undecided()
    if origin in _UNIONS:
        (present,) = (argument for argument in arguments if argument is not types.NoneType)
        return Optional(_field_shape(present, field, framework, depth))
    if origin is tuple:
        return Sequence(_field_shape(arguments[0], field, framework, depth + 1))
    model, _ = field
    return _class_shape(cast("type[object]", hint), model, framework, depth)


def _class_shape(
    cls: type[object], within: type[Record], framework: Framework | None, depth: int
) -> Shape:
    if cls is Aspect:
        return aspect_shape(framework)
    if issubclass(cls, Record):
        framework_id = None if framework is None else framework.id
        return (Deferred if cls is within else _object)(cls, framework_id, depth)
    if issubclass(cls, enum.Enum):
        return Choice(cls.__name__, {str(member.value): member for member in cls})
    return _SCALARS[cls]


_SCALARS: Mapping[type[object], Shape] = {
    str: Text(),
    int: Whole(),
    bool: Flag(),
    datetime.date: Day(),
    decimal.Decimal: Decimal(),
}


def aspect_shape(framework: Framework | None) -> Shape:
    """Return the shape of the aspects of `framework`, which are named by their keys."""
    if framework is None:
        return Undecided()
    return Choice(
        f"an aspect of {framework.id}",
        {aspect.key: aspect for aspect in framework.aspects},
        ProblemCode.UNKNOWN_NAME,
        of_framework=True,
    )


_UNIONS = (types.UnionType, Union)


def is_grades(hint: object) -> bool:
    """Whether `hint` is a union in which both scales stand, with or without something else."""
    arguments = get_args(hint)
    return get_origin(hint) in _UNIONS and SlacGrade in arguments and ReformedGrade in arguments


def grades_shape(hint: object, framework: Framework | None) -> Shape:
    """Return the shape of such a union: bare names of the framework's scale, or scale and name."""
    arguments = get_args(hint)
    names: dict[str, object] = {}
    if framework is None:
        for scale, grades in (("slac", SlacGrade), ("reformed", ReformedGrade)):
            names |= {f"{scale}.{grade.value}": grade for grade in grades}
    else:
        names |= {grade.value: grade for grade in framework.scale}
    if Ungraded in arguments:
        names |= {absence.value: absence for absence in Ungraded}
    what = "a scale and its grade" if framework is None else f"a grade of {framework.id}"
    # Adequate is no misprint of inadequate.
    both = [grade.value for scale in (SlacGrade, ReformedGrade) for grade in scale]
    shape = Choice(what, names, of_framework=framework is not None, others=both)
    return Optional(shape) if types.NoneType in arguments else shape
