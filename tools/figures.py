"""Count what the datasheets say, so that no figure in them is typed."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from ofsted_inspection.grades import SlacGrade, Ungraded
from ofsted_inspection.models import (
    Inspection,
    InspectionKind,
    LocalAuthority,
    PublishedBasis,
    ReportedGrade,
    WhenMeans,
)
from tools.datasheet import rows

_YEAR_ALONE = 4
"""The length of a year, where no month is stated."""


def of_inspections(inspections: Sequence[Inspection]) -> dict[str, object]:
    """Return the figures of `england-2014-2025`."""
    judgements = [each for inspection in inspections for each in inspection.judgements]
    basis = Counter(each.published_basis for each in inspections)
    return {
        "inspections": len(inspections),
        "authorities": len({each.authority for each in inspections}),
        "judgements": f"{len(judgements):,}",
        "not_judged": sum(each.grade is Ungraded.NOT_JUDGED for each in judgements),
        "first_published": min(each.published for each in inspections),
        "last_published": max(each.published for each in inspections),
        "frameworks": rows(
            (f"{framework.title} (`{framework.id}`)", count)
            for framework, count in Counter(each.framework for each in inspections).items()
        ),
        "reinspections": sum(each.kind is InspectionKind.REINSPECTION for each in inspections),
        "split_visits": sum(each.split_visit for each in inspections),
        "printed": basis[PublishedBasis.PRINTED],
        "catalogue": basis[PublishedBasis.CATALOGUE],
    }


def of_reported_grades(
    grades: Sequence[ReportedGrade], authorities: Collection[LocalAuthority]
) -> dict[str, object]:
    """Return the figures of `slac-reported-grades`; `authorities` are all that there are."""
    covered = {each.authority for each in grades}
    services = Counter(
        "not stated" if each.service is None else each.service.title for each in grades
    )
    years = sum(len(each.when_text) == _YEAR_ALONE for each in grades)
    cautions = Counter(each.caution for each in grades if each.caution is not None)
    return {
        "rows": len(grades),
        "authorities": len(covered),
        "all_authorities": len(authorities),
        "without_row": len(set(authorities) - covered),
        "services": rows(services.most_common()),
        "grades": _by_grade(Counter(each.grade for each in grades)),
        "months": len(grades) - years,
        "years": years,
        "published": sum(each.when_means is WhenMeans.PUBLISHED for each in grades),
        "with_caution": cautions.total(),
        "row_cautions": "\n".join(
            ["| caution | rows |", "|---|---|", rows(cautions.most_common())]
        ),
        "first_stated": min(each.stated_in_report_published for each in grades),
        "last_stated": max(each.stated_in_report_published for each in grades),
        "not_held": sum(each.stated_in_inspection is None for each in grades),
    }


def of_report(inspection: Inspection) -> dict[str, object]:
    """Return the figures of an inspection that has its report and our readings."""
    report, readings, source = inspection.report, inspection.readings, inspection.source
    if report is None or readings is None or source is None:
        message = f"{inspection.id} lacks a layer that its datasheet describes"
        raise ValueError(message)
    grades = Counter(
        each.grade for each in inspection.judgements if isinstance(each.grade, SlacGrade)
    )
    return {
        "judgements": len(inspection.judgements),
        "grades": ", ".join(f"{count} {grade.label.lower()}" for grade, count in _sorted(grades)),
        "paragraphs": len(report.paragraphs),
        "numbers_implied": sum(not each.number_printed for each in report.paragraphs),
        "findings": len(report.findings),
        "grade_sentences": sum(each.states_grade for each in report.findings),
        "recommendations": len(report.recommendations),
        "spans": len(source.spans),
        "annotations": len(readings.annotations),
        "statistics": len(readings.statistics),
        "corrections": len(readings.corrections),
        "uncertain_corrections": sum(not each.certain for each in readings.corrections),
        "prior_inspections": len(readings.prior_inspections),
        "source_sha256": source.sha256,
        "doubts": "\n".join(
            f"* line {each.line}: {each.reading}, or {each.alternative}" for each in source.doubts
        ),
    }


def _by_grade(counts: Mapping[SlacGrade, int]) -> str:
    return rows((grade.label, count) for grade, count in _sorted(counts))


def _sorted(counts: Mapping[SlacGrade, int]) -> list[tuple[SlacGrade, int]]:
    return sorted(counts.items(), reverse=True)
