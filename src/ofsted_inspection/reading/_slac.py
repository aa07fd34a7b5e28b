"""From the text of a report of the 2010 edition to an Inspection."""

import hashlib
import re
from typing import NamedTuple

from ofsted_inspection._slac_template import CONTENTS, FRONT, RECORD, TITLE
from ofsted_inspection.errors import ProblemCode, UnknownName, shown
from ofsted_inspection.frameworks import SLAC_2010, Service
from ofsted_inspection.models import (
    Basis,
    ContentsEntry,
    Inspection,
    Judgement,
    LocalAuthority,
    Report,
    Source,
    SpanRole,
)
from ofsted_inspection.reading._assembly import assemble
from ofsted_inspection.reading._body import read_body
from ofsted_inspection.reading._contents import read_contents
from ofsted_inspection.reading._cover import Cover, read_cover
from ofsted_inspection.reading._headings import Headings, plain
from ofsted_inspection.reading._numbering import number_paragraphs
from ofsted_inspection.reading._record import read_record
from ofsted_inspection.reading._sheet import Sheet, decode, joined
from ofsted_inspection.reading._team import read_team

PUBLISHER = "Ofsted"
TERMS = (
    "Crown copyright. The text as held carries no terms of use. A report of the same programme "
    "published in November 2010, and reports of 2013, say that they may be reproduced for "
    "non-commercial purposes, without adaptation, with source and date stated; no statement "
    "relicensing older reports was found. Whoever redistributes the text must check its terms."
)


def read_slac(text: str | bytes, *, authority: LocalAuthority | None = None) -> Inspection:
    """Return the inspection that a report on safeguarding and looked after children describes.

    `text` is a report of the October 2010 edition as plain text: as a string, or as bytes in
    UTF-8. The authority is looked up by the name on the cover among the 153 of March 2025, or is
    `authority` where given (councils since abolished). Every non-blank character of the text is
    accounted for in `source.spans`; what the text cannot settle is in `source.doubts`.

    Raises InvalidDocument listing every fault with its line: a line that the programme's template
    does not have, a judgement missing or made twice, a grade off the scale, a repeated paragraph
    number, an unknown authority, or input that is no text.

    The reader has seen one real report, that of Warrington 2011, and made-up ones of its template.
    """
    raw = text if isinstance(text, bytes) else text.encode(errors="surrogatepass")
    sheet = Sheet(decode(text))
    parts = _divide(sheet)
    cover = read_cover(sheet, 1, parts.cover_end)
    contents = _contents(sheet, parts)
    headings = Headings(sheet)
    body = read_body(sheet, headings, parts.body, parts.body_end)
    number_paragraphs(body.blocks, sheet)
    sections, recommendations = assemble(sheet, body, headings.top)
    judgements = _judgements(sheet, parts, cover)
    spans = sheet.spans()
    council = authority or _authority(sheet, cover)
    if sheet.faults:
        raise sheet.error()
    report = Report(
        title=TITLE,
        authority=cover.authority,
        sections=sections,
        recommendations=recommendations,
        contents=contents,
        printed_scale=tuple(body.scale),
    )
    return Inspection(
        framework=SLAC_2010,
        authority=council,
        kind_basis=Basis.PRINTED,
        start=cover.start,
        start_basis=Basis.PRINTED,
        end=cover.end,
        end_basis=Basis.PRINTED,
        published=cover.published,
        published_basis=Basis.PRINTED,
        lead_inspectors=() if cover.lead_inspector is None else (cover.lead_inspector,),
        age_group=cover.age_group,
        team=read_team(report.paragraphs[0].text) if report.paragraphs else (),
        judgements=judgements,
        report=report,
        source=Source(
            title=f"{TITLE}: {cover.authority}",
            publisher=PUBLISHER,
            sha256=hashlib.sha256(raw).hexdigest(),
            terms=TERMS,
            spans=spans,
            doubts=tuple(sheet.doubts),
        ),
    )


class _Parts(NamedTuple):
    """The lines at which the parts of a report begin; 0 where a part is absent."""

    cover_end: int
    contents: int
    body: int
    body_end: int
    record: int


_FIRST_PARAGRAPH = re.compile(r"(?:- )?1\. ")


def _divide(sheet: Sheet) -> _Parts:
    """Find cover, contents, body and record, by their headings."""
    texts = [joined(sheet.pieces(line)) for line in range(1, len(sheet.lines) + 1)]
    plain_texts = [plain(text) for text in texts]
    contents = _first(plain_texts, {plain(CONTENTS)})
    top = {plain(title) for title in (*FRONT, *(service.title for service in Service))}
    body = next(
        (
            line
            for line, text in enumerate(plain_texts, start=1)
            if line > contents and (text in top or _FIRST_PARAGRAPH.match(texts[line - 1]))
        ),
        0,
    )
    record = next(
        (
            line
            for line, text in enumerate(plain_texts, start=1)
            if line >= body and (text == plain(RECORD) or text.startswith(f"{plain(RECORD)}:"))
        ),
        0,
    )
    last = len(texts)
    return _Parts(
        cover_end=(contents or body or last + 1) - 1,
        contents=contents,
        body=body or last + 1,
        body_end=(record or last + 1) - 1,
        record=record,
    )


def _first(texts: list[str], wanted: set[str]) -> int:
    return next((line for line, text in enumerate(texts, start=1) if text in wanted), 0)


def _contents(sheet: Sheet, parts: _Parts) -> tuple[ContentsEntry, ...]:
    if not parts.contents:
        return ()
    sheet.claim(sheet.pieces(parts.contents), SpanRole.HEADING, "contents")
    return read_contents(sheet, parts.contents + 1, parts.body - 1)


def _judgements(sheet: Sheet, parts: _Parts, cover: Cover) -> tuple[Judgement, ...]:
    if not parts.record:
        sheet.fault(None, f"no {RECORD.lower()}", f"the heading {RECORD!r}", ProblemCode.MISSING)
        return ()
    heading = sheet.pieces(parts.record)
    sheet.claim(heading, SpanRole.HEADING, "record")
    _, _, name = joined(heading).partition(":")
    if name and plain(name) != plain(cover.authority):
        # Which of the two is wrong the text cannot say, so both lines are named.
        for line, found, other in (
            (cover.authority_line, cover.authority, f"the {RECORD.lower()}, {shown(name.strip())}"),
            (parts.record, name.strip(), f"the cover, {shown(cover.authority)}"),
        ):
            sheet.fault(line, found, f"the authority of {other}", ProblemCode.CONTRADICTION)
    return read_record(sheet, parts.record, parts.record + 1, len(sheet.lines))


def _authority(sheet: Sheet, cover: Cover) -> LocalAuthority:
    """Return the authority named on the cover; raises with the other faults if it is unknown."""
    from ofsted_inspection.gazetteer import authority

    try:
        return authority(cover.authority)
    except UnknownName as error:
        near = error.candidates
    offer = f"did you mean {' or '.join(near)}? " if near else ""
    sheet.fault(
        cover.authority_line,
        cover.authority,
        f"an authority's name ({offer}pass authority=LocalAuthority(...) for another)",
        ProblemCode.UNKNOWN_NAME,
    )
    raise sheet.error()
