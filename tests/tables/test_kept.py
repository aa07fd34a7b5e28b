"""What is written is what is kept: the data of the repository, their descriptors, and SQL."""

import json
from pathlib import Path
from typing import Any, cast

import pytest

from ofsted_inspection import Inspection, LocalAuthority, OfficialResult
from ofsted_inspection.grades import ReformedGrade, Scale, SlacGrade
from ofsted_inspection.tables import (
    DICTIONARY,
    TableName,
    package_descriptor,
    read_datapackage,
    table_schema,
    write_datapackage,
)
from ofsted_inspection.tables._database import copy_statement, table_statement

_DATA = Path(__file__).parents[2] / "data"


def _resources(descriptor: Path) -> dict[str, dict[str, Any]]:
    """Return what a descriptor says of each table."""
    document = json.loads(descriptor.read_text(encoding="utf-8"))
    return {each["name"]: _plain(each) for each in document["resources"]}


def _plain(resource: dict[str, Any]) -> dict[str, Any]:
    """Return a resource without its licences and references.

    The ones are added later, and of the others those are left out there that lead nowhere.
    """
    schema = {key: value for key, value in resource["schema"].items() if key != "foreignKeys"}
    return {key: resource[key] for key in resource if key != "licenses"} | {"schema": schema}


@pytest.mark.parametrize(
    ("name", "model", "scale"),
    [
        ("england", Inspection, ReformedGrade),
        ("england-2009-2013", OfficialResult, SlacGrade),
        ("warrington-2011", Inspection, SlacGrade),
        ("authorities", LocalAuthority, None),
    ],
)
def test_a_dataset_is_written_as_it_is_kept(
    name: str,
    model: type[Inspection | OfficialResult | LocalAuthority],
    scale: Scale | None,
    tmp_path: Path,
) -> None:
    """Byte for byte, and described alike, whichever tables are left out of it."""
    kept = _resources(_DATA / name / "datapackage.json")
    written = write_datapackage(read_datapackage(_DATA / name, model), tmp_path / "written").parent
    files = {table: (_DATA / name / f"{table}.csv").read_bytes() for table in kept}
    for table, content in files.items():
        path = written / f"{table}.csv"
        assert content == (path.read_bytes() if path.exists() else content), table
    tables = [
        (DICTIONARY[cast("TableName", table)], None if table == "grades" else scale)
        for table in kept
    ]
    descriptor = package_descriptor("a", model.__name__, tables, files, "csv")
    resources = cast("list[dict[str, Any]]", descriptor["resources"])
    # As text, since the order of members counts too.
    assert [json.dumps(_plain(each)) for each in resources] == [
        json.dumps(each) for each in kept.values()
    ]


@pytest.mark.parametrize("name", DICTIONARY)
def test_references_are_described_where_they_lead_to_a_table_of_the_package(
    name: TableName,
) -> None:
    """Oracle: the dictionary's own keys; a table is itself under the empty name."""
    table = DICTIONARY[name]
    for held in ([], [name], [*DICTIONARY][:20], [*DICTIONARY]):
        wanted = [
            {
                "fields": [*key.columns],
                "reference": {
                    "resource": "" if key.table == name else key.table,
                    "fields": [*key.references],
                },
            }
            for key in table.foreign_keys
            if key.table in held
        ]
        assert table_schema(table, tables=held).get("foreignKeys", []) == wanted
    assert table_schema(table) == table_schema(table, tables=[*DICTIONARY])


def test_a_database_is_told_what_is_kept() -> None:
    """Each statement whole, with the grades of either scale, and of both."""
    told: list[str] = []
    for table in DICTIONARY.values():
        scales = {table_statement(table, scale): None for scale in (None, SlacGrade, ReformedGrade)}
        told += [*scales, copy_statement(table, Path("it's.csv"))]
    text = "".join(f"{statement};\n" for statement in told)
    assert text == (Path(__file__).parent / "golden" / "database.sql").read_text(encoding="utf-8")
