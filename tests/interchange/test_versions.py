"""Every version ever written can be read for ever: the golden documents are never edited."""

import json
from typing import cast

import pytest
from hypothesis import given, strategies as st

from ofsted_inspection import (
    Inspection,
    ProblemCode,
    ReportedGrade,
    from_dict,
    from_json,
    load,
    to_dict,
    to_json,
)
from ofsted_inspection.interchange import SCHEMA_VERSION
from ofsted_inspection.interchange._versions import MIGRATIONS, OWN, Version
from ofsted_inspection.strategies import inspections, reported_grades
from tests.interchange.described import completed
from tests.interchange.documents import FIRST, GOLDEN, Json, Place, golden, put, whole
from tests.interchange.ways import carefully, hastily, place_of, problems_of

_FILES = sorted(GOLDEN.glob("*/*.json"))


@pytest.mark.parametrize("path", _FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_golden_document_is_read(path: Path) -> None:
    model = ReportedGrade if path.name.startswith("reported") else Inspection
    written = path.read_bytes()
    document = json.loads(written)
    assert document["schema_version"] == path.parent.name
    record = from_json(written, model)
    if path.parent.name == SCHEMA_VERSION:
        assert to_json(record) == written
    if document["schema_version"].startswith(f"{OWN.major}."):
        assert to_dict(record) == completed(document, model)


def test_every_version_has_golden_documents_and_a_migration() -> None:
    versions = {Version.parse(path.parent.name) for path in _FILES}
    assert OWN in versions
    assert max(filter(None, versions)) == OWN
    majors = list(range(1, OWN.major + 1))
    assert sorted({version.major for version in versions if version}) == majors
    assert sorted(MIGRATIONS) == majors[:-1]


def test_golden_documents_say_what_was_printed() -> None:
    scilly = from_json((FIRST / "isles-of-scilly-2016.json").read_bytes())
    assert [each.aspect.key for each in scilly.judgements if each.grade.label == "Not judged"] == [
        "looked_after_and_permanence",
        "adoption_performance",
        "care_leavers",
    ]
    warrington = from_json((FIRST / "warrington-2015.json").read_bytes())
    assert (warrington.id, warrington.framework.id) == ("80575-2015-02-24", "sif-2013")
    (bundled,) = [each for each in load("england-2014-2025") if each.id == warrington.id]
    assert bundled.judgements == warrington.judgements


_NUMBERS = st.integers(0, 9999)
_VERSIONS = st.tuples(st.integers(1, 9999), _NUMBERS)


@given(_VERSIONS, _VERSIONS)
def test_versions_are_ordered_by_their_numbers(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    read = [Version.parse(f"{major}.{minor}") for major, minor in (one, other)]
    first, second = map(cast("type[Version]", Version.__call__), ()) or read
    assert first is not None
    assert second is not None
    assert (tuple(first), str(first)) == (one, f"{one[0]}.{one[1]}")
    assert (first < second, first == second) == (one < other, one == other)
