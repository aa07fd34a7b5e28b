"""Reading the hand-kept files: what is there is read, and every fault is placed."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_inspection import InvalidDocument, Problem, ProblemCode, load
from tools import outcomes, sheets
from tools.readings import readings
from tools.sheets import Row

DATA = Path(__file__).parents[2] / "data"
KNOWN = {each.urn: each for each in load("authorities")}


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def faults(read: Callable[[], object]) -> tuple[Problem, ...]:
    """Return the problems that `read` raises."""
    with pytest.raises(InvalidDocument) as caught:
        read()
    return caught.value.problems


def places(read: Callable[[], object]) -> list[tuple[str | None, int | None, str | None]]:
    return [(each.file, each.line, each.column) for each in faults(read)]


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=6)


@given(table=st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_cells_come_back_as_the_csv_module_wrote_them(
    tmp_path_factory: pytest.TempPathFactory, table: list[tuple[str, str]]
) -> None:
    """Law: line ends, quotes and commas within cells are read as they stand."""
    file = io.StringIO(newline="")
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows([("left", "right"), *table])
    path = written(tmp_path_factory.getbasetemp(), "cells.csv", file.getvalue())
    found = sheets.read(path, ("left", "right"), lambda row: tuple(row.cells.values()))
    assert list(found) == table


def row(**cells: str) -> Row:
    return Row(file="x.csv", line=7, cells=cells)


class TestCells:
    """A cell is what its column says, exactly, or a fault with file, line and column."""

    @pytest.mark.parametrize(
        "text", ["", " ", "1.0", "+1", "01", "1_0", "\N{FULLWIDTH DIGIT ONE}", "one"]
    )
    def test_a_whole_number_is_written_in_one_way(self, text: str) -> None:
        assert places(lambda: row(n=text).whole("n")) == [("x.csv", 7, "n")]

    def test_a_whole_number(self) -> None:
        assert row(n="-12").whole("n") == -12

    @pytest.mark.parametrize("text", ["20110110", "2011-W02-1", "2011-1-10", "2011-02-30", "x"])
    def test_a_day_is_written_in_one_way(self, text: str) -> None:
        (fault,) = faults(lambda: row(d=text).day("d"))
        assert fault.expected == "a date, e.g. 2011-01-10"
        assert row(d="").day_or_none("d") is None

    @pytest.mark.parametrize("text", ["1e3", "NaN", "47,900", "Infinity", " 1", "ten"])
    def test_a_number_is_written_in_one_way(self, text: str) -> None:
        assert places(lambda: row(n=text).number("n")) == [("x.csv", 7, "n")]
        assert row(n="").number_or_none("n") is None
        assert str(row(n="2.50").number("n")) == "2.50"

    @pytest.mark.parametrize("text", ["True", "1", "yes"])
    def test_a_flag_is_true_or_false(self, text: str) -> None:
        (fault,) = faults(lambda: row(f=text).flag("f"))
        assert fault.expected == "true or false"

    def test_a_choice_lists_the_choices(self) -> None:
        (fault,) = faults(lambda: row(p="no").one_of("p", ProblemCode))
        assert fault.expected.startswith("wrong_type or wrong_value or ")

    def test_a_blank_cell_is_missing(self) -> None:
        (fault,) = faults(lambda: row(t=" ").text("t"))
        assert fault.code is ProblemCode.MISSING


class TestSheets:
    """A file has exactly its columns, or says what it has."""

    @pytest.mark.parametrize(
        ("content", "line", "found"),
        [
            (b"", 1, "''"),
            (b"a;b\n1;2\n", 1, "'a;b'"),
            (b"\xef\xbb\xbfa,b\n1,2\n", 1, r"'\ufeffa,b'"),
            (b"a,a\n1,2\n", 1, "'a,a'"),
            (b"b,a\n1,2\n", 1, "'b,a'"),
            (b"a,b\n1,2\n1\n", 3, "'1 cells'"),
            (b"a,b\n1,2,3\n", 2, "'3 cells'"),
            (b"a,b\n\xe9,2\n", 1, "'byte 4'"),
            (b'a,b\n1,"2\n3,4\n', 3, "'unexpected end of data'"),
        ],
    )
    def test_another_shape_is_refused(
        self, tmp_path: Path, content: bytes, line: int, found: str
    ) -> None:
        path = written(tmp_path, "x.csv", content)
        (fault,) = faults(lambda: sheets.read(path, ("a", "b"), lambda row: row))
        assert (fault.file, fault.line, fault.found) == ("x.csv", line, found)

    def test_a_column_that_is_nearly_right_is_named(self, tmp_path: Path) -> None:
        path = written(tmp_path, "x.csv", "grade,aspekt\n")
        (fault,) = faults(lambda: sheets.read(path, ("grade", "aspect"), lambda row: row))
        assert "aspect for aspekt?" in fault.expected

    def test_the_faults_of_all_rows_are_listed(self, tmp_path: Path) -> None:
        path = written(tmp_path, "x.csv", "n\n1\nx\n3\ny\n")
        assert places(lambda: sheets.read(path, ("n",), lambda row: row.whole("n"))) == [
            ("x.csv", 3, "n"),
            ("x.csv", 5, "n"),
        ]


@pytest.fixture
def england(tmp_path: Path) -> Path:
    """Return a folder with a copy of one authority, one inspection and its judgements."""
    for name in ("authorities", "inspections", "judgements"):
        lines = (
            (DATA / f"england-2014-2025/{name}.csv").read_text("utf-8").splitlines(keepends=True)
        )
        chosen = [line for line in lines[1:] if line.startswith("80575,")]
        if name != "authorities":
            chosen = [line for line in chosen if "2015-02-24" in line]
        written(tmp_path, f"{name}.csv", "".join([lines[0], *chosen]))
    return tmp_path


def changed(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    content = path.read_text("utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8", newline="")


class TestEngland:
    """England's files hold together, or the build stops and says where they do not."""

    def test_one_inspection(self, england: Path) -> None:
        (inspection,) = outcomes.inspections(england, KNOWN)
        assert inspection in load("england-2014-2025")
        (authority,) = outcomes.authorities(england)
        assert attrs.evolve(authority, ons_name=KNOWN[80575].ons_name) == KNOWN[80575]

    @pytest.mark.parametrize(
        ("file", "old", "new", "place"),
        [
            ("inspections.csv", "80575", "80000", ("inspections.csv", 2, "ofsted_urn")),
            ("inspections.csv", "sif-2013", "sif-2014", ("inspections.csv", 2, "framework")),
            ("inspections.csv", "full", "whole", ("inspections.csv", 2, "kind")),
            ("inspections.csv", "2015-03-20", "2015-02-20", ("inspections.csv", 2, None)),
            ("judgements.csv", "good", "adequate", ("judgements.csv", 3, "grade")),
            ("judgements.csv", "help_and", "help_or", ("judgements.csv", 2, "aspect")),
            ("judgements.csv", "80575", "80574", ("judgements.csv", 2, "inspection_start")),
            ("authorities.csv", "North West", "North", ("authorities.csv", 2, "region")),
        ],
    )
    def test_a_fault_is_placed(
        self, england: Path, file: str, old: str, new: str, place: tuple[str, int, str | None]
    ) -> None:
        changed(england, file, old, new)

        def read() -> None:
            outcomes.authorities(england)
            outcomes.inspections(england, KNOWN)

        assert places(read) == [place]

    def test_an_aspect_judged_twice_is_a_fault(self, england: Path) -> None:
        changed(england, "judgements.csv", "adoption_performance", "care_leavers")
        (fault,) = faults(lambda: outcomes.inspections(england, KNOWN))
        assert fault.code is ProblemCode.DUPLICATE

    def test_an_inspection_without_judgements_is_a_fault(self, england: Path) -> None:
        header = (england / "judgements.csv").read_text("utf-8").splitlines()[0]
        written(england, "judgements.csv", f"{header}\n")
        (fault,) = faults(lambda: outcomes.inspections(england, KNOWN))
        assert fault.code is ProblemCode.MISSING

    @pytest.mark.parametrize("file", ["authorities.csv", "inspections.csv"])
    def test_a_row_that_stands_twice_is_a_fault(self, england: Path, file: str) -> None:
        header, line = (england / file).read_text("utf-8").splitlines()
        written(england, file, f"{header}\n{line}\n{line}\n")

        def read() -> None:
            outcomes.authorities(england)
            outcomes.inspections(england, KNOWN)

        first, *_ = faults(read)
        assert (first.file, first.line, first.code) == (file, 3, ProblemCode.DUPLICATE)


class TestReportedGrades:
    """The reported grades name authorities and inspections that there are."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        path = DATA / "slac-reported-grades/reported_grades.csv"
        lines = path.read_text("utf-8").splitlines(keepends=True)
        chosen = [line for line in lines if line.startswith(("ofsted_urn", "80575"))]
        written(tmp_path, "reported_grades.csv", "".join(chosen))
        return tmp_path

    HELD = ("80575-2011-01-10", "80575-2015-02-24")

    def test_the_rows_of_warrington(self, folder: Path) -> None:
        found = outcomes.reported_grades(folder, KNOWN, self.HELD)
        assert len(found) == 4
        assert set(found) < set(load("slac-reported-grades"))

    @pytest.mark.parametrize(
        ("old", "new", "column"),
        [
            ("80575,", "80000,", "ofsted_urn"),
            ("Warrington", "Warington", "authority"),
            ("looked_after_children", "looked_after", "service"),
            ("slac", "cp-2012", "programme"),
            ("adequate", "requires_improvement", "grade"),
            ("80575-2011-01-10", "80575-2011-01-11", "same_as"),
            ("80575-2015-02-24", "80575-2015-02-25", "stated_in_inspection"),
            ("2011-02-28", "2011-01-28", None),
        ],
    )
    def test_a_fault_is_placed(self, folder: Path, old: str, new: str, column: str | None) -> None:
        changed(folder, "reported_grades.csv", old, new)
        found = places(lambda: outcomes.reported_grades(folder, KNOWN, self.HELD))
        assert found == [("reported_grades.csv", 2, column)]

    def test_a_row_that_stands_twice_is_a_fault(self, folder: Path) -> None:
        changed(folder, "reported_grades.csv", "November 2009", "February 2011")
        (fault,) = faults(lambda: outcomes.reported_grades(folder, KNOWN, self.HELD))
        assert (fault.line, fault.code) == (3, ProblemCode.DUPLICATE)


class TestReadings:
    """The readings of a report are read as they stand, and a correction must stand in it."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        for name in ("annotations", "statistics", "corrections", "context"):
            file = f"{name}.csv"
            written(tmp_path, file, (DATA / "warrington-2011" / file).read_bytes())
        written(tmp_path, "report.txt", (DATA / "warrington-2011/report.txt").read_bytes())
        return tmp_path

    def test_they_are_what_the_dataset_holds(self, folder: Path) -> None:
        assert readings(folder) == load("warrington-2011").readings

    def test_annotations_are_read_theme_by_theme(self, folder: Path) -> None:
        written(
            folder,
            "annotations.csv",
            "finding,polarity,theme_1,theme_2,theme_3,group,uncertain,reason\n"
            "p9s2,weakness,front_door,health,,missing,true,both read it so\n"
            "p9s3,strength,workforce,,,,false,\n",
        )
        first, second = readings(folder).annotations
        assert [theme.value for theme in first.themes] == ["front_door", "health"]
        assert (first.uncertain, first.reason) == (True, "both read it so")
        assert (second.group, second.reason, second.uncertain) == (None, None, False)

    @pytest.mark.parametrize(
        ("file", "old", "new", "column"),
        [
            ("corrections.csv", "2011 Reporting", "2011 reporting", "printed"),
            ("corrections.csv", "c-l9-cover-colon,9,58,58", "c-l9-cover-colon,9,99,99", "printed"),
            ("corrections.csv", "c-l9-cover-colon,9,", "c-l9-cover-colon,9999,", "printed"),
            ("statistics.csv", ",count,4,", ",count,four,", "value"),
            ("context.csv", ",evidence,", ",proof,", "kind"),
            ("annotations.csv", ",strength,", ",strong,", "polarity"),
            ("annotations.csv", ",leadership_governance,", ",leadership,", "theme_1"),
        ],
    )
    def test_a_fault_is_placed(
        self, folder: Path, file: str, old: str, new: str, column: str
    ) -> None:
        changed(folder, file, old, new)
        (fault,) = faults(lambda: readings(folder))
        assert (fault.file, fault.column) == (file, column)
        assert fault.line is not None

    def test_line_ends_tabs_and_hyphens_are_written_escaped(self, folder: Path) -> None:
        """So that no cell holds a line end, and none opens with a hyphen."""
        by_id = {each.id: each for each in readings(folder).corrections}
        assert by_id["c-l9-cover-lines-joined"].corrected == "2011\nReporting"
        assert by_id["c-l32-list-mark"].printed == "- "
        tabbed = by_id["c-l22-contents-overall-effectiveness"].corrected
        assert tabbed == "services\t5\nOverall"
