"""Frames of pandas, polars and pyarrow, every column with an explicit type."""

import decimal
from collections.abc import Iterable, Mapping, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from ofsted_inspection._record import problem
from ofsted_inspection.errors import InvalidDocument
from ofsted_inspection.grades import ReformedGrade, Scale, SlacGrade
from ofsted_inspection.tables._definition import (
    Cell,
    Column,
    ColumnType,
    Row,
    Table,
    worst_to_best,
)
from ofsted_inspection.tables._extras import imported

if TYPE_CHECKING:
    import pyarrow

DECIMAL_PRECISION, DECIMAL_SCALE = 38, 6
"""Digits of a decimal column in typed frames and databases: all of them, and after the point."""

_Filled: TypeAlias = tuple[Column, Sequence[Cell], Sequence[str]]
"""A column with its cells, and the categories they are of, if they are of any."""


def build(
    columns: Sequence[Column], rows: Sequence[Row], scale: Scale | None, backend: str
) -> object:
    """Return the rows as a frame of `backend`, which is one of those there are.

    With one `scale` grades are ordered categoricals, worst to best; without, they are text.
    """
    return build_columns(columns, transposed(columns, rows), scale, backend)


def build_columns(
    columns: Sequence[Column],
    cells: Sequence[Sequence[Cell]],
    scale: Scale | None,
    backend: str,
) -> object:
    """Return the cells of each column as a frame, as `build` does."""
    return _BUILDERS[backend](_filled(columns, cells, scale))


def transposed(columns: Sequence[Column], rows: Iterable[Row]) -> list[Sequence[Cell]]:
    """Return the cells of each of the columns that rows have."""
    return list(zip(*rows, strict=True)) or [()] * len(columns)


def arrow_table(
    columns: Sequence[Column], rows: Sequence[Row], scale: Scale | None
) -> "pyarrow.Table":
    """Return the rows as a table of pyarrow, as `build` does."""
    return cast("pyarrow.Table", _pyarrow(_filled(columns, transposed(columns, rows), scale)))


def _filled(
    columns: Sequence[Column], cells: Sequence[Sequence[Cell]], scale: Scale | None
) -> list[_Filled]:
    ordered = () if scale is None else worst_to_best(scale)
    return [
        (column, values, ordered if column.type is ColumnType.GRADE else column.categories)
        for column, values in zip(columns, cells, strict=True)
    ]


def _pandas(filled: Sequence[_Filled]) -> object:
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
            else _of_two_scales(pandas, values)
            if column.type is ColumnType.GRADE and any(values)
            else pandas.Series(list(values), dtype=dtypes[column.type])
            for column, values, names in filled
        },
        columns=[column.name for column, _, _ in filled],
    )


def _of_two_scales(pandas: ModuleType, values: Sequence[Cell]) -> object:
    """Return grades of two scales as a categorical without an order, which refuses to compare.

    As text they would compare by the alphabet, in silence.
    """
    words = dict.fromkeys((*worst_to_best(SlacGrade), *worst_to_best(ReformedGrade)))
    return pandas.Categorical(values, categories=list(words), ordered=False)


def _polars(filled: Sequence[_Filled]) -> object:
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
            for column, values, names in filled
        ]
    )


def _pyarrow(filled: Sequence[_Filled]) -> object:
    pyarrow = imported("pyarrow", "pyarrow")
    dtypes = {
        ColumnType.TEXT: pyarrow.string(),
        ColumnType.GRADE: pyarrow.string(),
        ColumnType.INTEGER: pyarrow.int64(),
        ColumnType.BOOLEAN: pyarrow.bool_(),
        ColumnType.DATE: pyarrow.date32(),
        ColumnType.DECIMAL: pyarrow.decimal128(DECIMAL_PRECISION, DECIMAL_SCALE),
    }
    arrays: list[Any] = []
    fields: list[object] = []
    for column, values, categories in filled:
        metadata = None
        if categories:
            codes: Mapping[Cell, int] = {name: code for code, name in enumerate(categories)}
            arrays.append(
                pyarrow.DictionaryArray.from_arrays(
                    pyarrow.array([codes.get(value) for value in values], pyarrow.int8()),
                    pyarrow.array(categories, pyarrow.string()),
                    ordered=column.type is ColumnType.GRADE,
                )
            )
            if column.type is ColumnType.GRADE:
                metadata = {
                    _POLARS_ENUM: "".join(f"{len(category)};{category}" for category in categories)
                }
        else:
            arrays.append(pyarrow.array(_fitting(column, values), dtypes[column.type]))
        fields.append(pyarrow.field(column.name, arrays[-1].type, metadata=metadata))
    return pyarrow.Table.from_arrays(arrays, schema=pyarrow.schema(fields))


_POLARS_ENUM = "_PL_ENUM_VALUES2"
"""What polars calls the metadata of a field that it reads as an Enum: length and word of each.

Without it polars takes a dictionary for a Categorical, which compares by the alphabet.
"""


_BUILDERS = {"pandas": _pandas, "polars": _polars, "pyarrow": _pyarrow}


_STEP = decimal.Decimal(1).scaleb(-DECIMAL_SCALE)
# The models bound a decimal to 30 digits before the point and 30 after it, so this is exact.
_EXACT = decimal.Context(prec=2 * DECIMAL_PRECISION)


_COARSE = f"at most {DECIMAL_SCALE} decimal places"


def _is_too_fine(value: Cell) -> bool:
    return isinstance(value, decimal.Decimal) and bool(_EXACT.remainder(value, _STEP))


def refuse_too_fine(subject: str, table: Table, rows: Sequence[Row]) -> None:
    """Raise InvalidDocument for decimals of `rows` that no typed column holds: none is rounded."""
    places = [
        (place, column.name)
        for place, column in enumerate(table.columns)
        if column.type is ColumnType.DECIMAL
    ]
    if faults := [
        problem(f"{table.name}[{index}].{name}", row[place], _COARSE)
        for index, row in enumerate(rows if places else ())
        for place, name in places
        if _is_too_fine(row[place])
    ]:
        raise InvalidDocument(subject, faults)


def _fitting(column: Column, values: Sequence[Cell]) -> list[Cell]:
    """Return the values of a column, its decimals with the places of its type.

    Raises InvalidDocument for a decimal that has more: none is rounded.
    """
    if column.type is ColumnType.DECIMAL:
        if faults := [
            problem(f"{column.name}[{index}]", value, _COARSE)
            for index, value in enumerate(values)
            if _is_too_fine(value)
        ]:
            raise InvalidDocument("frame", faults)
        # Polars 1.0 refuses a column whose values have different scales.
        return [
            _EXACT.quantize(value, _STEP) if isinstance(value, decimal.Decimal) else value
            for value in values
        ]
    return list(values)
