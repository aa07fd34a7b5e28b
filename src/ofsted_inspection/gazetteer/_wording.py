"""How people write the name of a council: which words count, and which say what sort it is."""

import itertools
import re
from collections.abc import Iterator, Mapping

Words = tuple[str, ...]
"""The words of a name that tell it from others, in their order, each in its one form."""

LONGEST_NAME = 200
"""No name of a council is longer; of longer texts nothing is looked at."""

_APOSTROPHES = dict.fromkeys(map(ord, "'\N{RIGHT SINGLE QUOTATION MARK}`\N{ACUTE ACCENT}"))
_WORD = re.compile(r"[^\W_]+")
_DOT_BETWEEN_LETTERS = re.compile(r"(?<=\b\w)\.(?=\w\b)")
_LINKS = frozenset(("and", "of", "the", "with"))
"""Words that names are put together with; no two names differ in these alone."""

_IN_ONE_FORM: Mapping[str, str] = {
    "saint": "st",
    "upon": "on",
    "n": "north",
    "e": "east",
    "s": "south",
    "w": "west",
    "co": "county",
    "met": "metropolitan",
}
_WRITTEN_OUT: Mapping[str, Words] = {
    "ne": ("north", "east"),
    "bucks": ("buckinghamshire",),
    "cambs": ("cambridgeshire",),
    "beds": ("bedfordshire",),
    "berks": ("berkshire",),
    "derbys": ("derbyshire",),
    "glos": ("gloucestershire",),
    "hants": ("hampshire",),
    "herts": ("hertfordshire",),
    "lancs": ("lancashire",),
    "leics": ("leicestershire",),
    "lincs": ("lincolnshire",),
    "northants": ("northamptonshire",),
    "notts": ("nottinghamshire",),
    "oxon": ("oxfordshire",),
    "salop": ("shropshire",),
    "staffs": ("staffordshire",),
    "warks": ("warwickshire",),
    "wilts": ("wiltshire",),
    "worcs": ("worcestershire",),
    "yorks": ("yorkshire",),
}

_OF_ANY = frozenset[str]()
_SORTS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        ("council", "authority", "local", "la", "childrens", "services", "social", "care"), _OF_ANY
    ),
    **{
        sort: frozenset((sort,))
        for sort in (
            "city",
            "county",
            "borough",
            "district",
            "metropolitan",
            "london",
            "royal",
            "unitary",
        )
    },
    "bc": frozenset(("borough",)),
    "cc": frozenset(("city", "county")),
    "dc": frozenset(("district",)),
    "lb": frozenset(("london",)),
    "lbc": frozenset(("london",)),
    "mb": frozenset(("metropolitan",)),
    "mbc": frozenset(("metropolitan",)),
    "mdc": frozenset(("metropolitan",)),
    "rb": frozenset(("royal",)),
    "ua": frozenset(("unitary",)),
}
"""Words before or after a name, with the sorts of council of which one must be meant."""


def words(name: str) -> Words:
    """Return the words of `name` that count, without case, punctuation and links."""
    found: list[str] = []
    text = name[:LONGEST_NAME].translate(_APOSTROPHES).casefold()
    for word in _WORD.findall(_DOT_BETWEEN_LETTERS.sub("", text)):
        if word not in _LINKS:
            found += _WRITTEN_OUT.get(word) or (_IN_ONE_FORM.get(word, word),)
    return tuple(found)


def says_sort(word: str) -> bool:
    """Whether `word` says what sort of council one is, rather than which."""
    return word in _SORTS


def readings(name: str) -> Iterator[Words]:
    """Yield the words of `name`, and of a name turned round as in an index ("Wight, Isle of")."""
    yield words(name)
    before, comma, after = name[:LONGEST_NAME].replace("(", ",").partition(",")
    if comma:
        yield words(after) + words(before)


def stripped(name: Words) -> Iterator[tuple[Words, tuple[frozenset[str], ...]]]:
    """Yield `name`, and all that is left of it without words that say what sort of council it is.

    With each goes what those words ask of the council: one sort out of each set.
    """
    leading = sum(1 for _ in itertools.takewhile(says_sort, name))
    trailing = sum(1 for _ in itertools.takewhile(says_sort, reversed(name)))
    for start in range(leading + 1):
        for end in range(max(start + 1, len(name) - trailing), len(name) + 1):
            said = (_SORTS[word] for word in (*name[:start], *name[end:]))
            yield name[start:end], tuple(sorts for sorts in said if sorts)
