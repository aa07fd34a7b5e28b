"""Draws the pictures of the gallery, and writes the page that shows them with their words."""

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ofsted_inspection import charts, load

if TYPE_CHECKING:
    import altair

FOLDER = Path(__file__).parent / "pictures"
FRONT = 4
"""The number of the picture of the front page and the README, for which it is kept."""

README = Path(__file__).parent / "_static" / "england.svg"


def _charts() -> Mapping[str, Callable[[Literal[360, 720]], "altair.LayerChart"]]:
    """Return how to draw each picture at a width, by the call that is shown over it."""
    warrington, england = load("warrington-2011"), load("england")
    as_at = max(each.published for each in england if each.published is not None)
    return {
        "grade_profile(warrington)": lambda width: charts.grade_profile(warrington, width=width),
        'history(everything, "Warrington")': lambda width: charts.history(
            (*england, warrington), "Warrington", width=width
        ),
        f'distribution(england, as_at={_day(as_at)}, by="region")': lambda width: (
            charts.distribution(england, as_at=as_at, by="region", width=width)
        ),
        f"authorities(england, {_day(as_at)})": lambda width: charts.authorities(
            england, as_at, width=width
        ),
        f'authorities(england, {_day(as_at)}, by="neighbours", authority="Leeds")': lambda width: (
            charts.authorities(england, as_at, by="neighbours", authority="Leeds", width=width)
        ),
        f"tiles(england, {_day(as_at)})": lambda width: charts.tiles(england, as_at, width=width),
        "polarity(warrington)": lambda width: charts.polarity(warrington, width=width),
        'polarity(warrington, by="theme", width=360)': lambda _: charts.polarity(
            warrington, by="theme", width=360
        ),
        "recommendations([warrington])": lambda width: charts.recommendations(
            [warrington], width=width
        ),
    }


def _day(day: datetime.date) -> str:
    return f"date({day.year}, {day.month}, {day.day})"


def write_pictures() -> None:
    """Write each picture, and the page that shows them, where they differ from what is there."""
    FOLDER.mkdir(exist_ok=True)
    page: list[str] = []
    for number, (call, draw) in enumerate(_charts().items(), start=1):
        name = f"{number}-{call.partition('(')[0]}"
        chart = draw(720)
        _write(FOLDER / f"{name}.svg", charts.to_svg(chart))
        said = charts.alt_text(chart).replace("\\", "").replace("\n", " ")
        if "width=360" in call:
            shown = _image(f"{name}.svg", said)
        else:
            # On a phone the letters of the wide one would be too small to read.
            _write(FOLDER / f"{name}-360.svg", charts.to_svg(draw(360)))
            shown = _image(f"{name}.svg", said, "at-desk")
            shown += _image(f"{name}-360.svg", said, "at-phone")
        page += [f"`charts.{call}`", "", *shown]
        if number == FRONT:
            _write(FOLDER / "front.inc", "\n".join(shown))
            _write(README, charts.to_svg(chart))
    _write(FOLDER / "gallery.md", "\n".join(page))


def _image(name: str, said: str, kind: str = "") -> list[str]:
    """Return the lines that show a picture: everywhere, or at a desk or on a phone alone."""
    classes = [f":class: {kind}"] if kind else []
    return [f"```{{image}} pictures/{name}", f":alt: {said}", *classes, "```", ""]


def _write(path: Path, text: str) -> None:
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_pictures()
