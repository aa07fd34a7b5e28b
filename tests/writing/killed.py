"""Writes a target over and over and is killed: `python killed.py KIND TRIALS FOLDER`.

Each trial is a process of its own, forked from this one when everything is imported; what it left
is compared with the two contents that the target may have.
"""

import os
import pickle
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from ofsted_inspection import Inspection, cli, load, write_jsonl
from ofsted_inspection.tables import write_datapackage, write_duckdb, write_spreadsheets


def state_of(path: Path) -> object:
    """Return the content of a file, of the files of a folder, or None."""
    if path.is_dir():
        return {each.name: each.read_bytes() for each in path.iterdir()}
    return path.read_bytes() if path.exists() else None


def trial(write: Callable[[int], object], moment: float) -> None:
    """Write in a child, and kill it when so many seconds have passed."""
    child = os.fork()
    if child == 0:
        try:
            write(1)
        finally:
            os._exit(0)
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


_FORMS = {"export-tables": "csv", "export-pages": "html", "export-xlsx": "xlsx"}


def exported(inspections: Sequence[Inspection], target: Path, *, overwrite: bool) -> int:
    """Write by the command, from a file that stands beside the folder."""
    source = target.parent.with_name(f"{len(inspections)}-{target.parent.name}.jsonl")
    if not source.exists():
        write_jsonl(inspections, source)
    form = _FORMS.get(target.parent.name, "jsonl")
    words = ["export", str(source), "--format", form, "-o", str(target)]
    return cli.main([*words, *(["--force"] if overwrite else [])])


def main(kind: str, trials: int, folder: Path) -> None:
    """Print, as a pickle, the two contents and what each trial left of target, new and old."""
    england = load("england")
    contents = (england[:2], england[2:9])
    target = folder / "target"
    writers: dict[str, Callable[..., object]] = {
        "lines": write_jsonl,
        "package": write_datapackage,
        "spreadsheets": write_spreadsheets,
        "database": write_duckdb,
        "export": exported,
        "export-tables": exported,
        "export-pages": exported,
        "export-xlsx": exported,
    }

    def write(which: int) -> object:
        return writers[kind](contents[which], target, overwrite=True)

    known: list[object] = []
    took = 0.0
    for which in (1, 0):
        began = time.perf_counter()
        write(which)
        took = max(took, time.perf_counter() - began)
        known.append(state_of(target))
    left: list[list[object]] = []
    chance = random.Random(0)  # noqa: S311 - moments, not secrets
    for _ in range(trials):
        trial(write, chance.uniform(0, took))
        beside = [target, target.with_name(".target.new"), target.with_name(".target.old")]
        left.append([state_of(each) for each in beside])
        for each in folder.iterdir():
            if each.is_dir() and each != target:
                shutil.rmtree(each)
            elif each != target:
                each.unlink()
        if left[-1] != [known[1], None, None]:
            write(0)
    sys.stdout.buffer.write(pickle.dumps((known, left)))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
