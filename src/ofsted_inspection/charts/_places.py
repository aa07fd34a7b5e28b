"""Charts of which authority had which grade: a symbol each, in rows or on a map of tiles."""

import datetime
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from ofsted_inspection._arguments import checked, refused
from ofsted_inspection._look import FAINT, LOOKS, Mark
from ofsted_inspection._templates.days import date_in_words
from ofsted_inspection._tiles import tiles as tiles_of
from ofsted_inspection.charts._letters import width_of
from ofsted_inspection.charts._sheet import (
    LABEL,
    MARGIN,
    SMALL,
    WIDTHS,
    Box,
    Sheet,
    Width,
    Words,
)
from ofsted_inspection.charts._wording import (
    as_at_words,
    counted,
    of_overall_grades,
    overall_grade,
    reports_to,
    tallied,
)
from ofsted_inspection.comparison import latest_per_authority
from ofsted_inspection.errors import UnknownName
from ofsted_inspection.gazetteer import AuthorityKey, authority as authority_of, neighbours
from ofsted_inspection.models import Inspection

if TYPE_CHECKING:
    import altair

_NO_GRADE = "no overall grade"
_UNIT = 18


@checked
def authorities(
    inspections: Iterable[Inspection],
    as_at: datetime.date,
    *,
    by: Literal["region", "neighbours"] = "region",
    authority: AuthorityKey | None = None,
    width: "Width" = 720,
) -> "altair.LayerChart":
    """Return a chart with one symbol for each authority: its overall grade as at a day.

    `by` puts those of a `region` into a row, best first, or `authority` above its statistical
    `neighbours` of May 2025, closest first, with how close they are. There is no rank among
    authorities of one grade. Raises TypeError for neighbours without `authority`, or an authority
    without neighbours.
    """
    if (by == "neighbours") is (authority is None):
        asked = "an authority with by='neighbours', and None otherwise,"
        raise refused("authorities()", "authority", asked, authority)
    latest = latest_per_authority(inspections, as_at)
    if authority is not None:
        return _with_neighbours(latest, as_at, authority, width)
    return _by_region(latest, as_at, width)


@checked
def tiles(
    inspections: Iterable[Inspection], as_at: datetime.date, *, width: "Width" = 720
) -> "altair.LayerChart":
    """Return a map of tiles, one for each authority of today, with its overall grade as at a day.

    Each stands about where it lies; the layout is this project's own. A tile is white where no
    overall grade is known, and an authority that is no more has none.
    """
    latest = latest_per_authority(inspections, as_at)
    grades = {each.authority.urn: overall_grade(each) for each in latest}
    known = tiles_of()
    on_map = [each for each in latest if each.authority.urn in known]
    sheet = _sheet(width, on_map, as_at)
    columns = max(tile.column for tile in known.values()) + 1
    rows = max(tile.row for tile in known.values()) + 1
    side = sheet.room / columns
    for urn, tile in known.items():
        grade = grades.get(urn)
        x, y = MARGIN + side * tile.column, sheet.y + side * tile.row
        fill, line, ink = (
            (LOOKS[grade].fill, LOOKS[grade].line, LOOKS[grade].ink)
            if grade is not None
            else ("#ffffff", FAINT, FAINT)
        )
        sheet.add(Box(x + 1, y + 1, x + side - 1, y + side - 1, fill, line))
        letter = "\u2013" if grade is None else LOOKS[grade].letter
        middle = x + side / 2
        if width == WIDTHS[0]:
            sheet.add(Words(middle, y + side / 2 - 8, tile.short, SMALL, ink, "center"))
            sheet.add(Words(middle, y + side / 2 + 8, letter, SMALL, ink, "center", "bold"))
        else:
            sheet.add(Words(middle, y + side / 2, letter, 10, ink, "center"))
    sheet.y += side * rows + 4
    _legend(sheet, on_map)
    return sheet.finished(reports_to(on_map), _told_by_region(on_map))


def _sheet(width: "Width", latest: Sequence[Inspection], as_at: datetime.date) -> Sheet:
    return Sheet(
        width,
        of_overall_grades(latest),
        f"Overall effectiveness, {as_at_words(as_at)}",
    )


def _order(inspection: Inspection) -> tuple[int, str]:
    marks = [*LOOKS]
    grade = overall_grade(inspection)
    return (len(marks) if grade is None else marks.index(grade), inspection.authority.name)


def _regions(latest: Iterable[Inspection]) -> dict[str, list[Inspection]]:
    found: dict[str, list[Inspection]] = {}
    for each in sorted(latest, key=_order):
        found.setdefault(each.authority.region.value, []).append(each)
    return dict(sorted(found.items()))


def _tally(latest: Sequence[Inspection]) -> dict[Mark, int]:
    grades = [overall_grade(each) for each in latest]
    return {mark: sum(grade is mark for grade in grades) for mark in LOOKS if mark in grades}


def _told_by_region(latest: Iterable[Inspection]) -> Iterable[str]:
    for name, held in _regions(latest).items():
        without = len(held) - sum(_tally(held).values())
        more = f", {without} with {_NO_GRADE}" if without else ""
        yield f"{name}: {tallied(_tally(held))}{more}."


def _legend(sheet: Sheet, latest: Sequence[Inspection]) -> None:
    sheet.legend(_tally(latest))
    without = sum(overall_grade(each) is None for each in latest)
    if without:
        sheet.prose(f"\u2013: {without} with {_NO_GRADE}.", SMALL)


def _by_region(
    latest: Sequence[Inspection], as_at: datetime.date, width: "Width"
) -> "altair.LayerChart":
    sheet = _sheet(width, latest, as_at)
    room = 230 if width == WIDTHS[0] else 120
    in_a_line = int((sheet.room - room) // _UNIT)
    for name, held in _regions(latest).items():
        high = _UNIT * -(-len(held) // in_a_line)
        top = sheet.row(f"{name} ({len(held)})", room, least=high) - high / 2
        for place, each in enumerate(held):
            x = MARGIN + room + _UNIT * (place % in_a_line + 0.5)
            y = top + _UNIT * (place // in_a_line + 0.5)
            grade = overall_grade(each)
            if grade is None:
                sheet.add(Words(x, y, "\u2013", LABEL, FAINT, "center"))
            else:
                sheet.symbol(grade, x, y)
    _legend(sheet, latest)
    return sheet.finished(reports_to(latest), _told_by_region(latest))


def _with_neighbours(
    latest: Sequence[Inspection], as_at: datetime.date, key: AuthorityKey, width: "Width"
) -> "altair.LayerChart":
    asked = authority_of(key)
    close = neighbours(asked)
    newest = {each.authority.urn: each for each in latest}
    own = newest.get(asked.urn)
    if own is None:
        raise UnknownName("inspection of authority", asked.name, [])
    theirs = [each for each in (newest.get(one.authority.urn) for one in close) if each]
    same = sum(overall_grade(each) is overall_grade(own) for each in theirs)
    word = _word(own)
    sheet = Sheet(
        width,
        f"{asked.name}: {word}, like {same} of {counted(len(theirs), 'neighbour')}",
        f"Overall effectiveness and statistical neighbours, {as_at_words(as_at)}",
    )
    room = 300 if width == WIDTHS[0] else 180
    told: list[str] = []
    rows = [(asked, "", own)]
    rows += [
        (
            one.authority,
            "" if one.closeness is None else one.closeness.value.lower(),
            newest.get(one.authority.urn, own),
        )
        for one in close
        if one.authority.urn in newest
    ]
    for place, (authority, closeness, seen) in enumerate(rows):
        said = authority.name + (f" ({closeness})" if closeness else "")
        x, y = MARGIN + room, sheet.row(said, room, bold=not place)
        grade = overall_grade(seen)
        if grade is None:
            sheet.add(Words(x, y, _NO_GRADE, SMALL))
        else:
            text = LOOKS[grade].word
            sheet.chip(grade, x, y, 22 + width_of(text, SMALL, bold=True), text=text)
        told.append(f"{said}: {_word(seen)}, inspected {date_in_words(seen.start)}.")
    return sheet.finished(
        f"{reports_to([own, *theirs])} Neighbours: Department for Education, May 2025.", told
    )


def _word(inspection: Inspection) -> str:
    grade = overall_grade(inspection)
    return _NO_GRADE if grade is None else LOOKS[grade].word.lower()
