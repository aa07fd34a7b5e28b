"""Columns and keys that several tables have, each declared once."""

from ofsted_inspection.tables._declaration import Declared
from ofsted_inspection.tables._definition import (
    SCALE_NAMES,
    ForeignKey,
    TableName,
    text,
)

INSPECTION_ID: Declared[object, object] = Declared(
    column=text(
        "inspection_id",
        "Ofsted's number of the authority and the first day of the inspection: 80575-2011-01-10",
        pattern=r"\d+-\d{4}-\d{2}-\d{2}",
    ),
    take="whole.id",
)

SCALE = text(
    "scale",
    "scale of the grade: the four-point one with adequate (slac), or the one since 2013 (reformed)",
    categories=tuple(SCALE_NAMES.values()),
)
FRAMEWORK_ID = text("framework_id", "framework of the inspection")
PARAGRAPH_ID = text(
    "paragraph_id", "name of the paragraph: p29, p57b, u3", pattern=r"[pu]\d+[b-z]?"
)
LINES = text(
    "lines",
    "lines of the source text that hold it, from 1, as ranges: 12-14;16-16",
    nullable=True,
    pattern=r"\d+-\d+(;\d+-\d+)*",
)
PAGES = text(
    "pages",
    "pages of the source that hold it, as ranges; none where the text has no pages",
    nullable=True,
    pattern=r"\d+-\d+(;\d+-\d+)*",
)


def refers(table: TableName, *columns: str, to: str | None = None) -> ForeignKey:
    """Return the key that leads from `columns` to a row of `table`; `to` names its last column."""
    references = columns if to is None else (*columns[:-1], to)
    return ForeignKey(columns=columns, table=table, references=references)


def in_inspection(table: TableName, column: str, to: str | None = None) -> ForeignKey:
    """Return the key that leads, within one inspection, from `column` to a row of `table`."""
    return refers(table, "inspection_id", column, to=to)


OF_INSPECTION = refers("inspections", "inspection_id")
