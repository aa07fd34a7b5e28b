"""What a command takes and gives, declared once: parser, `--help` and docs follow from it."""

import argparse
from collections.abc import Callable
from typing import Generic, TypeVar, final

import attrs

from ofsted_inspection.cli._answer import Answer
from ofsted_inspection.cli._values import count, output_format


@final
@attrs.frozen(kw_only=True)
class Argument:
    """One argument: a positional one (`source`), or an option (`--region`).

    `takes` is the word for its value, empty for an option without one. `many` may be given several
    times; `needed` says whether a positional one must be given. `read` makes the value of the text.
    """

    name: str
    help: str
    takes: str = ""
    many: bool = False
    needed: bool = True
    choices: tuple[str, ...] = ()
    read: Callable[[str], object] = str
    short: str | None = None
    default: object = None

    @property
    def is_option(self) -> bool:
        """Whether it is given by name."""
        return self.name.startswith("-")

    @property
    def usage(self) -> str:
        """How it stands in a line of usage."""
        if not self.is_option:
            word = f"{self.takes}..." if self.many else self.takes
            return word if self.needed else f"[{word}]"
        value = f" {self.takes}" if self.takes else ""
        return f"[{self.name}{value}]{'...' if self.many else ''}"

    @property
    def shown(self) -> str:
        """How it stands in a list: every name, and the word for its value."""
        names = self.takes if not self.is_option else self.name
        if self.short is not None:
            names = f"{self.short}, {names}"
        return f"{names} {self.takes}" if self.is_option and self.takes else names


class Given(argparse.Namespace):
    """What every command is given."""

    traceback: bool = False


class GivenFile(Given):
    """What a command is given that writes a text."""

    output: str | None = None
    force: bool = False


class GivenRows(GivenFile):
    """What a command is given that answers in rows."""

    format: str | None = None
    json: bool = False
    limit: int | None = None


TRACEBACK = Argument(
    name="--traceback",
    help="show where in the program something fails, to report a fault",
)
TO_FILE = (
    Argument(
        name="--output",
        short="-o",
        takes="FILE",
        help="write there and not to standard output; the ending says how, as in grades.csv",
    ),
    Argument(name="--force", help="replace a file that is there"),
)
AS_ROWS = (
    Argument(
        name="--format",
        takes="FORMAT",
        choices=("table", "csv", "tsv", "json", "jsonl", "md", "html"),
        read=output_format,
        help="how to write the answer: a table on a terminal unless you say otherwise, "
        "tab-separated in a pipe",
    ),
    Argument(name="--json", help="short for --format json"),
    Argument(name="--limit", takes="N", read=count, help="give at most N rows"),
    *TO_FILE,
)

OwnGiven = TypeVar("OwnGiven", bound=Given)
"""What a command is given."""


@final
@attrs.frozen(kw_only=True)
class Command(Generic[OwnGiven]):
    """A command: its name, what it does in one line, examples, arguments, and the function.

    `about` is for whoever asks for help: what else is to be known.
    """

    name: str
    summary: str
    examples: tuple[tuple[str, str], ...]
    arguments: tuple[Argument, ...]
    given: type[OwnGiven]
    run: Callable[[OwnGiven], Answer]
    about: str = ""
