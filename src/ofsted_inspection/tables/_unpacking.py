"""Reading a Data Package of inspections back, with every fault placed in its file."""

import io
import json
from pathlib import Path
from typing import cast

from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode, shown
from ofsted_inspection.models.outcome import Inspection
from ofsted_inspection.tables._assembly import assembled
from ofsted_inspection.tables._catalogue import DICTIONARY
from ofsted_inspection.tables._definition import TableName
from ofsted_inspection.tables._extras import imported
from ofsted_inspection.tables._packages import ALWAYS, CONTENTS, DESCRIPTOR
from ofsted_inspection.tables._placed import PlacedTables
from ofsted_inspection.tables._sheets import PlacedRow, Sheet


def read_datapackage(folder: str | Path) -> tuple[Inspection, ...]:
    """Return the inspections that the tables in `folder` describe, in the order of their table.

    The inverse of `write_datapackage`; files that people have edited since are read as strictly.
    Only the tables that `datapackage.json` lists are read, by their own names and within the
    folder; Parquet needs the extra `pyarrow`.

    Raises InvalidDocument listing every fault with file, line (row, for Parquet), column, what
    was found and what was expected: cells of another type, keys given twice or leading nowhere,
    cells that contradict one another, and whatever the models refuse.
    """
    source = Path(folder)
    faults: list[Problem] = []
    files = _files(source / DESCRIPTOR, faults)
    read: dict[str, list[PlacedRow]] = {}
    for table_name, file in files.items():
        sheet = Sheet(DICTIONARY[table_name], file, faults)
        try:
            content = (source / file).read_bytes()
        except OSError as error:
            sheet.fault(None, None, type(error).__name__, "a file", code=ProblemCode.MISSING)
            continue
        read[table_name] = (
            sheet.read_csv(content) if file.endswith(".csv") else _read_parquet(sheet, content)
        )
    tables = PlacedTables(cast("dict[str, str]", files), read)
    if not faults:
        tables.check_keys(DICTIONARY[table_name] for table_name in files)
        faults = tables.faults
    if not faults:
        inspections = assembled(tables)
        if not tables.faults:
            return inspections
    raise InvalidDocument("data package", faults)


def _files(descriptor: Path, faults: list[Problem]) -> dict[TableName, str]:
    """Return the file of each table that the descriptor lists."""

    def fault(path: str, found: object, expected: str, code: ProblemCode) -> None:
        faults.append(
            Problem(
                code=code, found=shown(found), expected=expected, path=path, file=descriptor.name
            )
        )

    known: dict[str, TableName] = {str(name): name for name in DICTIONARY}
    files: dict[TableName, str] = {}
    for index, (listed, path) in enumerate(_resources(descriptor, faults)):
        where = f"$.resources[{index}]"
        name = known.get(listed) if isinstance(listed, str) else None
        if name is None:
            expected = "the name of a table of the data dictionary"
            fault(f"{where}.name", listed, expected, ProblemCode.UNKNOWN_NAME)
        elif name in files:
            fault(f"{where}.name", listed, "each table once", ProblemCode.DUPLICATE)
        elif not isinstance(path, str) or path not in {f"{name}.{each}" for each in CONTENTS}:
            expected = f"{name}.csv or {name}.parquet"
            fault(f"{where}.path", path, expected, ProblemCode.WRONG_VALUE)
        else:
            files[name] = path
    for name in DICTIONARY:
        if name in ALWAYS and name not in files and not faults:
            fault("$.resources", "nothing", f"the table {name}", ProblemCode.MISSING)
    return files


def _resources(descriptor: Path, faults: list[Problem]) -> list[tuple[object, object]]:
    """Return name and path of each resource, whatever they are."""
    path, found, expected, code = "$", "", "a JSON object", ProblemCode.NOT_JSON
    try:
        document: object = json.loads(descriptor.read_bytes())
    except OSError as error:
        found, expected, code = type(error).__name__, "a file", ProblemCode.MISSING
    except (ValueError, RecursionError) as error:
        found = shown(str(error))
    else:
        resources = _member(document, "resources")
        if isinstance(resources, list):
            listed = cast("list[object]", resources)
            return [(_member(each, "name"), _member(each, "path")) for each in listed]
        path, expected, code = "$.resources", "a list of tables", ProblemCode.WRONG_TYPE
        found = shown(resources)
    faults.append(
        Problem(code=code, found=found, expected=expected, path=path, file=descriptor.name)
    )
    return []


def _member(value: object, name: str) -> object:
    return cast("dict[object, object]", value).get(name) if isinstance(value, dict) else None


def _read_parquet(sheet: Sheet, content: bytes) -> list[PlacedRow]:
    pyarrow = imported("pyarrow", "pyarrow")
    parquet = imported("pyarrow.parquet", "pyarrow")
    try:
        table = parquet.read_table(io.BytesIO(content))
    except (pyarrow.ArrowException, OSError) as error:
        sheet.fault(None, None, shown(str(error)), "a Parquet file", code=ProblemCode.UNRECOGNISED)
        return []
    columns = [table.column(place).to_pylist() for place in range(table.num_columns)]
    return sheet.read_cells(table.column_names, zip(*columns, strict=True))
