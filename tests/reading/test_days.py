import datetime
import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given, strategies as st

from ofsted_inspection.reading._dates import read_day, read_visits

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
DAYS = st.dates(datetime.date(2010, 1, 1), datetime.date(2030, 12, 31))


def full(day: datetime.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@st.composite
def periods(draw: st.DrawFn) -> tuple[str, datetime.date, datetime.date]:
    """A period and one of the ways in which reports write it."""
    start = draw(DAYS)
    end = start + datetime.timedelta(days=draw(st.integers(1, 40)))
    dash = draw(st.sampled_from([" to ", " – ", "–", "-", " - ", " ─ "]))
    month = MONTHS[start.month - 1]
    ways = [f"{full(start)}{dash}{full(end)}"]
    if start.year == end.year:
        ways.append(f"{start.day} {month}{dash}{full(end)}")
        if start.month == end.month:
            ways.append(f"{start.day}{dash}{full(end)}")
            ways.append(f"{start.day}th{dash}{end.day}th {month[:3]} {end.year}.")
    ways.append(f"{start:%d/%m/%Y}{dash}{end:%d/%m/%Y}")
    return draw(st.sampled_from(ways)), start, end


@given(periods())
def test_a_period_is_read_however_it_is_written(
    period: tuple[str, datetime.date, datetime.date],
) -> None:
    words, start, end = period
    assert read_visits(words) == ((start, end),)


@given(st.lists(periods(), min_size=2, max_size=3), st.sampled_from([" and ", ", and "]))
def test_split_visits_are_read_or_nothing_is(
    given_periods: Sequence[tuple[str, datetime.date, datetime.date]], between: str
) -> None:
    visits = read_visits(between.join(words.rstrip(".") for words, _, _ in given_periods))
    dates = [(start, end) for _, start, end in given_periods]
    in_order = all(later[0] > earlier[1] for earlier, later in itertools.pairwise(dates))
    assert visits == (tuple(dates) if in_order else None)


@given(DAYS)
def test_one_day(day: datetime.date) -> None:
    assert read_day(full(day)) == day
    assert read_visits(f"Monday {full(day)}") == ((day, day),)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "June 2024",
        "10 June",
        "10 to June 2024",
        "10 14 June 2024",
        "10 to 14 to 20 June 2024",
        "14 to 10 June 2024",
        "31 to 32 June 2024",
        "30 February 2024",
        "10 to 14 Juin 2024",
        "10 June May 2024",
        "10 June 2024 2025",
        "10 2024",
        "to 14 June 2024",
        "10 June 2024 to",
        "10 June 2024 to and 12 June 2024",
        "10 June 2024 to 01/07/2024 01/08/2024",
        "10 June 2024 ¶",
        "before 10 June 2024",
    ],
)
def test_anything_else_is_no_period(words: str) -> None:
    assert read_visits(words) is None


def test_two_days_are_not_one() -> None:
    assert read_day("10 to 14 June 2024") is None
    assert read_day("10 and 14 June 2024") is None
    assert read_day("June") is None
