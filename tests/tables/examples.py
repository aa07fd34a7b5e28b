"""Inspections made by hand: one that has whatever a model can have, and one that has nothing."""

import datetime
import decimal

import attrs

from ofsted_inspection.frameworks import ILACS_2023, SLAC_2010, Service
from ofsted_inspection.grades import ReformedGrade, SlacGrade, Ungraded
from ofsted_inspection.models import (
    Addressee,
    Annotation,
    AsOfBasis,
    Basis,
    ChildrenGroup,
    ContentsEntry,
    Correction,
    CorrectionKind,
    Doubt,
    Finding,
    Inspection,
    InspectionForm,
    InspectionKind,
    InspectorBody,
    InspectorGroup,
    Judgement,
    NationalFramework,
    Paragraph,
    Polarity,
    Precision,
    PrintedGrade,
    PriorInspection,
    PriorKind,
    Readings,
    Recommendation,
    Report,
    Review,
    Section,
    Source,
    Span,
    SpanRole,
    Statistic,
    StatisticKind,
    Tag,
    TeamMember,
    Theme,
    Timescale,
)
from tests.reading.warrington import WARRINGTON

OVERALL = "safeguarding.overall_effectiveness"
ABOLISHED = attrs.evolve(
    WARRINGTON, ons_name="Warrington, Borough of", closed=datetime.date(2023, 3, 31)
)

_FIRST = "Leaders act. Four of ten reviews were late."
_REPORT = Report(
    title="Inspection",
    authority="Warrington Borough Council",
    sections=(
        Section(
            id="services",
            title="Services",
            aspect_key=OVERALL,
            printed_grade=SlacGrade.GOOD,
            paragraphs=(
                Paragraph(
                    id="p1",
                    number=1,
                    number_printed=True,
                    text=_FIRST,
                    items=("six of nine plans",),
                    findings=(
                        Finding(id="p1s1", start=0, end=12, states_grade=True),
                        Finding(id="p1s2", start=13, end=len(_FIRST)),
                    ),
                ),
            ),
            subsections=(
                Section(
                    id="services/more",
                    title="More",
                    paragraphs=(
                        Paragraph(id="p1b", number=1, number_printed=True, text="Again one."),
                        Paragraph(id="u1", number=None, number_printed=False, text="No number."),
                    ),
                ),
            ),
        ),
    ),
    recommendations=(
        Recommendation(
            id="p1r1",
            text="Review all plans",
            section="services",
            paragraph="p1",
            number=7,
            service=Service.SAFEGUARDING,
            timescale=Timescale.WITHIN_THREE_MONTHS,
            addressee=Addressee.BOARD,
            cites=(12, 3),
            tag=Tag(printed="outcome 4, national framework", means=NationalFramework.OUTCOME_4),
        ),
        Recommendation(id="r2", text="Act", section="services/more", tag=Tag(printed="outcome 9")),
        Recommendation(id="r3", text="Act now", section="services/more", cites=(3,)),
    ),
    contents=(ContentsEntry(title="Services", page=2),),
    printed_scale=(PrintedGrade(grade=SlacGrade.GOOD, definition="exceeds"),),
)
_READINGS = Readings(
    annotations=(
        Annotation(
            finding="p1s2",
            polarity=Polarity.WEAKNESS,
            themes=(Theme.PLANNING_REVIEW, Theme.WORKFORCE),
            groups=(ChildrenGroup.OFFENDING, ChildrenGroup.MISSING),
            uncertain=True,
            reason="both readings hold",
        ),
    ),
    statistics=(
        Statistic(
            id="s1",
            measure="late",
            measure_text="late reviews",
            kind=StatisticKind.COUNT,
            value=decimal.Decimal(4),
            value_max=decimal.Decimal("4.5"),
            unit="reviews",
            base="of ten",
            as_of=datetime.date(2011, 1, 1),
            as_of_basis=AsOfBasis.STATED,
            paragraph="p1",
            quote="Four of ten",
            note="a small base",
        ),
        Statistic(
            id="s2",
            measure="plans",
            measure_text="plans",
            kind=StatisticKind.COUNT,
            value=decimal.Decimal(6),
            unit="plans",
            base_statistic="s1",
            paragraph="p1",
            quote="six of nine",
        ),
    ),
    corrections=(
        Correction(
            id="c1",
            line=4,
            start=0,
            end=7,
            printed="Leaders",
            corrected="Leader",
            kind=CorrectionKind.MISPRINT,
            certain=True,
            reason="one is meant",
        ),
        Correction(
            id="c2",
            line=4,
            start=12,
            end=12,
            printed="",
            corrected=" =",
            kind=CorrectionKind.EDITORIAL,
            certain=False,
            reason="left out",
        ),
    ),
    prior_inspections=(
        PriorInspection(
            id="m1",
            kind=PriorKind.PRIOR_INSPECTION,
            when_text="in 2010",
            earliest=datetime.date(2010, 1, 1),
            latest=datetime.date(2010, 12, 31),
            service=Service.SAFEGUARDING,
            aspect_key=OVERALL,
            grade=SlacGrade.ADEQUATE,
            paragraph="u1",
            quote="No number",
        ),
        PriorInspection(
            id="m2",
            kind=PriorKind.EVIDENCE,
            # A grade of the other scale than the inspection's own.
            grade=ReformedGrade.GOOD,
            paragraph="u1",
            quote="number",
            same_as="m1",
        ),
    ),
)
_SPANS = (
    Span(page=1, line=2, start=0, end=8, role=SpanRole.HEADING, target="services"),
    Span(page=2, line=4, start=0, end=12, role=SpanRole.PARAGRAPH, target="p1"),
    Span(page=2, line=5, start=0, end=30, role=SpanRole.PARAGRAPH, target="p1"),
    Span(page=2, line=7, start=0, end=17, role=SpanRole.ITEM, target="p1i1"),
    # Printed after page 2 and bound before it: no model says that pages come in order.
    Span(page=1, line=9, start=0, end=16, role=SpanRole.RECOMMENDATION, target="p1r1"),
    Span(page=4, line=10, start=0, end=4, role=SpanRole.RECOMMENDATION, target="p1r1"),
    Span(page=3, line=11, start=0, end=4, role=SpanRole.RECOMMENDATION, target="p1r1"),
    Span(page=4, line=12, start=0, end=1, role=SpanRole.FURNITURE),
)


def complete() -> Inspection:
    """Return an inspection that has whatever a model can have, of an abolished authority."""
    return Inspection(
        framework=SLAC_2010,
        authority=ABOLISHED,
        kind=InspectionKind.REINSPECTION,
        kind_basis=Basis.OFFICIAL_STATISTICS,
        form=InspectionForm.SHORT,
        start=datetime.date(2011, 1, 10),
        start_basis=Basis.PRINTED,
        end=datetime.date(2011, 1, 21),
        end_basis=Basis.PRESS,
        split_visit=True,
        published=datetime.date(2011, 2, 25),
        published_basis=Basis.CATALOGUE,
        source_url="https://example.org/1",
        lead_inspectors=("Zoe Young", "Adam Old"),
        age_group="All",
        team=(InspectorGroup(count=2, body=InspectorBody.CQC, printed="two inspectors"),),
        team_members=(TeamMember(name="Zoe Young", role="-lead"), TeamMember(name="Adam Old")),
        judgements=(Judgement(aspect=SLAC_2010.aspect(OVERALL), grade=SlacGrade.GOOD),),
        reviews=(
            Review(
                key="safeguarding_board",
                title="Safeguarding board",
                grade=SlacGrade.ADEQUATE,
                published=datetime.date(2011, 3, 1),
            ),
            Review(key="another", title="Another", grade=Ungraded.NOT_JUDGED),
        ),
        report=_REPORT,
        readings=_READINGS,
        source=Source(
            title="Inspection",
            publisher="Ofsted",
            sha256="0123456789abcdef" * 4,
            pages=4,
            text_sha256="f" * 64,
            extractor="pdf 1.0",
            terms="none printed",
            running_lines=("Inspection of a council", "Inspection of a council"),
            spans=_SPANS,
            doubts=(Doubt(page=2, line=5, reading="a", alternative=" b"),),
        ),
    )


def bare() -> Inspection:
    """Return an inspection of which a month, an authority and nothing else are known."""
    return Inspection(
        framework=ILACS_2023,
        authority=attrs.evolve(WARRINGTON, urn=1),
        start=datetime.date(2023, 5, 1),
        start_precision=Precision.MONTH,
        end=None,
        published=None,
        judgements=(),
    )


BOTH = (complete(), bare())
