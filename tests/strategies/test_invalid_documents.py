"""Each broken document is refused, and the problem promised is among those listed."""

from collections.abc import Callable, Iterator, Mapping

import pytest
from hypothesis import given, settings

from ofsted_inspection import InvalidDocument, from_dict, load, strategies, to_dict
from ofsted_inspection.strategies import InvalidDocumentExample, _invalid
from tests.strategies.drawn import batch, occurs

Changes = Callable[[Mapping[str, object]], Iterator[_invalid.Change]]
KINDS: tuple[Changes, ...] = (
    _invalid.replaced,
    _invalid.taken,
    _invalid.added,
    _invalid.repeated,
)


def _assert_refused(example: InvalidDocumentExample) -> None:
    with pytest.raises(InvalidDocument) as refused:
        from_dict(example.document)
    problems = [(problem.code, problem.path) for problem in refused.value.problems]
    assert (example.code, example.path) in problems


@given(strategies.invalid_documents())
@settings(max_examples=25)
def test_a_broken_document_is_refused_with_the_problem_promised(
    example: InvalidDocumentExample,
) -> None:
    _assert_refused(example)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS, ids=lambda each: each.__name__)
def test_every_change_breaks_warrington(kind: Changes) -> None:
    warrington = load("warrington-2011")
    assert from_dict(to_dict(warrington)) == warrington
    changes = list(kind(to_dict(warrington)))
    assert changes
    for change in changes:
        _assert_refused(_invalid.changed(to_dict(warrington), change))


def test_every_place_of_the_tables_exists_in_warrington() -> None:
    document = to_dict(load("warrington-2011"))
    tables = (
        (_invalid.REPLACED, _invalid.replaced),
        (_invalid.UNIQUE, _invalid.repeated),
        (_invalid.REQUIRED, _invalid.added),
    )
    for table, changes in tables:
        assert len(list(changes(document))) >= len(table)


def test_a_layer_that_is_not_there_is_left_alone() -> None:
    document = to_dict(load("warrington-2011", text=False))
    for kind in (_invalid.taken, _invalid.added):
        places = {change.place[0] for change in kind(document)}
        assert "authority" in places
        assert not places & {"report", "readings"}


CODES = ["wrong_type", "wrong_value", "missing", "duplicate"]


@pytest.mark.slow
@pytest.mark.parametrize("code", CODES)
def test_problems_of_many_codes_are_drawn(code: str) -> None:
    assert occurs(strategies.invalid_documents(), lambda each: each.code.value == code)


def test_the_simplest_one_is_simple() -> None:
    (first,) = batch(strategies.invalid_documents(), 1)
    assert (first.code.value, first.path) == ("unsupported_version", "$.schema_version")
    assert first.document["report"] is None
