"""What a page about an inspection consists of, before it is Markdown or HTML."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from ofsted_inspection._arguments import checked
from ofsted_inspection._templates.days import date_in_words, period_in_words
from ofsted_inspection._templates.slac import FRONT, RECORD
from ofsted_inspection.models import (
    Inspection,
    Paragraph,
    Precision,
    Recommendation,
    Report,
    Section,
)


class Heading(NamedTuple):
    """A heading; level 1 is the page's own."""

    level: int
    text: str


class Fact(NamedTuple):
    """One thing to know of the inspection, and the address it links to, if any."""

    name: str
    value: str
    address: str | None = None


class Facts(NamedTuple):
    """Facts in order."""

    facts: tuple[Fact, ...]


class Record(NamedTuple):
    """A table: the names of its columns, and its rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Prose(NamedTuple):
    """Running text, after its paragraph number if it has one."""

    number: int | None
    text: str


class Bullets(NamedTuple):
    """A list of items in order."""

    items: tuple[str, ...]


Block: TypeAlias = Heading | Facts | Record | Prose | Bullets


def page(inspection: Inspection) -> Iterator[Block]:
    """Yield what there is to show: facts, the record of main findings, the report, its source."""
    yield Heading(1, f"{inspection.authority.name}: {inspection.framework.programme.title}")
    yield Facts(tuple(_facts(inspection)))
    yield Heading(2, RECORD)
    yield _record(inspection)
    if inspection.report is not None:
        for section in inspection.report.sections:
            yield from _section(section, inspection.report, level=2)
    if inspection.source is not None:
        yield Heading(2, "Source")
        yield Prose(None, f"{inspection.source.publisher}. {inspection.source.title}.")
        if inspection.source.terms is not None:
            yield Prose(None, inspection.source.terms)


def _facts(inspection: Inspection) -> Iterator[Fact]:
    yield Fact("Inspected", days_inspected(inspection))
    if inspection.published is not None:
        yield Fact("Published", date_in_words(inspection.published))
    yield Fact("Framework", inspection.framework.id)
    yield Fact("Ofsted URN", str(inspection.authority.urn))
    yield Fact("Region", inspection.authority.region.value)
    if inspection.lead_inspectors:
        name = "Lead inspector" if len(inspection.lead_inspectors) == 1 else "Lead inspectors"
        yield Fact(name, " and ".join(inspection.lead_inspectors))
    for review in inspection.reviews:
        yield Fact(review.title, review.grade.label)
    if inspection.source_url is not None:
        yield Fact("Report", inspection.source_url, inspection.source_url)


@checked
def days_inspected(inspection: Inspection) -> str:
    """Return the days of the inspection in words, as far as they are known."""
    start, end = inspection.start, inspection.end
    if inspection.start_precision is Precision.MONTH:
        first = date_in_words(start).partition(" ")[2]
        return first if end is None else f"{first} to {date_in_words(end)}"
    return f"from {date_in_words(start)} on" if end is None else period_in_words(start, end, " to ")


def _record(inspection: Inspection) -> Record:
    by_service = any(each.aspect.service is not None for each in inspection.judgements)
    rows = tuple(
        (
            *((each.aspect.service.title if each.aspect.service else "",) if by_service else ()),
            each.aspect.title,
            each.grade.label,
        )
        for each in inspection.judgements
    )
    return Record((*(("Service",) if by_service else ()), "Aspect", "Grade"), rows)


def _section(section: Section, report: Report, *, level: int) -> Iterator[Block]:
    yield Heading(level, section.title)
    if section.printed_grade is not None:
        grade = section.printed_grade
        yield Prose(None, f"Grade {grade.number} ({grade.label.lower()})")
    for paragraph in section.paragraphs:
        yield from _paragraph(paragraph, report)
    if section.title.casefold() == FRONT[1].casefold() and report.printed_scale:
        rows = tuple((row.grade.label, row.definition) for row in report.printed_scale)
        yield Record(("Grade", "Meaning"), rows)
    yield from _asked(
        each
        for each in report.recommendations
        if (each.section, each.paragraph) == (section.id, None)
    )
    for subsection in section.subsections:
        yield from _section(subsection, report, level=level + 1)


def _paragraph(paragraph: Paragraph, report: Report) -> Iterator[Block]:
    yield Prose(paragraph.number, paragraph.text)
    if paragraph.items:
        yield Bullets(paragraph.items)
    yield from _asked(each for each in report.recommendations if each.paragraph == paragraph.id)


def _asked(recommendations: Iterable[Recommendation]) -> Iterator[Block]:
    """Yield what is asked for, by timescale where there is one."""
    asked = tuple(recommendations)
    for timescale in dict.fromkeys(each.timescale for each in asked):
        if timescale is not None:
            yield Prose(None, f"{timescale.label}:")
        yield Bullets(tuple(each.text for each in asked if each.timescale is timescale))
