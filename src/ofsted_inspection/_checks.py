"""What an annotation asks of a value: a predicate for each, and the words for it in a message."""

import datetime
import decimal
import enum
import types
import typing
from collections.abc import Callable

Predicate: typing.TypeAlias = Callable[[object], bool]

UNIONS = (types.UnionType, typing.Union)


def class_decides(hint: object) -> bool:
    """Whether the class of a value alone tells if it is what `hint` says."""
    if typing.get_origin(hint) in UNIONS:
        return all(map(class_decides, typing.get_args(hint)))
    return (
        isinstance(hint, type)
        and hint not in {str, int, decimal.Decimal}
        and (typing.get_origin(hint) is None)
    )


def check_of(hint: object) -> tuple[Predicate, str]:
    """Return how to tell that a value is what the annotation `hint` says, and that in words."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in UNIONS:
        checks = [check_of(argument) for argument in arguments]
        return (
            _any_of(tuple(holds for holds, _ in checks)),
            " or ".join(wording for _, wording in checks),
        )
    if origin is tuple:
        (item_holds, item), _ellipsis = check_of(arguments[0]), arguments[1]
        return (
            lambda value: (
                type(value) is tuple
                and all(map(item_holds, typing.cast("tuple[object, ...]", value)))
            ),
            f"a tuple, each {item}",
        )
    if origin is Callable:
        return callable, "a function"
    if origin is typing.Literal:
        # A text of another class is refused as it is where any text will do.
        texts = frozenset(arguments)
        wording = f"one of {', '.join(arguments)}"
        return (lambda value: type(value) is str and value in texts), wording
    if origin is type:
        (scale,) = arguments
        # A type variable stands for any of the classes that it is constrained to.
        scales = scale.__constraints__ if isinstance(scale, typing.TypeVar) else (scale,)
        names = " or ".join(each.__name__ for each in scales)
        return (lambda value: any(value is each for each in scales)), f"the class {names}"
    return _check_class(typing.cast("type[object]", hint))


def _any_of(predicates: tuple[Predicate, ...]) -> Predicate:
    def holds(value: object) -> bool:
        for predicate in predicates:  # noqa: SIM110 - a generator costs more than it would do
            if predicate(value):
                return True
        return False

    return holds


def _check_class(cls: type[object]) -> tuple[Predicate, str]:
    if cls is str:
        return _is_text, "text that can be written as UTF-8, without NUL"
    if cls is int:
        return _is_whole, "a whole number of at most 64 bits"
    if cls is decimal.Decimal:
        return _is_plain_decimal, "a decimal number of at most 30 digits before and after the point"
    if issubclass(cls, enum.Enum):
        wording = f"{cls.__name__}: {', '.join(str(member.value) for member in cls)}"
    else:
        wording = _WORDINGS.get(cls) or f"{cls.__name__}"
    # The exact class: a bool is no int here, a datetime no date, a str no enum member.
    return (lambda value: type(value) is cls), wording


_WORDINGS: dict[type[object], str] = {
    bool: "true or false",
    datetime.date: "a date",
    type(None): "nothing",
}


def _is_text(value: object) -> bool:
    if type(value) is not str or "\x00" in value:
        return False
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            return False
    return True


def _is_whole(value: object) -> bool:
    # What every format and every dataframe can hold; Python alone goes on without end.
    return type(value) is int and -(2**63) <= value < 2**63


def _is_plain_decimal(value: object) -> bool:
    if type(value) is not decimal.Decimal or not value.is_finite():
        return False
    # Written out without an exponent, as JSON and CSV have it, the digits would be as many.
    exponent = value.as_tuple().exponent
    return value.adjusted() < MOST_DIGITS and int(exponent) >= -MOST_DIGITS


MOST_DIGITS = 30
"""How many digits a decimal may have, before the point and after it."""
