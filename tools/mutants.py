"""Break the code on purpose, and show that a test catches each mutant.

Run `python -m tools.mutants` in the project's environment. Every mutant is one small change, made
in a temporary copy and never here: those of grades, frameworks and rules by hand, for which only
property tests (those that Hypothesis runs) are asked; those of every table and every row of the
crosswalk by rote, since no machine changes tables of values. The copy without a change is asked
first. A line per mutant says which test caught it; the exit code is 1 if one survives.
`python -m tools.mutants WORD` runs those whose name has the word in it.

All of them take long. `--part N` tries one of N, and `--seconds N` begins none after so many
seconds. Which come first then follows from the code: it is the same for the same code, and another
part after every change.
"""

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

import pytest

from tools.mutants_by_hand import BY_HAND
from tools.mutants_made import PACKAGE, ROOT, Mutant, of_crosswalk, of_tables

COPIED = ("src", "tests", "data", "docs", "tools", "conftest.py", "pyproject.toml")

_NOTICED = {
    pytest.ExitCode.TESTS_FAILED,
    pytest.ExitCode.INTERRUPTED,
    pytest.ExitCode.USAGE_ERROR,
}
_NOT_IMPORTED = "ImportError while loading conftest"

MUTANTS = (*BY_HAND, *of_tables(), *of_crosswalk())


class Outcome(NamedTuple):
    """How tests took a mutant: the exit code of pytest, and the first that failed.

    A test that cannot even be collected has failed: the package refuses the change itself. So it
    does where pytest gets no further than its configuration, since Hypothesis imports the package.
    """

    code: int
    caught_by: str | None
    output: str


def ask(folder: Path, tests: Sequence[str], *, properties: bool) -> Outcome:
    """Run `tests`, or their properties alone, in the copy at `folder`, to the first that fails."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--tb=no", "-rfE"]
    command += ["-m", "hypothesis"] if properties else []
    done = subprocess.run(  # noqa: S603 - arguments of our own
        [*command, "-p", "no:cacheprovider", *tests],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    failed = re.search(r"^(?:FAILED|ERROR) (\S+)", done.stdout, re.MULTILINE)
    output = done.stdout + done.stderr
    if done.returncode == pytest.ExitCode.USAGE_ERROR and _NOT_IMPORTED in output:
        return Outcome(done.returncode, "the import", output)
    return Outcome(done.returncode, failed and failed[1], output)


def copy_to(folder: Path) -> Path:
    """Copy to `folder` what the tests need."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "_build")
            shutil.copytree(source, folder / name, ignore=ignored)
        else:
            shutil.copy2(source, folder / name)
    return folder


def try_out(mutant: Mutant, folder: Path) -> Outcome:
    """Apply `mutant` to the copy at `folder`, ask its tests, and take it back."""
    path = folder / PACKAGE / mutant.file
    text = path.read_text(encoding="utf-8")
    path.write_text(mutant.apply(text), encoding="utf-8")
    try:
        return ask(folder, mutant.tests, properties=mutant.is_for_properties)
    finally:
        path.write_text(text, encoding="utf-8")


def _say(line: str) -> None:
    # At once: a run takes minutes.
    print(line, flush=True)


def shuffled(mutants: Sequence[Mutant]) -> list[Mutant]:
    """Return `mutants` in an order that the code decides, so that any beginning is a fair part."""
    files = sorted({mutant.file for mutant in mutants})
    code = b"".join((ROOT / PACKAGE / file).read_bytes() for file in files)
    seed = hashlib.sha256(code).hexdigest()
    return sorted(mutants, key=lambda mutant: hashlib.sha256(f"{seed}{mutant}".encode()).digest())


def run(
    mutants: Sequence[Mutant],
    *,
    seconds: float = float("inf"),
    say: Callable[[str], None] = _say,
) -> int:
    """Try `mutants` out, telling of each; return how many no test caught.

    None is begun after so many seconds. Raises RuntimeError if the tests do not pass without a
    change.
    """
    end = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as name:
        copies = [copy_to(Path(name, str(number))) for number in range(min(2, os.cpu_count() or 1))]
        for properties in {mutant.is_for_properties for mutant in mutants}:
            asked = [each for each in mutants if each.is_for_properties is properties]
            tests = sorted({test for mutant in asked for test in mutant.tests})
            unchanged = ask(copies[0], tests, properties=properties)
            if unchanged.code != 0:
                message = f"the tests fail without a mutant:\n{unchanged.output}"
                raise RuntimeError(message)
        free: SimpleQueue[Path] = SimpleQueue()
        for copy in copies:
            free.put(copy)

        def in_turn(mutant: Mutant) -> Outcome | None:
            if time.monotonic() > end:
                return None
            copy = free.get()
            try:
                return try_out(mutant, copy)
            finally:
                free.put(copy)

        survivors = tried = 0
        with ThreadPoolExecutor(len(copies)) as pool:
            for mutant, outcome in zip(mutants, pool.map(in_turn, mutants), strict=True):
                if outcome is None:
                    continue
                tried += 1
                caught = outcome.code in _NOTICED and outcome.caught_by is not None
                survivors += not caught
                verdict = f"caught by {outcome.caught_by}" if caught else "SURVIVED"
                say(f"{mutant.name} ({mutant.file}): {verdict}")
                if not caught and outcome.code:
                    say(outcome.output)
    say(f"{tried - survivors} of {tried} mutants caught")
    if tried < len(mutants):
        say(f"in {seconds:.0f} seconds; {len(mutants) - tried} were not tried")
    return survivors


def main(arguments: Sequence[str]) -> int:
    """Run the mutants named by `arguments`, all of them without; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools.mutants", description=__doc__)
    parser.add_argument("words", nargs="*", metavar="WORD")
    parser.add_argument("--part", type=int, default=1, metavar="N", help="try one of N")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="begin none after them")
    asked = parser.parse_args(arguments)
    chosen = [mutant for mutant in MUTANTS if all(word in mutant.name for word in asked.words)]
    if asked.seconds != float("inf") or asked.part > 1:
        chosen = shuffled(chosen)[: -(-len(chosen) // asked.part)]
    return 1 if not chosen or run(chosen, seconds=asked.seconds) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
