"""The command as a process of its own: statuses, a reader who leaves, a full device, no extra."""

import importlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs
import pytest

from ofsted_inspection import load, load_inspection, to_json
from ofsted_inspection.cli._commands import NAMES
from ofsted_inspection.rendering import to_text
from tests.cli import processes
from tools.command import MADE_UP

MODULES = ("ofsted_inspection", "ofsted_inspection.cli")
ONE = "80575-2024-06-10"

# Words as they stand between blanks; FOLDER is one that a test has made.
YES: tuple[str, ...] = (
    f"list|show {ONE}|show england|latest --limit 9|history Leeds|compare 80575-2019-07-08 {ONE}",
    f"findings {MADE_UP}|recommendations {MADE_UP}|statistics {MADE_UP}",
    f"table {MADE_UP} judgements|chart profile {ONE} -o FOLDER/profile.svg|check england",
    f"validate {MADE_UP}|read FOLDER/report.txt|export {ONE}|schema table judgements",
    "new --framework ilacs-2023 --authority Leeds|dictionary judgements|cite england",
    "completion bash|download FOLDER/no-address.json -o FOLDER/reports",
)
NO = ("check FOLDER/broken.json", "validate pyproject.toml", "read pyproject.toml")
COULD_NOT: tuple[str, ...] = (
    "list nothing|show nowhere|latest --as-at today|history|compare england|findings england",
    f"recommendations|statistics england --kind x|table england x|chart profile {ONE}",
    f"check|validate nowhere.json|read nowhere.pdf|export england|export {ONE} --format docx",
    "new --framework x|schema x|dictionary x|cite x|completion x|download|nothing|list --nothing",
)


def _run(*command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *command],
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("module", "words", "status"),
    [
        (MODULES[0], ("list",), 0),
        (MODULES[1], ("list", "themes"), 0),
        (MODULES[1], ("validate", "pyproject.toml"), 1),
        (MODULES[1], ("show", "nowhere"), 2),
    ],
)
def test_a_process_ends_with_the_status(module: str, words: tuple[str, ...], status: int) -> None:
    done = _run("-m", module, *words)
    assert done.returncode == status
    assert bool(done.stdout) is (status < 2)
    assert b"Traceback" not in done.stderr
    assert b"\x1b" not in done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a report, an inspection without an address, and one that is broken."""
    folder = tmp_path_factory.mktemp("processes")
    one = load_inspection(ONE)
    (folder / "report.txt").write_text(to_text(load("warrington-2011")), encoding="utf-8")
    (folder / "no-address.json").write_bytes(to_json(attrs.evolve(one, source_url=None)))
    lacking = attrs.evolve(one, judgements=one.judgements[1:])
    (folder / "broken.json").write_bytes(to_json(lacking))
    return folder


def outcomes(
    lines: Sequence[str], folder: Path, reader: str = "read"
) -> Iterator[tuple[str, int, str, str]]:
    """Yield each line, and what came of it in a process of its own."""
    words = [line.replace("FOLDER", str(folder)).split() for line in lines]
    given = json.dumps([[each, reader] for each in words])
    done = _run(str(processes.__file__), given)
    assert done.returncode == 0, done.stderr
    for line, came in zip(lines, json.loads(done.stdout), strict=True):
        status, out, err = came
        yield line, status, out, err


def _lines(table: Sequence[str]) -> list[str]:
    return [line for lines in table for line in lines.split("|")]


@pytest.mark.slow
def test_every_command_is_a_process_with_a_status_of_the_table(folder: Path) -> None:
    """In a pipe: rows are parted by tabs, with a header, as many cells in each, and no padding."""
    expected = dict.fromkeys(_lines(YES), 0) | dict.fromkeys(NO, 1)
    expected |= dict.fromkeys(_lines(COULD_NOT), 2)
    for line, status, out, err in outcomes([*expected], folder):
        assert (line, status, "Traceback" in err) == (line, expected[line], False)
        assert bool(out) is (status < 2)
        assert status < 2 or err.count("\n") == 1
        assert "\x1b" not in out + err
        if "\t" in out:
            assert len({row.count("\t") for row in out.splitlines()}) == 1
            assert "  " not in out.splitlines()[0]
    for table in (YES, COULD_NOT):
        assert {line.split()[0] for line in _lines(table)} >= {*NAMES}


def test_a_reader_who_is_gone_is_141_of_every_command(folder: Path) -> None:
    (folder / "profile.svg").unlink(missing_ok=True)
    lines = [line for line in _lines(YES) if not line.startswith("chart")]
    for line, status, _, err in outcomes(lines, folder, "gone"):
        assert (line, status, "Traceback" in err) == (line, 141, False)


@pytest.mark.parametrize("module", MODULES)
def test_importing_the_module_runs_nothing(module: str, capsys: pytest.CaptureFixture[str]) -> None:
    importlib.import_module(f"{module}.__main__")
    assert capsys.readouterr() == ("", "")


def test_a_reader_who_stops_reading_is_141_and_no_word() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", MODULES[1], "list", "inspections"]
    try:
        done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_full_device_is_2_and_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", MODULES[1], "list"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"ofsted-inspection: ")
    assert done.stderr.count(b"\n") == 1


def test_an_interruption_is_130_and_one_line() -> None:
    program = (
        "import sys; from ofsted_inspection.cli import main, _sources, _commands;"
        "_commands.command('show'); sys.stderr.write('ready\\n'); sys.exit(main(['show', '-']))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == b"ready\n"
        # From here to where it waits for its input is a moment.
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert said.startswith(b"ofsted-inspection: ")
    assert said.count(b"\n") == 1


def test_help_and_answers_need_no_extra_and_no_network() -> None:
    program = (
        "import sys, socket\n"
        "for name in ('rich', 'shtab', 'pypdfium2', 'narwhals', 'pandas', 'polars', 'pyarrow',"
        " 'duckdb', 'altair', 'hypothesis'): sys.modules[name] = None\n"
        "socket.socket = None\n"
        "from ofsted_inspection.cli import main\n"
        "from ofsted_inspection.cli._commands import NAMES\n"
        "for words in ([], *([name, '--help'] for name in NAMES)): assert main(words) == 0, words\n"
        "sys.exit(main(['show', 'warrington-2011', '--format', 'table']))\n"
    )
    done = _run("-c", program)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False), done.stderr
    assert b"Record of main findings" in done.stdout
