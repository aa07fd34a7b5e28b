"""On a terminal: tables of its width, colour, a pager; without rich, plain text."""

import contextlib
import io
import re
import sys
from collections import Counter
from collections.abc import Generator
from pathlib import Path
from unittest import mock

import pytest

from ofsted_inspection import Polarity, ReformedGrade, Ungraded, load
from ofsted_inspection._look import LOOKS
from tests.cli.command import Outcome, rows, run, run_on_screen

WARRINGTON = load("warrington-2011")
WIDTHS = (40, 80, 200)


@contextlib.contextmanager
def without_rich() -> Generator[None, None, None]:
    with mock.patch("ofsted_inspection.cli._screen.importlib.util.find_spec", return_value=None):
        yield


def _words(outcome: Outcome) -> str:
    return " ".join(outcome.out.split())


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "words",
    [
        ("latest", "--limit", "20"),
        ("history", "Leeds"),
        ("show", "warrington-2011"),
        ("findings", "warrington-2011", "--limit", "9"),
        ("list", "rules"),
    ],
    ids=" ".join,
)
def test_no_line_is_wider_than_the_terminal(words: tuple[str, ...], width: int) -> None:
    outcome = run_on_screen(*words, COLUMNS=str(width), NO_COLOR="1")
    assert outcome.status == 0
    assert max(map(len, outcome.out.splitlines())) <= width


def test_columns_without_room_are_counted_and_named() -> None:
    shown = rows(run("latest", "--limit", "5"))
    header = [name for name in shown[0] if any(row[name] for row in shown)]
    outcome = run_on_screen("latest", "--limit", "5", NO_COLOR="1")
    empty = re.search(r"(\d+) columns? (?:is|are) empty: (\S+)", _words(outcome))
    assert empty is not None
    assert set(shown[0]) - set(header) == {empty[2]}
    left = re.search(r"(\d+) more columns with --format tsv: (.*)", _words(outcome))
    assert left is not None
    names = left[2].split(", ")
    assert names == header[-int(left[1]) :]
    wider = (
        run_on_screen("latest", "--limit", "5", COLUMNS=str(width), NO_COLOR="1")
        for width in range(220, 400, 10)
    )
    assert any("1 more column with --format tsv: source_url" in _words(each) for each in wider)
    every = run_on_screen("latest", "--limit", "5", COLUMNS="400", NO_COLOR="1")
    assert "more column" not in every.out


def test_one_row_is_shown_as_facts() -> None:
    outcome = run_on_screen("latest", "--neighbours", "Leeds", "--limit", "1", NO_COLOR="1")
    (row,) = rows(run("latest", "--neighbours", "Leeds", "--limit", "1"))
    assert outcome.out.splitlines()[0].split() == ["authority", row["authority"]]
    assert row["source_url"] in outcome.out


def test_no_row_at_all_is_an_empty_table() -> None:
    outcome = run_on_screen("check", "england", NO_COLOR="1")
    assert outcome.status == 0
    assert "subject" in outcome.out


def test_grades_look_as_in_pages_and_charts_unless_their_reader_wants_no_colour() -> None:
    """Oracle: the one module of looks. Symbols stand in any case, for colour never stands alone."""
    words = ("show", "england", "--authority", "Isles of Scilly")
    coloured = run_on_screen(*words, TERM="xterm-256color", COLORTERM="truecolor").out
    good = LOOKS[ReformedGrade.GOOD]
    ink, ground = (
        ";".join(str(int(colour[place : place + 2], 16)) for place in (1, 3, 5))
        for colour in (good.ink, good.fill)
    )
    assert f"\x1b[38;2;{ink};48;2;{ground}m{good.symbol} Good" in coloured
    assert f"\x1b[2m{LOOKS[Ungraded.NOT_JUDGED].symbol} Not judged" in coloured
    few = run_on_screen(*words).out
    assert "\x1b[1m" in few
    assert f" {good.symbol} Good" in few
    for environment in ({"NO_COLOR": "1"}, {"TERM": "dumb"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}):
        plain = run_on_screen(*words, **environment).out
        assert "\x1b" not in plain
        assert f" {good.symbol} Good" in plain
    assert "\x1b" not in run(*words, "--format", "table").out
    forced = run(*words, "--format", "table", FORCE_COLOR="1", TERM="xterm-256color")
    assert "\x1b[38;" in forced.out


def test_polarities_look_as_in_pages_and_charts() -> None:
    words = ("findings", "warrington-2011")
    shown = run_on_screen(*words, NO_COLOR="1").out
    found = Counter(
        each.annotation.polarity for each in WARRINGTON.findings() if each.annotation is not None
    )
    assert len(found) == len(Polarity)
    for polarity, number in found.items():
        assert shown.count(f" {LOOKS[polarity].symbol} {polarity.value}") == number
    assert "\u2212" not in run(*words).out


def test_the_record_of_warrington_is_shown_in_its_order() -> None:
    outcome = run_on_screen("show", "warrington-2011", COLUMNS="120", NO_COLOR="1")
    lines = [" ".join(line.split()) for line in outcome.out.splitlines()]
    record = lines[lines.index("Record of main findings") : lines.index("Counts per grade")]
    expected = [
        f"{each.aspect.title} {LOOKS[each.grade].symbol} {each.grade.label}"
        for each in WARRINGTON.judgements
    ]
    assert [row for row in record if row.endswith((" Adequate", " Good"))] == expected
    assert lines[0] == "Warrington"
    for row in (
        "Inspected 10 to 21 January 2011, a re-inspection",
        "Published 25 February 2011",
        "Lead inspector Brendan Parkinson",
        "Inspectors 4 of Her Majesty's Inspectors, 1 of the Care Quality Commission",
        "Safeguarding services 0 0 10 0 10",
        "Services for looked after children 0 2 10 0 12",
        "All 0 2 20 0 22",
    ):
        assert row in lines


def test_a_paragraph_of_warrington_is_shown_whole() -> None:
    report = load("warrington-2011").report
    assert report is not None
    paragraph = report.paragraph(2)
    shown = _words(run_on_screen("show", "warrington-2011", "--paragraph", "2", NO_COLOR="1"))
    assert shown.startswith(f"About this inspection 2. {paragraph.text}")
    for item in paragraph.items:
        assert f"- {item}" in shown


def test_recommendations_stand_under_their_timescales() -> None:
    shown = _words(run_on_screen("show", "warrington-2011", "--paragraph", "16", NO_COLOR="1"))
    report = load("warrington-2011").report
    assert report is not None
    places = [
        shown.index(text)
        for each in report.recommendations
        if each.paragraph == "p16" and each.timescale is not None
        for text in (each.timescale.label, each.text)
    ]
    assert len(places) == 16
    assert [shown.count(label) for label in ("Immediately", "Within three months")] == [1, 1]


def test_what_is_special_of_an_inspection_is_said() -> None:
    england = load("england")
    split = next(each for each in england if each.split_visit)
    again = next(each for each in england if each.kind.value == "reinspection")
    of_month = next(each for each in england if each.start_precision.value == "month")
    for seen, words in (
        (split, "in more than one visit"),
        (again, ", a re-inspection"),
        (of_month, f"{of_month.start:%B %Y}"),
    ):
        assert words in _words(run_on_screen("show", seen.id, COLUMNS="200", NO_COLOR="1"))


@pytest.mark.parametrize("width", WIDTHS)
def test_without_rich_the_same_is_said_in_plain_text(width: int) -> None:
    for words in (
        ("show", "warrington-2011"),
        ("show", "warrington-2011", "--paragraph", "16"),
        ("show", "england"),
        ("list", "themes"),
        ("latest", "--neighbours", "Leeds", "--limit", "1"),
    ):
        drawn = run_on_screen(*words, COLUMNS=str(width), NO_COLOR="1")
        with without_rich():
            plain = run_on_screen(*words, COLUMNS=str(width))
        assert plain.status == 0
        assert "\x1b" not in plain.out
        assert _letters(plain) == _letters(drawn)


def _letters(outcome: Outcome) -> list[str]:
    # Rows that are wrapped by the one stand in one line by the other.
    return sorted(re.findall(r"\w", outcome.out))


@pytest.mark.parametrize(("encoding", "line"), [("ascii", "-"), ("utf-8", "─")])
def test_lines_are_drawn_in_what_the_terminal_has(encoding: str, line: str) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    with mock.patch.object(sys, "stdout", out):
        from ofsted_inspection.cli import main

        assert main(["list", "themes", "--format", "table"]) == 0
        out.seek(0)
        text = out.read()
    assert line * 10 in text


@pytest.mark.parametrize(("encoding", "there"), [("ascii", False), ("utf-8", True)])
def test_symbols_stand_where_the_terminal_has_them(encoding: str, there: bool) -> None:  # noqa: FBT001 - pytest gives it by name
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    with mock.patch.object(sys, "stdout", out):
        from ofsted_inspection.cli import main

        assert main(["show", "80575-2024-06-10", "--format", "table"]) == 0
        out.seek(0)
        text = out.read()
    assert (LOOKS[ReformedGrade.OUTSTANDING].symbol in text) is there
    assert "Outstanding" in text
    assert "\\u" not in text


def _pager(folder: Path) -> str:
    program = folder / "pager.py"
    program.write_text(
        "import pathlib, sys\n"
        f"pathlib.Path({str(folder / 'seen')!r}).write_bytes(sys.stdin.buffer.read())\n",
        encoding="utf-8",
    )
    return f"{sys.executable} {program}"


def test_what_is_longer_than_the_terminal_is_paged(tmp_path: Path) -> None:
    whole = run_on_screen("list", "themes").out
    paged = run_on_screen("list", "themes", LINES="5", PAGER=_pager(tmp_path))
    assert (paged.status, paged.out) == (0, "")
    assert (tmp_path / "seen").read_text(encoding="utf-8") == whole


@pytest.mark.parametrize("pager", ["", "no-such-pager-is-here", "false"])
def test_without_a_pager_that_works_it_is_written(pager: str) -> None:
    whole = run_on_screen("list", "themes").out
    assert run_on_screen("list", "themes", LINES="5", PAGER=pager).out == whole


def test_a_pipe_is_never_paged(tmp_path: Path) -> None:
    outcome = run("list", "rules", LINES="2", PAGER=_pager(tmp_path))
    assert outcome.out
    assert not (tmp_path / "seen").exists()


def test_a_long_name_is_broken_after_what_joins_its_parts() -> None:
    """Law: what stands in the first column, put together, is the names; no part is torn."""
    told = rows(run("findings", "warrington-2011", "--count"))
    outcome = run_on_screen("findings", "warrington-2011", "--count", NO_COLOR="1")
    heads = (line.split()[0] for line in outcome.out.splitlines() if "_" in line and "." in line)
    parts = [
        line.split()[0]
        for line in outcome.out.splitlines()
        if line.startswith("  ") and re.fullmatch(r"[a-z_.]+", (line.split() or [""])[0])
    ]
    names = [row["aspect_key"] for row in told]
    assert "".join(names) in "".join(parts)
    assert any(head.endswith("_") for head in heads)
    for name in names:
        assert name in parts or any(name.startswith(part) and part[-1] in "_." for part in parts)
