"""Made-up documents for the tests of interchange, and ways to spoil them."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias, cast

from hypothesis import strategies as st

from ofsted_inspection.strategies import inspections

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
Place: TypeAlias = tuple[str | int, ...]

GOLDEN = Path(__file__).parent / "golden"
FIRST = GOLDEN / "1.0"

NO_VERSIONS: tuple[Json, ...] = (
    *("", "1", "1.", ".0", "0.1", "1.00", "1.01", "01.0", "1.0.0", "1.-1", "v1.0", "1,0"),
    *(" 1.0", "1.0\n", "\uff11.0", "1.\u0661", "1.10000", "10000.0"),
    *(1, 0, True, 1.0, None, []),
)
"""What `schema_version` may not be."""


def golden(name: str) -> dict[str, Json]:
    """Return a golden document of the first version as a value of its own, to be spoilt."""
    text = (FIRST / name).read_text(encoding="utf-8")
    return cast("dict[str, Json]", json.loads(text))


def whole() -> dict[str, Json]:
    """Return a document with all three layers, in which every field has a value somewhere."""
    return golden("all-layers.json")


def walk(value: Json, place: Place = ()) -> Iterator[tuple[Place, Json]]:
    """Yield every value within `value`, itself first, each with its place."""
    yield place, value
    if isinstance(value, dict):
        for key, item in value.items():
            yield from walk(item, (*place, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from walk(item, (*place, index))


def at(document: Json, place: Place) -> Json:
    """Return what stands at `place`."""
    for key in place:
        document = _inner(document)[key]
    return document


def put(document: Json, place: Place, value: Json) -> Json:
    """Return a copy of `document` with `value` at `place`."""
    if not place:
        return value
    changed = copy.deepcopy(document)
    _inner(at(changed, place[:-1]))[place[-1]] = value
    return changed


def take(document: Json, place: Place) -> Json:
    """Return a copy of `document` without what stands at `place`."""
    changed = copy.deepcopy(document)
    del _inner(at(changed, place[:-1]))[place[-1]]
    return changed


def _inner(value: Json) -> "dict[str | int, Json]":
    # A list takes whole numbers and a dict takes texts; the place knows which it is.
    return cast("dict[str | int, Json]", value)


def plain_values() -> st.SearchStrategy[Json]:
    """Return a strategy for whatever JSON can say, likely near misses among it."""
    near = st.sampled_from(
        [
            *("", " ", "good", "Good", "adequate", "not_judged", "slac.good", "2011-01-10"),
            *("20110110", "2011-02-30", "0001-01-01", "1", "-0", "1e5", "1_000", "nan", "true"),
            *("1.0", "1.7", "2.0", "-1.50", "97.00", "p1", "u1", "p1b"),
            *("a b", "a  b", "p1s1", "https://example.org/", "a" * 64, "\n", "x\x00", "\ud800"),
            *(0, 1, -1, 3, 100, 877, 2**63, -(2**63) - 1, 10**400, 1.0, 1.5, True, False, None),
        ]
    )
    return st.recursive(
        near | st.text(max_size=5) | st.integers() | st.floats(),
        lambda inner: (
            st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2)
        ),
        max_leaves=4,
    )


@st.composite
def spoilt(draw: st.DrawFn, document: Json) -> Json:
    """Draw `document` with one to three changes, each of which may or may not be harmless."""
    for _ in range(draw(st.integers(1, 3))):
        places = [place for place, _ in walk(document)]
        place = draw(st.sampled_from(places))
        value = at(document, place)
        change = draw(st.sampled_from(["replace", "take", "add", "repeat", "swap"]))
        if change == "take" and place:
            document = take(document, place)
        elif change == "add" and isinstance(value, dict):
            document = put(document, (*place, draw(st.text(max_size=5))), draw(plain_values()))
        elif change == "repeat" and isinstance(value, list) and value:
            document = put(document, place, [*value, value[draw(st.integers(0, len(value) - 1))]])
        elif change == "swap":
            document = put(document, place, at(document, draw(st.sampled_from(places))))
        else:
            document = put(document, place, draw(plain_values()))
    return document


def spoilt_documents() -> st.SearchStrategy[Json]:
    """Return a strategy for documents of inspections with something changed."""
    from ofsted_inspection import to_dict

    drawn = inspections(coherent=False).map(lambda each: cast("Json", to_dict(each)))
    return (st.builds(whole) | drawn).flatmap(spoilt)


def name_of(value: object) -> str:
    """Return what a case is called: pytest escapes a backslash anew each time it collects."""
    return ascii(value).replace("\\", "/")
