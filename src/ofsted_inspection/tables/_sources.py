"""The tables of where an inspection was read: sources, spans of their text, doubts."""

from collections.abc import Sequence

from ofsted_inspection.models import Doubt, Inspection, Source, Span
from ofsted_inspection.tables._declaration import Rows, RowsOf
from ofsted_inspection.tables._fields import INSPECTION_ID, OF_INSPECTION, refers
from ofsted_inspection.tables._places import listed


def _sources(inspection: Inspection) -> Sequence[Source]:
    return () if inspection.source is None else (inspection.source,)


def _running_lines(inspection: Inspection) -> Sequence[str]:
    return () if inspection.source is None else inspection.source.running_lines


def _spans(inspection: Inspection) -> Sequence[Span]:
    return () if inspection.source is None else inspection.source.spans


def _doubts(inspection: Inspection) -> Sequence[Doubt]:
    return () if inspection.source is None else inspection.source.doubts


_source = RowsOf(Source, listed(_sources))
SOURCES = _source.table(
    "sources",
    "Sources",
    "One row for each text that an inspection was read from.",
    INSPECTION_ID,
    _source("title", "title of the text"),
    _source("publisher", "who published it"),
    _source("sha256", "SHA-256 of its bytes, in hexadecimal", pattern="[0-9a-f]{64}"),
    _source("pages", "how many pages it has", unit="pages"),
    _source("text_sha256", "SHA-256 of the text taken out of it", pattern="[0-9a-f]{64}"),
    _source("extractor", "what took the text out, with its version"),
    _source("terms", "terms of use printed in it, or what is known of them"),
    key=("inspection_id",),
    refers=(OF_INSPECTION,),
    parts={
        "running_lines": Rows("running_lines"),
        "spans": Rows("spans"),
        "doubts": Rows("doubts"),
    },
)

_running = RowsOf(str, listed(_running_lines))
RUNNING_LINES = _running.table(
    "running_lines",
    "Running lines",
    "One row for each line that stands at the head or foot of a source's pages.",
    INSPECTION_ID,
    _running.position("place among the lines, from 1"),
    _running("text", "the words, white space collapsed", ""),
    key=("inspection_id", "position"),
    refers=(refers("sources", "inspection_id"),),
)

_span = RowsOf(Span, listed(_spans))
SPANS = _span.table(
    "spans",
    "Spans of the source text",
    "One row for each stretch of a text: what it is and what it became.",
    INSPECTION_ID,
    _span.position("place in the text, from 1"),
    _span("page", "page it stands on, from 1; none where the text has no pages"),
    _span("line", "line of the text, from 1"),
    _span("start", "first character in the line, from 0"),
    _span("end", "character after the last"),
    _span("role", "what the stretch is"),
    _span("target", "name of what it became"),
    key=("inspection_id", "position"),
    refers=(refers("sources", "inspection_id"),),
)

_doubt = RowsOf(Doubt, listed(_doubts))
DOUBTS = _doubt.table(
    "doubts",
    "Doubts",
    "One row for each thing that a text alone cannot settle.",
    INSPECTION_ID,
    _doubt.position("place among the doubts, from 1"),
    _doubt("page", "page it stands on, from 1; none where the text has no pages"),
    _doubt("line", "line of the text, from 1"),
    _doubt("reading", "what was read"),
    _doubt("alternative", "the other reading"),
    key=("inspection_id", "position"),
    refers=(OF_INSPECTION,),
)
