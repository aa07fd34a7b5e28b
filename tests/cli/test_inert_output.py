"""No word of the data, and none of the command line, can drive the reader's terminal."""

import json
import os
import re

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from ofsted_inspection import from_json
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
    ("show", "england"),
    ("show", "england", "--paragraph", "1"),
    ("show", "england", "--section", "about"),
    ("latest", "england"),
    ("findings", "england"),
    ("recommendations", "england"),
    ("table", "england", "judgements"),
    ("check", "england"),
    ("compare", "england", "england"),
]
FORMS = ("table", "csv", "tsv", "json", "jsonl", "md", "html")


def _without_styles(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def _assert_inert(outcome: Outcome) -> None:
    written = _without_styles(outcome.out) + outcome.err
    # Tabs stand between columns; within a cell they are escaped.
    assert all(cell.isprintable() for cell in re.split(r"[\n\t]", written)), ascii(written)


@settings(max_examples=20)
@given(
    WORDS,
    st.sampled_from(ARGUMENTS),
    st.sampled_from(FORMS),
    st.booleans(),
)
def test_whatever_the_words_of_an_inspection_output_is_printable_lines(
    words: str,
    arguments: tuple[str, ...],
    form: str,
    on_screen: bool,  # noqa: FBT001 - drawn
) -> None:
    outcome = run_with(
        inspection(words),
        *arguments,
        *("--format", form),
        info=dataset(words),
        on_screen=on_screen,
    )
    assert outcome.status in {0, 1}, outcome.err
    _assert_inert(outcome)


@settings(max_examples=15)
@given(WORDS, st.sampled_from(FORMS))
def test_whatever_the_words_of_official_results_output_is_printable_lines(
    words: str, form: str
) -> None:
    grades = (official_result(words),)
    outcome = run_with(grades, "show", "england", "--format", form, info=dataset(words))
    assert outcome.status == 0
    _assert_inert(outcome)


def _is_nothing_here(argument: str) -> bool:
    return not os.path.exists(argument)  # noqa: PTH110 - Path raises for a name that is too long


# A file or folder may be read, and told of in more than a line.
NOWHERE = st.text(st.characters(exclude_characters="\x00")).filter(_is_nothing_here)


@given(st.lists(NOWHERE, max_size=4))
def test_whatever_the_arguments_the_answer_is_one_printable_line(arguments: list[str]) -> None:
    for words in (arguments, ["show", *arguments]):
        outcome = run(*words)
        _assert_inert(outcome)
        if outcome.status != 0:
            assert outcome.status in {1, 2}
            assert outcome.out == ""
            assert outcome.err.count("\n") == 1


@pytest.mark.parametrize("words", HOSTILE, ids=ascii)
def test_what_would_drive_a_terminal_is_shown_escaped(words: str) -> None:
    escaped = "".join(each if each.isprintable() else ascii(each)[1:-1] for each in words)
    for form in ("table", "tsv"):
        outcome = run_with(inspection(words), "show", "england", "--format", form, COLUMNS="200")
        assert escaped in outcome.out
        _assert_inert(outcome)


@pytest.mark.parametrize("words", HOSTILE, ids=ascii)
def test_json_loses_nothing_by_being_inert(words: str) -> None:
    outcome = run_with(inspection(words), "show", "england", "--json")
    _assert_inert(outcome)
    assert json.loads(outcome.out)["rows"][0]["authority"] == words


@pytest.mark.parametrize("words", HOSTILE, ids=ascii)
def test_what_is_exported_is_whole_in_a_pipe_and_inert_on_a_terminal(words: str) -> None:
    seen = attrs.evolve(inspection(words), source_url=None)
    arguments = ("export", "england", "--format", "json", "--names")
    assert from_json(run_with(seen, *arguments).out) == seen
    _assert_inert(run_with(seen, *arguments, on_screen=True))


@pytest.mark.parametrize("words", MARKUP)
def test_what_looks_like_markup_is_shown_as_it_stands(words: str) -> None:
    for arguments in ARGUMENTS[:2]:
        outcome = run_with(
            inspection(words),
            *arguments,
            info=dataset(words),
            on_screen=True,
            COLUMNS="200",
        )
        assert words in _without_styles(outcome.out)


@pytest.mark.parametrize("words", HOSTILE, ids=ascii)
def test_a_hostile_name_is_answered_in_one_inert_line(words: str) -> None:
    for arguments in (
        ("show", words),
        ("show", "england", "--authority", words),
        (words,),
        ("latest", words),
        ("latest", "--region", words),
        ("latest", f"--{words}"),
        ("list", "-o", f"/nowhere/{words}.csv"),
    ):
        outcome = run(*arguments)
        assert outcome.status == 2
        assert outcome.err.count("\n") == 1
        _assert_inert(outcome)


def test_no_word_is_a_tag_or_markup_in_documents() -> None:
    words = "<script>alert(1)</script> [a](b) | c"
    for command in ("latest", "show", "check"):
        page = run_with(inspection(words), command, "england", "--format", "html").out
        assert page.startswith("<!DOCTYPE html>")
        assert "<script>alert" not in page
    marked = run_with(inspection(words), "latest", "england", "--format", "md").out
    assert "\\<script\\>" in marked
    cells = [re.split(r"(?<!\\)\|", line) for line in marked.splitlines()]
    assert len({len(each) for each in cells}) == 1
