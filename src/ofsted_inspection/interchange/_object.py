"""The shape of one model: a JSON object with a member for each field."""

import itertools
import operator
from collections.abc import Callable, Iterator, Mapping
from typing import cast, final

import attrs

from ofsted_inspection._record import Record, draft_of, one_of
from ofsted_inspection.errors import InvalidDocument, ProblemCode
from ofsted_inspection.frameworks import Framework
from ofsted_inspection.interchange._bounds import bounded
from ofsted_inspection.interchange._faults import Faults, RepeatedKeys, member
from ofsted_inspection.interchange._scalars import Choice
from ofsted_inspection.interchange._shapes import (
    UNREAD,
    Convert,
    Shape,
    function_of,
    is_object,
    unchanged,
)
from ofsted_inspection.models import Inspection


@final
class Object(Shape):
    """A JSON object with one member per field of a model, in the fields' order.

    All are written; in reading, one whose field has a default may be missing. The framework of an
    inspection is given by the document's head. `name` is the object's name among the definitions
    of a schema.
    """

    def __init__(
        self,
        model: type[Record],
        members: Mapping[str, Shape],
        framework: Framework | None,
        others: int = 0,
    ) -> None:
        """Keep what the object stands for, and how many members others read: a document's head."""
        self.of_framework = any(shape.of_framework for shape in members.values())
        self._model = model
        self.name = model.__name__
        if self.of_framework and framework is not None:
            self.name += f"-{framework.id}"
        self.members = members
        # Without a framework the members are read for their faults, and no inspection is made.
        known: object = UNREAD if framework is None else framework
        self._given: Mapping[str, object] = {"framework": known} if model is Inspection else {}
        self._make = cast("Callable[..., Record]", model)
        self._defaults = {
            field.name: members[field.name].plain(field.default)
            for field in attrs.fields(cast("type[attrs.AttrsInstance]", model))
            if field.name in members and field.default is not attrs.NOTHING
        }
        self._count = len(members) + others
        super().__init__("type(item) is not dict", self._converting(), self._writing())

    def _converting(self) -> Convert:
        """Return a function that fills a draft of the model, each value tested as it is read.

        Written out, as attrs writes constructors, it takes a fraction of the time of going through
        the fields in a loop and then testing them again in the constructor.
        """
        draft = draft_of(self._model)
        names: dict[str, object] = {
            "draft": draft,
            "model": self._model,
            "defaults": self._defaults,
        }
        # As many members as there are fields, and each field among them: so no other.
        lines = [
            f"if len(value) != {self._count}:",
            "    value = {**defaults, **value}",
            f"    if len(value) != {self._count}: raise ValueError",
        ]
        for name, shape in self.members.items():
            lines += [f"its_{name} = item = value[{name!r}]"]
            lines += [f"if {shape.refused}: raise ValueError"]
        choices = [shape for shape in self.members.values() if isinstance(shape, Choice)]
        if 1 < len(choices) == len(self.members):
            # Where all is names, there are only so many such records: all are made at once.
            names["made"] = self._all_made(choices)
            lines.append(f"return made[{', '.join(f'its_{name}' for name in self.members)}]")
            return function_of("value", lines, names)
        fields = {name: f"given_{name}" for name in self._given}
        names |= {f"given_{name}": value for name, value in self._given.items()}
        for name, shape in self.members.items():
            names[f"to_{name}"] = shape.convert
            turns = shape.convert is not unchanged
            fields[name] = f"to_{name}(its_{name})" if turns else f"its_{name}"
        if not _becomes(draft, self._model):
            given = ", ".join(f"{name}={value}" for name, value in fields.items())
            return function_of("value", [*lines, f"return model({given})"], names)
        lines += [
            "record = draft()",
            *(f"record.{name} = {value}" for name, value in fields.items()),
            "record.__class__ = model",
            "for _ in record._problems(): raise ValueError",
            "return record",
        ]
        return function_of("value", lines, names)

    def _all_made(self, choices: list[Choice]) -> dict[tuple[str, ...], Record]:
        return {
            names: self._make(
                **{
                    key: choice.convert(name)
                    for key, choice, name in zip(self.members, choices, names, strict=True)
                }
            )
            for names in itertools.product(*(choice.names for choice in choices))
        }

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
                faults.add_unknown(member(path, key), key, expected, ProblemCode.UNKNOWN_NAME)
        if isinstance(value, RepeatedKeys):
            for key in value.repeated:
                faults.add(member(path, key), key, "each key once", ProblemCode.DUPLICATE)
        for name in self.members:
            if name not in fields and name not in self._defaults:
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
            "description": (self._model.__doc__ or "").partition("\n")[0],
            "type": "object",
            "properties": {
                key: bounded(shape.schema(), (self._model, key))
                for key, shape in self.members.items()
            },
            "required": [key for key in self.members if key not in self._defaults],
            "additionalProperties": False,
        }

    def definitions(self) -> Iterator[tuple[str, dict[str, object]]]:
        """Yield the object's own definition after those it refers to."""
        for shape in self.members.values():
            yield from shape.definitions()
        yield self.name, self.definition()


def _becomes(draft: type[Record], model: type[Record]) -> bool:
    """Whether instances of `draft` can be given the class `model`.

    Not if the model has another base before Record: Python lays such instances out differently.
    """
    try:
        draft().__class__ = model
    except TypeError:
        return False
    return True
