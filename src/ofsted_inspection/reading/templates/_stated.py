"""Grades as rows and headings state them, and the rule that each is read twice."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ofsted_inspection.errors import InvalidDocument, ProblemCode
from ofsted_inspection.grades import ReformedGrade, SlacGrade, Ungraded
from ofsted_inspection.reading._ledger import Ledger
from ofsted_inspection.reading._printed import PrintedGrade, Quote

AnyGrade = SlacGrade | ReformedGrade | Ungraded

_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'"})
_VERB = r"(?:(?:is|are)?(?: ?that(?: it| they)?)?(?: is| are)?)"
_TAIL = re.compile(
    rf"\s*[:,\u2013-]?\s*{_VERB}\s*:?\s*(?P<grade>[a-z ]+?)\s*(?:\bbecause\b)?\s*[.:]?\s*$"
)
_FOOTNOTE = re.compile(r"(?<=[a-z?])\s?\d{1,2}$")


def plain(text: str) -> str:
    """Return `text` in lower case with straight apostrophes and single spaces."""
    return " ".join(text.translate(_APOSTROPHES).casefold().split())


def without_footnote(text: str) -> str:
    """Return `text` without the number of a footnote at its end."""
    return _FOOTNOTE.sub("", text)


def reformed_grade(text: str) -> ReformedGrade | Ungraded | None:
    """Return the grade that `text` is, wholly; None for anything left over."""
    words = plain(text).removesuffix(".").strip()
    if words == "not judged":
        return Ungraded.NOT_JUDGED
    # "are", "they": a verb that agrees with the subject, "require improvement", is the same words.
    words = re.sub(r"^require improvement", "requires improvement", words)
    try:
        return ReformedGrade.parse(words)
    except InvalidDocument:
        return None


class Stated(NamedTuple):
    """What a heading or a sentence states: of which aspect, and the grade; None if unreadable.

    `title` is what stands before the grade and its verb.
    """

    key: str
    grade: ReformedGrade | Ungraded | None
    title: str


def read_statement(text: str, subjects: Mapping[str, re.Pattern[str]]) -> Stated | None:
    """Return what `text` states of one of `subjects`; None if it begins with none of them."""
    words = plain(text)
    for key, subject in subjects.items():
        match = subject.match(words)
        if match is None:
            continue
        tail = _TAIL.match(words, match.end())
        grade = reformed_grade(tail["grade"]) if tail else None
        return Stated(key, grade, text.strip()[: match.end()])
    return None


def pair_up(
    ledger: Ledger,
    statements: Iterable[tuple[str, AnyGrade, Quote]],
    order: Sequence[str],
) -> tuple[PrintedGrade, ...]:
    """Return each aspect's grade with its places; two that differ are noted as a contradiction."""
    places: dict[str, list[tuple[AnyGrade, Quote]]] = {}
    for key, grade, quote in statements:
        places.setdefault(key, []).append((grade, quote))
    for key, stated in places.items():
        grade, first = stated[0]
        for other, second in stated[1:]:
            if other is not grade:
                ledger.contradiction(first, second, f"the grade of {key}")
    return tuple(
        PrintedGrade(
            key=key,
            grade=places[key][0][0],
            places=tuple(quote for _, quote in places[key]),
        )
        for key in order
        if key in places
    )


def missing(ledger: Ledger, what: str, expected: str) -> None:
    """Note that something the template must have is not there."""
    ledger.fault(None, what, expected, ProblemCode.MISSING)
