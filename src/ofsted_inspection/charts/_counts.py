"""Charts that count: grades by group, readings by aspect or theme, what reports ask for."""

import datetime
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from ofsted_inspection._arguments import checked
from ofsted_inspection._look import FAINT, LOOKS, Mark
from ofsted_inspection.aggregation import GradeDistribution
from ofsted_inspection.charts._letters import width_of
from ofsted_inspection.charts._outcomes import column_names
from ofsted_inspection.charts._sheet import (
    LABEL,
    LINES,
    MARGIN,
    SMALL,
    WIDTHS,
    Box,
    Sheet,
    Width,
    Words,
)
from ofsted_inspection.charts._wording import (
    LEAST_BASE,
    MADE_WITH,
    as_at_words,
    counted,
    listed,
    of_overall_grades,
    overall_grade,
    reports_to,
)
from ofsted_inspection.comparison import latest_per_authority
from ofsted_inspection.errors import UnknownName
from ofsted_inspection.grades import Grade, ReformedGrade, Ungraded
from ofsted_inspection.models import Inspection, NationalFramework, Polarity, Report

if TYPE_CHECKING:
    import altair


class Row(NamedTuple):
    """What is counted, how many of each column, and the heading under which it stands.

    `graded` is how many of its columns, the first, are grades: shares are of what these count.
    """

    label: str
    counts: tuple[int, ...]
    under: str | None = None
    graded: int = 0

    @property
    def base(self) -> int:
        """What shares are of; 0 where none are given."""
        base = sum(self.counts[: self.graded])
        return base if base >= LEAST_BASE else 0


@checked
def distribution(
    inspections: Iterable[Inspection],
    *,
    as_at: datetime.date,
    by: Literal["region", "authority_type", "framework"] | None = None,
    width: "Width" = 720,
) -> "altair.LayerChart":
    """Return a chart of how many authorities had each overall grade as at a day.

    Of each authority the newest inspection published by `as_at` counts, as `latest_per_authority`
    has it; `by` adds a row for each region, type of authority or framework. Inspections without one
    overall grade are counted apart. Shares are given for rows of 50 or more. Raises ScaleMismatch
    where grades are of two scales.
    """
    latest = latest_per_authority(inspections, as_at)
    graded = {each.id: overall_grade(each) for each in latest}
    scale = GradeDistribution.from_grades(
        grade for grade in graded.values() if grade is not None
    ).scale
    grades: list[Grade | Ungraded | None] = [*(scale or ReformedGrade)]
    graded_columns = len(grades)
    grades += [each for each in (Ungraded.NOT_JUDGED, None) if each in graded.values()]
    groups: dict[str, list[Inspection]] = {"All": [*latest]}
    for each in sorted(latest, key=lambda one: _group(one, by)) if by else ():
        groups.setdefault(_group(each, by), []).append(each)
    rows = [
        Row(
            f"{name} ({len(held)})",
            tuple(sum(graded[each.id] is grade for each in held) for grade in grades),
            graded=graded_columns if width == WIDTHS[0] else 0,
        )
        for name, held in groups.items()
    ]
    of = "; shares are of those with a grade" if 0 < rows[0].base < len(latest) else ""
    sheet = Sheet(
        width,
        of_overall_grades(latest),
        f"Overall effectiveness, {as_at_words(as_at)}{of}",
    )
    columns = [_NO_GRADE if grade is None else grade for grade in grades]
    _bars(sheet, columns, rows, total=True)
    return sheet.finished(reports_to(latest), _told(columns, rows))


_NO_GRADE = "No overall grade"


def _group(inspection: Inspection, by: str | None) -> str:
    if by == "region":
        return inspection.authority.region.value
    return inspection.framework.id if by == "framework" else inspection.authority.type.value


@checked
def polarity(
    inspection: Inspection,
    *,
    by: Literal["aspect", "theme"] = "aspect",
    width: "Width" = 720,
) -> "altair.LayerChart":
    """Return a chart of what our readings found in a report: strengths, weaknesses and both.

    `by` is `aspect`, of the section that a finding stands in, or the finding's first `theme`.
    Findings that say how things are and no more are counted in the subtitle. They are readings of
    ours and no grades of Ofsted's. Raises UnknownName where no readings are held.
    """
    if inspection.report is None or inspection.readings is None:
        raise UnknownName("readings of inspection", inspection.id, ())
    shown = (Polarity.STRENGTH, Polarity.MIXED, Polarity.WEAKNESS)
    where = _aspects_of(inspection.report, inspection) if by == "aspect" else {}
    counts: dict[tuple[str, str | None], dict[Polarity, int]] = {}
    for each in inspection.readings.annotations:
        # A finding of a section that judges nothing is counted under no aspect.
        name = (
            where.get(each.finding, _NO_ASPECT) if by == "aspect" else (each.themes[0].title, None)
        )
        row = counts.setdefault(name, dict.fromkeys(Polarity, 0))
        row[each.polarity] += 1
    rows = [
        Row(name, tuple(row[one] for one in shown), under)
        for (name, under), row in counts.items()
        if any(row[one] for one in shown)
    ]
    if by == "theme":
        rows.sort(key=lambda row: (-sum(row.counts), row.label))
    ahead = sum(row.counts[0] > row.counts[2] for row in rows)
    context = sum(row[Polarity.CONTEXT] for row in counts.values())
    read = len(inspection.readings.annotations)
    sheet = Sheet(
        width,
        f"{inspection.authority.name}: more strengths than weaknesses in {ahead} of "
        f"{counted(len(rows), by)}",
        f"{counted(read, 'finding')} read by us, not graded by Ofsted; "
        f"{context} only say how things are and are left out",
    )
    _bars(sheet, shown, rows)
    return sheet.finished(
        f"Source: our readings of Ofsted's report ({inspection.id}). {MADE_WITH}",
        _told(shown, rows),
    )


_NO_ASPECT = ("No aspect", None)


def _aspects_of(report: Report, inspection: Inspection) -> dict[str, tuple[str, str | None]]:
    """Return aspect and service of each finding that stands in the section of an aspect."""
    names: dict[str, tuple[str, str | None]] = {}
    for section in report.walk():
        if section.aspect_key is None:
            continue
        aspect = inspection.framework.aspect(section.aspect_key)
        name = aspect.short_title, None if aspect.service is None else aspect.service.title
        for paragraph in section.paragraphs:
            names |= dict.fromkeys((finding.id for finding in paragraph.findings), name)
    return names


@checked
def recommendations(
    inspections: Iterable[Inspection], *, width: "Width" = 720
) -> "altair.LayerChart":
    """Return a chart of what reports ask for, by Ofsted's tag of the National Framework.

    Reports have printed such tags since March 2025; what has none, or one that names nothing known,
    is counted apart. Inspections whose report is not held are left out, and counted in the
    subtitle.
    """
    given = tuple(inspections)
    held = [each for each in given if each.report is not None]
    asked = [one for each in held if each.report for one in each.report.recommendations]
    tags = [None if one.tag is None else one.tag.means for one in asked]
    rows = [
        Row(meaning.title, (sum(tag is meaning for tag in tags),)) for meaning in NationalFramework
    ]
    rows.sort(key=lambda row: -row.counts[0])
    most_often = _most_often(rows)
    unknown = sum(one.tag is not None and one.tag.means is None for one in asked)
    rows += [
        Row("A tag that names nothing known", (unknown,)),
        Row("No tag printed", (sum(one.tag is None for one in asked),)),
    ]
    rows = [row for row in rows if row.counts[0]]
    tagged = sum(tag is not None for tag in tags)
    sheet = Sheet(
        width,
        f"{tagged} of {counted(len(asked), 'recommendation')} tagged{most_often}",
        f"{counted(len(held), 'report')} held of {counted(len(given), 'inspection')}",
    )
    _bars(sheet, ("Recommendations",), rows)
    return sheet.finished(reports_to(held), _told(("Recommendations",), rows))


def _most_often(rows: Sequence[Row]) -> str:
    """Return what is asked for most often, as a title has it: one part, or two if they tie."""
    most = max(row.counts[0] for row in rows)
    foremost = [row.label.partition(":")[0].lower() for row in rows if row.counts[0] == most]
    return f", most often {listed(foremost)}" if most and len(foremost) <= _TWO else ""


_TWO = 2


def _bars(
    sheet: Sheet, columns: Sequence[Mark | str], rows: Sequence[Row], *, total: bool = False
) -> None:
    """Put a bar and its count for each row and column, all bars of one scale.

    The first row, where it is the `total` of others, has counts alone: its bars would dwarf theirs.
    """
    room = (230 if sheet.width == WIDTHS[0] else 128) if len(columns) > 1 else sheet.room / 2
    step = (sheet.room - room) / len(columns)
    column_names(sheet, columns, MARGIN + room, step, anchor="left")
    texts = [[_count(row, place) for place in range(len(row.counts))] for row in rows]
    label = max((width_of(text, SMALL) for row in texts for text in row), default=0)
    longest = step - 12 - label
    apart = total and len(rows) > 1
    most = max((count for row in rows[apart:] for count in row.counts), default=0)
    scale = longest / (most or 1)
    under: str | None = None
    for place, row in enumerate(rows):
        alone = apart and place == 0
        if row.under is not None and row.under != under:
            sheet.heading(row.under)
        under = row.under
        middle = sheet.row(row.label, room, least=LINES[LABEL], bold=alone)
        for column, count in enumerate(row.counts):
            x = MARGIN + room + step * column
            if count and not alone:
                fill, line = _colours(columns[column])
                sheet.add(Box(x, middle - 7, x + count * scale, middle + 7, fill, line))
                x += count * scale + 4
            sheet.add(Words(x, middle, texts[place][column], SMALL))
    sheet.legend([mark for mark in columns if not isinstance(mark, str)])


def _count(row: Row, column: int) -> str:
    count = row.counts[column]
    if row.base and column < row.graded:
        return f"{count} ({100 * count / row.base:.0f} %)"
    return str(count)


def _colours(mark: Mark | str) -> tuple[str, str]:
    return (FAINT, FAINT) if isinstance(mark, str) else (LOOKS[mark].fill, LOOKS[mark].line)


def _told(columns: Sequence[Mark | str], rows: Iterable[Row]) -> Iterable[str]:
    for row in rows:
        under = "" if row.under is None else f"{row.under}, "
        yield f"{under}{row.label}: {_said(columns, row.counts)}."


def _said(columns: Sequence[Mark | str], counts: Sequence[int]) -> str:
    return ", ".join(
        f"{count} {(name if isinstance(name, str) else LOOKS[name].word).lower()}"
        for name, count in zip(columns, counts, strict=True)
    )
