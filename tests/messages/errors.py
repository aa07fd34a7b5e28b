"""What the errors say that more than one kind raises, of facts of every sort."""

import datetime
import decimal
from collections.abc import Callable, Iterable, Mapping
from typing import Literal, cast

import attrs

from ofsted_inspection._checks import check_of
from ofsted_inspection._record import (
    collapsed_text,
    duplicates,
    plain_decimal,
    problem,
    something,
)
from ofsted_inspection._wording import near_misses, shown
from ofsted_inspection.errors import (
    AlreadyThere,
    InvalidDocument,
    MissingExtra,
    NoMeanOfGrades,
    NothingGraded,
    Problem,
    ProblemCode,
    ScaleMismatch,
    UnknownEdition,
    UnknownName,
)
from ofsted_inspection.frameworks import Month, Programme
from ofsted_inspection.grades import ReformedGrade, SlacGrade

_FACTS = {"code": ProblemCode.WRONG_VALUE, "found": "2", "expected": "1"}
_PROBLEM = Problem(code=ProblemCode.WRONG_VALUE, found="2", expected="1")


def _raised(error: Exception) -> Callable[[], Iterable[object]]:
    def told() -> Iterable[object]:
        raise error

    return told


def _unpickled(cls: type[object], fields: Mapping[str, object]) -> object:
    """Return what a pickle of a record gives in which class and fields were changed."""
    call, _ = cast("tuple[Callable[..., object], object]", Month(2018, 1).__reduce__())
    return call(cls, fields)


_SHOWN: tuple[object, ...] = (
    "a word",
    "caf\u00e9 \u202e\n",
    "x" * 77,
    "x" * 78,
    "x" * 79,
    "x" * 500,
    2**255,
    2**256,
    None,
    True,
    1.5,
    [1, 2],
    (),
    {"a": 1},
    {1},
    frozenset((1, 2)),
    b"ab\xff",
    bytearray(b"y" * 500),
    datetime.date(2011, 1, 10),
    decimal.Decimal("1.50"),
    object(),
    Programme.SIF,
    SlacGrade,
)

_ANNOTATIONS: tuple[object, ...] = (
    str,
    int,
    bool,
    decimal.Decimal,
    datetime.date,
    Programme,
    Problem,
    str | None,
    tuple[int, ...],
    tuple[str | None, ...],
    Callable[[], object],
    type[SlacGrade],
    type[SlacGrade] | type[ReformedGrade],
    Literal["a", "b"],
    Literal["a", "b"] | None,
)

CASES: Mapping[str, Callable[[], object]] = {
    "shown": lambda: map(shown, _SHOWN),
    "near misses": lambda: [
        near_misses("warington", ["warrington", "washington", "leeds", "worthington", "war"]),
        near_misses("x" * 1000, ["x" * 200]),
        near_misses("none", []),
    ],
    "places of a problem": lambda: [
        _PROBLEM,
        attrs.evolve(_PROBLEM, path="$.a"),
        attrs.evolve(_PROBLEM, file="a.csv", line=3, column="grade"),
        attrs.evolve(_PROBLEM, file="a.csv", line=3, column="grade", path="$.b"),
        attrs.evolve(_PROBLEM, path="$.a").under("$.report"),
        _PROBLEM.under("$.report"),
        attrs.evolve(_PROBLEM, path="a\x1b[1m"),
    ],
    "no problem": _raised(InvalidDocument("report", [])),
    "one problem": _raised(InvalidDocument("report", [_PROBLEM])),
    "two problems": _raised(InvalidDocument("a\nreport", [_PROBLEM, _PROBLEM])),
    "more than are told": _raised(InvalidDocument("report", [_PROBLEM] * 101)),
    "repr": lambda: [
        repr(InvalidDocument("report", [_PROBLEM])),
        repr(NothingGraded()),
    ],
    "unknown, with near misses": _raised(UnknownName("aspect", "overal", ["overall", "over"])),
    "unknown, with candidates": _raised(UnknownName("a", "b", ["c"], ["d", "e"])),
    "unknown, of few": _raised(UnknownName("aspect", "x", ["overall", "leaders"])),
    "unknown, of 30": _raised(UnknownName("number", "x", map(str, range(30)))),
    "unknown, of 31": _raised(UnknownName("number", "x", map(str, range(31)))),
    "unknown, of none": _raised(UnknownName("number", "x", [])),
    "unknown, with an escape": _raised(UnknownName("dataset", "\x1b[31m", ["a"])),
    "unknown, meant by nobody": _raised(UnknownName("a", "b", ["b"], [])),
    "edition": _raised(UnknownEdition("sif", "2012-01-01", ["sif-2013 from 2013-11 on"])),
    "edition of none": _raised(UnknownEdition("cp", "2012-01-01", [])),
    "scales": _raised(ScaleMismatch("SlacGrade", "ReformedGrade")),
    "scale and ungraded": _raised(ScaleMismatch("SlacGrade", "Ungraded")),
    "ungraded and scale": _raised(ScaleMismatch("Ungraded", "SlacGrade")),
    "mean": _raised(NoMeanOfGrades()),
    "share": _raised(NothingGraded()),
    "extra": _raised(MissingExtra("altair", "charts")),
    "there already": _raised(AlreadyThere("a/b", "say overwrite=True")),
    "wanted by annotations": lambda: [check_of(each)[1] for each in _ANNOTATIONS],
    "problem of a field": lambda: [problem("a", 1, "two"), problem("a[0]", None, "some")],
    "fields of a pickle": lambda: _unpickled(Month, {"a": 1, "year": 2}),
    "class of a pickle": lambda: _unpickled(int, {}),
    "duplicates": lambda: duplicates("a", ["x", "y", "x", "x"], "letter"),
    "words": lambda: [*collapsed_text("a", " b"), *collapsed_text("a", ""), *something("c", "")],
    "decimals": lambda: [
        plain_decimal(decimal.Decimal(text))
        for text in ("1.0", "-0", "0E+5", "1E+1", "10", "1.50", "-2.500", "1E-5", "1E+30", "1E+31")
    ],
}
