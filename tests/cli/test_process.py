"""The command as a process of its own: statuses, a reader who leaves, a full device, no extra."""

import importlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

MODULES = ("ofsted_inspection", "ofsted_inspection.cli")


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
