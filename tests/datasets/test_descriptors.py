"""The descriptors say of each table what the models say, and hold for every row."""

import csv
import json
import re
from pathlib import Path
from typing import Any, cast

import pytest

from ofsted_inspection import ReformedGrade, SlacGrade, frameworks
from tools.dictionary import TABLES, Table

DATA = Path(__file__).parents[2] / "data"
BY_FILE = [(dataset, table) for dataset, tables in TABLES.items() for table in tables]
each_table = pytest.mark.parametrize(
    ("dataset", "table"), BY_FILE, ids=[table.name for _, table in BY_FILE]
)


def rows(dataset: str, table: Table) -> list[dict[str, str]]:
    with (DATA / dataset / table.file).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def descriptor(dataset: str, name: str) -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads((DATA / dataset / name).read_text("utf-8")))


@each_table
def test_columns_are_those_of_the_file(dataset: str, table: Table) -> None:
    assert list(rows(dataset, table)[0]) == [column.name for column in table.columns]


@each_table
def test_keys_are_unique_and_whole(dataset: str, table: Table) -> None:
    keys = [tuple(row[column] for column in table.key) for row in rows(dataset, table)]
    assert len(set(keys)) == len(keys)
    assert all(all(key) for key in keys)


@each_table
def test_foreign_keys_lead_to_a_row(dataset: str, table: Table) -> None:
    tables = {each.name: each for each in TABLES[dataset]}
    for key in table.foreign_keys:
        there = {
            tuple(row[column] for column in key.references)
            for row in rows(dataset, tables[key.table])
        }
        here = {tuple(row[column] for column in key.columns) for row in rows(dataset, table)}
        assert here <= there


@each_table
def test_cells_are_what_their_column_says(dataset: str, table: Table) -> None:
    patterns = {
        "integer": r"\d+",
        "boolean": "true|false",
        "date": r"\d{4}-\d{2}-\d{2}",
        "string": r"\S(.*\S)?",
    }
    for column in table.columns:
        choices = {value for value, _ in column.choices}
        absent = {value for value, _ in column.absent}
        for cell in {row[column.name] for row in rows(dataset, table)} - absent:
            if not cell:
                assert not column.required
                continue
            assert re.fullmatch(patterns[column.type], cell)
            assert not choices or cell in choices
            assert column.pattern is None or re.fullmatch(column.pattern, cell)


@each_table
def test_no_cell_is_run_or_says_that_it_is_nothing(dataset: str, table: Table) -> None:
    for row in rows(dataset, table):
        for cell in row.values():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
            assert cell.casefold() not in {"none", "nan", "na", "null", "n/a"}


@pytest.mark.parametrize("dataset", TABLES)
def test_choices_are_categories_and_enum_alike(dataset: str) -> None:
    """Validators that ignore categories know enum, and the other way round."""
    fields = [
        field
        for resource in descriptor(dataset, "datapackage.json")["resources"]
        for field in resource["schema"]["fields"]
    ]
    with_choices = [field for field in fields if "categories" in field]
    assert with_choices
    for field in with_choices:
        values = [category["value"] for category in field["categories"]]
        assert field["constraints"]["enum"] == values
        assert field["categoriesOrdered"] is (field["name"] == "grade")


def test_grades_are_ordered_from_worst_to_best_within_one_scale() -> None:
    for dataset, scale in (
        ("england-2014-2025", ReformedGrade),
        ("slac-reported-grades", SlacGrade),
    ):
        (column,) = (
            each for table in TABLES[dataset] for each in table.columns if each.name == "grade"
        )
        assert column.ordered
        assert [value for value, _ in column.choices] == [each.value for each in sorted(scale)]


def test_aspects_are_those_of_the_frameworks_held() -> None:
    (column,) = (
        each
        for table in TABLES["england-2014-2025"]
        for each in table.columns
        if each.name == "aspect"
    )
    held = (frameworks.SIF_2013, frameworks.ILACS_2018, frameworks.ILACS_2023)
    assert {value for value, _ in column.choices} == {
        aspect.key for framework in held for aspect in framework.aspects
    }


@pytest.mark.parametrize("dataset", TABLES)
def test_both_descriptors_agree_on_files_and_columns(dataset: str) -> None:
    package, croissant = (
        descriptor(dataset, name) for name in ("datapackage.json", "croissant.json")
    )
    assert {
        each["path"]: each["hash"].removeprefix("sha256:") for each in package["resources"]
    } == {each["contentUrl"]: each["sha256"] for each in croissant["distribution"]}
    columns = {
        each["name"]: [field["name"] for field in each["schema"]["fields"]]
        for each in package["resources"]
    }
    described = {
        each["name"]: [field["name"] for field in each["field"]]
        for each in croissant["recordSet"]
        if "dataType" not in each
    }
    assert described == columns
    assert package["version"] == croissant["version"]
    assert package["title"] == croissant["alternateName"]
