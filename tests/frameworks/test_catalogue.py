"""The editions: their scales, aspects, roles and dates are those that the sources have."""

import csv
import pickle
import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from ofsted_inspection import frameworks
from ofsted_inspection.errors import InvalidDocument, ProblemCode, UnknownName
from ofsted_inspection.frameworks import (
    CATALOGUE,
    ILACS_2018,
    ILACS_2023,
    ILACS_2026,
    SIF_2013,
    SLAC_2010,
    Aspect,
    Framework,
    Programme,
    Role,
    Service,
)
from ofsted_inspection.grades import ReformedGrade, SlacGrade

DATA = Path(__file__).parents[2] / "data"


evolve: Callable[..., object] = attrs.evolve


def test_the_catalogue_holds_each_edition_once_under_its_id() -> None:
    assert [framework.id for framework in CATALOGUE] == [
        "slac-2010",
        "lac-2013",
        "sif-2013",
        "ilacs-2018",
        "ilacs-2023",
        "ilacs-2026",
    ]
    assert all(frameworks.get(framework.id) is framework for framework in CATALOGUE)


@pytest.mark.parametrize("name", ["slac-2009", "ilacs", "SLAC-2010", ""])
def test_an_unknown_id_is_refused_with_those_that_are_known(name: str) -> None:
    with pytest.raises(UnknownName) as raised:
        frameworks.get(name)
    assert raised.value.known == tuple(framework.id for framework in CATALOGUE)
    assert raised.value.kind == "framework"


@pytest.mark.parametrize("framework", CATALOGUE, ids=lambda framework: str(framework.id))
def test_the_scale_is_the_programmes(framework: Framework) -> None:
    older = framework.programme in {Programme.SLAC, Programme.LAC}
    assert framework.scale is (SlacGrade if older else ReformedGrade)


def test_aspects_are_those_judged_in_englands_inspections() -> None:
    with (DATA / "england/kept/inspections.csv").open(encoding="utf-8") as lines:
        editions = {row["inspection_id"]: row["framework_id"] for row in csv.DictReader(lines)}
    judged: defaultdict[str, set[str]] = defaultdict(set)
    with (DATA / "england/kept/judgements.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            judged[editions[row["inspection_id"]]].add(row["aspect_key"])
    assert judged == {
        framework.id: {aspect.key for aspect in framework.aspects}
        for framework in (SIF_2013, ILACS_2018, ILACS_2023, ILACS_2026)
    }


def test_slac_aspects_are_the_rows_of_warringtons_record_in_its_order() -> None:
    text = (DATA / "warrington-2011" / "report.txt").read_text(encoding="utf-8")
    record = text.split("Record of main findings: Warrington")[1]
    service = group = None
    rows: list[tuple[str | None, str | None, str]] = []
    for line in record.splitlines():
        title, grade = re.fullmatch(r"([^\t]*?)\s*(?:\t+(\w*))?\s*", line).groups()  # type: ignore[union-attr]  # the pattern matches any line
        if not title:
            continue
        if grade:
            rows.append((service, group, title))
        elif title in {each.title for each in Service}:
            service, group = title, None
        else:
            group = title
    assert [(aspect.service, aspect.title) for aspect in SLAC_2010.aspects] == [
        (next(each for each in Service if each.title == service), title)
        for service, _, title in rows
    ]
    # The record does not say where a group ends; the contents do.
    assert {aspect.group for aspect in SLAC_2010.aspects} <= {group for _, group, _ in rows}
    grouped = {aspect.title for aspect in SLAC_2010.aspects if aspect.group is not None}
    assert grouped >= {"Quality of provision", "Being healthy", "Staying safe"}
    assert grouped <= {title for _, group, title in rows if group is not None}


def test_keys_of_slac_aspects_begin_with_their_service() -> None:
    for aspect in SLAC_2010.aspects:
        assert aspect.service is not None
        assert aspect.key.split(".")[0] == aspect.service.value
    titles = [aspect.title for aspect in SLAC_2010.aspects]
    assert len([title for title in set(titles) if titles.count(title) == 2]) == 7


def test_counts_of_slac_aspects() -> None:
    services = [aspect.service for aspect in SLAC_2010.aspects]
    assert services.count(Service.SAFEGUARDING) == 10
    assert services.count(Service.LOOKED_AFTER_CHILDREN) == 12


# Every role but "any other judgement", written out.
ROLES = {
    "slac-2010": {
        "safeguarding.overall_effectiveness": Role.OVERALL,
        "safeguarding.capacity_for_improvement": Role.CAPACITY,
        "looked_after_children.overall_effectiveness": Role.OVERALL,
        "looked_after_children.capacity_for_improvement": Role.CAPACITY,
    },
    "lac-2013": {"overall": Role.OVERALL, "capacity_to_improve": Role.CAPACITY},
    "sif-2013": {
        "overall": Role.OVERALL,
        "help_and_protection": Role.KEY,
        "looked_after_and_permanence": Role.KEY,
        "leadership": Role.KEY,
        "adoption_performance": Role.SUB,
        "care_leavers": Role.SUB,
    },
    "ilacs-2018": {
        "overall": Role.OVERALL,
        "leaders": Role.KEY,
        "help_and_protection": Role.KEY,
        "in_care_and_care_leavers": Role.KEY,
    },
    "ilacs-2023": {
        "overall": Role.OVERALL,
        "leaders": Role.KEY,
        "help_and_protection": Role.KEY,
        "in_care": Role.KEY,
        "care_leavers": Role.KEY,
    },
    "ilacs-2026": {
        "leaders": Role.KEY,
        "help_and_protection": Role.KEY,
        "in_care": Role.KEY,
        "care_leavers": Role.KEY,
    },
}


@pytest.mark.parametrize("framework", CATALOGUE, ids=lambda framework: str(framework.id))
def test_roles(framework: Framework) -> None:
    roles = {
        aspect.key: aspect.role for aspect in framework.aspects if aspect.role is not Role.ASPECT
    }
    assert roles == ROLES[framework.id]


def test_titles_of_the_third_programme_are_those_of_the_reports_tables() -> None:
    titles = {
        aspect.key: aspect.title
        for framework in (ILACS_2018, ILACS_2023)
        for aspect in framework.aspects
    }
    assert titles == {
        "leaders": "The impact of leaders on social work practice with children and families",
        "help_and_protection": (
            "The experiences and progress of children who need help and protection"
        ),
        "in_care_and_care_leavers": (
            "The experiences and progress of children in care and care leavers"
        ),
        "in_care": "The experiences and progress of children in care",
        "care_leavers": "The experiences and progress of care leavers",
        "overall": "Overall effectiveness",
    }


def test_the_2026_edition_is_that_of_2023_without_overall_effectiveness() -> None:
    assert ILACS_2026.aspects == tuple(
        aspect for aspect in ILACS_2023.aspects if aspect.role is not Role.OVERALL
    )
    assert len(ILACS_2026.aspects) == 4


def test_references_are_given_where_they_are_known() -> None:
    assert {framework.id: framework.reference for framework in CATALOGUE} == {
        "slac-2010": "090027",
        "lac-2013": None,
        "sif-2013": "130216",
        "ilacs-2018": None,
        "ilacs-2023": None,
        "ilacs-2026": None,
    }


def test_titles_tell_the_editions_apart() -> None:
    assert len({framework.title for framework in CATALOGUE}) == len(CATALOGUE)


@pytest.mark.parametrize("framework", CATALOGUE, ids=lambda framework: str(framework.id))
def test_short_titles_tell_the_aspects_of_a_service_apart_and_are_short(
    framework: Framework,
) -> None:
    short = [(aspect.service, aspect.short_title) for aspect in framework.aspects]
    assert len(set(short)) == len(short)
    assert max(len(title) for _, title in short) <= 30


def test_an_aspect_without_a_short_title_has_its_title() -> None:
    assert Aspect(key="a", title="Something").short_title == "Something"


@pytest.mark.parametrize("field", ["key", "title", "short_title"])
def test_an_aspect_has_words_everywhere(field: str) -> None:
    with pytest.raises(InvalidDocument) as raised:
        evolve(SIF_2013.aspects[0], **{field: ""})
    assert [problem.path for problem in raised.value.problems] == [f"$.{field}"]


def test_titles_of_the_single_inspection_framework_are_those_that_reports_print() -> None:
    assert [aspect.title for aspect in SIF_2013.aspects] == [
        "Overall effectiveness",
        "Children who need help and protection",
        "Children looked after and achieving permanence",
        "Adoption performance",
        "Experiences and progress of care leavers",
        "Leadership, management and governance",
    ]


def test_a_framework_is_equal_after_a_pickle_and_short_to_show() -> None:
    for framework in CATALOGUE:
        assert pickle.loads(pickle.dumps(framework)) == framework
    assert repr(ILACS_2018) == "Framework('ilacs-2018', 4 aspects)"


def test_an_aspect_is_found_by_its_key_and_near_misses_are_named() -> None:
    for framework in CATALOGUE:
        for aspect in framework.aspects:
            assert framework.aspect(aspect.key) is aspect
    with pytest.raises(UnknownName, match="did you mean leadership") as raised:
        SIF_2013.aspect("leaders")
    assert raised.value.kind == "aspect of sif-2013"
    assert raised.value.known == tuple(aspect.key for aspect in SIF_2013.aspects)


def test_a_framework_has_each_key_once() -> None:
    aspect = Aspect(key="overall", title="Overall effectiveness")
    with pytest.raises(InvalidDocument) as raised:
        attrs.evolve(SIF_2013, aspects=(aspect, aspect))
    (problem,) = raised.value.problems
    assert (problem.code, problem.path) == (ProblemCode.DUPLICATE, "$.aspects[1]")


@pytest.mark.parametrize("field", ["id", "title"])
def test_a_framework_has_words_everywhere(field: str) -> None:
    with pytest.raises(InvalidDocument) as raised:
        evolve(SIF_2013, **{field: " "})
    assert [problem.path for problem in raised.value.problems] == [f"$.{field}"]
