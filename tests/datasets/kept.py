"""The hand-kept files of the datasets, read with the csv module alone."""

import csv
from pathlib import Path

DATA = Path(__file__).parents[2] / "data"


def kept(dataset: str, table: str) -> list[dict[str, str]]:
    """Return the rows of a file below `data/`, of a dataset's folder `kept`."""
    with (DATA / dataset / "kept" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def published_rows(dataset: str, table: str) -> list[dict[str, str]]:
    """Return the rows of a table below `data/` as it is published."""
    with (DATA / dataset / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
