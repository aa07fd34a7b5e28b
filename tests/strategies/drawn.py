"""Every public model, found by looking at what the package exports, and instances of each."""

import enum
import warnings
from collections.abc import Callable
from typing import TypeVar

import attrs
from hypothesis import HealthCheck, Phase, find, given, settings, strategies as st
from hypothesis.errors import HypothesisWarning, NoSuchExample

import ofsted_inspection
from ofsted_inspection import strategies

Drawn = TypeVar("Drawn")


def public_classes() -> list[type[object]]:
    """Return the classes that the package exports, errors apart."""
    exported = (getattr(ofsted_inspection, name) for name in dir(ofsted_inspection))
    return [
        each for each in exported if isinstance(each, type) and not issubclass(each, BaseException)
    ]


def public_models() -> list[type[object]]:
    """Return the classes that have fields: neither enumerations nor named tuples."""
    return [each for each in public_classes() if attrs.has(each)]


def public_enumerations() -> list[type[enum.Enum]]:
    """Return the enumerations that the package exports."""
    return [each for each in public_classes() if issubclass(each, enum.Enum)]


def strategy_of(model: type[object]) -> st.SearchStrategy[object]:
    """Return the strategy that is called as the model is, in the plural."""
    words = "".join(f"_{letter}" if letter.isupper() else letter for letter in model.__name__)
    name = words.lower().removeprefix("_")
    for plural in (f"{name}s", f"{name.removesuffix('y')}ies", f"{name}es", name):
        found = getattr(strategies, plural, None)
        if found is not None:
            drawn: st.SearchStrategy[object] = found()
            return drawn
    raise LookupError(name)


def simplest(strategy: st.SearchStrategy[Drawn]) -> Drawn:
    """Return what `strategy` draws first, where every choice is the simplest."""
    return batch(strategy, 1)[0]


def occurs(strategy: st.SearchStrategy[Drawn], condition: Callable[[Drawn], bool]) -> bool:
    """Tell whether `strategy` draws something that meets `condition`, in 400 examples."""
    search = settings(
        max_examples=400,
        phases=[Phase.generate],
        derandomize=True,
        database=None,
        deadline=None,
    )
    with warnings.catch_warnings():
        # An example that is not made small is large, and its printed form is of no use here.
        warnings.simplefilter("ignore", HypothesisWarning)
        try:
            find(strategy, condition, settings=search)
        except NoSuchExample:
            return False
    return True


def batch(strategy: st.SearchStrategy[Drawn], size: int) -> list[Drawn]:
    """Return `size` or fewer examples, the same ones every time, the simplest first."""
    drawn: list[Drawn] = []

    @settings(
        max_examples=size,
        phases=[Phase.generate],
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(strategy)
    def keep(example: Drawn) -> None:
        drawn.append(example)

    keep()
    return drawn


_FEW: dict[type[object], tuple[object, ...]] = {}


def few(model: type[object]) -> tuple[object, ...]:
    """Return some instances of `model`, drawn once for all tests, the simplest first."""
    if model not in _FEW:
        _FEW[model] = tuple(batch(strategy_of(model), 4))
    return _FEW[model]
