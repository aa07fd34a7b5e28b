"""An inspection begins while its framework is in force."""

import datetime

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_inspection import Month, Period, load
from ofsted_inspection.frameworks import CATALOGUE, ILACS_2026, SIF_2013, Framework
from ofsted_inspection.rules import BEGUN_IN_FORCE, check
from tests.rules.made import NUMBERS, inspection

DAYS = st.dates(datetime.date(2005, 1, 1), datetime.date(2035, 12, 31))


def begun(framework: Framework, start: datetime.date) -> list[str]:
    made = inspection(framework, {each.key: NUMBERS[0] for each in framework.aspects})
    moved = attrs.evolve(made, start=start, end=start, published=None, published_basis=None)
    return [breach.subject for breach in check(moved, rules=[BEGUN_IN_FORCE])]


@given(
    framework=st.sampled_from(CATALOGUE),
    first=st.none() | st.tuples(st.integers(2009, 2030), st.integers(1, 12)),
    length=st.none() | st.integers(0, 60),
    start=DAYS,
)
def test_a_first_day_in_another_month_is_one_breach(
    framework: Framework, first: tuple[int, int] | None, length: int | None, start: datetime.date
) -> None:
    """Law: months counted from the year 0; a bound that is not known excludes nothing."""
    begins = None if first is None else first[0] * 12 + first[1] - 1
    ends = None if length is None else (2015 * 12 if begins is None else begins) + length
    last = None if ends is None else Month(ends // 12, ends % 12 + 1)
    period = Period(first=None if first is None else Month(*first), last=last)
    month = start.year * 12 + start.month - 1
    outside = (begins is not None and month < begins) or (ends is not None and month > ends)
    assert begun(attrs.evolve(framework, in_force=period), start) == ["start"] * outside


@pytest.mark.parametrize(
    ("framework", "start", "breaches"),
    [
        (SIF_2013, datetime.date(2024, 1, 15), 1),
        (SIF_2013, datetime.date(2018, 6, 30), 0),
        (SIF_2013, datetime.date(2013, 10, 31), 1),
        (ILACS_2026, datetime.date(2026, 3, 31), 1),
        (ILACS_2026, datetime.date(2035, 1, 1), 0),
    ],
)
def test_the_months_of_the_catalogue(
    framework: Framework, start: datetime.date, breaches: int
) -> None:
    assert len(begun(framework, start)) == breaches


def test_no_real_inspection_breaks_it() -> None:
    real = (*load("england"), load("warrington-2011"))
    assert [breach.message for each in real for breach in check(each, rules=[BEGUN_IN_FORCE])] == []
