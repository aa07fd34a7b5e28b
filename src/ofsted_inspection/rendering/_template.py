"""An inspection as text, in the template of its programme's reports."""

import datetime
from collections.abc import Iterator

from ofsted_inspection._arguments import checked
from ofsted_inspection._record import problem
from ofsted_inspection._templates.days import date_in_words, period_in_words
from ofsted_inspection._templates.slac import (
    AGE_GROUP,
    CONTENTS,
    DATES,
    LEAD,
    OUTLINE,
    PUBLISHED,
    RECORD,
)
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode
from ofsted_inspection.frameworks import SLAC_2010, Aspect
from ofsted_inspection.models import Inspection, Judgement, Paragraph, Precision, Report, Section


@checked
def to_text(inspection: Inspection) -> str:
    """Return the report of `inspection` as text in the template of its programme.

    For a report of `slac-2010` whose texts are prose, `read_report_text(to_text(inspection))` has
    the same report, judgements and dates. What cannot survive is prose that is itself a mark of the
    template, such as a sentence that begins with a number and a full stop.

    Raises InvalidDocument if the inspection has no report, is of another framework, or has
    sections, judgements or recommendations that the template has no place for, or not all the
    days that it prints.
    """
    report = inspection.report
    if report is None or inspection.framework != SLAC_2010:
        raise InvalidDocument(
            "rendering",
            [problem("report", report, f"an inspection of {SLAC_2010.id} with its report")],
        )
    misplaced = tuple(_misplaced(inspection, report))
    if misplaced or inspection.end is None or inspection.published is None:
        raise InvalidDocument("rendering", misplaced)
    blocks = (
        *_cover(inspection, report, inspection.end, inspection.published),
        *_contents(report),
        *(block for section in report.sections for block in _section(section, report)),
        *_record(inspection, report),
    )
    return "\n\n".join(blocks) + "\n"


def _misplaced(inspection: Inspection, report: Report) -> Iterator[Problem]:
    titles = {heading.title.casefold() for heading in OUTLINE[:-1]}
    for section in report.walk():
        if section.title.replace("\u2019", "'").casefold() not in titles:
            yield problem(
                "report.sections",
                section.title,
                "a heading of the template",
                ProblemCode.UNRECOGNISED,
            )
    judged = [judgement.aspect for judgement in inspection.judgements]
    if judged != list(SLAC_2010.aspects):
        yield problem(
            "judgements",
            [aspect.key for aspect in judged],
            f"each aspect of {SLAC_2010.id} once, in the order of the framework",
            ProblemCode.WRONG_ORDER,
        )
    for name, date in (("end", inspection.end), ("published", inspection.published)):
        if date is None:
            yield problem(name, date, "a day, which the cover prints", ProblemCode.MISSING)
    if inspection.start_precision is Precision.MONTH:
        yield problem("start_precision", inspection.start_precision, "the day, which it prints")
    for index, name in enumerate(inspection.lead_inspectors[1:], start=1):
        yield problem(f"lead_inspectors[{index}]", name, "one name, as the cover has it")
    for index, recommendation in enumerate(report.recommendations):
        if recommendation.paragraph is None or recommendation.timescale is None:
            yield problem(
                f"report.recommendations[{index}]",
                recommendation.id,
                "a timescale, and a paragraph that it stands under",
                ProblemCode.MISSING,
            )


def _cover(
    inspection: Inspection, report: Report, end: datetime.date, published: datetime.date
) -> Iterator[str]:
    yield report.title
    yield report.authority
    yield f"{DATES}: {period_in_words(inspection.start, end)}"
    for name in inspection.lead_inspectors:
        yield f"{LEAD} {name}"
    if inspection.age_group is not None:
        yield f"{AGE_GROUP}: {inspection.age_group}"
    yield f"{PUBLISHED}: {date_in_words(published)}"


def _contents(report: Report) -> Iterator[str]:
    if report.contents:
        yield CONTENTS
        yield "\n".join(f"{entry.title}\t{entry.page}" for entry in report.contents)


def _section(section: Section, report: Report) -> Iterator[str]:
    yield section.title
    if section.printed_grade is not None:
        grade = section.printed_grade
        yield f"Grade {grade.number} ({grade.label.lower()})"
    for paragraph in section.paragraphs:
        yield _paragraph(paragraph)
        yield from _recommendations(paragraph, report)
    # The scale is printed under the paragraph that introduces it.
    if section.title.casefold() == OUTLINE[1].title.casefold() and report.printed_scale:
        yield "\n".join(
            f"{row.grade.label} (Grade {row.grade.number})\t{row.definition}"
            for row in report.printed_scale
        )
    for subsection in section.subsections:
        yield from _section(subsection, report)


def _paragraph(paragraph: Paragraph) -> str:
    # Without its number a paragraph shows a mark, as in the text of Warrington 2011.
    mark = f"{paragraph.number}." if paragraph.number_printed else "-"
    return "\n".join([f"{mark} {paragraph.text}", *(f"- {item}" for item in paragraph.items)])


def _recommendations(paragraph: Paragraph, report: Report) -> Iterator[str]:
    timescale = None
    for recommendation in report.recommendations:
        if recommendation.paragraph != paragraph.id:
            continue
        if recommendation.timescale is not None and recommendation.timescale is not timescale:
            timescale = recommendation.timescale
            yield f"{timescale.label}:"
        yield f"- {recommendation.text}"


def _record(inspection: Inspection, report: Report) -> Iterator[str]:
    yield f"{RECORD}: {report.authority}"
    rows: list[str] = []
    above: Aspect | None = None
    for judgement in inspection.judgements:
        rows += _row(judgement, above)
        above = judgement.aspect
    yield "\n".join(rows)


def _row(judgement: Judgement, above: Aspect | None) -> Iterator[str]:
    aspect = judgement.aspect
    if aspect.service is not None and (above is None or above.service is not aspect.service):
        yield aspect.service.title
    if aspect.group is not None and (above is None or above.group != aspect.group):
        yield aspect.group
    yield f"{aspect.title}\t{judgement.grade.label}"
