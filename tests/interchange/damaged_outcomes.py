"""Tables of outcomes with something wrong in them, and files that are no such tables."""

import datetime

from ofsted_inspection import ProblemCode
from tests.interchange.outcome_tables import (
    BARNSLEY,
    DORSET,
    GOOD,
    HELP,
    HISTORY,
    IN_CARE,
    IN_YEAR,
    LEADERS,
    LEAVERS,
    NEWEST,
    OF_2023,
    OF_JUNE_2026,
    OVERALL,
    VISIT,
    Row,
    workbook,
)
from tests.interchange.spreadsheet import content, packed, spreadsheet

CODE, NAME, STATUS = NEWEST[1], NEWEST[2], HISTORY[3]
FIRST, OUT, TYPE = NEWEST[4], NEWEST[5], "Inspection type"
DAMAGE: list[tuple[tuple[str, ...], Row, list[tuple[str | None, ProblemCode]]]] = [
    (NEWEST, BARNSLEY | {NAME: "Barnsly"}, [(NAME, ProblemCode.UNKNOWN_NAME)]),
    (NEWEST, BARNSLEY | {NAME: None}, [(NAME, ProblemCode.UNKNOWN_NAME)]),
    (NEWEST, BARNSLEY | {NAME: "Zzz"}, [(NAME, ProblemCode.UNKNOWN_NAME)]),
    (NEWEST, BARNSLEY | {CODE: "E08000099"}, [(CODE, ProblemCode.UNKNOWN_NAME)]),
    (NEWEST, BARNSLEY | {CODE: "E08000019"}, [(CODE, ProblemCode.CONTRADICTION)]),
    (NEWEST, BARNSLEY | {CODE: 16.0}, [(CODE, ProblemCode.UNKNOWN_NAME)]),
    (
        NEWEST,
        BARNSLEY | {"Ofsted region": "North East"},
        [("Ofsted region", ProblemCode.WRONG_VALUE)],
    ),
    (
        NEWEST,
        BARNSLEY | {"Ofsted region": "London"},
        [("Ofsted region", ProblemCode.CONTRADICTION)],
    ),
    (HISTORY, BARNSLEY | {STATUS: "Closed"}, [(STATUS, ProblemCode.WRONG_VALUE)]),
    (HISTORY, BARNSLEY | {STATUS: "No longer exists"}, [(STATUS, ProblemCode.CONTRADICTION)]),
    (NEWEST, BARNSLEY | {FIRST: "11/09/2023"}, [(FIRST, ProblemCode.WRONG_VALUE)]),
    (
        NEWEST,
        BARNSLEY | {FIRST: datetime.datetime(2023, 9, 11, 9, 30)},  # noqa: DTZ001 - as it is kept
        [(FIRST, ProblemCode.WRONG_VALUE)],
    ),
    (NEWEST, BARNSLEY | {FIRST: datetime.date(2017, 9, 11)}, [(FIRST, ProblemCode.WRONG_VALUE)]),
    (NEWEST, BARNSLEY | {OUT: None}, [(OUT, ProblemCode.WRONG_VALUE)]),
    (NEWEST, BARNSLEY | {OUT: datetime.date(2023, 9, 1)}, [(None, ProblemCode.WRONG_ORDER)]),
    (HISTORY, BARNSLEY | {TYPE: "Inspection"}, [(TYPE, ProblemCode.WRONG_VALUE)]),
    (NEWEST, BARNSLEY | {HELP: "Adequate"}, [(HELP, ProblemCode.WRONG_VALUE)]),
    (NEWEST, BARNSLEY | {HELP: "-"}, [(HELP, ProblemCode.WRONG_VALUE)]),
    (NEWEST, BARNSLEY | {HELP: 2.0}, [(HELP, ProblemCode.WRONG_VALUE)]),
    (NEWEST, BARNSLEY | {LEAVERS: None}, [(LEAVERS, ProblemCode.WRONG_VALUE)]),
    (NEWEST, DORSET | {LEAVERS: GOOD}, [(LEAVERS, ProblemCode.CONTRADICTION)]),
    (NEWEST, OF_JUNE_2026 | {OVERALL: GOOD}, [(OVERALL, ProblemCode.CONTRADICTION)]),
    (IN_YEAR, VISIT | {HELP: GOOD}, [(HELP, ProblemCode.CONTRADICTION)]),
    (
        IN_YEAR,
        VISIT | {"Publication date": datetime.date(2024, 1, 1)},
        [(None, ProblemCode.WRONG_ORDER)],
    ),
    (
        IN_YEAR,
        BARNSLEY | {"Visit Theme": "Front door"},
        [("Visit Theme", ProblemCode.CONTRADICTION)],
    ),
    (
        NEWEST,
        BARNSLEY | {NAME: "Nowhere", CODE: "E0", FIRST: None, HELP: "Fine"},
        [
            (FIRST, ProblemCode.WRONG_VALUE),
            (NAME, ProblemCode.UNKNOWN_NAME),
            (CODE, ProblemCode.UNKNOWN_NAME),
        ],
    ),
]
"""Rows under columns, with what is wrong where."""

HEADERS: list[tuple[tuple[str, ...], ProblemCode]] = [
    ((*NEWEST, "Comments"), ProblemCode.UNKNOWN_NAME),
    ((*NEWEST, "Overal effectiveness"), ProblemCode.UNKNOWN_NAME),
    ((*NEWEST, "Experiences and progress of care"), ProblemCode.UNKNOWN_NAME),
    ((*NEWEST, LEAVERS), ProblemCode.DUPLICATE),
    ((*NEWEST, OF_2023[8]), ProblemCode.DUPLICATE),
    (tuple(each for each in NEWEST if each != FIRST), ProblemCode.MISSING),
    (tuple(each for each in NEWEST if each != LEADERS), ProblemCode.MISSING),
    (tuple(each for each in NEWEST if each != HELP), ProblemCode.MISSING),
    (tuple(each for each in NEWEST if each != IN_CARE), ProblemCode.MISSING),
]
"""Headers that are not known whole, with what is wrong."""

DOCUMENT = content(workbook())


def _repeated(what: str, times: str) -> str:
    tag = {"rows": "<table:table-row", "columns": "<table:table-cell"}[what]
    return DOCUMENT.replace(tag, f'{tag} table:number-{what}-repeated="{times}"', 1)


def _declared(document: str) -> str:
    return document.replace("?>", '?><!DOCTYPE a [<!ENTITY b "c">]>', 1)


NOT_TAKEN_APART = packed(DOCUMENT.replace('"date"', '"float" office:value="x"'))

NO_SPREADSHEETS: list[tuple[bytes, ProblemCode]] = [
    (b"", ProblemCode.UNRECOGNISED),
    (b"PK", ProblemCode.UNRECOGNISED),
    (spreadsheet(workbook())[:-30], ProblemCode.UNRECOGNISED),
    (packed(DOCUMENT, "application/zip"), ProblemCode.UNRECOGNISED),
    (packed(DOCUMENT[:-40]), ProblemCode.UNRECOGNISED),
    (packed(DOCUMENT.replace("</table:table>", "</table:ta>", 1)), ProblemCode.UNRECOGNISED),
    (packed(_declared(DOCUMENT)), ProblemCode.UNRECOGNISED),
    (NOT_TAKEN_APART, ProblemCode.UNRECOGNISED),
    (packed(_repeated("rows", "1048576")), ProblemCode.TOO_LARGE),
    (packed(_repeated("columns", "9999999")), ProblemCode.TOO_LARGE),
    (packed(_repeated("columns", "99999999999999999999")), ProblemCode.UNRECOGNISED),
    (packed(_repeated("rows", "-1")), ProblemCode.UNRECOGNISED),
    (packed(_repeated("rows", "٣")), ProblemCode.UNRECOGNISED),
]
"""Files that are no spreadsheets to be read, with what is wrong."""
