"""Where an answer goes: standard output, a pager or a file; and what is said beside it."""

import contextlib
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import attrs

from ofsted_inspection._printable import printable
from ofsted_inspection._writing import opened_for_writing, write_all
from ofsted_inspection.cli._answer import Answer
from ofsted_inspection.cli._declared import Given, GivenFile, GivenRows
from ofsted_inspection.cli._forms import FORMS
from ofsted_inspection.cli._workbook import ENDING, write_answer
from ofsted_inspection.errors import UnknownName


def say(line: str) -> None:
    """Write a line to standard error, if anybody can be told."""
    with contextlib.suppress(OSError, AttributeError):
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()


def is_screen() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def give(answer: Answer, command: str, given: Given) -> None:
    """Write the answer where and how it is wanted, and say what goes with it."""
    limit = given.limit if isinstance(given, GivenRows) else None
    left = 0 if limit is None else len(answer.rows) - limit
    if left > 0:
        answer = attrs.evolve(answer, rows=answer.rows[:limit], view=(), documents={})
    output = given.output if isinstance(given, GivenFile) else None
    if answer.text is None and isinstance(given, GivenRows) and is_workbook(given):
        write_answer(answer, command, output or "", overwrite=given.force)
        _say_beside(answer, left)
        return
    if answer.text is None:
        text = _in_form(answer, command, given)
    elif output is None and is_screen():
        text = "\n".join(map(printable, answer.text.split("\n")))
    else:
        text = answer.text
    if output is None or output == "-":
        write(text)
    else:
        force = isinstance(given, GivenFile) and given.force
        with opened_for_writing(output, overwrite=force) as file:
            write_all(file, text.encode(errors="backslashreplace"))
    _say_beside(answer, left)


def _say_beside(answer: Answer, left: int) -> None:
    """Say what goes with an answer, and how many rows are left out of it."""
    if left > 0:
        say(f"{len(answer.rows)} of {len(answer.rows) + left} rows")
    for caution in answer.cautions:
        say(printable(f"Note: {caution}"))
    for name, day in answer.covers:
        say(printable(f"{name}: reports published to {day.day} {day:%B %Y}"))


def _in_form(answer: Answer, command: str, given: Given) -> str:
    form = _form(given) if isinstance(given, GivenRows) else None
    if form is None:
        form = "table" if is_screen() else "tsv"
    if form in answer.documents:
        return answer.documents[form]()
    if form == "table":
        from ofsted_inspection.cli._screen import drawn

        return drawn(answer)
    return FORMS[form](answer, command)


def _form(given: GivenRows) -> str | None:
    """Return the form asked for, by name or by the ending of the file to write."""
    if given.json:
        return "json"
    if given.format is not None or given.output in {None, "-"}:
        return given.format
    ending = _ending(given)
    if ending not in FORMS:
        raise UnknownName("format by the ending of", given.output or "", (*FORMS, ENDING), ())
    return ending


def is_workbook(given: GivenRows) -> bool:
    """Whether rows are to be written as a workbook, which the name of the file says."""
    return given.format is None and not given.json and _ending(given) == ENDING


def _ending(given: GivenRows) -> str:
    return Path(given.output or "").suffix.lstrip(".").casefold()


def write(text: str) -> None:
    """Write to standard output: by a pager, where that is a terminal too small for it."""
    if sys.stdout is None:
        raise OSError(None, "standard output is closed")
    if is_screen() and text.count("\n") >= shutil.get_terminal_size().lines and _paged(text):
        return
    # A stand-in for standard output may be any text stream; what its encoding lacks is escaped.
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
    sys.stdout.write(text)
    sys.stdout.flush()


def _paged(text: str) -> bool:
    """Show a text by the reader's pager; return False if there is none."""
    pager = shlex.split(os.environ.get("PAGER", "less -R"))
    program = shutil.which(pager[0]) if pager else None
    if program is None:
        return False
    done = subprocess.run(  # noqa: S603 - what the reader has named, in no shell
        [program, *pager[1:]], input=text.encode(errors="backslashreplace"), check=False
    )
    return done.returncode == 0
