"""Arguments of public functions: one of the wrong kind is named, with what it takes.

`checked` reads the annotations of a function when that is first called. A text that is none of
those of a `Literal` raises UnknownName with near misses; anything else of another kind than its
annotation says raises a TypeError that names the argument. What an iterable yields is looked at
before the call where it is a list, a tuple or a set, which can be gone through twice, and as it is
yielded where it is an iterator.
"""

import datetime
import functools
import inspect
import itertools
import os
import types
import typing
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from ofsted_inspection._checks import UNIONS
from ofsted_inspection._wording import shown
from ofsted_inspection.errors import UnknownName

Function = typing.TypeVar("Function", bound=Callable[..., object])


class Wanted(typing.NamedTuple):
    """What a parameter takes: how to tell, in words, and the texts that it chooses from.

    `item` is what each thing that an iterator yields must be, None where nothing can be told.
    """

    holds: Callable[[object], bool]
    wording: str
    choices: tuple[str, ...] = ()
    item: "Wanted | None" = None


def checked(function: Function) -> Function:
    """Return `function`, refusing arguments that are not what its annotations say."""
    parameters: list[str] = []
    wanted: dict[str, Wanted] = {}
    # Held here and not looked up, for what is called has the globals of `function`.
    signature, wanted_of, taken = inspect.signature, _wanted_of, _taken
    repeat = itertools.repeat

    def call(*arguments: object, **options: object) -> object:
        if not parameters:
            # Two threads may both get here; they store the same.
            wanted.update(wanted_of(function))
            parameters[:] = signature(function).parameters
        # What is over is of the last, which takes several (`*kinds`), or is refused by the call.
        over = repeat(parameters[-1], len(arguments) - len(parameters))
        named = zip((*parameters, *over), arguments, strict=False)
        values = [taken(function, wanted, *each) for each in (*named, *options.items())]
        count = len(arguments)
        return function(*values[:count], **dict(zip(options, values[count:], strict=True)))

    # Whoever evaluates annotations, Sphinx for one, looks for their names among the globals.
    at_home = types.FunctionType(
        call.__code__, function.__globals__, call.__name__, None, call.__closure__
    )
    # What is called is the function, checked: it has its signature.
    return typing.cast("Function", functools.wraps(function)(at_home))


def refused(function: str, name: str, wording: str, value: object) -> TypeError:
    """Return the error that says what the argument `name` of a function takes."""
    found = shown(value)
    kind = "" if value is None or found == type(value).__name__ else f" ({type(value).__name__})"
    return TypeError(f"{function}: {name} takes {wording}; found {found}{kind}")


def _taken(
    function: Callable[..., object], wanted: Mapping[str, Wanted], name: str, value: object
) -> object:
    """Return the argument `value`, or an iterator that looks at what it yields."""
    known = wanted.get(name)
    if known is None:
        return value
    if not known.holds(value):
        _refuse(function.__name__, name, known, value)
    if known.item is not None and isinstance(value, Iterator):
        values = typing.cast("Iterator[object]", value)
        return _looked_at(function.__name__, name, known.item, values)
    return value


def _looked_at(
    function: str, name: str, item: Wanted, values: Iterable[object]
) -> Iterator[object]:
    """Yield the `values`, refusing the first that is no `item` with its place."""
    for place, value in enumerate(values):
        if not item.holds(value):
            _refuse(function, f"{name}[{place}]", item, value)
        yield value


def _refuse(function: str, name: str, known: Wanted, value: object) -> None:
    if known.choices and isinstance(value, str):
        raise UnknownName(name, value, known.choices)
    if known.item is not None and isinstance(value, _IN_PLACES):
        # One thing among them is wrong: it is told, and not what holds it.
        for _ in _looked_at(function, name, known.item, typing.cast("Iterable[object]", value)):
            pass
    raise refused(f"{function}()", name, known.wording, value)


def _wanted_of(function: Callable[..., object]) -> Iterator[tuple[str, Wanted]]:
    hints = function.__annotations__
    for name in inspect.signature(function).parameters:
        if name in hints and (wanted := wanted_by(hints[name])) is not None:
            yield name, wanted


def wanted_by(hint: object) -> Wanted | None:
    """Return what an annotation asks of an argument; None where nothing can be told."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin in UNIONS:
        return _any_of(tuple(map(wanted_by, parts)))
    if origin is typing.Literal:
        return _one_of(typing.cast("tuple[str, ...]", parts))
    if isinstance(origin, type) and issubclass(origin, Iterable) and origin is not Mapping:
        # Of a tuple with a place for each thing only that it is one is asked.
        places = origin is tuple and ... not in parts
        # The labels of a dataframe can be counted and gone through, and are no Sequence.
        several = Collection if origin is Sequence else typing.cast("type[object]", origin)
        return _several(several, None if places else wanted_by(parts[0]))
    if origin is Mapping:
        return _mapping(wanted_by(parts[1]))
    return _of_class(typing.cast("object", hint if origin is None else origin))


def _one_of(texts: tuple[str, ...]) -> Wanted:
    def holds(value: object) -> bool:
        return isinstance(value, str) and value in texts

    return Wanted(holds, f"one of {', '.join(texts)}", texts)


def _any_of(wanted: tuple[Wanted | None, ...]) -> Wanted | None:
    known = [each for each in wanted if each is not None]
    if len(known) < len(wanted):
        return None

    def holds(value: object) -> bool:
        return any(each.holds(value) for each in known)

    return Wanted(
        holds,
        " or ".join(dict.fromkeys(each.wording for each in known)),
        tuple(choice for each in known for choice in each.choices),
        next((each.item for each in known if each.item is not None), None),
    )


def _several(origin: type[object], item: Wanted | None) -> Wanted:
    def holds(value: object) -> bool:
        # A text is a sequence of texts, and never what is meant.
        if not isinstance(value, origin) or isinstance(value, _ONE_THING):
            return False
        if item is None or not isinstance(value, list | tuple | set | frozenset):
            return True
        return all(map(item.holds, typing.cast("Iterable[object]", value)))

    each = "" if item is None else f" of {item.wording}"
    return Wanted(holds, f"a list or the like{each}", item=item)


def _mapping(item: Wanted | None) -> Wanted:
    def holds(value: object) -> bool:
        if not isinstance(value, Mapping):
            return False
        # Another mapping may make its values as they are asked for, or be without end.
        if item is None or not isinstance(value, dict):
            return True
        return all(map(item.holds, typing.cast("Mapping[object, object]", value).values()))

    each = "" if item is None else f" to {item.wording}"
    return Wanted(holds, f"a mapping{each}")


def _of_class(hint: object) -> Wanted | None:
    for known, holds, wording in _TOLD_OTHERWISE:
        if hint is known:
            return Wanted(holds, wording)
    if not isinstance(hint, type) or hint in _ANYTHING:
        return None
    cls = typing.cast("type[object]", hint)

    def is_one(value: object) -> bool:
        return isinstance(value, cls)

    return Wanted(is_one, _WORDINGS.get(cls, cls.__name__))


def _is_none(value: object) -> bool:
    return value is None


def _is_day(value: object) -> bool:
    # A moment is no day, though Python derives the one from the other.
    return type(value) is datetime.date


def _is_number(value: object) -> bool:
    # Numbers of NumPy are no int and stand for one; a truth value is one and does not.
    return isinstance(value, typing.SupportsIndex) and not isinstance(value, bool)


def _is_file(value: object) -> bool:
    # Of what a file is, only that it has an encoding tells one of text from one of bytes.
    has_bytes = not hasattr(value, "encoding")
    return has_bytes and (hasattr(value, "readline") or hasattr(value, "write"))


_ONE_THING = (str, bytes, bytearray, memoryview)
_IN_PLACES: tuple[type[object], ...] = (list, tuple)
_ANYTHING: frozenset[type[object]] = frozenset((object, typing.SupportsIndex))
_TOLD_OTHERWISE: tuple[tuple[object, Callable[[object], bool], str], ...] = (
    (None, _is_none, "None"),
    (type(None), _is_none, "None"),
    (datetime.date, _is_day, "a day (datetime.date)"),
    (int, _is_number, "a whole number"),
    (Callable, callable, "a function"),
    (typing.BinaryIO, _is_file, "a file opened in binary mode"),
)
"""Annotations whose class does not tell, or not alone."""

_WORDINGS: dict[type[object], str] = {
    bool: "True or False",
    str: "a text",
    bytes: "bytes",
    os.PathLike: "a path",
    type: "a class",
}
