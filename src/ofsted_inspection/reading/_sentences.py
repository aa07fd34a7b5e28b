"""Where sentences end."""

import re
from collections.abc import Iterator

_CLOSERS = "\"'\u2019\u201d)\\]"
_OPENERS = "\"'\u2018\u201c(\\["

# A full stop, question or exclamation mark, with what closes quotes and brackets, then a space
# and something a sentence can begin with.
_BOUNDARY = re.compile(rf"[.?!][{_CLOSERS}]*(?= [{_OPENERS}]*[A-Z0-9\u00a3])")
_ENDS_SENTENCE = re.compile(rf"[.?!][{_CLOSERS}]*$")
_BEGINS_SENTENCE = re.compile(rf"[{_OPENERS}]*[A-Z0-9\u00a3]")

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
    return _ENDS_SENTENCE.search(text) is not None and not _is_abbreviation(_last_word(text))


def begins_sentence(text: str) -> bool:
    """Tell whether `text` begins as a sentence does: a capital or a figure, after any quote."""
    return _BEGINS_SENTENCE.match(text) is not None


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence of `text`; one space stands between two of them."""
    start = 0
    for match in _BOUNDARY.finditer(text):
        if _is_abbreviation(_last_word(text[start : match.end()])):
            continue
        yield start, match.end()
        start = match.end() + 1
    yield start, len(text)


def _last_word(text: str) -> str:
    return text.rsplit(" ", 1)[-1]


def _is_abbreviation(word: str) -> bool:
    bare = word.lstrip("\"'\u2018\u201c([")
    return bare.casefold() in _ABBREVIATIONS or _INITIAL.fullmatch(bare) is not None
