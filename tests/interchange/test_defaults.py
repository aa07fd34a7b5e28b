"""A member whose field has a default may be missing; one whose field has none may not."""

from collections.abc import Collection, Iterator
from typing import cast

import attrs
import pytest
from hypothesis import event, given, strategies as st

from ofsted_inspection import (
    Inspection,
    InvalidDocument,
    OfficialResult,
    ProblemCode,
    Statement,
    from_json,
    to_dict,
    to_json,
)
from ofsted_inspection._record import Record
from ofsted_inspection.interchange._bounds import BOUNDS
from ofsted_inspection.strategies import inspections, official_results
from tests.examples import examples
from tests.interchange.described import (
    completed,
    default_of,
    fields_of,
    has_default,
    members,
    parts,
    shortest,
    without,
)
from tests.interchange.documents import Json, Place, at, golden, put, take, whole
from tests.interchange.ways import in_full, place_of, problems_of, quickly

_INSPECTIONS = inspections(coherent=False)

_HEADS: dict[type[Inspection] | type[OfficialResult], tuple[str, ...]] = {
    Inspection: ("schema_version", "framework", "id"),
    OfficialResult: ("schema_version",),
}


def _optional(document: Json, model: type[attrs.AttrsInstance] = Inspection) -> list[Place]:
    """Return the places of the members that may be missing."""
    return [place for place, field in members(document, model) if has_default(field)]


def _required(
    document: Json, model: type[Inspection] | type[OfficialResult] = Inspection
) -> list[Place]:
    """Return the places of the members that may not."""
    head: list[Place] = [(key,) for key in _HEADS[model]]
    named = [
        place
        for place, field in members(document, model)
        if not has_default(field) and place != ("framework",)
    ]
    return head + named


def _made_without(value: object, places: Collection[Place], place: Place = ()) -> object:
    """Return `value` made again by the constructors, to which the fields at `places` are not given.

    Raises InvalidDocument where what is left contradicts itself.
    """
    if isinstance(value, tuple):
        items = enumerate(cast("tuple[object, ...]", value))
        return tuple(_made_without(item, places, (*place, index)) for index, item in items)
    if not isinstance(value, Record):
        return value
    model = cast("type[attrs.AttrsInstance]", type(value))
    given_fields = {
        field.name: _made_without(getattr(value, field.name), places, (*place, field.name))
        for field in fields_of(model)
        if (*place, field.name) not in places
    }
    return model(**given_fields)


@examples(20)
@given(_INSPECTIONS, st.data())
def test_any_of_them_may_be_missing(inspection: Inspection, data: st.DataObject) -> None:
    """The record is what the constructors make without those fields, whichever way it is read."""
    document = cast("Json", to_dict(inspection))
    optional = _optional(document)
    places = data.draw(st.sets(st.sampled_from(optional)) | st.just(set(optional)))
    left = without(document, places)
    try:
        expected = _made_without(inspection, places)
    except InvalidDocument:
        event("what is left contradicts itself")
        assert problems_of(left)
        return
    event("read")
    assert (quickly(left), in_full(left)) == (expected, expected)
    assert to_dict(cast("Inspection", expected)) == completed(left)


@given(official_results(), st.data())
def test_any_of_them_may_be_missing_of_an_official_result(
    record: OfficialResult, data: st.DataObject
) -> None:
    document = cast("Json", to_dict(record))
    places = data.draw(st.sets(st.sampled_from(_optional(document, OfficialResult))))
    left = without(document, places)
    expected = _made_without(record, places)
    assert (quickly(left, OfficialResult), in_full(left, OfficialResult)) == (expected, expected)
    assert to_dict(cast("OfficialResult", expected)) == completed(left, OfficialResult)


@examples(20)
@given(_INSPECTIONS)
def test_a_document_without_its_defaults_is_the_same_inspection(inspection: Inspection) -> None:
    short = shortest(cast("Json", to_dict(inspection)))
    assert (quickly(short), in_full(short)) == (inspection, inspection)


@examples(20)
@given(_INSPECTIONS, st.data())
def test_none_of_the_others_may_be_missing(inspection: Inspection, data: st.DataObject) -> None:
    """Each that is missing is named at its place, however many are and whatever else is missing."""
    document = cast("Json", to_dict(inspection))
    # Without the version or the framework the rest is read as far as it can be: tested below.
    required = [place for place in _required(document) if len(place) > 1 or place == ("id",)]
    missing = data.draw(st.sets(st.sampled_from(required), min_size=1, max_size=5))
    within = {
        place for place in missing if not any(place[:n] in missing for n in range(len(place)))
    }
    optional = [
        place
        for place in _optional(document)
        if not any(each[: len(place)] == place for each in within)
    ]
    places = within | data.draw(
        st.sets(st.sampled_from(optional), max_size=5) if optional else st.just(set[Place]())
    )
    outermost = {
        place for place in places if not any(place[:n] in places for n in range(len(place)))
    }
    # What is left out with a default may then contradict what stands: no matter here.
    problems = problems_of(without(document, outermost))
    told = [each for each in problems if each.code is ProblemCode.MISSING]
    assert {place_of(each.path) for each in told} == within
    for problem in told:
        assert problem.found == "nothing"
        assert str(place_of(problem.path)[-1]) in problem.expected


_WHOLE: dict[type[Inspection] | type[OfficialResult], Json] = {
    Inspection: whole(),
    OfficialResult: golden("official-result.json"),
}


def _one_of_each(
    model: type[Inspection] | type[OfficialResult], *, optional: bool
) -> Iterator[Place]:
    """Yield the place of one member for each field of each model, with a default or without."""
    seen: set[tuple[object, str]] = {(Inspection, "framework")}
    yield from () if optional else [(key,) for key in _HEADS[model]]
    for place, part in parts(_WHOLE[model], model):
        for field in fields_of(part):
            if has_default(field) is optional and (part, field.name) not in seen:
                seen.add((part, field.name))
                yield (*place, field.name)


def test_every_field_of_every_model_is_among_them() -> None:
    """In the whole document each of them stands, and each has a value somewhere."""
    document = _WHOLE[Inspection]
    found: dict[tuple[object, str], bool] = {}
    for place, part in parts(document):
        for field in fields_of(part):
            key = part, field.name
            found[key] = found.get(key, False) or at(document, (*place, field.name)) not in (
                None,
                [],
            )
    assert [key for key, has_value in found.items() if not has_value] == []
    of_results = {OfficialResult, Statement}
    assert {model for model, _ in BOUNDS} - of_results <= {part for part, _ in found}


@pytest.mark.parametrize(
    ("model", "place"),
    [
        pytest.param(model, place, id=".".join(map(str, (model.__name__, *place))))
        for model in _HEADS
        for place in _one_of_each(model, optional=False)
    ],
)
def test_a_member_that_must_be_there_is_missed_by_name(
    model: type[Inspection] | type[OfficialResult], place: Place
) -> None:
    problem = problems_of(take(_WHOLE[model], place), model)[0]
    assert (problem.code, place_of(problem.path)) == (ProblemCode.MISSING, place)
    assert place[-1] == "framework" or str(place[-1]) in problem.expected


@pytest.mark.parametrize(
    "place",
    list(_one_of_each(Inspection, optional=True)),
    ids=lambda place: ".".join(map(str, place)),
)
def test_a_missing_member_is_no_different_from_its_default(place: Place) -> None:
    document = whole()
    (default,) = [default_of(field) for each, field in members(document) if each == place]
    missing, written = take(document, place), put(document, place, default)
    assert quickly(missing) == quickly(written)
    missed, told = in_full(missing), in_full(written)
    if isinstance(missed, tuple):
        # What contradicts the default is the same; a key that is not there stands after the others.
        assert isinstance(told, tuple)
        assert set(missed) == set(told)
    else:
        assert missed == told


def test_the_shortest_documents_say_what_they_must() -> None:
    """Written out, so that a default lost or gained is seen here."""
    authority = '{"urn":1,"name":"A","la_number":100,"ons_code":"E00000000",'
    authority += '"region":"London","type":"London Borough"}'
    text = (
        '{"schema_version":"1.0","framework":"sif-2013","id":"1-2014-01-06","start":"2014-01-06",'
        f'"end":null,"published":null,"judgements":[],"authority":{authority}}}'
    )
    inspection = from_json(text)
    assert (inspection.end, inspection.published, inspection.judgements) == (None, None, ())
    assert from_json(to_json(inspection)) == inspection
