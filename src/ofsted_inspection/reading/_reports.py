"""Reports read whole: one file, one text, or a folder of them on any executor."""

import collections
import datetime
import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import BinaryIO, TypeAlias, final

import attrs

from ofsted_inspection._arguments import checked
from ofsted_inspection._wording import shown
from ofsted_inspection.errors import InvalidDocument, OfstedInspectionError, Problem, ProblemCode
from ofsted_inspection.models import Inspection, LocalAuthority
from ofsted_inspection.reading._inspection import Given, inspection_of
from ofsted_inspection.reading.document import Document
from ofsted_inspection.reading.pdf import is_pdf, pdf_document, refused
from ofsted_inspection.reading.recognise import READABLE, recognise, refuse_by_first_bytes
from ofsted_inspection.reading.text import text_document

__all__ = [
    "File",
    "ReportRead",
    "read_document",
    "read_report",
    "read_report_text",
    "read_reports",
]

File: TypeAlias = str | os.PathLike[str] | BinaryIO
"""A file to read: its path, or the file itself, open for reading bytes."""

_MOST_AT_ONCE = 32
"""How many files an executor is given before the first of them must have been read."""


@final
@attrs.frozen(kw_only=True)
class ReportRead:
    """What came of one file: an inspection, or the error that says why there is none.

    `sha256` is of the file's bytes, None where they could not be had. `stated_once` are the keys
    of the judgements that one place alone states, so that nothing confirms how they were read.
    """

    path: str
    sha256: str | None = None
    inspection: Inspection | None = None
    error: OfstedInspectionError | None = None
    stated_once: tuple[str, ...] = ()


@checked
def read_document(file: File) -> Document:
    """Return the blocks of a report in reading order, from a PDF or a text in UTF-8.

    Raises InvalidDocument where the file is neither, and MissingExtra where a PDF needs pypdfium2.
    """
    return _document(_bytes_of(file))


@checked
def read_report(
    file: File,
    *,
    authority: LocalAuthority | None = None,
    published: datetime.date | None = None,
    source_url: str | None = None,
) -> Inspection:
    """Return the inspection that a report describes, from a PDF or a text in UTF-8.

    The programme is recognised by what is printed. Every grade is read twice, from the table and
    from the heading or sentence that states it: where two differ, or something is left over, the
    report is refused. The authority is looked up by the name on the cover; `authority` names one
    that is not known, and is compared with the cover where that is. `published` is the day of
    publication where the report prints none; without it, that of the bundled data of England
    where the file is known there by its SHA-256, else none.

    Raises InvalidDocument, saying what the file is or listing what is wrong with page and line.
    """
    return _read(_bytes_of(file), Given(authority, published, source_url)).inspection


@checked
def read_report_text(
    text: str,
    *,
    authority: LocalAuthority | None = None,
    published: datetime.date | None = None,
    source_url: str | None = None,
) -> Inspection:
    """Return the inspection that the text of a report describes.

    Best is what `pdftotext -layout` writes: form feeds between pages, tables in columns. Otherwise
    as `read_report`.
    """
    data = text.encode(errors="surrogatepass")
    return _read(data, Given(authority, published, source_url)).inspection


@checked
def read_reports(
    paths: Iterable[str | os.PathLike[str]],
    *,
    executor: Executor | None = None,
    authority: Mapping[str, LocalAuthority] | None = None,
    published: Mapping[str, datetime.date] | None = None,
) -> Iterator[ReportRead]:
    """Yield what came of each file, in the order of `paths`, going on after a bad one.

    `executor` is any executor of `concurrent.futures`; it is given a few files at a time, so
    `paths` may be endless. `authority` and `published` are looked up by the path as given.
    """
    options = (
        (
            os.fspath(path),
            (authority or {}).get(os.fspath(path)),
            (published or {}).get(os.fspath(path)),
        )
        for path in paths
    )
    if executor is None:
        for each in options:
            yield _read_one(*each)
        return
    waiting: collections.deque[tuple[str, Future[ReportRead]]] = collections.deque()
    for each in options:
        if len(waiting) >= _MOST_AT_ONCE:
            yield _outcome(*waiting.popleft())
        waiting.append((each[0], _submitted(executor, each)))
    while waiting:
        yield _outcome(*waiting.popleft())


_Options: TypeAlias = tuple[str, LocalAuthority | None, datetime.date | None]


def _submitted(executor: Executor, options: _Options) -> "Future[ReportRead]":
    try:
        return executor.submit(_read_one, *options)
    except RuntimeError:
        # The pool is broken, or was shut down: read it here.
        future: Future[ReportRead] = Future()
        future.set_result(_read_one(*options))
        return future


def _outcome(path: str, future: "Future[ReportRead]") -> ReportRead:
    try:
        return future.result()
    except Exception as error:  # noqa: BLE001 - what an executor raises is its own; the batch goes on
        reason = f"a file whose reader failed: {type(error).__name__}"
        return ReportRead(path=path, error=refused(reason, READABLE))


def _read_one(
    path: str, authority: LocalAuthority | None, published: datetime.date | None
) -> ReportRead:
    """Read one file; every error of ours, and of the file system, is an outcome."""
    digest: str | None = None
    try:
        data = Path(path).read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        read = _read(data, Given(authority, published))
    except OSError as error:
        reason = refused(f"a file that cannot be read: {shown(error.strerror or '')}", READABLE)
        return ReportRead(path=path, error=reason)
    except OfstedInspectionError as error:
        return ReportRead(path=path, sha256=digest, error=error)
    return ReportRead(
        path=path, sha256=digest, inspection=read.inspection, stated_once=read.stated_once
    )


@attrs.frozen
class _Read:
    inspection: Inspection
    stated_once: tuple[str, ...] = ()


def _bytes_of(file: File) -> bytes:
    if isinstance(file, (str, os.PathLike)):
        return Path(file).read_bytes()
    return file.read()


def _document(data: bytes) -> Document:
    if is_pdf(data):
        return pdf_document(data)
    refuse_by_first_bytes(data)
    return text_document(_decoded(data))


_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")


def _decoded(data: bytes) -> str:
    """Return the text that `data` is; raises InvalidDocument naming the line where it is none."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{data[error.start]:02x}, which is neither a PDF's nor UTF-8"
        raise _not_text(line, found) from None
    if stray := _NOT_TEXT.search(text):
        raise _not_text(text.count("\n", 0, stray.start()) + 1, shown(stray.group()))
    return text


def _not_text(line: int, found: str) -> InvalidDocument:
    problem = Problem(code=ProblemCode.NOT_TEXT, line=line, found=found, expected=READABLE)
    return InvalidDocument("report", [problem])


def _read(data: bytes, given: Given) -> _Read:
    document = _document(data)
    printed = recognise(document).read(document)
    once = tuple(each.key for each in printed.grades if each.stated_once)
    return _Read(inspection_of(printed, document, data, given), once)
