"""The catalogue of bad inputs: each row that concerns documents, by its number.

`ROWS` says of every row of the catalogue which tests have it. What concerns tables is tested there.
"""

import ast
import enum
import fnmatch
import json
import pickle
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import cast

import attrs
import cattrs
import pytest

from ofsted_inspection import (
    Inspection,
    InvalidDocument,
    Problem,
    ProblemCode,
    from_dict,
    from_json,
    make_converter,
)
from ofsted_inspection.interchange import SCHEMA_VERSION
from tests.interchange.documents import NO_VERSIONS, Json, Place, name_of, put, whole

HERE = "tests/interchange/test_catalogue.py"
TABLES = "tests/tables/test_bad_packages.py"
LIMITS = "tests/interchange/test_limits.py"
BUILT = "tests/packaging/test_distributions.py"

ROWS: dict[int, tuple[str, ...]] = {
    **{row: (f"{HERE}::test_*row_{row:02}*",) for row in range(1, 42)},
    **{row: (f"{TABLES}::test_row_{row}*",) for row in range(42, 50)},
    50: (f"{LIMITS}::test_row_50*", f"{TABLES}::test_row_50*"),
    51: (f"{LIMITS}::test_row_51*", f"{TABLES}::test_row_51*"),
    52: (
        "tests/datasets/test_descriptors.py::test_no_cell_is_run_or_says_that_it_is_nothing",
        "tests/tables/test_spreadsheets.py::test_every_cell_of_every_file_is_inert_and_comes_back",
        "tests/tables/test_spreadsheets.py::test_the_lossless_file_stays_as_it_is",
    ),
    53: (
        "tests/rendering/test_pages.py::test_hostile_text_is_inert",
        "tests/rendering/test_pages.py::test_any_text_is_inert",
    ),
    54: (
        f"{HERE}::test_row_54*",
        "tests/cli/test_inert_output.py::test_what_would_drive_a_terminal_is_shown_escaped",
        "tests/cli/test_inert_output.py::test_whatever_the_words_of_an_inspection*",
        "tests/core/test_errors.py::test_whatever_is_shown_is_short_printable_ascii",
    ),
    55: (
        "tests/datasets/test_datasets.py::test_paths_and_inner_names_are_unknown",
        "tests/datasets/test_datasets.py::test_any_other_name_is_unknown",
        f"{TABLES}::test_row_55*",
    ),
    56: (
        f"{HERE}::test_row_56*",
        "tests/core/test_record.py::test_a_tampered_pickle_meets_every_check",
        "tests/core/test_record.py::test_a_pickle_of_what_is_no_model_is_refused",
    ),
    57: (
        "tests/strategies/test_instances.py::test_a_batch_survives_another_process*",
        "tests/strategies/test_instances.py::test_copies_are_equal_and_hash_alike",
    ),
    58: (
        f"{LIMITS}::test_row_58*",
        "tests/core/test_record.py::test_many_threads_may_make_the_first_instance_of_a_class",
    ),
    59: (f"{BUILT}::test_a_wheel_on_the_path_as_a_zip_loads_every_dataset",),
    60: (f"{BUILT}::test_what_is_installed_from_sources_loads_every_dataset",),
    61: (
        f"{BUILT}::test_the_wheel_holds_the_compiled_data_that_the_manifest_lists",
        "tests/packaging/test_metadata.py::test_no_name_of_data_is_ignored_by_version_control",
    ),
    62: (
        f"{TABLES}::test_row_62*",
        "tests/tables/test_frames.py::test_an_empty_table_is_typed_like_a_full_one",
    ),
}
"""The tests of each row, as pytest names them, `*` for whatever follows. None is left out."""

ROOT = Path(__file__).parents[2]


@cache
def _tests_in(file: str) -> tuple[str, ...]:
    """Return the tests that pytest collects from `file`: those of the module and of its classes."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    classes = [
        each for each in tree.body if isinstance(each, ast.ClassDef) and each.name[:4] == "Test"
    ]
    return tuple(
        each.name
        for body in (tree.body, *(each.body for each in classes))
        for each in body
        if isinstance(each, ast.FunctionDef)
        and each.name.startswith("test_")
        and not re.search(r"mark\.(skip|xfail)", "".join(map(ast.unparse, each.decorator_list)))
    )


def test_the_catalogue_is_whole() -> None:
    assert sorted(ROWS) == list(range(1, 63))


@pytest.mark.parametrize("row", ROWS)
def test_every_row_of_the_catalogue_is_tested(row: int) -> None:
    for test in ROWS[row]:
        file, name = test.split("::")
        assert Path(file).name.startswith("test_")
        assert fnmatch.filter(_tests_in(file), name), f"row {row}: there is no {test}"


def _problems(document: str | bytes) -> tuple[Problem, ...]:
    with pytest.raises(InvalidDocument) as raised:
        from_json(document)
    assert isinstance(raised.value, ValueError)
    return raised.value.problems


def _only(document: str | bytes) -> Problem:
    (problem,) = _problems(document)
    return problem


def _text(place: Place, raw: str) -> str:
    """Return a document whose value at `place` is written as `raw`."""
    return json.dumps(put(whole(), place, "PLACE HERE")).replace('"PLACE HERE"', raw)


def _refused(place: Place, value: object) -> Problem:
    with pytest.raises(InvalidDocument) as raised:
        from_dict(cast("dict[str, object]", put(whole(), place, cast("Json", value))))
    (problem,) = raised.value.problems
    return problem


def _said(problem: Problem) -> tuple[str | None, ProblemCode, str]:
    return problem.path, problem.code, problem.found


_URN: Place = ("authority", "urn")
_NAME: Place = ("authority", "name")


# JSON


def test_row_01_a_key_that_stands_twice() -> None:
    text = _text(_URN, '80999, "urn": 80998')
    assert _said(_only(text)) == ("$.authority.urn", ProblemCode.DUPLICATE, "'urn'")


@pytest.mark.parametrize("name", ["NaN", "Infinity", "-Infinity"])
def test_row_02_numbers_that_json_has_not(name: str) -> None:
    problem = _only(_text(_URN, name))
    assert _said(problem) == ("$.authority.urn", ProblemCode.NOT_JSON, name)


def test_row_03_a_number_too_large_for_a_float() -> None:
    problem = _only(_text(_URN, "1e999"))
    assert _said(problem) == ("$.authority.urn", ProblemCode.WRONG_TYPE, "inf")


def test_row_04_half_of_a_surrogate_pair() -> None:
    problem = _only(_text(_NAME, r'"North\ud800mere"'))
    assert _said(problem) == ("$.authority.name", ProblemCode.NOT_TEXT, r"'North\ud800mere'")
    problem = _problems(_text((), r'{"\ud800": 1}'))[-1]
    assert problem.code is ProblemCode.MISSING


def test_row_05_an_integer_of_5000_digits() -> None:
    problem = _only(_text(_URN, "9" * 5000))
    assert _said(problem) == ("$.authority.urn", ProblemCode.TOO_LARGE, "an integer of 5000 digits")


def test_row_06_an_integer_that_cannot_be_printed() -> None:
    problem = _refused(_URN, 10**6000)
    assert _said(problem) == (
        "$.authority.urn",
        ProblemCode.WRONG_VALUE,
        "an integer of 19932 bits",
    )


@pytest.mark.parametrize("opening", ["[", '{"a":', '{"report":{"sections":[', '[{"a":'])
def test_row_07_nesting_without_end(opening: str) -> None:
    problem = _only(opening * 100_000)
    assert (problem.code, problem.path) == (ProblemCode.TOO_LARGE, "$")


def test_row_07_sections_too_deep_within_one_another() -> None:
    section: dict[str, object] = {}
    for _ in range(200):
        section = {
            "id": "s",
            "title": "Title",
            "subsections": [section] if section else [],
            "paragraphs": [],
            "aspect_key": None,
            "printed_grade": None,
        }
    problem = _refused(("report", "sections"), [section])
    assert problem.code is ProblemCode.TOO_LARGE
    assert problem.path == "$.report.sections[0]" + ".subsections[0]" * 31


def test_row_08_a_byte_order_mark_is_no_matter() -> None:
    assert from_json("\ufeff" + json.dumps(whole())) == from_dict(
        cast("dict[str, object]", whole())
    )
    assert from_json(b"\xef\xbb\xbf" + json.dumps(whole()).encode()) == from_json(
        json.dumps(whole())
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_row_09_other_encodings(encoding: str) -> None:
    problem = _only(json.dumps(whole()).encode(encoding))
    assert problem.code is ProblemCode.NOT_TEXT


def test_row_10_a_byte_that_is_no_utf8() -> None:
    problem = _only(b'{"name": "Caf\xe9"}')
    assert problem.code is ProblemCode.NOT_TEXT
    assert problem.found == r"""b'\xe9"}' at byte 13"""


@pytest.mark.parametrize(
    ("text", "line", "column"), [("", 1, 1), (" ", 1, 2), ("\n\n", 3, 1), ("\ufeff", 1, 1)]
)
def test_row_11_nothing(text: str, line: int, column: int) -> None:
    problem = _only(text)
    assert problem.code is ProblemCode.NOT_JSON
    assert problem.found == "the end of the text"
    assert (problem.line, problem.column) == (line, str(column))


def test_row_12_a_document_cut_short() -> None:
    text = json.dumps(whole(), indent=1)
    problem = _only(text[:2000])
    assert problem.code is ProblemCode.NOT_JSON
    assert problem.line == text[:2000].count("\n") + 1
    assert re.fullmatch(r"line \d+, column \d+", problem.where)


def test_row_13_two_documents() -> None:
    problem = _only("{} {}")
    assert str(problem) == "line 1, column 4: found '{}'; expected JSON (extra data)"


@pytest.mark.parametrize(
    ("root", "found"),
    [("[]", "an array of 0"), ('"x"', "'x'"), ("5", "5"), ("null", "null"), ("true", "true")],
)
def test_row_14_a_root_that_is_no_object(root: str, found: str) -> None:
    assert _said(_only(root)) == ("$", ProblemCode.WRONG_TYPE, found)


def test_row_15_nul() -> None:
    problem = _only(_text(_NAME, r'"North\u0000mere"'))
    assert _said(problem) == ("$.authority.name", ProblemCode.NOT_TEXT, r"'North\x00mere'")


# Types


@pytest.mark.parametrize(
    ("value", "found"),
    [
        pytest.param(True, "true", id="row 16"),
        pytest.param(1.9, "1.9", id="row 17"),
        pytest.param("1_000", "'1_000'", id="row 18"),
        pytest.param(" 7 ", "' 7 '", id="row 18, blanks"),
        pytest.param("\uff11\uff12\uff13", r"'\uff11\uff12\uff13'", id="row 19"),
        pytest.param(80999.0, "80999.0", id="1.0"),
    ],
)
def test_row_16_row_17_row_18_row_19_what_is_no_whole_number(value: object, found: str) -> None:
    problem = _refused(_URN, value)
    assert _said(problem) == ("$.authority.urn", ProblemCode.WRONG_TYPE, found)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        pytest.param(None, "null", id="row 20"),
        pytest.param(["a"], "an array of 1", id="row 21"),
        pytest.param({"a": 1}, "an object of 1", id="row 21, object"),
        pytest.param(7, "7", id="a number"),
    ],
)
def test_row_20_row_21_what_is_no_text(value: object, found: str) -> None:
    problem = _refused(_NAME, value)
    assert _said(problem) == ("$.authority.name", ProblemCode.WRONG_TYPE, found)


@pytest.mark.parametrize("value", ["false", 0, 1, None])
def test_row_22_what_is_no_truth_value(value: object) -> None:
    problem = _refused(("split_visit",), value)
    assert problem.code is ProblemCode.WRONG_TYPE


@pytest.mark.parametrize(
    ("value", "found"),
    [
        pytest.param("123", "'123'", id="row 23"),
        pytest.param({"hmi": 1}, "an object of 1", id="row 24"),
        pytest.param(None, "null", id="null"),
    ],
)
def test_row_23_row_24_what_is_no_array(value: object, found: str) -> None:
    problem = _refused(("team",), value)
    assert _said(problem) == ("$.team", ProblemCode.WRONG_TYPE, found)


@pytest.mark.parametrize(
    "value", ["nan", "NaN", "Infinity", "1e5", "1_000", " 1", "+1", ".5", "007", "\u0661", ""]
)
def test_row_25_what_is_no_decimal(value: str) -> None:
    problem = _refused(("readings", "statistics", 0, "value"), value)
    assert problem.path == "$.readings.statistics[0].value"


@pytest.mark.parametrize("value", [97, 97.0, None])
def test_row_25_a_decimal_is_text(value: object) -> None:
    problem = _refused(("readings", "statistics", 0, "value"), value)
    assert problem.code is ProblemCode.WRONG_TYPE


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(True, id="row 26"),
        pytest.param(2.0, id="row 27"),
        pytest.param(3, id="a grade's number"),
        pytest.param(99, id="row 28"),
        pytest.param(None, id="null"),
    ],
)
def test_row_26_row_27_row_28_what_is_no_grade(value: object) -> None:
    problem = _refused(("judgements", 3, "grade"), value)
    assert problem.path == "$.judgements[3].grade"
    assert problem.code is ProblemCode.WRONG_TYPE


class Number(enum.IntEnum):
    ONE = 1


@attrs.frozen
class Theirs:
    number: Number
    count: int
    flag: bool
    inspections: tuple[Inspection, ...] = ()


_SOUND: dict[str, object] = {"number": 1, "count": 2, "flag": True, "inspections": []}


@pytest.mark.parametrize(
    "changed",
    [{"number": True}, {"number": 1.0}, {"number": 99}, {"count": True}, {"flag": 1}],
    ids=str,
)
def test_row_28_an_enumeration_of_integers_is_none_of_them(changed: dict[str, object]) -> None:
    converter = make_converter()
    assert converter.structure(_SOUND, Theirs) == Theirs(Number.ONE, 2, flag=True)
    with pytest.raises(cattrs.ClassValidationError) as raised:
        converter.structure({**_SOUND, **changed}, Theirs)
    assert isinstance(raised.value.exceptions[0], InvalidDocument)


@pytest.mark.parametrize("value", ["7", 7.0, True, None])
def test_row_29_the_hook_for_integers_is_called(value: object) -> None:
    with pytest.raises(InvalidDocument, match="expected a whole number"):
        make_converter().structure(value, int)


@pytest.mark.parametrize(
    ("place", "value", "expected"),
    [
        (("kind",), "Full", "InspectionKind; did you mean full?"),
        (("kind",), "x", "InspectionKind: full, reinspection"),
        (
            ("judgements", 0, "grade"),
            "requires_improvement",
            "a grade of slac-2010: outstanding, good, adequate, inadequate, not_judged",
        ),
        (
            ("judgements", 0, "aspect"),
            "safeguarding.partner_working",
            "an aspect of slac-2010; did you mean safeguarding.partnership_working",
        ),
        (
            ("readings", "prior_inspections", 0, "grade"),
            "slac-good",
            "a scale and its grade; did you mean slac.good?",
        ),
    ],
)
def test_row_30_a_name_that_is_none_of_the_choices(place: Place, value: str, expected: str) -> None:
    assert _refused(place, value).expected.startswith(expected)


def test_row_31_a_key_that_no_model_has() -> None:
    problem = _refused((*_URN[:1], "regions"), "North West")
    assert _said(problem) == ("$.authority.regions", ProblemCode.UNKNOWN_NAME, "'regions'")
    problem = _refused(("two words",), 1)
    assert problem.path == '$["two words"]'


def test_row_32_missing_keys_all_at_once() -> None:
    problems = _problems(f'{{"schema_version": "{SCHEMA_VERSION}", "framework": "sif-2013"}}')
    assert [problem.path for problem in problems] == [
        *("$.id", "$.authority", "$.start", "$.end", "$.published", "$.judgements"),
    ]
    assert {problem.code for problem in problems} == {ProblemCode.MISSING}


@pytest.mark.parametrize("version", ["2.0", "2.7", "10.0", "9999.9999"])
def test_row_33_a_newer_version(version: str) -> None:
    problem = _only(json.dumps({"schema_version": version, "whatever": "it means then"}))
    assert _said(problem) == (
        "$.schema_version",
        ProblemCode.UNSUPPORTED_VERSION,
        repr(version),
    )
    assert f"needs a newer ofsted-inspection, one that reads schema_version {version}" in (
        problem.expected
    )


@pytest.mark.parametrize("value", NO_VERSIONS, ids=name_of)
def test_row_34_what_is_no_version(value: Json) -> None:
    problem = _refused(("schema_version",), value)
    code = ProblemCode.WRONG_VALUE if isinstance(value, str) else ProblemCode.WRONG_TYPE
    assert (problem.path, problem.code) == ("$.schema_version", code)
    assert f'"{SCHEMA_VERSION}"' in problem.expected


def test_row_34_a_missing_version() -> None:
    document = whole()
    del document["schema_version"]
    problem = _only(json.dumps(document))
    assert _said(problem) == ("$.schema_version", ProblemCode.MISSING, "nothing")
    assert f'schema_version: "{SCHEMA_VERSION}"' in problem.expected


# Dates


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("20110509", id="row 35"),
        pytest.param("2011-W19-1", id="row 36"),
        pytest.param("09/05/2011", id="row 37"),
        pytest.param("9 May 2011", id="in words"),
        pytest.param("2011-5-9", id="without zeros"),
        pytest.param("\u0662\u0660\u0661\u0661-05-09", id="other digits"),
        pytest.param("2011-05-09T00:00:00", id="row 41"),
        pytest.param("2011-05-09\n", id="a line end"),
        pytest.param("", id="nothing"),
    ],
)
def test_row_35_row_36_row_37_row_41_other_ways_to_write_a_date(value: str) -> None:
    problem = _refused(("start",), value)
    assert _said(problem)[:2] == ("$.start", ProblemCode.WRONG_VALUE)


@pytest.mark.parametrize("value", ["2011-02-30", "2011-13-01", "0000-01-01", "2011-02-29"])
def test_row_38_a_day_that_the_calendar_has_not(value: str) -> None:
    problem = _refused(("start",), value)
    assert _said(problem) == ("$.start", ProblemCode.WRONG_VALUE, repr(value))


def test_row_39_an_end_before_the_start() -> None:
    problem = _refused(("end",), "2011-05-08")
    assert _said(problem) == ("$.end", ProblemCode.WRONG_ORDER, "'2011-05-08'")


@pytest.mark.parametrize("value", ["0001-01-01", "9999-12-31"])
def test_row_40_a_year_that_is_a_slip(value: str) -> None:
    document = put(whole(), ("published",), value)
    problem, *others = _problems(json.dumps(document))
    assert (problem.path, problem.expected) == ("$.published", "a year from 1990 to 2100")
    assert {other.path for other in others} <= {"$.published"}


@pytest.mark.parametrize("value", [20110509, None, True, 1304899200.0])
def test_row_41_a_date_is_text(value: object) -> None:
    problem = _refused(("start",), value)
    assert problem.code is ProblemCode.WRONG_TYPE


# Output


@pytest.mark.parametrize(
    "hostile", ["\x1b[31m", "\x1b]52;c;x\x07", "\u202e", "\r", "\u2028", "\x9b1m", "<script>"]
)
def test_row_54_a_message_is_inert(hostile: str) -> None:
    document = put(whole(), ("kind",), f"{hostile}{'x' * 10_000}")
    document = put(document, (f"{hostile}{'y' * 10_000}",), 1)
    with pytest.raises(InvalidDocument) as raised:
        from_dict(cast("dict[str, object]", document))
    message = str(raised.value)
    assert message.isascii()
    assert all(line.isprintable() for line in message.split("\n"))
    assert len(message) < 1000


# State


class _Tampered:
    """Something that pickles as a call that was written by hand."""

    def __init__(self, call: Callable[..., object], arguments: tuple[object, ...]) -> None:
        self.call, self.arguments = call, arguments

    def __reduce__(self) -> tuple[object, ...]:
        return self.call, self.arguments


def test_row_56_a_tampered_pickle() -> None:
    authority = from_dict(cast("dict[str, object]", whole())).authority
    call, (cls, fields) = cast(
        "tuple[Callable[..., object], tuple[object, dict[str, object]]]", authority.__reduce__()
    )
    again = pickle.dumps(_Tampered(call, (cls, fields)))
    assert pickle.loads(again) == authority
    tampered = pickle.dumps(_Tampered(call, (cls, {**fields, "urn": -1})))
    with pytest.raises(InvalidDocument) as raised:
        pickle.loads(tampered)
    assert raised.value.subject == "LocalAuthority"
    (problem,) = raised.value.problems
    assert _said(problem) == ("$.urn", ProblemCode.WRONG_VALUE, "-1")
