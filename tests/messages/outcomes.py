"""What is told of Ofsted's tables of outcomes: of rows, of headers, of files that are none."""

import io
from collections.abc import Callable, Mapping
from functools import partial

from ofsted_inspection import read_ofsted_outcomes
from tests.interchange.damaged_outcomes import (
    DAMAGE,
    HEADERS,
    NO_SPREADSHEETS,
    NOT_TAKEN_APART,
    OUT,
)
from tests.interchange.outcome_tables import (
    BARNSLEY,
    BRISTOL,
    COVER,
    GOOD,
    HELP,
    HISTORY,
    IN_YEAR,
    MONITORING,
    NEWEST,
    NOTES,
    VISIT,
    laid_out,
)
from tests.interchange.spreadsheet import Rows, spreadsheet


def _of(sheets: Mapping[str, Rows]) -> Callable[[], object]:
    return lambda: read_ofsted_outcomes(io.BytesIO(spreadsheet(sheets)))


def _of_bytes(file: bytes) -> object:
    return read_ofsted_outcomes(io.BytesIO(file))


_BESIDE = [(*NEWEST, None), *([*row, "beside"] for row in laid_out(NEWEST, [BARNSLEY])[1:])]

CASES: Mapping[str, Callable[[], object]] = {
    **{
        f"row {number}": _of({"Cover": COVER, "Odd": laid_out(columns, [BRISTOL, row], NOTES)})
        for number, (columns, row, _) in enumerate(DAMAGE, start=1)
    },
    **{
        f"header {number}": _of({"a": [["Note"], header]})
        for number, (header, _) in enumerate(HEADERS, start=1)
    },
    "a cell under no column": _of({"a": _BESIDE}),
    "an inspection twice": _of({"a": laid_out(NEWEST, [BARNSLEY, BRISTOL, BARNSLEY])}),
    "a visit twice": _of({"a": laid_out(IN_YEAR, [MONITORING, MONITORING])}),
    "two sheets of two minds": _of(
        {
            "One": laid_out(HISTORY, [BRISTOL, BARNSLEY]),
            "Two": laid_out(HISTORY, [BARNSLEY | {HELP: GOOD, OUT: VISIT[OUT]}]),
        }
    ),
    "no table at all": _of({"a": [["Local authority", "Inspection date"]], "b": []}),
    # What the library cannot take apart is told with its version, which is not ours to keep.
    **{
        f"file {number}": partial(_of_bytes, file)
        for number, (file, _) in enumerate(NO_SPREADSHEETS, start=1)
        if file is not NOT_TAKEN_APART
    },
}
