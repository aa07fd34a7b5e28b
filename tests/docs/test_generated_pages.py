"""What pages say of declarations is written by the build from the declarations themselves."""

import importlib.util
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest

from ofsted_inspection import ProblemCode
from ofsted_inspection.frameworks import CATALOGUE, SLAC_2010
from ofsted_inspection.tables import DERIVED, DICTIONARY, OF_HISTORY

ROOT = Path(__file__).parents[2]


def _module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def parts() -> Mapping[str, str]:
    """Return each part as it is written."""
    return {name: "\n".join(make()) for name, make in _module("generated_pages").PARTS.items()}


def _rows(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("| `")]


def test_the_dictionary_has_every_column_stored_and_derived(parts: Mapping[str, str]) -> None:
    stored = [column for table in DICTIONARY.values() for column in table.columns]
    derived = [
        column for kind in (DERIVED, OF_HISTORY) for columns in kind.values() for column in columns
    ]
    assert len(_rows(parts["dictionary"])) == len(stored) + len(derived)
    assert all(f"## {name}\n" in parts["dictionary"] for name in DICTIONARY)


def test_the_frameworks_have_every_aspect(parts: Mapping[str, str]) -> None:
    assert len(_rows(parts["frameworks"])) == sum(len(each.aspects) for each in CATALOGUE)


def test_the_codes_are_all_there(parts: Mapping[str, str]) -> None:
    assert [line.split("`")[1] for line in _rows(parts["problem_codes"])] == [
        code.value for code in ProblemCode
    ]


def test_every_part_is_included_by_one_page(parts: Mapping[str, str]) -> None:
    included = Counter(
        name
        for page in (ROOT / "docs").rglob("*.md")
        for name in re.findall(r"\{include\} \.\./generated/(\w+)\.inc", page.read_text("utf-8"))
    )
    assert included == dict.fromkeys(parts, 1)
    assert all(text.strip() for text in parts.values())


def test_seven_titles_occur_under_both_services() -> None:
    titles = Counter(each.title for each in SLAC_2010.aspects)
    assert sum(count == 2 for count in titles.values()) == 7
