"""Counting and comparing in any dataframe library that Narwhals knows, eager or lazy.

Each function takes the frame of some engine and returns a frame of the same engine: pandas,
polars, pyarrow, DuckDB, Dask, PySpark and others. Nothing is collected: a lazy frame stays lazy.
"""

import datetime
import itertools
from collections.abc import Iterable, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeVar

from ofsted_inspection._arguments import checked
from ofsted_inspection._record import problem
from ofsted_inspection.comparison import ChangeKind, Crosswalk
from ofsted_inspection.comparison._latest import AsAtBasis
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode
from ofsted_inspection.tables._definition import SCALE_NAMES
from ofsted_inspection.tables._extras import imported
from ofsted_inspection.tables._seen import native as _native, table_of as _table

if TYPE_CHECKING:
    import narwhals

Frame = TypeVar("Frame")
"""A frame of any engine; what comes out is of the same engine as what went in."""


@checked
def grade_counts(frame: Frame, *, by: Sequence[str] = (), check_grades: bool = True) -> Frame:
    """Return how many judgements of each group got each grade.

    `frame` has at least the columns `scale` and `grade` of the table `judgements`, and those named
    in `by`. The result has the columns of `by`, then `scale`, `grade` and `count`, in no particular
    order of rows; a row without a grade counts what was not judged. Grades are counted within
    their scale, never across.

    Raises InvalidDocument, naming them, for words that are no grade of their row's scale (`nan`,
    `Good`, `adequate` under the reformed scale), unless `check_grades` is False: a lazy frame is
    asked for those alone, and stays lazy. Raises UnknownName for a column that the frame does not
    have, and InvalidDocument for one named `count`.
    """
    nw = _narwhals()
    keys = _keys(by, "scale", "grade", made=("count",))
    counted = _table("grade_counts()", frame, keys).group_by(*keys).agg(nw.len().alias("count"))
    if check_grades:
        _each_of_its_scale(counted)
    return _native(counted.select(*keys, "count"), frame)


@checked
def grade_shares(frame: Frame, *, by: Sequence[str] = (), check_grades: bool = True) -> Frame:
    """Return the share of each grade among the graded judgements of each group and scale.

    As `grade_counts`, with `total`, the base of the share, and `share`, a float between 0 and 1.
    What was not judged is neither counted nor part of the base.
    """
    nw = _narwhals()
    keys = _keys(by, "scale", "grade", made=("count", "total", "share"))
    groups = [key for key in keys if key != "grade" or key in by]
    graded = _table("grade_shares()", frame, keys).filter(~nw.col("grade").is_null())
    counted = graded.group_by(*keys).agg(nw.len().alias("count"))
    if check_grades:
        _each_of_its_scale(counted)
    shared = counted.with_columns(total=nw.col("count").sum().over(*groups))
    shared = shared.with_columns(share=nw.col("count") / nw.col("total"))
    return _native(shared.select(*keys, "count", "total", "share"), frame)


@checked
def latest_per_authority(
    frame: Frame,
    as_at: datetime.date,
    *,
    basis: AsAtBasis = "published",
    published_by: datetime.date | None = None,
    closed: bool = False,
) -> Frame:
    """Return the rows of the newest inspection of each authority as at the day `as_at`.

    The same as `ofsted_inspection.latest_per_authority` of the inspections that the rows are of,
    with the same options. `frame` is of inspections or judgements, with the columns `urn` and
    `start`, `published` where that day decides, and `authority_closed` unless `closed` is True.

    Raises InvalidDocument, naming the inspection, where the day of publication decides and is
    missing: a lazy frame is asked for that alone, and stays lazy.
    """
    nw = _narwhals()
    published = ("published",) if basis == "published" or published_by is not None else ()
    ended = () if closed else ("authority_closed",)
    table = _table("latest_per_authority()", frame, ("urn", "start", *published, *ended))
    schema = table.collect_schema()

    def moment(day: datetime.date, column: str) -> datetime.date:
        # A library without dates has moments: pandas.
        moments = schema[column] == nw.Datetime
        return datetime.datetime.combine(day, datetime.time()) if moments else day

    if basis == "start":
        table = table.filter(nw.col("start") <= moment(as_at, "start"))
    for column in published:
        _whole(table, column)
    newest = table.filter(nw.col(basis) <= moment(as_at, basis))
    if published_by is not None:
        newest = newest.filter(nw.col("published") <= moment(published_by, "published"))
    for column in ended:
        day = nw.col(column)
        newest = newest.filter(day.is_null() | (day >= moment(as_at, column)))
    for column in dict.fromkeys((basis, "start")):
        last = newest.group_by("urn").agg(nw.col(column).max().alias(_LAST))
        newest = newest.join(last, on="urn").filter(nw.col(column) == nw.col(_LAST)).drop(_LAST)
    return _native(newest.select(*schema.names()), frame)


_LAST = "last_of_authority"


def _whole(table: "narwhals.LazyFrame[Any]", column: str) -> None:
    """Raise InvalidDocument, naming inspections, where `column` has no value."""
    nw = _narwhals()
    lacking = table.filter(nw.col(column).is_null()).group_by("urn", "start").agg(nw.len())
    names = ["-".join(row) for row in _cells(lacking.select("urn", "start"))]
    expected = "a day of publication, or basis 'start' without published_by"
    _refuse(problem(column, name, expected, ProblemCode.MISSING) for name in sorted(names))


def _refuse(faults: Iterable[Problem]) -> None:
    if known := tuple(faults):
        raise InvalidDocument("frame", known)


def _cells(table: "narwhals.LazyFrame[Any]") -> list[list[str]]:
    """Return the cells of what should be a frame without rows, as text."""
    native = _narwhals().to_native(table)
    # DuckDB gives its rows itself; by way of Narwhals they would need pyarrow.
    rows: Iterable[Iterable[object]] = (
        native.fetchall() if hasattr(native, "fetchall") else table.lazy().collect().iter_rows()
    )
    return [
        [str(cell.date() if isinstance(cell, datetime.datetime) else cell) for cell in row]
        for row in rows
    ]


@checked
def grade_changes(
    frame: Frame, *, crosswalk: Crosswalk | None = None, check_grades: bool = True
) -> Frame:
    """Return what became of each aspect from one inspection of an authority to the next.

    `frame` has the columns of `judgements`, with the derived `urn` and `start`. The result has one
    row per pair of judgements that one framework, or `crosswalk`, relates in consecutive
    inspections: `urn`, `previous_inspection_id`, `inspection_id`, `previous_framework_id`,
    `framework_id`, `previous_aspect_key`, `aspect_key`, `previous_grade`, `grade` and `change`,
    with the values of ChangeKind. What stands in one inspection only is not in it; `compare` has
    that, and the reasons. An inspection without judgements has no rows, so it is not seen here.
    Rows that are equal count once.

    Raises InvalidDocument, naming them, for two different judgements of one aspect in one
    inspection, and for words that are no grade of their scale, unless `check_grades` is False: a
    lazy frame is asked for those alone, and stays lazy.
    """
    nw = _narwhals()
    named = ("inspection_id", "framework_id", "aspect_key", "grade", "grade_number")
    table = _table("grade_changes()", frame, (*named, "scale", "urn", "start"))
    if check_grades:
        _each_of_its_scale(table)
    # Grouped rather than unique(): Dask loses its way in a join with the latter.
    heads = table.group_by("urn", "inspection_id").agg(nw.col("start").max())
    earlier = heads.rename({"inspection_id": "previous_inspection_id", "start": "previous_start"})
    candidates = heads.join(earlier, on="urn").filter(nw.col("previous_start") < nw.col("start"))
    last = candidates.group_by("inspection_id").agg(nw.col("previous_start").max().alias(_LAST))
    links = (
        candidates.join(last, on="inspection_id")
        .filter(nw.col("previous_start") == nw.col(_LAST))
        .select("urn", "inspection_id", "previous_inspection_id")
    )
    after = table.select(*named, nw.col("scale").cast(nw.String))
    _each_once(after.group_by(*named, "scale").agg(nw.len().alias("count")))
    before = after.rename({column: f"previous_{column}" for column in (*named, "scale")})
    pair = nw.concat_str(
        *("previous_framework_id", "previous_aspect_key", "framework_id", "aspect_key"),
        separator=" ",
    )
    related, directed = _pairs(crosswalk)
    same = (nw.col("previous_framework_id") == nw.col("framework_id")) & (
        nw.col("previous_aspect_key") == nw.col("aspect_key")
    )
    old, new = nw.col("previous_grade_number"), nw.col("grade_number")
    scored = (
        (same | pair.is_in(directed))
        & (nw.col("previous_scale") == nw.col("scale"))
        & ~old.is_null()
        & ~new.is_null()
    )
    # Number 1 is the best grade. Where a number is missing `scored` is False, and so is each part.
    changes = (
        links.join(after, on="inspection_id")
        .join(before, on="previous_inspection_id")
        .filter(same | pair.is_in(related))
        .with_columns(
            change=nw.when(scored & (new < old))
            .then(nw.lit(ChangeKind.IMPROVED.value))
            .otherwise(
                nw.when(scored & (new > old))
                .then(nw.lit(ChangeKind.DECLINED.value))
                .otherwise(
                    nw.when(scored)
                    .then(nw.lit(ChangeKind.UNCHANGED.value))
                    .otherwise(nw.lit(ChangeKind.NOT_COMPARABLE.value))
                )
            )
        )
    )
    columns = ("inspection_id", "framework_id", "aspect_key", "grade")
    paired = (name for column in columns for name in (f"previous_{column}", column))
    # Rows that stand twice met one another four times. Not earlier: see above for Dask.
    return _native(changes.select("urn", *paired, "change").unique(), frame)


def _each_of_its_scale(table: "narwhals.LazyFrame[Any]") -> None:
    """Raise InvalidDocument where a row has a word that is no grade of its scale."""
    nw = _narwhals()
    # Grouped first: what is then looked at is a handful of rows.
    pairs = table.group_by("scale", "grade").agg(nw.len())
    # Before they are made text: older pandas makes a word of what is not there.
    given = pairs.filter(~nw.col("grade").is_null())
    words = given.select(nw.col("scale", "grade").cast(nw.String))
    pair = nw.concat_str("scale", "grade", separator=" ")
    known = [f"{name} {grade.value}" for scale, name in SCALE_NAMES.items() for grade in scale]
    strange = words.filter(nw.col("scale").is_null() | ~pair.is_in(known))
    _refuse(
        problem("grade", grade, f"a grade of the scale {scale}: {_grades_of(scale)}, or none")
        for scale, grade in sorted(_cells(strange))
    )


def _grades_of(name: str) -> str:
    words = {
        known: ", ".join(grade.value for grade in scale) for scale, known in SCALE_NAMES.items()
    }
    return words.get(name, f"the scales are {' and '.join(words)}")


def _each_once(judgements: "narwhals.LazyFrame[Any]") -> None:
    """Raise InvalidDocument where one aspect of one inspection has several rows."""
    nw = _narwhals()
    counted = judgements.group_by("inspection_id", "aspect_key").agg(nw.len().alias("count"))
    several = counted.filter(nw.col("count") > 1).select("inspection_id", "aspect_key")
    names = [" ".join(row) for row in _cells(several)]
    expected = "one judgement of the aspect; here are several that differ"
    _refuse(problem("rows", name, expected, ProblemCode.DUPLICATE) for name in sorted(names))


def _pairs(crosswalk: Crosswalk | None) -> tuple[list[str], list[str]]:
    """Return the pairs of aspects that a crosswalk relates, and those it gives a direction.

    Either way round: a crosswalk is read in both directions.
    """
    # Not empty, for pyarrow takes an empty list for one of another type; nothing equals this.
    related, directed = [""], [""]
    frameworks = () if crosswalk is None else crosswalk.frameworks
    for earlier, later in itertools.permutations(frameworks, 2):
        for row in () if crosswalk is None else crosswalk.between(earlier, later):
            if row.is_pair:
                one = f"{earlier} {row.from_aspect}"
                other = f"{later} {row.to_aspect}"
                both_ways = (f"{one} {other}", f"{other} {one}")
                related += both_ways
                directed += both_ways if row.has_direction else ()
    return related, directed


def _keys(by: Sequence[str], *further: str, made: Iterable[str]) -> tuple[str, ...]:
    """Return the columns to group by; InvalidDocument for one that the result has of its own."""
    expected = "a column that the result does not have of its own"
    _refuse(problem("by", name, expected, ProblemCode.DUPLICATE) for name in by if name in made)
    return tuple(dict.fromkeys((*by, *further)))


def _narwhals() -> ModuleType:
    return imported("narwhals", "frames")
