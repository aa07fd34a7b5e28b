"""What is spoilt is refused, with everything that is wrong and where; what is not, is read."""

import json
import math
from random import Random
from typing import cast

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_inspection import (
    Inspection,
    InvalidDocument,
    Judgement,
    OfficialResult,
    Problem,
    ProblemCode,
    from_dict,
    from_json,
    to_dict,
)
from ofsted_inspection.interchange._derived import shape_of
from ofsted_inspection.interchange._faults import member
from ofsted_inspection.interchange._order import ordered
from tests.examples import examples
from tests.interchange.described import completed
from tests.interchange.documents import (
    Json,
    Place,
    at,
    golden,
    plain_values,
    put,
    spoilt_documents,
    take,
    walk,
    whole,
)
from tests.interchange.ways import in_full, place_of, quickly


def _position(place: Place, document: Json) -> tuple[float, ...]:
    position: list[float] = []
    for depth, step in enumerate(place):
        around = at(document, place[:depth])
        if isinstance(around, list):
            assert isinstance(step, int)
            position.append(step)
        else:
            steps: list[object] = [*cast("dict[str, Json]", around)]
            position.append(steps.index(step) if step in steps else math.inf)
    return tuple(position)


@examples(20)
@given(spoilt_documents())
def test_a_spoilt_document_is_read_whole_or_refused_with_places(document: Json) -> None:
    problems = in_full(document)
    # The quick way in accepts what the full one accepts, and nothing else.
    assert quickly(document) == (problems if isinstance(problems, Inspection) else None)
    if not isinstance(problems, tuple):
        assert to_dict(problems) == completed(document)
        return

    assert 1 <= len(problems) <= 100
    places = [place_of(problem.path) for problem in problems]
    positions = [_position(place, document) for place in places]
    assert positions == sorted(positions)
    for problem, place in zip(problems, places, strict=True):
        if problem.code is ProblemCode.MISSING and problem.found == "nothing":
            assert place[-1] not in cast("dict[str, Json]", at(document, place[:-1]))
        else:
            at(document, place)
        assert problem.found.isascii()
        assert problem.found.isprintable()
        assert len(problem.found) <= 80


def test_a_framework_that_is_missing_is_told_once_though_all_else_is_right() -> None:
    document = take(whole(), ("framework",))
    for name in ("report", "readings"):
        document = put(document, (name,), None)
    document = put(document, ("judgements",), [])
    with pytest.raises(InvalidDocument) as raised:
        from_json(json.dumps(document))
    assert [problem.path for problem in raised.value.problems] == ["$.framework"]


@given(plain_values())
def test_any_value_is_refused_by_our_own_error(value: Json) -> None:
    with pytest.raises(InvalidDocument):
        from_dict(cast("dict[str, object]", value))


@given(st.binary() | st.text() | plain_values().map(json.dumps))
def test_any_text_is_refused_by_our_own_error(text: str | bytes) -> None:
    with pytest.raises(InvalidDocument):
        from_json(text)


def _fields() -> list[Place]:
    """Return the place of one value for each field of each model in a document."""
    document = whole()
    found: dict[tuple[str, ...], Place] = {}
    for place, value in walk(document):
        names = tuple("*" if isinstance(step, int) else step for step in place)
        if place and (value is not None or names not in found):
            found.setdefault(names, place)
    return list(found.values())


@pytest.mark.parametrize("place", _fields(), ids=lambda place: ".".join(map(str, place)))
def test_no_field_takes_a_value_of_another_kind(place: Place) -> None:
    # A float, and an object with a key that no model has, are right nowhere.
    for wrong in (1.5, {"no such key": 1}):
        with pytest.raises(InvalidDocument) as raised:
            from_dict(cast("dict[str, object]", put(whole(), place, cast("Json", wrong))))
        paths = [place_of(problem.path) for problem in raised.value.problems]
        assert all(path[: len(place)] == place for path in paths)


def test_all_problems_come_at_once_in_the_order_of_the_document() -> None:
    document = whole()
    for place, value in (
        (("authority", "urn"), True),
        (("start",), "09/05/2011"),
        (("judgements", 1, "aspect"), "safeguarding.quality"),
        (("judgements", 2, "grade"), "requires_improvement"),
        (("report", "sections", 1, "subsections", 0, "paragraphs", 0, "text"), " two  blanks"),
        (("readings", "statistics", 0, "value"), 97),
        (("source", "spans", 1, "role"), "margin"),
    ):
        document = cast("dict[str, Json]", put(document, cast("Place", place), value))
    with pytest.raises(InvalidDocument) as raised:
        from_dict(cast("dict[str, object]", document))
    paragraph = "$.report.sections[1].subsections[0].paragraphs[0]"
    assert [(problem.path, problem.code) for problem in raised.value.problems] == [
        ("$.authority.urn", ProblemCode.WRONG_TYPE),
        ("$.start", ProblemCode.WRONG_VALUE),
        ("$.judgements[1].aspect", ProblemCode.UNKNOWN_NAME),
        ("$.judgements[2].grade", ProblemCode.WRONG_VALUE),
        (f"{paragraph}.text", ProblemCode.WRONG_VALUE),
        (f"{paragraph}.findings[1].end", ProblemCode.WRONG_ORDER),
        ("$.readings.statistics[0].value", ProblemCode.WRONG_TYPE),
        ("$.source.spans[1].role", ProblemCode.WRONG_VALUE),
    ]


def test_what_the_layers_say_of_one_another_is_placed_within_the_document() -> None:
    document = whole()
    below = ("report", "sections", 1, "subsections", 0)
    changed = put(document, (*below, "aspect_key"), "leadership")
    changed = put(changed, ("readings", "annotations", 0, "finding"), "p9s9")
    with pytest.raises(InvalidDocument) as raised:
        from_dict(cast("dict[str, object]", changed))
    assert [problem.path for problem in raised.value.problems] == [
        "$.report.sections[1].subsections[0].aspect_key",
        "$.readings.annotations[0].finding",
    ]


def test_repeated_ids_and_numbers_are_found_wherever_they_stand() -> None:
    document = whole()
    section = at(document, ("report", "sections", 1, "subsections", 0))
    changed = put(document, ("report", "sections", 1, "subsections"), [section, section])
    with pytest.raises(InvalidDocument) as raised:
        from_dict(cast("dict[str, object]", changed))
    assert [(problem.path, problem.code) for problem in raised.value.problems] == [
        ("$.report.sections[1].subsections[1].id", ProblemCode.DUPLICATE),
        ("$.report.sections[1].subsections[1].paragraphs[0].id", ProblemCode.DUPLICATE),
    ]


def test_keys_that_are_no_text_are_refused() -> None:
    document = cast("dict[object, object]", whole())
    document[1] = document[None] = "x"
    with pytest.raises(InvalidDocument) as raised:
        from_dict(cast("dict[str, object]", document))
    assert [problem.path for problem in raised.value.problems] == ["$[1]", "$[None]"]


def test_a_tuple_is_no_array() -> None:
    document = cast("dict[str, object]", whole())
    document["team"] = ()
    with pytest.raises(InvalidDocument, match=r"\$\.team: found tuple of 0; expected an array"):
        from_dict(document)


def test_where_the_framework_is_not_known_the_rest_is_read_as_far_as_it_can_be() -> None:
    document = put(whole(), ("framework",), "slac-2011")
    document = put(document, ("judgements", 1, "grade"), 3)
    document = put(document, ("authority", "urn"), 0)
    with pytest.raises(InvalidDocument) as raised:
        from_dict(cast("dict[str, object]", document))
    assert [(problem.path, problem.expected) for problem in raised.value.problems] == [
        ("$.framework", raised.value.problems[0].expected),
        ("$.authority.urn", "a positive number"),
        ("$.judgements[1].grade", "a name as text"),
    ]
    assert raised.value.problems[0].expected.startswith(
        "the id of a framework; did you mean slac-2010"
    )
    members = cast("dict[str, object]", shape_of(Judgement, None).definition()["properties"])
    assert members["aspect"] == members["grade"] == {"not": {}}


def test_a_document_without_framework_is_read_in_full_as_well() -> None:
    changed = put(golden("official-result.json"), ("schema_version",), "1")
    with pytest.raises(InvalidDocument) as raised:
        from_dict(cast("dict[str, object]", changed), OfficialResult)
    (problem,) = raised.value.problems
    assert problem.path == "$.schema_version"


def test_a_path_that_leads_nowhere_is_put_after_those_that_lead_somewhere() -> None:
    def problem(path: str) -> Problem:
        return Problem(code=ProblemCode.WRONG_VALUE, found="", expected="", path=path)

    paths = ["$.b", "$.a[9]", "$.a[0].x.y", "$.a", '$["c d"]', "$.missing", "$"]
    ranked = ordered(map(problem, paths), {"a": [1], "b": 2, "c d": 3})
    assert [each.path for each in ranked] == [
        *("$", "$.a", "$.a[0].x.y", "$.a[9]", "$.b", '$["c d"]', "$.missing"),
    ]


_VALUES = st.recursive(
    st.none(),
    lambda below: (
        st.lists(below, max_size=3)
        | st.dictionaries(st.text('ab "\\\n.[]0\u00e9', max_size=5), below, max_size=3)
    ),
    max_leaves=12,
)


def _path(place: Place) -> str:
    steps = (f"[{step}]" if isinstance(step, int) else member("", step) for step in place)
    return f"${''.join(steps)}"


@given(_VALUES, st.randoms(use_true_random=False))
def test_problems_are_put_into_the_order_of_their_places(value: Json, random: Random) -> None:
    """Law: whatever the keys are; oracle: the places as they are met on a walk."""
    paths = [_path(place) for place, _ in walk(value)]
    problems = [
        Problem(code=ProblemCode.MISSING, found="", expected="", path=path) for path in paths
    ]
    random.shuffle(problems)
    assert [each.path for each in ordered(problems, value)] == paths


def test_places_that_are_not_there_come_after_those_that_are() -> None:
    document = {"b": [1, 2], 1: 0, "a": {0: 1, "c": 1}}
    paths = ["$.b", "$.b[0]", "$.b[1].c", "$.b[2].c", "$.b[3]", "$.a.c", "$.a[0]", "$.a.d", "$[1]"]
    problems = [
        Problem(code=ProblemCode.MISSING, found="", expected="", path=path) for path in paths
    ]
    assert [each.path for each in ordered(problems, document)] == paths
    # Those of one place stay as they were, and what is not within the document comes first.
    whole = Problem(code=ProblemCode.MISSING, found="", expected="")
    again = attrs.evolve(problems[0], found="again")
    assert ordered([*problems, again, whole], document)[:3] == [whole, problems[0], again]
