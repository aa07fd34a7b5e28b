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
from hypothesis import given, settings, strategies as st

from ofsted_inspection import Inspection, InvalidDocument, strategies
from ofsted_inspection._record import Record
from tests.strategies.drawn import batch, public_models, strategy_of

MODELS = pytest.mark.parametrize("model", public_models(), ids=lambda each: each.__name__)
FEW = settings(max_examples=3)


def _instances(model: type[object]) -> st.SearchStrategy[Record]:
    # Problem has the same fields and no base of ours; what is asked of it here is the same.
    return cast("st.SearchStrategy[Record]", strategy_of(model))


def _fields(model: type[object]) -> list[str]:
    return [field.name for field in attrs.fields(cast("type[attrs.AttrsInstance]", model))]


def _evolved(instance: Record) -> object:
    return attrs.evolve(cast("Inspection", instance))


@MODELS
@given(data=st.data())
@FEW
def test_instances_are_of_the_model_and_made_by_its_constructor(
    model: type[object], data: st.DataObject
) -> None:
    instance = data.draw(_instances(model))
    assert type(instance) is model
    assert model(**{name: getattr(instance, name) for name in _fields(model)}) == instance


@MODELS
@given(data=st.data())
@FEW
def test_copies_are_equal_and_hash_alike(model: type[object], data: st.DataObject) -> None:
    instance = data.draw(_instances(model))
    copies = [
        copy.copy(instance),
        copy.deepcopy(instance),
        _evolved(instance),
        *(pickle.loads(pickle.dumps(instance, protocol)) for protocol in range(2, 6)),
    ]
    assert copies == [instance] * len(copies)
    assert {hash(each) for each in copies} == {hash(instance)}
    assert len({instance, *copies}) == 1


@MODELS
@given(data=st.data())
@FEW
def test_no_field_can_be_changed(model: type[object], data: st.DataObject) -> None:
    instance = data.draw(_instances(model))
    for name in _fields(model):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(instance, name, None)
    assert not hasattr(instance, "__dict__")


@given(st.data())
@FEW
def test_evolving_one_field_changes_that_field_alone(data: st.DataObject) -> None:
    inspection = data.draw(strategies.inspections(coherent=False))
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
    instances = [instance for model in public_models() for instance in batch(strategy_of(model), 3)]
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
@given(data=st.data())
@FEW
def test_a_tampered_pickle_is_refused(model: type[Record], data: st.DataObject) -> None:
    record = data.draw(_instances(model))
    for name in _fields(model):
        tampered = _Tampered(record, {name: 1j})
        with pytest.raises(InvalidDocument) as refused:
            pickle.loads(pickle.dumps(tampered))
        assert f"$.{name}" in {problem.path for problem in refused.value.problems}
    with pytest.raises(InvalidDocument):
        pickle.loads(pickle.dumps(_Tampered(record, {"unheard_of": 1})))


@given(strategies.inspections(report=False, readings=False))
def test_a_pickle_whose_bytes_were_edited_is_refused(inspection: Inspection) -> None:
    honest = pickle.dumps(inspection, protocol=2)
    name = inspection.authority.name.encode()
    blank = b" " * len(name)
    with pytest.raises(InvalidDocument):
        pickle.loads(honest.replace(name, blank))
