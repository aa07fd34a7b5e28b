"""What a document is, by what it prints: one of the templates, or one line that says what else."""

import re
from collections.abc import Sequence

from ofsted_inspection.reading.document import Document
from ofsted_inspection.reading.pdf import refused
from ofsted_inspection.reading.templates import TEMPLATES, Template

__all__: list[str] = []
"""Nothing: what reads reports stands in `ofsted_inspection.reading`."""

READABLE = (
    "a report on safeguarding and looked after children (2010 to 2012), on looked after children "
    "(2013), of the single inspection (2013 to 2018) or of ILACS (from 2018)"
)
"""What can be read, in the words of every refusal."""

_FIRST_WORDS = 4000
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'"})

_OTHERS: Sequence[tuple[str, str]] = (
    (r"report not found|page not found", "Ofsted's page that says there is no such report"),
    (r"focused visit (?:to|of)\b", "the letter about a focused visit, which gives no grades"),
    (r"monitoring visit (?:to|of)\b", "the letter about a monitoring visit, which gives no grades"),
    (r"joint targeted area inspection of", "a joint targeted area inspection, which has no grades"),
    (r"(?:area|local area) special educational needs", "an area inspection of special needs"),
    (
        r"review of the effectiveness of the local|^.{0,600}safeguarding children board",
        "the review of a safeguarding children board alone",
    ),
    (
        r"arrangements for the protection of children",
        "an inspection of arrangements for the protection of children (2012 to 2013)",
    ),
    (
        r"\b(?:children's home|(?:fostering|adoption) (?:service|agency)|secure children's)\b",
        "a report on a children's home or an agency",
    ),
    (r"\b(?:school|nursery|academy|college|early years)\b", "a report on education"),
)


def recognise(document: Document) -> Template:
    """Return the template that `document` follows; raises InvalidDocument saying what it is."""
    words = " ".join(document.text[:_FIRST_WORDS].translate(_APOSTROPHES).casefold().split())
    if not words:
        raise refused("a document without words", READABLE)
    for template in TEMPLATES:
        if template.marks.search(words):
            return template
    for mark, what in _OTHERS:
        if re.search(mark, words):
            raise refused(what, READABLE)
    raise refused("a document of no kind that is known", READABLE)


def refuse_by_first_bytes(data: bytes) -> None:
    """Raise InvalidDocument, saying what `data` is, where its first bytes say it is no text."""
    if not data.strip():
        raise refused("an empty file", READABLE)
    start = data[:_FIRST_WORDS].lstrip().lower()
    for beginning, what in _BEGINNINGS:
        if start.startswith(beginning):
            raise refused(what, READABLE)


_BEGINNINGS = (
    (b"<!doctype html", "a web page in place of a report"),
    (b"<html", "a web page in place of a report"),
    (b"<?xml", "an XML file in place of a report"),
    (b"pk\x03\x04", "a Word document or another archive in place of a PDF"),
    (b"\xd0\xcf\x11\xe0", "an old Word document in place of a PDF"),
    (b"{\\rtf", "a rich text file in place of a PDF"),
)
