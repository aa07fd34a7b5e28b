"""Pieces of HTML that pages and notebooks share; every word that comes in is made inert here."""

import html
from collections.abc import Iterable

from ofsted_inspection._look import LOOKS, Mark
from ofsted_inspection._printable import printable


def words(text: str) -> str:
    """Return `text` as HTML: no tag, no attribute, nothing that drives a display."""
    return html.escape(printable(" ".join(text.split())))


def chip(mark: Mark, *, inline: bool = False) -> str:
    """Return a grade or a polarity as a chip: colour, symbol and words.

    `inline` states its colours in the element itself, for notebooks, which bring no style sheet.
    """
    look = LOOKS[mark]
    shown = f'<span aria-hidden="true">{look.symbol}</span> {look.word}'
    if not inline:
        return f'<span class="chip {mark.name.lower()}">{shown}</span>'
    style = (
        f"background:{look.fill};color:{look.ink};border:1px solid {look.line};"
        "border-radius:3px;padding:0 .4em;white-space:nowrap"
    )
    return f'<span style="{style}">{shown}</span>'


def table(
    caption: str,
    columns: Iterable[str],
    rows: Iterable[Iterable[str]],
    *,
    attributes: str = "",
) -> str:
    """Return a table with its caption; the first cell of each row is its heading.

    Caption, names of columns and cells are HTML already.
    """
    head = "".join(f'<th scope="col">{name}</th>' for name in columns)
    body = "\n".join(f"<tr>{_cells(row)}</tr>" for row in rows)
    return (
        f"<table{attributes}>\n<caption>{caption}</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
    )


def _cells(row: Iterable[str]) -> str:
    first, *rest = row
    return f'<th scope="row">{first}</th>' + "".join(f"<td>{cell}</td>" for cell in rest)


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with what it counts: `1 inspection`, `2 inspections`, `1,204 findings`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
