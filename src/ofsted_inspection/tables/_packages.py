"""Writing tables of inspections as CSV or Parquet files with a descriptor: a Data Package."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, TypeAlias, cast

from ofsted_inspection._arguments import checked
from ofsted_inspection._record import duplicates, problem
from ofsted_inspection._wording import shown
from ofsted_inspection._writing import write_folder
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode
from ofsted_inspection.frameworks import CATALOGUE
from ofsted_inspection.models import Inspection, LocalAuthority
from ofsted_inspection.tables._catalogue import (
    BESIDE_AUTHORITIES,
    DICTIONARY,
    Entries,
    always,
    rows,
    several,
)
from ofsted_inspection.tables._csv_text import csv_text
from ofsted_inspection.tables._definition import Cell, Row, Table
from ofsted_inspection.tables._descriptors import package_descriptor
from ofsted_inspection.tables._frames import scale_of
from ofsted_inspection.tables._parquet import parquet_bytes
from ofsted_inspection.tables._places import Entry
from ofsted_inspection.tables._table_files import LARGEST_FILE, MOST_LEVELS, MOST_ROWS

FileFormat: TypeAlias = Literal["csv", "parquet"]
"""The kinds of files that a package's tables can be in."""

DESCRIPTOR = "datapackage.json"
"""The file that describes a package."""


@checked
def write_datapackage(
    inspections: Entries,
    folder: str | Path,
    format: FileFormat = "csv",  # noqa: A002 - the word that its users look for
    *,
    name: str = "ofsted-inspections",
    overwrite: bool = False,
) -> Path:
    r"""Write the tables of `inspections` into `folder`, and return the path of their descriptor.

    The folder appears when all of it is written. With `overwrite=True` it takes the place of a
    package that is there, of which nothing stays. Each table that has rows becomes one file, in
    UTF-8 with `\n` at line ends, or in Parquet with the types of `to_frame` (extra `pyarrow`), and
    `datapackage.json` describes them all (Frictionless Data Package 2). The same inspections give
    the same CSV files, byte for byte. `read_datapackage` reads them back. Official results or
    authorities are written as inspections are.

    Raises AlreadyThere, a FileExistsError, for a folder that holds something while `overwrite` is
    False, or that holds what is no part of a package and would be lost. Raises InvalidDocument
    where two rows of a table would have the same key: two inspections of
    one authority and first day, or one authority described in two ways; where what is given is of
    several kinds; where a text is empty; and for what is too large to be read back: a table of
    more than a million rows, a file of more than 256 MiB, a text of more than 131,072 characters
    in CSV, headings of more than 20 levels.
    """
    given = several(inspections)
    held = held_tables(given)
    model = model_of(given)
    contents = {
        table.name: _small_enough(table, WRITERS[format](given, table, found))
        for table, found in held
    }
    described = [(table, scale_of(given, table, found)) for table, found in held]
    document = package_descriptor(name, model.__name__, described, contents, format)
    files = {f"{table_name}.{format}": content for table_name, content in contents.items()}
    files[DESCRIPTOR] = (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
    target = Path(folder)
    write_folder(target, files, overwrite=overwrite, replaced=_OF_PACKAGES)
    return target / DESCRIPTOR


def model_of(given: Sequence[Entry]) -> type[Entry]:
    """Return what a package of `given` is of; InvalidDocument if they are of several kinds."""
    model = next((type(each) for each in given), Inspection)
    others = (each for each in enumerate(given) if not isinstance(each[1], model))
    faults = [
        Problem(
            code=ProblemCode.WRONG_TYPE,
            found=type(each).__name__,
            expected=f"{model.__name__}, as the first: a package is of one kind",
            path=f"$[{index}]",
        )
        for index, each in others
    ]
    if faults:
        raise InvalidDocument("data package", faults)
    return model


def held_tables(given: Sequence[Entry]) -> list[tuple[Table, list[Row]]]:
    """Return the tables that files of `given` have, each with its rows.

    Raises AlreadyThere, a FileExistsError, for a folder that holds something while `overwrite` is
    False, or that holds what is no part of a package and would be lost. Raises InvalidDocument
    where two rows of a table have the same key, or a table is too long.
    """
    needed = always(model_of(given))
    _refuse_unreadable(given)
    found = checked_tables(given)
    return [
        (table, found[table_name])
        for table_name, table in DICTIONARY.items()
        if found[table_name] or table_name in needed
    ]


def _refuse_unreadable(given: Sequence[Entry]) -> None:
    """Raise InvalidDocument for what no reader knows, or would give back once where it is twice."""
    faults = [
        problem(
            f"inspections[{index}].framework",
            each.framework.id,
            "a framework of the catalogue, as it is there: no reader knows another",
            ProblemCode.UNKNOWN_NAME,
        )
        for index, each in enumerate(given)
        if isinstance(each, Inspection) and each.framework not in CATALOGUE
    ]
    authorities = [each for each in given if isinstance(each, LocalAuthority)]
    faults += duplicates("authorities", (each.urn for each in authorities), "urn")
    if faults:
        raise InvalidDocument("data package", faults)


def checked_tables(given: Sequence[Entry]) -> dict[str, list[Row]]:
    """Return the rows of every table, by its name; raises as `held_tables` does."""
    found: dict[str, list[Row]] = {
        # Lists of neighbours name authorities that those given may lack.
        name: [] if name in BESIDE_AUTHORITIES else list(rows(given, name))
        for name in DICTIONARY
    }
    faults: list[Problem] = []
    for table in DICTIONARY.values():
        table_rows = found[table.name]
        faults.extend(_repeated(table, table_rows))
        if len(table_rows) > MOST_ROWS:
            faults.append(_too_large(table, f"{len(table_rows)} rows", f"at most {MOST_ROWS}"))
        if table.name == "sections":
            place = table.header.index("level")
            levels = max((cast("int", row[place]) for row in table_rows), default=0)
            if levels > MOST_LEVELS:
                faults.append(_too_large(table, f"{levels} levels", f"at most {MOST_LEVELS}"))
    if faults:
        raise InvalidDocument("data package", faults)
    return found


def _too_large(table: Table, found: str, expected: str) -> Problem:
    return Problem(
        code=ProblemCode.TOO_LARGE, found=found, expected=expected, path=f"$.{table.name}"
    )


def _small_enough(table: Table, content: bytes) -> bytes:
    """Return the `content` of a table's file; InvalidDocument if it is too large to be read."""
    if len(content) > LARGEST_FILE:
        fault = _too_large(table, f"{len(content)} bytes", f"at most {LARGEST_FILE}")
        raise InvalidDocument("data package", [fault])
    return content


def _repeated(table: Table, found: Sequence[Row]) -> list[Problem]:
    """Return a fault for each row whose key another has."""
    places = [table.header.index(column) for column in table.primary_key]
    seen: set[tuple[Cell, ...]] = set()
    faults: list[Problem] = []
    for index, row in enumerate(found):
        key = tuple(row[place] for place in places)
        if key in seen:
            faults.append(
                Problem(
                    code=ProblemCode.DUPLICATE,
                    found=shown(" ".join(map(str, key))),
                    expected=f"each {' and '.join(table.primary_key)} once",
                    path=f"$.{table.name}[{index}]",
                )
            )
        seen.add(key)
    return faults


def _csv(_: Sequence[Entry], table: Table, found: Sequence[Row]) -> bytes:
    return csv_text(table, found).encode()


def _parquet(given: Sequence[Entry], table: Table, found: Sequence[Row]) -> bytes:
    return parquet_bytes(table, found, scale_of(given, table, found))


WRITERS = {"csv": _csv, "parquet": _parquet}
"""What makes a table's file, by format."""

_OF_PACKAGES = frozenset(
    (DESCRIPTOR, *(f"{table}.{ending}" for table in DICTIONARY for ending in WRITERS))
)
