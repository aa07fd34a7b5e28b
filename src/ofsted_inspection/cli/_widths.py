"""How wide the columns of a table on a terminal are."""

from collections.abc import Iterator, Sequence

from ofsted_inspection.cli._answer import Grid, Value, Values
from ofsted_inspection.cli._forms import look_of, marked

GAP = 3
"""What a column takes beside its words."""

_NARROWEST_TEXT = 20


def widths_in(grid: Grid, width: int) -> list[int]:
    """Return how wide each column is drawn on a screen of this width; [] if none has to wrap.

    Each gets what it needs at least, and what is left goes to those that have more to say; [] too
    where not even that fits.
    """
    needed = needed_widths(grid.columns, grid.rows)
    whole = [
        max((len(name), *map(_length, cells)))
        for name, cells in _by_column(grid.columns, grid.rows)
    ]
    rest = width - GAP * len(needed) - 1 - sum(needed)
    lacking = sum(whole) - sum(needed)
    if rest < 0 or rest >= lacking:
        return []
    return [
        least + rest * (most - least) // lacking for least, most in zip(needed, whole, strict=True)
    ]


def needed_widths(columns: Sequence[str], rows: Sequence[Values]) -> list[int]:
    """Return how wide each column must be at least."""
    return [_needed(name, cells) for name, cells in _by_column(columns, rows)]


def _by_column(
    columns: Sequence[str], rows: Sequence[Values]
) -> Iterator[tuple[str, tuple[Value, ...]]]:
    for place, name in enumerate(columns):
        yield name, tuple(row[place] for row in rows)


def _length(cell: Value) -> int:
    return len(marked(cell, "utf-8"))


def _needed(name: str, cells: Sequence[Value]) -> int:
    """Return how wide a column must be at least: whole cells if they are short, whole words.

    A grade stays beside its symbol. Longer words may be broken after what joins their parts.
    """
    needed = [len(word) for word in name.split("_")]
    for cell in cells:
        length = _length(cell)
        needed.append(length if look_of(cell) else min(_NARROWEST_TEXT, length))
    return max(needed)
