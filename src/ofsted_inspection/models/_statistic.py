"""A quantity that a report states, with the words that state it."""

import datetime
import decimal
import enum
from collections.abc import Iterator
from typing import final

import attrs

from ofsted_inspection._record import (
    Record,
    collapsed_text,
    plain_decimal,
    problem,
    something,
)
from ofsted_inspection.errors import Problem, ProblemCode


@final
class StatisticKind(enum.Enum):
    """What kind of quantity a statistic is; charts show the first three."""

    COUNT = "count"
    """How many of something there are."""
    PERCENT = "percent"
    """A share, in per cent."""
    ZERO = "zero"
    """None: the report says that there is no such thing, or that nothing of the kind happened."""
    DURATION = "duration"
    """How long something took, or has lasted."""
    AGE = "age"
    """An age, or a range of ages."""
    THRESHOLD = "threshold"
    """A bound that a rule or a service sets."""
    TIMESCALE = "timescale"
    """A time within which something is to be done."""
    FREQUENCY = "frequency"
    """How often something is done: once in so many of its unit."""


SMALL_NUMBER = 6
"""Counts below it are marked: reports of small authorities print counts of one or two children."""


@final
class AsOfBasis(enum.Enum):
    """How the day a statistic refers to is known."""

    STATED = "stated"
    """The sentence says it."""
    CARRIED = "carried"
    """The sentence before says it."""
    NONE = "none"
    """The report does not say."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Statistic(Record):
    """One quantity stated in the report, with the words that state it.

    `measure` is an identifier, `measure_text` our wording of it; `value` is a count, a percentage
    or a number of `unit`; `value_max` the upper end of a range. `base` is the base in the report's
    words, `base_statistic` the id of the statistic that gives it. `quote` stands in the text, an
    item or a recommendation of the paragraph whose id is `paragraph`, exactly. `note` says what a
    user must know. Decimals have one form: no exponent, and no zeros at their end.
    """

    id: str
    measure: str
    measure_text: str
    kind: StatisticKind
    value: decimal.Decimal = attrs.field(converter=plain_decimal)
    value_max: decimal.Decimal | None = attrs.field(
        default=None, converter=attrs.converters.optional(plain_decimal)
    )
    unit: str
    base: str | None = None
    base_statistic: str | None = None
    as_of: datetime.date | None = None
    as_of_basis: AsOfBasis = AsOfBasis.NONE
    paragraph: str
    quote: str
    note: str | None = None

    @property
    def is_small(self) -> bool:
        """Whether it counts fewer than six, so that it may tell of persons."""
        counts = self.kind in {StatisticKind.COUNT, StatisticKind.ZERO}
        return counts and self.value < SMALL_NUMBER

    def _problems(self) -> Iterator[Problem]:
        for name in ("id", "measure", "measure_text", "unit", "paragraph"):
            yield from collapsed_text(name, getattr(self, name))
        yield from something("base", self.base)
        yield from something("note", self.note)
        if self.kind is StatisticKind.COUNT and self.value < 0:
            yield problem("value", self.value, "a count from 0 on")
        if self.kind is StatisticKind.ZERO and self.value != 0:
            yield problem("value", self.value, "0, as its kind says", ProblemCode.CONTRADICTION)
        if self.value_max is not None and self.value_max < self.value:
            yield problem(
                "value_max", self.value_max, f"at least {self.value}", ProblemCode.WRONG_ORDER
            )
        if (self.as_of is None) != (self.as_of_basis is AsOfBasis.NONE):
            yield problem(
                "as_of_basis",
                self.as_of_basis,
                "none where as_of is absent, stated or carried where it is given",
                ProblemCode.CONTRADICTION,
            )
        if not self.quote:
            yield problem("quote", self.quote, "words of the report", ProblemCode.MISSING)
