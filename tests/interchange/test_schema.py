"""The JSON Schema accepts what the code accepts and refuses what the code refuses."""

import copy
import importlib
import json
import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Protocol, cast

import pytest
from hypothesis import given

from ofsted_inspection import (
    Inspection,
    InvalidDocument,
    OfficialResult,
    Problem,
    ProblemCode,
    Statement,
    from_dict,
    json_schema,
    to_dict,
)
from ofsted_inspection.interchange import SCHEMA_VERSION
from ofsted_inspection.interchange._bounds import BOUNDS
from ofsted_inspection.strategies import inspections
from tests.examples import examples
from tests.interchange.described import fields_of, has_default, members, parts, shortest
from tests.interchange.documents import (
    FIRST,
    NO_VERSIONS,
    Json,
    Place,
    at,
    golden,
    name_of,
    put,
    spoilt_documents,
    take,
    whole,
)
from tests.interchange.ways import in_full, quickly

_MODELS = (Inspection, OfficialResult)


class _Error(Protocol):
    json_path: str


class _Validator(Protocol):
    """What is used here of the validators of jsonschema, which has no types of its own."""

    def is_valid(self, instance: object) -> bool: ...
    def validate(self, instance: object) -> None: ...
    def iter_errors(self, instance: object) -> Iterator[_Error]: ...


def _made(model: type[Inspection] | type[OfficialResult]) -> _Validator:
    draft = importlib.import_module("jsonschema").Draft202012Validator
    schema = json_schema(model)
    draft.check_schema(schema)
    return cast("_Validator", draft(schema))


_VALIDATORS = {model: _made(model) for model in _MODELS}


def _accepted(
    document: object, model: type[Inspection] | type[OfficialResult] = Inspection
) -> bool:
    return _VALIDATORS[model].is_valid(document)


def _problems(document: object) -> tuple[Problem, ...]:
    try:
        from_dict(cast("dict[str, object]", document))
    except InvalidDocument as error:
        return error.problems
    return ()


_BETWEEN_FIELDS = {
    ProblemCode.CONTRADICTION,
    ProblemCode.WRONG_ORDER,
    ProblemCode.DUPLICATE,
    ProblemCode.TOO_LARGE,
}
"""What no schema can tell, by code; the other cases are told by their words."""

_BEYOND = (
    "a day of the calendar",
    "half of a surrogate pair",
    "an aspect of ",
    " of the report",
    "an id given in the same list",
    "the end of a word",
    "something other than printed",
)


def _beyond_schemas(problem: Problem) -> bool:
    return (
        problem.code in _BETWEEN_FIELDS
        or any(words in problem.expected for words in _BEYOND)
        # The id of a finding follows from its place, and 1.0 is an integer to a schema.
        or re.fullmatch(r"[pu][0-9b-z]*s[0-9]+", problem.expected) is not None
        or re.fullmatch(r"-?\d+\.0|-?\d+e\+?\d+", problem.found) is not None
    )


@examples(20)
@given(inspections(coherent=False))
def test_what_the_code_writes_is_accepted(inspection: Inspection) -> None:
    """With the members that say no more than their defaults, and without."""
    document = to_dict(inspection)
    _VALIDATORS[Inspection].validate(document)
    _VALIDATORS[Inspection].validate(shortest(cast("Json", document)))


@pytest.mark.parametrize("path", sorted(FIRST.glob("*.json")), ids=lambda path: path.name)
def test_golden_documents_are_accepted(path: Path) -> None:
    model = OfficialResult if path.name.startswith("official") else Inspection
    _VALIDATORS[model].validate(json.loads(path.read_bytes()))


@examples(20)
@given(spoilt_documents())
def test_schema_and_code_agree_on_what_is_spoilt(document: Json) -> None:
    problems = _problems(document)
    if not problems:
        assert _accepted(document)
    elif not all(map(_beyond_schemas, problems)):
        assert not _accepted(document)


def _sites() -> dict[tuple[str, str], Place]:
    """Return where a value of each bounded field stands in the whole document."""
    document, sites = whole(), dict[tuple[str, str], Place]()
    for place, model in parts(document):
        for field in fields_of(model):
            # A field that is new may not stand there yet, which the golden documents' test says.
            if cast("dict[str, Json]", at(document, place)).get(field.name) not in (None, []):
                sites.setdefault((model.__name__, field.name), (*place, field.name))
    return {
        (model.__name__, field): _APART.get((model.__name__, field)) or sites[model.__name__, field]
        for model, field in BOUNDS
        if model not in {OfficialResult, Statement}
    }


_APART: dict[tuple[str, str], Place] = {
    ("Paragraph", "id"): ("report", "sections", 0, "paragraphs", 1, "id"),
    ("Section", "id"): ("report", "sections", 1, "subsections", 0, "id"),
    ("Recommendation", "number"): ("report", "recommendations", 1, "number"),
}
"""Where nothing else refers to the value that stands there first."""


def _around(place: Place) -> Json:
    """Return the whole document without what it can do without when something stands at `place`.

    There the fewest other fields contradict a value, and it is quick.
    """
    optional = ("team", "team_members", "reviews", "report", "readings", "source")
    document: Json = put(whole(), ("judgements",), [])
    for key in optional:
        document = document if key in place[:1] else take(document, (key,))
    return document


_NUMBERS = (-(2**63), -1, 0, 1, 2, 99, 100, 101, 998, 999, 1000, 2**63 - 1, 2**63)
_TEXTS = (
    *("", " ", "a", "a b", " a", "a ", "a  b", "a\tb", "a\u00a0b", "a\u2003", "a\u001cb", "a\n"),
    *("\u200b", "\ufeff", "a" * 63, "a" * 64, "a" * 65, "A" * 64, "g" * 64, "0" * 64 + "\n"),
    *("http://", "https://x", "ftp://x", "HTTPS://x", "https://x\n", "https://\x00"),
    *(
        "p1",
        "p1b",
        "p01",
        "p0",
        "p1a",
        "p1bb",
        "u1",
        "u2",
        "u10",
        "u0",
        "u01",
        "u",
        "p",
        "u1b",
        "u1\n",
    ),
    *("E00000000", "E0000000", "E000000000", "e00000000", "E00000000\n", "E\uff10000000"),
    *("1989-12-31", "1990-01-01", "2100-12-31", "2101-01-01", "2011-05-09\n"),
)
_LISTS: tuple[Json, ...] = (
    *(cast("list[Json]", [number]) for number in _NUMBERS),
    [1, 2, 3],
    [2, 2],
    [None],
    [True],
    [[]],
    [{}],
    [],
    ["health"],
    ["health", "health"],
    ["health", "education_work", "front_door"],
    ["health", "education_work", "front_door", "leaving_care"],
    ["a"],
    ["a "],
    ["", "x"],
)
_VALUES: tuple[Json, ...] = (None, True, 0.5, {}, *_NUMBERS, *_TEXTS, *_LISTS)


@pytest.mark.slow
@pytest.mark.parametrize("site", _sites().items(), ids=lambda site: ".".join(site[0]))
def test_each_bound_of_the_schema_is_where_the_code_has_it(
    site: tuple[tuple[str, str], Place],
) -> None:
    _, place = site
    around = _around(place)
    for value in _VALUES:
        document = put(around, place, value)
        problems = _problems(document)
        if not problems:
            assert _accepted(document), value
        elif not all(map(_beyond_schemas, problems)):
            assert not _accepted(document), value


_PARAGRAPH: Place = ("report", "sections", 0, "paragraphs", 1)


@pytest.mark.parametrize("text", [text for text in _TEXTS if len(text) < 6], ids=name_of)
def test_the_bound_of_ids_of_paragraphs_is_that_of_the_code(text: str) -> None:
    """The code wants an id that agrees with the number; so each is tried with any that it might."""
    accepted = refused = 0
    around = _around(_PARAGRAPH)
    digits = re.findall("[0-9]+", text)
    for number in (None, *map(int, digits), 0, 2):
        document = put(put(around, (*_PARAGRAPH, "id"), text), (*_PARAGRAPH, "number"), number)
        # The others are out of the way, so that none is told to stand twice.
        document = put(document, ("report", "sections", 0, "paragraphs", 2, "id"), "p1z")
        document = put(document, ("report", "sections", 0, "paragraphs", 0, "id"), "p1y")
        document = put(document, ("report", "recommendations"), [])
        if _problems(document):
            refused += 1
            assert re.fullmatch("p[0-9]+[b-z]?|u[1-9][0-9]*", text) or not _accepted(document)
        else:
            accepted += 1
            assert _accepted(document)
    wanted = re.fullmatch("p[1-9][0-9]*[b-z]?|u[1-9][0-9]*", text) is not None
    assert (accepted > 0) is wanted
    assert refused


def _ways(
    model: type[Inspection] | type[OfficialResult], document: Json
) -> tuple[bool, bool, bool]:
    """Return who takes `document`: the schema, the quick reading, the full reading."""
    full = in_full(document, model)
    return (
        _accepted(document, model),
        quickly(document, model) is not None,
        not isinstance(full, tuple),
    )


@pytest.mark.parametrize("model", _MODELS)
@pytest.mark.parametrize("version", [f"1.{minor}" for minor in (0, 1, 7, 10, 99, 9999)])
def test_schema_and_code_take_every_minor_version(
    model: type[Inspection] | type[OfficialResult], version: str
) -> None:
    document = put(_WHOLE[model], ("schema_version",), version)
    assert _ways(model, document) == (True, True, True)


@pytest.mark.parametrize("model", _MODELS)
@pytest.mark.parametrize("version", ["2.0", "11.0", *NO_VERSIONS], ids=name_of)
def test_neither_takes_another_version(
    model: type[Inspection] | type[OfficialResult], version: Json
) -> None:
    document = put(_WHOLE[model], ("schema_version",), version)
    assert _ways(model, document) == (False, False, False)


_WHOLE: dict[type[Inspection] | type[OfficialResult], Json] = {
    Inspection: whole(),
    OfficialResult: golden("official-result.json"),
}


@pytest.mark.parametrize("model", _MODELS)
def test_the_schema_wants_just_the_members_that_the_code_wants(
    model: type[Inspection] | type[OfficialResult],
) -> None:
    for place, field in members(_WHOLE[model], model):
        left = take(_WHOLE[model], place)
        if has_default(field):
            assert _accepted(left, model), place
        else:
            assert _ways(model, left) == (False, False, False), place
    for key in ("schema_version", *(("framework", "id") if model is Inspection else ())):
        assert _ways(model, take(_WHOLE[model], (key,))) == (False, False, False)


_OF_RESULTS: list[Place] = [
    *((field,) for model, field in BOUNDS if model is OfficialResult),
    *(("statements", 0, field) for model, field in BOUNDS if model is Statement),
    ("service",),
    ("grade",),
    ("kind",),
    ("statements", 0, "agrees"),
]
_CONTRADICTING = {"service", "grade", "grade_as_published", "published", "programme"} | {
    "report_published",
    "word",
}
"""What may contradict other fields, which no schema can say."""


@pytest.mark.parametrize("place", _OF_RESULTS, ids=name_of)
def test_the_bounds_of_official_results(place: Place) -> None:
    for value in (*_VALUES, "slac", "safeguarding", "2014-01-01"):
        changed = put(_WHOLE[OfficialResult], place, value)
        schema, quick, full = _ways(OfficialResult, changed)
        assert quick is full
        assert schema is full or (place[-1] in _CONTRADICTING and schema), value


def test_an_error_is_placed_where_it_is() -> None:
    document = put(whole(), ("judgements", 3, "grade"), "requires_improvement")
    (error,) = _VALIDATORS[Inspection].iter_errors(document)
    assert error.json_path == "$.judgements[3].grade"


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("start",), "2011-02-30"),
        (("authority", "urn"), 80999.0),
        (("authority", "name"), "half a pair: \ud800"),
        (("end",), "2011-05-08"),
        (("id",), "80999-2011-05-10"),
    ],
)
def test_what_the_schema_accepts_and_the_code_refuses(place: Place, value: Json) -> None:
    """The whole of the list in the documentation, but for the depth of sections."""
    document = put(whole(), place, value)
    assert _accepted(document)
    assert _problems(document)


@pytest.mark.parametrize("model", _MODELS)
def test_the_schema_shipped_is_the_schema_of_the_models(
    model: type[Inspection] | type[OfficialResult],
) -> None:
    name = {Inspection: "inspection", OfficialResult: "official-result"}[model]
    shipped = (
        resources.files("ofsted_inspection") / "_bundled" / f"{name}-{SCHEMA_VERSION}.schema.json"
    )
    expected = json.dumps(json_schema(model), indent=1, ensure_ascii=False) + "\n"
    assert shipped.read_text(encoding="utf-8") == expected


def test_each_call_gives_a_schema_of_its_own() -> None:
    schema = json_schema()
    before = copy.deepcopy(schema)
    cast("dict[str, object]", schema["properties"]).clear()
    schema.clear()
    assert json_schema() == before
