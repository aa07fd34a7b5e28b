"""Which outcomes are kept, and the files that hold them; `python -m tests.reading` writes them."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from ofsted_inspection.reading.document import Document
from ofsted_inspection.reading.templates.slac import read_slac
from ofsted_inspection.reading.text import text_document
from tests.reading.forms import FORMS
from tests.reading.made_up import document
from tests.reading.outcomes import blocks_of, compared, outcome
from tests.reading.variants import ILACS, LAC, Variants
from tests.reading.variants_sif import SIF
from tests.reading.variants_slac import CLEAN, REPORTS, VARIANTS, WHOLE

KEPT = Path(__file__).with_name("kept")
_NAME = re.compile(r"^\[(.+)\]$", re.MULTILINE)

Cases = Mapping[str, Callable[[list[str]], list[str]]]
"""What each case is, given the lines of the first, with which others are compared."""


def _variants(variants: Variants) -> Cases:
    """Return the plain report whole, and of each other what differs, or what is wrong with it."""

    def of(made: Document) -> list[str]:
        return outcome(variants.read, made)

    others: Cases = {
        name: lambda base, made=made: compared(base, of(document(made.blocks)))
        for name, made in variants.others.items()
    }
    return {"plain": lambda _: of(document(variants.plain.blocks)), **others}


def _of_text(text: str) -> list[str]:
    return outcome(read_slac, text_document(text))


def _slac() -> Cases:
    """Return the clean report and those of another layout whole, and what differs in variants."""
    whole: Cases = {
        name: lambda _, name=name: _of_text((REPORTS / f"{name}.txt").read_text(encoding="utf-8"))
        for name in WHOLE
    }
    others: Cases = {
        name: lambda base, text=text: compared(base, _of_text(text))
        for name, text in VARIANTS.items()
    }
    return {"clean": lambda _: _of_text(CLEAN), **whole, **others}


def _forms() -> Cases:
    """Return the blocks that each page or text becomes."""
    return {name: lambda _, form=form: list(blocks_of(form())) for name, form in FORMS.items()}


FILES: Mapping[str, Cases] = {
    "ilacs": _variants(ILACS),
    "lac": _variants(LAC),
    "slac": _slac(),
    "forms": _forms(),
    "sif": _variants(SIF),
}


def kept(name: str) -> Path:
    """Return the file that holds the outcomes of this name."""
    return KEPT / f"{name}.txt"


def outcomes(name: str, chosen: Iterable[str]) -> dict[str, list[str]]:
    """Return the outcomes of the cases `chosen` of a file, by name."""
    cases = FILES[name]
    base = next(iter(cases.values()))([])
    return {case: cases[case](base) for case in chosen}


def written(cases: Mapping[str, list[str]]) -> str:
    """Return the file that holds these cases, each under its name."""
    return "".join("\n".join([f"[{name}]", *lines, "", ""]) for name, lines in cases.items())


def held(text: str) -> dict[str, list[str]]:
    """Return the cases that a file holds."""
    _, *parts = _NAME.split(text)
    return {
        name: lines.removesuffix("\n\n").split("\n")[1:]
        for name, lines in zip(parts[::2], parts[1::2], strict=True)
    }
