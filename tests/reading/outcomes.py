"""What became of a made-up report, whole: every value, role and problem in a line of its own.

A line of the report is named by its words, so that an outcome says by itself whether a thing was
found where it stands, and a line more or less changes no other.
"""

import datetime
import difflib
import enum
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Protocol, cast

import attrs

from ofsted_inspection.errors import InvalidDocument
from ofsted_inspection.reading._dates import Visit
from ofsted_inspection.reading._printed import Printed, PrintedSpan
from ofsted_inspection.reading.document import Document

_LONGEST = 40
_MOST = 64
_REFUSED = "refused: "


class _Placed(Protocol):
    page: int
    line: int


def outcome(read: Callable[[Document], Printed], document: Document) -> list[str]:
    """Return what `read` makes of `document`: all that it prints, or all that is wrong with it."""
    try:
        printed = read(document)
    except InvalidDocument as error:
        return list(_problems(error, document))
    return list(_told(printed, document))


def compared(base: Sequence[str], other: Sequence[str]) -> list[str]:
    """Return the lines of `other` that `base` has not, and those that it lacks.

    What is refused is compared with nothing.
    """
    if other and other[0].startswith(_REFUSED):
        return list(other)
    lines = difflib.unified_diff(base, other, n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def _words(document: Document, line: int | None) -> str:
    return "nowhere" if line is None else repr(document.lines[line - 1][:_LONGEST])


def _problems(error: InvalidDocument, document: Document) -> Iterator[str]:
    for each in error.problems:
        yield f"{_REFUSED}{each.code.value} at {each.file}, {_words(document, each.line)}"
        yield f"    {each.found}"
        yield f"    expected {each.expected}"


def _told(printed: Printed, document: Document) -> Iterator[str]:
    for name, value in _fields(printed).items():
        if name != "spans":
            yield from _lines(name, value, document, "")
    for span in printed.spans:
        yield f"{span.role} {span.target or ''}| {_spanned(span, document)}"


def _spanned(span: PrintedSpan, document: Document) -> str:
    page = "" if span.page is None else f"{span.page} "
    return f"{page}{_short(document.lines[span.line - 1][span.start : span.end])}"


def _fields(value: attrs.AttrsInstance) -> Mapping[str, object]:
    return attrs.asdict(value, recurse=False)


def _lines(name: str, value: object, document: Document, indent: str) -> Iterator[str]:
    """Yield a value, and below it those that it consists of."""
    if isinstance(value, tuple) and not isinstance(value, Visit):
        for each in cast("tuple[object, ...]", value):
            yield from _lines(name, each, document, indent)
    elif attrs.has(type(value)):
        fields = dict(_fields(cast("attrs.AttrsInstance", value)))
        where = ""
        if fields.keys() >= {"page", "line"}:
            placed = cast("_Placed", value)
            where = f" at page {placed.page}, {_words(document, placed.line)}"
            del fields["page"], fields["line"]
        within = {key for key, each in fields.items() if isinstance(each, tuple)}
        usual = {
            each.name: each.default
            for each in attrs.fields(type(cast("attrs.AttrsInstance", value)))
        }
        shown = ", ".join(
            f"{key} {_shown(each)}"
            for key, each in fields.items()
            if key not in within and each != usual[key]
        )
        yield f"{indent}{name}{where}: {shown}"
        for key, each in fields.items():
            if key in within:
                yield from _lines(key, each, document, f"{indent}  ")
    else:
        yield f"{indent}{name}: {_shown(value)}"


def _shown(value: object) -> str:
    match value:
        case enum.Enum():
            return value.name
        case datetime.date() | Decimal():
            return str(value)
        case Visit():
            return f"{value.start} to {value.end}"
        case str():
            return repr(_short(value))
        case _:
            return repr(value)


def _short(words: str) -> str:
    """Return long words without their middle, whose length says whether it is as it was."""
    if len(words) <= _MOST:
        return words
    return f"{words[:30]} ({len(words)}) {words[-20:]}"


def blocks_of(document: Document) -> Iterator[str]:
    """Yield each block in a line of its own: where it stands, what it looks like, its words."""
    yield f"{document.extractor}, pages {document.pages}"
    yield from (f"doubt on page {page}: {words}" for page, words in document.doubts)
    for each in document.blocks:
        words = each.cells or each.text
        box = each.box and [each.box.left, each.box.bottom, each.box.right, each.box.top]
        bold = " bold" if each.bold else ""
        follows = "" if each.follows is None else f" follows {each.follows!r}"
        label = "" if each.label is None else f" {each.label!r}"
        at = "" if box is None else f" {box}"
        yield f"{each.page} {each.kind.value}{bold}{follows}{label} {words!r} {each.lines}{at}"
