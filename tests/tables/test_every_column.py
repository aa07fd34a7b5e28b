"""Every column by hand: each holds a value, comes back, and is missed where it is damaged."""

import contextlib
import csv
import datetime
import io
import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import attrs
import duckdb
import pytest
from hypothesis import given, settings, strategies as st

from ofsted_inspection import frameworks
from ofsted_inspection.errors import InvalidDocument, ProblemCode
from ofsted_inspection.frameworks import ILACS_2023, Framework
from ofsted_inspection.grades import ReformedGrade
from ofsted_inspection.models import Inspection, Precision
from ofsted_inspection.strategies import inspections
from ofsted_inspection.tables import (
    DERIVED,
    DICTIONARY,
    OF_HISTORY,
    TableName,
    read_datapackage,
    read_spreadsheets,
    rows,
    to_frame,
    write_datapackage,
    write_duckdb,
    write_spreadsheets,
)
from tests.comparison.england import england, inspected
from tests.tables.examples import BOTH, bare, complete
from tests.tables.test_round_trip import can_be_written

WITHOUT_ROWS = {
    "annotation_passes",
    "authority_names",
    "code_changes",
    "official_results",
    "statements",
    "statistical_neighbours",
    "succession_links",
}
"""Tables that no inspection has rows of."""

EXPLAIN = {"frameworks", "aspects", "grades", "themes", "crosswalk", "scale_crosswalk"}
"""Tables that say what names mean, the same for all inspections of a framework."""

HELD: list[TableName] = [name for name in DICTIONARY if name not in WITHOUT_ROWS]
OF_INSPECTIONS = [name for name in HELD if name not in EXPLAIN]


@pytest.mark.parametrize("name", OF_INSPECTIONS)
def test_the_examples_fill_every_column(name: TableName) -> None:
    """The example that has everything has something in each column."""
    found = list(rows(complete(), name))
    for place, column in enumerate(DICTIONARY[name].columns):
        cells = [row[place] for row in found]
        assert any(cell is not None for cell in cells), column.name
        if not column.nullable:
            assert None not in cells, column.name


def test_an_inspection_of_which_nothing_is_known_has_empty_cells() -> None:
    (row,) = rows(bare(), "inspections")
    given_ = dict(zip(DICTIONARY["inspections"].header, row, strict=True))
    assert {name for name, cell in given_.items() if cell is not None} == {
        "inspection_id",
        "urn",
        "framework_id",
        "kind",
        "start",
        "start_precision",
        "split_visit",
        "judgement_count",
        "coverage",
        "has_readings",
    }
    assert (given_["start_precision"], given_["judgement_count"]) == ("month", 0)


FORMATS: dict[str, tuple[Callable[..., object], Callable[[Path], tuple[Inspection, ...]]]] = {
    "csv": (write_datapackage, read_datapackage),
    "parquet": (partial(write_datapackage, format="parquet"), read_datapackage),
    "spreadsheets": (write_spreadsheets, read_spreadsheets),
}


@pytest.mark.parametrize("name", FORMATS)
def test_both_examples_come_back(name: str, tmp_path: Path) -> None:
    write, read = FORMATS[name]
    write(BOTH, tmp_path)
    assert read(tmp_path) == BOTH


def in_database(given_: tuple[Inspection, ...], path: Path) -> None:
    """Write a database, and compare every cell with the rows."""
    with duckdb.connect(str(write_duckdb(given_, path)), read_only=True) as connection:
        for name in DICTIONARY:
            assert connection.table(name).fetchall() == list(rows(given_, name)), name
    path.unlink()


def test_the_examples_are_in_a_database(tmp_path: Path) -> None:
    """Of one scale, whose grades are an enum, and of both."""
    in_database((complete(),), tmp_path / "one.duckdb")
    in_database(BOTH, tmp_path / "both.duckdb")


def drawn_under(chosen: list[Framework]) -> st.SearchStrategy[tuple[Inspection, ...]]:
    """Return a strategy for inspections under each of some frameworks, of different authorities."""
    each_drawn = (inspections(each, coherent=False).filter(can_be_written) for each in chosen)
    return st.tuples(*each_drawn).filter(
        lambda drawn: len({each.authority.urn for each in drawn}) == len(drawn)
    )


@settings(max_examples=2)
@given(
    st.lists(
        st.sampled_from(frameworks.CATALOGUE),
        min_size=2,
        max_size=2,
        unique_by=lambda each: each.id,
    ).flatmap(drawn_under)
)
def test_a_database_holds_whatever_is_drawn(drawn: tuple[Inspection, ...]) -> None:
    """Law: inspections of any two frameworks, cell by cell."""
    with tempfile.TemporaryDirectory() as folder:
        in_database(drawn, Path(folder, "drawn.duckdb"))


@pytest.mark.parametrize("name", HELD)
def test_frames_of_the_examples_hold_the_rows(name: TableName) -> None:
    frame = to_frame(BOTH, name, backend="polars", derived=False)
    assert frame.rows() == list(rows(BOTH, name))
    assert to_frame(BOTH, name).shape[0] == frame.height


def test_what_is_worked_out_from_a_day_needs_the_day() -> None:
    """Oracle by hand: of a month, without an end, without a day of publication."""
    first = inspected(ILACS_2023, {"overall": ReformedGrade.GOOD}, start=datetime.date(2023, 5, 2))
    of_month = attrs.evolve(
        first,
        start=datetime.date(2024, 4, 1),
        start_precision=Precision.MONTH,
        end=datetime.date(2024, 4, 19),
        published=datetime.date(2024, 5, 20),
    )
    unfinished = attrs.evolve(
        first, start=datetime.date(2025, 1, 6), end=None, published=None, published_basis=None
    )
    last = attrs.evolve(
        first,
        start=datetime.date(2026, 3, 2),
        end=datetime.date(2026, 3, 6),
        published=datetime.date(2026, 4, 1),
    )
    held = (first, of_month, unfinished, last)
    frame = to_frame(held, "inspections", backend="polars", history=held)
    days = ["visit_days", "days_to_publication", "days_since_previous"]
    assert frame.select("financial_year", "quarter", "sequence", *days).rows() == [
        ("2023-24", 1, 1, 1, 30, None),
        ("2024-25", 1, 2, None, 31, None),
        ("2024-25", 4, 3, None, None, 262),
        ("2025-26", 4, 4, 5, 26, None),
    ]
    assert frame["previous_inspection_id"].to_list() == [None, *(each.id for each in held[:3])]
    judged = to_frame(held, "judgements", backend="polars", history=held)
    assert judged["published"].to_list() == [each.published for each in held]
    assert judged["days_since_previous"].to_list() == [None, None, 262, None]


def test_an_abolished_authority_says_when() -> None:
    for name in ("inspections", "judgements"):
        frame = to_frame(BOTH, name, backend="polars")
        closed = dict(frame.select("inspection_id", "authority_closed").rows())
        assert closed.pop(complete().id) == datetime.date(2023, 3, 31)
        assert set(closed.values()) <= {None}
    assert {column.name for column in DERIVED["inspections"]} >= {"authority_closed"}
    assert {column.name for column in OF_HISTORY["judgements"]} >= {"grade_previous"}


def test_pages_are_those_of_the_spans() -> None:
    """By hand: pages in any order, one range for what follows on."""
    place = DICTIONARY["recommendations"].header.index("pages")
    found = {row[1]: row[place] for row in rows(complete(), "recommendations")}
    assert found == {"p1r1": "1-1;3-4", "r2": None, "r3": None}
    (item,) = rows(complete(), "paragraph_items")
    assert item[-2:] == ("2-2", "7-7")


def cells_of(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def put(path: Path, cells: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(cells)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a sound package of both examples."""
    folder = tmp_path_factory.mktemp("sound")
    write_datapackage(BOTH, folder)
    return folder


@pytest.fixture
def package(sound: Path, tmp_path: Path) -> Path:
    """Return the files of the sound package that people keep, to be damaged."""
    for name in OF_INSPECTIONS:
        shutil.copy(sound / f"{name}.csv", tmp_path)
    assert read_datapackage(tmp_path, edited=True) == BOTH
    return tmp_path


def refused(package: Path) -> None:
    with pytest.raises(InvalidDocument):
        read_datapackage(package, edited=True)


@pytest.mark.parametrize("name", OF_INSPECTIONS)
def test_two_columns_that_change_places_are_missed(package: Path, name: TableName) -> None:
    """Whole, or their names alone, or the cells of a key: none is read as what it is not."""
    path = package / f"{name}.csv"
    header, *found = cells_of(path)
    swapped = [[second, first, *others] for first, second, *others in (header, *found)]
    for cells in (swapped, [swapped[0], *found], [header, *swapped[1:]]):
        put(path, cells)
        refused(package)


@pytest.mark.parametrize("name", OF_INSPECTIONS)
def test_a_column_of_the_key_is_missed(package: Path, name: TableName) -> None:
    path = package / f"{name}.csv"
    header, *found = cells_of(path)
    for column in {*DICTIONARY[name].primary_key} - {*WORKED_OUT.get(name, ()), *AN_ORDER}:
        place = header.index(column)
        put(path, [[*row[:place], *row[place + 1 :]] for row in (header, *found)])
        refused(package)


AN_ORDER = {"position", "item"}
"""Columns of keys that may be left out where the order of the rows says the same."""


@pytest.mark.parametrize("name", OF_INSPECTIONS)
def test_any_column_but_those_of_the_key_is_read_or_missed(package: Path, name: TableName) -> None:
    """Left out one by one: what comes is inspections or what is wrong with them, and no crash."""
    path = package / f"{name}.csv"
    header, *found = cells_of(path)
    read_whole: set[str] = set()
    for place, column in enumerate(header):
        put(path, [[*row[:place], *row[place + 1 :]] for row in (header, *found)])
        with contextlib.suppress(InvalidDocument):
            read_whole |= {column} if read_datapackage(package, edited=True) == BOTH else set()
    assert read_whole == WORKED_OUT.get(name, set())


WORKED_OUT: dict[TableName, set[str]] = {
    "authorities": {"ofsted_region"},
    "inspections": {
        "authority_as_printed",
        "coverage",
        "has_readings",
        "judgement_count",
        "source_sha256",
    },
    "judgements": {"framework_id", "grade_number", "paragraph_id", "position", "scale", "status"},
    "reviews": {"grade_number", "position", "scale", "status"},
    "sections": {"level", "lines", "pages", "position"},
    "paragraphs": {"corrected_text", "lines", "pages", "position"},
    "paragraph_items": {"lines", "pages"},
    "findings": {"aspect_key", "sentence", "text"},
    "recommendations": {"lines", "months", "pages", "position"},
    "citations": {"position"},
    "annotations": {"position"},
    "finding_themes": {"rank"},
    "finding_groups": {"position"},
    "statistics": {"end", "position", "start"},
    "corrections": {"paragraph_id", "position"},
    "prior_inspections": {"position"},
}
"""The columns without which the examples are read whole, since others say the same."""


def test_a_file_of_judgements_cut_short_is_missed(tmp_path: Path) -> None:
    """Cut between two inspections, or all but the header: the counts do not agree."""
    held = england()[:3]
    write_datapackage(held, tmp_path)
    path = tmp_path / "judgements.csv"
    whole = path.read_bytes().splitlines(keepends=True)
    counts = [len(each.judgements) for each in held]
    kept = [sum(counts[:many]) for many in range(len(held))]
    assert kept[0] == 0
    for many, lines in enumerate(kept):
        path.write_bytes(b"".join(whole[: lines + 1]))
        with pytest.raises(InvalidDocument) as raised:
            read_datapackage(tmp_path, edited=True)
        assert [(each.file, each.line, each.column) for each in raised.value.problems] == [
            ("inspections.csv", place, "judgement_count")
            for place in range(many + 2, len(held) + 2)
        ]
        assert {each.code for each in raised.value.problems} == {ProblemCode.CONTRADICTION}
        # Without edited=True the bytes are not those of the descriptor.
        with pytest.raises(InvalidDocument) as raised:
            read_datapackage(tmp_path)
        assert [each.file for each in raised.value.problems] == ["judgements.csv"]


def test_spreadsheets_cut_short_are_missed(tmp_path: Path) -> None:
    write_spreadsheets(england()[:3], tmp_path)
    path = tmp_path / "judgements.csv"
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
    with pytest.raises(InvalidDocument) as raised:
        read_spreadsheets(tmp_path)
    assert [each.column for each in raised.value.problems] == ["judgement_count"] * 3


@pytest.mark.parametrize(
    ("name", "column", "cell", "code"),
    [
        ("inspections", "form", "tall", ProblemCode.WRONG_VALUE),
        ("inspections", "kind_basis", "hearsay", ProblemCode.WRONG_VALUE),
        ("inspections", "start_precision", "year", ProblemCode.WRONG_VALUE),
        ("inspections", "start_precision", "month", ProblemCode.CONTRADICTION),
        ("reviews", "grade", "requires_improvement", ProblemCode.WRONG_VALUE),
        ("reviews", "grade_number", "1", ProblemCode.CONTRADICTION),
        ("reviews", "status", "not_judged", ProblemCode.CONTRADICTION),
        ("reviews", "published", "2011-3-1", ProblemCode.WRONG_VALUE),
        ("lead_inspectors", "name", "Zoe  Young", ProblemCode.WRONG_VALUE),
        ("lead_inspectors", "position", "2", ProblemCode.DUPLICATE),
        ("team_members", "name", "", ProblemCode.MISSING),
        ("recommendations", "tag", "", ProblemCode.CONTRADICTION),
        ("recommendations", "tag_means", "outcome_9", ProblemCode.WRONG_VALUE),
        ("recommendations", "addressee", "", ProblemCode.MISSING),
        ("recommendations", "number", "0", ProblemCode.WRONG_VALUE),
        ("recommendations", "paragraph_id", "p9", ProblemCode.UNKNOWN_NAME),
        ("prior_inspections", "scale", "", ProblemCode.MISSING),
        ("prior_inspections", "scale", "reformed", ProblemCode.WRONG_VALUE),
        ("citations", "number", "-1", ProblemCode.WRONG_VALUE),
        ("citations", "recommendation_id", "r9", ProblemCode.UNKNOWN_NAME),
        ("finding_groups", "group", "cyclists", ProblemCode.WRONG_VALUE),
        ("finding_groups", "finding_id", "p1s9", ProblemCode.UNKNOWN_NAME),
        ("paragraphs", "paragraph_id", "p2", ProblemCode.UNKNOWN_NAME),
        ("paragraphs", "number", "", ProblemCode.CONTRADICTION),
        ("paragraphs", "pages", "2", ProblemCode.WRONG_VALUE),
        ("sections", "pages", "2-2", ProblemCode.CONTRADICTION),
        ("spans", "page", "0", ProblemCode.WRONG_VALUE),
        ("doubts", "page", "0", ProblemCode.WRONG_VALUE),
        ("running_lines", "text", "a  b", ProblemCode.WRONG_VALUE),
        ("sources", "text_sha256", "F" * 64, ProblemCode.WRONG_VALUE),
        ("sources", "pages", "0", ProblemCode.WRONG_VALUE),
        ("authorities", "ons_name", "a  b", ProblemCode.WRONG_VALUE),
        ("authorities", "closed", "31/03/2023", ProblemCode.WRONG_VALUE),
    ],
)
def test_a_damaged_cell_is_refused(
    package: Path, name: TableName, column: str, cell: str, code: ProblemCode
) -> None:
    """The first row's cell in a column, damaged: a fault on its line, of the right kind."""
    path = package / f"{name}.csv"
    header, first, *found = cells_of(path)
    place = header.index(column)
    put(path, [header, [*first[:place], cell, *first[place + 1 :]], *found])
    with pytest.raises(InvalidDocument) as raised:
        read_datapackage(package, edited=True)
    assert code in {each.code for each in raised.value.problems}, str(raised.value)
    # What the whole alone can refuse is placed where the whole has its row.
    assert all(each.file and each.line for each in raised.value.problems)
