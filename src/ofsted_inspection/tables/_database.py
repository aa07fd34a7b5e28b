"""Tables of inspections as a DuckDB database, with keys and an enum for each scale."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from ofsted_inspection._arguments import checked
from ofsted_inspection._writing import whole
from ofsted_inspection.grades import Scale
from ofsted_inspection.tables._backends import DECIMAL_PRECISION, DECIMAL_SCALE, refuse_too_fine
from ofsted_inspection.tables._catalogue import DICTIONARY, Entries, several
from ofsted_inspection.tables._csv_text import csv_text
from ofsted_inspection.tables._definition import (
    SCALE_NAMES,
    ColumnType,
    Table,
    worst_to_best,
)
from ofsted_inspection.tables._extras import imported
from ofsted_inspection.tables._frames import scale_of
from ofsted_inspection.tables._packages import checked_tables

_TYPES = {
    ColumnType.TEXT: "VARCHAR",
    ColumnType.INTEGER: "BIGINT",
    ColumnType.BOOLEAN: "BOOLEAN",
    ColumnType.DATE: "DATE",
    ColumnType.DECIMAL: f"DECIMAL({DECIMAL_PRECISION}, {DECIMAL_SCALE})",
}

_FOR_ALL = {"storage_compatibility_version": "v1.0.0"}
"""A newer DuckDB would write what older ones, and programs that bring one, cannot read."""


@checked
def write_duckdb(inspections: Entries, path: str | Path, *, overwrite: bool = False) -> Path:
    """Write every table of `inspections` into a new DuckDB database at `path`, and return it.

    Tables have their primary keys, the foreign keys between tables, and NOT NULL where a cell
    always holds a value. The types `slac_grade` and `reformed_grade` are enums in the order worst
    to best, so they sort and compare as grades do: a table that holds one scale has its grades in
    that type, and a table that holds two has them as text. The views `judgements_slac` and
    `judgements_reformed` hold the judgements of one scale each, always typed. Write
    `grade >= 'good'::reformed_grade`: without the type DuckDB compares an enum with a text as
    texts, by the alphabet.

    The file appears when it is whole. Raises AlreadyThere, a FileExistsError, if something is at
    `path` and `overwrite` is False, MissingExtra without `duckdb`, and InvalidDocument as
    `write_datapackage` does, and for a decimal of more than six places, for none is rounded. A
    framework of your own is taken, as in frames: nothing reads it back.
    """
    duckdb = imported("duckdb", "duckdb")
    target = Path(path)
    given = several(inspections)
    found = checked_tables(given)
    with (
        whole(target, overwrite=overwrite) as part,
        tempfile.TemporaryDirectory() as folder,
        duckdb.connect(str(part), config=_FOR_ALL) as connection,
    ):
        for scale, name in SCALE_NAMES.items():
            connection.execute(
                f"CREATE TYPE {name}_grade AS ENUM ({_listed(worst_to_best(scale))})"
            )
        for table in DICTIONARY.values():
            refuse_too_fine("database", table, found[table.name])
            connection.execute(table_statement(table, scale_of(given, table, found[table.name])))
            file = Path(folder) / "rows.csv"
            file.write_bytes(csv_text(table, found[table.name]).encode())
            connection.execute(copy_statement(table, file))
        for name in SCALE_NAMES.values():
            # Built of names of our own alone.
            view = f"SELECT * REPLACE (grade::{name}_grade AS grade) FROM judgements"  # noqa: S608
            connection.execute(f"CREATE VIEW judgements_{name} AS {view} WHERE scale = '{name}'")
    return target


def table_statement(table: Table, scale: Scale | None) -> str:
    """Return the statement that makes a table."""
    parts = [
        " ".join(
            [
                f'"{column.name}"',
                _grade_type(scale) if column.type is ColumnType.GRADE else _TYPES[column.type],
                "" if column.nullable else "NOT NULL",
                f'CHECK ("{column.name}" IN ({_listed(column.categories)}))'
                if column.categories
                else "",
            ]
        )
        for column in table.columns
    ]
    parts.append(f"PRIMARY KEY ({_named(table.primary_key)})")
    parts += [
        f"FOREIGN KEY ({_named(key.columns)}) REFERENCES {key.table} ({_named(key.references)})"
        for key in table.foreign_keys
        # DuckDB checks a row against those before it, which a table's own rows need not follow;
        # and grades of both scales are text, which an enum cannot refer to.
        if key.table not in {table.name, "grades"}
    ]
    return f"CREATE TABLE {table.name} ({', '.join(parts)})"


def _grade_type(scale: Scale | None) -> str:
    return "VARCHAR" if scale is None else f"{SCALE_NAMES[scale]}_grade"


def copy_statement(table: Table, file: Path) -> str:
    """Return the SQL that copies the rows of a CSV file into the table."""
    blank = [column.name for column in table.columns if column.blank]
    force = f", FORCE_NOT_NULL ({_named(blank)})" if blank else ""
    place = str(file).replace("'", "''")
    # Every mark is named: versions 1.3 to 1.5.0 take a doubled quotation mark for the cell's end.
    marks = "AUTO_DETECT FALSE, DELIM ',', QUOTE '\"', ESCAPE '\"', NEW_LINE '\\n'"
    return f"COPY {table.name} FROM '{place}' (FORMAT CSV, HEADER, {marks}{force})"


def _named(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _listed(texts: Sequence[str]) -> str:
    return ", ".join("'" + text.replace("'", "''") + "'" for text in texts)
