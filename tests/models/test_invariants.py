"""What each model refuses, though every field is of the right type: one broken law at a time."""

import datetime
import itertools
import re
from collections.abc import Callable

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_inspection import (
    Basis,
    Finding,
    Inspection,
    InspectionKind,
    InvalidDocument,
    Judgement,
    NationalFramework,
    Paragraph,
    Precision,
    ProblemCode,
    Readings,
    SlacGrade,
    UnknownName,
)
from ofsted_inspection.frameworks import SLAC_2010
from ofsted_inspection.models import AsOfBasis
from tests.models.faults import (
    ANNOTATION,
    FAULTS,
    FIRST,
    INSPECTION,
    JUDGED,
    PARAGRAPH,
    READINGS,
    RECOMMENDATION,
    REPORT,
    REPORTED,
    REVIEW,
    SECOND,
    SECTION,
    SOURCE,
    STATISTIC,
    Fault,
    changed,
    day,
)
from tests.reading.warrington import WARRINGTON


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
    assert (problem.path, problem.code) == (f"$.{fault.path}", fault.code)
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
    assert repr(REPORTED) == (
        "ReportedGrade('Warrington', safeguarding, 'January 2011', 'Adequate')"
    )
    unsaid = attrs.evolve(REPORTED, service=None)
    assert repr(unsaid).startswith("ReportedGrade('Warrington', service not stated, ")


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
