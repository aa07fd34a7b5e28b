"""What holds for every command: statuses, forms, where things go, what is said beside."""

import contextlib
import csv
import importlib.metadata
import io
import json
import sys
from pathlib import Path
from unittest import mock

import pytest

from ofsted_inspection import UnknownName, authorities, available, load, to_json
from ofsted_inspection.cli import main
from ofsted_inspection.cli._commands import NAMES
from tests.cli.command import inspection, rows, run, run_with

EVERY_FORM = ("table", "csv", "tsv", "json", "jsonl", "md", "html")


@pytest.fixture
def broken(tmp_path: Path) -> str:
    """Return the path of a record that breaks the rule of the single inspection framework."""
    text = to_json(load("england")[0]).decode()
    document = json.loads(text)
    for each in document["judgements"]:
        each["grade"] = "good" if each["aspect"] == "overall" else "inadequate"
    path = tmp_path / "broken.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


def _in_a_line(each: list[str] | str) -> str:
    return " ".join(each) if isinstance(each, list) else ""


# ---------------------------------------------------------------------------------- statuses


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--help"],
        ["-h"],
        ["--version"],
        ["--traceback"],
        *([name, "--help"] for name in NAMES),
        ["list"],
        ["check", "warrington-2011"],
    ],
    ids=" ".join,
)
def test_status_0_is_yes_or_done(words: list[str]) -> None:
    assert run(*words).status == 0


def test_status_1_is_no(broken: str, tmp_path: Path) -> None:
    invalid = tmp_path / "invalid.json"
    invalid.write_text("{}", encoding="utf-8")
    page = tmp_path / "page.pdf"
    page.write_text("<html></html>", encoding="utf-8")
    for words in (
        ["check", broken],
        ["validate", str(invalid)],
        ["show", str(invalid)],
        ["validate", str(page)],
        ["read", str(page)],
    ):
        assert run(*words).status == 1, words


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["shw"], "show"),
        (["show"], "SOURCE"),
        (["show", "englnd"], "england"),
        (["show", "80575-2011-01-11"], "80575-2011-01-10"),
        (["show", "england", "--paragraph", "3"], "england"),
        (["show", "80575-2024-06-10", "--paragraph", "3"], "report"),
        (["show", "warrington-2011", "--paragraph", "0"], "paragraph"),
        (["show", "warrington-2011", "--paragraph", "two"], "whole number"),
        (["show", "warrington-2011", "--para", "2"], "--paragraph"),
        (["show", "warrington-2011", "--paragraph=1", "--section", "x"], "--section"),
        (["show", "warrington-2011", "--authority", "Leeds"], "Leeds"),
        (["show", "england", "--authority", "Waringtn"], "Warrington"),
        (["list", "theme"], "themes"),
        (["list", "themes", "more"], "more"),
        (["latest", "--region", "North Wset"], "North West"),
        (["latest", "--as-at", "31.3.2025"], "2025-03-31"),
        (["latest", "--as-at", "20250331"], "2025-03-31"),
        (["latest", "--regoin", "x"], "--region"),
        (["latest", "--regoin=x"], "--region"),
        (["latest", "--qqqq"], "--qqqq"),
        (["latest", "--format", "cvs"], "csv"),
        (["latest", "--by", "regions"], "region"),
        (["latest", "--neighbours", "Ledes"], "Leeds"),
        (["findings", "england-2009-2013"], "england-2009-2013"),
        (["history", "Ledes"], "Leeds"),
        (["compare", "england", "england"], "england"),
        (["findings", "england"], "england"),
        (["findings", "warrington-2011", "--aspect", "overal"], "overall"),
        (["recommendations", "england"], "england"),
        (["statistics", "england"], "england"),
        (["table", "england", "judgments"], "judgements"),
        (["table", "england", "judgements", "--columns", "gradd"], "grade"),
        (["table", "england", "judgements", "--where", "gradd=1"], "grade"),
        (["table", "england", "judgements", "--where", "grade"], "COLUMN=VALUE"),
        (["export", "england", "-o", "england.docx"], "--format"),
        (["export", "england", "--format", "json"], "jsonl"),
        (["export", "england", "--format", "csv"], "-o"),
        (["new", "--framework", "ilacs-2023"], "--authority"),
        (["new", "--framework", "ilacs-2024", "--authority", "Leeds"], "ilacs-2023"),
        (["schema", "inspektion"], "inspection"),
        (["schema", "inspection", "judgements"], "table"),
        (["schema", "table", "judgments"], "judgements"),
        (["schema", "table"], "table"),
        (["dictionary", "judgments"], "judgements"),
        (["cite", "englnd"], "england"),
        (["completion", "bsh"], "bash"),
        (["download"], "-o"),
        (["latest", "-o", "grades.docx"], "csv"),
    ],
    ids=_in_a_line,
)
def test_status_2_is_could_not_and_a_line_names_what_was_meant(
    words: list[str], named: str
) -> None:
    outcome = run(*words)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith("ofsted-inspection: ")
    assert outcome.err.count("\n") == 1
    assert named in outcome.err


def test_status_2_is_a_missing_file_or_a_file_in_the_way(tmp_path: Path) -> None:
    there = tmp_path / "there.json"
    there.write_text("mine", encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()
    for words in (
        ["validate", str(tmp_path / "nowhere.json")],
        ["read", str(tmp_path / "nowhere.pdf")],
        ["read", str(folder)],
        ["list", "-o", str(there)],
        ["list", "-o", str(tmp_path / "nowhere" / "list.json")],
        ["export", "warrington-2011", "-o", str(there)],
        ["read", str(there), "-o", str(there)],
    ):
        outcome = run(*words)
        assert (outcome.status, outcome.out) == (2, ""), words
        assert outcome.err.count("\n") == 1
        assert tmp_path.name in outcome.err
    assert there.read_text(encoding="utf-8") == "mine"


def test_status_130_is_interrupted() -> None:
    with mock.patch("ofsted_inspection.cli._commands.command", side_effect=KeyboardInterrupt):
        outcome = run("list")
    assert (outcome.status, outcome.out) == (130, "")
    assert outcome.err.count("\n") == 1


def test_a_fault_of_the_program_is_a_line_and_its_place_is_shown_on_request() -> None:
    with mock.patch("ofsted_inspection.cli._commands.command", side_effect=ZeroDivisionError("x")):
        without, traced = run("list"), run("list", "--traceback")
    assert without.status == traced.status == 2
    assert "ZeroDivisionError" in without.err
    assert without.err.count("\n") == 1
    assert "Traceback" in traced.err
    assert traced.err.endswith(without.err)


def test_without_standard_output_a_line_says_so() -> None:
    err = io.StringIO()
    with mock.patch.object(sys, "stdout", None), contextlib.redirect_stderr(err):
        assert main(["list"]) == 2
    assert err.getvalue().count("\n") == 1


def test_without_standard_error_the_status_still_tells() -> None:
    with mock.patch.object(sys, "stderr", None), contextlib.redirect_stdout(io.StringIO()):
        assert main(["shw"]) == 2
        assert main(["list"]) == 0


def test_a_missing_extra_is_named() -> None:
    with mock.patch.dict(sys.modules, {"shtab": None}):
        outcome = run("completion", "bash")
    assert (outcome.status, outcome.out) == (2, "")
    assert "[cli]" in outcome.err


# ------------------------------------------------------------------------------------- forms


def test_in_a_pipe_an_answer_is_tab_separated_and_whole() -> None:
    found = rows(run("list", "authorities"))
    assert [int(each["urn"]) for each in found] == [each.urn for each in authorities(closed=True)]


@pytest.mark.parametrize("form", EVERY_FORM)
def test_every_form_has_every_row_and_goes_to_a_file_of_its_ending(
    form: str, tmp_path: Path
) -> None:
    outcome = run("list", "themes", "--format", form, COLUMNS="120")
    found = rows(run("list", "themes"))
    assert outcome.status == 0
    assert all(
        each["theme"].replace("_", "") in outcome.out.replace("\\_", "").replace("_", "")
        for each in found
    )
    path = tmp_path / f"themes.{form}"
    assert run("list", "themes", "--format", form, "-o", str(path), COLUMNS="120").out == ""
    assert path.read_text(encoding="utf-8") == outcome.out
    if form != "table":
        other = tmp_path / f"other.{form.upper()}"
        assert run("list", "themes", "-o", str(other)).status == 0
        assert other.read_bytes() == path.read_bytes()


def test_the_forms_for_programs_say_the_same() -> None:
    words = ("latest", "--region", "London", "--as-at", "2020-01-01")
    found = rows(run(*words))
    as_csv = list(csv.DictReader(io.StringIO(run(*words, "--format", "csv").out)))
    as_json = json.loads(run(*words, "--json").out)["rows"]
    as_lines = [json.loads(line) for line in run(*words, "--format", "jsonl").out.splitlines()]
    assert as_csv == found
    assert as_json == as_lines
    assert [
        {name: "" if value is None else str(value) for name, value in each.items()}
        for each in as_json
    ] == found


def test_a_file_that_is_there_is_replaced_on_request_alone(tmp_path: Path) -> None:
    path = tmp_path / "themes.csv"
    assert run("list", "themes", "-o", str(path)).status == 0
    before = path.read_bytes()
    refused = run("list", "rules", "-o", str(path))
    assert refused.status == 2
    assert "--force" in refused.err
    assert path.read_bytes() == before
    assert run("list", "rules", "-o", str(path), "--force").status == 0
    assert path.read_bytes() != before


def test_what_a_limit_leaves_out_is_counted() -> None:
    outcome = run("list", "themes", "--limit", "2")
    assert len(rows(outcome)) == 2
    assert f"2 of {len(rows(run('list', 'themes')))} rows" in outcome.err
    assert run("list", "themes", "--limit", "1000").err == ""


def test_no_cell_of_csv_is_run_by_a_spreadsheet() -> None:
    seen = inspection("=1+1")
    found = run_with(seen, "show", "england", "--format", "csv").out
    assert {each["authority"] for each in csv.DictReader(io.StringIO(found))} == {"'=1+1"}


def test_until_when_reports_were_published_goes_to_standard_error() -> None:
    (england,) = (each for each in available() if each.name == "england")
    assert england.covers_to is not None
    for words in (["show", "england"], ["latest"], ["history", "Leeds", "england"]):
        assert f"{england.covers_to.day} {england.covers_to:%B %Y}" in run(*words).err
    cautions = json.loads(run("show", "england", "--json").out)["cautions"]
    assert set(england.cautions) <= set(cautions)


def test_the_version_is_that_of_the_package() -> None:
    version = importlib.metadata.version("ofsted-inspection")
    assert run("--version") == (0, f"ofsted-inspection {version}\n", "")


def test_the_installed_command_is_this_function() -> None:
    (entry,) = importlib.metadata.entry_points(group="console_scripts", name="ofsted-inspection")
    assert entry.load() is main


def test_an_unknown_name_within_the_data_is_no_traceback() -> None:
    error = UnknownName("aspect", "x", ["y"])
    assert str(error) == "no aspect 'x'; known: y"
