"""No word of the data, and none of the command line, can drive the reader's terminal."""

import re

import pytest
from hypothesis import given, strategies as st

from tests.cli.command import Outcome, dataset, inspection, official_result, run, run_with

WORDS = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=40
).map(lambda text: " ".join(text.split()) or "x")

HOSTILE = [
    "\x1b[31mred\x1b[0m",
    "\x1b]52;c;Y2FsYw==\x07",
    "\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\",
    "abc\u202egfed\u202c",
    "a\u2066b\u2069",
    "\u200bzero width",
    "\x9b2J",
    "\x08\x08\x08over",
    "\x7f",
]

MARKUP = ["[bold red]x[/bold red]", "[link=https://example.org]x[/link]", "[/]", "\\[x]", ":smile:"]

ARGUMENTS = [
    ("list",),
    ("show", "made-up"),
    ("show", "made-up", "--paragraph", "1"),
]


def _without_styles(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def _assert_inert(outcome: Outcome) -> None:
    written = _without_styles(outcome.out) + outcome.err
    assert all(line.isprintable() for line in written.split("\n")), ascii(written)


@given(WORDS, st.sampled_from(ARGUMENTS), st.sampled_from(["", "1"]))
def test_whatever_the_words_of_an_inspection_output_is_printable_lines(
    words: str, arguments: tuple[str, ...], force_colour: str
) -> None:
    outcome = run_with(inspection(words), *arguments, info=dataset(words), FORCE_COLOR=force_colour)
    assert outcome.status == 0
    assert outcome.err == ""
    _assert_inert(outcome)


@given(WORDS)
def test_whatever_the_words_of_official_results_output_is_printable_lines(words: str) -> None:
    grades = (official_result(words), official_result(words))
    for arguments in (("--authority", "99999"), ()):
        outcome = run_with(grades, "show", "made-up", *arguments, info=dataset(words))
        assert outcome.status == 0
        _assert_inert(outcome)


@given(st.lists(st.text(st.characters(exclude_characters="\x00")), max_size=4))
def test_whatever_the_arguments_the_answer_is_one_printable_line(arguments: list[str]) -> None:
    outcome = run("show", *arguments)
    _assert_inert(outcome)
    if outcome.status != 0:
        assert outcome.status == 2
        assert outcome.out == ""
        assert outcome.err.count("\n") == 1


@pytest.mark.parametrize("words", HOSTILE, ids=ascii)
def test_what_would_drive_a_terminal_is_shown_escaped(words: str) -> None:
    escaped = "".join(each if each.isprintable() else ascii(each)[1:-1] for each in words)
    outcome = run_with(inspection(words), "show", "made-up", COLUMNS="200")
    assert escaped in outcome.out
    _assert_inert(outcome)


@pytest.mark.parametrize("words", MARKUP)
def test_what_looks_like_markup_is_shown_as_it_stands(words: str) -> None:
    for arguments in ARGUMENTS:
        outcome = run_with(
            inspection(words), *arguments, info=dataset(words), COLUMNS="200", FORCE_COLOR="1"
        )
        assert words in _without_styles(outcome.out)


@pytest.mark.parametrize("words", HOSTILE, ids=ascii)
def test_a_hostile_name_is_answered_in_one_inert_line(words: str) -> None:
    for arguments in (("show", words), ("show", "england", "--authority", words)):
        outcome = run(*arguments)
        assert outcome.status == 2
        assert outcome.err.count("\n") == 1
        _assert_inert(outcome)
