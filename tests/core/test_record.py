"""What every model shares, tested on models made here: fields, faults, pickles, copies."""

import copy
import dataclasses
import datetime
import decimal
import enum
import itertools
import pickle
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from types import GenericAlias
from typing import Literal, final

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_inspection._checks import check_of, class_decides
from ofsted_inspection._record import (
    Record,
    collapsed_text,
    duplicates,
    one_of,
    problem,
)
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode
from ofsted_inspection.grades import OneScale, ReformedGrade, SlacGrade


@final
class Colour(enum.Enum):
    RED = "red"
    GREEN = "green"


@final
@attrs.frozen(kw_only=True)
class Part(Record):
    size: int


@final
@attrs.frozen(kw_only=True)
class Whole(Record):
    """One field of each kind that the package's models have."""

    text: str = "a"
    flag: bool = False
    number: int = 0
    amount: decimal.Decimal = decimal.Decimal(0)
    day: datetime.date = datetime.date(2011, 1, 10)
    colour: Colour = Colour.RED
    part: Part | None = None
    parts: tuple[Part, ...] = ()
    nested: tuple[tuple[str, ...], ...] = ()
    grade: SlacGrade | ReformedGrade | None = None
    scale: type[SlacGrade] | type[ReformedGrade] = SlacGrade
    word: Literal["one", "other"] = "one"
    word_or_none: Literal["one", "other"] | None = None


@final
@attrs.frozen(kw_only=True)
class Interval(Record):
    """A model with a required field and a condition on two fields together."""

    first: int
    last: int = 10

    def _problems(self) -> Iterator[Problem]:
        for number in range(self.last + 1, self.first + 1):
            yield problem("last", number, f"a number from {self.first} on")


@final
@attrs.frozen(kw_only=True, repr=False)
class Plain(Record):
    """A model that leaves equality, hash and repr to the base."""

    first: int
    second: str = ""
    third: Part | None = None


class Words(str):
    __slots__ = ()


class Number(int):
    pass


# For each field, values that are taken and values that are not, written out.
TAKEN: dict[str, list[object]] = {
    "text": ["", "b", "caf\u00e9 \U0001f600", "\x1b[31m", "\u202e"],
    "flag": [True, False],
    "number": [0, -1, 2**63 - 1, -(2**63)],
    "amount": [
        decimal.Decimal("0.10"),
        decimal.Decimal(-3),
        decimal.Decimal("9" * 30),
        decimal.Decimal("1E-30"),
    ],
    "day": [datetime.date(1, 1, 1), datetime.date(9999, 12, 31)],
    "colour": list(Colour),
    "part": [None, Part(size=1)],
    "parts": [(), (Part(size=1), Part(size=2))],
    "nested": [(), ((),), (("a", "b"), ("c",))],
    "grade": [None, SlacGrade.ADEQUATE, ReformedGrade.REQUIRES_IMPROVEMENT],
    "scale": [SlacGrade, ReformedGrade],
    "word": ["one", "other"],
    "word_or_none": ["one", "other", None],
}
REFUSED: dict[str, list[object]] = {
    "text": [None, 1, b"a", "a\x00b", "\ud800", Words("a"), Colour.RED],
    "flag": [0, 1, None, "true"],
    "number": [True, 1.0, "1", None, Number(1), 2**63, -(2**63) - 1],
    "amount": [
        1,
        0.1,
        "1",
        decimal.Decimal("NaN"),
        decimal.Decimal("Infinity"),
        decimal.Decimal("1E+30"),
        decimal.Decimal("1E-31"),
        None,
    ],
    "day": [datetime.datetime(2011, 1, 10, tzinfo=datetime.UTC), "2011-01-10", None],
    "colour": ["red", None, SlacGrade.GOOD],
    "part": [Whole(), 1, (Part(size=1),)],
    "parts": [[Part(size=1)], (Part(size=1), None), (1,), None, Part(size=1)],
    "nested": [("a",), ((1,),), (["a"],), [("a",)]],
    "grade": ["adequate", 3, Colour.RED],
    "scale": [SlacGrade.GOOD, "SlacGrade", Colour, None],
    "word": ["two", "", "One", None, 1, Words("one"), ["one"], ("one",)],
    "word_or_none": ["two", 1, Words("one"), []],
}
WORDINGS = {
    "text": "text that can be written as UTF-8, without NUL",
    "flag": "true or false",
    "number": "a whole number of at most 64 bits",
    "amount": "a decimal number of at most 30 digits before and after the point",
    "day": "a date",
    "colour": "Colour: red, green",
    "part": "Part or nothing",
    "parts": "a tuple, each Part",
    "nested": "a tuple, each a tuple, each text that can be written as UTF-8, without NUL",
    "grade": (
        "SlacGrade: outstanding, good, adequate, inadequate or "
        "ReformedGrade: outstanding, good, requires_improvement, inadequate or nothing"
    ),
    "scale": "the class SlacGrade or the class ReformedGrade",
    "word": "one of one, other",
    "word_or_none": "one of one, other or nothing",
}
make: Callable[..., Whole] = Whole


def faults(model: Callable[..., Record], **fields: object) -> tuple[Problem, ...]:
    """Return the problems that making a model raises."""
    with pytest.raises(InvalidDocument) as raised:
        model(**fields)
    assert raised.value.subject == getattr(model, "__name__", "")
    return raised.value.problems


def name_of(value: object) -> str:
    """Return what a case is called: pytest escapes a backslash anew each time it collects."""
    return ascii(value)[:60].replace("\\", "/")


@pytest.mark.parametrize(
    ("name", "value"),
    [(name, value) for name, values in TAKEN.items() for value in values],
    ids=name_of,
)
def test_a_field_takes_values_of_its_annotation(name: str, value: object) -> None:
    assert getattr(make(**{name: value}), name) is value


@pytest.mark.parametrize(
    ("name", "value"),
    [(name, value) for name, values in REFUSED.items() for value in values],
    ids=name_of,
)
def test_a_field_refuses_everything_else(name: str, value: object) -> None:
    """Before any value was right, and after many were, perhaps of the same class."""
    for right in (None, *TAKEN[name]):
        (fault,) = faults(Whole, **{name: value})
        assert (fault.code, fault.path) == (ProblemCode.WRONG_TYPE, f"$.{name}")
        assert fault.expected == WORDINGS[name]
        make(**({} if right is None else {name: right}))


@given(st.fixed_dictionaries({name: st.booleans() for name in TAKEN}), st.data())
def test_all_faults_are_listed_at_once_in_the_order_of_the_fields(
    good: dict[str, bool], data: st.DataObject
) -> None:
    fields = {
        name: data.draw(st.sampled_from(TAKEN[name] if good[name] else REFUSED[name]))
        for name in TAKEN
    }
    if all(good.values()):
        assert attrs.asdict(make(**fields), recurse=False) == fields
    else:
        paths = [fault.path for fault in faults(Whole, **fields)]
        assert paths == [f"$.{name}" for name in TAKEN if not good[name]]


def test_fields_are_asked_together_only_when_each_is_what_it_claims_to_be() -> None:
    interval: Callable[..., Interval] = Interval
    assert interval(first=10).last == 10
    (fault,) = faults(Interval, first=11)
    assert (fault.code, fault.path) == (ProblemCode.WRONG_VALUE, "$.last")
    assert [each.path for each in faults(Interval, first="11", last=True)] == ["$.first", "$.last"]


def test_at_most_a_hundred_faults_are_listed() -> None:
    assert len(faults(Interval, first=110)) == 100
    # They are not even made: these would take for ever.
    assert len(faults(Interval, first=2**62)) == 100


def test_a_record_cannot_be_changed_or_given_other_fields() -> None:
    part = Part(size=1)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        part.size = 2  # type: ignore[misc]  # the point of the test
    with pytest.raises((AttributeError, TypeError)):
        object.__setattr__(part, "colour", "red")
    assert not hasattr(part, "__dict__")


def test_records_of_equal_fields_are_equal_and_hash_alike() -> None:
    assert Part(size=1) == Part(size=1)
    assert hash(Part(size=1)) == hash(Part(size=1))
    assert Part(size=1) != Part(size=2)
    same_fields: object = Interval(first=1)
    assert Part(size=1) != same_fields


plain = st.builds(
    Plain,
    first=st.integers(0, 1),
    second=st.sampled_from("ab"),
    third=st.none() | st.builds(Part, size=st.integers(0, 1)),
)


@given(plain, plain)
def test_equality_hash_and_repr_are_those_that_attrs_writes(one: Plain, other: Plain) -> None:
    @attrs.frozen(kw_only=True)
    class Written:
        first: int
        second: str
        third: Part | None

    def written(record: Plain) -> Written:
        return Written(first=record.first, second=record.second, third=record.third)

    equal = written(one) == written(other)
    assert [one == other, one != other] == [equal, not equal]
    assert (hash(one) == hash(other)) is equal
    assert repr(one) == repr(written(one)).replace("Written", "Plain")
    assert len({one, other, one}) == 2 - equal


whole_fields = st.fixed_dictionaries(
    {name: st.sampled_from(values) for name, values in TAKEN.items()}
)


@given(whole_fields, st.integers(0, pickle.HIGHEST_PROTOCOL))
def test_a_pickle_gives_an_equal_record(fields: dict[str, object], protocol: int) -> None:
    whole = make(**fields)
    assert pickle.loads(pickle.dumps(whole, protocol)) == whole


@given(whole_fields)
def test_a_copy_is_the_record_itself(fields: dict[str, object]) -> None:
    whole = make(**fields)
    assert copy.copy(whole) is whole
    assert copy.deepcopy(whole) is whole
    assert attrs.evolve(whole) == whole


def tampered(cls: object, fields: object) -> bytes:
    """Return a pickle as a record writes it, with another class or other fields."""
    rebuild, _ = Part(size=1).__reduce__()

    @dataclasses.dataclass
    class Forged:
        def __reduce__(self) -> tuple[object, ...]:
            return rebuild, (cls, fields)

    return pickle.dumps(Forged())


def loading(document: bytes) -> InvalidDocument:
    with pytest.raises(InvalidDocument) as raised:
        pickle.loads(document)
    return raised.value


def test_a_forged_pickle_that_is_right_is_a_record() -> None:
    assert pickle.loads(tampered(Part, {"size": 3})) == Part(size=3)
    assert pickle.loads(tampered(Interval, {"first": 3})) == Interval(first=3)


def test_a_tampered_pickle_meets_every_check() -> None:
    error = loading(tampered(Part, {"size": "3"}))
    assert error.subject == "Part"
    assert [each.path for each in error.problems] == ["$.size"]
    assert loading(tampered(Interval, {"first": 11})).problems[0].path == "$.last"


def test_a_pickle_with_fields_that_the_model_does_not_have_or_without_those_it_must() -> None:
    error = loading(tampered(Interval, {"last": 3, "middle": 2, "end": 4}))
    assert error.subject == "Interval"
    assert [(each.path, each.code) for each in error.problems] == [
        ("$.middle", ProblemCode.WRONG_VALUE),
        ("$.end", ProblemCode.WRONG_VALUE),
        ("$.first", ProblemCode.MISSING),
    ]
    for fields, path in (({"first": 1, "middle": 2}, "$.middle"), ({}, "$.first")):
        error = loading(tampered(Interval, fields))
        assert [each.path for each in error.problems] == [path]


@pytest.mark.parametrize(
    "hint", [datetime.date, bool, SlacGrade, Part, datetime.date | None, SlacGrade | ReformedGrade]
)
def test_of_days_and_grades_the_class_tells_all(hint: object) -> None:
    assert class_decides(hint)


@pytest.mark.parametrize(
    "hint",
    [
        *(str, int, decimal.Decimal, tuple[Part, ...], Literal["a"], str | None),
        *(datetime.date | str, tuple[Part, ...] | None),
    ],
)
def test_of_texts_and_numbers_the_class_does_not_tell_all(hint: object) -> None:
    """A text may hold what cannot be written, a number be too large, a tuple hold anything."""
    assert not class_decides(hint)


def test_a_scale_of_either_is_told_by_both_names() -> None:
    holds, wording = check_of(GenericAlias(type, (OneScale,)))
    assert all(map(holds, (SlacGrade, ReformedGrade)))
    assert "SlacGrade or ReformedGrade" in wording


@pytest.mark.parametrize("count", [1, 29, 30, 31, 60])
def test_what_was_expected_lists_all_names_where_they_are_thirty_at_most(count: int) -> None:
    known = [f"name {number}" for number in range(count)]
    told = one_of("q", known, "a name")
    assert all(name in told for name in known) is (count <= 30)
    assert told.startswith("a name")


def test_only_a_text_is_near_to_a_name() -> None:
    assert "did you mean 10?" in one_of("1O", ["10"], "a number")
    assert one_of(10, ["10"], "a number") == one_of(None, ["10"], "a number")


@pytest.mark.parametrize("cls", [int, dict, Record, "Part", None, Colour])
def test_a_pickle_of_what_is_no_model_is_refused(cls: object) -> None:
    error = loading(tampered(cls, {}))
    assert error.subject == "pickle"
    (fault,) = error.problems
    assert (fault.path, fault.expected) == ("$.class", "a model of this package")


def test_many_threads_may_make_the_first_instance_of_a_class() -> None:
    def first(number: int) -> int:
        @attrs.frozen(kw_only=True)
        class Fresh(Record):
            size: int
            parts: tuple[int, ...] = ()

        def fresh(size: int) -> Fresh:
            return Fresh(size=size, parts=(size,))

        with ThreadPoolExecutor(8) as pool:
            return sum(each.size for each in pool.map(fresh, range(16))) + number

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        assert [first(number) for number in range(5)] == [120, 121, 122, 123, 124]
    finally:
        sys.setswitchinterval(interval)


def test_a_problem_shows_what_was_found_where() -> None:
    assert problem("parts[2]", "\x1b", "a part") == Problem(
        code=ProblemCode.WRONG_VALUE, path="$.parts[2]", found=r"'\x1b'", expected="a part"
    )


@given(st.lists(st.integers(0, 4)))
def test_duplicates_are_all_but_the_first_of_each(keys: list[int]) -> None:
    found = list(duplicates("keys", keys, "key"))
    later = [
        index
        for first, index in itertools.combinations(range(len(keys)), 2)
        if keys[first] == keys[index]
    ]
    assert [each.path for each in found] == [f"$.keys[{index}]" for index in sorted(set(later))]
    assert {(each.code, each.expected) for each in found} <= {
        (ProblemCode.DUPLICATE, "each key once")
    }


@given(st.text(alphabet="ab \n\u00a0\t", max_size=6))
def test_collapsed_text_is_words_with_single_spaces_between(text: str) -> None:
    words = text.split(" ")
    collapsed = all(set(word) <= set("ab") and word for word in words)
    found = list(collapsed_text("text", text))
    assert (found == []) is collapsed
    assert all(each.path == "$.text" for each in found)
