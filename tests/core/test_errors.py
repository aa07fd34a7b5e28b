"""Errors keep their facts in plain fields, are safe to show, and say what to do."""

import ast
import datetime
import decimal
import enum
import itertools
import pickle
from collections.abc import Callable, Iterator

import pytest
from hypothesis import example, given, strategies as st

from ofsted_inspection import errors
from ofsted_inspection._wording import MOST_PROBLEMS, near_misses, shown
from ofsted_inspection.errors import (
    AlreadyThere,
    InvalidDocument,
    MissingExtra,
    NoMeanOfGrades,
    NothingGraded,
    OfstedInspectionError,
    Problem,
    ProblemCode,
    ScaleMismatch,
    UnknownEdition,
    UnknownName,
)

PROBLEM = Problem(code=ProblemCode.WRONG_VALUE, found="3", expected="4", path="$.size")

SAMPLES: dict[type[OfstedInspectionError], OfstedInspectionError] = {
    AlreadyThere: AlreadyThere("package", "pass overwrite=True"),
    InvalidDocument: InvalidDocument("report", [PROBLEM]),
    MissingExtra: MissingExtra("polars", "polars"),
    NoMeanOfGrades: NoMeanOfGrades(),
    NothingGraded: NothingGraded(),
    ScaleMismatch: ScaleMismatch("SlacGrade", "ReformedGrade"),
    UnknownEdition: UnknownEdition("slac", "2010-11-01", ["slac-2010 from 2011-01-10"]),
    UnknownName: UnknownName("dataset", "warington", ["warrington-2011"]),
}


def test_every_error_has_a_sample_here() -> None:
    defined = {
        each
        for each in vars(errors).values()
        if isinstance(each, type) and issubclass(each, OfstedInspectionError)
    }
    assert defined == {OfstedInspectionError, *SAMPLES}


@pytest.mark.parametrize("error", SAMPLES.values(), ids=lambda error: type(error).__name__)
def test_every_error_is_the_same_after_a_pickle(error: OfstedInspectionError) -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(error, protocol))
        assert type(again) is type(error)
        assert vars(again) == vars(error)
        assert (str(again), again.args) == (str(error), error.args)


@pytest.mark.parametrize(
    ("error", "builtin"),
    [
        (AlreadyThere, FileExistsError),
        (InvalidDocument, ValueError),
        (UnknownName, LookupError),
        (UnknownEdition, LookupError),
        (ScaleMismatch, TypeError),
        (MissingExtra, ImportError),
        (NoMeanOfGrades, TypeError),
        (NothingGraded, ValueError),
    ],
)
def test_every_error_is_of_the_builtin_kind_that_callers_expect(
    error: type[OfstedInspectionError], builtin: type[Exception]
) -> None:
    assert isinstance(SAMPLES[error], builtin)


# ------------------------------------------------------------ errors made of anything at all

anything = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.just(10**5000),
    st.floats(),
    st.dates(),
    st.binary(max_size=5),
    st.text(st.characters(), max_size=10),
    st.sampled_from(ProblemCode),
    st.sampled_from(["\x1b[31m", "\u202e", "\ud800", "a\nb", "Ungraded"]),
)


def made_of(draw: st.DrawFn, kind: type[OfstedInspectionError]) -> OfstedInspectionError:
    make: Callable[..., OfstedInspectionError] = kind
    some = st.lists(anything, max_size=3)
    if kind is InvalidDocument:
        return make(draw(anything), [])
    if kind is UnknownName:
        return make(draw(anything), draw(anything), draw(some | st.lists(anything, min_size=31)))
    if kind is UnknownEdition:
        return make(draw(anything), draw(anything), draw(some))
    return make(draw(anything), draw(anything))


@pytest.mark.parametrize("kind", SAMPLES, ids=lambda kind: kind.__name__)
@given(st.data())
def test_an_error_made_of_anything_can_be_shown(
    kind: type[OfstedInspectionError], data: st.DataObject
) -> None:
    """Law: str, repr and pickle of every error work whatever it holds; str drives no terminal."""
    error = data.draw(st.composite(made_of)(kind))
    assert str(error).replace("\n", "").isprintable()
    assert repr(error)
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


# -------------------------------------------------------------------------- showing values

values = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.integers(min_value=10**70).map(lambda number: number**50),
        st.floats(),
        st.decimals(),
        st.dates(),
        st.datetimes(),
        st.binary(max_size=200),
        st.text(st.characters(), max_size=200),
        st.sampled_from(ProblemCode),
        st.just(object()),
    ),
    lambda inner: st.one_of(st.lists(inner), st.tuples(inner), st.dictionaries(st.text(), inner)),
    max_leaves=5,
)


@given(values)
@example("\x1b]52;c;bad\x07")
@example("\u202ereversed")
@example("\ud800")
@example("\r\x00")
@example(10**5000)
@example(b"\x1b" * 1000)
def test_whatever_is_shown_is_short_printable_ascii(value: object) -> None:
    text = shown(value)
    assert len(text) <= 80
    assert text.isascii()
    assert text.isprintable()


@given(st.one_of(st.text(max_size=8), st.binary(max_size=8), st.integers(-(2**64), 2**64)))
def test_what_fits_is_shown_so_that_it_can_be_read_back(value: str | bytes | int) -> None:
    assert ast.literal_eval(shown(value)) == value


SHOWN: list[tuple[object, str]] = [
    (None, "None"),
    (True, "True"),
    (1.5, "1.5"),
    (float("nan"), "nan"),
    (2**256 - 1, str(2**256 - 1)),
    (2**256, "an integer of 257 bits"),
    (-(2**300), "an integer of 301 bits"),
    (datetime.date(2011, 1, 10), "'2011-01-10'"),
    (decimal.Decimal("1.50"), "'1.50'"),
    ([1, 2], "list of 2"),
    ((), "tuple of 0"),
    ({"a": 1}, "dict of 1"),
    ({1, 2, 3}, "set of 3"),
    (frozenset({1}), "frozenset of 1"),
    (bytearray(b"a"), "b'a'"),
    (object(), "object"),
    (ProblemCode.MISSING, "'missing'"),
    ("a" * 78, "'" + "a" * 78 + "'"),
    ("a" * 79, "'" + "a" * 76 + "..."),
    ("a" * 10_000_000, "'" + "a" * 76 + "..."),
    (b"a" * 77, "b'" + "a" * 77 + "'"),
    (b"a" * 78, "b'" + "a" * 75 + "..."),
]


@pytest.mark.parametrize(("value", "text"), SHOWN, ids=map(str, range(len(SHOWN))))
def test_how_values_are_shown(value: object, text: str) -> None:
    assert shown(value) == text


# ------------------------------------------------------------------------------ near misses


@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=8))
def test_near_misses_are_at_most_three_of_those_known(name: str, known: list[str]) -> None:
    near = near_misses(name, known)
    assert len(near) <= 3
    assert set(near) <= set(known)


@given(st.text(min_size=1, max_size=12), st.lists(st.text(max_size=12), max_size=8))
def test_the_name_itself_is_the_nearest(name: str, others: list[str]) -> None:
    assert near_misses(name, [*others, name])[0] == name


def test_a_name_of_any_length_is_answered_at_once() -> None:
    assert near_misses("a" * 10_000_000, ["a" * 200, "b"]) == ("a" * 200,)


# --------------------------------------------------------------------------------- problems


@pytest.mark.parametrize(
    ("file", "line", "column", "path", "where"),
    [
        (None, None, None, None, "the document"),
        (None, None, None, "$.size", "$.size"),
        ("judgements.csv", 3, "grade", None, "judgements.csv, line 3, column grade"),
        (None, 3, None, "$.a", "line 3, $.a"),
        ("a.csv", None, None, "$.a", "a.csv, $.a"),
    ],
)
def test_a_problem_says_where_it_is(
    file: str | None, line: int | None, column: str | None, path: str | None, where: str
) -> None:
    made = Problem(
        code=ProblemCode.MISSING,
        found="nothing",
        expected="something",
        file=file,
        line=line,
        column=column,
        path=path,
    )
    assert made.where == where
    assert str(made) == f"{where}: found nothing; expected something"


def test_a_problem_is_placed_below_a_prefix() -> None:
    assert PROBLEM.under("$.report").path == "$.report.size"
    assert PROBLEM.under("$.parts[3]").under("$.whole").where == "$.whole.parts[3].size"
    nowhere = Problem(code=ProblemCode.MISSING, found="", expected="")
    assert nowhere.under("$.report").path == "$.report"
    assert PROBLEM.under("$").path == "$.size"


def test_codes_are_stable() -> None:
    assert {code.value for code in ProblemCode} == {
        "wrong_type",
        "wrong_value",
        "unknown_name",
        "missing",
        "duplicate",
        "wrong_order",
        "contradiction",
        "unrecognised",
        "not_text",
        "not_json",
        "too_large",
        "unsupported_version",
    }
    assert all(isinstance(code, enum.Enum) for code in ProblemCode)


# --------------------------------------------------------------------------------- messages


def test_at_most_a_hundred_problems_are_kept_and_no_more_asked_for() -> None:
    def endless() -> Iterator[Problem]:
        return itertools.repeat(PROBLEM)

    error = InvalidDocument("report", endless())
    assert len(error.problems) == MOST_PROBLEMS == 100
    assert str(error).startswith("report: 100 problems\n")


@given(st.text(), st.lists(st.text()))
def test_an_unknown_name_keeps_what_was_asked_and_what_there_is(
    name: str, known: list[str]
) -> None:
    error = UnknownName("dataset", name, iter(known))
    assert (error.kind, error.name, error.known) == ("dataset", name, tuple(known))


def test_a_missing_extra_names_module_and_extra() -> None:
    error = MissingExtra("altair", "charts")
    # ImportError has a name of its own; ours are these.
    assert (error.module, error.extra) == ("altair", "charts")


ANYTHING = st.text(max_size=20)


@given(code=st.sampled_from(ProblemCode), texts=st.lists(ANYTHING, min_size=6, max_size=6))
def test_a_message_cannot_drive_a_terminal_whatever_it_quotes(
    code: ProblemCode, texts: list[str]
) -> None:
    """Law: every line of a message is printable, though names come from somebody's document."""
    found, expected, path, file, column, subject = texts
    problem = Problem(
        code=code, found=found, expected=expected, path=path, file=file, column=column
    )
    assert str(problem).isprintable()
    assert all(line.isprintable() for line in str(InvalidDocument(subject, [problem])).split("\n"))
    assert str(UnknownName(subject, found, [expected, path, file])).isprintable()
