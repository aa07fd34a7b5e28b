"""The single inspection framework, 2013 to 2018: three generations, re-inspections, the board."""

from collections.abc import Callable, Sequence

from ofsted_inspection.reading._ledger import Ledger, Unit
from ofsted_inspection.reading._printed import Printed
from ofsted_inspection.reading.document import Document
from ofsted_inspection.reading.templates import _sif_words as words_of
from ofsted_inspection.reading.templates._edges import (
    begins_closing,
    body_units,
    take_closing,
    take_furniture,
)
from ofsted_inspection.reading.templates._sif_body import SifBody
from ofsted_inspection.reading.templates._sif_cover import Cover
from ofsted_inspection.reading.templates._sif_facts import facts_of
from ofsted_inspection.reading.templates._sif_team import members_of
from ofsted_inspection.reading.templates._stated import (
    missing,
    pair_up,
    plain,
)
from ofsted_inspection.reading.templates._tables import (
    Statement,
    is_row,
    read_table,
)

__all__: list[str] = []
"""Nothing: what reads reports stands in `ofsted_inspection.reading`."""


def read_sif(document: Document) -> Printed:
    """Return what a report of the single inspection framework prints; raises InvalidDocument."""
    ledger = Ledger(document)
    running_lines = take_furniture(ledger)
    first, second, closing = _parts(body_units(ledger))
    terms = take_closing(ledger, closing)
    row = next((index for index, unit in enumerate(first) if is_row(unit)), len(first))
    cover = Cover(ledger, first[:row])
    rows, after = read_table(ledger, first, row, words_of.SUBJECTS)
    statements = [*cover.statements, *rows]
    _check_first_page(ledger, statements)
    # Without cover and table whole, what follows could only be misread.
    ledger.refuse_if_faulty()
    body = SifBody(ledger, statements, first_page=first[row].page)
    body.take_all(first[after:])
    if second:
        body.begin_second(second)
    body.check()
    _check_headings(ledger, body, cover)
    grades = pair_up(ledger, statements, words_of.ORDER)
    board = pair_up(ledger, body.board, ("board",))
    spans = ledger.spans()
    ledger.refuse_if_faulty()
    sections = tuple(body.sections.finished())
    return Printed(
        framework="sif-2013",
        title=cover.title,
        authority=cover.authority,
        is_reinspection=cover.is_reinspection or body.is_reinspection,
        visits=cover.visits,
        published=cover.published,
        leads=body.leads,
        members=members_of(sections),
        grades=grades,
        board=board[0] if board else None,
        board_published=body.board_published,
        sections=sections,
        facts=facts_of(sections),
        items=tuple(body.items),
        terms=terms,
        running_lines=running_lines,
        spans=spans,
    )


def _parts(units: list[Unit]) -> tuple[list[Unit], list[Unit], list[Unit]]:
    """Return the report, the board's own report where the file holds one too, and last pages."""
    end = _first(units, 0, begins_closing)
    second = _first(
        units, end, lambda unit: words_of.BOARD_COVER.match(plain(unit.words)) is not None
    )
    if second < len(units) and units[second - 1].page == units[second].page:
        # Above the title stands the board's name.
        second -= 1
    last = _first(units, second, begins_closing)
    return units[:end], units[second:last], [*units[end:second], *units[last:]]


def _first(units: Sequence[Unit], start: int, holds: Callable[[Unit], bool]) -> int:
    return next((index for index in range(start, len(units)) if holds(units[index])), len(units))


def _check_first_page(ledger: Ledger, statements: Sequence[Statement]) -> None:
    stated = [key for key, _, _ in statements]
    if not set(stated) & set(words_of.SUBJECTS):
        missing(ledger, "no table of judgements", "rows of judgements and grades")
        return
    for key in words_of.ORDER:
        if key not in stated:
            missing(ledger, f"no grade for {key}", "a row or sentence on the first page")


def _check_headings(ledger: Ledger, body: SifBody, cover: Cover) -> None:
    for key in words_of.SUBJECTS:
        if key not in body.headed:
            missing(ledger, f"no heading for {key}", "a section for each judgement")
    if cover.has_review and not body.board:
        missing(ledger, "no grade of the board", "'The Local Safeguarding Children Board is ...'")
