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
    Problem,
    ProblemCode,
    ReportedGrade,
    from_dict,
    json_schema,
    load,
    to_dict,
)
from ofsted_inspection.interchange._bounds import BOUNDS
from ofsted_inspection.strategies import inspections
from tests.interchange.documents import GOLDEN, Json, Place, put, spoilt_documents, whole

_MODELS = (Inspection, ReportedGrade)


class _Error(Protocol):
    json_path: str


class _Validator(Protocol):
    """What is used here of the validators of jsonschema, which has no types of its own."""

    def is_valid(self, instance: object) -> bool: ...
    def validate(self, instance: object) -> None: ...
    def iter_errors(self, instance: object) -> Iterator[_Error]: ...


def _made(model: type[Inspection] | type[ReportedGrade]) -> _Validator:
    draft = importlib.import_module("jsonschema").Draft202012Validator
    schema = json_schema(model)
    draft.check_schema(schema)
    return cast("_Validator", draft(schema))


_VALIDATORS = {model: _made(model) for model in _MODELS}


def _accepted(document: object, model: type[Inspection] | type[ReportedGrade] = Inspection) -> bool:
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
    "a finding of the report",
    "a paragraph of the report",
    "an id given in the same list",
    "the end of a word",
    "something other than printed",
)


def _beyond_schemas(problem: Problem) -> bool:
    return (
        problem.code in _BETWEEN_FIELDS
        or any(words in problem.expected for words in _BEYOND)
        # The id of a finding follows from its place, and 1.0 is an integer to a schema.
        or re.fullmatch(r"p-?\d+s\d+", problem.expected) is not None
        or re.fullmatch(r"-?\d+\.0|-?\d+e\+?\d+", problem.found) is not None
    )


@given(inspections(coherent=False))
def test_what_the_code_writes_is_accepted(inspection: Inspection) -> None:
    _VALIDATORS[Inspection].validate(to_dict(inspection))


@pytest.mark.parametrize("path", sorted((GOLDEN / "1").glob("*.json")), ids=lambda path: path.name)
def test_golden_documents_are_accepted(path: Path) -> None:
    model = ReportedGrade if path.name.startswith("reported") else Inspection
    _VALIDATORS[model].validate(json.loads(path.read_bytes()))


@given(spoilt_documents())
def test_schema_and_code_agree_on_what_is_spoilt(document: Json) -> None:
    problems = _problems(document)
    if not problems:
        assert _accepted(document)
    elif not all(map(_beyond_schemas, problems)):
        assert not _accepted(document)


def _sites() -> dict[tuple[str, str], Place]:
    """Return where a value of each bounded field stands in the whole document."""
    sites: dict[tuple[str, str], Place] = {}
    inner: dict[str, Place] = {
        "LocalAuthority": ("authority",),
        "InspectorGroup": ("team", 0),
        "Inspection": (),
        "Report": ("report",),
        "Section": ("report", "sections", 0),
        "Paragraph": ("report", "sections", 0, "paragraphs", 0),
        "Recommendation": ("report", "recommendations", 0),
        "ContentsEntry": ("report", "contents", 0),
        "PrintedGrade": ("report", "printed_scale", 0),
        "Annotation": ("readings", "annotations", 0),
        "Statistic": ("readings", "statistics", 0),
        "Correction": ("readings", "corrections", 0),
        "PriorInspection": ("readings", "prior_inspections", 0),
        "Source": ("source",),
        "Span": ("source", "spans", 0),
    }
    for model, field in BOUNDS:
        if model is not ReportedGrade:
            sites[model.__name__, field] = (*inner[model.__name__], field)
    return sites


_NUMBERS = (-(2**63), -1, 0, 1, 2, 99, 100, 101, 998, 999, 1000, 2**63 - 1, 2**63)
_TEXTS = (
    *("", " ", "a", "a b", " a", "a ", "a  b", "a\tb", "a\u00a0b", "a\u2003", "a\u001cb", "a\n"),
    *("\u200b", "\ufeff", "a" * 63, "a" * 64, "a" * 65, "A" * 64, "g" * 64, "0" * 64 + "\n"),
    *("http://", "https://x", "ftp://x", "HTTPS://x", "https://x\n", "https://\x00"),
    *("1989-12-31", "1990-01-01", "2100-12-31", "2101-01-01", "2011-05-09\n"),
)
_LISTS: tuple[Json, ...] = (
    [],
    ["health"],
    ["health", "health"],
    ["health", "education_work", "front_door"],
    ["health", "education_work", "front_door", "leaving_care"],
    ["a"],
    ["a "],
    ["", "x"],
)
_VALUES: tuple[Json, ...] = (*_NUMBERS, *_TEXTS, *_LISTS)


@pytest.mark.parametrize("site", _sites().items(), ids=lambda site: ".".join(site[0]))
def test_each_bound_of_the_schema_is_where_the_code_has_it(
    site: tuple[tuple[str, str], Place],
) -> None:
    _, place = site
    for value in _VALUES:
        document = put(whole(), place, value)
        problems = _problems(document)
        if not problems:
            assert _accepted(document), value
        elif not all(map(_beyond_schemas, problems)):
            assert not _accepted(document), value


def test_the_bounds_of_reported_grades() -> None:
    document = cast("dict[str, Json]", to_dict(load("slac-reported-grades")[0]))
    for value in _VALUES:
        changed = cast("dict[str, object]", put(document, ("when_text",), value))
        try:
            from_dict(changed, ReportedGrade)
        except InvalidDocument:
            assert not _accepted(changed, ReportedGrade)
        else:
            assert _accepted(changed, ReportedGrade)


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
    model: type[Inspection] | type[ReportedGrade],
) -> None:
    name = {Inspection: "inspection", ReportedGrade: "reported-grade"}[model]
    shipped = resources.files("ofsted_inspection") / "_bundled" / f"{name}-1.schema.json"
    expected = json.dumps(json_schema(model), indent=1, ensure_ascii=False) + "\n"
    assert shipped.read_text(encoding="utf-8") == expected


def test_each_call_gives_a_schema_of_its_own() -> None:
    schema = json_schema()
    before = copy.deepcopy(schema)
    cast("dict[str, object]", schema["properties"]).clear()
    schema.clear()
    assert json_schema() == before
