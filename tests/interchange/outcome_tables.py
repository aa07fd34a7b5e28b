"""Tables laid out as Ofsted lays out its own, made up: no sentence in them is Ofsted's."""

import datetime
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tests.interchange.spreadsheet import Cell, Rows

LEADERS = "The impact of leaders on social work practice with children and families"
HELP = "The experiences and progress of children who need help and protection"
IN_CARE = "The experiences and progress of children in care"
LEAVERS = "The experiences and progress of care leavers"
COMBINED = "The experiences and progress of children in care and care leavers"
OVERALL = "Overall effectiveness"

NEWEST = (
    "Web link",
    "Local authority area code",
    "Local authority name",
    "Ofsted region",
    "Inspection date",
    "Publication date",
    OVERALL,
    LEADERS,
    HELP,
    IN_CARE,
    LEAVERS,
)
IN_YEAR = (
    *NEWEST[:3],
    "Region",
    "Inspection/Visit date",
    "Publication date",
    "Inspection/Visit type",
    *NEWEST[6:],
    "Visit Theme",
)
HISTORY = (
    *NEWEST[:3],
    "Local authority status",
    *NEWEST[3:6],
    "Inspection type",
    *NEWEST[6:],
)
OF_2023 = (
    "Web link",
    "Local authority name",
    "Ofsted region",
    "Inspection date",
    OVERALL,
    "Impact of leaders",
    "Experiences and progress of children who need help and protection",
    "Experiences and progress of children in care",
    "Experiences and progress of care leavers",
)
OF_2026 = tuple(title for title in NEWEST if title != OVERALL)
"""What a table of inspections since April 2026 may look like; none was seen."""

Row = Mapping[str, Cell]


def laid_out(columns: Sequence[str], rows: Sequence[Row], notes: Rows = ()) -> Rows:
    """Return a sheet: notes, the header, and each row's cells under the columns it names."""
    return [*notes, columns, *([row.get(title) for title in columns] for row in rows)]


class Day(NamedTuple):
    """When an inspection began and its report came out."""

    first: datetime.date
    out: datetime.date


def row(  # noqa: PLR0913 - one for each thing that differs between rows
    name: str,
    code: str,
    region: str,
    day: Day,
    grades: Sequence[str | None],
    *,
    link: str = "A link",
    type: str = "ILACS Standard Inspection",  # noqa: A002 - as the column is called
    status: str = "Current",
    theme: str | None = None,
) -> dict[str, Cell]:
    """Return a row under every title that a column of it may have."""
    judged = zip(OF_2023[4:], grades, strict=True)
    cells: dict[str, Cell] = {
        "Web link": link,
        "Local authority area code": code,
        "Local authority name": name,
        "Local authority status": status,
        "Ofsted region": region,
        "Region": region,
        "Inspection date": day.first,
        "Inspection/Visit date": day.first,
        "Publication date": day.out,
        "Inspection type": type,
        "Inspection/Visit type": type,
        "Visit Theme": theme,
    }
    return cells | dict(judged) | dict(zip(NEWEST[6:], grades, strict=True))


GOOD, RI = "Good", "Requires improvement to be good"
NORTH = "North East, Yorkshire and the Humber"
BARNSLEY = row(
    "Barnsley",
    "E08000016",
    NORTH,
    Day(datetime.date(2023, 9, 11), datetime.date(2023, 10, 27)),
    (GOOD, GOOD, RI, GOOD, "Outstanding"),
)
"""Under the code that Barnsley had until 1 April 2025."""
BARNSLEY_BEFORE = row(
    "Barnsley",
    "E08000016",
    NORTH,
    Day(datetime.date(2018, 10, 8), datetime.date(2018, 11, 16)),
    (GOOD, GOOD, GOOD, RI, None),
    type="ILACS Short Inspection",
)
BRISTOL = row(
    "Bristol",
    "E06000023",
    "South West",
    Day(datetime.date(2023, 1, 16), datetime.date(2023, 3, 17)),
    (RI, RI, GOOD, RI, "Inadequate"),
)
DORSET_BEFORE = row(
    "Dorset",
    "E10000009",
    "South West",
    Day(datetime.date(2018, 6, 4), datetime.date(2018, 7, 16)),
    (GOOD, GOOD, GOOD, GOOD, None),
    status="No longer exists",
)
DORSET = row(
    "Dorset",
    "E06000059",
    "South West",
    Day(datetime.date(2021, 9, 27), datetime.date(2021, 11, 18)),
    (GOOD, GOOD, GOOD, GOOD, None),
)
VISIT = row(
    "Bristol",
    "E06000023",
    "South West",
    Day(datetime.date(2024, 11, 5), datetime.date(2024, 12, 5)),
    (None,) * 5,
    type="ILACS Focused Visit",
    theme="Front door",
)
MONITORING = VISIT | {"Inspection/Visit type": "LA Monitoring visit", "Visit Theme": None}
OF_JUNE_2026 = row(
    "Leeds",
    "E08000035",
    NORTH,
    Day(datetime.date(2026, 6, 1), datetime.date(2026, 7, 14)),
    (None, "Outstanding", GOOD, GOOD, GOOD),
)

COVER: Rows = [["Outcomes of made-up inspections as at no day"], ["Published by", "nobody"]]
NOTES: Rows = [["Newest made-up inspections"], ["One table, whose notes stand above it."], []]


def workbook() -> dict[str, Rows]:
    """Return sheets as those of 2025 are: two that tell, and three that list."""
    return {
        "Cover": COVER,
        "Notes": [["Nothing of this was inspected."]],
        "Newest": laid_out(NEWEST, [BARNSLEY, BRISTOL, DORSET], NOTES),
        "In-year": laid_out(IN_YEAR, [VISIT, MONITORING], NOTES[:1]),
        "History": laid_out(
            HISTORY, [BARNSLEY_BEFORE, BARNSLEY, BRISTOL, DORSET_BEFORE, DORSET], NOTES
        ),
    }
