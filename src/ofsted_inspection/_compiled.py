"""The compiled form of the bundled datasets: columns, so that loading is a few passes in C.

A compiled document is JSON. `pools` holds the values that JSON does not have (dates, decimals,
enum members, frameworks, aspects) and the texts that recur; `tables` holds the fields of every
model as columns. Values are numbered: 0 is None, then come the pools, then the records of each
table, in the order written. `root` lists the numbers of what was compiled. Whole numbers are
packed (four bytes each, little-endian, signed, in base 64), which reads in half the time.

Records are made here without calling their constructors. That is safe for one reason only: the
file is part of this package, written by `tools/` from records whose constructors did check them,
and the build is repeated and compared byte for byte. A document from elsewhere is read by
`interchange`, which trusts nothing.
"""

import binascii
import datetime
import decimal
import json
import struct
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, repeat, starmap
from typing import Literal, TypeAlias, TypedDict, cast

import ofsted_inspection
from ofsted_inspection import frameworks


class CompiledColumn(TypedDict):
    """One field of every record of a table; what `cells` is depends on `kind`.

    `plain`: a list of JSON values as they are. `numbers`: whole numbers, packed. `one`: numbers
    of values, packed. `many`: for tuples, how many values each has and the numbers of all, both
    packed. `lists`: for tuples of text or whole numbers, a list of lists.
    """

    field: str
    kind: Literal["plain", "numbers", "one", "many", "lists"]
    cells: object


class CompiledTable(TypedDict):
    """All records of one model: how many, and their fields as columns."""

    model: str
    count: int
    columns: list[CompiledColumn]


class CompiledPools(TypedDict):
    """The values that records share, in the order in which they are numbered.

    An enum member is its class and its value, an aspect its framework and its key.
    """

    texts: list[str]
    dates: list[str]
    decimals: list[str]
    members: list[tuple[str, str]]
    frameworks: list[str]
    aspects: list[tuple[str, str]]


class Compiled(TypedDict):
    """A compiled document."""

    pools: CompiledPools
    tables: list[CompiledTable]
    root: list[int]


_SetField: TypeAlias = Callable[[object, object], None]


def decoded(document: bytes) -> tuple[object, ...]:
    """Return what was compiled into `document`, equal to what the constructors made."""
    compiled = cast("Compiled", json.loads(document))
    values: list[object] = [None, *_pooled(compiled["pools"])]
    made: list[tuple[type[object], list[object], list[CompiledColumn]]] = []
    for table in compiled["tables"]:
        model = _public(table["model"])
        records: list[object] = list(starmap(object.__new__, repeat((model,), table["count"])))
        made.append((model, records, table["columns"]))
        values += records
    # Every record has its number now, so that a column may point to any, its own table included.
    for model, records, columns in made:
        for column in columns:
            # A frozen class refuses assignment; its slots do not.
            set_field = cast("_SetField", getattr(model, column["field"]).__set__)
            # A deque without room runs the map to its end and keeps nothing.
            deque(map(set_field, records, _cells(column, values)), maxlen=0)
    return tuple(values[number] for number in compiled["root"])


def _cells(column: CompiledColumn, values: list[object]) -> Iterable[object]:
    """Return the field's value for each record."""
    kind, cells = column["kind"], column["cells"]
    if kind == "plain":
        return cast("list[object]", cells)
    if kind == "lists":
        return map(tuple, cast("list[list[object]]", cells))
    if kind == "many":
        counts, numbers = map(_unpacked, cast("list[str]", cells))
        each = map(values.__getitem__, numbers)
        return (tuple(islice(each, count)) for count in counts)
    unpacked = _unpacked(cast("str", cells))
    return unpacked if kind == "numbers" else map(values.__getitem__, unpacked)


def _unpacked(text: str) -> tuple[int, ...]:
    packed = binascii.a2b_base64(text)
    return struct.unpack(f"<{len(packed) // 4}i", packed)


def _pooled(pools: CompiledPools) -> Iterator[object]:
    """Yield the values of all pools, in the order in which they are numbered."""
    yield from pools["texts"]
    yield from map(datetime.date.fromisoformat, pools["dates"])
    yield from map(decimal.Decimal, pools["decimals"])
    for name, value in pools["members"]:
        yield cast("Callable[[str], object]", _public(name))(value)
    yield from map(frameworks.get, pools["frameworks"])
    for framework, key in pools["aspects"]:
        yield frameworks.get(framework).aspect(key)


def _public(name: str) -> type[object]:
    """Return the class exported under `name`; models and enums both are."""
    return cast("type[object]", getattr(ofsted_inspection, name))
