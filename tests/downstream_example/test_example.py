"""A project that uses the strategies finds the mistake planted in it, and only that mistake."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent / "grade_shares"

MISTAKE = "Fraction(count, len(inspection.judgements))"
MENDED = "Fraction(count, len(_numbers(inspection)))"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return shutil.copytree(
        PROJECT, tmp_path / "grade_shares", ignore=shutil.ignore_patterns("__pycache__")
    )


def _run_its_tests(project: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", project.name),
            *("-p", "no:cacheprovider", "--hypothesis-seed=0"),
        ],
        cwd=project.parent,
        # As that project would run them: with no settings of ours.
        env={name: value for name, value in os.environ.items() if not name.startswith("PYTEST")},
        capture_output=True,
        check=False,
        text=True,
    )


def test_its_tests_find_the_mistake_and_print_an_inspection_that_shows_it(project: Path) -> None:
    done = _run_its_tests(project)
    assert done.returncode == pytest.ExitCode.TESTS_FAILED, done.stdout + done.stderr
    assert "1 failed, 1 passed" in done.stdout
    # Not judged is no grade, and was counted as one: the smallest example has one such judgement.
    # Pytest prints the example again in its summary where CI=1 is set.
    example = done.stdout.split("inspection=Inspection(framework=")[1]
    assert example.count("'Not judged')") == 1
    assert example.count("Judgement(") <= 6
    assert "Aspect(" not in example


def test_its_tests_pass_once_the_mistake_is_mended(project: Path) -> None:
    shares = project / "shares.py"
    source = shares.read_text(encoding="utf-8")
    assert source.count(MISTAKE) == 1
    shares.write_text(source.replace(MISTAKE, MENDED), encoding="utf-8")
    done = _run_its_tests(project)
    assert done.returncode == pytest.ExitCode.OK, done.stdout + done.stderr
    assert "2 passed" in done.stdout
