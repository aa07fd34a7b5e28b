"""The descriptors say of each table what the models say, and hold for every row."""

import csv
import hashlib
import json
import re
import tomllib
import uuid
from pathlib import Path
from typing import Any, cast

import pytest

from ofsted_inspection import ReformedGrade, SlacGrade, frameworks, load, tables
from ofsted_inspection.datasets import DatasetName
from ofsted_inspection.grades import Scale
from ofsted_inspection.models import OfficialResult

DATA = Path(__file__).parents[2] / "data"
DATASETS: tuple[DatasetName, ...] = ("warrington-2011", "england", "england-2009-2013")


def descriptor(dataset: str, name: str) -> dict[str, Any]:
    return cast("dict[str, Any]", json.loads((DATA / dataset / name).read_text("utf-8")))


RESOURCES: dict[tuple[str, str], dict[str, Any]] = {
    (dataset, resource["name"]): resource
    for dataset in DATASETS
    for resource in descriptor(dataset, "datapackage.json")["resources"]
}
each_table = pytest.mark.parametrize(("dataset", "table"), RESOURCES)


def rows(dataset: str, table: str) -> list[dict[str, str]]:
    path = DATA / dataset / RESOURCES[dataset, table]["path"]
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fields(dataset: str, table: str) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", RESOURCES[dataset, table]["schema"]["fields"])


@each_table
def test_columns_are_those_of_the_file(dataset: str, table: str) -> None:
    assert list(rows(dataset, table)[0]) == [field["name"] for field in fields(dataset, table)]


@each_table
def test_keys_are_unique_and_whole(dataset: str, table: str) -> None:
    columns = RESOURCES[dataset, table]["schema"]["primaryKey"]
    keys = [tuple(row[column] for column in columns) for row in rows(dataset, table)]
    assert len(set(keys)) == len(keys)
    assert all(all(key) for key in keys)


@each_table
def test_foreign_keys_lead_to_a_row(dataset: str, table: str) -> None:
    for key in RESOURCES[dataset, table]["schema"].get("foreignKeys", []):
        columns, target = key["reference"]["fields"], key["reference"]["resource"] or table
        there = {tuple(row[column] for column in columns) for row in rows(dataset, target)}
        here = {tuple(row[column] for column in key["fields"]) for row in rows(dataset, table)}
        assert here <= there


def test_keys_that_may_be_empty_lead_to_a_row_where_they_are_not() -> None:
    """The descriptor leaves these out, for a validator that takes an empty cell for a fault."""
    left_out = 0
    for name, table in tables.DICTIONARY.items():
        if ("warrington-2011", name) not in RESOURCES:
            continue
        described = RESOURCES["warrington-2011", name]["schema"].get("foreignKeys", [])
        for key in table.foreign_keys:
            left_out += list(key.columns) not in [each["fields"] for each in described]
            there = {
                tuple(row[column] for column in key.references)
                for row in rows("warrington-2011", key.table)
            }
            here = {
                tuple(row[column] for column in key.columns)
                for row in rows("warrington-2011", name)
            }
            assert {each for each in here if all(each)} <= there
    assert left_out


@each_table
def test_cells_are_what_their_column_says(dataset: str, table: str) -> None:
    patterns = {
        "integer": r"-?\d+",
        "number": r"-?\d+(\.\d+)?",
        "boolean": "true|false",
        "date": r"\d{4}-\d{2}-\d{2}",
        "string": r"(?s).+",
    }
    for field in fields(dataset, table):
        constraints = field.get("constraints", {})
        absent = {each["value"] for each in field.get("missingValues", [])}
        for cell in {row[field["name"]] for row in rows(dataset, table)} - absent:
            if not cell:
                assert "required" not in constraints
                continue
            assert re.fullmatch(patterns[field["type"]], cell)
            assert cell in constraints.get("enum", [cell])
            assert re.fullmatch(constraints.get("pattern", "(?s).*"), cell)


@each_table
def test_no_cell_is_run_or_says_that_it_is_nothing(dataset: str, table: str) -> None:
    """A spreadsheet runs what follows these marks; a list mark of the report has nothing after."""
    for row in rows(dataset, table):
        for cell in row.values():
            assert not re.match(r"[=+@\t\r]|-\s*[^\s]", cell)
            assert cell.casefold() not in {"none", "nan", "na", "null", "n/a"} or (
                cell == "none" and row.get("as_of_basis") == cell
            )


@each_table
def test_no_identifier_reads_as_a_number(dataset: str, table: str) -> None:
    names = [field["name"] for field in fields(dataset, table) if field["type"] == "string"]
    for row in rows(dataset, table):
        for name in names:
            if name.endswith(("_id", "_key", "same_as")):
                assert not re.fullmatch(r"[\d.,eE+-]+", row[name]) or row[name].count("-") == 3


@pytest.mark.parametrize("dataset", DATASETS)
def test_choices_are_categories_and_enum_alike(dataset: str) -> None:
    """Validators that ignore categories know enum, and the other way round."""
    found = [
        field
        for owner, table in RESOURCES
        if owner == dataset
        for field in fields(owner, table)
        if "categories" in field
    ]
    assert found
    for field in found:
        values = [each if isinstance(each, str) else each["value"] for each in field["categories"]]
        assert field["constraints"]["enum"] == values


@pytest.mark.parametrize(
    ("dataset", "table", "scale"),
    [
        ("england", "judgements", ReformedGrade),
        ("england-2009-2013", "official_results", SlacGrade),
        ("warrington-2011", "judgements", SlacGrade),
    ],
)
def test_grades_are_ordered_from_worst_to_best_within_one_scale(
    dataset: str, table: str, scale: Scale
) -> None:
    (field,) = (each for each in fields(dataset, table) if each["name"] == "grade")
    assert field["categoriesOrdered"] is True
    assert field["constraints"]["enum"] == [
        each.value for each in sorted(scale, key=lambda grade: -grade.number)
    ]


def test_aspects_are_those_of_the_frameworks_held() -> None:
    held = (
        frameworks.SIF_2013,
        frameworks.ILACS_2018,
        frameworks.ILACS_2023,
        frameworks.ILACS_2026,
    )
    assert [(row["framework_id"], row["aspect_key"]) for row in rows("england", "aspects")] == [
        (framework.id, aspect.key) for framework in held for aspect in framework.aspects
    ]


@pytest.mark.parametrize("dataset", DATASETS)
def test_every_dataset_is_read_back_by_our_own_reader(dataset: DatasetName) -> None:
    """Law: what the package's files hold is what `load` gives, as a tuple."""
    folder = DATA / dataset
    loaded = load(dataset)
    if dataset == "england-2009-2013":
        assert tables.read_datapackage(folder, OfficialResult) == loaded
    else:
        found = tables.read_datapackage(folder)
        assert found == (loaded if isinstance(loaded, tuple) else (loaded,))
    model = descriptor(dataset, "datapackage.json")["model"]
    assert model == ("OfficialResult" if dataset == "england-2009-2013" else "Inspection")


@pytest.mark.parametrize("dataset", DATASETS)
def test_both_descriptors_agree_on_files_and_columns(dataset: str) -> None:
    package, croissant = (
        descriptor(dataset, name) for name in ("datapackage.json", "croissant.json")
    )
    described_files = [*package["resources"], *package["files"]]
    assert {
        each["path"]: (
            each["hash"].removeprefix("sha256:"),
            [licence.get("path", licence["name"]) for licence in each["licenses"]],
        )
        for each in described_files
    } == {
        each["contentUrl"]: (each["sha256"], each["license"]) for each in croissant["distribution"]
    }
    assert (package["id"], package.get("homepage")) == (
        croissant["identifier"],
        croissant.get("url"),
    )
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


EVERY = sorted(path.parent.name for path in DATA.glob("*/datapackage.json"))


@pytest.mark.parametrize("dataset", EVERY)
def test_every_file_of_the_folder_is_described_with_its_licences(dataset: str) -> None:
    folder = DATA / dataset
    package = descriptor(dataset, "datapackage.json")
    described = {each["path"]: each for each in [*package["resources"], *package["files"]]}
    there = {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }
    assert described.keys() | {"datapackage.json", "croissant.json"} == there.keys()
    known = {each["name"] for each in package["licenses"]}
    for name, each in described.items():
        content = there[name].read_bytes()
        assert each["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert each["bytes"] == len(content)
        assert each["description"].endswith(".")
        licences = {licence["name"] for licence in each["licenses"]}
        assert licences
        assert licences <= known


def test_the_words_of_the_report_are_under_their_terms_alone() -> None:
    package = descriptor("warrington-2011", "datapackage.json")
    (report,) = (each for each in package["files"] if each["path"] == "report.txt")
    assert [each["name"] for each in report["licenses"]] == ["LicenseRef-Ofsted-report-2011"]


def test_identifiers_are_of_one_dataset_each_and_the_address_is_that_of_the_project() -> None:
    """No address of the project is known yet; whoever gives it one gives it in one place."""
    packages = [descriptor(dataset, "datapackage.json") for dataset in EVERY]
    assert len({each["id"] for each in packages}) == len(packages)
    assert all(uuid.UUID(each["id"]).version == 5 for each in packages)
    project = tomllib.loads((DATA.parent / "pyproject.toml").read_text("utf-8"))["project"]
    addresses = project.get("urls", {})
    assert {each.get("homepage") for each in packages} == {addresses.get("Homepage")}
    citation = (DATA.parent / "CITATION.cff").read_text("utf-8")
    assert ("\nrepository-code: " in citation) is ("Repository" in addresses)
    unreleased = "[0.1.0] - unreleased" in (DATA.parent / "CHANGELOG.md").read_text("utf-8")
    assert ("\ndate-released: " in citation) is not unreleased


@pytest.mark.parametrize("dataset", EVERY)
def test_the_citation_has_version_and_date_of_each_dataset(dataset: str) -> None:
    about = tomllib.loads((DATA / dataset / "about.toml").read_text("utf-8"))
    _, _, entry = (DATA.parent / "CITATION.cff").read_text("utf-8").partition(about["title"])
    entry, _, _ = entry.partition("  - type:")
    assert f"\n    version: {about['version']}\n" in entry
    assert f"\n    date-released: {about['released']}\n" in entry


ASKED = "Contains public sector information licensed under the Open Government Licence v3.0"


@pytest.mark.parametrize("dataset", ["england", "england-2009-2013", "authorities"])
def test_the_attribution_that_the_licence_asks_for_is_given(dataset: str) -> None:
    sheet = " ".join((DATA / dataset / "README.md").read_text("utf-8").split())
    assert ASKED in sheet
    assert ASKED in descriptor(dataset, "croissant.json")["usageInfo"]
    assert ASKED in " ".join((DATA.parent / "README.md").read_text("utf-8").split())


@pytest.mark.parametrize("dataset", EVERY)
def test_every_datasheet_says_what_is_to_be_known_of_names_of_persons(dataset: str) -> None:
    sheet = (DATA / dataset / "README.md").read_text("utf-8")
    assert "\n## Names of persons\n" in sheet
