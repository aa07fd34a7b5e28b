"""Every quantity that the report states is a statistic, or is left out for a reason."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

import pytest

from ofsted_inspection import AsOfBasis, Paragraph, Report, SpanRole, Statistic, load
from tests.datasets.kept import DATA, kept

UNITS = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORDS = {
    **{word: Decimal(number) for number, word in enumerate(UNITS.split())},
    **{word: Decimal(10 * number) for number, word in enumerate(TENS.split(), start=2)},
    **dict.fromkeys(("monthly", "annual"), Decimal(1)),  # once in one month, in one year
}
OTHER = (
    "zero none nil once twice thrice single double triple half halves third thirds quarter "
    "quarters first second secondly firstly fourth fifth sixth seventh eighth ninth tenth dozen "
    "dozens couple sixteen seventeen eighteen nineteen hundred hundreds thousand thousands million"
)
NUMBER = re.compile(
    rf"\d+(?:,\d{{3}})*(?:\.\d+)?|\b(?:{'|'.join([*WORDS, *OTHER.split()])})\b", re.IGNORECASE
)

warrington = load("warrington-2011")
LEFT_OUT = kept("warrington-2011", "statistics_left_out")


def report() -> Report:
    assert warrington.report is not None
    return warrington.report


def statistics() -> tuple[Statistic, ...]:
    assert warrington.readings is not None
    return warrington.readings.statistics


def texts(paragraph: Paragraph) -> list[str]:
    """Return the text, the items and the recommendations of a paragraph."""
    recommendations = [
        each.text for each in report().recommendations if each.paragraph == paragraph.id
    ]
    return [paragraph.text, *paragraph.items, *recommendations]


def occurrences(quote: str, text: str) -> Iterator[range]:
    """Yield where `quote` stands in `text`."""
    start = text.find(quote)
    while start >= 0:
        yield range(start, start + len(quote))
        start = text.find(quote, start + 1)


class Cover(NamedTuple):
    """Words of a paragraph that account for numbers: those among `values`, or any if None."""

    paragraph: str
    quote: str
    values: tuple[Decimal | None, ...] | None


def number_in(word: str) -> Decimal | None:
    """Return the number that `word` states, None if it states none exactly."""
    plain = word.lower().replace(",", "")
    return WORDS[plain] if plain in WORDS else Decimal(plain) if plain[0].isdigit() else None


def uncovered(covers: list[Cover]) -> list[str]:
    """Return each number of the report's paragraphs that nothing accounts for."""
    return [
        f"{paragraph.id}: {match[0]}"
        for paragraph in report().paragraphs
        for text in texts(paragraph)
        for match in NUMBER.finditer(text)
        if not any(
            each.paragraph == paragraph.id
            and (each.values is None or number_in(match[0]) in each.values)
            and any(
                place.start <= match.start() and match.end() <= place.stop
                for place in occurrences(each.quote, text)
            )
            for each in covers
        )
    ]


COVERS = [
    *(Cover(each.paragraph, each.quote, (each.value, each.value_max)) for each in statistics()),
    *(Cover(f"p{row['paragraph']}", row["quote"], None) for row in LEFT_OUT),
]


def test_every_number_of_the_paragraphs_is_a_statistic_or_left_out_for_a_reason() -> None:
    assert uncovered(COVERS) == []


@pytest.mark.parametrize("place", range(len(COVERS)))
def test_the_walk_notices_any_one_that_is_missing(place: int) -> None:
    """Damage: no statistic and no reason is there in vain."""
    missing = COVERS[place]
    bare = uncovered([*COVERS[:place], *COVERS[place + 1 :]])
    assert bare
    for each in bare:
        number, _, word = each.partition(": ")
        assert number == missing.paragraph
        assert word in missing.quote


def test_every_reason_is_given_for_words_of_its_paragraph() -> None:
    for row in LEFT_OUT:
        paragraph = report().paragraph(int(row["paragraph"]))
        assert any(row["quote"] in text for text in texts(paragraph)), row
        assert NUMBER.search(row["quote"]), row
        assert row["reason"]


STRUCTURE = {
    SpanRole.COVER: "the dates of the inspection and of publication, the age group",
    SpanRole.CONTENTS: "page numbers",
    SpanRole.PARAGRAPH_NUMBER: "the numbers of paragraphs",
    SpanRole.GRADE_LINE: "the numbers of grades",
    SpanRole.SCALE: "the numbers of grades",
    SpanRole.TIMESCALE: "within three, within six months: `Recommendation.timescale`",
}
"""Where numbers stand that are the report's frame, each a field of its own."""


def test_numbers_outside_the_paragraphs_are_the_frame_of_the_report() -> None:
    assert warrington.source is not None
    lines = (DATA / "warrington-2011/report.txt").read_text(encoding="utf-8").split("\n")
    told = {SpanRole.PARAGRAPH, SpanRole.ITEM, SpanRole.RECOMMENDATION}
    roles = {
        span.role
        for span in warrington.source.spans
        if NUMBER.search(lines[span.line - 1][span.start : span.end])
    }
    assert roles - told == set(STRUCTURE)


@pytest.mark.parametrize("statistic", statistics(), ids=lambda each: str(each.id))
def test_a_statistic_says_what_its_words_say(statistic: Statistic) -> None:
    stated = [number_in(match[0]) for match in NUMBER.finditer(statistic.quote)]
    assert statistic.value in stated
    assert statistic.value_max is None or statistic.value_max in stated
    if statistic.base is not None:
        assert any(
            statistic.base in text for text in texts(report().paragraph(statistic.paragraph))
        )


@pytest.mark.parametrize(
    "statistic",
    [each for each in statistics() if each.as_of is not None],
    ids=lambda each: str(each.id),
)
def test_a_day_stands_in_the_sentence_or_is_carried_from_the_one_before(
    statistic: Statistic,
) -> None:
    assert statistic.as_of is not None
    day = f"{statistic.as_of.day} {statistic.as_of:%B %Y}"
    sentences = report().paragraph(statistic.paragraph).text.split(". ")
    (own,) = (index for index, each in enumerate(sentences) if statistic.quote in each)
    stated = day in sentences[own]
    assert statistic.as_of_basis is (AsOfBasis.STATED if stated else AsOfBasis.CARRIED)
    if not stated:
        assert any(day in each for each in sentences[:own])
