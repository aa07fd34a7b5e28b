"""What we took from a report, in tables: readings of a paragraph, corrections, source lines."""

from collections.abc import Callable, Iterator

from ofsted_inspection.models import Correction, Inspection, Paragraph, Report, SpanRole, Statistic
from ofsted_inspection.rendering._elements import chip, counted, table, words
from ofsted_inspection.rendering._marked import Marked
from ofsted_inspection.rendering._places import Places, Stretch


def readings_of(paragraph: Paragraph, report: Report, marked: Marked, places: Places) -> str:
    """Return our readings of a paragraph of `report`, folded up; "" where there are none."""
    sentences = [
        (
            f'<a href="#{each.id}">{each.id}</a>',
            chip(annotation.polarity),
            words(", ".join(theme.title for theme in annotation.themes)),
        )
        for each in paragraph.findings
        if (annotation := marked.annotations.get(each.id)) is not None
    ]
    statistics = [each for each in marked.statistics if each.paragraph == paragraph.id]
    texts = [(paragraph.id, paragraph.text)]
    texts += [
        (f"{paragraph.id}i{place}", item) for place, item in enumerate(paragraph.items, start=1)
    ]
    texts += [
        (each.id, each.text) for each in report.recommendations if each.paragraph == paragraph.id
    ]
    corrections = [one.correction for target, text in texts for one in marked.placed(target, text)]
    marked.told.update(one.id for one in corrections)
    counts = (
        (len(sentences), "sentence"),
        (len(statistics), "statistic"),
        (len(corrections), "correction"),
    )
    said = ", ".join(counted(number, name) for number, name in counts if number)
    if not said:
        return ""
    tables = (
        (_sentences(sentences) if sentences else "")
        + (_statistics(statistics, places) if statistics else "")
        + (_corrections(corrections, marked, places) if corrections else "")
    )
    number = paragraph.id if paragraph.number is None else str(paragraph.number)
    return (
        f'<details class="ours"><summary>Our readings<span class="v"> of {number}</span>: '
        f"{said}</summary>{tables}</details>"
    )


def corrections_left(inspection: Inspection, marked: Marked, places: Places) -> str:
    """Return the corrections of what is no paragraph's: headings, marks of layout, numbers."""
    readings = inspection.readings
    left = (
        []
        if readings is None
        else [each for each in readings.corrections if each.id not in marked.told]
    )
    if not left:
        return ""
    return (
        '<section id="corrections" class="ours" aria-labelledby="correctionsh">\n'
        '<h2 id="correctionsh">Corrections elsewhere</h2>\n'
        "<p>Of headings, layout and numbers, and where nothing stands to be shown in place.</p>\n"
        f"{_corrections(left, marked, places)}\n</section>\n"
    )


def sources(
    inspection: Inspection, places: Places, anchor_of: Callable[[Stretch], str | None]
) -> str:
    """Return the lines of the source, and what each became; "" where that is not recorded."""
    if inspection.source is None or not places.stretches:
        return ""
    rows = (
        (
            f'<span id="{each.anchor}">{each.lines}</span>',
            _became(each, anchor_of(each)),
        )
        for each in places.stretches
    )
    told = table("What each line became", ("Lines", "What stands there"), rows, attributes=_ANY)
    return (
        '<section id="source" class="ours" aria-labelledby="sourceh">\n'
        f'<h2 id="sourceh">Source lines</h2>\n<p>{words(inspection.source.title)}. '
        f"SHA-256 <code>{inspection.source.sha256}</code></p>\n{told}\n</section>\n"
    )


# Their words may be of any length without a space.
_ANY = ' class="any"'

_ROLES = {SpanRole.RECORD_ROW: "a grade", SpanRole.TABLE_ROW: "a row of a table"}


def _became(stretch: Stretch, anchor: str | None) -> str:
    role = _ROLES.get(stretch.role, stretch.role.value.replace("_", " "))
    target = "" if stretch.target is None else f" {words(stretch.target)}"
    return f"{role}{target}" if anchor is None else f'<a href="#{anchor}">{role}{target}</a>'


def _sentences(rows: list[tuple[str, str, str]]) -> str:
    return table("Sentences", ("Sentence", "Reading", "Themes"), rows)


def _statistics(held: list[Statistic], places: Places) -> str:
    return table(
        "Statistics",
        ("What", "Value", "In the report's words"),
        (
            (
                words(each.measure_text) + _note(each),
                words(_value(each)),
                f'<q class="says">{words(each.quote)}</q>{_lines(places.of(each.paragraph))}',
            )
            for each in held
        ),
    )


def _note(statistic: Statistic) -> str:
    day = "" if statistic.as_of is None else f" (as at {statistic.as_of.isoformat()})"
    return words(day) if statistic.note is None else f"{words(day)}<br>{words(statistic.note)}"


def _value(statistic: Statistic) -> str:
    upper = "" if statistic.value_max is None else f" to {statistic.value_max}"
    return f"{statistic.value}{upper} {statistic.unit}"


def _corrections(held: list[Correction], marked: Marked, places: Places) -> str:
    return table(
        "Corrections",
        ("Printed", "Meant", "Why"),
        _correction_rows(held, marked, places),
        attributes=_ANY,
    )


def _correction_rows(
    held: list[Correction], marked: Marked, places: Places
) -> Iterator[tuple[str, str, str]]:
    for each in held:
        printed = words(each.printed) or "nothing"
        if each.id in marked.shown:
            printed = f'<a href="#c{marked.corrections[each.id]}">{printed}</a>'
        sure = "" if each.certain else " (a reader may differ)"
        where = places.at(each.line)
        line = (
            f"line {each.line}"
            if where is None
            else f'<a href="#{where.anchor}">line {each.line}</a>'
        )
        meant = words(each.corrected) or "nothing"
        yield printed, meant, f"{words(each.reason)}{sure}; {line}"


def _lines(stretch: Stretch | None) -> str:
    if stretch is None:
        return ""
    return f' <a class="src" href="#{stretch.anchor}">{stretch.lines}</a>'
