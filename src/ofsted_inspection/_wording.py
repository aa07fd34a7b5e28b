"""What messages are made of: values as they are shown, names that were probably meant."""

import enum
from collections.abc import Collection, Iterable
from typing import cast

MOST_PROBLEMS = 100
"""How many problems one error lists at the most; a broken file of any size stays readable."""

_LONGEST_SHOWN = 80
_MOST_BITS_SHOWN = 256


def shown(value: object) -> str:
    """Return `value` as at most 80 printable ASCII characters, safe to put into a message.

    Control characters, bidirectional marks and anything else outside ASCII are escaped, so a
    hostile value cannot drive a terminal; an integer too long to print is described instead.
    """
    if isinstance(value, enum.Enum):
        value = value.value
    if isinstance(value, str):
        # Cut before escaping: the cost stays bounded however long the value is.
        text = ascii(value[: _LONGEST_SHOWN + 1])
    elif isinstance(value, int) and value.bit_length() > _MOST_BITS_SHOWN:
        text = f"an integer of {value.bit_length()} bits"
    elif value is None or isinstance(value, (bool, int, float)):
        text = repr(value)
    elif isinstance(value, (list, tuple, dict, set, frozenset)):
        items = cast("Collection[object]", value)
        text = f"{type(items).__name__} of {len(items)}"
    elif isinstance(value, (bytes, bytearray)):
        text = repr(bytes(value[: _LONGEST_SHOWN + 1]))
    else:
        text = (
            ascii(str(value))
            if type(value).__module__ in {"datetime", "decimal"}
            else type(value).__name__
        )
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 3] + "..."


def near_misses(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return at most three of the `known` names that look most like `name`, best first."""
    # Imported when something is wrong: it costs a fortieth of importing the whole package.
    import difflib

    names = list(map(in_words, known))
    return tuple(difflib.get_close_matches(in_words(name)[:200], names, n=3, cutoff=0.5))


def in_words(name: object) -> str:
    """Return a name as text, whatever it is: an error may be made of what is none."""
    return name if isinstance(name, str) else shown(name)
