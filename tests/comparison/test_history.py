"""Histories of authorities, on England's data with published totals as the oracle."""

from collections import Counter

import attrs
import pytest

from ofsted_inspection import load
from ofsted_inspection.comparison import (
    MAINTAINERS_CROSSWALK,
    ChangeKind,
    History,
    HistoryEntry,
    history,
)
from ofsted_inspection.errors import InvalidDocument, UnknownName
from ofsted_inspection.frameworks import ILACS_2018
from ofsted_inspection.grades import ReformedGrade
from tests.comparison.england import england, inspected, overall_changes
from tests.reading.warrington import WARRINGTON


def test_consecutive_overalls_give_the_checked_totals() -> None:
    """Oracle: up, same and down of consecutive overall grades, by frameworks, from the files."""
    counted: Counter[tuple[str, str, str]] = Counter()
    for urn in {each.authority.urn for each in england()}:
        for comparison in history(england(), urn).comparisons(crosswalk=MAINTAINERS_CROSSWALK):
            overall = [
                change
                for change in comparison.changes
                if change.after is not None and change.after.aspect.key == "overall"
            ]
            frameworks = (comparison.before.framework.id, comparison.after.framework.id)
            # Nothing to compare in the edition of 2026, which has no overall effectiveness.
            assert len(overall) == (frameworks[1] != "ilacs-2026")
            for change in overall:
                counted[(*frameworks, change.kind.value)] += 1
    assert counted == overall_changes()
    assert counted["sif-2013", "ilacs-2018", "improved"] == 70
    assert counted["ilacs-2018", "ilacs-2018", "declined"] == 3


def test_an_authority_is_named_in_three_ways() -> None:
    by_number = history(england(), 80575)
    assert by_number == history(england(), "warrington") == history(england(), WARRINGTON)
    assert by_number.authority == WARRINGTON
    assert by_number.note is None
    assert repr(by_number) == "History('Warrington': 2015-02-24, 2019-07-08, 2024-06-10)"


def test_the_same_inspection_twice_stands_once() -> None:
    assert history([*england(), *england()], 80575) == history(england(), 80575)


@pytest.mark.parametrize(
    ("name", "day", "predecessors"),
    [
        (
            "Bournemouth, Christchurch & Poole",
            "2019-04-01",
            ["Bournemouth", "Poole", "Dorset County (in part: borough of Christchurch)"],
        ),
        ("Dorset", "2019-04-01", ["Dorset County (in part: all but Christchurch)"]),
        ("North Northamptonshire", "2021-04-01", ["Northamptonshire (in part: Corby, "]),
        ("West Northamptonshire", "2021-04-01", ["Northamptonshire (in part: Daventry, "]),
        ("Cumberland", "2023-04-01", ["Cumbria (in part: Allerdale, "]),
        ("Westmorland and Furness", "2023-04-01", ["Cumbria (in part: Barrow-in-Furness, "]),
    ],
)
def test_a_history_stops_at_a_succession_and_says_so(
    name: str, day: str, predecessors: list[str]
) -> None:
    """Successors start afresh: nothing before them, and a note that names what they succeeded."""
    seen = history(england(), name)
    assert {each.successor_urn for each in seen.successions()} == {seen.authority.urn}
    assert {str(each.first_day) for each in seen.successions()} == {day}
    assert len(seen.successions()) == len(predecessors)
    assert seen.note is not None
    assert all(each in seen.note for each in (day, *predecessors))
    assert all(each.day >= seen.successions()[0].first_day for each in seen.entries)


@pytest.mark.parametrize("name", ["Buckinghamshire", "North Yorkshire", "Somerset", "Warrington"])
def test_an_authority_that_kept_its_number_goes_on(name: str) -> None:
    seen = history([*load("england-2009-2013"), *england()], name)
    assert (seen.successions(), seen.note) == ((), None)
    assert seen.entries[0].day.year < 2013


def test_an_unknown_authority_offers_near_misses() -> None:
    with pytest.raises(UnknownName, match="did you mean Warrington"):
        history(england(), "Warington")
    with pytest.raises(UnknownName, match="did you mean 80579 or"):
        history(england(), 8057)
    with pytest.raises(UnknownName):
        history([], WARRINGTON)


def test_a_name_borne_by_two_authorities_must_be_told_apart_by_number() -> None:
    one = inspected(ILACS_2018, {"overall": ReformedGrade.GOOD})
    other = attrs.evolve(one, authority=attrs.evolve(WARRINGTON, urn=80999))
    with pytest.raises(UnknownName, match=r"did you mean Warrington \d+ or Warrington \d+"):
        history([one, other], "Warrington")


def test_two_records_of_one_day_and_strangers_are_refused() -> None:
    one = inspected(ILACS_2018, {"overall": ReformedGrade.GOOD})
    other = inspected(ILACS_2018, {"overall": ReformedGrade.INADEQUATE})
    with pytest.raises(InvalidDocument, match=one.id):
        history([one, other], 80575)
    entries = tuple(HistoryEntry(inspection=each) for each in (one, other))
    with pytest.raises(InvalidDocument, match="a date after 2020-01-06"):
        History(authority=WARRINGTON, entries=entries)
    stranger = attrs.evolve(WARRINGTON, urn=80999)
    with pytest.raises(InvalidDocument, match="80999, the number of 'Warrington'"):
        History(authority=stranger, entries=entries[:1])


def test_an_empty_history_prints() -> None:
    empty = History(authority=WARRINGTON, entries=())
    assert repr(empty) == "History('Warrington': nothing)"
    assert empty.comparisons() == ()


def test_no_direction_is_claimed_without_a_crosswalk() -> None:
    for comparison in history(england(), 80575).comparisons():
        assert {change.kind for change in comparison.changes} == {ChangeKind.NOT_COMPARABLE}
