"""An inspection made by hand: of names and plain values, every mistake told at once."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, strategies as st

import ofsted_inspection
from ofsted_inspection import (
    Grade,
    Inspection,
    InspectionForm,
    InspectionKind,
    InvalidDocument,
    ProblemCode,
    ReformedGrade,
    SlacGrade,
    Ungraded,
    authority,
    load,
)
from ofsted_inspection._doors import DOORS, behind
from ofsted_inspection.frameworks import CATALOGUE, ILACS_2023, Framework
from ofsted_inspection.strategies import inspections

GRADES: dict[str, Grade | Ungraded | str] = {
    "overall": "good",
    "leaders": "Requires improvement to be good",
    "help_and_protection": ReformedGrade.GOOD,
    "care_leavers": "not_judged",
}


def test_of_names_and_words() -> None:
    made = Inspection.of(
        "ilacs-2023",
        "Doncaster",
        start="2025-01-20",
        end=datetime.date(2025, 1, 31),
        grades=GRADES,
        form="short",
        kind="reinspection",
        lead_inspectors=["Ann Bee"],
        source_url="https://example.org/report",
        split_visit=True,
    )
    assert made.authority is authority("Doncaster")
    assert (made.framework, made.start) == (ILACS_2023, datetime.date(2025, 1, 20))
    assert (made.end, made.published) == (datetime.date(2025, 1, 31), None)
    assert (made.form, made.kind) == (InspectionForm.SHORT, InspectionKind.REINSPECTION)
    assert (made.lead_inspectors, made.split_visit) == (("Ann Bee",), True)
    assert made.source_url == "https://example.org/report"
    assert {each.aspect.key: each.grade for each in made.judgements} == {
        "leaders": ReformedGrade.REQUIRES_IMPROVEMENT,
        "help_and_protection": ReformedGrade.GOOD,
        "care_leavers": Ungraded.NOT_JUDGED,
        "overall": ReformedGrade.GOOD,
    }
    assert [each.aspect for each in made.judgements] == [
        each for each in ILACS_2023.aspects if each.key in GRADES
    ]
    assert made.overall.grade is ReformedGrade.GOOD


@given(inspections(coherent=True, report=False, readings=False), st.booleans())
def test_what_is_told_of_an_inspection_makes_it_again(made: Inspection, as_words: bool) -> None:  # noqa: FBT001 - drawn
    """Law: the outcome, taken apart into values or words, is put together as it was."""
    again = Inspection.of(
        made.framework.id if as_words else made.framework,
        made.authority,
        start=made.start.isoformat() if as_words else made.start,
        end=None if made.end is None else made.end.isoformat(),
        published=made.published,
        grades={
            each.aspect.key: each.grade.value if as_words else each.grade
            for each in made.judgements
        },
    )
    assert again.judgements == made.judgements
    assert (again.id, again.end, again.published) == (made.id, made.end, made.published)


def test_grades_are_taken_in_ofsteds_words() -> None:
    made = Inspection.of(
        "lac-2013", 80418, start="2013-07-08", grades={"overall": "Grade 4 (inadequate)"}
    )
    assert made.overall.grade is SlacGrade.INADEQUATE


def of(**changes: object) -> Inspection:
    """Make an inspection with one or more things changed."""
    make: Callable[..., Inspection] = Inspection.of
    whole: dict[str, object] = {
        "framework": "ilacs-2023",
        "authority": "Doncaster",
        "start": "2025-01-20",
        "grades": GRADES,
    }
    return make(**{**whole, **changes})


MISTAKES: list[tuple[str, object, str, ProblemCode, str]] = [
    ("framework", "ilacs-2024", "framework", ProblemCode.UNKNOWN_NAME, "ilacs-2023"),
    ("framework", "qqq", "framework", ProblemCode.UNKNOWN_NAME, "framework"),
    ("framework", None, "framework", ProblemCode.WRONG_TYPE, "framework"),
    ("authority", "Kingston", "authority", ProblemCode.UNKNOWN_NAME, "Kingston upon Hull"),
    ("authority", 1.5, "authority", ProblemCode.WRONG_TYPE, "authority"),
    ("authority", True, "authority", ProblemCode.WRONG_TYPE, "authority"),
    ("start", "20/01/2025", "start", ProblemCode.WRONG_VALUE, "2025-01-20"),
    ("start", "20250120", "start", ProblemCode.WRONG_VALUE, "2025-01-20"),
    ("start", None, "start", ProblemCode.WRONG_VALUE, "2025-01-20"),
    ("start", datetime.datetime(2025, 1, 20, 9), "start", ProblemCode.WRONG_VALUE, "2025-01-20"),  # noqa: DTZ001 - the mistake
    ("end", "soon", "end", ProblemCode.WRONG_VALUE, "2025-01-20"),
    ("published", 2025, "published", ProblemCode.WRONG_VALUE, "2025-01-20"),
    ("kind", "partial", "kind", ProblemCode.WRONG_VALUE, "reinspection"),
    ("form", "long", "form", ProblemCode.WRONG_VALUE, "standard"),
    ("grades", {"overal": "good"}, "grades", ProblemCode.UNKNOWN_NAME, "overall"),
    ("grades", {"qqq": "good"}, "grades", ProblemCode.UNKNOWN_NAME, "care_leavers"),
    ("grades", {"overall": "adequate"}, "grades.overall", ProblemCode.WRONG_VALUE, "good"),
    ("grades", {"overall": SlacGrade.GOOD}, "grades.overall", ProblemCode.WRONG_VALUE, "good"),
    ("grades", {"overall": None}, "grades.overall", ProblemCode.WRONG_VALUE, "good"),
]


@pytest.mark.parametrize(
    ("field", "given_", "path", "code", "offered"),
    MISTAKES,
    ids=[f"{number}-{mistake[0]}" for number, mistake in enumerate(MISTAKES)],
)
def test_a_mistake_is_told_with_what_was_meant(
    field: str, given_: object, path: str, code: ProblemCode, offered: str
) -> None:
    with pytest.raises(InvalidDocument) as raised:
        of(**{field: given_})
    (problem,) = raised.value.problems
    assert (problem.path, problem.code) == (f"$.{path}", code)
    assert offered in problem.expected


def test_all_mistakes_come_at_once() -> None:
    with pytest.raises(InvalidDocument) as raised:
        of(framework="ilacs-2024", authority="Kingston", start="x", kind="y")
    assert [problem.path for problem in raised.value.problems] == [
        "$.framework",
        "$.authority",
        "$.start",
        "$.kind",
    ]


@pytest.mark.parametrize("framework", CATALOGUE, ids=lambda each: str(each.id))
def test_an_inspection_of_any_framework_without_grades(framework: Framework) -> None:
    made = Inspection.of(
        framework, load("warrington-2011").authority, start="2013-07-08", grades={}
    )
    assert made.judgements == ()


def test_a_day_that_is_no_mistake_by_itself_is_seen_by_the_model() -> None:
    with pytest.raises(InvalidDocument) as raised:
        of(end="2025-01-19")
    assert [problem.path for problem in raised.value.problems] == ["$.end"]


@pytest.mark.parametrize("door", DOORS)
def test_a_door_is_a_method_and_leads_to_a_function(door: tuple[str, str]) -> None:
    name, method = door
    cls: Any = getattr(ofsted_inspection, name)
    assert callable(getattr(cls, method))
    assert callable(behind(name, method))
