"""What is checked quickly is what stands beside the change."""

import subprocess

import pytest

from tools.quick import ROOT, beside, main, steps

MODULES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "src").rglob("*.py"))


@pytest.mark.parametrize(
    ("file", "tests"),
    [
        ("src/ofsted_inspection/models/_report.py", ["tests/models"]),
        ("src/ofsted_inspection/gazetteer/_resolver.py", ["tests/authorities"]),
        ("src/ofsted_inspection/_making.py", ["tests/core"]),
        ("tests/cli/test_read.py", ["tests/cli/test_read.py"]),
        ("tests/cli/command.py", ["tests/cli"]),
        ("data/england/about.toml", ["tests/datasets"]),
        ("README.md", ["README.md"]),
        ("pyproject.toml", []),
    ],
)
def test_the_tests_beside_a_file(file: str, tests: list[str]) -> None:
    assert beside([file]) == tests


def test_every_module_has_tests_beside_it() -> None:
    for module in MODULES:
        (folder,) = beside([module])
        assert any((ROOT / folder).glob("test_*.py")), module


def test_a_file_within_a_folder_that_is_tested_whole_is_not_tested_twice() -> None:
    files = ["tests/cli/test_read.py", "src/ofsted_inspection/cli/_frame.py"]
    assert beside(files) == ["tests/cli"]


def test_what_is_no_code_is_not_asked_for_style() -> None:
    assert steps(["README.md"]) == [["pytest", "-q", "-x", "README.md"]]
    assert [command[0] for command in steps(["tools/quick.py"])] == ["ruff", "ruff", "mypy"]
    assert [command[0] for command in steps(["docs/conf.py"])] == ["ruff", "ruff"]
    assert steps(["pyproject.toml"]) == []


def test_the_first_failure_is_the_status(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["pyproject.toml"]) == 0
    assert "nothing" in capsys.readouterr().out
    run: list[str] = []

    def started(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        run.append(command[2])
        return subprocess.CompletedProcess(command, 3 if command[2] == "mypy" else 0)

    monkeypatch.setattr(subprocess, "run", started)
    assert main(["tools/quick.py", "tests/packaging/test_quick.py"]) == 3
    assert run == ["ruff", "ruff", "mypy"]
