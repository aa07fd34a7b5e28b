"""Each column is declared once: what follows from the declaration holds in every carrier."""

import csv
import datetime
import decimal
import importlib
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

import attrs
import duckdb
import pytest
from hypothesis import assume, given, settings

from ofsted_inspection import Grade, Ungraded, interchange, load
from ofsted_inspection.models import Inspection, Readings
from ofsted_inspection.strategies import inspections
from ofsted_inspection.tables import (
    DICTIONARY,
    Cell,
    Column,
    ColumnType,
    TableName,
    rows,
    table_schema,
    write_datapackage,
    write_duckdb,
    write_spreadsheets,
)
from ofsted_inspection.tables._catalogue import DECLARATIONS
from ofsted_inspection.tables._declaration import Nested
from ofsted_inspection.tables._kinds import Kind
from tests.tables.test_round_trip import can_be_written
from tools.surface import COLUMNS, columns

# Imported so, since what is known of its types is partial.
parquet = importlib.import_module("pyarrow.parquet")


def test_the_columns_are_those_written_down() -> None:
    """Two columns swapped, a key dropped, a type, a unit or the field held changed: it shows."""
    assert columns() == COLUMNS.read_text(encoding="utf-8"), (
        "the columns have changed: if that is meant, run python -m tools.surface, look at the "
        "difference, and say so in CHANGELOG.md"
    )


READ_BACK = {
    name: declaration
    for name, declaration in DECLARATIONS.items()
    if declaration.model is not None and attrs.has(declaration.model) and not declaration.explains
}


@pytest.mark.parametrize("name", READ_BACK)
def test_every_field_of_a_model_has_its_column_or_its_table(name: TableName) -> None:
    """Law: nothing of a model that is read back is left behind."""
    declaration = READ_BACK[name]
    model = cast("type[attrs.AttrsInstance]", declaration.model)
    held = [field for field, _ in declaration.held] + list(declaration.parts)
    assert len(held) == len(set(held))
    assert set(held) == {field.name for field in attrs.fields(model)}


def test_every_field_of_the_readings_has_its_table() -> None:
    readings = DECLARATIONS["inspections"].parts["readings"]
    assert isinstance(readings, Nested)
    assert set(readings.parts) == {field.name for field in attrs.fields(Readings)}


def test_what_no_cell_can_hold_is_no_column() -> None:
    with pytest.raises(TypeError, match="no column can hold"):
        Kind(tuple[str, ...])


def test_what_is_not_judged_is_empty_and_read_back() -> None:
    """A grade that may be none, one that may be not judged, and one that is always given."""
    given_always, maybe, judged = Kind(Grade), Kind(Grade | None), Kind(Grade | Ungraded)
    assert [each.nullable for each in (given_always, maybe, judged)] == [False, True, True]
    assert [each.may_be_none for each in (given_always, maybe, judged)] == [False, True, False]


def as_text(column: Column, cell: Cell) -> str:
    """Return a cell as CSV has it, worked out apart from the code."""
    if cell is None:
        return ""
    if column.type is ColumnType.BOOLEAN:
        return {True: "true", False: "false"}[cast("bool", cell)]
    if isinstance(cell, decimal.Decimal):
        return format(cell, "f")
    return cell.isoformat() if isinstance(cell, datetime.date) else str(cell)


def plain(column: Column, cell: object) -> object:
    """Return a cell of a typed carrier without the places that its type adds."""
    return cell.normalize() if column.type is ColumnType.DECIMAL and cell is not None else cell  # type: ignore[attr-defined] # a decimal


def held(inspection: Inspection) -> Iterator[tuple[TableName, list[tuple[Cell, ...]]]]:
    for name in DICTIONARY:
        found = list(rows(inspection, name))
        if found:
            yield name, found


@pytest.mark.slow
@settings(max_examples=3)
@given(inspections(coherent=False))
def test_each_column_is_the_same_in_every_carrier(inspection: Inspection) -> None:
    """Law: other readers of CSV, spreadsheets, Parquet and DuckDB find the cells of the rows."""
    assume(can_be_written(inspection))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_datapackage(inspection, folder / "csv")
        write_datapackage(inspection, folder / "parquet", "parquet")
        write_spreadsheets(inspection, folder / "spreadsheets")
        write_duckdb(inspection, folder / "inspections.duckdb")
        with duckdb.connect(str(folder / "inspections.duckdb"), read_only=True) as connection:
            for name, found in held(inspection):
                table = DICTIONARY[name]
                texts = [tuple(map(as_text, table.columns, row)) for row in found]
                with (folder / f"csv/{name}.csv").open(encoding="utf-8", newline="") as lines:
                    assert [tuple(row) for row in csv.reader(lines)] == [table.header, *texts]
                path = folder / f"spreadsheets/{name}.csv"
                with path.open(encoding="utf-8-sig", newline="") as lines:
                    _, *opened = csv.reader(lines)
                assert [len(row) for row in opened] == [len(row) for row in texts]
                for row, text in zip(opened, texts, strict=True):
                    assert all(
                        cell in {one, f"'{one}"} for cell, one in zip(row, text, strict=True)
                    )
                typed = [tuple(map(plain, table.columns, row)) for row in found]
                arrow = parquet.read_table(folder / f"parquet/{name}.parquet").to_pydict()
                assert tuple(arrow) == table.header
                assert [
                    tuple(map(plain, table.columns, row))
                    for row in zip(*arrow.values(), strict=True)
                ] == typed
                stored = connection.table(name).fetchall()
                assert [tuple(map(plain, table.columns, row)) for row in stored] == typed


LISTS = {"themes", "groups"}
"""What stands in tables of its own."""

HELD_UNDER_OTHER_NAMES: dict[str, dict[str, str]] = {
    "statistics": {
        "statistic_id": "id",
        "measure_id": "measure",
        "base_text": "base",
        "base_statistic_id": "base_statistic",
        "paragraph_id": "paragraph",
    },
    "corrections": {"correction_id": "id"},
    "prior_inspections": {"prior_id": "id", "paragraph_id": "paragraph"},
    "annotations": {"finding_id": "finding", "adjudication_reason": "reason"},
}


@pytest.mark.parametrize("name", HELD_UNDER_OTHER_NAMES)
def test_warringtons_readings_stand_in_the_tables_as_in_its_document(name: TableName) -> None:
    """Oracle: the JSON document, which other code makes."""
    document = interchange.to_dict(load("warrington-2011"))
    readings = cast("dict[str, list[dict[str, object]]]", document["readings"])
    names = HELD_UNDER_OTHER_NAMES[name]
    table = DICTIONARY[name]
    for row, entry in zip(rows(load("warrington-2011"), name), readings[name], strict=True):
        compared = 0
        for column, cell in zip(table.columns, row, strict=True):
            key = names.get(column.name, column.name)
            if key in entry and key not in LISTS:
                there = entry[key]
                text = "" if there is None else str(there)
                if column.type is ColumnType.BOOLEAN:
                    text = text.lower()
                if column.type is ColumnType.GRADE:
                    # A document names the scale with the grade.
                    text = text.rpartition(".")[2]
                assert as_text(column, cell) == text
                compared += 1
        assert compared == len(set(entry) - LISTS)


def fields_of(name: TableName) -> Mapping[str, Mapping[str, object]]:
    schema = table_schema(DICTIONARY[name])
    fields = cast("list[dict[str, object]]", schema["fields"])
    return {str(each["name"]): each for each in fields}


def test_a_unit_stands_in_the_schema_where_all_rows_share_it() -> None:
    assert fields_of("recommendations")["months"]["unit"] == "months"
    assert fields_of("team")["count"]["unit"] == "inspectors"
    assert "unit" not in fields_of("statistics")["value"]
