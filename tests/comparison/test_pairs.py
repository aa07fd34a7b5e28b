"""What corresponds and what came before, against brute force over dictionaries."""

import datetime
from collections.abc import Callable, Mapping

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_inspection import frameworks
from ofsted_inspection.comparison import (
    MAINTAINERS_CROSSWALK,
    Crosswalk,
    Pair,
    compare,
    history,
    pairs,
    previous,
)
from ofsted_inspection.errors import InvalidDocument
from ofsted_inspection.frameworks import ILACS_2018, ILACS_2023, SIF_2013
from ofsted_inspection.grades import ReformedGrade, Ungraded
from ofsted_inspection.models import Inspection
from ofsted_inspection.strategies import crosswalks
from tests.comparison.england import inspected, warrington_2011
from tests.reading.warrington import WARRINGTON

ELSEWHERE = attrs.evolve(WARRINGTON, urn=80576, name="Elsewhere")


@st.composite
def outcomes(draw: st.DrawFn) -> Inspection:
    """Draw an inspection of one of two authorities on one of few days, some aspects left out."""
    framework = draw(st.sampled_from(frameworks.CATALOGUE))
    grade = st.sampled_from([*framework.scale, Ungraded.NOT_JUDGED])
    keys = draw(st.sets(st.sampled_from([aspect.key for aspect in framework.aspects])))
    return inspected(
        framework,
        {aspect.key: draw(grade) for aspect in framework.aspects if aspect.key in keys},
        authority=draw(st.sampled_from([WARRINGTON, ELSEWHERE])),
        start=datetime.date(draw(st.integers(2011, 2016)), 5, 1),
    )


def related(crosswalk: Crosswalk, one: str, other: str) -> Mapping[tuple[str, str], bool]:
    """Return the aspects of two frameworks that correspond, and whether with a direction."""
    found: dict[tuple[str, str], bool] = {}
    for turned in (False, True):
        for row in crosswalk.between(*((other, one) if turned else (one, other))):
            near, far = row.from_aspect, row.to_aspect
            if near is not None and far is not None and row.relation.value != "none":
                ends = (far, near) if turned else (near, far)
                found[ends] = row.direction_allowed.value in {"yes", "with_caution"}
    return found


@given(outcomes(), outcomes(), st.none() | crosswalks())
def test_pairs_are_those_that_trying_all_finds(
    before: Inspection, after: Inspection, crosswalk: Crosswalk | None
) -> None:
    """Law: within a framework by key, across by the crosswalk read in both directions."""
    one, other = before.framework.id, after.framework.id
    if one == other:
        allowed: Mapping[tuple[str, str], bool] = {
            (aspect.key, aspect.key): True for aspect in before.framework.aspects
        }
    else:
        allowed = {} if crosswalk is None else related(crosswalk, one, other)
    expected = {
        (old.aspect.key, new.aspect.key): (
            old.grade,
            new.grade,
            allowed[old.aspect.key, new.aspect.key],
        )
        for old in before.judgements
        for new in after.judgements
        if before.authority.urn == after.authority.urn
        and (old.aspect.key, new.aspect.key) in allowed
    }
    found = pairs(before, after, crosswalk=crosswalk)
    assert len(found) == len(expected)
    assert {
        (pair.before.aspect.key, pair.after.aspect.key): (
            pair.before.grade,
            pair.after.grade,
            pair.has_direction,
        )
        for pair in found
    } == expected
    # What compare sets side by side is this and nothing else.
    changes = compare(before, after, crosswalk=crosswalk).changes
    assert [
        Pair(change.before, change.after, change.row)
        for change in changes
        if change.before is not None and change.after is not None
    ] == list(found)


@given(st.lists(outcomes(), max_size=6, unique_by=lambda each: each.id), st.data())
def test_what_came_before_is_what_trying_all_finds(
    drawn: list[Inspection], data: st.DataObject
) -> None:
    """Law: the latest earlier first day of the same authority; twice is once, order is nothing."""
    days = {each.id: (each.authority.urn, each.start) for each in drawn}
    expected: dict[str, str | None] = {}
    for id_, (urn, start) in days.items():
        earlier = {day: one for one, (of, day) in days.items() if of == urn and day < start}
        expected[id_] = earlier[max(earlier)] if earlier else None
    again = data.draw(st.lists(st.sampled_from(drawn), max_size=3)) if drawn else []
    given_ = data.draw(st.permutations([*drawn, *again]))
    found = previous(given_)
    assert {one: None if before is None else before.id for one, before in found.items()} == expected
    assert list(found) == sorted(found, key=lambda one: days[one])
    for urn in {each.authority.urn for each in drawn}:
        inspections = history(given_, urn).inspections
        assert [found[each.id] for each in inspections] == [None, *inspections[:-1]]


def test_no_inspection_is_its_own_predecessor() -> None:
    """Counterexample: given twice, it once was."""
    one = inspected(SIF_2013, {"overall": ReformedGrade.GOOD})
    assert previous([one, attrs.evolve(one)]) == {one.id: None}


def test_one_id_for_two_inspections_is_refused_by_name() -> None:
    """As many faults as there are, each with its id and place; wherever histories are made."""
    one = inspected(SIF_2013, {"overall": ReformedGrade.GOOD})
    other = attrs.evolve(one, judgements=())
    whole = warrington_2011()
    part = attrs.evolve(whole, judgements=whole.judgements[1:])
    held = [one, whole, other, one, part]
    refusals: list[Callable[[], object]] = [
        lambda: previous(held),
        lambda: history(held, WARRINGTON),
    ]
    for refuse in refusals:
        with pytest.raises(InvalidDocument) as raised:
            refuse()
        assert [(problem.path, problem.found) for problem in raised.value.problems] == [
            ("$.inspections[2]", f"'{one.id}'"),
            ("$.inspections[4]", f"'{whole.id}'"),
        ]


def test_a_pair_of_one_framework_has_no_row_and_one_of_two_has() -> None:
    old = inspected(ILACS_2018, {"overall": ReformedGrade.GOOD, "leaders": ReformedGrade.GOOD})
    new = inspected(ILACS_2023, {"leaders": ReformedGrade.INADEQUATE})
    row = MAINTAINERS_CROSSWALK.row("ilacs-2018", "leaders", "ilacs-2023", "leaders")
    before, after = old.judgement("leaders"), new.judgement("leaders")
    assert pairs(old, old)[0] == (before, before, None)
    assert pairs(old, new, crosswalk=MAINTAINERS_CROSSWALK) == (Pair(before, after, row),)
    assert pairs(new, old, crosswalk=MAINTAINERS_CROSSWALK) == (Pair(after, before, row),)
    assert pairs(old, new) == ()
