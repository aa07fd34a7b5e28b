"""What each model refuses, though every field is of the right type: one broken law at a time."""

import datetime
import decimal
import itertools
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

import attrs
import pytest
from hypothesis import given, strategies as st

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
    InvalidDocument,
    Judgement,
    NationalFramework,
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
    Statistic,
    StatisticKind,
    Tag,
    TeamMember,
    Theme,
    Timescale,
    UnknownName,
)
from ofsted_inspection._record import Record
from ofsted_inspection.frameworks import SIF_2013, SLAC_2010, Service
from ofsted_inspection.models import AsOfBasis
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


class Fault(NamedTuple):
    """A good record, the fields that are changed, and the one problem that must be told."""

    record: Record
    changes: Mapping[str, object]
    path: str
    code: ProblemCode
    expected: str


def with_sections(*sections: Section) -> Report:
    return attrs.evolve(REPORT, sections=sections)


COLLAPSED = "words separated by single spaces"
SOMETHING = "words, or nothing at all"
YEARS = "a year from 1990 to 2100"
NAMED = "p9, and b if it is the second"
ADDRESS = "an address: https://, and no white space after it"
FIRST, SECOND = PARAGRAPH.findings
OTHER_PARAGRAPH = attrs.evolve(PARAGRAPH, id="p10", number=10, findings=())
UNNUMBERED = Paragraph(id="u2", number=None, number_printed=False, text="Three.")
ZERO = attrs.evolve(STATISTIC, kind=StatisticKind.ZERO, value=decimal.Decimal(0))
REVIEW = Review(key="board", title="The board", grade=SlacGrade.GOOD)
MEMBER = TeamMember(name="Ann Bee")
TAG = Tag(printed="outcome 4")
DOUBT = Doubt(line=1, reading="a", alternative="b")
STRANGER = SIF_2013.aspects[1]

FAULTS = (
    Fault(WARRINGTON, {"urn": 0}, "urn", WRONG, "a positive number"),
    Fault(WARRINGTON, {"la_number": 99}, "la_number", WRONG, "a number of three digits"),
    Fault(WARRINGTON, {"la_number": 1000}, "la_number", WRONG, "a number of three digits"),
    Fault(WARRINGTON, {"name": ""}, "name", WRONG, COLLAPSED),
    Fault(WARRINGTON, {"name": "War  rington"}, "name", WRONG, COLLAPSED),
    Fault(WARRINGTON, {"ons_name": "Bristol,  City of"}, "ons_name", WRONG, COLLAPSED),
    Fault(WARRINGTON, {"ons_code": "E0600000"}, "ons_code", WRONG, "E and eight digits"),
    Fault(WARRINGTON, {"ons_code": "W06000001"}, "ons_code", WRONG, "E and eight digits"),
    Fault(WARRINGTON, {"closed": day("1989-12-31")}, "closed", WRONG, YEARS),
    Fault(WARRINGTON, {"closed": day("2101-01-01")}, "closed", WRONG, YEARS),
    Fault(REVIEW, {"key": ""}, "key", WRONG, COLLAPSED),
    Fault(REVIEW, {"title": "a  b"}, "title", WRONG, COLLAPSED),
    Fault(MEMBER, {"name": ""}, "name", WRONG, COLLAPSED),
    Fault(MEMBER, {"role": ""}, "role", WRONG, SOMETHING),
    Fault(TAG, {"printed": ""}, "printed", WRONG, COLLAPSED),
    Fault(DOUBT, {"page": 0}, "page", WRONG, "a page number from 1 on"),
    Fault(DOUBT, {"line": 0}, "line", WRONG, "a line number from 1 on"),
    Fault(GROUP, {"count": 0}, "count", WRONG, "a number from 1 on"),
    Fault(GROUP, {"printed": "Four\ninspectors"}, "printed", WRONG, COLLAPSED),
    Fault(
        PARAGRAPH,
        {"id": "p0", "number": 0, "findings": ()},
        "number",
        WRONG,
        "a paragraph number from 1 on",
    ),
    Fault(PARAGRAPH, {"id": "p8", "findings": ()}, "id", AGAINST, NAMED),
    Fault(PARAGRAPH, {"id": "p9a", "findings": ()}, "id", AGAINST, NAMED),
    Fault(PARAGRAPH, {"id": "u9", "findings": ()}, "id", AGAINST, NAMED),
    Fault(UNNUMBERED, {"id": "p2"}, "id", AGAINST, "u and its place among those without a number"),
    Fault(UNNUMBERED, {"id": "u0"}, "id", AGAINST, "u and its place among those without a number"),
    Fault(
        UNNUMBERED,
        {"number_printed": True},
        "number_printed",
        AGAINST,
        "false, where there is no number",
    ),
    Fault(PARAGRAPH, {"text": "One two. Three. ", "findings": ()}, "text", WRONG, COLLAPSED),
    Fault(PARAGRAPH, {"items": ("a", "\tb")}, "items[1]", WRONG, COLLAPSED),
    Fault(
        PARAGRAPH,
        {"number": 9, "findings": (FIRST, attrs.evolve(SECOND, id="p9s3"))},
        "findings[1].id",
        WRONG,
        "p9s2",
    ),
    Fault(
        PARAGRAPH,
        {"findings": (FIRST, attrs.evolve(SECOND, start=8))},
        "findings[1].start",
        ORDER,
        "9, one space after the sentence before",
    ),
    Fault(
        PARAGRAPH,
        {
            "text": "Aa bb.",
            "findings": (attrs.evolve(FIRST, end=1), attrs.evolve(SECOND, start=2, end=6)),
        },
        "findings[0].end",
        WRONG,
        "the end of a word",
    ),
    Fault(PARAGRAPH, {"findings": (FIRST,)}, "findings[0].end", ORDER, "15, the end of the text"),
    Fault(SECTION, {"title": ""}, "title", WRONG, COLLAPSED),
    Fault(SECTION, {"id": ""}, "id", MISSING, "an identifier"),
    Fault(RECOMMENDATION, {"id": ""}, "id", WRONG, COLLAPSED),
    Fault(RECOMMENDATION, {"text": ""}, "text", WRONG, COLLAPSED),
    Fault(RECOMMENDATION, {"number": 0}, "number", WRONG, "a number from 1 on"),
    Fault(RECOMMENDATION, {"cites": (1, 0)}, "cites[1]", WRONG, "a paragraph number from 1 on"),
    Fault(RECOMMENDATION, {"cites": (1, 1)}, "cites[1]", TWICE, "each paragraph number once"),
    Fault(ENTRY, {"title": "B "}, "title", WRONG, COLLAPSED),
    Fault(ENTRY, {"page": 0}, "page", WRONG, "a page number from 1 on"),
    Fault(ROW, {"definition": ""}, "definition", WRONG, COLLAPSED),
    Fault(REPORT, {"title": ""}, "title", WRONG, COLLAPSED),
    Fault(REPORT, {"authority": ""}, "authority", WRONG, COLLAPSED),
    Fault(
        REPORT,
        {"sections": (*REPORT.sections, Section(id="a/b", title="B"))},
        "sections[1].id",
        TWICE,
        "each section id once",
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
        "each paragraph id once",
    ),
    Fault(
        REPORT,
        {"recommendations": (RECOMMENDATION, RECOMMENDATION)},
        "recommendations[1]",
        TWICE,
        "each recommendation id once",
    ),
    Fault(
        REPORT,
        {"printed_scale": (ROW, ROW)},
        "printed_scale[1]",
        TWICE,
        "each grade of the scale once",
    ),
    Fault(
        REPORT,
        {"recommendations": (attrs.evolve(RECOMMENDATION, paragraph="p16"),)},
        "recommendations[0].paragraph",
        UNKNOWN,
        "the id of a paragraph of the report",
    ),
    Fault(
        REPORT,
        {"recommendations": (attrs.evolve(RECOMMENDATION, section="a/c"),)},
        "recommendations[0].section",
        UNKNOWN,
        "the id of a section of the report",
    ),
    Fault(ANNOTATION, {"finding": ""}, "finding", WRONG, COLLAPSED),
    Fault(ANNOTATION, {"reason": ""}, "reason", WRONG, SOMETHING),
    Fault(
        ANNOTATION,
        {"groups": (ChildrenGroup.MISSING, ChildrenGroup.MISSING)},
        "groups[1]",
        TWICE,
        "each group once",
    ),
    Fault(ANNOTATION, {"themes": ()}, "themes", WRONG, "one to three themes"),
    Fault(ANNOTATION, {"themes": tuple(Theme)[:4]}, "themes", WRONG, "one to three themes"),
    Fault(
        ANNOTATION, {"themes": (Theme.HEALTH, Theme.HEALTH)}, "themes[1]", TWICE, "each theme once"
    ),
    Fault(STATISTIC, {"value_max": decimal.Decimal(1)}, "value_max", ORDER, "at least 2"),
    Fault(STATISTIC, {"value": decimal.Decimal(-1)}, "value", WRONG, "a count from 0 on"),
    Fault(ZERO, {"value": decimal.Decimal("0.1")}, "value", AGAINST, "0, as its kind says"),
    *(
        Fault(STATISTIC, {name: ""}, name, WRONG, COLLAPSED)
        for name in ("id", "measure", "measure_text", "unit", "paragraph")
    ),
    Fault(STATISTIC, {"base": ""}, "base", WRONG, SOMETHING),
    Fault(STATISTIC, {"note": ""}, "note", WRONG, SOMETHING),
    Fault(
        STATISTIC,
        {"as_of": day("2011-01-10")},
        "as_of_basis",
        AGAINST,
        "none where as_of is absent, stated or carried where it is given",
    ),
    Fault(
        STATISTIC,
        {"as_of_basis": AsOfBasis.STATED},
        "as_of_basis",
        AGAINST,
        "none where as_of is absent, stated or carried where it is given",
    ),
    Fault(STATISTIC, {"quote": ""}, "quote", MISSING, "words of the report"),
    Fault(CORRECTION, {"id": ""}, "id", WRONG, COLLAPSED),
    Fault(CORRECTION, {"reason": ""}, "reason", MISSING, "why it is corrected"),
    Fault(CORRECTION, {"line": 0}, "line", WRONG, "a line number from 1 on"),
    Fault(CORRECTION, {"end": 8}, "end", AGAINST, "start + 3, the length of printed"),
    Fault(CORRECTION, {"start": -1, "end": 2}, "end", AGAINST, "start + 3, the length of printed"),
    Fault(CORRECTION, {"corrected": "teh"}, "corrected", WRONG, "something other than printed"),
    Fault(
        MENTION,
        {"earliest": day("2010-02-01"), "latest": day("2010-01-31")},
        "latest",
        ORDER,
        "a date from 2010-02-01 on",
    ),
    Fault(MENTION, {"id": ""}, "id", WRONG, COLLAPSED),
    Fault(MENTION, {"paragraph": ""}, "paragraph", WRONG, COLLAPSED),
    Fault(MENTION, {"when_text": ""}, "when_text", WRONG, SOMETHING),
    Fault(MENTION, {"aspect_key": ""}, "aspect_key", WRONG, SOMETHING),
    Fault(MENTION, {"quote": ""}, "quote", MISSING, "words of the report"),
    Fault(
        READINGS,
        {"annotations": (ANNOTATION, ANNOTATION)},
        "annotations[1]",
        TWICE,
        "each finding once",
    ),
    Fault(
        READINGS,
        {"statistics": (STATISTIC, STATISTIC)},
        "statistics[1]",
        TWICE,
        "each statistic id once",
    ),
    Fault(
        READINGS,
        {"corrections": (CORRECTION, attrs.evolve(CORRECTION, line=4))},
        "corrections[1]",
        TWICE,
        "each correction id once",
    ),
    Fault(
        READINGS,
        {"prior_inspections": (MENTION, MENTION)},
        "prior_inspections[1]",
        TWICE,
        "each id once",
    ),
    Fault(
        READINGS,
        {"statistics": (attrs.evolve(STATISTIC, base_statistic="p9-b"),)},
        "statistics[0].base_statistic",
        UNKNOWN,
        "an id given in the same list, for 'p9-a'",
    ),
    Fault(
        READINGS,
        {"prior_inspections": (attrs.evolve(MENTION, same_as="m0"),)},
        "prior_inspections[0].same_as",
        UNKNOWN,
        "an id given in the same list, for 'm1'",
    ),
    Fault(
        READINGS,
        {"corrections": (attrs.evolve(CORRECTION, id="c2", start=6, end=9), CORRECTION)},
        "corrections",
        AGAINST,
        "corrections that do not overlap",
    ),
    Fault(SPAN, {"page": 0}, "page", WRONG, "a page number from 1 on"),
    Fault(SPAN, {"target": ""}, "target", WRONG, SOMETHING),
    Fault(SPAN, {"line": 0}, "line", WRONG, "a line number from 1 on"),
    Fault(SPAN, {"end": 0}, "end", ORDER, "an offset past start (0)"),
    Fault(SPAN, {"start": -1}, "end", ORDER, "an offset past start (-1)"),
    Fault(SOURCE, {"sha256": "0" * 63}, "sha256", WRONG, "64 lower-case hexadecimal digits"),
    Fault(
        SOURCE, {"text_sha256": "g" * 64}, "text_sha256", WRONG, "64 lower-case hexadecimal digits"
    ),
    Fault(SOURCE, {"pages": 0}, "pages", WRONG, "a number of pages from 1 on"),
    Fault(SOURCE, {"extractor": ""}, "extractor", WRONG, SOMETHING),
    Fault(SOURCE, {"terms": ""}, "terms", WRONG, SOMETHING),
    Fault(SOURCE, {"running_lines": ("a", "")}, "running_lines[1]", WRONG, COLLAPSED),
    Fault(SOURCE, {"sha256": "A" * 64}, "sha256", WRONG, "64 lower-case hexadecimal digits"),
    Fault(
        SOURCE,
        {"spans": (SPAN, attrs.evolve(SPAN, start=4, end=9))},
        "spans[1]",
        ORDER,
        "spans in reading order that do not overlap",
    ),
    Fault(
        INSPECTION, {"end": day("2011-01-09")}, "end", ORDER, "a date from start (2011-01-10) on"
    ),
    Fault(
        INSPECTION,
        {"published": day("2011-01-20")},
        "published",
        ORDER,
        "a date from end (2011-01-21) on",
    ),
    Fault(INSPECTION, {"start": day("1989-12-31")}, "start", WRONG, "a year from 1990 to 2100"),
    Fault(
        INSPECTION, {"published": day("2101-01-01")}, "published", WRONG, "a year from 1990 to 2100"
    ),
    Fault(
        INSPECTION,
        {"source_url": "ftp://example.org"},
        "source_url",
        WRONG,
        ADDRESS,
    ),
    Fault(INSPECTION, {"source_url": "https://"}, "source_url", WRONG, ADDRESS),
    Fault(INSPECTION, {"source_url": "https://a b"}, "source_url", WRONG, ADDRESS),
    Fault(INSPECTION, {"source_url": "https://a\n"}, "source_url", WRONG, ADDRESS),
    Fault(INSPECTION, {"source_url": "https://\u202e"}, "source_url", WRONG, ADDRESS),
    Fault(INSPECTION, {"lead_inspectors": ("",)}, "lead_inspectors[0]", WRONG, COLLAPSED),
    Fault(
        INSPECTION, {"lead_inspectors": ("A", "A")}, "lead_inspectors[1]", TWICE, "each name once"
    ),
    Fault(INSPECTION, {"age_group": ""}, "age_group", WRONG, SOMETHING),
    Fault(INSPECTION, {"reviews": (REVIEW, REVIEW)}, "reviews[1]", TWICE, "each review once"),
    Fault(
        INSPECTION,
        {"reviews": (attrs.evolve(REVIEW, grade=ReformedGrade.GOOD),)},
        "reviews[0].grade",
        WRONG,
        "a SlacGrade, or not judged",
    ),
    Fault(
        INSPECTION,
        {"start_precision": Precision.MONTH},
        "start",
        AGAINST,
        "the first of the month, where its day is not known",
    ),
    Fault(
        INSPECTION,
        {"end": None, "end_basis": Basis.PRESS},
        "end_basis",
        AGAINST,
        "nothing, since end is not given",
    ),
    Fault(
        INSPECTION,
        {"published": None},
        "published_basis",
        AGAINST,
        "nothing, since published is not given",
    ),
    Fault(
        INSPECTION,
        {"end": None, "published": day("2011-01-09")},
        "published",
        ORDER,
        "a date from start (2011-01-10) on",
    ),
    Fault(
        INSPECTION,
        {"judgements": INSPECTION.judgements * 2},
        "judgements[1]",
        TWICE,
        "each aspect once",
    ),
    Fault(
        INSPECTION,
        {"judgements": (Judgement(aspect=STRANGER, grade=SlacGrade.GOOD),)},
        "judgements[0].aspect",
        UNKNOWN,
        "an aspect of slac-2010",
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
        "an aspect of slac-2010",
    ),
    Fault(
        INSPECTION,
        {"judgements": (attrs.evolve(INSPECTION.judgements[0], grade=ReformedGrade.GOOD),)},
        "judgements[0].grade",
        WRONG,
        "a SlacGrade, or not judged",
    ),
    Fault(
        INSPECTION,
        {"report": with_sections(attrs.evolve(SECTION, aspect_key="overall"))},
        "report.sections[0].aspect_key",
        UNKNOWN,
        "an aspect of slac-2010",
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
        "a SlacGrade",
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
        "a SlacGrade",
    ),
    Fault(
        INSPECTION,
        {"readings": Readings(annotations=(attrs.evolve(ANNOTATION, finding="p9s3"),))},
        "readings.annotations[0].finding",
        UNKNOWN,
        "the id of a finding of the report",
    ),
    Fault(
        INSPECTION,
        {"readings": Readings(statistics=(attrs.evolve(STATISTIC, quote="Two"),))},
        "readings.statistics[0].quote",
        AGAINST,
        "words of paragraph p9, exactly",
    ),
    Fault(
        INSPECTION,
        {"readings": Readings(prior_inspections=(attrs.evolve(MENTION, paragraph="p10"),))},
        "readings.prior_inspections[0].quote",
        AGAINST,
        "words of paragraph p10, exactly",
    ),
)


def changed(record: Record, changes: Mapping[str, object]) -> Record:
    """Return `record` made again, through its constructor, with `changes`."""
    make: Callable[..., Record] = type(record)
    fields = attrs.asdict(record, recurse=False)  # type: ignore[arg-type]  # each model is of attrs
    return make(**{**fields, **changes})


@pytest.mark.parametrize(
    "fault",
    FAULTS,
    ids=[
        f"{number}-{type(fault.record).__name__}.{fault.path}"
        for number, fault in enumerate(FAULTS)
    ],
)
def test_one_broken_law_is_one_problem_at_its_place(fault: Fault) -> None:
    """Law: unchanged the record can be made again; changed, that problem alone is told."""
    assert changed(fault.record, {}) == fault.record
    with pytest.raises(InvalidDocument) as raised:
        changed(fault.record, fault.changes)
    assert raised.value.subject == type(fault.record).__name__
    (problem,) = raised.value.problems
    assert (problem.path, problem.code, problem.expected) == (
        f"$.{fault.path}",
        fault.code,
        fault.expected,
    )
    assert f"$.{fault.path}" in str(raised.value)


def test_faults_of_every_kind_are_told_at_once_in_order() -> None:
    with pytest.raises(InvalidDocument) as raised:
        changed(
            INSPECTION,
            {
                "start": day("2011-03-01"),
                "source_url": "",
                "judgements": INSPECTION.judgements * 2,
                "readings": Readings(annotations=(attrs.evolve(ANNOTATION, finding="p1s1"),)),
            },
        )
    assert [problem.path for problem in raised.value.problems] == [
        "$.end",
        "$.source_url",
        "$.judgements[1]",
        "$.readings.annotations[0].finding",
    ]


DAYS = st.dates(day("2010-12-01"), day("2011-03-01"))


@given(start=DAYS, end=DAYS, published=DAYS)
def test_the_days_of_an_inspection_follow_one_another(
    start: datetime.date, end: datetime.date, published: datetime.date
) -> None:
    """Law: an inspection can be made exactly if its three days are in order."""
    days = {"start": start, "end": end, "published": published}
    if sorted([start, end, published]) == [start, end, published]:
        made = changed(INSPECTION, days)
        assert attrs.asdict(made, recurse=False).items() >= days.items()  # type: ignore[arg-type]
        return
    with pytest.raises(InvalidDocument) as raised:
        changed(INSPECTION, days)
    assert {problem.code for problem in raised.value.problems} == {ProblemCode.WRONG_ORDER}


@given(st.lists(st.text("ab.", min_size=1, max_size=3), min_size=1, max_size=5), st.data())
def test_findings_are_taken_exactly_if_they_join_to_the_text(
    words: list[str], data: st.DataObject
) -> None:
    """Law: whole words, in order, nothing between them but a space, nothing before or after."""
    text = " ".join(words)
    offsets = st.integers(-1, len(text) + 1)
    places = data.draw(
        st.one_of(
            st.lists(st.tuples(offsets, offsets), min_size=1, max_size=3),
            st.sets(st.integers(1, len(words))).map(lambda cuts: _cut(words, cuts)),
        )
    )
    joins = all(0 <= start < end <= len(text) for start, end in places) and (
        " ".join(text[start:end] for start, end in places) == text
        and [place for place, character in enumerate(text) if character != " "]
        == [place for start, end in places for place in range(start, end) if text[place] != " "]
    )
    findings = tuple(
        Finding(id=f"p1s{number}", start=start, end=end)
        for number, (start, end) in enumerate(places, start=1)
    )
    make: Callable[..., Paragraph] = Paragraph
    try:
        make(id="p1", number=1, number_printed=True, text=text, findings=findings)
    except InvalidDocument:
        assert not joins
    else:
        assert joins


def _cut(words: list[str], cuts: set[int]) -> list[tuple[int, int]]:
    """Return where the runs of `words` between `cuts` stand in the words joined by spaces."""
    bounds = sorted(cuts | {0, len(words)})
    return [
        (len(" ".join(words[:first])) + (first > 0), len(" ".join(words[:last])))
        for first, last in itertools.pairwise(bounds)
    ]


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


@pytest.mark.parametrize("part", UNKNOWN_PARTS)
def test_a_part_that_is_not_there_is_named(part: str) -> None:
    ask, named = UNKNOWN_PARTS[part]
    with pytest.raises(UnknownName, match=re.escape(named)):
        ask()


def test_what_the_national_framework_sets_has_words() -> None:
    titles = [each.title for each in NationalFramework]
    assert len(set(titles)) == len(titles)
    assert all(
        each.title.lower().startswith(each.value.replace("_", " "))
        for each in NationalFramework
        if each is not NationalFramework.PRINCIPLES
    )


def test_parts_are_found_by_their_names() -> None:
    assert REPORT.paragraph(9) is REPORT.paragraph("p9") is PARAGRAPH
    assert REPORT.finding("p9s2") is SECOND
    assert REPORT.recommendation("p9r1") is RECOMMENDATION
    assert READINGS.annotation("p9s1") is ANNOTATION
    assert REPORT.section("a/b") is SECTION
    assert REPORT.finding_text("p9s2") == "Three."
    assert INSPECTION.judgement(JUDGED) is INSPECTION.judgements[0]
    assert INSPECTION.find(JUDGED) is INSPECTION.judgements[0]
    assert INSPECTION.find("safeguarding.overall_effectiveness") is None
    assert attrs.evolve(INSPECTION, judgements=BOTH[:1]).overall is BOTH[0]
    plain = attrs.evolve(INSPECTION, readings=None)
    assert plain.corrected_text("p9") == PARAGRAPH.text
    assert plain.corrected_text("p9i1") == PARAGRAPH.items[0]
    assert plain.corrected_text("p9r1") == RECOMMENDATION.text


def test_a_record_is_shown_by_what_tells_it_from_others() -> None:
    shown = [
        repr(each)
        for each in (WARRINGTON, PARAGRAPH, SECTION, RECOMMENDATION, REPORT, READINGS, SOURCE)
    ]
    assert shown == [
        "LocalAuthority('Warrington', urn 80575)",
        "Paragraph('p9', 'One two. Three.')",
        "Section('a/b', 0 subsections, 1 paragraphs)",
        "Recommendation('p9r1', 'Immediately', 'Mend it at once')",
        "Report('Warrington Council', 1 paragraphs, 2 findings, 1 recommendations)",
        "Readings(1 annotations, 1 statistics, 1 corrections, 1 prior inspections)",
        "Source('T', 'Ofsted', sha256 000000000000)",
    ]
    assert repr(INSPECTION.judgements[0]) == f"Judgement('{JUDGED}', 'Adequate')"
    assert repr(INSPECTION) == (
        "Inspection('80575-2011-01-10', slac-2010, Warrington, 1 judgements, report, readings)"
    )


def test_what_is_not_given_is_the_plain_case() -> None:
    """An inspection is full and in one visit, a finding states no grade, an annotation is sure."""
    plain = Inspection(
        framework=SLAC_2010,
        authority=WARRINGTON,
        start=day("2011-01-10"),
        end=day("2011-01-21"),
        published=day("2011-02-25"),
        published_basis=Basis.PRINTED,
        judgements=(),
    )
    assert plain.kind is InspectionKind.FULL
    assert not plain.split_visit
    assert not FIRST.states_grade
    assert not ANNOTATION.uncertain
    assert STATISTIC.as_of_basis is AsOfBasis.NONE
    left_out = (plain.source_url, plain.form, plain.age_group, plain.kind_basis, plain.end_basis)
    assert {*left_out, plain.report, plain.readings, plain.source} == {None}
    assert plain.start_precision is Precision.DAY
    assert {plain.team, plain.team_members, plain.lead_inspectors, plain.reviews} == {()}
    assert repr(attrs.evolve(RECOMMENDATION, timescale=None)) == (
        "Recommendation('p9r1', 'Mend it at once')"
    )
    assert repr(REVIEW) == "Review('board', 'Good')"
