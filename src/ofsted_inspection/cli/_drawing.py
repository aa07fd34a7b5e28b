"""Blocks drawn by rich, in colour where the terminal has it."""

import io
from collections.abc import Iterable, Mapping
from typing import final

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ofsted_inspection._printable import printable
from ofsted_inspection.cli._answer import Block, Bullets, Facts, Grid, Heading, Value
from ofsted_inspection.cli._forms import worded
from ofsted_inspection.grades import ReformedGrade, SlacGrade, Ungraded

_STYLES: Mapping[Value, str] = {
    SlacGrade.OUTSTANDING: "bold green",
    SlacGrade.GOOD: "green",
    SlacGrade.ADEQUATE: "yellow",
    SlacGrade.INADEQUATE: "bold red",
    ReformedGrade.OUTSTANDING: "bold green",
    ReformedGrade.GOOD: "green",
    ReformedGrade.REQUIRES_IMPROVEMENT: "yellow",
    ReformedGrade.INADEQUATE: "bold red",
    Ungraded.NOT_JUDGED: "dim",
}


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
    before: Block | None = None
    for block in blocks:
        if not (before is None or isinstance(block, Bullets) or isinstance(before, Heading)):
            console.print()
        console.print(_renderable(block))
        before = block
    text = "\n".join(line.rstrip() for line in sheet.getvalue().split("\n"))
    return text.strip("\n") + "\n"


def _words(text: str, style: str = "") -> Text:
    return Text(printable(text), style=style)


def _renderable(block: Block) -> RenderableType:
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
        return _grid(block)
    if isinstance(block, Bullets):
        items = Table.grid(padding=(0, 1))
        items.add_column()
        items.add_column(overflow="fold")
        for item in block.items:
            items.add_row("  -", _words(item))
        return items
    number = ("", "") if block.number is None else (f"{block.number}. ", "bold")
    return Text.assemble(number, _words(block.text))


def _grid(block: Grid) -> RenderableType:
    table = Table(
        title=block.title or None, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD
    )
    for place, name in enumerate(block.columns):
        numbers = all(isinstance(row[place], int | None) for row in block.rows)
        heading = _words(name.replace("_", " "))
        table.add_column(heading, justify="right" if numbers else "left", overflow="fold")
    for row in block.rows:
        table.add_row(*map(_cell, row))
    return table


def _cell(value: Value) -> RenderableType:
    text = worded(value)
    indent = len(text) - len(text.lstrip())
    return Padding(Text(text.lstrip(), style=_STYLES.get(value, "")), (0, 0, 0, indent))
