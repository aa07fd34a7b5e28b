"""Read the CSV files that people keep, saying of every fault in which row and column it stands."""

import csv
import datetime
import decimal
import enum
import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import attrs

from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode, near_misses, shown

_Value = TypeVar("_Value")
_Member = TypeVar("_Member", bound=enum.Enum)


@attrs.frozen(kw_only=True)
class Row:
    """One row of a sheet. Reading a cell that is not what it should be raises InvalidDocument."""

    file: str
    line: int
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """Return the cell, which must not be blank."""
        text = self.cells[column]
        if not text.strip():
            raise self.fault(column, "a value", ProblemCode.MISSING)
        return text

    def optional(self, column: str) -> str | None:
        """Return the cell, or None where it is empty."""
        return self.cells[column] or None

    def one_of(self, column: str, choices: type[_Member]) -> _Member:
        """Return the member of `choices` whose value the cell holds."""
        return self.parsed(column, choices, " or ".join(str(each.value) for each in choices))

    def parsed(self, column: str, parse: Callable[[str], _Value], expected: str) -> _Value:
        """Return what `parse` makes of the cell; its ValueError becomes a fault of the cell."""
        text = self.text(column)
        try:
            return parse(text)
        except (ValueError, LookupError) as error:
            raise self.fault(column, expected) from error

    def parsed_or_none(
        self, column: str, parse: Callable[[str], _Value], expected: str
    ) -> _Value | None:
        """Return what `parse` makes of the cell, or None where it is empty."""
        return self.parsed(column, parse, expected) if self.cells[column] else None

    def whole(self, column: str) -> int:
        """Return the whole number in the cell."""
        return self.parsed(column, _whole, "a whole number, in digits")

    def flag(self, column: str) -> bool:
        """Return the truth of `true` or `false`."""
        return self.parsed(column, {"false": False, "true": True}.__getitem__, "true or false")

    def day(self, column: str) -> datetime.date:
        """Return the date in the cell."""
        return self.parsed(column, _day, _DAY)

    def day_or_none(self, column: str) -> datetime.date | None:
        """Return the date in the cell, or None where it is empty."""
        return self.parsed_or_none(column, _day, _DAY)

    def number(self, column: str) -> decimal.Decimal:
        """Return the decimal number in the cell."""
        return self.parsed(column, _number, _NUMBER)

    def number_or_none(self, column: str) -> decimal.Decimal | None:
        """Return the decimal number in the cell, or None where it is empty."""
        return self.parsed_or_none(column, _number, _NUMBER)

    def fault(
        self, column: str, expected: str, code: ProblemCode = ProblemCode.WRONG_VALUE
    ) -> InvalidDocument:
        """Return the error that says what the cell holds and what it should."""
        problem = Problem(
            code=code,
            file=self.file,
            line=self.line,
            column=column,
            found=shown(self.cells[column]),
            expected=expected,
        )
        return InvalidDocument(self.file, [problem])


def read(path: Path, columns: Sequence[str], make: Callable[[Row], _Value]) -> tuple[_Value, ...]:
    """Return what `make` makes of every row of the file, which has exactly these `columns`.

    Raises InvalidDocument listing the faults of all rows: those that `make` raises are placed in
    their row.
    """
    made: list[_Value] = []
    problems: list[Problem] = []
    for row in _rows(path, columns):
        try:
            made.append(make(row))
        except InvalidDocument as error:
            problems.extend(
                each if each.file else attrs.evolve(each, file=row.file, line=row.line)
                for each in error.problems
            )
    if problems:
        raise InvalidDocument(path.name, problems)
    return tuple(made)


def _rows(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    try:
        text = path.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise _fault(path, 1, f"byte {error.start}", "UTF-8", ProblemCode.NOT_TEXT) from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, list[str]())
        _check_header(path, header, columns)
        for cells in reader:
            if len(cells) != len(columns):
                raise _fault(path, reader.line_num, f"{len(cells)} cells", f"{len(columns)} cells")
            yield Row(
                file=path.name,
                line=reader.line_num,
                cells=dict(zip(columns, cells, strict=True)),
            )
    except csv.Error as error:
        raise _fault(path, reader.line_num, str(error), "well-formed CSV") from error


def _check_header(path: Path, header: Sequence[str], columns: Sequence[str]) -> None:
    if list(header) != list(columns):
        strangers = [name for name in header if name not in columns]
        hints = [
            f"{near[0]} for {name}" for name in strangers if (near := near_misses(name, columns))
        ]
        expected = f"the columns {','.join(columns)}" + (f" ({'; '.join(hints)}?)" if hints else "")
        raise _fault(path, 1, ",".join(header), expected)


def _fault(
    path: Path,
    line: int,
    found: str,
    expected: str,
    code: ProblemCode = ProblemCode.UNRECOGNISED,
) -> InvalidDocument:
    problem = Problem(code=code, file=path.name, line=line, found=shown(found), expected=expected)
    return InvalidDocument(path.name, [problem])


_DAY = "a date, e.g. 2011-01-10"
_NUMBER = "a number, e.g. 197800 or 2.5"


def _day(text: str) -> datetime.date:
    day = datetime.date.fromisoformat(text)
    # date.fromisoformat also takes 20110110 and 2011-W02-1.
    if day.isoformat() != text:
        raise ValueError(text)
    return day


def _whole(text: str) -> int:
    value = int(text)
    if str(value) != text:
        raise ValueError(text)
    return value


def _number(text: str) -> decimal.Decimal:
    try:
        value = decimal.Decimal(text)
    except decimal.InvalidOperation as error:
        raise ValueError(text) from error
    if not value.is_finite() or format(value, "f") != text:
        raise ValueError(text)
    return value
