"""Reading the hand-kept files: what is there is read, and every fault is placed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ofsted_inspection import InvalidDocument, Problem, ProblemCode, load
from ofsted_inspection.models import Inspection
from tools import kept

DATA = Path(__file__).parents[2] / "data"
ENGLAND = DATA / "england"
WARRINGTON = DATA / "warrington-2011"
AUTHORITIES = DATA / "authorities"
KNOWN = {each.urn: each for each in load("authorities")}


def faults(read: Callable[[], object]) -> tuple[Problem, ...]:
    """Return the problems that `read` raises."""
    with pytest.raises(InvalidDocument) as caught:
        read()
    return caught.value.problems


def places(read: Callable[[], object]) -> list[tuple[str | None, int | None, str | None]]:
    return [(each.file, each.line, each.column) for each in faults(read)]


def changed(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / "kept" / name
    content = path.read_text("utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8", newline="")


@pytest.fixture
def england(tmp_path: Path) -> Path:
    """Return a folder with a copy of one authority, one inspection and what belongs to it."""
    (tmp_path / "kept").mkdir()
    for name in ("authorities", "inspections", "judgements", "reviews", "sources"):
        folder = AUTHORITIES if name == "authorities" else ENGLAND
        header, *lines = (folder / f"kept/{name}.csv").read_text("utf-8").splitlines(keepends=True)
        start = "80575," if name == "authorities" else "80575-2015-02-24,"
        chosen = [line for line in lines if line.startswith(start)]
        (tmp_path / f"kept/{name}.csv").write_text(
            "".join([header, *chosen]), encoding="utf-8", newline=""
        )
    return tmp_path


class TestEngland:
    """England's files hold together, or the build stops and says where they do not."""

    def test_one_inspection(self, england: Path) -> None:
        (inspection,) = kept.inspections(england, england)
        assert inspection in load("england")

    def test_the_order_of_the_files_is_no_matter(self, england: Path) -> None:
        path = england / "kept/judgements.csv"
        header, *lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join([header, *reversed(lines)]), encoding="utf-8", newline="")
        (inspection,) = kept.inspections(england, england)
        assert inspection in load("england")

    @pytest.mark.parametrize(
        ("file", "old", "new", "place"),
        [
            ("inspections.csv", ",80575,", ",80000,", ("inspections.csv", 2, "urn")),
            ("inspections.csv", "sif-2013", "sif-2014", ("inspections.csv", 2, "framework_id")),
            ("inspections.csv", "full", "whole", ("inspections.csv", 2, "kind")),
            ("inspections.csv", ",2015-03-20", ",2015-02-20", ("inspections.csv", 2, None)),
            ("inspections.csv", ",2015-03-20", ",20150320", ("inspections.csv", 2, "end")),
            ("judgements.csv", "good", "adequate", ("judgements.csv", 4, "grade")),
            ("judgements.csv", ",good", ",", ("judgements.csv", 4, "status")),
            ("judgements.csv", "help_and", "help_or", ("judgements.csv", 3, "aspect_key")),
            ("judgements.csv", "80575-", "80574-", ("judgements.csv", 2, "inspection_id")),
            ("authorities.csv", "North West", "North", ("authorities.csv", 2, "region")),
        ],
    )
    def test_a_fault_is_placed(
        self, england: Path, file: str, old: str, new: str, place: tuple[str, int, str | None]
    ) -> None:
        changed(england, file, old, new)
        assert places(lambda: kept.inspections(england, england)) == [place]

    def test_an_aspect_judged_twice_is_a_fault(self, england: Path) -> None:
        changed(england, "judgements.csv", "adoption_performance", "care_leavers")
        (fault,) = faults(lambda: kept.inspections(england, england))
        assert fault.code is ProblemCode.DUPLICATE

    def test_an_inspection_without_judgements_is_a_fault(self, england: Path) -> None:
        path = england / "kept/judgements.csv"
        path.write_text(path.read_text("utf-8").splitlines()[0] + "\n", "utf-8", newline="")
        (fault,) = faults(lambda: kept.inspections(england, england))
        assert fault.file == "inspections.csv"

    @pytest.mark.parametrize("file", ["authorities.csv", "inspections.csv"])
    def test_a_row_that_stands_twice_is_a_fault(self, england: Path, file: str) -> None:
        path = england / "kept" / file
        header, line = path.read_text("utf-8").splitlines()
        path.write_text(f"{header}\n{line}\n{line}\n", "utf-8", newline="")
        first, *_ = faults(lambda: kept.inspections(england, england))
        assert (first.file, first.line, first.code) == (file, 3, ProblemCode.DUPLICATE)


class TestOfficialResults:
    """The official results name authorities and inspections that there are."""

    HELD = ("80575-2011-01-10",)

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        (tmp_path / "kept").mkdir()
        for path in (DATA / "england-2009-2013/kept").glob("*.csv"):
            header, *lines = path.read_text("utf-8").splitlines(keepends=True)
            chosen = [line for line in lines if line.startswith("80575")]
            (tmp_path / "kept" / path.name).write_text(
                "".join([header, *chosen]), encoding="utf-8", newline=""
            )
        return tmp_path

    def test_the_rows_of_warrington(self, folder: Path) -> None:
        found = kept.official_results(folder, AUTHORITIES, self.HELD)
        assert len(found) == 4
        assert set(found) < set(load("england-2009-2013"))

    @pytest.mark.parametrize(
        ("file", "old", "new", "expected"),
        [
            ("official_results", ",80575,", ",80000,", "official_results.csv:2:urn"),
            ("official_results", ",safeguarding,", ",safety,", "official_results.csv:2:service"),
            ("official_results", ",slac,", ",cp-2012,", "official_results.csv:2:programme"),
            (
                "official_results",
                ",inadequate,",
                ",requires_improvement,",
                "official_results.csv:2:grade",
            ),
            # The grade is neither what the table's words mean, nor what the statement agrees with.
            (
                "official_results",
                ",inadequate,",
                ",good,",
                "official_results.csv:2:None official_results.csv:2:None",
            ),
            (
                "official_results",
                ",2009-11-06,",
                ",2009-11-07,",
                "official_results.csv:2:result_id statements.csv:2:position",
            ),
            ("official_results", "01-10", "01-11", "official_results.csv:None:None"),
            ("statements", "80575-2009-11-06", "80575-2009-11-07", "statements.csv:2:result_id"),
            # What contradicts the result that it is of is told there.
            ("statements", ",2015-05-12,", ",2009-11-06,", "official_results.csv:2:None"),
            ("statements", ",inadequate,", ",good,", "official_results.csv:2:None"),
            ("statements", ",1,", ",2,", "statements.csv:2:position"),
        ],
    )
    def test_a_fault_is_placed(
        self, folder: Path, file: str, old: str, new: str, expected: str
    ) -> None:
        changed(folder, f"{file}.csv", old, new)
        found = places(lambda: kept.official_results(folder, AUTHORITIES, self.HELD))
        assert " ".join(":".join(map(str, each)) for each in found) == expected

    @pytest.mark.parametrize("file", ["official_results", "statements"])
    def test_a_row_that_stands_twice_is_a_fault(self, folder: Path, file: str) -> None:
        path = folder / "kept" / f"{file}.csv"
        header, line, *_ = path.read_text("utf-8").splitlines()
        path.write_text(f"{header}\n{line}\n{line}\n", "utf-8", newline="")
        found = faults(lambda: kept.official_results(folder, AUTHORITIES, self.HELD))
        assert (f"{file}.csv", 3, ProblemCode.DUPLICATE) in {
            (each.file, each.line, each.code) for each in found
        }


class TestReadings:
    """The readings of a report are read as they stand, and a correction must stand in it."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        shutil.copytree(WARRINGTON / "kept", tmp_path / "kept")
        shutil.copy(WARRINGTON / "report.txt", tmp_path)
        return tmp_path

    def read(self, folder: Path) -> Inspection:
        return kept.warrington(folder, KNOWN[80575])

    def test_they_are_what_the_dataset_holds(self, folder: Path) -> None:
        assert self.read(folder) == load("warrington-2011")

    @pytest.mark.parametrize(
        ("file", "old", "new", "column"),
        [
            ("corrections.csv", "2011 Reporting", "2011 reporting", None),
            ("corrections.csv", "c-l9-cover-colon,9,58,58", "c-l9-cover-colon,8,58,58", None),
            ("corrections.csv", "c-l9-cover-colon,9,58,58", "c-l9-cover-colon,9,58,59", None),
            ("statistics.csv", ",count,4,", ",count,four,", "value"),
            ("statistics.csv", ",count,4,", ",count,4e0,", "value"),
            ("prior_inspections.csv", ",evidence,", ",proof,", "kind"),
            ("annotations.csv", ",strength,", ",strong,", "polarity"),
            ("finding_themes.csv", ",leadership_governance,", ",leadership,", "theme_id"),
            ("finding_themes.csv", ",p9s2,protection", ",p9s1,protection", "finding_id"),
        ],
    )
    def test_a_fault_is_placed(
        self, folder: Path, file: str, old: str, new: str, column: str | None
    ) -> None:
        changed(folder, file, old, new)
        (fault,) = faults(lambda: self.read(folder))
        assert (fault.file, fault.column) == (file, column)

    def test_a_quote_that_does_not_stand_in_the_report_is_a_fault(self, folder: Path) -> None:
        changed(folder, "statistics.csv", "four of Her Majesty's", "five of Her Majesty's")
        (fault,) = faults(lambda: self.read(folder))
        assert fault.path is not None
        assert "statistics[0].quote" in fault.path

    def test_line_ends_tabs_and_hyphens_stand_as_they_are_meant(self, folder: Path) -> None:
        readings = self.read(folder).readings
        assert readings is not None
        by_id = {each.id: each for each in readings.corrections}
        assert by_id["c-l9-cover-lines-joined"].corrected == "2011\nReporting"
        assert by_id["c-l32-list-mark"].printed == "- "
        tabbed = by_id["c-l22-contents-overall-effectiveness"].corrected
        assert tabbed == "services\t5\nOverall"


def test_rows_that_are_unsound_are_placed(tmp_path: Path) -> None:
    path = tmp_path / "annotation_passes.csv"
    content = (WARRINGTON / "kept" / path.name).read_text("utf-8")
    path.write_text(content.replace(",1,strength,", ",one,strength,", 1), "utf-8", newline="")
    assert places(lambda: kept.cells(path, "annotation_passes")) == [(path.name, 2, "pass")]
