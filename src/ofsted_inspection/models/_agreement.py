"""What must agree between the layers of one inspection: framework, report and readings."""

from collections.abc import Iterator

from ofsted_inspection._record import problem
from ofsted_inspection.errors import Problem, ProblemCode
from ofsted_inspection.frameworks import Framework
from ofsted_inspection.models._readings import Readings
from ofsted_inspection.models._report import Report
from ofsted_inspection.models._section import placed_sections

MOST_SEARCHED = 10**8
"""Characters looked through for quotes, at the most; those of Warrington 2011 need 102,743.

A text is searched once for each of its quotes. Without a bound a made-up report of a few megabytes
could keep its reader busy for hours.
"""


def report_agrees(report: Report, framework: Framework) -> Iterator[Problem]:
    """Yield each section whose aspect or grade line the framework does not have."""
    keys = {aspect.key for aspect in framework.aspects}
    for path, section in placed_sections("report.sections", report.sections):
        if section.aspect_key is not None and section.aspect_key not in keys:
            yield problem(
                f"{path}.aspect_key",
                section.aspect_key,
                f"an aspect of {framework.id}",
                ProblemCode.UNKNOWN_NAME,
            )
        grade = section.printed_grade
        if grade is not None and not isinstance(grade, framework.scale):
            yield problem(f"{path}.printed_grade", grade, f"a {framework.scale.__name__}")
    for index, row in enumerate(report.printed_scale):
        if not isinstance(row.grade, framework.scale):
            yield problem(
                f"report.printed_scale[{index}].grade",
                row.grade,
                f"a {framework.scale.__name__}",
            )


def readings_agree(readings: Readings, report: Report) -> Iterator[Problem]:
    """Yield each reading whose finding, paragraph or quote the report does not hold.

    Ends at the quote that would take the search past MOST_SEARCHED, as the last problem.
    """
    findings = {finding.id for finding in report.findings}
    texts = {paragraph.id: [paragraph.text, *paragraph.items] for paragraph in report.paragraphs}
    for recommendation in report.recommendations:
        if recommendation.paragraph is not None:
            texts[recommendation.paragraph].append(recommendation.text)
    for index, annotation in enumerate(readings.annotations):
        if annotation.finding not in findings:
            yield problem(
                f"readings.annotations[{index}].finding",
                annotation.finding,
                "the id of a finding of the report",
                ProblemCode.UNKNOWN_NAME,
            )
    quotes = (
        *(
            (f"statistics[{index}]", each.paragraph, each.quote)
            for index, each in enumerate(readings.statistics)
        ),
        *(
            (f"prior_inspections[{index}]", each.paragraph, each.quote)
            for index, each in enumerate(readings.prior_inspections)
        ),
    )
    searched = 0
    for path, paragraph, quote in quotes:
        searched += sum(map(len, texts.get(paragraph, ())))
        if searched > MOST_SEARCHED:
            yield problem(
                f"readings.{path}.quote",
                quote,
                f"at most {MOST_SEARCHED} characters to look through for all quotes",
                ProblemCode.TOO_LARGE,
            )
            return
        if not any(quote in text for text in texts.get(paragraph, ())):
            yield problem(
                f"readings.{path}.quote",
                quote,
                f"words of paragraph {paragraph}, exactly",
                ProblemCode.CONTRADICTION,
            )
