"""What of an inspection its programme's template has no place for."""

from collections import Counter
from collections.abc import Iterator
from typing import final

import attrs

from ofsted_inspection._record import problem
from ofsted_inspection._templates.sif import LEAD
from ofsted_inspection._templates.slac import OUTLINE
from ofsted_inspection.errors import Problem, ProblemCode
from ofsted_inspection.grades import ReformedGrade, SlacGrade, Ungraded
from ofsted_inspection.models import Inspection, Precision, Report, Section


@final
@attrs.frozen(kw_only=True)
class Prints:
    """What a programme's template prints, and so what an inspection must or may have.

    `headings` are all that sections may have, None where they may have any and each judgement
    but overall effectiveness has one section. `needs_timescales` tells whether what is to be
    improved stands under a paragraph, by when.
    """

    headings: frozenset[str] | None = None
    is_published: bool = False
    most_leads: int | None = None
    names_leads_in_report: bool = False
    needs_timescales: bool = False
    may_hide_numbers: bool = False
    has_overall_section: bool = False
    has_reviews: bool = False


SLAC = Prints(
    headings=frozenset(heading.title.casefold() for heading in OUTLINE[:-1]),
    is_published=True,
    most_leads=1,
    needs_timescales=True,
    may_hide_numbers=True,
)
LAC = Prints(needs_timescales=True, has_overall_section=True)
SIF = Prints(names_leads_in_report=True, has_reviews=True)
ILACS = Prints()


def judged_grade(
    section: Section, inspection: Inspection
) -> SlacGrade | ReformedGrade | Ungraded | None:
    """Return what the heading of `section` states: its grade, or that its aspect is not judged."""
    if section.printed_grade is not None or section.aspect_key is None:
        return section.printed_grade
    judgement = inspection.find(section.aspect_key)
    grade = None if judgement is None else judgement.grade
    return grade if isinstance(grade, Ungraded) else None


def misplaced(inspection: Inspection, report: Report, prints: Prints) -> Iterator[Problem]:
    """Yield what the template that `prints` tells of cannot print, or must and cannot."""
    yield from _outcome(inspection, prints)
    yield from _leads(inspection, report, prints)
    if prints.headings is None:
        yield from _judged_sections(inspection, report, prints)
    else:
        yield from _headings(report, prints.headings)
    yield from _reviews(inspection, report, prints)
    if not prints.may_hide_numbers:
        for paragraph in report.paragraphs:
            if paragraph.number is not None and not paragraph.number_printed:
                expected = "a paragraph whose number is printed"
                yield problem("report.sections", paragraph.id, expected)
    if prints.needs_timescales:
        for index, recommendation in enumerate(report.recommendations):
            if recommendation.paragraph is None or recommendation.timescale is None:
                yield problem(
                    f"report.recommendations[{index}]",
                    recommendation.id,
                    "a timescale, and a paragraph that it stands under",
                    ProblemCode.MISSING,
                )


def _outcome(inspection: Inspection, prints: Prints) -> Iterator[Problem]:
    framework = inspection.framework
    judged = [judgement.aspect for judgement in inspection.judgements]
    if judged != list(framework.aspects):
        yield problem(
            "judgements",
            [aspect.key for aspect in judged],
            f"each aspect of {framework.id} once, in the order of the framework",
            ProblemCode.WRONG_ORDER,
        )
    for name, date, is_printed in (
        ("end", inspection.end, True),
        ("published", inspection.published, prints.is_published),
    ):
        if date is None and is_printed:
            yield problem(name, date, "a day, which the cover prints", ProblemCode.MISSING)
    if inspection.start_precision is Precision.MONTH:
        yield problem("start_precision", inspection.start_precision, "the day, which it prints")
    if inspection.split_visit:
        expected = "one visit: the days between two are not known"
        yield problem("split_visit", inspection.split_visit, expected)


def _leads(inspection: Inspection, report: Report, prints: Prints) -> Iterator[Problem]:
    for index, name in enumerate(inspection.lead_inspectors):
        if prints.most_leads is not None and index >= prints.most_leads:
            yield problem(f"lead_inspectors[{index}]", name, "one name, as the cover has it")
        elif prints.names_leads_in_report and not any(
            name in each.text for each in report.paragraphs if each.text.startswith(LEAD)
        ):
            expected = f"a name that a paragraph of the report gives after {LEAD!r}"
            yield problem(f"lead_inspectors[{index}]", name, expected)


def _headings(report: Report, headings: frozenset[str]) -> Iterator[Problem]:
    for section in report.walk():
        if section.title.replace("\u2019", "'").casefold() not in headings:
            yield problem(
                "report.sections",
                section.title,
                "a heading of the template",
                ProblemCode.UNRECOGNISED,
            )


def _judged_sections(inspection: Inspection, report: Report, prints: Prints) -> Iterator[Problem]:
    judged = Counter(each.aspect_key for each in report.walk() if each.aspect_key is not None)
    for aspect in inspection.framework.aspects:
        has_section = prints.has_overall_section or aspect.key != "overall"
        if judged.pop(aspect.key, 0) != has_section:
            expected = "one section for each judgement that has one in the template"
            yield problem("report.sections", aspect.key, expected)
    for section in report.walk():
        if section.aspect_key is not None and judged_grade(section, inspection) is None:
            expected = "the grade that its heading states"
            yield problem("report.sections", section.id, expected, ProblemCode.MISSING)


def _reviews(inspection: Inspection, report: Report, prints: Prints) -> Iterator[Problem]:
    for index, review in enumerate(inspection.reviews):
        words = review.grade.label.casefold()
        if not prints.has_reviews or not any(
            words in each.title.casefold() and "board" in each.title.casefold()
            for each in report.walk()
        ):
            expected = "a review whose grade a heading of the report states"
            yield problem(f"reviews[{index}]", review.key, expected)
