"""The harness of `fuzz` itself in every run; a minute of it where fuzzing is asked for."""

import time
from random import Random

import pytest

from fuzz.__main__ import NAMES, run_spoiling
from fuzz.spoiling import spoilt
from fuzz.targets import TARGETS, seeds


def test_every_target_can_be_named() -> None:
    assert tuple(TARGETS) == NAMES


@pytest.mark.parametrize("target", TARGETS)
def test_good_input_is_no_trouble(target: str) -> None:
    for data in seeds(target):
        TARGETS[target](data)


@pytest.mark.parametrize("target", TARGETS)
def test_a_little_spoilt_input_is_no_trouble(target: str) -> None:
    assert run_spoiling(target, 0.3, seed=0).inputs > 0


@pytest.mark.parametrize("target", TARGETS)
def test_the_same_seed_spoils_alike(target: str) -> None:
    first, second = (
        spoilt(seeds(target), Random(7))  # noqa: S311 - made to be repeated
        for _ in range(2)
    )
    assert [next(first) for _ in range(20)] == [next(second) for _ in range(20)]


@pytest.mark.fuzz
@pytest.mark.parametrize("target", TARGETS)
def test_a_minute_of_spoilt_input_is_no_trouble(target: str) -> None:
    assert run_spoiling(target, 60 / len(TARGETS), seed=time.time_ns()).inputs > 0
