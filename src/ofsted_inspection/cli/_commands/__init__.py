"""The commands, one module each; a module is imported when its command is called."""

import importlib
from typing import Any

from ofsted_inspection.cli._declared import Command
from ofsted_inspection.errors import UnknownName

NAMES = (
    "list",
    "show",
    "latest",
    "history",
    "compare",
    "findings",
    "recommendations",
    "statistics",
    "table",
    "chart",
    "check",
    "validate",
    "read",
    "export",
    "new",
    "schema",
    "dictionary",
    "cite",
    "completion",
    "download",
)
"""Every command, in the order in which help has them."""


def command(name: str) -> Command[Any]:
    """Return the command of this name; raises UnknownName, listing near misses."""
    if name not in NAMES:
        raise UnknownName("command", name, NAMES)
    found: Command[Any] = importlib.import_module(f"{__name__}.{name}").COMMAND
    return found


def every_command() -> tuple[Command[Any], ...]:
    """Return every command, in the order in which help has them."""
    return tuple(map(command, NAMES))
