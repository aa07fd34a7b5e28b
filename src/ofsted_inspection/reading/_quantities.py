"""Numbers as reports print them: in figures, grouped by commas or spaces, or in words."""

import re
from decimal import Decimal

_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen", "twenty"),
)
NUMBERS = {word: number for number, word in enumerate(_WORDS, start=1)}
"""What the words for numbers up to twenty say."""

_NOTHING = {"no": 0, "none": 0}
FIGURES = r"(?:[0-9]{1,3}(?:[, ][0-9]{3}){1,2}|[0-9]{1,6})(?:\.[0-9]{1,2})?"
"""A pattern of a number in figures, none of more than nine digits."""

QUANTITY = rf"(?:{FIGURES}|\b(?:{'|'.join((*_NOTHING, *_WORDS))})\b)"
"""A pattern of a number, in figures or in words up to twenty."""


def quantity(printed: str) -> Decimal:
    """Return the number that words matched by `QUANTITY` say."""
    word = printed.casefold()
    known = NUMBERS.get(word, _NOTHING.get(word))
    return Decimal(re.sub(r"[, ]", "", printed)) if known is None else Decimal(known)
