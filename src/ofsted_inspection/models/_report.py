"""What Ofsted printed, whole: sections, contents, the scale; recommendations stand apart."""

from collections.abc import Iterator
from typing import final

import attrs

from ofsted_inspection._arguments import checked
from ofsted_inspection._doors import display
from ofsted_inspection._record import Record, collapsed_text, duplicates, problem
from ofsted_inspection.errors import Problem, ProblemCode, UnknownName
from ofsted_inspection.grades import ReformedGrade, SlacGrade
from ofsted_inspection.models._recommendation import Recommendation
from ofsted_inspection.models._section import Finding, Paragraph, Section, placed_sections


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

    @checked
    def paragraph(self, key: int | str) -> Paragraph:
        """Return the paragraph with this number or id, the first of those that share a number.

        Raises UnknownName if there is none.
        """
        paragraphs = self.paragraphs
        for paragraph in paragraphs:
            if key in (paragraph.id, paragraph.number):
                return paragraph
        if isinstance(key, int):
            numbers = [str(each.number) for each in paragraphs if each.number is not None]
            # Numbers are not misspelt: what looks like one is no more likely to be meant.
            raise UnknownName("paragraph", str(key), numbers, candidates=())
        raise UnknownName("paragraph", key, (each.id for each in paragraphs))

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

    @checked
    def recommendations_within(self, months: int) -> tuple[Recommendation, ...]:
        """Return the recommendations to be carried out within so many months, in the order printed.

        `0` is those that are to be carried out immediately. One that states no time is not among
        them, whatever the number.
        """
        return tuple(
            recommendation
            for recommendation in self.recommendations
            if recommendation.timescale is not None and recommendation.timescale.months <= months
        )

    @checked
    def words_of(self, target: str) -> str:
        """Return the words of a paragraph (`p29`), an item of one (`p2i1`) or a recommendation.

        Raises UnknownName if `target` names none of them.
        """
        known = {paragraph.id: paragraph.text for paragraph in self.paragraphs}
        known |= {
            f"{paragraph.id}i{place}": item
            for paragraph in self.paragraphs
            for place, item in enumerate(paragraph.items, start=1)
        }
        known |= {recommendation.id: recommendation.text for recommendation in self.recommendations}
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
