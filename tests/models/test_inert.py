"""Nothing that a model says of itself can drive a terminal, whatever words it holds."""

import enum
from collections.abc import Callable, Iterator
from typing import cast

import attrs
import pytest

from ofsted_inspection import InvalidDocument
from tests.strategies.drawn import batch, public_models, strategy_of

HOSTILE = (
    "\x1b[31mred\x1b[0m",
    "abc\u202egfed\u202c",
    "a\u2066b\u2069",
    "\x9b2J",
    "a\x7fb",
    "a\u200bb",
    "a\u2028b",
)


def spoilt(given: object, word: str, depth: int = 3) -> Iterator[object]:
    """Yield `given` with the hostile word in the place of one text after another, however deep."""
    if isinstance(given, str):
        yield word
    elif isinstance(given, tuple):
        first, *others = cast("tuple[object, ...]", given) or (None,)
        for other in spoilt(first, word, depth):
            yield (other, *others)
    else:
        yield from _spoilt_fields(given, word, depth)


def _spoilt_fields(given: object, word: str, depth: int) -> Iterator[object]:
    if attrs.has(cls := cast("type[attrs.AttrsInstance]", type(given))) and depth:
        evolve = cast("Callable[..., object]", attrs.evolve)
        for field in attrs.fields(cls):
            for value in spoilt(getattr(given, field.name), word, depth - 1):
                try:
                    yield evolve(given, **{field.name: value})
                except InvalidDocument:
                    # Not every field takes every word.
                    continue


def said(given: object) -> Iterator[str]:
    """Yield what an instance says of itself in words."""
    yield repr(given)
    # Of what is told in lines, each line.
    yield from str(given).split("\n")
    for name in ("message", "note"):
        words = getattr(given, name, None)
        if isinstance(words, str) and isinstance(getattr(type(given), name, None), property):
            yield words


@pytest.mark.parametrize("model", public_models(), ids=lambda model: model.__name__)
def test_no_word_that_a_model_holds_drives_a_terminal(model: type[object]) -> None:
    """Law: over all models and results, with the word in each field that takes it."""
    for instance in batch(strategy_of(model), 3):
        assert not isinstance(instance, enum.Enum)
        for word in HOSTILE:
            for hostile in spoilt(instance, word):
                assert [words for words in said(hostile) if not words.isprintable()] == []
