"""Every example in a docstring is run, against the installed package."""

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import ofsted_inspection

ROOT = Path(__file__).parents[2]

MODULES = [
    ofsted_inspection.__name__,
    *(
        module.name
        for module in pkgutil.walk_packages(
            ofsted_inspection.__path__, f"{ofsted_inspection.__name__}."
        )
    ),
]


def _examples(module: str) -> list[doctest.DocTest]:
    found = doctest.DocTestFinder().find(importlib.import_module(module))
    return [test for test in found if test.examples]


@pytest.mark.parametrize("module", [name for name in MODULES if _examples(name)])
def test_examples_in_docstrings_give_what_they_say(
    module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Those that read a file read it from the repository.
    monkeypatch.chdir(ROOT)
    report: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    for test in _examples(module):
        runner.run(test, out=report.append)
    assert runner.summarize(verbose=False).failed == 0, "".join(report)


def test_there_are_examples() -> None:
    assert len([name for name in MODULES if _examples(name)]) >= 5
