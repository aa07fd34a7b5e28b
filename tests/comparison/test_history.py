"""Histories of authorities, on England's data with published totals as the oracle."""

from collections import Counter
from itertools import pairwise

import attrs
import pytest

from ofsted_inspection.comparison import (
    MAINTAINERS_CROSSWALK,
    SUCCESSIONS,
    ChangeKind,
    History,
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


@pytest.mark.parametrize("succession", SUCCESSIONS, ids=lambda each: each.name)
def test_a_history_stops_at_a_succession_and_says_so(succession: object) -> None:
    """Successors start afresh: nothing before them, and a note that names the predecessors."""
    (meant,) = [each for each in SUCCESSIONS if each is succession]
    seen = history(england(), meant.urn)
    assert seen.authority.name == meant.name
    assert seen.succession == meant
    assert seen.note is not None
    assert all(name in seen.note for name in meant.predecessors)
    assert repr(seen).endswith("; stops at a succession)")
    assert all(earlier.start < later.start for earlier, later in pairwise(seen.inspections))


def test_successions_can_be_given() -> None:
    assert history(england(), "Dorset", successions=()).succession is None


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
    with pytest.raises(InvalidDocument, match="a date after 2020-01-06"):
        History(authority=WARRINGTON, inspections=(one, other))
    stranger = attrs.evolve(WARRINGTON, urn=80999)
    with pytest.raises(InvalidDocument, match="80999, the number of 'Warrington'"):
        History(authority=stranger, inspections=(one,))


def test_an_empty_history_prints() -> None:
    empty = History(authority=WARRINGTON, inspections=())
    assert repr(empty) == "History('Warrington': nothing)"
    assert empty.comparisons() == ()


def test_no_direction_is_claimed_without_a_crosswalk() -> None:
    for comparison in history(england(), 80575).comparisons():
        assert {change.kind for change in comparison.changes} == {ChangeKind.NOT_COMPARABLE}
