"""How a report breaks rules of structure: numbering, grades in two places, recommendations."""

import re
from collections import defaultdict
from collections.abc import Iterator

from ofsted_inspection._wording import shown
from ofsted_inspection.frameworks import Service
from ofsted_inspection.grades import Grade, Ungraded
from ofsted_inspection.models import Inspection, Report, Section
from ofsted_inspection.rules._kinds import Departure

_AREAS_FOR_IMPROVEMENT = "areas for improvement"

# "Requires improvement to be good" is one grade and does not name "good"; the verb agrees with
# what is graded.
_NAMED = re.compile(
    r"\b(?:requires? improvement(?: to be good)?"
    r"|outstanding|good|adequate|inadequate|not judged)\b"
)


def numbers_out_of_sequence(inspection: Inspection) -> Iterator[Departure]:
    """Yield each paragraph, in the order printed, that does not follow the one before by one.

    Paragraphs without a number are passed over.
    """
    if inspection.report is None:
        return
    expected = 1
    for paragraph in inspection.report.paragraphs:
        number = paragraph.number
        if number is None:
            continue
        if number != expected:
            yield Departure(paragraph.id, f"paragraph {number}", f"paragraph {expected}")
        expected = number + 1


def grade_lines_against_record(inspection: Inspection) -> Iterator[Departure]:
    """Yield each section whose grade line differs from the judgement of its aspect."""
    for section, grade in _judged_sections(inspection):
        printed = section.printed_grade
        if printed is not None and printed is not grade:
            yield Departure(
                section.id, printed.value, f"{grade.value}, as judged for {section.aspect_key}"
            )


def sentences_against_record(inspection: Inspection) -> Iterator[Departure]:
    """Yield each grade-stating sentence that does not name the grade judged for its section."""
    for section, grade in _judged_sections(inspection):
        for paragraph in section.paragraphs:
            for finding in paragraph.findings:
                sentence = paragraph.text[finding.start : finding.end]
                if finding.states_grade and grade.value not in _grades_named(sentence):
                    yield Departure(
                        finding.id,
                        shown(sentence),
                        f"a sentence that names {grade.label!r}, as judged for "
                        f"{section.aspect_key}",
                    )


def _judged_sections(inspection: Inspection) -> Iterator[tuple[Section, Grade | Ungraded]]:
    """Yield the sections whose aspect has a judgement, with its grade, in the order printed."""
    grades = {judgement.aspect.key: judgement.grade for judgement in inspection.judgements}
    if inspection.report is not None:
        for section in inspection.report.walk():
            if section.aspect_key in grades:
                yield section, grades[section.aspect_key]


def _grades_named(sentence: str) -> frozenset[str]:
    """Return the values of the grades that `sentence` names, "not judged" among them."""
    return frozenset(
        "requires_improvement" if name.startswith("require") else name.replace(" ", "_")
        for name in _NAMED.findall(sentence.lower())
    )


def headings_without_recommendations(inspection: Inspection) -> Iterator[Departure]:
    """Yield each "Areas for improvement" that asks for nothing, then what stands elsewhere."""
    if inspection.report is None:
        return
    recommendations = inspection.report.recommendations
    asking = {recommendation.paragraph for recommendation in recommendations}
    under_heading: set[str] = set()
    for section in inspection.report.walk():
        if section.title.casefold() == _AREAS_FOR_IMPROVEMENT:
            paragraphs = _paragraphs(section)
            under_heading |= paragraphs
            if not paragraphs & asking:
                yield Departure(section.id, "no recommendation", "at least one")
    for recommendation in recommendations:
        if recommendation.paragraph not in under_heading:
            yield Departure(
                recommendation.id,
                f"paragraph {recommendation.paragraph or 'not given'}",
                'a paragraph under the heading "Areas for improvement"',
            )


def recommendations_out_of_sequence(inspection: Inspection) -> Iterator[Departure]:
    """Yield each recommendation whose id is not its paragraph and the place after the last."""
    last: defaultdict[str | None, int] = defaultdict(int)
    for recommendation in () if inspection.report is None else inspection.report.recommendations:
        paragraph = recommendation.paragraph
        last[paragraph] += 1
        expected = f"{paragraph or ''}r{last[paragraph]}"
        if recommendation.id != expected:
            yield Departure(recommendation.id, recommendation.id, expected)
            # Go on from what stands there, so that one missing is one breach.
            if place := re.fullmatch(f"{paragraph or ''}r([1-9][0-9]{{0,5}})", recommendation.id):
                last[paragraph] = int(place[1])


def recommendations_for_another_service(inspection: Inspection) -> Iterator[Departure]:
    """Yield each recommendation that is for another service than its paragraph stands under."""
    if inspection.report is None:
        return
    services = _services(inspection.report)
    for recommendation in inspection.report.recommendations:
        service = services.get(recommendation.paragraph)
        if service is not None and recommendation.service is not service:
            asked = recommendation.service
            yield Departure(
                recommendation.id,
                "for no service" if asked is None else f"for {asked.value}",
                f"for {service.value}, whose heading it stands under",
            )


def _services(report: Report) -> dict[str | None, Service]:
    """Return the service under whose heading each paragraph stands, where there is one."""
    return {
        paragraph: service
        for section in report.sections
        for service in Service
        if section.title.casefold() == service.title.casefold()
        for paragraph in _paragraphs(section)
    }


def _paragraphs(section: Section) -> set[str]:
    return {paragraph.id for each in section.walk() for paragraph in each.paragraphs}
