"""Lines with their places on the page, and what they look like: a row, a heading, an item."""

import re
from collections.abc import Iterable, Sequence

import attrs

from ofsted_inspection.reading._runs import words
from ofsted_inspection.reading.document import Block, BlockKind

_SECOND_COLUMN = 24
"""Where the second column of a table begins at the earliest, in characters."""

_MOST_LINES_OF_ROW = 6
_MOST_LINES_OF_HEADING = 3
_MOST_WORDS_OF_HEADING = 24
_BEGINS = re.compile(
    r"(?:inspection dates?|report published|published|lead inspectors?|age group)\s*:"
    r"|reporting inspectors?\b"
    r"|(?:re-?)?inspection of \w|and$|review of the effectiveness|children.s services in \w.* "
    r"|the overall judge?ment|contents$",
    re.IGNORECASE,
)
"""How lines begin that begin a block in every report, whatever stands above them."""

_HEADER = re.compile(
    r"(?:key )?judge?ment\s+(?:judge?ment )?grade$|grade\s*[1-4]\s*\(\w+\)$", re.IGNORECASE
)
_TITLE = re.compile(r"inspection of looked after", re.IGNORECASE)
_TITLE_ENDS = re.compile(r"(?:children.*)?services$", re.IGNORECASE)
_STATEMENT = re.compile(
    r"(?:the overall judge?ment\b|children.s services in\b|the effectiveness of the\b"
    r"|the (?:local )?safeguarding children board\b|the graded judge?ment\b).*"
    r"\b(?:outstanding|good|inadequate|improvement)\.?$",
    re.IGNORECASE,
)
"""A line that states a grade stands alone, whatever is right above or below it."""

_REST_OF_GRADE = re.compile(r"(?:to )?be good\.?$", re.IGNORECASE)

_HEADING_BEGINS = re.compile(
    r"summary$|the experiences and progress of children|inspection judge?ments? about"
    r"|key strengths and weaknesses|the inspection team$",
    re.IGNORECASE,
)
"""How headings begin that may stand right below other lines."""

RECORD_ROW = re.compile(
    r"[1-3](?:\.[12])?\.?\s+(?:children (?:who|looked)|adoption perf|experiences and"
    r"|leadership, man)",
    re.IGNORECASE,
)
"""How the rows of the single inspection's table begin: their numbers are no paragraphs'."""

_ENTRY = re.compile(r"\d{1,3}$")
_NO_HEADING = re.compile(r"[.;,]$|^[a-z\d]")


@attrs.frozen
class Line:
    """A line of a page: its cells with the column each begins in, and what is known of it."""

    cells: tuple[tuple[float, str], ...]
    after_gap: bool = False
    bold: bool = False

    @property
    def left(self) -> float:
        """The column that it begins in."""
        return self.cells[0][0]

    @property
    def is_in_table(self) -> bool:
        """Whether something of it stands in the second column of a table."""
        return len(self.cells) > 1 or self.left >= _SECOND_COLUMN

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(text for _, text in self.cells)


@attrs.define(eq=False)
class Group:
    """Lines that belong together."""

    lines: list[Line]
    label: str | None = None
    is_note: bool = False
    is_row: bool = False


def parts(above: Line, line: Line) -> bool:
    """Whether `line` belongs to another block than the line right above it."""
    if not above.cells:
        return False
    stands_alone = any(
        _STATEMENT.match(each.text) or _HEADER.match(each.text) or _is_entry(each)
        for each in (above, line)
    )
    begins_row = RECORD_ROW.match(line.text) or _HEADING_BEGINS.match(line.text)
    if begins_row and above.left < _SECOND_COLUMN:
        return True
    if _REST_OF_GRADE.match(line.text):
        return False
    return (
        stands_alone
        or (line.bold != above.bold and not (above.is_in_table or line.is_in_table))
        or _BEGINS.match(line.text) is not None
        or (line.is_in_table and _BEGINS.match(above.text) is not None)
    )


def ends_title(lines: Sequence[Line]) -> bool:
    """Whether `lines` are all of a title, below which the council's name stands."""
    return (
        _TITLE.match(lines[0].text) is not None and _TITLE_ENDS.search(lines[-1].text) is not None
    )


def _is_entry(line: Line) -> bool:
    """Whether `line` is one of a table of contents: words, and far from them a page."""
    return len(line.cells) > 1 and _ENTRY.match(line.cells[-1][1]) is not None


def without_label(line: Line, rest: str) -> Line:
    """Return `line` with `rest` in place of its first words, whose label is taken off."""
    if rest.strip():
        return attrs.evolve(line, cells=((line.left + 2, rest), *line.cells[1:]))
    return attrs.evolve(line, cells=line.cells[1:])


def is_row(lines: Sequence[Line]) -> bool:
    """Whether `lines` are a row of a table: something stands in its second column."""
    if len(lines) > _MOST_LINES_OF_ROW:
        return False
    return any(
        column >= _SECOND_COLUMN and (len(line.cells) > 1 or column > 1.5 * _SECOND_COLUMN)
        for line in lines
        for column, _ in line.cells[-1:]
    )


def block_of(page: int, group: Group) -> Block:
    """Return the block that the lines of `group` are."""
    lines = [line for line in group.lines if line.cells]
    bold = all(line.bold for line in lines)
    is_entry = len(lines) == 1 and _is_entry(lines[0])
    if group.label is None and not group.is_note and not is_entry and is_row(lines):
        return Block(page=page, kind=BlockKind.ROW, text="", cells=_cells(lines), bold=bold)
    text = words("\n".join(line.text for line in lines))
    if group.is_note:
        kind = BlockKind.NOTE
    elif group.label is not None:
        kind = BlockKind.ITEM
    elif (
        not is_entry
        and len(lines) <= _MOST_LINES_OF_HEADING
        and len(text.text.split()) <= _MOST_WORDS_OF_HEADING
        and _NO_HEADING.search(text.text) is None
    ):
        kind = BlockKind.HEADING
    else:
        kind = BlockKind.PARAGRAPH
    return Block(
        page=page,
        kind=kind,
        label=group.label,
        text=text.text,
        lines=text.lines,
        bold=bold and kind is not BlockKind.HEADING,
    )


def _cells(lines: Iterable[Line]) -> tuple[str, ...]:
    """Return the words of both columns; what begins in the second is the second's."""
    first: list[str] = []
    second: list[str] = []
    for line in lines:
        for place, (column, text) in enumerate(line.cells):
            is_second = column >= _SECOND_COLUMN and (place > 0 or column > 1.5 * _SECOND_COLUMN)
            (second if is_second else first).append(text)
    return words("\n".join(first)).text, words("\n".join(second)).text
