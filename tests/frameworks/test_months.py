"""Period and the periods between them: order, bounds that are not known, and words."""

import calendar
import datetime

import pytest
from hypothesis import given, strategies as st

from ofsted_inspection import InvalidDocument, ProblemCode
from ofsted_inspection.frameworks import Month, Period

DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2040, 12, 31))


@given(DAYS, st.none() | DAYS, st.none() | DAYS)
def test_a_day_lies_outside_exactly_if_it_is_before_the_first_day_or_after_the_last(
    day: datetime.date, first: datetime.date | None, last: datetime.date | None
) -> None:
    """The oracle counts in days: from the first of the one month to the last of the other."""
    if first is not None and last is not None and last < first:
        first, last = last, first
    months = Period(
        first=None if first is None else Month.of(first),
        last=None if last is None else Month.of(last),
    )
    begins = datetime.date.min if first is None else first.replace(day=1)
    ends = datetime.date.max
    if last is not None:
        ends = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    assert months.exclude(day) == (not begins <= day <= ends)


@pytest.mark.parametrize("month", [0, 13])
def test_a_month_is_one_of_twelve(month: int) -> None:
    with pytest.raises(InvalidDocument) as raised:
        Month(2018, month)
    assert [problem.path for problem in raised.value.problems] == ["$.month"]


@given(DAYS, DAYS)
def test_months_are_ordered_as_their_first_days_are(
    one: datetime.date, other: datetime.date
) -> None:
    assert (Month.of(one) < Month.of(other)) == (one.replace(day=1) < other.replace(day=1))


def test_a_period_does_not_end_before_it_begins() -> None:
    Period(first=Month(2018, 1), last=Month(2018, 1))
    with pytest.raises(InvalidDocument) as raised:
        Period(first=Month(2018, 2), last=Month(2018, 1))
    (problem,) = raised.value.problems
    assert (problem.code, problem.path) == (ProblemCode.WRONG_ORDER, "$.last")


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (Period(first=Month(2018, 1), last=Month(2022, 12)), "2018-01 to 2022-12"),
        (Period(first=Month(2026, 4)), "from 2026-04 on"),
        (Period(last=Month(2012, 6)), "to 2012-06"),
        (Period(), "months not known"),
    ],
)
def test_words(months: Period, words: str) -> None:
    assert str(months) == words
