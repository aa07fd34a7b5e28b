"""From the pages of a PDF without a structure tree to a Document, by where words stand."""

from collections.abc import Sequence

from ofsted_inspection.reading._layout import layout_document
from ofsted_inspection.reading._layout_lines import Line
from ofsted_inspection.reading._pdfium import Page, Run
from ofsted_inspection.reading._runs import WIDE, Piece, joined, pieces_of, words
from ofsted_inspection.reading.document import Document

_POINTS_OF_COLUMN = 5.0
_GAP = 1.75
_SAME_LINE = 3.0


def untagged_document(pages: Sequence[Page], extractor: str) -> Document:
    """Return the document of a PDF whose structure is not written down."""
    margin = min(
        (run[2] for _, _, runs, _ in pages for run in runs if run[1].strip() and run[2] > 0),
        default=0.0,
    )
    return layout_document([_lines(page[2], margin) for page in pages], extractor)


def _lines(runs: Sequence[Run], margin: float) -> list[Line]:
    pieces = [piece for piece in pieces_of(runs, by_line=True) if piece.text.strip()]
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda each: -each.first):
        row = rows[-1] if rows else None
        if row is not None and abs(row[0].first - piece.first) <= _SAME_LINE:
            row.append(piece)
        else:
            rows.append([piece])
    lines: list[Line] = []
    above: Piece | None = None
    for row in rows:
        after_gap = above is None or above.first - row[0].first > _GAP * above.size
        lines.append(_line(row, margin, after_gap=after_gap))
        above = row[0]
    return lines


def _line(row: Sequence[Piece], margin: float, *, after_gap: bool) -> Line:
    cells: list[list[Piece]] = []
    for piece in sorted(row, key=lambda each: each.box.left):
        if cells and piece.box.left - cells[-1][-1].box.right < WIDE:
            cells[-1].append(piece)
        else:
            cells.append([piece])
    return Line(
        tuple(
            ((cell[0].box.left - margin) / _POINTS_OF_COLUMN, words(joined(cell)).text)
            for cell in cells
        ),
        after_gap=after_gap,
        bold=all(piece.bold for piece in row),
    )
