"""Packages are held to their descriptor; what people keep or edit is read with edited=True."""

import csv
import io
import json
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from ofsted_inspection import authorities, load
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode, UnknownName
from ofsted_inspection.models import LocalAuthority, OfficialResult
from ofsted_inspection.tables import (
    ColumnType,
    FileFormat,
    TableName,
    read_datapackage,
    rows,
    to_frame,
    write_datapackage,
)
from ofsted_inspection.tables._catalogue import DECLARATIONS, may_be_left_out
from tests.comparison.england import england, warrington_2011


def problems_of(folder: Path, *, edited: bool = False) -> tuple[Problem, ...]:
    with pytest.raises(InvalidDocument) as raised:
        read_datapackage(folder, edited=edited)
    return raised.value.problems


def without(path: Path, *left_out: str) -> None:
    """Rewrite a CSV file without some of its columns."""
    with path.open(encoding="utf-8", newline="") as lines:
        found = list(csv.DictReader(lines))
    names = [name for name in found[0] if name not in left_out]
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, names, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(found)
    path.write_bytes(text.getvalue().encode())


@pytest.mark.parametrize("file_format", ["csv", "parquet"])
def test_a_file_of_other_bytes_is_refused_unless_it_was_edited(
    tmp_path: Path, file_format: FileFormat
) -> None:
    """The size and the hash that the descriptor states are those of each file."""
    write_datapackage(warrington_2011(), tmp_path, file_format)
    other = tmp_path / "other"
    plain = attrs.evolve(england()[0], source=None, reviews=())
    write_datapackage(plain, other, file_format)
    for name in ("authorities", "inspections", "judgements", "frameworks", "aspects"):
        path = f"{name}.{file_format}"
        (tmp_path / path).write_bytes((other / path).read_bytes())
    problems = problems_of(tmp_path)
    assert {each.code for each in problems} == {ProblemCode.CONTRADICTION}
    assert {each.file for each in problems} == {
        f"{name}.{file_format}"
        for name in ("authorities", "inspections", "judgements", "frameworks", "aspects")
    }
    assert read_datapackage(tmp_path, edited=True) == (plain,)


@pytest.mark.parametrize("member", ["bytes", "hash"])
def test_a_descriptor_that_states_no_size_or_hash_is_not_enough(
    tmp_path: Path, member: str
) -> None:
    descriptor = write_datapackage(warrington_2011(), tmp_path)
    document = json.loads(descriptor.read_bytes())
    del document["resources"][0][member]
    descriptor.write_text(json.dumps(document), encoding="utf-8")
    (problem,) = problems_of(tmp_path)
    assert (problem.file, problem.code) == ("authorities.csv", ProblemCode.CONTRADICTION)
    assert read_datapackage(tmp_path, edited=True) == (warrington_2011(),)


WORKED_OUT: dict[TableName, list[str]] = {
    name: columns
    for name, declaration in DECLARATIONS.items()
    if list(rows(load("warrington-2011"), name))
    and (
        columns := sorted(
            each.column.name
            for each in declaration.columns
            if each.field is None
            and each.column.name in may_be_left_out(name)
            # A grade that is of either scale says which, so this one is needed beside a grade.
            and (name, each.column.name) != ("prior_inspections", "scale")
        )
    )
}


def test_what_may_be_left_out_is_worked_out_or_may_be_empty() -> None:
    left_out = may_be_left_out("judgements")
    assert left_out >= {
        "framework_id",
        "position",
        "grade_number",
        "scale",
        "status",
        "paragraph_id",
    }
    assert not left_out & {"inspection_id", "aspect_key", "grade"}
    assert "paragraph_id" not in may_be_left_out("findings")
    assert "section_id" not in may_be_left_out("paragraphs")
    assert "parent_id" not in may_be_left_out("sections")
    assert "position" not in may_be_left_out("spans")
    assert "result_id" not in may_be_left_out("statements")
    assert may_be_left_out("official_results") >= {"authority", "scale", "same_as"}


@pytest.mark.slow
@settings(max_examples=6)
@given(data=st.data())
def test_columns_that_follow_from_others_may_be_left_out(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Law: without any columns that are only worked out, the inspections are the same."""
    folder = tmp_path_factory.mktemp("edited")
    real = (load("warrington-2011"), *england()[:2])
    write_datapackage(real, folder)
    (folder / "datapackage.json").unlink()
    for name, worked_out in WORKED_OUT.items():
        without(folder / f"{name}.csv", *data.draw(st.sets(st.sampled_from(worked_out))))
    assert read_datapackage(folder, edited=True) == real


def test_all_of_them_at_once(tmp_path: Path) -> None:
    """Tables that say what names mean are not needed either: the package knows them."""
    real = (load("warrington-2011"), *england()[:2])
    write_datapackage(real, tmp_path)
    (tmp_path / "datapackage.json").unlink()
    for name, worked_out in WORKED_OUT.items():
        without(tmp_path / f"{name}.csv", *worked_out)
    for name in ("frameworks", "aspects", "grades", "themes", "crosswalk"):
        (tmp_path / f"{name}.csv").unlink()
    assert read_datapackage(tmp_path, edited=True) == real


def test_a_column_that_says_only_where_a_row_stands_may_be_left_out(tmp_path: Path) -> None:
    write_datapackage(warrington_2011(), tmp_path)
    without(tmp_path / "crosswalk.csv", "position")
    assert read_datapackage(tmp_path, edited=True) == (warrington_2011(),)


def test_what_may_be_empty_is_nothing_where_it_is_left_out(tmp_path: Path) -> None:
    write_datapackage(attrs.evolve(warrington_2011(), age_group="All"), tmp_path)
    without(tmp_path / "inspections.csv", "age_group", "source_url", "has_readings")
    assert read_datapackage(tmp_path, edited=True) == (warrington_2011(),)


def test_a_column_that_is_needed_is_missed(tmp_path: Path) -> None:
    write_datapackage(warrington_2011(), tmp_path)
    without(tmp_path / "judgements.csv", "grade", "position")
    problems = problems_of(tmp_path, edited=True)
    assert {(each.file, each.line) for each in problems} == {("judgements.csv", 1)}
    assert problems[0].column == "grade"


def test_a_column_that_is_there_must_agree(tmp_path: Path) -> None:
    """What is worked out may be left out, and is not passed over where it stands."""
    write_datapackage(warrington_2011(), tmp_path)
    path = tmp_path / "judgements.csv"
    path.write_bytes(path.read_bytes().replace(b",adequate,3,", b",adequate,2,", 1))
    (problem,) = problems_of(tmp_path, edited=True)
    assert (problem.column, problem.code) == ("grade_number", ProblemCode.CONTRADICTION)


def test_rows_in_the_order_kept_are_read_in_that_order(tmp_path: Path) -> None:
    """Where no position is given, rows follow one another as they stand."""
    write_datapackage(warrington_2011(), tmp_path)
    path = tmp_path / "judgements.csv"
    without(path, "position")
    header, *lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([header, *reversed(lines)]), encoding="utf-8", newline="")
    (read,) = read_datapackage(tmp_path, edited=True)
    assert read.judgements == tuple(reversed(warrington_2011().judgements))


def test_rows_in_another_order_are_read_in_that_of_their_positions(tmp_path: Path) -> None:
    """Whoever sorts a table by something else changes nothing that the positions tell."""
    write_datapackage(warrington_2011(), tmp_path)
    for path in tmp_path.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            header, *lines = csv.reader(file)
        if "position" in header:
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([header, *reversed(lines)])
    assert read_datapackage(tmp_path, edited=True) == (warrington_2011(),)


def test_a_table_that_must_be_there_is_missed(tmp_path: Path) -> None:
    write_datapackage(warrington_2011(), tmp_path)
    (tmp_path / "datapackage.json").unlink()
    (tmp_path / "judgements.csv").unlink()
    (problem,) = problems_of(tmp_path, edited=True)
    assert (problem.file, problem.code) == ("judgements.csv", ProblemCode.MISSING)


class TestOtherModels:
    """Official results and authorities have packages of their own."""

    @pytest.mark.parametrize("file_format", ["csv", "parquet"])
    def test_they_come_back(self, tmp_path: Path, file_format: FileFormat) -> None:
        results, known = load("england-2009-2013"), authorities()
        write_datapackage(results, tmp_path / "results", file_format)
        assert read_datapackage(tmp_path / "results", OfficialResult) == results
        write_datapackage(known, tmp_path / "known", file_format)
        assert read_datapackage(tmp_path / "known", LocalAuthority) == known
        (one,) = read_datapackage(
            write_datapackage(results[1], tmp_path / "one").parent, OfficialResult
        )
        assert one == results[1]

    def test_their_rows_say_what_they_hold(self) -> None:
        """Oracle: the fields themselves, by name."""
        results = load("england-2009-2013")
        frame = to_frame(results, "official_results", backend="polars")
        assert frame.height == 371
        for row, each in zip(frame.iter_rows(named=True), results, strict=True):
            assert (row["urn"], row["authority"]) == (each.authority.urn, each.authority.name)
            assert row["service"] == (each.service.value if each.service else None)
            assert (row["programme"], row["kind"]) == (each.programme.value, each.kind.value)
            assert (row["result_id"], row["published"]) == (each.id, each.published)
            assert row["grade"] == (each.grade.value if each.grade else None)
            assert row["grade_number"] == (each.grade.number if each.grade else None)
            assert (row["scale"], row["same_as"]) == ("slac", each.same_as)
            assert row["grade_as_published"] == each.grade_as_published
        frame = to_frame(results, "statements", backend="polars")
        stated = [(result, each) for result in results for each in result.statements]
        for row, (result, one) in zip(frame.iter_rows(named=True), stated, strict=True):
            assert (row["result_id"], row["when_text"]) == (result.id, one.when_text)
            assert (row["word"], row["when_means"]) == (one.word, one.when_means.value)
            assert row["grade"] == (one.grade.value if one.grade else None)
            assert (row["page"], row["quote"], row["note"]) == (one.page, one.quote, one.note)
            assert (row["agrees"], row["scale"]) == (one.agrees, "slac")
            assert row["report_published"] == one.report_published

    def test_a_package_of_another_model_is_refused(self, tmp_path: Path) -> None:
        write_datapackage(load("england-2009-2013"), tmp_path)
        problem, *_ = problems_of(tmp_path)
        assert (problem.path, problem.found) == ("$.model", "'OfficialResult'")

    def test_a_class_that_no_package_is_of_offers_the_others(self, tmp_path: Path) -> None:
        with pytest.raises(UnknownName, match="LocalAuthority"):
            read_datapackage(tmp_path, ColumnType)  # type: ignore[type-var] # the error is the test

    def test_an_edited_result_is_checked(self, tmp_path: Path) -> None:
        """Another authority's name, a grade of the other scale, an authority that is not there."""
        write_datapackage(load("england-2009-2013")[:3], tmp_path)
        path = tmp_path / "official_results.csv"
        sound = path.read_bytes()
        for old, new, column in (
            (b",good,2,slac", b",requires_improvement,2,slac", "grade"),
            (b",Devon,", b",Devonshire,", "authority"),
            (b",80461,", b",80000,", "urn"),
            (b",good,2,slac", b",good,3,slac", "grade_number"),
        ):
            assert old in sound
            path.write_bytes(sound.replace(old, new, 1))
            with pytest.raises(InvalidDocument) as raised:
                read_datapackage(tmp_path, OfficialResult, edited=True)
            assert [each.column for each in raised.value.problems] == [column]
