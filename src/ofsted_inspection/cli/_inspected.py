"""An inspection as a person reads it: what and when, the record of main findings, its counts."""

from collections.abc import Iterator, Mapping

from ofsted_inspection.cli._answer import Block, Facts, Grid, Heading, Value, Values
from ofsted_inspection.cli._forms import worded
from ofsted_inspection.models import Inspection, InspectionKind, InspectorBody, Report
from ofsted_inspection.rendering import days_inspected

_BODIES: Mapping[InspectorBody, str] = {
    InspectorBody.HMI: "of Her Majesty's Inspectors",
    InspectorBody.CQC: "of the Care Quality Commission",
    InspectorBody.ADDITIONAL: "additional",
    InspectorBody.OTHER: "other",
}


def view(seen: Inspection) -> Iterator[Block]:
    """Yield what there is to show of an inspection."""
    yield Heading(seen.authority.name)
    yield Heading(seen.framework.programme.title, is_small=True)
    yield Facts(tuple((name, value) for name, value in _facts(seen) if value is not None))
    rows: list[Values] = []
    above: tuple[str | None, ...] = (None, None)
    for one in seen.judgements:
        aspect = one.aspect
        here = (None if aspect.service is None else aspect.service.title, aspect.group)
        for level, (title, before) in enumerate(zip(here, above, strict=True)):
            if title is not None and title != before:
                rows.append((f"{'  ' * (level and here[0] is not None)}{title}", None))
        above = here
        indent = "  " * sum(each is not None for each in here)
        rows.append((f"{indent}{aspect.title}", one.grade))
    yield Grid("Record of main findings", ("Aspect", "Grade"), tuple(rows))
    yield _counts(seen)


def _facts(seen: Inspection) -> Iterator[tuple[str, str | None]]:
    again = ", a re-inspection" if seen.kind is InspectionKind.REINSPECTION else ""
    split = ", in more than one visit" if seen.split_visit else ""
    team = ", ".join(f"{group.count} {_BODIES[group.body]}" for group in seen.team)
    published = seen.published
    yield "Inspected", f"{days_inspected(seen)}{split}{again}"
    yield "Published", None if published is None else f"{published.day} {published:%B %Y}"
    yield "Framework", seen.framework.id
    yield "Authority", f"Ofsted URN {seen.authority.urn}, {seen.authority.region.value}"
    yield "Lead inspector", ", ".join(seen.lead_inspectors) or None
    yield "Inspectors", team or None
    yield "Age group", seen.age_group
    for review in seen.reviews:
        yield review.title, review.grade.label
    yield "Address", seen.source_url
    yield "Report", None if seen.report is None else _extent(seen.report)


def _extent(report: Report) -> str:
    return (
        f"{len(report.paragraphs)} paragraphs, {len(report.recommendations)} recommendations; "
        "--paragraph N shows one"
    )


def _counts(seen: Inspection) -> Grid:
    services = {each.aspect.service for each in seen.judgements}
    groups: dict[str, list[Value]] = {}
    for each in seen.judgements:
        if each.aspect.service is not None and len(services) > 1:
            groups.setdefault(each.aspect.service.title, []).append(each.grade)
    groups["All"] = [each.grade for each in seen.judgements]
    shown: tuple[Value, ...] = tuple(seen.framework.scale)
    shown += tuple(each for each in dict.fromkeys(groups["All"]) if each not in shown)
    rows: tuple[Values, ...] = tuple(
        (name, *(grades.count(grade) for grade in shown), len(grades))
        for name, grades in groups.items()
    )
    names = map(worded, shown)
    return Grid("Counts per grade", ("", *names, "Total"), rows)
