# ruff: noqa: S603 - the processes started run code of our own
"""Measuring two or more ways of doing the same, in turns, so that noise meets all alike."""

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

import attrs

Task: TypeAlias = Callable[[], object]


@attrs.frozen
class Timing:
    """Seconds per run: the median of all rounds and the spread, first to third quartile."""

    median: float
    low: float
    high: float
    rounds: int


def timing(seconds: Sequence[float]) -> Timing:
    """Return the median and the quartiles of several measurements."""
    low, _, high = statistics.quantiles(seconds, n=4, method="inclusive")
    return Timing(statistics.median(seconds), low, high, len(seconds))


def in_turns(tasks: Mapping[str, Task], rounds: int) -> dict[str, Timing]:
    """Return the timing of each task; every round runs each once, after one round unmeasured."""
    seconds: dict[str, list[float]] = {name: [] for name in tasks}
    for number in range(rounds + 1):
        for name, task in tasks.items():
            gc.collect()
            start = time.perf_counter()
            task()
            taken = time.perf_counter() - start
            if number:
                seconds[name].append(taken)
    return {name: timing(taken) for name, taken in seconds.items()}


def process(code: str) -> Task:
    """Return the task of running `code` in a fresh interpreter."""

    def run() -> None:
        subprocess.run([sys.executable, "-c", code], check=True)

    return run


def peak_of(code: str) -> int:
    """Return the peak memory, in KiB, of a fresh interpreter that runs `code` (Linux)."""
    # Not getrusage: its peak starts from that of the process that made this one.
    tail = "\nprint(next(line for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    done = subprocess.run([sys.executable, "-c", code + tail], check=True, stdout=subprocess.PIPE)
    return int(done.stdout.split()[-2])
