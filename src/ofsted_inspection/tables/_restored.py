"""Models restored from the rows of tables, compared with every cell, every fault placed."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeVar, cast, final

import attrs

from ofsted_inspection import frameworks
from ofsted_inspection._record import one_of, problem
from ofsted_inspection.errors import (
    InvalidDocument,
    Problem,
    ProblemCode,
    UnknownName,
)
from ofsted_inspection.models import LocalAuthority
from ofsted_inspection.tables._catalogue import DECLARATIONS, ROOTS
from ofsted_inspection.tables._checked_rows import CheckedRows, columns_of
from ofsted_inspection.tables._declaration import Declaration, Part, Rows
from ofsted_inspection.tables._definition import TableName
from ofsted_inspection.tables._kinds import Authorities, Known, PlacedRow
from ofsted_inspection.tables._places import Entry
from ofsted_inspection.tables._table_files import MOST_LEVELS

_Made = TypeVar("_Made")


class _Unmade(Exception):
    """Something of which a fault is known already cannot be made."""


def _is_alone(part: Part) -> bool:
    """Whether a field that is not held is None, rather than an empty list."""
    return not isinstance(part, Rows) or part.alone


@final
class RowsRead(CheckedRows):
    """What was read of a package: rows by table, the file of each, and the faults found so far.

    Everything that can be said is said at once, and nothing that only follows from something said
    already: a row with a fault is part of no model, what it belongs to is not made, and what
    refers to what may be missing is not followed.
    """

    def __init__(
        self,
        files: Mapping[TableName, str],
        rows: Mapping[TableName, list[PlacedRow]],
        faults: list[Problem],
        broken: Collection[TableName],
    ) -> None:
        """Keep what was read; see `CheckedRows`."""
        super().__init__(files, rows, faults, broken)
        self._known = Known(Authorities(), {})
        self._groups: dict[tuple[TableName, str | None], dict[object, list[PlacedRow]]] = {}

    def entries(
        self, model: type[Entry], *, edited: bool = False, but_for: Collection[str] = ()
    ) -> tuple[Entry, ...]:
        """Return the models of a class that the rows describe, in the order of their table.

        Where the files are kept by people there may be authorities that nothing refers to, and
        keys that lead to the tables `but_for` are not followed. Every fault goes to `faults`; then
        what is returned is not whole. Cells that say twice what follows from others (a grade's
        number, a finding's text) must say the same.
        """
        self._check_keys()
        self._check_references(but_for, explaining=False)
        authorities = cast("tuple[LocalAuthority, ...]", self._models("authorities"))
        self._known.authorities.update({authority.urn: authority for authority in authorities})
        self._find_frameworks()
        found: tuple[Entry, ...] = authorities
        if model is not LocalAuthority:
            found = cast("tuple[Entry, ...]", self._models(ROOTS[model]))
        self._check_references(but_for, explaining=True)
        complete = not self.faults
        for declaration in DECLARATIONS.values():
            if declaration.model is not None and not declaration.explains:
                expected = tuple(declaration.rows(found))
                strays = not complete or (edited and declaration.model is LocalAuthority)
                self._check_cells(declaration.table, expected, strays=strays)
        return found

    def _find_frameworks(self) -> None:
        """Find the framework of each inspection, and what has an authority that was not made."""
        for row in self._rows.get("inspections", []):
            named = row.cells.get("framework_id")
            try:
                framework = frameworks.get(str(named))
            except UnknownName as error:
                if named is not None:
                    self._unknown("inspections", row, "framework_id", error)
            else:
                self._known.framework_ids[row.cells.get("inspection_id")] = framework.id
        for name in ROOTS.values():
            self._faulty.update(
                (name, row.line)
                for row in self._rows.get(name, [])
                if row.cells.get("urn") not in self._known.authorities
            )

    def _models(self, table: TableName) -> tuple[object, ...]:
        declaration = DECLARATIONS[table]
        return self._made(
            table, self._rows.get(table, []), lambda row: self._model(declaration, row, 1)
        )

    def _model(self, declaration: Declaration[Any, Any], row: PlacedRow, depth: int) -> object:
        """Return the model of a row with all that lies below it; raises _Unmade for what lacks."""
        if depth > MOST_LEVELS:
            expected = f"at most {MOST_LEVELS} levels of headings"
            raise InvalidDocument("row", [problem("level", depth, expected, ProblemCode.TOO_LARGE)])
        below = depth + 1 if declaration.table.name == "sections" else 1
        lacking = not row.is_sound
        fields: dict[str, object] = {}
        if row.is_sound:
            fields = {field: read(row, self._known) for field, read in declaration.held}
        if "" in fields:
            return fields[""]
        model = cast("type[object]", declaration.model)
        for field, part in declaration.parts.items():
            try:
                fields[field] = self._part(part, row, below)
            except _Unmade:
                lacking = True
                fields[field] = None if _is_alone(part) else ()
        if lacking:
            # What it says without them is still to be heard.
            if row.is_sound and declaration.table.name == "inspections":
                model(**fields)
            raise _Unmade
        return model(**fields)

    def _part(self, part: Part, row: PlacedRow, depth: int) -> object:
        """Return what a field holds; raises _Unmade if any of it could not be made."""
        if not isinstance(part, Rows):
            if part.where in row.cells:
                is_held = row.cells[part.where]
            else:
                is_held = any(self._below(each, row) for each in part.parts.values())
            if not is_held:
                return None
            fields: dict[str, object] = {}
            lacking = False
            for field, each in part.parts.items():
                try:
                    fields[field] = self._part(each, row, 1)
                except _Unmade:
                    lacking = True
            if lacking:
                raise _Unmade
            return part.model(**fields)
        below = DECLARATIONS[part.table]
        there = self._below(part, row)
        found = self._made(part.table, there, lambda each: self._model(below, each, depth))
        if len(found) < len(there) or part.table in self._broken:
            raise _Unmade
        return next(iter(found), None) if part.alone else found

    def _below(self, part: Rows, row: PlacedRow) -> list[PlacedRow]:
        """Return the rows of a part, in their order."""
        groups = self._groups.get((part.table, part.by))
        if groups is None:
            groups = self._groups[part.table, part.by] = {}
            rows, order = self._rows.get(part.table, []), DECLARATIONS[part.table].order
            if order in columns_of(rows):
                # Where a place is unsound the rows are looked at, and not kept.
                rows = sorted(rows, key=lambda row: cast("int", row.cells[cast("str", order)] or 0))
            for each in rows:
                value = None if part.by is None else each.cells.get(part.by)
                groups.setdefault((each.cells.get("inspection_id"), value), []).append(each)
        value = None if part.of is None else row.cells.get(part.of)
        return groups.get((row.cells.get("inspection_id"), value), [])

    def _made(
        self, table: TableName, rows: Iterable[PlacedRow], make: Callable[[PlacedRow], _Made]
    ) -> tuple[_Made, ...]:
        """Return what `make` makes of each row; where it cannot, its faults are placed and kept."""
        made: list[_Made] = []
        for row in rows:
            if self._is_hopeless:
                break
            is_faulty = (table, row.line) in self._faulty
            try:
                one = make(row)
            except _Unmade:
                self._faulty.add((table, row.line))
            except KeyError:
                # What it needs is not there, which was said; were it not, this is a fault of ours.
                if not self.faults:
                    raise
                self._faulty.add((table, row.line))
            except InvalidDocument as error:
                self._faulty.add((table, row.line))
                self.faults.extend(
                    attrs.evolve(each, file=self._files[table], line=row.line)
                    for each in error.problems
                )
            except UnknownName as error:
                column = next(
                    (name for name, cell in row.cells.items() if cell == error.name), None
                )
                self._unknown(table, row, column, error)
            else:
                made += () if is_faulty else (one,)
        return tuple(made)

    def _unknown(
        self, table: TableName, row: PlacedRow, column: str | None, error: UnknownName
    ) -> None:
        """Add a fault of a row that names what is not known."""
        expected = one_of(error.name, error.known, f"a known {error.kind}")
        self._fault(table, row, column, expected, code=ProblemCode.UNKNOWN_NAME)
