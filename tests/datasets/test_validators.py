"""The reference validators of the standards take the descriptors, and refuse a wrong grade."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.validators

DATA = Path(__file__).parents[2] / "data"
PROGRAMS = Path(sys.executable).parent
DATASETS = sorted(path.parent.name for path in DATA.glob("*/datapackage.json"))


def validated(*command: str | Path) -> subprocess.CompletedProcess[str]:
    program, *arguments = command
    return subprocess.run(
        [PROGRAMS / program, *arguments], capture_output=True, check=False, text=True
    )


def test_there_is_something_to_validate() -> None:
    assert DATASETS == ["authorities", "england", "england-2009-2013", "warrington-2011"]


@pytest.mark.parametrize("dataset", DATASETS)
def test_frictionless_takes_the_package(dataset: str) -> None:
    """Types, keys between tables, enums, hashes and sizes hold for every row."""
    done = validated("frictionless", "validate", DATA / dataset / "datapackage.json")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (",good,", ",excellent,"),
        (",good,", ",adequate,"),
        (",judged,", ",,"),
        ("80460-", "80461-"),
        (",overall,", ",overalls,"),
    ],
)
def test_frictionless_refuses_a_wrong_cell(tmp_path: Path, old: str, new: str) -> None:
    folder = shutil.copytree(DATA / "england", tmp_path / "england")
    judgements = folder / "judgements.csv"
    content = judgements.read_text("utf-8")
    judgements.write_text(content.replace(old, new, 1), "utf-8", newline="")
    descriptor = folder / "datapackage.json"
    text = descriptor.read_text("utf-8")
    # Without the hash, which refuses any change at all.
    lines = [line for line in text.splitlines() if '"hash"' not in line and '"bytes"' not in line]
    descriptor.write_text("\n".join(lines), "utf-8")
    done = validated("frictionless", "validate", descriptor)
    assert done.returncode == 1
    assert "judgements" in done.stdout


@pytest.mark.parametrize("dataset", DATASETS)
def test_mlcroissant_takes_the_description(dataset: str) -> None:
    done = validated("mlcroissant", "validate", "--jsonld", DATA / dataset / "croissant.json")
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr


@pytest.mark.parametrize(
    ("dataset", "record_set", "count"),
    [
        ("england", "inspections", 497),
        ("england", "judgements", 2479),
        ("england-2009-2013", "official_results", 371),
        ("warrington-2011", "judgements", 22),
        ("warrington-2011", "findings", 340),
    ],
)
def test_mlcroissant_reads_every_record(dataset: str, record_set: str, count: int) -> None:
    program = (
        "import sys, mlcroissant\n"
        "dataset = mlcroissant.Dataset(sys.argv[1])\n"
        "print(sum(1 for _ in dataset.records(sys.argv[2])))\n"
    )
    path = DATA / dataset / "croissant.json"
    done = validated(Path(sys.executable).name, "-c", program, path, record_set)
    assert done.stdout.split() == [str(count)], done.stderr
