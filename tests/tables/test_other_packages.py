"""Packages of reported grades and of authorities: written, read and refused as inspections are."""

import json
import tempfile
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from ofsted_inspection import load
from ofsted_inspection.errors import InvalidDocument, ProblemCode, UnknownName
from ofsted_inspection.models import Inspection, LocalAuthority, ReportedGrade
from ofsted_inspection.strategies import local_authorities, reported_grades
from ofsted_inspection.tables import (
    FileFormat,
    read_datapackage,
    rows,
    write_datapackage,
)
from ofsted_inspection.tables._declaration import RowsOf
from ofsted_inspection.tables._places import listed
from tests.comparison.england import warrington_2011
from tests.tables.examples import ABOLISHED

formats = st.sampled_from(["csv", "parquet"])


def has_no_empty_text(grade: ReportedGrade) -> bool:
    """Tell whether no text is empty, which would be read back as no value."""
    return all("" not in row for row in rows(grade, "reported_grades"))


@settings(max_examples=8)
@given(
    st.lists(
        reported_grades().filter(has_no_empty_text),
        max_size=3,
        unique_by=lambda each: each.authority.urn,
    ),
    formats,
)
def test_reported_grades_come_back(drawn: list[ReportedGrade], file_format: FileFormat) -> None:
    """Law: in their order, two of one authority among them."""
    twice = [*drawn, *drawn[:1]]
    with tempfile.TemporaryDirectory() as folder:
        write_datapackage(twice, folder, file_format)
        if drawn:
            assert read_datapackage(folder, ReportedGrade) == tuple(twice)
        else:
            assert read_datapackage(folder) == ()


@settings(max_examples=8)
@given(st.lists(local_authorities(), min_size=1, unique_by=lambda each: each.urn), formats)
def test_authorities_come_back(drawn: list[LocalAuthority], file_format: FileFormat) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_datapackage(drawn, folder, file_format)
        assert read_datapackage(folder, LocalAuthority) == tuple(drawn)


def test_grades_kept_by_hand_need_no_place_and_no_descriptor(tmp_path: Path) -> None:
    """The order of the lines says the place; the name of the authority is for whoever reads."""
    held = load("slac-reported-grades")
    write_datapackage(held, tmp_path)
    assert json.loads((tmp_path / "datapackage.json").read_bytes())["model"] == "ReportedGrade"
    (tmp_path / "datapackage.json").unlink()
    (tmp_path / "grades.csv").unlink()
    assert read_datapackage(tmp_path, ReportedGrade, edited=True) == held
    path = tmp_path / "reported_grades.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line.partition(",")[2] for line in lines), encoding="utf-8")
    assert read_datapackage(tmp_path, ReportedGrade, edited=True) == held


def test_a_grade_in_another_place_is_refused(tmp_path: Path) -> None:
    write_datapackage(load("slac-reported-grades")[:3], tmp_path)
    path = tmp_path / "reported_grades.csv"
    header, first, second, third = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(header + second + first + third)
    with pytest.raises(InvalidDocument) as raised:
        read_datapackage(tmp_path, ReportedGrade, edited=True)
    assert {each.code for each in raised.value.problems} == {ProblemCode.CONTRADICTION}
    assert {each.line for each in raised.value.problems} == {2, 3}


def test_a_package_of_another_model_is_refused(tmp_path: Path) -> None:
    write_datapackage(ABOLISHED, tmp_path)
    for model in (Inspection, ReportedGrade):
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
        write_datapackage([warrington_2011(), *load("slac-reported-grades")[:2]], tmp_path)
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
