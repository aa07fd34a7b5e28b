"""The cover: title, authority, dates, reporting inspector, age group."""

import datetime
import re
from collections.abc import Mapping
from typing import NamedTuple

from ofsted_inspection._slac_template import (
    AGE_GROUP,
    DATES,
    LEAD,
    PUBLISHED,
    TITLE,
    read_period,
)
from ofsted_inspection.errors import ProblemCode
from ofsted_inspection.models import SpanRole
from ofsted_inspection.reading._headings import plain
from ofsted_inspection.reading._sheet import Piece, Sheet, joined

_LABELS = (DATES, LEAD, AGE_GROUP, PUBLISHED)
_LABEL = re.compile(
    r"(?<!\S)(" + "|".join(r"\s+".join(label.split()) for label in _LABELS) + r")(?:\s*:)?(?!\S)",
    re.IGNORECASE,
)
_UNREAD = (datetime.date.min, datetime.date.min)
_TARGETS = {DATES: "dates", LEAD: "lead_inspectors", AGE_GROUP: "age_group", PUBLISHED: "published"}


class Cover(NamedTuple):
    """What the cover says; a date that could not be read, a fault by then, is date.min."""

    authority: str
    authority_line: int | None
    start: datetime.date
    end: datetime.date
    published: datetime.date
    lead_inspector: str | None
    age_group: str | None


def read_cover(sheet: Sheet, first: int, last: int) -> Cover:
    """Read the lines from `first` to `last`: the title, the authority, then labelled fields."""
    lines = [pieces for line in range(first, last + 1) if (pieces := sheet.pieces(line))]
    rest = _read_title(sheet, lines)
    authority: list[Piece] = []
    values: dict[str, list[Piece]] = {}
    waiting: str | None = None
    for pieces in rest:
        found = _fields(sheet, pieces)
        if found:
            before, fields, waiting = found
            if before and not authority:
                authority = before
            elif before:
                _unrecognised(sheet, before)
            for label, value in fields.items():
                if label in values:
                    sheet.fault(pieces[0].line, label, "each field once", ProblemCode.DUPLICATE)
                values.setdefault(label, value)
        elif waiting is not None:
            values[waiting], waiting = pieces, None
        elif not authority and not values:
            authority = pieces
        else:
            _unrecognised(sheet, pieces)
    sheet.claim(authority, SpanRole.COVER, "authority")
    for label, value in values.items():
        sheet.claim(value, SpanRole.COVER, _TARGETS[label])
    return _cover(sheet, authority, values)


def _cover(sheet: Sheet, authority: list[Piece], values: Mapping[str, list[Piece]]) -> Cover:
    if not authority:
        sheet.fault(None, "no authority", "its name below the title", ProblemCode.MISSING)
    start, end = _dates(sheet, values, DATES, "days such as '10 \u2013 21 January 2011'")
    published, until = _dates(sheet, values, PUBLISHED, "a day such as '25 February 2011'")
    if published != until:
        _not_a_date(sheet, values[PUBLISHED], "one day, such as '25 February 2011'")
    if end < start:
        _not_a_date(sheet, values[DATES], "a last day on or after the first")
    elif datetime.date.min < published < end:
        _not_a_date(sheet, values[PUBLISHED], f"a day on or after the inspection's last, {end}")
    return Cover(
        authority=joined(authority),
        authority_line=authority[0].line if authority else None,
        start=start,
        end=end,
        published=published,
        lead_inspector=joined(values.get(LEAD, [])) or None,
        age_group=joined(values.get(AGE_GROUP, [])) or None,
    )


def _read_title(sheet: Sheet, lines: list[list[Piece]]) -> list[list[Piece]]:
    """Claim the title, which may be wrapped; return the lines after it."""
    title: list[Piece] = []
    for count, pieces in enumerate(lines, start=1):
        title = title + pieces
        if plain(joined(title)) == plain(TITLE):
            sheet.claim(title, SpanRole.COVER, "title")
            return lines[count:]
        if not plain(TITLE).startswith(plain(joined(title))):
            break
    line = lines[0][0].line if lines else None
    sheet.fault(line, joined(lines[0]) if lines else "no cover", f"the title {TITLE!r}")
    return lines[1:]


def _fields(
    sheet: Sheet, pieces: list[Piece]
) -> tuple[list[Piece], dict[str, list[Piece]], str | None] | None:
    """Return what stands before the first label, each label's value, and the label without one.

    None if the line has no label. Several fields may be glued on one line. The labels themselves
    are claimed here.
    """
    line = pieces[0].line
    text = sheet.lines[line - 1]
    matches = list(_LABEL.finditer(text))
    if not matches:
        return None
    fields: dict[str, list[Piece]] = {}
    waiting = None
    for match, following in zip(matches, [*matches[1:], None], strict=True):
        name = next(label for label in _LABELS if plain(label) == plain(match.group(1)))
        sheet.claim(sheet.pieces(line, match.start(), match.end()), SpanRole.COVER, _TARGETS[name])
        value = sheet.pieces(line, match.end(), following.start() if following else None)
        fields[name] = value
        waiting = None if value else name
    return sheet.pieces(line, 0, matches[0].start()), fields, waiting


def _unrecognised(sheet: Sheet, pieces: list[Piece]) -> None:
    names = ", ".join(f"'{label}'" for label in _LABELS)
    sheet.fault(pieces[0].line, joined(pieces), f"a field of the cover: {names}; or 'Contents'")


def _dates(
    sheet: Sheet, values: Mapping[str, list[Piece]], label: str, expected: str
) -> tuple[datetime.date, datetime.date]:
    pieces = values.get(label)
    if not pieces:
        sheet.fault(None, f"no {label!r} on the cover", expected, ProblemCode.MISSING)
        return _UNREAD
    period = read_period(joined(pieces))
    if period is None:
        _not_a_date(sheet, pieces, expected)
    return period or _UNREAD


def _not_a_date(sheet: Sheet, pieces: list[Piece], expected: str) -> None:
    sheet.fault(pieces[0].line, joined(pieces), expected, ProblemCode.WRONG_VALUE)
