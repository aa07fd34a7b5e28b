"""What the examples of README.md and docs/ print: run as tests, or written down anew.

    python -m tests.docs.pages     write what is another now, and name what a person must look at

A block of `python` is run: with prompts, its output is compared; without, it must raise nothing.
The blocks of a page share their names and a folder of their own, where they may write. A block of
`console` holds calls of `$ ofsted-inspection`, whose output, as on a terminal of 80 columns, is
compared, and of `$ python -m tools.update ... --check`, which writes nothing. In both, `...` stands
for anything, so that an output with it is never written anew. Blocks of `sh` are for commands that
set something up; those of the README are run in CI. Neither they nor the tests reach the network.
"""

import contextlib
import doctest
import io
import os
import re
import shlex
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from sybil import Document, Example, Sybil
from sybil.example import SybilFailure
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser

from ofsted_inspection import charts, load
from ofsted_inspection.cli import main

ROOT = Path(__file__).parents[2]
PICTURE = "docs/_static/england.svg"

_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
_PROMPT = "$ "
_OF_TERMINAL = {"COLUMNS": "80", "LINES": "1000000", "NO_COLOR": "1"}
"""As wide as a page, and longer than any answer, so that none is paged."""

_GOT = "Got:\n"


class _Terminal(io.StringIO):
    """A stand-in for a terminal, which keeps what it is to show."""

    def isatty(self) -> bool:
        """Return True, as a terminal does."""
        return True


class Called(NamedTuple):
    """A command of a block, what it shows, and what it had; None if a page may not call it."""

    command: str
    shown: str
    got: str | None

    @property
    def is_as_shown(self) -> bool:
        """Whether the one output stands for the other."""
        return self.got is not None and doctest.OutputChecker().check_output(
            self.shown, self.got, _FLAGS
        )


def _called(block: str) -> Iterator[Called]:
    """Yield what came of each command of a block of `console`."""
    for part in re.split(rf"^{re.escape(_PROMPT)}", block, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield Called(command, shown, _run(shlex.split(command)))


def _run(words: list[str]) -> str | None:
    program = _program(words)
    if program is None:
        return None
    written = _Terminal()
    with (
        mock.patch.dict(os.environ, _OF_TERMINAL),
        contextlib.redirect_stdout(written),
        contextlib.redirect_stderr(written),
    ):
        program()
    return written.getvalue()


def _program(words: list[str]) -> Callable[[], object] | None:
    if words[0] == "ofsted-inspection":
        return lambda: main(words[1:])
    if words[:3] == ["python", "-m", "tools.update"] and "--check" in words:
        from tools import update

        return lambda: update.main(words[3:])
    return None


def _run_console(example: Example) -> str | None:
    """Run each command of the block; return what differs from the output shown, if anything."""
    for each in _called(str(example.parsed)):
        if each.got is None:
            return f"a console block can call ofsted-inspection, or check an update: {each.command}"
        if not each.is_as_shown:
            return f"{each.command} wrote:\n{each.got}"
    return None


_FOLDER = contextlib.ExitStack()


def _enter_folder(_namespace: dict[str, object]) -> None:
    folder = _FOLDER.enter_context(tempfile.TemporaryDirectory())
    _FOLDER.enter_context(contextlib.chdir(folder))


def _leave_folder(namespace: dict[str, object]) -> None:
    # What a page made goes with it: DuckDB tells of what the process leaves behind at its end.
    namespace.clear()
    _FOLDER.close()


EXAMPLES = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=_FLAGS),
        CodeBlockParser(language="console", evaluator=_run_console),
    ],
    patterns=["README.md", "docs/*.md", "docs/**/*.md"],
    # Notebooks are run by the build of the pages, which fails if one of their cells does.
    excludes=["docs/_build/**", "docs/notebooks/**"],
    path=str(ROOT),
    setup=_enter_folder,
    teardown=_leave_folder,
    document_types={".md": Document},
)


def renewed(path: Path) -> tuple[str, list[str]]:
    """Return a page with the outputs of now, and what of it a person must look at."""
    document = EXAMPLES.parse(path)
    text, left = document.text, list[str]()
    edits = list[tuple[int, int, str]]()
    _enter_folder({})
    try:
        for example in document.examples():
            block = _block(text, example)
            is_prompt = isinstance(example.parsed, doctest.Example)
            new = _prompt_renewed(example, block) if is_prompt else _block_renewed(example, block)
            if new is None:
                left.append(f"{path}:{example.line}: look at what this prints, or raises")
            elif new != block:
                edits.append((example.start, example.start + len(block), new))
    finally:
        _leave_folder({})
    # From the last to the first, so that no place moves before its turn.
    for start, end, new in reversed(edits):
        text = text[:start] + new + text[end:]
    return text, left


def _block(text: str, example: Example) -> str:
    """Return the lines of a prompt with its output, or of a whole block."""
    if not isinstance(example.parsed, doctest.Example):
        return text[example.start : example.end]
    # Where a prompt stands within a block, Sybil knows where it begins, and not where it ends.
    count = example.parsed.source.count("\n") + example.parsed.want.count("\n")
    return "".join(text[example.start :].splitlines(keepends=True)[:count])


def _prompt_renewed(example: Example, block: str) -> str | None:
    """Return a prompt and its output, as it is now; None where that is for a person."""
    try:
        example.evaluate()
    except SybilFailure as failure:
        indent = " " * example.parsed.indent
        want = textwrap.indent(example.parsed.want, indent)
        _, has_output, got = str(failure.result).partition(_GOT)
        if not has_output or not want or "..." in want or not block.endswith(want):
            return None
        return block.removesuffix(want) + textwrap.indent(textwrap.dedent(got), indent)
    return block


def _block_renewed(example: Example, block: str) -> str | None:
    """Return a block without prompts, or of a console with the outputs of now."""
    if not block.startswith("```console"):
        try:
            example.evaluate()
        except Exception:  # noqa: BLE001 - whatever a page may raise
            return None
        return block
    for each in _called(str(example.parsed)):
        if each.is_as_shown:
            continue
        if each.got is None or "..." in each.shown:
            return None
        before = f"{_PROMPT}{each.command}\n{each.shown}"
        block = block.replace(before, f"{_PROMPT}{each.command}\n{each.got}", 1)
    return block


def table() -> str:
    """Return the README's table, as the command gives it."""
    given = io.StringIO()
    with contextlib.redirect_stdout(given), contextlib.redirect_stderr(io.StringIO()):
        main(["latest", "--by", "region", "--format", "md"])
    return given.getvalue()


def picture() -> str:
    """Return the README's picture, as it is drawn now."""
    england = load("england")
    newest = max(each.published for each in england if each.published is not None)
    return charts.to_svg(charts.authorities(england, newest))


def words(svg: str) -> list[str]:
    """Return the words that a picture shows, which is what can be compared across versions."""
    return sorted(re.findall(r">([^<>]*\w[^<>]*)<", svg))


def _pages() -> list[Path]:
    found = {path for pattern in ("README.md", "docs/**/*.md") for path in ROOT.glob(pattern)}
    return sorted(path for path in found if EXAMPLES.should_parse(path))


def _write() -> Iterator[str]:
    """Write what is another now, and yield what to look at."""
    readme = ROOT / "README.md"
    for path in _pages():
        before = path.read_text("utf-8")
        after, left = renewed(path)
        if path == readme:
            start = table().partition("\n")[0]
            of_table = re.compile(rf"^{re.escape(start)}\n(?:\|.*\n)+", re.MULTILINE)
            after = of_table.sub(lambda _: table(), after)
        yield from left
        if after != before:
            path.write_text(after, "utf-8")
            yield f"{path}: written, see what changed"
    kept = ROOT / PICTURE
    if words(kept.read_text("utf-8")) != words(picture()):
        kept.write_text(picture(), "utf-8")
        yield f"{kept}: drawn anew"


if __name__ == "__main__":
    for line in _write():
        sys.stdout.write(line.removeprefix(f"{ROOT}/") + "\n")
