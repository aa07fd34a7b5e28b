"""Headings of a report with what stands under them, paragraphs as printed, and findings."""

import re
from collections.abc import Iterator
from typing import final

import attrs

from ofsted_inspection._record import Record, collapsed_text, problem
from ofsted_inspection._wording import shown
from ofsted_inspection.errors import Problem, ProblemCode
from ofsted_inspection.grades import ReformedGrade, SlacGrade


@final
@attrs.frozen(kw_only=True, repr=False)
class Finding(Record):
    """One sentence of a paragraph in a judged section.

    `id` is `p29s10` for sentence 10 of paragraph 29 ("29.10" would be read as a number); `start`
    and `end` are offsets into the paragraph's text; `states_grade` marks the sentence that states
    the section's grade ("Ambition and prioritisation are adequate.").
    """

    id: str
    start: int
    end: int
    states_grade: bool = False


@final
@attrs.frozen(kw_only=True, repr=False)
class Paragraph(Record):
    """A paragraph, as printed, white space collapsed.

    `number` is None where the report numbers none here. `id` is `p29` for number 29, `p57b` for
    the second of two that bear the number 57, `u3` for the third without one: a name of ours, by
    which others refer to it. `number_printed` is False where the text does not show the number and
    the sequence implies it. `items` are the bullets under it, in order. `findings` are its
    sentences, in a judged section; joined by single spaces they are the text. Where a paragraph
    has no findings, it is not in a judged section or was not split.
    """

    id: str
    number: int | None
    number_printed: bool
    text: str
    items: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    def _problems(self) -> Iterator[Problem]:
        yield from self._number_problems()
        yield from collapsed_text("text", self.text)
        for index, item in enumerate(self.items):
            yield from collapsed_text(f"items[{index}]", item)
        if self.findings:
            yield from self._finding_problems()

    def _number_problems(self) -> Iterator[Problem]:
        if self.number is None:
            wanted, named = "u[1-9][0-9]*", "u and its place among those without a number"
            if self.number_printed:
                yield problem(
                    "number_printed",
                    self.number_printed,
                    "false, where there is no number",
                    ProblemCode.CONTRADICTION,
                )
        else:
            wanted, named = f"p{self.number}[b-z]?", f"p{self.number}, and b if it is the second"
            if self.number < 1:
                yield problem("number", self.number, "a paragraph number from 1 on")
        if not re.fullmatch(wanted, self.id):
            yield problem("id", self.id, named, ProblemCode.CONTRADICTION)

    def _finding_problems(self) -> Iterator[Problem]:
        position = 0
        for index, finding in enumerate(self.findings):
            expected = f"{self.id}s{index + 1}"
            if finding.id != expected:
                yield problem(f"findings[{index}].id", finding.id, expected)
            if finding.start != position or finding.end <= position:
                yield problem(
                    f"findings[{index}].start",
                    finding.start,
                    f"{position}, one space after the sentence before",
                    ProblemCode.WRONG_ORDER,
                )
            elif self.text[finding.end : finding.end + 1] not in {"", " "}:
                yield problem(f"findings[{index}].end", finding.end, "the end of a word")
            position = finding.end + 1
        if position != len(self.text) + 1:
            yield problem(
                f"findings[{len(self.findings) - 1}].end",
                position - 1,
                f"{len(self.text)}, the end of the text",
                ProblemCode.WRONG_ORDER,
            )

    def __repr__(self) -> str:
        """Return the identifier and the beginning of the text."""
        return f"Paragraph({self.id!r}, {shown(self.text)})"


@final
@attrs.frozen(kw_only=True, repr=False)
class Section(Record):
    """A heading of the report with what stands under it.

    `id` joins the headings that lead to it (`safeguarding-services/partnership-working`);
    `aspect_key` names the aspect it judges, if any; `printed_grade` is the grade line under its
    heading, None where none is printed.
    """

    id: str
    title: str
    subsections: tuple["Section", ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    aspect_key: str | None = None
    printed_grade: SlacGrade | ReformedGrade | None = None

    def _problems(self) -> Iterator[Problem]:
        yield from collapsed_text("title", self.title)
        if not self.id:
            yield problem("id", self.id, "an identifier", ProblemCode.MISSING)

    def walk(self) -> Iterator["Section"]:
        """Yield this section and everything below it, in the order printed."""
        yield self
        for subsection in self.subsections:
            yield from subsection.walk()

    def __repr__(self) -> str:
        """Return the identifier and how much stands under it."""
        return (
            f"Section({self.id!r}, {len(self.subsections)} subsections, "
            f"{len(self.paragraphs)} paragraphs)"
        )


def placed_sections(path: str, sections: tuple[Section, ...]) -> Iterator[tuple[str, Section]]:
    """Yield each of `sections` and of those below with its place: `sections[0].subsections[1]`."""
    for index, section in enumerate(sections):
        place = f"{path}[{index}]"
        yield place, section
        yield from placed_sections(f"{place}.subsections", section.subsections)
