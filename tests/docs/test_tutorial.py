"""A newcomer follows the tutorial word for word, in a fresh environment, and gets what it prints.

The lines of the first step install a copy of the checkout by pip. Then each page's commands are run
as processes on a terminal of their own, and its lines of Python by the Python that was installed.
"""

import contextlib
import doctest
import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs/tutorial").glob("[1-9]-*.md"))
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
PARTS = ("src", "data", "LICENSES", "LICENSE", "README.md", "pyproject.toml")
"""What the package is built from."""


def _blocks(page: Path) -> list[tuple[str, str]]:
    return re.findall(r"^```(\w+)\n(.*?)^```$", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)


def _on_a_terminal(command: str, folder: Path, environment: dict[str, str]) -> str:
    """Run a command whose input and outputs are a terminal; return what it showed."""
    ours, theirs = os.openpty()
    with subprocess.Popen(
        shlex.split(command),
        cwd=folder,
        env=environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        seen = b""
        with contextlib.suppress(OSError):  # the other end was closed: all was said
            while more := os.read(ours, 65536):
                seen += more
    os.close(ours)
    assert process.returncode in {0, 1}, seen.decode()
    text = seen.decode().replace("\r\n", "\n")
    # What is drawn over on a terminal is not there any more, nor are its controls.
    text = re.sub(r"[^\n]*\r", "", text)
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)


def _calls(block: str) -> list[tuple[str, str]]:
    """Return each command of a block with what the page says that it prints."""
    parts = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)
    return list(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.distributions
def test_a_newcomer_gets_what_the_tutorial_prints(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    for part in PARTS:
        source, target = ROOT / part, clone / part
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    (lines,) = (text for language, text in _blocks(PAGES[0]) if language == "sh")
    outer = {
        name: value
        for name, value in os.environ.items()
        if name not in {"PYTHONPATH", "VIRTUAL_ENV", "COLUMNS", "TERM"}
    }
    shell = shutil.which("sh")
    assert shell is not None
    subprocess.run([shell, "-e", "-c", lines], cwd=clone, env=outer, check=True)
    installed = clone / ".venv/bin"
    environment = {
        **outer,
        "PATH": f"{installed}{os.pathsep}{outer['PATH']}",
        "COLUMNS": "80",
        "LINES": "1000000",
        "NO_COLOR": "1",
        "TERM": "xterm",
    }
    checker = doctest.OutputChecker()
    assert len(PAGES) == 8
    for page in PAGES:
        done = False
        for language, block in _blocks(page):
            if language == "console":
                for command, said in _calls(block):
                    seen = _on_a_terminal(command, clone, environment)
                    assert checker.check_output(said, seen, FLAGS), (
                        f"{page.name}: {command}\n{seen}"
                    )
            elif language == "python" and not done:
                # The blocks of a page are one conversation with Python.
                flags = ("-o", "ELLIPSIS", "-o", "NORMALIZE_WHITESPACE")
                subprocess.run(
                    [installed / "python", "-m", "doctest", *flags, page], cwd=clone, check=True
                )
                done = True
