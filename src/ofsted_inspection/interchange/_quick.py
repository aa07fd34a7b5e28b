"""The quick reading of documents: code written out for each model, which says nothing of faults.

It takes what the full reading takes and makes the same records of it; at anything else it raises
some exception, and the full reading is asked. Every value is tested as it is read, and what fields
say together once the record is filled, so that the constructor, which would test each value a
second time, is passed by: this module alone does that.

cattrs, which reads others' classes for us (`make_converter`), was tried in its place: structuring
hooks for our scalars, enums, grades and aspects, `detailed_validation=False`, members counted,
constructors run. It gave equal records in 1.75 times the time for Warrington and 1.54 times for
England, which would have made B3 1.56 for an aim of 1.25.
"""

import itertools
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, cast

from ofsted_inspection._record import Record

Convert: TypeAlias = Callable[[Any], Any]
"""Turns a plain value into a model's value, or the other way about."""


def unchanged(value: object) -> object:
    """Return `value`: what stands for itself is turned so, or better not turned at all."""
    return value


def tuple_reading(refused: str, convert: Convert) -> Convert:
    """Return a function that makes a tuple of a list whose items are not `refused`."""
    turned = "value" if convert is unchanged else "map(convert, value)"
    lines = [
        "for item in value:",
        f"    if {refused}: raise ValueError",
        f"return tuple({turned})",
    ]
    return _function(lines, {"convert": convert})


def record_reading(
    model: type[Record],
    members: Mapping[str, tuple[str, Convert]],
    *,
    given: Mapping[str, object],
    defaults: Mapping[str, object],
    count: int,
) -> Convert:
    """Return a function that makes a `model` of an object of `count` members.

    Of each member the condition under which it is refused, and what turns it. `given` are fields
    that stand elsewhere, `defaults` the plain values of members that may be missing.
    """
    draft = draft_of(model)
    names: dict[str, Any] = {"draft": draft, "model": model, "defaults": defaults}
    lines = _members_taken(members, count)
    fields = {name: f"given_{name}" for name in given}
    names |= {f"given_{name}": value for name, value in given.items()}
    for name, (_, convert) in members.items():
        names[f"to_{name}"] = convert
        fields[name] = f"its_{name}" if convert is unchanged else f"to_{name}(its_{name})"
    if not _becomes(draft, model):
        arguments = ", ".join(f"{name}={value}" for name, value in fields.items())
        return _function([*lines, f"return model({arguments})"], names)
    lines += [
        "record = draft()",
        *(f"record.{name} = {value}" for name, value in fields.items()),
        "record.__class__ = model",
        "for _ in record._problems(): raise ValueError",
        "return record",
    ]
    return _function(lines, names)


def named_record_reading(
    make: Callable[..., Record],
    members: Mapping[str, tuple[str, Convert]],
    *,
    names: Mapping[str, tuple[str, ...]],
    defaults: Mapping[str, object],
    count: int,
) -> Convert:
    """Return what `record_reading` does where every member is one of a few `names`.

    There are only so many such records: all are made at once, and looked up.
    """
    made = {
        chosen: make(
            **{key: members[key][1](name) for key, name in zip(members, chosen, strict=True)}
        )
        for chosen in itertools.product(*(names[key] for key in members))
    }
    looked_up = f"return made[{', '.join(f'its_{name}' for name in members)}]"
    lines = [*_members_taken(members, count), looked_up]
    return _function(lines, {"made": made, "defaults": defaults})


def _members_taken(members: Mapping[str, tuple[str, Convert]], count: int) -> list[str]:
    """Return lines that take each member from `value`, or raise."""
    # As many members as there are fields, and each field among them: so no other.
    lines = [
        f"if len(value) != {count}:",
        "    value = {**defaults, **value}",
        f"    if len(value) != {count}: raise ValueError",
    ]
    for name, (refused, _) in members.items():
        lines += [f"its_{name} = item = value[{name!r}]", f"if {refused}: raise ValueError"]
    return lines


def _function(lines: list[str], names: dict[str, Any]) -> Convert:
    """Return the function of `value` that has these `lines`, which refer to these `names`.

    The lines are made of our own fields' names and shapes' conditions, and of nothing else.
    """
    source = "\n    ".join(["def function(value):", *lines])
    exec(source, names)  # noqa: S102 - as said above
    function: Convert = names["function"]
    return function


def draft_of(model: type[Record]) -> type[Record]:
    """Return a class whose instances take any fields and then, given the class `model`, are its."""
    slots = {"__slots__": model.__slots__}
    return cast("type[Record]", type(f"{model.__name__}Draft", model.__bases__, slots))


def _becomes(draft: type[Record], model: type[Record]) -> bool:
    """Whether instances of `draft` can be given the class `model`.

    Not if the model has another base before Record: Python lays such instances out differently.
    """
    try:
        draft().__class__ = model
    except TypeError:
        return False
    return True
