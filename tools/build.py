"""Build everything that is generated from `data/`, or check that it is what it should be.

    python -m tools.build            write what is missing or differs
    python -m tools.build --check    write nothing; fail if anything would be written

What is written depends on `data/`, `tools/` and the models alone: no clock, no network, no order
that varies. So a second build gives the same bytes.
"""

import argparse
import hashlib
from collections.abc import Mapping
from pathlib import Path

from ofsted_inspection import DatasetInfo
from tools import about, outcomes
from tools.compiled import encoded

ROOT = Path(__file__).resolve().parent.parent
BUNDLED = "src/ofsted_inspection/_bundled"


def outputs(root: Path = ROOT) -> dict[str, bytes]:
    """Return every generated file, by its path below `root`."""
    data = root / "data"
    england = data / "england-2014-2025"
    authorities = outcomes.authorities(england)
    known = {each.urn: each for each in authorities}
    inspections = outcomes.inspections(england, known)
    held = {"80575-2011-01-10", *(each.id for each in inspections)}
    grades = outcomes.reported_grades(data / "slac-reported-grades", known, held)
    compiled = {
        "authorities": encoded(authorities),
        "england-2014-2025": encoded(inspections),
        "slac-reported-grades": encoded(grades),
    }
    catalogue = [
        _info(about.read(data / name), compiled[name], rows, "")
        for name, rows in (
            ("england-2014-2025", len(inspections)),
            ("slac-reported-grades", len(grades)),
        )
    ]
    compiled["catalogue"] = encoded(catalogue)
    return {f"{BUNDLED}/{name}.json": document for name, document in compiled.items()}


def _info(dataset: about.About, compiled: bytes, rows: int, datasheet: str) -> DatasetInfo:
    return DatasetInfo(
        name=dataset.name,
        title=dataset.title,
        version=dataset.version,
        rows=rows,
        sha256=hashlib.sha256(compiled).hexdigest(),
        terms=dataset.terms,
        citation=dataset.citation,
        bibtex=dataset.bibtex,
        cautions=dataset.cautions,
        datasheet=datasheet,
    )


def differing(files: Mapping[str, bytes], root: Path = ROOT) -> list[str]:
    """Return the paths of `files` that are missing below `root` or hold something else."""
    return [
        path
        for path, content in files.items()
        if not (root / path).is_file() or (root / path).read_bytes() != content
    ]


def main() -> int:
    """Build or check, as the command line says; return 1 if a check finds a difference."""
    parser = argparse.ArgumentParser(prog="python -m tools.build", description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    files = outputs()
    paths = differing(files)
    for path in paths:
        if not check:
            (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / path).write_bytes(files[path])
        print(f"{'differs' if check else 'written'}: {path}")
    print(f"{len(files)} files, {len(paths)} {'differ' if check else 'written'}")
    return 1 if check and paths else 0


if __name__ == "__main__":
    raise SystemExit(main())
