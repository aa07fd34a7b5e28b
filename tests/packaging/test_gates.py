"""Each gate has its fault, which is made in a copy, and nothing is left of it afterwards."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tools import gates
from tools.gates import GATES, ROOT, Gate, copied, main, shown

# A gate is a line for a POSIX shell, as `.ci/run` is; what gates are made of is read anywhere.
in_a_shell = pytest.mark.skipif(sys.platform == "win32", reason="gates are lines for a shell")

SESSIONS = {gate.session for gate in GATES}


@pytest.mark.parametrize("gate", GATES, ids=lambda gate: gate.fault)
def test_each_fault_changes_the_project_as_it_is(gate: Gate) -> None:
    """Else a gate would be shown to catch what is not there."""
    changes = gate.change(ROOT)
    assert changes
    for file, text in changes.items():
        path = ROOT / file
        assert text != (path.read_text("utf-8") if path.is_file() else None)
    assert gate.named


def test_each_gate_is_part_of_what_must_hold() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    run = script.partition("sessions=(")[2].partition(")")[0].split()
    # The README's second command runs the tests.
    assert {*run, "tests"} >= SESSIONS | {"gates", "threads"}


def test_every_dependency_group_is_used_by_a_session() -> None:
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    used = (ROOT / "noxfile.py").read_text("utf-8")
    assert [name for name in groups if f'"{name}"' not in used and name not in {"dev", "nox"}] == []


def _gate(command: str, named: str) -> Gate:
    def change(_: Path) -> dict[str, str | None]:
        return {"kept.txt": "broken", "new.txt": ""}

    return Gate("a fault", "lint", command, named, change)


@in_a_shell
@pytest.mark.parametrize(
    ("command", "passes_and_catches"),
    [
        ("echo broken is told; ! grep broken kept.txt", (True, True)),
        ("echo something else is told; ! grep -q broken kept.txt", (True, False)),
        ("echo broken", (True, False)),
        ("echo broken; false", (False, True)),
    ],
)
def test_a_gate_must_pass_before_and_then_fail_and_name_its_fault(
    command: str, passes_and_catches: tuple[bool, bool], tmp_path: Path
) -> None:
    (tmp_path / "kept.txt").write_text("whole", encoding="utf-8")
    found = shown(_gate(command, "broken"), tmp_path)
    assert (found.passes, found.caught) == passes_and_catches
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]
    assert (tmp_path / "kept.txt").read_text("utf-8") == "whole"


@in_a_shell
def test_the_status_is_1_if_a_gate_lets_its_fault_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "kept.txt").write_text("whole", encoding="utf-8")
    subprocess.run(["/usr/bin/env", "git", "init", "-q"], cwd=tmp_path, check=True)
    monkeypatch.setattr(gates, "ROOT", tmp_path)
    monkeypatch.setattr(gates, "GATES", (_gate("! grep broken kept.txt", "broken"),))
    assert main([]) == 0
    assert "| yes |" in capsys.readouterr().out
    monkeypatch.setattr(gates, "GATES", (_gate("true", "broken"),))
    assert main(["fault"]) == 1
    assert "| NO |" in capsys.readouterr().out


@in_a_shell
def test_what_is_broken_is_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project, copy = tmp_path / "project", tmp_path / "copy"
    project.mkdir()
    copy.mkdir()
    (project / "kept.txt").write_text("whole", encoding="utf-8")
    (project / ".gitignore").write_text("ignored.txt\n", encoding="utf-8")
    (project / "ignored.txt").touch()
    subprocess.run(["/usr/bin/env", "git", "init", "-q"], cwd=project, check=True)
    monkeypatch.setattr(gates, "ROOT", project)
    assert copied(copy) == copy
    assert {path.name for path in copy.iterdir()} == {".git", ".gitignore", "kept.txt"}
