"""Pictures drawn by the command are those of the library, and their words are written out."""

import datetime
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest

from ofsted_inspection import available, charts, load, write_jsonl
from tests.cli.command import run

ENGLAND = load("england")
WARRINGTON = load("warrington-2011")
DAY = datetime.date(2025, 3, 31)
LAST = next(each.covers_to for each in available() if each.name == "england") or DAY

KINDS: list[tuple[tuple[str, ...], Callable[[], object]]] = [
    (("profile", "warrington-2011"), lambda: charts.grade_profile(WARRINGTON)),
    (
        ("profile", "warrington-2011", "--width", "360"),
        lambda: charts.grade_profile(WARRINGTON, width=360),
    ),
    (
        ("history", "england", "--authority", "Hull"),
        lambda: charts.history(ENGLAND, "Kingston upon Hull"),
    ),
    (
        ("history", "england-2009-2013", "--authority", "Hull"),
        lambda: charts.history(load("england-2009-2013"), "Kingston upon Hull"),
    ),
    (
        ("distribution", "england", "--by", "region", "--as-at", str(DAY)),
        lambda: charts.distribution(ENGLAND, as_at=DAY, by="region"),
    ),
    (("authorities", "england"), lambda: charts.authorities(ENGLAND, LAST)),
    (
        ("authorities", "england", "--authority", "Leeds"),
        lambda: charts.authorities(ENGLAND, LAST, by="neighbours", authority="Leeds"),
    ),
    (("tiles", "england"), lambda: charts.tiles(ENGLAND, LAST)),
    (("polarity", "warrington-2011"), lambda: charts.polarity(WARRINGTON)),
    (
        ("polarity", "warrington-2011", "--by", "theme"),
        lambda: charts.polarity(WARRINGTON, by="theme"),
    ),
    (("recommendations", "england"), lambda: charts.recommendations(ENGLAND)),
]


@pytest.mark.parametrize(("words", "make"), KINDS)
def test_a_picture_is_that_of_the_library(
    words: tuple[str, ...], make: Callable[[], object]
) -> None:
    with mock.patch("ofsted_inspection.charts.save") as save:
        outcome = run("chart", *words, "-o", "picture.svg")
    assert outcome.status == 0, outcome.err
    (drawn, target), options = save.call_args
    assert (target, options) == ("picture.svg", {"overwrite": False})
    assert outcome.out == f"{charts.alt_text(make())}\n"  # type: ignore[arg-type] # each is a chart
    assert drawn.to_dict(validate=False) == make().to_dict(validate=False)  # type: ignore[attr-defined] # likewise


def test_a_picture_is_written_and_replaced_on_request_alone(tmp_path: Path) -> None:
    path = tmp_path / "warrington.svg"
    words = ("chart", "profile", "warrington-2011", "-o", str(path))
    assert run(*words).status == 0
    assert path.read_text(encoding="utf-8").startswith("<svg")
    again = run(*words)
    assert again.status == 2
    assert "--force" in again.err


def test_what_cannot_be_drawn_is_said_in_one_line(tmp_path: Path) -> None:
    write_jsonl(ENGLAND[:2], tmp_path / "some.jsonl")
    for words, named in (
        (("profile", "warrington-2011"), "-o"),
        (("profile", "warrington-2011", "-o", "a.svg", "--width", "10"), "720"),
        (("profile", "warrington-2011", "-o", str(tmp_path / "a.gif")), ".svg"),
        (("profile", "england", "-o", "a.svg"), "england"),
        (("history", "england", "-o", "a.svg"), "--authority"),
        (("tiles", str(tmp_path / "some.jsonl"), "-o", "a.svg"), "--as-at"),
        (("polarity", "warrington-2011", "--by", "region", "-o", "a.svg"), "aspect"),
        (("til", "england", "-o", "a.svg"), "tiles"),
    ):
        outcome = run("chart", *words)
        assert (outcome.status, outcome.out) == (2, ""), words
        assert outcome.err.count("\n") == 1
        assert named in outcome.err
