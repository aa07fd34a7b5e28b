"""The page of England: every authority in rows, on a map and in a table that sorts."""

import datetime
from collections.abc import Iterable, Iterator

from ofsted_inspection._arguments import checked
from ofsted_inspection._look import FAINT, LOOKS, PAPER
from ofsted_inspection._templates.days import date_in_words
from ofsted_inspection._tiles import tiles
from ofsted_inspection.models import Inspection
from ofsted_inspection.rendering._document import document
from ofsted_inspection.rendering._elements import counted, table, words
from ofsted_inspection.rendering._england import (
    NO_GRADE,
    England,
    counts_table,
    grade_shown,
    header,
    overall,
    page_name,
)

_SIDE = 42
_NO_RANKS = "Grades are Ofsted's. Authorities of one grade are not ranked."


@checked
def to_england_page(inspections: Iterable[Inspection], as_at: datetime.date) -> str:
    """Return a page of HTML about all authorities as at a day: one file, which makes no request.

    Their newest overall grades stand by region, on a map of tiles, and in a table that can be
    sorted; cautions, and the day that the inspections given go to, stand beside. Only what was
    published by `as_at` counts.
    """
    return england_page(England(inspections, as_at))


def england_page(england: England) -> str:
    """Return the page of England, linked to those of authorities where they stand in one folder."""
    title = f"Children's services in England as at {date_in_words(england.as_at)}"
    regions: dict[str, list[Inspection]] = {}
    for each in sorted(england.latest, key=_order):
        regions.setdefault(each.authority.region.value, []).append(each)
    regions = dict(sorted(regions.items()))
    body = "\n".join(
        (
            '<div class="inner">',
            header(title, england, home=True),
            "<main>",
            *_cautions(england),
            "<h2>By region</h2>",
            counts_table(
                "Overall effectiveness, newest inspection of each authority",
                {"England": england.latest, **regions},
            ),
            *(_units(name, held, england) for name, held in regions.items()),
            "<h2>On a map of tiles</h2>",
            *_map(england),
            "<h2>All authorities</h2>",
            *_all(england),
            "</main>",
            f"<footer><p>{_NO_RANKS}</p></footer></div>",
        )
    )
    return document(title, body, scripts=("sort.js",))


def _order(inspection: Inspection) -> tuple[int, str]:
    grade = overall(inspection)
    return (len(LOOKS) if grade is None else [*LOOKS].index(grade), inspection.authority.name)


def _cautions(england: England) -> Iterator[str]:
    covered = england.covered_to
    without = sum(overall(each) is None for each in england.latest)
    months = sum(each.start_precision.value == "month" for each in england.latest)
    editions = sorted({each.framework.id for each in england.latest})
    cautions = [
        "Nothing had been published by that day."
        if covered is None
        else f"The inspections given go to {date_in_words(covered)}: what came later is not here.",
        f"Editions of frameworks: {', '.join(editions) or 'none'}.",
        "A grade is as old as its inspection, and does not describe services today.",
    ]
    if without:
        cautions.append(
            f"{counted(without, 'authority has', 'authorities have')} {NO_GRADE}: "
            "since April 2026 reports give none."
        )
    if months:
        cautions.append(f"Of {counted(months, 'inspection')} only the month is known.")
    yield f"<p>{counted(len(england.latest), 'authority', 'authorities')} with an inspection.</p>"
    yield f'<ul class="ours">{"".join(f"<li>{words(each)}</li>" for each in cautions)}</ul>'


def _units(name: str, held: list[Inspection], england: England) -> str:
    items = "".join(f"<li>{_unit(each, england)}</li>" for each in held)
    return f'<h3>{words(name)} ({len(held)})</h3>\n<ul class="units">{items}</ul>'


def _unit(inspection: Inspection, england: England) -> str:
    grade, authority = overall(inspection), inspection.authority
    look = LOOKS[grade] if grade is not None else None
    kind = "none" if grade is None else grade.name.lower()
    symbol = "\u2013" if look is None else look.symbol
    said = NO_GRADE if look is None else look.word.lower()
    shown = (
        f'<span aria-hidden="true">{symbol}</span>'
        f'<span class="v">{words(authority.name)}: {said}</span>'
    )
    if england.linked:
        title = words(f"{authority.name}: {said}")
        return f'<a class="chip {kind}" href="{page_name(authority)}" title="{title}">{shown}</a>'
    return f'<span class="chip {kind}">{shown}</span>'


def _map(england: England) -> Iterator[str]:
    known = tiles()
    wide = max(each.column for each in known.values()) + 1
    high = max(each.row for each in known.values()) + 1
    shown: list[str] = []
    for urn, tile in known.items():
        newest = england.newest.get(urn)
        grade = None if newest is None else overall(newest)
        fill, line, ink = (
            (PAPER, FAINT, FAINT)
            if grade is None
            else (LOOKS[grade].fill, LOOKS[grade].line, LOOKS[grade].ink)
        )
        x, y = tile.column * _SIDE, tile.row * _SIDE
        letter = "\u2013" if grade is None else LOOKS[grade].letter
        shown.append(
            f'<rect x="{x + 1}" y="{y + 1}" width="{_SIDE - 2}" height="{_SIDE - 2}" '
            f'fill="{fill}" stroke="{line}"/>'
            f'<text class="n" x="{x + _SIDE // 2}" y="{y + 17}" fill="{ink}">{words(tile.short)}'
            f'</text><text x="{x + _SIDE // 2}" y="{y + 33}" fill="{ink}">{letter}</text>'
        )
    yield "<p>The same grades as in the table below, each about where the authority lies.</p>"
    yield (
        f'<svg class="tiles" role="img" aria-label="Map of tiles: {len(known)} authorities and '
        f'their overall grades, as in the table below" viewBox="0 0 {wide * _SIDE} {high * _SIDE}">'
        f"{''.join(shown)}</svg>"
    )


def _all(england: England) -> Iterator[str]:
    yield table(
        "Overall effectiveness of each authority",
        ("Authority", "Region", "Grade", "Inspected"),
        (
            (
                england.named(each.authority),
                words(each.authority.region.value),
                grade_shown(overall(each)),
                f"<time>{each.start.isoformat()}</time>",
            )
            for each in england.latest
        ),
        attributes=' class="sorted"',
    )
