"""Reading a Data Package of inspections back, with every fault placed in its file."""

import json
import os
import stat
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TypeVar, cast, final, overload

import attrs

from ofsted_inspection._arguments import checked
from ofsted_inspection._wording import shown
from ofsted_inspection._writing import leftovers
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode, UnknownName
from ofsted_inspection.models import Inspection
from ofsted_inspection.tables._catalogue import (
    DECLARATIONS,
    ROOTS,
    always,
    held_by,
    may_be_left_out,
)
from ofsted_inspection.tables._definition import TableName
from ofsted_inspection.tables._descriptors import hash_of
from ofsted_inspection.tables._kinds import PlacedRow
from ofsted_inspection.tables._packages import DESCRIPTOR, WRITERS
from ofsted_inspection.tables._parquet import read_parquet
from ofsted_inspection.tables._places import Entry
from ofsted_inspection.tables._restored import RowsRead
from ofsted_inspection.tables._table_files import LARGEST_FILE, TableFile

Model = TypeVar("Model", bound=Entry)
"""What a package is of."""


@overload
def read_datapackage(folder: str | Path, *, edited: bool = False) -> tuple[Inspection, ...]: ...
@overload
def read_datapackage(
    folder: str | Path, model: type[Model], *, edited: bool = False
) -> tuple[Model, ...]: ...
@checked
def read_datapackage(
    folder: str | Path, model: type[object] = Inspection, *, edited: bool = False
) -> tuple[Entry, ...]:
    """Return the inspections that the tables in `folder` describe, in the order of their table.

    The inverse of `write_datapackage`. `model` is what the package is of: `Inspection`, unless
    `OfficialResult` or `LocalAuthority` is asked for. Only the tables that `datapackage.json` lists
    are read, by their own names and within the folder; each file must have the size and the hash
    that it states. Parquet needs the extra `pyarrow`.

    With `edited=True` the files are those that people keep or have changed since, and are read as
    strictly but for this: sizes and hashes are not compared; columns that follow from others, or
    that may be empty, may be left out; there may be authorities that nothing refers to; and where
    there is no `datapackage.json`, every CSV file that has the name of a table is read.

    Raises InvalidDocument listing every fault with file, line (row, for Parquet), column, what
    was found and what was expected: cells of another type, keys given twice or leading nowhere,
    cells that contradict one another, and whatever the models refuse.
    """
    asked = root_of(model)
    source, faults = Path(folder), list[Problem]()
    refuse_without_folder(source, "data package")
    if edited and not (source / DESCRIPTOR).exists():
        files = present(source, asked)
    else:
        files = _listed(source / DESCRIPTOR, asked, faults)
    return TableFolder(source, "data package", edited=edited).entries(asked, files, faults)


def root_of(model: type[object]) -> type[Entry]:
    """Return `model` if files are of it; raises UnknownName, listing those that they are of."""
    for each in ROOTS:
        if each is model:
            return each
    raise UnknownName("model", model.__name__, [each.__name__ for each in ROOTS])


def refuse_without_folder(folder: Path, subject: str) -> None:
    """Raise InvalidDocument if `folder` is none; it names what a writing that was cut off left."""
    if not folder.is_dir():
        found = "something else" if folder.exists() else "nothing"
        left = leftovers(folder)
        expected = "a folder" if left is None else f"a folder: {left}"
        fault = Problem(code=ProblemCode.MISSING, found=found, expected=expected, file=str(folder))
        raise InvalidDocument(subject, [fault])


def present(folder: Path, model: type[Entry]) -> dict[TableName, "Listed"]:
    """Return the CSV files of `folder` that have the name of a table, and those that must be."""
    needed = [name for name in always(model) if not DECLARATIONS[name].explains]
    return {
        name: Listed(f"{name}.csv")
        for name in held_by(model)
        if name in needed or (folder / f"{name}.csv").exists()
    }


@final
@attrs.frozen
class Listed:
    """A file of a table, with what its descriptor says of its size in bytes and its hash."""

    path: str
    size: object = None
    hash: object = None


@final
@attrs.frozen
class TableFolder:
    """A folder with files of tables, and how they are to be read."""

    path: Path
    subject: str
    edited: bool = False
    for_spreadsheet: bool = False

    def entries(
        self, model: type[Entry], files: Mapping[TableName, Listed], faults: list[Problem]
    ) -> tuple[Entry, ...]:
        """Return the models that `files` describe; raises what it finds wrong.

        `faults` are those found already.
        """
        read: dict[TableName, list[PlacedRow]] = {}
        # Of a descriptor with faults it is not known what it should have listed.
        broken: list[TableName] = [name for name in DECLARATIONS if faults and name not in files]
        for name, listed in files.items():
            optional = may_be_left_out(name) if self.edited else ()
            table = DECLARATIONS[name].table
            file = TableFile(table, listed.path, faults, self.for_spreadsheet, optional)
            content = self._content(file, listed)
            if content is not None:
                is_csv = listed.path.endswith(".csv")
                read[name] = file.read_csv(content) if is_csv else read_parquet(file, content)
            broken += () if file.is_whole else (name,)
            if file.is_hopeless:
                raise InvalidDocument(self.subject, faults)
        paths: dict[TableName, str] = {name: each.path for name, each in files.items()}
        rows = RowsRead(paths, read, faults, broken)
        but_for = _absent(files) if self.edited else ()
        entries = rows.entries(model, edited=self.edited, but_for=but_for)
        if not faults:
            return entries
        order = {path: place for place, path in enumerate(paths.values())}
        raise InvalidDocument(
            self.subject,
            sorted(faults, key=lambda fault: (order.get(fault.file or "", -1), fault.line or 0)),
        )

    def _content(self, file: TableFile, listed: Listed) -> bytes | None:
        """Return the bytes of a file, None where they are not there, too many or other ones."""
        path = self.path / file.file
        if _leads_outside(path):
            file.broken(None, None, _LINK, "a file of the folder", code=ProblemCode.MISSING)
            return None
        try:
            found = path.stat()
            if not stat.S_ISREG(found.st_mode):
                file.broken(None, None, "something else", "a file", code=ProblemCode.MISSING)
                return None
            if found.st_size > LARGEST_FILE:
                size, expected = f"{found.st_size} bytes", f"at most {LARGEST_FILE}"
                file.broken(None, None, size, expected, code=ProblemCode.TOO_LARGE)
                return None
            content = path.read_bytes()
        except OSError as error:
            file.broken(None, None, _unread(error), "a file", code=ProblemCode.MISSING)
            return None
        there, stated = (len(content), hash_of(content)), (listed.size, listed.hash)
        if self.edited or self.for_spreadsheet or there == stated:
            return content
        expected = "{} bytes, {}, as its descriptor has it (edited=True reads it)".format(*stated)
        told = "{} bytes, {}".format(*there)
        file.broken(None, None, told, expected, code=ProblemCode.CONTRADICTION)
        return None


def _unread(error: OSError) -> str:
    """Return what stands where a file was to be read: nothing, or what the system says of it."""
    return "nothing" if isinstance(error, FileNotFoundError) else shown(str(error.strerror))


_LINK = "a link that leads outside the folder"


def _leads_outside(path: Path) -> bool:
    """Whether what stands at `path` is in another folder, which a package must not have read."""
    folder = Path(os.path.realpath(path.parent))
    return not Path(os.path.realpath(path)).is_relative_to(folder)


def _absent(files: Collection[TableName]) -> list[TableName]:
    """Return the tables that say what names mean and are not among `files`: the package knows."""
    return [name for name, each in DECLARATIONS.items() if each.explains and name not in files]


def _listed(descriptor: Path, model: type[Entry], faults: list[Problem]) -> dict[TableName, Listed]:
    """Return the file of each table that the descriptor lists."""

    def fault(path: str, found: object, expected: str, code: ProblemCode) -> None:
        faults.append(
            Problem(
                code=code, found=shown(found), expected=expected, path=path, file=descriptor.name
            )
        )

    document = _document(descriptor, faults)
    resources = _member(document, "resources")
    if faults:
        return {}
    if not isinstance(resources, list):
        fault("$.resources", resources, "a list of tables", ProblemCode.WRONG_TYPE)
        return {}
    if (of := _member(document, "model")) not in {None, model.__name__}:
        fault("$.model", of, f"{model.__name__}, which was asked for", ProblemCode.CONTRADICTION)
    known: dict[str, TableName] = {str(name): name for name in DECLARATIONS}
    files: dict[TableName, Listed] = {}
    for index, resource in enumerate(cast("list[object]", resources)):
        where = f"$.resources[{index}]"
        named, path = _member(resource, "name"), _member(resource, "path")
        name = known.get(named) if isinstance(named, str) else None
        if name is None:
            expected = "the name of a table of the data dictionary"
            fault(f"{where}.name", named, expected, ProblemCode.UNKNOWN_NAME)
        elif name in files:
            fault(f"{where}.name", named, "each table once", ProblemCode.DUPLICATE)
        elif not isinstance(path, str) or path not in {f"{name}.{each}" for each in WRITERS}:
            expected = f"{name}.csv or {name}.parquet"
            fault(f"{where}.path", path, expected, ProblemCode.WRONG_VALUE)
        else:
            files[name] = Listed(path, _member(resource, "bytes"), _member(resource, "hash"))
    missing = [name for name in always(model) if name not in files]
    for name in () if faults else missing:
        fault("$.resources", "nothing", f"the table {name}", ProblemCode.MISSING)
    return files


def _document(descriptor: Path, faults: list[Problem]) -> object:
    """Return what a descriptor holds, whatever it is; None, with a fault, if it is no JSON."""
    found, expected, code = "", "a JSON object", ProblemCode.NOT_JSON
    try:
        if _leads_outside(descriptor):
            raise PermissionError(None, _LINK)
        with descriptor.open("rb") as file:
            return _parsed(file.read(_LARGEST_DESCRIPTOR + 1))
    except OSError as error:
        found, expected, code = _unread(error), "a file", ProblemCode.MISSING
    except (ValueError, RecursionError) as error:
        found = shown(str(error))
    faults.append(
        Problem(code=code, found=found, expected=expected, path="$", file=descriptor.name)
    )
    return None


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
