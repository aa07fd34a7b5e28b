"""The two grading scales of inspections of children's services, and the absence of a grade.

>>> SlacGrade.parse("Grade 3 (adequate)")
<SlacGrade.ADEQUATE: 3>
>>> SlacGrade.GOOD > SlacGrade.ADEQUATE
True
>>> ReformedGrade.REQUIRES_IMPROVEMENT.label
'Requires improvement'
"""

import enum
import re
from collections.abc import Iterable
from typing import Self, TypeAlias, TypeVar, final

from ofsted_inspection._arguments import checked
from ofsted_inspection._wording import shown
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode, ScaleMismatch

__all__ = [
    "Grade",
    "OneScale",
    "ReformedGrade",
    "Scale",
    "SlacGrade",
    "Ungraded",
    "best",
    "lower_median",
    "upper_median",
    "worst",
]

_NUMBERED = r"grade ([1-4]) \((.+)\)"
_WITH_NUMBER = r"(.+) \(grade ([1-4])\)"


def _collapsed(text: str) -> str:
    # Wrapped lines and non-breaking spaces are layout; str.split() takes both for white space.
    # Not casefold: it would take other letters, such as the long s, for those of a label.
    return " ".join(text.split()).lower()


class _OrdinalGrade(enum.Enum):
    """What both scales share: an order in which better compares greater, and printed forms."""

    def __init__(self, _value: str) -> None:
        # Members are made in the order they are written, best first.
        self._number = len(type(self).__members__) + 1

    def __repr__(self) -> str:
        return f"<{type(self).__name__}.{self.name}: {self.number}>"

    @property
    def number(self) -> int:
        """The grade's number as Ofsted prints it: 1 is best, 4 is worst."""
        return self._number

    @property
    def label(self) -> str:
        """The grade in words, as the record of main findings prints it, e.g. `Adequate`."""
        return self.name.capitalize().replace("_", " ")

    @classmethod
    @checked
    def parse(cls, text: str) -> Self:
        """Return the grade that `text` prints; the inverse of `label`.

        Taken are the value (`requires_improvement`), the label in any case, `Grade 3 (adequate)`,
        `Adequate (Grade 3)`, and for the reformed scale also `Requires improvement to be good`;
        white space may be wrapped lines or non-breaking spaces. Raises InvalidDocument, naming the
        choices, for anything else, a number that disagrees with its word included.
        """
        printed = _collapsed(text)
        if match := re.fullmatch(_NUMBERED, printed):
            number, word = match.groups()
        elif match := re.fullmatch(_WITH_NUMBER, printed):
            word, number = match.groups()
        else:
            word, number = printed, ""
        for grade in cls:
            words = grade._printed_words()  # noqa: SLF001 - of the same class
            if word in words and number in {"", str(grade.number)}:
                return grade
            if text == grade.value:
                return grade
        choices = ", ".join(f"{grade.label!r}" for grade in cls)
        raise InvalidDocument(
            "grade",
            [
                Problem(
                    code=ProblemCode.WRONG_VALUE,
                    found=shown(text),
                    expected=f"one of {choices}, or the form 'Grade 1 (outstanding)'",
                )
            ],
        )

    def _printed_words(self) -> frozenset[str]:
        return frozenset({_collapsed(self.label)})

    def _compared_with(self, other: object) -> int | None:
        """Return how much better self is than `other`; None if `other` is no grade at all."""
        if type(other) is type(self):
            return other.number - self.number
        if isinstance(other, _OrdinalGrade | Ungraded):
            raise ScaleMismatch(type(self).__name__, type(other).__name__)
        return None

    def __lt__(self, other: Self) -> bool:
        difference = self._compared_with(other)
        return NotImplemented if difference is None else difference < 0

    def __le__(self, other: Self) -> bool:
        difference = self._compared_with(other)
        return NotImplemented if difference is None else difference <= 0

    def __gt__(self, other: Self) -> bool:
        difference = self._compared_with(other)
        return NotImplemented if difference is None else difference > 0

    def __ge__(self, other: Self) -> bool:
        difference = self._compared_with(other)
        return NotImplemented if difference is None else difference >= 0


@final
class SlacGrade(_OrdinalGrade):
    """The four-point scale with "adequate", used until 2013.

    Better compares greater: `SlacGrade.GOOD > SlacGrade.ADEQUATE`, and `max()` is the best.
    Comparing with a grade of the other scale raises ScaleMismatch.
    Source: Warrington 2011, paragraph 3.
    """

    OUTSTANDING = "outstanding"
    GOOD = "good"
    ADEQUATE = "adequate"
    INADEQUATE = "inadequate"

    @property
    def definition(self) -> str:
        """What the grade means, in the words printed under paragraph 3 of Warrington 2011."""
        return _SLAC_DEFINITIONS[self]


@final
class ReformedGrade(_OrdinalGrade):
    """The scale used since 2013, with "requires improvement" in the place of "adequate".

    "Requires improvement" and "Requires improvement to be good" are both printed, even in one
    report, and are one grade. Better compares greater; comparing with a grade of the other scale
    raises ScaleMismatch. Source: reports under the single inspection framework, 2014 to 2015.
    """

    OUTSTANDING = "outstanding"
    GOOD = "good"
    REQUIRES_IMPROVEMENT = "requires_improvement"
    INADEQUATE = "inadequate"

    @property
    def definition(self) -> str:
        """What the grade means, in brief and in our words, after reports of 2014 to 2015.

        Reports of the later framework (from 2018) print no definitions.
        """
        return _REFORMED_DEFINITIONS[self]

    def _printed_words(self) -> frozenset[str]:
        label = _collapsed(self.label)
        if self is ReformedGrade.REQUIRES_IMPROVEMENT:
            return frozenset({label, f"{label} to be good"})
        return frozenset({label})


@final
class Ungraded(enum.Enum):
    """Why a judgement carries no grade.

    That differs from an aspect the framework does not have, and from a value nobody has read.
    """

    NOT_JUDGED = "not_judged"
    """The report prints "not judged" in place of a grade (City of London 2016, Isles of Scilly
    2016)."""

    @property
    def label(self) -> str:
        """The words printed in place of a grade."""
        return "Not judged"


Grade: TypeAlias = SlacGrade | ReformedGrade
"""Any grade, of either scale; closed, so that `match` over it can be exhaustive."""

Scale: TypeAlias = type[SlacGrade] | type[ReformedGrade]
"""A scale is the class of its grades; iterating over it goes from best to worst."""

OneScale = TypeVar("OneScale", SlacGrade, ReformedGrade)
"""A type variable for functions that take and return grades of one and the same scale."""

_SLAC_DEFINITIONS = {
    SlacGrade.OUTSTANDING: "A service that significantly exceeds minimum requirements",
    SlacGrade.GOOD: "A service that exceeds minimum requirements",
    SlacGrade.ADEQUATE: "A service that only meets minimum requirements",
    SlacGrade.INADEQUATE: "A service that does not meet minimum requirements",
}

_REFORMED_DEFINITIONS = {
    ReformedGrade.OUTSTANDING: (
        "Highly effective services that contribute to significantly improved outcomes"
    ),
    ReformedGrade.GOOD: "Effective services; welfare is safeguarded and promoted",
    ReformedGrade.REQUIRES_IMPROVEMENT: (
        "No widespread or serious failures; minimum requirements are in place, not yet good"
    ),
    ReformedGrade.INADEQUATE: (
        "Widespread or serious failures that create or leave children being harmed "
        "or at risk of harm"
    ),
}


@checked
def best(grades: Iterable[OneScale]) -> OneScale:
    """Return the best of `grades`, all of one scale; ValueError if there are none."""
    return _from_worst(grades, "best")[-1]


@checked
def worst(grades: Iterable[OneScale]) -> OneScale:
    """Return the worst of `grades`, all of one scale; ValueError if there are none."""
    return _from_worst(grades, "worst")[0]


@checked
def lower_median(grades: Iterable[OneScale]) -> OneScale:
    """Return the middle grade, the worse of the two where their count is even.

    Grades are ordinal, so there is no grade between two; ValueError if there are none.
    """
    ordered = _from_worst(grades, "median")
    return ordered[(len(ordered) - 1) // 2]


@checked
def upper_median(grades: Iterable[OneScale]) -> OneScale:
    """Return the middle grade, the better of the two where their count is even.

    Grades are ordinal, so there is no grade between two; ValueError if there are none.
    """
    ordered = _from_worst(grades, "median")
    return ordered[len(ordered) // 2]


def _from_worst(grades: Iterable[OneScale], sought: str) -> list[OneScale]:
    ordered = sorted(grades)
    if not ordered:
        message = f"the {sought} of no grades is not defined: pass at least one grade"
        raise ValueError(message)
    return ordered
