"""One authority for every number, code and name that people write; and none for anything else."""

import contextlib
import csv
import datetime
import itertools
import random
from pathlib import Path
from typing import assert_type

import pytest
from hypothesis import example, given, settings, strategies as st

from ofsted_inspection import (
    AuthorityName,
    InvalidDocument,
    LocalAuthority,
    NameKind,
    ProblemCode,
    UnknownName,
    authority,
)
from ofsted_inspection.gazetteer._held import Held
from ofsted_inspection.gazetteer._resolver import Index, resolved
from tests.datasets.kept import kept

AUTHORITIES = kept("authorities", "authorities")
NAMES = kept("authorities", "authority_names")
BY_URN = {row["urn"]: row for row in AUTHORITIES}
TODAY = {row["name"] for row in AUTHORITIES if not row["closed"]}

WRITTEN = [
    (name, row["urn"])
    for row in AUTHORITIES
    for name in dict.fromkeys((row["name"], row["ons_name"]))
    # Of the two that the statistics office calls Dorset, the name means today's.
    if not (row["closed"] and name in TODAY)
] + [(row["written"], row["urn"]) for row in NAMES]

SORTS = {
    "County": ("{} County Council", "{} CC", "County of {}"),
    "London Borough": ("London Borough of {}", "LB {}", "{}, London Borough of", "{} LBC"),
    "Metropolitan District": ("{} MBC", "{} Metropolitan Borough Council", "{} Borough Council"),
    "Unitary Authority": ("{} UA", "{} unitary authority", "{} Borough Council"),
    "Sui generis": ("{}",),
}
"""Ways to say what sort of council one is that hold for every one of a type."""

ANY_SORT = (
    "{} Council",
    "The {}",
    "{} local authority",
    "{}, City of",
    "City of {}",
    "{} City Council",
    "Royal Borough of {}",
    "Metropolitan Borough of {}",
    "{} Unitary Authority",
    "{} (District Council)",
    "Great {}",
    "{} Safeguarding Board",
    *itertools.chain.from_iterable(SORTS.values()),
)

OTHERWISE = ((" and ", " & "), ("St ", "Saint "), ("St ", "St. "), (" upon ", "-on-"), ("-", " "))

NAMESAKES = {"2532283": "80463", "80463": "2532283"}
"""Dorset, and Dorset County that it succeeded: the name of the one is in that of the other."""


def spellings() -> list[tuple[str, str]]:
    with (Path(__file__).parent / "spellings.csv").open(encoding="utf-8", newline="") as file:
        return [(row["spelling"], row["urn"]) for row in csv.DictReader(file)]


def found(key: str) -> str:
    return str(authority(key).urn)


def found_or_offered(key: str) -> set[str]:
    """Return the number of what is found, or those of all that are offered instead."""
    try:
        return {found(key)}
    except UnknownName as error:
        offered = error.candidates or ()
        assert set(offered) <= {row["name"] for row in AUTHORITIES}
        return {row["urn"] for row in AUTHORITIES if row["name"] in offered}


def test_every_spelling_in_public_use_means_its_authority() -> None:
    assert len(spellings()) > 400
    assert [(name, urn) for name, urn in spellings() if found(name) != urn] == []
    assert {urn for _, urn in spellings()} == set(BY_URN)


def test_every_number_and_code_present_and_former() -> None:
    for row in AUTHORITIES:
        for key in (row["urn"], row["la_number"], row["ons_code"], row["ons_code"].lower()):
            assert found(key) == row["urn"]
        assert str(authority(int(row["urn"])).urn) == row["urn"]
        assert str(authority(int(row["la_number"])).urn) == row["urn"]
    for row in kept("authorities", "code_changes"):
        assert found(row["ons_code"]) == row["urn"]


def test_every_name_means_exactly_its_authority() -> None:
    assert [(name, urn) for name, urn in WRITTEN if found(name) != urn] == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("York", "York"),
        ("North Yorkshire", "North Yorkshire"),
        ("Derby", "Derby"),
        ("Derbyshire", "Derbyshire"),
        ("Nottingham City", "Nottingham"),
        ("Nottinghamshire County", "Nottinghamshire"),
        ("Leicester City", "Leicester"),
        ("Leicestershire CC", "Leicestershire"),
        ("Dorset", "Dorset"),
        ("Dorset County Council", "Dorset County"),
        ("Bournemouth", "Bournemouth"),
        ("BCP", "Bournemouth, Christchurch & Poole"),
        ("Northamptonshire", "Northamptonshire"),
        ("City of London", "City of London"),
    ],
)
def test_names_that_are_close_to_one_another_stay_apart(name: str, meant: str) -> None:
    assert authority(name).name == meant


def cases(name: str) -> st.SearchStrategy[str]:
    return st.sampled_from((name, name.upper(), name.lower(), name.title(), name.swapcase()))


@st.composite
def variations(draw: st.DrawFn, patterns: tuple[str, ...] | None = None) -> tuple[str, str]:
    """Draw a name of an authority as somebody might write it, and the authority's number."""
    row = draw(st.sampled_from(AUTHORITIES))
    name = row["name"]
    pattern = draw(st.sampled_from(patterns or ("{}", *SORTS[row["type"]])))
    for one, other in OTHERWISE:
        if draw(st.booleans()):
            name = name.replace(one, other) if draw(st.booleans()) else name.replace(other, one)
    blank = draw(st.sampled_from((" ", "  ", "\N{NO-BREAK SPACE}", "_", "\t")))
    written = draw(cases(pattern.format(name)))
    edge = draw(st.sampled_from(("", " ", "\n")))
    return edge + written.replace(" ", blank) + edge, row["urn"]


@settings(max_examples=400)
@given(variations())
def test_the_same_name_written_otherwise_means_the_same(drawn: tuple[str, str]) -> None:
    written, urn = drawn
    assert found(written) == urn


@settings(max_examples=400)
@given(variations(ANY_SORT))
def test_with_any_prefix_or_suffix_it_is_found_or_offered(drawn: tuple[str, str]) -> None:
    """The wrong sort of council may be refused; then the right authority is among those offered."""
    written, urn = drawn
    assert found_or_offered(written) & {urn, NAMESAKES.get(urn)}


@settings(max_examples=300)
@given(st.sampled_from(WRITTEN), st.randoms(use_true_random=False))
def test_in_any_order_of_words_it_is_found_or_offered(
    named: tuple[str, str], order: random.Random
) -> None:
    name, urn = named
    parts = name.replace(",", "").split()
    order.shuffle(parts)
    assert found_or_offered(" ".join(parts)) & {urn, NAMESAKES.get(urn)}


@given(st.sampled_from(WRITTEN), st.data())
def test_with_one_letter_wrong_nothing_else_is_found(
    named: tuple[str, str], data: st.DataObject
) -> None:
    """Nothing is guessed: what is written nearly like a name is that name's, or nobody's."""
    name, urn = named
    place = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(st.sampled_from("aeiouqxz"))
    spoilt = name[:place] + letter + name[place + 1 :]
    with contextlib.suppress(UnknownName):
        assert found(spoilt) in {urn, NAMESAKES.get(urn)}


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("Kingston", ("Kingston upon Hull", "Kingston upon Thames")),
        ("Hul", ("Kingston upon Hull",)),
        ("Solihul", ("Solihull",)),
        ("Nottingham County Council", ("Nottingham", "Nottinghamshire")),
        ("York County Council", ("York", "East Riding of Yorkshire", "North Yorkshire")),
        ("Durham City Council", ("Durham",)),
        ("Warrington City Council", ("Warrington",)),
        ("Yorkshire", ("East Riding of Yorkshire", "North Yorkshire", "York")),
        ("West Yorkshire", ("East Riding of Yorkshire", "North Yorkshire", "York")),
        ("Tyneside", ("North Tyneside", "South Tyneside", "Newcastle upon Tyne")),
        ("Sussex", ("East Sussex", "West Sussex")),
        ("Bedfordshire", ("Bedford", "Central Bedfordshire")),
        ("Christchurch", ("Bournemouth, Christchurch & Poole",)),
        ("Chester", ("Cheshire West and Chester",)),
        ("Gloucester", ("Gloucestershire", "South Gloucestershire")),
        ("London", ("City of London",)),
        ("Oxford", ("Oxfordshire",)),
        ("Wakefeild", ("Wakefield",)),
        ("Slough Children First", ("Slough",)),
        ("Leeds and Bradford", ("Bradford", "Leeds")),
        ("E08999999", ()),
        ("999", ()),
        ("Xanadu", ()),
        ("", ()),
        ("council", ()),
    ],
)
def test_what_is_offered_for_a_name_that_none_has(name: str, offered: tuple[str, ...]) -> None:
    with pytest.raises(UnknownName) as caught:
        authority(name)
    assert set(caught.value.candidates or ()) == set(offered)
    for each in offered:
        assert each in str(caught.value)
    assert "Solihull" not in str(caught.value) or name == "Solihul"


@given(st.text())
@example("0" * 5000)
@example("\x1b]0;owned\x07")
@example("council " * 10_000)
@example("\ud800")
def test_any_text_is_one_authority_or_unknown(text: str) -> None:
    with contextlib.suppress(UnknownName):
        assert isinstance(authority(text), LocalAuthority)
        return
    with pytest.raises(UnknownName) as caught:
        authority(text)
    assert caught.value.name == text
    assert str(caught.value).isprintable()


class Whole:
    """A whole number of another library."""

    def __index__(self) -> int:
        return 383


def test_whole_numbers_of_any_library_are_numbers() -> None:
    assert authority(Whole()) is authority(383) is authority("383")
    assert_type(authority(383), LocalAuthority)
    assert authority(authority("Leeds")) is authority("Leeds")


def test_a_number_that_none_has_is_unknown_and_nothing_is_offered() -> None:
    with pytest.raises(UnknownName) as caught:
        authority(999)
    assert (caught.value.name, caught.value.candidates) == ("999", ())


@pytest.mark.parametrize("key", [True, 383.0, None, b"Leeds", ["Leeds"]])
def test_what_is_no_key_is_refused_and_said(key: object) -> None:
    with pytest.raises(InvalidDocument) as caught:
        # The wrong kind of thing is the point.
        authority(key)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    (problem,) = caught.value.problems
    assert (problem.code, problem.path) == (ProblemCode.WRONG_TYPE, "$.key")


def test_a_name_that_two_have_is_refused_and_both_are_named() -> None:
    pair = (authority("Leeds"), authority("York"))
    names = tuple(
        AuthorityName(urn=each.urn, written="The Ridings", kind=NameKind.SHORT) for each in pair
    )
    index = Index(Held(authorities=pair, names=names, code_changes=(), successions=()))
    assert resolved("York", index) is pair[1]
    with pytest.raises(UnknownName) as caught:
        resolved("ridings", index)
    assert caught.value.kind == "single authority"
    assert caught.value.candidates == ("Leeds", "York")


def test_names_of_the_statistics_office_may_be_missing() -> None:
    plain = LocalAuthority(
        urn=1,
        name="Northmere",
        la_number=999,
        ons_code="E06009999",
        region=authority("York").region,
        type=authority("York").type,
    )
    index = Index(Held(authorities=(plain,), names=(), code_changes=(), successions=()))
    assert resolved("Northmere Council", index) is plain
    with pytest.raises(UnknownName, match="did you mean Northmere"):
        resolved("Nortmere", index)


def test_an_abolished_authority_is_found_and_says_so() -> None:
    assert authority("Cumbria").closed == datetime.date(2023, 3, 31)
    assert authority("Leeds").closed is None
