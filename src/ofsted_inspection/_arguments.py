"""Arguments of public functions: one of the wrong kind is named, with what it takes.

`checked` reads the annotations of a function when that is first called. A text that is none of
those of a `Literal` raises UnknownName with near misses; anything else of another kind than its
annotation says raises a TypeError that names the argument. What an iterable yields is looked at
where it is a list, a tuple or a set, which can be gone through twice.
"""

import collections.abc
import datetime
import functools
import inspect
import os
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping

from ofsted_inspection._checks import UNIONS
from ofsted_inspection.errors import UnknownName, shown

Function = typing.TypeVar("Function", bound=Callable[..., object])


class Wanted(typing.NamedTuple):
    """What a parameter takes: how to tell, in words, and the texts that it chooses from."""

    holds: Callable[[object], bool]
    wording: str
    choices: tuple[str, ...] = ()


def checked(function: Function) -> Function:
    """Return `function`, refusing arguments that are not what its annotations say."""
    parameters: list[str] = []
    wanted: dict[str, Wanted] = {}

    @functools.wraps(function)
    def call(*arguments: object, **options: object) -> object:
        if not parameters:
            # Two threads may both get here; they store the same.
            wanted.update(_wanted_of(function))
            parameters[:] = inspect.signature(function).parameters
        for name, value in (*zip(parameters, arguments, strict=False), *options.items()):
            known = wanted.get(name)
            if known is not None and not known.holds(value):
                _refuse(function.__name__, name, known, value)
        return function(*arguments, **options)

    # What is called is the function, checked: it has its signature.
    return typing.cast("Function", call)


def refused(function: str, name: str, wording: str, value: object) -> TypeError:
    """Return the error that says what the argument `name` of a function takes."""
    found = shown(value)
    kind = "" if value is None or found == type(value).__name__ else f" ({type(value).__name__})"
    return TypeError(f"{function} takes {wording} as {name}; found {found}{kind}")


def _refuse(function: str, name: str, known: Wanted, value: object) -> None:
    if known.choices and isinstance(value, str):
        raise UnknownName(name, value, known.choices)
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
        choices = frozenset(parts)
        texts = typing.cast("tuple[str, ...]", parts)
        return Wanted(
            lambda value: isinstance(value, str) and value in choices,
            f"one of {', '.join(texts)}",
            texts,
        )
    if isinstance(origin, type) and issubclass(origin, Iterable) and origin is not Mapping:
        # Of a tuple with a place for each thing only that it is one is asked.
        places = origin is tuple and ... not in parts
        return _several(origin, None if places else wanted_by(parts[0]))
    return _of_class(typing.cast("object", hint if origin is None else origin))


def _any_of(wanted: tuple[Wanted | None, ...]) -> Wanted | None:
    known = [each for each in wanted if each is not None]
    if len(known) < len(wanted):
        return None
    return Wanted(
        lambda value: any(each.holds(value) for each in known),
        " or ".join(dict.fromkeys(each.wording for each in known)),
        tuple(choice for each in known for choice in each.choices),
    )


def _several(origin: type, item: Wanted | None) -> Wanted:
    def holds(value: object) -> bool:
        # A text is a sequence of texts, and never what is meant.
        if not isinstance(value, origin) or isinstance(value, _ONE_THING):
            return False
        if item is None or not isinstance(value, list | tuple | set | frozenset):
            return True
        return all(map(item.holds, typing.cast("Iterable[object]", value)))

    each = "" if item is None else f", each {item.wording}"
    return Wanted(holds, f"a list or the like{each}")


def _of_class(hint: object) -> Wanted | None:  # noqa: PLR0911 - one for each kind of annotation
    if hint is None or hint is type(None):
        return Wanted(lambda value: value is None, "None")
    if hint is datetime.date:
        # A moment is no day, though Python derives the one from the other.
        return Wanted(lambda value: type(value) is datetime.date, "a day (datetime.date)")
    if hint is int:
        # Numbers of NumPy are no int and stand for one; a truth value is one and does not.
        return Wanted(_is_number, "a whole number")
    if hint is collections.abc.Callable:
        return Wanted(callable, "a function")
    if hint is typing.BinaryIO:
        return Wanted(_is_file, "a file opened in binary mode")
    if hint in _ANYTHING or not isinstance(hint, type):
        return None
    wording = _WORDINGS.get(hint, hint.__name__)
    return Wanted(lambda value: isinstance(value, hint), wording)


def _is_number(value: object) -> bool:
    return isinstance(value, typing.SupportsIndex) and not isinstance(value, bool)


def _is_file(value: object) -> bool:
    return hasattr(value, "readline") or hasattr(value, "write")


_ONE_THING = (str, bytes, bytearray, memoryview)
_ANYTHING = frozenset((object, typing.SupportsIndex))
_WORDINGS: dict[type, str] = {
    bool: "True or False",
    str: "a text",
    bytes: "bytes",
    os.PathLike: "a path",
    type: "a class",
    Mapping: "a mapping",
}
