"""pydantic and FastAPI: a model that stands alone as a field, read, written and described."""

import importlib
import json
import subprocess
import sys
from typing import Annotated, TypeVar, cast

import pytest
from fastapi import Body, FastAPI
from fastapi.testclient import TestClient
from hypothesis import given, settings
from pydantic import BaseModel, TypeAdapter, ValidationError

from ofsted_inspection import Inspection, OfficialResult, from_json, load, to_dict, to_json
from ofsted_inspection.errors import InvalidDocument
from ofsted_inspection.strategies import InvalidDocumentExample, inspections, invalid_documents
from tests.tables.examples import complete

_Root = TypeVar("_Root", Inspection, OfficialResult)
# Imported so, since nothing is known of its types.
jsonschema = importlib.import_module("jsonschema")
INSPECTIONS = TypeAdapter(Inspection)


class Case(BaseModel):
    """A model of somebody's own."""

    note: str
    inspection: Inspection


@settings(max_examples=3)
@given(inspections(coherent=False))
def test_a_field_is_written_and_read_back(inspection: Inspection) -> None:
    """Law: as the document that to_json writes; Python keeps the instance."""
    case = Case(note="a", inspection=inspection)
    assert case.model_dump()["inspection"] is inspection
    assert case.model_dump(mode="json")["inspection"] == to_dict(inspection)
    assert Case.model_validate_json(case.model_dump_json()) == case
    assert INSPECTIONS.validate_json(to_json(inspection)) == inspection


@settings(max_examples=10)
@given(invalid_documents())
def test_what_from_dict_refuses_pydantic_refuses(example: InvalidDocumentExample) -> None:
    """Law: with the same problems, in plain values, and no error of another kind."""
    with pytest.raises(ValidationError) as raised:
        INSPECTIONS.validate_python(example.document)
    (error,) = raised.value.errors()
    assert error["type"] == "invalid_document"
    with pytest.raises(InvalidDocument) as ours:
        from_json(json.dumps(example.document))
    assert error["msg"] == str(ours.value)
    told = json.loads(json.dumps(error.get("ctx")))
    assert told["message"] == str(ours.value)
    assert told["problems"] == [
        {
            "code": each.code.value,
            "path": each.path,
            "found": each.found,
            "expected": each.expected,
        }
        for each in ours.value.problems
    ]


@pytest.mark.parametrize("value", [None, 3, "text", [], b"{}"])
def test_what_is_no_document_is_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        INSPECTIONS.validate_python(value)


@pytest.mark.parametrize("model", [Inspection, OfficialResult])
def test_every_model_that_stands_alone_is_described(model: type[_Root]) -> None:
    """Oracle: another validator takes our documents by the schema, and not what lacks a key."""
    schema = TypeAdapter(model).json_schema()
    assert not [ref for ref in _references(schema) if ref.count("/") > 2]
    assert model.__name__ in schema.get("$defs", {"": 0}) or schema["title"] == model.__name__
    assert {"$schema", "$id"}.isdisjoint(schema)
    validator = jsonschema.Draft202012Validator(schema)
    record: Inspection | OfficialResult = complete()
    if model is OfficialResult:
        record = load("england-2009-2013")[0]
    document = to_dict(record)
    validator.validate(document)
    for key in ("schema_version", "authority"):
        assert not validator.is_valid({name: document[name] for name in document if name != key})
    assert TypeAdapter(model).validate_python(document) == record


def _references(node: object) -> list[str]:
    if isinstance(node, dict):
        members = cast("dict[str, object]", node)
        below = [ref for each in members.values() for ref in _references(each)]
        return [str(members["$ref"]), *below] if "$ref" in members else below
    if isinstance(node, list):
        return [ref for each in cast("list[object]", node) for ref in _references(each)]
    return []


def test_headings_are_described_three_levels_deep() -> None:
    validator = jsonschema.Draft202012Validator(TypeAdapter(Inspection).json_schema())
    document = json.loads(to_json(complete()))
    section: dict[str, object] = {**document["report"]["sections"][0], "subsections": []}

    def holds(innermost: object, *, level: int) -> bool:
        for _ in range(level - 1):
            innermost = {**section, "subsections": [innermost]}
        report = {**document["report"], "sections": [innermost]}
        return bool(validator.is_valid({**document, "report": report}))

    assert all(holds(section, level=level) for level in range(1, 6))
    assert [holds({"id": "x"}, level=level) for level in range(1, 6)] == [False] * 3 + [True] * 2
    assert not holds("no heading", level=4)


def test_a_model_that_has_it_twice_describes_it_once() -> None:
    class Two(BaseModel):
        before: Inspection
        after: Inspection | None

    schema = Two.model_json_schema()
    assert list(schema["$defs"]) == ["Inspection"]
    document = to_dict(complete())
    assert Two.model_validate({"before": document, "after": None}).before == complete()
    jsonschema.validate({"before": document, "after": None}, schema)


def test_an_endpoint_takes_and_gives_it() -> None:
    app = FastAPI()

    @app.post("/same")
    def same(inspection: Annotated[Inspection, Body()]) -> Inspection:
        return inspection

    client = TestClient(app)
    answer = client.post("/same", json=to_dict(complete()))
    assert (answer.status_code, from_json(answer.content)) == (200, complete())
    refused = client.post("/same", json={})
    assert refused.status_code == 422
    assert [each["type"] for each in refused.json()["detail"]] == ["invalid_document"]
    assert "Inspection" in client.get("/openapi.json").json()["components"]["schemas"]


def test_nothing_imports_pydantic_before_it_asks() -> None:
    script = (
        "import sys, ofsted_inspection, ofsted_inspection.interchange as i\n"
        "i.to_json(ofsted_inspection.load('england')[0])\n"
        "assert not [name for name in sys.modules if name.startswith('pydantic')]"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
