"""Two projects of somebody else's, with the wheel installed from a folder, as theirs would be.

The first has a mistake planted in it: its own tests, on our strategies, find that and nothing else.
Each is run with the newest versions of what is used, and with the lowest that we and it allow.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from ofsted_inspection import Ungraded, load
from ofsted_inspection.tables import read_datapackage, write_datapackage

pytestmark = pytest.mark.distributions

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

MISTAKE = "Fraction(count, len(inspection.judgements))"
MENDED = "Fraction(count, len(_numbers(inspection)))"


def _run(command: Sequence[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in `folder`, with no settings of ours."""
    ours = ("PYTEST", "PYTHON", "COVERAGE", "HYPOTHESIS", "VIRTUAL_ENV")
    return subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if not name.startswith(ours)},
        capture_output=True,
        check=False,
        text=True,
    )


def _done(command: Sequence[str | Path], folder: Path) -> str:
    done = _run(command, folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    constraints = ("--build-constraints", ROOT / "constraints.txt")
    _done(["uv", "build", "--quiet", "--wheel", "--out-dir", folder, *constraints, ROOT], folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module", params=["highest", "lowest-direct"])
def resolution(request: pytest.FixtureRequest) -> str:
    chosen: str = request.param
    return chosen


@pytest.fixture(scope="module")
def lowest(resolution: str, tmp_path_factory: pytest.TempPathFactory) -> Sequence[str | Path]:
    """Return the options that hold our own dependencies to the lowest that we allow, if wanted."""
    if resolution == "highest":
        return ()
    chosen = tmp_path_factory.mktemp("lowest") / "lowest.txt"
    # Seen from the project, what we use would be indirect, and as new as can be.
    resolved = ("--extra", "testing", "--resolution", resolution, "--output-file", chosen)
    command = ("uv", "pip", "compile", "--quiet", "--python", sys.executable, "pyproject.toml")
    _done([*command, *resolved], ROOT)
    return ("--constraint", chosen)


def _project(
    name: str, folder: Path, wheel: Path, resolution: str, lowest: Sequence[str | Path]
) -> tuple[Path, Path]:
    """Copy a project and install what it asks for; return its folder and its Python."""
    project = shutil.copytree(
        HERE / name, folder / name, ignore=shutil.ignore_patterns("__pycache__")
    )
    _done(["uv", "venv", "--quiet", "--python", sys.executable, ".venv"], project)
    python = project / ".venv" / "bin" / "python"
    asked = ("-r", "pyproject.toml", "--group", "test", "--resolution", resolution)
    command = ("uv", "pip", "install", "--quiet", "--python", python, *asked, *lowest)
    _done([*command, "--find-links", wheel.parent], project)
    where = "import ofsted_inspection; print(ofsted_inspection.__file__)"
    assert _done([python, "-c", where], project).startswith(str(project / ".venv"))
    return project, python


def _its_tests(project: Path, python: Path) -> subprocess.CompletedProcess[str]:
    # Nothing above the project is its own, wherever the folders of this run lie.
    alone = ("-c", "pyproject.toml", "--confcutdir=.", "-p", "no:cacheprovider")
    return _run([python, "-m", "pytest", "-q", *alone, "--hypothesis-seed=0"], project)


@pytest.fixture(scope="module")
def shares(
    tmp_path_factory: pytest.TempPathFactory,
    wheel: Path,
    resolution: str,
    lowest: Sequence[str | Path],
) -> tuple[Path, Path]:
    return _project("grade_shares", tmp_path_factory.mktemp("of"), wheel, resolution, lowest)


def test_its_tests_find_the_mistake_and_print_an_inspection_that_shows_it(
    shares: tuple[Path, Path],
) -> None:
    done = _its_tests(*shares)
    assert done.returncode == pytest.ExitCode.TESTS_FAILED, done.stdout + done.stderr
    assert "1 failed, 1 passed" in done.stdout
    # Not judged is no grade, and was counted as one: the smallest example has one such judgement.
    # Pytest prints the example again in its summary where CI=1 is set.
    example = done.stdout.split("inspection=Inspection(framework=")[1]
    assert example.count("'Not judged')") == 1
    assert example.count("Judgement(") <= 6
    assert "Aspect(" not in example


def test_its_tests_pass_once_the_mistake_is_mended(
    shares: tuple[Path, Path], tmp_path: Path
) -> None:
    project, python = shares
    mended = shutil.copytree(project, tmp_path / "mended", ignore=shutil.ignore_patterns(".venv"))
    module = mended / "grade_shares" / "shares.py"
    source = module.read_text(encoding="utf-8")
    assert source.count(MISTAKE) == 1
    module.write_text(source.replace(MISTAKE, MENDED), encoding="utf-8")
    done = _its_tests(mended, python)
    assert done.returncode == pytest.ExitCode.OK, done.stdout + done.stderr
    assert "2 passed" in done.stdout


def test_its_script_goes_from_one_data_package_to_another(
    shares: tuple[Path, Path], tmp_path: Path
) -> None:
    """Oracle: counted here, without the project's functions."""
    project, python = shares
    given = load("england")[-40:]
    write_datapackage(given, tmp_path / "from")
    folders = (tmp_path / "from", tmp_path / "to")
    printed = _done([python, "-m", "grade_shares", *folders], project)
    below = {
        each.id: sorted(
            judgement.grade.number > 2
            for judgement in each.judgements
            if not isinstance(judgement.grade, Ungraded)
        )
        for each in given
    }
    wanted = [id_ for id_, marks in below.items() if sum(marks) * 2 > len(marks)]
    assert [each.id for each in read_datapackage(tmp_path / "to")] == wanted != []
    assert [line.split(",")[0] for line in printed.splitlines()] == ["inspection_id", *wanted]
    descriptor = json.loads((tmp_path / "to" / "datapackage.json").read_text(encoding="utf-8"))
    assert {each["name"] for each in descriptor["resources"]} >= {"inspections", "judgements"}


def test_a_service_gives_back_what_it_is_given(
    tmp_path: Path, wheel: Path, resolution: str, lowest: Sequence[str | Path]
) -> None:
    done = _its_tests(*_project("inspection_service", tmp_path, wheel, resolution, lowest))
    assert done.returncode == pytest.ExitCode.OK, done.stdout + done.stderr
    assert "5 passed" in done.stdout
