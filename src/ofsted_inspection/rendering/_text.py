"""An inspection as text, in the template of its programme's reports."""

import itertools
from collections.abc import Iterator

from ofsted_inspection._arguments import checked
from ofsted_inspection._record import problem
from ofsted_inspection.errors import InvalidDocument
from ofsted_inspection.models import Inspection, Paragraph, Report, Section
from ofsted_inspection.rendering._forms import FORMS, Form
from ofsted_inspection.rendering._misplaced import misplaced


@checked
def to_text(inspection: Inspection) -> str:
    """Return the report of `inspection` as text in the template of its programme.

    For a report whose texts are prose, `read_report_text(to_text(inspection))` has the same
    report, judgements and dates, and the day of publication where the template prints it. What
    cannot survive is prose that is itself a mark of the template, such as a sentence that begins
    with a number and a full stop, or a paragraph without a number that ends as no sentence does.

    Raises InvalidDocument if the inspection has no report, or has sections, judgements or
    recommendations that the template has no place for, or not all the days that it prints.
    """
    report = inspection.report
    if report is None:
        raise InvalidDocument(
            "rendering", [problem("report", report, "an inspection with its report")]
        )
    form = FORMS[inspection.framework.programme]
    problems = tuple(misplaced(inspection, report, form.prints))
    if problems:
        raise InvalidDocument("rendering", problems)
    cover = tuple(itertools.takewhile(form.is_on_cover, report.sections))
    others = report.sections[len(cover) :]
    blocks = (
        *form.cover(inspection, report),
        *(block for each in cover for block in _section(each, inspection, report, form)),
        *form.ends_cover,
        *(block for each in others for block in _section(each, inspection, report, form)),
        *form.record(inspection, report),
    )
    return "\n\n".join(blocks) + "\n"


def _section(section: Section, inspection: Inspection, report: Report, form: Form) -> Iterator[str]:
    yield from form.heading(section, inspection)
    for paragraph in section.paragraphs:
        yield _paragraph(paragraph, form)
        yield from _with_timescales(paragraph, report, form)
    yield from (
        f"{form.bullet} {each.text}"
        for each in report.recommendations
        if each.paragraph is None and each.section == section.id
    )
    yield from form.below(section, report)
    for subsection in section.subsections:
        yield from _section(subsection, inspection, report, form)


def _paragraph(paragraph: Paragraph, form: Form) -> str:
    mark = f"{paragraph.number}. " if paragraph.number_printed else form.without_number
    items = (f"{form.bullet} {item}" for item in paragraph.items)
    return "\n".join([f"{mark}{paragraph.text}", *items])


def _with_timescales(paragraph: Paragraph, report: Report, form: Form) -> Iterator[str]:
    """Yield what is to be improved by when; what has no timescale is the paragraph itself."""
    timescale = None
    for recommendation in report.recommendations:
        if recommendation.paragraph != paragraph.id or recommendation.timescale is None:
            continue
        if recommendation.timescale is not timescale:
            timescale = recommendation.timescale
            yield f"{timescale.label}:"
        yield f"{form.bullet} {recommendation.text}"
