"""Data packages: what is written is read back, and every fault in a file has its place."""

import csv
import hashlib
import io
import json
import shutil
import tempfile
from pathlib import Path
from typing import cast

import attrs
import polars
import pytest
from hypothesis import assume, given, settings, strategies as st

from ofsted_inspection import load
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode, UnknownName
from ofsted_inspection.frameworks import SLAC_2010
from ofsted_inspection.grades import SlacGrade
from ofsted_inspection.models import Inspection, Report, Section
from ofsted_inspection.strategies import inspections
from ofsted_inspection.tables import (
    DICTIONARY,
    FileFormat,
    TableName,
    read_datapackage,
    rows,
    table_schema,
    to_frame,
    write_datapackage,
)
from tests.comparison.england import england, inspected, warrington_2011
from tests.reading.warrington import WARRINGTON


@settings(max_examples=12)
@given(st.lists(inspections(), max_size=2, unique_by=lambda each: each.authority.urn))
def test_reading_is_the_inverse_of_writing(drawn: list[Inspection]) -> None:
    """Law: read(write(x)) == x, reports, readings and sources included."""
    # An empty text is refused, for CSV cannot tell it from no value; a test of its own says so.
    assume(not any(has_empty_text(drawn, name) for name in DICTIONARY))
    with tempfile.TemporaryDirectory() as folder:
        write_datapackage(drawn, folder)
        assert read_datapackage(folder) == tuple(drawn)


def has_empty_text(drawn: list[Inspection], name: TableName) -> bool:
    """Tell whether a table has an empty text where that is not said to mean something."""
    blank = [column.blank for column in DICTIONARY[name].columns]
    return any(
        cell == "" and not may
        for row in rows(drawn, name)
        for cell, may in zip(row, blank, strict=True)
    )


@pytest.mark.parametrize("file_format", ["csv", "parquet"])
def test_real_inspections_come_back_whole(file_format: FileFormat, tmp_path: Path) -> None:
    """Warrington 2011 with its report, and every inspection of England."""
    real = (load("warrington-2011"), *england())
    write_datapackage(real, tmp_path, file_format)
    assert read_datapackage(tmp_path) == real
    write_datapackage([], tmp_path / "empty", file_format)
    assert read_datapackage(tmp_path / "empty") == ()


def test_the_same_inspections_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_datapackage(load("warrington-2011"), tmp_path / name)
    for file in sorted((tmp_path / "one").iterdir()):
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()


def test_the_csv_module_reads_what_the_rows_hold(tmp_path: Path) -> None:
    """Oracle: another reader finds the cells, quotes and line breaks included."""
    warrington = load("warrington-2011")
    write_datapackage(warrington, tmp_path)
    for name in ("corrections", "paragraphs", "judgements"):
        with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            header, *found = csv.reader(lines)
        assert tuple(header) == DICTIONARY[name].header
        assert len(found) == len(list(rows(warrington, name)))
    with (tmp_path / "corrections.csv").open(encoding="utf-8", newline="") as lines:
        printed = [row["printed"] for row in csv.DictReader(lines)]
    assert warrington.readings is not None
    assert printed == [each.printed for each in warrington.readings.corrections]


def test_the_descriptor_describes_the_files(tmp_path: Path) -> None:
    """Every resource's size and hash are those of its file, its fields those of its header."""
    path = write_datapackage(load("warrington-2011"), tmp_path, name="warrington")
    document = json.loads(path.read_text(encoding="utf-8"))
    assert document["name"] == "warrington"
    names = {resource["name"] for resource in document["resources"]}
    for resource in document["resources"]:
        content = (tmp_path / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        header = next(csv.reader(io.StringIO(content.decode())))
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        for foreign in resource["schema"].get("foreignKeys", ()):
            assert foreign["reference"]["resource"] in names | {""}


def fields_of(schema: dict[str, object]) -> dict[str, dict[str, object]]:
    """Return the fields of a schema by name."""
    fields = cast("list[dict[str, object]]", schema["fields"])
    return {str(field["name"]): field for field in fields}


def test_schemas_order_grades_within_one_scale_only() -> None:
    """Categories, their order and the enum constraint that validators enforce."""
    worst_to_best = ["inadequate", "adequate", "good", "outstanding"]
    one = fields_of(table_schema(DICTIONARY["judgements"], scale=SlacGrade))["grade"]
    assert one["categories"] == worst_to_best
    assert one["categoriesOrdered"] is True
    assert one["constraints"] == {"enum": worst_to_best}
    both = fields_of(table_schema(DICTIONARY["judgements"]))["grade"]
    assert both["categoriesOrdered"] is False
    assert set(cast("list[str]", both["categories"])) == {*worst_to_best, "requires_improvement"}
    assert "foreignKeys" not in table_schema(DICTIONARY["judgements"], tables=())


def test_schemas_require_what_must_not_be_empty() -> None:
    """A text that may be empty and means something is not required."""
    fields = fields_of(table_schema(DICTIONARY["corrections"]))
    assert fields["reason"]["constraints"] == {"required": True}
    assert "constraints" not in fields["printed"]
    assert "constraints" not in fields["paragraph_id"]


def problems_of(folder: Path) -> tuple[Problem, ...]:
    """Return the problems for which a package is refused."""
    with pytest.raises(InvalidDocument) as raised:
        read_datapackage(folder, edited=True)
    return raised.value.problems


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Replace the first `old` in a file, which must be there, by `new`."""
    path = folder / file
    content = path.read_bytes().decode()
    assert old in content
    path.write_bytes(content.replace(old, new, 1).encode())


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a sound package of Warrington 2011 and three inspections of England."""
    folder = tmp_path_factory.mktemp("sound")
    write_datapackage([load("warrington-2011"), *england()[:3]], folder)
    return folder


@pytest.fixture
def package(sound: Path, tmp_path: Path) -> Path:
    """Return a copy of the sound package, to be damaged."""
    return shutil.copytree(sound, tmp_path, dirs_exist_ok=True)


WIDTH = len(DICTIONARY["inspections"].header)

DAMAGES = [
    (
        "judgements.csv",
        ",judged,adequate,",
        ",judged,excellent,",
        "line 2, column grade: found 'excellent'; expected a grade of the slac scale",
    ),
    (
        "judgements.csv",
        ",judged,adequate,",
        ",judged,requires_improvement,",
        "line 2, column grade: found 'requires_improvement'; expected a grade of the slac",
    ),
    (
        "judgements.csv",
        ",judged,adequate,3",
        ",judged,adequate,2",
        "line 2, column grade_number: found 2; expected 3, as the rest of the package has it",
    ),
    (
        "judgements.csv",
        ",judged,adequate,3",
        ",judged,adequate,three",
        "line 2, column grade_number: found 'three'; expected a whole number",
    ),
    (
        "judgements.csv",
        "safeguarding.overall_effectiveness",
        "overall",
        "line 2, column aspect_key: found 'overall'; expected a known aspect of slac-2010",
    ),
    (
        "inspections.csv",
        ",2011-01-10,day",
        ",2011-01-32,day",
        "line 2, column start: found '2011-01-32'; expected a date as",
    ),
    (
        "inspections.csv",
        ",2011-01-10,day",
        ",20110110,day",
        "line 2, column start: found '20110110'; expected a date as",
    ),
    (
        "inspections.csv",
        ",2011-01-21,printed",
        ",2011-01-09,printed",
        "line 2, $.end: found '2011-01-09'; expected a date from start (2011-01-10) on",
    ),
    (
        "inspections.csv",
        ",false,2011-02-25",
        ",False,2011-02-25",
        "line 2, column split_visit: found 'False'; expected true or false",
    ),
    (
        "inspections.csv",
        "slac-2010,reinspection",
        "slac-2009,reinspection",
        "line 2, column framework_id: found 'slac-2009'; expected a known framework",
    ),
    (
        "inspections.csv",
        "80575-2011-01-10,80575",
        "80575-2011-01-10,80576",
        "line 2, column urn: found 80576; expected the urn of a row of authorities",
    ),
    (
        "inspections.csv",
        ",2011-02-25,printed",
        ",,printed",
        "line 2, $.published_basis: found 'printed'; expected nothing, since published",
    ),
    (
        "inspections.csv",
        ",2011-01-21,printed",
        ",,printed",
        "line 2, $.end_basis: found 'printed'; expected nothing, since end is not given",
    ),
    (
        "inspections.csv",
        ",2011-01-10,day,",
        ",2011-01-10,month,",
        "line 2, $.start: found '2011-01-10'; expected the first of the month",
    ),
    (
        "inspections.csv",
        ",2011-01-10,day,",
        ",2011-01-10,,",
        "line 2, column start_precision: found nothing; expected a value",
    ),
    (
        "inspections.csv",
        ",All,,22,",
        ",All,,21,",
        "line 2, column judgement_count: found 21; expected 22, as the rest of the package has it",
    ),
    (
        "inspections.csv",
        "inspection_id",
        "id",
        "line 1: found 'id'; expected a column of inspections: inspection_id",
    ),
    (
        "inspections.csv",
        "has_readings\n",
        "has_readings,more\n",
        "line 1: found 'more'; expected no further column",
    ),
    (
        "inspections.csv",
        ",split_visit,",
        ",",
        "line 1, column split_visit: found nothing; expected the column split_visit",
    ),
    (
        "inspections.csv",
        ",report,true\n",
        ",report,true,x\n",
        f"line 2: found {WIDTH + 1} cells; expected {WIDTH} cells, as in the header",
    ),
    (
        "findings.csv",
        "p9s1,p9,1",
        "p9s77,p9,1",
        "$.findings[0].id: found 'p9s77'; expected p9s1",
    ),
    (
        "findings.csv",
        "p9s1,",
        "9.1,",
        "line 2, column finding_id: found '9.1'; expected text like",
    ),
    (
        "statistics.csv",
        ",count,4,",
        ",count,4e0,",
        "line 2, column value: found '4e0'; expected a decimal number",
    ),
    (
        "team.csv",
        "four of",
        "four\x00of",
        "line 2, column printed: found \"four\\x00of Her Majesty's",
    ),
    ("team.csv", "four of", '"four" of', "line 2: found ',' expected after '\"'; expected a row"),
    (
        "sections.csv",
        "about-this-inspection,,1,1",
        "about-this-inspection,,1,2",
        "line 2, column level: found 2; expected 1, as the rest of the package has it",
    ),
    (
        "printed_scales.csv",
        "1,outstanding",
        "1,requires_improvement",
        "column grade: found 'requires_improvement'; expected a grade of the slac scale",
    ),
    (
        "frameworks.csv",
        "slac-2010",
        "slac-2009",
        "aspects.csv, line 2, column framework_id: found 'slac-2010'; expected the framework",
    ),
    (
        "datapackage.json",
        '"name": "team"',
        '"name": "teams"',
        "].name: found 'teams'; expected the name of a table",
    ),
    (
        "datapackage.json",
        '"path": "team.csv"',
        '"path": "../team.csv"',
        "].path: found '../team.csv'; expected team.csv or team.parquet",
    ),
    (
        "datapackage.json",
        '"path": "team.csv"',
        '"path": "team.parquet"',
        "team.parquet: found nothing; expected a file",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "message"), DAMAGES)
def test_every_fault_has_its_place(
    package: Path, file: str, old: str, new: str, message: str
) -> None:
    """Requirement: file, row, column, value and what was expected."""
    change(package, file, old, new)
    told = list(map(str, problems_of(package)))
    assert any(message in line for line in told), "\n".join(told)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"[]", "datapackage.json, $.resources: found None; expected a list of tables"),
        (b"{", "expected a JSON object"),
        (b"\xff", "expected a JSON object"),
        (b"[" * 100_000, "expected a JSON object"),
        (b'{"resources": []}', "$.resources: found 'nothing'; expected the table authorities"),
        (b'{"resources": [7]}', "$.resources[0].name: found None; expected the name of a table"),
        (
            b'{"resources": [{"name": "team", "path": "team.csv"}, {"name": "team"}]}',
            "$.resources[1].name: found 'team'; expected each table once",
        ),
    ],
)
def test_a_descriptor_that_is_none_is_refused(package: Path, content: bytes, message: str) -> None:
    (package / "datapackage.json").write_bytes(content)
    told = "\n".join(map(str, problems_of(package)))
    assert message in told


def test_an_empty_file_is_refused(package: Path) -> None:
    """Every column of its header is missing, and nothing else is said."""
    (package / "team.csv").write_bytes(b"")
    problems = problems_of(package)
    assert [each.column for each in problems] == list(DICTIONARY["team"].header)


def test_all_faults_are_told_at_once(package: Path) -> None:
    """Three damaged cells in two files are three problems, in the order of the tables."""
    change(package, "judgements.csv", ",judged,adequate,3", ",judged,excellent,three")
    change(package, "team.csv", ",hmi,", ",hms,")
    assert [(each.file, each.line, each.column) for each in problems_of(package)] == [
        ("judgements.csv", 2, "grade"),
        ("judgements.csv", 2, "grade_number"),
        ("team.csv", 2, "body"),
    ]


def test_a_row_given_twice_is_refused(package: Path) -> None:
    path = package / "team.csv"
    header, first, *rest = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([header, first, first, *rest]))
    (problem,) = problems_of(package)
    assert (problem.line, problem.code) == (3, ProblemCode.DUPLICATE)
    assert problem.expected == "each inspection_id and position once"


def test_a_row_that_belongs_to_nothing_is_refused(package: Path) -> None:
    """A finding of a paragraph that says it has none left is not passed over."""
    path = package / "inspections.csv"
    path.write_bytes(path.read_bytes().replace(b",report,true", b",report,false", 1))
    codes = {(each.file, each.code) for each in problems_of(package)}
    assert ("annotations.csv", ProblemCode.CONTRADICTION) in codes


def test_headings_nested_without_end_are_refused(package: Path) -> None:
    path = package / "sections.csv"
    chain = [
        f"80575-2011-01-10,s{level},{f's{level - 1}' if level else ''},{100 + level},"
        f"{level + 1},x,,,,\n"
        for level in range(40)
    ]
    path.write_bytes(path.read_bytes() + "".join(chain).encode())
    (problem,) = problems_of(package)
    assert problem.code is ProblemCode.TOO_LARGE
    assert problem.expected == "at most 20 levels of headings"


@pytest.mark.parametrize("levels", [20, 21])
def test_headings_nested_deeper_than_is_read_are_not_written(tmp_path: Path, levels: int) -> None:
    section = Section(id="s", title="A")
    for level in range(levels - 1):
        section = Section(id=f"s{level}", title="A", subsections=(section,))
    report = Report(title="A", authority="A", sections=(section,))
    nested = attrs.evolve(warrington_2011(), report=report)
    if levels == 20:
        write_datapackage(nested, tmp_path)
        assert read_datapackage(tmp_path) == (nested,)
    else:
        with pytest.raises(InvalidDocument) as raised:
            write_datapackage(nested, tmp_path)
        assert [each.path for each in raised.value.problems] == ["$.sections"]
        assert not list(tmp_path.iterdir())


def test_an_aspect_of_another_framework_is_refused(package: Path) -> None:
    """Both cells changed alike pass the keys and not the model."""
    change(
        package,
        "judgements.csv",
        "slac-2010,safeguarding.partnership_working",
        "sif-2013,adoption_performance",
    )
    assert any("adoption_performance" in each.found for each in problems_of(package))


def test_files_saved_by_a_spreadsheet_are_read(sound: Path, package: Path) -> None:
    """A byte order mark and Windows line ends change nothing."""
    path = package / "judgements.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_datapackage(package, edited=True) == read_datapackage(sound)


def test_bytes_that_are_no_text_are_placed(package: Path) -> None:
    path = package / "team.csv"
    path.write_bytes(path.read_bytes().replace(b"four", b"\xff", 1))
    (problem,) = problems_of(package)
    assert (problem.line, problem.code) == (2, ProblemCode.NOT_TEXT)


def test_a_folder_without_a_descriptor_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidDocument, match=r"datapackage\.json.*found nothing"):
        read_datapackage(tmp_path)


def test_parquet_files_are_read_as_strictly(tmp_path: Path) -> None:
    """Other columns, other types and other bytes are refused, with the row."""
    write_datapackage(warrington_2011(), tmp_path, "parquet")
    path = tmp_path / "authorities.parquet"
    frame = to_frame(warrington_2011(), "authorities", backend="polars")

    frame.with_columns(region=polars.lit("Nowhere")).write_parquet(path)
    told = "\n".join(map(str, problems_of(tmp_path)))
    assert "authorities.parquet, line 1, column region: found 'Nowhere'" in told
    frame.rename({"urn": "number"}).write_parquet(path)
    assert [each.column for each in problems_of(tmp_path)] == [None, "urn"]
    path.write_bytes(b"not Parquet")
    (problem,) = problems_of(tmp_path)
    assert problem.expected == "a Parquet file"


def test_two_records_under_one_key_are_not_written(tmp_path: Path) -> None:
    one = warrington_2011()
    with pytest.raises(InvalidDocument, match="each inspection_id once"):
        write_datapackage([one, one], tmp_path)
    renamed = attrs.evolve(
        inspected(SLAC_2010, {}), authority=attrs.evolve(WARRINGTON, name="Warrington Council")
    )
    with pytest.raises(InvalidDocument, match="each urn once"):
        write_datapackage([one, renamed], tmp_path)
    assert not list(tmp_path.iterdir())


def test_an_empty_text_is_not_written(tmp_path: Path) -> None:
    """Read back it would be no value: refused, not changed in silence."""
    warrington = load("warrington-2011")
    assert warrington.source is not None
    odd = attrs.evolve(warrington, source=attrs.evolve(warrington.source, publisher=""))
    with pytest.raises(InvalidDocument, match=r"sources\[0\]\.publisher"):
        write_datapackage(odd, tmp_path)
    assert not list(tmp_path.iterdir())


def test_an_unknown_format_offers_near_misses(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="did you mean parquet"):
        write_datapackage([], tmp_path, "parket")  # type: ignore[arg-type] # the error is the test
