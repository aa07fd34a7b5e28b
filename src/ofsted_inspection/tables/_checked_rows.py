"""Rows of a package and what is wrong with them: keys, references, and cells that contradict."""

from collections.abc import Collection, Mapping
from typing import cast

from ofsted_inspection._record import one_of
from ofsted_inspection._wording import MOST_PROBLEMS, shown
from ofsted_inspection.errors import Problem, ProblemCode
from ofsted_inspection.tables._catalogue import DECLARATIONS
from ofsted_inspection.tables._definition import Cell, ForeignKey, Row, Table, TableName
from ofsted_inspection.tables._kinds import PlacedRow


class CheckedRows:
    """The rows of each table, the file of each, and the faults found so far."""

    def __init__(
        self,
        files: Mapping[TableName, str],
        rows: Mapping[TableName, list[PlacedRow]],
        faults: list[Problem],
        broken: Collection[TableName],
    ) -> None:
        """Keep rows and file names by table; those that are `broken` lack rows or columns.

        A table without a file, which is not `broken`, has no rows.
        """
        self.faults = faults
        self._files = files
        self._rows = rows
        self._broken = set(broken)
        for name, of_table in rows.items():
            declaration = DECLARATIONS[name]
            if declaration.key_is_order and declaration.order not in columns_of(of_table):
                for position, row in enumerate(of_table, start=1):
                    row.cells[cast("str", declaration.order)] = position
        self._faulty: set[tuple[TableName, int]] = set()

    @property
    def _is_hopeless(self) -> bool:
        """Whether there are as many faults as one error lists, so that going on is useless."""
        return len(self.faults) >= MOST_PROBLEMS

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
        self._faulty.add((table, row.line))
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

    def _check_keys(self) -> None:
        """Add a fault for each primary key given twice."""
        for name in self._files:
            table = DECLARATIONS[name].table
            seen: set[tuple[Cell, ...]] = set()
            for row in self._rows.get(name, []):
                key = _key(row, table.primary_key)
                if None in key:
                    continue
                if key in seen:
                    expected = f"each {' and '.join(table.primary_key)} once"
                    last = table.primary_key[-1]
                    self._fault(name, row, last, expected, code=ProblemCode.DUPLICATE)
                seen.add(key)

    def _check_references(self, but_for: Collection[str], *, explaining: bool) -> None:
        """Add a fault for each foreign key that leads nowhere, of rows that have none yet.

        Either those that lead to tables which say what names mean, or the others. What leads to
        the tables `but_for`, or where a row may be missing, is not followed.
        """
        for name in self._files:
            for foreign in DECLARATIONS[name].table.foreign_keys:
                to = cast("TableName", foreign.table)
                if to not in but_for and DECLARATIONS[to].explains is explaining:
                    self._follow(name, foreign)

    def _follow(self, name: TableName, foreign: ForeignKey) -> None:
        rows = self._rows.get(name, [])
        to = cast("TableName", foreign.table)
        if to in self._broken or not set(foreign.columns).issubset(columns_of(rows)):
            return
        # A table without a file has no rows, so nothing can refer to it.
        # In the order of the rows, so that near misses are told alike every time.
        known = dict.fromkeys(_key(row, foreign.references) for row in self._rows.get(to, []))
        if any(None in key for key in known):
            return
        last = foreign.columns[-1]
        for row in rows:
            values = _key(row, foreign.columns)
            if None in values or values in known or (name, row.line) in self._faulty:
                continue
            near = [str(key[-1]) for key in known] if len(known) <= _MOST_COMPARED else []
            what = f"the {foreign.references[-1]} of a row of {foreign.table}"
            expected = one_of(str(values[-1]), near, what) if near else what
            self._fault(name, row, last, expected, code=ProblemCode.UNKNOWN_NAME)

    def _check_cells(self, table: Table, expected: tuple[Row, ...], *, strays: bool) -> None:
        """Add a fault for each cell read that the models made of it would not have.

        A row that none of them would have is a fault too, unless `strays` are allowed.
        """
        name = cast("TableName", table.name)
        header = table.header
        places = [header.index(column) for column in table.primary_key]
        by_key = {tuple(row[place] for place in places): row for row in expected}
        for row in self._rows.get(name, []):
            if not row.is_sound or (name, row.line) in self._faulty:
                continue
            there = by_key.get(_key(row, table.primary_key))
            code = ProblemCode.CONTRADICTION
            if there is None and not strays:
                belonging = "a row that belongs to an inspection of the package"
                self._fault(name, row, table.primary_key[-1], belonging, code=code)
            for column, cell in zip(header, there or (), strict=there is not None):
                if row.cells.get(column, cell) != cell:
                    told = f"{shown(cell)}, as the rest of the package has it"
                    self._fault(name, row, column, told, code=code)


_MOST_COMPARED = 200
"""Keys among which one that leads nowhere is compared with each, for near misses."""


def columns_of(rows: list[PlacedRow]) -> Collection[str]:
    """Return the columns that rows have; all of a file have the same."""
    return rows[0].cells.keys() if rows else ()


def _key(row: PlacedRow, columns: tuple[str, ...]) -> tuple[Cell, ...]:
    return tuple([row.cells.get(column) for column in columns])
