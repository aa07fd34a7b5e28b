"""Damages real reports on purpose, to see that no damage that changes what is read goes unnoticed.

In the document of each report two grades of the table are swapped, the grades are shifted by a row,
the heading of each judgement is dropped, and "be good" is put on a line of its own. What is read of
the damaged document is held against what was read of the whole one.
"""

import enum
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import attrs

from ofsted_inspection.errors import OfstedInspectionError
from ofsted_inspection.models import Inspection
from ofsted_inspection.reading import Block, BlockKind, Document, read_document

# What is read of a document is no public promise, and a document cannot be read in public.
from ofsted_inspection.reading._inspection import Given, inspection_of
from ofsted_inspection.reading._printed import Printed
from ofsted_inspection.reading.recognise import recognise

_TITLE_AND_GRADE = 2
_NEEDS_IMPROVEMENT = "requires improvement to be good"


class Outcome(enum.Enum):
    """What came of a damaged document."""

    REFUSED = "refused"
    SAME = "read, and the same"
    ONCE = "read otherwise in a grade stated once"
    SILENT = "SILENT: read otherwise in a grade stated twice"


class Damage(NamedTuple):
    """What was done to a document, and what came of it."""

    what: str
    outcome: Outcome


def damages_of(path: Path) -> tuple[Damage, ...]:
    """Return what comes of each damage to the report at `path`; none where it is refused whole."""
    try:
        document = read_document(path)
        printed = recognise(document).read(document)
        whole = inspection_of(printed, document, b"", Given())
    except OfstedInspectionError:
        return ()
    once = {grade.key for grade in printed.grades if grade.stated_once}
    return tuple(
        Damage(what, _outcome(attrs.evolve(document, blocks=blocks), whole, once))
        for what, blocks in _damaged(document, printed)
    )


def _outcome(document: Document, whole: Inspection, once: set[str]) -> Outcome:
    try:
        printed = recognise(document).read(document)
        read = inspection_of(printed, document, b"", Given())
    except OfstedInspectionError:
        return Outcome.REFUSED
    before, after = _grades(whole), _grades(read)
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    if not changed:
        return Outcome.SAME
    return Outcome.ONCE if changed <= once else Outcome.SILENT


def _grades(inspection: Inspection) -> Mapping[str, str]:
    return {
        **{judgement.aspect.key: judgement.grade.value for judgement in inspection.judgements},
        **{review.key: review.grade.value for review in inspection.reviews},
    }


def _damaged(document: Document, printed: Printed) -> Iterator[tuple[str, tuple[Block, ...]]]:
    blocks = document.blocks
    places = {document.line_of(index): index for index in range(len(blocks))}
    rows = [
        places[quote.line]
        for grade in printed.grades
        for quote in grade.places
        if len(blocks[places[quote.line]].cells) == _TITLE_AND_GRADE
    ]
    table = sorted(row for row in set(rows) if blocks[row].page == blocks[min(rows)].page)
    cells = [blocks[each].cells[1] for each in table]
    for first in range(len(table)):
        for second in range(first + 1, len(table)):
            if cells[first] != cells[second]:
                swapped = {table[first]: cells[second], table[second]: cells[first]}
                yield "two grades swapped", _with(blocks, swapped)
    if len(set(cells)) > 1:
        shifted = dict(zip(table, [*cells[1:], cells[0]], strict=True))
        yield "grades shifted by a row", _with(blocks, shifted)
    for section in printed.sections:
        if section.key is not None:
            place = places[section.line]
            yield "a heading dropped", (*blocks[:place], *blocks[place + 1 :])
    for place, cell in zip(table, cells, strict=True):
        if cell.casefold().rstrip(". ") == _NEEDS_IMPROVEMENT:
            torn = _with(blocks, {place: cell[: cell.casefold().index("be good")].strip()})
            rest = Block(page=blocks[place].page, kind=BlockKind.PARAGRAPH, text="be good")
            yield "'be good' on a line of its own", (*torn[: place + 1], rest, *torn[place + 1 :])


def _with(blocks: tuple[Block, ...], grades: Mapping[int, str]) -> tuple[Block, ...]:
    """Return `blocks` with other words in the second cell of those at these places."""
    changed = list(blocks)
    for place, words in grades.items():
        changed[place] = attrs.evolve(changed[place], cells=(changed[place].cells[0], words))
    return tuple(changed)
