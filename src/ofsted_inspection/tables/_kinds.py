"""What the annotation of a model's field says of a column, both ways."""

import datetime
import decimal
import enum
import operator
import types
import typing
from collections.abc import Callable
from typing import TypeAlias, final

import attrs

from ofsted_inspection import frameworks
from ofsted_inspection._wording import shown
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode
from ofsted_inspection.frameworks import Framework
from ofsted_inspection.grades import ReformedGrade, Scale, SlacGrade, Ungraded
from ofsted_inspection.models import LocalAuthority
from ofsted_inspection.tables._cells import grade_expected
from ofsted_inspection.tables._definition import SCALE_NAMES, Cell, ColumnType


@final
@attrs.frozen
class PlacedRow:
    """One row of a file: its line, from 1, and its cells by column, of the columns' types.

    `is_sound` says that every cell is what its column takes; one that is not is None.
    """

    line: int
    cells: dict[str, Cell]
    is_sound: bool = True


@final
class Authorities(dict[int, LocalAuthority]):
    """Authorities by number; any of them stands in for one that is missing.

    What is made with a stand-in is made to hear what else is wrong with it, and is not kept.
    """

    def __missing__(self, number: int) -> LocalAuthority:
        """Return any authority; KeyError if there is none."""
        for authority in self.values():
            return authority
        raise KeyError(number)


@final
@attrs.define
class Known:
    """What rows refer to by name: authorities by number, the framework of each inspection."""

    authorities: Authorities
    framework_ids: dict[Cell, str]

    def framework(self, row: PlacedRow) -> Framework:
        """Return the framework of the inspection of a row; KeyError if none is known."""
        return frameworks.get(self.framework_ids[row.cells["inspection_id"]])


Read: TypeAlias = Callable[[PlacedRow, Known], object]
"""What makes the value of a field again of the cells of a row."""

_TYPES: dict[object, ColumnType] = {
    str: ColumnType.TEXT,
    int: ColumnType.INTEGER,
    bool: ColumnType.BOOLEAN,
    datetime.date: ColumnType.DATE,
    decimal.Decimal: ColumnType.DECIMAL,
}
_GRADED: tuple[Scale, ...] = SlacGrade, ReformedGrade
_SCALES: dict[Cell, Scale] = {name: scale for scale, name in SCALE_NAMES.items()}


@final
class Kind:
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
        cell = row.cells.get(name)
        if cell is None:
            return self._absent
        scale = self._scale or _SCALES.get(row.cells.get("scale")) or known.framework(row).scale
        for each in scale:
            if each.value == cell:
                return each
        raise InvalidDocument(
            "row",
            [
                Problem(
                    code=ProblemCode.WRONG_VALUE,
                    found=shown(cell),
                    expected=grade_expected(str(cell), SCALE_NAMES[scale]),
                    column=name,
                )
            ],
        )
