"""`chart`: a picture of inspections, as SVG or PNG."""

import datetime
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal, cast

from ofsted_inspection.cli._answer import Answer
from ofsted_inspection.cli._declared import Argument, Command, GivenFile
from ofsted_inspection.cli._parsing import BadUse
from ofsted_inspection.cli._sources import Held, held, source
from ofsted_inspection.cli._values import chosen, count, day
from ofsted_inspection.models import Inspection, OfficialResult

if TYPE_CHECKING:
    import altair

_WIDTHS = (720, 360)
_BY = ("region", "authority_type", "framework", "neighbours", "aspect", "theme")


class _Given(GivenFile):
    kind: str
    source: str
    authority: str | None = None
    as_at: datetime.date | None = None
    by: str | None = None
    width: int


def _run(given: _Given) -> Answer:
    from ofsted_inspection import charts

    if given.output is None:
        raise BadUse("-o FILE is needed, a name that ends with .svg or .png")
    if given.width not in _WIDTHS:
        raise BadUse("--width is 720 or 360")
    of = held(given.source)
    chart = _KINDS[given.kind](of, given)
    charts.save(chart, given.output, overwrite=given.force)
    # It is written: what is left for standard output is what the picture says, for who cannot see.
    given.output = None
    return Answer(text=f"{charts.alt_text(chart)}\n", covers=of.covers)


def _profile(of: Held, given: _Given) -> "altair.LayerChart":
    from ofsted_inspection import charts

    return charts.grade_profile(of.one, width=_width(given))


def _history(of: Held, given: _Given) -> "altair.LayerChart":
    from ofsted_inspection import charts
    from ofsted_inspection.gazetteer import authority

    if given.authority is None:
        raise BadUse("history needs --authority")
    known = [each for each in of.records if isinstance(each, Inspection | OfficialResult)]
    return charts.history(known, authority(given.authority).urn, width=_width(given))


def _polarity(of: Held, given: _Given) -> "altair.LayerChart":
    from ofsted_inspection import charts

    # Another word is refused there, with those that there are.
    by = cast("Literal['aspect', 'theme']", given.by or "aspect")
    return charts.polarity(of.one, by=by, width=_width(given))


def _recommendations(of: Held, given: _Given) -> "altair.LayerChart":
    from ofsted_inspection import charts

    return charts.recommendations(of.inspections, width=_width(given))


def _distribution(of: Held, given: _Given) -> "altair.LayerChart":
    from ofsted_inspection import charts

    by = cast("Literal['region', 'authority_type', 'framework'] | None", given.by)
    return charts.distribution(of.inspections, as_at=_day(of, given), by=by, width=_width(given))


def _authorities(of: Held, given: _Given) -> "altair.LayerChart":
    from ofsted_inspection import charts

    return charts.authorities(
        of.inspections,
        _day(of, given),
        by="region" if given.authority is None else "neighbours",
        authority=given.authority,
        width=_width(given),
    )


def _tiles(of: Held, given: _Given) -> "altair.LayerChart":
    from ofsted_inspection import charts

    return charts.tiles(of.inspections, _day(of, given), width=_width(given))


def _day(of: Held, given: _Given) -> datetime.date:
    if given.as_at is not None:
        return given.as_at
    for _, last in of.covers:
        return last
    raise BadUse("--as-at DATE is needed: a file does not say to which day it goes")


def _width(given: _Given) -> Literal[720, 360]:
    return 360 if given.width == _WIDTHS[1] else 720


_KINDS: Mapping[str, Callable[[Held, _Given], "altair.LayerChart"]] = {
    "profile": _profile,
    "history": _history,
    "distribution": _distribution,
    "authorities": _authorities,
    "tiles": _tiles,
    "polarity": _polarity,
    "recommendations": _recommendations,
}

COMMAND = Command(
    name="chart",
    summary="draw a picture of inspections, as SVG or PNG, and say what it shows",
    examples=(
        ("ofsted-inspection chart profile warrington-2011 -o warrington.svg", "every grade"),
        ("ofsted-inspection chart tiles england -o map.png", "a map of tiles"),
        ("ofsted-inspection chart history england --authority Leeds -o leeds.svg", "through time"),
    ),
    about="Needs the extra `charts`.",
    arguments=(
        Argument(
            name="kind",
            takes="KIND",
            choices=tuple(_KINDS),
            read=chosen("chart", _KINDS),
            help="what it shows",
        ),
        source(),
        Argument(
            name="--authority",
            takes="AUTHORITY",
            help="whose history, or whose neighbours (authorities)",
        ),
        Argument(
            name="--as-at",
            takes="DATE",
            read=day,
            help="the day of the newest grades; the last that the data cover unless given",
        ),
        Argument(
            name="--by",
            takes="KEY",
            choices=_BY,
            read=chosen("grouping", _BY),
            help="rows of a distribution, or of polarity (aspect, theme)",
        ),
        Argument(
            name="--width",
            takes="PIXELS",
            read=count,
            default=720,
            help="720 or 360; 720 unless given",
        ),
        Argument(
            name="--output",
            short="-o",
            takes="FILE",
            help="the picture: .svg or .png; it is needed",
        ),
        Argument(name="--force", help="replace a file that is there"),
    ),
    given=_Given,
    run=_run,
)
