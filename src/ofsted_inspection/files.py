"""Files of inspections, whatever they are: JSON, JSON Lines, a folder of tables, a report.

>>> import io
>>> from ofsted_inspection import load, to_json
>>> from ofsted_inspection.files import from_file
>>> warrington = load("warrington-2011")
>>> from_file(io.BytesIO(to_json(warrington))) == (warrington,)
True
"""

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TypeAlias, TypeVar, cast, overload

import attrs

from ofsted_inspection._arguments import checked
from ofsted_inspection._record import Record
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode
from ofsted_inspection.models import Inspection, OfficialResult

__all__ = ["File", "from_file", "without_names", "without_text"]

File: TypeAlias = str | os.PathLike[str] | BinaryIO
"""A path, or a file opened in binary mode."""

Alone = TypeVar("Alone", bound=Inspection | OfficialResult)
"""What a file may be of."""

_DESCRIPTOR = "datapackage.json"


@overload
def from_file(file: File, *, edited: bool = False) -> tuple[Inspection, ...]: ...
@overload
def from_file(file: File, model: type[Alone], *, edited: bool = False) -> tuple[Alone, ...]: ...
@checked
def from_file(
    file: File, model: type[Record] = Inspection, *, edited: bool = False
) -> tuple[Record, ...]:
    """Return what `file` holds, in its order: one or more inspections, or another `model`.

    What it is shows in what it holds, never in its name: a folder is a data package, as CSV or as
    Parquet, or else spreadsheets; a file that begins with `{` is JSON or JSON Lines; anything else
    is the report of an inspection, PDF or text. `datapackage.json` stands for its folder, and
    `edited` is for one whose tables were changed since, as `tables.read_datapackage` has it.

    Raises InvalidDocument listing what is wrong, MissingExtra where Parquet or a PDF needs a
    library, and OSError where nothing can be read.
    """
    if isinstance(file, str | os.PathLike):
        path = Path(file)
        if path.name == _DESCRIPTOR and path.is_file():
            path = path.parent
        if path.is_dir():
            return _from_folder(path, model, edited=edited)
        with path.open("rb") as opened:
            return tuple(_from_bytes(opened.read(), model))
    return tuple(_from_bytes(file.read(), model))


@checked
def without_text(inspection: Inspection) -> Inspection:
    """Return the outcome alone: neither report nor readings, and nothing that points into them.

    >>> from ofsted_inspection import load
    >>> without_text(load("warrington-2011")) == load("warrington-2011", text=False)
    True
    """
    source = inspection.source
    bare = None if source is None else attrs.evolve(source, spans=(), doubts=())
    return attrs.evolve(inspection, report=None, readings=None, source=bare)


@checked
def without_names(inspection: Inspection) -> Inspection:
    """Return the inspection without the names of inspectors in fields of their own.

    The words of a report stay as they are.
    """
    return attrs.evolve(inspection, lead_inspectors=(), team_members=())


def _from_folder(path: Path, model: type[Record], *, edited: bool) -> tuple[Record, ...]:
    # Each way in is imported when it is taken.
    from ofsted_inspection.tables import read_datapackage, read_spreadsheets

    is_package = (path / _DESCRIPTOR).exists() or not (path / "inspections.csv").exists()
    if is_package or model is not Inspection:
        return read_datapackage(path, cast("type[Inspection]", model), edited=edited)
    return read_spreadsheets(path)


def _from_bytes(content: bytes, model: type[Record]) -> Iterator[Record]:
    from ofsted_inspection.interchange import from_json, read_jsonl

    held = cast("type[Inspection]", model)
    if content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] != b"{":
        if model is Inspection:
            from ofsted_inspection.reading import read_report

            _refuse_tables(content)
            yield read_report(io.BytesIO(content))
        else:
            yield from_json(content, held)
    elif _is_lines(content):
        yield from read_jsonl(io.BytesIO(content), held)
    else:
        yield from_json(content, held)


def _refuse_tables(content: bytes) -> None:
    """Raise InvalidDocument for a workbook, and for one table where all of a folder are needed."""
    first = content.partition(b"\n")[0]
    if content.startswith(b"PK\x03\x04") and b"xl/" in content:
        found = "a workbook"
    elif any(name in first for name in _OF_TABLES) and any(mark in first for mark in b",;\t"):
        found = "a single table"
    else:
        return
    expected = (
        "the folder of all tables (inspections.csv, judgements.csv, ...), which `export` writes "
        "for programs, and for Excel with --format spreadsheet"
    )
    fault = Problem(code=ProblemCode.UNRECOGNISED, found=found, expected=expected)
    raise InvalidDocument("file", [fault])


_OF_TABLES = (b"inspection_id", b"framework_id", b"urn")
"""Names of columns, one of which each table begins with."""


def _is_lines(content: bytes) -> bool:
    """Whether the first line that is not blank is JSON by itself, and others follow."""
    first, _, rest = content.lstrip().partition(b"\n")
    if not rest.strip():
        return False
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return False
    return True
