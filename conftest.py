"""Every example in README.md and docs/ is run as a test.

A block of `python` is run: with prompts, its output is compared; without, it must raise nothing.
The blocks of a page share their names and a folder of their own, where they may write. A block of
`console` holds calls of `$ ofsted-inspection`, whose output, as on a terminal of 80 columns, is
compared, and of `$ python -m tools.update ... --check`, which writes nothing. In both, `...` stands
for anything. Blocks of `sh` are for commands that set something up; those of the README are run in
CI. Neither they nor the tests reach the network.
"""

import contextlib
import doctest
import io
import os
import shlex
import tempfile
from collections.abc import Callable, Sequence
from unittest import mock

import pytest
from sybil import Document, Example, Sybil
from sybil.integration.pytest import SybilItem
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser

from ofsted_inspection.cli import main

pytest_plugins = ["tests.offline"]

FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
PROMPT = "$ "


_OF_TERMINAL = {"COLUMNS": "80", "LINES": "1000000", "NO_COLOR": "1"}
"""As wide as a page, and longer than any answer, so that none is paged."""


class _Terminal(io.StringIO):
    """A stand-in for a terminal, which keeps what it is to show."""

    def isatty(self) -> bool:
        """Return True, as a terminal does."""
        return True


def _run_console(example: Example) -> str | None:
    """Run each command of the block; return what differs from the output shown, if anything."""
    outputs: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in str(example.parsed).splitlines():
        if line.startswith(PROMPT):
            lines = outputs.setdefault(line.removeprefix(PROMPT), [])
        else:
            lines.append(line)
    for command, shown in outputs.items():
        run = _program(shlex.split(command))
        if run is None:
            return f"a console block can call ofsted-inspection, or check an update, not {command}"
        written = _Terminal()
        with (
            mock.patch.dict(os.environ, _OF_TERMINAL),
            contextlib.redirect_stdout(written),
            contextlib.redirect_stderr(written),
        ):
            run()
        got = written.getvalue()
        if not doctest.OutputChecker().check_output("\n".join(shown), got, FLAGS):
            return f"{command} wrote:\n{got}"
    return None


def _program(words: list[str]) -> Callable[[], object] | None:
    """Return what runs a command, None where a page may not call it."""
    if words[0] == "ofsted-inspection":
        return lambda: main(words[1:])
    if words[:3] == ["python", "-m", "tools.update"] and "--check" in words:
        from tools import update

        return lambda: update.main(words[3:])
    return None


_FOLDER = contextlib.ExitStack()


def _enter_folder(_namespace: dict[str, object]) -> None:
    folder = _FOLDER.enter_context(tempfile.TemporaryDirectory())
    _FOLDER.enter_context(contextlib.chdir(folder))


def _leave_folder(_namespace: dict[str, object]) -> None:
    _FOLDER.close()


pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=FLAGS),
        CodeBlockParser(language="console", evaluator=_run_console),
    ],
    patterns=["README.md", "docs/*.md", "docs/**/*.md"],
    # Notebooks are run by the build of the pages, which fails if one of their cells does.
    excludes=["docs/_build/**", "docs/notebooks/**"],
    setup=_enter_folder,
    teardown=_leave_folder,
    document_types={".md": Document},
).pytest()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Keep the blocks of a page in their order, whatever the tests': they build on one another."""
    for item in items:
        if isinstance(item, SybilItem):
            item.add_marker(pytest.mark.random_order(disabled=True))
