"""What cannot be written as a report is refused, with the reason."""

import datetime
from collections.abc import Callable
from typing import cast

import attrs
import pytest

from ofsted_inspection import strategies
from ofsted_inspection.errors import InvalidDocument
from ofsted_inspection.frameworks import ILACS_2023, LAC_2013, SIF_2013, Framework
from ofsted_inspection.grades import ReformedGrade, Ungraded
from ofsted_inspection.models import (
    Inspection,
    Precision,
    Recommendation,
    Report,
    Review,
    Section,
)
from ofsted_inspection.rendering import to_text
from tests.reading import warrington
from tests.strategies.drawn import simplest

REVIEWS = (Review(key="board", title="The board", grade=ReformedGrade.GOOD),)


def reason(inspection: Inspection) -> str:
    with pytest.raises(InvalidDocument) as raised:
        to_text(inspection)
    assert raised.value.subject == "rendering"
    (problem,) = raised.value.problems
    return str(problem)


def test_an_inspection_without_its_report() -> None:
    without = attrs.evolve(warrington.inspection(), report=None)
    assert "with its report" in reason(without)


def test_judgements_that_are_not_those_of_the_record() -> None:
    inspection = warrington.inspection()
    for judgements in (inspection.judgements[1:], inspection.judgements[::-1]):
        changed = attrs.evolve(inspection, judgements=judgements)
        assert "in the order of the framework" in reason(changed)


def test_a_section_that_the_template_does_not_have() -> None:
    inspection = warrington.inspection()
    first, *others = warrington.report().sections
    strange = attrs.evolve(first, title="A word from us")
    report = attrs.evolve(warrington.report(), sections=(strange, *others))
    assert "A word from us" in reason(attrs.evolve(inspection, report=report))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"end": None, "end_basis": None}, "$.end"),
        ({"published": None, "published_basis": None}, "$.published"),
        ({"lead_inspectors": ("A", "B")}, "$.lead_inspectors[1]"),
        (
            {"start": datetime.date(2011, 1, 1), "start_precision": Precision.MONTH},
            "$.start_precision",
        ),
    ],
)
def test_what_the_cover_prints_otherwise(changes: dict[str, object], told: str) -> None:
    make = cast("Callable[..., Inspection]", attrs.evolve)
    assert told in reason(make(warrington.inspection(), **changes))


@pytest.mark.parametrize("field", ["paragraph", "timescale"])
def test_a_recommendation_that_stands_under_nothing(field: str) -> None:
    make = cast("Callable[..., Recommendation]", attrs.evolve)
    first, *others = warrington.report().recommendations
    bare = make(first, **{field: None})
    report = attrs.evolve(warrington.report(), recommendations=(bare, *others))
    changed = attrs.evolve(warrington.inspection(), report=report)
    assert "$.report.recommendations[0]" in reason(changed)


def test_the_record_is_written_in_the_lines_of_the_source() -> None:
    heading = "Record of main findings: Warrington"
    printed = [line.rstrip() for line in warrington.lines()]
    written = to_text(warrington.inspection()).rstrip("\n").split("\n")
    assert written[written.index(heading) :] == printed[printed.index(heading) :]


def test_what_is_not_there_is_not_written() -> None:
    report = attrs.evolve(warrington.report(), contents=(), printed_scale=())
    inspection = attrs.evolve(
        warrington.inspection(), report=report, lead_inspectors=(), age_group=None
    )
    text = to_text(inspection)
    for label in ("Contents", "Reporting inspector", "Age group", "Outstanding (Grade 1)"):
        assert label in to_text(warrington.inspection())
        assert label not in text


@pytest.mark.parametrize(
    ("start", "end", "printed"),
    [
        ("2011-01-10", "2011-01-21", "10 \u2013 21 January 2011"),
        ("2011-03-28", "2011-04-08", "28 March \u2013 8 April 2011"),
        ("2010-12-13", "2011-01-07", "13 December 2010 \u2013 7 January 2011"),
        ("2011-01-10", "2011-01-10", "10 January 2011"),
    ],
)
def test_dates_are_written_as_reports_write_them(start: str, end: str, printed: str) -> None:
    inspection = attrs.evolve(
        warrington.inspection(),
        start=datetime.date.fromisoformat(start),
        end=datetime.date.fromisoformat(end),
        published=datetime.date(2012, 1, 1),
    )
    assert f"\nInspection dates: {printed}\n" in to_text(inspection)


# -------------------------------------------------------------------- the programmes since 2013


def drawn(framework: Framework) -> Inspection:
    return simplest(strategies.inspections(framework, report=True, readings=False))


def later(framework: Framework) -> tuple[Inspection, Report]:
    inspection = drawn(framework)
    assert inspection.report is not None
    return inspection, inspection.report


def test_a_later_report_is_written_whole() -> None:
    blocks = to_text(drawn(ILACS_2023)).rstrip("\n").split("\n\n")
    assert blocks[:3] == [
        "Inspection of Ambridge local authority children's services",
        "Inspection dates: 1 January 2023",
        "Lead inspector: Ann Bee",
    ]
    assert blocks[-2:] == [
        "The impact of leaders on social work practice with children and families: outstanding",
        "4. A b.",
    ]


def test_two_lead_inspectors_are_named_as_two() -> None:
    inspection = attrs.evolve(drawn(ILACS_2023), lead_inspectors=("Ann Bee", "Cy Dee"))
    assert "\nLead inspectors: Ann Bee and Cy Dee\n" in to_text(inspection)
    without = attrs.evolve(inspection, lead_inspectors=())
    assert "Lead inspector" not in to_text(without)


def test_a_day_of_publication_that_is_not_known_is_not_written() -> None:
    for framework, label in ((SIF_2013, "Report published"), (LAC_2013, "Published")):
        inspection = drawn(framework)
        assert f"\n{label}: " in to_text(inspection)
        unknown = attrs.evolve(inspection, published=None, published_basis=None)
        assert label not in to_text(unknown)


@pytest.mark.parametrize(
    ("framework", "changes", "told"),
    [
        (ILACS_2023, {"split_visit": True}, "$.split_visit"),
        (SIF_2013, {"lead_inspectors": ("Cy Dee",)}, "$.lead_inspectors[0]"),
        (SIF_2013, {"reviews": REVIEWS}, "$.reviews[0]"),
        (ILACS_2023, {"reviews": REVIEWS}, "$.reviews[0]"),
    ],
)
def test_what_a_later_report_prints_otherwise(
    framework: Framework, changes: dict[str, object], told: str
) -> None:
    make = cast("Callable[..., Inspection]", attrs.evolve)
    assert told in reason(make(drawn(framework), **changes))


def test_a_review_whose_grade_a_heading_states_is_written() -> None:
    inspection, report = later(SIF_2013)
    board = Section(id="board", title="The safeguarding children board is Good")
    report = attrs.evolve(report, sections=(*report.sections, board))
    text = to_text(attrs.evolve(inspection, reviews=REVIEWS, report=report))
    assert "\n\nand\n\nReview of the effectiveness" in text


@pytest.mark.parametrize("number", [-1, -2])
def test_a_judgement_without_its_section(number: int) -> None:
    inspection, report = later(ILACS_2023)
    sections = [each for each in report.sections if each is not report.sections[number]]
    changed = attrs.evolve(inspection, report=attrs.evolve(report, sections=tuple(sections)))
    assert str(report.sections[number].aspect_key) in reason(changed)


def test_a_judgement_whose_heading_states_no_grade() -> None:
    inspection, report = later(ILACS_2023)
    *others, last = report.sections
    bare = attrs.evolve(report, sections=(*others, attrs.evolve(last, printed_grade=None)))
    assert last.id in reason(attrs.evolve(inspection, report=bare))


def test_a_judgement_not_made_is_stated_so() -> None:
    inspection, report = later(ILACS_2023)
    *others, last = report.sections
    bare = attrs.evolve(report, sections=(*others, attrs.evolve(last, printed_grade=None)))
    first, *rest = inspection.judgements
    assert first.aspect.key == last.aspect_key
    judgements = (attrs.evolve(first, grade=Ungraded.NOT_JUDGED), *rest)
    text = to_text(attrs.evolve(inspection, report=bare, judgements=judgements))
    assert f"\n{last.title}: not judged\n" in text


def test_a_number_that_later_reports_would_print() -> None:
    inspection, report = later(ILACS_2023)
    *others, last = report.sections
    hidden = attrs.evolve(last.paragraphs[0], number_printed=False)
    bare = attrs.evolve(report, sections=(*others, attrs.evolve(last, paragraphs=(hidden,))))
    assert hidden.id in reason(attrs.evolve(inspection, report=bare))
