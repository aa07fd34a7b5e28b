"""What is exported is what the readers of the library give back."""

import csv
import io
from pathlib import Path
from unittest import mock

import attrs
import polars
import pytest

from ofsted_inspection import (
    Inspection,
    LocalAuthority,
    OfficialResult,
    available,
    from_file,
    from_json,
    load,
    to_json,
    without_names,
    without_text,
    write_jsonl,
)
from ofsted_inspection.models import TeamMember
from ofsted_inspection.rendering import to_explorer, to_markdown, to_text, write_pages
from ofsted_inspection.tables import flat, read_datapackage, write_xlsx
from tests.cli.command import inspection, run, run_with

ENGLAND = load("england")
WARRINGTON = load("warrington-2011")
BEFORE = load("england-2009-2013")


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
    assert "differ" in outcome.err
    assert len(outcome.err.splitlines()[0]) < 200
    assert outcome.out.encode() == b"".join(
        to_json(attrs.evolve(each, lead_inspectors=())) for each in both
    )


@pytest.mark.parametrize("options", [("-o", "w.xlsx"), ("--flat", "-o", "w.csv")])
def test_what_has_no_word_of_a_report_says_no_terms(
    options: tuple[str, ...], tmp_path: Path
) -> None:
    *others, name = options
    outcome = run("export", "warrington-2011", *others, str(tmp_path / name))
    assert outcome.status == 0
    assert "terms" not in outcome.err


@pytest.mark.parametrize("ending", ["html", "md", "txt"])
def test_documents_are_for_people(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"warrington.{ending}"
    seen = without_names(WARRINGTON)
    makes = {"html": to_explorer, "md": to_markdown, "txt": to_text}
    assert run("export", "warrington-2011", "-o", str(path)).status == 0
    assert path.read_text(encoding="utf-8") == makes[ending](seen)
    many = run("export", "england", "-o", str(tmp_path / f"england.{ending}"))
    assert (many.status, many.out) == (2, "")
    assert run("export", "80575-2024-06-10", "--format", "html").out.startswith("<!DOCTYPE html>")


def test_a_folder_of_pages_tells_of_england_and_of_the_years_before(tmp_path: Path) -> None:
    """No word of a report is in it unasked."""
    (info,) = (each for each in available() if each.name == "england")
    path = str(tmp_path / "pages")
    with mock.patch("ofsted_inspection.cli._commands.export.write_pages") as written:
        outcome = run("export", "england", "--format", "html", "-o", path, "--force")
    assert (outcome.status, outcome.out) == (0, "")
    warrington = without_names(without_text(WARRINGTON))
    known = (*ENGLAND, *BEFORE, warrington)
    assert written.mock_calls == [mock.call(known, path, as_at=info.covers_to, overwrite=True)]


def test_a_folder_of_pages_of_ones_own(tmp_path: Path) -> None:
    """It goes to the newest that the file holds; a report that is held has its explorer."""
    write_jsonl([WARRINGTON, ENGLAND[0]], tmp_path / "own.jsonl")
    target = tmp_path / "pages"
    words = ("export", str(tmp_path / "own.jsonl"), "--format", "html", "-o", str(target))
    assert run(*words).status == 0
    days = [each.published for each in (WARRINGTON, ENGLAND[0]) if each.published]
    own = [without_names(WARRINGTON), ENGLAND[0]]
    write_pages(own, tmp_path / "oracle", as_at=max(days))
    assert _contents(target) == _contents(tmp_path / "oracle")
    assert f"{WARRINGTON.id}.html" in _contents(target)
    assert run(*words).status == 2
    assert run(*words, "--no-text", "--force").status == 0
    assert f"{WARRINGTON.id}.html" not in _contents(target)
    results = tmp_path / "results"
    assert run("export", "england-2009-2013", "--format", "html", "-o", str(results)).status == 0
    assert len(_contents(results)) == 1 + len({each.authority.urn for each in BEFORE})


def _contents(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def test_a_row_for_each_is_what_flat_gives(tmp_path: Path) -> None:
    """Oracle: `flat` and `write_xlsx`, in every form that has one row for each."""
    words = ("export", "england")
    plain = flat(ENGLAND, backend="polars")
    assert run(*words, "--flat", "-o", str(tmp_path / "e.csv")).status == 0
    text = (tmp_path / "e.csv").read_text(encoding="utf-8")
    assert text == run(*words, "--flat").out
    found = polars.read_csv(io.StringIO(text), infer_schema=False)
    assert found.columns == plain.columns
    assert found.rows() == [
        tuple(None if cell is None else str(cell) for cell in row) for row in plain.iter_rows()
    ]
    assert run(*words, "--flat", "-o", str(tmp_path / "e.parquet")).status == 0
    assert polars.read_parquet(tmp_path / "e.parquet").equals(plain)
    assert run(*words, "-o", str(tmp_path / "e.xlsx")).status == 0
    write_xlsx(ENGLAND, tmp_path / "oracle.xlsx")
    assert (tmp_path / "e.xlsx").read_bytes() == (tmp_path / "oracle.xlsx").read_bytes()
    said = run(*words, "--flat", "--format", "spreadsheet").out
    assert said.startswith("\ufeff")
    labels = flat(ENGLAND, labels=True, backend="polars").columns
    assert next(csv.reader(io.StringIO(said.removeprefix("\ufeff")))) == labels


@pytest.mark.parametrize("form", ["json", "jsonl", "duckdb", "html", "md", "text"])
def test_what_has_no_rows_is_not_flat(form: str) -> None:
    outcome = run("export", "england", "--flat", "--format", form)
    assert (outcome.status, outcome.out) == (2, "")
    assert "parquet" in outcome.err


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_other_records_are_packages_too(form: str, tmp_path: Path) -> None:
    for name in ("england-2009-2013", "authorities"):
        assert run("export", name, "--format", form, "-o", str(tmp_path / name)).status == 0
    assert read_datapackage(tmp_path / "england-2009-2013", OfficialResult) == BEFORE
    assert read_datapackage(tmp_path / "authorities", LocalAuthority) == load("authorities")


def test_official_results_are_lines_and_authorities_are_not(tmp_path: Path) -> None:
    path = tmp_path / "results.jsonl"
    assert run("export", "england-2009-2013", "-o", str(path)).status == 0
    assert from_file(path, OfficialResult) == BEFORE
    assert run("export", "england-2009-2013", "--format", "jsonl").out.encode() == path.read_bytes()
    for words in (("--format", "jsonl"), ("--format", "html", "-o", str(tmp_path / "a"))):
        assert run("export", "authorities", *words).status == 2
    assert run("export", "england-2009-2013", "-o", str(tmp_path / "r.xlsx")).status == 2


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
