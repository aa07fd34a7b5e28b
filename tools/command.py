"""What the command says of itself and promises to programs, written down.

`python -m tools.command` writes docs/reference/command.md from the declarations of the commands,
and what tests compare in tests/cli/golden: every help, the completions, answers in JSON.
"""

import contextlib
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ofsted_inspection.cli import main
from ofsted_inspection.cli._commands import every_command
from ofsted_inspection.cli._declared import Argument, Command
from ofsted_inspection.cli._help import SOURCES, STATUSES, help_of, overview
from ofsted_inspection.cli._parsing import every_argument

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = "tests/cli/golden"
REFERENCE = "docs/reference/command.md"

MADE_UP = "tests/interchange/golden/1.0/all-layers.json"
"""An inspection that never was, with everything that one may hold: no word of it is Ofsted's."""

ANSWERS: Mapping[str, tuple[str, ...]] = {
    "list": ("list", "themes"),
    "show": ("show", "warrington-2011", "--limit", "3"),
    "show-paragraph": ("show", MADE_UP, "--paragraph", "1"),
    "show-results": ("show", "england-2009-2013"),
    "latest": ("latest", "--neighbours", "Warrington", "--as-at", "2025-03-31", "--limit", "3"),
    "latest-by": ("latest", "--by", "region", "--as-at", "2025-03-31"),
    "latest-results": ("latest", "england-2009-2013", "--neighbours", "Leeds", "--limit", "3"),
    "history": ("history", "Warrington"),
    "compare": ("compare", "80575-2019-07-08", "80575-2024-06-10"),
    "findings": ("findings", MADE_UP),
    "findings-count": ("findings", MADE_UP, "--count"),
    "recommendations": ("recommendations", MADE_UP),
    "statistics": ("statistics", MADE_UP),
    "table": ("table", MADE_UP, "judgements", "--limit", "2"),
    "check": ("check", MADE_UP),
    "validate": ("validate", MADE_UP),
    "dictionary": ("dictionary", "finding_themes"),
}
"""Command lines whose answers in JSON are kept."""

SHELLS = ("bash", "zsh", "fish", "powershell")


def outputs() -> dict[str, str]:
    """Return every file that this writes, by its path."""
    commands = every_command()
    helps = [overview(commands), *map(help_of, commands)]
    files = {
        REFERENCE: "\n".join(_reference(commands)) + "\n",
        f"{GOLDEN}/help.txt": f"{'-' * 90}\n".join(helps),
    }
    files |= {f"{GOLDEN}/completion.{shell}": printed("completion", shell) for shell in SHELLS}
    files |= {f"{GOLDEN}/{name}.json": printed(*line, "--json") for name, line in ANSWERS.items()}
    return files


def printed(*line: str) -> str:
    """Return what a command line writes to standard output."""
    out = io.StringIO()
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(io.StringIO()),
        contextlib.chdir(ROOT),
    ):
        main(line)
    return out.getvalue()


def _reference(commands: Iterable[Command[Any]]) -> Iterator[str]:
    yield "# The command"
    yield ""
    yield f"{SOURCES}"
    yield ""
    yield (
        "On a terminal an answer is a table of its width, in colour unless `NO_COLOR` is set, "
        "shown by `PAGER` where it is longer. In a pipe it is tab-separated, with a header, "
        "nothing cut, days in ISO form. Progress, cautions, and until when reports were published "
        "go to standard error. As JSON it is an object of `schema_version`, `command`, `rows` and "
        "`cautions`, which can be relied on as the library can."
    )
    yield ""
    yield "| status | meaning |"
    yield "|---|---|"
    yield from (f"| {status} | {meaning} |" for status, meaning in STATUSES)
    for command in commands:
        yield from _section(command)


def _section(command: Command[Any]) -> Iterator[str]:
    summary = f"{command.summary[0].upper()}{command.summary[1:]}."
    yield ""
    yield f"## `{command.name}`"
    yield ""
    yield _with_code(f"{summary} {command.about}".rstrip())
    yield ""
    yield "```text"
    # One beneath the other: side by side half of it stands beyond the edge of a phone.
    for line, meaning in command.examples:
        yield from (f"# {meaning}", line) if meaning else (line,)
    yield "```"
    yield ""
    yield "| argument | meaning |"
    yield "|---|---|"
    yield from (f"| `{each.shown}` | {_meaning(each)} |" for each in every_argument(command))


def _meaning(argument: Argument) -> str:
    choices = f": {', '.join(f'`{each}`' for each in argument.choices)}" if argument.choices else ""
    again = "; may be given several times" if argument.many else ""
    return f"{_with_code(argument.help)}{choices}{again}"


def _with_code(text: str) -> str:
    """Mark options as code: as prose two hyphens would be shown as one dash."""
    return re.sub(r"(?<![\w`-])--?[a-z][a-z-]*", r"`\g<0>`", text)


if __name__ == "__main__":
    for path, text in outputs().items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text, encoding="utf-8")
