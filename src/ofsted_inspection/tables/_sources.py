"""The tables of where an inspection was read: sources, spans of their text, doubts."""

from collections.abc import Iterable, Iterator, Sequence

from ofsted_inspection.models.outcome import Inspection
from ofsted_inspection.models.source import Source, SpanRole
from ofsted_inspection.tables._definition import (
    INSPECTION_ID,
    OF_INSPECTION,
    ForeignKey,
    Row,
    Table,
    TableSource,
    integer,
    text,
)


def _sourced(inspections: Sequence[Inspection]) -> Iterator[tuple[Inspection, Source]]:
    for inspection in inspections:
        if inspection.source is not None:
            yield inspection, inspection.source


def _sources(inspections: Sequence[Inspection]) -> Iterator[Row]:
    for inspection, source in _sourced(inspections):
        yield inspection.id, source.title, source.publisher, source.sha256, source.terms


SOURCES = TableSource(
    table=Table(
        name="sources",
        title="Sources",
        description="One row for each text that an inspection was read from.",
        columns=(
            INSPECTION_ID,
            text("title", "title of the text"),
            text("publisher", "who published it"),
            text("sha256", "SHA-256 of its bytes, in hexadecimal", pattern="[0-9a-f]{64}"),
            text("terms", "what is known of its terms of use"),
        ),
        primary_key=("inspection_id",),
        foreign_keys=(OF_INSPECTION,),
    ),
    rows=_sources,
)


def _spans(inspections: Sequence[Inspection]) -> Iterator[Row]:
    for inspection, source in _sourced(inspections):
        for position, span in enumerate(source.spans, start=1):
            yield (
                inspection.id,
                position,
                span.line,
                span.start,
                span.end,
                span.role.value,
                span.target,
            )


SPANS = TableSource(
    table=Table(
        name="spans",
        title="Spans of the source text",
        description="One row for each stretch of a text: what it is and what it became.",
        columns=(
            INSPECTION_ID,
            integer("position", "place in the text, from 1"),
            integer("line", "line of the text, from 1"),
            integer("start", "first character in the line, from 0"),
            integer("end", "character after the last"),
            text("role", "what the stretch is", categories=SpanRole),
            text("target", "name of what it became", nullable=True),
        ),
        primary_key=("inspection_id", "position"),
        foreign_keys=(
            ForeignKey(columns=("inspection_id",), table="sources", references=("inspection_id",)),
        ),
    ),
    rows=_spans,
)


def _doubts(inspections: Sequence[Inspection]) -> Iterator[Row]:
    for inspection, source in _sourced(inspections):
        for position, doubt in enumerate(source.doubts, start=1):
            yield inspection.id, position, doubt.line, doubt.reading, doubt.alternative


DOUBTS = TableSource(
    table=Table(
        name="doubts",
        title="Doubts",
        description="One row for each thing that a text alone cannot settle.",
        columns=(
            INSPECTION_ID,
            integer("position", "place among the doubts, from 1"),
            integer("line", "line of the text, from 1"),
            text("reading", "what was read"),
            text("alternative", "the other reading"),
        ),
        primary_key=("inspection_id", "position"),
        foreign_keys=(OF_INSPECTION,),
    ),
    rows=_doubts,
)


def lines_by_target(source: Source | None) -> dict[str, str]:
    """Return, for each thing read from a text, the ranges of lines that hold it: `3-4;7-7`."""
    lines: dict[str, list[int]] = {}
    for span in () if source is None else source.spans:
        if span.target is not None:
            lines.setdefault(span.target, []).append(span.line)
    return {target: _ranges(numbers) for target, numbers in lines.items()}


def _ranges(lines: Iterable[int]) -> str:
    ranges: list[list[int]] = []
    for line in lines:
        if ranges and line <= ranges[-1][1] + 1:
            ranges[-1][1] = line
        else:
            ranges.append([line, line])
    return ";".join(f"{first}-{last}" for first, last in ranges)
