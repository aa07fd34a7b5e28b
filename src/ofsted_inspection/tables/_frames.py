"""Tables as frames of pandas, polars or pyarrow, every column with an explicit type."""

import decimal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias, overload

from ofsted_inspection._record import problem
from ofsted_inspection.comparison import Crosswalk
from ofsted_inspection.errors import InvalidDocument, ScaleMismatch, UnknownName
from ofsted_inspection.grades import Scale, Ungraded
from ofsted_inspection.models.outcome import Inspection
from ofsted_inspection.tables._catalogue import DICTIONARY, rows, several
from ofsted_inspection.tables._definition import (
    INSPECTION_ID,
    SCALE_NAMES,
    Cell,
    Column,
    ColumnType,
    Row,
    Table,
    TableName,
    date,
    grade,
    integer,
    text,
    worst_to_best,
)
from ofsted_inspection.tables._derived import DERIVED, derived_columns, derived_rows
from ofsted_inspection.tables._extras import imported

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Backend: TypeAlias = Literal["pandas", "polars", "pyarrow"]
"""The dataframe libraries that `to_frame` and `wide` make frames of."""

DECIMAL_PRECISION, DECIMAL_SCALE = 38, 6
"""Digits of a decimal column in typed frames and databases: all of them, and after the point."""


@overload
def to_frame(
    inspections: Inspection | Iterable[Inspection],
    table: TableName,
    *,
    backend: Literal["pandas"] = "pandas",
    derived: bool = True,
    history: Iterable[Inspection] | None = None,
    crosswalk: Crosswalk | None = None,
) -> "pandas.DataFrame": ...
@overload
def to_frame(
    inspections: Inspection | Iterable[Inspection],
    table: TableName,
    *,
    backend: Literal["polars"],
    derived: bool = True,
    history: Iterable[Inspection] | None = None,
    crosswalk: Crosswalk | None = None,
) -> "polars.DataFrame": ...
@overload
def to_frame(
    inspections: Inspection | Iterable[Inspection],
    table: TableName,
    *,
    backend: Literal["pyarrow"],
    derived: bool = True,
    history: Iterable[Inspection] | None = None,
    crosswalk: Crosswalk | None = None,
) -> "pyarrow.Table": ...
def to_frame(  # noqa: PLR0913 - two subjects, the rest are options by name
    inspections: Inspection | Iterable[Inspection],
    table: TableName,
    *,
    backend: Backend = "pandas",
    derived: bool = True,
    history: Iterable[Inspection] | None = None,
    crosswalk: Crosswalk | None = None,
) -> object:
    """Return `table` as a frame of `backend`: columns as DICTIONARY has them, then derived ones.

    Types are explicit, for an empty table too: text, 64-bit integers and booleans that may be
    missing, dates (pandas: `datetime64[s]`), decimals (pandas: Decimal objects; elsewhere 38
    digits, 6 of them after the point), and a categorical where the values are few. A frame that
    holds one scale has grades as an ordered categorical, worst to best; a frame that holds two,
    or none, has them as text, beside `scale`, `grade_number` and `status`: no order spans both.

    `inspections` and `judgements` get derived columns (authority, region, financial year, and so
    on; see `DERIVED`) unless `derived` is False. What follows from other inspections (`sequence`,
    `previous_inspection_id`, `days_since_previous`, and `grade_previous` in `judgements`; see
    `OF_HISTORY`) is given only with `history`, the inspections among which the one before is
    looked for and those of the frame stand; `grade_previous` across frameworks needs a
    `crosswalk` as well.

    Raises UnknownName for another table or backend, MissingExtra if the library is not installed,
    InvalidDocument for an inspection that `history` lacks or a crosswalk without a history.
    """
    given = several(inspections)
    found = list(rows(given, table))
    scale = scale_of(given, DICTIONARY[table], found)
    columns = DICTIONARY[table].columns
    if derived and table in DERIVED:
        columns = (*columns, *derived_columns(table, history=history is not None))
        worked_out = derived_rows(given, table, history=history, crosswalk=crosswalk)
        found = [(*stored, *more) for stored, more in zip(found, worked_out, strict=True)]
    return _build(columns, _by_column(columns, found), scale, backend)


@overload
def wide(
    inspections: Inspection | Iterable[Inspection], *, backend: Literal["pandas"] = "pandas"
) -> "pandas.DataFrame": ...
@overload
def wide(
    inspections: Inspection | Iterable[Inspection], *, backend: Literal["polars"]
) -> "polars.DataFrame": ...
@overload
def wide(
    inspections: Inspection | Iterable[Inspection], *, backend: Literal["pyarrow"]
) -> "pyarrow.Table": ...
def wide(inspections: Inspection | Iterable[Inspection], *, backend: Backend = "pandas") -> object:
    """Return one row per inspection and one grade column per aspect that their frameworks have.

    The inspections must be of one scale (ScaleMismatch otherwise), so grades are ordered
    categoricals, worst to best. A cell without a grade means that the framework does not judge
    the aspect, that the record lacks it, or that it was printed as not judged: `not_judged`
    counts the last.
    """
    given = several(inspections)
    scales = list(dict.fromkeys(each.framework.scale for each in given))
    if len(scales) > 1:
        raise ScaleMismatch(scales[0].__name__, scales[1].__name__)
    frameworks = {each.framework.id: each.framework for each in given}.values()
    aspects = dict.fromkeys(aspect.key for framework in frameworks for aspect in framework.aspects)
    columns = (
        INSPECTION_ID,
        integer("urn", "Ofsted's unique reference number of the authority"),
        text("authority", "name of the authority"),
        text("framework_id", "framework of the inspection"),
        date("start", "first day of the inspection"),
        date("published", "day of publication of the report"),
        integer("not_judged", "number of aspects printed as not judged"),
        *(grade(aspect, "grade of the aspect", nullable=True) for aspect in aspects),
    )

    def cells() -> Iterator[Row]:
        for each in given:
            graded = {
                judgement.aspect.key: judgement.grade.value
                for judgement in each.judgements
                if not isinstance(judgement.grade, Ungraded)
            }
            yield (
                each.id,
                each.authority.urn,
                each.authority.name,
                each.framework.id,
                each.start,
                each.published,
                len(each.judgements) - len(graded),
                *(graded.get(aspect) for aspect in aspects),
            )

    data = _by_column(columns, cells())
    return _build(columns, data, scales[0] if scales else None, backend)


def _by_column(columns: Sequence[Column], cells: Iterable[Row]) -> list[Sequence[Cell]]:
    transposed: list[Sequence[Cell]] = list(zip(*cells, strict=True))
    return transposed or [()] * len(columns)


def scale_of(inspections: Sequence[Inspection], table: Table, found: Sequence[Row]) -> Scale | None:
    """Return the one scale that the grades of a table's rows are of, None if two or none are.

    Where the table names scales, what it names counts; else the frameworks of the inspections.
    """
    scales: set[Scale] = set()
    if "scale" in table.header:
        place = table.header.index("scale")
        named = {row[place] for row in found}
        scales = {scale for scale, name in SCALE_NAMES.items() if name in named}
    scales = scales or {each.framework.scale for each in inspections}
    return scales.pop() if len(scales) == 1 else None


def _categories(column: Column, scale: Scale | None) -> tuple[str, ...]:
    if column.type is ColumnType.GRADE:
        return () if scale is None else worst_to_best(scale)
    return column.categories


def _build(
    columns: Sequence[Column],
    data: Sequence[Sequence[Cell]],
    scale: Scale | None,
    backend: str,
) -> object:
    if backend not in _BUILDERS:
        raise UnknownName("backend", backend, _BUILDERS)
    return _BUILDERS[backend](columns, data, [_categories(column, scale) for column in columns])


def _pandas(
    columns: Sequence[Column],
    data: Sequence[Sequence[Cell]],
    categories: Sequence[tuple[str, ...]],
) -> object:
    pandas = imported("pandas", "pandas")
    dtypes = {
        ColumnType.TEXT: "string",
        ColumnType.GRADE: "string",
        ColumnType.INTEGER: "Int64",
        ColumnType.BOOLEAN: "boolean",
        ColumnType.DATE: "datetime64[s]",
        ColumnType.DECIMAL: "object",
    }
    return pandas.DataFrame(
        {
            column.name: pandas.Categorical(
                values, categories=list(names), ordered=column.type is ColumnType.GRADE
            )
            if names
            else pandas.Series(list(values), dtype=dtypes[column.type])
            for column, values, names in zip(columns, data, categories, strict=True)
        },
        columns=[column.name for column in columns],
    )


def _polars(
    columns: Sequence[Column],
    data: Sequence[Sequence[Cell]],
    categories: Sequence[tuple[str, ...]],
) -> object:
    polars = imported("polars", "polars")
    dtypes = {
        ColumnType.TEXT: polars.String,
        ColumnType.GRADE: polars.String,
        ColumnType.INTEGER: polars.Int64,
        ColumnType.BOOLEAN: polars.Boolean,
        ColumnType.DATE: polars.Date,
        ColumnType.DECIMAL: polars.Decimal(DECIMAL_PRECISION, DECIMAL_SCALE),
    }
    return polars.DataFrame(
        [
            polars.Series(
                column.name,
                _fitting(column, values),
                dtype=polars.Enum(list(names)) if names else dtypes[column.type],
            )
            for column, values, names in zip(columns, data, categories, strict=True)
        ]
    )


def _pyarrow(
    columns: Sequence[Column],
    data: Sequence[Sequence[Cell]],
    categories: Sequence[tuple[str, ...]],
) -> object:
    pyarrow = imported("pyarrow", "pyarrow")
    dtypes = {
        ColumnType.TEXT: pyarrow.string(),
        ColumnType.GRADE: pyarrow.string(),
        ColumnType.INTEGER: pyarrow.int64(),
        ColumnType.BOOLEAN: pyarrow.bool_(),
        ColumnType.DATE: pyarrow.date32(),
        ColumnType.DECIMAL: pyarrow.decimal128(DECIMAL_PRECISION, DECIMAL_SCALE),
    }
    arrays: list[object] = []
    for column, values, names in zip(columns, data, categories, strict=True):
        if names:
            codes: Mapping[Cell, int] = {name: code for code, name in enumerate(names)}
            arrays.append(
                pyarrow.DictionaryArray.from_arrays(
                    pyarrow.array([codes.get(value) for value in values], pyarrow.int8()),
                    pyarrow.array(names, pyarrow.string()),
                    ordered=column.type is ColumnType.GRADE,
                )
            )
        else:
            arrays.append(pyarrow.array(_fitting(column, values), dtypes[column.type]))
    return pyarrow.Table.from_arrays(arrays, names=[column.name for column in columns])


_BUILDERS = {"pandas": _pandas, "polars": _polars, "pyarrow": _pyarrow}


_STEP = decimal.Decimal(1).scaleb(-DECIMAL_SCALE)
# The models bound a decimal to 30 digits before the point and 30 after it, so this is exact.
_EXACT = decimal.Context(prec=2 * DECIMAL_PRECISION)


def _fitting(column: Column, values: Sequence[Cell]) -> list[Cell]:
    """Return the values of a column, its decimals with the places of its type.

    Raises InvalidDocument for a decimal that has more: none is rounded.
    """
    if column.type is ColumnType.DECIMAL:
        faults = [
            problem(f"{column.name}[{index}]", value, f"at most {DECIMAL_SCALE} decimal places")
            for index, value in enumerate(values)
            if isinstance(value, decimal.Decimal) and _EXACT.remainder(value, _STEP)
        ]
        if faults:
            raise InvalidDocument("frame", faults)
        # Polars 1.0 refuses a column whose values have different scales.
        return [
            _EXACT.quantize(value, _STEP) if isinstance(value, decimal.Decimal) else value
            for value in values
        ]
    return list(values)
