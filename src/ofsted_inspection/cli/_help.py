"""What `--help` says, made of the declarations; it begins with examples."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from ofsted_inspection.cli._declared import Argument, Command
from ofsted_inspection.cli._parsing import every_argument

WIDTH = 90

EXAMPLES = (
    ("ofsted-inspection show warrington-2011", "one inspection: days, grades, report"),
    ("ofsted-inspection latest -o grades.csv", "the newest grades of every authority, as a sheet"),
    (
        "ofsted-inspection latest --neighbours Leeds",
        "those of Leeds and its statistical neighbours",
    ),
    ("ofsted-inspection history Leeds", "one authority through time, with what changed"),
    ("ofsted-inspection read reports/ -o read.jsonl", "reports of your own, PDF or text, as data"),
    ("ofsted-inspection check read.jsonl", "what breaks Ofsted's published rules"),
)
"""What a newcomer may want first."""

STATUSES = (
    (0, "yes, or done"),
    (1, "no: rules are broken, something is invalid, or a report was refused"),
    (2, "could not: arguments, an unknown name, a missing file or extra, a file in the way"),
    (130, "interrupted"),
    (141, "whoever read the output stopped"),
)
"""What the status of the process says."""

SOURCES = (
    "SOURCE is a data set (england), an inspection's id (80575-2024-06-10), a path to JSON, JSON "
    "Lines, a data package, or a report (PDF or text), or - for standard input. AUTHORITY is any "
    "name, number or code of a local authority."
)
"""What two words of usage mean."""


def overview(commands: Iterable[Command[Any]]) -> str:
    """Return the help of the whole: examples, every command, statuses."""
    parts = [
        *_examples(EXAMPLES),
        "",
        "ofsted-inspection COMMAND --help says more of each:",
        *_listed((each.name, each.summary) for each in commands),
        "",
        *textwrap.wrap(SOURCES, WIDTH),
        "",
        "Status of the process:",
        *_listed((str(status), meaning) for status, meaning in STATUSES),
    ]
    return "\n".join(parts) + "\n"


def help_of(command: Command[Any]) -> str:
    """Return the help of one command: examples, what it does, usage, arguments."""
    arguments = every_argument(command)
    usage = " ".join(each.usage for each in arguments)
    parts = [
        *_examples(command.examples),
        "",
        *textwrap.wrap(
            f"{command.summary[0].upper()}{command.summary[1:]}. {command.about}", WIDTH
        ),
        "",
        *textwrap.wrap(
            f"usage: ofsted-inspection {command.name} {usage}",
            WIDTH,
            subsequent_indent="    ",
            break_long_words=False,
            break_on_hyphens=False,
        ),
        *_group("", (each for each in arguments if not each.is_option)),
        *_group("", (each for each in arguments if each.is_option)),
    ]
    return "\n".join(parts) + "\n"


def _examples(examples: Iterable[tuple[str, str]]) -> Iterator[str]:
    known = tuple(examples)
    longest = max(len(line) for line, _ in known)
    yield from (f"  {line:{longest}}  {meaning}".rstrip() for line, meaning in known)


def _group(title: str, arguments: Iterable[Argument]) -> Iterator[str]:
    known = [(each.shown, _meaning(each)) for each in arguments]
    if known:
        yield title
        yield from _listed(known)


def _meaning(argument: Argument) -> str:
    choices = f" ({', '.join(argument.choices)})" if argument.choices else ""
    return f"{argument.help}{choices}"


def _listed(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    known = tuple(pairs)
    indent = max(len(name) for name, _ in known) + 4
    for name, meaning in known:
        first, *lines = textwrap.wrap(meaning, WIDTH - indent)
        yield f"  {name}".ljust(indent) + first
        yield from (" " * indent + line for line in lines)
