"""The rows of the catalogue of bad inputs that concern tables, by their numbers."""

import datetime
import importlib
import json
import shutil
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import attrs
import polars
import pytest

from ofsted_inspection import InvalidDocument, Problem, ProblemCode, load
from ofsted_inspection.models import Inspection, LocalAuthority
from ofsted_inspection.tables import (
    DERIVED,
    DICTIONARY,
    ColumnType,
    FileFormat,
    TableName,
    read_datapackage,
    read_spreadsheets,
    to_frame,
    write_datapackage,
    write_spreadsheets,
)
from tests.comparison.england import england, warrington_2011
from tests.reading.warrington import WARRINGTON

# Imported so, since what is known of its types is partial.
pyarrow = importlib.import_module("pyarrow")
parquet = importlib.import_module("pyarrow.parquet")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a sound package of three inspections of England."""
    folder = tmp_path_factory.mktemp("sound")
    write_datapackage(england()[:3], folder)
    return folder


@pytest.fixture
def package(sound: Path, tmp_path: Path) -> Path:
    """Return a copy of the sound package, to be damaged."""
    return shutil.copytree(sound, tmp_path, dirs_exist_ok=True)


def problems_of(folder: Path) -> tuple[Problem, ...]:
    """Return the problems for which a package is refused."""
    with pytest.raises(InvalidDocument) as raised:
        read_datapackage(folder, edited=True)
    assert isinstance(raised.value, ValueError)
    assert raised.value.subject == "data package"
    return raised.value.problems


def only(folder: Path) -> Problem:
    (problem,) = problems_of(folder)
    return problem


def said(problem: Problem) -> tuple[ProblemCode, str]:
    return problem.code, str(problem)


def changed(path: Path, change: Callable[[bytes], bytes]) -> Path:
    """Change a file, and return its folder."""
    content = path.read_bytes()
    assert change(content) != content
    path.write_bytes(change(content))
    return path.parent


def test_row_42_a_byte_order_mark_is_no_matter(sound: Path, package: Path) -> None:
    folder = changed(package / "authorities.csv", lambda content: b"\xef\xbb\xbf" + content)
    assert read_datapackage(folder, edited=True) == read_datapackage(sound)


@pytest.mark.parametrize(("row", "cells"), [(b"1,2", 2), (b"", 0), (b"1" + b"," * 30, 31)])
def test_row_43_a_row_of_another_length(package: Path, row: bytes, cells: int) -> None:
    problem = only(changed(package / "authorities.csv", lambda content: content + row + b"\n"))
    assert said(problem) == (
        ProblemCode.WRONG_VALUE,
        (
            f"authorities.csv, line 5: found {cells} cells; "
            f"expected {len(DICTIONARY['authorities'].header)} cells, as in the header"
        ),
    )


def test_row_44_a_column_that_stands_twice(package: Path) -> None:
    path = package / "authorities.csv"
    folder = changed(path, lambda content: content.replace(b"urn,name,", b"urn,urn,", 1))
    assert [(each.code, each.line, each.column) for each in problems_of(folder)] == [
        (ProblemCode.DUPLICATE, 1, "urn"),
        (ProblemCode.MISSING, 1, "name"),
    ]


def test_row_45_a_quote_that_is_not_closed(package: Path) -> None:
    first = england()[0].authority.name.encode()
    path = package / "authorities.csv"
    problem = only(changed(path, lambda content: content.replace(first, b'"' + first, 1)))
    assert said(problem) == (
        ProblemCode.UNRECOGNISED,
        "authorities.csv, line 2: found ',' expected after '\"'; expected a row of CSV",
    )


def test_row_45_in_the_header(package: Path) -> None:
    problem = only(changed(package / "authorities.csv", lambda content: b'"' + content))
    assert said(problem) == (
        ProblemCode.UNRECOGNISED,
        "authorities.csv, line 1: found ',' expected after '\"'; expected a row of CSV",
    )


def test_row_46_a_cell_without_end(package: Path) -> None:
    first = england()[0].authority.name.encode()
    path = package / "authorities.csv"
    problem = only(changed(path, lambda content: content.replace(first, b"x" * 200_000, 1)))
    assert said(problem) == (
        ProblemCode.UNRECOGNISED,
        (
            "authorities.csv, line 2: found field larger than field limit (131072); "
            "expected a row of CSV"
        ),
    )


def test_row_46_the_longest_cell_comes_back(tmp_path: Path) -> None:
    inspection = attrs.evolve(warrington_2011(), age_group="x" * 131_072)
    write_datapackage(inspection, tmp_path)
    assert read_datapackage(tmp_path) == (inspection,)


@pytest.mark.parametrize("write", [write_datapackage, write_spreadsheets])
def test_row_46_what_could_not_be_read_is_not_written(
    tmp_path: Path, write: Callable[[Inspection, Path], Path]
) -> None:
    with pytest.raises(InvalidDocument) as raised:
        write(attrs.evolve(warrington_2011(), age_group="x" * 131_073), tmp_path)
    (problem,) = raised.value.problems
    assert said(problem) == (
        ProblemCode.TOO_LARGE,
        ("$.inspections[0].age_group: found 131073 characters; expected at most 131072 for CSV"),
    )
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("separator", "name"), [(b";", "semicolons"), (b"\t", "tabs"), (b"|", "upright lines")]
)
def test_row_47_another_separator(package: Path, separator: bytes, name: str) -> None:
    path = package / "authorities.csv"
    problem = only(changed(path, lambda content: content.replace(b",", separator)))
    assert problem.code is ProblemCode.UNRECOGNISED
    assert (problem.line, problem.expected) == (1, f"commas between cells; here are {name}")
    assert problem.found.startswith("'urn")


MAY_BE_LEFT_OUT = ("ons_name", "ofsted_region", "closed")
"""Columns of authorities that hold what may be None, or are worked out."""


def test_row_47_one_column_that_no_separator_explains(package: Path) -> None:
    (package / "authorities.csv").write_bytes(b"urn:name\n")
    problems = problems_of(package)
    strange, *missing = problems
    assert (strange.code, strange.found) == (ProblemCode.UNKNOWN_NAME, "'urn:name'")
    assert "urn" in strange.expected
    columns = DICTIONARY["authorities"].columns
    # With edited=True those that may be empty may be left out, and those worked out.
    assert [each.column for each in missing] == [
        each.name for each in columns if each.name not in MAY_BE_LEFT_OUT
    ]


@pytest.mark.parametrize(
    ("encoding", "cause"),
    [
        ("cp1252", '; this looks like Windows-1252: save it as "CSV UTF-8"'),
        ("utf-16", "; this looks like UTF-16 or UTF-32"),
        ("utf-32", "; this looks like UTF-16 or UTF-32"),
    ],
)
def test_row_48_another_encoding(package: Path, encoding: str, cause: str) -> None:
    path = package / "authorities.csv"
    first = england()[0].authority.name
    text = path.read_text(encoding="utf-8").replace(first, "Caf\u00e9 \u2018Town\u2019")
    path.write_bytes(text.encode(encoding))
    problem = only(package)
    assert (problem.code, problem.file) == (ProblemCode.NOT_TEXT, "authorities.csv")
    assert problem.line == (2 if encoding == "cp1252" else 1)
    assert problem.expected == f"UTF-8 text{cause}"


def test_row_48_no_encoding_at_all(package: Path) -> None:
    path = package / "authorities.csv"
    # The byte 0x81 is nothing in Windows-1252.
    problem = only(changed(path, lambda content: content + b"\x81\xff"))
    assert said(problem) == (
        ProblemCode.NOT_TEXT,
        r"authorities.csv, line 5: found b'\x81'; expected UTF-8 text",
    )


def test_row_48_utf_16_without_a_mark(package: Path) -> None:
    path = package / "authorities.csv"
    text = path.read_text(encoding="utf-8").replace(england()[0].authority.name, "\u0219\udc00"[:1])
    path.write_bytes(text.encode("utf-16-le") + b"\xff")
    assert only(package).expected == "UTF-8 text; this looks like UTF-16 or UTF-32"


@pytest.mark.parametrize("word", ["NA", "NULL", "None", "nan", "N/A", "-", "''", " "])
def test_row_49_words_for_nothing_are_words(tmp_path: Path, word: str) -> None:
    inspection = attrs.evolve(warrington_2011(), age_group=word, source_url=None)
    write_datapackage(inspection, tmp_path)
    (read,) = read_datapackage(tmp_path)
    assert (read.age_group, read.source_url) == (word, None)


@pytest.mark.parametrize("word", ["NA", "NULL", "nan", "-"])
def test_row_49_they_are_no_numbers_days_or_grades(package: Path, word: str) -> None:
    first = england()[0]
    ons_name = first.authority.ons_name
    row = f"{first.authority.urn},{first.authority.name},{ons_name},{first.authority.la_number},"
    new = f"{first.authority.urn},{first.authority.name},{ons_name},{word},"
    path = package / "authorities.csv"
    problem = only(changed(path, lambda content: content.replace(row.encode(), new.encode())))
    assert said(problem) == (
        ProblemCode.WRONG_VALUE,
        (
            f"authorities.csv, line 2, column la_number: found '{word}'; "
            "expected a whole number of at most 64 bits"
        ),
    )


def test_row_49_a_blank_is_no_value(package: Path) -> None:
    name = england()[0].authority.name.encode()
    path = package / "authorities.csv"
    problem = only(changed(path, lambda content: content.replace(name, b"", 1)))
    assert said(problem) == (
        ProblemCode.MISSING,
        "authorities.csv, line 2, column name: found nothing; expected a value",
    )


def first_problems(folder: Path) -> tuple[float, float, tuple[Problem, ...]]:
    """Return the seconds and the MiB above the start that a refusal takes, and its problems."""
    tracemalloc.start()
    try:
        before = time.process_time()
        problems = problems_of(folder)
        seconds = time.process_time() - before
        return seconds, tracemalloc.get_traced_memory()[1] / 2**20, problems
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("row", [b"x,,,,,\n", b"1,2\n", b"1,a,b,c,d,e\n"])
def test_row_50_a_hundred_thousand_bad_rows(package: Path, row: bytes) -> None:
    folder = changed(package / "authorities.csv", lambda content: content + row * 100_000)
    seconds, mebibytes, problems = first_problems(folder)
    assert len(problems) == 100
    assert {problem.file for problem in problems} == {"authorities.csv"}
    assert problems[0].line == 5
    assert seconds < 1
    assert mebibytes < 50


def test_row_50_a_hundred_thousand_columns(package: Path) -> None:
    folder = changed(package / "authorities.csv", lambda content: b"x," * 100_000 + content)
    seconds, mebibytes, problems = first_problems(folder)
    assert len(problems) == 100
    assert seconds < 1
    assert mebibytes < 50


def test_row_50_a_hundred_bad_cells_are_enough(package: Path) -> None:
    """No file after that one is looked at, nor what its rows refer to."""
    rest = changed(package / "authorities.csv", lambda content: content + b"x,\n" * 1000)
    (rest / "team.csv").write_bytes(b"\xff")
    problems = problems_of(rest)
    assert [each.line for each in problems] == list(range(5, 105))
    assert {each.file for each in problems} == {"authorities.csv"}


def test_row_50_a_hundred_bad_models_are_enough(package: Path) -> None:
    """Cells that are right and rows that are not: keys given twice, numbers of no authority."""
    path = package / "authorities.csv"
    row = path.read_bytes().splitlines()[1]
    again = changed(path, lambda content: content + (row + b"\n") * 1000)
    assert [(each.line, each.code) for each in problems_of(again)] == [
        (line, ProblemCode.DUPLICATE) for line in range(5, 105)
    ]
    number = b"9%d" if row.startswith(b"8") else b"8%d"
    la_number = str(england()[0].authority.la_number).encode()
    others = b"".join(
        row.replace(row.split(b",")[0], number % place, 1).replace(la_number, b"0", 1) + b"\n"
        for place in range(1000, 2000)
    )
    path.write_bytes(path.read_bytes().replace((row + b"\n") * 1000, others))
    problems = problems_of(package)
    assert len(problems) == 100
    assert {each.expected for each in problems} == {"a number of three digits"}


@pytest.mark.parametrize(
    ("read", "name"),
    [
        (read_datapackage, "judgements.csv"),
        (read_datapackage, "datapackage.json"),
        (read_spreadsheets, "judgements.csv"),
    ],
)
def test_a_link_that_leads_outside_the_folder_is_refused(
    read: Callable[[Path], object], name: str, tmp_path: Path
) -> None:
    """And what it leads to is not quoted, whatever it holds; one within the folder is no matter."""
    folder = tmp_path / "package"
    write_datapackage(england()[:1], folder)
    (folder / name).rename(folder / "elsewhere")
    (folder / name).symlink_to("elsewhere")
    assert read(folder) == england()[:1]
    secret = tmp_path / "secret"
    secret.write_text("secret\nsecret\n")
    (folder / name).unlink()
    (folder / name).symlink_to(secret)
    with pytest.raises(InvalidDocument) as raised:
        read(folder)
    (problem,) = raised.value.problems
    assert problem.file == name
    assert "leads outside" in problem.found
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("rows", [1000, pytest.param(100_000, marks=pytest.mark.slow)])
def test_row_50_bad_rows_of_parquet(rows: int, tmp_path: Path) -> None:
    regions = pyarrow.array(["Nowhere"] * rows)
    seconds, mebibytes, problems = first_problems(
        parquet_package(tmp_path, authorities(rows, "region", regions))
    )
    assert [each.line for each in problems] == list(range(1, 101))
    assert {each.column for each in problems} == {"region"}
    assert mebibytes < 50
    assert seconds < 2


def test_row_51_a_file_too_large(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ofsted_inspection.tables._unpacking.LARGEST_FILE", 1000)
    problem = problems_of(package)[0]
    size = (package / "crosswalk.csv").stat().st_size
    assert said(problem) == (
        ProblemCode.TOO_LARGE,
        f"crosswalk.csv: found {size} bytes; expected at most 1000",
    )


def test_row_51_what_is_no_file(package: Path) -> None:
    (package / "authorities.csv").unlink()
    (package / "authorities.csv").mkdir()
    assert said(only(package)) == (
        ProblemCode.MISSING,
        "authorities.csv: found something else; expected a file",
    )


def test_row_51_a_table_too_long(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ofsted_inspection.tables._table_files.MOST_ROWS", 2)
    assert said(problems_of(package)[0]) == (
        ProblemCode.TOO_LARGE,
        "authorities.csv, line 4: found another row; expected at most 2 rows",
    )


def test_row_51_what_is_too_large_to_be_read_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("ofsted_inspection.tables._packages.MOST_ROWS", 2)
        with pytest.raises(InvalidDocument, match=r"\$\.aspects: found \d+ rows; expected at most"):
            write_datapackage(warrington_2011(), tmp_path)
    monkeypatch.setattr("ofsted_inspection.tables._packages.LARGEST_FILE", 10)
    with pytest.raises(InvalidDocument, match=r": found \d+ bytes; expected at most 10"):
        write_datapackage(warrington_2011(), tmp_path)
    monkeypatch.undo()
    monkeypatch.setattr("ofsted_inspection.tables._parquet.LARGEST_FILE", 10)
    with pytest.raises(InvalidDocument, match=r"^data package: [^;]+ unpacked; "):
        write_datapackage(warrington_2011(), tmp_path, "parquet")
    assert not list(tmp_path.iterdir())


def parquet_package(folder: Path, table: object) -> Path:
    """Write Warrington 2011 in Parquet, with `table` for its authorities."""
    write_datapackage(warrington_2011(), folder, "parquet")
    parquet.write_table(table, folder / "authorities.parquet", compression="zstd")
    return folder


def authorities(rows: int, column: str, values: object) -> object:
    """Return a table of authorities that is right but for the `values` of a `column`."""
    frame = to_frame(warrington_2011(), "authorities", backend="pyarrow")
    table = pyarrow.concat_tables([frame] * rows)
    return table.set_column(table.column_names.index(column), column, values)


def test_row_51_a_parquet_file_of_a_few_bytes_that_unpacks_to_millions_of_rows(
    tmp_path: Path,
) -> None:
    count = 1_000_001
    folder = parquet_package(
        tmp_path, pyarrow.table({"urn": pyarrow.array([80575] * count, pyarrow.int64())})
    )
    assert (folder / "authorities.parquet").stat().st_size < 10_000
    assert said(only(folder)) == (
        ProblemCode.TOO_LARGE,
        "authorities.parquet: found 1000001 rows; expected at most 1000000",
    )


def test_row_51_a_parquet_file_that_unpacks_to_much_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = pyarrow.array(["x" * 2_000_000])
    folder = parquet_package(tmp_path, authorities(1, "name", text))
    assert (folder / "authorities.parquet").stat().st_size < 10_000
    monkeypatch.setattr("ofsted_inspection.tables._parquet.LARGEST_FILE", 1_000_000)
    problem = only(folder)
    assert (problem.code, problem.expected) == (ProblemCode.TOO_LARGE, "at most 1000000")
    assert problem.found.endswith(" bytes unpacked")


def test_row_51_a_text_that_recurs_is_held_once(tmp_path: Path) -> None:
    """A dictionary of one large text and many rows would unpack to gigabytes."""
    rows = 2000
    text = pyarrow.DictionaryArray.from_arrays(
        pyarrow.array([0] * rows, pyarrow.int32()), pyarrow.array(["x" * 1_000_000])
    )
    seconds, mebibytes, problems = first_problems(
        parquet_package(tmp_path, authorities(rows, "name", text))
    )
    assert len(problems) == 100
    assert problems[0].code is ProblemCode.DUPLICATE
    assert mebibytes < 50
    assert seconds < 5


@pytest.mark.parametrize("path", ["../team.csv", "/etc/passwd", "team.csv/../../x", "team.CSV", 7])
def test_row_55_a_file_by_another_name_than_its_own(package: Path, path: str | int) -> None:
    descriptor = package / "datapackage.json"
    document = json.loads(descriptor.read_bytes())
    document["resources"] = [{"name": "team", "path": path}]
    descriptor.write_text(json.dumps(document), encoding="utf-8")
    assert said(only(package)) == (
        ProblemCode.WRONG_VALUE,
        f"datapackage.json, $.resources[0].path: found {path!r}; expected team.csv or team.parquet",
    )


@pytest.mark.parametrize(
    ("column", "values", "found"),
    [
        ("urn", pyarrow.array([80575.0]), "'double'"),
        ("urn", pyarrow.array([[80575]]), "'list<element: int64>'"),
        ("name", pyarrow.array([b"Warrington"]), "'binary'"),
        ("name", pyarrow.array([datetime.datetime(2011, 1, 10)]), "'timestamp[us]'"),  # noqa: DTZ001 - the point
    ],
)
def test_row_62_a_parquet_column_of_another_type(
    tmp_path: Path, column: str, values: object, found: str
) -> None:
    problem = only(parquet_package(tmp_path, authorities(1, column, values)))
    assert (problem.code, problem.column) == (ProblemCode.WRONG_TYPE, column)
    assert problem.found == found
    assert problem.expected == "text, whole numbers, decimals, dates or true and false"


def types_of(given: list[Inspection], name: TableName) -> dict[str, str]:
    """Return the types of the columns of a pyarrow table, in words."""
    frame = to_frame(given, name, backend="pyarrow")
    return dict(zip(frame.column_names, map(str, frame.schema.types), strict=True))


def test_row_62_an_integer_and_nothing_in_one_column_stay_what_they_are() -> None:
    given = [load("warrington-2011")]
    met = 0
    for name, table in DICTIONARY.items():
        for column in table.columns:
            if column.type is not ColumnType.INTEGER or not column.nullable:
                continue
            frame = to_frame(given, name)
            polar = to_frame(given, name, backend="polars")
            assert str(frame[column.name].dtype) == "Int64"
            assert polar.schema[column.name] == polars.Int64
            assert types_of(given, name)[column.name] == "int64"
            held = polar[column.name].to_list()
            assert frame[column.name].isna().tolist() == [each is None for each in held]
            met += None in held
    assert met


def test_row_62_an_integer_of_more_than_64_bits_is_in_no_model() -> None:
    with pytest.raises(InvalidDocument) as raised:
        attrs.evolve(WARRINGTON, urn=2**70)
    (problem,) = raised.value.problems
    assert (problem.path, problem.code) == ("$.urn", ProblemCode.WRONG_TYPE)
    assert problem.expected == "a whole number of at most 64 bits"


@pytest.mark.parametrize("file_format", ["csv", "parquet"])
def test_row_62_the_largest_integer_goes_everywhere(
    tmp_path: Path, file_format: FileFormat
) -> None:
    largest = attrs.evolve(warrington_2011(), authority=numbered(2**63 - 1))
    write_datapackage(largest, tmp_path, file_format)
    assert read_datapackage(tmp_path) == (largest,)
    assert to_frame(largest, "authorities")["urn"].tolist() == [2**63 - 1]
    polar = to_frame(largest, "authorities", backend="polars")
    assert polar["urn"].to_list() == [2**63 - 1]
    arrow = to_frame(largest, "authorities", backend="pyarrow")
    assert arrow.column("urn").to_pylist() == [2**63 - 1]


def numbered(urn: int) -> LocalAuthority:
    return attrs.evolve(WARRINGTON, urn=urn)


def test_row_62_the_next_integer_is_refused(tmp_path: Path) -> None:
    write_datapackage(attrs.evolve(warrington_2011(), authority=numbered(2**63 - 1)), tmp_path)
    problem = problems_of(
        changed(
            tmp_path / "authorities.csv",
            lambda content: content.replace(b"9223372036854775807", b"9223372036854775808"),
        )
    )[0]
    assert (problem.column, problem.found) == ("urn", "'9223372036854775808'")
    assert problem.expected == "a whole number of at most 64 bits"


def test_row_62_an_empty_frame_has_the_types_of_a_full_one() -> None:
    for name in DICTIONARY:
        full, empty = types_of([load("warrington-2011")], name), types_of([], name)
        assert list(full) == list(empty)
        # Grades of no inspections have no scale, and so no order.
        assert {column for column in full if full[column] != empty[column]} <= GRADES
    assert to_frame([], "judgements").empty


GRADES = {
    column.name
    for name, table in DICTIONARY.items()
    for column in (*table.columns, *DERIVED.get(name, ()))
    if column.type is ColumnType.GRADE
}


def test_bytes_of_parquet_that_are_no_text_are_refused(tmp_path: Path) -> None:
    folder = parquet_package(tmp_path, authorities(1, "name", not_utf8()))
    problem = only(folder)
    assert (problem.code, problem.expected) == (ProblemCode.UNRECOGNISED, "a Parquet file")
    assert "Column 1" in problem.found


def not_utf8() -> object:
    """Return a column that says it is text, of a byte that is none."""
    binary = pyarrow.array([b"Caf\xe9"])
    return pyarrow.Array.from_buffers(pyarrow.string(), 1, binary.buffers())


def test_a_descriptor_with_a_key_that_stands_twice(package: Path) -> None:
    path = package / "datapackage.json"
    resources = json.dumps(json.loads(path.read_bytes())["resources"])
    path.write_text(f'{{"resources": [], "resources": {resources}}}', encoding="utf-8")
    assert said(only(package)) == (
        ProblemCode.NOT_JSON,
        "datapackage.json, $: found 'resources twice'; expected a JSON object",
    )


def test_a_descriptor_too_large(package: Path) -> None:
    (package / "datapackage.json").write_bytes(b" " * (2**24 + 1))
    assert said(only(package)) == (
        ProblemCode.NOT_JSON,
        "datapackage.json, $: found 'more than 16777216 bytes'; expected a JSON object",
    )


def test_a_descriptor_with_a_byte_order_mark(sound: Path, package: Path) -> None:
    folder = changed(package / "datapackage.json", lambda content: b"\xef\xbb\xbf" + content)
    assert read_datapackage(folder, edited=True) == read_datapackage(sound)
