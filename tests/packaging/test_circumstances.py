"""The same answers whatever process asks: forked or fresh, optimised, poor in locale, read-only."""

import multiprocessing
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.packaging.answers import PACKAGE, answers
from tools.surface import public_modules

ROOT = Path(__file__).parents[2]

# Python code in this process writes nothing, as if no disk could be written to.
READ_ONLY = textwrap.dedent(
    """
    import os, sys
    WRITING = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink",
               "os.truncate", "shutil.copyfile", "shutil.move", "tempfile.mkstemp"}
    TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
    def refuse(event, arguments):
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & TO_WRITE
        # Where what is asked of a terminal or pipe is not told by its name.
        if event in WRITING or (writes and not isinstance(arguments[0], int)):
            raise OSError(30, "Read-only file system", str(arguments[0]))
    sys.addaudithook(refuse)
    """
)
ASK = textwrap.dedent(
    """
    from tests.packaging.answers import answers
    from ofsted_inspection.cli import main
    assert main(["show", "warrington-2011"]) == 0
    print()
    print(answers())
    """
)


@pytest.fixture(scope="module")
def expected() -> str:
    return answers()


def _asked(
    *options: str, program: str = ASK, folder: Path = ROOT, without: str = "", **environment: str
) -> str:
    """Return the last line that a new process writes, which must succeed without complaint."""
    outer = {name: value for name, value in os.environ.items() if name != without}
    done = subprocess.run(
        [sys.executable, *options, "-c", program],
        cwd=folder,
        env={**outer, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        check=False,
        # What is written in an encoding of few letters is read in any that contains it.
        encoding="latin-1",
        timeout=120,
    )
    # The command says there which data it shows.
    said = [line for line in done.stderr.splitlines() if not line.startswith("warrington-2011: ")]
    assert (done.returncode, said) == (0, [])
    return done.stdout.splitlines()[-1]


@pytest.mark.slow
@pytest.mark.parametrize("options", ["", "-O", "-OO", "-W error", "-b -W error", "-X dev", "-B -E"])
def test_options_of_python_change_no_answer(options: str, expected: str) -> None:
    # What tells Python apart from others is told to it, since -E overlooks the environment.
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{ASK.replace('assert main', 'main')}"
    assert _asked(*options.split(), program=program) == expected


@pytest.mark.slow
def test_a_locale_of_ascii_changes_no_answer(expected: str) -> None:
    assert _asked("-X", "utf8=0", LC_ALL="C", PYTHONCOERCECLOCALE="0") == expected


@pytest.mark.slow
@pytest.mark.parametrize("name", ["HOME", "PATH", "LANG", "TERM"])
def test_without_a_variable_no_answer_changes(name: str, expected: str) -> None:
    assert _asked(without=name) == expected


@pytest.mark.slow
def test_where_nothing_can_be_written_no_answer_changes(tmp_path: Path, expected: str) -> None:
    """Neither beside the package, nor where the process works, nor in a home that is none."""
    tmp_path.chmod(0o555)
    before = sorted(tmp_path.iterdir())
    nowhere = str(tmp_path / "nobody")
    told = _asked(program=READ_ONLY + ASK, folder=tmp_path, HOME=nowhere, TMPDIR=nowhere)
    tmp_path.chmod(0o755)
    assert told == expected
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.slow
def test_what_refuses_to_write_does_refuse(tmp_path: Path) -> None:
    """Else the test above would prove nothing."""
    for write in ("open('x', 'w')", "os.mkdir('x')", "import pathlib; pathlib.Path('x').touch()"):
        caught = f"try:\n    {write}\nexcept OSError as error:\n    print(error.errno)\n"
        assert _asked(program=READ_ONLY + caught, folder=tmp_path) == "30"


@pytest.mark.slow
@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_other_processes_give_the_same_and_take_what_is_given(method: str) -> None:
    """Of what is loaded before a fork, of what is not, and of what is sent either way."""
    command = [sys.executable, "-W", "error", "-m", "tests.packaging.answers", method]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_importing_reads_code_alone_and_reaches_nothing() -> None:
    """Of every public module at once, but for the strategies, which bring Hypothesis."""
    modules = [name for name in public_modules() if "strategies" not in name]
    program = textwrap.dedent(
        f"""
        import sys
        seen = []
        def keep(event, arguments):
            if event == "open" and not str(arguments[0]).endswith((".py", ".pyc", ".so", ".pyd")):
                seen.append(f"{{event}} {{arguments[0]}}")
            elif event.split(".")[0] in {{"socket", "subprocess", "urllib", "shutil", "tempfile"}}:
                seen.append(event)
            elif event in {{"os.system", "os.mkdir", "os.remove", "os.rename", "os.putenv"}}:
                seen.append(event)
        sys.addaudithook(keep)
        import {", ".join(modules)}
        print(seen)
        """
    )
    assert _asked("-B", program=program) == "[]"


def test_the_package_asked_for_is_there() -> None:
    assert (PACKAGE / "datapackage.json").is_file()
