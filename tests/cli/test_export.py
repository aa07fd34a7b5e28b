"""What is exported is what the readers of the library give back."""

from pathlib import Path

import attrs
import pytest

from ofsted_inspection import Inspection, from_file, from_json, load, to_json, without_text
from ofsted_inspection.models import TeamMember
from tests.cli.command import inspection, run, run_with

ENGLAND = load("england")
WARRINGTON = load("warrington-2011")


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("e.jsonl", ()),
        ("tables", ()),
        ("tables", ("--format", "csv")),
        ("sheets", ("--format", "spreadsheet")),
        ("tables", ("--format", "parquet")),
    ],
)
def test_what_can_be_read_back_is_the_same(
    name: str, options: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / name
    words = ("export", ENGLAND[0].id, *options, "-o", str(path))
    outcome = run(*words)
    assert (outcome.status, outcome.out) == (0, "")
    assert from_file(path) == (ENGLAND[0],)
    again = run(*words)
    assert again.status == 2
    assert "--force" in again.err


def test_many_go_into_one_file_of_lines_or_to_standard_output(tmp_path: Path) -> None:
    path = tmp_path / "england.jsonl"
    assert run("export", "england", "-o", str(path)).status == 0
    assert from_file(path) == ENGLAND
    assert run("export", "england", "--format", "jsonl").out.encode() == path.read_bytes()


def test_one_is_json_on_standard_output() -> None:
    for options in ((), ("-o", "-")):
        assert from_json(run("export", "warrington-2011", "--names", *options).out) == WARRINGTON


def test_names_are_left_out_unless_asked_for() -> None:
    seen = attrs.evolve(
        inspection(), team_members=(TeamMember(name="Ann Other", role="Inspector"),)
    )
    assert "Ann Other" not in run_with(seen, "export", "england").out
    assert "Ann Other" in run_with(seen, "export", "england", "--names").out
    made = from_json(run("export", "warrington-2011").out)
    assert made == attrs.evolve(WARRINGTON, lead_inspectors=())


def test_prose_is_left_out_on_request_and_its_terms_are_said() -> None:
    outcome = run("export", "warrington-2011", "--no-text", "--names")
    assert from_json(outcome.out) == without_text(WARRINGTON)
    assert "terms" not in outcome.err
    assert WARRINGTON.source is not None
    assert WARRINGTON.source.terms is not None
    assert " ".join(WARRINGTON.source.terms.split()) in run("export", "warrington-2011").err


def test_mixed_terms_are_said_to_be_so() -> None:
    both = (attrs.evolve(WARRINGTON, lead_inspectors=()), inspection())
    outcome = run_with(both, "export", "england", "--format", "jsonl")
    assert "mixed" in outcome.err
    assert outcome.out.encode() == b"".join(
        to_json(attrs.evolve(each, lead_inspectors=())) for each in both
    )


@pytest.mark.parametrize(
    ("ending", "begins"),
    [("html", "<!DOCTYPE html>"), ("md", "# Warrington"), ("txt", "")],
)
def test_documents_are_for_people(ending: str, begins: str, tmp_path: Path) -> None:
    path = tmp_path / f"warrington.{ending}"
    assert run("export", "warrington-2011", "-o", str(path)).status == 0
    text = path.read_text(encoding="utf-8")
    assert text.startswith(begins)
    assert WARRINGTON.report is not None
    assert "Areas for improvement" in text


def test_a_database_has_every_inspection(tmp_path: Path) -> None:
    import duckdb

    path = tmp_path / "e.duckdb"
    assert run("export", ENGLAND[0].id, "-o", str(path)).status == 0
    with duckdb.connect(str(path), read_only=True) as connection:
        assert connection.execute("SELECT inspection_id FROM inspections").fetchall() == [
            (ENGLAND[0].id,)
        ]


def test_an_inspection_without_anything_more_stays_so() -> None:
    assert from_json(run("export", ENGLAND[0].id).out) == ENGLAND[0]
    assert isinstance(without_text(attrs.evolve(ENGLAND[0], source=None)), Inspection)
