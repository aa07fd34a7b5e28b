"""Throw made-up input at a reader for a while.

    python -m fuzz from_json --seconds 600
    python -m fuzz read_report --seconds 600 --engine atheris

`spoiling` changes good input and needs nothing installed; `--seed` repeats a run. `atheris` is
Google's coverage-guided fuzzer, which finds its own way in (`pip install atheris`). Either stops at
the first input that meets anything but an error of this package, and says which it was; `spoiling`
also at one that takes longer than ten seconds.
"""

import argparse
import importlib
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from fuzz.spoiling import spoilt

NAMES = (
    "from_json",
    "read_jsonl",
    "read_report",
    "read_pdf",
    "document",
    "read_datapackage",
)
"""The targets; `fuzz.targets` is imported late, so that atheris can watch what it imports."""


LONGEST = 10.0
"""Seconds of processor time that no input may take; the good ones take below one."""


class Run(NamedTuple):
    """What a run met: how many inputs, and the processor seconds that the slowest took."""

    inputs: int
    slowest: float


def run_spoiling(target: str, seconds: float, seed: int) -> Run:
    """Run `target` on spoilt input for some seconds; return what was met."""
    from fuzz.targets import TARGETS, seeds

    count, slowest = 0, 0.0
    good = seeds(target)
    end = time.monotonic() + seconds
    for data in spoilt(good, random.Random(seed)):
        count += 1
        before = time.process_time()
        try:
            TARGETS[target](data)
            slowest = max(slowest, time.process_time() - before)
            assert slowest < LONGEST, f"{slowest:.1f} seconds"
        except BaseException:
            path = Path(tempfile.gettempdir()) / f"failing-{target}"
            path.write_bytes(data)
            print(f"input {count} of seed {seed} is kept in {path}")
            raise
        if time.monotonic() > end:
            break
    return Run(count, slowest)


def run_atheris(target: str, seconds: float) -> None:
    """Run `target` under atheris, which ends the process by itself."""
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["ofsted_inspection"]):
        from fuzz.targets import TARGETS, seeds
    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(seeds(target)):
            (Path(folder) / str(number)).write_bytes(data)
        options = [f"-max_total_time={int(seconds)}", "-max_len=300000", "-rss_limit_mb=0"]
        atheris.Setup([sys.argv[0], folder, *options], TARGETS[target])
        atheris.Fuzz()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run as the command line says."""
    parser = argparse.ArgumentParser(
        prog="python -m fuzz",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("target", choices=[*NAMES, "all"])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--engine", choices=["spoiling", "atheris"], default="spoiling")
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args(arguments)
    if chosen.engine == "atheris":
        run_atheris(chosen.target, chosen.seconds)
        return 0
    for target in NAMES if chosen.target == "all" else [chosen.target]:
        run = run_spoiling(target, chosen.seconds, chosen.seed)
        print(
            f"{target}: {run.inputs} inputs in {chosen.seconds:g} s, nothing but our own errors; "
            f"the slowest took {run.slowest:.2f} s"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
