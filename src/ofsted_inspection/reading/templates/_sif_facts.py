"""What the single inspection's reports state about the area: some twenty measures.

The block "Information about this local authority area" is printed by formula. What keeps to it is
read, with the value before and the day where the same sentences state them; what does not is left
blank.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ofsted_inspection._templates.days import MONTHS
from ofsted_inspection.reading._dates import read_day
from ofsted_inspection.reading._printed import PrintedFact, PrintedSection
from ofsted_inspection.reading._quantities import QUANTITY, quantity
from ofsted_inspection.reading._sentences import sentences
from ofsted_inspection.reading.templates._sif_measures import MEASURES, RATE, WHOLE, Measure
from ofsted_inspection.reading.templates._stated import plain

_BLOCK = re.compile(r"information about (?:this|the) (?:local authority|area)")
_PARTS = re.compile(r"child(?:ren)?(?: and young people)? (?:living|protection|looked after) in\b")
_DAY = re.compile(
    rf"\b([0-9]{{1,2}})(?:st|nd|rd|th)? ({'|'.join(MONTHS)}),? ([0-9]{{4}})", re.IGNORECASE
)
_BEFORE = re.compile(
    r"\b(?:reduction|decrease|increase|rise|fall|drop|up|down|similar|compared)\b"
    r"(?:(?! at | rate ).){0,40}?\b(?:from|than|on|to|with) (?:the )?"
    rf"{WHOLE}(?P<value>{QUANTITY})"
    rf"(?! ?%|[0-9,]*[0-9]|st|nd|rd|th| (?:{'|'.join(MONTHS)}|per ?cent|hundred|thousand))",
    re.IGNORECASE,
)


_COMPARES = re.compile(r",? (?:compared|a (?:reduction|decrease|increase)|which is|this is)\b")

_LOOKED_AFTER = "children_looked_after"
_OF_LOOKED_AFTER = frozenset(
    {
        "looked_after_outside_area",
        "looked_after_outside_area_share",
        "in_childrens_homes",
        "in_residential_special_schools",
        "with_foster_families",
        "with_parents",
        "unaccompanied_asylum_seeking",
    }
)


class _Text(NamedTuple):
    """A paragraph or an item under one, and the id of that paragraph."""

    paragraph: str
    words: str
    page: int
    line: int


def facts_of(sections: Iterable[PrintedSection]) -> tuple[PrintedFact, ...]:
    """Return what the block about the area states, each measure once, the first time."""
    facts: dict[str, PrintedFact] = {}
    context, day = "", None
    for text in _texts(sections):
        words = plain(text.words)
        if words.endswith(":"):
            context = words
        for measure in MEASURES:
            if measure.id in facts or measure.context not in context:
                continue
            for fact in _stated(measure, text):
                if measure.id in _OF_LOOKED_AFTER and fact.day is None:
                    fact = fact.on(day)  # noqa: PLW2901 - the same, its day carried on
                facts.setdefault(fact.id, fact)
                if fact.id == _LOOKED_AFTER:
                    day = fact.day
    return tuple(facts.values())


def _texts(sections: Iterable[PrintedSection]) -> Iterator[_Text]:
    is_within = False
    for section in sections:
        title = plain(section.title)
        if _BLOCK.match(title):
            is_within = True
        elif section.depth == 1 or section.key is not None:
            is_within = False
        # Other inspections, and who has been in post how long, are no measures.
        is_other = title.startswith("other ") or not is_within
        if is_other and not _PARTS.match(title):
            continue
        for each in section.paragraphs:
            for words in (each.text, *each.items):
                yield _Text(each.id, words, each.page, each.line)


def _stated(measure: Measure, text: _Text) -> Iterator[PrintedFact]:
    """Yield what `text` states of `measure`: the value, the value before, and rates with them."""
    spans = list(sentences(text.words))
    for place, (start, end) in enumerate(spans):
        sentence = text.words[start:end]
        match = measure.pattern.search(sentence)
        if match is None:
            continue
        split = _compared(sentence, match.end("value"))
        now, then = sentence[:split], sentence[split:]
        yield from _facts(measure, text, sentence, now, match)
        if measure.changes and not then:
            # The sentence after compares.
            sentence = then = "".join(text.words[a:b] for a, b in spans[place + 1 : place + 2])
        before = _BEFORE.search(then)
        if measure.changes and before is not None:
            rest = then[before.end() :]
            yield from _facts(measure, text, sentence, rest, before, suffix="_before")
        return


def _compared(sentence: str, start: int) -> int:
    """Return where from `start` on a comparison with an earlier value begins."""
    match = _COMPARES.search(sentence, start)
    return len(sentence) if match is None else match.start()


def _facts(  # noqa: PLR0913 - a value, where it stands, and what stands around it
    measure: Measure,
    text: _Text,
    quote: str,
    around: str,
    match: re.Match[str],
    *,
    suffix: str = "",
) -> Iterator[PrintedFact]:
    """Yield the value matched, and the rate that stands around it; its day stands there too."""
    stated = [(measure, match)]
    if measure.id == _LOOKED_AFTER and (rate := RATE.pattern.search(around)):
        stated.append((RATE, rate))
    days: Sequence[tuple[str, str, str]] = _DAY.findall(around)
    for each, found in stated:
        value = quantity(found["value"])
        yield PrintedFact(
            id=each.id + suffix,
            measure=each.id,
            text=each.text,
            kind="zero" if value == 0 and each.kind == "count" else each.kind,
            unit=each.unit,
            value=value,
            day=read_day(" ".join(days[0])) if days else None,
            paragraph=text.paragraph,
            quote=quote,
            page=text.page,
            line=text.line,
        )
