"""Packages of official results and of authorities: written, read and refused as inspections are."""

import json
import tempfile
from pathlib import Path

import attrs
import duckdb
import pytest
from hypothesis import given, settings, strategies as st

from ofsted_inspection import load
from ofsted_inspection.errors import InvalidDocument, ProblemCode, UnknownName
from ofsted_inspection.models import Inspection, LocalAuthority, OfficialResult
from ofsted_inspection.strategies import local_authorities, official_results
from ofsted_inspection.tables import (
    FileFormat,
    TableName,
    read_datapackage,
    read_spreadsheets,
    rows,
    write_datapackage,
    write_duckdb,
    write_spreadsheets,
)
from ofsted_inspection.tables._declaration import RowsOf
from ofsted_inspection.tables._places import listed
from tests.comparison.england import warrington_2011
from tests.tables.examples import ABOLISHED
from tests.tables.test_edited import without

_OF_RESULTS: tuple[TableName, ...] = ("official_results", "statements")

formats = st.sampled_from(["csv", "parquet"])


@settings(max_examples=8)
@given(st.lists(official_results(), max_size=3, unique_by=lambda each: each.authority.urn), formats)
def test_official_results_come_back(drawn: list[OfficialResult], file_format: FileFormat) -> None:
    """Law: in their order, with their statements."""
    with tempfile.TemporaryDirectory() as folder:
        write_datapackage(drawn, folder, file_format)
        if drawn:
            assert read_datapackage(folder, OfficialResult) == tuple(drawn)
        else:
            assert read_datapackage(folder) == ()


@settings(max_examples=4)
@given(st.lists(official_results(), max_size=3, unique_by=lambda each: each.authority.urn))
def test_official_results_are_tables_of_a_database(drawn: list[OfficialResult]) -> None:
    """Law: as many rows as there are records, of each what the rows say."""
    with tempfile.TemporaryDirectory() as folder:
        path = write_duckdb(drawn, Path(folder) / "results.duckdb")
        with duckdb.connect(str(path), read_only=True) as database:
            for name in _OF_RESULTS:
                found = database.table(name).fetchall()
                assert found == list(rows(drawn, name))


def test_official_results_are_read_back_from_spreadsheets(tmp_path: Path) -> None:
    held = load("england-2009-2013")
    write_spreadsheets(held, tmp_path)
    assert read_spreadsheets(tmp_path, OfficialResult) == held


@settings(max_examples=8)
@given(st.lists(local_authorities(), min_size=1, unique_by=lambda each: each.urn), formats)
def test_authorities_come_back(drawn: list[LocalAuthority], file_format: FileFormat) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_datapackage(drawn, folder, file_format)
        assert read_datapackage(folder, LocalAuthority) == tuple(drawn)


def test_results_kept_by_hand_need_no_descriptor_and_nothing_that_follows(tmp_path: Path) -> None:
    held = load("england-2009-2013")
    write_datapackage(held, tmp_path)
    assert json.loads((tmp_path / "datapackage.json").read_bytes())["model"] == "OfficialResult"
    (tmp_path / "datapackage.json").unlink()
    (tmp_path / "grades.csv").unlink()
    assert read_datapackage(tmp_path, OfficialResult, edited=True) == held
    without(tmp_path / "official_results.csv", "authority", "scale", "grade_number")
    without(tmp_path / "statements.csv", "grade", "scale", "quote")
    assert read_datapackage(tmp_path, OfficialResult, edited=True) == held


def test_a_statement_of_no_result_is_refused(tmp_path: Path) -> None:
    write_datapackage(load("england-2009-2013")[:3], tmp_path)
    path = tmp_path / "statements.csv"
    path.write_bytes(path.read_bytes().replace(b"80461-2009", b"80461-2010", 1))
    with pytest.raises(InvalidDocument) as raised:
        read_datapackage(tmp_path, OfficialResult, edited=True)
    (problem,) = raised.value.problems
    assert (problem.file, problem.line, problem.column) == ("statements.csv", 2, "result_id")


def test_a_package_of_another_model_is_refused(tmp_path: Path) -> None:
    write_datapackage(ABOLISHED, tmp_path)
    for model in (Inspection, OfficialResult):
        with pytest.raises(InvalidDocument) as raised:
            read_datapackage(tmp_path, model)
        assert [each.path for each in raised.value.problems] == ["$.model"]
        assert raised.value.problems[0].code is ProblemCode.CONTRADICTION
    assert read_datapackage(tmp_path, LocalAuthority) == (ABOLISHED,)
    with pytest.raises(UnknownName):
        read_datapackage(tmp_path, str)  # type: ignore[type-var] # pyright: ignore[reportArgumentType,reportCallIssue] - the error is the test


def test_several_kinds_are_not_written_together(tmp_path: Path) -> None:
    """A reader could not tell which of them it is asked for."""
    with pytest.raises(InvalidDocument) as raised:
        write_datapackage([warrington_2011(), *load("england-2009-2013")[:2]], tmp_path)
    assert [each.path for each in raised.value.problems] == ["$[1]", "$[2]"]
    assert not list(tmp_path.iterdir())


def test_one_authority_in_two_ways_is_not_written(tmp_path: Path) -> None:
    """Abolished in the one and not in the other."""
    still = attrs.evolve(ABOLISHED, closed=None)
    with pytest.raises(InvalidDocument, match="each urn once"):
        write_datapackage([ABOLISHED, still], tmp_path)


def test_a_field_that_no_cell_can_hold_is_not_declared() -> None:
    column = RowsOf(Inspection, listed(lambda each: (each,)))
    with pytest.raises(TypeError, match="no column can hold"):
        column("judgements", "all of them at once")
