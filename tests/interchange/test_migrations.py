"""Documents of older versions are brought up to date, a step at a time, and left as they are."""

import copy
import json
from collections.abc import Mapping
from functools import partial
from typing import cast

import pytest
from hypothesis import given, strategies as st

from ofsted_inspection import (
    Inspection,
    InvalidDocument,
    ProblemCode,
    from_dict,
    from_json,
    to_dict,
)
from ofsted_inspection.interchange import SCHEMA_VERSION
from ofsted_inspection.interchange._versions import (
    OWN,
    Migration,
    Version,
    dropped,
    mapped,
    migrated,
    renamed,
    steps,
)
from tests.interchange.documents import Json, plain_values, put, take, whole
from tests.interchange.ways import in_full, problems_of, quickly

Plain = dict[object, object]


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


_CHAIN: Mapping[int, Migration] = {
    1: steps(
        renamed("name", "title"),
        renamed("parts[].chapters[].no", "number"),
        dropped("parts[].note"),
    ),
    2: steps(
        mapped("parts[].chapters[].number", lambda value: int(cast("str", value))),
        mapped("head.kind", _upper),
        mapped("words[]", _upper),
        dropped("head.old"),
        renamed("head", "top"),
        lambda document: {**document, "added": None},
    ),
}
"""Of a made-up format with three versions, of which no model knows anything."""

_FIRST: Plain = {
    "schema_version": "1.4",
    "name": "A",
    "head": {"old": 1, "kind": "x", "kept": [1, {"kind": "x"}]},
    "parts": [
        {"note": "n", "chapters": [{"no": "1", "is": "a"}, {"is": "b"}]},
        {"chapters": []},
        {"note": None},
    ],
    "words": ["a", 1, "b"],
    "name2": "B",
}
_SECOND: Plain = {
    "schema_version": "2.0",
    "title": "A",
    "head": {"old": 1, "kind": "x", "kept": [1, {"kind": "x"}]},
    "parts": [{"chapters": [{"number": "1", "is": "a"}, {"is": "b"}]}, {"chapters": []}, {}],
    "words": ["a", 1, "b"],
    "name2": "B",
}
_THIRD: Plain = {
    "schema_version": "3.2",
    "title": "A",
    "top": {"kind": "X", "kept": [1, {"kind": "x"}]},
    "parts": [{"chapters": [{"number": 1, "is": "a"}, {"is": "b"}]}, {"chapters": []}, {}],
    "words": ["A", 1, "B"],
    "name2": "B",
    "added": None,
}


@pytest.mark.parametrize(
    ("given_document", "newest", "expected"),
    [
        (_FIRST, Version(2, 0), _SECOND),
        (_FIRST, Version(3, 2), _THIRD),
        (_SECOND, Version(3, 2), _THIRD),
    ],
    ids=["1 to 2", "1 to 3", "2 to 3"],
)
def test_the_steps_are_taken_one_after_another(
    given_document: Plain, newest: Version, expected: Plain
) -> None:
    before = copy.deepcopy(given_document)
    major = int(cast("str", given_document["schema_version"]).partition(".")[0])
    result = migrated(given_document, major, newest, _CHAIN)
    # As text, so that the order of the keys counts.
    assert json.dumps(result) == json.dumps(expected)
    assert json.dumps(given_document) == json.dumps(before)


@pytest.mark.parametrize("version", ["3.0", "3.2", "3.9"])
def test_a_document_of_the_same_major_is_left_alone(version: str) -> None:
    document = {**_THIRD, "schema_version": version}
    assert migrated(document, 3, Version(3, 2), _CHAIN) is document


_BUILDERS: Mapping[str, Migration] = {
    "renamed": renamed("a.b[].c", "d"),
    "dropped": dropped("a.b[].c"),
    "mapped": mapped("a.b[].c", lambda _: "changed"),
    "mapped items": mapped("a.b[]", lambda _: "changed"),
}


@pytest.mark.parametrize("name", _BUILDERS)
@pytest.mark.parametrize(
    "document",
    [
        {},
        {"a": None},
        {"a": []},
        {"a": [{"b": [{"c": 1}]}]},
        {"a": {}},
        {"a": {"b": {"c": 1}}},
        {"a": {"b": "c"}},
        {"a": {"b": []}},
        {"b": [{"c": 1}], "c": 1, "a.b[].c": 1, "b[]": 1},
    ],
    ids=repr,
)
def test_a_place_that_is_not_there_is_left_alone(name: str, document: Plain) -> None:
    before = copy.deepcopy(document)
    assert _BUILDERS[name](document) == before
    assert document == before


def test_a_place_is_changed_wherever_it_is() -> None:
    document: Plain = {"a": {"b": [{"x": 0, "c": 1, "y": 2}, 5, {"x": 0}, [], {"c": None}]}}
    before = copy.deepcopy(document)

    def items(name: str) -> object:
        return cast("dict[str, object]", _BUILDERS[name](document)["a"])["b"]

    assert json.dumps(items("renamed")) == json.dumps(
        [{"x": 0, "d": 1, "y": 2}, 5, {"x": 0}, [], {"d": None}]
    )
    assert items("dropped") == [{"x": 0, "y": 2}, 5, {"x": 0}, [], {}]
    assert items("mapped") == [
        {"x": 0, "c": "changed", "y": 2},
        *(5, {"x": 0}, []),
        {"c": "changed"},
    ]
    assert items("mapped items") == ["changed"] * 5
    assert document == before


@given(st.dictionaries(st.sampled_from("abcd"), plain_values()), st.data())
def test_no_value_is_trouble_and_none_is_changed_where_it_is(
    members: dict[str, Json], data: st.DataObject
) -> None:
    migration = _BUILDERS[data.draw(st.sampled_from(sorted(_BUILDERS)))]
    document = cast("Plain", members)
    before = repr(document)
    assert set(migration(document)) == set(document)
    assert repr(document) == before


# A reader of version 2 of our own format


_OWN_CHAIN: Mapping[int, Migration] = {
    1: steps(
        renamed("ages", "age_group"),
        renamed("source.spans[].what", "role"),
        dropped("source.spans[].colour"),
        mapped("judgements[].grade", lambda value: {"fair": "adequate"}.get(str(value), value)),
    )
}
"""In which members were renamed and one went, and a grade had another name."""


@pytest.fixture
def _version_2(monkeypatch: pytest.MonkeyPatch) -> None:
    module = "ofsted_inspection.interchange._documents"
    newest = Version(2, 1)
    monkeypatch.setattr(f"{module}.SCHEMA_VERSION", str(newest))
    monkeypatch.setattr(f"{module}.OWN", newest)
    up_to_date = partial(migrated, newest=newest, migrations=_OWN_CHAIN)
    monkeypatch.setattr(f"{module}.migrated", up_to_date)


def _old() -> dict[str, Json]:
    """Return the whole document as version 1 would have it."""
    document = {("ages" if key == "age_group" else key): value for key, value in whole().items()}
    judgements = cast("list[dict[str, Json]]", document["judgements"])
    for judgement in judgements:
        judgement["grade"] = {"adequate": "fair"}.get(
            cast("str", judgement["grade"]), judgement["grade"]
        )
    for span in cast("dict[str, list[dict[str, Json]]]", document["source"])["spans"]:
        span |= {"what": span.pop("role"), "colour": "red"}
    return document


@pytest.mark.usefixtures("_version_2")
@pytest.mark.parametrize("version", ["1.0", "1.9"])
def test_an_older_document_is_brought_up_to_date(version: str) -> None:
    old = cast("dict[str, object]", put(_old(), ("schema_version",), version))
    before = copy.deepcopy(old)
    expected = from_dict({**cast("dict[str, object]", whole()), "schema_version": "2.1"})
    assert quickly(old) is None
    assert from_dict(old) == from_json(json.dumps(old)) == expected
    assert old == before
    assert expected.age_group == "All"
    assert to_dict(expected)["schema_version"] == "2.1"


@pytest.mark.usefixtures("_version_2")
def test_every_minor_of_the_new_major_is_read_and_none_of_the_next() -> None:
    for version in ("2.0", "2.1", "2.2"):
        document = put(whole(), ("schema_version",), version)
        assert quickly(document) == in_full(document)
        assert isinstance(quickly(document), Inspection)
    for version in ("3.0", "10.0"):
        (problem,) = problems_of(put(whole(), ("schema_version",), version))
        assert problem.code is ProblemCode.UNSUPPORTED_VERSION


@pytest.mark.usefixtures("_version_2")
def test_what_is_unknown_in_a_document_of_an_older_major_is_no_news() -> None:
    (problem,) = problems_of(put(_old(), ("kind",), "fulll"))
    assert (problem.path, problem.code) == ("$.kind", ProblemCode.WRONG_VALUE)
    (problem,) = problems_of(put(put(whole(), ("schema_version",), "2.2"), ("kind",), "fulll"))
    assert (problem.path, problem.code) == ("$.kind", ProblemCode.UNSUPPORTED_VERSION)


@pytest.mark.usefixtures("_version_2")
def test_the_problems_of_an_older_document_are_named_as_it_is_now() -> None:
    old = put(put(_old(), ("ages",), ""), ("source", "spans", 1, "what"), "margin")
    assert {each.path for each in problems_of(old)} == {"$.source.spans[1].role"}
    old = put(take(_old(), ("published",)), ("ages",), 7)
    assert {each.path for each in problems_of(old)} == {"$.age_group", "$.published"}


@pytest.mark.usefixtures("_version_2")
@pytest.mark.parametrize(
    ("once", "twice", "path"),
    [
        ('"ages": "All"', '"ages": "All", "ages": "None"', "$.ages"),
        ('"colour": "red"', '"colour": "red", "colour": "blue"', "$.source.spans[0].colour"),
        ('"publisher": ', '"publisher": "Nobody", "publisher": ', "$.source.publisher"),
    ],
)
def test_keys_that_stand_twice_are_not_forgotten_on_the_way(
    once: str, twice: str, path: str
) -> None:
    text = json.dumps(_old()).replace(once, twice, 1)
    with pytest.raises(InvalidDocument) as raised:
        from_json(text)
    assert [(each.path, each.code) for each in raised.value.problems] == [
        (path, ProblemCode.DUPLICATE)
    ]


def test_there_is_nothing_to_migrate_yet() -> None:
    document: Plain = {"schema_version": SCHEMA_VERSION}
    assert migrated(document, OWN.major) is document
