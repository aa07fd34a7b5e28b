"""How a table is declared: what its rows are of, and each column with how it is taken and read.

A column that holds a field of a model is declared by name and meaning; its type, whether it may be
empty and what it may hold follow from the model's annotation, and so does how it is read back.
"""

import itertools
import operator
import typing
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Generic, TypeAlias, TypeVar, final

import attrs

from ofsted_inspection.tables._definition import (
    Cell,
    Column,
    ColumnType,
    ForeignKey,
    Row,
    Table,
    TableName,
)
from ofsted_inspection.tables._kinds import Kind, Read
from ofsted_inspection.tables._places import Entry, Place, Places

_Record = TypeVar("_Record")
_Parent = TypeVar("_Parent")
_Record_contra = TypeVar("_Record_contra", contravariant=True)
_Parent_contra = TypeVar("_Parent_contra", contravariant=True)


@final
@attrs.frozen(kw_only=True)
class Declared(Generic[_Record_contra, _Parent_contra]):
    """A column with how its cells are taken from a place.

    `take` is a path from the place to the cell, or what makes the cell of the place. `field` is the
    model's field that it holds (empty: the record itself) and `read` what makes the
    value again; both are None for a column that is worked out. `orders` marks the column whose
    numbers put the rows of one list in order; `optional` says that the field may be None.
    """

    column: Column
    take: str | Callable[[Place[_Record_contra, _Parent_contra]], Cell]
    field: str | None = None
    read: Read | None = None
    orders: bool = False
    optional: bool = False


@final
@attrs.frozen
class Rows:
    """A field that rows of another table hold.

    They are those of the same inspection that have in the column `by` what this row has in its
    column `of`: nothing, where `of` is None. `alone` says that the field is not a list.
    """

    table: TableName
    by: str | None = None
    of: str | None = None
    alone: bool = False


@final
@attrs.frozen
class Nested:
    """A field that has no row of its own: a model of parts, held where the column `where` says."""

    model: type[object]
    where: str
    parts: Mapping[str, Rows]


Part: TypeAlias = Rows | Nested


@final
@attrs.frozen(kw_only=True)
class Declaration(Generic[_Record, _Parent]):
    """A table with all that is needed to make its rows of models, and models of its rows.

    `explains` marks a table that says what names mean: models are not made of it.
    """

    table: Table
    model: type[object] | None = None
    columns: tuple[Declared[_Record, _Parent], ...] = ()
    places: Places[_Record, _Parent]
    parts: Mapping[str, Part] = attrs.field(factory=dict[str, Part])
    explains: bool = False

    @cached_property
    def order(self) -> str | None:
        """The column whose numbers put the rows of one list in order."""
        return next((column.column.name for column in self.columns if column.orders), None)

    @cached_property
    def key_is_order(self) -> bool:
        """Whether the place in the table is all that tells a row from others."""
        return self.table.primary_key == (self.order,)

    def may_be_left_out(self, joined: Collection[str]) -> frozenset[str]:
        """Return the columns without which the rows can be read.

        They are worked out from others, or hold what may be None; none is of the key, or among
        those by which rows are `joined` to others.
        """
        needed = {*joined, *(() if self.key_is_order else self.table.primary_key)}
        return frozenset(
            column.column.name
            for column in self.columns
            if (column.field is None or column.optional) and column.column.name not in needed
        )

    @cached_property
    def held(self) -> tuple[tuple[str, Read], ...]:
        """The fields that columns hold, each with what reads it."""
        return tuple(
            (column.field, column.read)
            for column in self.columns
            if column.field is not None and column.read is not None
        )

    def rows(self, entries: Sequence[Entry]) -> Iterator[Row]:
        """Yield the rows of the table for some entries."""
        takes = [
            operator.attrgetter(column.take) if isinstance(column.take, str) else column.take
            for column in self.columns
        ]
        places = self.places(entries)
        # Column by column, some hundred rows at a time: half as long as cell by cell.
        while some := list(itertools.islice(places, _AT_A_TIME)):
            yield from zip(*(map(take, some) for take in takes), strict=True)


_AT_A_TIME = 500
"""Rows made at a time."""


class RowsOf(Generic[_Record, _Parent]):
    """What declares the columns of one table, and then the table: its rows are of one model."""

    def __init__(self, model: type[_Record], places: Places[_Record, _Parent]) -> None:
        """Declare a table whose rows are of `model`, at `places`."""
        self._model = model
        self._places = places

    def __call__(  # noqa: PLR0913 - all that can be said of a column
        self,
        name: str,
        description: str,
        field: str | None = None,
        *,
        unit: str | None = None,
        pattern: str | None = None,
        blank: bool = False,
        read: Read | None = None,
    ) -> Declared[_Record, _Parent]:
        """Declare a column that holds a field, by default that of its own name.

        `authority.urn` holds a part of a field; `read` then makes the whole again. An empty
        `field` holds the record itself.
        """
        field = name if field is None else field
        hint: object = self._model
        for part in filter(None, field.split(".")):
            hint = typing.get_type_hints(hint)[part]
        kind = Kind(hint)
        return Declared(
            column=Column(
                name=name,
                type=kind.type,
                description=description,
                unit=unit,
                nullable=kind.nullable,
                categories=kind.categories,
                pattern=pattern,
                blank=blank,
            ),
            take=kind.taken(f"record.{field}" if field else "record"),
            field=field.partition(".")[0],
            read=read or kind.read(name),
            optional=kind.may_be_none,
        )

    def derived(
        self, column: Column, take: str | Callable[[Place[_Record, _Parent]], Cell]
    ) -> Declared[_Record, _Parent]:
        """Declare a column that is worked out: what stands at a path, or what `take` makes."""
        return Declared(column=column, take=take)

    def position(self, description: str, name: str = "position") -> Declared[_Record, _Parent]:
        """Declare the column that holds the place of a row in its list."""
        column = Column(name=name, type=ColumnType.INTEGER, description=description)
        return Declared(column=column, take="position", orders=True)

    def table(  # noqa: PLR0913 - all that can be said of a table
        self,
        name: TableName,
        title: str,
        description: str,
        *columns: Declared[_Record, _Parent],
        key: Sequence[str],
        refers: Sequence[ForeignKey] = (),
        parts: Mapping[str, Part] | None = None,
        explains: bool = False,
    ) -> Declaration[_Record, _Parent]:
        """Declare the table: its columns in order, its key, what it refers to and what is below."""
        return Declaration(
            table=Table(
                name=name,
                title=title,
                description=description,
                columns=tuple(column.column for column in columns),
                primary_key=tuple(key),
                foreign_keys=tuple(refers),
            ),
            model=self._model,
            columns=columns,
            places=self._places,
            parts={} if parts is None else parts,
            explains=explains,
        )
