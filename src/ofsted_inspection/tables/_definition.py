"""What a table is: columns with type and meaning, keys, and rows as plain tuples."""

import datetime
import decimal
import enum
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, TypeAlias, final

import attrs

from ofsted_inspection._record import Record, duplicates, problem
from ofsted_inspection.errors import Problem, ProblemCode, UnknownName
from ofsted_inspection.grades import ReformedGrade, Scale, SlacGrade

Cell: TypeAlias = str | int | bool | datetime.date | decimal.Decimal | None
"""What a cell may hold; None where there is no value."""

Row: TypeAlias = tuple[Cell, ...]
"""The cells of one row, in the order of the table's columns."""

TableName: TypeAlias = Literal[
    "annotation_passes",
    "annotations",
    "aspects",
    "authorities",
    "authority_names",
    "citations",
    "code_changes",
    "contents",
    "corrections",
    "crosswalk",
    "doubts",
    "finding_groups",
    "finding_themes",
    "findings",
    "frameworks",
    "grades",
    "inspections",
    "judgements",
    "lead_inspectors",
    "official_results",
    "paragraph_items",
    "paragraphs",
    "printed_scales",
    "prior_inspections",
    "recommendations",
    "reports",
    "reviews",
    "running_lines",
    "scale_crosswalk",
    "sections",
    "sources",
    "spans",
    "statements",
    "statistical_neighbours",
    "statistics",
    "succession_links",
    "team",
    "team_members",
    "themes",
]
"""The names of the tables."""


def spelt(cell: object) -> str:
    """Return a cell as text has it: a truth in lower case, a number in digits."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return f"{cell:f}" if isinstance(cell, decimal.Decimal) else str(cell)


@final
class ColumnType(enum.Enum):
    """What the cells of a column hold."""

    TEXT = "text"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"
    DECIMAL = "decimal"
    GRADE = "grade"
    """The lower-case name of a grade, e.g. `requires_improvement`; an order within one scale."""


@final
@attrs.frozen(kw_only=True)
class Column(Record):
    """One column: name, type, meaning, unit, and which values it may hold.

    `unit` is what a number counts (`months`), where that is the same in every row; `categories` are
    all the texts that can occur, where they are few; `nullable` says whether a cell may be without
    a value; `pattern` is a regular expression that every text matches whole; `blank` says that an
    empty text is a value and means something (nothing is printed there).
    """

    name: str
    type: ColumnType
    description: str
    nullable: bool = False
    categories: tuple[str, ...] = ()
    pattern: str | None = None
    blank: bool = False
    unit: str | None = None


@final
@attrs.frozen(kw_only=True)
class ForeignKey(Record):
    """Columns whose values, where all are given, are a key of another table."""

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]


@final
@attrs.frozen(kw_only=True, repr=False)
class Table(Record):
    """The definition of one table: columns in order, primary key, foreign keys.

    Rows are unique by `primary_key`, whose columns always hold a value.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()

    def _problems(self) -> Iterator[Problem]:
        yield from duplicates("columns", (column.name for column in self.columns), "column")
        nullable = {column.name: column.nullable for column in self.columns}
        for index, name in enumerate(self.primary_key):
            if nullable.get(name, True):
                yield problem(
                    f"primary_key[{index}]",
                    name,
                    "a column that always holds a value",
                    ProblemCode.UNKNOWN_NAME,
                )
        for index, foreign in enumerate(self.foreign_keys):
            for name in foreign.columns:
                if name not in nullable:
                    yield problem(
                        f"foreign_keys[{index}]",
                        name,
                        "a column of the table",
                        ProblemCode.UNKNOWN_NAME,
                    )

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """Return the column named; raises UnknownName listing near misses."""
        for column in self.columns:
            if column.name == name:
                return column
        raise UnknownName(f"column of {self.name}", name, self.header)

    def __repr__(self) -> str:
        """Return name and columns."""
        return f"Table({self.name!r}: {', '.join(self.header)})"


SCALE_NAMES: dict[Scale, str] = {SlacGrade: "slac", ReformedGrade: "reformed"}
"""The scales by the names that tables give them."""


def worst_to_best(scale: Scale) -> tuple[str, ...]:
    """Return the names of a scale's grades in the order of an ordered categorical."""
    return tuple(each.value for each in reversed(scale))


ANY_GRADE: tuple[str, ...] = tuple(
    dict.fromkeys((*worst_to_best(SlacGrade), *worst_to_best(ReformedGrade)))
)
"""The names of the grades of both scales, in no order that could be used."""


def _column(type_: ColumnType) -> Callable[..., Column]:
    def make(  # noqa: PLR0913 - all that can be said of a column
        name: str,
        description: str,
        *,
        nullable: bool = False,
        categories: Sequence[str] | type[enum.Enum] = (),
        pattern: str | None = None,
        unit: str | None = None,
    ) -> Column:
        if isinstance(categories, type):
            categories = [str(member.value) for member in categories]
        return Column(
            name=name,
            type=type_,
            description=description,
            nullable=nullable,
            categories=tuple(categories),
            pattern=pattern,
            unit=unit,
        )

    return make


text = _column(ColumnType.TEXT)
integer = _column(ColumnType.INTEGER)
boolean = _column(ColumnType.BOOLEAN)
date = _column(ColumnType.DATE)
number = _column(ColumnType.DECIMAL)
grade = _column(ColumnType.GRADE)
