"""Counting the judgements of real and made-up inspections, whole and grouped."""

import datetime
from collections import Counter
from typing import Literal, cast

import pytest
from hypothesis import given, strategies as st

from ofsted_inspection.aggregation import (
    GROUPINGS,
    GradeDistribution,
    distribution,
    distribution_by,
    financial_year,
)
from ofsted_inspection.errors import InvalidDocument, ScaleMismatch, UnknownName
from ofsted_inspection.frameworks import SIF_2013, Service
from ofsted_inspection.grades import ReformedGrade, SlacGrade, Ungraded
from ofsted_inspection.models import AuthorityType, Inspection, Judgement, Region
from tests.comparison.england import england, given_in, inspected, table, warrington_2011
from tests.reading.warrington import WARRINGTON

single_judgements = st.builds(
    Judgement,
    aspect=st.sampled_from(SIF_2013.aspects),
    grade=st.sampled_from([*ReformedGrade, Ungraded.NOT_JUDGED]),
)


@given(st.lists(single_judgements, max_size=20), st.lists(single_judgements, max_size=20))
def test_distribution_of_joined_lists_is_the_sum(a: list[Judgement], b: list[Judgement]) -> None:
    """Requirement: distribution(a + b) == distribution(a) + distribution(b)."""
    both = distribution(a, scale=ReformedGrade) + distribution(b, scale=ReformedGrade)
    assert distribution(a + b) == distribution(a + b, scale=ReformedGrade) == both


@given(
    st.lists(st.sampled_from(england()), max_size=8),
    st.sampled_from(GROUPINGS),
)
def test_grouping_then_merging_equals_not_grouping(
    inspections: list[Inspection], grouping: str
) -> None:
    """Requirement: the groups of every named grouping partition the judgements."""
    once = dict.fromkeys(inspections)
    whole = distribution(
        (judgement for each in once for judgement in each.judgements), scale=ReformedGrade
    )
    # Any of the names will do for the type checker; Hypothesis draws the one that is used.
    groups = distribution_by(inspections, cast("Literal['region']", grouping))
    counted = (seen.on(ReformedGrade) for seen in groups.values())
    assert sum(counted, GradeDistribution[ReformedGrade]()) == whole


def test_england_is_counted_as_the_csv_module_counts_it() -> None:
    """Real data: grades by framework, against the files kept by hand."""
    framework_of = {row["inspection_id"]: row["framework_id"] for row in table("inspections")}
    expected = Counter(
        (framework_of[row["inspection_id"]], given_in(row)) for row in table("judgements")
    )
    counted = {
        (framework, grade.value): count
        for framework, seen in distribution_by(england(), "framework").items()
        for grade, count in [*seen.counts.items(), (Ungraded.NOT_JUDGED, seen.not_judged)]
        if count
    }
    assert counted == dict(expected)


def test_each_grouping_has_keys_of_its_own_type() -> None:
    """Each name groups by the field it names, typed as the model types it."""
    inspection = warrington_2011()
    one = [inspection]
    assert set(distribution_by(one, "service")) == set(Service)
    assert set(distribution_by(one, "framework")) == {"slac-2010"}
    assert set(distribution_by(one, "region")) == {Region.NORTH_WEST}
    assert set(distribution_by(one, "authority_type")) == {AuthorityType.UNITARY_AUTHORITY}
    assert set(distribution_by(one, "authority")) == {WARRINGTON}
    assert set(distribution_by(one, "calendar_year")) == {2011}
    assert set(distribution_by(one, "financial_year")) == {"2010-11"}
    assert set(distribution_by(one, "aspect")) == {
        aspect.key for aspect in inspection.framework.aspects
    }
    lac = distribution_by(one, "service")[Service.LOOKED_AFTER_CHILDREN]
    assert dict(lac.on(SlacGrade).counts) == {
        SlacGrade.OUTSTANDING: 0,
        SlacGrade.GOOD: 2,
        SlacGrade.ADEQUATE: 10,
        SlacGrade.INADEQUATE: 0,
    }


def test_two_inspections_of_one_id_that_differ_are_refused() -> None:
    one = inspected(SIF_2013, {"overall": ReformedGrade.GOOD})
    other = inspected(SIF_2013, {"overall": ReformedGrade.INADEQUATE})
    assert distribution_by([one, one], "region") == distribution_by([one], "region")
    with pytest.raises(InvalidDocument, match=one.id):
        distribution_by([one, other], "region")


def test_later_frameworks_name_no_service() -> None:
    """None is a key: the reformed frameworks judge no service apart."""
    sif = inspected(SIF_2013, {"overall": ReformedGrade.GOOD})
    assert list(distribution_by([sif], "service")) == [None]


def test_any_function_groups() -> None:
    """A function of inspection and judgement gives the key; the groups keep the order met."""

    def by_role(_: Inspection, judged: Judgement) -> str:
        return judged.aspect.role.value

    groups = distribution_by([warrington_2011()], by_role)
    assert {role: seen.total for role, seen in groups.items()} == {
        "overall": 2,
        "capacity": 2,
        "aspect": 18,
    }
    assert list(groups) == ["overall", "capacity", "aspect"]


def test_a_group_of_two_scales_is_refused() -> None:
    """Counterexample: Warrington 2011 and 2015 lie in one region and on two scales."""
    both = [warrington_2011(), inspected(SIF_2013, {"overall": ReformedGrade.GOOD})]
    with pytest.raises(ScaleMismatch):
        distribution_by(both, "region")
    assert len(distribution_by(both, "framework")) == 2


def test_an_unknown_grouping_offers_near_misses() -> None:
    with pytest.raises(UnknownName, match="did you mean region"):
        distribution_by([], "regoin")  # type: ignore[call-overload] # the error is the test


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 12, 31)))
def test_financial_years_run_from_april(date: datetime.date) -> None:
    """A financial year begins on 1 April; its label sorts in order of time."""
    label = financial_year(date)
    first = datetime.date(int(label[:4]), 4, 1)
    assert first <= date < first.replace(year=first.year + 1)
    assert label[4:] == f"-{str(first.year + 1)[2:]}"
    assert financial_year(date + datetime.timedelta(days=1)) >= label
