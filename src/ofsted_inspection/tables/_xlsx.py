"""A workbook for Excel and its like: one row per inspection, and what must be known with it."""

import datetime
import decimal
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ofsted_inspection._arguments import checked
from ofsted_inspection._record import problem
from ofsted_inspection._writing import whole
from ofsted_inspection.datasets import available
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode
from ofsted_inspection.models import Inspection
from ofsted_inspection.tables._catalogue import several
from ofsted_inspection.tables._definition import Cell, Row
from ofsted_inspection.tables._extras import imported
from ofsted_inspection.tables._flat import flat_rows
from ofsted_inspection.tables._places import inspections_in

_LONGEST_CELL = 32_767
_MOST_ROWS = 2**20 - 1
"""What a sheet holds, its header left out."""

_CAUTIONS = (
    "An empty cell is no grade: the framework does not judge the aspect, or the record lacks it.",
    "'Not judged' is what a report prints in place of a grade.",
    "From April 2026 there is no overall effectiveness; the column 'Why no overall grade' says so.",
    "Adequate (to 2013) and requires improvement (since) do not mean the same: count them apart.",
    "Grades have no mean. A share is of what was judged: say how many that is.",
    "The last two columns are of the inspection before, where this file was made with it.",
)


@checked
def write_xlsx(
    inspections: Inspection | Iterable[Inspection],
    path: str | Path,
    *,
    history: Iterable[Inspection] | None = None,
    overwrite: bool = False,
) -> Path:
    """Write `inspections` as a workbook at `path`, and return it.

    Its first sheet is what `flat` gives with `labels`: days are days, the header stays in sight and
    filters, columns are as wide as what stands in them. The second says what must be known before
    counting, and who may use the data. No cell is run, whatever it begins with: all that is no
    number and no day is text.

    The file appears when it is whole. Raises AlreadyThere, a FileExistsError, if something is at
    `path` and `overwrite` is False, MissingExtra without XlsxWriter (extra `spreadsheets`), and
    InvalidDocument for more than a sheet holds: 1,048,575 inspections, or 32,767 characters.
    """
    given = tuple(inspections_in(several(inspections)))
    known = given if history is None else tuple(history)
    columns, rows = flat_rows(given, known, labels=True)
    notes = [("Cautions", _CAUTIONS), ("Terms of the data that come with the package", _terms())]
    header = [column.name for column in columns]
    book = Workbook("Inspections", header, rows, notes, of="inspections")
    return write_workbook(Path(path), book, overwrite=overwrite)


class Workbook(NamedTuple):
    """A sheet of rows, called `title`, and one of notes, which are headings with lines.

    `of` is what messages call the rows.
    """

    title: str
    header: Sequence[str]
    rows: Sequence[Row]
    notes: Sequence[tuple[str, Iterable[str]]]
    of: str = "rows"


def write_workbook(target: Path, book: Workbook, *, overwrite: bool) -> Path:
    """Write a workbook at `target`, and return that; raises what `write_xlsx` raises."""
    xlsxwriter = imported("xlsxwriter", "spreadsheets")
    title, header, rows, notes, of = book
    _refuse_too_large(header, rows, of)
    with (
        whole(target, overwrite=overwrite) as part,
        xlsxwriter.Workbook(str(part)) as workbook,
    ):
        # The same rows give the same file: no clock is asked.
        workbook.set_properties({"title": title, "created": _CREATED})
        bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        sheet = workbook.add_worksheet(title)
        _write_row(sheet, 0, header, bold)
        for index, row in enumerate(rows, start=1):
            _write_row(sheet, index, row, None, day)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(header) - 1)
        for place, name in enumerate(header):
            longest = max((len(_shown(row[place])) for row in rows), default=0)
            sheet.set_column(place, place, min(max(longest, len(name) // 2, 10), 40) + 2)
        _write_notes(workbook, bold, notes)
    return target


_CREATED = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 - what a workbook has has no zone


def _terms() -> tuple[str, ...]:
    return tuple(
        line
        for each in available()
        if each.name in {"england", "warrington-2011"}
        for line in (f"{each.title}, version {each.version}", each.terms)
    )


def _write_notes(
    workbook: Any,  # noqa: ANN401 - XlsxWriter has no types
    bold: object,
    notes: Iterable[tuple[str, Iterable[str]]],
) -> None:
    sheet = workbook.add_worksheet("Terms and cautions")
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 100)
    lines = [
        each
        for heading, texts in notes
        for each in ((heading, bold), *((text, wrapped) for text in texts))
    ]
    for index, (line, form) in enumerate(lines):
        sheet.write_string(index, 0, line, form)


def _write_row(
    sheet: Any,  # noqa: ANN401 - XlsxWriter has no types
    index: int,
    cells: Sequence[Cell],
    form: object,
    day: object = None,
) -> None:
    for place, cell in enumerate(cells):
        if isinstance(cell, datetime.date):
            sheet.write_datetime(index, place, cell, day)
        elif isinstance(cell, int | decimal.Decimal):
            sheet.write_number(index, place, cell)
        elif cell is not None:
            # As text, whatever it begins with: what guesses a formula or a link is not asked.
            sheet.write_string(index, place, str(cell), form)


def _shown(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _refuse_too_large(header: Sequence[str], rows: Sequence[Row], of: str) -> None:
    faults: list[Problem] = []
    if len(rows) > _MOST_ROWS:
        expected = f"at most {_MOST_ROWS} {of} in a sheet"
        faults.append(problem(of, len(rows), expected, ProblemCode.TOO_LARGE))
    for index, row in enumerate(rows):
        for place, cell in enumerate(row):
            if isinstance(cell, str) and len(cell) > _LONGEST_CELL:
                expected = f"at most {_LONGEST_CELL} characters in {header[place]}"
                path = f"{of}[{index}]"
                faults.append(problem(path, cell, expected, ProblemCode.TOO_LARGE))
    if faults:
        raise InvalidDocument("workbook", faults)
