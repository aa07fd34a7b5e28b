"""The cover of a SLAC report: title, authority, days, reporting inspector, age group."""

import datetime
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ofsted_inspection._templates.slac import AGE_GROUP, DATES, LEAD, PUBLISHED, TITLE
from ofsted_inspection.errors import ProblemCode
from ofsted_inspection.reading._dates import Visit, read_day, read_visits
from ofsted_inspection.reading.templates._lines import Lines, Piece, joined
from ofsted_inspection.reading.templates._stated import plain

_LABELS = (DATES, LEAD, AGE_GROUP, PUBLISHED)
_LABEL = re.compile(
    r"(?<!\S)(" + "|".join(r"\s+".join(label.split()) for label in _LABELS) + r")(?:\s*:)?(?!\S)",
    re.IGNORECASE,
)
_TARGETS = {DATES: "dates", LEAD: "lead_inspectors", AGE_GROUP: "age_group", PUBLISHED: "published"}


class Cover(NamedTuple):
    """What the cover says; without visits or a day where it is a fault that none was read."""

    authority: str
    authority_line: int | None
    visits: tuple[Visit, ...]
    published: datetime.date | None
    lead_inspector: str | None
    age_group: str | None


class _Fields:
    """Collects the authority and the labelled fields, several of which may stand on a line."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.authority: list[Piece] = []
        self.values: dict[str, list[Piece]] = {}
        self._waiting: str | None = None

    def read(self, line: int) -> None:
        """Take what stands on `line`."""
        text = self.lines.text(line)
        matches = list(_LABEL.finditer(text))
        before = self.lines.pieces(line, 0, matches[0].start() if matches else None)
        if before:
            self._unlabelled(line, before)
        for match, following in zip(matches, [*matches[1:], None], strict=False):
            name = next(label for label in _LABELS if plain(label) == plain(match.group(1)))
            label = self.lines.pieces(line, match.start(), match.end())
            self.lines.claim(label, "cover", _TARGETS[name])
            end = following.start() if following else None
            if name in self.values:
                self.lines.fault(line, name, "each field once", ProblemCode.DUPLICATE)
            value = self.lines.pieces(line, match.end(), end)
            self.values.setdefault(name, value)
            self._waiting = None if value else name

    def _unlabelled(self, line: int, pieces: list[Piece]) -> None:
        """Take words without a label: a value whose label stood above, or the authority."""
        if self._waiting is not None:
            self.values[self._waiting], self._waiting = pieces, None
        elif not self.authority and not self.values:
            self.authority = pieces
        else:
            names = ", ".join(f"'{label}'" for label in _LABELS)
            expected = f"a field of the cover: {names}; or 'Contents'"
            self.lines.fault(line, joined(pieces), expected)


def read_cover(lines: Lines, cover: Sequence[int]) -> Cover:
    """Read the lines of the cover: the title, the authority, then labelled fields."""
    fields = _Fields(lines)
    for line in _read_title(lines, cover):
        fields.read(line)
    authority, values = fields.authority, fields.values
    lines.claim(authority, "cover", "authority")
    for label, value in values.items():
        lines.claim(value, "cover", _TARGETS[label])
    if not authority:
        lines.fault(None, "no authority", "its name below the title", ProblemCode.MISSING)
    visits, published = _days(lines, values)
    return Cover(
        authority=joined(authority),
        authority_line=authority[0].line if authority else None,
        visits=visits,
        published=published,
        lead_inspector=joined(values.get(LEAD, ())) or None,
        age_group=joined(values.get(AGE_GROUP, ())) or None,
    )


def _read_title(lines: Lines, cover: Sequence[int]) -> Sequence[int]:
    """Claim the title, which may be wrapped; return the lines after it."""
    title: list[Piece] = []
    for count, line in enumerate(cover, start=1):
        title = title + lines.pieces(line)
        if plain(joined(title)) == plain(TITLE):
            lines.claim(title, "cover", "title")
            return cover[count:]
        if not plain(TITLE).startswith(plain(joined(title))):
            break
    first = cover[0] if cover else None
    found = "no cover" if first is None else lines.words(first)
    lines.fault(first, found, f"the title {TITLE!r}")
    return cover[1:]


def _days(
    lines: Lines, values: Mapping[str, list[Piece]]
) -> tuple[tuple[Visit, ...], datetime.date | None]:
    visits = read_visits(joined(values.get(DATES, ()))) or ()
    if not visits:
        expected = "days such as '10 \u2013 21 January 2011', the first not after the last"
        _not_days(lines, values, DATES, expected)
    published = read_day(joined(values.get(PUBLISHED, ())))
    if published is None:
        _not_days(lines, values, PUBLISHED, "one day, such as '25 February 2011'")
    elif visits and published < visits[-1].end:
        expected = f"a day on or after the inspection's last, {visits[-1].end}"
        _not_days(lines, values, PUBLISHED, expected)
    return visits, published


def _not_days(lines: Lines, values: Mapping[str, list[Piece]], label: str, expected: str) -> None:
    pieces = values.get(label)
    if pieces:
        lines.fault(pieces[0].line, joined(pieces), expected, ProblemCode.WRONG_VALUE)
    else:
        lines.fault(None, f"no {label!r} on the cover", expected, ProblemCode.MISSING)
