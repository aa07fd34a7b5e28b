"""The compiled form: what was compiled comes back, equal parts as one object, in the same bytes."""

import datetime
import decimal
import json
from collections.abc import Iterator
from typing import Any, cast

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from ofsted_inspection import (
    Finding,
    Inspection,
    LocalAuthority,
    Recommendation,
    Statement,
    Statistic,
    StatisticKind,
    WhenMeans,
    authorities,
    load,
)
from ofsted_inspection._compiled import decoded
from ofsted_inspection._record import Record
from ofsted_inspection.frameworks import Aspect, Framework
from ofsted_inspection.strategies import inspections
from tools.compiled import encoded


def plain(value: object) -> object:
    """Return `value` as tuples that name every type, so that 1, 1.0 and True stay apart."""
    if isinstance(value, Record):
        fields = attrs.fields(type(cast("attrs.AttrsInstance", value)))
        return (type(value).__name__, *(plain(getattr(value, field.name)) for field in fields))
    if isinstance(value, tuple):
        return tuple(plain(each) for each in cast("tuple[object, ...]", value))
    return type(value).__name__, str(value)


def parts(value: object) -> Iterator[Record]:
    """Yield every record that `value` reaches, save those of the catalogue of frameworks."""
    if isinstance(value, tuple):
        for each in cast("tuple[object, ...]", value):
            yield from parts(each)
    elif isinstance(value, Record) and not isinstance(value, (Aspect, Framework)):
        yield value
        for field in attrs.fields(type(cast("attrs.AttrsInstance", value))):
            yield from parts(getattr(value, field.name))


@settings(max_examples=15)
@given(st.lists(inspections(), max_size=3))
def test_what_was_compiled_comes_back(made: list[Inspection]) -> None:
    """Law: decoding inverts encoding, down to the type of every value."""
    back = decoded(encoded(made))
    assert back == tuple(made)
    assert plain(back) == plain(tuple(made))


@pytest.mark.slow
@settings(max_examples=15)
@given(st.lists(inspections(), max_size=3))
def test_the_same_records_give_the_same_bytes(made: list[Inspection]) -> None:
    """Law: encoding is a function of the records alone; what came back gives the same bytes."""
    document = encoded(made)
    assert encoded(made) == document
    assert encoded(cast("tuple[Record, ...]", decoded(document))) == document


@settings(max_examples=15)
@given(st.lists(inspections(), min_size=1, max_size=2))
def test_equal_parts_come_back_as_one_object(made: list[Inspection]) -> None:
    """Law: within one document, two parts are equal only if they are the same object."""
    back = list(parts(decoded(encoded([*made, *made]))))
    by_value: dict[object, Record] = {}
    for part in back:
        assert by_value.setdefault((type(part), plain(part)), part) is part


def statistic(number: int, value: str) -> Statistic:
    return Statistic(
        id=f"s{number}",
        measure="children",
        measure_text="Children",
        kind=StatisticKind.PERCENT,
        value=decimal.Decimal(value),
        unit="people",
        paragraph=f"p{number}",
        quote="children",
    )


@given(
    st.lists(
        st.decimals(-(10**9), 10**9, places=2) | st.decimals(-9, 9, places=0),
        min_size=1,
        max_size=5,
    )
)
def test_decimals_keep_their_digits(values: list[decimal.Decimal]) -> None:
    """Law: they come back in the one form that the constructor gave them."""
    made = [statistic(number, str(value)) for number, value in enumerate(values)]
    back = cast("tuple[Statistic, ...]", decoded(encoded(made)))
    assert [str(each.value) for each in back] == [str(each.value) for each in made]
    assert [each.value for each in back] == values


@given(st.lists(st.integers(-(2**63), 2**63 - 1), min_size=1, max_size=5))
def test_whole_numbers_of_any_size_come_back(numbers: list[int]) -> None:
    made = [Finding(id="p1s1", start=number, end=0) for number in numbers]
    back = cast("tuple[Finding, ...]", decoded(encoded(made)))
    assert [each.start for each in back] == numbers


@pytest.mark.parametrize("edge", [2**31 - 1, 2**31, -(2**31), -(2**31) - 1])
def test_whole_numbers_at_the_edge_of_four_bytes(edge: int) -> None:
    (back,) = cast("tuple[Finding]", decoded(encoded([Finding(id="p1s1", start=edge, end=0)])))
    assert back.start == edge


@given(st.lists(st.lists(st.integers(1, 99), max_size=3, unique=True), min_size=1, max_size=4))
def test_lists_of_whole_numbers_come_back(cited: list[list[int]]) -> None:
    made = [
        Recommendation(id=f"r{place}", text="Improve.", section="s", cites=tuple(numbers))
        for place, numbers in enumerate(cited)
    ]
    back = cast("tuple[Recommendation, ...]", decoded(encoded(made)))
    assert [list(each.cites) for each in back] == cited


def stated(note: str | None) -> Statement:
    return Statement(
        when_text="2010",
        when_means=WhenMeans.UNKNOWN,
        word="good",
        report_published=datetime.date(2014, 7, 7),
        agrees=False,
        note=note or None,
    )


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=3)


@given(st.lists(st.none() | st.sampled_from("ab") | TEXTS, max_size=8))
def test_texts_come_back_shared_or_not(notes: list[str | None]) -> None:
    """Law: whether a text recurs decides how it is written, not what comes back."""
    made = [stated(note) for note in notes]
    assert decoded(encoded(made)) == tuple(made)


def test_nothing_compiles_to_nothing() -> None:
    assert decoded(encoded(())) == ()


def test_a_text_that_recurs_is_written_once() -> None:
    made = [attrs.evolve(stated("recurs often"), when_text=f"{year}") for year in range(2001, 2009)]
    assert encoded(made).count(b"recurs often") == 1


def test_a_value_that_has_no_compiled_form_is_refused() -> None:
    @attrs.frozen(kw_only=True)
    class Odd(Record):
        value: float

    with pytest.raises(TypeError, match="no compiled form for float"):
        encoded([Odd(value=1.5)])


def test_compiled_documents_are_json_with_few_values_to_a_line() -> None:
    """A change of the data shows as a change of few lines."""
    document = encoded(load("england"))
    parsed = cast("dict[str, Any]", json.loads(document))
    assert list(parsed) == ["pools", "tables", "root"]
    assert document.endswith(b"\n")
    columns = sum(len(table["columns"]) for table in parsed["tables"])
    assert document.count(b"\n") > columns


def test_a_frozen_record_stays_frozen() -> None:
    (back,) = cast("tuple[LocalAuthority]", decoded(encoded(authorities()[:1])))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        back.name = "Elsewhere"  # type: ignore[misc] # the error is the test
