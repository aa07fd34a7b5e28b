"""Write records in the compiled form that `ofsted_inspection._compiled` reads."""

import binascii
import datetime
import decimal
import enum
import itertools
import json
import struct
from collections.abc import Hashable, Iterable, Sequence
from typing import cast

import attrs

from ofsted_inspection._compiled import Compiled, CompiledColumn, CompiledPools, CompiledTable
from ofsted_inspection._record import Record
from ofsted_inspection.frameworks import Aspect, Framework

_RARELY = 0.5
"""A field's texts are shared where fewer than this part of them are distinct."""


def encoded(records: Sequence[Record]) -> bytes:
    """Return `records` compiled: the same records give the same bytes, equal parts are shared."""
    reached = _Reached()
    for record in records:
        reached.take(record)
    columns = {
        (model, field): [getattr(record, field) for record in of_model]
        for model, of_model in reached.records.items()
        for field in _field_names(next(iter(of_model)))
    }
    shared = {place for place, cells in columns.items() if _recurring(cells)}
    texts = dict.fromkeys(
        cell for place in sorted(shared) for cell in columns[place] if cell is not None
    )
    numbers: dict[Hashable, int] = {None: 0}
    for key in itertools.chain(
        (_key(text) for text in texts),
        (_key(date) for date in reached.dates),
        (_key(each) for each in reached.decimals.values()),
        (_key(member) for member in reached.members),
        (_key(framework) for framework in reached.frameworks),
        (_key(aspect) for aspect in reached.aspects),
        (_key(record) for of_model in reached.records.values() for record in of_model),
    ):
        numbers[key] = len(numbers)
    document = Compiled(
        pools=CompiledPools(
            texts=[cast("str", text) for text in texts],
            dates=[date.isoformat() for date in reached.dates],
            decimals=list(reached.decimals),
            members=[
                (type(member).__name__, cast("str", member.value)) for member in reached.members
            ],
            frameworks=[framework.id for framework in reached.frameworks],
            aspects=list(reached.aspects.values()),
        ),
        tables=[
            CompiledTable(
                model=model,
                count=len(of_model),
                columns=[
                    _column(field, columns[model, field], numbers, shared=(model, field) in shared)
                    for field in _field_names(next(iter(of_model)))
                ],
            )
            for model, of_model in reached.records.items()
        ],
        root=[numbers[_key(record)] for record in records],
    )
    # One table, pool or column to a line: a change of the data shows as a change of few lines.
    return (_written(document) + "\n").encode()


class _Reached:
    """Everything that the records reach, each value once, in the order in which it was met."""

    def __init__(self) -> None:
        self.dates: dict[datetime.date, None] = {}
        self.decimals: dict[str, decimal.Decimal] = {}
        self.members: dict[enum.Enum, None] = {}
        self.frameworks: dict[Framework, None] = {}
        self.aspects: dict[Aspect, tuple[str, str]] = {}
        self.records: dict[str, dict[Record, None]] = {}

    def take(self, value: object) -> None:
        """Take in `value` and everything it reaches, the parts before the whole."""
        match value:
            case Framework():
                self.frameworks[value] = None
                for aspect in value.aspects:
                    self.aspects.setdefault(aspect, (value.id, aspect.key))
            case Aspect():
                pass  # taken in with its framework, which every inspection has
            case Record():
                self._take_record(value)
            case tuple():
                for each in cast("tuple[object, ...]", value):
                    self.take(each)
            case _:
                self._take_scalar(value)

    def _take_record(self, record: Record) -> None:
        of_model = self.records.setdefault(type(record).__name__, {})
        if record not in of_model:
            for field in _field_names(record):
                self.take(getattr(record, field))
            of_model[record] = None

    def _take_scalar(self, value: object) -> None:
        match value:
            case datetime.date():
                self.dates[value] = None
            case decimal.Decimal():
                self.decimals[str(value)] = value
            case enum.Enum():
                self.members[value] = None
            case None | str() | int():
                pass
            case _:
                message = f"no compiled form for {type(value).__name__}"
                raise TypeError(message)


def _field_names(record: Record) -> tuple[str, ...]:
    model = cast("type[attrs.AttrsInstance]", type(record))
    return tuple(field.name for field in attrs.fields(model))


def _recurring(cells: Sequence[object]) -> bool:
    texts = [cell for cell in cells if cell is not None]
    return (
        bool(texts)
        and all(type(text) is str for text in texts)
        and len(set(texts)) < _RARELY * len(texts)
    )


def _key(value: object) -> Hashable:
    # Equal values of different types must stay apart (True and 1), and so must 1 and 1.0.
    if value is None:
        return None
    if isinstance(value, decimal.Decimal):
        return decimal.Decimal, str(value)
    return type(value), value


def _column(
    field: str, cells: Sequence[object], numbers: dict[Hashable, int], *, shared: bool
) -> CompiledColumn:
    if all(type(cell) is int and -_PACKED <= cell < _PACKED for cell in cells):
        return CompiledColumn(
            field=field, kind="numbers", cells=_packed(cast("Sequence[int]", cells))
        )
    if not shared and all(cell is None or type(cell) in {str, int, bool} for cell in cells):
        return CompiledColumn(field=field, kind="plain", cells=list(cells))
    if all(type(cell) is tuple for cell in cells):
        rows = cast("Sequence[tuple[object, ...]]", cells)
        flat = list(itertools.chain.from_iterable(rows))
        if any(type(each) in {str, int} for each in flat):
            return CompiledColumn(field=field, kind="lists", cells=[list(row) for row in rows])
        packed = [
            _packed([len(row) for row in rows]),
            _packed([numbers[_key(each)] for each in flat]),
        ]
        return CompiledColumn(field=field, kind="many", cells=packed)
    return CompiledColumn(
        field=field, kind="one", cells=_packed([numbers[_key(cell)] for cell in cells])
    )


_PACKED = 2**31
"""Whole numbers below this, in either direction, go into four bytes."""


def _packed(numbers: Sequence[int]) -> str:
    packed = struct.pack(f"<{len(numbers)}i", *numbers)
    return binascii.b2a_base64(packed, newline=False).decode()


def _written(document: Compiled) -> str:
    def compact(value: object) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def joined(parts: Iterable[str]) -> str:
        return ",\n".join(parts)

    pools = joined(f"{compact(name)}:{compact(pool)}" for name, pool in document["pools"].items())
    tables = joined(
        f'{{"model":{compact(table["model"])},"count":{table["count"]},"columns":[\n'
        + joined(compact(column) for column in table["columns"])
        + "\n]}"
        for table in document["tables"]
    )
    root = compact(document["root"])
    return f'{{"pools":{{\n{pools}\n}},\n"tables":[\n{tables}\n],\n"root":{root}}}'
