"""Each aspect of the framework has a grade, or is expressly not judged."""

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_inspection import load
from ofsted_inspection.frameworks import CATALOGUE, SIF_2013, Aspect, Framework
from ofsted_inspection.grades import Ungraded
from ofsted_inspection.rules import EVERY_ASPECT_JUDGED, check
from tests.rules.made import NUMBERS, inspection


@st.composite
def records(draw: st.DrawFn) -> tuple[Framework, dict[str, int], list[str]]:
    """A framework, some judgements in any order, and the keys left out, in the framework's."""
    framework = draw(st.sampled_from(CATALOGUE))
    keys = [aspect.key for aspect in framework.aspects]
    missing = draw(st.sets(st.sampled_from(keys)))
    held = draw(st.permutations([key for key in keys if key not in missing]))
    numbers = {key: draw(st.sampled_from(NUMBERS)) for key in held}
    return framework, numbers, [key for key in keys if key in missing]


@given(records())
def test_each_aspect_without_a_judgement_is_one_breach_in_the_frameworks_order(
    record: tuple[Framework, dict[str, int], list[str]],
) -> None:
    framework, numbers, missing = record
    breaches = check(inspection(framework, numbers), rules=[EVERY_ASPECT_JUDGED])
    assert [breach.subject for breach in breaches] == missing
    assert {breach.rule for breach in breaches} <= {EVERY_ASPECT_JUDGED}
    assert {breach.found for breach in breaches} <= {"no judgement"}
    assert {breach.expected for breach in breaches} <= {"a grade, or not judged"}


def test_the_rule_is_for_frameworks_that_a_user_makes_too() -> None:
    aspect = Aspect(key="outdoor_play", title="Outdoor play")
    framework = attrs.evolve(SIF_2013, id="ours-2030", aspects=(*SIF_2013.aspects, aspect))
    numbers = {each.key: 2 for each in SIF_2013.aspects}
    (breach,) = check(inspection(framework, numbers))
    assert (breach.rule, breach.subject) == (EVERY_ASPECT_JUDGED, "outdoor_play")


def test_no_real_inspection_breaks_a_published_or_structural_rule() -> None:
    england = load("england")
    assert len(england) == 497
    assert [breach.message for real in england for breach in check(real)] == []


@pytest.mark.parametrize(
    ("name", "start", "aspects"),
    [
        ("City of London", "2016", {"adoption_performance"}),
        (
            "Isles of Scilly",
            "2016",
            {"looked_after_and_permanence", "adoption_performance", "care_leavers"},
        ),
    ],
)
def test_not_judged_is_a_judgement(name: str, start: str, aspects: set[str]) -> None:
    (real,) = (
        each
        for each in load("england")
        if each.authority.name == name and each.start.isoformat().startswith(start)
    )
    not_judged = {each.aspect.key for each in real.judgements if isinstance(each.grade, Ungraded)}
    assert not_judged == aspects
    assert check(real) == ()
