"""What cannot be written as a report is refused, with the reason."""

import datetime
from collections.abc import Callable
from typing import cast

import attrs
import pytest

from ofsted_inspection.errors import InvalidDocument
from ofsted_inspection.models import Inspection, Precision, Recommendation
from ofsted_inspection.rendering import to_text
from tests.reading import warrington


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
