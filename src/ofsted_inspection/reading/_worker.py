"""A process that takes PDFs apart: run by `pdf` as `python -m`, one file after another.

On standard input stands, as often as wanted, the length of a file in four bytes and the file; on
standard output, each time, the length of an answer and the answer in JSON: `{"pages": [...]}` or
`{"error": "..."}`. What pdfium or a hostile file does to this process ends here.
"""

import contextlib
import json
import os
import struct
import sys
from typing import BinaryIO

from ofsted_inspection.reading._pdfium import Unreadable, read_pages

LENGTH = struct.Struct(">I")


def main(arguments: list[str]) -> int:
    """Answer until standard input ends; `arguments` are the most megabytes and the most pages."""
    megabytes, most_pages = map(int, arguments)
    limit_memory(megabytes * 2**20)
    # Nothing but answers goes out, whatever a library prints.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, answers, most_pages)
    return 0


def limit_memory(most_bytes: int) -> None:
    """Let this process have no more than `most_bytes`, where the system can hold it to that."""
    # Windows has no such module.
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most_bytes, hard))


def serve(files: BinaryIO, answers: BinaryIO, most_pages: int) -> None:
    """Answer every file that stands in `files`."""
    while len(header := files.read(LENGTH.size)) == LENGTH.size:
        (length,) = LENGTH.unpack(header)
        message = json.dumps(answer(files.read(length), most_pages)).encode()
        answers.write(LENGTH.pack(len(message)) + message)
        answers.flush()


def answer(data: bytes, most_pages: int) -> dict[str, object]:
    """Return the answer to the file `data`: its pages, or what is wrong with it."""
    try:
        return {"pages": read_pages(data, most_pages)}
    except Unreadable as error:
        return {"error": str(error)}
    except MemoryError:
        return {"error": "too large for the memory it may use"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
