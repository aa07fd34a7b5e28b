"""Every block of README and docs is run by something, and what it prints is what is written.

Sybil runs `python` and `console`, and the build of the pages the cells of notebooks. Here run those
that need a tool of their own, and here is listed what nothing can run.
"""

import contextlib
import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from ofsted_inspection import load, tables

ROOT = Path(__file__).parents[2]

RUN = {"python", "console", "{code-cell} python"}
OF_A_TOOL = {"r": "run by Rscript", "python3": "run with PySpark"}
NOT_RUN = {
    "powershell": "there is no Windows here",
    "yaml": "a job of another service",
    "text": "no program, or one of Excel and Power BI",
}
"""Languages of blocks that nothing runs, and why; the pages say so where it matters."""

SETS_UP = (
    "python3 -m venv",  # README, and the tutorial's: tests/docs/test_tutorial.py
    'pip install ".[',  # a line of the tutorial's, with another extra
    "nox -s ",
    "python -m tools.build",  # writes into the clone
    "ofsted-inspection download",  # asks a site on the network
    "ofsted-inspection validate mine.json",  # a line of the tutorial's, in the shell
)
"""How blocks of `sh` begin: they set something up, or need what a test must not use."""


class Block(NamedTuple):
    """A block of a page: where it begins, its language and its lines."""

    page: str
    line: int
    language: str
    text: str


def blocks() -> Iterator[Block]:
    """Yield every fenced block of README and docs, but for what only MyST reads."""
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    for path in pages:
        if not {"_build", "pictures", "generated", "modules"}.intersection(path.parts):
            text = path.read_text("utf-8")
            for found in re.finditer(r"^```(\S[^\n]*)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
                if not re.match(r"\{(?:include|toctree|image|glossary)\}", found[1]):
                    line = text.count("\n", 0, found.start()) + 1
                    yield Block(path.relative_to(ROOT).as_posix(), line, found[1], found[2])


BLOCKS = tuple(blocks())


def test_something_runs_every_block_or_it_is_said_why_not() -> None:
    left = [
        each
        for each in BLOCKS
        if each.language not in {*RUN, *OF_A_TOOL, *NOT_RUN}
        and not (each.language == "sh" and each.text.startswith(SETS_UP))
    ]
    assert left == []
    assert {each.language for each in BLOCKS} - {"sh"} == {*RUN, *OF_A_TOOL, *NOT_RUN}


def _said(text: str) -> list[str]:
    """Return what a block says that it prints, without spaces that only set things apart."""
    lines = re.findall(r"^# ?>(.*)", text, re.MULTILINE)
    return [" ".join(line.split()) for line in lines if line.strip()]


def _printed(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the files that the pages write before."""
    made = tmp_path_factory.mktemp("files")
    tables.write_datapackage(load("england"), made / "england-csv")
    tables.write_datapackage(load("england"), made / "england-parquet", "parquet")
    return made


@pytest.mark.engines
@pytest.mark.parametrize("page", sorted({each.page for each in BLOCKS if each.language == "r"}))
def test_lines_of_r_print_what_the_page_says(folder: Path, page: str) -> None:
    found = shutil.which("Rscript")
    assert found is not None, "there is no R here: install r-base-core and run this again"
    script = "\n".join(each.text for each in BLOCKS if each.page == page and each.language == "r")
    run = subprocess.run(
        [found, "--vanilla", "-e", script],
        cwd=folder,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stderr == ""
    assert _printed(run.stdout) == _said(script) != []


@pytest.mark.engines
@pytest.mark.filterwarnings("ignore")  # those of PySpark are its own
@pytest.mark.parametrize("block", [each for each in BLOCKS if each.language == "python3"])
def test_lines_for_spark_print_what_the_page_says(folder: Path, block: Block) -> None:
    from pyspark.sql import SparkSession

    written = io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(written):
        exec(compile(block.text, block.page, "exec"), {})  # noqa: S102 - the page's own lines
        SparkSession.builder.getOrCreate().stop()
    assert _printed(written.getvalue()) == _said(block.text) != []
