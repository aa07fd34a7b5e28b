"""A report as blocks in reading order: what every template reads, whatever file it came from.

>>> document = Document(
...     blocks=(
...         Block(page=1, kind=BlockKind.HEADING, text="What needs to improve"),
...         Block(page=1, kind=BlockKind.ITEM, label="-", text="The timeliness of plans."),
...         Block(page=2, kind=BlockKind.ROW, text="", cells=("Overall", "Good")),
...     ),
...     extractor="by hand",
... )
>>> document.lines[1]
'- The timeliness of plans.'
>>> document.line_of(2)
4
"""

import enum
import functools
import hashlib
from collections.abc import Iterator
from typing import Protocol, final, runtime_checkable

import attrs

from ofsted_inspection._arguments import checked
from ofsted_inspection.errors import UnknownName

__all__ = ["Block", "BlockKind", "Box", "Document", "Place"]

PAGE_END = "\f"
"""The line that stands between two pages of a document's text."""


@final
class BlockKind(enum.Enum):
    """What a block looks like on the page; what it means is for a template to say."""

    HEADING = "heading"
    """Larger or bolder than the text around it, or marked as a heading."""
    PARAGRAPH = "paragraph"
    """Running text."""
    ITEM = "item"
    """An item of a list, with its bullet or number as `label`."""
    ROW = "row"
    """A row of a table, with its `cells`."""
    NOTE = "note"
    """A note at the foot of a page."""
    FURNITURE = "furniture"
    """A page number or running line."""


@final
@attrs.frozen
class Box:
    """Where a block stands on its page, in points from the page's lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


@final
@attrs.frozen(kw_only=True)
class Block:
    """A stretch of one page that belongs together, its white space collapsed.

    `label` is the number or bullet printed before it, `cells` are those of a table's row, whose
    `text` is empty. `lines` are the offsets in `text` at which its printed lines begin. `follows`
    is None for a block of its own, and what stands between (nothing or a space) for one that goes
    on with the words of the page before. `bold` tells whether all of it is set in bold.
    """

    page: int
    kind: BlockKind
    text: str
    label: str | None = None
    cells: tuple[str, ...] = ()
    box: Box | None = None
    lines: tuple[int, ...] = (0,)
    follows: str | None = None
    bold: bool = False

    @property
    def line(self) -> str:
        """The block as one line of the document's text: label, words, cells between tabs."""
        words = "\t".join(self.cells) if self.cells else self.text
        if self.label is None:
            return words
        return f"{self.label} {words}" if words else self.label

    @property
    def start(self) -> int:
        """The offset in `line` at which `text` begins."""
        return len(self.line) - len(self.text)


@runtime_checkable
class Place(Protocol):
    """A stretch of one line, such as a span of an inspection's source."""

    @property
    def line(self) -> int:
        """The line, counted from 1."""
        ...

    @property
    def start(self) -> int:
        """The first character, counted from 0."""
        ...

    @property
    def end(self) -> int:
        """One past the last character."""
        ...


@final
@attrs.frozen(kw_only=True)
class Document:
    """A report's blocks in reading order, and its canonical text: one block a line, pages apart.

    Between two pages stands a line that holds a form feed alone. `extractor` names what the blocks
    were taken out with and its version, None where the text is the file's own, line by line;
    `pages` is None where that text has no pages. `doubts` are pages and what was put right on them.
    """

    blocks: tuple[Block, ...]
    extractor: str | None
    pages: int | None = 1
    doubts: tuple[tuple[int, str], ...] = ()

    @functools.cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines of the text, without their ends."""
        return tuple(line for _, line in self._numbered())

    @functools.cached_property
    def _line_numbers(self) -> tuple[int, ...]:
        numbers = [
            number for number, (index, _) in enumerate(self._numbered(), start=1) if index >= 0
        ]
        return tuple(numbers)

    def _numbered(self) -> Iterator[tuple[int, str]]:
        page = 1
        for index, block in enumerate(self.blocks):
            while page < block.page:
                yield -1, PAGE_END
                page += 1
            yield index, block.line

    @checked
    def line_of(self, index: int) -> int:
        """Return the line, counted from 1, of the block at `index`, counted from 0.

        Raises UnknownName where there is no such block.
        """
        if 0 <= index < len(self.blocks):
            return self._line_numbers[index]
        raise UnknownName("block", str(index), [f"0 to {len(self.blocks) - 1}"])

    @functools.cached_property
    def text(self) -> str:
        """The canonical text, each line with its end."""
        return "".join(f"{line}\n" for line in self.lines)

    @functools.cached_property
    def text_sha256(self) -> str:
        """The SHA-256 of the canonical text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @checked
    def at(self, span: Place) -> str:
        """Return the words at `span`; raises UnknownName where the text has no such place."""
        if 1 <= span.line <= len(self.lines):
            line = self.lines[span.line - 1]
            if 0 <= span.start <= span.end <= len(line):
                return line[span.start : span.end]
        known = f"line 1 to line {len(self.lines)}"
        raise UnknownName("place", f"line {span.line}, {span.start} to {span.end}", [known])
