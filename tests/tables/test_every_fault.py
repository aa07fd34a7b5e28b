"""Tables list every fault at once, each once, in words that help to mend it."""

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode
from ofsted_inspection.grades import ReformedGrade, SlacGrade
from ofsted_inspection.models import Inspection
from ofsted_inspection.tables import (
    read_datapackage,
    read_spreadsheets,
    write_datapackage,
    write_spreadsheets,
)
from ofsted_inspection.tables._kinds import PlacedRow
from ofsted_inspection.tables._restored import RowsRead
from tests.comparison.england import england, warrington_2011
from tests.tables.examples import complete

HELD = england()[:12]
A, B, C, D = (HELD[place] for place in (1, 4, 7, 10))


@pytest.fixture(params=["package", "spreadsheets"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a folder of a dozen inspections, as a package or for a spreadsheet."""
    if request.param == "package":
        write_datapackage(HELD, tmp_path)
    else:
        write_spreadsheets(HELD, tmp_path)
    return tmp_path


def read(folder: Path) -> tuple[Inspection, ...]:
    if (folder / "datapackage.json").exists():
        return read_datapackage(folder, edited=True)
    return read_spreadsheets(folder)


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(InvalidDocument) as raised:
        read(folder)
    return raised.value.problems


def change(folder: Path, file: str, line_of: str, old: str, new: str) -> None:
    """Change `old` into `new` in the line of a file that has `line_of` in it."""
    path = folder / file
    lines = path.read_bytes().decode("utf-8").splitlines(keepends=True)
    place = next(place for place, line in enumerate(lines) if line_of in line and old in line)
    lines[place] = lines[place].replace(old, new, 1)
    path.write_bytes("".join(lines).encode())


MISTAKES: tuple[tuple[str, str, str, str, str | None, str], ...] = (
    ("authorities.csv", str(B.authority.urn), "London", "Londn", "region", "London"),
    ("inspections.csv", A.id, "full", "ful", "kind", "full"),
    ("inspections.csv", C.id, "sif-2013", "sif-2031", "framework_id", "sif-2013"),
    ("inspections.csv", D.id, f"{D.published}", "2010-01-01", None, "$.published"),
    ("judgements.csv", HELD[2].id, "good", "Goood", "grade", "good"),
    ("judgements.csv", HELD[3].id, "overall", "overal", "aspect_key", "overall"),
    ("judgements.csv", HELD[8].id, "requires_improvement", "adequate", "grade", "slac scale"),
    ("reviews.csv", HELD[5].id, HELD[5].id, "81234-2014-01-01", "inspection_id", "inspections"),
)
"""In which file, in the line of what, which text becomes which; the column, and what is told."""


def test_as_many_mistakes_as_are_made_are_shown(folder: Path) -> None:
    """In four files, of cells, names, days that contradict, grades of the other scale, orphans."""
    for file, line_of, old, new, _, _ in MISTAKES:
        change(folder, file, line_of, old, new)
    problems = problems_of(folder)
    assert [(each.file, each.column) for each in problems] == [
        (file, column) for file, _, _, _, column, _ in sorted(MISTAKES, key=_order)
    ], "\n".join(map(str, problems))
    told = "\n".join(map(str, problems))
    for _, _, _, new, _, word in MISTAKES:
        assert new in told
        assert word in told


def _order(mistake: tuple[str, str, str, str, str | None, str]) -> tuple[int, int]:
    files = ["authorities.csv", "inspections.csv", "judgements.csv", "reviews.csv"]
    ids = [each.id for each in HELD]
    return files.index(mistake[0]), ids.index(mistake[1]) if mistake[1] in ids else 0


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda each: f"{each[0]} {each[3]}")
def test_one_mistake_is_one_problem(
    folder: Path, mistake: tuple[str, str, str, str, str | None, str]
) -> None:
    """Law: nothing that only follows from it is told."""
    file, line_of, old, new, column, word = mistake
    before = (folder / file).read_bytes()
    change(folder, file, line_of, old, new)
    (problem,) = problems_of(folder)
    assert (problem.file, problem.column) == (file, column)
    assert word in str(problem)
    (folder / file).write_bytes(before)
    assert read(folder) == HELD


def test_a_grade_is_told_by_its_own_scale(tmp_path: Path) -> None:
    """And where a table does not say which, by each apart."""
    write_datapackage(warrington_2011(), tmp_path)
    change(tmp_path, "judgements.csv", "adequate", "adequate", "excellent")
    (problem,) = problems_of(tmp_path)
    assert all(grade.value in problem.expected for grade in SlacGrade)
    assert ReformedGrade.REQUIRES_IMPROVEMENT.value not in problem.expected


def test_a_grade_of_a_table_without_scales_is_told_by_each_apart(tmp_path: Path) -> None:
    write_datapackage(complete(), tmp_path)
    change(tmp_path, "sections.csv", ",good,", ",good,", ",goood,")
    (problem,) = problems_of(tmp_path)
    first, second = problem.expected.split(";")
    assert ("slac" in first, "adequate" in first) == (True, True)
    assert ("reformed" in second, "requires_improvement" in second) == (True, True)
    assert "adequate" not in second.replace("inadequate", "")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("31/03/2014", ["2014-03-31"]),
        ("03/31/2014", ["2014-03-31"]),
        ("1/2/2014", ["2014-02-01", "2014-01-02"]),
        ("2.2.2014", ["2014-02-02"]),
        ("31/31/2014", []),
        ("2014/03/31", []),
    ],
)
def test_a_slashed_day_gets_its_likely_cause(written: str, meant: list[str], folder: Path) -> None:
    """Oracle: by hand; the British day comes first."""
    change(folder, "inspections.csv", A.id, f"{A.end}", written)
    problem = next(each for each in problems_of(folder) if each.column == "end")
    assert "YYYY-MM-DD" in problem.expected
    _, _, offered = problem.expected.partition("did you mean ")
    assert offered == (f"{' or '.join(meant)}?" if meant else "")


def test_truths_as_a_spreadsheet_saves_them(tmp_path: Path) -> None:
    """In a spreadsheet folder they are read; a package says what was meant."""
    write_spreadsheets(HELD, tmp_path / "cells")
    path = tmp_path / "cells" / "inspections.csv"
    content = path.read_bytes()
    assert b'"false"' in content
    path.write_bytes(content.replace(b'"false"', b"FALSE").replace(b'"true"', b"TRUE"))
    assert read_spreadsheets(tmp_path / "cells") == HELD
    path.write_bytes(content.replace(b'"false"', b"False", 1))
    problem = problems_of(tmp_path / "cells")[0]
    assert problem.expected.endswith("did you mean false?")
    write_datapackage(HELD, tmp_path / "package")
    change(tmp_path / "package", "inspections.csv", A.id, ",false", ",FALSE")
    (problem,) = problems_of(tmp_path / "package")
    assert problem.expected.endswith("did you mean false?")


@pytest.mark.parametrize(
    "reader", [read_spreadsheets, read_datapackage, partial(read_datapackage, edited=True)]
)
def test_what_is_not_there_says_so(reader: Callable[[Path], object], tmp_path: Path) -> None:
    """A folder, or a file of it: nothing was found, in so many words."""
    for place in (tmp_path / "nowhere", tmp_path):
        with pytest.raises(InvalidDocument) as raised:
            reader(place)
        assert {each.found for each in raised.value.problems} == {"nothing"}
        assert {each.code for each in raised.value.problems} == {ProblemCode.MISSING}


def test_columns_are_told_one_by_one(folder: Path) -> None:
    """One misspelt, one misplaced, and a cell that is wrong beside them."""
    change(folder, "judgements.csv", "aspect_key", "aspect_key", "aspect_kye")
    change(folder, "judgements.csv", A.id, "good", "godo")
    change(folder, "inspections.csv", A.id, f"{A.end}", "soon")
    problems = problems_of(folder)
    assert [(each.file, each.line, each.column) for each in problems] == [
        ("inspections.csv", 3, "end"),
        ("judgements.csv", 1, None),
        ("judgements.csv", 1, "aspect_key"),
        ("judgements.csv", problems[3].line, "grade"),
    ]
    assert "aspect_key" in problems[1].expected


def test_columns_in_another_order_are_refused(folder: Path) -> None:
    path = folder / "reviews.csv"
    content = path.read_bytes()
    quote = b'"' if b'"review_key"' in content else b""
    first, second = quote + b"review_key" + quote, quote + b"position" + quote
    swapped = content.replace(b",".join((first, second)), b",".join((second, first)), 1)
    assert swapped != content
    path.write_bytes(swapped)
    problem = problems_of(folder)[0]
    assert (problem.file, problem.line, problem.code) == (
        "reviews.csv",
        1,
        ProblemCode.WRONG_ORDER,
    )


def test_an_inspection_of_which_a_cell_is_wrong_is_heard_out(folder: Path) -> None:
    """Its judgements are looked at as well, and so are those of an authority that is wrong."""
    change(folder, "inspections.csv", A.id, f"{A.end}", "soon")
    change(folder, "judgements.csv", A.id, "overall", "overal")
    change(folder, "authorities.csv", str(B.authority.urn), "London", "Londn")
    change(folder, "inspections.csv", B.id, f"{B.published}", "2010-01-01")
    assert [(each.file, each.column) for each in problems_of(folder)] == [
        ("authorities.csv", "region"),
        ("inspections.csv", "end"),
        ("inspections.csv", None),
        ("judgements.csv", "aspect_key"),
    ]


def test_the_year_is_needed() -> None:
    """What the damages rest on: four inspections of different authorities, told apart by day."""
    assert len({each.authority.urn for each in HELD}) == len(HELD)
    assert B.authority.region.value == "London"
    assert datetime.date(2013, 11, 1) < A.start


def test_what_lacks_something_that_nobody_missed_is_a_fault_of_ours() -> None:
    """It is never left out in silence: the error goes on its way."""
    read = RowsRead({}, {"inspections": [PlacedRow(2, {"framework_id": "sif-2013"})]}, [], [])
    with pytest.raises(KeyError):
        read.entries(Inspection)
