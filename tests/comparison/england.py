"""England's inspections read from data/ with the csv module alone, and small made-up ones."""

import csv
import datetime
from collections import Counter
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
    InspectionForm,
    InspectionKind,
    Judgement,
    LocalAuthority,
    Precision,
    Region,
    Review,
    Source,
)
from tests.reading.warrington import WARRINGTON

FOLDER = Path(__file__).parents[2] / "data" / "england" / "kept"
AUTHORITIES = FOLDER.parents[1] / "authorities" / "kept"


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of one of the files kept by hand, as text."""
    folder = AUTHORITIES if name == "authorities" else FOLDER
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


@cache
def england() -> tuple[Inspection, ...]:
    """Return the 497 inspections in the order of the file."""
    authorities = {
        row["urn"]: LocalAuthority(
            urn=int(row["urn"]),
            name=row["name"],
            ons_name=row["ons_name"],
            la_number=int(row["la_number"]),
            ons_code=row["ons_code"],
            region=Region(row["region"]),
            type=AuthorityType(row["type"]),
            closed=_day(row["closed"]),
        )
        for row in table("authorities")
    }
    judged: dict[str, list[tuple[str, str]]] = {}
    for row in table("judgements"):
        judged.setdefault(row["inspection_id"], []).append((row["aspect_key"], given_in(row)))
    reviewed = {
        row["inspection_id"]: Review(
            key=row["review_key"],
            title=row["title"],
            grade=grade_named(given_in(row)),
            published=_day(row["published"]),
        )
        for row in table("reviews")
    }
    read_in = {
        row["inspection_id"]: Source(
            title=row["title"],
            publisher=row["publisher"],
            sha256=row["sha256"],
            pages=int(row["pages"]),
        )
        for row in table("sources")
    }
    found: list[Inspection] = []
    for row in table("inspections"):
        framework = frameworks.get(row["framework_id"])
        found.append(
            Inspection(
                framework=framework,
                authority=authorities[row["urn"]],
                kind=InspectionKind(row["kind"]),
                kind_basis=_basis(row["kind_basis"]),
                form=InspectionForm(row["form"]) if row["form"] else None,
                start=datetime.date.fromisoformat(row["start"]),
                start_precision=Precision(row["start_precision"]),
                start_basis=_basis(row["start_basis"]),
                end=_day(row["end"]),
                end_basis=_basis(row["end_basis"]),
                split_visit=row["split_visit"] == "true",
                published=_day(row["published"]),
                published_basis=_basis(row["published_basis"]),
                source_url=row["source_url"] or None,
                judgements=tuple(
                    Judgement(aspect=framework.aspect(aspect), grade=grade_named(grade))
                    for aspect, grade in judged[row["inspection_id"]]
                ),
                reviews=tuple(
                    each for key, each in reviewed.items() if key == row["inspection_id"]
                ),
                source=read_in.get(row["inspection_id"]),
            )
        )
    return tuple(found)


def _day(cell: str) -> datetime.date | None:
    return datetime.date.fromisoformat(cell) if cell else None


def _basis(cell: str) -> Basis | None:
    return Basis(cell) if cell else None


@cache
def overall_changes() -> Counter[tuple[str, str, str]]:
    """Count how consecutive overall grades went, by frameworks, from the files alone."""
    ranks = {"inadequate": 1, "requires_improvement": 2, "good": 3, "outstanding": 4}
    overall = {
        row["inspection_id"]: ranks[row["grade"]]
        for row in table("judgements")
        if row["aspect_key"] == "overall"
    }
    found: Counter[tuple[str, str, str]] = Counter()
    last: dict[str, Mapping[str, str]] = {}
    for row in sorted(table("inspections"), key=lambda row: row["start"]):
        before = last.get(row["urn"])
        last[row["urn"]] = row
        if before is not None and row["inspection_id"] in overall:
            step = overall[row["inspection_id"]] - overall[before["inspection_id"]]
            kind = "unchanged" if step == 0 else "improved" if step > 0 else "declined"
            found[before["framework_id"], row["framework_id"], kind] += 1
    return found


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
