"""The command as a process of its own: without its extra, without a reader, without UTF-8."""

import importlib
import os
import subprocess
import sys

import pytest

MODULE = [sys.executable, "-m", "ofsted_inspection"]


def _run(command: list[str], **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, check=False
    )


def test_the_module_runs_the_command() -> None:
    done = _run([*MODULE, "list"])
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"england" in done.stdout


def test_importing_the_module_runs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    importlib.import_module("ofsted_inspection.__main__")
    assert capsys.readouterr() == ("", "")


def test_an_unknown_name_ends_the_process_with_status_2() -> None:
    done = _run([*MODULE, "show", "nowhere"])
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.count(b"\n") == 1


def test_without_rich_one_line_says_what_to_install() -> None:
    program = (
        "import sys; sys.modules['rich'] = None; "
        "from ofsted_inspection.cli import main; sys.exit(main(['list']))"
    )
    done = _run([sys.executable, "-c", program])
    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.decode().splitlines() == [
        "ofsted-inspection: rich is not installed: pip install 'ofsted-inspection[cli]'"
    ]


def test_output_that_goes_nowhere_has_no_colour() -> None:
    done = _run([*MODULE, "show", "england", "--authority", "Leeds"])
    assert b"\x1b" not in done.stdout


def test_grades_are_coloured_where_colour_is_wanted() -> None:
    command = [*MODULE, "show", "england", "--authority", "Isles of Scilly"]
    done = _run(command, FORCE_COLOR="1", TERM="xterm")
    assert b"\x1b[32mGood" in done.stdout
    assert b"\x1b[2mNot judged" in done.stdout


def test_colour_is_given_up_where_the_reader_wants_none() -> None:
    command = [*MODULE, "show", "england", "--authority", "Leeds"]
    done = _run(command, NO_COLOR="1", FORCE_COLOR="1", TERM="xterm")
    assert b"\x1b[32m" not in done.stdout
    assert b"\x1b[33m" not in done.stdout


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_a_terminal_without_the_letters_gets_escapes(encoding: str) -> None:
    command = [*MODULE, "show", "warrington-2011", "--paragraph", "2"]
    done = _run(command, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    done.stdout.decode(encoding)


def test_a_reader_who_stops_reading_causes_no_traceback() -> None:
    command = [*MODULE, "show", "england", "--authority", "Leeds"]
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(writing)
    assert done.returncode == 1
    assert done.stderr == b""
