"""Where sentences end."""

import re
from collections.abc import Iterator

_CLOSERS = "\"'\u2019\u201d)]"
_OPENERS = "\"'\u2018\u201c(["

# A full stop, question or exclamation mark, with what closes quotes and brackets, and a space.
_BOUNDARY = re.compile(rf"[.?!][{re.escape(_CLOSERS)}]*(?= )")

# Words whose full stop is their own. "etc." is not among them: before a capital it ends a sentence.
_ABBREVIATIONS = frozenset(
    {
        "e.g.", "i.e.", "cf.", "vs.", "viz.", "approx.", "no.", "nos.", "para.", "paras.",
        "p.", "pp.", "s.", "ss.", "sec.", "ref.", "fig.", "vol.", "ch.", "dr.", "mr.", "mrs.",
        "ms.", "st.", "sts.", "prof.", "rev.", "hon.", "sr.", "jr.", "cllr.",
    }
)  # fmt: skip
_INITIAL = re.compile(r"(?:[A-Z]\.)+$")


def ends_sentence(text: str) -> bool:
    """Tell whether `text` ends as a sentence does."""
    last = _last_word(text)
    return last.rstrip(_CLOSERS).endswith((".", "?", "!")) and not _is_abbreviation(last)


def begins_sentence(text: str) -> bool:
    """Tell whether `text` begins as a sentence does: a capital or a figure, after any quote."""
    first = text.lstrip(_OPENERS)[:1]
    return first.isupper() or first.isdecimal() or first == "\u00a3"


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence of `text`; one space stands between two of them."""
    start = 0
    for match in _BOUNDARY.finditer(text):
        end = match.end()
        # The next words are bounded: a sentence's first letter comes soon or not at all.
        if not begins_sentence(text[end + 1 : end + 9]):
            continue
        if _is_abbreviation(text[max(start, text.rfind(" ", start, end) + 1) : end]):
            continue
        yield start, end
        start = end + 1
    yield start, len(text)


def _last_word(text: str) -> str:
    return text.rsplit(" ", 1)[-1]


def _is_abbreviation(word: str) -> bool:
    bare = word.lstrip("\"'\u2018\u201c([")
    return bare.casefold() in _ABBREVIATIONS or _INITIAL.fullmatch(bare) is not None
