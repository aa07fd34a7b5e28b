"""The deliberate mutants: each changes one place of the code; `nox -s mutation` tries them."""

import ast
import builtins
from collections.abc import Sequence

import pytest

from ofsted_inspection.comparison import MAINTAINERS_CROSSWALK
from ofsted_inspection.tables import DICTIONARY
from tools import mutants
from tools.mutants import MUTANTS
from tools.mutants_by_hand import BY_HAND
from tools.mutants_made import PACKAGE, ROOT, Mutant

SOURCE = ROOT / PACKAGE


def test_no_two_are_the_same_change() -> None:
    assert len({(mutant.file, mutant.old, mutant.new) for mutant in MUTANTS}) == len(MUTANTS)


def test_every_table_and_every_step_of_the_crosswalk_has_some() -> None:
    named = {mutant.name.partition(":")[0] for mutant in MUTANTS}
    steps = {f"{row.from_framework} to {row.to_framework}" for row in MAINTAINERS_CROSSWALK.rows}
    assert named >= {*DICTIONARY, *steps}


@pytest.mark.parametrize("mutant", BY_HAND, ids=lambda mutant: str(mutant.name))
def test_a_mutant_changes_one_place_and_leaves_python_behind(mutant: Mutant) -> None:
    text = (SOURCE / mutant.file).read_text(encoding="utf-8")
    changed = mutant.apply(text)
    assert changed != text
    compile(changed, mutant.file, "exec")


def test_what_is_made_by_rote_changes_one_call_and_leaves_a_call_behind() -> None:
    texts = {file: (SOURCE / file).read_text("utf-8") for file in {each.file for each in MUTANTS}}
    for mutant in set(MUTANTS).difference(BY_HAND):
        assert mutant.apply(texts[mutant.file]) != texts[mutant.file]
        assert isinstance(ast.parse(mutant.new, mode="eval").body, ast.Call)


@pytest.mark.slow
def test_no_change_is_noticed_for_a_name_that_is_not_there() -> None:
    """A module that cannot be imported says nothing of the tests."""
    texts = {file: (SOURCE / file).read_text("utf-8") for file in {each.file for each in MUTANTS}}
    for mutant in MUTANTS:
        before, after = (
            names_not_bound(ast.parse(text))
            for text in (texts[mutant.file], mutant.apply(texts[mutant.file]))
        )
        assert after <= before, mutant.name


def names_not_bound(tree: ast.Module) -> set[str]:
    """Return the names that a module uses and neither imports, defines nor assigns."""
    used: set[str] = set()
    bound: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Load()):
                used.add(name)
            case ast.Name(id=name) | ast.arg(arg=name):
                bound.add(name)
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                bound.add(name)
            case ast.alias(name=name, asname=other):
                bound.add(other or name)
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                bound.add(name)
            case _:
                pass
    return used - bound - set(dir(builtins))


@pytest.mark.parametrize("old", ["no such words", "def"])
def test_a_change_that_is_not_to_be_made_in_one_place_is_refused(old: str) -> None:
    mutant = Mutant("a change", "rules/_checking.py", old, "")
    with pytest.raises(ValueError, match=f"a change: '{old}' stands [02-9] times in rules/_check"):
        mutant.apply((SOURCE / mutant.file).read_text(encoding="utf-8"))


def test_a_name_that_no_mutant_has_is_an_error() -> None:
    assert mutants.main(["no such mutant"]) == 1


def test_a_part_is_of_every_kind_and_the_same_for_the_same_code() -> None:
    first = mutants.shuffled(MUTANTS)
    assert mutants.shuffled(MUTANTS[::-1]) == first
    assert sorted(first) == sorted(MUTANTS)
    part = first[: len(first) // 4]
    assert any(mutant in BY_HAND for mutant in part)
    assert any(mutant not in BY_HAND for mutant in part)


def test_of_a_part_as_many_are_tried_as_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[Mutant] = []

    def run(given: Sequence[Mutant], *, seconds: float) -> int:
        assert seconds == float("inf")
        tried.extend(given)
        return 0

    monkeypatch.setattr(mutants, "run", run)
    assert mutants.main(["--part", "24"]) == 0
    assert tried == mutants.shuffled(MUTANTS)[: -(-len(MUTANTS) // 24)]


@pytest.mark.slow
def test_nothing_is_begun_once_the_time_is_over() -> None:
    told: list[str] = []
    harmless = Mutant("harmless", "grades.py", "import enum\n", "import enum\n\n")
    assert mutants.run([harmless], seconds=0, say=told.append) == 0
    assert told == ["0 of 0 mutants caught", "in 0 seconds; 1 were not tried"]


@pytest.mark.slow
def test_what_the_package_itself_refuses_is_caught_by_the_import() -> None:
    told: list[str] = []
    name = "slac-2010 to lac-2013: None, None: another relation"
    (refused,) = (each for each in MUTANTS if each.name == name)
    assert mutants.run([refused], say=told.append) == 0
    assert told[0].endswith("caught by the import")


@pytest.mark.slow
def test_a_change_of_nothing_survives_and_is_told() -> None:
    told: list[str] = []
    harmless = Mutant("harmless", "grades.py", "import enum\n", "import enum\n\n")
    assert mutants.run([harmless], say=told.append) == 1
    assert told == [
        "harmless (grades.py): SURVIVED",
        "0 of 1 mutants caught",
    ]
