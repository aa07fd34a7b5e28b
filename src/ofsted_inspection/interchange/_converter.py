"""A cattrs converter that knows our models, for those who nest them in classes of their own.

Every model goes through its shape, the same that documents go through. What is added here is the
same strictness for the fields of the others' classes, where cattrs alone would make a number of
"7" and a text of null.
"""

import datetime
import decimal
import enum
import types
from collections.abc import Callable
from typing import Any, TypeAlias, cast, get_args, get_origin

from cattrs import BaseConverter, Converter
from cattrs.cols import list_structure_factory

from ofsted_inspection import models
from ofsted_inspection._record import Record, one_of
from ofsted_inspection.errors import InvalidDocument, ProblemCode
from ofsted_inspection.frameworks import CATALOGUE, Aspect, Framework
from ofsted_inspection.interchange._derived import aspect_shape, grades_shape, is_grades, shape_of
from ofsted_inspection.interchange._documents import DOCUMENTS, Document, document_of
from ofsted_inspection.interchange._faults import Faults
from ofsted_inspection.interchange._full import read_fully
from ofsted_inspection.interchange._quick import unchanged
from ofsted_inspection.interchange._scalars import Choice, Day, Decimal, Flag, Text, Whole
from ofsted_inspection.interchange._shapes import Shape

_Read: TypeAlias = Callable[[Any, Any], Any]
"""A structure hook of cattrs: takes a plain value and the type wanted."""

_Write: TypeAlias = Callable[[Any], Any]
"""An unstructure hook of cattrs: takes a value."""


def converter_for(framework: Framework | None) -> Converter:
    """Return a converter that is strict about everything; see `make_converter`."""
    converter = Converter(forbid_extra_keys=True, unstruct_collection_overrides={tuple: list})
    for cls, shape in _SCALARS.items():
        converter.register_structure_hook(cls, _scalar_reading(cls, shape))
        if shape.plain is not unchanged:
            converter.register_unstructure_hook(cls, shape.plain)
    converter.register_structure_hook(float, _read_float)
    converter.register_structure_hook(datetime.datetime, _read_moment)
    converter.register_unstructure_hook(datetime.datetime, datetime.datetime.isoformat)
    converter.register_structure_hook(enum.Enum, _read_member)
    converter.register_structure_hook_factory(_is_sequence, _sequence_reading)
    framework_id = None if framework is None else framework.id
    own: dict[type[object], Shape] = {
        Aspect: aspect_shape(framework),
        Framework: Choice("a framework", {each.id: each for each in CATALOGUE}),
    }
    for model in map(models.__dict__.__getitem__, models.__all__):
        if issubclass(model, Record) and model not in DOCUMENTS:
            own[model] = shape_of(model, framework_id)
    for cls, shape in own.items():
        if shape.of_framework and framework is None:
            converter.register_structure_hook(cls, _refusing(cls.__name__))
            converter.register_unstructure_hook(cls, _refusing(cls.__name__))
        else:
            converter.register_structure_hook(cls, _reading(shape, cls.__name__))
            converter.register_unstructure_hook(cls, _writing(shape, cls.__name__, framework))
    for model in DOCUMENTS:
        document = document_of(model)
        converter.register_structure_hook(model, _document_reading(document))
        converter.register_unstructure_hook(model, document.plain)
    _add_grades(converter, framework)
    return converter


def _document_reading(document: Document) -> _Read:
    return lambda value, _: document.read(value)


def _add_grades(converter: Converter, framework: Framework | None) -> None:
    """Teach `converter` the unions that hold both scales."""

    def reading(hint: object) -> _Read:
        return _reading(grades_shape(hint, framework), "grade")

    def writing(hint: object) -> _Write:
        return _writing(grades_shape(hint, framework), "grade", framework)

    converter.register_structure_hook_factory(is_grades, reading)
    converter.register_unstructure_hook_factory(is_grades, writing)


def _reading(shape: Shape, subject: str) -> _Read:
    return lambda value, _: read_fully(shape.read, value, subject)


def _writing(shape: Shape, subject: str, framework: Framework | None) -> _Write:
    def write(value: object) -> object:
        try:
            return shape.plain(value)
        except KeyError as error:
            faults = Faults()
            faults.add("$", error.args[0], f"grades and aspects of {framework and framework.id}")
            raise InvalidDocument(subject, faults.problems) from None

    return write


def _refusing(subject: str) -> Callable[..., Any]:
    def refuse(*_: object) -> object:
        raise TypeError(
            f"a {subject} can be read and written only where its framework is known: "
            f"make_converter(framework=...)"
        )

    return refuse


_SCALARS: dict[type[object], Shape] = {
    str: Text(),
    int: Whole(),
    bool: Flag(),
    datetime.date: Day(),
    decimal.Decimal: Decimal(),
}


def _scalar_reading(scalar: type[object], shape: Shape) -> _Read:
    # cattrs gives a class's hook its subclasses too: without a second look, the hook for int would
    # read true, and any number as a member of an enumeration of integers.
    def read(value: object, cls: Any) -> object:  # noqa: ANN401 - any class that derives from it
        if issubclass(cls, enum.Enum):
            return _read_member(value, cls)
        plain = read_fully(shape.read, value, cls.__name__)
        return plain if cls is scalar else cls(plain)

    return read


def _read_member(value: object, cls: type[enum.Enum]) -> enum.Enum:
    for member in cls:
        # By class as well: true equals 1, and 2.0 equals 2.
        if type(member.value) is type(value) and member.value == value:
            return member
    faults = Faults()
    faults.add("$", value, one_of(value, tuple(str(member.value) for member in cls), cls.__name__))
    raise InvalidDocument(cls.__name__, faults.problems)


def _read_float(value: object, _: object) -> float:
    if type(value) is float and value - value == 0:
        return value
    faults = Faults()
    faults.add("$", value, "a finite number with a decimal point", ProblemCode.WRONG_TYPE)
    raise InvalidDocument("float", faults.problems)


def _read_moment(value: object, _: object) -> datetime.datetime:
    try:
        moment = datetime.datetime.fromisoformat(str(value))
        if moment.isoformat() == value:
            return moment
    except ValueError:
        pass
    faults = Faults()
    faults.add("$", value, "a date and a time, like 2011-01-10T09:30:00")
    raise InvalidDocument("datetime", faults.problems)


def _is_sequence(hint: object) -> bool:
    arguments = get_args(hint)
    return (get_origin(hint) is list) or (get_origin(hint) is tuple and arguments[1:] == (...,))


def _sequence_reading(hint: Any, converter: BaseConverter) -> _Read:  # noqa: ANN401 - any such hint
    origin, items_hint = get_origin(hint), types.GenericAlias(list, get_args(hint)[:1])
    read = list_structure_factory(cast("type[object]", items_hint), converter)

    def structure(value: object, _: object) -> object:
        # Any iterable would do for cattrs: the letters of a text, the keys of an object.
        if type(value) is not list:
            faults = Faults()
            faults.add("$", value, "an array", ProblemCode.WRONG_TYPE)
            raise InvalidDocument(str(hint), faults.problems)
        items: list[object] = read(value, hint)
        return items if origin is list else tuple(items)

    return structure
