"""The chart of one authority through time: inspections that are held, and official results."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ofsted_inspection._arguments import checked
from ofsted_inspection._look import FAINT, LOOKS, Mark
from ofsted_inspection._templates.days import date_in_words
from ofsted_inspection.charts._letters import wrapped
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
from ofsted_inspection.charts._wording import MADE_WITH, counted, reports_to
from ofsted_inspection.comparison import History, HistoryEntry, history as history_of
from ofsted_inspection.frameworks import SIF_2013, SLAC_2010, Aspect, Role
from ofsted_inspection.models import Inspection, LocalAuthority, OfficialResult

if TYPE_CHECKING:
    import altair


@checked
def history(
    inspections: Iterable[Inspection | OfficialResult],
    authority: int | str | LocalAuthority,
    *,
    width: "Width" = 720,
) -> "altair.LayerChart":
    """Return a chart of the grades of one authority through time, oldest first.

    Overall, key and sub-judgements are shown. Lines part the editions of frameworks, and no line
    joins two; where an edition has an aspect and the inspection no judgement of it, "none" stands.
    Official results stand at their days of publication, with the overall grades that they have.
    `authority` is as `ofsted_inspection.history` takes it, and what that raises is raised here.
    """
    seen = history_of(inspections, authority)
    columns = [_column(each) for each in seen.entries]
    newest = columns[-1]
    grades = [grade for key, grade in newest.grades.items() if newest.is_overall(key)]
    words = " and ".join(LOOKS[grade].word.lower() for grade in grades)
    overall = f"overall {words}" if words else "no overall grade"
    sheet = Sheet(
        width,
        f"{seen.authority.name}: {overall} in {newest.day.year}",
        f"{counted(len(columns), 'inspection')}, {_days(columns)} from "
        f"{date_in_words(columns[0].day)} to {date_in_words(newest.day)}",
    )
    room = _label_room(sheet, columns)
    step = (sheet.room - room) / len(columns)
    _times(sheet, columns, MARGIN + room, step)
    began = sheet.y
    for aspect in _rows(columns):
        _row(sheet, columns, aspect, room)
    for place in _boundaries(columns):
        x = MARGIN + room + step * place
        sheet.add(Line(x, began - 2, x, sheet.y, FAINT))
    sheet.legend([grade for each in columns for grade in each.grades.values()])
    sheet.prose(_left_out(seen, columns), SMALL, ink=FAINT)
    return sheet.finished(_source(seen), map(_told, columns))


class _Column(NamedTuple):
    """One inspection: its day, its edition, the aspects shown of that, and the grades of them.

    `is_held` is False where official results alone tell of it: its edition is not known, and its
    day is that of publication. `further` counts the judgements that are not shown.
    """

    day: datetime.date
    edition: str
    aspects: tuple[Aspect, ...]
    grades: Mapping[str, Mark]
    is_held: bool
    further: int = 0

    def is_overall(self, key: str) -> bool:
        """Whether the aspect of this key is that of overall effectiveness."""
        return any(each.key == key and each.role is Role.OVERALL for each in self.aspects)


def _column(entry: HistoryEntry) -> _Column:
    held = entry.inspection
    if held is not None:
        aspects = tuple(filter(_is_shown, held.framework.aspects))
        shown = {each.aspect.key: each.grade for each in held.judgements if _is_shown(each.aspect)}
        further = len(held.judgements) - len(shown)
        edition = held.framework.id
        return _Column(held.start, edition, aspects, shown, is_held=True, further=further)
    stated = {_overall_of(each): each.grade for each in entry.results}
    grades = {aspect.key: grade for aspect, grade in stated.items() if grade is not None}
    return _Column(entry.day, entry.programme.value, tuple(stated), grades, is_held=False)


def _overall_of(result: OfficialResult) -> Aspect:
    """Return the aspect of overall effectiveness that a result is of."""
    of_all = SIF_2013 if result.service is None else SLAC_2010
    (found,) = (
        each
        for each in of_all.aspects
        if each.role is Role.OVERALL and each.service is result.service
    )
    return found


def _is_shown(aspect: Aspect) -> bool:
    return aspect.role in {Role.OVERALL, Role.KEY, Role.SUB}


def _named(aspect: Aspect) -> str:
    return (
        aspect.short_title
        if aspect.service is None
        else f"{aspect.service.title}: {aspect.short_title.lower()}"
    )


def _days(columns: Sequence[_Column]) -> str:
    """Return what the days of the columns are."""
    kinds = {each.is_held for each in columns}
    names = {True: "first days", False: "days of publication"}
    return " or ".join(names[kind] for kind in sorted(kinds, reverse=True))


def _rows(columns: Sequence[_Column]) -> list[Aspect]:
    """Return the aspects shown, each key once: those of the newest edition, then older ones."""
    found: dict[str, Aspect] = {}
    for column in reversed(columns):
        for aspect in sorted(column.aspects, key=lambda each: each.role is not Role.OVERALL):
            found.setdefault(aspect.key, aspect)
    return [*found.values()]


_MANY = 4


def _label_room(sheet: Sheet, columns: Sequence[_Column]) -> float:
    if sheet.width == WIDTHS[0]:
        return 230
    return 88 if len(columns) > _MANY else 128


def _times(sheet: Sheet, columns: Sequence[_Column], x: float, step: float) -> None:
    """Put month and year over each column, and each edition over its columns."""
    begins = [0, *_boundaries(columns), len(columns)]
    names = [
        wrapped(_edition(columns[first]), step * (last - first) - 3, SMALL)
        for first, last in pairwise(begins)
    ]
    most = max(map(len, names))
    for (first, last), lines in zip(pairwise(begins), names, strict=True):
        for line, text in enumerate(lines):
            y = sheet.y + LINES[SMALL] * (line + 0.5)
            sheet.add(Words(x + step * (first + last) / 2, y, text, SMALL, anchor="center"))
    sheet.y += LINES[SMALL] * most + 2
    for place, each in enumerate(columns):
        middle = x + step * (place + 0.5)
        for line, text in enumerate((f"{each.day:%b}", str(each.day.year))):
            y = sheet.y + LINES[SMALL] * (line + 0.5)
            sheet.add(Words(middle, y, text, SMALL, FAINT, "center"))
    sheet.y += 2 * LINES[SMALL] + 6


def _row(sheet: Sheet, columns: Sequence[_Column], aspect: Aspect, room: float) -> None:
    step = (sheet.room - room) / len(columns)
    y = sheet.row(_named(aspect), room)
    for place, each in enumerate(columns):
        x = MARGIN + room + step * place
        grade = each.grades.get(aspect.key)
        if grade is not None:
            wide = min(step - 4, 60)
            sheet.chip(grade, x + (step - wide) / 2, y, wide, text=LOOKS[grade].letter)
        elif any(other.key == aspect.key for other in each.aspects):
            sheet.add(Words(x + step / 2, y, "none", SMALL, FAINT, "center"))


def _edition(column: _Column) -> str:
    programme, _, year = column.edition.partition("-")
    return inert(f"{programme.upper()} {year}".strip())


def _boundaries(columns: Sequence[_Column]) -> list[int]:
    """Return the places at which another edition begins."""
    return [
        place
        for place in range(1, len(columns))
        if columns[place].edition != columns[place - 1].edition
    ]


def _left_out(seen: History, columns: Sequence[_Column]) -> str:
    """Return what an empty place means, and how many judgements are not shown."""
    alone = sum(not each.is_held for each in columns)
    unstated = ", or official statistics do not state it" if alone else ""
    parts = [f"Where nothing stands, that edition does not have the aspect{unstated}."]
    for edition in dict.fromkeys(each.edition for each in columns):
        number = sum(each.further for each in columns if each.edition == edition)
        if number:
            parts.append(f"{counted(number, 'further judgement')} of {edition} not shown.")
    if alone:
        parts.append(f"Of {counted(alone, 'inspection')} official statistics alone are held.")
    if seen.note is not None:
        parts.append(seen.note)
    return inert(" ".join(parts))


def _told(column: _Column) -> str:
    """Return a column in words."""
    by_key = {each.key: each for each in column.aspects}
    grades = (
        f"{_named(by_key[key])} {LOOKS[grade].word.lower()}" for key, grade in column.grades.items()
    )
    return f"{column.edition} of {date_in_words(column.day)}: {'; '.join(grades)}."


def _source(seen: History) -> str:
    """Return whose figures these are."""
    if all(each.inspection is not None for each in seen.entries):
        return reports_to(seen.inspections)
    days = [each.published for each in seen.entries if each.published is not None]
    told = "reports and statistics" if seen.inspections else "statistics"
    return (
        f"Source: {told} of Ofsted, the last published on {date_in_words(max(days))}. {MADE_WITH}"
    )
