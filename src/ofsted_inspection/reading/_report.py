"""The report of an inspection: its sections, paragraphs and findings, made of what was printed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ofsted_inspection.errors import InvalidDocument
from ofsted_inspection.frameworks import Programme
from ofsted_inspection.grades import ReformedGrade, SlacGrade, Ungraded
from ofsted_inspection.models import (
    Addressee,
    ContentsEntry,
    Finding,
    Paragraph,
    PrintedGrade,
    Recommendation,
    Report,
    Section,
    Timescale,
)
from ofsted_inspection.reading._placing import Places
from ofsted_inspection.reading._printed import (
    Printed,
    PrintedItem,
    PrintedParagraph,
    PrintedSection,
)
from ofsted_inspection.reading._sentences import sentences
from ofsted_inspection.reading._tags import read_tag

_STATES_GRADE = re.compile(r".*\b(?:is|are) (?P<grade>[\w ]+?)\.?$")
_SUMMARY = "summary"


def section_ids(sections: Iterable[PrintedSection]) -> Iterator[str]:
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


class Reports:
    """Makes the report out of what was printed."""

    def __init__(
        self, place: Places, printed: Printed, ids: Sequence[str], programme: Programme
    ) -> None:
        """Take what was printed, and what identifies each of its sections."""
        self.place = place
        self.printed = printed
        self.ids = ids
        self.programme = programme

    def report(self) -> Report:
        """Return it, whatever cannot be made of it placed where it was read."""
        printed = self.printed
        with self.place.of(printed.named_at):
            return Report(
                title=printed.title,
                authority=printed.authority,
                sections=self._nested(),
                recommendations=tuple(map(self._recommendation, printed.items)),
                contents=tuple(
                    ContentsEntry(title=each.title, page=each.number) for each in printed.contents
                ),
                printed_scale=tuple(
                    PrintedGrade(grade=each.grade, definition=each.definition)
                    for each in printed.scale
                ),
            )

    def _nested(self) -> tuple[Section, ...]:
        top: list[_Node] = []
        path: list[_Node] = []
        for section, id_ in zip(self.printed.sections, self.ids, strict=True):
            while path and path[-1].section.depth >= section.depth:
                path.pop()
            node = _Node(section, id_, [])
            (path[-1].children if path else top).append(node)
            path.append(node)
        return tuple(map(self._section, top))

    def _section(self, node: _Node, above: str | None = None) -> Section:
        printed = node.section
        grade = printed.grade
        judged = printed.key or above
        with self.place.of(printed):
            return Section(
                id=node.id,
                # What stands before the first heading stands under the report's own title.
                title=printed.title or self.printed.title,
                subsections=tuple(self._section(child, judged) for child in node.children),
                paragraphs=tuple(
                    self._paragraph(
                        each,
                        is_judged=judged is not None,
                        opens=place == 0 and printed.key == judged,
                    )
                    for place, each in enumerate(printed.paragraphs)
                ),
                aspect_key=printed.key,
                printed_grade=None if isinstance(grade, Ungraded) else grade,
            )

    def _paragraph(self, printed: PrintedParagraph, *, is_judged: bool, opens: bool) -> Paragraph:
        with self.place.of(printed):
            return Paragraph(
                id=printed.id,
                number=printed.number,
                number_printed=printed.number is not None and printed.number_printed,
                text=printed.text,
                items=printed.items,
                findings=tuple(_findings(printed, opens=opens)) if is_judged else (),
            )

    def _recommendation(self, printed: PrintedItem) -> Recommendation:
        with self.place.of(printed):
            return Recommendation(
                id=printed.id,
                text=printed.text,
                section=self.ids[printed.section],
                paragraph=printed.paragraph,
                number=printed.number,
                service=printed.service,
                timescale=None if printed.timescale is None else Timescale(printed.timescale),
                addressee=Addressee.BOARD if printed.of_board else Addressee.AUTHORITY,
                cites=printed.cites,
                tag=read_tag(printed.text) if self.programme is Programme.ILACS else None,
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
