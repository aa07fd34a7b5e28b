"""Importing a library when it is needed, and saying what to install when it is not there."""

import importlib
from types import ModuleType

from ofsted_inspection.errors import MissingExtra


def imported(module: str, extra: str) -> ModuleType:
    """Import `module` and return it; raises MissingExtra naming `extra` if it is not installed."""
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        # Something the library itself misses is not ours to explain.
        if error.name is None or module.partition(".")[0] != error.name.partition(".")[0]:
            raise
        raise MissingExtra(module, extra) from error
