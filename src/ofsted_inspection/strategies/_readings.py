"""Strategies for what the maintainers took from reports, and for where reports were read."""

import datetime
import decimal

from hypothesis import strategies as st

from ofsted_inspection._arguments import checked
from ofsted_inspection.frameworks import Service
from ofsted_inspection.models import (
    Annotation,
    AsOfBasis,
    ChildrenGroup,
    Correction,
    CorrectionKind,
    Doubt,
    PlacedCorrection,
    Polarity,
    PriorInspection,
    PriorKind,
    Readings,
    Report,
    Source,
    Span,
    SpanRole,
    Statistic,
    StatisticKind,
    Theme,
)
from ofsted_inspection.strategies._outcome import aspects, grades
from ofsted_inspection.strategies._wording import (
    any_text,
    collapsed_texts,
    identifiers,
    sentences,
    some_text,
)

_DATES = st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 12, 31))
_PAGES = st.none() | st.integers(1, 60)
_SHA256 = st.integers(0, 2**256 - 1).map("{:064x}".format)
_UP_TO_TWO = st.integers(0, 2)
_ANY_QUOTES = st.tuples(st.integers(1, 99).map("p{}".format), sentences() | some_text())
_THEMES = st.lists(st.sampled_from(Theme), min_size=1, max_size=3, unique=True).map(tuple)


@checked
def annotations(findings: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Annotation]:
    """Return a strategy for annotations of `findings` (their ids), or of any made-up one."""
    return st.builds(
        Annotation,
        finding=identifiers("p1s") if findings is None else findings,
        polarity=st.sampled_from(Polarity),
        themes=_THEMES,
        groups=st.lists(st.sampled_from(ChildrenGroup), max_size=2, unique=True).map(tuple),
        uncertain=st.booleans(),
        reason=st.none() | sentences() | some_text(),
    )


@st.composite
def decimals(draw: st.DrawFn) -> decimal.Decimal:
    """Draw a quantity as reports state them: not negative, at most three decimal places.

    Trailing zeros occur ("24.20"), exponents do not.
    """
    return decimal.Decimal(draw(st.integers(0, 999_999))).scaleb(-draw(st.integers(0, 3)))


@checked
@st.composite
def statistics(
    draw: st.DrawFn,
    id: str | None = None,  # noqa: A002 - the field it fills is called id
    quotes: st.SearchStrategy[tuple[str, str]] | None = None,
    bases: tuple[str, ...] = (),
) -> Statistic:
    """Draw a statistic.

    `quotes` gives the id of a paragraph and words of it, any where it is left out; `bases`
    are the ids of statistics that may be its base.
    """
    paragraph, quote = draw(_ANY_QUOTES if quotes is None else quotes)
    kind = draw(st.sampled_from(StatisticKind))
    value = decimal.Decimal(0) if kind is StatisticKind.ZERO else draw(decimals())
    as_of = draw(st.none() | _DATES)
    return Statistic(
        id=draw(identifiers("s")) if id is None else id,
        measure=draw(identifiers("measure_")),
        measure_text=draw(collapsed_texts()),
        kind=kind,
        value=value,
        value_max=draw(st.none() | decimals().map(value.__add__)),
        unit=draw(st.sampled_from(("children", "percent", "months")) | collapsed_texts()),
        base=draw(st.none() | collapsed_texts()),
        base_statistic=draw(st.sampled_from((None, *bases))),
        as_of=as_of,
        as_of_basis=AsOfBasis.NONE
        if as_of is None
        else draw(st.sampled_from((AsOfBasis.STATED, AsOfBasis.CARRIED))),
        paragraph=paragraph,
        quote=quote,
        note=draw(st.none() | sentences() | some_text()),
    )


@checked
@st.composite
def corrections(
    draw: st.DrawFn,
    id: str | None = None,  # noqa: A002 - the field it fills is called id
    line: int | None = None,
) -> Correction:
    """Draw a correction, of this line or of any: a replacement, an insertion or a deletion."""
    printed, corrected = draw(
        st.tuples(any_text(), any_text()).filter(lambda pair: pair[0] != pair[1])
    )
    start = draw(st.integers(0, 500))
    return Correction(
        id=draw(identifiers("c")) if id is None else id,
        line=draw(st.integers(1, 999)) if line is None else line,
        start=start,
        end=start + len(printed),
        printed=printed,
        corrected=corrected,
        kind=draw(st.sampled_from(CorrectionKind)),
        certain=draw(st.booleans()),
        reason=draw(sentences() | some_text()),
    )


@st.composite
def placed_corrections(draw: st.DrawFn) -> PlacedCorrection:
    """Draw a correction with its place in some words."""
    correction = draw(corrections())
    start = draw(st.integers(0, 500))
    return PlacedCorrection(start=start, end=start + len(correction.printed), correction=correction)


@checked
@st.composite
def prior_inspections(
    draw: st.DrawFn,
    id: str | None = None,  # noqa: A002 - the field it fills is called id
    quotes: st.SearchStrategy[tuple[str, str]] | None = None,
    earlier: tuple[str, ...] = (),
) -> PriorInspection:
    """Draw an earlier inspection, or evidence, as a report mentions it.

    `quotes` gives the id of a paragraph and words of it, any where it is left out; `earlier`
    are the ids of mentions that it may repeat.
    """
    paragraph, quote = draw(_ANY_QUOTES if quotes is None else quotes)
    days = sorted(draw(st.tuples(_DATES, _DATES)))
    return PriorInspection(
        id=draw(identifiers("m")) if id is None else id,
        kind=draw(st.sampled_from(PriorKind)),
        when_text=draw(st.none() | collapsed_texts()),
        earliest=draw(st.sampled_from((None, days[0]))),
        latest=draw(st.sampled_from((None, days[1]))),
        service=draw(st.none() | st.sampled_from(Service)),
        aspect_key=draw(st.none() | aspects().map(lambda aspect: aspect.key)),
        grade=draw(st.none() | grades()),
        paragraph=paragraph,
        quote=quote,
        same_as=draw(st.sampled_from((None, *earlier))),
    )


@checked
@st.composite
def readings(draw: st.DrawFn, report: Report | None = None) -> Readings:
    """Draw readings of `report`, whose findings and words they name, or of no report at hand."""
    found = identifiers("p1s") if report is None else _finding_ids(report)
    quotes = _ANY_QUOTES if report is None else _quotes_of(report)
    stated: list[Statistic] = []
    mentioned: list[PriorInspection] = []
    if quotes is not None:
        for index in range(1, draw(_UP_TO_TWO) + 1):
            ids = tuple(each.id for each in stated)
            stated.append(draw(statistics(id=f"s{index}", quotes=quotes, bases=ids)))
        for index in range(1, draw(_UP_TO_TWO) + 1):
            ids = tuple(each.id for each in mentioned)
            mentioned.append(draw(prior_inspections(id=f"m{index}", quotes=quotes, earlier=ids)))
    return Readings(
        annotations=tuple(
            draw(st.lists(annotations(found), max_size=3, unique_by=lambda each: each.finding))
        ),
        statistics=tuple(stated),
        corrections=tuple(
            # One to a line, so that no two overlap.
            draw(corrections(id=f"c{line}", line=line))
            for line in range(1, draw(_UP_TO_TWO) + 1)
        ),
        prior_inspections=tuple(mentioned),
    )


def _finding_ids(report: Report) -> st.SearchStrategy[str]:
    ids = [finding.id for finding in report.findings]
    return st.sampled_from(ids) if ids else st.nothing()


def _quotes_of(report: Report) -> st.SearchStrategy[tuple[str, str]] | None:
    """Return a strategy for a paragraph's id and some words of it; None if there are none."""
    quotable = [
        (paragraph.id, text.split(" "))
        for paragraph in report.paragraphs
        for text in (paragraph.text, *paragraph.items)
    ]
    return _some_words(quotable) if quotable else None


@st.composite
def _some_words(draw: st.DrawFn, texts: list[tuple[str, list[str]]]) -> tuple[str, str]:
    paragraph, words = draw(st.sampled_from(texts))
    start = draw(st.integers(0, len(words) - 1))
    end = draw(st.integers(start + 1, len(words)))
    return paragraph, " ".join(words[start:end])


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Draw a stretch of a line, whatever it became."""
    start = draw(st.integers(0, 500))
    return Span(
        page=draw(_PAGES),
        line=draw(st.integers(1, 999)),
        start=start,
        end=start + draw(st.integers(1, 80)),
        role=draw(st.sampled_from(SpanRole)),
        target=draw(st.none() | identifiers("p") | some_text()),
    )


def doubts() -> st.SearchStrategy[Doubt]:
    """Return a strategy for what a text could not settle."""
    return st.builds(
        Doubt,
        page=_PAGES,
        line=st.integers(1, 999),
        reading=sentences() | any_text(),
        alternative=sentences() | any_text(),
    )


def sources() -> st.SearchStrategy[Source]:
    """Return a strategy for sources, with spans in reading order, at most one to a line."""
    return st.builds(
        Source,
        title=sentences() | any_text(),
        publisher=st.just("Ofsted") | any_text(),
        sha256=_SHA256,
        pages=_PAGES,
        text_sha256=st.none() | _SHA256,
        extractor=st.none() | some_text(),
        terms=st.none() | sentences() | some_text(),
        running_lines=st.lists(collapsed_texts(), max_size=2).map(tuple),
        spans=st.lists(spans(), max_size=4, unique_by=lambda span: span.line).map(
            lambda drawn: tuple(sorted(drawn, key=lambda span: span.line))
        ),
        doubts=st.lists(doubts(), max_size=2).map(tuple),
    )
