"""The public surface is decided, written down and kept: names, docstrings, exports, imports."""

import ast
import importlib
import json
import subprocess
import sys

import pytest

import ofsted_inspection
from tools.surface import LISTING, listing, public_modules, public_names, tree

ROOT = "ofsted_inspection"

LIBRARIES_OF_EXTRAS = [
    "rich",
    "narwhals",
    "pandas",
    "polars",
    "pyarrow",
    "duckdb",
    "altair",
    "vl_convert",
    "python_calamine",
    "hypothesis",
    "numpy",
]


def test_the_surface_is_the_one_written_down() -> None:
    assert listing() == LISTING.read_text(encoding="utf-8"), (
        "the public surface has changed: if that is meant, run python -m tools.surface, "
        "look at the difference, and say so in CHANGELOG.md"
    )


@pytest.mark.parametrize("module", public_modules())
def test_every_public_name_resolves_and_has_a_docstring(module: str) -> None:
    loaded = importlib.import_module(module)
    assert loaded.__doc__
    for public in public_names(module):
        assert hasattr(loaded, public.name), public.name
        assert public.docstring, f"{public.home}.{public.name} has no docstring"
        for definition in public.definitions:
            if isinstance(definition, ast.ClassDef):
                undocumented = [
                    f"{public.name}.{each.name}"
                    for each in definition.body
                    if isinstance(each, ast.FunctionDef)
                    and not each.name.startswith("_")
                    and not ast.get_docstring(each)
                ]
                assert undocumented == []


def _imports_for_type_checkers() -> dict[str, list[str]]:
    (block,) = (
        statement
        for statement in tree(ROOT).body
        if isinstance(statement, ast.If) and isinstance(statement.test, ast.Name)
    )
    found: dict[str, list[str]] = {}
    for statement in block.body:
        assert isinstance(statement, ast.ImportFrom)
        assert statement.module is not None
        for alias in statement.names:
            # Only `import name as name` re-exports under strict type checking.
            assert alias.asname == alias.name
            found.setdefault(statement.module.removeprefix(f"{ROOT}."), []).append(alias.name)
    return found


def _homes() -> dict[str, list[str]]:
    (homes,) = (
        statement.value
        for statement in tree(ROOT).body
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "_HOMES"
    )
    return {module: list(names) for module, names in ast.literal_eval(homes).items()}


def test_type_checkers_see_the_exports_that_programs_see() -> None:
    checked = {module: sorted(names) for module, names in _imports_for_type_checkers().items()}
    assert checked == {module: sorted(names) for module, names in _homes().items()}


def test_dir_and_star_import_give_every_export() -> None:
    names = sorted(name for names in _homes().values() for name in names)
    assert dir(ofsted_inspection) == names
    program = f"from {ROOT} import *; print(sorted(n for n in dir() if n[:2] != '__'))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    assert ast.literal_eval(done.stdout) == names


def test_a_misspelt_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'ofsted_inspection' has no attribute 'Inspektion'"):
        _ = getattr(ofsted_inspection, "Inspektion")  # noqa: B009 - a checker would refuse it


def _modules_after(statement: str) -> set[str]:
    program = f"import json, sys; {statement}; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    return {str(name).split(".")[0] for name in json.loads(done.stdout)}


@pytest.mark.parametrize(
    "statement",
    [
        f"import {ROOT}",
        f"from {ROOT} import Inspection, load",
        f"from {ROOT} import check, compare, distribution",
        f"import {ROOT}.cli",
    ],
)
def test_importing_brings_neither_an_extra_nor_cattrs(statement: str) -> None:
    brought = _modules_after(statement)
    assert brought.isdisjoint([*LIBRARIES_OF_EXTRAS, "cattrs"])


def test_importing_the_root_alone_brings_no_library() -> None:
    assert "attrs" not in _modules_after(f"import {ROOT}")


def test_no_public_module_brings_an_extra_by_being_imported() -> None:
    # Strategies are made of Hypothesis, which whoever imports them has.
    others = [name for name in public_modules() if name.split(".")[1:2] != ["strategies"]]
    assert _modules_after(f"import {', '.join(others)}").isdisjoint(LIBRARIES_OF_EXTRAS)
