"""Files that are no reports, and what is told of each."""

import io
import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from functools import partial
from pathlib import Path
from typing import ParamSpec, TypeVar
from unittest import mock

from ofsted_inspection.errors import InvalidDocument
from ofsted_inspection.reading import pdf as pdf_module, read_document, read_reports
from ofsted_inspection.reading._process import WORKER
from ofsted_inspection.reading.pdf import pdf_document
from ofsted_inspection.reading.recognise import recognise
from tests.reading.made_up import document, heading, paragraph
from tests.reading.pdf_writer import element, pdf

_Given = ParamSpec("_Given")
_Gives = TypeVar("_Gives")


def _told(read: Callable[[], object]) -> list[str]:
    try:
        return [repr(read())]
    except InvalidDocument as error:
        return [f"{each.code.value} {each}" for each in error.problems]


def _read(data: bytes) -> list[str]:
    return _told(lambda: read_document(io.BytesIO(data)))


def _of_pdf(data: bytes) -> list[str]:
    return _told(lambda: pdf_document(data))


def _too_long() -> list[str]:
    with mock.patch.object(pdf_module, "MOST_BYTES", 10):
        return [*_of_pdf(b"%PDF-1.7 an"), *_of_pdf(b"%PDF-1.7 a")]


def _answered(answer: Mapping[str, object]) -> list[str]:
    with mock.patch.object(WORKER, "ask", return_value=answer):
        return _of_pdf(b"%PDF-1.7")


def _recognised(*words: str) -> list[str]:
    return _told(lambda: recognise(document([heading(words[0]), *map(paragraph, words[1:])])).name)


def _batch(executor: Executor | None = None) -> list[str]:
    """Return what comes of a batch: of a file that is there, of one that is not."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "b.txt").write_text("A letter about roads", encoding="utf-8")
        reads = list(read_reports([f"{folder}/a.txt", f"{folder}/b.txt"], executor=executor))
    return [
        line
        for each in reads
        for line in (
            f"{each.path.removeprefix(folder)} {each.sha256} {each.stated_once}",
            *str(each.error).split("\n"),
        )
    ]


class _Failing(Executor):
    """An executor whose workers fail in ways of their own."""

    def submit(
        self, fn: Callable[_Given, _Gives], /, *args: _Given.args, **kwargs: _Given.kwargs
    ) -> "Future[_Gives]":
        future: Future[_Gives] = Future()
        future.set_exception(KeyError(fn.__name__, len(args), len(kwargs)))
        return future


class _Ended(Executor):
    """An executor that takes no more."""

    def submit(
        self, fn: Callable[_Given, _Gives], /, *args: _Given.args, **kwargs: _Given.kwargs
    ) -> "Future[_Gives]":
        message = f"no more of {fn.__name__}, {len(args)}, {len(kwargs)}"
        raise RuntimeError(message)


_SIGNED = "Safeguarding children board"

NO_REPORTS: Mapping[str, Callable[[], list[str]]] = {
    **{
        f"bytes: {name}": partial(_read, data)
        for name, data in (
            ("empty", b""),
            ("blank", b" \n\t"),
            ("a page", b" <!DOCTYPE html><p>Report not found"),
            ("a page without a type", b"<HTML>"),
            ("XML", b"<?xml version='1.0'?>"),
            ("an archive", b"PK\x03\x04rest"),
            ("an old document", b"\xd0\xcf\x11\xe0rest"),
            ("rich text", b"{\\rtf1"),
            ("no UTF-8", b"One\nTwo\n\xff\xfe\nThree\n"),
            ("no UTF-8 at once", b"\xe9"),
            ("no text", b"One\nTwo \x00\nThree\n"),
            ("a bell", b"\x07"),
            ("an escape", b"One\x1b"),
            ("a deletion", b"\x7f"),
            ("a PDF late", b"x" * 1019 + b"%PDF-"),
        )
    },
    **{
        f"pdf: {name}": partial(_of_pdf, data)
        for name, data in (
            ("none", b"words"),
            ("too late", b"x" * 1020 + b"%PDF-"),
            ("cut off", pdf([element("P", "Cut off")])[:300]),
            ("without words", pdf([]).replace(b"(1)", b"( )")),
        )
    },
    "pdf: too long": _too_long,
    "pdf: no pages": partial(_answered, {"pages": []}),
    "pdf: an error": partial(_answered, {"error": "made up"}),
    **{
        f"recognised: {words[0][:50]}, {sum(map(len, words))}": partial(_recognised, *words)
        for words in (
            ("",),
            ("Inspection of safeguarding and looked after children services",),
            ("Inspection of looked after children’s services",),
            ("Inspection of services for children in need of help and protection",),
            ("The impact of leaders",),
            ("Inspection of local authority children‘s social care services",),
            ("Focused visit of Made-up",),
            ("x" * 3980, "Focused visit of Made-up"),
            ("x" * 3990, "Focused visit of Made-up"),
            (f"{'x' * 590} {_SIGNED}",),
            (f"{'x' * 600} {_SIGNED}",),
        )
    },
    "a batch": _batch,
    "a batch whose workers fail": lambda: _batch(_Failing()),
    "a batch whose pool has ended": lambda: _batch(_Ended()),
}
"""What each is told, by name."""
