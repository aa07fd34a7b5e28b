"""Laws of compare, then Warrington 2011 to 2024 as the worked example."""

import datetime
import pickle
from collections import Counter

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_inspection import frameworks
from ofsted_inspection.comparison import (
    MAINTAINERS_CROSSWALK,
    Change,
    ChangeKind,
    ChangeReason,
    Crosswalk,
    CrosswalkRow,
    DirectionAllowed,
    Relation,
    compare,
    history,
    pairs,
)
from ofsted_inspection.errors import InvalidDocument
from ofsted_inspection.frameworks import ILACS_2018, ILACS_2023, SIF_2013, SLAC_2010
from ofsted_inspection.grades import ReformedGrade, SlacGrade, Ungraded
from ofsted_inspection.models import Inspection
from tests.comparison.england import england, inspected, warrington_2011
from tests.reading.warrington import WARRINGTON


@st.composite
def outcomes(draw: st.DrawFn) -> Inspection:
    """Draw an inspection of Warrington under any framework, some aspects left out."""
    framework = draw(st.sampled_from(frameworks.CATALOGUE))
    grade = st.sampled_from([*framework.scale, Ungraded.NOT_JUDGED])
    keys = draw(st.sets(st.sampled_from([aspect.key for aspect in framework.aspects])))
    grades = {aspect.key: draw(grade) for aspect in framework.aspects if aspect.key in keys}
    return inspected(framework, grades)


crosswalks = st.sampled_from([None, MAINTAINERS_CROSSWALK])


@given(outcomes(), crosswalks)
def test_nothing_changes_against_itself(one: Inspection, crosswalk: Crosswalk | None) -> None:
    """Law: compare(x, x) is unchanged throughout, but for what was not judged."""
    changes = compare(one, one, crosswalk=crosswalk).changes
    assert [change.before for change in changes] == [change.after for change in changes]
    assert Counter(change.before for change in changes) == Counter(one.judgements)
    for change in changes:
        unjudged = change.before is not None and change.before.grade is Ungraded.NOT_JUDGED
        expected = ChangeKind.NOT_COMPARABLE if unjudged else ChangeKind.UNCHANGED
        assert change.kind is expected
        assert change.reason is (ChangeReason.NOT_JUDGED if unjudged else ChangeReason.SAME_ASPECT)


@given(outcomes(), outcomes(), crosswalks)
def test_comparing_backwards_mirrors(
    a: Inspection, b: Inspection, crosswalk: Crosswalk | None
) -> None:
    """Law: compare(a, b) mirrors compare(b, a), better and worse, added and dropped swapped."""
    mirrored = {
        ChangeKind.IMPROVED: ChangeKind.DECLINED,
        ChangeKind.DECLINED: ChangeKind.IMPROVED,
        ChangeKind.ADDED: ChangeKind.DROPPED,
        ChangeKind.DROPPED: ChangeKind.ADDED,
    }
    there = Counter(
        attrs.astuple(change, recurse=False)
        for change in compare(a, b, crosswalk=crosswalk).changes
    )
    back = Counter(
        (each.after, each.before, mirrored.get(each.kind, each.kind), *attrs.astuple(each)[3:4])
        for each in compare(b, a, crosswalk=crosswalk).changes
    )
    assert Counter(key[:4] for key in there.elements()) == back


@given(outcomes(), outcomes(), crosswalks)
def test_every_judgement_is_accounted_for(
    a: Inspection, b: Inspection, crosswalk: Crosswalk | None
) -> None:
    """Law: nothing drops out of sight, and a direction is only claimed within one scale."""
    changes = compare(a, b, crosswalk=crosswalk).changes
    assert {each.before for each in changes if each.before} == set(a.judgements)
    assert {each.after for each in changes if each.after} == set(b.judgements)
    for change in changes:
        assert change.explanation
        if change.kind in {ChangeKind.IMPROVED, ChangeKind.DECLINED, ChangeKind.UNCHANGED}:
            assert change.before is not None
            assert change.after is not None
            old, new = change.before.grade, change.after.grade
            assert type(old) is type(new)
            assert not isinstance(old, Ungraded)
            assert not isinstance(new, Ungraded)
            assert (
                change.kind
                is {
                    -1: ChangeKind.IMPROVED,
                    0: ChangeKind.UNCHANGED,
                    1: ChangeKind.DECLINED,
                }[(new.number > old.number) - (new.number < old.number)]
            )


@given(outcomes(), outcomes())
def test_without_a_crosswalk_two_frameworks_are_not_comparable(
    a: Inspection, b: Inspection
) -> None:
    """Law: across frameworks nothing is paired without a crosswalk."""
    comparison = compare(a, b)
    if a.framework == b.framework:
        return
    assert all(
        (change.kind, change.reason) == (ChangeKind.NOT_COMPARABLE, ChangeReason.NO_CROSSWALK)
        for change in comparison.changes
    )
    assert len(comparison.changes) == len(a.judgements) + len(b.judgements)


def test_the_crosswalk_is_recorded_only_where_it_is_used() -> None:
    old = inspected(SIF_2013, {"overall": ReformedGrade.GOOD})
    new = inspected(ILACS_2018, {"overall": ReformedGrade.GOOD})
    assert compare(old, new, crosswalk=MAINTAINERS_CROSSWALK).crosswalk is MAINTAINERS_CROSSWALK
    assert compare(old, old, crosswalk=MAINTAINERS_CROSSWALK).crosswalk is None


def test_two_authorities_are_not_compared() -> None:
    """A difference between two authorities is no change, even under one framework."""
    one = inspected(ILACS_2018, {"overall": ReformedGrade.GOOD})
    other = attrs.evolve(one, authority=attrs.evolve(WARRINGTON, urn=80576, name="Elsewhere"))
    assert {change.reason for change in compare(one, other).changes} == {
        ChangeReason.AUTHORITIES_DIFFER
    }


def test_a_judgement_missing_from_one_record_is_added_or_dropped() -> None:
    """Both frameworks have the aspect and a record lacks it: said so, not passed over."""
    whole = inspected(ILACS_2018, {"overall": ReformedGrade.GOOD, "leaders": ReformedGrade.GOOD})
    part = inspected(ILACS_2018, {"overall": ReformedGrade.GOOD})
    (dropped,) = compare(whole, part).of_kind(ChangeKind.DROPPED)
    (added,) = compare(part, whole).of_kind(ChangeKind.ADDED)
    assert dropped.reason is added.reason is ChangeReason.ONE_RECORD_ONLY
    assert dropped.before == added.after == whole.judgement("leaders")
    later = inspected(ILACS_2023, {"overall": ReformedGrade.GOOD})
    (gone,) = compare(whole, later, crosswalk=MAINTAINERS_CROSSWALK).of_kind(ChangeKind.DROPPED)
    assert gone.reason is ChangeReason.ONE_RECORD_ONLY
    assert gone.row == MAINTAINERS_CROSSWALK.row("ilacs-2018", "leaders", "ilacs-2023", "leaders")


def test_a_crosswalk_that_allows_a_direction_cannot_join_two_scales() -> None:
    """Counterexample: even where a table says yes, adequate is not ranked against reformed."""
    bold = Crosswalk(
        id="bold",
        title="A table that allows too much",
        rows=(
            CrosswalkRow(
                from_framework="slac-2010",
                from_aspect="safeguarding.overall_effectiveness",
                to_framework="sif-2013",
                to_aspect="overall",
                relation=Relation.SAME,
                direction_allowed=DirectionAllowed.YES,
            ),
        ),
    )
    old = inspected(SLAC_2010, {"safeguarding.overall_effectiveness": SlacGrade.GOOD})
    new = inspected(SIF_2013, {"overall": ReformedGrade.GOOD})
    (change,) = compare(old, new, crosswalk=bold).changes
    assert (change.kind, change.reason) == (
        ChangeKind.NOT_COMPARABLE,
        ChangeReason.SCALES_DIFFER,
    )
    assert change.scale_row is None
    assert not change.same_word


def test_the_same_word_on_two_scales_is_not_unchanged() -> None:
    """Requirement: print "same word", not "unchanged"."""
    aspect = "looked_after_children.overall_effectiveness"
    old = inspected(SLAC_2010, {aspect: SlacGrade.GOOD})
    new = inspected(SIF_2013, {"looked_after_and_permanence": ReformedGrade.GOOD})
    (change,) = compare(old, new, crosswalk=MAINTAINERS_CROSSWALK).changes
    assert change.kind is ChangeKind.NOT_COMPARABLE
    assert change.same_word
    assert "same word" in change.explanation


def kinds(changes: tuple[Change, ...]) -> dict[str, str]:
    """Return kind by label."""
    return {change.label: change.kind.value for change in changes}


def test_warrington_over_thirteen_years() -> None:
    """The worked example: 2011 to 2015 allows no direction at all, 2015 to 2024 some."""
    seen = history([warrington_2011(), *england()], "Warrington")
    assert [each.start.year for each in seen.inspections] == [2011, 2015, 2019, 2024]
    first, second, third = seen.comparisons(crosswalk=MAINTAINERS_CROSSWALK)

    assert Counter(change.kind for change in first.changes) == {
        ChangeKind.NOT_COMPARABLE: 10,
        ChangeKind.DROPPED: 13,
        ChangeKind.ADDED: 1,
    }
    (added,) = first.of_kind(ChangeKind.ADDED)
    assert added.label == "Adoption performance"
    assert added.explanation == "the crosswalk says so; relation: added"
    assert first.changes[0].label == (
        "Safeguarding services: Overall effectiveness / Children who need help and protection"
    )
    (headline,) = [each for each in first.changes if each.label == "Overall effectiveness"]
    assert (headline.before, headline.reason) == (None, ChangeReason.NO_COUNTERPART)
    assert headline.row is not None
    assert headline.row.relation is Relation.NONE
    assert repr(first) == (
        "Comparison('80575-2011-01-10', '80575-2015-02-24': 10 not_comparable, 1 added, 13 dropped)"
    )

    assert [(change.kind.value, change.reason.value) for change in second.changes] == [
        ("improved", "crosswalk"),
        ("improved", "crosswalk"),
        ("unchanged", "crosswalk"),
        ("not_comparable", "direction_not_allowed"),
        ("not_comparable", "direction_not_allowed"),
        ("not_comparable", "show_only"),
    ]
    assert "limited overall effectiveness" in second.changes[0].explanation

    assert kinds(third.of_kind(ChangeKind.IMPROVED, ChangeKind.UNCHANGED)) == {
        "The impact of leaders on social work practice with children and families": "improved",
        "The experiences and progress of children who need help and protection": "unchanged",
        "Overall effectiveness": "unchanged",
    }
    assert {
        change.row.relation for change in third.of_kind(ChangeKind.NOT_COMPARABLE) if change.row
    } == {Relation.SPLIT}


def test_overall_effectiveness_falls_away_in_2026() -> None:
    old = inspected(ILACS_2023, {"overall": ReformedGrade.GOOD})
    new = inspected(
        frameworks.ILACS_2026,
        {"leaders": ReformedGrade.GOOD},
        start=datetime.date(2026, 4, 13),
    )
    (dropped,) = compare(old, new, crosswalk=MAINTAINERS_CROSSWALK).of_kind(ChangeKind.DROPPED)
    assert dropped.reason is ChangeReason.CROSSWALK
    assert "April 2026" in dropped.explanation


def test_a_leap_over_an_edition_is_compared_by_way_of_it() -> None:
    """Seven of the eleven inspections of 2026 follow one under the edition of 2018."""
    old = inspected(
        ILACS_2018,
        dict.fromkeys(
            ("leaders", "help_and_protection", "in_care_and_care_leavers", "overall"),
            ReformedGrade.GOOD,
        ),
    )
    new = inspected(
        frameworks.ILACS_2026,
        {
            "leaders": ReformedGrade.OUTSTANDING,
            "help_and_protection": ReformedGrade.INADEQUATE,
            "in_care": ReformedGrade.GOOD,
            "care_leavers": ReformedGrade.GOOD,
        },
        start=datetime.date(2026, 4, 13),
    )
    changes = compare(old, new, crosswalk=MAINTAINERS_CROSSWALK).changes
    assert [
        (
            None if each.before is None else each.before.aspect.key,
            None if each.after is None else each.after.aspect.key,
            each.kind.value,
            each.reason.value,
        )
        for each in changes
    ] == [
        ("leaders", "leaders", "improved", "crosswalk"),
        ("help_and_protection", "help_and_protection", "declined", "crosswalk"),
        ("in_care_and_care_leavers", "in_care", "not_comparable", "direction_not_allowed"),
        ("in_care_and_care_leavers", "care_leavers", "not_comparable", "direction_not_allowed"),
        ("overall", None, "dropped", "crosswalk"),
    ]
    assert "by way of ilacs-2023" in changes[0].explanation
    assert compare(new, old, crosswalk=MAINTAINERS_CROSSWALK).changes[0].kind is ChangeKind.DECLINED


def test_where_nothing_is_known_the_reason_is_given() -> None:
    """A row about two frameworks as a whole is the reason of every aspect of both."""
    unknown = CrosswalkRow(
        from_framework="slac-2010",
        from_aspect=None,
        to_framework="sif-2013",
        to_aspect=None,
        relation=Relation.UNKNOWN,
        direction_allowed=DirectionAllowed.NO,
        caution="nobody has looked",
    )
    crosswalk = Crosswalk(id="x", title="x", rows=(unknown,))
    new = inspected(SIF_2013, {"overall": ReformedGrade.GOOD})
    changes = compare(warrington_2011(), new, crosswalk=crosswalk).changes
    assert len(changes) == 23
    assert {(each.kind, each.reason, each.row) for each in changes} == {
        (ChangeKind.NOT_COMPARABLE, ChangeReason.NO_COUNTERPART, unknown)
    }
    assert all("nobody has looked" in each.explanation for each in changes)
    silent = Crosswalk(id="x", title="x", rows=())
    assert {each.reason for each in compare(warrington_2011(), new, crosswalk=silent).changes} == {
        ChangeReason.NOT_IN_CROSSWALK
    }


def test_two_frameworks_of_one_id_are_refused() -> None:
    """Counterexample: matched by id, the aspects of the second were lost without a word."""
    fewer = attrs.evolve(SIF_2013, aspects=SIF_2013.aspects[:1])
    old = inspected(fewer, {"overall": ReformedGrade.GOOD})
    new = inspected(SIF_2013, {"overall": ReformedGrade.GOOD, "leadership": ReformedGrade.GOOD})
    equal = attrs.evolve(new, framework=attrs.evolve(SIF_2013))
    assert {each.kind for each in compare(equal, new).changes} == {ChangeKind.UNCHANGED}
    for refuse in (compare, pairs):
        with pytest.raises(InvalidDocument, match="sif-2013") as raised:
            refuse(old, new)
        assert [problem.path for problem in raised.value.problems] == ["$.after.framework"]


def test_comparisons_and_changes_pickle_and_print() -> None:
    sif = inspected(SIF_2013, {"overall": ReformedGrade.GOOD})
    comparison = compare(sif, sif)
    assert pickle.loads(pickle.dumps(comparison)) == comparison
    (change,) = comparison.changes
    assert repr(change) == ("Change(unchanged, 'Overall effectiveness', Good to Good, same_aspect)")
    empty = inspected(SIF_2013, {})
    assert repr(compare(empty, empty)).endswith(": nothing)")
    (alone,) = compare(sif, empty).changes
    assert repr(alone).endswith("Good to none, one_record_only)")
