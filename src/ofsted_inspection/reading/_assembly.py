"""From numbered blocks to the report's sections, paragraphs and recommendations."""

import re
from collections.abc import Iterable

import attrs

from ofsted_inspection.errors import InvalidDocument, ProblemCode
from ofsted_inspection.grades import SlacGrade
from ofsted_inspection.models import Finding, Paragraph, Recommendation, Section, SpanRole
from ofsted_inspection.reading._body import Body, Bullet
from ofsted_inspection.reading._headings import OpenSection
from ofsted_inspection.reading._numbering import Block, embedded_number, without
from ofsted_inspection.reading._sentences import sentences
from ofsted_inspection.reading._sheet import Piece, Sheet, joined

_STATES_GRADE = re.compile(r".*\b(?:is|are) (\w+)\.")


@attrs.define(eq=False)
class _Draft:
    """A paragraph in the making: its first block, all its words and the bullets under it."""

    first: Block
    number: int
    number_pieces: list[Piece]
    pieces: list[Piece]
    bullets: list[Bullet]


def assemble(
    sheet: Sheet, body: Body, top: Iterable[OpenSection]
) -> tuple[tuple[Section, ...], tuple[Recommendation, ...]]:
    """Return the sections below `top` with their paragraphs, and the recommendations."""
    drafts = _drafts(sheet, body)
    paragraphs: dict[str, list[Paragraph]] = {}
    recommendations: list[Recommendation] = []
    for draft in drafts:
        section = draft.first.section
        siblings = paragraphs.setdefault(section.id, [])
        if not draft.pieces:
            line = draft.first.line
            sheet.fault(line, f"{draft.number}.", "the paragraph's words", ProblemCode.MISSING)
            continue
        siblings.append(_paragraph(sheet, draft, opens_section=not siblings))
        recommendations += _recommendations(sheet, draft)
    sections = tuple(_section(section, paragraphs) for section in top)
    return sections, tuple(recommendations)


def _drafts(sheet: Sheet, body: Body) -> list[_Draft]:
    drafts: list[_Draft] = []
    for place, block in enumerate(body.blocks):
        sheet.claim(block.mark, SpanRole.LAYOUT_MARK)
        bullets = body.bullets.get(place, [])
        # The first block opens a section, and what opens a section begins a paragraph.
        if block.assigned is not None:
            number = block.number or embedded_number(block)
            pieces = block.pieces if block.number else without(block.pieces, number)
            drafts.append(_Draft(block, block.assigned, number, pieces, list(bullets)))
        else:
            drafts[-1].pieces += block.pieces
            drafts[-1].bullets += bullets
    return drafts


def _paragraph(sheet: Sheet, draft: _Draft, *, opens_section: bool) -> Paragraph:
    target = f"p{draft.number}"
    sheet.claim(draft.number_pieces, SpanRole.PARAGRAPH_NUMBER, target)
    sheet.claim(draft.pieces, SpanRole.PARAGRAPH, target)
    items = [bullet for bullet in draft.bullets if bullet.timescale is None]
    for place, item in enumerate(items, start=1):
        sheet.claim(item.pieces, SpanRole.ITEM, f"{target}i{place}")
    text = joined(draft.pieces)
    judged = draft.first.section.heading.aspect is not None
    return Paragraph(
        id=target,
        number=draft.number,
        number_printed=bool(draft.number_pieces),
        text=text,
        items=tuple(joined(item.pieces) for item in items),
        findings=_findings(draft.number, text, opens_section=opens_section) if judged else (),
    )


def _findings(number: int, text: str, *, opens_section: bool) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            id=f"p{number}s{place}",
            start=start,
            end=end,
            states_grade=opens_section and place == 1 and _states_grade(text[start:end]),
        )
        for place, (start, end) in enumerate(sentences(text), start=1)
    )


def _states_grade(sentence: str) -> bool:
    match = _STATES_GRADE.fullmatch(sentence)
    if match is None:
        return False
    try:
        SlacGrade.parse(match.group(1))
    except InvalidDocument:
        return False
    return True


def _recommendations(sheet: Sheet, draft: _Draft) -> list[Recommendation]:
    service = draft.first.section.heading.service
    recommendations: list[Recommendation] = []
    for bullet in draft.bullets:
        # Timescales are read only under "Areas for improvement", which belongs to a service.
        if bullet.timescale is None or service is None:
            continue
        each = f"p{draft.number}r{len(recommendations) + 1}"
        sheet.claim(bullet.pieces, SpanRole.RECOMMENDATION, each)
        recommendations.append(
            Recommendation(
                id=each,
                text=joined(bullet.pieces),
                section=draft.first.section.id,
                paragraph=f"p{draft.number}",
                service=service,
                timescale=bullet.timescale,
            )
        )
    return recommendations


def _section(section: OpenSection, paragraphs: dict[str, list[Paragraph]]) -> Section:
    aspect = section.heading.aspect
    return Section(
        id=section.id,
        title=section.title,
        subsections=tuple(_section(child, paragraphs) for child in section.children),
        paragraphs=tuple(paragraphs.get(section.id, ())),
        aspect_key=aspect.key if aspect else None,
        printed_grade=section.printed_grade,
    )
