"""From a page's runs of characters to pieces of text, and from pieces to words and lines."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ofsted_inspection.reading._pdfium import GENERATED, HYPHEN, Run
from ofsted_inspection.reading.document import Box

SAME_LINE = 7.0
"""Points by which the heights of two pieces on one line may differ: footnote marks are raised."""

WIDE = 18.0
"""Points between two pieces of one line that make them cells."""

_TOUCHING = 1.0
_LINE_END = re.compile(r"[\r\n]+")
_GLUED = re.compile(r"(?<=\S)[-\u2010\u2011\u2013]$")


class Piece(NamedTuple):
    """Runs of one marked-content number that follow one another in the page's content.

    `before` is what pdfium put between the piece before and this one; `order` counts pieces.
    """

    number: int
    order: int
    before: str
    text: str
    box: Box
    first: float
    last: float
    size: float
    bold: bool


class Words(NamedTuple):
    """Collapsed text and the offsets at which its printed lines begin."""

    text: str
    lines: tuple[int, ...]
    open_end: bool
    """Whether white space stood after the last word."""


def pieces_of(runs: Sequence[Run], *, by_line: bool = False) -> list[Piece]:
    """Return the pieces of a page in the order of its content.

    `by_line` ends a piece at every line's end and wide gap too, for what stands in no tree.
    """
    pieces: list[Piece] = []
    group: list[Run] = []
    between = before = ""
    for run in runs:
        if run[0] == GENERATED:
            between += run[1]
            continue
        ends = group and (
            group[-1][0] != run[0]
            or (
                by_line and (abs(group[-1][4] - run[4]) > SAME_LINE or run[2] - group[-1][3] > WIDE)
            )
        )
        if ends:
            pieces.append(_piece(group, len(pieces), before))
            group = []
        if group:
            group.append((run[0], between, *group[-1][2:]))
        else:
            before = between
        between = ""
        group.append(run)
    if group:
        pieces.append(_piece(group, len(pieces), before))
    return pieces


def _piece(group: Sequence[Run], order: int, before: str) -> Piece:
    box = Box(
        min(run[2] for run in group),
        min(run[4] for run in group),
        max(run[3] for run in group),
        max(run[4] + run[5] for run in group),
    )
    printed = [run for run in group if run[1].strip()]
    return Piece(
        number=group[0][0],
        order=order,
        before=before,
        text="".join(run[1] for run in group),
        box=box,
        first=group[0][4],
        last=group[-1][4],
        size=max(run[5] for run in group),
        bold=bool(printed) and all(run[6] for run in printed),
    )


def joined(pieces: Iterable[Piece]) -> str:
    """Return the raw text of `pieces`, with what stood between them in the page."""
    text = ""
    last: Piece | None = None
    for piece in pieces:
        if last is not None:
            if piece.order == last.order + 1:
                text += piece.before
            elif abs(piece.first - last.last) > SAME_LINE:
                text += "\n"
            elif piece.box.left - last.box.right > _TOUCHING:
                text += " "
        text += piece.text
        last = piece
    return text


def words(raw: str) -> Words:
    """Collapse the white space of `raw`; a hyphen at a line's end stays, and joins two lines."""
    text = ""
    lines = [0]
    for part in _LINE_END.split(raw.replace(HYPHEN, "-\n")):
        collapsed = " ".join(part.split())
        if not collapsed:
            continue
        if text:
            glued = _GLUED.search(text) is not None
            text += "" if glued else " "
            lines.append(len(text))
        text += collapsed
    return Words(text, tuple(lines), raw != raw.rstrip())


def around(boxes: Iterable[Box]) -> Box:
    """Return the box around `boxes`, of which there is at least one."""
    given = list(boxes)
    return Box(
        min(box.left for box in given),
        min(box.bottom for box in given),
        max(box.right for box in given),
        max(box.top for box in given),
    )
