"""Run every benchmark, or those named: `python -m benchmarks [B3 B6] [--json FILE]`."""

import argparse
import json
import platform
import sys
import time
from pathlib import Path

import attrs

from benchmarks.cases import CASES
from benchmarks.results import Result


def row(result: Result) -> str:
    """Return one line of the table."""
    aim = "" if result.aim is None else f"<= {result.aim:g}"
    met = {True: "yes", False: "no", None: ""}[result.met]
    times = ", ".join(
        f"{name} {each.median * 1000:.2f} ms ({each.low * 1000:.2f} to {each.high * 1000:.2f})"
        for name, each in result.timings.items()
    )
    figure = f"{result.figure:.2f}" + (" ms" if result.unit == "ms" else "")
    return f"| {result.id} | {result.what} | {figure} | {aim} | {met} | {times} |"


def main() -> None:
    """Print the table as it grows, and write the figures as JSON if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="B1 to B12; all if none is named")
    parser.add_argument("--json", type=Path, help="file to write the figures to")
    arguments = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    print("\n| id | what | figure | aim | met | medians, first to third quartile |")
    print("|---|---|---|---|---|---|")
    results: list[Result] = []
    start = time.perf_counter()
    for case in CASES:
        if not arguments.names or case.__name__.upper() in arguments.names:
            for result in case():
                results.append(result)
                print(row(result), flush=True)
    print(f"\n{time.perf_counter() - start:.0f} seconds", file=sys.stderr)
    if arguments.json is not None:
        figures = [{**attrs.asdict(result), "met": result.met} for result in results]
        arguments.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
