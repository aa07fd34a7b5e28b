"""Answers as workbooks, and tables that a person corrected."""

import datetime
import importlib
from pathlib import Path
from typing import Any

import pytest

from ofsted_inspection import from_file, load
from tests.cli.command import rows, run, run_on_screen

ENGLAND = load("england")


# Imported so, since nothing is known of its types.
calamine: Any = importlib.import_module("python_calamine")


def _sheet(path: Path, place: int = 0) -> list[list[object]]:
    book = calamine.CalamineWorkbook.from_path(str(path))
    return [list(row) for row in book.get_sheet_by_index(place).to_python()]


def test_an_answer_is_a_workbook_by_its_ending_with_days_that_are_days(tmp_path: Path) -> None:
    """Oracle: the same answer, tab-separated."""
    path = tmp_path / "grades.XLSX"
    words = ("latest", "--region", "North East")
    outcome = run(*words, "-o", str(path))
    assert (outcome.status, outcome.out) == (0, "")
    assert "reports published to" in outcome.err
    told = rows(run(*words))
    header, *found = _sheet(path)
    assert header == [name.replace("_", " ") for name in told[0]]
    assert len(found) == len(told)
    for row, expected in zip(found, told, strict=True):
        seen = dict(zip(expected, row, strict=True))
        assert seen["start"] == datetime.date.fromisoformat(expected["start"])
        assert seen["urn"] == int(expected["urn"])
        assert str(seen["overall"]).lower().replace(" ", "_") == expected["overall"]
    notes = _sheet(path, 1)
    assert any("no overall effectiveness" in str(line) for line, *_ in notes)


def test_a_workbook_has_as_many_rows_as_are_asked_for_and_is_not_overwritten(
    tmp_path: Path,
) -> None:
    path = tmp_path / "findings.xlsx"
    words = ("findings", "warrington-2011", "--limit", "2", "-o", str(path))
    outcome = run(*words)
    assert outcome.status == 0
    assert "2 of 340 rows" in outcome.err
    header, *found = _sheet(path)
    assert len(found) == 2
    assert dict(zip(header, found[0], strict=True))["states grade"] in {"yes", "no"}
    assert run(*words).status == 2
    assert run(*words, "--force").status == 0


@pytest.mark.parametrize("option", ["--json", "--format=csv"])
def test_a_format_that_is_named_goes_before_the_ending(option: str, tmp_path: Path) -> None:
    path = tmp_path / "leeds.xlsx"
    words = ("latest", "--authority", "Leeds", option)
    assert run(*words, "-o", str(path)).status == 0
    assert path.read_text(encoding="utf-8") == run(*words).out


def test_quantities_are_numbers_in_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "statistics.xlsx"
    assert run("statistics", "warrington-2011", "-o", str(path)).status == 0
    header, *found = _sheet(path)
    values = [dict(zip(header, row, strict=True))["value"] for row in found]
    assert sum(isinstance(value, float) for value in values) > 50


def test_latest_takes_authorities(tmp_path: Path) -> None:
    words = ("latest", "--authority", "Leeds", "--authority", "E06000010")
    assert {row["authority"] for row in rows(run(*words))} == {"Leeds", "Kingston upon Hull"}
    page = tmp_path / "two.html"
    assert run(*words, "-o", str(page)).status == 0
    assert "Barnet" not in page.read_text(encoding="utf-8")
    assert "Leeds" in run("latest", "--authority", "Lees").err


def test_a_day_that_the_data_do_not_reach_is_warned_of() -> None:
    day = max(each.published for each in ENGLAND if each.published is not None)
    after = run("latest", "--as-at", str(day + datetime.timedelta(days=1)))
    assert f"nothing published after {day}" in after.err
    assert "nothing published after" not in run("latest", "--as-at", str(day)).err
    assert after.status == 0


@pytest.mark.parametrize("name", ["tables", "tables/datapackage.json"])
def test_a_corrected_table_is_read_back_where_that_is_said(name: str, tmp_path: Path) -> None:
    """Oracle: the day that was typed, read by the library."""
    before = next(each for each in ENGLAND if each.end is not None)
    folder = tmp_path / "tables"
    assert run("export", before.id, "-o", str(folder)).status == 0
    table = folder / "inspections.csv"
    text = table.read_text(encoding="utf-8")
    after = before.start + datetime.timedelta(days=1)
    table.write_text(text.replace(str(before.end), str(after)), encoding="utf-8")
    path = str(tmp_path / name)
    refused = run("validate", path)
    assert refused.status == 1
    assert "--edited" in refused.out
    assert "edited=True" not in refused.out
    assert "export --edited" in run("show", path).err
    assert run("validate", path, "--edited").status == 0
    mended = tmp_path / "mended"
    assert run("export", path, "--edited", "-o", str(mended)).status == 0
    (found,) = from_file(mended)
    assert found.end == after
    assert from_file(path, edited=True) == (found,)


@pytest.mark.parametrize(
    ("name", "options"), [("one.xlsx", ()), ("one.csv", ("--flat",)), ("t/judgements.csv", ())]
)
def test_one_table_is_refused_with_what_is_wanted_in_its_place(
    name: str, options: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / name
    output = path.parent if path.parent != tmp_path else path
    assert run("export", ENGLAND[0].id, *options, "-o", str(output)).status == 0
    outcome = run("validate", str(path))
    assert outcome.status == 1
    (row,) = rows(outcome)
    assert row["code"] == "unrecognised"
    assert "folder" in row["expected"]
    assert row["found"] in {"a workbook", "a single table"}


def test_several_where_one_is_needed_are_counted_with_what_to_do() -> None:
    for words, remedy in (
        (("export", "england"), "-o FILE.jsonl"),
        (("export", "england", "-o", "x.html"), "-o FOLDER"),
        (("show", "england", "--paragraph", "1"), "by its id"),
    ):
        outcome = run(*words)
        assert outcome.status == 2
        assert f"{len(ENGLAND)} inspections" in outcome.err
        assert remedy in outcome.err


def test_a_history_has_a_table_for_each_inspection() -> None:
    """Law: on a terminal each inspection is headed once, and no grade parts from its symbol."""
    told = rows(run("history", "Warrington"))
    outcome = run_on_screen("history", "Warrington", COLUMNS="100", NO_COLOR="1")
    lines = outcome.out.splitlines()
    for day in {row["day"] for row in told}:
        assert sum(line.startswith(day) for line in lines) == 1
    grades = sum(bool(row["grade"]) + bool(row["grade_before"]) for row in told)
    symbols = {"▲ Outstanding", "● Good", "■ Adequate", "◆ Requires improvement", "▼ Inadequate"}
    assert sum(line.count(symbol) for line in lines for symbol in symbols) == grades
    assert "re-inspection" in outcome.out


def test_a_value_that_no_row_can_have_is_refused_with_near_misses() -> None:
    words = ("table", "warrington-2011", "judgements", "--where")
    outcome = run(*words, "grade=adequat")
    assert (outcome.status, outcome.out) == (2, "")
    assert "adequate" in outcome.err
    assert len(rows(run(*words, "grade=adequate"))) == 20
    assert rows(run(*words, "grade=")) == []


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("latest", "-o", "grades"), "xlsx"),
        (("latest", "-o", "grades.pdf"), "xlsx"),
        (("latest", "-o", "no/such/folder/grades.csv"), "no/such/folder: no such folder"),
        (("export", "england", "-o", "no/such/folder/england.xlsx"), "no/such/folder: no such"),
        (("export", "england", "--flat", "-o", "grades"), ".xlsx"),
        (("schema", "table"), "list tables"),
        (("history", "Atlantis"), "from Barking and Dagenham to York"),
    ],
)
def test_bad_use_gets_one_line_that_says_what_to_do(words: tuple[str, ...], named: str) -> None:
    outcome = run(*words)
    assert (outcome.status, outcome.out) == (2, "")
    (line,) = outcome.err.splitlines()
    assert named in line
    assert ".part" not in line
