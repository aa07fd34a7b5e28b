"""Reports of the template written apart from the reader, each with what must be read from it."""

import re
import tomllib
from pathlib import Path
from typing import TypedDict

import pytest

from ofsted_inspection.errors import InvalidDocument
from ofsted_inspection.frameworks import Service
from ofsted_inspection.models import (
    AuthorityType,
    Inspection,
    LocalAuthority,
    Region,
    Report,
    Timescale,
)
from ofsted_inspection.reading import read_report

REPORTS = Path(__file__).parent / "reports"
WHOLE = sorted(path.stem for path in REPORTS.glob("*.toml"))
DAMAGED = sorted(path.stem for path in (REPORTS / "damaged").glob("*.toml"))


def council(name: str) -> LocalAuthority:
    return LocalAuthority(
        urn=1,
        name=name,
        la_number=999,
        ons_code="E06999999",
        region=Region.NORTH_WEST,
        type=AuthorityType.UNITARY_AUTHORITY,
    )


class Expected(TypedDict):
    """What a report's author says must be read from it."""

    authority: str
    start: object
    end: object
    published: object
    lead_inspector: str
    age_group: str
    team: list[list[object]]
    contents: int
    paragraphs: int
    unprinted: list[int]
    stated_grades: list[str]
    judgements: dict[str, str]
    printed_grades: dict[str, str]
    sections: dict[str, list[int]]
    recommendations: dict[str, list[int]]
    paragraph: list[dict[str, object]]
    recommendation: list[dict[str, str]]


def expected(name: str) -> Expected:
    with (REPORTS / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)  # type: ignore[return-value]  # the shape is checked by use


def read(name: str) -> Inspection:
    path = REPORTS / f"{name}.txt"
    return read_report(path, authority=council(expected(name)["authority"]))


def printed(inspection: Inspection) -> Report:
    assert inspection.report is not None
    return inspection.report


@pytest.fixture(scope="module", params=WHOLE)
def case(request: pytest.FixtureRequest) -> tuple[Inspection, Expected]:
    name: str = request.param
    return read(name), expected(name)


def test_there_are_at_least_eight_reports() -> None:
    assert len(WHOLE) >= 8


def test_cover(case: tuple[Inspection, Expected]) -> None:
    inspection, told = case
    assert printed(inspection).authority == told["authority"]
    assert inspection.start == told["start"]
    assert inspection.end == told["end"]
    assert inspection.published == told["published"]
    assert inspection.lead_inspectors == (told["lead_inspector"],)
    assert inspection.age_group == told["age_group"]
    assert [[group.count, group.body.value] for group in inspection.team] == told["team"]


def test_judgements(case: tuple[Inspection, Expected]) -> None:
    inspection, told = case
    read_grades = {each.aspect.key: each.grade.value for each in inspection.judgements}
    assert read_grades == told["judgements"]


def test_sections(case: tuple[Inspection, Expected]) -> None:
    inspection, told = case
    sections = {each.aspect_key: each for each in printed(inspection).walk() if each.aspect_key}
    assert {
        key: [section.paragraphs[0].number, section.paragraphs[-1].number]
        for key, section in sections.items()
    } == told["sections"]
    assert {
        key: section.printed_grade.value
        for key, section in sections.items()
        if section.printed_grade is not None
    } == told["printed_grades"]
    assert len(printed(inspection).contents) == told["contents"]


def test_paragraphs(case: tuple[Inspection, Expected]) -> None:
    inspection, told = case
    report = printed(inspection)
    assert [(each.number, each.text, list(each.items)) for each in report.paragraphs] == [
        (each["number"], each["text"], each["items"]) for each in told["paragraph"]
    ]
    unprinted = [each.number for each in report.paragraphs if not each.number_printed]
    assert unprinted == told["unprinted"]
    assert len(report.paragraphs) == told["paragraphs"]


def test_findings(case: tuple[Inspection, Expected]) -> None:
    inspection, told = case
    report = printed(inspection)
    for paragraph, wanted in zip(report.paragraphs, told["paragraph"], strict=True):
        sentences = [paragraph.text[each.start : each.end] for each in paragraph.findings]
        assert sentences == wanted.get("sentences", [])
    assert [each.id for each in report.findings if each.states_grade] == told["stated_grades"]


def test_recommendations(case: tuple[Inspection, Expected]) -> None:
    inspection, told = case
    recommendations = printed(inspection).recommendations
    assert [
        {"service": each.service.value, "timescale": each.timescale.value, "text": each.text}
        for each in recommendations
        if each.service is not None and each.timescale is not None
    ] == told["recommendation"]
    for service, counts in told["recommendations"].items():
        assert counts == [
            sum(
                each.service is Service(service) and each.timescale is timescale
                for each in recommendations
            )
            for timescale in Timescale
        ]


@pytest.mark.parametrize("name", DAMAGED)
def test_damage_is_named(name: str) -> None:
    with (REPORTS / "damaged" / f"{name}.toml").open("rb") as file:
        faults: list[dict[str, object]] = tomllib.load(file)["faults"]
    path = REPORTS / "damaged" / f"{name}.txt"
    with pytest.raises(InvalidDocument) as raised:
        read_report(path, authority=council("Northmere"))
    problems = raised.value.problems
    for fault in faults:
        word = re.compile(re.escape(str(fault["mentions"])), re.IGNORECASE)
        assert any(
            word.search(f"{problem.found} {problem.expected}")
            and (fault["line"] == 0 or problem.line == fault["line"])
            for problem in problems
        ), f"{fault} not among:\n{raised.value}"
