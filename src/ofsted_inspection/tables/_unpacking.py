"""Reading a Data Package of inspections back, with every fault placed in its file."""

import json
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode, shown
from ofsted_inspection.models.outcome import Inspection
from ofsted_inspection.tables._catalogue import DICTIONARY
from ofsted_inspection.tables._declaration import PlacedRow
from ofsted_inspection.tables._definition import TableName
from ofsted_inspection.tables._packages import ALWAYS, DESCRIPTOR, WRITERS
from ofsted_inspection.tables._parquet import read_parquet
from ofsted_inspection.tables._restored import RowsRead
from ofsted_inspection.tables._table_files import LARGEST, TableFile


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
    return inspections_in(source, _files(source / DESCRIPTOR, faults), faults, "data package")


def inspections_in(
    folder: Path,
    files: Mapping[TableName, str],
    faults: list[Problem],
    subject: str,
    *,
    for_spreadsheet: bool = False,
) -> tuple[Inspection, ...]:
    """Return the inspections that `files` of `folder` describe; raises what it finds wrong.

    `faults` are those found already.
    """
    read: dict[TableName, list[PlacedRow]] = {}
    for table_name, file in files.items():
        given = TableFile(DICTIONARY[table_name], file, faults, for_spreadsheet)
        content = _content(folder, given)
        if content is not None:
            read[table_name] = (
                given.read_csv(content) if file.endswith(".csv") else read_parquet(given, content)
            )
        if given.is_hopeless:
            break
    rows = RowsRead(files, read)
    if not faults:
        rows.check_keys()
        faults = rows.faults
    if not faults:
        inspections = rows.inspections()
        if not rows.faults:
            return inspections
    raise InvalidDocument(subject, faults)


def _content(folder: Path, given: TableFile) -> bytes | None:
    """Return the bytes of a file, None where it cannot be read or is too large."""
    path = folder / given.file
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            given.fault(None, None, "something else", "a file", code=ProblemCode.MISSING)
        elif found.st_size > LARGEST:
            size, expected = f"{found.st_size} bytes", f"at most {LARGEST}"
            given.fault(None, None, size, expected, code=ProblemCode.TOO_LARGE)
        else:
            return path.read_bytes()
    except OSError as error:
        given.fault(None, None, type(error).__name__, "a file", code=ProblemCode.MISSING)
    return None


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
        elif not isinstance(path, str) or path not in {f"{name}.{each}" for each in WRITERS}:
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
        with descriptor.open("rb") as file:
            document = _parsed(file.read(_LARGEST_DESCRIPTOR + 1))
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


_LARGEST_DESCRIPTOR = 2**24
"""Bytes; the descriptor of all tables has below 100,000."""


def _parsed(content: bytes) -> object:
    """Return the value of a descriptor; ValueError if it is no JSON, too large, or ambiguous."""
    if len(content) > _LARGEST_DESCRIPTOR:
        raise ValueError(f"more than {_LARGEST_DESCRIPTOR} bytes")
    return json.loads(content.decode("utf-8-sig"), object_pairs_hook=_once)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members: dict[str, object] = {}
    for name, value in pairs:
        if name in members:
            raise ValueError(f"{name} twice")
        members[name] = value
    return members


def _member(value: object, name: str) -> object:
    return cast("dict[object, object]", value).get(name) if isinstance(value, dict) else None
