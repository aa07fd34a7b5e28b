"""From what was read to the models: the one module that knows both."""

import datetime
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ofsted_inspection.errors import InvalidDocument, UnknownName, shown
from ofsted_inspection.frameworks import Programme, Service, get
from ofsted_inspection.grades import ReformedGrade, SlacGrade, Ungraded
from ofsted_inspection.models import (
    Addressee,
    Basis,
    Doubt,
    Finding,
    Inspection,
    InspectionKind,
    Judgement,
    LocalAuthority,
    Paragraph,
    Recommendation,
    Report,
    Review,
    Section,
    Source,
    Span,
    SpanRole,
    Timescale,
)
from ofsted_inspection.reading._printed import (
    Printed,
    PrintedItem,
    PrintedParagraph,
    PrintedSection,
)
from ofsted_inspection.reading._sentences import sentences
from ofsted_inspection.reading._tags import read_tag
from ofsted_inspection.reading.document import Document
from ofsted_inspection.reading.pdf import refused

PUBLISHER = "Ofsted"
BOARD = "safeguarding_board"
BOARD_TITLE = "Local Safeguarding Children Board"

_STATES_GRADE = re.compile(r".*\b(?:is|are) (?P<grade>[\w ]+?)\.?$")
_TRUST = re.compile(
    r"\s+children(?:(?:['\u2019]s| and families)?(?: services)? trust| first)$", re.IGNORECASE
)
_SUMMARY = "summary"


class Given(NamedTuple):
    """What the caller knows of a report."""

    authority: LocalAuthority | None = None
    published: datetime.date | None = None
    source_url: str | None = None


def inspection_of(printed: Printed, document: Document, data: bytes, given: Given) -> Inspection:
    """Return the inspection that a report describes; raises InvalidDocument."""
    council = _council(printed.authority, given.authority)
    framework = get(printed.framework)
    aspects = {aspect.key: aspect for aspect in framework.aspects}
    ids = tuple(_section_ids(printed.sections))
    day = printed.published or given.published
    return Inspection(
        framework=framework,
        authority=council,
        kind=InspectionKind.REINSPECTION if printed.is_reinspection else InspectionKind.FULL,
        kind_basis=Basis.PRINTED,
        start=printed.visits[0].start,
        start_basis=Basis.PRINTED,
        end=printed.visits[-1].end,
        end_basis=Basis.PRINTED,
        split_visit=len(printed.visits) > 1,
        published=day,
        published_basis=None if printed.published is None else Basis.PRINTED,
        source_url=given.source_url,
        lead_inspectors=printed.leads,
        age_group=printed.age_group,
        judgements=tuple(
            Judgement(aspect=aspects[each.key], grade=each.grade) for each in printed.grades
        ),
        reviews=_reviews(printed),
        report=_report(printed, ids, framework.programme),
        source=_source(printed, document, data, ids),
    )


def _council(name: str, given: LocalAuthority | None) -> LocalAuthority:
    """Return the authority that the cover names, or `given` where the name is not known."""
    from ofsted_inspection.gazetteer import authority

    try:
        # A children's trust runs some councils' services, and stands on the cover in their place.
        printed = authority(_TRUST.sub("", name))
    except UnknownName as error:
        if given is None:
            known = f"an authority that is known ({error}), or the argument authority"
            raise refused(f"{shown(name)} on the cover", known) from None
        return given
    if given is not None and given.urn != printed.urn:
        raise refused(f"{shown(name)} on the cover", f"{shown(given.name)}, the authority given")
    return given or printed


def _reviews(printed: Printed) -> tuple[Review, ...]:
    if printed.board is None:
        return ()
    return (
        Review(
            key=BOARD,
            title=BOARD_TITLE,
            grade=printed.board.grade,
            published=printed.board_published,
        ),
    )


# ----------------------------------------------------------------------------------- the report


def _report(printed: Printed, ids: Sequence[str], programme: Programme) -> Report:
    return Report(
        title=printed.title,
        authority=printed.authority,
        sections=_nested(printed, ids),
        recommendations=tuple(_recommendation(each, ids, programme) for each in printed.items),
    )


def _section_ids(sections: Iterable[PrintedSection]) -> Iterator[str]:
    """Yield an identifier for each section: the headings that lead to it, each time another."""
    seen: dict[str, int] = {}
    path: list[tuple[int, str]] = []
    for section in sections:
        while path and path[-1][0] >= section.depth:
            path.pop()
        slug = re.sub(r"[^a-z0-9]+", "-", section.title.casefold()).strip("-") or _SUMMARY
        above = f"{path[-1][1]}/" if path else ""
        times = seen[above + slug] = seen.get(above + slug, 0) + 1
        id_ = f"{above}{slug}" if times == 1 else f"{above}{slug}-{times}"
        path.append((section.depth, id_))
        yield id_


class _Node(NamedTuple):
    section: PrintedSection
    id: str
    children: "list[_Node]"


def _nested(printed: Printed, ids: Sequence[str]) -> tuple[Section, ...]:
    top: list[_Node] = []
    path: list[_Node] = []
    for section, id_ in zip(printed.sections, ids, strict=True):
        while path and path[-1].section.depth >= section.depth:
            path.pop()
        node = _Node(section, id_, [])
        (path[-1].children if path else top).append(node)
        path.append(node)
    return tuple(_section(node, printed.title) for node in top)


def _section(node: _Node, title: str, key: str | None = None) -> Section:
    printed = node.section
    grade = printed.grade
    judged = printed.key or key
    return Section(
        id=node.id,
        # What stands before the first heading stands under the report's own title.
        title=printed.title or title,
        subsections=tuple(_section(child, title, judged) for child in node.children),
        paragraphs=tuple(
            _paragraph(
                each, is_judged=judged is not None, opens=place == 0 and printed.key == judged
            )
            for place, each in enumerate(printed.paragraphs)
        ),
        aspect_key=printed.key,
        printed_grade=None if isinstance(grade, Ungraded) else grade,
    )


def _paragraph(printed: PrintedParagraph, *, is_judged: bool, opens: bool) -> Paragraph:
    return Paragraph(
        id=printed.id,
        number=printed.number,
        number_printed=printed.number is not None,
        text=printed.text,
        items=printed.items,
        findings=tuple(_findings(printed, opens=opens)) if is_judged else (),
    )


def _findings(printed: PrintedParagraph, *, opens: bool) -> Iterator[Finding]:
    for place, (start, end) in enumerate(sentences(printed.text), start=1):
        states = opens and place == 1 and _states_grade(printed.text[start:end])
        yield Finding(id=f"{printed.id}s{place}", start=start, end=end, states_grade=states)


def _states_grade(sentence: str) -> bool:
    match = _STATES_GRADE.match(sentence)
    return match is not None and any(_is_grade(scale, match["grade"]) for scale in _SCALES)


_SCALES = (SlacGrade, ReformedGrade)


def _is_grade(scale: type[SlacGrade] | type[ReformedGrade], words: str) -> bool:
    try:
        scale.parse(words)
    except InvalidDocument:
        return False
    return True


def _recommendation(
    printed: PrintedItem, ids: Sequence[str], programme: Programme
) -> Recommendation:
    return Recommendation(
        id=printed.id,
        text=printed.text,
        section=ids[printed.section],
        paragraph=printed.paragraph,
        number=printed.number,
        service=Service.LOOKED_AFTER_CHILDREN if programme is Programme.LAC else None,
        timescale=None if printed.timescale is None else Timescale(printed.timescale),
        addressee=Addressee.BOARD if printed.of_board else Addressee.AUTHORITY,
        cites=printed.cites,
        tag=read_tag(printed.text) if programme is Programme.ILACS else None,
    )


# ----------------------------------------------------------------------------------- the source


def _source(printed: Printed, document: Document, data: bytes, ids: Sequence[str]) -> Source:
    targets: Mapping[str, str] = {f"s{place}": id_ for place, id_ in enumerate(ids)}
    first_lines = {
        block.page: document.line_of(i) for i, block in reversed(list(enumerate(document.blocks)))
    }
    return Source(
        title=f"{printed.title}: {printed.authority}",
        publisher=PUBLISHER,
        sha256=hashlib.sha256(data).hexdigest(),
        pages=document.pages,
        text_sha256=document.text_sha256,
        extractor=document.extractor,
        terms=printed.terms,
        running_lines=printed.running_lines,
        spans=tuple(
            Span(
                page=each.page,
                line=each.line,
                start=each.start,
                end=each.end,
                role=SpanRole(each.role),
                target=targets.get(each.target or "", each.target),
            )
            for each in printed.spans
        ),
        doubts=tuple(
            Doubt(page=page, line=first_lines[page], reading=words, alternative="as it was found")
            for page, words in printed.doubts
        ),
    )
