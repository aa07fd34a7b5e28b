"""Bounded time and memory, whatever comes in."""

import concurrent.futures
import inspect
import io
import itertools
import json
import sys
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

import attrs
import pytest

from ofsted_inspection import (
    Inspection,
    InvalidDocument,
    ProblemCode,
    from_dict,
    from_json,
    load,
    read_jsonl,
    to_json,
)
from ofsted_inspection.interchange import _text
from ofsted_inspection.interchange._text import LARGEST_DOCUMENT
from tests.interchange.documents import FIRST, Json, at, put, whole

_SMALL = (FIRST / "warrington-2024.json").read_bytes()


def _first_problems(read: Callable[[], object]) -> tuple[float, float, InvalidDocument]:
    """Return the seconds, the MiB above the start at the peak, and the error."""
    tracemalloc.start()
    try:
        before = time.process_time()
        with pytest.raises(InvalidDocument) as raised:
            read()
        seconds = time.process_time() - before
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return seconds, peak / 2**20, raised.value


def test_row_50_a_hundred_thousand_bad_lines() -> None:
    text = b'{"schema_version": "1.0", "framework": "sif-2013"}\n' * 100_000
    seconds, mebibytes, error = _first_problems(lambda: list(read_jsonl(io.BytesIO(text))))
    assert len(error.problems) == 100
    assert seconds < 1
    assert mebibytes < 50


def test_a_hundred_problems_are_enough() -> None:
    """The others are of sizes and seconds; this says what is told, where there is one more."""
    lines = b"{}\n" + b"5\n" * 120
    with pytest.raises(InvalidDocument) as raised:
        list(read_jsonl(io.BytesIO(lines)))
    first, *rest = raised.value.problems
    assert (len(rest), first.line, first.path) == (99, 1, "$.schema_version")
    assert [each.line for each in rest if each.line != 1] == [*range(2, 94)]
    document = put(whole(), ("source", "spans"), cast("Json", [{"line": "x"}] * 200))
    with pytest.raises(InvalidDocument) as raised:
        from_dict(cast("dict[str, object]", document))
    assert len(raised.value.problems) == 100
    assert raised.value.problems[0].path == "$.source.spans[0].line"


def test_row_50_a_hundred_thousand_bad_parts_of_one_document() -> None:
    document = put(whole(), ("source", "spans"), cast("Json", [{"line": "x"}] * 100_000))
    read = lambda: from_dict(cast("dict[str, object]", document))  # noqa: E731 - called once
    seconds, mebibytes, error = _first_problems(read)
    assert len(error.problems) == 100
    assert seconds < 1
    assert mebibytes < 50


def test_row_50_a_hundred_thousand_unknown_keys() -> None:
    document = {**whole(), **{f"key {number}": number for number in range(100_000)}}
    read = lambda: from_dict(cast("dict[str, object]", document))  # noqa: E731 - called once
    seconds, mebibytes, error = _first_problems(read)
    assert len(error.problems) == 100
    assert seconds < 1
    assert mebibytes < 50


class _Again(io.RawIOBase):
    """A file that gives the same line again and again."""

    def __init__(self, line: bytes, times: int) -> None:
        self._lines = itertools.repeat(line, times)

    def readline(self, size: int | None = -1, /) -> bytes:
        return next(self._lines, b"")[:size]


def test_good_records_stream_in_constant_memory() -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        try:
            file = cast("BinaryIO", _Again(_SMALL, count))
            assert sum(1 for _ in read_jsonl(file)) == count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    # Two thousand records kept would take millions of bytes, and their lines more than one. What is
    # left are small tuples, up to two thousand of each size, that CPython keeps to use again.
    assert peak(2000) < 1_000_000


@pytest.mark.slow
def test_a_million_good_records_stream_in_constant_memory() -> None:
    """Measured in blocks of CPython's allocator, of which every record takes some hundred."""
    file = cast("BinaryIO", _Again(_SMALL, 1_000_000))
    blocks = [
        sys.getallocatedblocks()
        for number, _ in enumerate(read_jsonl(file), start=1)
        if number % 10_000 == 0
    ]
    assert len(blocks) == 100
    assert max(blocks) - blocks[0] < 5_000


def test_row_51_a_document_too_large() -> None:
    with pytest.raises(InvalidDocument) as raised:
        from_json(b" " * (LARGEST_DOCUMENT + 1))
    (problem,) = raised.value.problems
    assert problem.code is ProblemCode.TOO_LARGE
    assert (problem.found, problem.expected) == (
        f"{LARGEST_DOCUMENT + 1} bytes",
        f"at most {LARGEST_DOCUMENT}",
    )


def test_row_51_a_line_too_long_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("_lines", "_text"):
        monkeypatch.setattr(f"ofsted_inspection.interchange.{module}.LARGEST_DOCUMENT", len(_SMALL))
    bad: list[InvalidDocument] = []
    long = _SMALL.rstrip() + b" " * 5000
    file = io.BytesIO(_SMALL + long + b"\n" + _SMALL + long)
    read = list(read_jsonl(file, on_invalid=bad.append))
    assert [each.id for each in read] == ["80575-2024-06-10"] * 2
    assert [str(each.problems[0]) for each in bad] == [
        f"line {line}: found {len(_SMALL) + 1} bytes; expected at most {len(_SMALL)}"
        for line in (2, 4)
    ]
    assert {each.problems[0].code for each in bad} == {ProblemCode.TOO_LARGE}


def test_row_51_the_longest_line_is_read_and_so_is_what_follows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    longest = _SMALL.rstrip() + b" " * 10
    for module in ("_lines", "_text"):
        size = len(longest)
        monkeypatch.setattr(f"ofsted_inspection.interchange.{module}.LARGEST_DOCUMENT", size)
    read = [each.id for each in read_jsonl(io.BytesIO(longest + b"\n" + _SMALL + longest))]
    assert read == ["80575-2024-06-10"] * 3


class _Zeros(io.RawIOBase):
    """A file like `/dev/zero`: one line without an end."""

    def readline(self, size: int | None = -1, /) -> bytes:
        assert size is not None
        assert 0 < size <= 901, "who asks for all of a line without an end waits for ever"
        return bytes(size)


@pytest.mark.parametrize("keep", [True, False])
def test_a_line_without_an_end_ends_the_reading(
    keep: bool,  # noqa: FBT001 - the two ways of reading
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in ("_lines", "_text"):
        monkeypatch.setattr(f"ofsted_inspection.interchange.{module}.LARGEST_DOCUMENT", 900)
    monkeypatch.setattr("ofsted_inspection.interchange._lines.MOST_PASSED_OVER", 5000)
    bad: list[InvalidDocument] = []
    file = cast("BinaryIO", _Zeros())
    if keep:
        assert list(read_jsonl(file, on_invalid=bad.append)) == []
    else:
        with pytest.raises(InvalidDocument) as raised:
            list(read_jsonl(file))
        bad.append(raised.value)
    problems = [problem for error in bad for problem in error.problems]
    assert [(each.line, each.code) for each in problems] == [(1, ProblemCode.TOO_LARGE)] * 2
    assert "not read" in problems[-1].expected


# Windows gives devices no place among files, so that there no path leads to a file without an end.
@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no device is a file on this system")
def test_a_device_without_an_end_ends_the_reading() -> None:
    before = time.process_time()
    with pytest.raises(InvalidDocument):
        list(read_jsonl("/dev/zero"))
    assert time.process_time() - before < 5


_MEBIBYTE = 2**20
_LENGTHY = {
    "deep, then a text that never ends": "[" * 100_000 + '"' + '\\"' * 40_000,
    "texts that never end": "[" * 100_000 + '"\\' * (_MEBIBYTE // 3),
    "backslashes": "[" * 100_000 + '"' + "\\" * _MEBIBYTE,
    "quotes": "[" * 100_000 + '"' * _MEBIBYTE,
    "arrays": "[" * _MEBIBYTE,
    "objects": '{"a":' * (_MEBIBYTE // 5),
    "in and out": "[]," * (_MEBIBYTE // 3),
    "digits": "[" + "9" * _MEBIBYTE + "]",
    "a fraction": "[0." + "9" * _MEBIBYTE + "e9]",
    "escapes": '"' + "\\ud800" * (_MEBIBYTE // 6) + '"',
    "one key again and again": "{" + '"a":1,' * (_MEBIBYTE // 6) + '"a":1}',
    "a long key": '{"' + "a" * _MEBIBYTE + '":1}',
    "a long version": '{"schema_version":"' + "1" * _MEBIBYTE + '"}',
    "a long framework": '{"schema_version":"1.0","framework":"' + "sif-" * (_MEBIBYTE // 4) + '"}',
    "white space": " " * _MEBIBYTE + "[",
    "lines": "\n" * _MEBIBYTE,
}


@pytest.mark.parametrize("text", _LENGTHY.values(), ids=_LENGTHY)
def test_no_megabyte_takes_seconds(text: str) -> None:
    before = time.process_time()
    with pytest.raises(InvalidDocument):
        from_json(text)
    with pytest.raises(InvalidDocument):
        list(read_jsonl(io.BytesIO(text.encode())))
    # With every line and branch counted, 3 s on a busy machine.
    assert time.process_time() - before < 6


def test_what_is_too_large_to_be_read_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    inspection = from_json(_SMALL)
    size = len(to_json(inspection))
    monkeypatch.setattr("ofsted_inspection.interchange._text.LARGEST_DOCUMENT", size)
    assert from_json(to_json(inspection)) == inspection
    monkeypatch.setattr("ofsted_inspection.interchange._text.LARGEST_DOCUMENT", size - 1)
    with pytest.raises(InvalidDocument, match=f"found {size} bytes"):
        to_json(inspection)


def _deep_in_calls(levels: int, call: Callable[[], object]) -> object:
    return call() if levels == 0 else _deep_in_calls(levels - 1, call)


def test_a_caller_deep_in_calls_is_not_told_that_the_document_is_deep() -> None:
    document = json.dumps(whole())
    from_json(document)
    levels = sys.getrecursionlimit()
    raised: list[BaseException] = []
    # Each depth: which calls count, and how far, is not the same on every Python.
    for left in range(5, 120):
        try:
            _deep_in_calls(levels - left - len(inspect.stack(0)), lambda: from_json(document))
        except RecursionError as error:
            raised.append(error)
        except InvalidDocument as error:
            pytest.fail(str(error))
    assert raised


@pytest.mark.parametrize(
    ("text", "deep"),
    [
        ("[" * 64, False),
        ("[" * 65, True),
        ('{"a":' * 65, True),
        ('[{"a":' * 32 + "]}" * 32, False),
        ("[]{}" * 65, False),
        ("[" * 63 + "{}[" + "[", True),
        ("[" * 60 + '"[[[[[[[["', False),
        ("[" * 60 + '"\\"[[[[[[[["', False),
        ("[" * 60 + '"\\\\"[[[[[[[["', True),
        ("[" * 60 + '"\n[[[[[[[[', False),
    ],
)
def test_brackets_are_counted_outside_texts(text: str, deep: bool) -> None:  # noqa: FBT001
    assert _text.is_deep(text) is deep


def test_row_58_many_threads_at_once() -> None:
    texts = [path.read_bytes() for path in sorted(FIRST.glob("*-20*.json"))]
    expected = [from_json(text) for text in texts]
    barrier = threading.Barrier(16)

    def read(_: int) -> list[Inspection]:
        barrier.wait()
        return [from_json(text) for text in texts]

    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        assert all(result == expected for result in pool.map(read, range(16)))


def _paragraphs(count: int) -> Iterator[Json]:
    for number in range(1, count + 1):
        yield {
            "id": f"p{number}",
            "number": number,
            "number_printed": True,
            "text": "Words.",
            "items": [],
            "findings": [],
        }


def test_many_references_take_no_more_time_than_they_must() -> None:
    recommendations: list[Json] = [
        {
            "id": f"p{number}r1",
            "text": "do so",
            "section": f"section {number}",
            "paragraph": f"p{number}",
        }
        for number in range(1, 5001)
    ]
    document = put(whole(), ("report", "recommendations"), recommendations)
    document = put(document, ("report", "sections", 0, "paragraphs"), list(_paragraphs(5000)))
    document = put(document, ("readings",), None)
    before = time.process_time()
    with pytest.raises(InvalidDocument):
        from_dict(cast("dict[str, object]", document))
    # With every line and branch counted, 3 s on a busy machine.
    assert time.process_time() - before < 6


def test_quotes_are_looked_up_within_bounds() -> None:
    """A few megabytes that are searched once for each quote keep nobody busy for long."""
    document = put(whole(), ("report", "sections", 0, "paragraphs", 0, "text"), "a" * 1_000_000)
    document = put(document, ("report", "sections", 0, "paragraphs", 0, "findings"), [])
    paragraph = at(document, ("report", "sections", 0, "paragraphs", 0, "id"))
    statistic = at(document, ("readings", "statistics", 0))
    statistics = [
        put(
            put(put(statistic, ("quote",), "a" * 50), ("paragraph",), paragraph),
            ("id",),
            f"s{place}",
        )
        for place in range(10_000)
    ]
    document = put(document, ("readings", "annotations"), [])
    document = put(document, ("readings", "statistics"), cast("Json", statistics))
    before = time.process_time()
    with pytest.raises(InvalidDocument) as raised:
        from_dict(cast("dict[str, object]", document))
    assert time.process_time() - before < 5
    last = raised.value.problems[-1]
    assert (last.path, last.code) == ("$.readings.statistics[99].quote", ProblemCode.TOO_LARGE)
    assert "100000000" in last.expected


def test_warrington_is_far_within_the_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    warrington = load("warrington-2011")
    assert len(to_json(warrington)) < 300_000
    monkeypatch.setattr("ofsted_inspection.models._agreement.MOST_SEARCHED", 102_743)
    assert attrs.evolve(warrington) == warrington
    monkeypatch.setattr("ofsted_inspection.models._agreement.MOST_SEARCHED", 102_742)
    with pytest.raises(InvalidDocument, match="102742 characters"):
        attrs.evolve(warrington)
