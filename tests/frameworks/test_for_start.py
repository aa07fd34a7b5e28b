"""The day an inspection begins, with its programme, decides its edition, where that is known."""

import csv
import datetime
import itertools
import pickle
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from ofsted_inspection import frameworks
from ofsted_inspection.errors import OfstedInspectionError, UnknownEdition, UnknownName
from ofsted_inspection.frameworks import CATALOGUE, Programme

INSPECTIONS = Path(__file__).parents[2] / "data" / "england/kept/inspections.csv"

# What the sources say of each programme, as text: from, to, edition. Days outside are not known.
KNOWN: dict[str, list[tuple[str, str, str]]] = {
    "slac": [("2011-01-01", "2012-06-30", "slac-2010")],
    "cp": [],
    "lac": [("2013-07-01", "2013-07-31", "lac-2013")],
    "sif": [("2013-11-01", "2018-06-30", "sif-2013")],
    "ilacs": [
        ("2018-01-01", "2022-12-31", "ilacs-2018"),
        ("2023-01-01", "2026-03-31", "ilacs-2023"),
        ("2026-04-01", "9999-12-31", "ilacs-2026"),
    ],
}
BOUNDARIES = sorted(
    {
        datetime.date.fromisoformat(day)
        for periods in KNOWN.values()
        for first, last, _ in periods
        for day in (first, last)
        if day < "9999"
    }
)


def known(programme: Programme, start: datetime.date) -> str | None:
    """The oracle: ISO dates compare as text."""
    for first, last, edition in KNOWN[programme.value]:
        if first <= start.isoformat() <= last:
            return edition
    return None


# Any day, the days of interest more often, boundaries most of all.
days = st.one_of(
    st.sampled_from(BOUNDARIES),
    st.dates(datetime.date(2009, 1, 1), datetime.date(2030, 12, 31)),
    st.sampled_from(BOUNDARIES).flatmap(
        lambda day: st.integers(-2, 2).map(lambda shift: day + datetime.timedelta(days=shift))
    ),
    st.dates(),
)


@given(days)
def test_an_edition_is_returned_where_it_is_known_and_otherwise_the_known_ones_named(
    start: datetime.date,
) -> None:
    for programme in Programme:
        expected = known(programme, start)
        if expected is not None:
            assert frameworks.for_start(programme, start).id == expected
            assert frameworks.for_start(programme.value, start).id == expected
            continue
        with pytest.raises(UnknownEdition) as raised:
            frameworks.for_start(programme, start)
        assert raised.value.programme == programme.value
        assert raised.value.start == start.isoformat()
        for first, last, edition in KNOWN[programme.value]:
            open_end = last == "9999-12-31"
            period = f"from {first[:7]} on" if open_end else f"{first[:7]} to {last[:7]}"
            assert f"{edition} {period}" in raised.value.known


@pytest.mark.parametrize("day", BOUNDARIES, ids=str)
@pytest.mark.parametrize("programme", Programme)
@pytest.mark.parametrize("shift", [-1, 0, 1])
def test_every_boundary_to_the_day(programme: Programme, day: datetime.date, shift: int) -> None:
    start = day + datetime.timedelta(days=shift)
    expected = known(programme, start)
    if expected is None:
        with pytest.raises(UnknownEdition):
            frameworks.for_start(programme, start)
    else:
        assert frameworks.for_start(programme, start).id == expected


def test_every_inspection_of_england_is_found_its_edition() -> None:
    with INSPECTIONS.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == 497
    for row in rows:
        start = datetime.date.fromisoformat(row["start"])
        assert (
            frameworks.for_start(row["framework_id"].split("-")[0], start).id == row["framework_id"]
        )


@pytest.mark.parametrize(
    ("programme", "start", "edition"),
    [
        # The first day decides, not publication: South Tyneside ended on 15 February 2023.
        ("ilacs", "2022-12-05", "ilacs-2018"),
        # Published on 18 June 2026, with overall effectiveness.
        ("ilacs", "2026-01-12", "ilacs-2023"),
        # Published on 17 June 2026, without.
        ("ilacs", "2026-04-27", "ilacs-2026"),
        # The two programmes overlap: a day alone names no edition.
        ("sif", "2018-03-05", "sif-2013"),
        ("ilacs", "2018-03-05", "ilacs-2018"),
        # Warrington.
        ("slac", "2011-01-10", "slac-2010"),
    ],
)
def test_examples(programme: str, start: str, edition: str) -> None:
    assert frameworks.for_start(programme, datetime.date.fromisoformat(start)).id == edition


@pytest.mark.parametrize(
    "start",
    [
        # Warrington's first inspection, under the edition whose aspects are not sourced.
        "2009-10-05",
        # This inspection still has the older list; no source says when the newer one came in.
        "2010-10-11",
        "2010-12-06",
        # The programme ended in 2012, nobody here knows when.
        "2012-12-03",
    ],
)
def test_around_a_boundary_that_no_source_states_nothing_is_guessed(start: str) -> None:
    with pytest.raises(UnknownEdition, match=r"known: slac-2010 2011-01 to 2012-06;"):
        frameworks.for_start(Programme.SLAC, datetime.date.fromisoformat(start))


def test_the_error_is_a_look_up_error_that_pickles() -> None:
    with pytest.raises(LookupError) as raised:
        frameworks.for_start(Programme.SIF, datetime.date(2020, 1, 1))
    error = raised.value
    assert isinstance(error, UnknownEdition)
    assert isinstance(error, OfstedInspectionError)
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.known) == (str(error), error.known)


def test_an_unknown_programme_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(UnknownName, match="no programme 'ilac'; did you mean ilacs") as raised:
        frameworks.for_start("ilac", datetime.date(2020, 1, 1))
    assert raised.value.known == ("slac", "cp", "lac", "sif", "ilacs")


def test_the_editions_of_one_programme_follow_one_another_without_a_month_between() -> None:
    dated = [each.in_force for each in CATALOGUE if each.programme is Programme.ILACS]
    for earlier, later in itertools.pairwise(dated):
        assert earlier.last is not None
        assert later.first is not None
        months = [each.year * 12 + each.month for each in (earlier.last, later.first)]
        assert months[1] == months[0] + 1


def test_bounds_that_no_source_states_are_none() -> None:
    for framework in (frameworks.SLAC_2010, frameworks.LAC_2013):
        assert (framework.in_force.first, framework.in_force.last) == (None, None)
    assert frameworks.ILACS_2026.in_force.last is None
