"""Made-up reports in the template of the first programme's reports (2010 edition).

Everything that the template prints is here once: the three front sections, the two services with
their sections in order and nested under their group headings, areas for improvement with their
timescales, the contents and the scale. What a report printed in this template and read again must
give back is exactly what is drawn here.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence

import attrs
from hypothesis import strategies as st

from ofsted_inspection._templates.slac import (
    AREAS_FOR_IMPROVEMENT,
    FRONT,
    OUTLINE,
    RECORD,
    TITLE,
    Heading,
    section_id,
)
from ofsted_inspection.frameworks import Aspect, Framework, Role, Service
from ofsted_inspection.grades import SlacGrade
from ofsted_inspection.models import (
    ContentsEntry,
    InspectorGroup,
    Paragraph,
    PrintedGrade,
    Recommendation,
    Report,
    Section,
    Timescale,
)
from ofsted_inspection.strategies._reports import PRINTED, findings_of
from ofsted_inspection.strategies._wording import clauses, items, sentences

_SENTENCES = st.lists(sentences(), min_size=1, max_size=5)
_FURTHER_SENTENCES = st.lists(sentences(), max_size=4)
_ITEMS = st.lists(items(), min_size=1, max_size=4)
_RECOMMENDED = st.lists(clauses(), max_size=3)
_PARAGRAPHS = st.lists(_SENTENCES, min_size=1, max_size=3)
_PAGES_ON = st.integers(0, 2)

EVIDENCE = "The evidence evaluated by inspectors included:"
SCALE = "All inspection judgements are made using the following four point scale."


def areas_for_improvement(service: Service, authority: str) -> str:
    """Return the sentence that recommendations for `service` stand under."""
    served = "safeguarding" if service is Service.SAFEGUARDING else "looked after"
    return (
        f"In order to improve the quality of provision and services for {served} children and "
        f"young people in {authority}, the local authority and its partners should take the "
        "following action."
    )


def team_sentence(team: Sequence[InspectorGroup]) -> str:
    """Return the sentence of the first paragraph that counts the inspection team."""
    *others, last = (group.printed for group in team)
    listed = f"{', '.join(others)} and {last}" if others else last
    return f"The inspection team consisted of {listed}."


def stating_sentence(aspect: Aspect, grade: SlacGrade) -> str:
    """Return the sentence with which a section on `aspect` states its grade."""
    lowered = aspect.title[0].lower() + aspect.title[1:]
    verb = "is"
    if aspect.role in {Role.OVERALL, Role.CAPACITY} and aspect.service is not None:
        subject = f"The {lowered} of {aspect.service.title.lower()}"
    elif " are " in aspect.title:
        subject, verb = f"Arrangements to ensure that {lowered}", "are"
    elif aspect.title.startswith(("The ", "Partnership")):
        subject = aspect.title
    elif aspect.title.startswith("Quality"):
        subject = f"The {lowered}"
    elif aspect.group is not None:
        subject, verb = f"Outcomes for {lowered}", "are"
    else:
        subject, verb = aspect.title, "are"
    return f"{subject} {verb} {grade.label.lower()}."


@st.composite
def template_reports(
    draw: st.DrawFn,
    *,
    framework: Framework,
    authority: str,
    team: Sequence[InspectorGroup],
    judged: Mapping[str, SlacGrade],
) -> Report:
    """Draw a report on `authority` by `team`, in the programme's template.

    `judged` gives grades by aspect key. A printed grade line and a sentence that states a grade
    agree with it; where it has no grade for an aspect, the section of that aspect has neither.
    Overall effectiveness of both services always has its section, any other may be missing, and
    equality and diversity never has one.
    """
    return _Draft(draw, authority, judged).report(framework, team)


class _Draft:
    """A report while it is being drawn; it knows how many paragraphs there are so far."""

    def __init__(self, draw: st.DrawFn, authority: str, judged: Mapping[str, SlacGrade]) -> None:
        self._draw = draw
        self._authority = authority
        self._judged = judged
        self._number = 0
        self._recommendations: list[Recommendation] = []

    def report(self, framework: Framework, team: Sequence[InspectorGroup]) -> Report:
        """Draw the whole report, from the front to the last section."""
        whole = self._draw(st.booleans())
        *before, last = (
            *self._front(team),
            *(self._service(service, whole=whole) for service in Service),
        )
        sections = (*before, _numbered_at_end(last))
        return Report(
            title=TITLE,
            authority=self._authority,
            sections=sections,
            recommendations=tuple(self._recommendations),
            contents=self._contents(sections),
            printed_scale=tuple(
                PrintedGrade(grade=grade, definition=grade.definition) for grade in framework.scale
            ),
        )

    def _front(self, team: Sequence[InspectorGroup]) -> Iterator[Section]:
        """Draw the three sections before the services."""
        about, meaning, service_information = FRONT
        purpose = (*self._draw(_SENTENCES), team_sentence(team), *self._draw(_FURTHER_SENTENCES))
        *bullets, last = self._draw(_ITEMS)
        yield Section(
            id=section_id(about),
            title=about,
            paragraphs=(
                self._paragraph(purpose, split=False),
                self._paragraph([EVIDENCE], split=False, items=(*bullets, f"{last}.")),
            ),
        )
        yield Section(
            id=section_id(meaning),
            title=meaning,
            paragraphs=(self._paragraph([SCALE], split=False),),
        )
        yield Section(
            id=section_id(service_information),
            title=service_information,
            paragraphs=tuple(
                self._paragraph(sentences, split=False) for sentences in self._draw(_PARAGRAPHS)
            ),
        )

    def _service(self, service: Service, *, whole: bool) -> Section:
        """Draw the section of `service`: all that can stand below its heading, or some of it."""
        printed: list[Section] = []
        for group, headings in itertools.groupby(_below(service), key=lambda each: each.group):
            path = (service.title,) if group is None else (service.title, group)
            drawn = tuple(
                self._improvements(service)
                if heading.aspect is None
                else self._judged_section(heading.aspect, path)
                for heading in headings
                if whole or heading.title == "Overall effectiveness" or self._draw(st.booleans())
            )
            if group is None:
                printed.extend(drawn)
            elif drawn:
                printed.append(Section(id=section_id(*path), title=group, subsections=drawn))
        return Section(
            id=section_id(service.title), title=service.title, subsections=tuple(printed)
        )

    def _judged_section(self, aspect: Aspect, path: Sequence[str]) -> Section:
        """Draw the section on `aspect`, below the headings in `path`."""
        grade = self._judged.get(aspect.key)
        drawn = self._draw(_PARAGRAPHS)
        states_grade = grade is not None and self._draw(st.booleans())
        if grade is not None and states_grade:
            drawn[0][0] = stating_sentence(aspect, grade)
        return Section(
            id=section_id(*path, aspect.title),
            title=aspect.title,
            paragraphs=tuple(
                self._paragraph(sentences, states_grade=states_grade and index == 0)
                for index, sentences in enumerate(drawn)
            ),
            aspect_key=aspect.key,
            printed_grade=grade if self._draw(st.booleans()) else None,
        )

    def _improvements(self, service: Service) -> Section:
        """Draw the section "Areas for improvement", and the recommendations under it."""
        text = areas_for_improvement(service, self._authority)
        paragraph = self._paragraph([text], split=False)
        drawn = [
            (timescale, bullet) for timescale in Timescale for bullet in self._recommended()
        ] or [(Timescale.IMMEDIATELY, f"{self._draw(clauses())}.")]
        self._recommendations.extend(
            Recommendation(
                id=f"{paragraph.id}r{index}",
                text=bullet,
                section=section_id(service.title, AREAS_FOR_IMPROVEMENT),
                paragraph=paragraph.id,
                service=service,
                timescale=timescale,
            )
            for index, (timescale, bullet) in enumerate(drawn, 1)
        )
        return Section(
            id=section_id(service.title, AREAS_FOR_IMPROVEMENT),
            title=AREAS_FOR_IMPROVEMENT,
            paragraphs=(paragraph,),
        )

    def _recommended(self) -> list[str]:
        """Draw the bullets under one timescale, perhaps none; the last ends in a full stop."""
        bullets = self._draw(_RECOMMENDED)
        return [*bullets[:-1], *(f"{last}." for last in bullets[-1:])]

    def _paragraph(
        self,
        sentences: Sequence[str],
        *,
        split: bool = True,
        states_grade: bool = False,
        items: Sequence[str] = (),
    ) -> Paragraph:
        """Make the next paragraph; its number is printed, mostly."""
        self._number += 1
        paragraph = f"p{self._number}"
        return Paragraph(
            id=paragraph,
            number=self._number,
            number_printed=self._draw(PRINTED),
            text=" ".join(sentences),
            items=tuple(items),
            findings=findings_of(paragraph, sentences, states_grade=states_grade) if split else (),
        )

    def _contents(self, sections: Sequence[Section]) -> tuple[ContentsEntry, ...]:
        """Draw the pages of all headings; "Areas for improvement" is not among the contents."""
        titles = [section.title for top in sections for section in top.walk()]
        entries: list[ContentsEntry] = []
        page = 2
        for title in (*titles, RECORD):
            if title != AREAS_FOR_IMPROVEMENT:
                entries.append(ContentsEntry(title=title, page=page))
                page += self._draw(_PAGES_ON)
        return tuple(entries)


def _below(service: Service) -> Iterator[Heading]:
    """Yield the headings that have text of their own in the reports seen, in order."""
    for heading in OUTLINE:
        has_text = heading.aspect is not None or heading.title == AREAS_FOR_IMPROVEMENT
        if heading.service is service and has_text and heading.title != "Equality and diversity":
            yield heading


def _numbered_at_end(section: Section) -> Section:
    """Return `section` with the number of its last paragraph printed.

    No number follows the last one of a report, from which a reader could tell how many paragraphs
    have gone without.
    """
    if section.subsections:
        *sections, last = section.subsections
        return attrs.evolve(section, subsections=(*sections, _numbered_at_end(last)))
    *paragraphs, ending = section.paragraphs
    ending = attrs.evolve(ending, number_printed=True)
    return attrs.evolve(section, paragraphs=(*paragraphs, ending))
