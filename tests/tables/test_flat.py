"""One row per inspection, as a frame and as a workbook; and the ways to a frame by one call."""

import datetime
import importlib
import zipfile
from pathlib import Path
from typing import Any

import attrs
import polars
import pytest

from ofsted_inspection import (
    MAINTAINERS_CROSSWALK,
    AlreadyThere,
    Inspection,
    InvalidDocument,
    UnknownName,
    compare,
    history,
    load,
    load_frame,
    load_tables,
)
from ofsted_inspection.frameworks import ILACS_2023, ILACS_2026, SIF_2013, SLAC_2010
from ofsted_inspection.grades import ReformedGrade
from ofsted_inspection.tables import DICTIONARY, Backend, flat, rows, to_frame, write_xlsx
from tests.comparison.england import england, inspected
from tests.tables.examples import complete
from tests.tables.test_spreadsheets import HOSTILE

# Imported so, since nothing is known of its types.
calamine: Any = importlib.import_module("python_calamine")


def of_each() -> tuple[Inspection, ...]:
    """Return one inspection of England under each framework, and Warrington 2011."""
    chosen = {each.framework.id: each for each in england()}
    return (load("warrington-2011", text=False), *chosen.values())


def test_a_row_has_what_the_inspection_has() -> None:
    """Oracle: each inspection asked by itself."""
    given = of_each()
    frame = flat(given, history=england(), backend="polars")
    assert frame.height == len(given)
    for inspection, row in zip(given, frame.iter_rows(named=True), strict=True):
        assert row["inspection_id"] == inspection.id
        assert row["authority"] == inspection.authority.name
        assert row["region"] == inspection.authority.region.value
        assert row["ofsted_region"] == inspection.authority.ofsted_region.value
        assert (row["start"], row["end"]) == (inspection.start, inspection.end)
        for framework in {each.framework for each in given}:
            for aspect in framework.aspects:
                judged = inspection.find(aspect.key)
                assert row[aspect.key] == (None if judged is None else judged.grade.value)
        ours = history(england(), inspection.authority.urn).inspections
        earlier = [each for each in ours if each.start < inspection.start]
        assert row["start_before"] == (earlier[-1].start if earlier else None)


def test_where_there_is_no_overall_grade_the_reason_stands() -> None:
    start = datetime.date(2026, 4, 20)
    without = inspected(ILACS_2026, {"help_and_protection": ReformedGrade.GOOD}, start=start)
    lacking = inspected(ILACS_2023, {"help_and_protection": ReformedGrade.GOOD}, start=start)
    given = (complete(), without, attrs.evolve(lacking, authority=england()[0].authority))
    assert flat(given, backend="polars")["no_overall"].to_list() == [
        "each service has its own",
        "the framework gives none",
        "the record lacks it",
    ]
    assert flat(england()[:3], backend="polars")["no_overall"].to_list() == [None] * 3


def test_in_words() -> None:
    """Headings and cells as people write them, each heading once."""
    given = of_each()
    frame = flat(given, labels=True, backend="polars")
    assert len(set(frame.columns)) == len(frame.columns)
    sif = next(each for each in given if each.framework is SIF_2013)
    (row,) = frame.filter(polars.col("Inspection") == sif.id).iter_rows(named=True)
    assert row["Overall effectiveness"] == sif.overall.grade.label
    assert row["First day"] == sif.start
    slac = next(each for each in given if each.framework is SLAC_2010)
    (row,) = frame.filter(polars.col("Inspection") == slac.id).iter_rows(named=True)
    assert row["Safeguarding services: Overall effectiveness"] == "Adequate"


@pytest.mark.parametrize(
    ("column", "adequate", "requires_improvement"),
    [
        ("overall_before", "adequate", "requires_improvement"),
        ("Overall before", "Adequate", "Requires improvement"),
    ],
)
def test_what_was_before_is_in_the_same_words(
    column: str, adequate: str, requires_improvement: str
) -> None:
    """Requirement: of an inspection with a grade for each service, each after its name."""
    first = load("warrington-2011")
    later = history(england(), first.authority.urn).inspections
    labels = column == "Overall before"
    frame = flat(later, labels=labels, history=(first, *later), backend="polars")
    assert frame[column].to_list()[:2] == [
        f"Safeguarding services: {adequate}; Services for looked after children: {adequate}",
        requires_improvement,
    ]


def test_two_aspects_of_one_title_have_two_columns() -> None:
    first, second, *others = ILACS_2023.aspects
    own = attrs.evolve(
        ILACS_2023, aspects=(first, attrs.evolve(second, title=first.title), *others)
    )
    frame = flat(inspected(own, {}), labels=True)
    assert [first.title, f"{first.title} ({second.key})"] == [
        name for name in frame.columns if name.startswith(first.title)
    ]


def sheet_of(path: Path, name: str) -> list[list[object]]:
    found: list[list[object]] = (
        calamine.CalamineWorkbook.from_path(path).get_sheet_by_name(name).to_python()
    )
    return found


def test_a_workbook_holds_the_rows_in_their_types(tmp_path: Path) -> None:
    """Oracle: another reader. Days are days, numbers numbers, what is not there is empty."""
    given = of_each()
    path = write_xlsx(given, tmp_path / "sheet.xlsx", history=england())
    header, *found = sheet_of(path, "Inspections")
    frame = flat(given, labels=True, history=england(), backend="polars")
    assert header == frame.columns
    assert [[cell if cell != "" else None for cell in row] for row in found] == [
        list(row) for row in frame.iter_rows()
    ]
    notes = "\n".join(str(cell) for row in sheet_of(path, "Terms and cautions") for cell in row)
    assert "Open Government Licence" in notes
    with zipfile.ZipFile(path) as file:
        sheet = file.read("xl/worksheets/sheet1.xml").decode()
    assert '<pane ySplit="1"' in sheet
    assert "<autoFilter" in sheet
    assert "<cols>" in sheet


@pytest.mark.parametrize("words", [each for each in HOSTILE if "\0" not in each and each.strip()])
def test_no_cell_of_a_workbook_is_run(words: str, tmp_path: Path) -> None:
    """Whatever a name begins with it is text: there is neither a formula nor a link."""
    name = " ".join(words.split())
    hostile = attrs.evolve(england()[0], authority=attrs.evolve(england()[0].authority, name=name))
    path = write_xlsx(hostile, tmp_path / "sheet.xlsx")
    with zipfile.ZipFile(path) as file:
        sheets = "".join(
            file.read(each).decode() for each in file.namelist() if each.startswith("xl/worksheets")
        )
    assert "<f>" not in sheets
    assert "hyperlink" not in sheets.lower()
    assert sheet_of(path, "Inspections")[1][2] == name


def test_a_workbook_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_xlsx([], tmp_path / "sheet.xlsx")
    assert len(sheet_of(path, "Inspections")) == 1
    with pytest.raises(AlreadyThere):
        write_xlsx(england()[:2], path)
    write_xlsx(england()[:2], path, overwrite=True)
    content = path.read_bytes()
    write_xlsx(england()[:2], path, overwrite=True)
    assert path.read_bytes() == content
    long = attrs.evolve(
        england()[0], authority=attrs.evolve(england()[0].authority, name="x" * 32_768)
    )
    monkeypatch.setattr("ofsted_inspection.tables._xlsx._MOST_ROWS", 1)
    with pytest.raises(InvalidDocument) as raised:
        write_xlsx([england()[1], long], tmp_path / "other.xlsx")
    assert [each.path for each in raised.value.problems] == ["$.inspections", "$.inspections[1]"]
    assert [each.name for each in tmp_path.iterdir()] == ["sheet.xlsx"]


@pytest.mark.parametrize("backend", ["pandas", "polars", "pyarrow"])
def test_a_comparison_as_a_frame(backend: Backend) -> None:
    """Oracle: its changes, one by one."""
    ours = history(england(), "Doncaster").inspections
    compared = compare(ours[0], ours[-1], crosswalk=MAINTAINERS_CROSSWALK)
    frame: Any = compared.to_frame(backend=backend)
    found = frame if backend == "polars" else polars.DataFrame(frame)
    assert found["change"].cast(polars.String).to_list() == [
        each.kind.value for each in compared.changes
    ]
    assert found["explanation"].to_list() == [each.explanation for each in compared.changes]
    for place, change in enumerate(compared.changes):
        for name, judged in (("grade_before", change.before), ("grade", change.after)):
            value = None if judged is None else judged.grade.value
            assert found[name][place] == (None if value == "not_judged" else value)


def test_a_comparison_within_one_scale_has_grades_in_their_order() -> None:
    frame: Any = compare(england()[0], england()[0]).to_frame()
    grades = ["inadequate", "requires_improvement", "good", "outstanding"]
    for column in ("grade_before", "grade"):
        assert list(frame[column].cat.categories) == grades
        assert frame[column].cat.ordered


def test_a_comparison_across_scales_has_grades_without_an_order() -> None:
    compared = compare(complete(), england()[0])
    with pytest.raises(TypeError):
        _ = compared.to_frame()["grade"] >= "good"


def test_a_history_as_a_frame() -> None:
    ours = history(england(), "Doncaster")
    frame = ours.to_frame(backend="polars", crosswalk=MAINTAINERS_CROSSWALK)
    held = ours.inspections
    assert frame.equals(
        to_frame(
            held,
            "judgements",
            backend="polars",
            history=held,
            crosswalk=MAINTAINERS_CROSSWALK,
        )
    )
    assert len(ours.to_frame()) == sum(len(each.judgements) for each in held)


def test_a_dataset_as_a_frame() -> None:
    """Oracle: load and to_frame."""
    frame = load_frame("england", "inspections", backend="polars")
    assert frame.equals(to_frame(load("england"), "inspections", backend="polars"))
    assert list(load_frame("england").columns) == list(to_frame(england(), "judgements").columns)
    assert len(load_frame("authorities")) == len(load("authorities"))
    assert len(load_frame("england-2009-2013")) == len(load("england-2009-2013"))
    with pytest.raises(UnknownName, match="did you mean england"):
        load_frame("englnd")  # type: ignore[call-overload] # the error is the test
    with pytest.raises(UnknownName, match="did you mean judgements"):
        load_frame("england", "judgments")  # type: ignore[call-overload] # the error is the test


def test_a_dataset_as_frames() -> None:
    frames = load_tables("warrington-2011", backend="polars")
    warrington = load("warrington-2011")
    counted = {name: len(list(rows(warrington, name))) for name in DICTIONARY}
    # No model holds both codings: they have tests of their own.
    assert frames.pop("annotation_passes").height == 2 * counted["annotations"]
    assert {name: frame.height for name, frame in frames.items()} == {
        name: count for name, count in counted.items() if count
    }


def test_recommendations_within_a_time() -> None:
    """By hand, and of the real report."""
    report = complete().report
    assert report is not None
    assert [[each.id for each in report.recommendations_within(n)] for n in (0, 2, 3, 99)] == [
        [],
        [],
        ["p1r1"],
        ["p1r1"],
    ]
    real = load("warrington-2011").report
    assert real is not None
    counts = [len(real.recommendations_within(months)) for months in (0, 3, 6)]
    assert counts == sorted(counts)
    assert counts[-1] == len(real.recommendations)
