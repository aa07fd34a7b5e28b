"""What is kept of authorities: read whole, published with what follows, faults placed."""

import json
import string
from pathlib import Path
from typing import cast

import attrs
import pytest

from ofsted_inspection import InvalidDocument, LocalAuthority, load
from ofsted_inspection.tables import DICTIONARY, read_datapackage
from tests.datasets.kept import DATA, kept, published_rows
from tools import gazetteer

ROOT = DATA.parent
FOLDER = DATA / gazetteer.NAME
KEPT = gazetteer.read(FOLDER)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in (FOLDER / "kept").iterdir():
        target = tmp_path / "kept" / path.name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(path.read_bytes())
    return tmp_path


@pytest.mark.parametrize(
    ("file", "old", "new", "column"),
    [
        ("authorities.csv", "London Borough", "Borough", "type"),
        ("authorities.csv", ",301,", ",3o1,", "la_number"),
        ("authorities.csv", "2019-03-31", "31/03/2019", "closed"),
        ("authority_names.csv", ",official", ",real", "kind"),
        ("code_changes.csv", "2025-04-01", "2025-4-1", "valid_before"),
        ("succession_links.csv", ",whole,", ",all,", "extent"),
        ("succession_links.csv", ",false,false,", ",no,false,", "area_unchanged"),
        ("succession_links.csv", ",false,false,", ",false,no,", "continuing"),
        ("statistical_neighbours.csv", "Not close", "Far", "closeness"),
    ],
)
def test_a_fault_is_placed(folder: Path, file: str, old: str, new: str, column: str) -> None:
    path = folder / "kept" / file
    content = path.read_text("utf-8")
    path.write_text(content.replace(old, new, 1), "utf-8", newline="")
    with pytest.raises(InvalidDocument) as caught:
        gazetteer.read(folder)
    assert [(each.file, each.column) for each in caught.value.problems] == [(file, column)]


def test_what_is_published_is_what_is_kept() -> None:
    published = gazetteer.published(FOLDER)
    assert list(published) == [f"{name}.csv" for name in gazetteer.TABLES]
    for file, content in published.items():
        assert (FOLDER / file).read_bytes() == content
        if file != "authorities.csv":
            assert (FOLDER / "kept" / file).read_bytes() == content


def test_authorities_are_published_with_the_region_that_follows() -> None:
    for row, theirs in zip(
        kept("authorities", "authorities"),
        published_rows("authorities", "authorities"),
        strict=True,
    ):
        merged = row["region"] in {"North East", "Yorkshire and The Humber"}
        follows = "North East, Yorkshire and the Humber" if merged else row["region"]
        assert theirs == row | {"ofsted_region": follows}


def test_ranks_run_from_one_on() -> None:
    first, second, *_ = KEPT.neighbours
    spoilt = attrs.evolve(KEPT, neighbours=(first, attrs.evolve(second, rank=3)))
    with pytest.raises(ValueError, match="rank 3 in place 2"):
        gazetteer.neighbour_lists(spoilt)
    lists = cast("dict[str, dict[str, object]]", json.loads(gazetteer.neighbour_lists(KEPT)))
    assert list(lists) == ["dfe-may-2025", "dfe-april-2021"]
    assert lists["dfe-may-2025"]["carried_over"] == []


def test_every_figure_of_the_datasheet_is_counted() -> None:
    counted = gazetteer.of_gazetteer(KEPT)
    template = (ROOT / "tools/datasheets/authorities.md").read_text("utf-8")
    assert set(counted) <= set(string.Template(template).get_identifiers())
    sheet = (FOLDER / "README.md").read_text("utf-8")
    for part in ("153 authorities of today and 5", "| `dfe-may-2025` | 153 |", "61% of the"):
        assert part in sheet


def test_keys_of_the_tables_hold() -> None:
    for table in (DICTIONARY[name] for name in gazetteer.TABLES):
        rows = kept("authorities", table.name)
        keys = [tuple(row[column] for column in table.primary_key) for row in rows]
        assert len(set(keys)) == len(keys)
        for key in table.foreign_keys:
            urns = {row["urn"] for row in kept("authorities", "authorities")}
            assert {row[column] for column in key.columns for row in rows} <= urns
    assert KEPT.authorities == load("authorities") == read_datapackage(FOLDER, LocalAuthority)
