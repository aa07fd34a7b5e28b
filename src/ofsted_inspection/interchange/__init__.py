"""Interchange: documents in and out, losing nothing and accepting nothing wrong.

A document is an :class:`~ofsted_inspection.Inspection` (or a
:class:`~ofsted_inspection.OfficialResult`) as plain values, and the same in JSON:

>>> from ofsted_inspection import load
>>> warrington = load("warrington-2011")
>>> document = to_dict(warrington)
>>> document["framework"], document["id"], document["published"]
('slac-2010', '80575-2011-01-10', '2011-02-25')
>>> document["judgements"][0]
{'aspect': 'safeguarding.overall_effectiveness', 'grade': 'adequate'}
>>> from_json(to_json(warrington)) == warrington
True

Names stand for enum members and aspects, text in the one form `YYYY-MM-DD` for dates, text in
plain notation for decimals; every field is written, null where there is nothing. Nothing is
coerced and nothing is skipped in reading: whatever is not exactly so is refused, with all that is
wrong listed in the order of the document.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar, overload

from ofsted_inspection._arguments import checked
from ofsted_inspection._record import Record
from ofsted_inspection.errors import InvalidDocument
from ofsted_inspection.frameworks import Framework
from ofsted_inspection.interchange._documents import document_of
from ofsted_inspection.interchange._lines import File, opened, read_lines, write_lines
from ofsted_inspection.interchange._schema import schema_of
from ofsted_inspection.interchange._text import parsed, written
from ofsted_inspection.interchange._versions import SCHEMA_VERSION
from ofsted_inspection.models import Inspection, OfficialResult, OfstedOutcomes

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = [
    "SCHEMA_VERSION",
    "from_dict",
    "from_json",
    "json_schema",
    "make_converter",
    "read_jsonl",
    "read_ofsted_outcomes",
    "to_dict",
    "to_json",
    "write_jsonl",
]

Alone = TypeVar("Alone", bound=Inspection | OfficialResult)
"""The models that are documents by themselves."""


@checked
def to_dict(record: Inspection | OfficialResult) -> dict[str, object]:
    """Return the document of `record` as dicts, lists, text, integers, truth values and None.

    Raises InvalidDocument if no reader could read it again: its framework is not of the catalogue,
    or its sections stand too deep within one another.
    """
    return document_of(type(record)).plain(record)


@overload
def from_dict(document: Mapping[str, object]) -> Inspection: ...
@overload
def from_dict(document: Mapping[str, object], model: type[Alone]) -> Alone: ...
def from_dict(document: Mapping[str, object], model: type[Record] = Inspection) -> Record:
    """Return the record that `document`, as :func:`to_dict` makes them, is of.

    Raises InvalidDocument, with every problem and its JSON path, unless it is exactly that.
    """
    return document_of(model).read(document)


@checked
def to_json(record: Inspection | OfficialResult) -> bytes:
    """Return the canonical JSON of `record`: UTF-8, one line, one newline at its end.

    The same record always gives the same bytes. Raises InvalidDocument as :func:`to_dict` does,
    and for a document of more than 64 MiB.
    """
    return written(to_dict(record), type(record).__name__)


@overload
def from_json(document: str | bytes) -> Inspection: ...
@overload
def from_json(document: str | bytes, model: type[Alone]) -> Alone: ...
@checked
def from_json(document: str | bytes, model: type[Record] = Inspection) -> Record:
    """Return the record that `document`, JSON in UTF-8, is of; white space is free.

    Raises InvalidDocument, with every problem and its JSON path, unless it is exactly that. The
    bytes may come from anyone.
    """
    return document_of(model).read(parsed(document, model.__name__))


@overload
def read_jsonl(
    source: File, *, on_invalid: Callable[[InvalidDocument], object] | None = None
) -> Iterator[Inspection]: ...
@overload
def read_jsonl(
    source: File,
    model: type[Alone],
    *,
    on_invalid: Callable[[InvalidDocument], object] | None = None,
) -> Iterator[Alone]: ...
@checked
def read_jsonl(
    source: File,
    model: type[Record] = Inspection,
    *,
    on_invalid: Callable[[InvalidDocument], object] | None = None,
) -> Iterator[Record]:
    """Yield the record of each line of `source`, a path or a file opened in binary mode.

    One line is held at a time, however long the file; at one of more than 256 MiB reading ends. A
    line that is no document is given to `on_invalid`, as the InvalidDocument it raises with the
    line's number in every problem, and the good ones go on: `on_invalid=bad.append` keeps all of
    the bad. Without it nothing is yielded after the first bad line; the rest is read for its
    problems, and InvalidDocument lists those of the file, at most 100.
    """
    return read_lines(source, model, on_invalid)


@checked
def write_jsonl(
    records: Inspection | OfficialResult | Iterable[Inspection | OfficialResult],
    target: File,
    *,
    overwrite: bool = False,
) -> int:
    """Write `records` to `target`, each as one line of canonical JSON; return how many.

    One alone stands for itself. `target` is a path, `-` for standard output, or a file opened in
    binary mode. A file at a path appears when it is whole, and not at all if something fails
    before. With `overwrite=True` it takes the place of one that is there, which until then stays
    as it was and may be read from: `write_jsonl(read_jsonl(path), path, overwrite=True)` loses
    nothing. An open file, a pipe and a device are written line by line, and keep the lines before
    a failure.

    Raises AlreadyThere, a FileExistsError, if a file is at the path and `overwrite` is False, and
    InvalidDocument as :func:`to_json` does.
    """
    return write_lines(records, target, overwrite=overwrite)


@checked
def json_schema(
    model: type[Inspection] | type[OfficialResult] = Inspection,
) -> dict[str, object]:
    """Return the JSON Schema (2020-12) of the documents of `model`, as plain values.

    It accepts what :func:`from_dict` accepts. It also accepts what no schema can tell: fields that
    contradict one another, days that the calendar does not have, 1.0 for 1, half a surrogate pair,
    and sections more than 64 levels deep.
    """
    return schema_of(model)


@checked
def make_converter(framework: Framework | None = None) -> "Converter":
    """Return a new cattrs converter that reads and writes classes in which our models stand.

    An inspection stands there as its whole document. Its parts stand as they do within one; those
    that hold grades or aspects (`Judgement`, `Section`, `Report`, ...) can be read only under a
    `framework`, and without one grades alone stand with their scale (`slac.adequate`). The
    converter refuses unknown keys and coerces nothing, in the fields of other classes neither.
    """
    # cattrs costs more to import than all of this package.
    from ofsted_inspection.interchange._converter import converter_for

    return converter_for(framework)


@checked
def read_ofsted_outcomes(path: File) -> OfstedOutcomes:
    """Return the inspections and visits of a table that Ofsted publishes, its ODS as it is.

    `path` is the file of "Local authority inspection outcomes" of some year, or of the underlying
    data before it, or one opened in binary mode. Every sheet with the columns "Local authority
    name" and a day or a judgement of ILACS is read, by the names of its columns: the newest
    inspections, those and the visits of a year, the history. Other sheets are named in
    `sheets_passed_over`, such as the history in one row to each authority, which states no first
    days. What stands above a header is passed over, below it nothing.

    The first day decides the edition, and with it which columns are filled: what an edition does
    not judge is empty, and is no judgement; the combined judgement of before 2023 stands under
    children in care. A sheet without a column for overall effectiveness is read without.
    Authorities are those of the gazetteer, found by the name and code of the table's day; their
    Ofsted number and today's code are ours, not the table's. An inspection that several sheets
    state is one. Its last day is not stated, and of the day that the table gives nothing more is
    known than that.

    Raises InvalidDocument with every fault, its sheet (`file`), row (`line`) and column: an unknown
    column, authority, region or word, a grade missing or one too many, sheets that contradict one
    another. Raises MissingExtra without python-calamine.
    """
    # Imported when used: it reads the gazetteer, which whoever only converts has no need of.
    from ofsted_inspection.interchange._outcomes import outcomes

    with opened(path) as file:
        return outcomes(file.read())
