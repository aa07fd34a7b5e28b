"""Runs command lines, each in a process of its own: `python processes.py JSON`.

JSON is a list of [words, how its output is read]: "read" to its end, or "gone", which nobody reads.
Each is forked from this process when the command is imported, so that many take little time. What
comes back, as JSON, is a list of [status, standard output, standard error].
"""

import json
import os
import sys
import tempfile
from collections.abc import Sequence

from ofsted_inspection import available, load
from ofsted_inspection.cli import main
from ofsted_inspection.cli._commands import every_command


def outcome(words: Sequence[str], reader: str) -> tuple[int, str, str]:
    """Run the command in a child whose output goes into a pipe."""
    reading, writing = os.pipe()
    if reader == "gone":
        os.close(reading)
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if child == 0:
            os.dup2(writing, 1)
            os.dup2(said.fileno(), 2)
            os.close(writing)
            os._exit(main(words))
        os.close(writing)
        out = b""
        if reader == "read":
            with os.fdopen(reading, "rb") as pipe:
                out = pipe.read()
        _, status = os.waitpid(child, 0)
        said.seek(0)
        return os.waitstatus_to_exitcode(status), out.decode(), said.read().decode()


if __name__ == "__main__":
    # What every command imports and loads is imported and loaded here, once.
    assert every_command()
    for info in available():
        load(info.name)
    lines = json.loads(sys.argv[1])
    sys.stdout.write(json.dumps([outcome(words, reader) for words, reader in lines]))
