"""A sheet as a chart of Altair, and a chart as a picture."""

import functools
import hashlib
import html
import os
import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, TypeAlias, cast

from ofsted_inspection._arguments import refused
from ofsted_inspection._look import PAPER
from ofsted_inspection._writing import opened_for_writing, write_all
from ofsted_inspection.charts._letters import FONT
from ofsted_inspection.charts._sheet import MARGIN, Box, Line, Sheet, Symbol, Words
from ofsted_inspection.errors import UnknownName
from ofsted_inspection.tables._extras import imported

if TYPE_CHECKING:
    import altair

Spec: TypeAlias = dict[str, object]
Thing: TypeAlias = type[Words] | type[Box] | type[Line] | type[Symbol]

_FORMATS = (".svg", ".png")
_SHARPER = 2
"""Pixels of a PNG for each of the chart: screens of today have as many."""


def drawn(sheet: Sheet, description: str) -> "altair.LayerChart":
    """Return what stands on `sheet` as a chart that is exactly as wide."""
    imported("altair", "charts")
    of_kind = {kind: [each for each in sheet.things if isinstance(each, kind)] for kind in _MARKS}
    # All have the same layers: Altair takes long to look at one, and each is made of its own copy.
    chart = _blank().copy(deep=True)
    for name, value in (
        ("width", sheet.width),
        ("height", round(sheet.y + MARGIN)),
        ("description", description),
        ("usermeta", {"title": sheet.title}),
        ("datasets", {kind.__name__: list(map(_values, of_kind[kind])) for kind in _MARKS}),
    ):
        chart[name] = value
    return chart


@functools.cache
def _blank() -> "altair.LayerChart":
    import altair

    spec: Spec = {
        "padding": 0,
        "autosize": {"type": "none"},
        "background": PAPER,
        "config": {"view": {"stroke": None}, "text": {"font": FONT}},
        "layer": list(map(_layer, _MARKS)),
    }
    return altair.LayerChart.from_dict(spec, validate=False)


def _values(thing: Words | Box | Line | Symbol) -> Spec:
    return {
        name: round(part, 1) if isinstance(part, float) else part
        for name, part in thing._asdict().items()
    }


_LAYERED: Mapping[Thing, Spec] = {
    Box: {"type": "rect", "strokeWidth": 1},
    Line: {"type": "rule", "strokeWidth": 1},
    Symbol: {"type": "point", "filled": True, "strokeWidth": 1.2, "opacity": 1},
    Words: {"type": "text", "baseline": "middle"},
}
_MARKS: tuple[Thing, ...] = (Line, Box, Symbol, Words)
"""What lies below what."""


def _layer(kind: Thing) -> Spec:
    mark = dict(_LAYERED[kind])
    encoding: Spec = {}
    for name in kind._fields:
        if name in {"x", "y"}:
            # No scale: they are pixels from the left and from the top.
            encoding[name] = {"field": name, "type": "quantitative", "scale": None, "axis": None}
        elif name in {"x2", "y2"}:
            encoding[name] = {"field": name}
        elif name in {"fill", "shape", "ink", "line"}:
            channel = {"fill": "fill", "shape": "shape", "ink": "fill", "line": "stroke"}[name]
            encoding[channel] = {"field": name, "type": "nominal", "scale": None, "legend": None}
        elif name == "area":
            mark["size"] = {"expr": "datum.area"}
        elif name == "text":
            encoding["text"] = {"field": "text", "type": "nominal"}
        else:
            option = {"size": "fontSize", "anchor": "align", "weight": "fontWeight"}[name]
            mark[option] = {"expr": f"datum.{name}"}
    return {"data": {"name": kind.__name__}, "mark": mark, "encoding": encoding}


def alt_text(chart: "altair.TopLevelMixin") -> str:
    """Return what `chart` shows in words, for those who do not see it; "" if it does not say."""
    return _description(_spec_of(chart, "alt_text"))


def to_svg(chart: "altair.TopLevelMixin") -> str:
    """Return `chart` as SVG, with its title and what it shows in words; the same every time.

    Neither a network nor a browser is needed. Raises MissingExtra without the extra `charts`.
    """
    spec = _spec_of(chart, "to_svg")
    imported("vl_convert", "charts")
    import vl_convert

    svg = vl_convert.vegalite_to_svg(_unlabelled(spec))
    return _told(svg, _title(spec), _description(spec))


def to_png(chart: "altair.TopLevelMixin") -> bytes:
    """Return `chart` as PNG, two pixels for each of the chart; the same every time.

    Raises MissingExtra without the extra `charts`.
    """
    spec = _spec_of(chart, "to_png")
    imported("vl_convert", "charts")
    import vl_convert

    return vl_convert.vegalite_to_png(spec, scale=_SHARPER)


def save(
    chart: "altair.TopLevelMixin", target: str | os.PathLike[str], *, overwrite: bool = False
) -> None:
    """Write `chart` to `target` as SVG or PNG, whichever its name ends with.

    Raises UnknownName for another ending, and AlreadyThere if the file exists, unless `overwrite`.
    """
    if not isinstance(cast("object", target), str | os.PathLike):
        raise refused("save()", "target", "a path", target)
    ending = PurePath(target).suffix.lower()
    if ending not in _FORMATS:
        raise UnknownName("format of pictures", ending, _FORMATS)
    content = to_png(chart) if ending == ".png" else to_svg(chart).encode()
    with opened_for_writing(target, overwrite=overwrite) as file:
        write_all(file, content)


def _spec_of(chart: object, function: str) -> Spec:
    imported("altair", "charts")
    import altair

    if not isinstance(chart, altair.TopLevelMixin):
        raise refused(f"{function}()", "chart", "a chart of Altair", chart)
    return cast("Spec", chart.to_dict(validate=False))


def _unlabelled(spec: Spec) -> Spec:
    """Return `spec` so that no mark has a label of its own: hundreds of them say nothing."""
    config = cast("Spec", spec.get("config", {}))
    return {**spec, "config": {**config, "aria": False}}


def _title(spec: Spec) -> str:
    meta = cast("Spec", spec.get("usermeta", {}))
    return str(meta.get("title", ""))


def _description(spec: Spec) -> str:
    return str(spec.get("description", ""))


# Vega escapes what is a person's word; between angle brackets stand its own marks alone.
_TAG = re.compile("<[^>]*>")
_SAID_ABOVE = re.compile(
    r' (?:font-family="[^"]*"|stroke-width="1"|opacity="1"|class="mark-[^"]*"'
    r'|role="graphics[^"]*"|aria-roledescription="[^"]*")'
)
_LONG_NUMBER = re.compile(r"-?\d+\.\d{2,}")


def _shorter(tag: re.Match[str]) -> str:
    """Return a tag without what is said once for all, and with numbers to a hundredth."""
    said = _SAID_ABOVE.sub("", tag[0])
    return _LONG_NUMBER.sub(lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), said)


def _told(svg: str, title: str, description: str) -> str:
    """Return `svg` with title and description, which Vega leaves out, as its first elements."""
    svg = _TAG.sub(_shorter, svg)
    # Several may stand on one page: their names must differ where they do.
    name = hashlib.sha256(f"{title}\n{description}".encode()).hexdigest()[:8]
    opening, _, rest = svg.partition(">")
    return (
        f'{opening} font-family="{FONT}" role="img" '
        f'aria-labelledby="t{name}" aria-describedby="d{name}">'
        f'<title id="t{name}">{html.escape(title)}</title>'
        f'<desc id="d{name}">{html.escape(description)}</desc>{rest}'
    )
