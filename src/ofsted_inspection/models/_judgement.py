"""Judgements: an aspect given a grade, and a body reviewed beside the inspection."""

import datetime
from collections.abc import Iterator
from typing import final

import attrs

from ofsted_inspection._arguments import checked
from ofsted_inspection._pretty import PrettyByRepr
from ofsted_inspection._record import Record, collapsed_text
from ofsted_inspection.errors import Problem, ScaleMismatch
from ofsted_inspection.frameworks import Aspect
from ofsted_inspection.grades import OneScale, ReformedGrade, SlacGrade, Ungraded


@final
@attrs.frozen(kw_only=True, repr=False)
class Judgement(PrettyByRepr, Record):
    """One aspect given one grade, or expressly not judged."""

    aspect: Aspect
    grade: SlacGrade | ReformedGrade | Ungraded

    @checked
    def on(self, scale: type[OneScale]) -> OneScale:
        """Return the grade, which must be one of `scale`, so that it compares with others of it.

        `judgement.on(ReformedGrade) >= ReformedGrade.GOOD` is what type checkers take. Raises
        ScaleMismatch for a grade of the other scale, and for what was not judged.
        """
        if isinstance(self.grade, scale):
            return self.grade
        raise ScaleMismatch(scale.__name__, type(self.grade).__name__)

    def __repr__(self) -> str:
        """Return the aspect's key and the grade's label."""
        return f"Judgement({self.aspect.key!r}, {self.grade.label!r})"


@final
@attrs.frozen(kw_only=True, repr=False)
class Review(Record, PrettyByRepr):
    """A body judged beside an inspection: the safeguarding children board, in SIF's years.

    It was reviewed under regulations of its own, so its grade is no judgement of the inspection
    and limits none. `key` names it (`safeguarding_board`), `title` is as printed; `published` is
    the day its own report was published, None where that is the inspection's.
    """

    key: str
    title: str
    grade: SlacGrade | ReformedGrade | Ungraded
    published: datetime.date | None = None

    def _problems(self) -> Iterator[Problem]:
        yield from collapsed_text("key", self.key)
        yield from collapsed_text("title", self.title)

    def __repr__(self) -> str:
        """Return the key and the grade's label."""
        return f"Review({self.key!r}, {self.grade.label!r})"
