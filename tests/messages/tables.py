"""What is told of tables: of cells, rows, files, descriptors, frames, and what is not written."""

import csv
import datetime
import decimal
import functools
import io
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import cast

import attrs
import pandas

from ofsted_inspection import latest_per_authority as latest, load
from ofsted_inspection.comparison import MAINTAINERS_CROSSWALK
from ofsted_inspection.errors import Problem
from ofsted_inspection.models import Inspection, LocalAuthority
from ofsted_inspection.tables import (
    DICTIONARY,
    TableName,
    grade_changes,
    grade_counts,
    grade_shares,
    latest_per_authority,
    of_neighbours,
    read_datapackage,
    read_spreadsheets,
    rows,
    to_frame,
    wide,
    write_datapackage,
    write_duckdb,
)
from tests.comparison.england import england
from tests.tables.examples import complete

Change = Callable[[bytes], bytes]
Table = list[list[str]]

GIVEN = (complete(), england()[0])
DESCRIPTOR = "datapackage.json"


@functools.cache
def _sound() -> Mapping[str, bytes]:
    """Return the files of a package of three inspections; one of them has all that there is."""
    with tempfile.TemporaryDirectory() as folder:
        write_datapackage(GIVEN, Path(folder, "sound"))
        return {path.name: path.read_bytes() for path in Path(folder, "sound").iterdir()}


def _read(files: Mapping[str, bytes], *, edited: bool = True) -> object:
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        return read_datapackage(folder, edited=edited)


def _changed(change: Change, file: str, *, edited: bool = True) -> Callable[[], object]:
    """Return the case of a package in which one file was changed."""
    return lambda: _read({**_sound(), file: change(_sound()[file])}, edited=edited)


def _without(*names: str) -> Callable[[], object]:
    """Return the case of a package that some files are missing from."""
    return lambda: _read({file: held for file, held in _sound().items() if file not in names})


def _with_rows(file: str, change: Callable[[Table], object]) -> Callable[[], object]:
    """Return the case of a package in the rows of whose file something was changed in place."""

    def changed(content: bytes) -> bytes:
        table = list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))
        change(table)
        written = io.StringIO(newline="")
        csv.writer(written, lineterminator="\n").writerows(table)
        return written.getvalue().encode()

    return _changed(changed, file)


def _strange(table: Table) -> None:
    table[1] = [f"~{cell}" for cell in table[1]]


def _emptied(table: Table) -> None:
    table[1] = [""] * len(table[1])


def _twice(table: Table) -> None:
    table.append(table[1])


def _left_out(table: Table) -> None:
    del table[1]


def _of_tables() -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield, for each table that the package holds, what is told of its first row done ill to.

    And of a package without its file, where no descriptor says that there is one.
    """
    for name in DICTIONARY:
        if name in _HELD:
            yield f"{name}_away", _without(f"{name}.csv", DESCRIPTOR)
            for change in (_strange, _emptied, _twice, _left_out):
                yield f"{name}{change.__name__}", _with_rows(f"{name}.csv", change)


_BESIDE = {"annotation_passes", "official_results", "statements", "authority_names"} | {
    *("code_changes", "succession_links", "statistical_neighbours"),
}
_HELD = DICTIONARY.keys() - _BESIDE


def _header(change: Callable[[list[str]], object]) -> Callable[[], object]:
    return _with_rows("authorities.csv", lambda table: change(table[0]))


def _resources(
    change: Callable[[list[dict[str, object]]], object], *, edited: bool = True
) -> Callable[[], object]:
    def changed(content: bytes) -> bytes:
        document = json.loads(content)
        change(document["resources"])
        return json.dumps(document).encode()

    return _changed(changed, DESCRIPTOR, edited=edited)


def _as(content: bytes) -> Change:
    return lambda _: content


def _written(write: Callable[[Path], object]) -> object:
    """Return what a writing tells that is refused; the place is no part of it."""
    with tempfile.TemporaryDirectory() as folder:
        return write(Path(folder, "written"))


def _package(*given: object) -> Callable[[], object]:
    entries = cast("tuple[Inspection, ...]", given)
    return lambda: _written(lambda path: write_datapackage(entries, path))


def _frame(table: TableName = "judgements") -> pandas.DataFrame:
    return to_frame(england()[:12], table)


def _cells(column: str, values: Mapping[int, object]) -> pandas.DataFrame:
    frame = _frame()
    cells = [None if cell is pandas.NA else cell for cell in frame[column]]
    for place, value in values.items():
        cells[place] = value
    return frame.assign(**{column: pandas.Series(cells, dtype="object")})


def _cells_of(authority: LocalAuthority) -> list[str]:
    """Return the row of an authority as a CSV file has it."""
    (row,) = rows([authority], "authorities")
    return ["" if cell is None else str(cell) for cell in row]


def _untitled() -> Inspection:
    given = complete()
    assert given.source is not None
    return attrs.evolve(given, source=attrs.evolve(given.source, title=""))


def _too_fine() -> Inspection:
    """Return an inspection with a quantity of seven decimal places."""
    given = complete()
    assert given.readings is not None
    first, *others = given.readings.statistics
    fine = attrs.evolve(first, value=decimal.Decimal("4.0000001"))
    return attrs.evolve(given, readings=attrs.evolve(given.readings, statistics=(fine, *others)))


_RESULTS = load("england-2009-2013")[:2]
_DAY = datetime.date(2015, 1, 1)

CASES: Mapping[str, Callable[[], object]] = {
    **dict(_of_tables()),
    "a row too long": _with_rows("authorities.csv", lambda table: table[2].append("x")),
    "an empty row": _with_rows("authorities.csv", lambda table: table.insert(2, [])),
    "no header": _changed(_as(b""), "authorities.csv"),
    "a header alone": _with_rows(
        "authorities.csv", lambda table: table.__delitem__(slice(1, None))
    ),
    "a column away": _with_rows("authorities.csv", lambda table: [row.pop(1) for row in table]),
    "a column of another name": _header(lambda header: header.__setitem__(1, "naem")),
    "a column beside": _header(lambda header: header.append("more")),
    "a column twice": _header(lambda header: header.__setitem__(1, "urn")),
    "columns in another order": _header(lambda header: header.reverse()),
    "semicolons": _changed(lambda content: content.replace(b",", b";"), "authorities.csv"),
    "tabs": _changed(lambda content: content.replace(b",", b"\t"), "themes.csv"),
    "a quote too many": _changed(lambda content: content.replace(b"80575", b'"80575'), "team.csv"),
    "Windows": _changed(lambda content: content + b"\x93x\x94\n", "team.csv"),
    "UTF-16": _changed(lambda content: content.decode().encode("utf-16"), "team.csv"),
    "no encoding": _changed(lambda content: content + b"\n\x81\xff", "team.csv"),
    "no encoding below empty lines": _changed(lambda content: b"\n\n\x81" + content, "team.csv"),
    "no folder": lambda: read_datapackage("nowhere"),
    "no frame to count": lambda: grade_counts("judgements"),
    "no frame to share": lambda: grade_shares(None),
    "no frame of changes": lambda: grade_changes(complete()),
    "no frame of the newest": lambda: latest_per_authority([], _DAY),
    "no frame of neighbours": lambda: of_neighbours(3, "Leeds"),
    "a slashed day": _with_rows("inspections.csv", lambda table: _put(table, "end", "3/2/2011")),
    "no slashed day": _with_rows("inspections.csv", lambda table: _put(table, "end", "31/31/2011")),
    "a grade in words": _with_rows("judgements.csv", lambda table: _put(table, "grade", "Goood")),
    "a grade of the other scale": _with_rows(
        "judgements.csv",
        lambda table: _put(table, "grade", "Requires Improvement"),
    ),
    "a truth in capitals": _with_rows(
        "inspections.csv", lambda table: _put(table, "split_visit", "TRUE")
    ),
    "a category in capitals": _with_rows(
        "inspections.csv", lambda table: _put(table, "kind", "FULL")
    ),
    "a category in other capitals": _with_rows(
        "authorities.csv", lambda table: _put(table, "region", "NORTH WEST")
    ),
    "a grade without its scale": _with_rows(
        "prior_inspections.csv", lambda table: _put(table, "scale", "")
    ),
    "a NUL": _with_rows("team_members.csv", lambda table: _put(table, "role", "a\0b")),
    "an aspect of no row": _with_rows(
        "judgements.csv", lambda table: _put(table, "aspect_key", "overal")
    ),
    "a finding of another inspection": _with_rows(
        "findings.csv", lambda table: _put(table, "inspection_id", "80460-2013-11-19")
    ),
    "an integer past 64 bits": _with_rows(
        "authorities.csv", lambda table: _put(table, "urn", str(2**63))
    ),
    "a file away": _without("team.csv"),
    "a file of other bytes": _changed(lambda content: content + b"\n", "team.csv", edited=False),
    "no descriptor": lambda: _read(
        {name: content for name, content in _sound().items() if name != DESCRIPTOR}, edited=False
    ),
    "a descriptor of nothing": _changed(_as(b"{}"), DESCRIPTOR),
    "a descriptor that is a list": _changed(_as(b"[]"), DESCRIPTOR),
    "a descriptor that is no JSON": _changed(_as(b"{"), DESCRIPTOR),
    "a descriptor that is no text": _changed(_as(b'"\xff"'), DESCRIPTOR),
    "a descriptor with a key twice": _changed(_as(b'{"a": 1, "a": 2}'), DESCRIPTOR),
    "a descriptor too long": _changed(_as(b" " * (2**24 + 1)), DESCRIPTOR),
    "a descriptor without tables": _changed(_as(b'{"resources": []}'), DESCRIPTOR),
    "a descriptor of others": _changed(
        lambda content: content.replace(b'"model": "Inspection"', b'"model": "Visit"'), DESCRIPTOR
    ),
    "a table of another name": _resources(lambda tables: tables[3].update(name="aspekts")),
    "a table without a name": _resources(lambda tables: tables[3].pop("name")),
    "a table twice": _resources(lambda tables: tables.append(tables[3])),
    "a table at another place": _resources(lambda tables: tables[3].update(path="../x.csv")),
    "a table that is none": _resources(lambda tables: tables.__setitem__(3, {})),
    "a table of another name, and one not listed": _resources(
        lambda tables: (
            tables[3].update(name="aspekts"),
            tables.pop([each["name"] for each in tables].index("sections")),
        )
    ),
    "an authority that nothing refers to": _with_rows(
        "authorities.csv", lambda table: table.append(_cells_of(england()[-1].authority))
    ),
    "a table that must be listed": _resources(
        lambda tables: tables.pop([each["name"] for each in tables].index("aspects"))
    ),
    "a table of no size": _resources(lambda tables: tables[0].pop("bytes"), edited=False),
    "one inspection twice": _package(GIVEN[0], GIVEN[0]),
    "one authority twice": _package(GIVEN[0].authority, GIVEN[0].authority),
    "several kinds": _package(GIVEN[0], _RESULTS[0], GIVEN[0].authority),
    "a framework of one's own": _package(
        GIVEN[1],
        attrs.evolve(
            england()[0],
            framework=attrs.evolve(england()[0].framework, id="ours"),
        ),
    ),
    "an empty text": _package(_untitled()),
    "a number too fine for Parquet": lambda: _written(
        lambda path: write_datapackage([_too_fine()], path, "parquet")
    ),
    "a number too fine for a database": lambda: _written(
        lambda path: write_duckdb([_too_fine()], path)
    ),
    "a number too fine for a frame": lambda: to_frame(
        [_too_fine()], "statistics", backend="polars"
    ),
    "a text too long": _package(attrs.evolve(england()[0], age_group="x" * 131_073)),
    "no model of packages": lambda: read_datapackage(".", cast("type[Inspection]", Problem)),
    "no model of spreadsheets": lambda: read_spreadsheets(".", cast("type[Inspection]", Problem)),
    "a table without its key": lambda: attrs.evolve(
        DICTIONARY["aspects"], primary_key=("aspect_key", "service", "key")
    ),
    "a table with a column twice": lambda: attrs.evolve(
        DICTIONARY["themes"], columns=DICTIONARY["themes"].columns * 2
    ),
    "a table that refers by what it has not": lambda: attrs.evolve(
        DICTIONARY["themes"], foreign_keys=DICTIONARY["aspects"].foreign_keys
    ),
    "no such column": lambda: DICTIONARY["themes"].column("titel"),
    "another table": lambda: to_frame(GIVEN, cast("TableName", "judgments")),
    "a history that lacks it": lambda: to_frame(
        england()[:3], "inspections", history=england()[1:2]
    ),
    "a history that has it otherwise": lambda: to_frame(
        england()[:1], "inspections", history=[attrs.evolve(england()[0], age_group="0 to 18")]
    ),
    "a crosswalk of no use": lambda: to_frame(
        england()[:3], "judgements", crosswalk=MAINTAINERS_CROSSWALK
    ),
    "two scales in one width": lambda: wide(GIVEN),
    "a frame without grades": lambda: grade_counts(_frame("inspections")),
    "groups by no column": lambda: grade_counts(_frame(), by=["regoin"]),
    "groups by what is made": lambda: grade_counts(_frame(), by=["count"]),
    "shares by what is made": lambda: grade_shares(_frame(), by=["total", "share"]),
    "words that are no grades": lambda: grade_counts(_cells("grade", {0: "Good", 3: "adequate"})),
    "scales that are none": lambda: grade_shares(_cells("scale", {0: "nan", 3: "slac"})),
    "a judgement in two ways": lambda: grade_changes(
        pandas.concat([_frame(), _cells("grade", {0: "inadequate", 1: "inadequate"})])
    ),
    "days of publication that lack": lambda: latest_per_authority(
        _cells("published", {0: None, 20: None}).astype({"published": "datetime64[s]"}), _DAY
    ),
    "a day that lacks": lambda: latest(
        (attrs.evolve(england()[0], published=None, published_basis=None),), _DAY
    ),
}


def _put(table: Table, column: str, cell: str) -> None:
    table[1][table[0].index(column)] = cell
