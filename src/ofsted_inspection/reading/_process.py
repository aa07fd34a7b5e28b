"""The child process that PDFs are taken apart in: started when needed, limited, reused."""

import atexit
import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from typing import IO, BinaryIO, cast

from ofsted_inspection._once import process_lock
from ofsted_inspection._writing import write_all
from ofsted_inspection.reading._worker import LENGTH

MOST_MEGABYTES = 256
"""The address space of the child; the longest report seen takes 53 megabytes of it."""

MOST_SECONDS = 9.0
"""How long one file may take."""

MOST_PAGES = 500
"""How many pages one file may have; the longest report seen has 58."""

SECONDS_TO_END = 2.0
"""How long a child may take to end when nothing more is asked."""

_MOST_ANSWER = 64 * 2**20


class WorkerFailed(Exception):
    """The child ended or did not answer in time; the message says which."""


class Worker:
    """A child that answers one file at a time; any thread may ask."""

    # -P: a file of the working folder must not stand for a module of ours.
    command = (sys.executable, "-P", "-m", "ofsted_inspection.reading._worker")

    def __init__(self, *, megabytes: int = MOST_MEGABYTES, seconds: float = MOST_SECONDS) -> None:
        """Start nothing yet."""
        self._lock = process_lock()
        self.child: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._megabytes = megabytes
        self._seconds = seconds

    def ask(self, data: bytes) -> Mapping[str, object]:
        """Return the answer to the file `data`; raises WorkerFailed."""
        with self._lock():
            child = self._running()
            is_late = threading.Event()

            def end() -> None:
                is_late.set()
                child.kill()

            timer = threading.Timer(self._seconds, end)
            timer.daemon = True
            timer.start()
            try:
                return self._answer(child, data)
            except (OSError, EOFError, ValueError):
                self._end()
                reason = (
                    f"took longer than {self._seconds:g} seconds"
                    if is_late.is_set()
                    else "ended the process that read it"
                )
                raise WorkerFailed(reason) from None
            finally:
                timer.cancel()

    def close(self) -> None:
        """End the child, if one runs."""
        with self._lock():
            self._end()

    def _running(self) -> "subprocess.Popen[bytes]":
        """Return the child; starts one where none runs, or where a fork gave us another's."""
        child = self.child
        if child is not None and self._owner == os.getpid() and child.poll() is None:
            return child
        self._end()
        self.child = subprocess.Popen(  # noqa: S603 - a program and arguments of our own
            [*self.command, str(self._megabytes), str(MOST_PAGES)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # A buffer has a lock of its own, which a process forked meanwhile would wait for.
            bufsize=0,
        )
        self._owner = os.getpid()
        return self.child

    def _answer(self, child: "subprocess.Popen[bytes]", data: bytes) -> Mapping[str, object]:
        files, answers = cast("BinaryIO", child.stdin), cast("BinaryIO", child.stdout)
        write_all(files, LENGTH.pack(len(data)) + data)
        (length,) = LENGTH.unpack(_exactly(answers, LENGTH.size))
        if length > _MOST_ANSWER:
            message = "an answer too long to be one"
            raise EOFError(message)
        return cast("Mapping[str, object]", json.loads(_exactly(answers, length)))

    def _end(self) -> None:
        child, self.child = self.child, None
        if child is None:
            return
        for pipe in (child.stdin, child.stdout):
            cast("IO[bytes]", pipe).close()
        if self._owner != os.getpid():
            # It is another process's to wait for.
            child.returncode = 0
        else:
            try:
                child.wait(SECONDS_TO_END)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    data = bytearray()
    while len(data) < length:
        part = pipe.read(length - len(data))
        if not part:
            message = "the answer was cut off"
            raise EOFError(message)
        data += part
    return bytes(data)


WORKER = Worker()
"""The child of this process."""

atexit.register(WORKER.close)
