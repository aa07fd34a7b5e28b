"""Values of arguments: a text becomes what it means, or a line says what is meant to be there."""

import argparse
import datetime
from collections.abc import Callable, Iterable

from ofsted_inspection._wording import shown
from ofsted_inspection.errors import UnknownName

FORMATS = ("table", "csv", "tsv", "json", "jsonl", "md", "html")
"""How an answer in rows can be written."""


def chosen(kind: str, words: Iterable[str]) -> Callable[[str], str]:
    """Return what reads one of `words`, in any case, and refuses others with near misses."""
    known = {each.casefold(): each for each in words}

    def read(text: str) -> str:
        found = known.get(text.casefold())
        if found is None:
            raise argparse.ArgumentTypeError(str(UnknownName(kind, text, known.values())))
        return found

    return read


output_format = chosen("format", FORMATS)
"""Read the name of a format."""


def day(text: str) -> datetime.date:
    """Read a day, as 2025-03-31."""
    try:
        found = datetime.date.fromisoformat(text)
    except ValueError:
        raise _refused(text, "a day as 2025-03-31") from None
    if found.isoformat() != text:
        raise _refused(text, "a day as 2025-03-31")
    return found


def count(text: str) -> int:
    """Read a whole number, 0 or more."""
    if not (text.isascii() and text.isdecimal() and len(text) < _DIGITS):
        raise _refused(text, "a whole number")
    return int(text)


def where(text: str) -> tuple[str, str]:
    """Read COLUMN=VALUE."""
    column, mark, value = text.partition("=")
    if not mark or not column:
        raise _refused(text, "COLUMN=VALUE")
    return column, value


def columns(text: str) -> tuple[str, ...]:
    """Read names between commas."""
    return tuple(each.strip() for each in text.split(",") if each.strip())


def _refused(text: str, expected: str) -> argparse.ArgumentTypeError:
    return argparse.ArgumentTypeError(f"found {shown(text)}; expected {expected}")


_DIGITS = 10
