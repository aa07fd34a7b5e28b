"""Draws the pictures of the gallery, and writes the page that shows them with their words."""

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ofsted_inspection import charts, load

if TYPE_CHECKING:
    import altair

FOLDER = Path(__file__).parent / "pictures"
FRONT = 4
"""The number of the picture of the front page and the README, for which it is kept."""

README = Path(__file__).parent / "_static" / "england.svg"


def _charts() -> Mapping[str, Callable[[], "altair.LayerChart"]]:
    """Return how to draw each picture, by the call that is shown under it."""
    warrington, england = load("warrington-2011"), load("england")
    as_at = max(each.published for each in england if each.published is not None)
    return {
        "grade_profile(warrington)": lambda: charts.grade_profile(warrington),
        'history(everything, "Warrington")': lambda: charts.history(
            (*england, warrington), "Warrington"
        ),
        f'distribution(england, as_at={_day(as_at)}, by="region")': lambda: charts.distribution(
            england, as_at=as_at, by="region"
        ),
        f"authorities(england, {_day(as_at)})": lambda: charts.authorities(england, as_at),
        f'authorities(england, {_day(as_at)}, by="neighbours", authority="Leeds")': lambda: (
            charts.authorities(england, as_at, by="neighbours", authority="Leeds")
        ),
        f"tiles(england, {_day(as_at)})": lambda: charts.tiles(england, as_at),
        "polarity(warrington)": lambda: charts.polarity(warrington),
        'polarity(warrington, by="theme", width=360)': lambda: charts.polarity(
            warrington, by="theme", width=360
        ),
        "recommendations([warrington])": lambda: charts.recommendations([warrington]),
    }


def _day(day: datetime.date) -> str:
    return f"date({day.year}, {day.month}, {day.day})"


def write_pictures() -> None:
    """Write each picture, and the page that shows them, where they differ from what is there."""
    FOLDER.mkdir(exist_ok=True)
    page: list[str] = []
    for number, (call, draw) in enumerate(_charts().items(), start=1):
        chart = draw()
        name = f"{number}-{call.partition('(')[0]}.svg"
        _write(FOLDER / name, charts.to_svg(chart))
        said = charts.alt_text(chart).replace("\\", "").replace("\n", " ")
        shown = [f"```{{image}} pictures/{name}", f":alt: {said}", "```", ""]
        page += [f"`charts.{call}`", "", *shown]
        if number == FRONT:
            _write(FOLDER / "front.inc", "\n".join(shown))
            _write(README, charts.to_svg(chart))
    _write(FOLDER / "gallery.md", "\n".join(page))


def _write(path: Path, text: str) -> None:
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_pictures()
