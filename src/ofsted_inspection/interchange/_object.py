"""The shape of one model: a JSON object with a member for each field."""

import operator
from collections.abc import Callable, Iterator, Mapping
from typing import cast, final

import attrs

from ofsted_inspection._record import Record, one_of
from ofsted_inspection.errors import InvalidDocument, ProblemCode
from ofsted_inspection.frameworks import Framework
from ofsted_inspection.interchange._bounds import bounded
from ofsted_inspection.interchange._faults import Faults, RepeatedKeys, is_object, member
from ofsted_inspection.interchange._quick import (
    Convert,
    named_record_reading,
    record_reading,
    unchanged,
)
from ofsted_inspection.interchange._scalars import Choice
from ofsted_inspection.interchange._shapes import NO_OBJECT, UNREAD, Shape
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
        self._make: Callable[..., Record] = model
        self._defaults = {
            field.name: members[field.name].plain(field.default)
            for field in attrs.fields(cast("type[attrs.AttrsInstance]", model))
            if field.name in members and field.default is not attrs.NOTHING
        }
        self._count = len(members) + others
        super().__init__(NO_OBJECT, self._converting(), self._writing())

    def _converting(self) -> Convert:
        """Return the quick reading."""
        members = {name: (shape.refused, shape.convert) for name, shape in self.members.items()}
        names = {key: it.names for key, it in self.members.items() if isinstance(it, Choice)}
        if 1 < len(names) == len(members):
            return named_record_reading(
                self._make, members, names=names, defaults=self._defaults, count=self._count
            )
        return record_reading(
            self._model, members, given=self._given, defaults=self._defaults, count=self._count
        )

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
            if isinstance(key, str) and key in self.members:
                fields[key] = self.members[key].read(item, f"{path}.{key}", faults)
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

    def definition(self, head: Mapping[str, object] | None = None) -> dict[str, object]:
        """Return what the reference refers to, with what others read before its members."""
        before = head or {}
        return {
            "description": (self._model.__doc__ or "").partition("\n")[0],
            "type": "object",
            "properties": {
                **before,
                **{
                    key: bounded(shape.schema(), (self._model, key))
                    for key, shape in self.members.items()
                },
            },
            "required": [*before, *(key for key in self.members if key not in self._defaults)],
            "additionalProperties": False,
        }

    def definitions(self) -> Iterator[tuple[str, dict[str, object]]]:
        """Yield the object's own definition after those it refers to."""
        for shape in self.members.values():
            yield from shape.definitions()
        yield self.name, self.definition()
