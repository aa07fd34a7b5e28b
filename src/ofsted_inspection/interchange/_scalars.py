"""Shapes of single values: text, numbers, truth values, dates, and names out of a list."""

import datetime
import decimal
import functools
import re
from collections.abc import Collection, Mapping
from typing import final

from ofsted_inspection._record import one_of, plain_decimal
from ofsted_inspection.errors import ProblemCode
from ofsted_inspection.interchange._bounds import END
from ofsted_inspection.interchange._faults import Faults
from ofsted_inspection.interchange._quick import Convert
from ofsted_inspection.interchange._shapes import UNREAD, Shape

_NOT_STR = "type(item) is not str"


@final
class Text(Shape):
    """A string that UTF-8 can hold, without NUL."""

    def __init__(self) -> None:
        """Take text for what it is; half a surrogate pair cannot be encoded, which raises."""
        super().__init__(
            "type(item) is not str or '\\0' in item or not (item.isascii() or item.encode())"
        )

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
        """Return a string without NUL; half pairs are beyond what patterns say everywhere alike."""
        return {"type": "string", "pattern": r"^[^\u0000]*$"}


_NO_TEXT = re.compile("[\x00\ud800-\udfff]")


LARGEST_WHOLE = 2**63 - 1


@final
class Whole(Shape):
    """A whole number of at most 64 bits, written without fraction or exponent."""

    def __init__(self) -> None:
        """Take whole numbers for what they are."""
        super().__init__(
            f"type(item) is not int or not {-LARGEST_WHOLE - 1} <= item <= {LARGEST_WHOLE}"
        )

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


@final
class Flag(Shape):
    """True or false."""

    def __init__(self) -> None:
        """Take truth values for what they are."""
        super().__init__("type(item) is not bool")

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
        super().__init__(_NOT_STR, _date, str)

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
        return {"type": "string", "format": "date", "pattern": f"^{_DATE.pattern}{END}"}


_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


@functools.lru_cache(maxsize=4096)
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
        super().__init__(_NOT_STR, _decimal, "{:f}".format)

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
        return {"type": "string", "pattern": f"^{_DECIMAL.pattern}{END}"}


_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,29})(?:\.[0-9]{1,30})?")


def _decimal(text: str) -> decimal.Decimal:
    if _DECIMAL.fullmatch(text) is None:
        raise ValueError
    return plain_decimal(decimal.Decimal(text))


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
        others: Collection[str] = (),
    ) -> None:
        """Keep the names, and what is said and coded where a name is none of them.

        `others` are right elsewhere, so that the nearest name is not what was meant.
        """
        names = {value: name for name, value in values.items()}
        super().__init__(_NOT_STR, values.__getitem__, names.__getitem__)
        self._what = what
        self._values = values
        self._code = code
        self._others = frozenset(others) - values.keys()
        self.of_framework = of_framework

    @property
    def names(self) -> tuple[str, ...]:
        """The names that are read."""
        return tuple(self._values)

    def convert_or_none(self) -> Convert:
        """Return what turns null into None, and a name into its value."""
        values: dict[str | None, object] = {None: None}
        values.update(self._values)
        return values.__getitem__

    def read(self, value: object, path: str, faults: Faults) -> object:
        """Return the value named, offering the names where there is none."""
        if type(value) is str and value in self._values:
            return self._values[value]
        meant = "" if type(value) is str and value in self._others else value
        expected = one_of(meant, tuple(self._values), self._what)
        if type(value) is str:
            faults.add_unknown(path, value, expected, self._code)
        else:
            faults.add(path, value, expected, ProblemCode.WRONG_TYPE)
        return UNREAD

    def schema(self) -> dict[str, object]:
        """Return the names as an enumeration."""
        return {"enum": list(self._values)}
