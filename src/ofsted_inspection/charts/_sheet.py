"""A sheet of known width on which everything is put at a place worked out beforehand.

Altair's own axes and legends make a picture wider than it was asked to be and write labels over one
another; so there are none. A chart is boxes, lines, symbols and words at pixels.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from ofsted_inspection._look import FAINT, INK, LOOKS, PAPER, Mark
from ofsted_inspection._printable import printable
from ofsted_inspection.charts._letters import width_of, wrapped
from ofsted_inspection.errors import UnknownName

if TYPE_CHECKING:
    import altair

Width: TypeAlias = Literal[720, 360]
"""How wide a chart may be, in pixels: for a page, or for a telephone."""

WIDTHS: tuple[Width, ...] = (720, 360)
MARGIN = 12
TITLE, LABEL, SMALL = 18, 13, 11
LINES: Mapping[int, int] = {TITLE: 24, LABEL: 18, SMALL: 15}
"""Heights of a line by the size of its letters."""

GRID = "#d0d4d6"


class Words(NamedTuple):
    """Words whose middle is at `y`, beginning, centred or ending at `x`."""

    x: float
    y: float
    text: str
    size: int = LABEL
    ink: str = INK
    anchor: Literal["left", "center", "right"] = "left"
    weight: Literal["normal", "bold"] = "normal"


class Box(NamedTuple):
    """A filled rectangle with an outline."""

    x: float
    y: float
    x2: float
    y2: float
    fill: str
    line: str


class Line(NamedTuple):
    """A thin straight line."""

    x: float
    y: float
    x2: float
    y2: float
    line: str = GRID


class Symbol(NamedTuple):
    """A symbol with its middle at x and y; `area` in square pixels."""

    x: float
    y: float
    shape: str
    fill: str
    line: str
    area: int = 80


_SHAPES = {
    "\u25b2": "triangle-up",
    "\u25cf": "circle",
    "\u25a0": "square",
    "\u25c6": "diamond",
    "\u25bc": "triangle-down",
    "\u25cb": "circle",
}
"""Symbols that are drawn, since not every font has them; the others are letters."""


class Sheet:
    """A picture that grows downwards; `y` is where the next thing goes."""

    def __init__(self, width: Width, title: str, subtitle: str) -> None:
        """Begin a sheet with its title, which states what was found, and its subtitle."""
        if width not in WIDTHS:
            raise UnknownName("width of a chart", str(width), map(str, WIDTHS))
        self.width = width
        self.room = width - 2 * MARGIN
        self.title, self.subtitle = inert(title), inert(subtitle)
        self.things: list[Words | Box | Line | Symbol] = []
        self.y: float = MARGIN
        self.prose(self.title, TITLE, weight="bold")
        self.y += 2
        self.prose(self.subtitle, LABEL, ink=FAINT)
        self.y += 10

    def add(self, *things: Words | Box | Line | Symbol) -> None:
        """Put things where they say."""
        self.things += things

    def prose(
        self,
        text: str,
        size: int,
        *,
        ink: str = INK,
        weight: Literal["normal", "bold"] = "normal",
    ) -> None:
        """Put running words over the whole width, and go on below them."""
        for line in wrapped(text, self.room, size, bold=weight == "bold"):
            self.add(Words(MARGIN, self.y + LINES[size] / 2, line, size, ink, weight=weight))
            self.y += LINES[size]

    def row(
        self, text: str, room: float, *, least: float = 20, bold: bool = False, indent: float = 0
    ) -> float:
        """Put the label of a row below a thin line, go on below it, and return its middle."""
        lines = wrapped(inert(text), room - 8 - indent, LABEL, bold=bold)
        high = max(LINES[LABEL] * len(lines), least)
        self.add(Line(MARGIN, self.y, self.width - MARGIN, self.y))
        middle = self.y + 4 + high / 2
        first = middle - LINES[LABEL] * (len(lines) - 1) / 2
        weight: Literal["normal", "bold"] = "bold" if bold else "normal"
        for place, line in enumerate(lines):
            y = first + LINES[LABEL] * place
            self.add(Words(MARGIN + indent, y, line, weight=weight))
        self.y += high + 8
        return middle

    def heading(self, text: str) -> None:
        """Put a heading between rows, and go on below it."""
        self.y += 6
        self.prose(inert(text), LABEL, weight="bold")
        self.y += 2

    def symbol(self, mark: Mark, x: float, y: float, *, ink: str | None = None) -> None:
        """Put the symbol of a grade or a polarity with its middle at x and y.

        In its own colours, or in `ink` on a ground that has them.
        """
        look = LOOKS[mark]
        shape = _SHAPES.get(look.symbol)
        if shape is None:
            shown = Words(x, y, look.symbol, LABEL, ink or INK, "center", "bold")
            self.add(shown)
        elif ink is None:
            self.add(Symbol(x, y, shape, look.fill, look.line, 130))
        else:
            self.add(Symbol(x, y, shape, look.fill if look.fill == PAPER else ink, ink, 50))

    def chip(self, mark: Mark, x: float, y: float, width: float, *, text: str) -> None:
        """Put a chip with its middle at `y`: ground, symbol and words, 20 pixels high."""
        look = LOOKS[mark]
        self.add(Box(x, y - 10, x + width, y + 10, look.fill, look.line))
        needed = 14 + width_of(text, SMALL, bold=True)
        begin = x + (width - needed) / 2
        self.symbol(mark, begin + 5, y, ink=look.ink)
        self.add(Words(begin + 14, y, text, SMALL, look.ink, weight="bold"))

    def legend(self, marks: Iterable[Mark]) -> None:
        """Put what symbols and letters mean, in as many lines as it takes, and go on below."""
        x: float = MARGIN
        # Both scales share three looks.
        shown = {LOOKS[mark]: mark for mark in sorted(marks, key=_order)}
        self.y += 4
        for look, mark in shown.items():
            text = look.word if look.letter == look.symbol else f"{look.letter}: {look.word}"
            needed = 30 + width_of(text, SMALL) + 14
            if x > MARGIN and x + needed - 14 > self.width - MARGIN:
                x = MARGIN
                self.y += 24
            self.add(Box(x, self.y + 1, x + 22, self.y + 19, look.fill, look.line))
            self.symbol(mark, x + 11, self.y + 10, ink=look.ink)
            self.add(Words(x + 28, self.y + 10, text, SMALL))
            x += needed
        self.y += 24 if shown else 0

    def finished(self, source: str, told: Iterable[str]) -> "altair.LayerChart":
        """Return the chart: below everything its source, beside it what it shows in words."""
        from ofsted_inspection.charts._drawing import drawn

        self.y += 6
        self.prose(inert(source), SMALL, ink=FAINT)
        said = [f"{self.title.rstrip('.')}.", f"{self.subtitle.rstrip('.')}."]
        return drawn(self, " ".join((*said, *map(inert, told))))


_ORDER = ("O", "G", "A", "RI", "I")


def _order(mark: Mark) -> int:
    letter = LOOKS[mark].letter
    return _ORDER.index(letter) if letter in _ORDER else len(_ORDER)


def inert(text: str) -> str:
    """Return `text` on one line, with nothing in it that drives a display."""
    return printable(" ".join(text.split()))
