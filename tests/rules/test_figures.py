"""The figures about the area: when they disagree, by fractions, and just where they begin to."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_inspection.frameworks import SIF_2013
from ofsted_inspection.models import Inspection, Readings, Section, Statistic, StatisticKind
from ofsted_inspection.rules import Breach, check, get
from tests.rules.made import inspection, paragraph, report

RATE, SHARE, PLACES = (
    "sif-rate-near-numbers",
    "sif-share-of-looked-after",
    "sif-places-within-looked-after",
)
HOMES = (
    "in_childrens_homes",
    "in_residential_special_schools",
    "with_foster_families",
    "with_parents",
)


def stating(figures: Mapping[str, int]) -> Inspection:
    """Return an inspection whose report states these figures."""
    section = Section(id="s", title="S", paragraphs=(paragraph(1, "Figures."),))
    statistics = tuple(
        Statistic(
            id=name,
            measure=name,
            measure_text=name,
            kind=StatisticKind.COUNT,
            value=Decimal(value),
            unit="children",
            paragraph="p1",
            quote="Figures.",
        )
        for name, value in figures.items()
    )
    plain = inspection(SIF_2013, {"overall": 2}, report=report([section]))
    return attrs.evolve(plain, readings=Readings(statistics=statistics))


def breaches(rule: str, figures: Mapping[str, int]) -> tuple[Breach, ...]:
    return tuple(check(stating(figures), rules=[get(rule)]))


def figures_of(*names: str) -> st.SearchStrategy[dict[str, int]]:
    """Draw figures of some of these names, and of one that no rule asks for."""
    numbers = st.integers(0, 12) | st.integers(0, 250) | st.sampled_from([1000, 10_000])
    return st.fixed_dictionaries({}, optional=dict.fromkeys((*names, "another"), numbers))


@given(figures_of("children_in_area", "children_looked_after", "looked_after_rate"))
def test_a_rate_is_a_tenth_at_most_from_what_the_numbers_give(figures: dict[str, int]) -> None:
    children, cared, rate = (
        figures.get(name)
        for name in ("children_in_area", "children_looked_after", "looked_after_rate")
    )
    found = breaches(RATE, figures)
    if not children or cared is None or rate is None:
        assert not found
        return
    reckoned = Fraction(cared, children) * 10_000
    assert bool(found) is (abs(reckoned - rate) > Fraction(rate, 10))
    for each in found:
        assert each.subject == "looked_after_rate"
        assert each.found.startswith(f"{rate} ")
        assert abs(int(each.expected.split(",")[0].removeprefix("about ")) - reckoned) <= 1


@given(
    figures_of(
        "looked_after_outside_area", "children_looked_after", "looked_after_outside_area_share"
    )
)
def test_a_share_is_two_points_at_most_from_what_the_numbers_give(figures: dict[str, int]) -> None:
    outside, cared, share = (
        figures.get(name)
        for name in (
            "looked_after_outside_area",
            "children_looked_after",
            "looked_after_outside_area_share",
        )
    )
    found = breaches(SHARE, figures)
    if outside is None or not cared or share is None:
        assert not found
        return
    reckoned = Fraction(outside, cared) * 100
    assert bool(found) is (abs(reckoned - share) > 2)
    for each in found:
        assert each.subject == "looked_after_outside_area_share"
        assert each.found == f"{share}%"
        assert abs(int(each.expected.split("%")[0].removeprefix("about ")) - reckoned) <= 1


@given(figures_of("children_looked_after", *HOMES))
def test_no_more_live_somewhere_than_are_looked_after(figures: dict[str, int]) -> None:
    placed = sum(figures.get(name, 0) for name in HOMES)
    cared = figures.get("children_looked_after")
    found = breaches(PLACES, figures)
    assert bool(found) is (cared is not None and placed > cared)
    for each in found:
        assert each.subject == "children_looked_after"
        assert each.found.startswith(f"{cared} ")
        assert f" {placed}," in each.expected


@pytest.mark.parametrize(
    ("rule", "figures", "is_broken"),
    [
        (RATE, {"children_in_area": 10_000, "children_looked_after": 110, "r": 100}, False),
        (RATE, {"children_in_area": 10_000, "children_looked_after": 111, "r": 100}, True),
        (RATE, {"children_in_area": 10_000, "children_looked_after": 90, "r": 100}, False),
        (RATE, {"children_in_area": 10_000, "children_looked_after": 89, "r": 100}, True),
        (SHARE, {"children_looked_after": 100, "looked_after_outside_area": 42, "s": 40}, False),
        (SHARE, {"children_looked_after": 100, "looked_after_outside_area": 43, "s": 40}, True),
        (SHARE, {"children_looked_after": 100, "looked_after_outside_area": 37, "s": 40}, True),
        (PLACES, {"children_looked_after": 9, "with_parents": 4, "with_foster_families": 5}, False),
        (PLACES, {"children_looked_after": 8, "with_parents": 4, "with_foster_families": 5}, True),
    ],
)
def test_just_where_figures_begin_to_disagree(
    rule: str,
    figures: dict[str, int],
    is_broken: bool,  # noqa: FBT001 - a case's field
) -> None:
    long = {"r": "looked_after_rate", "s": "looked_after_outside_area_share"}
    named = {long.get(name, name): value for name, value in figures.items()}
    assert bool(breaches(rule, named)) is is_broken


@pytest.mark.parametrize("rule", [RATE, SHARE, PLACES])
def test_what_states_nothing_breaks_no_rule_about_figures(rule: str) -> None:
    assert not check(inspection(SIF_2013, {"overall": 2}), rules=[get(rule)])
    assert not breaches(rule, {})
