"""What a notebook shows: tables that are whole, small and inert, in the notebook's own colours.

The oracle is the standard library's parser of HTML.
"""

import html.parser
import operator
import re

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_inspection import (
    MAINTAINERS_CROSSWALK,
    Breach,
    Comparison,
    GradeDistribution,
    History,
    Inspection,
    ReformedGrade,
    SlacGrade,
    Ungraded,
    available,
    check,
    compare,
    distribution,
    history,
    load,
    strategies,
)
from ofsted_inspection._doors import display
from ofsted_inspection._look import LOOKS
from ofsted_inspection._printable import printable
from ofsted_inspection.comparison import HistoryEntry
from tests.examples import examples
from tests.rendering.test_pages import HOSTILE, hostile_inspection

WARRINGTON = load("warrington-2011")
ENGLAND = load("england")


class Shown(html.parser.HTMLParser):
    """The tables of a display: captions, rows of cells, scopes, and all attributes."""

    def __init__(self, value: object) -> None:
        super().__init__()
        # As a notebook does it.
        self.text: str = operator.methodcaller("_repr_html_")(value)
        self.tags: list[str] = []
        self.captions: list[str] = []
        self.rows: list[list[str]] = []
        self.heads = 0
        self.styled: list[str] = []
        self.strangers: list[str] = []
        self._inside = self._part = ""
        self.feed(self.text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "style" and tag == "span":
                self.styled.append(str(value))
            elif (tag, name, value) not in {
                ("th", "scope", "col"),
                ("th", "scope", "row"),
                ("span", "aria-hidden", "true"),
            }:
                self.strangers.append(f"{tag} {name}")
        if tag == "caption":
            self.captions.append("")
            self._inside = tag
        elif tag in {"thead", "tbody"}:
            self._part = tag
        elif tag == "tr" and self._part == "tbody":
            self.rows.append([])
            self._inside = tag
        elif tag in {"td", "th"} and self._inside == "tr":
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"tr", "caption"} and self._inside == tag:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "caption":
            self.captions[-1] += data
        elif self._inside == "tr" and self.rows[-1]:
            self.rows[-1][-1] += data


def assert_fit(value: object) -> Shown:
    """Assert what holds of every display, and return it."""
    shown = Shown(value)
    assert len(shown.text.encode()) <= 10_000
    assert all(each.isprintable() or each == "\n" for each in shown.text)
    assert shown.strangers == []
    assert set(shown.tags) <= {
        *("table", "caption", "thead", "tbody", "tr", "th", "td", "span", "br")
    }
    assert all(shown.captions)
    fills = {look.fill for look in LOOKS.values()}
    for style in shown.styled:
        assert re.match(r"background:(#\w{6})", style)[1] in fills  # type: ignore[index]  # matched
    return shown


def grades_shown(shown: Shown) -> int:
    return len(shown.styled)


def test_warrington() -> None:
    shown = assert_fit(WARRINGTON)
    assert len(shown.rows) == grades_shown(shown) == 22
    assert "Warrington" in shown.captions[0]
    held = WARRINGTON.report
    assert held is not None
    report = assert_fit(held)
    assert len(report.captions) == 2
    assert len(report.rows) == len([*held.walk()]) + 16
    assert len(assert_fit(held.recommendations[0]).rows) == 1


def test_a_report_that_asks_for_nothing_has_the_table_of_its_sections_alone() -> None:
    held = WARRINGTON.report
    assert held is not None
    silent = attrs.evolve(held, recommendations=())
    asking, silent_tables = (display(each).count("<table") for each in (held, silent))
    assert (asking, silent_tables) == (2, 1)


def test_each_grade_of_a_distribution_is_counted() -> None:
    shown = assert_fit(distribution(WARRINGTON.judgements))
    assert [row[1] for row in shown.rows] == ["0", "2", "20", "0"]
    # Twenty-two are too few for shares.
    assert all(len(row) == 2 for row in shown.rows)
    many = GradeDistribution[ReformedGrade](
        scale=ReformedGrade, by_grade=(10, 25, 10, 5), not_judged=1
    )
    shown = assert_fit(many)
    assert [row[2] for row in shown.rows] == ["20 %", "50 %", "20 %", "10 %", ""]
    assert assert_fit(GradeDistribution[SlacGrade]()).rows == []
    assert len(assert_fit(attrs.evolve(many, by_grade=(1, 0, 0, 0))).rows) == 5


def test_a_history_has_a_row_for_each_inspection() -> None:
    seen = history((*ENGLAND, WARRINGTON), "Warrington")
    shown = assert_fit(seen)
    assert [row[2] for row in shown.rows] == ["slac-2010", "sif-2013", "ilacs-2018", "ilacs-2023"]
    assert grades_shown(shown) == 5
    lines = str(seen).splitlines()
    assert len(lines) == 1 + 4
    assert all(row[2] in line for row, line in zip(shown.rows, lines[1:], strict=True))
    # Where there is no overall grade, or no day of publication, that is said.
    last = next(each for each in reversed(ENGLAND) if each.framework.id == "ilacs-2026")
    last = attrs.evolve(last, published=None, published_basis=None)
    shown = assert_fit(History(authority=last.authority, entries=(HistoryEntry(inspection=last),)))
    assert shown.rows[0][1:] == ["", "ilacs-2026", "none"]


def test_a_history_has_a_row_for_official_results_and_no_heading_is_empty() -> None:
    seen = history((*ENGLAND, *load("england-2009-2013"), WARRINGTON), "Warrington")
    shown = assert_fit(seen)
    assert shown.rows[0][1:3] == ["6 November 2009", "slac"]
    # What statistics state is shown as what reports print: two services, twice, and three reports.
    assert grades_shown(shown) == 2 + 2 + 3
    scilly = history(load("england-2009-2013"), "Isles of Scilly")
    assert "no grade stated" in assert_fit(scilly).text
    assert all(row[0] for row in shown.rows)


def test_a_history_says_where_it_stops_and_how_much_changed() -> None:
    seen = history(ENGLAND, "Dorset")
    assert seen.note is not None
    assert seen.note in str(seen)
    assert seen.note in assert_fit(seen).captions[0]
    same = [each for each in ENGLAND if each.framework.id == "ilacs-2018"]
    before, after = next(
        twice
        for each in same
        if len(twice := [other for other in same if other.authority == each.authority]) == 2
    )
    seen = History(
        authority=before.authority,
        entries=tuple(HistoryEntry(inspection=each) for each in (before, after)),
    )
    changes = compare(before, after).changes
    counts = {
        kind: sum(change.kind.value == kind for change in changes)
        for kind in ("improved", "declined", "unchanged")
    }
    assert {word: int(number) for number, word in re.findall(r"(\d+) (\w+ed)\b", str(seen))} == {
        kind: count for kind, count in counts.items() if count
    }


def test_a_comparison_has_a_row_and_a_line_for_each_aspect() -> None:
    before, after = history(ENGLAND, "Warrington").inspections[-2:]
    for seen in (
        compare(before, after, crosswalk=MAINTAINERS_CROSSWALK),
        compare(before, after),
    ):
        shown = assert_fit(seen)
        lines = str(seen).splitlines()
        assert len(shown.rows) == len(lines) - 1 == len(seen.changes)
        for change, row, line in zip(seen.changes, shown.rows, lines[1:], strict=True):
            assert row[0] == change.label
            assert change.label in line
            assert row[3] == change.kind.value.replace("_", " ")
            assert row[3] in line
            assert ("none" in row[1:3]) == (change.before is None or change.after is None)


def test_datasets_and_breaches_are_shown_whole() -> None:
    for dataset in available():
        shown = assert_fit(dataset)
        assert [row[1] for row in shown.rows][:2] == [dataset.name, dataset.version]
        assert sum(row[0].startswith("Caution") for row in shown.rows) == len(dataset.cautions)
    (breach, *_) = check(attrs.evolve(WARRINGTON, judgements=()))
    shown = assert_fit(breach)
    assert breach.rule.law in [row[1] for row in shown.rows]


def test_past_forty_rows_twenty_are_shown_and_the_others_counted() -> None:
    aspect = ENGLAND[0].judgements[0]
    for number, rows, left in ((40, 40, None), (41, 20, 21), (400, 20, 380)):
        framework = attrs.evolve(
            ENGLAND[0].framework,
            id="made-up",
            aspects=tuple(attrs.evolve(aspect.aspect, key=f"a{place}") for place in range(number)),
        )
        seen = attrs.evolve(
            ENGLAND[0],
            framework=framework,
            judgements=tuple(
                attrs.evolve(aspect, aspect=each, grade=Ungraded.NOT_JUDGED)
                for each in framework.aspects
            ),
        )
        shown = assert_fit(seen)
        assert len(shown.rows) == rows
        found = re.search(r"(\d+) rows more", shown.captions[0])
        assert (found and int(found[1])) == left


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_inert(text: str) -> None:
    seen = hostile_inspection(text)
    assert seen.report is not None
    for value in (seen, seen.report, seen.report.recommendations[0], compare(seen, seen)):
        assert_fit(value)
    assert all(map(str.isprintable, str(compare(seen, seen)).splitlines()))


@examples(10)
@given(strategies.inspections(coherent=False), st.text(min_size=200))
def test_any_inspection_is_shown(inspection: Inspection, text: str) -> None:
    name = " ".join(printable(text).split()) or "a"
    authority = attrs.evolve(inspection.authority, name=name)
    seen = attrs.evolve(inspection, authority=authority)
    values: list[object] = [
        seen,
        History(authority=authority, entries=(HistoryEntry(inspection=seen),)),
        Comparison(before=seen, after=seen),
    ]
    if seen.report is not None:
        values.append(seen.report)
    breaches: list[Breach] = list(check(seen))
    for value in [*values, *breaches[:1]]:
        assert_fit(value)
