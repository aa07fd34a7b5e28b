"""Hypothesis finds the strategies by itself, and finds one for everything that is exported."""

import json
import subprocess
import sys
import textwrap
from typing import cast

import pytest
from hypothesis import strategies as st

import ofsted_inspection
from ofsted_inspection import (
    Grade,
    Inspection,
    ReformedGrade,
    SlacGrade,
    _hypothesis_entry,
    check,
    strategies,
)
from tests.strategies.drawn import (
    batch,
    occurs,
    public_classes,
    public_enumerations,
    simplest,
    strategy_of,
)

NOT_DRAWN = {"InvalidDocumentExample", "invalid_documents", "outcomes", "sentences", "grades"}
"""What `strategies` offers beyond one strategy per model."""


def test_every_public_class_is_registered_or_an_enumeration() -> None:
    enumerations = {each.__name__ for each in public_enumerations()}
    classes = {each.__name__ for each in public_classes()}
    assert set(_hypothesis_entry.STRATEGIES) == classes - enumerations


def test_every_strategy_of_a_model_is_registered() -> None:
    named = set(_hypothesis_entry.STRATEGIES.values())
    assert named | NOT_DRAWN == set(strategies.__all__)


@pytest.mark.parametrize("model", public_classes(), ids=lambda each: each.__name__)
def test_from_type_draws_instances(model: type[object]) -> None:
    assert {type(each) for each in batch(st.from_type(model), 2)} == {model}


@pytest.mark.parametrize("name", ["Paragraph", "Rule", "History", "GradeDistribution", "Median"])
def test_from_type_draws_what_the_strategy_of_that_name_draws(name: str) -> None:
    model = getattr(ofsted_inspection, name)
    assert repr(simplest(st.from_type(model))) == repr(simplest(strategy_of(model)))


def test_from_type_of_the_union_of_grades_draws_both_scales() -> None:
    # st.from_type takes any annotation, though its own says that it takes a class.
    union = cast("type[SlacGrade | ReformedGrade]", Grade)
    drawn = batch(st.from_type(union), 50)
    assert {type(grade).__name__ for grade in drawn} == {"SlacGrade", "ReformedGrade"}


@pytest.mark.slow
def test_from_type_of_inspections_draws_incoherent_ones_too() -> None:
    anything = st.from_type(Inspection)
    assert occurs(anything, lambda each: bool(check(each)))
    assert occurs(anything, lambda each: not check(each))


AFTER_IMPORT = textwrap.dedent(
    """
    import json, sys
    import hypothesis
    print(json.dumps(sorted(sys.modules)))
    """
)


def test_importing_hypothesis_imports_the_models_and_no_edge() -> None:
    done = subprocess.run(
        [sys.executable, "-c", AFTER_IMPORT], capture_output=True, check=True, text=True
    )
    imported = set(json.loads(done.stdout))
    assert "ofsted_inspection.models" in imported
    assert imported.isdisjoint(
        {
            *("cattrs", "numpy", "pandas", "polars", "pyarrow", "narwhals", "rich", "altair"),
            *(
                f"ofsted_inspection.{edge}"
                for edge in ("strategies", "interchange", "reading", "rendering", "tables", "cli")
            ),
        }
    )
