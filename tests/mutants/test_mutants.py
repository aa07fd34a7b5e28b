"""The deliberate mutants: each is a change to the code as it stands, and a property catches it."""

import pytest

from tools import mutants
from tools.mutants import MUTANTS, Mutant

SOURCE = mutants.ROOT / mutants.PACKAGE


def test_there_are_at_least_twenty_of_different_names() -> None:
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS) >= 20


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: str(mutant.name))
def test_a_mutant_changes_one_place_and_leaves_python_behind(mutant: Mutant) -> None:
    text = (SOURCE / mutant.file).read_text(encoding="utf-8")
    changed = mutant.apply(text)
    assert changed != text
    compile(changed, mutant.file, "exec")


@pytest.mark.parametrize("old", ["no such words", "def"])
def test_a_change_that_is_not_to_be_made_in_one_place_is_refused(old: str) -> None:
    mutant = Mutant("a change", "rules/_checking.py", old, "")
    with pytest.raises(ValueError, match=f"a change: '{old}' stands [02-9] times in rules/_check"):
        mutant.apply((SOURCE / mutant.file).read_text(encoding="utf-8"))


def test_a_name_that_no_mutant_has_is_an_error() -> None:
    assert mutants.main(["no such mutant"]) == 1


@pytest.mark.slow
def test_a_change_of_nothing_survives_and_is_told() -> None:
    told: list[str] = []
    harmless = Mutant("harmless", "grades.py", "import enum\n", "import enum\n\n")
    assert mutants.run([harmless], say=told.append) == 1
    assert told == [
        "harmless (grades.py): SURVIVED",
        "0 of 1 mutants caught by a property",
    ]


@pytest.mark.slow
def test_a_property_catches_every_mutant() -> None:
    told: list[str] = []
    assert mutants.run(MUTANTS, say=told.append) == 0, "\n".join(told)
