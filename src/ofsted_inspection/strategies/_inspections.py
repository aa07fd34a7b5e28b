"""Strategies for whole inspections, coherent ones and any that the models allow."""

import datetime
from collections.abc import Sequence

import attrs
from hypothesis import strategies as st

from ofsted_inspection._arguments import checked
from ofsted_inspection.frameworks import SLAC_2010, Framework, Month, Programme, Service
from ofsted_inspection.grades import SlacGrade
from ofsted_inspection.models import (
    Basis,
    Inspection,
    InspectionForm,
    InspectionKind,
    Judgement,
    LocalAuthority,
    Precision,
    Report,
)
from ofsted_inspection.models._years import FIRST_YEAR, LAST_YEAR
from ofsted_inspection.strategies._later_reports import later_reports
from ofsted_inspection.strategies._outcome import (
    addresses,
    authorities_named,
    frameworks,
    inspector_groups,
    local_authorities,
    outcomes,
    reviews,
    team_members,
)
from ofsted_inspection.strategies._readings import readings as readings_of, sources
from ofsted_inspection.strategies._reports import any_reports
from ofsted_inspection.strategies._template import template_reports
from ofsted_inspection.strategies._told import Told, told
from ofsted_inspection.strategies._wording import (
    PEOPLE,
    PLACES,
    collapsed_texts,
    prepare,
    some_text,
)

_FIRST, _LAST = datetime.date(FIRST_YEAR, 1, 1), datetime.date(LAST_YEAR - 1, 6, 30)
_DATES = st.dates(_FIRST, _LAST)
_BASES = st.none() | st.sampled_from(Basis)


@checked
def reports(
    framework: Framework = SLAC_2010, *, judgements: Sequence[Judgement] | None = None
) -> st.SearchStrategy[Report]:
    """Return a strategy for made-up reports under `framework`, in its programme's template.

    What an inspection that agrees with one prints as text gives, read again, the same report.
    Paragraphs are numbered from 1 without gaps, save those that have no number in the template.
    Printed and stated grades agree with `judgements`, or with grades drawn where none are given.

    They shrink to the sections that no report lacks, each with one paragraph "A b.".
    """
    prepare()
    settled = outcomes(framework) if judgements is None else st.just(tuple(judgements))
    return (
        st.tuples(st.sampled_from(PLACES), settled)
        .flatmap(lambda drawn: told(framework, *drawn))
        .flatmap(lambda each: _report_on(framework, each))
    )


def _report_on(framework: Framework, told: Told) -> st.SearchStrategy[Report]:
    if framework.programme is not Programme.SLAC:
        return later_reports(framework, told)
    judged = {key: each for key, each in told.judged.items() if isinstance(each, SlacGrade)}
    return template_reports(
        framework=framework, authority=told.authority, team=told.team, judged=judged
    )


@checked
def inspections(
    framework: Framework | None = None,
    *,
    authority: LocalAuthority | None = None,
    coherent: bool = True,
    report: bool | None = None,
    readings: bool | None = None,
) -> st.SearchStrategy[Inspection]:
    """Return a strategy for inspections under `framework` of `authority`, or of any.

    `coherent` ones break no rule of `ofsted_inspection.rules`: each aspect is judged, limits are
    kept, and the report agrees with the judgements. Others are any that the models allow: aspects
    missing, in any order or not judged, dates in any year, a report of any shape.

    `report` and `readings` are True for inspections that have that layer, False for those that
    have not, None for some of each. They shrink towards neither.
    """
    prepare()
    return _inspections(framework, authority, coherent=coherent, report=report, readings=readings)


@st.composite
def _inspections(  # noqa: PLR0913 - as `inspections`
    draw: st.DrawFn,
    framework: Framework | None,
    authority: LocalAuthority | None,
    *,
    coherent: bool,
    report: bool | None,
    readings: bool | None,
) -> Inspection:
    framework = framework or draw(frameworks())
    has_report = draw(st.booleans()) if report is None else report
    has_readings = draw(st.booleans()) if readings is None else readings
    if coherent:
        authority = authority or draw(authorities_named(st.sampled_from(PLACES)))
        outcome = draw(_coherent(framework, authority, has_report=has_report))
    else:
        authority = authority or draw(local_authorities())
        outcome = draw(_any(framework, authority, has_report=has_report))
    if not has_readings:
        return outcome
    return attrs.evolve(outcome, readings=draw(readings_of(outcome.report)))


@st.composite
def _coherent(
    draw: st.DrawFn, framework: Framework, authority: LocalAuthority, *, has_report: bool
) -> Inspection:
    judgements = draw(outcomes(framework))
    known = draw(told(framework, authority.name, judgements))
    months = framework.in_force
    start = draw(st.dates(*_days(months.first, months.last)))
    end = start + datetime.timedelta(days=draw(st.integers(0, 30)))
    report = draw(_report_on(framework, known)) if has_report else None
    return Inspection(
        framework=framework,
        authority=authority,
        kind=InspectionKind.REINSPECTION if known.is_again else InspectionKind.FULL,
        start=start,
        end=end,
        published=end + datetime.timedelta(days=draw(st.integers(0, 90))),
        published_basis=Basis.PRINTED,
        lead_inspectors=known.leads,
        age_group="All" if framework.scale is SlacGrade else None,
        team=tuple(known.team),
        team_members=known.members,
        judgements=judgements,
        reviews=known.reviews,
        report=report,
    )


def _days(first: Month | None, last: Month | None) -> tuple[datetime.date, datetime.date]:
    """Return the first day of the one month and the last of the other, where there are any."""
    end = _LAST
    if last is not None:
        end = datetime.date(last.year + last.month // 12, last.month % 12 + 1, 1)
        end -= datetime.timedelta(days=1)
    return _FIRST if first is None else datetime.date(first.year, first.month, 1), end


@st.composite
def _muddled(draw: st.DrawFn, report: Report) -> Report:
    """Draw `report` with its recommendations put to any service, and some under another id."""
    return attrs.evolve(
        report,
        recommendations=tuple(
            attrs.evolve(
                recommendation,
                service=draw(st.sampled_from(Service)),
                id=draw(st.sampled_from((recommendation.id, f"{recommendation.id}a"))),
            )
            for recommendation in report.recommendations
        ),
    )


@st.composite
def _any(
    draw: st.DrawFn, framework: Framework, authority: LocalAuthority, *, has_report: bool
) -> Inspection:
    start, end, published = sorted(draw(st.tuples(_DATES, _DATES, _DATES)))
    precision = draw(st.sampled_from(Precision))
    ended, out = draw(st.booleans()), draw(st.booleans())
    judgements = draw(outcomes(framework, coherent=draw(st.booleans())))
    report = None
    if has_report:
        report = draw(any_reports(framework) | reports(framework).flatmap(_muddled))
    return Inspection(
        framework=framework,
        authority=authority,
        kind=draw(st.sampled_from(InspectionKind)),
        kind_basis=draw(_BASES),
        form=draw(st.none() | st.sampled_from(InspectionForm)),
        start=start if precision is Precision.DAY else start.replace(day=1),
        start_precision=precision,
        start_basis=draw(_BASES),
        end=end if ended else None,
        end_basis=draw(_BASES) if ended else None,
        split_visit=draw(st.booleans()),
        published=published if out else None,
        published_basis=draw(_BASES) if out else None,
        source_url=draw(st.none() | addresses()),
        lead_inspectors=tuple(
            draw(st.lists(st.sampled_from(PEOPLE) | collapsed_texts(), max_size=2, unique=True))
        ),
        age_group=draw(st.none() | st.just("All") | some_text()),
        team=tuple(draw(st.lists(inspector_groups(), max_size=3))),
        team_members=tuple(draw(st.lists(team_members(), max_size=2))),
        judgements=judgements,
        reviews=tuple(
            draw(st.lists(reviews(framework), max_size=2, unique_by=lambda each: each.key))
        ),
        report=report,
        source=draw(st.none() | sources()),
    )
