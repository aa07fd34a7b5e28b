"""What Ofsted printed: sections, paragraphs and findings; recommendations stand apart."""

import re
from collections.abc import Iterator
from typing import final

import attrs

from ofsted_inspection._doors import display
from ofsted_inspection._record import Record, collapsed_text, duplicates, problem
from ofsted_inspection._wording import shown
from ofsted_inspection.errors import Problem, ProblemCode, UnknownName
from ofsted_inspection.grades import ReformedGrade, SlacGrade
from ofsted_inspection.models._recommendation import Recommendation


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


@final
@attrs.frozen(kw_only=True, repr=False)
class ContentsEntry(Record):
    """One line of the table of contents: a heading and its page."""

    title: str
    page: int

    def _problems(self) -> Iterator[Problem]:
        yield from collapsed_text("title", self.title)
        if self.page < 1:
            yield problem("page", self.page, "a page number from 1 on")


@final
@attrs.frozen(kw_only=True, repr=False)
class PrintedGrade(Record):
    """One row of the scale as the report prints it: a grade and its definition."""

    grade: SlacGrade | ReformedGrade
    definition: str

    def _problems(self) -> Iterator[Problem]:
        yield from collapsed_text("definition", self.definition)


@final
@attrs.frozen(kw_only=True, repr=False)
class Report(Record):
    """What Ofsted printed, whole.

    `title` and `authority` stand on the cover, the latter as printed there. Section, paragraph and
    recommendation ids are unique; a recommendation stands in a section of the report and, where it
    names a paragraph, under one of the report. That paragraph numbers follow one another is a
    rule: reports repeat and skip them.
    """

    title: str
    authority: str
    sections: tuple[Section, ...]
    recommendations: tuple[Recommendation, ...] = ()
    contents: tuple[ContentsEntry, ...] = ()
    printed_scale: tuple[PrintedGrade, ...] = ()

    def _problems(self) -> Iterator[Problem]:
        yield from collapsed_text("title", self.title)
        yield from collapsed_text("authority", self.authority)
        ids: set[str] = set()
        paragraphs: set[str] = set()
        for path, section in placed_sections("sections", self.sections):
            if section.id in ids:
                yield problem(
                    f"{path}.id", section.id, "each section id once", ProblemCode.DUPLICATE
                )
            ids.add(section.id)
            for index, paragraph in enumerate(section.paragraphs):
                if paragraph.id in paragraphs:
                    yield problem(
                        f"{path}.paragraphs[{index}].id",
                        paragraph.id,
                        "each paragraph id once",
                        ProblemCode.DUPLICATE,
                    )
                paragraphs.add(paragraph.id)
        yield from duplicates(
            "recommendations", (each.id for each in self.recommendations), "recommendation id"
        )
        yield from duplicates(
            "printed_scale", (each.grade for each in self.printed_scale), "grade of the scale"
        )
        for index, recommendation in enumerate(self.recommendations):
            for name, referred, known in (
                ("section", recommendation.section, ids),
                ("paragraph", recommendation.paragraph, paragraphs),
            ):
                if referred is not None and referred not in known:
                    yield problem(
                        f"recommendations[{index}].{name}",
                        referred,
                        f"the id of a {name} of the report",
                        ProblemCode.UNKNOWN_NAME,
                    )

    def walk(self) -> Iterator[Section]:
        """Yield every section, a heading before what stands under it, in the order printed."""
        for section in self.sections:
            yield from section.walk()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every paragraph, in the order printed."""
        return tuple(paragraph for section in self.walk() for paragraph in section.paragraphs)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, in the order printed."""
        return tuple(finding for paragraph in self.paragraphs for finding in paragraph.findings)

    def paragraph(self, key: int | str) -> Paragraph:
        """Return the paragraph with this number or id, the first of those that share a number.

        Raises UnknownName if there is none.
        """
        paragraphs = self.paragraphs
        for paragraph in paragraphs:
            if key in (paragraph.id, paragraph.number):
                return paragraph
        known = (
            (each.number for each in paragraphs if each.number is not None)
            if isinstance(key, int)
            else (each.id for each in paragraphs)
        )
        raise UnknownName("paragraph", str(key), map(str, known))

    def section(self, id: str) -> Section:  # noqa: A002 - the field it matches is called id
        """Return the section with this id; raises UnknownName listing near misses."""
        for section in self.walk():
            if section.id == id:
                return section
        raise UnknownName("section", id, (section.id for section in self.walk()))

    def finding(self, id: str) -> Finding:  # noqa: A002 - the field it matches is called id
        """Return the finding with this id, e.g. `p29s10`; raises UnknownName if there is none."""
        return self._placed_finding(id)[1]

    def finding_text(self, id: str) -> str:  # noqa: A002 - the field it matches is called id
        """Return the words of the finding with this id, e.g. `p29s10`; raises UnknownName."""
        paragraph, finding = self._placed_finding(id)
        return paragraph.text[finding.start : finding.end]

    def _placed_finding(self, id: str) -> tuple[Paragraph, Finding]:  # noqa: A002 - as above
        for paragraph in self.paragraphs:
            for finding in paragraph.findings:
                if finding.id == id:
                    return paragraph, finding
        raise UnknownName("finding", id, (finding.id for finding in self.findings))

    def recommendation(self, id: str) -> Recommendation:  # noqa: A002 - as above
        """Return the recommendation with this id, e.g. `p16r1`; raises UnknownName."""
        for recommendation in self.recommendations:
            if recommendation.id == id:
                return recommendation
        raise UnknownName("recommendation", id, (each.id for each in self.recommendations))

    def recommendations_within(self, months: int) -> tuple[Recommendation, ...]:
        """Return the recommendations to be carried out within so many months, in the order printed.

        `0` is those that are to be carried out immediately. One that states no time is not among
        them, whatever the number.
        """
        return tuple(
            each
            for each in self.recommendations
            if each.timescale is not None and each.timescale.months <= months
        )

    def words_of(self, target: str) -> str:
        """Return the words of a paragraph (`p29`), an item of one (`p2i1`) or a recommendation.

        Raises UnknownName if `target` names none of them.
        """
        known = {each.id: each.text for each in self.paragraphs}
        known |= {
            f"{each.id}i{place}": item
            for each in self.paragraphs
            for place, item in enumerate(each.items, start=1)
        }
        known |= {each.id: each.text for each in self.recommendations}
        if target not in known:
            raise UnknownName("place in the report", target, known)
        return known[target]

    def _repr_html_(self) -> str:
        """Return what notebooks show."""
        return display(self)

    def __repr__(self) -> str:
        """Return how much the report holds."""
        return (
            f"Report({self.authority!r}, {len(self.paragraphs)} paragraphs, "
            f"{len(self.findings)} findings, {len(self.recommendations)} recommendations)"
        )
