"""England's inspections read from data/ with the csv module alone, and small made-up ones."""

import csv
import datetime
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import attrs

from ofsted_inspection import frameworks
from ofsted_inspection.frameworks import Framework
from ofsted_inspection.grades import Grade, ReformedGrade, SlacGrade, Ungraded
from ofsted_inspection.models import (
    AuthorityType,
    Basis,
    Inspection,
    InspectionKind,
    Judgement,
    LocalAuthority,
    Region,
)
from tests.reading.warrington import WARRINGTON

FOLDER = Path(__file__).parents[2] / "data" / "england-2014-2025" / "kept"


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of one of the files kept by hand, as text."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


@cache
def england() -> tuple[Inspection, ...]:
    """Return the 426 inspections in the order of the file."""
    authorities = {
        row["urn"]: LocalAuthority(
            urn=int(row["urn"]),
            name=row["name"],
            ons_name=row["ons_name"],
            la_number=int(row["la_number"]),
            ons_code=row["ons_code"],
            region=Region(row["region"]),
            type=AuthorityType(row["type"]),
        )
        for row in table("authorities")
    }
    judged: dict[str, list[tuple[str, str]]] = {}
    for row in table("judgements"):
        judged.setdefault(row["inspection_id"], []).append((row["aspect_key"], given_in(row)))
    found: list[Inspection] = []
    for row in table("inspections"):
        framework = frameworks.get(row["framework_id"])
        found.append(
            Inspection(
                framework=framework,
                authority=authorities[row["urn"]],
                kind=InspectionKind(row["kind"]),
                start=datetime.date.fromisoformat(row["start"]),
                end=datetime.date.fromisoformat(row["end"]),
                split_visit=row["split_visit"] == "true",
                published=datetime.date.fromisoformat(row["published"]),
                published_basis=Basis(row["published_basis"]),
                source_url=row["source_url"],
                judgements=tuple(
                    Judgement(aspect=framework.aspect(aspect), grade=grade_named(grade))
                    for aspect, grade in judged[row["inspection_id"]]
                ),
            )
        )
    return tuple(found)


def given_in(row: Mapping[str, str]) -> str:
    """Return the grade that a row of the judgements names, or `not_judged`."""
    return row["grade"] if row["status"] == "judged" else row["status"]


def grade_named(name: str) -> ReformedGrade | Ungraded:
    """Return the grade, or its absence, that a cell of the file names."""
    return Ungraded.NOT_JUDGED if name == "not_judged" else ReformedGrade(name)


def inspected(
    framework: Framework,
    grades: Mapping[str, Grade | Ungraded],
    *,
    authority: LocalAuthority = WARRINGTON,
    start: datetime.date = datetime.date(2020, 1, 6),
) -> Inspection:
    """Return an inspection with these grades by aspect key, begun on `start`."""
    return Inspection(
        framework=framework,
        authority=authority,
        start=start,
        end=start,
        published=start + datetime.timedelta(days=30),
        published_basis=Basis.PRINTED,
        judgements=tuple(
            Judgement(aspect=framework.aspect(key), grade=grade) for key, grade in grades.items()
        ),
    )


def closing(
    inspections: Iterable[Inspection], last_days: Mapping[int, datetime.date]
) -> tuple[Inspection, ...]:
    """Return the inspections with authorities that end on `last_days`, by number."""
    return tuple(
        attrs.evolve(
            each, authority=attrs.evolve(each.authority, closed=last_days[each.authority.urn])
        )
        if each.authority.urn in last_days
        else each
        for each in inspections
    )


def unpublished(inspection: Inspection) -> Inspection:
    """Return the inspection as one whose day of publication is not known."""
    return attrs.evolve(inspection, published=None, published_basis=None)


GOOD_IN_2011 = frozenset(
    {
        "looked_after_children.enjoying_and_achieving",
        "looked_after_children.economic_well_being",
    }
)


def warrington_2011() -> Inspection:
    """Return the outcome of Warrington 2011: 20 judgements adequate, 2 good."""
    framework = frameworks.SLAC_2010
    return inspected(
        framework,
        {
            aspect.key: SlacGrade.GOOD if aspect.key in GOOD_IN_2011 else SlacGrade.ADEQUATE
            for aspect in framework.aspects
        },
        start=datetime.date(2011, 1, 10),
    )
