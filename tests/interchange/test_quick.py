"""The quick reading makes records without their constructors: what that must not change."""

import ast
import datetime
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import attrs
import pytest
from hypothesis import given

import ofsted_inspection
from ofsted_inspection import (
    Inspection,
    InvalidDocument,
    Problem,
    Span,
    SpanRole,
    from_dict,
    to_dict,
)
from ofsted_inspection._record import Record, problem
from ofsted_inspection.interchange import SCHEMA_VERSION
from ofsted_inspection.interchange._documents import REFUSALS, document_of
from ofsted_inspection.interchange._object import Object
from ofsted_inspection.interchange._quick import draft_of
from ofsted_inspection.interchange._scalars import Day, Whole
from ofsted_inspection.interchange._shapes import Optional
from ofsted_inspection.strategies import inspections
from tests.interchange.documents import whole

Fields = dict[str, object]


class Words(str):
    """A string of another class, which no document of ours holds."""

    __slots__ = ()


def _constructed(value: object) -> object:
    """Return `value` with every record in it made again by its constructor."""
    if isinstance(value, tuple):
        return tuple(map(_constructed, cast("tuple[object, ...]", value)))
    if not isinstance(value, Record):
        return value
    _, (model, fields) = cast(
        "tuple[object, tuple[Callable[..., Record], Fields]]", value.__reduce__()
    )
    return model(**{name: _constructed(field) for name, field in fields.items()})


@given(inspections())
def test_a_record_read_quickly_is_one_that_the_constructors_make(inspection: Inspection) -> None:
    read = document_of(Inspection).read_quickly(to_dict(inspection))
    made = _constructed(read)
    assert (type(read), read, hash(read)) == (type(made), made, hash(made))
    assert repr(read) == repr(inspection)
    assert weakref.ref(read)() is read
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        read.__setattr__("start", inspection.end)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kind", Words("full")),
        ("start", Words("2011-05-09")),
        ("age_group", Words("All")),
        ("id", Words("80999-2011-05-09")),
        ("framework", Words("slac-2010")),
        ("split_visit", 0),
        ("schema_version", Words(SCHEMA_VERSION)),
        ("schema_version", 1),
    ],
)
def test_a_value_that_is_only_equal_to_a_right_one_is_refused(name: str, value: object) -> None:
    document: dict[str, object] = {**whole()}
    assert to_dict(from_dict(document)) == {**document, "schema_version": SCHEMA_VERSION}
    with pytest.raises(InvalidDocument) as raised:
        from_dict(document | {name: value})
    assert [problem.path for problem in raised.value.problems] == [f"$.{name}"]


def test_a_draft_is_filled_and_then_a_record() -> None:
    draft = draft_of(Span)()
    place = {"page": None, "line": 1, "start": 0, "end": 4}
    fields = {**place, "role": SpanRole.COVER, "target": None}
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.__class__ = Span
    assert draft == Span(line=1, start=0, end=4, role=SpanRole.COVER)


@attrs.frozen(kw_only=True, repr=False)
class Aside(Record):
    """A model that its draft below cannot become: Python lays them out in different ways."""

    count: int
    day: datetime.date | None = None

    def _problems(self) -> Iterator[Problem]:
        if self.count < 1:
            yield problem("count", self.count, "a number from 1 on")


def _other_draft(model: type[Record]) -> type[Record]:
    slots = {"__slots__": (*model.__slots__, "more")}
    return cast("type[Record]", type("Draft", model.__bases__, slots))


def test_what_no_draft_can_become_is_made_by_its_constructor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ofsted_inspection.interchange._quick.draft_of", _other_draft)
    shape = Object(Aside, {"count": Whole(), "day": Optional(Day())}, None)
    plain: Fields = {"count": 1, "day": "2011-01-10"}
    made = Aside(count=1, day=datetime.date(2011, 1, 10))
    assert shape.convert(plain) == made
    assert shape.plain(made) == plain
    assert shape.convert({"count": 1}) == Aside(count=1)
    for wrong in ({"count": 0}, {"count": "1"}, {"day": None}, {"count": 1, "more": 2}):
        with pytest.raises(REFUSALS):
            shape.convert(wrong)


def test_nothing_else_makes_drafts() -> None:
    root = Path(ofsted_inspection.__file__).parent
    using = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.alias) and node.name == "draft_of"
    }
    assert using == set()
