"""`dictionary`: what the columns of tables mean."""

from collections.abc import Iterator

from ofsted_inspection.cli._answer import Answer, Values
from ofsted_inspection.cli._declared import AS_ROWS, Argument, Command, GivenRows
from ofsted_inspection.errors import UnknownName
from ofsted_inspection.tables import DICTIONARY, Table

_COLUMNS = ("table", "column", "type", "meaning", "unit", "may_be_empty", "key", "values")


class _Given(GivenRows):
    table: str | None = None


def _run(given: _Given) -> Answer:
    tables = tuple(DICTIONARY.values())
    if given.table is not None:
        tables = tuple(each for each in tables if each.name == given.table)
        if not tables:
            raise UnknownName("table", given.table, DICTIONARY)
    return Answer(columns=_COLUMNS, rows=tuple(row for each in tables for row in _rows(each)))


def _rows(table: Table) -> Iterator[Values]:
    for each in table.columns:
        yield (
            table.name,
            each.name,
            each.type.value,
            each.description,
            each.unit,
            each.nullable,
            each.name in table.primary_key,
            " ".join(each.categories) or None,
        )


COMMAND = Command(
    name="dictionary",
    summary="explain the columns of a table, or of all",
    examples=(
        ("ofsted-inspection dictionary judgements", "the columns of one table"),
        ("ofsted-inspection dictionary -o dictionary.csv", "of all, as a sheet"),
    ),
    arguments=(
        Argument(
            name="table",
            takes="TABLE",
            needed=False,
            choices=tuple(DICTIONARY),
            help="its name; all of them unless given",
        ),
        *AS_ROWS,
    ),
    given=_Given,
    run=_run,
)
