"""Histories of inspections and official results together: entries, steps, and what counts once."""

import datetime
import itertools
from collections import defaultdict

import attrs
import pytest
from hypothesis import assume, given, strategies as st

from ofsted_inspection import (
    MAINTAINERS_CROSSWALK,
    ChangeKind,
    ChangeReason,
    HistoryEntry,
    Inspection,
    InspectionKind,
    InvalidDocument,
    LocalAuthority,
    OfficialResult,
    Programme,
    Service,
    UnknownName,
    history,
    load,
)
from ofsted_inspection.comparison import History, Step
from ofsted_inspection.strategies import (
    histories,
    inspections,
    local_authorities,
    official_results,
    steps,
)
from tests.comparison.england import england

HELD = load("warrington-2011", text=False)
RESULTS = load("england-2009-2013")
BOTH: list[Inspection | OfficialResult] = [HELD, *england(), *RESULTS]
_IDS = ("80575-2009-11-06-slac-safeguarding", "80575-2011-02-25-slac-safeguarding")
FIRST, AGAIN = (next(each for each in RESULTS if each.id == id_) for id_ in _IDS)


def warrington() -> History:
    return history(BOTH, "Warrington")


def test_warrington_from_2009_to_2024_is_one_history_with_five_entries() -> None:
    seen = warrington()
    assert [(str(each.day), each.programme.value) for each in seen.entries] == [
        ("2009-11-06", "slac"),
        ("2011-01-10", "slac"),
        ("2015-02-24", "sif"),
        ("2019-07-08", "ilacs"),
        ("2024-06-10", "ilacs"),
    ]
    published = ["2009-11-06", "2011-02-25", "2015-05-12", "2019-08-19", "2024-07-30"]
    assert [str(each.published) for each in seen.entries] == published
    assert [each.kind is InspectionKind.REINSPECTION for each in seen.entries] == [
        False,
        True,
        False,
        False,
        False,
    ]
    first, second, *later = seen.entries
    assert first.inspection is None
    assert [each.grade and each.grade.value for each in first.results] == ["inadequate", "adequate"]
    assert second.inspection == HELD
    assert {each.same_as for each in second.results} == {HELD.id}
    assert not any(each.results for each in later)
    assert seen.inspections == history([HELD, *england()], "Warrington").inspections


def test_what_can_be_compared_and_what_not() -> None:
    """The worked example: nothing with an official result, nothing across without a crosswalk."""
    bare, with_crosswalk = warrington().steps(), warrington().steps(crosswalk=MAINTAINERS_CROSSWALK)
    assert [each.comparison is None for each in bare] == [True, False, False, False]
    assert bare[0].explanation == with_crosswalk[0].explanation
    for step in bare[1:]:
        assert step.comparison is not None
        assert {(each.kind, each.reason) for each in step.comparison.changes} == {
            (ChangeKind.NOT_COMPARABLE, ChangeReason.NO_CROSSWALK)
        }
        assert step.explanation == step.comparison.changes[0].explanation
    compared = tuple(each.comparison for each in with_crosswalk if each.comparison is not None)
    assert compared == warrington().comparisons(crosswalk=MAINTAINERS_CROSSWALK)
    assert "2 improved" in with_crosswalk[2].explanation
    assert "10 not comparable" in with_crosswalk[1].explanation


@given(histories(), st.data())
def test_a_step_is_two_neighbours(seen: History, data: st.DataObject) -> None:
    """Law: one step less than entries; a comparison just where both inspections are held."""
    found = seen.steps()
    assert [each.before for each in found] == list(seen.entries[:-1])
    assert [each.after for each in found] == list(seen.entries[1:])
    for step in found:
        held = step.before.inspection is not None and step.after.inspection is not None
        assert (step.comparison is not None) is held
        assert step.explanation
    given_ = [each.inspection for each in seen.entries if each.inspection is not None]
    results = [result for each in seen.entries for result in each.results]
    told: list[Inspection | OfficialResult] = [*given_, *results, *results]
    shuffled = data.draw(st.permutations(told))
    assert history(shuffled, seen.authority) == seen


@given(steps())
def test_a_step_tells_its_ends(step: Step) -> None:
    assert str(step.before.day) in repr(step)
    assert step.after.programme.value in repr(step)


@given(
    local_authorities().flatmap(
        lambda each: st.tuples(
            st.lists(
                inspections(authority=each, report=False, readings=False),
                max_size=2,
                unique_by=lambda one: one.start,
            ),
            st.lists(official_results(each), max_size=3, unique_by=lambda one: one.programme),
        )
    ),
    st.data(),
)
def test_an_inspection_and_its_results_count_once(
    drawn: tuple[list[Inspection], list[OfficialResult]], data: st.DataObject
) -> None:
    """Law: as many entries as inspections and groups of results that name none that is held."""
    held, apart = drawn
    ids = [None, *(each.id for each in held)]
    # Each names one inspection at most, and each inspection is named by one at most.
    named = data.draw(st.permutations([*ids, None, None, None]))
    results = [attrs.evolve(one, same_as=id_) for one, id_ in zip(apart, named, strict=False)]
    assume(held or results)
    told: list[Inspection | OfficialResult] = [*held, *results]
    seen = history(told, told[0].authority)
    assert len(seen.entries) == len(held) + sum(each.same_as is None for each in results)
    for entry in seen.entries:
        if entry.inspection is not None:
            assert [each.same_as for each in entry.results] in ([], [entry.inspection.id])
    assert [each.day for each in seen.entries] == sorted(each.day for each in seen.entries)


def test_every_authority_has_one_entry_for_each_inspection() -> None:
    """Oracle: what tells inspections apart in the tables, counted without the package's code."""
    told: dict[int, set[tuple[object, ...]]] = defaultdict(set)
    for each in [HELD, *england()]:
        told[each.authority.urn].add((each.id,))
    for result in RESULTS:
        of = (result.programme, result.kind, result.published)
        told[result.authority.urn].add((result.same_as,) if result.same_as else of)
    assert {urn: len(history(BOTH, urn).entries) for urn in told} == {
        urn: len(each) for urn, each in told.items()
    }
    assert sum(len(each) for each in told.values()) == 497 + 1 + 152 + 9 + 51 + 5 - 1


def test_results_of_an_inspection_that_is_not_given_stand_by_themselves() -> None:
    alone = history(RESULTS, "Warrington")
    assert [len(each.results) for each in alone.entries] == [2, 2]
    assert [each.inspection for each in alone.entries] == [None, None]
    assert alone.inspections == ()
    assert alone.comparisons() == ()
    assert repr(alone) == "History('Warrington': 2009-11-06, 2011-02-25)"


def test_an_authority_known_by_results_alone_is_found_and_misspelt() -> None:
    poole = history(RESULTS, "poole")
    assert poole.authority.closed == datetime.date(2019, 3, 31)
    with pytest.raises(UnknownName, match="did you mean Poole"):
        history(RESULTS, "Pool")


def test_two_results_of_one_id_that_differ_are_refused() -> None:
    other = attrs.evolve(FIRST, statements=())
    with pytest.raises(InvalidDocument) as raised:
        history([FIRST, other], 80575)
    assert [each.path for each in raised.value.problems] == ["$.inspections[1]"]


def test_an_entry_is_of_one_inspection() -> None:
    """Nothing, results of two, one named otherwise, and one given twice are refused."""
    child_protection = attrs.evolve(FIRST, programme=Programme.CP, service=None)
    for inspection, results, path in (
        (None, (), "$.results"),
        (None, (FIRST, child_protection), "$.results[1]"),
        (None, (FIRST, FIRST), "$.results[1]"),
        (HELD, (FIRST,), "$.results[0].same_as"),
    ):
        with pytest.raises(InvalidDocument) as raised:
            HistoryEntry(inspection=inspection, results=results)
        assert [each.path for each in raised.value.problems] == [path]
    assert HistoryEntry(inspection=HELD, results=(AGAIN,)).day.day == 10


def test_entries_stand_in_order_and_are_of_one_authority() -> None:
    first, second, *_ = warrington().entries
    authority: LocalAuthority = FIRST.authority
    with pytest.raises(InvalidDocument, match="a date after 2011-01-10"):
        History(authority=authority, entries=(second, first))
    elsewhere = attrs.evolve(authority, urn=80999)
    with pytest.raises(InvalidDocument) as raised:
        History(authority=elsewhere, entries=(first,))
    assert [each.path for each in raised.value.problems] == ["$.entries[0].authority.urn"]


def test_entries_show_what_they_are() -> None:
    first, second, *_ = warrington().entries
    told = "safeguarding inadequate, looked_after_children adequate"
    assert repr(first) == f"HistoryEntry(slac, published 2009-11-06: {told})"
    assert repr(second) == "HistoryEntry(slac, 80575-2011-01-10)"
    scilly = history(RESULTS, "Isles of Scilly").entries[0]
    assert repr(scilly).endswith("safeguarding good, looked_after_children no grade)")
    (medway,) = history(RESULTS, "Medway").entries[1:2]
    assert repr(medway) == "HistoryEntry(cp, published 2013-02-15: inadequate)"


def test_two_inspections_of_one_programme_and_kind_are_two_entries() -> None:
    """The day of publication tells them apart, where nothing else does."""
    later = attrs.evolve(FIRST, published=datetime.date(2010, 1, 8))
    seen = history([later, FIRST], FIRST.authority)
    assert [each.results for each in seen.entries] == [(FIRST,), (later,)]


def test_entries_and_results_stand_in_one_order_whatever_order_they_are_given_in() -> None:
    """Two programmes of one day, and the two services of one inspection."""
    of_2009 = [each for each in RESULTS if each.authority.name == "Warrington"]
    first = of_2009[0]
    same_day = attrs.evolve(
        first, programme=Programme.CP, service=None, kind=InspectionKind.FULL, same_as=None
    )
    seen = history([*of_2009, same_day], "Warrington")
    for given_ in itertools.permutations([*of_2009, same_day]):
        assert history(given_, "Warrington") == seen


def test_what_began_or_was_published_on_one_day_has_an_order() -> None:
    """Results before the inspection that is held; a full inspection before a re-inspection."""
    full = attrs.evolve(FIRST, kind=InspectionKind.FULL, published=HELD.start, statements=())
    again = attrs.evolve(
        full, service=Service.LOOKED_AFTER_CHILDREN, kind=InspectionKind.REINSPECTION
    )
    told: list[Inspection | OfficialResult] = [HELD, full, again]
    for given_ in itertools.permutations(told):
        seen = history(given_, HELD.authority)
        assert [each.inspection for each in seen.entries] == [None, None, HELD]
        assert [each.results for each in seen.entries] == [(full,), (again,), ()]
