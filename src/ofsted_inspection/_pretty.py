"""How a record is printed by those who print fields: IPython, and Hypothesis in its reports."""

from typing import Protocol


class Printer(Protocol):
    """What both give to `_repr_pretty_`."""

    def text(self, text: str) -> None:
        """Print `text`."""


class PrettyByRepr:
    """A base for records whose `repr` says all there is to say: it is printed, not each field.

    Without it, every inspection in a report of a failed test would show the whole catalogue entry
    of its framework, once for each judgement its aspect's title and service, and little else.
    """

    __slots__ = ()

    def _repr_pretty_(self, printer: Printer, _cycle: object) -> None:
        """Print what `repr` returns."""
        printer.text(repr(self))
