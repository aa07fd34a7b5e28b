"""Where each authority stands on the map of tiles, worked out from where it lies.

`tiles.csv` holds a short name and a rough centre of each authority, put down by hand for this map
alone; the Isles of Scilly have been moved towards Cornwall. Circles of one size at those places are
pushed apart until they hardly overlap, and then each takes a square of a grid so that the squares
of all distances are as small as they can be. No layout of anybody else's is used.

    python -m tools.tiles      print the map, to look at
"""

import csv
import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

KEPT = Path(__file__).with_suffix(".csv")
_NORTH, _WEST = 55.4, -5.0
_KM_PER_DEGREE = 111.2
_SQUARE = 27.0
"""Kilometres that a side of a square stands for: 153 of them have the area of England."""

_TURNS = 400
_PULL = 0.02


class Place(NamedTuple):
    """An authority, its short name, and its centre: squares east and south of a corner."""

    urn: int
    short: str
    east: float
    south: float


def read(path: Path = KEPT) -> tuple[Place, ...]:
    """Return what is kept by hand, in the order of Ofsted's numbers."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]
    across = _KM_PER_DEGREE * math.cos(math.radians(53)) / _SQUARE
    down = _KM_PER_DEGREE / _SQUARE
    return tuple(
        sorted(
            Place(
                int(row["urn"]),
                row["short"],
                (float(row["longitude"]) - _WEST) * across,
                (_NORTH - float(row["latitude"])) * down,
            )
            for row in rows
        )
    )


def layout(places: Sequence[Place]) -> bytes:
    """Return the map as it is bundled: of each number the column, the row and the short name."""
    taken = assigned(spread([(place.east, place.south) for place in places]))
    left = min(column for column, _ in taken)
    top = min(row for _, row in taken)
    tiles = {
        str(each.urn): [column - left, row - top, each.short]
        for each, (column, row) in zip(places, taken, strict=True)
    }
    lines = ",\n".join(f"{json.dumps(urn)}: {json.dumps(tile)}" for urn, tile in tiles.items())
    return f"{{\n{lines}\n}}\n".encode()


def spread(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return `points` pushed apart until they are about 1 from one another, and no further."""
    at = [*points]
    for _ in range(_TURNS):
        moved = [
            (x + _PULL * (home[0] - x), y + _PULL * (home[1] - y))
            for (x, y), home in zip(at, points, strict=True)
        ]
        for one, (x, y) in enumerate(at):
            for other in range(one + 1, len(at)):
                east, south = at[other][0] - x, at[other][1] - y
                apart = math.hypot(east, south)
                if apart >= 1:
                    continue
                if apart == 0:
                    east, south, apart = 1e-3, 0.0, 1e-3
                push = 0.25 * (1 - apart) / apart
                moved[one] = (moved[one][0] - push * east, moved[one][1] - push * south)
                moved[other] = (moved[other][0] + push * east, moved[other][1] + push * south)
        # Rounded, so that every machine works with the same numbers.
        at = [(round(x, 6), round(y, 6)) for x, y in moved]
    return at


def assigned(points: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
    """Return a square for each point, no square twice, the squares of the distances the least."""
    columns, rows = (_around([point[axis] for point in points]) for axis in (0, 1))
    squares = [(column, row) for row in rows for column in columns]
    # In whole numbers, so that no rounding decides.
    costs = [
        [round(1000 * ((x - column) ** 2 + (y - row) ** 2)) for column, row in squares]
        for x, y in points
    ]
    return [squares[each] for each in least(costs)]


def _around(values: Sequence[float]) -> range:
    return range(math.floor(min(values)) - 1, math.ceil(max(values)) + 2)


def least(  # noqa: C901 - one algorithm, as it is printed everywhere
    costs: Sequence[Sequence[int]],
) -> list[int]:
    """Return for each row of `costs` a column, none twice, of the least sum (Kuhn and Munkres)."""
    width = len(costs[0])
    of_rows, of_columns = [0] * (len(costs) + 1), [0] * (width + 1)
    row_of = [0] * (width + 1)
    for row in range(1, len(costs) + 1):
        row_of[0] = row
        column = 0
        nearest, came_from = [math.inf] * (width + 1), [0] * (width + 1)
        done = [False] * (width + 1)
        while row_of[column]:
            done[column] = True
            here, step, following = row_of[column], math.inf, 0
            for each in range(1, width + 1):
                if done[each]:
                    continue
                cost = costs[here - 1][each - 1] - of_rows[here] - of_columns[each]
                if cost < nearest[each]:
                    nearest[each], came_from[each] = cost, column
                if nearest[each] < step:
                    step, following = nearest[each], each
            for each in range(width + 1):
                if done[each]:
                    of_rows[row_of[each]] += int(step)
                    of_columns[each] -= int(step)
                else:
                    nearest[each] -= step
            column = following
        while column:
            row_of[column] = row_of[came_from[column]]
            column = came_from[column]
    found = [0] * len(costs)
    for column in range(1, width + 1):
        if row_of[column]:
            found[row_of[column] - 1] = column - 1
    return found


def main() -> None:
    """Print the map."""
    tiles = [*json.loads(layout(read())).values()]
    for row in range(max(tile[1] for tile in tiles) + 1):
        names = {tile[0]: tile[2] for tile in tiles if tile[1] == row}
        print("".join(f"{names.get(column, ''):5}" for column in range(max(names) + 1)))


if __name__ == "__main__":
    main()
