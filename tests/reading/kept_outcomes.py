"""Which outcomes are kept, and the files that hold them; `python -m tests.reading` writes them."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from ofsted_inspection.reading._printed import Printed
from ofsted_inspection.reading.document import Document
from ofsted_inspection.reading.templates.slac import read_slac
from ofsted_inspection.reading.text import text_document
from tests.reading.files import NO_REPORTS
from tests.reading.forms import FORMS
from tests.reading.inspections import INSPECTIONS
from tests.reading.made_up import document
from tests.reading.outcomes import blocks_of, compared, outcome
from tests.reading.phrases import PHRASES
from tests.reading.variants import ILACS, LAC, Variants
from tests.reading.variants_sif import AREA, SIF
from tests.reading.variants_slac import VARIANTS, WHOLE

KEPT = Path(__file__).with_name("kept")
_NAME = re.compile(r"^\[(.+)\]$", re.MULTILINE)

Read = Callable[[Document], Printed]
Cases = Mapping[str, Callable[[list[str]], list[str]]]
"""What each case is, given the lines of the first, with which others are compared."""


def _whole(read: Read, made: Callable[[], Document], _base: list[str]) -> list[str]:
    return outcome(read, made())


def _difference(read: Read, made: Callable[[], Document], base: list[str]) -> list[str]:
    return compared(base, outcome(read, made()))


def _blocks(made: Callable[[], Document], _base: list[str]) -> list[str]:
    return list(blocks_of(made()))


def _variants(variants: Variants) -> Cases:
    """Return the plain report whole, and of each other what differs, or what is wrong with it."""
    plain = partial(document, variants.plain.blocks)
    return {
        "plain": partial(_whole, variants.read, plain),
        **{
            name: partial(_difference, variants.read, partial(document, made.blocks))
            for name, made in variants.others.items()
        },
    }


def _slac() -> Cases:
    """Return the clean report and those of another layout whole, and what differs in variants."""
    cases: dict[str, Callable[[list[str]], list[str]]] = {}
    for name, text in WHOLE.items():
        cases[name] = partial(_whole, read_slac, partial(text_document, text))
    for name, text in VARIANTS.items():
        cases[name] = partial(_difference, read_slac, partial(text_document, text))
    return cases


def _alone(made: Callable[[], list[str]], _base: list[str]) -> list[str]:
    return made()


FILES: Mapping[str, Cases] = {
    "ilacs": _variants(ILACS),
    "lac": _variants(LAC),
    "slac": _slac(),
    "forms": {name: partial(_blocks, form) for name, form in FORMS.items()},
    "sif": _variants(SIF),
    "area": _variants(AREA),
    "phrases": {name: partial(_alone, made) for name, made in PHRASES.items()},
    "no reports": {name: partial(_alone, made) for name, made in NO_REPORTS.items()},
    "inspections": {name: partial(_alone, made) for name, made in INSPECTIONS.items()},
}


def kept(name: str) -> Path:
    """Return the file that holds the outcomes of this name."""
    return KEPT / f"{name.replace(' ', '-')}.txt"


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
