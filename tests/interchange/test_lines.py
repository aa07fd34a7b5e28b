"""JSON Lines: one canonical document per line; what is bad is named, what is good is not lost."""

import io
import json
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, strategies as st

from ofsted_inspection import (
    Inspection,
    InvalidDocument,
    OfficialResult,
    ProblemCode,
    from_dict,
    load,
    read_jsonl,
    to_json,
    write_jsonl,
)
from ofsted_inspection.interchange import SCHEMA_VERSION
from ofsted_inspection.strategies import inspections
from tests.examples import examples
from tests.interchange.documents import whole

_WHOLE = from_dict(cast("dict[str, object]", whole()))
_GOOD = to_json(_WHOLE)
_BAD = (b'{"schema_version": "2.0"}\n', b"{}}\n", b"\n", b"\xff\n", b'{"a', b"[]\n")


def _file(*lines: bytes) -> io.BytesIO:
    return io.BytesIO(b"".join(lines))


@examples(20)
@given(st.lists(inspections(coherent=False), max_size=2))
def test_what_is_written_is_read_back(records: list[Inspection]) -> None:
    file = io.BytesIO()
    assert write_jsonl(records, file) == len(records)
    assert file.getvalue() == b"".join(map(to_json, records))
    file.seek(0)
    assert list(read_jsonl(file)) == records
    assert not file.closed


def test_a_path_will_do(tmp_path: Path) -> None:
    records = load("england-2009-2013")
    for path in (tmp_path / "grades.jsonl", str(tmp_path / "again.jsonl")):
        assert write_jsonl(records, path) == len(records)
        assert tuple(read_jsonl(path, OfficialResult)) == records


def test_line_ends_and_marks_are_no_matter() -> None:
    line = _GOOD.rstrip(b"\n")
    file = _file(b"\xef\xbb\xbf", line, b"\r\n", line)
    assert list(read_jsonl(file)) == [_WHOLE, _WHOLE]


@given(st.lists(st.booleans(), max_size=8), st.data())
def test_nothing_good_is_lost(pattern: list[bool], data: st.DataObject) -> None:
    lines = [_GOOD if good else data.draw(st.sampled_from(_BAD[:4])) for good in pattern]
    bad: list[InvalidDocument] = []
    assert list(read_jsonl(_file(*lines), on_invalid=bad.append)) == [_WHOLE] * sum(pattern)
    refused = [number for number, good in enumerate(pattern, 1) if not good]
    assert [{problem.line for problem in each.problems} for each in bad] == [{n} for n in refused]


def test_without_a_place_for_the_bad_all_problems_of_the_file_are_raised() -> None:
    read: list[Inspection] = []
    with pytest.raises(InvalidDocument) as raised:
        read.extend(read_jsonl(_file(_GOOD, *_BAD[:4], _GOOD, _BAD[5], _BAD[4])))
    assert raised.value.subject == "Inspection"
    assert [(each.line, each.code) for each in raised.value.problems] == [
        (2, ProblemCode.UNSUPPORTED_VERSION),
        (3, ProblemCode.NOT_JSON),
        (4, ProblemCode.NOT_JSON),
        (5, ProblemCode.NOT_TEXT),
        (7, ProblemCode.WRONG_TYPE),
        (8, ProblemCode.NOT_JSON),
    ]


def test_what_stands_before_the_first_bad_line_is_yielded() -> None:
    reading = read_jsonl(_file(_GOOD, _GOOD, b"{}\n", _GOOD))
    assert [next(reading), next(reading)] == [_WHOLE, _WHOLE]
    with pytest.raises(InvalidDocument):
        next(reading)
    assert list(reading) == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"\n", "line 2: found an empty line; expected a document on each line"),
        (b" \t\r\n", "line 2: found an empty line; expected a document on each line"),
        (b"{}}\n", "line 2, column 3: found '}'; expected JSON (extra data)"),
        (b'{"a', "line 2, column 2: found '\"a'; expected JSON (unterminated string"),
        (b'{"a":}\n', "line 2, column 6: found '}'; expected JSON (expecting value)"),
        (b"5\n", "line 2, $: found 5; expected an object"),
        (b"\xff\n", r"line 2: found b'\xff' at byte 0; expected text in UTF-8"),
        (b"[" * 100_000 + b"\n", "line 2, $: found deeper nesting; expected at most 64 arrays"),
        (b'{"schema_version":' + b"9" * 5000 + b"}", "line 2, $.schema_version: found an integer"),
    ],
    ids=range(9),
)
def test_messages_name_the_line_of_the_file(line: bytes, message: str) -> None:
    bad: list[InvalidDocument] = []
    assert list(read_jsonl(_file(_GOOD, line), on_invalid=bad.append)) == [_WHOLE]
    (error,) = bad
    assert str(error.problems[0]).startswith(message)


def test_a_record_that_cannot_be_written_leaves_the_lines_before_it() -> None:
    file = io.BytesIO()
    with pytest.raises(TypeError, match=r"records\[1\] takes Inspection or OfficialResult"):
        write_jsonl(iter([_WHOLE, cast("Inspection", _WHOLE.authority)]), file)
    assert file.getvalue() == _GOOD


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    reading = read_jsonl(tmp_path / "missing.jsonl")
    with pytest.raises(FileNotFoundError):
        next(reading)


def test_every_line_is_a_document_by_itself() -> None:
    file = io.BytesIO()
    write_jsonl(load("england")[:3], file)
    for line in file.getvalue().splitlines():
        assert json.loads(line)["schema_version"] == SCHEMA_VERSION
