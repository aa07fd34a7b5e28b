"""The service."""

from typing import Annotated

from fastapi import Body, FastAPI, HTTPException
from pydantic import BaseModel

from ofsted_inspection import (
    Inspection,
    ReformedGrade,
    UnknownName,
    authority,
    check,
    distribution,
    history,
    load,
)

app = FastAPI(title="A shelf of inspections")
_SHELF: dict[str, Inspection] = {}


class Summary(BaseModel):
    """What a page shows of an inspection, and the inspection itself."""

    inspection: Inspection
    breaches: list[str]
    graded: int
    not_judged: int


@app.put("/inspections/{id_}")
def put(id_: str, inspection: Annotated[Inspection, Body()]) -> Summary:
    """Keep an inspection under its own id."""
    if id_ != inspection.id:
        raise HTTPException(409, f"{inspection.id} is not {id_}")
    _SHELF[id_] = inspection
    counted = distribution(inspection.judgements, scale=inspection.framework.scale)
    return Summary(
        inspection=inspection,
        breaches=sorted({breach.rule.id for breach in check(inspection)}),
        graded=counted.total,
        not_judged=len(inspection.judgements) - counted.total,
    )


@app.get("/inspections/{id_}")
def get(id_: str) -> Inspection:
    """Give an inspection back."""
    if id_ not in _SHELF:
        raise HTTPException(404, f"there is no {id_} here")
    return _SHELF[id_]


@app.get("/authorities/{name}/inspections")
def of_authority(name: str) -> list[Inspection]:
    """Return the inspections of an authority since 2013, by any name or number, oldest first."""
    try:
        told = history(load("england"), authority(name))
    except UnknownName as error:
        raise HTTPException(404, str(error)) from error
    return [each.inspection for each in told.entries if each.inspection is not None]


@app.get("/authorities/{name}/good")
def was_good(name: str) -> bool:
    """Whether the newest overall effectiveness of an authority is good, or better."""
    found = (each.find("overall") for each in reversed(of_authority(name)))
    newest = next(each for each in found if each is not None)
    return newest.on(ReformedGrade) >= ReformedGrade.GOOD
