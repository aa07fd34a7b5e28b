"""An answer on a terminal: drawn by rich where it is installed, as plain text where it is not.

No word of the data can drive the terminal: everything goes through `printable`, and none of it is
read as markup.
"""

import importlib.util
import os
import shutil
import sys
import textwrap
from collections.abc import Iterator, Sequence

import attrs

from ofsted_inspection._printable import printable
from ofsted_inspection.cli._answer import Answer, Block, Bullets, Facts, Grid, Heading, Prose
from ofsted_inspection.cli._forms import marked
from ofsted_inspection.cli._widths import GAP, needed_widths


def drawn(answer: Answer) -> str:
    """Return the answer as a person at this terminal reads it."""
    width = shutil.get_terminal_size().columns
    blocks = answer.view or tuple(_table(answer, width))
    if importlib.util.find_spec("rich") is None:
        return "\n\n".join("\n".join(_plain(each, width, _encoding())) for each in blocks) + "\n"
    from ofsted_inspection.cli import _drawing

    return _drawing.drawn(blocks, width, is_coloured=_is_coloured(), encoding=_encoding())


def _table(answer: Answer, width: int) -> Iterator[Block]:
    """Yield the rows as a table of the columns that have room, and say which are left out."""
    if len(answer.rows) == 1:
        words = (marked(each, _encoding()) for each in answer.rows[0])
        cells = zip(answer.columns, words, strict=True)
        yield Facts(tuple((name, cell) for name, cell in cells if cell))
        return
    empty = [name for place, name in enumerate(answer.columns) if _is_empty(answer, place)]
    if 0 < len(empty) < len(answer.columns):
        table, *more = _table(_without_columns(answer, empty), width)
        names = ", ".join(empty)
        yield table
        yield Prose(f"{len(empty)} column{'s are' if len(empty) > 1 else ' is'} empty: {names}")
        yield from more
        return
    needed = needed_widths(answer.columns, answer.rows)
    room = 1
    while room < len(needed) and sum(needed[: room + 1]) + GAP * (room + 1) + 1 <= width:
        room += 1
    rows = tuple(row[:room] for row in answer.rows)
    yield Grid("", answer.columns[:room], rows)
    if left := answer.columns[room:]:
        names = ", ".join(left)
        yield Prose(f"{len(left)} more column{'s' * (len(left) > 1)} with --format tsv: {names}")


def _is_empty(answer: Answer, place: int) -> bool:
    return bool(answer.rows) and all(row[place] is None for row in answer.rows)


def _without_columns(answer: Answer, names: Sequence[str]) -> Answer:
    places = [place for place, name in enumerate(answer.columns) if name not in names]
    rows = tuple(tuple(row[place] for place in places) for row in answer.rows)
    return attrs.evolve(answer, columns=tuple(answer.columns[place] for place in places), rows=rows)


def _encoding() -> str:
    return getattr(sys.stdout, "encoding", None) or "utf-8"


def _is_coloured() -> bool:
    """Whether to colour: on a terminal, unless it or its owner wants none."""
    if os.environ.get("NO_COLOR"):
        return False
    dumb = os.environ.get("TERM") == "dumb"
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and not dumb)


def _plain(block: Block, width: int, encoding: str) -> Iterator[str]:
    """Yield the lines of a block without any library."""
    if isinstance(block, Heading):
        yield printable(block.text)
    elif isinstance(block, Facts):
        longest = max(map(len, dict(block.facts)), default=0)
        for name, value in block.facts:
            yield f"{printable(name):{longest}}  {printable(value)}"
    elif isinstance(block, Grid):
        if block.title:
            yield printable(block.title)
        head = [name.replace("_", " ") for name in block.columns]
        rows = (tuple(marked(each, encoding) for each in row) for row in block.rows)
        yield from _columns([head, *rows])
    elif isinstance(block, Bullets):
        for each in block.items:
            yield from _wrapped(f"  - {printable(each)}", width, "    ")
    else:
        number = "" if block.number is None else f"{block.number}. "
        yield from _wrapped(f"{number}{printable(block.text)}", width, "")


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    return textwrap.wrap(text, max(width, 20), subsequent_indent=indent, break_on_hyphens=False)


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (f"{cell:{width}}" for cell, width in zip(row, widths, strict=True))
        yield "   ".join(cells).rstrip()
