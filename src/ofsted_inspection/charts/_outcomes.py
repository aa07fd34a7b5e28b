"""Charts of grades: those of one inspection, and those of one authority through time."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from ofsted_inspection._arguments import checked
from ofsted_inspection._look import LOOKS, Mark
from ofsted_inspection._templates.days import date_in_words
from ofsted_inspection.charts._letters import width_of, wrapped
from ofsted_inspection.charts._sheet import (
    LINES,
    MARGIN,
    SMALL,
    Sheet,
    Width,
    Words,
)
from ofsted_inspection.charts._wording import MADE_WITH, counted, listed
from ofsted_inspection.grades import Ungraded
from ofsted_inspection.models import Inspection
from ofsted_inspection.rendering import days_inspected

if TYPE_CHECKING:
    import altair


@checked
def grade_profile(inspection: Inspection, *, width: "Width" = 720) -> "altair.LayerChart":
    """Return a chart of the grade of each aspect of `inspection`, in the order judged.

    `width` is 720 or 360 pixels. Raises UnknownName for another, and MissingExtra without the
    extra `charts`.
    """
    given = [each.grade for each in inspection.judgements]
    columns: list[Mark] = [*inspection.framework.scale]
    if Ungraded.NOT_JUDGED in given:
        columns.append(Ungraded.NOT_JUDGED)
    tally = {mark: sum(each is mark for each in given) for mark in columns}
    sheet = Sheet(
        width,
        f"{inspection.authority.name}: {_foremost(tally)}",
        f"Inspected {days_inspected(inspection)} under {inspection.framework.id}; "
        f"{counted(len(given), 'judgement')}",
    )
    room = sheet.room / 2
    step = (sheet.room - room) / len(columns)
    column_names(sheet, columns, MARGIN + room, step)
    told: list[str] = []
    under: tuple[str | None, str | None] = (None, None)
    for each in inspection.judgements:
        aspect = each.aspect
        service = None if aspect.service is None else aspect.service.title
        heads = (service, aspect.group)
        for head, before in zip(heads, under, strict=True):
            if head is not None and head != before:
                sheet.heading(head)
        under = heads
        middle = sheet.row(aspect.title, room, indent=12 if aspect.group else 0)
        sheet.chip(
            each.grade,
            MARGIN + room + step * columns.index(each.grade) + 2,
            middle,
            step - 4,
            text=LOOKS[each.grade].letter,
        )
        said = aspect.title if service is None else f"{service}, {aspect.title}"
        told.append(f"{said}: {each.grade.label.lower()}.")
    sheet.legend(columns)
    published = inspection.published
    when = "" if published is None else f", published {date_in_words(published)}"
    return sheet.finished(f"Source: Ofsted's report{when}. {MADE_WITH}", told)


def column_names(
    sheet: Sheet,
    columns: Sequence[Mark | str],
    x: float,
    step: float,
    *,
    anchor: Literal["left", "center"] = "center",
) -> None:
    """Put the words of grades over their columns; letters, where words are too wide.

    What is no grade has its own words in any case. All stand on one line at their feet.
    """
    looks = [LOOKS[mark] for mark in columns if not isinstance(mark, str)]
    fit = all(width_of(word, SMALL) <= step - 6 for look in looks for word in look.word.split())
    names = [_head(mark, step - 6, in_words=fit) for mark in columns]
    most = max(map(len, names))
    for place, lines in enumerate(names):
        at = x + step * (place + (0.5 if anchor == "center" else 0))
        for line, text in enumerate(lines):
            y = sheet.y + LINES[SMALL] * (most - len(lines) + line + 0.5)
            sheet.add(Words(at, y, text, SMALL, anchor=anchor))
    sheet.y += LINES[SMALL] * most + 4


def _head(column: Mark | str, width: float, *, in_words: bool) -> Sequence[str]:
    """Return the lines over a column."""
    if isinstance(column, str):
        return wrapped(column, width, SMALL)
    look = LOOKS[column]
    return wrapped(look.word, width, SMALL) if in_words else (look.letter,)


def _foremost(tally: dict[Mark, int]) -> str:
    """Return what was judged most often, one grade or two, if any was."""
    total, most = sum(tally.values()), max(tally.values())
    foremost = [mark for mark, count in tally.items() if count == most]
    if not total:
        return "no judgements"
    if len(foremost) > _TWO:
        judgements = counted(total, "judgement")
        alone = f"no two of {judgements} alike"
        return alone if most == 1 else f"no single grade most often in {judgements}"
    named = listed(LOOKS[mark].word.lower() for mark in foremost)
    each = " each" if len(foremost) == _TWO else ""
    return f"{named} in {most} of {counted(total, 'judgement')}{each}"


_TWO = 2
