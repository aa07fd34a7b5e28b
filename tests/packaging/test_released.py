"""What any released version wrote is read by this one, and means the same."""

import lzma
import pickle
from pathlib import Path

import duckdb
import pytest

from ofsted_inspection import (
    Inspection,
    OfficialResult,
    __version__,
    from_file,
    from_json,
    read_jsonl,
)
from ofsted_inspection.tables import read_datapackage, read_spreadsheets
from tools.versions import KEPT, inspections, official_result, write_texts

VERSIONS = sorted(path.name for path in KEPT.iterdir())
INSPECTIONS = inspections()
RESULT = official_result()

every_version = pytest.mark.parametrize("version", VERSIONS)


def test_the_files_of_this_version_are_kept() -> None:
    assert __version__ in VERSIONS


@every_version
def test_pickles_are_read(version: str) -> None:
    kept = pickle.loads((KEPT / version / "records.pickle").read_bytes())
    assert kept == {"inspections": INSPECTIONS, "official_result": RESULT}


@every_version
def test_documents_are_read(version: str) -> None:
    folder = KEPT / version
    assert from_json((folder / "inspection.json").read_bytes()) == INSPECTIONS[0]
    assert from_json((folder / "official-result.json").read_bytes(), OfficialResult) == RESULT
    assert tuple(read_jsonl(folder / "inspections.jsonl")) == INSPECTIONS


@every_version
@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_packages_are_read(version: str, form: str) -> None:
    assert read_datapackage(KEPT / version / form) == INSPECTIONS
    assert tuple(from_file(KEPT / version / form)) == INSPECTIONS


@every_version
def test_spreadsheets_are_read(version: str) -> None:
    assert read_spreadsheets(KEPT / version / "spreadsheets") == INSPECTIONS


@every_version
def test_databases_are_read(version: str, tmp_path: Path) -> None:
    database = tmp_path / "inspections.duckdb"
    packed = (KEPT / version / "inspections.duckdb.xz").read_bytes()
    database.write_bytes(lzma.decompress(packed))
    with duckdb.connect(str(database), read_only=True) as connection:
        found = connection.sql(
            "select inspection_id, aspect_key, coalesce(grade, status) from judgements order by all"
        ).fetchall()
    assert found == sorted(
        (each.id, judgement.aspect.key, judgement.grade.value)
        for each in INSPECTIONS
        for judgement in each.judgements
    )


def test_this_version_writes_what_is_kept_of_it(tmp_path: Path) -> None:
    """Until it is published a change here renews the files; afterwards it is a new version."""
    now, kept = tmp_path / "now", KEPT / __version__
    write_texts(now)
    written = {path.relative_to(now): path.read_bytes() for path in now.rglob("*.*")}
    assert written == {
        path.relative_to(kept): path.read_bytes()
        for path in kept.rglob("*.*")
        if path.suffix in {".json", ".jsonl", ".csv", ".md", ".txt"}
        and path.parent.name != "parquet"
    }


def test_what_is_read_is_of_every_layer() -> None:
    assert isinstance(INSPECTIONS[0], Inspection)
    assert all((INSPECTIONS[0].report, INSPECTIONS[0].readings, INSPECTIONS[0].source))
