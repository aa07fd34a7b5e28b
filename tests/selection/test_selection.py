"""What is chosen among what reports say is what holds for each, asked of each alone."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from ofsted_inspection import (
    ChildrenGroup,
    NationalFramework,
    Polarity,
    StatisticKind,
    Theme,
    UnknownName,
    from_json,
    load,
)
from ofsted_inspection.selection import Found, findings, recommendations, statistics
from ofsted_inspection.tables import DICTIONARY, rows

WARRINGTON = load("warrington-2011")
ALL_LAYERS = from_json(Path("tests/interchange/golden/1.0/all-layers.json").read_bytes())
BOTH = (WARRINGTON, ALL_LAYERS, load("england")[0])
EVERY = findings(BOTH)
KEYS = [each.key for each in WARRINGTON.framework.aspects]
WORDS = ("Children", "the  children", "OFSTED", "zzz", "")


def names(found: Iterable[Found]) -> list[tuple[str, str]]:
    """Return what tells findings apart."""
    return [(each.inspection.id, each.finding.id) for each in found]


@settings(max_examples=20)
@given(
    aspect=st.lists(
        st.sampled_from([each.key for each in WARRINGTON.framework.aspects]), max_size=2
    ),
    polarity=st.lists(st.sampled_from(Polarity), max_size=2),
    theme=st.lists(st.sampled_from(Theme), max_size=2),
    group=st.lists(st.sampled_from(ChildrenGroup), max_size=2),
    text=st.sampled_from([None, *WORDS]),
    uncertain=st.sampled_from([None, True, False]),
)
def test_findings_are_those_for_which_all_that_is_asked_holds(  # noqa: PLR0913 - all that can be asked
    *,
    aspect: list[str],
    polarity: list[Polarity],
    theme: list[Theme],
    group: list[ChildrenGroup],
    text: str | None,
    uncertain: bool | None,
) -> None:
    """Law: asking several things is asking each, and keeping what every answer has."""
    answers = [
        names(findings(BOTH, aspect=aspect)),
        names(findings(BOTH, polarity=polarity)),
        names(findings(BOTH, theme=theme)),
        names(findings(BOTH, group=group)),
        names(findings(BOTH, text=text)),
        names(findings(BOTH, uncertain=uncertain)),
    ]
    together = findings(
        BOTH,
        aspect=aspect,
        polarity=polarity,
        theme=theme,
        group=group,
        text=text,
        uncertain=uncertain,
    )
    assert names(together) == [
        each for each in names(EVERY) if all(each in answer for answer in answers)
    ]


def test_an_inspection_is_asked_itself_and_of_one_thing_as_of_several() -> None:
    """Oracle: the function, given collections."""
    key = KEYS[0]
    for inspection in BOTH[:2]:
        assert inspection.findings() == findings(inspection)
        assert inspection.findings(aspect=key) == findings(inspection, aspect=[key])
        for polarity in Polarity:
            assert inspection.findings(polarity=polarity) == findings(
                inspection, polarity=[polarity]
            )
        for theme in Theme:
            assert inspection.findings(theme=theme) == findings(inspection, theme={theme})
        for group in ChildrenGroup:
            assert inspection.findings(group=group) == findings(inspection, group=(group,))
        assert inspection.findings(text="children", uncertain=False) == findings(
            inspection, text="children", uncertain=False
        )
    assert WARRINGTON.findings(aspect=key)
    assert BOTH[2].findings() == ()
    with pytest.raises(UnknownName, match=key):
        WARRINGTON.findings(aspect=key[:-1])


@settings(max_examples=20)
@given(st.lists(st.sampled_from(Theme), min_size=2, max_size=3))
def test_of_several_one_is_enough(themes: list[Theme]) -> None:
    """Law: what is chosen by several themes is what is chosen by each, together."""
    each_alone = [names(findings(BOTH, theme=[theme])) for theme in themes]
    expected = [each for each in names(EVERY) if any(each in answer for answer in each_alone)]
    assert names(findings(BOTH, theme=themes)) == expected


def test_findings_say_what_their_table_says() -> None:
    header = DICTIONARY["findings"].header
    for row in (dict(zip(header, each, strict=True)) for each in rows(WARRINGTON, "findings")):
        (found,) = (
            each
            for each in EVERY
            if (each.inspection.id, each.finding.id) == (row["inspection_id"], row["finding_id"])
        )
        assert (found.text, found.aspect_key) == (row["text"], row["aspect_key"])
        assert found.paragraph.id == row["paragraph_id"]
    assert len(findings(WARRINGTON)) == len(list(rows(WARRINGTON, "findings")))


def test_words_are_looked_for_in_any_case_and_spacing() -> None:
    for words in WORDS:
        wanted = " ".join(words.lower().split())
        expected = names(each for each in EVERY if wanted in each.text.lower())
        assert names(findings(BOTH, text=words)) == expected


def test_an_aspect_that_none_has_is_named() -> None:
    with pytest.raises(UnknownName) as caught:
        findings(WARRINGTON, aspect=["safeguarding.overal_effectiveness"])
    assert "safeguarding.overall_effectiveness" in caught.value.near


def test_what_was_found_is_shown_in_a_word() -> None:
    (found, *_) = findings(WARRINGTON)
    assert isinstance(found, Found)
    assert found.finding.id in repr(found)
    assert WARRINGTON.id in repr(found)


@pytest.mark.parametrize("within", [None, 0, 3, 6])
@pytest.mark.parametrize("text", [None, "THE", "zzz"])
@pytest.mark.parametrize("tag", [(), (NationalFramework.OUTCOME_4,)])
def test_recommendations_are_those_asked_for(
    within: int | None, text: str | None, tag: tuple[NationalFramework, ...]
) -> None:
    expected = [
        (one.id, each.id)
        for one in BOTH
        if one.report is not None
        for each in one.report.recommendations
        if within is None or (each.timescale is not None and each.timescale.months <= within)
        if text is None or text.lower() in each.text.lower()
        if not tag or (each.tag is not None and each.tag.means in tag)
    ]
    found = recommendations(BOTH, within=within, text=text, tag=tag)
    assert [(one.id, each.id) for one, each in found] == expected


@pytest.mark.parametrize("kind", [(), (StatisticKind.ZERO,), tuple(StatisticKind)])
@pytest.mark.parametrize("text", [None, "looked after", "zzz"])
def test_statistics_are_those_asked_for(kind: tuple[StatisticKind, ...], text: str | None) -> None:
    expected = [
        (one.id, each.id)
        for one in BOTH
        if one.readings is not None
        for each in one.readings.statistics
        if not kind or each.kind in kind
        if text is None or text in f"{each.measure_text}\n{each.quote}".lower()
    ]
    assert [(one.id, each.id) for one, each in statistics(BOTH, kind=kind, text=text)] == expected
