"""`table`: any table of the data dictionary."""

from collections.abc import Sequence
from typing import cast

from ofsted_inspection.cli._answer import Answer
from ofsted_inspection.cli._declared import AS_ROWS, Argument, Command, GivenRows
from ofsted_inspection.cli._forms import told
from ofsted_inspection.cli._sources import held, source
from ofsted_inspection.cli._values import columns, where
from ofsted_inspection.errors import UnknownName
from ofsted_inspection.grades import ReformedGrade, SlacGrade
from ofsted_inspection.tables import DICTIONARY, ColumnType, TableName, rows

_GRADES = tuple(
    dict.fromkeys(grade.value for scale in (ReformedGrade, SlacGrade) for grade in scale)
)


class _Given(GivenRows):
    source: str
    table: str
    columns: Sequence[str] = ()
    where: Sequence[tuple[str, str]]


def _run(given: _Given) -> Answer:
    of = held(given.source)
    if given.table not in DICTIONARY:
        raise UnknownName("table", given.table, DICTIONARY)
    name = cast("TableName", given.table)
    table = DICTIONARY[name]
    shown = tuple(table.column(each).name for each in given.columns) or table.header
    places = [table.header.index(each) for each in shown]
    asked: dict[int, set[str]] = {}
    for name_asked, value in given.where:
        column = table.column(name_asked)
        words = _GRADES if column.type is ColumnType.GRADE else column.categories
        if words and value not in {*words, ""}:
            raise UnknownName(f"{column.name} in {table.name}", value, words)
        asked.setdefault(table.header.index(column.name), set()).add(value)
    found = (
        row
        for row in rows(of.records, name)
        if all(told(row[place]) in values for place, values in asked.items())
    )
    return Answer(
        columns=shown,
        rows=tuple(tuple(row[place] for place in places) for row in found),
        about=of.about,
        covers=of.covers,
    )


COMMAND = Command(
    name="table",
    summary="give a table of the data dictionary",
    examples=(
        ("ofsted-inspection table england judgements -o judgements.csv", "every judgement"),
        ("ofsted-inspection table england inspections --where urn=80575", "those of Warrington"),
        (
            "ofsted-inspection table warrington-2011 judgements --columns aspect_key,grade",
            "two columns",
        ),
    ),
    about="`list tables` names them, `dictionary TABLE` explains their columns.",
    arguments=(
        source(),
        Argument(name="table", takes="TABLE", choices=tuple(DICTIONARY), help="its name"),
        Argument(
            name="--columns", takes="NAMES", read=columns, default=(), help="these alone: a,b,c"
        ),
        Argument(
            name="--where",
            takes="COLUMN=VALUE",
            many=True,
            read=where,
            help="rows with this value; of one column twice, with either",
        ),
        *AS_ROWS,
    ),
    given=_Given,
    run=_run,
)
