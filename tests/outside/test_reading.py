"""`read_ofsted_outcomes` of Ofsted's real files, against the data and against a second reading.

`official` goes on reading the same files with the standard library alone, and is not replaced by
the function: two readings of one file are no two sources, so that it shows no error of Ofsted's,
but one that shares no code with the first shows every error of the first, and the comparison of
`england` with the tables must not rest on the code that users read tables with.
"""

import functools
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ofsted_inspection import Inspection, OfstedOutcomes, Visit, load, read_ofsted_outcomes
from tests.outside import official
from tests.outside.official import OUTCOMES_2025, UNDERLYING_2023, Stated

pytestmark = pytest.mark.outside

FILES = (OUTCOMES_2025, UNDERLYING_2023)
ENGLAND = {each.id: each for each in load("england")}

KNOWN = {
    ("80510-2022-02-28", "form"): "Ofsted's two tables disagree, ours is what the later says",
    ("80457-2022-09-21", "start"): "the later table and the data have 20 September",
}
"""What the function reads and `england` has otherwise, with the reason."""


@functools.cache
def outcomes(file: str) -> OfstedOutcomes:
    return read_ofsted_outcomes(Path(os.environ["OFSTED_SOURCES"]) / file)


def differing(read: Inspection) -> Iterator[tuple[str, str]]:
    ours = ENGLAND.get(read.id)
    if ours is None:
        yield read.id, "start"
        return
    for what in ("authority", "framework", "kind", "form", "published", "judgements"):
        theirs = getattr(read, what)
        if theirs is not None and theirs != getattr(ours, what):
            yield read.id, what


def test_what_is_read_is_what_the_data_have_but_for_what_is_listed() -> None:
    read = [each for file in FILES for each in outcomes(file).inspections]
    found = {difference for each in read for difference in differing(each)}
    assert found == KNOWN.keys()


def test_every_sheet_is_read_or_named() -> None:
    later, earlier = map(outcomes, FILES)
    assert (len(later.inspections), len(later.visits)) == (271, 60)
    assert later.sheets_passed_over == ("Cover", "Contents", "Notes")
    assert (len(earlier.inspections), len(earlier.visits)) == (153, 60)
    assert earlier.sheets_read == ("LA_level_at_31_Mar_2023", "LA_level_in_year_2022-23")
    for file in FILES:
        read = outcomes(file)
        assert {*read.sheets_read, *read.sheets_passed_over} == set(official.sheets(file))


def spelt(name: str) -> str:
    """Return the letters of a name, which the tables do not always spell alike."""
    return "".join(filter(str.isalpha, name.replace("&", "and").casefold()))


def told(read: Inspection) -> tuple[str, ...]:
    """Return the grades in the order of the tables' columns."""
    keys = ("overall", "leaders", "help_and_protection")
    combined = read.find("in_care_and_care_leavers")
    if combined is not None:
        return (*(read.judgement(key).grade.value for key in keys), combined.grade.value, "")
    return tuple(read.judgement(key).grade.value for key in (*keys, "in_care", "care_leavers"))


def rows_of(file: str) -> Iterator[Stated]:
    yield from official.newest(file)
    yield from official.in_year(file)
    if file == OUTCOMES_2025:
        yield from official.ilacs_history()


@pytest.mark.parametrize("file", FILES)
def test_a_reading_that_shares_no_code_says_the_same(file: str) -> None:
    of_day: dict[tuple[object, tuple[str, ...]], list[Inspection]] = {}
    for each in outcomes(file).inspections:
        of_day.setdefault((each.start, told(each)), []).append(each)
    met: set[str] = set()
    for row in rows_of(file):
        named = [
            each
            for each in of_day[row.start, row.grades]
            if spelt(row.name) in map(spelt, (each.authority.name, each.authority.ons_name or ""))
        ]
        (read,) = named
        met.add(read.id)
        assert row.published in {None, read.published}
        assert row.form in {None, read.form and read.form.value}
        assert row.existing is (read.authority.closed is None) or file == UNDERLYING_2023
    assert met == {each.id for each in outcomes(file).inspections}


def visits_of(file: str) -> Iterator[tuple[str, str, str, str]]:
    sheet = {
        OUTCOMES_2025: "In-year_inspections",
        UNDERLYING_2023: "LA_level_in_year_2022-23",
    }[file]
    for _, row in official.rows(file, sheet):
        words = row["Inspection/Visit type"]
        if "isit" in words:
            day = row["Inspection/Visit date"][:10]
            yield spelt(row["Local authority name"]), day, words, row["Visit Theme"]


def plainly(visit: Visit) -> tuple[str, str, str, str]:
    words = {"focused": "ILACS Focused Visit", "monitoring": "LA Monitoring visit"}
    return spelt(visit.authority.name), f"{visit.day}", words[visit.kind.value], visit.theme or ""


@pytest.mark.parametrize("file", FILES)
def test_visits_are_those_of_the_sheet(file: str) -> None:
    assert sorted(map(plainly, outcomes(file).visits)) == sorted(visits_of(file))
