"""Write the files that a version writes, to be kept and read by the tests of every later one.

    python -m tools.versions

First, the golden documents of the present version are written as the models have them now, so that
a new field stands in them with its default; not once that version is registered as released.

The files go into `tests/released/VERSION/`, once for each version and never again after it is
published: pickles, documents, JSON Lines, tables in CSV and Parquet, a DuckDB database,
spreadsheets. What is written is the golden documents of the format, which are made up or hold
outcomes alone.
"""

import lzma
import pickle
import shutil
import tempfile
from pathlib import Path

from ofsted_inspection import (
    Inspection,
    OfficialResult,
    __version__,
    from_json,
    to_json,
    write_jsonl,
)
from ofsted_inspection.interchange import SCHEMA_VERSION
from ofsted_inspection.tables import write_datapackage, write_duckdb, write_spreadsheets
from tools.released import REGISTER

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "tests/released"

_GOLDEN = ROOT / "tests/interchange/golden/1.0"
_OUTCOMES = ("isles-of-scilly-2016", "warrington-2015", "warrington-2019", "warrington-2024")


def inspections() -> tuple[Inspection, ...]:
    """Return the inspections that are written: one with whatever there is, and outcomes."""
    names = ("all-layers", *_OUTCOMES)
    return tuple(from_json((_GOLDEN / f"{name}.json").read_bytes()) for name in names)


def official_result() -> OfficialResult:
    """Return the official result that is written."""
    return from_json((_GOLDEN / "official-result.json").read_bytes(), OfficialResult)


def write_texts(folder: Path) -> None:
    """Write what has the same bytes each time into `folder`, which must not be there."""
    folder.mkdir(parents=True)
    records = inspections()
    (folder / "inspection.json").write_bytes(to_json(records[0]))
    (folder / "official-result.json").write_bytes(to_json(official_result()))
    write_jsonl(records, folder / "inspections.jsonl")
    write_datapackage(records, folder / "csv", format="csv", name="kept")
    write_spreadsheets(records, folder / "spreadsheets")


def write(folder: Path) -> None:
    """Write every kind of file into `folder`, which must not be there."""
    write_texts(folder)
    records = inspections()
    everything = {"inspections": records, "official_result": official_result()}
    # The lowest protocol that holds them, which every Python reads.
    (folder / "records.pickle").write_bytes(pickle.dumps(everything, protocol=2))
    write_datapackage(records, folder / "parquet", format="parquet", name="kept")
    with tempfile.TemporaryDirectory() as scratch:
        database = Path(scratch) / "inspections.duckdb"
        write_duckdb(records, database)
        # Each table takes a block of it, most of which is empty.
        (folder / "inspections.duckdb.xz").write_bytes(lzma.compress(database.read_bytes()))


def renew(golden: Path) -> None:
    """Write the documents in the folder `golden` as the models have them now."""
    for path in sorted(golden.glob("*.json")):
        model = OfficialResult if path.name.startswith("official") else Inspection
        path.write_bytes(to_json(from_json(path.read_bytes(), model)))


def main() -> None:
    """Write the files of the present version anew."""
    register = (ROOT / REGISTER).read_text("utf-8")
    if f"inspection-{SCHEMA_VERSION}.schema.json" not in register:
        renew(ROOT / "tests/interchange/golden" / SCHEMA_VERSION)
    folder = KEPT / __version__
    shutil.rmtree(folder, ignore_errors=True)
    write(folder)
    print(f"wrote {folder.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
