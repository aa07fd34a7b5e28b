"""What is read of made-up reports, and what is told where one place of them at a time is wrong."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import cast

import attrs

from ofsted_inspection.errors import InvalidDocument
from ofsted_inspection.reading import read_report_text
from ofsted_inspection.reading._printed import Printed
from ofsted_inspection.reading.document import Block, Document
from ofsted_inspection.reading.templates.ilacs import read_ilacs
from ofsted_inspection.reading.templates.lac import read_lac
from ofsted_inspection.reading.templates.sif import read_sif
from ofsted_inspection.reading.templates.slac import read_slac
from ofsted_inspection.reading.text import text_document
from tests.reading import warrington
from tests.reading.made_up import (
    ILACS_ASPECTS,
    LAC_TITLES,
    SIF_TITLES,
    Made,
    as_text,
    document,
    ilacs,
    ilacs_2023,
    lac,
    sif,
)
from tests.reading.made_up_sif import sif_first, sif_second
from tests.reading.test_reports import REPORTS

_SIF_GOOD = dict.fromkeys(SIF_TITLES, "Good")
_ILACS = ilacs(dict.fromkeys(ILACS_ASPECTS["ilacs-2023"], "Good"))
_LAC = lac(dict.fromkeys(LAC_TITLES, "Good"))
_SIF = sif(_SIF_GOOD)
_FIRST = sif_first(_SIF_GOOD, overall="Good", board="Good", items=2, board_items=1)
_SECOND = sif_second(_SIF_GOOD, overall="Good", board="Good", items=2, board_items=1)

_CLEAN = (REPORTS / "clean.txt").read_text(encoding="utf-8")
_TEXT = as_text(ilacs_2023())


def _read(printed: Printed) -> Iterator[str]:
    """Yield each thing that was read in a line of its own, and each character's role."""
    values: Mapping[str, object] = attrs.asdict(printed, recurse=False)
    for name, value in values.items():
        if name == "sections":
            for section in printed.sections:
                yield f"section: {attrs.evolve(section, paragraphs=())!r}"
                for paragraph in section.paragraphs:
                    short = f"{paragraph.text[:20]}, {len(paragraph.text)}"
                    yield f"  {attrs.evolve(paragraph, text=short)!r}"
        elif isinstance(value, tuple):
            yield from (f"{name}: {each!r}" for each in cast("tuple[object, ...]", value))
        else:
            yield f"{name}: {value!r}"


def _without(_block: Block) -> Iterable[Block]:
    return ()


def _twice(block: Block) -> Iterable[Block]:
    return block, block


def _otherwise(block: Block) -> Iterable[Block]:
    """Return the block with its last words, or its last cell, made other words."""
    if block.cells:
        yield attrs.evolve(block, cells=(*block.cells[:-1], "Nobody knows"))
    else:
        words = block.text.split(" ")
        yield attrs.evolve(block, text=" ".join([*words[:-1], "nobody knows"]))


def _faults(read: Callable[[], object]) -> str | None:
    try:
        read()
    except InvalidDocument as error:
        codes = ", ".join(dict.fromkeys(problem.code.value for problem in error.problems))
        return f"{error}\n  ({codes})"
    return None


def _damaged(
    read: Callable[[Document], Printed],
    made: Made,
    damage: Callable[[Block], Iterable[Block]],
    step: int = 1,
) -> Iterator[str]:
    """Yield what is told of a block's damage, where the report is refused for it.

    One block of so many is damaged: the reports are many, and not all of them quickly read.
    """
    for place, block in [*enumerate(made.blocks)][::step]:
        blocks = (*made.blocks[:place], *damage(block), *made.blocks[place + 1 :])
        told = _faults(lambda: read(document(blocks)))  # noqa: B023 - called at once
        if told is not None:
            yield f"{block.line[:60]}\n  {told}"


def _told_of(text: str) -> str | None:
    return _faults(lambda: read_report_text(text, authority=warrington.WARRINGTON))


def _lines_left_out(text: str, first: int, step: int) -> Iterator[str]:
    """Yield what is told of a text where one line is not there, every so many lines."""
    lines = text.split("\n")
    for place in range(first, len(lines), step):
        told = _told_of("\n".join([*lines[:place], *lines[place + 1 :]]))
        if told is not None:
            yield f"{lines[place][:60]}\n  {told}"


def _lines_otherwise(text: str, first: int, step: int) -> Iterator[str]:
    """Yield what is told of a text where one line has other words at its end."""
    lines = text.split("\n")
    for place in range(first, len(lines), step):
        otherwise = f"{lines[place].rpartition(' ')[0]} nobody knows"
        told = _told_of("\n".join([*lines[:place], otherwise, *lines[place + 1 :]]))
        if told is not None:
            yield f"{lines[place][:60]}\n  {told}"


_OTHERS = (
    "",
    "Report not found",
    "Focused visit to Northmere",
    "Monitoring visit of Northmere",
    "Joint targeted area inspection of Northmere",
    "Review of the effectiveness of the local safeguarding children board",
    "Area special educational needs inspection",
    "Inspection of local authority arrangements for the protection of children",
    "A children's home",
    "A primary school",
    "A letter about roads",
    "\x00",
    "{\\rtf",
    "<html>",
    "<?xml",
)


CASES: Mapping[str, Callable[[], object]] = {
    "ILACS": lambda: _read(read_ilacs(document(_ILACS.blocks))),
    "LAC": lambda: _read(read_lac(document(_LAC.blocks))),
    "SIF": lambda: _read(read_sif(document(_SIF.blocks))),
    "SIF of 2014": lambda: _read(read_sif(document(_FIRST.blocks))),
    "SIF of 2015": lambda: _read(read_sif(document(_SECOND.blocks))),
    "SLAC": lambda: _read(read_slac(text_document(_CLEAN))),
    "ILACS as text": lambda: _read(read_ilacs(text_document(_TEXT))),
    "ILACS, left out": lambda: _damaged(read_ilacs, _ILACS, _without),
    "ILACS, twice": lambda: _damaged(read_ilacs, _ILACS, _twice),
    "ILACS, otherwise": lambda: _damaged(read_ilacs, _ILACS, _otherwise),
    "LAC, left out": lambda: _damaged(read_lac, _LAC, _without),
    "LAC, twice": lambda: _damaged(read_lac, _LAC, _twice),
    "LAC, otherwise": lambda: _damaged(read_lac, _LAC, _otherwise),
    "SIF, left out": lambda: _damaged(read_sif, _SIF, _without),
    "SIF, twice": lambda: _damaged(read_sif, _SIF, _twice, 2),
    "SIF, otherwise": lambda: _damaged(read_sif, _SIF, _otherwise),
    "SIF of 2014, left out": lambda: _damaged(read_sif, _FIRST, _without, 2),
    "SIF of 2014, otherwise": lambda: _damaged(read_sif, _FIRST, _otherwise, 2),
    "SIF of 2015, left out": lambda: _damaged(read_sif, _SECOND, _without, 2),
    "SIF of 2015, otherwise": lambda: _damaged(read_sif, _SECOND, _otherwise, 2),
    "SLAC, left out": lambda: _lines_left_out(_CLEAN, 0, 6),
    "SLAC, otherwise": lambda: _lines_otherwise(_CLEAN, 3, 9),
    "ILACS as text, left out": lambda: _lines_left_out(_TEXT, 0, 2),
    "ILACS as text, otherwise": lambda: _lines_otherwise(_TEXT, 0, 2),
    "no report": lambda: map(_told_of, _OTHERS),
}
