"""Doors: the few methods of core classes that hand their work to an edge when they are called.

The core imports nothing from the edges. What a person looks for on a class, though it needs an
edge, stands here: class, method, and where the work is done. It is resolved at the call.
"""

import importlib
from collections.abc import Callable, Mapping
from typing import Any

DOORS: Mapping[tuple[str, str], str] = {
    ("Inspection", "of"): "ofsted_inspection._making:inspection_of",
    ("History", "successions"): "ofsted_inspection.gazetteer:predecessors",
}
"""Where the work of each door is done, as `module:function`, by class and method."""


def behind(cls: str, method: str) -> Callable[..., Any]:
    """Return the function that does the work of a door."""
    module, _, function = DOORS[cls, method].partition(":")
    work: Callable[..., Any] = getattr(importlib.import_module(module), function)
    return work
