"""Blocks drawn by rich, in colour where the terminal has it."""

import io
import re
import textwrap
from collections.abc import Iterable
from typing import final

from rich import box
from rich.console import Console, JustifyMethod, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ofsted_inspection._look import PAPER
from ofsted_inspection._printable import printable
from ofsted_inspection.cli._answer import Block, Bullets, Facts, Grid, Heading, Value
from ofsted_inspection.cli._forms import look_of, marked
from ofsted_inspection.cli._widths import widths_in


@final
class _Sheet(io.StringIO):
    """What is drawn on: a text that has the encoding of the terminal it is for."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._of_terminal = encoding

    # Rich draws lines of ASCII where this is not Unicode's; the base has None.
    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._of_terminal


def drawn(blocks: Iterable[Block], width: int, *, is_coloured: bool, encoding: str) -> str:
    """Return blocks as rich draws them, a line between two."""
    sheet = _Sheet(encoding)
    console = Console(
        file=sheet, width=width, force_terminal=is_coloured, highlight=False, legacy_windows=False
    )
    # Of sixteen colours none is near enough to ours to be sure that words can be read on it.
    is_painted = console.color_system not in {None, "standard"}
    before: Block | None = None
    for block in blocks:
        if not (before is None or isinstance(block, Bullets) or isinstance(before, Heading)):
            console.print()
        console.print(_renderable(block, width, encoding, is_painted=is_painted))
        before = block
    text = "\n".join(line.rstrip() for line in sheet.getvalue().split("\n"))
    return text.strip("\n") + "\n"


def _words(text: str, style: str = "") -> Text:
    return Text(printable(text), style=style)


def _renderable(block: Block, width: int, encoding: str, *, is_painted: bool) -> RenderableType:
    if isinstance(block, Heading):
        return _words(block.text, "dim" if block.is_small else "bold")
    if isinstance(block, Facts):
        grid = Table.grid(padding=(0, 2))
        grid.add_column(style="dim", overflow="fold")
        grid.add_column(overflow="fold")
        for name, value in block.facts:
            grid.add_row(_words(name), _words(value))
        return grid
    if isinstance(block, Grid):
        return _grid(block, width, encoding, is_painted=is_painted)
    if isinstance(block, Bullets):
        items = Table.grid(padding=(0, 1))
        items.add_column()
        items.add_column(overflow="fold")
        for item in block.items:
            items.add_row("  -", _words(item))
        return items
    number = ("", "") if block.number is None else (f"{block.number}. ", "bold")
    return Text.assemble(number, _words(block.text))


def _grid(block: Grid, width: int, encoding: str, *, is_painted: bool) -> RenderableType:
    table = Table(
        title=block.title or None, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD
    )
    whole: list[int | None] = [None] * len(block.columns)
    widths = widths_in(block, width) or whole
    for place, (name, wide) in enumerate(zip(block.columns, widths, strict=True)):
        numbers = all(isinstance(row[place], int | None) for row in block.rows)
        justify: JustifyMethod = "right" if numbers and block.rows else "left"
        heading = _words(name.replace("_", " "))
        table.add_column(heading, justify=justify, overflow="fold", width=wide)
    for row in block.rows:
        cells = zip(row, widths, strict=True)
        table.add_row(*(_cell(each, wide, encoding, is_painted=is_painted) for each, wide in cells))
    return table


def _cell(value: Value, width: int | None, encoding: str, *, is_painted: bool) -> RenderableType:
    text = marked(value, encoding)
    indent = len(text) - len(text.lstrip())
    text = text.lstrip() if width is None else _folded(text.lstrip(), width - indent)
    return Padding(Text(text, style=_style(value) if is_painted else ""), (0, 0, 0, indent))


def _folded(text: str, width: int) -> str:
    """Return a text in lines of this width; a longer word is broken after what joins its parts."""
    lines: list[str] = []
    for line in textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False):
        lines.append("")
        for part in [line] if len(line) <= width else _PARTS.findall(line):
            if len(lines[-1]) + len(part) > width and lines[-1]:
                lines.append("")
            lines[-1] += part
    return "\n".join(lines)


_PARTS = re.compile(r"[^-_./]*[-_./]|[^-_./]+")


def _style(value: Value) -> str:
    """Return how a grade or a polarity looks; what has no ground of its own takes the reader's."""
    look = look_of(value)
    if look is None:
        return ""
    return "dim" if look.fill == PAPER else f"{look.ink} on {look.fill}"
