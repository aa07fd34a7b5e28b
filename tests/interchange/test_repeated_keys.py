"""A key that stands twice in an object is refused at its place, wherever the object stands."""

import json
from collections.abc import Iterator

import pytest

from ofsted_inspection import Inspection, InvalidDocument, OfficialResult, ProblemCode
from ofsted_inspection.interchange import from_json
from tests.interchange.documents import Json, Place, at, golden, put, walk

_STAND_IN = "stands for the key that comes again"

_MODELS: dict[str, type[Inspection | OfficialResult]] = {
    "all-layers.json": Inspection,
    "official-result.json": OfficialResult,
}


def _keys() -> Iterator[tuple[str, Place]]:
    """Yield every key of every object, with the golden document in which it stands."""
    for name in _MODELS:
        for place, value in walk(golden(name)):
            if isinstance(value, dict):
                yield from ((name, (*place, key)) for key in value)


@pytest.mark.parametrize(("name", "place"), [*_keys()], ids=lambda part: str(part)[-60:])
def test_it_is_refused_whether_it_says_the_same_or_not(name: str, place: Place) -> None:
    document = golden(name)
    key = str(place[-1])
    for again in (at(document, place), None, "another"):
        text = json.dumps(put(document, (*place[:-1], _STAND_IN), again))
        with pytest.raises(InvalidDocument) as raised:
            from_json(text.replace(_STAND_IN, key), _MODELS[name])
        steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place)
        (problem,) = raised.value.problems
        assert (problem.path, problem.code) == (f"${steps}", ProblemCode.DUPLICATE)


def test_objects_within_objects_of_their_kind_are_among_them() -> None:
    places: list[Json] = [list(place) for _, place in _keys()]
    assert ["report", "sections", 1, "subsections", 0, "subsections"] in places
