"""Tidy tables of inspections, in any dataframe library, as files, and in a database.

Every table is defined once, in DICTIONARY; `rows` yields its rows from models, and everything
else is made from those two. No dataframe library is imported until a function needs it.
"""

from ofsted_inspection._addresses import promise
from ofsted_inspection.tables._catalogue import DICTIONARY, rows
from ofsted_inspection.tables._database import write_duckdb
from ofsted_inspection.tables._definition import (
    Cell,
    Column,
    ColumnType,
    ForeignKey,
    Row,
    Table,
    TableName,
)
from ofsted_inspection.tables._derived import DERIVED, OF_HISTORY
from ofsted_inspection.tables._descriptors import package_descriptor, table_schema
from ofsted_inspection.tables._engines import (
    grade_changes,
    grade_counts,
    grade_shares,
    latest_per_authority,
)
from ofsted_inspection.tables._frames import Backend, to_frame, wide
from ofsted_inspection.tables._neighbours import of_neighbours
from ofsted_inspection.tables._packages import FileFormat, write_datapackage
from ofsted_inspection.tables._spreadsheets import read_spreadsheets, write_spreadsheets
from ofsted_inspection.tables._unpacking import read_datapackage

__all__ = [
    "DERIVED",
    "DICTIONARY",
    "OF_HISTORY",
    "Backend",
    "Cell",
    "Column",
    "ColumnType",
    "FileFormat",
    "ForeignKey",
    "Row",
    "Table",
    "TableName",
    "grade_changes",
    "grade_counts",
    "grade_shares",
    "latest_per_authority",
    "of_neighbours",
    "package_descriptor",
    "read_datapackage",
    "read_spreadsheets",
    "rows",
    "table_schema",
    "to_frame",
    "wide",
    "write_datapackage",
    "write_duckdb",
    "write_spreadsheets",
]

promise(__name__, names=__all__)
