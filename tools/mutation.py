"""Let mutmut change the code by machine, and keep which changes the tests beside it do not notice.

`python -m tools.mutation [PACKAGE...]` measures packages, without names those whose code or tests
have changed since their figures were kept. Every package is done in a copy outside the tree, and
its figures are written to tests/mutants/mutation.toml at once, so that a run cut short goes on with
the next package. Reasons for what survives are written there by hand and kept.

`--check` measures and writes nothing: it fails, naming them, if changes survive that are not kept.
What mutmut does not reach (constants, fields, tables of values) is for tools/mutants.py.
"""

import argparse
import datetime
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from tools import mutation_figures
from tools.mutation_figures import Figures, Survivor

ROOT = Path(__file__).resolve().parents[1]
SOURCE = Path("src", "ofsted_inspection")
COPIED = (
    *("src", "tests", "data", "docs", "tools", "fuzz", "benchmarks", "conftest.py", "noxfile.py"),
    *("pyproject.toml", "constraints.txt", "README.md", "CHANGELOG.md", "CITATION.cff"),
    *("LICENSE", "LICENSES", "REUSE.toml"),
)
KILLED = frozenset({"killed", "timeout", "segfault", "check was interrupted by user"})
"""What mutmut says of a change that was noticed; pytest is "interrupted" by a failing import."""


class Package(NamedTuple):
    """The files that are changed, below the package, and the tests that ought to notice."""

    files: tuple[str, ...]
    tests: tuple[str, ...]

    def paths(self) -> list[Path]:
        """Return the files that are changed and those of the tests."""
        tests = [path for folder in self.tests for path in Path(ROOT, folder).rglob("*.py")]
        return [*(path for name in self.files for path in (ROOT / SOURCE).glob(name)), *tests]


PACKAGES: Mapping[str, Package] = {
    "grades": Package(("grades.py",), ("tests/messages", "tests/grades")),
    "rules": Package(("rules/*.py",), ("tests/messages", "tests/rules")),
    "aggregation": Package(("aggregation/*.py",), ("tests/messages", "tests/aggregation")),
    "frameworks": Package(("frameworks/*.py",), ("tests/messages", "tests/frameworks")),
    "comparison": Package(("comparison/*.py",), ("tests/messages", "tests/comparison")),
    "models": Package(
        ("models/*.py", "_record.py", "_checks.py"),
        ("tests/messages", "tests/models", "tests/core"),
    ),
    "interchange": Package(("interchange/*.py",), ("tests/messages", "tests/interchange")),
    "tables": Package(("tables/*.py",), ("tests/messages", "tests/tables")),
}

_CONFIGURATION = """
[tool.mutmut]
source_paths = ["src"]
only_mutate = [{files}]
also_copy = [{copied}]
pytest_add_cli_args_test_selection = [{tests}]
pytest_add_cli_args = ["--hypothesis-profile=mutation", "-p", "no:xdist", "-p", "no:cacheprovider"]
use_git_change_detection = false
"""

# mutmut changes what is imported and has been tested once: what is kept from test to test would
# hide a change, and which tests meet it.
_FORGETTING = """

_KEPT = []


def pytest_collection_finish() -> None:
    import functools
    import gc

    from ofsted_inspection import _record

    kept = [each for each in gc.get_objects() if isinstance(each, functools._lru_cache_wrapper)]
    ours = [each for each in kept if (each.__module__ or "").startswith("ofsted_inspection")]
    _KEPT[:] = [_record._CHECKS.clear, *(each.cache_clear for each in ours)]


def pytest_runtest_setup() -> None:
    for forget in _KEPT:
        forget()
"""

LONGEST = 300
"""Seconds after which tests that do not end have noticed a change."""


def copy_to(folder: Path, package: Package) -> None:
    """Copy to `folder` what the tests need, and tell mutmut there what to change."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "_build")
            shutil.copytree(source, folder / name, ignore=ignored)
        else:
            shutil.copy2(source, folder / name)
    with (folder / "tests" / "conftest.py").open("a", encoding="utf-8") as file:
        file.write(_FORGETTING)
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(
            _CONFIGURATION.format(
                files=_listed(str(SOURCE / name) for name in package.files),
                copied=_listed(name for name in COPIED if name not in {"src", "tests"}),
                tests=_listed(package.tests),
            )
        )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def mutmut(folder: Path, *arguments: str) -> str:
    """Run mutmut in `folder` and return what it prints; RuntimeError with it if mutmut fails."""
    done = subprocess.run(  # noqa: S603 - arguments of our own
        [Path(sys.executable).with_name("mutmut"), *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0:
        # What turns while one waits is no news.
        told = re.sub("^[\u2800-\u28ff] .*\n", "", done.stdout, flags=re.MULTILINE)
        message = f"mutmut {' '.join(arguments)} failed:\n{told}{done.stderr}"
        raise RuntimeError(message)
    return done.stdout


def noticed_afresh(folder: Path, name: str, package: Package) -> bool:
    """Return whether the tests notice the change `name` in a process of their own.

    mutmut changes what is imported already, which says nothing of what runs during the import.
    """
    mutated = folder / "mutants"
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--hypothesis-profile=mutation"]
    try:
        done = subprocess.run(  # noqa: S603 - arguments of our own
            [*command, "-p", "no:xdist", "-p", "no:cacheprovider", *package.tests],
            cwd=mutated,
            env={
                **os.environ,
                "MUTANT_UNDER_TEST": name,
                "PYTHONPATH": str(mutated / "src"),
                "PYTHONDONTWRITEBYTECODE": "1",
            },
            capture_output=True,
            check=False,
            timeout=LONGEST,
        )
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


def survivor(folder: Path, name: str) -> Survivor:
    """Return the change that mutmut calls `name`: where it is, the words before and after."""
    difference = mutmut(folder, "show", name).splitlines()
    module, _, function = name.removeprefix("ofsted_inspection.").rpartition(".x")
    function = re.sub(r"__mutmut_\d+$", "", function).removeprefix("_").replace("ǁ", ".")
    return Survivor(
        place=f"{module}.{function.removeprefix('.')}",
        old=_words(difference, "-"),
        new=_words(difference, "+"),
    )


def _words(difference: Iterable[str], sign: str) -> str:
    lines = [
        line[1:].strip() for line in difference if re.match(rf"\{sign}(?!\{sign}\{sign} )", line)
    ]
    return " ".join(lines)


def measure(package: Package, *, known: Sequence[Survivor] = ()) -> tuple[int, list[Survivor]]:
    """Return how many changes mutmut makes to `package`, and those that no test notices.

    What survives and is not among the `known` is tried again, in a process of its own.
    """
    with tempfile.TemporaryDirectory(prefix="mutation-") as name:
        folder = Path(name)
        copy_to(folder, package)
        children = str(min(os.cpu_count() or 1, 8))
        mutmut(folder, "run", "--max-children", children)
        lines = mutmut(folder, "results", "--all", "true").split("\n")
        results = dict(line.strip().rsplit(": ", 1) for line in lines if ": " in line)
        unnoticed = [mutant for mutant, status in results.items() if status not in KILLED]

        def lasting(mutant: str) -> Survivor | None:
            found = survivor(folder, mutant)
            if found in known or not noticed_afresh(folder, mutant, package):
                return found
            return None

        with ThreadPoolExecutor(min(os.cpu_count() or 1, 8)) as pool:
            survivors = [found for found in pool.map(lasting, unnoticed) if found is not None]
    return len(results), sorted(survivors)


def check(names: Sequence[str]) -> bool:
    """Measure the packages of `names` and tell what survives that is not kept; True if nothing."""
    kept = mutation_figures.read()
    good = True
    for name in names:
        figures = kept[name]
        mutants, survivors = measure(PACKAGES[name], known=[*figures.survivors])
        new = mutation_figures.beyond(survivors, figures.survivors)
        print(f"{name}: {mutants - len(survivors)} of {mutants} killed; kept {figures}")
        for each in new:
            print(f"  SURVIVES, and is not kept: {each}")
        for each in mutation_figures.beyond(figures.survivors, survivors):
            print(f"  survives no longer: {each}")
        good = good and not new
    return good


def keep(names: Sequence[str]) -> None:
    """Measure the packages of `names`, those that changed without, and keep each one's figures."""
    for name in names or PACKAGES:
        kept = mutation_figures.read()
        code = mutation_figures.digest(PACKAGES[name].paths())
        if not names and name in kept and kept[name].code == code:
            print(f"{name}: as kept, {kept[name]}")
            continue
        began = datetime.datetime.now(datetime.UTC)
        mutants, survivors = measure(PACKAGES[name])
        seconds = (datetime.datetime.now(datetime.UTC) - began).total_seconds()
        figures = Figures(
            measured=began.date(),
            code=code,
            mutants=mutants,
            survivors=tuple(survivors),
            reasons=kept[name].reasons if name in kept else {},
        )
        kept = {**kept, name: figures}
        mutation_figures.write({name: kept[name] for name in PACKAGES if name in kept})
        print(f"{name}: {figures}, in {seconds:.0f} s")
        for each in figures.without_reason:
            print(f"  survives without a reason: {each}")


def main(arguments: Sequence[str]) -> int:
    """Measure and keep, or check, the packages named; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools.mutation", description=__doc__)
    parser.add_argument("packages", nargs="*", choices=[*PACKAGES, []], metavar="PACKAGE")
    parser.add_argument("--check", action="store_true", help="write nothing, fail if more survive")
    chosen = parser.parse_args(arguments)
    if chosen.check:
        return 0 if check(chosen.packages or [*PACKAGES]) else 1
    keep(chosen.packages)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
