"""The rows of a package by table, and models made of them with every fault placed."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar, final

import attrs

from ofsted_inspection.errors import (
    MOST_PROBLEMS,
    InvalidDocument,
    Problem,
    ProblemCode,
    UnknownName,
    shown,
)
from ofsted_inspection.tables._definition import Cell, Table, TableName
from ofsted_inspection.tables._rows import PlacedRow

Made = TypeVar("Made")


@final
class PlacedTables:
    """What was read of a package: rows by table, the file of each, and the faults found so far."""

    def __init__(self, files: Mapping[str, str], rows: Mapping[str, list[PlacedRow]]) -> None:
        """Keep rows and file names by table; a table without a file has no rows."""
        self.files = files
        self.rows = rows
        self.faults: list[Problem] = []
        self._groups: dict[tuple[str, ...], dict[tuple[Cell, ...], list[PlacedRow]]] = {}

    @property
    def is_hopeless(self) -> bool:
        """Whether there are as many faults as one error lists, so that going on is useless."""
        return len(self.faults) >= MOST_PROBLEMS

    def of(
        self, table: TableName, inspection: str, column: str | None = None, value: Cell = None
    ) -> list[PlacedRow]:
        """Return the rows of one inspection, in their order; those with `value` in `column`."""
        columns = ("inspection_id",) if column is None else ("inspection_id", column)
        groups = self._groups.get((table, *columns))
        if groups is None:
            groups = self._groups[table, *columns] = {}
            for row in sorted(self.rows.get(table, []), key=_place):
                groups.setdefault(tuple(row.cells[name] for name in columns), []).append(row)
        return groups.get((inspection,) if column is None else (inspection, value), [])

    def made(
        self, table: str, rows: Iterable[PlacedRow], make: Callable[[PlacedRow], Made]
    ) -> tuple[Made, ...]:
        """Return what `make` makes of each row; where it cannot, its faults are placed and kept."""
        made: list[Made] = []
        for row in rows:
            if self.is_hopeless:
                break
            try:
                made.append(make(row))
            except InvalidDocument as error:
                self.faults.extend(
                    attrs.evolve(problem, file=self.files[table], line=row.line)
                    for problem in error.problems
                )
            except UnknownName as error:
                self.fault(table, row, None, str(error), code=ProblemCode.UNKNOWN_NAME)
        return tuple(made)

    def fault(
        self,
        table: str,
        row: PlacedRow,
        column: str | None,
        expected: str,
        *,
        code: ProblemCode,
    ) -> None:
        """Add a fault of one row, or of its cell in `column`, unless there are enough of them."""
        if self.is_hopeless:
            return
        self.faults.append(
            Problem(
                code=code,
                found="the row" if column is None else shown(row.cells[column]),
                expected=expected,
                file=self.files[table],
                line=row.line,
                column=column,
            )
        )

    def check_keys(self, tables: Iterable[Table]) -> None:
        """Add a fault for each primary key given twice and each foreign key that leads nowhere."""
        for table in tables:
            self._check_primary(table)
            for foreign in table.foreign_keys:
                # A table without a file has no rows, so nothing can refer to it.
                known = {
                    tuple(row.cells[column] for column in foreign.references)
                    for row in self.rows.get(foreign.table, [])
                }
                for row in self.rows.get(table.name, []):
                    values = tuple(row.cells[column] for column in foreign.columns)
                    if None not in values and values not in known:
                        self.fault(
                            table.name,
                            row,
                            foreign.columns[-1],
                            f"what a row of {foreign.table} has",
                            code=ProblemCode.UNKNOWN_NAME,
                        )

    def _check_primary(self, table: Table) -> None:
        seen: set[tuple[Cell, ...]] = set()
        for row in self.rows.get(table.name, []):
            key = tuple(row.cells[column] for column in table.primary_key)
            if key in seen:
                self.fault(
                    table.name,
                    row,
                    table.primary_key[-1],
                    f"each {' and '.join(table.primary_key)} once",
                    code=ProblemCode.DUPLICATE,
                )
            seen.add(key)


def _place(row: PlacedRow) -> int:
    """Return the place of a row among those of its inspection or paragraph."""
    for column in ("position", "item", "sentence", "rank"):
        if column in row.cells:
            return row.whole(column)
    return 0
