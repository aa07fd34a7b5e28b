"""The format as its description has it, told with none of the format's code.

The models' fields, their annotations and defaults are all that is used of the package.
"""

import copy
import datetime
import decimal
import enum
from collections.abc import Collection, Iterator
from typing import TypeAlias, cast, get_args, get_type_hints

import attrs

from ofsted_inspection import Inspection, OfficialResult, PriorInspection
from ofsted_inspection.frameworks import Aspect, Framework
from ofsted_inspection.grades import ReformedGrade, SlacGrade
from ofsted_inspection.interchange import SCHEMA_VERSION
from tests.interchange.documents import Json, Place, at

VERSION = SCHEMA_VERSION

_Model: TypeAlias = type[attrs.AttrsInstance]
_Members: TypeAlias = "dict[str, Json]"


def described(record: Inspection | OfficialResult) -> list[tuple[str, Json]]:
    """Return the members of the document of `record`, in their order."""
    fields = cast("_Members", _described(record))
    head: _Members = {"schema_version": VERSION}
    if isinstance(record, Inspection):
        head |= {"framework": fields.pop("framework"), "id": record.id}
    return list((head | fields).items())


def _described(  # noqa: PLR0911 - one return for each kind of value
    value: object, owner: object = None
) -> Json:
    match value:
        case Framework():
            return value.id
        case Aspect():
            return value.key
        case SlacGrade() if isinstance(owner, PriorInspection):
            return f"slac.{value.value}"
        case ReformedGrade() if isinstance(owner, PriorInspection):
            return f"reformed.{value.value}"
        case enum.Enum():
            return cast("Json", value.value)
        case datetime.date():
            return value.isoformat()
        case decimal.Decimal():
            return in_one_form(f"{value:f}")
        case tuple():
            return [_described(item) for item in cast("tuple[object, ...]", value)]
        case _ if attrs.has(type(value)):
            names = [field.name for field in fields_of(cast("_Model", type(value)))]
            return {name: _described(getattr(value, name), value) for name in names}
        case _:
            return cast("Json", value)


def in_one_form(text: str) -> str:
    """Return a decimal in plain notation without zeros at its end, and zero without a sign."""
    whole, _, fraction = text.removeprefix("-").partition(".")
    number = ".".join(filter(None, (whole, fraction.rstrip("0"))))
    return number if number == "0" else text[: text.startswith("-")] + number


def fields_of(model: _Model) -> "tuple[attrs.Attribute[object], ...]":
    """Return the fields of `model`, in their order."""
    return cast("tuple[attrs.Attribute[object], ...]", attrs.fields(model))


def has_default(field: "attrs.Attribute[object]") -> bool:
    """Whether the member of `field` may be missing in a document."""
    return field.default is not attrs.NOTHING


def default_of(field: "attrs.Attribute[object]") -> Json:
    """Return what a missing member stands for, as it would be written."""
    return _described(field.default)


def parts(
    document: Json, model: _Model = Inspection, place: Place = ()
) -> Iterator[tuple[Place, _Model]]:
    """Yield the place of every object within `document` that is a model's, with the model."""
    members = cast("_Members", document)
    yield place, model
    hints = get_type_hints(model)
    for field in fields_of(model):
        inner = _model_in(hints[field.name])
        match members.get(field.name):
            case dict() as part if inner is not None:
                yield from parts(part, inner, (*place, field.name))
            case list() as items if inner is not None:
                for index, item in enumerate(items):
                    yield from parts(item, inner, (*place, field.name, index))
            case _:
                pass


def _model_in(hint: object) -> _Model | None:
    """Return the model of the values, or of the items, that `hint` annotates."""
    if isinstance(hint, type) and attrs.has(hint):
        return hint
    return next(filter(None, map(_model_in, get_args(hint))), None)


def members(
    document: Json, model: _Model = Inspection
) -> "Iterator[tuple[Place, attrs.Attribute[object]]]":
    """Yield the place of the member of every field of every model within `document`."""
    for place, part in parts(document, model):
        for field in fields_of(part):
            yield (*place, field.name), field


def without(document: Json, places: Collection[Place]) -> Json:
    """Return `document` without what stands at any of `places`."""
    changed = copy.deepcopy(document)
    for place in sorted(places, key=len, reverse=True):
        del cast("dict[str | int, Json]", at(changed, place[:-1]))[place[-1]]
    return changed


def shortest(document: Json, model: _Model = Inspection) -> Json:
    """Return `document`, which has every member, without those that say what a default would."""
    spare = [
        place
        for place, field in members(document, model)
        if has_default(field) and at(document, place) == default_of(field)
    ]
    return without(document, spare)


def completed(document: Json, model: _Model = Inspection) -> Json:
    """Return `document`, which can be read, as it is written again.

    Of this version, with every member that was missing, and with decimals in their one form.
    """
    whole = copy.deepcopy(document)
    for place, part in list(parts(whole, model)):
        members = cast("_Members", at(whole, place))
        hints = get_type_hints(part)
        for field in fields_of(part):
            if has_default(field):
                members.setdefault(field.name, default_of(field))
            value = members.get(field.name)
            if isinstance(value, str) and decimal.Decimal in (
                hints[field.name],
                *get_args(hints[field.name]),
            ):
                members[field.name] = in_one_form(value)
    return cast("_Members", whole) | {"schema_version": VERSION}
