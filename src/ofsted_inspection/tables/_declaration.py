"""How a table is declared: what its rows are of, and each column with how it is taken and read.

A column that holds a field of a model is declared by name and meaning; its type, whether it may be
empty and what it may hold follow from the model's annotation, and so does how it is read back.
"""

import datetime
import decimal
import enum
import operator
import types
import typing
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Generic, TypeAlias, TypeVar, cast, final

import attrs

from ofsted_inspection import frameworks
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode, shown
from ofsted_inspection.frameworks import Framework
from ofsted_inspection.grades import ReformedGrade, Scale, SlacGrade, Ungraded
from ofsted_inspection.models import (
    Inspection,
    LocalAuthority,
    ReportedGrade,
    Section,
    Source,
)
from ofsted_inspection.tables._definition import (
    SCALE_NAMES,
    Cell,
    Column,
    ColumnType,
    ForeignKey,
    Row,
    Table,
    TableName,
)

_Record = TypeVar("_Record")
_Parent = TypeVar("_Parent")
_RecordIn_contra = TypeVar("_RecordIn_contra", contravariant=True)
_ParentIn_contra = TypeVar("_ParentIn_contra", contravariant=True)
_Outer = TypeVar("_Outer")

Entry: TypeAlias = Inspection | ReportedGrade | LocalAuthority
"""What tables are made of, and made into again."""


@final
class Whole:
    """An inspection, with what columns of its tables look up in it, each worked out once."""

    def __init__(self, inspection: Inspection) -> None:
        """Work nothing out yet but the identifier, which every row has."""
        self.inspection = inspection
        self.id = inspection.id

    @cached_property
    def lines(self) -> dict[str, str]:
        """For each thing read from the source, the ranges of lines that hold it: `3-4;7-7`."""
        return _lines_by_target(self.inspection.source)

    @cached_property
    def pages(self) -> dict[str, str]:
        """For each thing read from the source, the ranges of pages that hold it."""
        return _pages_by_target(self.inspection.source)

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of each paragraph, by its id."""
        report = self.inspection.report
        paragraphs = () if report is None else report.paragraphs
        return {each.id: each.text for each in paragraphs}

    @cached_property
    def sections(self) -> tuple["Place[Section, Under]", ...]:
        """Every section, a heading before what stands under it, in the order printed."""
        report = self.inspection.report
        found = () if report is None else _nested(report.sections, Under(None, 1, None))
        return tuple(
            Place(section, position, under, self)
            for position, (section, under) in enumerate(found, start=1)
        )


@final
@attrs.define
class Under:
    """Where a section stands: below which other, how deep, and within which judged aspect."""

    section: Section | None
    level: int
    aspect_key: str | None


@final
@attrs.define
class Place(Generic[_Record, _Parent]):
    """Where a row is made: its record, the number of that in its list, and what the list is of.

    `whole` is the inspection that it belongs to.
    """

    record: _Record
    position: int
    parent: _Parent
    whole: Whole


Places: TypeAlias = Callable[[Sequence[Entry]], Iterator[Place[_Record, _Parent]]]
"""What yields the places of a table's rows, in their order."""


def inspections_in(entries: Sequence[Entry]) -> Iterator[Inspection]:
    """Yield those of `entries` that are inspections."""
    return (each for each in entries if isinstance(each, Inspection))


def listed(get: Callable[[Inspection], Sequence[_Record]]) -> Places[_Record, Inspection]:
    """Return the places of what `get` gives of each inspection."""

    def places(entries: Sequence[Entry]) -> Iterator[Place[_Record, Inspection]]:
        for inspection in inspections_in(entries):
            if records := get(inspection):
                whole = Whole(inspection)
                for position, record in enumerate(records, start=1):
                    yield Place(record, position, inspection, whole)

    return places


def within(
    outer: Places[_Outer, _Parent], get: Callable[[_Outer], Iterable[_Record]]
) -> Places[_Record, Place[_Outer, _Parent]]:
    """Return the places of what `get` gives of the record of each place of `outer`."""

    def places(entries: Sequence[Entry]) -> Iterator[Place[_Record, Place[_Outer, _Parent]]]:
        for place in outer(entries):
            for position, record in enumerate(get(place.record), start=1):
                yield Place(record, position, place, place.whole)

    return places


def apart(get: Callable[[Sequence[Entry]], Iterable[_Record]]) -> Places[_Record, None]:
    """Return the places of records that belong to no one inspection."""
    # Columns of such a table are of the record alone.
    whole = cast("Whole", None)
    return lambda entries: (
        Place(record, position, None, whole)
        for position, record in enumerate(get(entries), start=1)
    )


def _nested(sections: tuple[Section, ...], under: Under) -> Iterator[tuple[Section, Under]]:
    for section in sections:
        yield section, under
        # A section without an aspect of its own is part of what its parent judges.
        aspect = section.aspect_key or under.aspect_key
        yield from _nested(section.subsections, Under(section, under.level + 1, aspect))


def _lines_by_target(source: Source | None) -> dict[str, str]:
    lines: dict[str, list[int]] = {}
    for span in () if source is None else source.spans:
        if span.target is not None:
            lines.setdefault(span.target, []).append(span.line)
    return {target: _ranges(numbers) for target, numbers in lines.items()}


def _pages_by_target(source: Source | None) -> dict[str, str]:
    pages: dict[str, list[int]] = {}
    for span in () if source is None else source.spans:
        if span.target is not None and span.page is not None:
            pages.setdefault(span.target, []).append(span.page)
    # Nothing says that pages come in order, as lines do.
    return {target: _ranges(sorted(numbers)) for target, numbers in pages.items()}


def _ranges(lines: Iterable[int]) -> str:
    ranges: list[list[int]] = []
    for line in lines:
        if ranges and line <= ranges[-1][1] + 1:
            ranges[-1][1] = line
        else:
            ranges.append([line, line])
    return ";".join(f"{first}-{last}" for first, last in ranges)


@final
@attrs.frozen
class PlacedRow:
    """One row of a file: its line, from 1, and its cells by column, of the columns' types."""

    line: int
    cells: dict[str, Cell]


@final
@attrs.define
class Known:
    """What rows refer to by name: authorities by number, the framework of each inspection."""

    authorities: dict[int, LocalAuthority]
    framework_ids: dict[Cell, str]

    def framework(self, row: PlacedRow) -> Framework:
        """Return the framework of the inspection of a row; UnknownName if there is none such."""
        return frameworks.get(self.framework_ids[row.cells["inspection_id"]])


Read: TypeAlias = Callable[[PlacedRow, Known], object]
"""What makes the value of a field again of the cells of a row."""


@final
@attrs.frozen(kw_only=True)
class Declared(Generic[_RecordIn_contra, _ParentIn_contra]):
    """A column with how its cells are taken from a place.

    `take` is a path from the place to the cell, or what makes the cell of the place. `field` is the
    model's field that it holds (empty: the record itself) and `read` what makes the
    value again; both are None for a column that is worked out. `orders` marks the column whose
    numbers put the rows of one list in order; `optional` says that the field may be None.
    """

    column: Column
    take: str | Callable[[Place[_RecordIn_contra, _ParentIn_contra]], Cell]
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
        return next((each.column.name for each in self.columns if each.orders), None)

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
            each.column.name
            for each in self.columns
            if (each.field is None or each.optional) and each.column.name not in needed
        )

    @cached_property
    def held(self) -> tuple[tuple[str, Read], ...]:
        """The fields that columns hold, each with what reads it."""
        return tuple(
            (each.field, each.read)
            for each in self.columns
            if each.field is not None and each.read is not None
        )

    def rows(self, entries: Sequence[Entry]) -> Iterator[Row]:
        """Yield the rows of the table for some entries."""
        # What stands at a path is taken at once, which takes a third of the time.
        paths = [each.take for each in self.columns if isinstance(each.take, str)]
        at_paths = operator.attrgetter(*paths, "position", "position")
        others = [
            (place, each.take)
            for place, each in enumerate(self.columns)
            if not isinstance(each.take, str)
        ]
        for at in self.places(entries):
            *cells, _, _ = at_paths(at)
            for place, take in others:
                cells.insert(place, take(at))
            yield tuple(cells)


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
        kind = _Kind(hint)
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
        """Declare the column that says the how manieth of its list a row is."""
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
                columns=tuple(each.column for each in columns),
                primary_key=tuple(key),
                foreign_keys=tuple(refers),
            ),
            model=self._model,
            columns=columns,
            places=self._places,
            parts={} if parts is None else parts,
            explains=explains,
        )


_TYPES: dict[object, ColumnType] = {
    str: ColumnType.TEXT,
    int: ColumnType.INTEGER,
    bool: ColumnType.BOOLEAN,
    datetime.date: ColumnType.DATE,
    decimal.Decimal: ColumnType.DECIMAL,
}
_GRADED: tuple[Scale, ...] = SlacGrade, ReformedGrade
_SCALES: dict[Cell, Scale] = {name: scale for scale, name in SCALE_NAMES.items()}


class _Kind:
    """What an annotation says of a column."""

    def __init__(self, hint: object) -> None:
        """Read the annotation; TypeError for one that no single cell can hold."""
        members = (
            typing.get_args(hint)
            if typing.get_origin(hint) in {types.UnionType, typing.Union}
            else (hint,)
        )
        self._absent = Ungraded.NOT_JUDGED if Ungraded in members else None
        self.may_be_none = types.NoneType in members
        self.nullable = self.may_be_none or self._absent is not None
        self._choices: type[enum.Enum] | None = None
        self._scale: Scale | None = None
        self.categories: tuple[str, ...] = ()
        first = members[0]
        if first in _GRADED:
            self.type = ColumnType.GRADE
            self._scale = None if ReformedGrade in members else first
        elif isinstance(first, type) and issubclass(first, enum.Enum):
            self.type = ColumnType.TEXT
            self._choices = first
            self.categories = tuple(str(each.value) for each in first)
        elif first in _TYPES:
            self.type = _TYPES[first]
        else:
            message = f"no column can hold {hint}"
            raise TypeError(message)

    def taken(self, path: str) -> str | Callable[[object], Cell]:
        """Return what takes a cell from a place, where the value is at `path`."""
        if self._choices is None and self.type is not ColumnType.GRADE:
            return path
        # What `value` is for a member; that is a property, which takes ten times as long.
        if not self.nullable:
            return f"{path}._value_"
        value = operator.attrgetter(path)
        absent = self._absent
        return lambda at: None if (each := value(at)) is None or each is absent else each._value_

    def read(self, name: str) -> Read:
        """Return what makes the value again of the cell in the column `name`."""
        if self.type is ColumnType.GRADE:
            return lambda row, known: self._graded(row, name, known)
        choices = self._choices
        if choices is None:
            return lambda row, _: row.cells.get(name)
        return lambda row, _: None if (cell := row.cells.get(name)) is None else choices(cell)

    def _graded(self, row: PlacedRow, name: str, known: Known) -> object:
        """Return the grade that a cell names; InvalidDocument if its scale has no such grade."""
        # The column may be left out where the field may be None.
        cell = row.cells.get(name)
        if cell is None:
            return self._absent
        scale = self._scale or _SCALES.get(row.cells.get("scale")) or known.framework(row).scale
        for each in scale:
            if each.value == cell:
                return each
        choices = ", ".join(each.value for each in scale)
        raise InvalidDocument(
            "row",
            [
                Problem(
                    code=ProblemCode.WRONG_VALUE,
                    found=shown(cell),
                    expected=f"one of {choices}",
                    column=name,
                )
            ],
        )
