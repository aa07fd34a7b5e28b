"""What a file holds is told by what it holds."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from ofsted_inspection import (
    Inspection,
    InvalidDocument,
    OfficialResult,
    from_file,
    load,
    load_inspection,
    to_json,
    without_names,
    without_text,
    write_jsonl,
)
from ofsted_inspection.errors import UnknownName
from ofsted_inspection.rendering import to_text
from ofsted_inspection.tables import write_datapackage, write_spreadsheets

SOME = load("england")[:2]
REPORTED = load("england-2009-2013")[:2]
WARRINGTON = load("warrington-2011")


WRITERS: dict[str, Callable[[Path], object]] = {
    "lines": lambda path: write_jsonl(SOME, path),
    "csv": lambda path: write_datapackage(SOME, path),
    "parquet": lambda path: write_datapackage(SOME, path, "parquet"),
    "spreadsheets": lambda path: write_spreadsheets(SOME, path),
}


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_whatever_is_written_is_read(write: Callable[[Path], object], tmp_path: Path) -> None:
    write(tmp_path / "no-ending-tells")
    assert from_file(tmp_path / "no-ending-tells") == SOME
    assert from_file(str(tmp_path / "no-ending-tells")) == SOME


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (to_json(SOME[0]), SOME[:1]),
        (b"\xef\xbb\xbf" + to_json(SOME[0]), SOME[:1]),
        (b"\n \n" + to_json(SOME[0]).replace(b",", b",\n") + b"\n\n", SOME[:1]),
        (to_json(SOME[0]) + to_json(SOME[1]), SOME),
        (to_json(SOME[0]) + to_json(SOME[1]).rstrip(), SOME),
    ],
)
def test_json_is_one_document_or_one_a_line(
    content: bytes, expected: tuple[Inspection, ...]
) -> None:
    assert from_file(io.BytesIO(content)) == expected


def test_anything_else_is_a_report() -> None:
    (read,) = from_file(io.BytesIO(to_text(WARRINGTON).encode()))
    assert read.judgements == WARRINGTON.judgements


def test_another_model_is_read_where_it_is_asked_for(tmp_path: Path) -> None:
    write_jsonl(REPORTED, tmp_path / "lines")
    write_datapackage(REPORTED, tmp_path / "package")
    for name in ("lines", "package"):
        assert from_file(tmp_path / name, OfficialResult) == REPORTED
    assert from_file(io.BytesIO(to_json(REPORTED[0])), OfficialResult) == REPORTED[:1]
    with pytest.raises(InvalidDocument):
        from_file(io.BytesIO(b"a report"), OfficialResult)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"{}\n{}", b"[]", b'{"a": 1}\nx', b"\xff", b"[" * 10_000, b"{" * 10_000]
)
def test_what_is_none_of_them_is_refused(content: bytes) -> None:
    with pytest.raises(InvalidDocument):
        from_file(io.BytesIO(content))


@pytest.mark.parametrize("model", [Inspection, OfficialResult])
def test_a_folder_of_something_else_is_refused(model: type[Inspection], tmp_path: Path) -> None:
    with pytest.raises(InvalidDocument):
        from_file(tmp_path, model)


def test_a_file_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        from_file(tmp_path / "nowhere")


def test_the_outcome_alone_is_what_the_data_set_without_text_has() -> None:
    assert without_text(WARRINGTON) == load("warrington-2011", text=False)
    assert without_text(SOME[0]) == SOME[0]


def test_names_are_left_out_of_fields_of_their_own() -> None:
    bare = without_names(WARRINGTON)
    assert bare.lead_inspectors == ()
    assert bare.report == WARRINGTON.report


def test_an_inspection_is_found_by_its_id() -> None:
    for each in (WARRINGTON, *SOME):
        assert load_inspection(each.id) is each
    with pytest.raises(UnknownName) as caught:
        load_inspection("80575-2011-01-11")
    assert WARRINGTON.id in caught.value.near
