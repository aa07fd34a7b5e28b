"""Coherent inspections break no rule; the others break every one, and lack what can be lacking."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings, strategies as st

from ofsted_inspection import (
    Framework,
    Inspection,
    Precision,
    ReformedGrade,
    Report,
    Role,
    Rule,
    RuleBasis,
    SlacGrade,
    Ungraded,
    check,
    strategies,
)
from ofsted_inspection.frameworks import CATALOGUE, SIF_2013, SLAC_2010
from ofsted_inspection.rules import EVERY_ASPECT_JUDGED, RULES, SIF_OVERALL_LIMITED
from tests.strategies.drawn import batch, occurs, simplest

EVERY_FRAMEWORK = pytest.mark.parametrize("framework", CATALOGUE, ids=lambda each: each.id)


@EVERY_FRAMEWORK
@given(data=st.data())
@settings(max_examples=8)
def test_coherent_inspections_break_no_rule(framework: Framework, data: st.DataObject) -> None:
    inspection = data.draw(strategies.inspections(framework))
    assert inspection.framework is framework
    assert check(inspection) == ()
    assert [each.aspect for each in inspection.judgements] == list(framework.aspects)


@EVERY_FRAMEWORK
@given(data=st.data())
@settings(max_examples=8)
def test_their_dates_lie_where_the_framework_was_in_force(
    framework: Framework, data: st.DataObject
) -> None:
    start = data.draw(strategies.inspections(framework, report=False, readings=False)).start
    months = framework.in_force
    assert months.first is None or str(months.first) <= start.isoformat()
    assert months.last is None or start.isoformat()[:7] <= str(months.last)


# What reports state about the area, and what runs along their pages, is not drawn.
NOT_DRAWN = {
    "running-lines-agree",
    "sif-rate-near-numbers",
    "sif-share-of-looked-after",
    "sif-places-within-looked-after",
}
BREAKABLE = [
    rule for rule in RULES if rule.basis is not RuleBasis.OBSERVED and rule.id not in NOT_DRAWN
]


@pytest.mark.slow
@pytest.mark.parametrize("rule", BREAKABLE, ids=lambda each: each.id)
def test_the_others_break_every_rule_that_is_not_an_observation(rule: Rule) -> None:
    framework = SIF_2013 if rule.is_for(SIF_2013) else SLAC_2010
    reports = rule not in {SIF_OVERALL_LIMITED, EVERY_ASPECT_JUDGED}
    drawn = strategies.inspections(framework, coherent=False, report=reports, readings=False)
    assert occurs(drawn, lambda each: rule in {breach.rule for breach in check(each)})


OPTIONAL: dict[str, Callable[[Inspection], bool]] = {
    "a report": lambda each: each.report is not None,
    "readings": lambda each: each.readings is not None,
    "readings without a report": lambda each: each.report is None and each.readings is not None,
    "a source": lambda each: each.source is not None,
    "an address": lambda each: each.source_url is not None,
    "no last day": lambda each: each.end is None and each.end_basis is None,
    "no day of publication": lambda each: each.published is None,
    "a basis of the last day": lambda each: each.end_basis is not None,
    "a month in place of the first day": lambda each: each.start_precision is Precision.MONTH,
    "a form": lambda each: each.form is not None,
    "two lead inspectors": lambda each: len(each.lead_inspectors) == 2,
    "members of the team by name": lambda each: bool(each.team_members),
    "a review of the board": lambda each: bool(each.reviews),
    "an authority that is closed": lambda each: each.authority.closed is not None,
    "an age group": lambda each: each.age_group is not None,
    "a team": lambda each: bool(each.team),
    "a split visit": lambda each: each.split_visit,
    "every judgement": lambda each: len(each.judgements) == len(each.framework.aspects),
    "one that is not judged": lambda each: any(
        isinstance(judgement.grade, Ungraded) for judgement in each.judgements
    ),
    "judgements in another order": lambda each: (
        [one.aspect for one in each.judgements]
        != [
            aspect
            for aspect in each.framework.aspects
            if aspect in {one.aspect for one in each.judgements}
        ]
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", OPTIONAL)
def test_the_others_have_or_lack_what_is_optional(name: str) -> None:
    report = None if "report" in name else False
    anything = strategies.inspections(coherent=False, report=report)
    assert occurs(anything, OPTIONAL[name])
    assert occurs(anything, lambda each: not OPTIONAL[name](each))


@EVERY_FRAMEWORK
def test_every_framework_is_drawn_where_none_is_asked_for(framework: Framework) -> None:
    assert occurs(strategies.frameworks(), lambda each: each is framework)
    aspects = set(framework.aspects)
    assert occurs(strategies.outcomes(), lambda each: {one.aspect for one in each} == aspects)
    quick = strategies.inspections(report=False, readings=False)
    assert occurs(quick, lambda each: each.framework is framework)


def test_not_judged_is_never_overall_nor_in_the_first_programme_where_coherent() -> None:
    drawn = batch(strategies.outcomes(), 100)
    not_judged = [each for every in drawn for each in every if isinstance(each.grade, Ungraded)]
    assert not_judged
    assert not [each for each in not_judged if each.aspect.role is Role.OVERALL]
    assert not [each for each in not_judged if each.aspect in SLAC_2010.aspects]


@pytest.mark.parametrize("coherent", [True, False])
@given(data=st.data(), report=st.booleans(), readings=st.booleans())
@settings(max_examples=8)
def test_layers_are_there_as_asked(
    *, coherent: bool, data: st.DataObject, report: bool, readings: bool
) -> None:
    asked = strategies.inspections(coherent=coherent, report=report, readings=readings)
    inspection = data.draw(asked)
    assert (inspection.report is not None) == report
    assert (inspection.readings is not None) == readings


@given(strategies.inspections(SLAC_2010, report=True, readings=True))
@settings(max_examples=8)
def test_readings_name_what_the_report_holds(inspection: Inspection) -> None:
    report, readings = inspection.report, inspection.readings
    assert report is not None
    assert readings is not None
    for annotation in readings.annotations:
        assert report.finding_text(annotation.finding)
    quotes = [
        *((each.paragraph, each.quote) for each in readings.statistics),
        *((each.paragraph, each.quote) for each in readings.prior_inspections),
    ]
    for number, quote in quotes:
        paragraph = report.paragraph(number)
        assert any(quote in text for text in (paragraph.text, *paragraph.items))


@pytest.mark.parametrize("kind", ["annotations", "statistics", "corrections", "prior_inspections"])
def test_readings_of_a_report_may_hold_every_kind(kind: str) -> None:
    report = simplest(strategies.reports())
    assert occurs(strategies.readings(report), lambda each: bool(getattr(each, kind)))


def test_of_a_report_without_a_word_there_is_little_to_read() -> None:
    empty = Report(title="A", authority="B", sections=())
    for readings in batch(strategies.readings(empty), 20):
        assert not readings.annotations
        assert not readings.statistics
        assert not readings.prior_inspections


@given(st.data())
@settings(max_examples=8)
def test_an_authority_asked_for_is_the_one_inspected(data: st.DataObject) -> None:
    authority = data.draw(strategies.local_authorities())
    coherent = data.draw(st.booleans())
    inspection = data.draw(
        strategies.inspections(authority=authority, coherent=coherent, report=False, readings=False)
    )
    assert inspection.authority == authority


@given(strategies.outcomes(coherent=False))
def test_outcomes_judge_no_aspect_twice(judgements: tuple[object, ...]) -> None:
    assert len(judgements) == len(set(judgements))


@pytest.mark.parametrize("scale", [SlacGrade, ReformedGrade], ids=lambda each: each.__name__)
def test_grades_of_a_scale_are_all_of_that_scale(scale: type[SlacGrade | ReformedGrade]) -> None:
    drawn = strategies.grades(SlacGrade) if scale is SlacGrade else strategies.grades(ReformedGrade)
    assert set(batch(drawn, 40)) == set(scale)
