"""Break a copy of the project in one way per gate, and show that the gate catches it.

    python -m tools.gates           every gate, a line each; status 1 if one lets its fault pass
    python -m tools.gates NAME...   these gates

Each gate is asked first about the copy as it is, where it must find nothing, and then about the
broken one, where it must fail and name the fault. It is run by the quickest command that is part of
its session; the project itself is never touched.
"""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent

Change = Callable[[Path], Mapping[str, str | None]]
"""Of the project's folder: what files are to hold instead, None for one that is to go."""

PACKAGE = "src/ofsted_inspection"
MADE_UP = "tests/core/test_made_up.py"


class Gate(NamedTuple):
    """A fault, the session of nox that catches it, and how."""

    fault: str
    session: str
    command: str
    named: str
    """What the gate writes of the fault."""

    change: Change


def _replaced(file: str, old: str, new: str) -> Change:
    """Return the change of the first `old` in a file; raises ValueError if there is none."""

    def change(root: Path) -> Mapping[str, str | None]:
        text = (root / file).read_text("utf-8")
        place = text.index(old)
        return {file: f"{text[:place]}{new}{text[place + len(old) :]}"}

    return change


def _added(file: str, text: str) -> Change:
    """Return the change that puts text at the end of a file, or makes one of it."""

    def change(root: Path) -> Mapping[str, str | None]:
        path = root / file
        return {file: (path.read_text("utf-8") if path.is_file() else "") + text}

    return change


def _dropped(file: str) -> Change:
    """Return the change that takes a file away; raises ValueError if there is none."""

    def change(root: Path) -> Mapping[str, str | None]:
        if not (root / file).is_file():
            raise ValueError(file)
        return {file: None}

    return change


def _released_without(root: Path) -> Mapping[str, str | None]:
    """Release the present version, and take a name away that it had."""
    changelog = (root / "CHANGELOG.md").read_text("utf-8")
    place = changelog.index("\n## [")
    version = changelog[place:].split("[", 1)[1].split("]", 1)[0]
    heading = changelog[place:].split("\n", 2)[1]
    kept = f"tests/packaging/surfaces/{version}.txt"
    return {
        "CHANGELOG.md": changelog.replace(heading, f"## [{version}] - 2026-12-24", 1),
        kept: (root / kept).read_text("utf-8") + "    def withdrawn(price: int = 1) -> None\n",
    }


_ORDER = "HELD = []\n\n\n" + "\n\n".join(
    f"def test_number_{number}():\n    assert len(HELD) == {number}\n    HELD.append({number})\n"
    for number in range(8)
)
_PYTEST = "python -m pytest -q -x -p no:cacheprovider"
_COUNTED = (
    "python -m coverage erase"
    " && python -m coverage run -m pytest -q -x -p no:cacheprovider tests/core/test_addresses.py"
    " && python -m coverage combine -q && python -m coverage report --include='*/_addresses.py'"
)

GATES = (
    Gate(
        "a public name that is gone",
        "tests",
        f"{_PYTEST} tests/packaging/test_public_surface.py -k written_down",
        "public surface has changed",
        _replaced(f"{PACKAGE}/grades.py", '    "lower_median",\n', ""),
    ),
    Gate(
        "a public name of a release that is gone, and no word of it",
        "lint",
        "python -m tools.compatibility",
        "withdrawn: gone",
        _released_without,
    ),
    Gate(
        "a function without types",
        "types",
        f"python -m mypy {PACKAGE}/_wording.py",
        "no-untyped-def",
        _added(f"{PACKAGE}/_wording.py", "\n\ndef untyped(value):\n    return value\n"),
    ),
    Gate(
        "a type that callers no longer get",
        "types",
        f"python -m mypy {PACKAGE}/grades.py tests/grades/test_types.py",
        "assert-type",
        _replaced(
            "tests/grades/test_types.py",
            "assert_type(max(ReformedGrade), ReformedGrade)",
            "assert_type(max(ReformedGrade), SlacGrade)",
        ),
    ),
    Gate(
        "a grade that is changed by hand where it is kept",
        "generated",
        "python -m tools.build --check",
        "differ",
        _replaced("data/england/kept/judgements.csv", "judged,good\n", "judged,inadequate\n"),
    ),
    Gate(
        "a generated file that is changed by hand",
        "generated",
        "python -m tools.build --check",
        "differ",
        _replaced("data/england/judgements.csv", "good", "inadequate"),
    ),
    Gate(
        "data that the wheel lacks",
        "distributions",
        f"{_PYTEST} -m distributions tests/packaging/test_distributions.py -k manifest_lists",
        "england.json",
        _dropped(f"{PACKAGE}/_bundled/england.json"),
    ),
    Gate(
        "an import from above",
        "lint",
        "lint-imports --no-cache",
        "BROKEN",
        _added(f"{PACKAGE}/grades.py", "\nimport ofsted_inspection.rules\n"),
    ),
    Gate(
        "a branch that no test takes",
        "coverage",
        _COUNTED,
        "fail-under",
        _replaced(
            f"{PACKAGE}/_addresses.py",
            "    for name in names:\n",
            "    for name in names:\n        if not name:\n            continue\n",
        ),
    ),
    Gate(
        "a line that is reached, and whose result no test looks at",
        "mutation",
        "python -m tools.mutation --check grades",
        "SURVIVES",
        _added(
            f"{PACKAGE}/grades.py",
            "\n\ndef _unasked(number: int) -> int:\n    return number + 1\n\n\n_unasked(1)\n",
        ),
    ),
    Gate(
        "a test that calls the network",
        "tests",
        f"{_PYTEST} {MADE_UP}",
        "NetworkUsed",
        _added(
            MADE_UP,
            "import urllib.request\n\n\n"
            "def test_fetched():\n    urllib.request.urlopen('https://example.invalid')\n",
        ),
    ),
    Gate(
        "a test that depends on order",
        "coverage",
        f"{_PYTEST} --random-order {MADE_UP}",
        "assert len(HELD)",
        _added(MADE_UP, _ORDER),
    ),
    Gate(
        "a test that is warned",
        "tests",
        f"{_PYTEST} {MADE_UP}",
        "DeprecationWarning",
        _added(
            MADE_UP,
            "import warnings\n\n\ndef test_old():\n    warnings.warn('old', DeprecationWarning)\n",
        ),
    ),
    Gate(
        "an action that is not pinned",
        "lint",
        "zizmor --offline --no-progress --quiet .github",
        "unpinned-uses",
        _replaced(
            ".github/workflows/checks.yml",
            "actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8",
            "actions/checkout@v5",
        ),
    ),
    Gate(
        "a link of the docs that leads nowhere",
        "docs",
        # Without running the notebooks again, which has nothing to do with links.
        "sphinx-build -W --keep-going --nitpicky -q -D nb_execution_mode=off -b html docs .made",
        "nowhere.md",
        _added("docs/explanation/promises.md", "\nSee [nowhere](nowhere.md).\n"),
    ),
    Gate(
        "a block of the docs that no longer prints that",
        "tests",
        f"{_PYTEST} README.md",
        "README.md",
        _replaced("README.md", "Adequate 20", "Adequate 19"),
    ),
    Gate(
        "a dependency that nothing uses",
        "lint",
        "deptry src",
        "DEP002",
        _replaced("pyproject.toml", '"attrs>=23.2"', '"attrs>=23.2", "requests>=2"'),
    ),
    Gate(
        "a public function without a docstring",
        "lint",
        "interrogate src",
        "RESULT: FAILED",
        _added(f"{PACKAGE}/_wording.py", "\n\ndef untold() -> None:\n    pass\n"),
    ),
    Gate(
        "an import that nothing uses",
        "lint",
        f"ruff check --no-cache {PACKAGE}/_wording.py",
        "F401",
        _replaced(f"{PACKAGE}/_wording.py", "import enum\n", "import enum\nimport json\n"),
    ),
)


def copied(folder: Path) -> Path:
    """Copy what version control tracks, and what is new, into a repository of its own."""
    listed = _run("git ls-files -z --cached --others --exclude-standard", ROOT).stdout
    for name in listed.split("\0"):
        if name and (ROOT / name).is_file():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)
    # Some gates ask version control which files there are.
    _run("git init -q && git add --all", folder)
    return folder


def _run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    # What is imported is the copy, wherever else the package is installed.
    path = os.pathsep.join((str(folder / "src"), str(folder)))
    bin_first = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    return subprocess.run(  # noqa: S602 - the commands above
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path, "PATH": bin_first, "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
        capture_output=True,
        shell=True,
        text=True,
    )


def _changed(root: Path, changes: Mapping[str, str | None]) -> Mapping[str, str | None]:
    """Make changes; return those that undo them."""
    before: dict[str, str | None] = {}
    for file, text in changes.items():
        path = root / file
        before[file] = path.read_text("utf-8") if path.is_file() else None
        if text is None:
            path.unlink()
        else:
            path.write_text(text, encoding="utf-8")
    return before


class Shown(NamedTuple):
    """What a gate makes of its fault."""

    gate: Gate
    passes: bool
    """Whether it finds nothing before."""

    caught: bool
    seconds: float
    output: str


def shown(gate: Gate, root: Path) -> Shown:
    """Ask a gate about the project as it is, and about the broken one."""
    changes = gate.change(root)
    # Of a file that is made for the fault there is nothing to ask before.
    asked = any((root / file).is_file() for file in changes)
    first = _run(gate.command, root) if asked else None
    undo = _changed(root, changes)
    began = time.monotonic()
    try:
        second = _run(gate.command, root)
    finally:
        _changed(root, undo)
    output = second.stdout + second.stderr
    return Shown(
        gate,
        first is None or not first.returncode,
        bool(second.returncode) and gate.named in output,
        time.monotonic() - began,
        output if first is None or not first.returncode else first.stdout + first.stderr,
    )


def _lines(found: Sequence[Shown]) -> Iterator[str]:
    """Yield a table, a row for each gate."""
    yield "| fault | session | seconds | caught |"
    yield "|---|---|---|---|"
    for each in found:
        said = "yes" if each.caught and each.passes else "NO"
        yield f"| {each.gate.fault} | {each.gate.session} | {each.seconds:.1f} | {said} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Show each gate, and print the table; return 1 if any gate lets its fault pass."""
    names = sys.argv[1:] if arguments is None else arguments
    chosen = [gate for gate in GATES if not names or any(name in gate.fault for name in names)]
    found: list[Shown] = []
    with tempfile.TemporaryDirectory() as folder:
        root = copied(Path(folder))
        for gate in chosen:
            each = shown(gate, root)
            found.append(each)
            print(f"{gate.fault}: {shlex.split(gate.command)[0]}, {each.seconds:.1f} s", flush=True)
            if not (each.caught and each.passes):
                print(each.output)
    print(*_lines(found), sep="\n")
    return 0 if all(each.caught and each.passes for each in found) else 1


if __name__ == "__main__":
    raise SystemExit(main())
