"""How wide the columns of a table on a terminal are."""

from collections.abc import Iterator, Sequence

from ofsted_inspection.cli._answer import Grid, Value, Values
from ofsted_inspection.cli._forms import look_of, marked

GAP = 3
"""What a column takes beside its words."""

_NARROWEST_TEXT = 20


def widths_in(grid: Grid, width: int) -> list[int]:
    """Return how wide each column is drawn on a screen of this width; [] if none has to wrap.

    Each gets what it needs at least. What is left goes to grades first, then to names and ids, so
    that they stay on one line, and then to those that have most to say. [] too where not even the
    least fits.
    """
    needed = needed_widths(grid.columns, grid.rows)
    whole = [
        max((len(name), *map(_length, cells)))
        for name, cells in _by_column(grid.columns, grid.rows)
    ]
    rest = width - GAP * len(needed) - 1 - sum(needed)
    for place in _not_to_be_broken(grid):
        more = whole[place] - needed[place]
        if more <= rest:
            needed[place] += more
            rest -= more
    lacking = sum(whole) - sum(needed)
    if rest < 0 or rest >= lacking:
        return []
    return [
        least + rest * (most - least) // lacking for least, most in zip(needed, whole, strict=True)
    ]


def _not_to_be_broken(grid: Grid) -> Iterator[int]:
    """Yield the places of the columns of grades, and then of those whose cells are single words."""
    columns = [cells for _, cells in _by_column(grid.columns, grid.rows)]
    graded = [any(map(look_of, cells)) for cells in columns]
    yield from (place for place, is_graded in enumerate(graded) if is_graded)
    for place, cells in enumerate(columns):
        if not graded[place] and not any(" " in marked(cell, "utf-8") for cell in cells):
            yield place


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

    The first word of a grade stays beside its symbol. Longer words may be broken after what joins
    their parts.
    """
    needed = [len(word) for word in name.split("_")]
    for cell in cells:
        text = marked(cell, "utf-8")
        if look_of(cell):
            symbol, first, *others = text.split()
            needed += map(len, (f"{symbol} {first}", *others))
        else:
            needed.append(min(_NARROWEST_TEXT, len(text)))
    return max(needed)
