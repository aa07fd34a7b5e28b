"""Schemas of released versions stay as they were; a change asks for a new version."""

import hashlib
import json
from pathlib import Path

import pytest

from ofsted_inspection import InvalidDocument
from tools.build import ROOT
from tools.released import REGISTER, released

OLD, NEW = b'{"old": true}\n', b'{"new": true}\n'
NAME = "inspection-1.0.schema.json"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project that has released version 1.0."""
    (tmp_path / "tools").mkdir()
    register = {NAME: hashlib.sha256(OLD).hexdigest()}
    (tmp_path / REGISTER).write_text(json.dumps(register), encoding="utf-8")
    (tmp_path / "bundled").mkdir()
    (tmp_path / "bundled" / NAME).write_bytes(OLD)
    return tmp_path


def test_the_build_keeps_what_was_released_beside_what_is_new(root: Path) -> None:
    built = {"bundled/inspection-1.1.schema.json": NEW}
    assert released(root, "bundled", built) == {f"bundled/{NAME}": OLD}


def test_a_released_schema_that_is_built_alike_is_no_fault(root: Path) -> None:
    assert released(root, "bundled", {f"bundled/{NAME}": OLD}) == {f"bundled/{NAME}": OLD}


def test_a_change_to_a_released_version_asks_for_a_new_one(root: Path) -> None:
    with pytest.raises(InvalidDocument, match="raise MINOR"):
        released(root, "bundled", {f"bundled/{NAME}": NEW})


@pytest.mark.parametrize("content", [NEW, None])
def test_a_released_schema_that_was_changed_or_lost_is_missed(
    root: Path, content: bytes | None
) -> None:
    path = root / "bundled" / NAME
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    with pytest.raises(InvalidDocument, match="as it was released"):
        released(root, "bundled", {})


def test_the_register_of_this_project_is_kept() -> None:
    assert set(released(ROOT, "src/ofsted_inspection/_bundled", {})) <= {
        f"src/ofsted_inspection/_bundled/{path.name}"
        for path in (ROOT / "src/ofsted_inspection/_bundled").glob("*.schema.json")
    }
