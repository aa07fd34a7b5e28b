"""`validate`: whether files are what they should be, with everything that is wrong."""

import sys
from collections.abc import Iterator, Sequence

from ofsted_inspection.cli._answer import Answer, Values
from ofsted_inspection.cli._declared import AS_ROWS, Argument, Command, GivenRows
from ofsted_inspection.cli._forms import number_of
from ofsted_inspection.cli._sources import EDITED
from ofsted_inspection.errors import InvalidDocument
from ofsted_inspection.files import from_file

_COLUMNS = ("file", "outcome", "place", "found", "expected", "code")


class _Given(GivenRows):
    file: Sequence[str]
    edited: bool = False


def _run(given: _Given) -> Answer:
    rows = tuple(row for file in given.file for row in _checked(file, edited=given.edited))
    invalid = {file for file, outcome, *_ in rows if outcome == "invalid"}
    files = number_of(len(set(given.file)), "file")
    return Answer(
        columns=_COLUMNS,
        rows=rows,
        cautions=(f"{files}: {len(invalid)} invalid",),
        status=1 if invalid else 0,
    )


def _checked(file: str, *, edited: bool) -> Iterator[Values]:
    try:
        found = from_file(sys.stdin.buffer if file == "-" else file, edited=edited)
    except InvalidDocument as error:
        for each in error.problems:
            expected = each.expected.replace("edited=True", "--edited")
            yield file, "invalid", each.where, each.found, expected, each.code.value
    else:
        yield file, "valid", None, number_of(len(found), "inspection"), None, None


COMMAND = Command(
    name="validate",
    summary="say everything that is wrong with files; status 1 if anything is",
    examples=(
        ("ofsted-inspection validate mine.json", "JSON, JSON Lines, a data package, a report"),
        ("ofsted-inspection validate data/ --json", "for a program"),
        ("ofsted-inspection validate tables/ --edited", "tables that you corrected by hand"),
    ),
    about="`check` holds what is valid against Ofsted's rules.",
    arguments=(
        Argument(
            name="file",
            takes="FILE",
            many=True,
            help="JSON, JSON Lines, a data package or a report; - is standard input",
        ),
        EDITED,
        *AS_ROWS,
    ),
    given=_Given,
    run=_run,
)
