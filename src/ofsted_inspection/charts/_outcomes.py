"""Charts of grades: those of one inspection, and those of one authority through time."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from ofsted_inspection._arguments import checked
from ofsted_inspection._look import FAINT, LOOKS, Mark
from ofsted_inspection._slac_template import date_in_words
from ofsted_inspection.charts._letters import width_of, wrapped
from ofsted_inspection.charts._sheet import (
    LINES,
    MARGIN,
    SMALL,
    WIDTHS,
    Line,
    Sheet,
    Width,
    Words,
    inert,
)
from ofsted_inspection.charts._wording import MADE_WITH, counted, listed, reports_to
from ofsted_inspection.comparison import History, history as history_of
from ofsted_inspection.frameworks import Aspect, Framework, Role
from ofsted_inspection.grades import Ungraded
from ofsted_inspection.models import Inspection, LocalAuthority
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


@checked
def history(
    inspections: Iterable[Inspection],
    authority: int | str | LocalAuthority,
    *,
    width: "Width" = 720,
) -> "altair.LayerChart":
    """Return a chart of the grades of one authority through time, oldest first.

    Overall, key and sub-judgements are shown. Lines part the editions of frameworks, and no line
    joins two; where an edition has an aspect and the inspection no judgement of it, "none" stands.
    `authority` is as `ofsted_inspection.history` takes it, and what that raises is raised here.
    """
    seen = history_of(inspections, authority)
    rows = _rows(seen)
    newest = seen.inspections[-1]
    grades = [each.grade for each in newest.judgements if each.aspect.role is Role.OVERALL]
    overall = " and ".join(grade.label.lower() for grade in grades) or "no grade"
    sheet = Sheet(
        width,
        f"{seen.authority.name}: overall {overall} in {newest.start.year}",
        f"{counted(len(seen.inspections), 'inspection')}, first days from "
        f"{date_in_words(seen.inspections[0].start)} to {date_in_words(newest.start)}",
    )
    room = _label_room(sheet, seen)
    step = (sheet.room - room) / len(seen.inspections)
    _times(sheet, seen, MARGIN + room, step)
    began = sheet.y
    for aspect in rows:
        _history_row(sheet, seen, aspect, room)
    for place in _boundaries(seen.inspections):
        x = MARGIN + room + step * place
        sheet.add(Line(x, began - 2, x, sheet.y, FAINT))
    shown = [
        each.grade for one in seen.inspections for each in one.judgements if _is_shown(each.aspect)
    ]
    sheet.legend(shown)
    sheet.prose(_left_out(seen), SMALL, ink=FAINT)
    told = (
        f"{each.framework.id} of {date_in_words(each.start)}: "
        + "; ".join(
            f"{_named(judgement.aspect)} {judgement.grade.label.lower()}"
            for judgement in each.judgements
            if _is_shown(judgement.aspect)
        )
        + "."
        for each in seen.inspections
    )
    return sheet.finished(reports_to(seen.inspections), told)


def column_names(
    sheet: Sheet,
    columns: Sequence[Mark],
    x: float,
    step: float,
    *,
    anchor: Literal["left", "center"] = "center",
) -> None:
    """Put the words of grades over their columns; letters, where words are too wide."""
    looks = [LOOKS[mark] for mark in columns]
    fit = all(width_of(word, SMALL) <= step - 6 for look in looks for word in look.word.split())
    names = [wrapped(look.word, step - 6, SMALL) if fit else (look.letter,) for look in looks]
    most = max(map(len, names))
    for place, lines in enumerate(names):
        at = x + step * (place + (0.5 if anchor == "center" else 0))
        for line, text in enumerate(lines):
            y = sheet.y + LINES[SMALL] * (most - len(lines) + line + 0.5)
            sheet.add(Words(at, y, text, SMALL, anchor=anchor))
    sheet.y += LINES[SMALL] * most + 4


def _foremost(tally: dict[Mark, int]) -> str:
    """Return what was judged most often, one grade or two, if any was."""
    total, most = sum(tally.values()), max(tally.values())
    foremost = [mark for mark, count in tally.items() if count == most]
    if not total:
        return "no judgements"
    if len(foremost) > _TWO:
        return f"no grade most often in {counted(total, 'judgement')}"
    named = listed(LOOKS[mark].word.lower() for mark in foremost)
    each = " each" if len(foremost) == _TWO else ""
    return f"{named} in {most} of {counted(total, 'judgement')}{each}"


_TWO = 2


def _is_shown(aspect: Aspect) -> bool:
    return aspect.role in {Role.OVERALL, Role.KEY, Role.SUB}


def _named(aspect: Aspect) -> str:
    return (
        aspect.short_title
        if aspect.service is None
        else f"{aspect.service.title}: {aspect.short_title.lower()}"
    )


def _rows(seen: History) -> list[Aspect]:
    """Return the aspects shown, each key once: those of the newest edition, then older ones."""
    found: dict[str, Aspect] = {}
    for inspection in reversed(seen.inspections):
        for aspect in sorted(
            filter(_is_shown, inspection.framework.aspects),
            key=lambda each: each.role is not Role.OVERALL,
        ):
            found.setdefault(aspect.key, aspect)
    return [*found.values()]


_MANY = 4


def _label_room(sheet: Sheet, seen: History) -> float:
    if sheet.width == WIDTHS[0]:
        return 230
    return 88 if len(seen.inspections) > _MANY else 128


def _times(sheet: Sheet, seen: History, x: float, step: float) -> None:
    """Put month and year over each column, and each edition over its columns."""
    begins = [0, *_boundaries(seen.inspections), len(seen.inspections)]
    names = [
        wrapped(_edition(seen.inspections[first].framework), step * (last - first) - 3, SMALL)
        for first, last in pairwise(begins)
    ]
    most = max(map(len, names))
    for (first, last), lines in zip(pairwise(begins), names, strict=True):
        for line, text in enumerate(lines):
            y = sheet.y + LINES[SMALL] * (line + 0.5)
            sheet.add(Words(x + step * (first + last) / 2, y, text, SMALL, anchor="center"))
    sheet.y += LINES[SMALL] * most + 2
    for place, each in enumerate(seen.inspections):
        middle = x + step * (place + 0.5)
        for line, text in enumerate((f"{each.start:%b}", str(each.start.year))):
            y = sheet.y + LINES[SMALL] * (line + 0.5)
            sheet.add(Words(middle, y, text, SMALL, FAINT, "center"))
    sheet.y += 2 * LINES[SMALL] + 6


def _history_row(sheet: Sheet, seen: History, aspect: Aspect, room: float) -> None:
    step = (sheet.room - room) / len(seen.inspections)
    y = sheet.row(_named(aspect), room)
    for place, each in enumerate(seen.inspections):
        x = MARGIN + room + step * place
        judgement = each.find(aspect.key)
        if judgement is not None:
            wide = min(step - 4, 60)
            text = LOOKS[judgement.grade].letter
            sheet.chip(judgement.grade, x + (step - wide) / 2, y, wide, text=text)
        elif any(other.key == aspect.key for other in each.framework.aspects):
            sheet.add(Words(x + step / 2, y, "none", SMALL, FAINT, "center"))


def _edition(framework: Framework) -> str:
    programme, _, year = framework.id.partition("-")
    return inert(f"{programme.upper()} {year}")


def _boundaries(inspections: Sequence[Inspection]) -> list[int]:
    """Return the places at which another edition begins."""
    return [
        place
        for place in range(1, len(inspections))
        if inspections[place].framework.id != inspections[place - 1].framework.id
    ]


def _left_out(seen: History) -> str:
    """Return what an empty place means, and how many judgements are not shown."""
    parts = ["Where nothing stands, that edition does not have the aspect."]
    for framework in dict.fromkeys(each.framework.id for each in seen.inspections):
        number = sum(
            not _is_shown(judgement.aspect)
            for each in seen.inspections
            if each.framework.id == framework
            for judgement in each.judgements
        )
        if number:
            parts.append(f"{counted(number, 'further judgement')} of {framework} not shown.")
    if seen.note is not None:
        parts.append(seen.note)
    return inert(" ".join(parts))
