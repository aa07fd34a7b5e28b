"""The service's own tests: whatever inspection is put in comes out, and nothing brings it down."""

import json

from fastapi.testclient import TestClient
from hypothesis import given, settings

from ofsted_inspection import Inspection, Ungraded, from_json, load, to_dict, to_json
from ofsted_inspection.strategies import InvalidDocumentExample, inspections, invalid_documents

from .app import app

client = TestClient(
    app, raise_server_exceptions=False, headers={"Content-Type": "application/json"}
)


@settings(deadline=None)  # a busy machine is no fault
@given(inspections())
def test_what_is_put_in_comes_out(inspection: Inspection) -> None:
    put = client.put(f"/inspections/{inspection.id}", content=to_json(inspection))
    assert put.status_code == 200, put.text
    ungraded = sum(isinstance(each.grade, Ungraded) for each in inspection.judgements)
    assert put.json()["not_judged"] == ungraded
    assert put.json()["graded"] == len(inspection.judgements) - ungraded
    assert put.json()["inspection"] == to_dict(inspection)
    got = client.get(f"/inspections/{inspection.id}")
    assert from_json(got.content) == inspection


@settings(deadline=None)  # a busy machine is no fault
@given(invalid_documents())
def test_what_is_no_inspection_is_refused_and_placed(example: InvalidDocumentExample) -> None:
    try:
        content = json.dumps(example.document).encode()
    except UnicodeEncodeError:
        return
    put = client.put("/inspections/1", content=content)
    assert put.status_code == 422, put.text
    (error,) = put.json()["detail"]
    assert error["type"] == "invalid_document"
    assert example.path in {problem["path"] for problem in error["ctx"]["problems"]}


def test_an_id_that_is_another_or_not_there() -> None:
    content = to_json(load("warrington-2011"))
    assert client.put("/inspections/1", content=content).status_code == 409
    assert client.get("/inspections/1").status_code == 404


def test_authorities_are_found_by_any_name() -> None:
    warrington = client.get("/authorities/877/inspections")
    assert [each["start"] for each in warrington.json()][:2] == ["2015-02-24", "2019-07-08"]
    assert client.get("/authorities/Warrington/inspections").json() == warrington.json()
    unknown = client.get("/authorities/Waringtn/inspections")
    assert unknown.status_code == 404
    assert "Warrington" in unknown.json()["detail"]
    assert client.get("/authorities/Warrington/good").json() is True


def test_the_service_describes_itself() -> None:
    described = client.get("/openapi.json").json()
    assert "Inspection" in described["components"]["schemas"]
