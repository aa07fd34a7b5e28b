"""The columns of Ofsted's tables of outcomes, by their names: places and order say nothing."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, TypeAlias, final

import attrs

from ofsted_inspection._wording import near_misses, shown
from ofsted_inspection.errors import Problem, ProblemCode
from ofsted_inspection.interchange._spreadsheet import Sheet, SheetCell

Field: TypeAlias = Literal[
    "link",
    "code",
    "name",
    "status",
    "region",
    "day",
    "published",
    "type",
    "theme",
    "overall",
    "leaders",
    "help_and_protection",
    "in_care",
    "care_leavers",
    "in_care_and_care_leavers",
]
"""What a column holds; those of judgements are called as the aspects are."""

_WRITTEN: Mapping[Field, tuple[str, ...]] = {
    "link": ("Web link",),
    "code": ("Local authority area code",),
    "name": ("Local authority name",),
    "status": ("Local authority status",),
    "region": ("Ofsted region", "Region"),
    "day": ("Inspection date", "Inspection/Visit date"),
    "published": ("Publication date",),
    "type": ("Inspection type", "Inspection/Visit type"),
    "theme": ("Visit theme",),
    "overall": ("Overall effectiveness",),
    "leaders": (
        "Impact of leaders",
        "Impact of leaders on social work practice with children and families",
    ),
    "help_and_protection": ("Experiences and progress of children who need help and protection",),
    "in_care": ("Experiences and progress of children in care",),
    "care_leavers": ("Experiences and progress of care leavers",),
    "in_care_and_care_leavers": ("Experiences and progress of children in care and care leavers",),
}
"""How Ofsted's tables call them, without a "The" before."""

JUDGED: tuple[Field, ...] = (
    "overall",
    "leaders",
    "help_and_protection",
    "in_care",
    "care_leavers",
    "in_care_and_care_leavers",
)
"""The columns of judgements."""

_NEEDED: tuple[tuple[Field, ...], ...] = (
    ("day",),
    ("leaders",),
    ("help_and_protection",),
    ("in_care", "in_care_and_care_leavers"),
)
"""What a table of outcomes has, beside the name; one of each is enough."""


def collapsed(cell: SheetCell) -> str:
    """Return the words of a cell that is text, and nothing of any other."""
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def _plain(words: SheetCell) -> str:
    return collapsed(words).casefold().removeprefix("the ")


_OF_WORDS: Mapping[str, Field] = {
    _plain(words): field for field, several in _WRITTEN.items() for words in several
}


@final
@attrs.frozen
class Line:
    """A row below the header, by what its columns hold, with its number in the sheet."""

    sheet: str
    number: int
    cells: Mapping[Field, SheetCell]
    titles: Mapping[Field, str]

    def has(self, field: Field) -> bool:
        """Whether the sheet has a column of this."""
        return field in self.cells

    def words(self, field: Field) -> str:
        """Return the words in a cell, nothing where it is empty or there is no such column."""
        return collapsed(self.cells.get(field, ""))

    def fault(
        self, field: Field, expected: str, code: ProblemCode = ProblemCode.WRONG_VALUE
    ) -> Problem:
        """Return a fault of one cell of the row."""
        return Problem(
            code=code,
            found=shown(self.cells.get(field, "")),
            expected=expected,
            file=self.sheet,
            line=self.number,
            column=self.titles.get(field),
        )


@final
@attrs.frozen
class Lines:
    """The rows of a sheet below its header, and what is wrong with it; notes are above it.

    `title` is the first of the words above the header, or the sheet's name.
    """

    title: str
    lines: tuple[Line, ...]
    faults: tuple[Problem, ...]


_Columns: TypeAlias = Sequence[tuple[str, Field | None]]
"""The title of each column, and what it holds."""


def lines_of(sheet: Sheet) -> Lines | None:
    """Return the rows of a table of outcomes, None where the sheet holds none."""
    for number, row in enumerate(sheet.rows, start=1):
        columns: _Columns = [(collapsed(cell), _OF_WORDS.get(_plain(cell))) for cell in row]
        fields = [field for _, field in columns]
        if "name" in fields:
            if {"day", *JUDGED}.isdisjoint(fields):
                return None
            faults = tuple(_faults_of_header(sheet.name, number, columns))
            above = (collapsed(cell) for row in sheet.rows[: number - 1] for cell in row)
            title = next(filter(None, above), sheet.name)
            if faults:
                return Lines(title, (), faults)
            return Lines(title, *_below(sheet, number, columns))
    return None


def _faults_of_header(sheet: str, number: int, columns: _Columns) -> Iterator[Problem]:
    def fault(title: str, expected: str, code: ProblemCode) -> Problem:
        return Problem(code=code, found=shown(title), expected=expected, file=sheet, line=number)

    seen: set[Field] = set()
    for title, field in columns:
        if field is not None:
            if field in seen:
                yield fault(title, "each column once", ProblemCode.DUPLICATE)
            seen.add(field)
        elif title:
            near = " or ".join(near_misses(title, _titles())) or "a column of Ofsted's tables"
            yield fault(title, near, ProblemCode.UNKNOWN_NAME)
    for choice in _NEEDED:
        if seen.isdisjoint(choice):
            expected = f"a column {' or '.join(map(repr, _WRITTEN[choice[0]]))}"
            yield fault("", expected, ProblemCode.MISSING)


def _titles() -> tuple[str, ...]:
    return tuple(words for several in _WRITTEN.values() for words in several)


def _below(
    sheet: Sheet, header: int, columns: _Columns
) -> tuple[tuple[Line, ...], tuple[Problem, ...]]:
    named: dict[Field, str] = {field: title for title, field in columns if field is not None}
    lines: list[Line] = []
    faults: list[Problem] = []
    for number, row in enumerate(sheet.rows[header:], start=header + 1):
        if not any(cell != "" for cell in row):
            continue
        cells = dict[Field, SheetCell]()
        for place, cell in enumerate(row):
            _, field = columns[place]
            if field is not None:
                cells[field] = cell
            elif cell != "":
                faults.append(
                    Problem(
                        code=ProblemCode.UNRECOGNISED,
                        found=shown(cell),
                        expected="nothing, where no column is named",
                        file=sheet.name,
                        line=number,
                    )
                )
        lines.append(Line(sheet.name, number, cells, named))
    return tuple(lines), tuple(faults)
