"""Models restored from the rows of tables, compared with every cell, every fault placed."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeVar, cast, final

import attrs

from ofsted_inspection._record import problem
from ofsted_inspection.errors import (
    MOST_PROBLEMS,
    InvalidDocument,
    Problem,
    ProblemCode,
    UnknownName,
    shown,
)
from ofsted_inspection.models import LocalAuthority
from ofsted_inspection.tables._catalogue import DECLARATIONS, ROOTS
from ofsted_inspection.tables._declaration import Declaration, Part, Rows
from ofsted_inspection.tables._definition import Cell, Row, Table, TableName
from ofsted_inspection.tables._kinds import Known, PlacedRow
from ofsted_inspection.tables._places import Entry
from ofsted_inspection.tables._table_files import MOST_LEVELS

_Made = TypeVar("_Made")


@final
class RowsRead:
    """What was read of a package: rows by table, the file of each, and the faults found so far."""

    def __init__(
        self, files: Mapping[TableName, str], rows: Mapping[TableName, list[PlacedRow]]
    ) -> None:
        """Keep rows and file names by table; a table without a file has no rows."""
        self.faults: list[Problem] = []
        self._files = files
        self._rows = rows
        for name, of_table in rows.items():
            declaration = DECLARATIONS[name]
            if declaration.key_is_order and declaration.order not in _columns(of_table):
                for position, row in enumerate(of_table, start=1):
                    row.cells[cast("str", declaration.order)] = position
        self._known = Known({}, {})
        self._groups: dict[tuple[TableName, str | None], dict[object, list[PlacedRow]]] = {}

    def entries(self, model: type[Entry], *, edited: bool = False) -> tuple[Entry, ...]:
        """Return the models of a class that the rows describe, in the order of their table.

        Where the files are kept by people there may be authorities that nothing refers to.

        Every fault goes to `faults`; then what is returned is not whole. Cells that say twice
        what follows from others (a grade's number, a finding's text) must say the same.
        """
        authorities = cast("tuple[LocalAuthority, ...]", self._models("authorities"))
        if self.faults:
            # What comes now refers to authorities, which are not all there.
            return ()
        self._known.authorities.update({each.urn: each for each in authorities})
        for row in self._rows.get("inspections", []):
            framework_id = cast("str", row.cells["framework_id"])
            self._known.framework_ids[row.cells["inspection_id"]] = framework_id
        found: tuple[Entry, ...] = authorities
        if model is not LocalAuthority:
            found = cast("tuple[Entry, ...]", self._models(ROOTS[model]))
        if not self.faults:
            for declaration in DECLARATIONS.values():
                if declaration.model is not None and not declaration.explains:
                    expected = tuple(declaration.rows(found))
                    strays = edited and declaration.model is LocalAuthority
                    self._check_cells(declaration.table, expected, strays=strays)
        return found

    def _models(self, table: TableName) -> tuple[object, ...]:
        declaration = DECLARATIONS[table]
        return self._made(
            table, self._rows.get(table, []), lambda row: self._model(declaration, row, 1)
        )

    def _model(self, declaration: Declaration[Any, Any], row: PlacedRow, depth: int) -> object:
        """Return the model of a row with all that lies below it."""
        if depth > MOST_LEVELS:
            expected = f"at most {MOST_LEVELS} levels of headings"
            raise InvalidDocument("row", [problem("level", depth, expected, ProblemCode.TOO_LARGE)])
        fields = {field: read(row, self._known) for field, read in declaration.held}
        if "" in fields:
            return fields[""]
        model = cast("type[object]", declaration.model)
        below = depth + 1 if declaration.table.name == "sections" else 1
        for field, part in declaration.parts.items():
            fields[field] = self._part(part, row, below)
        return model(**fields)

    def _part(self, part: Part, row: PlacedRow, depth: int) -> object:
        if not isinstance(part, Rows):
            if part.where in row.cells:
                is_held = row.cells[part.where]
            else:
                is_held = any(self._below(each, row) for each in part.parts.values())
            if not is_held:
                return None
            fields = {field: self._part(each, row, 1) for field, each in part.parts.items()}
            return part.model(**fields)
        below = DECLARATIONS[part.table]
        found = self._made(
            part.table, self._below(part, row), lambda each: self._model(below, each, depth)
        )
        return next(iter(found), None) if part.alone else found

    def _below(self, part: Rows, row: PlacedRow) -> list[PlacedRow]:
        """Return the rows of a part, in their order."""
        groups = self._groups.get((part.table, part.by))
        if groups is None:
            groups = self._groups[part.table, part.by] = {}
            rows, order = self._rows.get(part.table, []), DECLARATIONS[part.table].order
            if order in _columns(rows):
                rows = sorted(rows, key=lambda each: cast("int", each.cells[cast("str", order)]))
            for each in rows:
                value = None if part.by is None else each.cells[part.by]
                groups.setdefault((each.cells.get("inspection_id"), value), []).append(each)
        value = None if part.of is None else row.cells[part.of]
        return groups.get((row.cells.get("inspection_id"), value), [])

    @property
    def _is_hopeless(self) -> bool:
        """Whether there are as many faults as one error lists, so that going on is useless."""
        return len(self.faults) >= MOST_PROBLEMS

    def _made(
        self, table: TableName, rows: Iterable[PlacedRow], make: Callable[[PlacedRow], _Made]
    ) -> tuple[_Made, ...]:
        """Return what `make` makes of each row; where it cannot, its faults are placed and kept."""
        made: list[_Made] = []
        for row in rows:
            if self._is_hopeless:
                break
            try:
                made.append(make(row))
            except InvalidDocument as error:
                self.faults.extend(
                    attrs.evolve(each, file=self._files[table], line=row.line)
                    for each in error.problems
                )
            except UnknownName as error:
                self._fault(table, row, None, str(error), code=ProblemCode.UNKNOWN_NAME)
        return tuple(made)

    def _fault(
        self,
        table: TableName,
        row: PlacedRow,
        column: str | None,
        expected: str,
        *,
        code: ProblemCode,
    ) -> None:
        """Add a fault of one row, or of its cell in `column`, unless there are enough of them."""
        if self._is_hopeless:
            return
        self.faults.append(
            Problem(
                code=code,
                found="the row" if column is None else shown(row.cells[column]),
                expected=expected,
                file=self._files[table],
                line=row.line,
                column=column,
            )
        )

    def check_keys(self, *, but_for: Collection[str] = ()) -> None:
        """Add a fault for each primary key given twice and each foreign key that leads nowhere.

        What leads to the tables `but_for` is not followed.
        """
        for name in self._files:
            table = DECLARATIONS[name].table
            seen: set[tuple[Cell, ...]] = set()
            for row in self._rows.get(name, []):
                key = _key(row, table.primary_key)
                if key in seen:
                    expected = f"each {' and '.join(table.primary_key)} once"
                    last = table.primary_key[-1]
                    self._fault(name, row, last, expected, code=ProblemCode.DUPLICATE)
                seen.add(key)
            for foreign in table.foreign_keys:
                if foreign.table in but_for:
                    continue
                if not set(foreign.columns).issubset(_columns(self._rows.get(name, []))):
                    continue
                # A table without a file has no rows, so nothing can refer to it.
                there = self._rows.get(cast("TableName", foreign.table), [])
                known = {_key(row, foreign.references) for row in there}
                for row in self._rows.get(name, []):
                    values = _key(row, foreign.columns)
                    if None not in values and values not in known:
                        expected = f"what a row of {foreign.table} has"
                        last = foreign.columns[-1]
                        self._fault(name, row, last, expected, code=ProblemCode.UNKNOWN_NAME)

    def _check_cells(self, table: Table, expected: tuple[Row, ...], *, strays: bool) -> None:
        """Add a fault for each cell read that the inspections made of it would not have.

        A row that none of them would have is a fault too, unless `strays` are allowed.
        """
        name = cast("TableName", table.name)
        header = table.header
        places = [header.index(column) for column in table.primary_key]
        by_key = {tuple(row[place] for place in places): row for row in expected}
        for row in self._rows.get(name, []):
            made = by_key.get(_key(row, table.primary_key))
            code = ProblemCode.CONTRADICTION
            if made is None and not strays:
                belonging = "a row that belongs to an inspection of the package"
                self._fault(name, row, table.primary_key[-1], belonging, code=code)
            for column, cell in zip(header, made or (), strict=made is not None):
                if row.cells.get(column, cell) != cell:
                    there = f"{shown(cell)}, as the rest of the package has it"
                    self._fault(name, row, column, there, code=code)


def _columns(rows: list[PlacedRow]) -> Collection[str]:
    """Return the columns that rows have; all of a file have the same."""
    return rows[0].cells.keys() if rows else ()


def _key(row: PlacedRow, columns: tuple[str, ...]) -> tuple[Cell, ...]:
    return tuple([row.cells[column] for column in columns])
