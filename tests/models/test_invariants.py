"""What each model refuses, though every field is of the right type: one broken law at a time."""

import datetime
import itertools
import re
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_inspection import (
    Basis,
    ChildrenGroup,
    Finding,
    Inspection,
    InspectionKind,
    InvalidDocument,
    NationalFramework,
    Paragraph,
    Polarity,
    Precision,
    ProblemCode,
    Readings,
    Theme,
    UnknownName,
)
from ofsted_inspection._record import Record
from ofsted_inspection.frameworks import SLAC_2010
from ofsted_inspection.models import AsOfBasis
from tests.models.faults import (
    ANNOTATION,
    BOTH,
    CHANGE,
    DOUBT,
    FAULTS,
    FIRST,
    GROUP,
    INSPECTION,
    JUDGED,
    PARAGRAPH,
    READINGS,
    RECOMMENDATION,
    REPORT,
    SECOND,
    SECTION,
    SOURCE,
    STATISTIC,
    UNKNOWN_PARTS,
    VISIT,
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


@pytest.mark.parametrize(
    ("record", "changes"),
    [
        (CHANGE, {"valid_before": day("2013-11-02")}),
        (DOUBT, {"page": 1}),
        (GROUP, {"count": 1}),
        (INSPECTION, {"source_url": "http://a"}),
        (SOURCE, {"pages": 1}),
        (VISIT, {"published": VISIT.day}),
        (VISIT, {"day": day("1990-01-01")}),
        (VISIT, {"published": day("2100-12-31")}),
        (WARRINGTON, {"urn": 1}),
        (WARRINGTON, {"la_number": 100}),
        (WARRINGTON, {"la_number": 999}),
    ],
)
def test_the_least_and_the_most_is_taken(record: Record, changes: dict[str, object]) -> None:
    taken = changed(record, changes)
    assert {name: getattr(taken, name) for name in changes} == changes


def test_quotes_are_looked_for_as_far_as_all_of_them_may_take(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One for a statistic and one for a mention, in the words of one paragraph."""
    searched = 2 * sum(map(len, [PARAGRAPH.text, *PARAGRAPH.items, RECOMMENDATION.text]))
    limit = "ofsted_inspection.models._agreement.MOST_SEARCHED"
    monkeypatch.setattr(limit, searched)
    assert attrs.evolve(INSPECTION) == INSPECTION
    monkeypatch.setattr(limit, searched - 1)
    with pytest.raises(InvalidDocument) as raised:
        attrs.evolve(INSPECTION)
    (fault,) = raised.value.problems
    mention = READINGS.prior_inspections[0]
    assert (fault.path, fault.code) == (
        "$.readings.prior_inspections[0].quote",
        ProblemCode.TOO_LARGE,
    )
    assert mention.quote in fault.found
    assert str(searched - 1) in fault.expected


@pytest.mark.parametrize(
    ("chosen", "ids"),
    [
        ({"text": "three"}, ["p9s2"]),
        ({"text": "no such words"}, []),
        ({"aspect": JUDGED}, ["p9s1", "p9s2"]),
        ({"aspect": "safeguarding.overall_effectiveness"}, []),
        ({"theme": Theme.HEALTH}, ["p9s1"]),
        ({"theme": Theme.FRONT_DOOR}, []),
        ({"polarity": Polarity.CONTEXT}, ["p9s1"]),
        ({"polarity": Polarity.STRENGTH}, []),
        ({"group": ChildrenGroup.EXPLOITATION}, []),
        ({"uncertain": True}, []),
        ({"uncertain": False}, ["p9s1"]),
        ({}, ["p9s1", "p9s2"]),
    ],
)
def test_findings_are_asked_for_by_each_thing(chosen: dict[str, Any], ids: list[str]) -> None:
    assert [found.finding.id for found in INSPECTION.findings(**chosen)] == ids
