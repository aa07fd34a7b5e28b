"""The map of tiles: a square for each authority of today, about where it lies.

Worked out by a program of this project (`tools/tiles.py`).
"""

import functools
import json
import pkgutil
from collections.abc import Mapping
from typing import NamedTuple, cast


class Tile(NamedTuple):
    """A square of the map, counted from the west and from the north, and a short name."""

    column: int
    row: int
    short: str


@functools.cache
def tiles() -> Mapping[int, Tile]:
    """Return the tile of each authority by its number at Ofsted."""
    content = cast("bytes", pkgutil.get_data("ofsted_inspection", "_bundled/tiles.json"))
    held = cast("dict[str, tuple[int, int, str]]", json.loads(content))
    return {int(urn): Tile(*tile) for urn, tile in held.items()}
