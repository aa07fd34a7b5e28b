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
    judgements = [each for inspection in inspections for each in inspection.judgements]
    reviews = [each for inspection in inspections for each in inspection.reviews]
    days = [each.published for each in inspections if each.published is not None]
    apart = [each.published for each in reviews if each.published is not None]
    forms = Counter(each.form for each in inspections)
    ilacs = [each for each in inspections if each.framework.programme is Programme.ILACS]
    held = sum(each.source is not None for each in inspections)
    not_judged = [
        each for each in inspections if Ungraded.NOT_JUDGED in {j.grade for j in each.judgements}
    ]
    return {
        "inspections": len(inspections),
        "authorities": len({each.authority for each in inspections}),
        "judgements": f"{len(judgements):,}",
        "reviews": len(reviews),
        "reviews_apart": len(apart),
        "review_published": ", ".join(map(str, apart)),
        "not_judged": sum(each.grade is Ungraded.NOT_JUDGED for each in judgements),
        "not_judged_in": ", ".join(f"{i.authority.name} {i.start.year}" for i in not_judged),
        "first_start": min(each.start for each in inspections),
        "first_published": min(days),
        "last_published": max(days),
        "frameworks": rows(
            (f"{framework.programme.title} (`{framework.id}`)", count)
            for framework, count in Counter(each.framework for each in inspections).items()
        ),
        "reinspections": sum(each.kind is InspectionKind.REINSPECTION for each in inspections),
        "split_visits": sum(each.split_visit for each in inspections),
        "standard": forms[InspectionForm.STANDARD],
        "short": forms[InspectionForm.SHORT],
        "unknown_form": sum(each.form is None for each in ilacs),
        "bases": rows((f"`{basis.value}`", _by_basis(inspections, basis)) for basis in Basis),
        "with_source": held,
        "without_source": len(inspections) - held,
        "by_month": sum(each.start_precision is Precision.MONTH for each in inspections),
        "without_end": sum(each.end is None for each in inspections),
        "coventry": _length(inspections, "Coventry", 2014),
        "wiltshire": _length(inspections, "Wiltshire", 2019),
    }


def _by_basis(inspections: Sequence[Inspection], basis: Basis) -> str:
    counts = (
        sum(getattr(each, field) is basis for each in inspections)
        for field in ("kind_basis", "start_basis", "end_basis", "published_basis")
    )
    return " | ".join(map(str, counts))


def _length(inspections: Sequence[Inspection], name: str, year: int) -> int:
    """Return the days of the one inspection of an authority in a year, both ends included."""
    (days,) = (
        (each.end - each.start).days + 1
        for each in inspections
        if each.authority.name == name and each.start.year == year and each.end is not None
    )
    return days


def of_official_results(results: Sequence[OfficialResult]) -> dict[str, object]:
    """Return the figures of `england-2009-2013`."""
    stated = [(result, each) for result in results for each in result.statements]
    statements = [each for _, each in stated]
    ungraded = [each for each in results if each.grade is None]
    of_kind = Counter((each.programme, each.kind) for each in results)
    authorities = {each.authority for each in results}
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
        "closed": sum(each.closed is not None for each in authorities),
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
        "first_published": min(each.published for each in results),
        "last_published": max(each.published for each in results),
        "without_grade": len(ungraded),
        "without_grade_in": ", ".join(
            f"{each.authority.name} {each.published.year}" for each in ungraded
        ),
        "adequate": sum(each.grade is SlacGrade.ADEQUATE for each in results),
        "statements": len(statements),
        "years": sum(len(each.when_text) == _YEAR_ALONE for each in statements),
        "stated_published": sum(each.when_means is WhenMeans.PUBLISHED for each in statements),
        "first_stated": min(each.report_published for each in statements),
        "last_stated": max(each.report_published for each in statements),
        "with_page": sum(each.page is not None for each in statements),
        "other_words": len(others),
        "other_word_rows": rows(
            (result.authority.name, f"{each.word} | {each.report_published}")
            for result, each in others
        ),
        "agreeing": sum(each.agrees for each in statements),
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
        (each.authority.urn, each.published)
        for each in results
        if (each.programme, each.kind) == (programme, kind)
    }


def _counts(results: Sequence[OfficialResult], grade: SlacGrade) -> list[int]:
    """Return how many have the grade, by what they are of, in the order of the datasheet."""
    found = Counter((each.programme, each.service) for each in results if each.grade is grade)
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
        "uncertain_annotations": sum(each.uncertain for each in readings.annotations),
        "statistics": len(readings.statistics),
        "corrections": len(readings.corrections),
        "uncertain_corrections": sum(not each.certain for each in readings.corrections),
        "prior_inspections": len(readings.prior_inspections),
        "source_sha256": source.sha256,
        "doubts": "\n".join(
            f"* line {each.line}: {each.reading}, or {each.alternative}" for each in source.doubts
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
        told = (f"{each:.3f}" if isinstance(each, float) else str(each) for each in cells)
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
