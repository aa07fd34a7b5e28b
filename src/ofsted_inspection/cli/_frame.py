"""What is common to all commands: words in, an answer out, and a status whatever happens."""

import contextlib
import os
import sys
import traceback
from collections.abc import Sequence

from ofsted_inspection._arguments import checked
from ofsted_inspection._printable import printable
from ofsted_inspection.cli import _commands, _output
from ofsted_inspection.cli._help import help_of, overview
from ofsted_inspection.cli._parsing import BadUse, parsed
from ofsted_inspection.errors import AlreadyThere, InvalidDocument, OfstedInspectionError

NO = 1
COULD_NOT = 2
INTERRUPTED = 130
READER_GONE = 141

_HELP = {"--help", "-h"}


@checked
def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its status; `arguments` are those of the process unless given.

    0: yes, or done. 1: no: rules are broken, something is invalid, or a report was refused. 2:
    could not: arguments, an unknown name, a missing file or extra, a file in the way. 130:
    interrupted. 141: whoever read the output stopped. The answer goes to standard output,
    everything else to standard error; what is wrong is said there without a traceback, unless
    --traceback asks for it.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(words)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - whatever fails gets its line
        return _failed(error, with_traceback="--traceback" in words)


def _run(words: list[str]) -> int:
    name, *rest = [*words, "--help"] if words[:1] in ([], ["--traceback"]) else words
    if name in _HELP or name == "--traceback":
        _output.write(overview(_commands.every_command()))
        return 0
    if name == "--version":
        import importlib.metadata

        _output.write(f"ofsted-inspection {importlib.metadata.version('ofsted-inspection')}\n")
        return 0
    command = _commands.command(name)
    if not _HELP.isdisjoint(rest):
        _output.write(help_of(command))
        return 0
    try:
        given = parsed(command, rest)
    except BadUse as error:
        message = f"{name}: {error}; ofsted-inspection {name} --help says what it takes"
        raise BadUse(message) from error
    answer = command.run(given)
    _output.give(answer, name, given)
    return answer.status


def _failed(error: BaseException, *, with_traceback: bool) -> int:
    """Say in a line what went wrong, and return the status for it."""
    if isinstance(error, BrokenPipeError):
        # Nobody reads: there is nobody to tell.
        _drop_output()
        return READER_GONE
    if isinstance(error, OSError) and not isinstance(error, OfstedInspectionError):
        _drop_output()
    if with_traceback:
        _output.say("".join(traceback.format_exception(error)).rstrip())
    status, message = _told(error)
    _output.say("\n".join(map(printable, f"ofsted-inspection: {message}".splitlines())))
    return status


def _told(error: BaseException) -> tuple[int, str]:
    """Return the status for an error, and what to say."""
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED, "interrupted"
    if isinstance(error, InvalidDocument):
        return NO, str(error).replace("edited=True reads it", "export --edited writes it anew")
    if isinstance(error, AlreadyThere):
        return COULD_NOT, str(error).replace("pass overwrite=True", "pass --force")
    if isinstance(error, OfstedInspectionError | BadUse):
        return COULD_NOT, str(error)
    if isinstance(error, OSError):
        place = "" if error.filename is None else f"{error.filename}: "
        return COULD_NOT, f"{place}{error.strerror or error}"
    fault = f"{type(error).__name__}: {error}".partition("\n")[0]
    return COULD_NOT, f"a fault of the program, {fault}; with --traceback it says where"


def _drop_output() -> None:
    """Let what is still to be written go nowhere, or Python would try again at its end and fail."""
    with contextlib.suppress(OSError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
