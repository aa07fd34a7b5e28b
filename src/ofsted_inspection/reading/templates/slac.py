"""Inspections of safeguarding and looked after children services: the edition of October 2010.

One real report has been seen, Warrington 2011, as the text of its pages: a line is a paragraph or
what a page break left of one, numbers are missing, and the contents are in pieces. So this
template reads lines, and a block of a PDF is a line.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ofsted_inspection._templates.slac import (
    CONTENTS,
    FRONT,
    RECORD,
    TITLE,
)
from ofsted_inspection._wording import shown
from ofsted_inspection.errors import ProblemCode
from ofsted_inspection.frameworks import SLAC_2010, Service
from ofsted_inspection.reading._ledger import Ledger
from ofsted_inspection.reading._printed import (
    Printed,
    PrintedEntry,
    PrintedItem,
    PrintedParagraph,
    PrintedSection,
)
from ofsted_inspection.reading._team import read_team
from ofsted_inspection.reading.document import Document
from ofsted_inspection.reading.templates._edges import take_furniture, take_terms
from ofsted_inspection.reading.templates._lines import Lines, joined
from ofsted_inspection.reading.templates._slac_body import read_body
from ofsted_inspection.reading.templates._slac_contents import read_contents
from ofsted_inspection.reading.templates._slac_cover import Cover, read_cover
from ofsted_inspection.reading.templates._slac_drafts import Draft, drafts_of
from ofsted_inspection.reading.templates._slac_headings import Headings
from ofsted_inspection.reading.templates._slac_numbers import number_paragraphs
from ofsted_inspection.reading.templates._slac_record import read_record
from ofsted_inspection.reading.templates._stated import missing, pair_up, plain
from ofsted_inspection.reading.templates._tables import Statement

__all__: list[str] = []
"""Nothing: what reads reports stands in `ofsted_inspection.reading`."""

TERMS = (
    "Crown copyright. The text as held carries no terms of use. A report of the same programme "
    "published in November 2010, and reports of 2013, say that they may be reproduced for "
    "non-commercial purposes, without adaptation, with source and date stated; no statement "
    "relicensing older reports was found. Whoever redistributes the text must check its terms."
)
"""What is known of the terms of a report that prints none."""

_FIRST_PARAGRAPH = re.compile(r"(?:- )?1\. ")


def read_slac(document: Document) -> Printed:
    """Return what a report of the edition of October 2010 prints; raises InvalidDocument."""
    ledger = Ledger(document)
    running_lines = take_furniture(ledger)
    terms, indices = take_terms(ledger)
    lines = Lines(ledger, indices)
    parts = _divide(lines)
    cover = read_cover(lines, range(parts.contents))
    contents = _contents(lines, parts)
    headings = Headings(lines)
    body = read_body(lines, headings, parts.body, parts.record)
    number_paragraphs(body.blocks, lines)
    drafts = drafts_of(lines, body)
    statements = [*_record(lines, parts, cover), *_grade_lines(lines, headings)]
    grades = pair_up(ledger, statements, [aspect.key for aspect in SLAC_2010.aspects])
    spans = ledger.spans()
    ledger.refuse_if_faulty()
    return Printed(
        framework=SLAC_2010.id,
        title=TITLE,
        authority=cover.authority,
        named_at=None if cover.authority_line is None else lines.place(cover.authority_line),
        visits=cover.visits,
        published=cover.published,
        leads=() if cover.lead_inspector is None else (cover.lead_inspector,),
        age_group=cover.age_group,
        team=read_team(drafts[0].text) if drafts else (),
        grades=grades,
        contents=contents,
        scale=tuple(body.scale),
        sections=tuple(_sections(lines, headings, drafts)),
        items=tuple(_items(lines, drafts)),
        terms=terms or TERMS,
        running_lines=running_lines,
        spans=spans,
        doubts=tuple(lines.doubts),
    )


class _Parts(NamedTuple):
    """The lines at which the parts of a report begin; what is absent begins where the next does."""

    contents: int
    body: int
    record: int


def _divide(lines: Lines) -> _Parts:
    """Find contents, body and record by their headings."""
    texts = [lines.words(line) for line in range(len(lines))]
    titles = list(map(plain, texts))
    contents = titles.index(plain(CONTENTS)) if plain(CONTENTS) in titles else None
    top = {plain(title) for title in (*FRONT, *(service.title for service in Service))}
    body = next(
        (
            line
            for line, title in enumerate(titles)
            if line > (-1 if contents is None else contents)
            and (title in top or _FIRST_PARAGRAPH.match(texts[line]))
        ),
        len(lines),
    )
    record = next(
        (
            line
            for line in range(body if body < len(lines) else 0, len(lines))
            if titles[line] == plain(RECORD) or titles[line].startswith(f"{plain(RECORD)}:")
        ),
        len(lines),
    )
    return _Parts(body if contents is None else contents, body, record)


def _contents(lines: Lines, parts: _Parts) -> tuple[PrintedEntry, ...]:
    if parts.contents == parts.body:
        return ()
    lines.claim(lines.pieces(parts.contents), "heading", "contents")
    return read_contents(lines, parts.contents + 1, parts.body)


def _record(lines: Lines, parts: _Parts, cover: Cover) -> list[Statement]:
    if parts.record == len(lines):
        missing(lines.ledger, f"no {RECORD.lower()}", f"the heading {RECORD!r}")
        return []
    lines.claim(lines.pieces(parts.record), "heading", "record")
    _, _, name = lines.words(parts.record).partition(":")
    if name and plain(name) != plain(cover.authority):
        # Which of the two is wrong the text cannot say, so both lines are named.
        for line, found, other in (
            (cover.authority_line, cover.authority, f"the {RECORD.lower()}, {shown(name.strip())}"),
            (parts.record, name.strip(), f"the cover, {shown(cover.authority)}"),
        ):
            expected = f"the authority of {other}"
            lines.fault(line, found, expected, ProblemCode.CONTRADICTION)
    return read_record(lines, parts.record, range(parts.record + 1, len(lines)))


def _grade_lines(lines: Lines, headings: Headings) -> Iterator[Statement]:
    for section in headings.sections:
        aspect, grade = section.heading.aspect, section.printed_grade
        if aspect is not None and grade is not None:
            words = f"{section.title}: Grade {grade.number} ({grade.label.lower()})"
            yield aspect.key, grade, lines.place(section.line, words)


def _sections(
    lines: Lines, headings: Headings, drafts: Sequence[Draft]
) -> Iterator[PrintedSection]:
    for section in headings.sections:
        aspect = section.heading.aspect
        place = lines.place(section.line)
        yield PrintedSection(
            title=section.title,
            depth=len(section.above) + 1,
            key=None if aspect is None else aspect.key,
            grade=section.printed_grade,
            paragraphs=tuple(
                _paragraph(lines, draft) for draft in drafts if draft.section is section
            ),
            page=place.page,
            line=place.line,
        )


def _paragraph(lines: Lines, draft: Draft) -> PrintedParagraph:
    place = lines.place(draft.line)
    return PrintedParagraph(
        id=draft.id,
        number=draft.number,
        number_printed=draft.number_printed,
        text=draft.text,
        items=draft.items,
        page=place.page,
        line=place.line,
    )


def _items(lines: Lines, drafts: Sequence[Draft]) -> Iterator[PrintedItem]:
    for draft in drafts:
        for count, bullet in enumerate(draft.recommended, start=1):
            place = lines.place(bullet.pieces[0].line)
            yield PrintedItem(
                id=f"{draft.id}r{count}",
                text=joined(bullet.pieces),
                section=draft.section.place,
                paragraph=draft.id,
                service=draft.section.heading.service,
                timescale=None if bullet.timescale is None else bullet.timescale.value,
                page=place.page,
                line=place.line,
            )
