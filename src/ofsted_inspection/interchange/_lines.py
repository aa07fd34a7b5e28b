"""JSON Lines: one canonical document per line, read and written one at a time."""

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, TypeAlias

import attrs

from ofsted_inspection._record import Record
from ofsted_inspection._wording import MOST_PROBLEMS
from ofsted_inspection._writing import opened_for_writing, write_all
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode
from ofsted_inspection.interchange._documents import document_of
from ofsted_inspection.interchange._text import LARGEST_DOCUMENT, parsed, written

File: TypeAlias = str | os.PathLike[str] | BinaryIO
"""A path, or a file opened in binary mode, which is left open."""


def read_lines(
    source: File, model: type[Record], on_invalid: Callable[[InvalidDocument], object] | None
) -> Iterator[Record]:
    """Yield the records of `source`; see `read_jsonl`."""
    document = document_of(model)
    problems: list[Problem] = []
    with opened(source) as file:
        for number, line in _lines(file):
            try:
                record = document.read(_value(line, model.__name__))
            except InvalidDocument as error:
                placed = [attrs.evolve(problem, line=number) for problem in error.problems]
                if on_invalid is not None:
                    on_invalid(InvalidDocument(model.__name__, placed))
                    continue
                problems += placed
                if len(problems) >= MOST_PROBLEMS:
                    break
            else:
                # After the first bad line the rest is read for its problems alone.
                if not problems:
                    yield record
    if problems:
        raise InvalidDocument(model.__name__, problems)


def write_lines(records: Iterable[Record] | Record, target: File, *, overwrite: bool) -> int:
    """Write `records` to `target` and return how many; see `write_jsonl`."""
    count = 0
    with opened_for_writing(target, overwrite=overwrite) as file:
        for record in (records,) if isinstance(records, Record) else records:
            document = document_of(type(record)).plain(record)
            write_all(file, written(document, type(record).__name__))
            count += 1
    return count


def opened(file: File) -> contextlib.AbstractContextManager[BinaryIO]:
    """Return the file at a path, to be closed, or the file given, which is left open."""
    if isinstance(file, str | os.PathLike):
        return Path(file).open("rb")
    return contextlib.nullcontext(file)


MOST_PASSED_OVER = 256 * 2**20
"""Bytes of a line too long to be a document after which its end is looked for no more."""


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Yield the lines of `file` by number, of one too long no more than shows that it is.

    None stands for the rest of a file whose line has no end that could be found.
    """
    number = 0
    while True:
        number += 1
        line = file.readline(LARGEST_DOCUMENT + 1)
        if not line:
            return
        yield number, line
        passed = 0
        while len(line) > LARGEST_DOCUMENT and not line.endswith(b"\n"):
            passed += len(line)
            if passed > MOST_PASSED_OVER:
                yield number, None
                return
            line = file.readline(LARGEST_DOCUMENT + 1)


def _value(line: bytes | None, subject: str) -> object:
    if line is None:
        problem = Problem(
            code=ProblemCode.TOO_LARGE,
            found=f"a line of more than {MOST_PASSED_OVER} bytes",
            expected="the end of the line; what follows is not read",
        )
        raise InvalidDocument(subject, [problem])
    if line.isspace():
        expected = "a document on each line"
        code = ProblemCode.NOT_JSON
        problem = Problem(code=code, found="an empty line", expected=expected)
        raise InvalidDocument(subject, [problem])
    return parsed(line.rstrip(b"\r\n"), subject)
