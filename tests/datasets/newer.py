"""A small England to be updated, and made-up reports that say what its inspections say.

The files are handled with the csv module alone.
"""

import csv
import datetime
import io
import shutil
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import attrs
from hypothesis import strategies as st

from ofsted_inspection import Inspection, InspectionKind, load
from ofsted_inspection.models import Basis, TeamMember
from ofsted_inspection.rendering import to_text
from ofsted_inspection.strategies._later_reports import later_reports
from ofsted_inspection.strategies._told import Told

ROOT = Path(__file__).parents[2]
TABLES = ("inspections", "judgements", "reviews", "sources")
LEAD = TeamMember(name="Ann Example", role="Lead inspector")

Lines: TypeAlias = Sequence[dict[str, str]]


def _tells_all(inspection: Inspection) -> bool:
    """Whether a report of the template states what is kept, but for what `told_by_list` adds."""
    prints_day = inspection.framework.programme.value == "sif"
    return (
        inspection.source is not None
        and {inspection.kind_basis, inspection.start_basis, inspection.end_basis} == {Basis.PRINTED}
        and inspection.published_basis is (Basis.PRINTED if prints_day else Basis.CATALOGUE)
        and not inspection.split_visit
        and all(review.published is None for review in inspection.reviews)
    )


def _is_before_this(inspection: Inspection) -> bool:
    """Whether it was there when these tests were written: newer ones change nothing here."""
    return inspection.published is not None and inspection.published < datetime.date(2026, 8, 21)


def _four(of: Sequence[Inspection]) -> Sequence[Inspection]:
    return (*of[:2], *of[-2:])


REPORTED = [each for each in load("england") if _tells_all(each) and _is_before_this(each)]
SMALL = [
    each
    for programme in ("sif-2013", "ilacs-2018", "ilacs-2023", "ilacs-2026")
    for each in _four([of for of in REPORTED if of.framework.id == programme])
]
"""The first two and the last two of each edition of which there are reports."""
GONE = "80531"
"""The number of Northamptonshire, which was abolished."""


def small_england(root: Path) -> Path:
    """Lay out a project below `root` that keeps SMALL alone; return the folder of its files."""
    authorities, kept = root / "data/authorities/kept", root / "data/england/kept"
    for folder in (authorities, kept):
        folder.mkdir(parents=True)
    urns = {f"{each.authority.urn}" for each in SMALL} | {GONE}
    lines = rows(ROOT / "data/authorities/kept/authorities.csv")
    write(authorities / "authorities.csv", [row for row in lines if row["urn"] in urns])
    shutil.copy(ROOT / "data/england/about.toml", kept.parent)
    ids = {each.id for each in SMALL}
    for table in TABLES:
        lines = rows(ROOT / f"data/england/kept/{table}.csv")
        write(kept / f"{table}.csv", [row for row in lines if row["inspection_id"] in ids])
    return kept


def rows(path: Path) -> Lines:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, lines: Lines) -> None:
    text = io.StringIO(newline="")
    header = (ROOT / "data" / path.parts[-3] / "kept" / path.name).read_text("utf-8")
    writer = csv.DictWriter(text, header.splitlines()[0].split(","), lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    path.write_text(text.getvalue(), "utf-8", newline="")


def without(kept: Path, ids: Collection[str]) -> None:
    """Remove the rows of these inspections from the files."""
    for table in TABLES:
        path = kept / f"{table}.csv"
        write(path, [row for row in rows(path) if row["inspection_id"] not in ids])


def contents(kept: Path) -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in (*kept.iterdir(), *kept.parent.glob("*.toml"))}


def report_of(draw: st.DrawFn, inspection: Inspection) -> str:
    """Draw a report in the template that states what the inspection states."""
    is_sif = inspection.framework.programme.value == "sif"
    told = Told(
        authority=inspection.authority.name,
        judged={each.aspect.key: each.grade for each in inspection.judgements},
        leads=(LEAD.name,),
        members=(LEAD,) if is_sif else (),
        board=next((each.grade for each in inspection.reviews), None),  # type: ignore[arg-type]  # boards of England have grades of the reformed scale
        is_again=inspection.kind is InspectionKind.REINSPECTION,
    )
    report = draw(later_reports(inspection.framework, told))
    return to_text(
        attrs.evolve(
            inspection,
            report=report,
            source=None,
            lead_inspectors=told.leads,
            team_members=told.members,
        )
    )


@st.composite
def reported(draw: st.DrawFn, most: int) -> list[tuple[Inspection, str]]:
    """Draw some inspections of SMALL, each with a report of it."""
    chosen = draw(st.lists(st.sampled_from(SMALL), min_size=1, max_size=most, unique=True))
    return [(each, report_of(draw, each)) for each in chosen]


def told_by_list(inspection: Inspection) -> Inspection:
    """Return what a publisher's list says: address, day of publication, overall effectiveness."""
    overall = [each for each in inspection.judgements if each.aspect.key == "overall"]
    return attrs.evolve(
        inspection, judgements=tuple(overall), reviews=(), source=None, end=None, end_basis=None
    )
