"""Which outcomes are kept, and the files that hold them; `python -m tests.reading` writes them."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from ofsted_inspection.reading.templates.slac import read_slac
from ofsted_inspection.reading.text import text_document
from tests.reading.made_up import document
from tests.reading.outcomes import compared, outcome, written
from tests.reading.variants import ILACS, LAC, Variants
from tests.reading.variants_sif import SIF
from tests.reading.variants_slac import CLEAN, REPORTS, WHOLE, variants

KEPT = Path(__file__).with_name("kept")

Case = tuple[str, list[str]]


def _variants(variants: Variants) -> Iterator[Case]:
    """Yield the plain report whole, and of each other what differs, or what is wrong with it."""
    base = outcome(variants.read, document(variants.plain.blocks))
    yield "plain", base
    for name, made in variants.others.items():
        yield name, compared(base, outcome(variants.read, document(made.blocks)))


def _slac() -> Iterator[Case]:
    """Yield the clean report and those of another layout whole, and what differs in variants."""
    base = outcome(read_slac, text_document(CLEAN))
    yield "clean", base
    for name in WHOLE:
        text = (REPORTS / f"{name}.txt").read_text(encoding="utf-8")
        yield name, outcome(read_slac, text_document(text))
    for name, text in variants():
        yield name, compared(base, outcome(read_slac, text_document(text)))


FILES: Mapping[str, Callable[[], Iterator[Case]]] = {
    "ilacs": lambda: _variants(ILACS),
    "lac": lambda: _variants(LAC),
    "slac": _slac,
    "sif": lambda: _variants(SIF),
}


def kept(name: str) -> Path:
    """Return the file that holds the outcomes of this name."""
    return KEPT / f"{name}.txt"


def text(name: str) -> str:
    """Return what the file of this name must hold."""
    return written(FILES[name]())
