"""The two ways in which documents are read, each alone, and the places that problems name."""

import json
import re
from typing import cast

from ofsted_inspection import Inspection, InvalidDocument, OfficialResult, Problem
from ofsted_inspection.interchange._documents import REFUSALS, document_of
from tests.interchange.documents import Place

_STEP = re.compile(r'\.([a-z_0-9]+)|\[([0-9]+)\]|\[("(?:[^"\\]|\\.)*")\]', re.IGNORECASE)


def place_of(path: str | None) -> Place:
    """Return the place that a JSON path names; fails on anything else."""
    assert path is not None
    assert path.startswith("$")
    steps: list[str | int] = []
    position = 1
    while position < len(path):
        match = _STEP.match(path, position)
        assert match is not None, path
        name, index, quoted = match.groups()
        steps.append(name or (json.loads(quoted) if quoted else int(index)))
        position = match.end()
    return tuple(steps)


def in_full(
    document: object, model: type[Inspection] | type[OfficialResult] = Inspection
) -> Inspection | OfficialResult | tuple[Problem, ...]:
    """Return what the full reading makes of `document`: a record, or its problems."""
    try:
        return cast("Inspection | OfficialResult", document_of(model).read_in_full(document))
    except InvalidDocument as error:
        return error.problems


def quickly(
    document: object, model: type[Inspection] | type[OfficialResult] = Inspection
) -> Inspection | OfficialResult | None:
    """Return what the quick reading makes of `document`: a record, or nothing."""
    try:
        return cast("Inspection | OfficialResult", document_of(model).read_quickly(document))
    except REFUSALS:
        return None


def problems_of(
    document: object, model: type[Inspection] | type[OfficialResult] = Inspection
) -> tuple[Problem, ...]:
    """Return the problems of `document`, which neither way takes."""
    assert quickly(document, model) is None
    problems = in_full(document, model)
    assert isinstance(problems, tuple)
    return problems
