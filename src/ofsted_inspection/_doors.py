"""Doors: the few methods of core classes that hand their work to an edge when they are called.

The core imports nothing from the edges. What a person looks for on a class, though it needs an
edge, stands here: class, method, and where the work is done. It is resolved at the call.
"""

import importlib
from collections.abc import Callable, Mapping
from typing import Any

_PYDANTIC = "ofsted_inspection.interchange._pydantic"

DOORS: Mapping[tuple[str, str], str] = {
    ("Inspection", "of"): "ofsted_inspection._making:inspection_of",
    ("Inspection", "findings"): "ofsted_inspection.selection:findings",
    ("Comparison", "to_frame"): "ofsted_inspection.tables._compared:comparison_frame",
    ("History", "to_frame"): "ofsted_inspection.tables._compared:history_frame",
    ("History", "successions"): "ofsted_inspection.gazetteer:predecessors",
    ("Inspection", "_repr_html_"): "ofsted_inspection.rendering._display:of_inspection",
    ("Report", "_repr_html_"): "ofsted_inspection.rendering._display:of_report",
    ("Recommendation", "_repr_html_"): "ofsted_inspection.rendering._display:of_recommendation",
    ("GradeDistribution", "_repr_html_"): "ofsted_inspection.rendering._display:of_distribution",
    ("History", "_repr_html_"): "ofsted_inspection.rendering._display:of_history",
    ("Comparison", "_repr_html_"): "ofsted_inspection.rendering._display:of_comparison",
    ("Breach", "_repr_html_"): "ofsted_inspection.rendering._display:of_breach",
    ("DatasetInfo", "_repr_html_"): "ofsted_inspection.rendering._display:of_dataset",
    ("Inspection", "__get_pydantic_core_schema__"): f"{_PYDANTIC}:core_schema",
    ("Inspection", "__get_pydantic_json_schema__"): f"{_PYDANTIC}:inline_schema",
    ("OfficialResult", "__get_pydantic_core_schema__"): f"{_PYDANTIC}:core_schema",
    ("OfficialResult", "__get_pydantic_json_schema__"): f"{_PYDANTIC}:inline_schema",
}
"""Where the work of each door is done, as `module:function`, by class and method."""


def display(value: object) -> str:
    """Return what a notebook shows of `value`, of a class that has the door `_repr_html_`."""
    shown: str = behind(type(value).__name__, "_repr_html_")(value)
    return shown


def behind(cls: str, method: str) -> Callable[..., Any]:
    """Return the function that does the work of a door."""
    module, _, function = DOORS[cls, method].partition(":")
    work: Callable[..., Any] = getattr(importlib.import_module(module), function)
    return work
