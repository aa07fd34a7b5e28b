"""The newest inspections as at a day, against the lines of the files and by hand."""

import datetime
import random
from collections import Counter
from typing import Literal

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_inspection.comparison import latest_per_authority
from ofsted_inspection.errors import InvalidDocument, UnknownName
from ofsted_inspection.frameworks import ILACS_2018
from ofsted_inspection.grades import ReformedGrade
from ofsted_inspection.models import Inspection
from tests.comparison.england import closing, england, inspected, table, unpublished

LAST_DAY = datetime.date(2025, 3, 18)
DAYS = st.dates(datetime.date(2013, 10, 1), LAST_DAY)


def test_the_newest_overalls_give_the_checked_totals() -> None:
    """Oracle at 18 March 2025: 33 outstanding, 67 good, 34 requires improvement, 19 inadequate."""
    newest = latest_per_authority(england(), LAST_DAY)
    assert len(newest) == 153
    assert Counter(each.judgement("overall").grade for each in newest) == {
        ReformedGrade.OUTSTANDING: 33,
        ReformedGrade.GOOD: 67,
        ReformedGrade.REQUIRES_IMPROVEMENT: 34,
        ReformedGrade.INADEQUATE: 19,
    }
    assert [each.authority.name for each in newest] == sorted(
        each.authority.name for each in newest
    )


@given(
    as_at=DAYS,
    basis=st.sampled_from(["published", "start"]),
    published_by=st.none() | DAYS,
    ended=st.dictionaries(
        st.sampled_from(sorted({each.authority.urn for each in england()})), DAYS
    ),
    closed=st.booleans(),
    order=st.randoms(use_true_random=False),
)
def test_the_newest_known_on_a_day_is_what_the_files_say(  # noqa: PLR0913 - one for each option
    *,
    as_at: datetime.date,
    basis: Literal["published", "start"],
    published_by: datetime.date | None,
    ended: dict[int, datetime.date],
    closed: bool,
    order: random.Random,
) -> None:
    """Oracle: the last line per authority of the file, sorted as text; order does not matter."""
    column = "published" if basis == "published" else "start"
    expected: dict[str, str] = {}
    last_days = {row["urn"]: row["closed"] for row in table("authorities") if row["closed"]}
    last_days |= {str(urn): day.isoformat() for urn, day in ended.items()}
    for row in sorted(table("inspections"), key=lambda row: (row[column], row["start"])):
        last = last_days.get(row["urn"])
        if (
            row[column] <= as_at.isoformat()
            and (published_by is None or row["published"] <= published_by.isoformat())
            and (closed or last is None or as_at.isoformat() <= last)
        ):
            expected[row["urn"]] = row["inspection_id"]
    given_ = closing(england(), ended)
    shuffled = [*given_, *given_[:20]]
    order.shuffle(shuffled)
    newest = latest_per_authority(
        shuffled, as_at, basis=basis, published_by=published_by, closed=closed
    )
    assert {each.id for each in newest} == set(expected.values())
    assert len(newest) == len(expected)


def test_an_authority_counts_to_its_last_day() -> None:
    """On its last day it counts, on the day after it does not, unless asked for."""
    last = datetime.date(2023, 3, 31)
    open_ = inspected(ILACS_2018, {"overall": ReformedGrade.GOOD})
    (one,) = closing([open_], {open_.authority.urn: last})
    after = last + datetime.timedelta(days=1)
    assert latest_per_authority([one], last) == (one,)
    assert latest_per_authority([one], after) == ()
    assert latest_per_authority([one], after, closed=True) == (one,)


def test_official_figures_leave_out_what_was_published_later() -> None:
    """Begun by the day and published after the figures: the one before still counts."""
    old = inspected(ILACS_2018, {"overall": ReformedGrade.GOOD})
    new = inspected(
        ILACS_2018,
        {"overall": ReformedGrade.INADEQUATE},
        start=datetime.date(2022, 3, 20),
    )
    as_at = datetime.date(2022, 3, 31)
    assert latest_per_authority([old, new], as_at, basis="start") == (new,)
    assert latest_per_authority([old, new], as_at, basis="start", published_by=new.published) == (
        new,
    )
    day_before = datetime.date(2022, 4, 18)
    assert latest_per_authority([old, new], as_at, basis="start", published_by=day_before) == (old,)


def test_a_day_of_publication_that_decides_must_be_known() -> None:
    """It raises and names the inspection; where the day does not matter nothing is asked."""
    one = inspected(ILACS_2018, {"overall": ReformedGrade.GOOD})
    lacking = unpublished(inspected(ILACS_2018, {}, start=datetime.date(2023, 5, 1)))
    held = [one, lacking]
    late, early = datetime.date(2024, 1, 1), datetime.date(2023, 4, 30)

    def named(as_at: datetime.date, published_by: datetime.date | None) -> list[str]:
        basis: Literal["published", "start"] = "published" if published_by is None else "start"
        with pytest.raises(InvalidDocument) as raised:
            latest_per_authority(held, as_at, basis=basis, published_by=published_by)
        return [problem.found for problem in raised.value.problems]

    assert named(late, None) == named(early, None) == named(late, late) == [f"'{lacking.id}'"]
    assert named(lacking.start, late) == [f"'{lacking.id}'"]
    assert latest_per_authority(held, late, basis="start") == (lacking,)
    assert latest_per_authority(held, early, basis="start", published_by=early) == (one,)


def test_of_two_published_on_one_day_the_later_begun_is_the_newest() -> None:
    one = inspected(ILACS_2018, {"overall": ReformedGrade.GOOD})
    later = attrs.evolve(
        inspected(ILACS_2018, {}, start=datetime.date(2020, 1, 20)), published=one.published
    )
    assert latest_per_authority([one, later], LAST_DAY) == (later,)
    assert latest_per_authority([later, one], LAST_DAY) == (later,)


def test_the_same_id_twice_has_one_answer() -> None:
    one = inspected(ILACS_2018, {"overall": ReformedGrade.GOOD})
    other = attrs.evolve(one, judgements=())
    assert latest_per_authority([one, attrs.evolve(one)], LAST_DAY) == (one,)
    with pytest.raises(InvalidDocument, match=one.id):
        latest_per_authority([one, other], LAST_DAY)


def test_an_unknown_basis_offers_near_misses() -> None:
    nothing = list[Inspection]()
    with pytest.raises(UnknownName, match="did you mean published"):
        latest_per_authority(nothing, LAST_DAY, basis="publshed")  # type: ignore[arg-type] # the error is the test
