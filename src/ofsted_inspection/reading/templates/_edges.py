"""What stands around a report's body: running lines, footnotes, terms, lead inspectors."""

import re
from collections.abc import Sequence

from ofsted_inspection._templates.days import MONTHS
from ofsted_inspection.reading._ledger import Ledger, Unit
from ofsted_inspection.reading.document import BlockKind
from ofsted_inspection.reading.templates._stated import plain

_PAGE_NUMBER = re.compile(
    rf"\s*\b(?:page )?\d{{1,3}}$|^\d{{1,3}}\s+(?!(?:to|and|{'|'.join(MONTHS)})\b)(?=\w)",
    re.IGNORECASE,
)
"""A page's number before or after a running line; days of the month begin running lines too."""

_ENTRY = re.compile(r"\D\s*\d{1,3}$")
_CLOSING = re.compile(
    r"the office for standards in education|any complaints about the inspection"
    r"|if you would like a copy of this (?:document|report)|raising standards, improving lives"
)
_DATES = re.compile(r"inspection dates?\s*:")
_TERMS = re.compile(
    r"you may (?:re-?use|copy) (?:this|all)|this document may be reproduced"
    r"|this publication is licensed|to view this licence"
)
_COPYRIGHT = re.compile(
    r"\s*(?:\u00a9|\(c\)\s|crown copyright\b|this document may be reproduced"
    r"|you may (?:re-?use|copy) (?:this|all)|this publication is licensed|to view this licence)",
    re.IGNORECASE,
)
_LONGEST_TERMS = 600
_ROLE = re.compile(
    r",?\s*\(?\b(?:(?:his|her)\s+majesty['\u2019]?s\s+inspectors?|(?:senior\s+)?hmi"
    r"|social\s+care\s+regulatory\s+inspection\s+manager|ofsted\s+inspectors?)\b\)?[,;]?"
    r"|\(\s*(?:ai|oi|shmi)\s*\)[,;]?"
    r"|[,(]\s*(?:[\w'\u2019&/-]+\s+){0,5}(?:inspectors?|hmi|managers?|directors?)\b\)?[,;]?",
    re.IGNORECASE,
)
_BETWEEN_NAMES = re.compile(r"\s*(?:,|;|&|\band\b|\n|\|)\s*")
_MOST_WORDS_OF_NAME = 5
_PARTICLES = frozenset(
    {"al", "bin", "da", "de", "del", "den", "der", "di", "la", "le", "van", "von"}
)


def take_furniture(ledger: Ledger) -> tuple[str, ...]:
    """Claim running lines, page numbers and footnotes; return the running lines, each once."""
    lines: dict[str, None] = {}
    for unit in ledger.units:
        if unit.kind is BlockKind.FURNITURE:
            ledger.claim(unit, "furniture")
            words = " ".join(_PAGE_NUMBER.sub("", unit.words).split())
            if words:
                lines.setdefault(words)
        elif unit.kind is BlockKind.NOTE:
            ledger.claim(unit, "footnote")
    return tuple(lines)


def body_units(ledger: Ledger) -> list[Unit]:
    """Return the units that are neither furniture nor footnotes."""
    apart = {BlockKind.FURNITURE, BlockKind.NOTE}
    return [unit for unit in ledger.units if unit.kind not in apart]


def contents_of(units: Sequence[Unit]) -> range:
    """Return the places of the table of contents: from its heading to the page's last entry."""
    for first, unit in enumerate(units):
        if plain(unit.words) == "contents":
            entries = [
                index
                for index in range(first, len(units))
                if units[index].page == unit.page
                and not units[index].cells
                and (index == first or _ENTRY.search(units[index].words))
            ]
            return range(first, entries[-1] + 1)
    return range(0)


def take_terms(ledger: Ledger) -> tuple[str | None, list[int]]:
    """Claim the lines that say whose the report is; return them, and the places of the others.

    Furniture and footnotes are among neither.
    """
    terms: dict[str, None] = {}
    others: list[int] = []
    for index, block in enumerate(ledger.document.blocks):
        if block.kind in {BlockKind.FURNITURE, BlockKind.NOTE} or not block.line.strip():
            continue
        if _COPYRIGHT.match(block.line) and len(block.line) <= _LONGEST_TERMS:
            terms.setdefault(" ".join(block.line.split()))
            ledger.enter(index, 0, len(block.line), "terms")
        else:
            others.append(index)
    return "\n".join(terms) or None, others


def begins_closing(unit: Unit) -> bool:
    """Whether what Ofsted prints at the end of every report begins with `unit`."""
    return _CLOSING.match(plain(unit.words)) is not None


def take_closing(ledger: Ledger, units: Sequence[Unit]) -> str | None:
    """Claim the closing page; return the terms of use that it prints."""
    terms: list[str] = []
    for unit in units:
        is_terms = _TERMS.search(plain(unit.words)) is not None or "\u00a9" in unit.words
        if is_terms:
            terms.append(unit.words)
        elif _DATES.match(plain(unit.words)):
            ledger.fault(unit, unit.words, "one report in a file, and nothing after its last page")
        ledger.claim(unit, "terms", label="layout_mark")
    return "\n".join(terms) or None


def read_leads(text: str) -> tuple[str, ...] | None:
    """Return the names in `text`, roles taken off; None unless all of it is names and roles."""
    names = [name for name in _BETWEEN_NAMES.split(_ROLE.sub(" | ", text).strip(" .|,")) if name]
    names = [" ".join(name.split()) for name in names]
    if not names or not all(map(_is_name, names)):
        return None
    return tuple(names)


def _is_name(text: str) -> bool:
    words = text.split()
    return 1 < len(words) <= _MOST_WORDS_OF_NAME and all(
        (word.strip("()")[:1].isupper() or word in _PARTICLES) and not any(map(str.isdigit, word))
        for word in words
    )
