"""Views of the data for a terminal: rich draws them, in colour where the terminal has it.

No word of the data can drive the terminal: everything goes through `printable`, and none of it is
read as markup.
"""

import datetime
import sys
from collections.abc import Iterable, Iterator, Mapping

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ofsted_inspection._printable import printable
from ofsted_inspection._slac_template import date_in_words
from ofsted_inspection.aggregation import GradeDistribution, OfEitherScale
from ofsted_inspection.datasets import DatasetInfo
from ofsted_inspection.frameworks import Role, Service
from ofsted_inspection.grades import Grade, ReformedGrade, Scale, SlacGrade, Ungraded
from ofsted_inspection.models import (
    Inspection,
    InspectionKind,
    InspectorBody,
    OfficialResult,
    Report,
    Section,
    Statement,
)
from ofsted_inspection.rendering import days_inspected

_STYLES: Mapping[Grade | Ungraded, str] = {
    SlacGrade.OUTSTANDING: "bold green",
    SlacGrade.GOOD: "green",
    SlacGrade.ADEQUATE: "yellow",
    SlacGrade.INADEQUATE: "bold red",
    ReformedGrade.OUTSTANDING: "bold green",
    ReformedGrade.GOOD: "green",
    ReformedGrade.REQUIRES_IMPROVEMENT: "yellow",
    ReformedGrade.INADEQUATE: "bold red",
    Ungraded.NOT_JUDGED: "dim",
}

_BODIES: Mapping[InspectorBody, str] = {
    InspectorBody.HMI: "of Her Majesty's Inspectors",
    InspectorBody.CQC: "of the Care Quality Commission",
    InspectorBody.ADDITIONAL: "additional",
    InspectorBody.OTHER: "other",
}


def console() -> Console:
    """Return a console on standard output; what its encoding lacks is escaped."""
    # A stand-in for standard output may be any text stream.
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
    return Console(highlight=False)


def _words(text: str, style: str = "") -> Text:
    return Text(printable(text), style=style)


def _grade(grade: Grade | Ungraded) -> Text:
    return Text(grade.label, style=_STYLES[grade])


def _table(title: str | None = None) -> Table:
    return Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)


def datasets(known: Iterable[DatasetInfo]) -> RenderableType:
    """Return the list of datasets."""
    table = _table()
    table.add_column("Name", no_wrap=True)
    table.add_column("Records", justify="right")
    table.add_column("Title")
    for each in known:
        table.add_row(_words(each.name), str(each.rows), _words(each.title))
    return table


def inspection(seen: Inspection) -> RenderableType:
    """Return an inspection's header, its record of main findings, and its counts per grade."""
    return Group(
        _words(seen.authority.name, "bold"),
        _words(seen.framework.programme.title),
        Padding(_header(seen), (1, 0)),
        _record(seen),
        _counts("Counts per grade", "", _by_service(seen), seen.framework.scale),
    )


def _header(seen: Inspection) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim")
    table.add_column(overflow="fold")
    again = ", a re-inspection" if seen.kind is InspectionKind.REINSPECTION else ""
    split = ", in more than one visit" if seen.split_visit else ""
    team = ", ".join(f"{group.count} {_BODIES[group.body]}" for group in seen.team)
    facts = (
        ("Inspected", f"{days_inspected(seen)}{split}{again}"),
        ("Published", None if seen.published is None else date_in_words(seen.published)),
        ("Framework", seen.framework.id),
        ("Authority", f"Ofsted URN {seen.authority.urn}, {seen.authority.region.value}"),
        ("Lead inspector", ", ".join(seen.lead_inspectors) or None),
        ("Inspectors", team or None),
        ("Age group", seen.age_group),
        ("Address", seen.source_url),
        ("Report", None if seen.report is None else _extent(seen.report)),
    )
    for name, value in facts:
        if value is not None:
            table.add_row(name, _words(value))
    return table


def _extent(report: Report) -> str:
    return (
        f"{len(report.paragraphs)} paragraphs, {len(report.recommendations)} recommendations; "
        "--paragraph N shows one"
    )


def _record(seen: Inspection) -> Table:
    table = _table("Record of main findings")
    table.add_column("Aspect")
    table.add_column("Grade", no_wrap=True)
    service: Service | None = None
    group: str | None = None
    for judgement in seen.judgements:
        aspect = judgement.aspect
        if aspect.service is not service and aspect.service is not None:
            table.add_row(_words(aspect.service.title, "bold"))
        if aspect.group != group and aspect.group is not None:
            table.add_row(Padding(_words(aspect.group, "italic"), (0, 0, 0, 2)))
        service, group = aspect.service, aspect.group
        indent = 2 * ((service is not None) + (group is not None))
        table.add_row(Padding(_words(aspect.title), (0, 0, 0, indent)), _grade(judgement.grade))
    return table


def _by_service(seen: Inspection) -> list[tuple[str, OfEitherScale]]:
    """Return the distribution of each service's judgements, and that of all."""
    rows: dict[str, list[Grade | Ungraded]] = {}
    for judgement in seen.judgements:
        if judgement.aspect.service is not None:
            rows.setdefault(judgement.aspect.service.title, []).append(judgement.grade)
    rows["All"] = [judgement.grade for judgement in seen.judgements]
    return _distributions(rows)


def _counts(title: str, heading: str, rows: list[tuple[str, OfEitherScale]], scale: Scale) -> Table:
    table = _table(title)
    table.add_column(heading)
    shown: tuple[Grade | Ungraded, ...] = tuple(scale)
    if any(row.not_judged for _, row in rows):
        shown = (*shown, Ungraded.NOT_JUDGED)
    for grade in shown:
        table.add_column(_grade(grade), justify="right")
    table.add_column("Total", justify="right")
    for name, row in rows:
        counts: dict[Grade, int] = dict(row.counts.items())
        numbers = [
            row.not_judged if isinstance(grade, Ungraded) else counts.get(grade, 0)
            for grade in shown
        ]
        table.add_row(_words(name), *(str(number) for number in numbers), str(sum(numbers)))
    return table


def summary(inspections: Iterable[Inspection]) -> RenderableType:
    """Return how many inspections under each framework got which overall grade."""
    by_scale: dict[Scale, dict[str, list[Grade | Ungraded]]] = {}
    titles: dict[str, str] = {}
    for seen in inspections:
        framework = seen.framework
        titles[framework.id] = framework.title
        row = by_scale.setdefault(framework.scale, {}).setdefault(framework.id, [])
        row.extend(each.grade for each in seen.judgements if each.aspect.role is Role.OVERALL)
    tables = (
        _counts("Overall effectiveness", "Framework", _distributions(rows), scale)
        for scale, rows in by_scale.items()
    )
    legend = (_words(f"{key}: {title}", "dim") for key, title in titles.items())
    return Group(*tables, *legend, Text())


def official_summary(results: Iterable[OfficialResult]) -> RenderableType:
    """Return how many official results there are of each programme, kind and service."""
    rows: dict[str, list[Grade | Ungraded]] = {}
    for each in results:
        row = rows.setdefault(_of_what(each), [])
        if each.grade is not None:
            row.append(each.grade)
    title = "Overall effectiveness, as Ofsted's statistics state it"
    return _counts(title, "Programme", _distributions(rows), SlacGrade)


def _distributions(
    rows: Mapping[str, list[Grade | Ungraded]],
) -> list[tuple[str, OfEitherScale]]:
    return [(name, GradeDistribution.from_grades(grades)) for name, grades in rows.items()]


def _of_what(result: OfficialResult) -> str:
    programme, service = result.programme.title, result.service
    again = ", re-inspection" if result.kind is InspectionKind.REINSPECTION else ""
    return f"{programme if service is None else service.title}{again} ({result.programme.value})"


def notes(lines: Iterable[str]) -> RenderableType:
    """Return what to know before using a dataset, a line each."""
    return Group(*(Text.assemble(("Note: ", "bold"), _words(line)) for line in lines))


def coverage(name: str, first: datetime.date, last: datetime.date) -> RenderableType:
    """Return the line that ends every answer: from which day to which a dataset goes."""
    return _words(f"{name} covers {date_in_words(first)} to {date_in_words(last)}.", "dim")


def official_results(results: Iterable[OfficialResult]) -> RenderableType:
    """Return official results, with what later reports state of each."""
    table = _table("Overall effectiveness, as Ofsted's statistics state it")
    table.add_column("Published", no_wrap=True)
    table.add_column("Programme")
    table.add_column("Grade", no_wrap=True)
    table.add_column("Later reports", style="dim")
    for each in results:
        table.add_row(
            str(each.published),
            _of_what(each),
            _words("-") if each.grade is None else _grade(each.grade),
            _words("; ".join(map(_stated, each.statements))),
        )
    return table


def _stated(statement: Statement) -> str:
    differs = "" if statement.agrees else ", which differs"
    note = "" if statement.note is None else f" ({statement.note})"
    return f"{statement.when_text}: {statement.word}{differs}{note}"


def paragraph(report: Report, number: int) -> RenderableType:
    """Return one paragraph under its headings, with its bullets and recommendations.

    Raises UnknownName where the report has no paragraph `number`.
    """
    seen = report.paragraph(number)
    (headings,) = _headings(report.sections, number)
    lines: list[RenderableType] = [_words(" > ".join(headings), "dim"), Text()]
    lines.append(Text.assemble((f"{seen.number}. ", "bold"), _words(seen.text)))
    lines.extend(_bullet(item) for item in seen.items)
    timescale = None
    for each in report.recommendations:
        if each.paragraph == seen.id:
            if each.timescale is not None and each.timescale is not timescale:
                timescale = each.timescale
                lines.append(Padding(Text(timescale.label, style="italic"), (1, 0, 0, 2)))
            lines.append(_bullet(each.text))
    return Group(*lines)


def _bullet(text: str) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column()
    grid.add_column(overflow="fold")
    grid.add_row("  -", _words(text))
    return grid


def _headings(
    sections: Iterable[Section], number: int, above: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    """Yield the titles that lead to the paragraph with this number; there is one such path."""
    for section in sections:
        path = (*above, section.title)
        if any(each.number == number for each in section.paragraphs):
            yield path
        yield from _headings(section.subsections, number, path)
