"""Ofsted's own tables, read with the standard library alone and by the names of their columns.

The folder that holds them is named by the environment variable `OFSTED_SOURCES` and by nothing
else. A cell of grades or days is what the table prints; nothing here knows the package.
"""

import datetime
import os
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

OUTCOMES_2025 = "ofsted-la-outcomes-2025-03-31.ods"
UNDERLYING_2023 = "ofsted-csc-2023-underlying-data.ods"

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DAY = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}date-value"
_WIDEST = 60
"""No table is wider; what repeats beyond is the empty rest of a sheet."""

_BLANK = ("", "-")
GRADES = {
    "Outstanding": "outstanding",
    "Good": "good",
    "Requires improvement to be good": "requires_improvement",
    "Inadequate": "inadequate",
}


class Stated(NamedTuple):
    """What a table states of one inspection; None is what it has no column for."""

    sheet: str
    name: str
    existing: bool
    code: str | None
    programme: str | None
    kind: str
    number: int | None
    """Which of the authority's inspections of that programme and kind it is, from 0."""
    form: str | None
    start: datetime.date | None
    published: datetime.date | None
    grades: tuple[str, ...]
    """As the columns stand; a grade that is blank is an empty text."""


Row = Mapping[str, str]


@cache
def sheets(file: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the rows of each sheet of a file, without those that are empty."""
    with zipfile.ZipFile(Path(os.environ["OFSTED_SOURCES"]) / file) as archive:
        root = ET.fromstring(archive.read("content.xml"))  # noqa: S314 - a file of one's own choice
    return {
        table.attrib[f"{_TABLE}name"]: tuple(
            row for row in map(_cells, table.iter(f"{_TABLE}table-row")) if row
        )
        for table in root.iter(f"{_TABLE}table")
    }


def _cells(row: ET.Element) -> tuple[str, ...]:
    cells: list[str] = []
    for cell in row:
        words = " ".join("".join(each.itertext()) for each in cell.iter(f"{_TEXT}p"))
        repeated = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        cells += [cell.get(_DAY, words).strip()] * min(repeated, _WIDEST)
    while cells and not cells[-1]:
        del cells[-1]
    return tuple(cells)


def rows(file: str, sheet: str) -> Iterator[tuple[int, Row]]:
    """Yield the rows of a sheet's tables by the names of their columns, with each table's place."""
    header: Sequence[str] = ()
    place = -1
    for cells in sheets(file)[sheet]:
        if cells[0] == "Web link":
            header, place = cells, place + 1
        elif header and len(cells) > 1:
            named = dict.fromkeys(header, "") | dict(zip(header, cells, strict=False))
            yield place, named


def _day(cell: str) -> datetime.date | None:
    return datetime.date.fromisoformat(cell[:10]) if cell else None


def _grades(row: Row, columns: Sequence[str]) -> tuple[str, ...]:
    return tuple("" if row[each] in _BLANK else GRADES[row[each]] for each in columns)


def _form(words: str) -> str | None:
    return {"ILACS Standard Inspection": "standard", "ILACS Short Inspection": "short"}.get(words)


OF_2025 = (
    "Overall effectiveness",
    "The impact of leaders on social work practice with children and families",
    "The experiences and progress of children who need help and protection",
    "The experiences and progress of children in care",
    "The experiences and progress of care leavers",
)
OF_2023 = (
    "Overall effectiveness",
    "Impact of leaders",
    "Experiences and progress of children who need help and protection",
    "Experiences and progress of children in care",
    "Experiences and progress of care leavers",
)


def newest(file: str) -> Iterator[Stated]:
    """Yield what the sheet of the newest inspections states."""
    sheet, columns = {
        OUTCOMES_2025: ("Inspections_as_at_31_March", OF_2025),
        UNDERLYING_2023: ("LA_level_at_31_Mar_2023", OF_2023),
    }[file]
    for _, row in rows(file, sheet):
        yield _of_ilacs(sheet, row, columns, form=None, existing=True)


def in_year(file: str) -> Iterator[Stated]:
    """Yield what the sheet of a year states of inspections; visits are passed over."""
    sheet, columns = {
        OUTCOMES_2025: ("In-year_inspections", OF_2025),
        UNDERLYING_2023: ("LA_level_in_year_2022-23", OF_2023),
    }[file]
    for _, row in rows(file, sheet):
        if form := _form(row["Inspection/Visit type"]):
            yield _of_ilacs(sheet, row, columns, form=form, existing=True)


def ilacs_history() -> Iterator[Stated]:
    """Yield every inspection that the history of 2018 to 2025 states."""
    sheet = "ILACS_inspection_history"
    for _, row in rows(OUTCOMES_2025, sheet):
        existing = row["Local authority status"] == "Current"
        form = _form(row["Inspection type"])
        yield _of_ilacs(sheet, row, OF_2025, form=form, existing=existing)


def _of_ilacs(
    sheet: str, row: Row, columns: Sequence[str], *, form: str | None, existing: bool
) -> Stated:
    day = row.get("Inspection date") or row["Inspection/Visit date"]
    return Stated(
        sheet=sheet,
        name=row["Local authority name"],
        existing=existing,
        code=row.get("Local authority area code"),
        programme=None,
        kind="full",
        number=None,
        form=form,
        start=_day(day),
        published=_day(row.get("Publication date", "")),
        grades=_grades(row, columns),
    )


_SIF = "Single Inspection of LA Children's Services (SIF)"
_SIF_ASPECTS = (
    "children who need help and protection",
    "children looked after and achieving permanence",
    "CLA Sub: Adoption Performance",
    "CLA Sub: Experiences and progress of care leavers",
    "leadership, management and governance",
)
_ILACS_ASPECTS = (
    "overall effectiveness",
    "impact of leaders",
    "experiences and progress of children who need help and protection",
)


def history_since_2009() -> Iterator[Stated]:
    """Yield what the history states of inspections under SIF and ILACS; the board is not among it.

    The second of its tables is of authorities that are no more.
    """
    for place, row in rows(UNDERLYING_2023, "LA_inspections_2009-2023"):
        for kind, words in (("full", "First SIF"), ("reinspection", "SIF Re-inspection")):
            overall = f"{words} Overall Judgement (OE)"
            columns = (overall, *(f"{words} {each}" for each in _SIF_ASPECTS))
            published = f"{_SIF} {words} publication date"
            if row[published]:
                yield _of_history(row, place, "sif", kind, 0, None, published, columns)
        for number, words in enumerate(("First ILACS", "Second ILACS")):
            prefix = f"{words if not place else 'ILACS'} framework"
            if (place and number) or not row[f"{prefix} publication date"]:
                continue
            care = "experiences and progress of children in care"
            last = (
                (f"{care}", "experiences and progress of care leavers")
                if number
                else (f"{care} and care leavers",)
            )
            columns = tuple(f"{prefix} {each}" for each in (*_ILACS_ASPECTS, *last))
            form = _form(row[f"{prefix} inspection type"])
            published = f"{prefix} publication date"
            yield _of_history(row, place, "ilacs", "full", number, form, published, columns)


class StatedResult(NamedTuple):
    """What the history states of an inspection before the single inspection framework."""

    name: str
    existing: bool
    programme: str
    service: str
    kind: str
    published: str
    grade: str
    """The table's own words."""


_SLAC = "Safeguarding & Looked After Children (SLAC) Inspection publication date"
_BEFORE_SIF = (
    ("slac", "safeguarding", "full", _SLAC, "SLAC Safeguarding Overall effectiveness (OE)"),
    (
        "slac",
        "looked_after_children",
        "full",
        _SLAC,
        "SLAC Looked After Children Overall Effectiveness (OE)",
    ),
    (
        "slac",
        "safeguarding",
        "reinspection",
        "SLAC re-inspection of Safeguarding publication date",
        "SLAC re-inspection Safeguarding OE",
    ),
    (
        "slac",
        "looked_after_children",
        "reinspection",
        "SLAC re-inspection of services for Children Looked After publication date",
        "SLAC re-inspection of services Children Looked After OE",
    ),
    (
        "cp",
        "",
        "full",
        "Child Protection Inspections (CPI) publication date",
        "CPI Overall Effectiveness (OE)",
    ),
    (
        "cp",
        "",
        "reinspection",
        "Child Protection Re-Inspection (CPRI) publication date",
        "CPRI Overall Effectiveness (OE)",
    ),
    (
        "lac",
        "",
        "full",
        "Targeted Looked After Children (TLAC) inspection publication date",
        "TLAC Overall Effectiveness (OE)",
    ),
)


def before_sif() -> Iterator[StatedResult]:
    """Yield each result that the history states of 2009 to 2013."""
    for place, row in rows(UNDERLYING_2023, "LA_inspections_2009-2023"):
        for programme, service, kind, day, grade in _BEFORE_SIF:
            if row[day] or row[grade] not in _BLANK:
                yield StatedResult(
                    name=row["Local authority name"],
                    existing=not place,
                    programme=programme,
                    service=service,
                    kind=kind,
                    published=row[day][:10],
                    grade=row[grade],
                )


def boards() -> Iterator[tuple[str, bool, str]]:
    """Yield name, whether it exists, and the grade of the board, where the history has one."""
    for place, row in rows(UNDERLYING_2023, "LA_inspections_2009-2023"):
        if row["LSCB Overall Effectiveness"]:
            yield row["Local authority name"], not place, GRADES[row["LSCB Overall Effectiveness"]]


def _of_history(  # noqa: PLR0913, PLR0917 - one for each thing that differs between its columns
    row: Row,
    place: int,
    programme: str,
    kind: str,
    number: int,
    form: str | None,
    published: str,
    columns: Sequence[str],
) -> Stated:
    return Stated(
        sheet="LA_inspections_2009-2023",
        name=row["Local authority name"],
        existing=not place,
        code=None,
        programme=programme,
        kind=kind,
        number=number,
        form=form,
        start=None,
        published=_day(row[published]),
        grades=_grades(row, columns),
    )
