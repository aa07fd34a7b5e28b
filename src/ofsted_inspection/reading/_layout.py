"""From lines with their places on the page to blocks, where no structure says what is one.

What `pdftotext -layout` gives and what stands in a PDF without tags come here: a blank line, a
bullet or the next number begins a block, columns make rows, and what repeats over the pages at
their head or foot is furniture.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import attrs

from ofsted_inspection.reading._marks import is_bullet, number_of, split_bullet
from ofsted_inspection.reading._runs import words
from ofsted_inspection.reading.document import Block, BlockKind, Document

_EDGE = 4
"""How many lines at the head and the foot of a page may be furniture."""

_SHARE_OF_PAGES = 0.4
_LEAST_PAGES = 3

_SECOND_COLUMN = 24
"""Where the second column of a table begins at the earliest, in characters."""

_INDENTED = 2.5
_MOST_LINES_OF_ROW = 6
_MOST_LINES_OF_HEADING = 3
_MOST_WORDS_OF_HEADING = 24
_DIGITS = re.compile(r"\s*\d+\s*")
_NUMBER = re.compile(r"(\d{1,3})([.,])(?:\s+|(?=[A-Z\u2018]))(?=\S)")
_ENDS = re.compile(r"[.?!:;][\"'\u2019\u201d)\]]*\d{0,2}$")
_NOTE = re.compile(r"\d{1,2}$")
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

_RECORD_ROW = re.compile(
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


def layout_document(pages: Sequence[Sequence[Line]], extractor: str) -> Document:
    """Return the document that these pages of lines hold."""
    running = _running(pages)
    reader = _Reader()
    for number, lines in enumerate(pages, start=1):
        reader.read_page(number, lines, running)
    return Document(
        blocks=tuple(reader.blocks),
        extractor=extractor,
        pages=max(len(pages), 1),
        doubts=tuple(reader.doubts),
    )


def _mask(line: Line) -> str:
    return _DIGITS.sub("", line.text)


def _edges(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the places of the lines at the head and the foot of a page."""
    yield from sorted(
        {*range(min(_EDGE, len(lines))), *range(max(0, len(lines) - _EDGE), len(lines))}
    )


def _running(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Return the words that stand at the head or foot of several pages, numbers left out."""
    if len(pages) == 1:
        return frozenset()
    seen = Counter(
        mask for lines in pages for mask in {_mask(lines[place]) for place in _edges(lines)}
    )
    # A heading may stand at the head of two pages; a running line stands on half of them.
    least = max(_LEAST_PAGES, len(pages) * _SHARE_OF_PAGES)
    return frozenset({"", *(mask for mask, count in seen.items() if count >= least)})


@attrs.define(eq=False)
class _Group:
    """Lines that belong together."""

    lines: list[Line]
    label: str | None = None
    is_note: bool = False
    is_row: bool = False


class _Reader:
    """Collects the blocks page by page."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.doubts: list[tuple[int, str]] = []
        self.expected = 1
        self.last: Block | None = None
        self.last_left = 0.0

    def read_page(self, page: int, lines: Sequence[Line], running: frozenset[str]) -> None:
        """Add the blocks of one page."""
        furniture = self._furniture(lines, running)
        head = [place for place in furniture if place < len(lines) / 2]
        for place in head:
            self._add_furniture(page, lines[place])
        body = [line for place, line in enumerate(lines) if place not in furniture]
        for index, group in enumerate(self._groups(page, body)):
            self._add(page, group, begins_page=index == 0)
        for place in furniture:
            if place not in head:
                self._add_furniture(page, lines[place])

    def _furniture(self, lines: Sequence[Line], running: frozenset[str]) -> list[int]:
        """Return the places of furniture: from the edges inwards, as far as it goes."""
        found: list[int] = []
        for places in (range(len(lines)), range(len(lines) - 1, -1, -1)):
            for place in list(places)[:_EDGE]:
                if _mask(lines[place]) not in running:
                    break
                if place not in found:
                    found.append(place)
        return sorted(found)

    def _add_furniture(self, page: int, line: Line) -> None:
        text = " ".join(line.text.split())
        self.blocks.append(Block(page=page, kind=BlockKind.FURNITURE, text=text))

    def _groups(self, page: int, lines: Sequence[Line]) -> Iterator[_Group]:
        group: _Group | None = None
        for line in lines:
            label, rest = self._label(page, line)
            is_note = label is None and _NOTE.match(line.text) is not None and line is not lines[-1]
            begins = group is not None and (
                label is not None
                or is_note
                or line.after_gap
                or (not group.is_note and _parts(group.lines[-1], line))
                or _ends_title(group.lines)
            )
            if group is None or begins:
                if group is not None:
                    yield group
                group = _Group([], label=label, is_note=is_note)
            group.lines.append(rest)
        if group is not None:
            yield group

    def _label(self, page: int, line: Line) -> tuple[str | None, Line]:
        """Return the bullet or number that `line` begins with, and the line without it."""
        first = line.cells[0][1]
        bullet, rest = split_bullet(f"{first} " if len(line.cells) > 1 else first)
        if bullet is not None:
            return bullet, _without_label(line, rest)
        match = None if _RECORD_ROW.match(line.text) else _NUMBER.match(line.text)
        if match is None or _is_row([line]):
            return None, line
        number = int(match.group(1))
        if number != self.expected and not (line.after_gap and abs(number - self.expected) == 1):
            return None, line
        if match.group(2) == ",":
            self.doubts.append((page, f"a paragraph numbered '{match.group()}'"))
        self.expected = number + 1
        rest = line.text[match.end() :]
        column, _ = line.cells[len(line.cells) - 1]
        return match.group().strip(), attrs.evolve(line, cells=((column, rest),))

    def _add(self, page: int, group: _Group, *, begins_page: bool) -> None:
        block = _block(page, group)
        left = min((line.left for line in group.lines if line.cells), default=0.0)
        last = self.last
        if block.kind is not BlockKind.NOTE:
            if last is not None and begins_page and last.page == page - 1:
                between = self._between(last, block, left)
                if between is not None:
                    block = attrs.evolve(block, follows=between, kind=last.kind)
            self.last, self.last_left = block, left
        self.blocks.append(block)

    def _between(self, last: Block, block: Block, left: float) -> str | None:
        """Return what stands between two blocks that are one; None where they are two."""
        if block.label is not None or block.cells or last.cells or last.kind is BlockKind.HEADING:
            return None
        breaks_off = _ENDS.search(last.text) is None
        is_numbered = number_of(last.label) is not None or (
            last.follows is not None and last.kind is BlockKind.ITEM
        )
        goes_on = breaks_off and (
            block.text[:1].islower()
            or (block.kind is BlockKind.PARAGRAPH and not is_bullet(last.label))
        )
        is_rest = is_numbered and left > _INDENTED and block.kind is BlockKind.PARAGRAPH
        if not (goes_on or is_rest):
            return None
        return "" if last.text.endswith("-") else " "


def _parts(above: Line, line: Line) -> bool:
    """Whether `line` belongs to another block than the line right above it."""
    if not above.cells:
        return False
    stands_alone = any(
        _STATEMENT.match(each.text) or _HEADER.match(each.text) or _is_entry(each)
        for each in (above, line)
    )
    begins_row = _RECORD_ROW.match(line.text) or _HEADING_BEGINS.match(line.text)
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


def _ends_title(lines: Sequence[Line]) -> bool:
    """Whether `lines` are all of a title, below which the council's name stands."""
    return (
        _TITLE.match(lines[0].text) is not None and _TITLE_ENDS.search(lines[-1].text) is not None
    )


def _is_entry(line: Line) -> bool:
    """Whether `line` is one of a table of contents: words, and far from them a page."""
    return len(line.cells) > 1 and _ENTRY.match(line.cells[-1][1]) is not None


def _without_label(line: Line, rest: str) -> Line:
    if rest.strip():
        return attrs.evolve(line, cells=((line.left + 2, rest), *line.cells[1:]))
    return attrs.evolve(line, cells=line.cells[1:])


def _is_row(lines: Sequence[Line]) -> bool:
    """Whether `lines` are a row of a table: something stands in its second column."""
    if len(lines) > _MOST_LINES_OF_ROW:
        return False
    return any(
        column >= _SECOND_COLUMN and (len(line.cells) > 1 or column > 1.5 * _SECOND_COLUMN)
        for line in lines
        for column, _ in line.cells[-1:]
    )


def _block(page: int, group: _Group) -> Block:
    lines = [line for line in group.lines if line.cells]
    bold = all(line.bold for line in lines)
    is_entry = len(lines) == 1 and _is_entry(lines[0])
    if group.label is None and not group.is_note and not is_entry and _is_row(lines):
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
