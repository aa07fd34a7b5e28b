"""What the strategies draw is valid, hashable and immutable, and survives every way of copying."""

import base64
import copy
import os
import pickle
import subprocess
import sys
import textwrap
from typing import cast

import attrs
import pytest
from hypothesis import given, settings

from ofsted_inspection import Inspection, InvalidDocument, strategies
from ofsted_inspection._record import Record
from tests.strategies.drawn import few, public_models

MODELS = pytest.mark.parametrize("model", public_models(), ids=lambda each: each.__name__)


def _fields(model: type[object]) -> list[str]:
    return [field.name for field in attrs.fields(cast("type[attrs.AttrsInstance]", model))]


@MODELS
def test_instances_are_of_the_model_and_made_by_its_constructor(model: type[object]) -> None:
    for instance in few(model):
        assert type(instance) is model
        assert model(**{name: getattr(instance, name) for name in _fields(model)}) == instance


@MODELS
def test_copies_are_equal_and_hash_alike(model: type[object]) -> None:
    for instance in few(model):
        copies = [
            copy.copy(instance),
            copy.deepcopy(instance),
            # attrs.evolve wants to know the class; this is done for every one of them.
            attrs.evolve(cast("Inspection", instance)),
            *(pickle.loads(pickle.dumps(instance, protocol)) for protocol in range(2, 6)),
        ]
        assert copies == [instance] * len(copies)
        assert {hash(each) for each in copies} == {hash(instance)}
        assert len({instance, *copies}) == 1


@MODELS
def test_no_field_can_be_changed(model: type[object]) -> None:
    for instance in few(model):
        for name in _fields(model):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(instance, name, None)
        assert not hasattr(instance, "__dict__")


@given(strategies.inspections(coherent=False, report=False))
@settings(max_examples=10)
def test_evolving_one_field_changes_that_field_alone(inspection: Inspection) -> None:
    evolved = attrs.evolve(inspection, split_visit=not inspection.split_visit)
    assert evolved != inspection
    assert attrs.evolve(evolved, split_visit=inspection.split_visit) == inspection


IN_ANOTHER_PROCESS = textwrap.dedent(
    """
    import base64, pickle, sys
    import attrs

    instances = pickle.loads(base64.b64decode(sys.stdin.read()))
    for instance in instances:
        assert hash(instance) == hash(attrs.evolve(instance)), instance
    found = set(instances)
    again = pickle.loads(pickle.dumps(instances))
    assert all(instance in found for instance in again)
    print(base64.b64encode(pickle.dumps((hash("seeded"), instances))).decode())
    """
)


def test_a_batch_survives_another_process_under_another_hash_seed() -> None:
    instances = [instance for model in public_models() for instance in few(model)]
    hashes: set[int] = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", IN_ANOTHER_PROCESS],
            input=base64.b64encode(pickle.dumps(instances)),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        seeded, back = pickle.loads(base64.b64decode(done.stdout))
        hashes.add(seeded)
        assert back == instances
        assert list(map(hash, back)) == list(map(hash, instances))
    assert len(hashes) == 2


class _Tampered:
    """Pickles as `record` does, with something changed on the way."""

    def __init__(self, record: Record, changes: dict[str, object]) -> None:
        self._record = record
        self._changes = changes

    def __reduce__(self) -> tuple[object, ...]:
        build, arguments = self._record.__reduce__()
        model, fields = cast("tuple[type[Record], dict[str, object]]", arguments)
        return build, (model, {**fields, **self._changes})


RECORDS = [model for model in public_models() if issubclass(model, Record)]


@pytest.mark.parametrize("model", RECORDS, ids=lambda each: each.__name__)
def test_a_tampered_pickle_is_refused(model: type[Record]) -> None:
    record = cast("Record", few(model)[-1])
    for name in _fields(model):
        tampered = _Tampered(record, {name: 1j})
        with pytest.raises(InvalidDocument) as refused:
            pickle.loads(pickle.dumps(tampered))
        assert f"$.{name}" in {problem.path for problem in refused.value.problems}
    with pytest.raises(InvalidDocument):
        pickle.loads(pickle.dumps(_Tampered(record, {"unheard_of": 1})))


@given(strategies.inspections(report=False, readings=False))
@settings(max_examples=10)
def test_a_pickle_whose_bytes_were_edited_is_refused(inspection: Inspection) -> None:
    honest = pickle.dumps(inspection, protocol=2)
    name = inspection.authority.name.encode()
    blank = b" " * len(name)
    with pytest.raises(InvalidDocument):
        pickle.loads(honest.replace(name, blank))
