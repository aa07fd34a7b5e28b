"""Parquet files of tables, written and read back within bounds."""

import io
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from ofsted_inspection._wording import shown
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode
from ofsted_inspection.grades import Scale
from ofsted_inspection.tables._backends import arrow_table, refuse_too_fine
from ofsted_inspection.tables._cells import CellReader
from ofsted_inspection.tables._definition import Row, Table
from ofsted_inspection.tables._extras import imported
from ofsted_inspection.tables._kinds import PlacedRow
from ofsted_inspection.tables._table_files import LARGEST_FILE, MOST_ROWS, TableFile

if TYPE_CHECKING:
    import pyarrow
    from pyarrow import parquet


def parquet_bytes(table: Table, rows: Sequence[Row], scale: Scale | None) -> bytes:
    """Return the Parquet file of a table.

    Raises InvalidDocument if it is too large to be read, or a decimal has more places than a typed
    column holds.
    """
    parquet = imported("pyarrow.parquet", "pyarrow")
    refuse_too_fine("data package", table, rows)
    content = io.BytesIO()
    parquet.write_table(arrow_table(table.columns, rows, scale), content)
    content.seek(0)
    too_large = _too_large(*_declared(parquet.ParquetFile(content)))
    if too_large is not None:
        found, expected = too_large
        raise InvalidDocument(
            "data package",
            [
                Problem(
                    code=ProblemCode.TOO_LARGE,
                    found=found,
                    expected=expected,
                    path=f"$.{table.name}",
                )
            ],
        )
    return content.getvalue()


def read_parquet(given: TableFile, content: bytes) -> list[PlacedRow]:
    """Return the rows of a Parquet file, none where it is unsound or unpacks to too much."""
    pyarrow = imported("pyarrow", "pyarrow")
    parquet = imported("pyarrow.parquet", "pyarrow")
    try:
        file = parquet.ParquetFile(io.BytesIO(content))
        readers = _readers(given, file)
        if not readers:
            return []
        # Texts as dictionaries: one that recurs a million times is held once.
        names = file.schema_arrow.names
        file = parquet.ParquetFile(io.BytesIO(content), read_dictionary=names)
        table = file.read()
        table.validate(full=True)
        columns = [_cells(table.column(place)) for place in range(table.num_columns)]
    except (pyarrow.ArrowException, OSError, ValueError, OverflowError) as error:
        found = shown(str(error))
        given.broken(None, None, found, "a Parquet file", code=ProblemCode.UNRECOGNISED)
        return []
    return given.read_cells(readers, zip(*columns, strict=True))


def _declared(file: "parquet.ParquetFile") -> tuple[int, int]:
    """Return how many rows and how many bytes, unpacked, a file says that it has."""
    metadata = file.metadata
    groups = [metadata.row_group(place) for place in range(metadata.num_row_groups)]
    rows = max(metadata.num_rows, sum(group.num_rows for group in groups))
    return rows, sum(group.total_byte_size for group in groups)


def _too_large(rows: int, size: int) -> tuple[str, str] | None:
    """Return what was found and expected of a file that is too large, None of any other."""
    if rows > MOST_ROWS:
        return f"{rows} rows", f"at most {MOST_ROWS}"
    if size > LARGEST_FILE:
        return f"{size} bytes unpacked", f"at most {LARGEST_FILE}"
    return None


def _readers(given: TableFile, file: "parquet.ParquetFile") -> list[CellReader | None]:
    """Return what reads each column; none, and what is wrong, if the file is not to be read."""
    too_large = _too_large(*_declared(file))
    if too_large is not None:
        given.broken(None, None, *too_large, code=ProblemCode.TOO_LARGE)
        return []
    schema = file.schema_arrow
    readers = given.readers(schema.names)
    before = len(given.faults)
    for name, type_ in zip(schema.names, schema.types, strict=True) if readers else ():
        found = str(type_)
        if not _PLAIN.fullmatch(found):
            expected = "text, whole numbers, decimals, dates or true and false"
            given.broken(None, name, shown(found), expected, code=ProblemCode.WRONG_TYPE)
    return readers if len(given.faults) == before else []


_PLAIN = re.compile(
    r"(dictionary<values=)?(large_)?string(_view)?(, indices=.*>)?|u?int\d+|bool|date32\[day\]"
    r"|decimal\d+\(.*\)|null"
)
"""The types of pyarrow, as it writes them, whose values are plain cells."""


def _cells(column: "pyarrow.ChunkedArray[Any]") -> Sequence[object]:
    """Return the values of a column; equal texts are one object where they were one in the file."""
    if not str(column.type).startswith("dictionary<"):
        return column.to_pylist()
    cells: list[object] = []
    for chunk in cast("list[pyarrow.DictionaryArray[Any, Any]]", column.chunks):
        texts = chunk.dictionary.to_pylist()
        places = chunk.indices.to_pylist()
        cells.extend(None if place is None else texts[place] for place in places)
    return cells
