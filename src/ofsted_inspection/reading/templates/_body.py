"""Numbered and unnumbered paragraphs, their bullets, and the headings between them."""

import re
from collections.abc import Iterator

import attrs

from ofsted_inspection.reading._ledger import Ledger, Unit
from ofsted_inspection.reading._marks import is_bullet, leading_number, number_of
from ofsted_inspection.reading._printed import PrintedParagraph, PrintedSection
from ofsted_inspection.reading.document import BlockKind
from ofsted_inspection.reading.templates._stated import AnyGrade

_MOST_WORDS_OF_HEADING = 16
_MARKED = re.compile(r"\d{1,3}\.\s?[A-Z\u2018\u201c]")
_SENTENCE_END = (".", ";", ",")


@attrs.define(eq=False)
class OpenParagraph:
    """A paragraph to which bullets may still be added."""

    id: str
    number: int | None
    text: str
    page: int
    line: int
    items: list[str] = attrs.Factory(list[str])


@attrs.define(eq=False)
class OpenSection:
    """A section to which paragraphs may still be added."""

    title: str
    depth: int
    key: str | None
    grade: AnyGrade | None
    page: int
    line: int
    paragraphs: list[OpenParagraph] = attrs.Factory(list[OpenParagraph])


class Body:
    """Fills sections with paragraphs; the numbers run on from section to section."""

    def __init__(self, ledger: Ledger) -> None:
        """Begin with no section and the number 1 expected."""
        self.ledger = ledger
        self.open: list[OpenSection] = []
        self.expected = 1
        self._unnumbered = 0
        self._seen: dict[int, int] = {}

    def begin(
        self,
        unit: Unit,
        *,
        title: str | None = None,
        depth: int = 1,
        key: str | None = None,
        grade: AnyGrade | None = None,
    ) -> OpenSection:
        """Open a section that `unit` is the heading of, and claim it."""
        line = self.ledger.line(unit)
        section = OpenSection(title or unit.words, depth, key, grade, unit.page, line)
        self.open.append(section)
        self.ledger.claim(unit, "heading", f"s{len(self.open) - 1}")
        return section

    @property
    def headed(self) -> list[str]:
        """The keys of the judgements that have a section, in order."""
        return [section.key for section in self.open if section.key is not None]

    @property
    def headed_last(self) -> bool:
        """Whether the last section is that of a judgement."""
        return bool(self.open) and self.open[-1].key is not None

    def begin_untitled(self, unit: Unit) -> None:
        """Open a section for what stands before the first heading, from `unit` on."""
        line = self.ledger.line(unit)
        self.open.append(OpenSection("", 1, None, None, unit.page, line))

    def number(self, unit: Unit) -> tuple[int, int] | None:
        """Return the paragraph number printed before `unit` and where its words begin.

        A number counts if it is the next expected, or one of Ofsted's slips: the last once more,
        or one left out.
        """
        labelled = number_of(unit.label)
        found = leading_number(unit.text) if unit.label is None else None
        if labelled is not None:
            found = labelled, 0
        if found is None:
            return None
        number = found[0]
        near = number > 0 and abs(number - self.expected) == 1 and _is_marked(unit)
        is_next = number == self.expected and (_is_marked(unit) or unit.kind is BlockKind.ITEM)
        if is_next or near:
            return found
        return None

    def add(self, unit: Unit) -> OpenParagraph:
        """Add `unit` to the last section: a paragraph, or a bullet of the one before."""
        section = self.open[-1]
        found = self.number(unit)
        line = self.ledger.line(unit)
        if found is None and is_bullet(unit.label) and section.paragraphs:
            host = section.paragraphs[-1]
            host.items.append(unit.text)
            target = f"{host.id}i{len(host.items)}"
            self.ledger.claim(unit, "item", target, label="layout_mark")
            return host
        if found is None:
            self._unnumbered += 1
            paragraph = OpenParagraph(f"u{self._unnumbered}", None, unit.text, unit.page, line)
            self.ledger.claim(unit, "paragraph", paragraph.id, label="layout_mark")
        else:
            number, begin = found
            times = self._seen[number] = self._seen.get(number, 0) + 1
            id_ = f"p{number}" + ("" if times == 1 else chr(ord("a") + times - 1))
            paragraph = OpenParagraph(id_, number, unit.text[begin:], unit.page, line)
            self.expected = number + 1
            if begin:
                self.ledger.claim_words(unit, 0, begin, "paragraph_number", id_)
            else:
                self.ledger.claim_label(unit, "paragraph_number", id_)
            self.ledger.claim_words(unit, begin, len(unit.text), "paragraph", id_)
        # A number may be printed with nothing after it; it counts, and is no paragraph.
        if paragraph.text:
            section.paragraphs.append(paragraph)
        return paragraph

    def finished(self) -> Iterator[PrintedSection]:
        """Yield the sections as read."""
        for section in self.open:
            yield PrintedSection(
                title=section.title,
                depth=section.depth,
                key=section.key,
                grade=section.grade,
                page=section.page,
                line=section.line,
                paragraphs=tuple(
                    PrintedParagraph(
                        id=each.id,
                        number=each.number,
                        text=each.text,
                        items=tuple(each.items),
                        page=each.page,
                        line=each.line,
                    )
                    for each in section.paragraphs
                ),
            )


def _is_marked(unit: Unit) -> bool:
    return unit.label is not None or _MARKED.match(unit.text) is not None


def looks_like_heading(unit: Unit) -> bool:
    """Whether `unit` is set as a heading: in bold or tagged so, short, and no sentence."""
    return (
        (unit.kind is BlockKind.HEADING or unit.bold)
        and unit.label is None
        and not unit.cells
        and len(unit.text.split()) <= _MOST_WORDS_OF_HEADING
        and not unit.text.endswith(_SENTENCE_END)
        and re.match(r"\d", unit.text) is None
    )
