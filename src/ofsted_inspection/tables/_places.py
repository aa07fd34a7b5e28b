"""Where rows are made: the models that tables are of, walked in the order of their rows."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Generic, TypeAlias, TypeVar, cast, final

import attrs

from ofsted_inspection.models import (
    Inspection,
    LocalAuthority,
    OfficialResult,
    Section,
    Source,
    Span,
    SpanRole,
)

_Record = TypeVar("_Record")
_Parent = TypeVar("_Parent")
_Outer = TypeVar("_Outer")

Entry: TypeAlias = Inspection | OfficialResult | LocalAuthority
"""What tables are made of, and made into again."""


_OF_PARAGRAPHS = {SpanRole.PARAGRAPH, SpanRole.ITEM, SpanRole.PARAGRAPH_NUMBER}


@final
class Whole:
    """An inspection, with what columns of its tables look up in it, each worked out once."""

    def __init__(self, inspection: Inspection) -> None:
        """Work nothing out yet but the identifier, which every row has."""
        self.inspection = inspection
        self.id = inspection.id

    @cached_property
    def lines(self) -> dict[str, str]:
        """For each thing read from the source, the ranges of lines that hold it: `3-4;7-7`."""
        return _lines_by_target(self.inspection.source)

    @cached_property
    def pages(self) -> dict[str, str]:
        """For each thing read from the source, the ranges of pages that hold it."""
        return _pages_by_target(self.inspection.source)

    @cached_property
    def paragraph_spans(self) -> dict[int, list[Span]]:
        """The stretches of each line that became paragraphs, their numbers or their items."""
        source = self.inspection.source
        found: dict[int, list[Span]] = {}
        for span in () if source is None else source.spans:
            if span.role in _OF_PARAGRAPHS:
                found.setdefault(span.line, []).append(span)
        return found

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of each paragraph, by its id."""
        report = self.inspection.report
        paragraphs = () if report is None else report.paragraphs
        return {paragraph.id: paragraph.text for paragraph in paragraphs}

    @cached_property
    def sections(self) -> tuple["Place[Section, Under]", ...]:
        """Every section, a heading before what stands under it, in the order printed."""
        report = self.inspection.report
        found = () if report is None else _nested(report.sections, Under(None, 1, None))
        return tuple(
            Place(section, position, under, self)
            for position, (section, under) in enumerate(found, start=1)
        )


@final
@attrs.define
class Under:
    """Where a section stands: below which other, how deep, and within which judged aspect."""

    section: Section | None
    level: int
    aspect_key: str | None


@final
@attrs.define
class Place(Generic[_Record, _Parent]):
    """Where a row is made: its record, the number of that in its list, and what the list is of.

    `whole` is the inspection that it belongs to.
    """

    record: _Record
    position: int
    parent: _Parent
    whole: Whole


Places: TypeAlias = Callable[[Sequence[Entry]], Iterator[Place[_Record, _Parent]]]
"""What yields the places of a table's rows, in their order."""


def inspections_in(entries: Sequence[Entry]) -> Iterator[Inspection]:
    """Yield those of `entries` that are inspections."""
    return (entry for entry in entries if isinstance(entry, Inspection))


def listed(get: Callable[[Inspection], Sequence[_Record]]) -> Places[_Record, Inspection]:
    """Return the places of what `get` gives of each inspection."""

    def places(entries: Sequence[Entry]) -> Iterator[Place[_Record, Inspection]]:
        for inspection in inspections_in(entries):
            if records := get(inspection):
                whole = Whole(inspection)
                for position, record in enumerate(records, start=1):
                    yield Place(record, position, inspection, whole)

    return places


def within(
    outer: Places[_Outer, _Parent], get: Callable[[_Outer], Iterable[_Record]]
) -> Places[_Record, Place[_Outer, _Parent]]:
    """Return the places of what `get` gives of the record of each place of `outer`."""

    def places(entries: Sequence[Entry]) -> Iterator[Place[_Record, Place[_Outer, _Parent]]]:
        for place in outer(entries):
            for position, record in enumerate(get(place.record), start=1):
                yield Place(record, position, place, place.whole)

    return places


def apart(get: Callable[[Sequence[Entry]], Iterable[_Record]]) -> Places[_Record, None]:
    """Return the places of records that belong to no one inspection."""
    # Columns of such a table are of the record alone.
    whole = cast("Whole", None)
    return lambda entries: (
        Place(record, position, None, whole)
        for position, record in enumerate(get(entries), start=1)
    )


def _nested(sections: tuple[Section, ...], under: Under) -> Iterator[tuple[Section, Under]]:
    for section in sections:
        yield section, under
        # A section without an aspect of its own is part of what its parent judges.
        aspect = section.aspect_key or under.aspect_key
        yield from _nested(section.subsections, Under(section, under.level + 1, aspect))


def _lines_by_target(source: Source | None) -> dict[str, str]:
    lines: dict[str, list[int]] = {}
    for span in () if source is None else source.spans:
        if span.target is not None:
            lines.setdefault(span.target, []).append(span.line)
    return {target: _ranges(numbers) for target, numbers in lines.items()}


def _pages_by_target(source: Source | None) -> dict[str, str]:
    pages: dict[str, list[int]] = {}
    for span in () if source is None else source.spans:
        if span.target is not None and span.page is not None:
            pages.setdefault(span.target, []).append(span.page)
    # Nothing says that pages come in order, as lines do.
    return {target: _ranges(sorted(numbers)) for target, numbers in pages.items()}


def _ranges(lines: Iterable[int]) -> str:
    ranges: list[list[int]] = []
    for line in lines:
        if ranges and line <= ranges[-1][1] + 1:
            ranges[-1][1] = line
        else:
            ranges.append([line, line])
    return ";".join(f"{first}-{last}" for first, last in ranges)
