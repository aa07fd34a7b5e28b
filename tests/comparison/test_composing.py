"""Leaps over several frameworks: what composing may claim, against sets and against every way."""

import itertools
from collections.abc import Iterator, Mapping, Sequence

import pytest
from hypothesis import given, strategies as st

from ofsted_inspection import frameworks
from ofsted_inspection.comparison import (
    MAINTAINERS_CROSSWALK,
    ChangeReason,
    Crosswalk,
    CrosswalkRow,
    DirectionAllowed,
    Relation,
    compare,
    history,
)
from ofsted_inspection.errors import InvalidDocument
from ofsted_inspection.frameworks import CATALOGUE, Framework
from tests.comparison.england import england, warrington_2011

Subject = frozenset[int]
Chain = Sequence[Mapping[str, Subject]]
"""The aspects of frameworks that follow one another, each with the subjects that it covers."""

STRONGEST_FIRST = [
    "same",
    "same_title_other_rule",
    "near",
    "same_subject",
    "narrower",
    "partial",
    "many_to_one",
    "merged_in",
    "split",
    "overlaps",
    "none",
]
FREEST_FIRST = ["yes", "with_caution", "show_only", "no"]


@st.composite
def chains(draw: st.DrawFn) -> Chain:
    """Draw two to four frameworks whose aspects cover subjects out of four."""
    subjects = st.frozensets(st.integers(0, 3), min_size=1)
    return [
        dict(zip("xyz", draw(st.lists(subjects, min_size=1, max_size=3)), strict=False))
        for _ in range(draw(st.integers(2, 4)))
    ]


def true_relations(old: Subject, new: Subject) -> list[str]:
    """Return every relation that may truly be stated of two sets of subjects that meet."""
    if old == new:
        return ["same", "same_title_other_rule", "near", "same_subject"]
    if old > new:
        return ["narrower", "split", "partial"]
    return ["many_to_one", "merged_in", "partial"] if old < new else ["overlaps"]


def is_true(relation: str, old: Subject, new: Subject) -> bool:
    """Tell whether a relation claims no more than the sets bear out."""
    match relation:
        case "none":
            return True
        case "narrower" | "split":
            return old >= new
        case "many_to_one" | "merged_in":
            return old <= new
        case "partial":
            return old >= new or old <= new
        case "overlaps":
            return bool(old & new)
        case _:
            return old == new


@st.composite
def told(draw: st.DrawFn, chain: Chain) -> Crosswalk:
    """Draw a crosswalk that says of every step of a chain what is true of the sets."""
    rows: list[CrosswalkRow] = []

    def add(step: int, one: str | None, other: str | None, relation: str) -> None:
        paired = one is not None and other is not None and relation != "none"
        rows.append(
            CrosswalkRow(
                from_framework=f"f{step}",
                from_aspect=one,
                to_framework=f"f{step + 1}",
                to_aspect=other,
                relation=Relation(relation),
                direction_allowed=DirectionAllowed(
                    draw(st.sampled_from(FREEST_FIRST)) if paired else "no"
                ),
                caution=draw(st.sampled_from([None, f"caution {len(rows)}"])),
            )
        )

    for step, (before, after) in enumerate(itertools.pairwise(chain)):
        for one, other in itertools.product(before, after):
            if before[one] & after[other]:
                add(
                    step,
                    one,
                    other,
                    draw(st.sampled_from(true_relations(before[one], after[other]))),
                )
            elif draw(st.booleans()):
                add(step, one, other, "none")
        for one in before:
            if not any(before[one] & after[other] for other in after):
                add(step, one, None, "dropped")
        for other in after:
            if not any(before[one] & after[other] for one in before):
                add(step, None, other, "added")
    return Crosswalk(id="told", title="Told", rows=tuple(draw(st.permutations(rows))))


def ways(crosswalk: Crosswalk, length: int) -> Iterator[tuple[CrosswalkRow, ...]]:
    """Yield every sequence of rows that leads from the first framework to the last, aspect by
    aspect, by trying all of them."""
    steps = [
        [row for row in crosswalk.rows if row.from_framework == f"f{step}"]
        for step in range(length - 1)
    ]
    for way in itertools.product(*steps):
        named = all(row.from_aspect and row.to_aspect for row in way)
        if named and all(one.to_aspect == two.from_aspect for one, two in itertools.pairwise(way)):
            yield way


@given(st.data())
def test_nothing_is_claimed_that_the_subjects_do_not_bear_out(data: st.DataObject) -> None:
    """Law: whatever true rows say step by step, what is composed of them is true of the ends."""
    chain = data.draw(chains())
    crosswalk = data.draw(told(chain))
    for row in crosswalk.between("f0", f"f{len(chain) - 1}"):
        if row.from_aspect is not None and row.to_aspect is not None:
            old, new = chain[0][row.from_aspect], chain[-1][row.to_aspect]
            if len(chain) > 2 or row.relation is not Relation.NONE:
                assert is_true(row.relation.value, old, new)


@given(st.data())
def test_a_leap_is_as_weak_as_its_weakest_step_and_keeps_every_caution(data: st.DataObject) -> None:
    """Law: relation, direction and cautions against all ways from the one aspect to the other."""
    chain = data.draw(chains())
    crosswalk = data.draw(told(chain))
    found: dict[tuple[str, str], list[CrosswalkRow]] = {}
    for way in ways(crosswalk, len(chain)):
        found.setdefault((str(way[0].from_aspect), str(way[-1].to_aspect)), []).extend(way)
    composed = crosswalk.between("f0", f"f{len(chain) - 1}")
    rows = {
        (row.from_aspect, row.to_aspect): row
        for row in composed
        if row.from_aspect is not None and row.to_aspect is not None
    }
    assert set(rows) == set(found)
    between = tuple(f"f{step}" for step in range(1, len(chain) - 1))
    for ends, steps in found.items():
        row = rows[ends]
        assert row.via == between
        strengths = [STRONGEST_FIRST.index(step.relation.value) for step in steps]
        assert STRONGEST_FIRST.index(row.relation.value) >= max(strengths)
        directions = [FREEST_FIRST.index(step.direction_allowed.value) for step in steps]
        weakest = FREEST_FIRST[max(directions)]
        assert row.direction_allowed.value == (weakest if row.is_pair else "no")
        said = set((row.caution or "").split("; "))
        assert said >= {step.caution for step in steps if step.caution is not None}
    # No aspect falls out of sight.
    assert {row.from_aspect for row in composed} - {None} == set(chain[0])
    assert {row.to_aspect for row in composed} - {None} == set(chain[-1])
    assert {row.from_aspect for row in composed if row.relation is Relation.DROPPED}.isdisjoint(
        one for one, other in rows if rows[one, other].is_pair
    )
    assert {row.to_aspect for row in composed if row.relation is Relation.ADDED}.isdisjoint(
        other for one, other in rows if rows[one, other].is_pair
    )


LEAPS = list(itertools.combinations(CATALOGUE, 2))


@pytest.mark.parametrize(("earlier", "later"), LEAPS, ids=lambda each: each.id)
def test_every_two_frameworks_are_covered(earlier: Framework, later: Framework) -> None:
    """No hole: each aspect of either stands in a row, or one row says why nothing is known."""
    rows = MAINTAINERS_CROSSWALK.between(earlier, later)
    if [row.relation for row in rows] == [Relation.UNKNOWN]:
        assert rows[0].caution
        return
    assert {row.from_aspect for row in rows} - {None} == {each.key for each in earlier.aspects}
    assert {row.to_aspect for row in rows} - {None} == {each.key for each in later.aspects}
    assert len({row.key for row in rows}) == len(rows)
    assert all(row.caution for row in rows if row.relation is Relation.NONE)
    assert MAINTAINERS_CROSSWALK.between(later, earlier) == ()
    if earlier.scale is not later.scale:
        assert not any(row.has_direction for row in rows)


def test_no_real_history_steps_into_a_hole() -> None:
    """Each inspection of England beside each later one of its authority, and Warrington 2011."""
    held = (warrington_2011(), *england())
    stepped: set[tuple[str, str]] = set()
    for urn in {each.authority.urn for each in held}:
        for before, after in itertools.combinations(history(held, urn).inspections, 2):
            stepped.add((before.framework.id, after.framework.id))
            reasons = {
                change.reason
                for change in compare(before, after, crosswalk=MAINTAINERS_CROSSWALK).changes
            }
            assert reasons.isdisjoint({ChangeReason.NOT_IN_CROSSWALK, ChangeReason.NO_CROSSWALK})
    assert {("sif-2013", "ilacs-2023"), ("slac-2010", "ilacs-2018")} <= stepped


def pairs_of(earlier: str, later: str) -> dict[tuple[str | None, str | None], tuple[str, str]]:
    """Return relation and direction of each pair that the shipped crosswalk makes."""
    return {
        (row.from_aspect, row.to_aspect): (row.relation.value, row.direction_allowed.value)
        for row in MAINTAINERS_CROSSWALK.between(earlier, later)
        if row.is_pair
    }


def test_the_leaps_of_the_shipped_crosswalk() -> None:
    """Worked out by hand from the printed rows."""
    assert pairs_of("ilacs-2018", "ilacs-2026") == {
        ("leaders", "leaders"): ("same", "yes"),
        ("help_and_protection", "help_and_protection"): ("same", "yes"),
        ("in_care_and_care_leavers", "in_care"): ("split", "no"),
        ("in_care_and_care_leavers", "care_leavers"): ("split", "no"),
    }
    assert pairs_of("sif-2013", "ilacs-2023") == {
        ("care_leavers", "care_leavers"): ("same_subject", "show_only"),
        ("overall", "overall"): ("same_title_other_rule", "with_caution"),
        ("help_and_protection", "help_and_protection"): ("near", "with_caution"),
        ("leadership", "leaders"): ("narrower", "show_only"),
    }
    assert pairs_of("slac-2010", "ilacs-2023") == {
        ("safeguarding.overall_effectiveness", "help_and_protection"): ("overlaps", "no"),
    }
    assert pairs_of("slac-2010", "ilacs-2018") == {
        ("safeguarding.overall_effectiveness", "help_and_protection"): ("overlaps", "no"),
        ("looked_after_children.overall_effectiveness", "in_care_and_care_leavers"): (
            "overlaps",
            "no",
        ),
        ("looked_after_children.economic_well_being", "in_care_and_care_leavers"): (
            "overlaps",
            "no",
        ),
    }
    dropped = MAINTAINERS_CROSSWALK.row("sif-2013", "overall", "ilacs-2026", None)
    assert dropped.relation is Relation.DROPPED
    assert dropped.via == ("ilacs-2018", "ilacs-2023")
    cautions = dropped.caution or ""
    assert "limited overall effectiveness" in cautions
    assert "April 2026" in cautions


def test_care_leavers_of_one_are_not_children_in_care_of_another() -> None:
    """Many became one and one became many: neither end is the other's, and the row says why."""
    row = MAINTAINERS_CROSSWALK.row("sif-2013", "care_leavers", "ilacs-2023", "in_care")
    assert (row.relation, row.direction_allowed) == (Relation.NONE, DirectionAllowed.NO)
    assert row.caution is not None
    assert "part of a wider judgement" in row.caution


def test_where_nothing_is_sourced_nothing_is_composed() -> None:
    """The inspections of looked after children of 2013: no step in or out, so no leap either."""
    for earlier, later in [
        ("slac-2010", "lac-2013"),
        ("lac-2013", "sif-2013"),
        ("lac-2013", "ilacs-2018"),
        ("lac-2013", "ilacs-2026"),
    ]:
        (row,) = MAINTAINERS_CROSSWALK.between(earlier, later)
        assert row.relation is Relation.UNKNOWN
        assert "no source was found" in (row.caution or "")
    sif = MAINTAINERS_CROSSWALK.between("slac-2010", "sif-2013")
    assert {row.via for row in sif} == {()}


Step = tuple[str, str | None, str, str | None, str]
"""Framework and aspect, framework and aspect, and how they correspond."""


def made(*steps: Step) -> Crosswalk:
    """Return a crosswalk of rows without a direction."""
    return Crosswalk(
        id="made",
        title="Made",
        rows=tuple(
            CrosswalkRow(
                from_framework=one,
                from_aspect=aspect,
                to_framework=other,
                to_aspect=to_aspect,
                relation=Relation(relation),
                direction_allowed=DirectionAllowed.NO,
                caution="why" if relation == "unknown" else None,
            )
            for one, aspect, other, to_aspect, relation in steps
        ),
    )


def ends(crosswalk: Crosswalk, earlier: str, later: str) -> set[tuple[str | None, str | None, str]]:
    """Return aspects and relation of each row between two frameworks."""
    return {
        (row.from_aspect, row.to_aspect, row.relation.value)
        for row in crosswalk.between(earlier, later)
    }


def test_a_row_of_the_table_takes_the_place_of_what_composing_gives() -> None:
    """For its own aspects alone, whatever it says of them."""
    steps: tuple[Step, ...] = (
        ("a", "x", "b", "x", "near"),
        ("a", "w", "b", "x", "merged_in"),
        ("b", "x", "c", "x", "same"),
        ("b", None, "c", "y", "added"),
    )
    assert ends(made(*steps), "a", "c") == {
        ("x", "x", "near"),
        ("w", "x", "merged_in"),
        (None, "y", "added"),
    }
    cases: list[tuple[Step, set[tuple[str | None, str | None, str]]]] = [
        (("a", "x", "c", "x", "overlaps"), {("x", "x", "overlaps"), ("w", "x", "merged_in")}),
        (("a", "x", "c", None, "dropped"), {("x", None, "dropped"), ("w", "x", "merged_in")}),
        (("a", None, "c", "x", "added"), {(None, "x", "added")}),
    ]
    for further, expected in cases:
        assert ends(made(*steps, further), "a", "c") == {*expected, (None, "y", "added")}
    new = made(*steps, ("a", "w", "c", "y", "partial"))
    assert ends(new, "a", "c") == {
        ("w", "y", "partial"),
        ("x", "x", "near"),
        ("w", "x", "merged_in"),
    }
    assert ends(made(*steps, ("a", None, "c", None, "unknown")), "a", "c") == {
        (None, None, "unknown")
    }


def test_steps_that_do_not_meet_lead_nowhere() -> None:
    """A framework between two, of which the rows name different aspects, and one beyond."""
    crosswalk = made(
        ("a", "x", "b", "x", "same"),
        ("b", "y", "c", "y", "same"),
        ("c", "y", "d", "y", "same"),
    )
    assert crosswalk.between("a", "c") == crosswalk.between("a", "d") == ()
    assert ends(crosswalk, "b", "d") == {("y", "y", "same")}
    assert crosswalk.between("d", "a") == crosswalk.between("a", "elsewhere") == ()


def test_what_was_added_and_dropped_on_the_way_stands_nowhere() -> None:
    crosswalk = made(
        ("a", "x", "b", "x", "same"),
        ("a", None, "b", "y", "added"),
        ("b", "x", "c", "x", "same"),
        ("b", "y", "c", None, "dropped"),
    )
    assert ends(crosswalk, "a", "c") == {("x", "x", "same")}


def test_what_is_paired_one_way_is_not_dropped_another() -> None:
    """One became two, of which one was dropped: the other is still what became of it."""
    crosswalk = made(
        ("a", "x", "b", "x", "split"),
        ("a", "x", "b", "y", "split"),
        ("b", "x", "c", "x", "same"),
        ("b", "y", "c", None, "dropped"),
    )
    assert ends(crosswalk, "a", "c") == {("x", "x", "split")}


def test_leaps_are_composed_of_steps_and_not_of_leaps() -> None:
    """A row that leaps over a framework says nothing of leaps from further back."""
    crosswalk = made(
        ("a", "x", "b", "x", "same"),
        ("b", "x", "c", "x", "same"),
        ("c", "x", "d", "x", "same"),
        ("b", "x", "d", "y", "same_subject"),
        ("c", None, "d", "z", "added"),
        ("a", "x", "c", "w", "same_subject"),
    )
    assert ends(crosswalk, "b", "d") == {
        ("x", "x", "same"),
        ("x", "y", "same_subject"),
        (None, "z", "added"),
    }
    assert ends(crosswalk, "a", "d") == {("x", "x", "same"), (None, "z", "added")}
    assert {row.via for row in crosswalk.between("a", "d")} == {("b", "c")}


def test_of_two_ways_both_count() -> None:
    """Two frameworks at a time, each with a step of its own to the next."""
    crosswalk = made(
        ("a", "x", "b1", "x", "narrower"),
        ("a", "x", "b2", "x", "merged_in"),
        ("b1", "x", "c", "x", "same"),
        ("b2", "x", "c", "x", "same"),
    )
    assert ends(crosswalk, "a", "c") == {("x", "x", "overlaps")}
    unknown = made(
        ("a", "x", "b1", "x", "near"),
        ("a", None, "b2", None, "unknown"),
        ("b1", "x", "c", "x", "same"),
        ("b2", "x", "c", "x", "same"),
    )
    assert ends(unknown, "a", "c") == {("x", "x", "near")}


def test_parted_once_is_parted_still() -> None:
    """One aspect, not several merged before, becomes two: both are pairs."""
    crosswalk = made(
        ("a", "x", "b", "x", "same"),
        ("b", "x", "c", "x", "split"),
        ("b", "x", "c", "y", "split"),
    )
    assert ends(crosswalk, "a", "c") == {("x", "x", "split"), ("x", "y", "split")}


def test_of_a_row_that_pairs_nothing_no_more_is_said() -> None:
    """The caution for many to one to many is for pairs; here the second step makes none."""
    crosswalk = made(("a", "x", "b", "x", "same"), ("b", "x", "c", "x", "none"))
    assert [(row.relation, row.caution) for row in crosswalk.between("a", "c")] == [
        (Relation.NONE, crosswalk.rows[1].caution)
    ]


def test_rows_that_lead_back_are_refused() -> None:
    with pytest.raises(InvalidDocument) as raised:
        made(
            ("a", "x", "b", "x", "same"),
            ("b", "x", "c", "x", "same"),
            ("c", "x", "a", "x", "same"),
        )
    assert [problem.path for problem in raised.value.problems] == ["$.rows"]


def test_where_all_is_unknown_nothing_else_is_said() -> None:
    with pytest.raises(InvalidDocument) as raised:
        made(("a", "x", "b", "x", "same"), ("a", None, "b", None, "unknown"))
    assert [problem.path for problem in raised.value.problems] == ["$.rows[0]"]


def test_frameworks_are_listed_in_the_order_of_the_table() -> None:
    listed = MAINTAINERS_CROSSWALK.frameworks
    assert set(listed) >= {framework.id for framework in CATALOGUE}
    assert made(("b", "x", "a", "x", "same")).frameworks == ("b", "a")
    assert frameworks.get(listed[0]) is CATALOGUE[0]
