"""Whoever gives a public function the wrong thing is told which argument, and what it takes."""

import datetime
import io
import re
import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, strategies as st

from ofsted_inspection import OfstedInspectionError, UnknownName
from ofsted_inspection._arguments import checked, wanted_by
from tests.core.arguments import (
    WARRINGTON,
    Function,
    called,
    choices,
    public_functions,
    right_arguments,
)
from tests.core.methods import HELD_APART, public_methods, right_methods

METHODS = right_methods()
FUNCTIONS = dict(public_functions()) | {name: method for name, (method, _) in METHODS.items()}
every_function = pytest.mark.parametrize("name", FUNCTIONS)


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, object]]:
    methods = {name: arguments for name, (_, arguments) in METHODS.items()}
    return {**right_arguments(tmp_path_factory.mktemp("arguments")), **methods}


def test_every_public_function_has_right_arguments(
    right: Mapping[str, Mapping[str, object]],
) -> None:
    assert set(right) == set(FUNCTIONS)
    assert set(METHODS) == set(public_methods()) - HELD_APART


@every_function
def test_what_is_right_is_taken(name: str, right: Mapping[str, Mapping[str, object]]) -> None:
    called(FUNCTIONS[name], right[name])


_OF_TEXT = "stands for a new one each time, since a file can be read only once"
WRONG = {
    "None": None,
    "a number": 7,
    "a huge number": 10**30,
    "a text": "judgement",
    "a path": Path("judgements"),
    "an inspection": WARRINGTON,
    "a list of texts": ["id"],
    "a moment": datetime.datetime(2024, 1, 1),  # noqa: DTZ001 - whatever a moment is
    "bytes": bytearray(b"id"),
    "a file of text": _OF_TEXT,
}


@every_function
@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_named(
    name: str,
    wrong: str,
    right: Mapping[str, Mapping[str, object]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Law: in each position it is right there, or raises one of ours or a TypeError that helps."""
    # A text or a path is right for a writer, and must not land in the working folder.
    monkeypatch.chdir(tmp_path)
    function: Function = FUNCTIONS[name]
    for parameter in right[name]:
        value = io.StringIO("id") if WRONG[wrong] is _OF_TEXT else WRONG[wrong]
        error = _raised(function, {**right[name], parameter: value})
        if isinstance(error, FileNotFoundError):
            # Of a file to be read, text and path are right.
            assert wrong in {"a text", "a path"}
        elif error is not None and not isinstance(error, OfstedInspectionError):
            assert isinstance(error, TypeError)
            assert re.search(rf": {parameter}(\[\d+\])? takes ", str(error)), parameter


def _raised(function: Function, arguments: Mapping[str, object]) -> Exception | None:
    try:
        called(function, arguments)
    except Exception as error:  # noqa: BLE001 - which one it is, is the question
        return error
    return None


def _near_miss(text: str) -> str:
    return f"{text[:-1]}q"


@pytest.mark.parametrize("name", [each for each in FUNCTIONS if list(choices(FUNCTIONS[each]))])
def test_a_word_that_is_none_of_a_closed_list_is_refused_with_near_misses(
    name: str, right: Mapping[str, Mapping[str, object]]
) -> None:
    """Law: for every `Literal` of the public surface."""
    function = FUNCTIONS[name]
    for parameter, text in choices(function):
        known = {each for other, each in choices(function) if other == parameter}
        with pytest.raises(UnknownName) as raised:
            called(function, {**right[name], parameter: _near_miss(text)})
        near = set(raised.value.near)
        assert near <= known | set(raised.value.known)
        assert text in near


def test_words_are_taken_for_what_they_say() -> None:
    @checked
    def function(words: list[str] | None, number: int, anything: "object" = None) -> object:
        return (words, number, anything)

    assert function(["a"], 1) == (["a"], 1, None)
    assert function(None, number=1, anything=2) == (None, 1, 2)
    assert wanted_by("a text") is None
    days = wanted_by(Mapping[str, datetime.date])
    assert days is not None
    assert days.holds({"a": datetime.date(2024, 1, 1)})
    assert days.holds(types.MappingProxyType({"a": "not looked at"}))
    assert not days.holds({"a": "2024-01-01"})
    assert not days.holds(["a"])
    labels = wanted_by(Sequence[str])
    assert labels is not None
    assert labels.holds({"a": 1}.keys())
    assert not labels.holds("a")
    with pytest.raises(TypeError, match="function"):
        function("a", 1)  # type: ignore[arg-type] # the error is the test
    with pytest.raises(TypeError, match="number"):
        function([], number=True)
    with pytest.raises(TypeError, match="missing"):
        function([])  # type: ignore[call-arg] # the error is the test

    @checked
    def of_several(*numbers: int) -> int:
        return sum(numbers)

    assert (of_several(), of_several(1), of_several(1, 2)) == (0, 1, 3)
    with pytest.raises(TypeError, match=": numbers takes "):
        of_several(1, 2, "a")  # type: ignore[arg-type] # the error is the test


@given(st.lists(st.integers()), st.sampled_from([list, tuple, iter]), st.data())
def test_one_wrong_thing_among_many_is_told_by_its_place(
    numbers: list[int], made: Callable[[list[object]], Iterable[int]], data: st.DataObject
) -> None:
    @checked
    def total(numbers: Iterable[int]) -> int:
        return sum(numbers)

    assert total(made([*numbers])) == sum(numbers)
    place = data.draw(st.integers(0, len(numbers)))
    given_numbers = made([*numbers[:place], "seven", *numbers[place:], None])
    with pytest.raises(TypeError, match=rf"numbers\[{place}\] takes a whole number; found 'seven'"):
        total(given_numbers)


def test_one_wrong_word_among_many_has_its_near_misses() -> None:
    @checked
    def of_words(words: Iterable[Literal["region", "framework"]]) -> list[str]:
        return list(words)

    assert of_words(["region"]) == ["region"]
    with pytest.raises(UnknownName, match=r"words\[1\]") as raised:
        of_words(["region", "framewirk"])  # type: ignore[list-item] # the error is the test
    assert raised.value.near == ("framework",)
    with pytest.raises(TypeError, match="words takes "):
        of_words({"regio"})  # type: ignore[arg-type] # a set has no places
