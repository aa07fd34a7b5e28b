"""Count what the datasheets say, so that no figure in them is typed."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from ofsted_inspection.frameworks import Programme, Service
from ofsted_inspection.grades import SlacGrade, Ungraded
from ofsted_inspection.models import (
    Basis,
    Inspection,
    InspectionForm,
    InspectionKind,
    OfficialResult,
    Polarity,
    Precision,
    WhenMeans,
)
from tools.agreement import Agreement, Figures
from tools.datasheet import rows

_YEAR_ALONE = 4
"""The length of a year, where no month is stated."""


def of_inspections(inspections: Sequence[Inspection]) -> dict[str, object]:
    """Return the figures of `england`."""
    judgements = [judgement for inspection in inspections for judgement in inspection.judgements]
    reviews = [review for inspection in inspections for review in inspection.reviews]
    days = [inspection.published for inspection in inspections if inspection.published is not None]
    apart = sorted(
        (review.published, inspection.authority.name)
        for inspection in inspections
        for review in inspection.reviews
        if review.published is not None
    )
    forms = Counter(inspection.form for inspection in inspections)
    ilacs = [
        inspection
        for inspection in inspections
        if inspection.framework.programme is Programme.ILACS
    ]
    held = sum(inspection.source is not None for inspection in inspections)
    not_judged = [
        inspection
        for inspection in inspections
        if Ungraded.NOT_JUDGED in {j.grade for j in inspection.judgements}
    ]
    return {
        "inspections": len(inspections),
        "authorities": len({inspection.authority for inspection in inspections}),
        "judgements": f"{len(judgements):,}",
        "reviews": len(reviews),
        "reviews_apart": len(apart),
        "review_published": ", ".join(f"{name} {day}" for day, name in apart),
        "not_judged": sum(judgement.grade is Ungraded.NOT_JUDGED for judgement in judgements),
        "not_judged_in": ", ".join(f"{i.authority.name} {i.start.year}" for i in not_judged),
        "first_start": min(inspection.start for inspection in inspections),
        "first_published": min(days),
        "last_published": max(days),
        "frameworks": rows(
            (f"{framework.programme.title} (`{framework.id}`)", count)
            for framework, count in Counter(
                inspection.framework for inspection in inspections
            ).items()
        ),
        "reinspections": sum(
            inspection.kind is InspectionKind.REINSPECTION for inspection in inspections
        ),
        "split_visits": sum(inspection.split_visit for inspection in inspections),
        "standard": forms[InspectionForm.STANDARD],
        "short": forms[InspectionForm.SHORT],
        "unknown_form": sum(each.form is None for each in ilacs),
        "bases": rows((f"`{basis.value}`", _by_basis(inspections, basis)) for basis in Basis),
        "with_source": held,
        "without_source": len(inspections) - held,
        "by_month": sum(
            inspection.start_precision is Precision.MONTH for inspection in inspections
        ),
        "without_end": sum(inspection.end is None for inspection in inspections),
        "coventry": _length(inspections, "Coventry", 2014),
        "wiltshire": _length(inspections, "Wiltshire", 2019),
    }


def _by_basis(inspections: Sequence[Inspection], basis: Basis) -> str:
    counts = (
        sum(getattr(inspection, field) is basis for inspection in inspections)
        for field in ("kind_basis", "start_basis", "end_basis", "published_basis")
    )
    return " | ".join(map(str, counts))


def _length(inspections: Sequence[Inspection], name: str, year: int) -> int:
    """Return the days of the one inspection of an authority in a year, both ends included."""
    (days,) = (
        (inspection.end - inspection.start).days + 1
        for inspection in inspections
        if inspection.authority.name == name
        and inspection.start.year == year
        and inspection.end is not None
    )
    return days


def of_official_results(results: Sequence[OfficialResult]) -> dict[str, object]:
    """Return the figures of `england-2009-2013`."""
    stated = [(result, statement) for result in results for statement in result.statements]
    statements = [each for _, each in stated]
    ungraded = [result for result in results if result.grade is None]
    of_kind = Counter((result.programme, result.kind) for result in results)
    authorities = {result.authority for result in results}
    others = [
        (result, each)
        for result, each in stated
        if each.grade is not None
        and result.grade is each.grade
        and each.grade.value not in each.word.lower()
    ]
    return {
        "results": len(results),
        "authorities": len(authorities),
        "closed": sum(authority.closed is not None for authority in authorities),
        "programmes": rows(
            (
                f"{programme.title} (`{programme.value}`), {kind.value}",
                f"{len(_inspected(results, programme, kind))} | {count}",
            )
            for (programme, kind), count in of_kind.items()
        ),
        "grades": rows(
            (grade.label, " | ".join(str(count) for count in _counts(results, grade)))
            for grade in SlacGrade
        ),
        "first_published": min(result.published for result in results),
        "last_published": max(result.published for result in results),
        "without_grade": len(ungraded),
        "without_grade_in": ", ".join(
            f"{each.authority.name} {each.published.year}" for each in ungraded
        ),
        "adequate": sum(result.grade is SlacGrade.ADEQUATE for result in results),
        "statements": len(statements),
        "years": sum(len(statement.when_text) == _YEAR_ALONE for statement in statements),
        "stated_published": sum(
            statement.when_means is WhenMeans.PUBLISHED for statement in statements
        ),
        "first_stated": min(statement.report_published for statement in statements),
        "last_stated": max(statement.report_published for statement in statements),
        "with_page": sum(statement.page is not None for statement in statements),
        "other_words": len(others),
        "other_word_rows": rows(
            (result.authority.name, f"{each.word} | {each.report_published}")
            for result, each in others
        ),
        "agreeing": sum(statement.agrees for statement in statements),
        "disagreements": rows(
            (
                f"{result.authority.name}, {result.service.title if result.service else ''}",
                f"{each.word}, {each.when_text} | {each.note}",
            )
            for result, each in stated
            if not each.agrees
        ),
    }


def _inspected(
    results: Sequence[OfficialResult], programme: Programme, kind: InspectionKind
) -> set[tuple[object, ...]]:
    """Return what tells the inspections apart that the results of a programme and kind are of."""
    return {
        (result.authority.urn, result.published)
        for result in results
        if (result.programme, result.kind) == (programme, kind)
    }


def _counts(results: Sequence[OfficialResult], grade: SlacGrade) -> list[int]:
    """Return how many have the grade, by what they are of, in the order of the datasheet."""
    found = Counter(
        (result.programme, result.service) for result in results if result.grade is grade
    )
    return [
        found[Programme.SLAC, Service.SAFEGUARDING],
        found[Programme.SLAC, Service.LOOKED_AFTER_CHILDREN],
        found[Programme.CP, None],
        found[Programme.LAC, None],
    ]


def of_report(inspection: Inspection) -> dict[str, object]:
    """Return the figures of an inspection that has its report and our readings."""
    report, readings, source = inspection.report, inspection.readings, inspection.source
    if report is None or readings is None or source is None:
        message = f"{inspection.id} lacks a layer that its datasheet describes"
        raise ValueError(message)
    grades = Counter(
        judgement.grade
        for judgement in inspection.judgements
        if isinstance(judgement.grade, SlacGrade)
    )
    return {
        "judgements": len(inspection.judgements),
        "grades": ", ".join(f"{count} {grade.label.lower()}" for grade, count in _sorted(grades)),
        "paragraphs": len(report.paragraphs),
        "numbers_implied": sum(not paragraph.number_printed for paragraph in report.paragraphs),
        "findings": len(report.findings),
        "grade_sentences": sum(finding.states_grade for finding in report.findings),
        "recommendations": len(report.recommendations),
        "spans": len(source.spans),
        "annotations": len(readings.annotations),
        "uncertain_annotations": sum(annotation.uncertain for annotation in readings.annotations),
        "statistics": len(readings.statistics),
        "corrections": len(readings.corrections),
        "uncertain_corrections": sum(not correction.certain for correction in readings.corrections),
        "prior_inspections": len(readings.prior_inspections),
        "source_sha256": source.sha256,
        "doubts": "\n".join(
            f"* line {doubt.line}: {doubt.reading}, or {doubt.alternative}"
            for doubt in source.doubts
        ),
    }


def of_agreement(agreement: Agreement) -> dict[str, object]:
    """Return the figures of the two passes in which the findings of a report were read."""
    samples = agreement["samples"]
    outside = samples["outside_pilot"]
    classes = list(outside["polarity"]["confusion"])
    marks = [samples[name]["uncertain"] for name in ("outside_pilot", "pilot_coded_again")]
    both = sum(each["both"] for each in marks)
    return {
        "differing": len(agreement["differing"]),
        "changed": len(agreement["changed"]),
        "same_reading": agreement["findings"] - len(agreement["differing"]),
        "uncertain_in_both": both,
        "uncertain_in_one": sum(each["first"] + each["second"] for each in marks) - 2 * both,
        "outside_pilot": outside["findings"],
        "outside_pilot_and_examples": samples["outside_pilot_and_examples"]["findings"],
        "agreement": "\n".join(
            [
                f"| measure | {' | '.join(_TITLES[name] for name in samples)} |",
                f"|---|{'---|' * len(samples)}",
                *_measures(list(samples.values())),
            ]
        ),
        "confusion": "\n".join(
            [
                f"| pass 1 | {' | '.join(f'pass 2: {name}' for name in classes)} |",
                f"|---|{'---|' * len(classes)}",
                rows(
                    (name, " | ".join(str(count) for count in counts.values()))
                    for name, counts in outside["polarity"]["confusion"].items()
                ),
            ]
        ),
    }


_TITLES = {
    "outside_pilot": "outside the pilot",
    "outside_pilot_and_examples": "and without the codebook's examples",
    "pilot": "the pilot, codebook version 1",
    "pilot_coded_again": "the pilot's findings, coded again",
}


def _measures(samples: Sequence[Figures]) -> list[str]:
    def row(name: str, figure: Callable[[Figures], object]) -> str:
        cells = (figure(each) for each in samples)
        told = (f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in cells)
        return f"| {name} | {' | '.join(told)} |"

    def against_the_rest(name: str) -> Callable[[Figures], object]:
        return lambda each: each["polarity"]["kappa_against_the_rest"][name]

    return [
        row("findings", lambda each: each["findings"]),
        row("the same polarity, themes in order, and group", lambda each: each["same_reading"]),
        row("polarity: the same", lambda each: each["polarity"]["same"]),
        row("polarity: Cohen's kappa", lambda each: each["polarity"]["kappa"]),
        *(
            row(
                f"polarity: kappa, {polarity.value} against the rest",
                against_the_rest(polarity.value),
            )
            for polarity in Polarity
        ),
        row("themes: the same first theme", lambda each: each["themes"]["same_first"]),
        row("themes: the same set", lambda each: each["themes"]["same_set"]),
        row(
            "themes: Krippendorff's alpha, MASI distance", lambda each: each["themes"]["alpha_masi"]
        ),
        row("themes: mean Jaccard similarity", lambda each: each["themes"]["mean_jaccard"]),
        row("group: the same, or none in both", lambda each: each["same_group"]),
        row("marked uncertain by pass 1", lambda each: each["uncertain"]["first"]),
        row("marked uncertain by pass 2", lambda each: each["uncertain"]["second"]),
        row("marked uncertain by both", lambda each: each["uncertain"]["both"]),
    ]


def _sorted(counts: Mapping[SlacGrade, int]) -> list[tuple[SlacGrade, int]]:
    return sorted(counts.items(), reverse=True)
