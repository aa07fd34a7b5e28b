"""Shapes: how each kind of value stands in a document.

A shape is the one definition from which four things follow: reading in haste (`convert`: the value,
or some exception), reading with care (`read`: every problem, with its path), writing (`plain`) and
the JSON Schema (`schema`). Text, whole numbers and truth values stand for themselves, so turning
them is left out: every reading ends in the model's constructor, which tests them.
"""

import datetime
import decimal
import enum
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeAlias, TypeGuard, final

from ofsted_inspection.errors import ProblemCode
from ofsted_inspection.interchange._faults import Faults, one_of

Convert: TypeAlias = Callable[[Any], object]
"""Turns a plain value into a model's value, or the other way about."""


@final
class Unread(enum.Enum):
    """What a careful reading returns for a value that it had to add problems about."""

    UNREAD = "unread"


UNREAD: Final = Unread.UNREAD


def is_object(value: object) -> TypeGuard[dict[object, object]]:
    """Whether `value` is what a JSON object is read into."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[object]]:
    """Whether `value` is what a JSON array is read into; a tuple is not."""
    return type(value) is list


def unchanged(value: object) -> object:
    """Return `value`: what stands for itself is turned so, or better not turned at all."""
    return value


class Shape:
    """The private base of shapes.

    `of_framework` says whether the shape depends on the framework of the document.
    """

    of_framework = False

    def __init__(self, convert: Convert = unchanged, plain: Convert = unchanged) -> None:
        """Keep how values are turned."""
        self.convert = convert
        self.plain = plain

    def read(self, value: object, path: str, faults: Faults) -> object:
        """Return the model's value, or UNREAD after adding what is wrong to `faults`."""
        raise NotImplementedError

    def schema(self) -> dict[str, object]:
        """Return the JSON Schema of the plain values this shape reads."""
        raise NotImplementedError

    def definitions(self) -> Iterator[tuple[str, dict[str, object]]]:
        """Yield the definitions that the schema refers to, by name; some more than once."""
        return iter(())


@final
class Text(Shape):
    """A string that UTF-8 can hold, without NUL."""

    def read(self, value: object, path: str, faults: Faults) -> object:
        """Return `value` if it is such a string."""
        if type(value) is not str:
            faults.add(path, value, "text", ProblemCode.WRONG_TYPE)
            return UNREAD
        if (flaw := _NO_TEXT.search(value)) is not None:
            here = value[max(0, flaw.start() - 10) : flaw.end() + 10]
            what = "NUL" if flaw.group() == "\x00" else "half of a surrogate pair"
            expected = f"text without {what} (character {flaw.start()})"
            faults.add(path, here, expected, ProblemCode.NOT_TEXT)
            return UNREAD
        return value

    def schema(self) -> dict[str, object]:
        """Return a string; that it holds no NUL is beyond some engines' patterns."""
        return {"type": "string"}


_NO_TEXT = re.compile("[\x00\ud800-\udfff]")


@final
class Whole(Shape):
    """A whole number of at most 64 bits, written without fraction or exponent."""

    def read(self, value: object, path: str, faults: Faults) -> object:
        """Return `value` if it is an integer; true and 1.0 are none."""
        if type(value) is not int:
            faults.add(path, value, "a whole number", ProblemCode.WRONG_TYPE)
            return UNREAD
        if not -LARGEST_WHOLE - 1 <= value <= LARGEST_WHOLE:
            faults.add(path, value, "a whole number of at most 64 bits")
            return UNREAD
        return value

    def schema(self) -> dict[str, object]:
        """Return an integer within the bounds."""
        return {"type": "integer", "minimum": -LARGEST_WHOLE - 1, "maximum": LARGEST_WHOLE}


LARGEST_WHOLE = 2**63 - 1


@final
class Flag(Shape):
    """True or false."""

    def read(self, value: object, path: str, faults: Faults) -> object:
        """Return `value` if it is a truth value; 1 and "false" are none."""
        if type(value) is not bool:
            faults.add(path, value, "true or false", ProblemCode.WRONG_TYPE)
            return UNREAD
        return value

    def schema(self) -> dict[str, object]:
        """Return a boolean."""
        return {"type": "boolean"}


@final
class Day(Shape):
    """A date as `YYYY-MM-DD`, the one form of ISO 8601 that everyone reads alike."""

    def __init__(self) -> None:
        """Take the date's own text as the plain value."""
        super().__init__(_date, str)

    def read(self, value: object, path: str, faults: Faults) -> object:
        """Return the date, asking for the one form where it is written in another."""
        if type(value) is not str:
            faults.add(path, value, "a date as text, YYYY-MM-DD", ProblemCode.WRONG_TYPE)
            return UNREAD
        try:
            return _date(value)
        except ValueError:
            known = _DATE.fullmatch(value) is not None
            faults.add(path, value, f"a {'day of the calendar' if known else 'date'} as YYYY-MM-DD")
            return UNREAD

    def schema(self) -> dict[str, object]:
        """Return a string in the form of a date; the calendar is left to those who know it."""
        return {"type": "string", "format": "date", "pattern": f"^{_DATE.pattern}$"}


_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _date(text: str) -> datetime.date:
    date = datetime.date.fromisoformat(text)
    if str(date) != text:
        # Since 3.11 fromisoformat takes 20110110 and 2011-W02-1 too.
        raise ValueError
    return date


@final
class Decimal(Shape):
    """A decimal number as text, so that no reader rounds it: `"47900"`, `"0.5"`."""

    def __init__(self) -> None:
        """Take plain notation, without an exponent, as the plain value."""
        super().__init__(_decimal, "{:f}".format)

    def read(self, value: object, path: str, faults: Faults) -> object:
        """Return the decimal; a number, and any other notation, is refused."""
        expected = 'a decimal number as text, like "12.5"'
        if type(value) is not str:
            faults.add(path, value, expected, ProblemCode.WRONG_TYPE)
            return UNREAD
        try:
            return _decimal(value)
        except ValueError:
            faults.add(path, value, expected)
            return UNREAD

    def schema(self) -> dict[str, object]:
        """Return a string in plain decimal notation."""
        return {"type": "string", "pattern": f"^{_DECIMAL.pattern}$"}


_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,29})(?:\.[0-9]{1,30})?")


def _decimal(text: str) -> decimal.Decimal:
    if _DECIMAL.fullmatch(text) is None:
        raise ValueError
    return decimal.Decimal(text)


@final
class Choice(Shape):
    """One of a few names, each standing for a value: a member of an enumeration, an aspect."""

    def __init__(
        self,
        what: str,
        values: Mapping[str, object],
        code: ProblemCode = ProblemCode.WRONG_VALUE,
        *,
        of_framework: bool = False,
    ) -> None:
        """Keep the names, and what is said and coded where a name is none of them."""
        names = {value: name for name, value in values.items()}
        super().__init__(values.__getitem__, names.__getitem__)
        self._what = what
        self._values = values
        self._code = code
        self.of_framework = of_framework

    def read(self, value: object, path: str, faults: Faults) -> object:
        """Return the value named, offering the names where there is none."""
        if type(value) is str and value in self._values:
            return self._values[value]
        code = self._code if type(value) is str else ProblemCode.WRONG_TYPE
        faults.add(path, value, one_of(value, tuple(self._values), self._what), code)
        return UNREAD

    def schema(self) -> dict[str, object]:
        """Return the names as an enumeration."""
        return {"enum": list(self._values)}


@final
class Optional(Shape):
    """A value or null."""

    def __init__(self, inner: Shape) -> None:
        """Leave all but null to `inner`."""
        super().__init__(_unless_none(inner.convert), _unless_none(inner.plain))
        self._inner = inner
        self.of_framework = inner.of_framework

    def read(self, value: object, path: str, faults: Faults) -> object:
        """Return None for null, and what the inner shape reads otherwise."""
        return None if value is None else self._inner.read(value, path, faults)

    def schema(self) -> dict[str, object]:
        """Return the inner schema, or null."""
        inner = self._inner.schema()
        if is_array(names := inner.get("enum")):
            return {**inner, "enum": [*names, None]}
        if "type" in inner:
            return {**inner, "type": [inner["type"], "null"]}
        return {"anyOf": [inner, {"type": "null"}]}

    def definitions(self) -> Iterator[tuple[str, dict[str, object]]]:
        """Yield the inner shape's definitions."""
        return self._inner.definitions()


def _unless_none(turn: Convert) -> Convert:
    if turn is unchanged:
        return turn
    return lambda value: None if value is None else turn(value)


@final
class Sequence(Shape):
    """A JSON array, read into a tuple."""

    def __init__(self, item: Shape) -> None:
        """Leave the items to `item`."""
        super().__init__(_each(item.convert), _listed(item.plain))
        self._item = item
        self.of_framework = item.of_framework

    def read(self, value: object, path: str, faults: Faults) -> object:
        """Return a tuple of what the items are read as."""
        if not is_array(value):
            faults.add(path, value, "an array", ProblemCode.WRONG_TYPE)
            return UNREAD
        items = tuple(
            self._item.read(item, f"{path}[{index}]", faults) for index, item in enumerate(value)
        )
        return UNREAD if any(item is UNREAD for item in items) else items

    def schema(self) -> dict[str, object]:
        """Return an array of the items."""
        return {"type": "array", "items": self._item.schema()}

    def definitions(self) -> Iterator[tuple[str, dict[str, object]]]:
        """Yield the items' definitions."""
        return self._item.definitions()


def _each(convert: Convert) -> Convert:
    def read(value: list[object]) -> object:
        if type(value) is not list:
            raise TypeError
        return tuple(value) if convert is unchanged else tuple(map(convert, value))

    return read


def _listed(plain: Convert) -> Convert:
    def write(value: tuple[object, ...]) -> object:
        return list(value) if plain is unchanged else list(map(plain, value))

    return write
