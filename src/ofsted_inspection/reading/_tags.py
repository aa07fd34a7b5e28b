"""Ofsted's own tag at the end of an item: which part of the National Framework it names."""

import re

from ofsted_inspection.models import NationalFramework, Tag

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4}
_PART = r"(?:(?:outcome|enabler)s?\s*(?:\d|one|two|three|four)?\b|principles?\b)"
_TAG = re.compile(
    rf"(?:[(\[]\s*(?P<inside>{_PART}[^()\[\]]*)[)\]]|(?:^|[.;]\s+|[-\u2013]\s+)"
    rf"(?P<after>{_PART}[^.]*national framework))\s*\.?$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?P<part>outcome|enabler)s?\s*(?P<number>[1-4]|one|two|three|four)\b")
_NAMED = (
    (NationalFramework.OUTCOME_1, r"stay together"),
    (NationalFramework.OUTCOME_2, r"family network"),
    (NationalFramework.OUTCOME_3, r"safe in and outside"),
    (NationalFramework.OUTCOME_4, r"loving homes"),
    (NationalFramework.ENABLER_1, r"multi-?\s?agency"),
    (NationalFramework.ENABLER_2, r"leaders drive"),
    (NationalFramework.ENABLER_3, r"workforce"),
    (NationalFramework.PRINCIPLES, r"^principle"),
)


def read_tag(text: str) -> Tag | None:
    """Return the tag that `text` ends with, None where it has none."""
    match = _TAG.search(text)
    if match is None:
        return None
    printed = (match["inside"] or match["after"]).strip()
    return Tag(printed=" ".join(printed.split()), means=_meaning(printed.casefold()))


def _meaning(words: str) -> NationalFramework | None:
    if match := _NUMBERED.match(words):
        number = _NUMBERS.get(match["number"]) or int(match["number"])
        name = f"{match['part']}_{number}"
        return next((each for each in NationalFramework if each.value == name), None)
    return next((each for each, mark in _NAMED if re.search(mark, words)), None)
