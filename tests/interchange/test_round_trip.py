"""What is written is read back whole, and what is read back is written the same."""

import json
from random import Random
from typing import cast

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_inspection import (
    Inspection,
    InvalidDocument,
    OfficialResult,
    ProblemCode,
    from_dict,
    from_json,
    load,
    to_dict,
    to_json,
)
from ofsted_inspection.datasets import DatasetName
from ofsted_inspection.frameworks import SLAC_2010
from ofsted_inspection.grades import ReformedGrade, SlacGrade
from ofsted_inspection.interchange import SCHEMA_VERSION
from ofsted_inspection.models import Section
from ofsted_inspection.strategies import inspections
from tests.examples import examples
from tests.interchange.described import described
from tests.interchange.documents import GOLDEN, Json, walk, whole

_ANY = inspections(coherent=False)
"""Of every framework; with and without each layer."""


@examples(20)
@given(_ANY, st.sampled_from([None, 1, "\t"]), st.randoms(use_true_random=False))
def test_an_inspection_goes_round(
    inspection: Inspection, indent: int | str | None, random: Random
) -> None:
    document = to_dict(inspection)
    assert list(document.items()) == described(inspection)
    assert from_dict(document) == inspection

    written = to_json(inspection)
    assert json.loads(written) == document
    assert written.endswith(b"}\n")
    assert b"\n" not in written[:-1]
    read = from_json(written)
    assert read == inspection
    assert to_json(read) == written

    # White space and the order of keys are free.
    shuffled = list(document.items())
    random.shuffle(shuffled)
    loose = json.dumps(dict(shuffled), indent=indent, separators=(" ,", " : "))
    assert from_json(loose) == inspection


def test_plain_values_are_those_of_json_alone() -> None:
    allowed = {dict, list, str, int, bool, type(None)}
    document = cast("Json", to_dict(from_dict(whole())))
    assert {type(value) for _, value in walk(document)} <= allowed


def test_a_grade_of_another_framework_keeps_its_scale() -> None:
    inspection = from_dict(whole())
    assert inspection.readings is not None
    first, *others = inspection.readings.prior_inspections
    for grade, name in ((SlacGrade.GOOD, "slac.good"), (ReformedGrade.GOOD, "reformed.good")):
        prior = (attrs.evolve(first, grade=grade), *others)
        readings = attrs.evolve(inspection.readings, prior_inspections=prior)
        changed = attrs.evolve(inspection, readings=readings)
        assert f'"grade":"{name}"'.encode() in to_json(changed)
        assert from_json(to_json(changed)) == changed


@pytest.mark.parametrize("name", ["warrington-2011", "england", "england-2009-2013"])
def test_every_bundled_record_goes_round(name: DatasetName) -> None:
    loaded: object = load(name)
    records = loaded if isinstance(loaded, tuple) else (loaded,)
    for record in cast("tuple[Inspection | OfficialResult, ...]", records):
        written = to_json(record)
        read = from_json(written, type(record))
        assert read == record
        assert to_json(read) == written


def test_a_golden_document_is_canonical() -> None:
    written = (GOLDEN / SCHEMA_VERSION / "all-layers.json").read_bytes()
    assert to_json(from_json(written)) == written


def test_a_framework_of_ones_own_is_not_written() -> None:
    own = attrs.evolve(SLAC_2010, title="Another title")
    inspection = attrs.evolve(from_dict(whole()), framework=own)
    with pytest.raises(InvalidDocument) as raised:
        to_dict(inspection)
    (problem,) = raised.value.problems
    assert problem.path == "$.framework"


def _nested(levels: int) -> Inspection:
    section = Section(id="s0", title="Innermost")
    for level in range(1, levels):
        section = Section(id=f"s{level}", title="Outer", subsections=(section,))
    inspection = from_dict(whole())
    assert inspection.report is not None
    report = attrs.evolve(inspection.report, sections=(*inspection.report.sections, section))
    return attrs.evolve(inspection, report=report)


def test_sections_as_deep_as_allowed_go_round() -> None:
    inspection = _nested(31)
    assert from_json(to_json(inspection)) == inspection


def test_deeper_sections_are_not_written() -> None:
    with pytest.raises(InvalidDocument) as raised:
        to_json(_nested(32))
    (problem,) = raised.value.problems
    assert problem.code is ProblemCode.TOO_LARGE


def test_a_model_that_stands_within_documents_is_none_itself() -> None:
    with pytest.raises(TypeError, match=r"Inspection or OfficialResult.* found Section"):
        from_dict({}, Section)  # type: ignore[type-var]  # the point of the test
