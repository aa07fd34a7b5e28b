"""Wheel and sdist: the same bytes wherever they are built, whole, and working however installed."""

import base64
import csv
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import textwrap
import tomllib
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = "src/ofsted_inspection"

pytestmark = pytest.mark.distributions

SUPPORTED = ("3.11", "3.12", "3.13")

LOAD_EVERYTHING = textwrap.dedent(
    """
    import hashlib
    from ofsted_inspection import available, load
    for dataset in available():
        loaded = load(dataset.name)
        records = loaded if isinstance(loaded, tuple) else (loaded,)
        assert len(records) == dataset.rows, dataset
        print(dataset.name, dataset.sha256, hashlib.sha256(repr(records).encode()).hexdigest())
    assert load("warrington-2011", text=False).report is None
    """
)


def _run(command: Sequence[str | Path], *, folder: Path, **environment: str) -> str:
    """Run a command that must succeed and return what it writes; away from the checkout."""
    outer = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**outer, **environment},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def _files(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def _copy(source: Path, names: Sequence[str], folder: Path, *, mask: int) -> Path:
    """Copy the files named, made under umask `mask`."""
    before = os.umask(mask)
    try:
        for name in names:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / name, target)
    finally:
        os.umask(before)
    return folder


def _build(kind: str, source: Path, target: Path, python: str = sys.executable) -> Path:
    _run(
        [
            *("uv", "build", f"--{kind}", "--python", python, "--out-dir", target),
            *("--build-constraints", ROOT / "constraints.txt", source),
        ],
        folder=target.parent,
    )
    (built,) = (path for path in target.iterdir() if path.name.startswith("ofsted_inspection"))
    return built


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what version control tracks, as it stands now."""
    listed = _run(["git", "ls-files", "-z"], folder=ROOT)
    tracked = [name for name in listed.split("\0") if name and (ROOT / name).is_file()]
    return _copy(ROOT, tracked, tmp_path_factory.mktemp("checkout"), mask=0o022)


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build("wheel", checkout, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build("sdist", checkout, tmp_path_factory.mktemp("sdist"))


def _pythons() -> list[str]:
    """Return the supported Pythons on the path; a version manager's stand-in does not answer."""
    found = [name for version in SUPPORTED if (name := shutil.which(f"python{version}"))]
    return [
        name
        for name in found
        if not subprocess.run([name, "-c", ""], capture_output=True, check=False).returncode
    ]


def test_the_same_bytes_are_built_on_every_python_here(
    checkout: Path, wheel: Path, sdist: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "under" / "another" / "name"
    elsewhere = _copy(checkout, _files(checkout), folder, mask=0o077)
    built = {_sha256(wheel)}
    archives = {_sha256(sdist)}
    for number, python in enumerate([sys.executable, *_pythons()]):
        built.add(_sha256(_build("wheel", elsewhere, tmp_path / f"wheel{number}", python)))
        archives.add(_sha256(_build("sdist", elsewhere, tmp_path / f"sdist{number}", python)))
    assert len(built) == 1
    assert len(archives) == 1


def test_the_wheel_holds_the_package_as_tracked_and_nothing_else(
    checkout: Path, wheel: Path
) -> None:
    tracked = {
        name.removeprefix("src/"): _sha256(checkout / name)
        for name in _files(checkout)
        if name.startswith(f"{PACKAGE}/")
    }
    with zipfile.ZipFile(wheel) as archive:
        shipped = {
            name: hashlib.sha256(archive.read(name)).hexdigest()
            for name in archive.namelist()
            if ".dist-info/" not in name
        }
    assert shipped == tracked
    assert "ofsted_inspection/py.typed" in shipped


def test_the_wheel_holds_the_compiled_data_that_the_manifest_lists(
    checkout: Path, wheel: Path
) -> None:
    manifest = json.loads((checkout / "data" / "manifest.json").read_text(encoding="utf-8"))
    listed = {
        entry["path"].removeprefix("src/"): entry["sha256"]
        for entry in manifest["files"]
        if entry["path"].startswith(f"{PACKAGE}/_bundled/")
    }
    with zipfile.ZipFile(wheel) as archive:
        shipped = {
            name: hashlib.sha256(archive.read(name)).hexdigest()
            for name in archive.namelist()
            if "/_bundled/" in name
        }
    assert shipped == listed
    assert shipped


def test_the_wheels_record_names_every_file_with_its_hash_and_size(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    (record,) = (name for name in held if name.endswith(".dist-info/RECORD"))
    digests = {name: hashlib.sha256(content).digest() for name, content in held.items()}
    expected = {
        (
            name,
            f"sha256={base64.urlsafe_b64encode(digest).decode().rstrip('=')}",
            f"{len(held[name])}",
        )
        for name, digest in digests.items()
        if name != record
    }
    rows = [tuple(row) for row in csv.reader(io.StringIO(held[record].decode("utf-8")))]
    assert len(rows) == len(set(rows))
    assert set(rows) == {*expected, (record, "", "")}


def test_the_wheel_is_of_the_size_that_is_promised(wheel: Path) -> None:
    page = (ROOT / "docs" / "explanation" / "promises.md").read_text(encoding="utf-8")
    stated = re.search(
        r"wheel stays under ([\d.]+) MB, and what it installs under ([\d.]+) MB", page
    )
    assert stated is not None
    with zipfile.ZipFile(wheel) as archive:
        sizes = (wheel.stat().st_size, sum(each.file_size for each in archive.infolist()))
    for size, bound in zip(sizes, stated.groups(), strict=True):
        # Kept from either side: a bound that is far off tells nobody anything.
        assert 0.7 < size / (float(bound) * 1_000_000) < 1


def test_the_sdist_holds_what_tests_and_tools_need(checkout: Path, sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        shipped = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    wanted = {name for name in _files(checkout) if not name.startswith((".ci/", ".git"))}
    assert wanted - shipped == set()
    assert shipped - wanted == {"PKG-INFO", ".gitignore"} & shipped


def test_checkers_of_distributions_find_nothing(wheel: Path, sdist: Path, tmp_path: Path) -> None:
    tools = Path(sys.executable).parent
    _run([tools / "check-wheel-contents", wheel], folder=tmp_path)
    _run([tools / "twine", "check", "--strict", wheel, sdist], folder=tmp_path)


def _environment(folder: Path, *packages: str | Path) -> Path:
    """Make a virtual environment holding `packages` at the pinned versions; return its Python."""
    _run(["uv", "venv", "--quiet", "--python", sys.executable, folder], folder=folder.parent)
    python = folder / "bin" / "python"
    _run(
        [
            *("uv", "pip", "install", "--quiet", "--python", python),
            *("-c", ROOT / "constraints.txt", *packages),
        ],
        folder=folder.parent,
    )
    return python


@pytest.fixture(scope="module")
def loaded_from_checkout(checkout: Path) -> str:
    command = [sys.executable, "-c", LOAD_EVERYTHING]
    return _run(command, folder=checkout.parent, PYTHONPATH=str(checkout / "src"))


def test_an_installed_wheel_loads_every_dataset(
    wheel: Path, tmp_path: Path, loaded_from_checkout: str
) -> None:
    python = _environment(tmp_path / "venv", wheel)
    assert _run([python, "-c", LOAD_EVERYTHING], folder=tmp_path) == loaded_from_checkout


def test_a_wheel_on_the_path_as_a_zip_loads_every_dataset(
    wheel: Path, tmp_path: Path, loaded_from_checkout: str
) -> None:
    pinned = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    needed = tomllib.loads(pinned)["project"]["dependencies"]
    python = _environment(tmp_path / "venv", *needed)
    program = f"{LOAD_EVERYTHING}\nimport ofsted_inspection as o; assert '.whl' in o.__file__"
    out = _run([python, "-c", program], folder=tmp_path, PYTHONPATH=str(wheel))
    assert out == loaded_from_checkout


def test_a_wheel_built_from_the_sdist_is_the_same_wheel(
    wheel: Path, sdist: Path, tmp_path: Path
) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    (source,) = (tmp_path / "unpacked").iterdir()
    assert _sha256(_build("wheel", source, tmp_path / "wheel")) == _sha256(wheel)


def _zipped(checkout: Path, folder: Path) -> Path:
    """Return the checkout as forges give it out: one folder in a zip file."""
    base = checkout.rename(checkout.with_name("ofsted-inspection-main"))
    try:
        made = shutil.make_archive(str(folder / "main"), "zip", base.parent, base.name)
    finally:
        base.rename(checkout)
    return Path(made)


@pytest.mark.parametrize("form", ["sdist", "zip", "folder", "editable"])
def test_what_is_installed_from_sources_loads_every_dataset(
    form: str, checkout: Path, sdist: Path, tmp_path: Path, loaded_from_checkout: str
) -> None:
    packages: dict[str, list[str | Path]] = {
        "sdist": [sdist],
        "zip": [_zipped(checkout, tmp_path)],
        "folder": [checkout],
        "editable": ["--editable", checkout],
    }
    python = _environment(tmp_path / "venv", *packages[form])
    assert _run([python, "-c", LOAD_EVERYTHING], folder=tmp_path) == loaded_from_checkout


def test_without_its_extra_the_command_answers_in_plain_text(wheel: Path, tmp_path: Path) -> None:
    python = _environment(tmp_path / "venv", wheel)
    command: list[str | Path] = [
        python.parent / "ofsted-inspection",
        "show",
        "warrington-2011",
        "--format",
        "table",
    ]
    out = _run(command, folder=tmp_path)
    assert "Lead inspector  Brendan Parkinson" in out
    completed = subprocess.run(
        [command[0], "completion", "bash"], capture_output=True, check=False, text=True
    )
    assert completed.returncode == 2
    assert "ofsted-inspection[cli]" in completed.stderr


def test_with_its_extra_the_command_shows_warrington(wheel: Path, tmp_path: Path) -> None:
    python = _environment(tmp_path / "venv", f"{wheel}[cli]")
    command: list[str | Path] = [
        python.parent / "ofsted-inspection",
        "show",
        "warrington-2011",
        "--format",
        "table",
    ]
    out = _run(command, folder=tmp_path)
    assert "Lead inspector  Brendan Parkinson" in out
