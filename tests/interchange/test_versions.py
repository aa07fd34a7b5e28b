"""Every version ever written can be read for ever: the golden documents are never edited."""

import json
from pathlib import Path

import pytest
from hypothesis import assume, given, strategies as st

from ofsted_inspection import (
    Inspection,
    OfficialResult,
    ProblemCode,
    from_json,
    load,
    to_dict,
    to_json,
)
from ofsted_inspection.interchange import SCHEMA_VERSION
from ofsted_inspection.interchange._versions import MIGRATIONS, OWN, Version
from tests.examples import examples
from tests.interchange.described import completed
from tests.interchange.documents import (
    FIRST,
    GOLDEN,
    Json,
    Place,
    at,
    golden,
    put,
    spoilt_documents,
    whole,
)
from tests.interchange.ways import in_full, place_of, problems_of, quickly

_FILES = sorted(GOLDEN.glob("*/*.json"))


@pytest.mark.parametrize("path", _FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_golden_document_is_read(path: Path) -> None:
    model = OfficialResult if path.name.startswith("official") else Inspection
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
    (bundled,) = [each for each in load("england") if each.id == warrington.id]
    assert bundled.judgements == warrington.judgements


_NUMBERS = st.integers(0, 9999)
_VERSIONS = st.tuples(st.integers(1, 9999), _NUMBERS)


@given(_VERSIONS, _VERSIONS)
def test_versions_are_ordered_by_their_numbers(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    first, second = (Version.parse(f"{major}.{minor}") for major, minor in (one, other))
    assert first is not None
    assert second is not None
    assert (tuple(first), str(first)) == (one, f"{one[0]}.{one[1]}")
    assert (first < second, first == second) == (one < other, one == other)


def _in_version(document: Json, version: str) -> Json:
    return put(document, ("schema_version",), version)


@given(st.sampled_from(_FILES), _NUMBERS)
def test_every_minor_version_is_read_both_ways(path: Path, minor: int) -> None:
    model = OfficialResult if path.name.startswith("official") else Inspection
    document = _in_version(json.loads(path.read_bytes()), f"{OWN.major}.{minor}")
    quick, full = quickly(document, model), in_full(document, model)
    assert isinstance(quick, model)
    assert quick == full == from_json(path.read_bytes(), model)
    assert to_dict(quick) == completed(document, model)


_UNKNOWN: tuple[tuple[Place, str], ...] = (
    (("age_groups",), "All"),
    (("authority", "ons_codes"), "E06000007"),
    (("report", "sections", 0, "paragraphs", 0, "numbers"), "1"),
    (("framework",), "slac-2011"),
    (("kind",), "fulll"),
    (("form",), "shorter"),
    (("team", 0, "body"), "hmic"),
    (("judgements", 3, "aspect"), "safeguarding.partner_working"),
    (("judgements", 3, "grade"), "adequat"),
    (("reviews", 0, "grade"), "not_judge"),
    (("report", "sections", 1, "subsections", 0, "printed_grade"), "goood"),
    (("report", "recommendations", 0, "addressee"), "boards"),
    (("readings", "annotations", 0, "themes", 1), "front_doors"),
    (("readings", "prior_inspections", 0, "grade"), "slac-good"),
    (("source", "spans", 1, "role"), "layout_marks"),
)


@pytest.mark.parametrize(
    ("place", "value"), _UNKNOWN, ids=[".".join(map(str, place)) for place, _ in _UNKNOWN]
)
def test_what_is_not_known_asks_for_a_newer_package(place: Place, value: str) -> None:
    """In a document of a higher MINOR; in one of our own it is told what is near."""
    document = put(whole(), place, value)
    (newer,) = problems_of(_in_version(document, "1.7"))
    assert (newer.code, place_of(newer.path)) == (ProblemCode.UNSUPPORTED_VERSION, place)
    assert "1.7 and needs a newer ofsted-inspection" in newer.expected
    assert "did you mean" not in newer.expected

    (own,) = problems_of(document)
    assert own.code in {ProblemCode.UNKNOWN_NAME, ProblemCode.WRONG_VALUE}
    assert (place_of(own.path), own.found) == (place, newer.found)
    assert "did you mean" in own.expected
    assert "newer" not in own.expected


@pytest.mark.parametrize(
    ("key", "value"), [("services", "x"), ("service", "safeguardin"), ("programme", "slacs")]
)
def test_what_is_not_known_of_an_official_result_asks_for_it_too(key: str, value: str) -> None:
    document = put(golden("official-result.json"), (key,), value)
    (newer,) = problems_of(_in_version(document, "1.7"), OfficialResult)
    assert (newer.code, newer.path) == (ProblemCode.UNSUPPORTED_VERSION, f"$.{key}")
    (own,) = problems_of(document, OfficialResult)
    assert "did you mean" in own.expected


_MAY_BE_KNOWN = {ProblemCode.UNKNOWN_NAME, ProblemCode.WRONG_VALUE}


@examples(20)
@given(spoilt_documents())
def test_a_higher_minor_changes_nothing_but_what_is_said_of_unknown_names(document: Json) -> None:
    """What is refused, and where, is the same in both."""
    assume(isinstance(document, dict))
    own, newer = (in_full(_in_version(document, version)) for version in (SCHEMA_VERSION, "1.7"))
    if not isinstance(own, tuple):
        assert newer == own
        return
    assert isinstance(newer, tuple)
    assert [(each.path, each.found) for each in own] == [(each.path, each.found) for each in newer]
    for one, other in zip(own, newer, strict=True):
        if other.code is ProblemCode.UNSUPPORTED_VERSION:
            assert one.code in _MAY_BE_KNOWN
            assert isinstance(at(document, place_of(one.path)), str) or one.code is (
                ProblemCode.UNKNOWN_NAME
            )
        else:
            assert one == other


@pytest.mark.parametrize("version", ["2.0", "2.7", "11.0"])
@pytest.mark.parametrize("model", [Inspection, OfficialResult])
def test_of_a_later_major_version_nothing_else_is_read(
    version: str, model: type[Inspection] | type[OfficialResult]
) -> None:
    name = "all-layers.json" if model is Inspection else "official-result.json"
    for document in ({"framework": 7, "more": "x"}, golden(name)):
        (problem,) = problems_of({**document, "schema_version": version}, model)
        assert (problem.path, problem.code) == (
            "$.schema_version",
            ProblemCode.UNSUPPORTED_VERSION,
        )
        assert "newer ofsted-inspection" in problem.expected
