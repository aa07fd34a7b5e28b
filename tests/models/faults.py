"""Good records, and for each broken law of theirs the fields that break it."""

import datetime
import decimal
from collections.abc import Callable, Mapping
from typing import NamedTuple

import attrs

from ofsted_inspection import (
    Annotation,
    Basis,
    ChildrenGroup,
    ContentsEntry,
    Correction,
    CorrectionKind,
    Doubt,
    Finding,
    Inspection,
    InspectionKind,
    InspectorBody,
    InspectorGroup,
    Judgement,
    OfficialResult,
    Paragraph,
    Polarity,
    Precision,
    PrintedGrade,
    PriorInspection,
    PriorKind,
    ProblemCode,
    Readings,
    Recommendation,
    ReformedGrade,
    Report,
    Review,
    Section,
    SlacGrade,
    Source,
    Span,
    SpanRole,
    Statement,
    Statistic,
    StatisticKind,
    Tag,
    TeamMember,
    Theme,
    Timescale,
    WhenMeans,
)
from ofsted_inspection._record import Record
from ofsted_inspection.frameworks import SIF_2013, SLAC_2010, Programme, Service
from ofsted_inspection.models import (
    AsOfBasis,
    AuthorityName,
    Closeness,
    CodeChange,
    Extent,
    NameKind,
    Neighbour,
    SuccessionLink,
    Visit,
    VisitKind,
)
from tests.reading.warrington import WARRINGTON

WRONG, MISSING, ORDER = ProblemCode.WRONG_VALUE, ProblemCode.MISSING, ProblemCode.WRONG_ORDER
AGAINST, TWICE, UNKNOWN = (
    ProblemCode.CONTRADICTION,
    ProblemCode.DUPLICATE,
    ProblemCode.UNKNOWN_NAME,
)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


GROUP = InspectorGroup(count=4, body=InspectorBody.HMI, printed="Four inspectors")
PARAGRAPH = Paragraph(
    id="p9",
    number=9,
    number_printed=True,
    text="One two. Three.",
    items=("first item",),
    findings=(Finding(id="p9s1", start=0, end=8), Finding(id="p9s2", start=9, end=15)),
)
JUDGED = "safeguarding.leadership_and_management"
SECTION = Section(
    id="a/b", title="B", paragraphs=(PARAGRAPH,), aspect_key=JUDGED, printed_grade=SlacGrade.GOOD
)
RECOMMENDATION = Recommendation(
    id="p9r1",
    text="Mend it at once",
    section="a/b",
    paragraph="p9",
    number=3,
    service=Service.SAFEGUARDING,
    timescale=Timescale.IMMEDIATELY,
    cites=(4, 5),
)
ENTRY = ContentsEntry(title="B", page=4)
ROW = PrintedGrade(grade=SlacGrade.GOOD, definition="A service that exceeds")
REPORT = Report(
    title="Inspection",
    authority="Warrington Council",
    sections=(Section(id="a", title="A", subsections=(SECTION,)),),
    recommendations=(RECOMMENDATION,),
    contents=(ENTRY,),
    printed_scale=(ROW,),
)
ANNOTATION = Annotation(finding="p9s1", polarity=Polarity.CONTEXT, themes=(Theme.HEALTH,))
STATISTIC = Statistic(
    id="p9-a",
    measure="carers",
    measure_text="carers",
    kind=StatisticKind.COUNT,
    value=decimal.Decimal(2),
    unit="carers",
    paragraph="p9",
    quote="two",
)
CORRECTION = Correction(
    id="c1",
    line=3,
    start=4,
    end=7,
    printed="teh",
    corrected="the",
    kind=CorrectionKind.MISPRINT,
    certain=True,
    reason="a slip",
)
MENTION = PriorInspection(id="m1", kind=PriorKind.PRIOR_INSPECTION, paragraph="p9", quote="Three")
READINGS = Readings(
    annotations=(ANNOTATION,),
    statistics=(STATISTIC,),
    corrections=(CORRECTION,),
    prior_inspections=(MENTION,),
)
SPAN = Span(line=3, start=0, end=5, role=SpanRole.PARAGRAPH, target="p9")
SOURCE = Source(title="T", publisher="Ofsted", sha256="0" * 64, terms="none", spans=(SPAN,))
INSPECTION = Inspection(
    framework=SLAC_2010,
    authority=WARRINGTON,
    start=day("2011-01-10"),
    end=day("2011-01-21"),
    published=day("2011-02-25"),
    published_basis=Basis.PRINTED,
    team=(GROUP,),
    judgements=(Judgement(aspect=SLAC_2010.aspect(JUDGED), grade=SlacGrade.ADEQUATE),),
    report=REPORT,
    readings=READINGS,
    source=SOURCE,
)
STATED = Statement(
    when_text="May 2012",
    when_means=WhenMeans.UNKNOWN,
    word="requires improvement",
    report_published=day("2016-05-16"),
    agrees=True,
)
RESULT = OfficialResult(
    authority=WARRINGTON,
    programme=SLAC_2010.programme,
    service=Service.SAFEGUARDING,
    kind=InspectionKind.FULL,
    published=day("2012-07-27"),
    grade=SlacGrade.ADEQUATE,
    grade_as_published="Requires improvement to be good",
    statements=(STATED,),
)


VISIT = Visit(
    authority=WARRINGTON,
    kind=VisitKind.FOCUSED,
    day=day("2021-03-02"),
    published=day("2021-04-01"),
    theme="Children in need",
)


class Fault(NamedTuple):
    """A good record, the fields that are changed, and the one problem that must be told."""

    record: Record
    changes: Mapping[str, object]
    path: str
    code: ProblemCode


def with_sections(*sections: Section) -> Report:
    return attrs.evolve(REPORT, sections=sections)


FIRST, SECOND = PARAGRAPH.findings
OTHER_PARAGRAPH = attrs.evolve(PARAGRAPH, id="p10", number=10, findings=())
UNNUMBERED = Paragraph(id="u2", number=None, number_printed=False, text="Three.")
ZERO = attrs.evolve(STATISTIC, kind=StatisticKind.ZERO, value=decimal.Decimal(0))
REVIEW = Review(key="board", title="The board", grade=SlacGrade.GOOD)
MEMBER = TeamMember(name="Ann Bee")
TAG = Tag(printed="outcome 4")
DOUBT = Doubt(line=1, reading="a", alternative="b")
STRANGER = SIF_2013.aspects[1]

NAME = AuthorityName(urn=80575, written="Warrington Borough", kind=NameKind.SHORT)
CHANGE = CodeChange(
    urn=80575, ons_code="E06000007", valid_from=day("2013-11-01"), valid_before=day("2020-01-01")
)
LINK = SuccessionLink(
    predecessor="A",
    predecessor_urn=1,
    predecessor_la_number=101,
    predecessor_ons_code="E06000001",
    successor="B",
    successor_urn=2,
    successor_la_number=102,
    successor_ons_code="E06000002",
    first_day=day("2020-04-01"),
    extent=Extent.PART,
    part="the north",
    continuing=False,
    legal_basis="an order",
    source_url="https://example.org",
)
NEIGHBOUR = Neighbour(authority=WARRINGTON, rank=1, closeness=Closeness.CLOSE)

FAULTS = (
    Fault(NAME, {"written": "a  b"}, "written", WRONG),
    Fault(CHANGE, {"ons_code": ""}, "ons_code", WRONG),
    Fault(CHANGE, {"valid_before": day("2013-11-01")}, "valid_before", ORDER),
    Fault(LINK, {"part": None}, "part", AGAINST),
    Fault(LINK, {"extent": Extent.WHOLE}, "part", AGAINST),
    Fault(LINK, {"area_unchanged": True}, "area_unchanged", AGAINST),
    Fault(NEIGHBOUR, {"rank": 0}, "rank", WRONG),
    Fault(VISIT, {"day": day("1989-12-31"), "published": None}, "day", WRONG),
    Fault(VISIT, {"published": day("2101-01-01")}, "published", WRONG),
    Fault(VISIT, {"published": day("2021-03-01")}, "published", ORDER),
    Fault(VISIT, {"theme": ""}, "theme", WRONG),
    Fault(WARRINGTON, {"urn": 0}, "urn", WRONG),
    Fault(WARRINGTON, {"la_number": 99}, "la_number", WRONG),
    Fault(WARRINGTON, {"la_number": 1000}, "la_number", WRONG),
    Fault(WARRINGTON, {"name": ""}, "name", WRONG),
    Fault(WARRINGTON, {"name": "War  rington"}, "name", WRONG),
    Fault(WARRINGTON, {"ons_name": "Bristol,  City of"}, "ons_name", WRONG),
    Fault(WARRINGTON, {"ons_code": "E0600000"}, "ons_code", WRONG),
    Fault(WARRINGTON, {"ons_code": "W06000001"}, "ons_code", WRONG),
    Fault(WARRINGTON, {"closed": day("1989-12-31")}, "closed", WRONG),
    Fault(WARRINGTON, {"closed": day("2101-01-01")}, "closed", WRONG),
    Fault(REVIEW, {"key": ""}, "key", WRONG),
    Fault(REVIEW, {"title": "a  b"}, "title", WRONG),
    Fault(MEMBER, {"name": ""}, "name", WRONG),
    Fault(MEMBER, {"role": ""}, "role", WRONG),
    Fault(TAG, {"printed": ""}, "printed", WRONG),
    Fault(DOUBT, {"page": 0}, "page", WRONG),
    Fault(DOUBT, {"line": 0}, "line", WRONG),
    Fault(GROUP, {"count": 0}, "count", WRONG),
    Fault(GROUP, {"printed": "Four\ninspectors"}, "printed", WRONG),
    Fault(PARAGRAPH, {"id": "p0", "number": 0, "findings": ()}, "number", WRONG),
    Fault(PARAGRAPH, {"id": "p8", "findings": ()}, "id", AGAINST),
    Fault(PARAGRAPH, {"id": "p9a", "findings": ()}, "id", AGAINST),
    Fault(PARAGRAPH, {"id": "u9", "findings": ()}, "id", AGAINST),
    Fault(UNNUMBERED, {"id": "p2"}, "id", AGAINST),
    Fault(UNNUMBERED, {"id": "u0"}, "id", AGAINST),
    Fault(UNNUMBERED, {"number_printed": True}, "number_printed", AGAINST),
    Fault(PARAGRAPH, {"text": "One two. Three. ", "findings": ()}, "text", WRONG),
    Fault(PARAGRAPH, {"items": ("a", "\tb")}, "items[1]", WRONG),
    Fault(
        PARAGRAPH,
        {"number": 9, "findings": (FIRST, attrs.evolve(SECOND, id="p9s3"))},
        "findings[1].id",
        WRONG,
    ),
    Fault(
        PARAGRAPH, {"findings": (FIRST, attrs.evolve(SECOND, start=8))}, "findings[1].start", ORDER
    ),
    Fault(
        PARAGRAPH,
        {
            "text": "Aa bb.",
            "findings": (attrs.evolve(FIRST, end=1), attrs.evolve(SECOND, start=2, end=6)),
        },
        "findings[0].end",
        WRONG,
    ),
    Fault(PARAGRAPH, {"findings": (FIRST,)}, "findings[0].end", ORDER),
    Fault(SECTION, {"title": ""}, "title", WRONG),
    Fault(SECTION, {"id": ""}, "id", MISSING),
    Fault(RECOMMENDATION, {"id": ""}, "id", WRONG),
    Fault(RECOMMENDATION, {"text": ""}, "text", WRONG),
    Fault(RECOMMENDATION, {"number": 0}, "number", WRONG),
    Fault(RECOMMENDATION, {"cites": (1, 0)}, "cites[1]", WRONG),
    Fault(RECOMMENDATION, {"cites": (1, 1)}, "cites[1]", TWICE),
    Fault(ENTRY, {"title": "B "}, "title", WRONG),
    Fault(ENTRY, {"page": 0}, "page", WRONG),
    Fault(ROW, {"definition": ""}, "definition", WRONG),
    Fault(REPORT, {"title": ""}, "title", WRONG),
    Fault(REPORT, {"authority": ""}, "authority", WRONG),
    Fault(
        REPORT,
        {"sections": (*REPORT.sections, Section(id="a/b", title="B"))},
        "sections[1].id",
        TWICE,
    ),
    Fault(
        REPORT,
        {
            "sections": (
                Section(
                    id="a", title="A", paragraphs=(OTHER_PARAGRAPH, PARAGRAPH, OTHER_PARAGRAPH)
                ),
            ),
            "recommendations": (),
        },
        "sections[0].paragraphs[2].id",
        TWICE,
    ),
    Fault(
        REPORT, {"recommendations": (RECOMMENDATION, RECOMMENDATION)}, "recommendations[1]", TWICE
    ),
    Fault(REPORT, {"printed_scale": (ROW, ROW)}, "printed_scale[1]", TWICE),
    Fault(
        REPORT,
        {"recommendations": (attrs.evolve(RECOMMENDATION, paragraph="p16"),)},
        "recommendations[0].paragraph",
        UNKNOWN,
    ),
    Fault(
        REPORT,
        {"recommendations": (attrs.evolve(RECOMMENDATION, section="a/c"),)},
        "recommendations[0].section",
        UNKNOWN,
    ),
    Fault(ANNOTATION, {"finding": ""}, "finding", WRONG),
    Fault(ANNOTATION, {"reason": ""}, "reason", WRONG),
    Fault(
        ANNOTATION, {"groups": (ChildrenGroup.MISSING, ChildrenGroup.MISSING)}, "groups[1]", TWICE
    ),
    Fault(ANNOTATION, {"themes": ()}, "themes", WRONG),
    Fault(ANNOTATION, {"themes": tuple(Theme)[:4]}, "themes", WRONG),
    Fault(ANNOTATION, {"themes": (Theme.HEALTH, Theme.HEALTH)}, "themes[1]", TWICE),
    Fault(STATISTIC, {"value_max": decimal.Decimal(1)}, "value_max", ORDER),
    Fault(STATISTIC, {"value": decimal.Decimal(-1)}, "value", WRONG),
    Fault(ZERO, {"value": decimal.Decimal("0.1")}, "value", AGAINST),
    *(
        Fault(STATISTIC, {name: ""}, name, WRONG)
        for name in ("id", "measure", "measure_text", "unit", "paragraph")
    ),
    Fault(STATISTIC, {"base": ""}, "base", WRONG),
    Fault(STATISTIC, {"note": ""}, "note", WRONG),
    Fault(STATISTIC, {"as_of": day("2011-01-10")}, "as_of_basis", AGAINST),
    Fault(STATISTIC, {"as_of_basis": AsOfBasis.STATED}, "as_of_basis", AGAINST),
    Fault(STATISTIC, {"quote": ""}, "quote", MISSING),
    Fault(CORRECTION, {"id": ""}, "id", WRONG),
    Fault(CORRECTION, {"reason": ""}, "reason", MISSING),
    Fault(CORRECTION, {"line": 0}, "line", WRONG),
    Fault(CORRECTION, {"end": 8}, "end", AGAINST),
    Fault(CORRECTION, {"start": -1, "end": 2}, "end", AGAINST),
    Fault(CORRECTION, {"corrected": "teh"}, "corrected", WRONG),
    Fault(MENTION, {"earliest": day("2010-02-01"), "latest": day("2010-01-31")}, "latest", ORDER),
    Fault(MENTION, {"id": ""}, "id", WRONG),
    Fault(MENTION, {"paragraph": ""}, "paragraph", WRONG),
    Fault(MENTION, {"when_text": ""}, "when_text", WRONG),
    Fault(MENTION, {"aspect_key": ""}, "aspect_key", WRONG),
    Fault(MENTION, {"quote": ""}, "quote", MISSING),
    Fault(READINGS, {"annotations": (ANNOTATION, ANNOTATION)}, "annotations[1]", TWICE),
    Fault(READINGS, {"statistics": (STATISTIC, STATISTIC)}, "statistics[1]", TWICE),
    Fault(
        READINGS,
        {"corrections": (CORRECTION, attrs.evolve(CORRECTION, line=4))},
        "corrections[1]",
        TWICE,
    ),
    Fault(READINGS, {"prior_inspections": (MENTION, MENTION)}, "prior_inspections[1]", TWICE),
    Fault(
        READINGS,
        {"statistics": (attrs.evolve(STATISTIC, base_statistic="p9-b"),)},
        "statistics[0].base_statistic",
        UNKNOWN,
    ),
    Fault(
        READINGS,
        {"prior_inspections": (attrs.evolve(MENTION, same_as="m0"),)},
        "prior_inspections[0].same_as",
        UNKNOWN,
    ),
    Fault(
        READINGS,
        {"corrections": (attrs.evolve(CORRECTION, id="c2", start=6, end=9), CORRECTION)},
        "corrections",
        AGAINST,
    ),
    Fault(SPAN, {"page": 0}, "page", WRONG),
    Fault(SPAN, {"target": ""}, "target", WRONG),
    Fault(SPAN, {"line": 0}, "line", WRONG),
    Fault(SPAN, {"end": 0}, "end", ORDER),
    Fault(SPAN, {"start": -1}, "end", ORDER),
    Fault(SOURCE, {"sha256": "0" * 63}, "sha256", WRONG),
    Fault(SOURCE, {"text_sha256": "g" * 64}, "text_sha256", WRONG),
    Fault(SOURCE, {"pages": 0}, "pages", WRONG),
    Fault(SOURCE, {"extractor": ""}, "extractor", WRONG),
    Fault(SOURCE, {"terms": ""}, "terms", WRONG),
    Fault(SOURCE, {"running_lines": ("a", "")}, "running_lines[1]", WRONG),
    Fault(SOURCE, {"sha256": "A" * 64}, "sha256", WRONG),
    Fault(SOURCE, {"spans": (SPAN, attrs.evolve(SPAN, start=4, end=9))}, "spans[1]", ORDER),
    Fault(INSPECTION, {"end": day("2011-01-09")}, "end", ORDER),
    Fault(INSPECTION, {"published": day("2011-01-20")}, "published", ORDER),
    Fault(INSPECTION, {"start": day("1989-12-31")}, "start", WRONG),
    Fault(INSPECTION, {"published": day("2101-01-01")}, "published", WRONG),
    Fault(INSPECTION, {"source_url": "ftp://example.org"}, "source_url", WRONG),
    Fault(INSPECTION, {"source_url": "https://"}, "source_url", WRONG),
    Fault(INSPECTION, {"source_url": "https://a b"}, "source_url", WRONG),
    Fault(INSPECTION, {"source_url": "https://a\n"}, "source_url", WRONG),
    Fault(INSPECTION, {"source_url": "https://\u202e"}, "source_url", WRONG),
    Fault(INSPECTION, {"lead_inspectors": ("",)}, "lead_inspectors[0]", WRONG),
    Fault(INSPECTION, {"lead_inspectors": ("A", "A")}, "lead_inspectors[1]", TWICE),
    Fault(INSPECTION, {"age_group": ""}, "age_group", WRONG),
    Fault(INSPECTION, {"reviews": (REVIEW, REVIEW)}, "reviews[1]", TWICE),
    Fault(
        INSPECTION,
        {"reviews": (attrs.evolve(REVIEW, grade=ReformedGrade.GOOD),)},
        "reviews[0].grade",
        WRONG,
    ),
    Fault(INSPECTION, {"start_precision": Precision.MONTH}, "start", AGAINST),
    Fault(INSPECTION, {"end": None, "end_basis": Basis.PRESS}, "end_basis", AGAINST),
    Fault(INSPECTION, {"published": None}, "published_basis", AGAINST),
    Fault(INSPECTION, {"end": None, "published": day("2011-01-09")}, "published", ORDER),
    Fault(INSPECTION, {"judgements": INSPECTION.judgements * 2}, "judgements[1]", TWICE),
    Fault(
        INSPECTION,
        {"judgements": (Judgement(aspect=STRANGER, grade=SlacGrade.GOOD),)},
        "judgements[0].aspect",
        UNKNOWN,
    ),
    # The key alone does not make it the aspect of the framework.
    Fault(
        INSPECTION,
        {
            "judgements": (
                Judgement(
                    aspect=attrs.evolve(SLAC_2010.aspect(JUDGED), title="Leading"),
                    grade=SlacGrade.GOOD,
                ),
            )
        },
        "judgements[0].aspect",
        UNKNOWN,
    ),
    Fault(
        INSPECTION,
        {"judgements": (attrs.evolve(INSPECTION.judgements[0], grade=ReformedGrade.GOOD),)},
        "judgements[0].grade",
        WRONG,
    ),
    Fault(
        INSPECTION,
        {"report": with_sections(attrs.evolve(SECTION, aspect_key="overall"))},
        "report.sections[0].aspect_key",
        UNKNOWN,
    ),
    Fault(
        INSPECTION,
        {
            "report": with_sections(
                Section(
                    id="a",
                    title="A",
                    subsections=(attrs.evolve(SECTION, printed_grade=ReformedGrade.GOOD),),
                )
            )
        },
        "report.sections[0].subsections[0].printed_grade",
        WRONG,
    ),
    Fault(
        INSPECTION,
        {
            "report": attrs.evolve(
                REPORT,
                printed_scale=(ROW, attrs.evolve(ROW, grade=ReformedGrade.REQUIRES_IMPROVEMENT)),
            )
        },
        "report.printed_scale[1].grade",
        WRONG,
    ),
    Fault(
        INSPECTION,
        {"readings": Readings(annotations=(attrs.evolve(ANNOTATION, finding="p9s3"),))},
        "readings.annotations[0].finding",
        UNKNOWN,
    ),
    Fault(
        INSPECTION,
        {"readings": Readings(statistics=(attrs.evolve(STATISTIC, quote="Two"),))},
        "readings.statistics[0].quote",
        AGAINST,
    ),
    Fault(
        INSPECTION,
        {"readings": Readings(prior_inspections=(attrs.evolve(MENTION, paragraph="p10"),))},
        "readings.prior_inspections[0].quote",
        AGAINST,
    ),
    Fault(STATED, {"when_text": ""}, "when_text", WRONG),
    Fault(STATED, {"page": 0}, "page", WRONG),
    Fault(STATED, {"quote": ""}, "quote", WRONG),
    Fault(STATED, {"note": ""}, "note", WRONG),
    Fault(RESULT, {"programme": Programme.SIF, "service": None}, "programme", WRONG),
    Fault(RESULT, {"service": None}, "service", AGAINST),
    Fault(RESULT, {"grade": SlacGrade.GOOD, "statements": ()}, "grade", AGAINST),
    Fault(RESULT, {"grade_as_published": "requires  improvement"}, "grade_as_published", WRONG),
    Fault(RESULT, {"same_as": ""}, "same_as", WRONG),
    Fault(RESULT, {"statements": (STATED, STATED)}, "statements[1]", TWICE),
    Fault(
        RESULT,
        {"statements": (attrs.evolve(STATED, word="good"),)},
        "statements[0].agrees",
        AGAINST,
    ),
    Fault(
        RESULT,
        {"statements": (attrs.evolve(STATED, report_published=day("2012-07-27")),)},
        "statements[0].report_published",
        ORDER,
    ),
)


def changed(record: Record, changes: Mapping[str, object]) -> Record:
    """Return `record` made again, through its constructor, with `changes`."""
    make: Callable[..., Record] = type(record)
    fields = attrs.asdict(record, recurse=False)  # type: ignore[arg-type]  # each model is of attrs
    return make(**{**fields, **changes})


BOTH = tuple(
    Judgement(aspect=SLAC_2010.aspect(f"{service}.overall_effectiveness"), grade=SlacGrade.GOOD)
    for service in ("safeguarding", "looked_after_children")
)

UNKNOWN_PARTS: dict[str, tuple[Callable[[], object], str]] = {
    "paragraph": (lambda: REPORT.paragraph(8), "'8'"),
    "section": (lambda: REPORT.section("a/c"), "'a/c'"),
    "paragraph by id": (lambda: REPORT.paragraph("p8"), "'p8'"),
    "finding": (lambda: REPORT.finding("p9s3"), "'p9s3'"),
    "words of a finding": (lambda: REPORT.finding_text("p9s3"), "'p9s3'"),
    "recommendation": (lambda: REPORT.recommendation("p9r2"), "'p9r2'"),
    "annotation": (lambda: READINGS.annotation("p9s2"), "'p9s2'"),
    "overall of two services": (
        lambda: attrs.evolve(INSPECTION, judgements=BOTH).overall,
        "overall",
    ),
    "overall of none": (lambda: INSPECTION.overall, "'overall'"),
    "judgement": (lambda: INSPECTION.judgement("safeguarding.leadership"), "'safeguarding.lead"),
    "corrected paragraph": (lambda: INSPECTION.corrected_text("p8"), "'p8'"),
    "corrected paragraph of no report": (
        lambda: attrs.evolve(INSPECTION, report=None, readings=None).corrected_text("p9"),
        "'p9'",
    ),
}
"""Questions that a record has no answer to, and what the error must name."""
