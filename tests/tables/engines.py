"""One frame in every engine, rows of any engine's frame, and the pure answers to compare with."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import cast

import duckdb
import narwhals
import pandas
import polars

from ofsted_inspection.aggregation import distribution_by
from ofsted_inspection.comparison import Crosswalk, history
from ofsted_inspection.models import Inspection
from ofsted_inspection.tables import TableName, to_frame

Plain = tuple[object, ...]
"""A row of cells that compare equal whatever engine they came from."""

EAGER = ("pandas", "polars", "pyarrow")
LAZY = ("polars lazy", "duckdb")


def in_engine(
    engine: str,
    inspections: Sequence[Inspection],
    table: TableName,
    *,
    history: Sequence[Inspection] | None = None,
) -> object:
    """Return `table` as a frame of the engine named."""
    match engine:
        case "pandas":
            return to_frame(inspections, table, history=history)
        case "polars":
            return to_frame(inspections, table, backend="polars", history=history)
        case "polars lazy":
            return to_frame(inspections, table, backend="polars", history=history).lazy()
        case "pyarrow":
            return to_frame(inspections, table, backend="pyarrow", history=history)
        case _:
            arrow = to_frame(inspections, table, backend="pyarrow", history=history)
            # On the connection that lives as long as the process: DuckDB 1.1 asks it again.
            return duckdb.from_arrow(arrow)


def in_engine_of(engine: str, frame: polars.DataFrame) -> object:
    """Return a frame of polars as one of the engine named."""
    match engine:
        case "pandas":
            return frame.to_pandas()
        case "polars":
            return frame
        case "polars lazy":
            return frame.lazy()
        case "pyarrow":
            return frame.to_arrow()
        case _:
            return duckdb.from_arrow(frame.to_arrow())


def plain_rows(frame: object, columns: Iterable[str]) -> Counter[Plain]:
    """Return the rows of any engine's frame, however many times each occurs."""
    native = cast("pandas.DataFrame | polars.LazyFrame", frame)
    table = narwhals.from_native(native).lazy().collect("polars").select(*columns)
    return Counter(tuple(map(_plain, row)) for row in table.iter_rows())


def _plain(cell: object) -> object:
    if isinstance(cell, datetime.datetime):
        return cell.date()
    return cell


def counts(inspections: Sequence[Inspection]) -> Counter[Plain]:
    """Return region, scale, grade and count, worked out from the models."""
    names = {"SlacGrade": "slac", "ReformedGrade": "reformed"}
    found: Counter[Plain] = Counter()
    by = distribution_by(
        inspections, lambda each, _: (each.authority.region.value, each.framework.scale)
    )
    for (region, scale), seen in by.items():
        name = names[scale.__name__]
        for grade, count in seen.counts.items():
            if count:
                found[region, name, grade.value, count] += 1
        if seen.not_judged:
            found[region, name, None, seen.not_judged] += 1
    return found


def shares(inspections: Sequence[Inspection]) -> dict[Plain, Fraction]:
    """Return the exact share by region, scale and grade, worked out from the models."""
    names = {"SlacGrade": "slac", "ReformedGrade": "reformed"}
    by = distribution_by(
        inspections, lambda each, _: (each.authority.region.value, each.framework.scale)
    )
    return {
        (region, names[scale.__name__], grade.value, seen.total): Fraction(count, seen.total)
        for (region, scale), seen in by.items()
        for grade, count in seen.counts.items()
        if count
    }


def changes(inspections: Sequence[Inspection], crosswalk: Crosswalk | None) -> Counter[Plain]:
    """Return ids, aspects and kind of each pair that compare finds in consecutive inspections."""
    return Counter(
        (
            comparison.before.id,
            comparison.after.id,
            change.before.aspect.key,
            change.after.aspect.key,
            change.kind.value,
        )
        for urn in {each.authority.urn for each in inspections}
        for comparison in history(inspections, urn).comparisons(crosswalk=crosswalk)
        for change in comparison.changes
        if change.before is not None and change.after is not None
    )


CHANGE_COLUMNS = (
    "previous_inspection_id",
    "inspection_id",
    "previous_aspect_key",
    "aspect_key",
    "change",
)
