"""What a report prints: one of its paragraphs, or those of a section."""

from collections.abc import Callable, Iterable, Iterator

from ofsted_inspection.cli._answer import Answer, Block, Bullets, Heading, Prose, Values
from ofsted_inspection.models import Inspection, Paragraph, Recommendation, Report, Section

_COLUMNS = ("place", "number", "section", "kind", "timescale", "text")


def paragraph_of(inspection: Inspection, report: Report, number: int, *, corrected: bool) -> Answer:
    """Return one paragraph, with its bullets and what it asks for."""
    return _words(inspection, report, (report.paragraph(number),), (), corrected=corrected)


def section_of(inspection: Inspection, report: Report, id_: str, *, corrected: bool) -> Answer:
    """Return the paragraphs of a section and of those below it, and what it asks for itself."""
    sections = tuple(report.section(id_).walk())
    paragraphs = tuple(each for section in sections for each in section.paragraphs)
    asked = tuple(
        each
        for section in sections
        for each in report.recommendations
        if (each.section, each.paragraph) == (section.id, None)
    )
    return _words(inspection, report, paragraphs, asked, corrected=corrected)


def _words(
    inspection: Inspection,
    report: Report,
    paragraphs: Iterable[Paragraph],
    asked: tuple[Recommendation, ...],
    *,
    corrected: bool,
) -> Answer:
    text_of = inspection.corrected_text if corrected else report.words_of
    rows: list[Values] = []
    view: list[Block] = []
    above: tuple[str, ...] = ()
    for each in paragraphs:
        headings = _headings(report.sections, each)
        if headings != above:
            view.append(Heading(" > ".join(headings), is_small=True))
        above = headings
        found = tuple(_places(each, report))
        for place, kind, timescale in found:
            number = each.number if kind == "paragraph" else None
            rows.append((place, number, headings[-1], kind, timescale, text_of(place)))
        view.append(Prose(text_of(each.id), each.number))
        view.extend(_listed(found, text_of))
    titles = {section.id: section.title for section in report.walk()}
    rows += [
        (each.id, None, titles[each.section], "recommendation", None, text_of(each.id))
        for each in asked
    ]
    view += [Bullets(tuple(text_of(each.id) for each in asked))] if asked else []
    return Answer(columns=_COLUMNS, rows=tuple(rows), view=tuple(view))


def _places(each: Paragraph, report: Report) -> Iterator[tuple[str, str, str | None]]:
    """Yield the places of a paragraph: itself, its items, what it asks for and by when."""
    yield each.id, "paragraph", None
    for number, _ in enumerate(each.items, start=1):
        yield f"{each.id}i{number}", "item", None
    for one in report.recommendations:
        if one.paragraph == each.id:
            label = None if one.timescale is None else one.timescale.label
            yield one.id, "recommendation", label


def _listed(
    places: Iterable[tuple[str, str, str | None]], text_of: Callable[[str], str]
) -> Iterator[Block]:
    by: dict[str | None, list[str]] = {}
    for place, kind, timescale in places:
        if kind != "paragraph":
            by.setdefault(timescale, []).append(text_of(place))
    for timescale, texts in by.items():
        if timescale is not None:
            yield Heading(timescale, is_small=True)
        yield Bullets(tuple(texts))


def _headings(sections: Iterable[Section], wanted: Paragraph) -> tuple[str, ...]:
    """Return the titles that lead to a paragraph; nothing where it is not in these sections."""
    for section in sections:
        if any(each.id == wanted.id for each in section.paragraphs):
            return (section.title,)
        if below := _headings(section.subsections, wanted):
            return (section.title, *below)
    return ()
