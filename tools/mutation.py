"""Let mutmut change the code by machine, and keep which changes the tests beside it do not notice.

`python -m tools.mutation [PACKAGE...]` measures packages, without names those whose code or tests
have changed since their figures were kept. Every package is done in a copy outside the tree, and
its figures are written to tests/mutants/mutation.toml at once, so that a run cut short goes on with
the next package. Reasons for what survives are written there by hand and kept.

`--part N` tries one change of N, drawn by a seed (`--seed`), where all would take hours; the kept
figures then say so. `--check` measures and writes nothing: it fails, naming them, if changes
survive that are not kept; what was kept of a part is checked on that part.
What mutmut does not reach (constants, fields, tables of values) is for tools/mutants.py.
"""

import argparse
import datetime
import hashlib
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
    """The files that are changed, below the package, and the tests that ought to notice.

    Tests `left_out` list what a class has, where mutmut puts its changed methods, or go by the
    clock. Libraries that are `threaded` have threads once a test has used them: a process forked
    then would wait for those for ever, and seem to notice a change.
    """

    files: tuple[str, ...]
    tests: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    threaded: tuple[str, ...] = ()

    def paths(self) -> list[Path]:
        """Return the files that are changed and those of the tests."""
        tests = [path for name in self.tests for path in _files(ROOT / name)]
        return [*(path for name in self.files for path in (ROOT / SOURCE).glob(name)), *tests]


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else [*path.rglob("*.py")]


_OF_ALL_READERS = ("good_input", "a_little_spoilt_input")
"""How tests begin that throw things at every reader, the second for a while."""

_WITHIN_BOUNDS = (
    *("row_50", "good_records_stream", "a_device_without_an_end", "no_megabyte", "a_caller_deep"),
    *("many_references", "quotes_are_looked_up"),
)
"""How tests begin that limit seconds, memory or the depth of calls."""

PACKAGES: Mapping[str, Package] = {
    "grades": Package(("grades.py",), ("tests/messages", "tests/grades")),
    "rules": Package(
        ("rules/*.py",), ("tests/messages", "tests/rules", "tests/rendering/test_display.py")
    ),
    "aggregation": Package(
        ("aggregation/*.py",),
        ("tests/messages", "tests/aggregation", "tests/rendering/test_display.py"),
    ),
    "frameworks": Package(("frameworks/*.py",), ("tests/messages", "tests/frameworks")),
    "comparison": Package(
        ("comparison/*.py",),
        ("tests/messages", "tests/comparison", "tests/rendering/test_display.py"),
    ),
    "models": Package(
        ("models/*.py", "_record.py", "_checks.py"),
        (
            *("tests/messages", "tests/models", "tests/core", "tests/rendering/test_display.py"),
            "tests/interchange/test_pydantic.py",
        ),
        left_out=("tests/core/test_arguments.py::test_every_public_function_has_right_arguments",),
    ),
    "interchange": Package(
        ("interchange/*.py",),
        ("tests/messages", "tests/interchange"),
        left_out=(
            *(f"tests/interchange/test_fuzz.py::test_{name}" for name in _OF_ALL_READERS),
            *(f"tests/interchange/test_limits.py::test_{name}" for name in _WITHIN_BOUNDS),
        ),
    ),
    "tables": Package(
        ("tables/*.py",),
        ("tests/messages", "tests/tables"),
        left_out=(
            "tests/tables/test_bad_packages.py::test_row_50_a_hundred_thousand",
            "tests/tables/test_bad_packages.py::test_row_50_bad_rows_of_parquet",
        ),
        threaded=("pandas", "polars", "pyarrow.parquet", "duckdb", "narwhals"),
    ),
    # But _process.py and _worker.py: whether a child answers in time is asked by the clock, and a
    # machine that is busy with changes would seem to notice them.
    "reading": Package(
        (
            *("reading/[!_]*.py", "reading/_[!pw]*.py", "reading/_p[!r]*.py", "reading/_pri*.py"),
            "reading/templates/*.py",
        ),
        ("tests/messages", "tests/reading"),
        left_out=(
            "tests/reading/test_pdf.py::test_a_file_that_ends_its_reader_is_refused_and_the_next_is_read",
            "tests/reading/test_pdf.py::test_one_child_reads_many_files_and_ends_with_its_parent",
            "tests/reading/test_pdf.py::test_the_child_of_another_process_is_let_alone",
        ),
    ),
}

_CONFIGURATION = """
[tool.mutmut]
source_paths = ["src"]
timeout_multiplier = 15
timeout_constant = 2
only_mutate = [{files}]
also_copy = [{copied}]
pytest_add_cli_args_test_selection = [{tests}]
pytest_add_cli_args = [{arguments}]
use_git_change_detection = false
"""

# Then mutmut forks from one that has imported the libraries alone.
_SERVER = """process_isolation = "forkserver"
forkserver_warmup = "import"
preload_modules_file = "imported_first.txt"
"""

# mutmut forks a process for each change from one that has imported everything and passed all tests.
# What is kept from test to test would hide a change, and which tests meet it; what runs during the
# import shows nothing, so it is told apart; and what is there before a test begins need not be
# looked through for garbage after it, which takes longer than most tests.
_FORGETTING = """

import functools
import gc
import importlib
import os
import pathlib
import pkgutil

from mutmut.state import state

import ofsted_inspection
from ofsted_inspection import _record
from ofsted_inspection.interchange import _derived
from ofsted_inspection.reading import _process

for each in pkgutil.walk_packages(ofsted_inspection.__path__, "ofsted_inspection."):
    if not each.name.endswith("__main__"):
        importlib.import_module(each.name)

# Processes that the tests start have the changed code too.
os.environ["PYTHONPATH"] = str(pathlib.Path("src").absolute())

_process.WORKER._seconds = 100

_KEPT = [_record._CHECKS.clear, _derived._OBJECTS.clear]


def pytest_collection_finish() -> None:
    for each in gc.get_objects():
        if isinstance(each, functools._lru_cache_wrapper):
            if (each.__module__ or "").startswith("ofsted_inspection"):
                _KEPT.append(each.cache_clear)
    gc.freeze()
    imported = state()._stats
    if imported:
        pathlib.Path("imported.txt").write_text("".join(sorted(f"{each}\\n" for each in imported)))
        imported.clear()


def pytest_runtest_setup() -> None:
    for forget in _KEPT:
        forget()
"""

# What `mutmut run` begins with, and does not do again for files that are as they were.
_MAKING = """
import json
import pathlib

from mutmut import __main__ as mutmut

pathlib.Path("mutants").mkdir()
mutmut.copy_src_dir()
mutmut.copy_also_copy_files()
mutmut.create_mutants({children})
for path in sorted(pathlib.Path("mutants").rglob("*.py.meta")):
    print(*json.loads(path.read_text("utf-8"))["exit_code_by_key"], sep="\\n")
"""

CHILDREN = min(os.cpu_count() or 1, 8)
"""How many processes try changes at a time."""

LONGEST = 300
"""Seconds after which tests that do not end have noticed a change."""


_OF_REPORTS = "tests/messages/test_messages.py::test_messages_are_as_written_down[reading]"
"""It reads hundreds of damaged reports, and takes longer than all tests of a small package."""


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
                arguments=_listed(_arguments(package)),
            )
        )
        if package.threaded:
            file.write(_SERVER)
            (folder / "imported_first.txt").write_text("\n".join(package.threaded))


def _arguments(package: Package) -> list[str]:
    left_out = [*package.left_out, *([] if "tests/reading" in package.tests else [_OF_REPORTS])]
    return [
        *("--hypothesis-profile=mutation", "-p", "no:xdist", "-p", "no:cacheprovider"),
        *(f"--deselect={name}" for name in left_out),
    ]


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
    """Return whether the import, or else the tests, notice the change `name` in a process anew.

    mutmut changes what is imported already, which says nothing of what runs during the import.
    """
    mutated = folder / "mutants"
    environment = {
        **os.environ,
        "MUTANT_UNDER_TEST": name,
        "PYTHONPATH": str(mutated / "src"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    # The import alone takes a tenth of the time, and refuses most of what is wrong in it.
    module = name.partition(".x")[0]
    asked = ["-c", f"import {module}"], ["-m", "pytest", "-x", "-q", *_arguments(package)]
    for arguments, tests in zip(asked, ((), package.tests), strict=True):
        try:
            done = subprocess.run(  # noqa: S603 - arguments of our own
                [sys.executable, *arguments, *tests],
                cwd=mutated,
                env=environment,
                capture_output=True,
                check=False,
                timeout=LONGEST,
            )
        except subprocess.TimeoutExpired:
            return True
        if done.returncode != 0:
            return True
    return False


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


def only_typed(found: Survivor) -> bool:
    """Whether nothing was changed but what a `cast` names, which nothing reads at run time."""
    return _CAST.sub("cast(_, ", found.old) == _CAST.sub("cast(_, ", found.new)


_CAST = re.compile(r'\bcast\((?:"[^"]*"|[\w.]+), ')


def _words(difference: Iterable[str], sign: str) -> str:
    lines = [
        line[1:].strip() for line in difference if re.match(rf"\{sign}(?!\{sign}\{sign} )", line)
    ]
    return " ".join(lines)


def changes(folder: Path) -> list[str]:
    """Make all changes in the copy at `folder`, none of them in force, and return their names."""
    done = subprocess.run(  # noqa: S603 - arguments of our own
        [sys.executable, "-c", _MAKING.format(children=CHILDREN)],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return sorted(line for line in done.stdout.splitlines() if "__mutmut_" in line)


def draw(names: Sequence[str], part: int, seed: int) -> list[str]:
    """Return one of `part` of the `names`; the seed decides which, the same every time."""

    def place(name: str) -> bytes:
        return hashlib.sha256(f"{seed} {name}".encode()).digest()

    return sorted(sorted(names, key=place)[: -(-len(names) // part)])


def measure(
    package: Package, *, part: int = 1, seed: int = 1, known: Sequence[Survivor] = ()
) -> tuple[int, list[Survivor]]:
    """Return how many changes of `package` were tried, and those that no test noticed.

    One of `part` is tried, drawn by the `seed`. What survives, is not among the `known`, and ran
    during the import or in no test of this process, is tried again in a process of its own. What is
    for type checkers alone is not counted.
    """
    with tempfile.TemporaryDirectory(prefix="mutation-") as name:
        folder = Path(name)
        copy_to(folder, package)
        drawn = draw(changes(folder), part, seed)
        # By name, though they be all: mutmut then asks the tests by name before any change, and
        # fails if a test has another name each time. Else each change would seem to be noticed.
        mutmut(folder, "run", "--max-children", str(CHILDREN), *drawn)
        lines = mutmut(folder, "results", "--all", "true").split("\n")
        results = dict(line.strip().rsplit(": ", 1) for line in lines if ": " in line)
        unnoticed = [mutant for mutant in drawn if results[mutant] not in KILLED]
        listed = folder / "mutants" / "imported.txt"
        imported = set(listed.read_text().splitlines()) if listed.exists() else set[str]()

        def lasting(mutant: str) -> Survivor | None:
            found = survivor(folder, mutant)
            again = results[mutant] == "no tests" or mutant.partition("__mutmut_")[0] in imported
            if again and found not in known and noticed_afresh(folder, mutant, package):
                return None
            return found

        with ThreadPoolExecutor(CHILDREN) as pool:
            lasted = [found for found in pool.map(lasting, unnoticed) if found is not None]
    survivors = sorted(found for found in lasted if not only_typed(found))
    return len(drawn) - len(lasted) + len(survivors), survivors


def check(names: Sequence[str]) -> bool:
    """Measure the packages of `names` and tell what survives that is not kept; True if nothing."""
    kept = mutation_figures.read()
    good = True
    for name in names:
        figures = kept[name]
        mutants, survivors = measure(
            PACKAGES[name], part=figures.part, seed=figures.seed, known=figures.survivors
        )
        new = mutation_figures.beyond(survivors, figures.survivors)
        print(f"{name}: {mutants - len(survivors)} of {mutants} killed; kept {figures}")
        for each in new:
            print(f"  SURVIVES, and is not kept: {each}")
        for each in mutation_figures.beyond(figures.survivors, survivors):
            print(f"  survives no longer: {each}")
        good = good and not new
    return good


def keep(names: Sequence[str], *, part: int = 1, seed: int = 1) -> None:
    """Measure the packages of `names`, those that changed without, and keep each one's figures.

    Of each, one change of `part` is tried, drawn by the `seed`.
    """
    for name in names or PACKAGES:
        kept = mutation_figures.read()
        code = mutation_figures.digest(PACKAGES[name].paths())
        if not names and name in kept and kept[name].code == code:
            print(f"{name}: as kept, {kept[name]}")
            continue
        began = datetime.datetime.now(datetime.UTC)
        mutants, survivors = measure(PACKAGES[name], part=part, seed=seed)
        seconds = (datetime.datetime.now(datetime.UTC) - began).total_seconds()
        figures = Figures(
            measured=began.date(),
            code=code,
            mutants=mutants,
            part=part,
            seed=seed,
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
    parser.add_argument("--part", type=int, default=1, metavar="N", help="try one change of N")
    parser.add_argument("--seed", type=int, default=1, help="which part is drawn")
    parser.add_argument("--check", action="store_true", help="write nothing, fail if more survive")
    chosen = parser.parse_args(arguments)
    if chosen.check:
        return 0 if check(chosen.packages or [*PACKAGES]) else 1
    keep(chosen.packages, part=chosen.part, seed=chosen.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
