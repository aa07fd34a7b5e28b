"""Interchange: documents in and out, losing nothing and accepting nothing wrong.

A document is an :class:`~ofsted_inspection.Inspection` (or a
:class:`~ofsted_inspection.ReportedGrade`) as plain values, and the same in JSON:

>>> from ofsted_inspection import load
>>> warrington = load("warrington-2011")
>>> document = to_dict(warrington)
>>> document["schema_version"], document["framework"], document["id"]
(1, 'slac-2010', '80575-2011-01-10')
>>> document["judgements"][0]
{'aspect': 'safeguarding.overall_effectiveness', 'grade': 'adequate'}
>>> from_json(to_json(warrington)) == warrington
True

Names stand for enum members and aspects, text in the one form `YYYY-MM-DD` for dates, text in
plain notation for decimals; every field is written, null where there is nothing. Nothing is
coerced and nothing is skipped in reading: whatever is not exactly so is refused, with all that is
wrong listed in the order of the document.
"""

from collections.abc import Mapping
from typing import TypeVar, overload

from ofsted_inspection._record import Record
from ofsted_inspection.interchange._documents import document_of
from ofsted_inspection.interchange._text import parsed, written
from ofsted_inspection.interchange._versions import SCHEMA_VERSION
from ofsted_inspection.models import Inspection, ReportedGrade

__all__ = [
    "SCHEMA_VERSION",
    "from_dict",
    "from_json",
    "to_dict",
    "to_json",
]

Alone = TypeVar("Alone", bound=Inspection | ReportedGrade)
"""The models that are documents by themselves."""


def to_dict(record: Inspection | ReportedGrade) -> dict[str, object]:
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


def to_json(record: Inspection | ReportedGrade) -> bytes:
    """Return the canonical JSON of `record`: UTF-8, one line, one newline at its end.

    The same record always gives the same bytes. Raises InvalidDocument as :func:`to_dict` does,
    and for a document of more than 64 MiB.
    """
    return written(to_dict(record), type(record).__name__)


@overload
def from_json(document: str | bytes) -> Inspection: ...
@overload
def from_json(document: str | bytes, model: type[Alone]) -> Alone: ...
def from_json(document: str | bytes, model: type[Record] = Inspection) -> Record:
    """Return the record that `document`, JSON in UTF-8, is of; white space is free.

    Raises InvalidDocument, with every problem and its JSON path, unless it is exactly that. The
    bytes may come from anyone.
    """
    return document_of(model).read(parsed(document, model.__name__))
