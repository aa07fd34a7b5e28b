"""Every version ever written can be read for ever: the golden documents are never edited."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast

import pytest

from ofsted_inspection import Inspection, ReportedGrade, from_dict, from_json, load, to_json
from ofsted_inspection.interchange import SCHEMA_VERSION
from ofsted_inspection.interchange._versions import MIGRATIONS, Migration, migrated
from tests.interchange.documents import GOLDEN, whole

_FILES = sorted(GOLDEN.glob("*/*.json"))


@pytest.mark.parametrize("path", _FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_golden_document_is_read(path: Path) -> None:
    model = ReportedGrade if path.name.startswith("reported") else Inspection
    written = path.read_bytes()
    record = from_json(written, model)
    if int(path.parent.name) == SCHEMA_VERSION:
        assert to_json(record) == written


def test_every_version_has_golden_documents_and_a_migration() -> None:
    versions = list(range(1, SCHEMA_VERSION + 1))
    assert sorted({int(path.parent.name) for path in _FILES}) == versions
    assert sorted(MIGRATIONS) == versions[:-1]


def test_golden_documents_say_what_was_printed() -> None:
    scilly = from_json((GOLDEN / "1" / "isles-of-scilly-2016.json").read_bytes())
    assert [each.aspect.key for each in scilly.judgements if each.grade.label == "Not judged"] == [
        "looked_after_and_permanence",
        "adoption_performance",
        "care_leavers",
    ]
    warrington = from_json((GOLDEN / "1" / "warrington-2015.json").read_bytes())
    assert (warrington.id, warrington.framework.id) == ("80575-2015-02-24", "sif-2013")
    assert warrington in load("england-2014-2025")


def test_migrations_are_applied_one_after_another() -> None:
    def renamed(document: dict[object, object]) -> dict[object, object]:
        return {"new" if key == "old" else key: value for key, value in document.items()}

    def added(document: dict[object, object]) -> dict[object, object]:
        return {**document, "added": None}

    steps: Mapping[int, Migration] = {1: renamed, 2: added}
    first: dict[object, object] = {"schema_version": 1, "old": 5}
    assert migrated(first, 1, 3, steps) == {"schema_version": 3, "new": 5, "added": None}
    assert migrated({"schema_version": 2}, 2, 3, steps) == {"schema_version": 3, "added": None}
    assert first == {"schema_version": 1, "old": 5}


def test_an_older_document_is_brought_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader of version 2, in which `age_group` was renamed, reads a document of version 1."""
    module = "ofsted_inspection.interchange._documents"

    def renamed(document: dict[object, object], version: int) -> dict[object, object]:
        assert version == 1
        names = {"ages": "age_group"}
        changed = {names.get(cast("str", key), key): value for key, value in document.items()}
        return {**changed, "schema_version": 2}

    monkeypatch.setattr(f"{module}.SCHEMA_VERSION", 2)
    monkeypatch.setattr(f"{module}.migrated", renamed)
    old = {("ages" if key == "age_group" else key): value for key, value in whole().items()}
    expected = from_dict({**cast("dict[str, object]", whole()), "schema_version": 2})
    assert from_dict(cast("dict[str, object]", old)) == expected
    assert expected.age_group == "All"
