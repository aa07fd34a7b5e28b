"""Of a class of corrections every occurrence that a search of the text finds is in the list."""

import itertools
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pytest

from tests.datasets.kept import DATA, kept

LINES = (DATA / "warrington-2011/report.txt").read_text(encoding="utf-8").split("\n")
CORRECTIONS = kept("warrington-2011", "corrections")

_OPENINGS = (
    "However|Likewise|Since this time|In some cases seen|At an operational level|At a local level"
)
_VERBS = "have|continue|contribute|include|arrangements are"
CLASSES: Mapping[str, str] = {
    "openings": rf"(?:{_OPENINGS})(?= [a-z])",
    "names": r"children's trust",
    "range": rf"[Rr]ange of (?:(?!and )[a-z-]+ )+?(?:{_VERBS})\b|sector provide support",
    "spelling": r"focuss\w*|advisors?\b",
    "hyphens": r"\b(?:multiagency|well being|case loads|case work|child birth|break downs)\b|"
    r"\bwell received (?=support)|\boutcome focussed\b",
}
"""What each class looks like where it is not yet corrected."""


class Found(NamedTuple):
    """Where a class occurs."""

    line: int
    start: int
    end: int
    words: str


def corrected(number: int) -> str:
    """Return a line with its corrections applied, from the last to the first."""
    text = LINES[number - 1]
    rows = [row for row in CORRECTIONS if int(row["line"]) == number]
    for row in sorted(rows, key=lambda row: int(row["start"]), reverse=True):
        text = text[: int(row["start"])] + row["corrected"] + text[int(row["end"]) :]
    return text


def occurrences(pattern: str) -> Iterator[Found]:
    for number, line in enumerate(LINES, start=1):
        for match in re.finditer(pattern, line):
            yield Found(number, match.start(), match.end(), match[0])


@pytest.mark.parametrize("name", CLASSES)
def test_every_occurrence_of_a_class_is_corrected(name: str) -> None:
    found = list(occurrences(CLASSES[name]))
    assert found
    assert [each for each in found if re.search(CLASSES[name], corrected(each.line))] == []


@pytest.mark.parametrize("name", CLASSES)
def test_each_occurrence_meets_a_correction_of_its_own(name: str) -> None:
    for each in occurrences(CLASSES[name]):
        assert any(
            int(row["line"]) == each.line
            and int(row["start"]) <= each.end + 40
            and each.start <= int(row["end"])
            for row in CORRECTIONS
        ), each


def test_no_two_corrections_overlap() -> None:
    places = sorted((int(row["line"]), int(row["start"]), int(row["end"])) for row in CORRECTIONS)
    for (line, _, end), (other, start, _) in itertools.pairwise(places):
        assert line != other or end <= start


def test_grade_lines_that_are_missing_may_never_have_been_printed() -> None:
    missing = [row for row in CORRECTIONS if row["kind"] == "printed_or_extraction"]
    assert len(missing) == 6
    assert all(row["correction_id"].endswith("grade-line-missing") for row in missing)
    printed = [line for line in LINES if re.search(r"Grade [1-4] \((?:adequate|good)\)", line)]
    assert len(printed) == 14
    assert {"14 of the 20 headings" in row["reason"] for row in missing} == {True}


def test_whether_there_is_a_paragraph_58_is_a_doubt_and_no_correction() -> None:
    assert not any("paragraph-58" in row["correction_id"] for row in CORRECTIONS)
