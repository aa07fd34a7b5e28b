"""running-lines-agree: what runs along the pages names what the cover names."""

import datetime

import attrs
import pytest

from ofsted_inspection.frameworks import ILACS_2023
from ofsted_inspection.models import Inspection, Source
from ofsted_inspection.rules import RUNNING_LINES_AGREE, check
from tests.rules.made import inspection, report


def made(*lines: str, split: bool = False, end: datetime.date | None = None) -> Inspection:
    plain = inspection(ILACS_2023, {}, report=report([]))
    assert plain.report is not None
    return attrs.evolve(
        plain,
        report=attrs.evolve(plain.report, authority="London Borough of Made-up"),
        start=datetime.date(2024, 6, 10),
        end=datetime.date(2024, 6, 14) if end is None else end,
        published=datetime.date(2024, 7, 30),
        split_visit=split,
        source=Source(title="A", publisher="B", sha256="0" * 64, running_lines=lines),
    )


def subjects(made: Inspection) -> list[str]:
    return [each.subject for each in check(made, rules=[RUNNING_LINES_AGREE])]


@pytest.mark.parametrize(
    "line",
    [
        "Inspection of Made-up local authority children’s services",
        "Inspection of Made-up Council children's services",
        "10 to 14 June 2024",
        "Inspection dates: 10 to 14 June 2024",
        "Made-up, 14 June 2024",
        "Official",
    ],
)
def test_what_agrees(line: str) -> None:
    assert subjects(made(line)) == []


@pytest.mark.parametrize(
    "line",
    [
        "Inspection of Made-down local authority children’s services",
        "10 to 14 June 2025",
        "10 to 13 June 2024",
        "9 to 14 June 2024",
        "10 to 14 July 2024",
    ],
)
def test_what_contradicts(line: str) -> None:
    assert subjects(made("Official", line)) == ["source.running_lines[1]"]


def test_a_split_visit_has_other_days_too() -> None:
    assert subjects(made("10 to 11 June 2024", split=True)) == []


def test_without_source_or_report_nothing_is_said() -> None:
    line = "10 to 14 June 2025"
    assert subjects(attrs.evolve(made(line), source=None)) == []
    assert subjects(attrs.evolve(made(line), report=None)) == []


def test_an_end_that_is_not_stated_is_the_first_day() -> None:
    alone = attrs.evolve(made("10 June 2024", "10 to 14 June 2024"), end=None, end_basis=None)
    assert subjects(alone) == ["source.running_lines[1]"]
