"""Words for made-up reports: few, plain, and chosen to trouble whoever splits or trims text.

Every pool begins with its simplest entry, because examples shrink towards it: the simplest
sentence is "A b.". Sentences of one paragraph, joined by single spaces, have ends that nobody can
mistake: a sentence ends in a full stop or a question mark, the next begins with a capital, and
no abbreviation within a sentence stands before a capital.
"""

import functools

from hypothesis import (
    HealthCheck,
    Phase,
    currently_in_test_context,
    given,
    settings,
    strategies as st,
)

OPENINGS = (
    "A",
    "Children",
    "The council's staff",
    "Most children (all but three)",
    "NHS Northmere and its partners",
    "Good working partnerships",
    "In October 2009, managers",
    "At 24.2%, the rate",
    "Young people – some with support –",
    "Áine's team",
)
"""Beginnings of sentences: a capital first, no mark of a sentence's end within."""

PHRASES = (
    "b",
    "children in care",
    "24.2% of them",
    "1,101 (3.5%)",
    "e.g. housing",
    "(i.e. the board)",
    "'Have Your Say'",
    "the ‘pledge’",
    "from 9 a.m. on weekdays",
    "judged adequate or better",
    "a good range, as yet untested",
    "since June 2009",
    "and/or well-being",
    "at 11–16 years",
    "Working Together to Safeguard Children 2010",
    'a "fresh start" for all',
)
"""What follows; none ends in a mark, or in a number that a paragraph of a report could have."""

ITEM_OPENINGS = ("a", "discussions with", "a review of 97 case files,", "analysis of")
"""Beginnings of bullets that continue a sentence: a small letter first."""

PLACES = (
    "Ambridge",
    "Northmere",
    "St Aldhelm's",
    "Bexmoor and Wye",
    "Stoke-under-Hill",
    "Kingsholm upon Wye",
    "Llanfair",
    "City of Barchester",
)
"""Names of local authorities that do not exist."""

PEOPLE = ("Ann Bee", "Brendan O'Dwyer", "Jean-Paul de Wit", "Siobhán Allwood", "J. R. Patel")
"""Names of inspectors, made up."""

# Three choices, not one per word, so that a report of a hundred sentences is drawn in milliseconds.
_OPENINGS = st.sampled_from([(each, mark) for mark in "...?" for each in OPENINGS])
_FIRST = st.sampled_from(PHRASES)
_SECOND = st.sampled_from(("", *(f" {phrase}" for phrase in PHRASES)))


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Draw one whole sentence of a report: "A b." at its simplest."""
    opening, mark = draw(_OPENINGS)
    return f"{opening} {draw(_FIRST)}{draw(_SECOND)}{mark}"


@st.composite
def clauses(draw: st.DrawFn) -> str:
    """Draw a sentence without its end: "A b" at its simplest."""
    opening, _ = draw(_OPENINGS)
    return f"{opening} {draw(_FIRST)}{draw(_SECOND)}"


@st.composite
def items(draw: st.DrawFn) -> str:
    """Draw one bullet that continues a sentence: "a b" at its simplest."""
    return f"{draw(st.sampled_from(ITEM_OPENINGS))} {draw(_FIRST)}{draw(_SECOND)}"


# Not by codec: to work out what UTF-8 can write takes a fresh Hypothesis longer than it allows.
_LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")


@functools.cache
def prepare() -> None:
    """Have Hypothesis do beforehand what it does once, and counts as time taken by a draw.

    It works out which characters there are, and looks for constants in the modules of whoever
    tests: half a second in a fresh checkout, whose results it keeps in a folder. In the first
    draws, on a busy machine, that alone would fail its health check. Called where a strategy is
    made, it is in nobody's time.
    """
    _LETTERS.validate()
    if not currently_in_test_context():
        _draw_many()


@settings(
    max_examples=2,  # the first is always the simplest
    database=None,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(st.integers(), min_size=300, max_size=300))
def _draw_many(_: list[int]) -> None:
    """Draw numbers, one in twenty of which is a constant."""


def any_text(max_size: int = 12) -> st.SearchStrategy[str]:
    """Return a strategy for text of any script, without NUL and lone surrogates; may be empty."""
    return st.text(_LETTERS, max_size=max_size)


def some_text() -> st.SearchStrategy[str]:
    """Return a strategy for text of any script that is not empty."""
    return any_text().map(lambda text: text or "a")


def collapsed_texts() -> st.SearchStrategy[str]:
    """Return a strategy for words separated by single spaces: sentences, or text of any script."""
    return sentences() | any_text().map(lambda text: " ".join(text.split()) or "a")


def identifiers(prefix: str) -> st.SearchStrategy[str]:
    """Return a strategy for `prefix` followed by a number from 1 on."""
    return st.integers(1, 999).map(lambda number: f"{prefix}{number}")
