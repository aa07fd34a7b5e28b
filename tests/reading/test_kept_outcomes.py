"""Whole outcomes of made-up reports, a file for each kind; `python -m tests.reading` writes them.

Each was read by a person. Other tests ask for what is particular; these notice whatever else
changes: a role, a target, a place, a code, a word of what is expected.
"""

import pytest

from tests.reading.kept_outcomes import FILES, KEPT, kept, text


@pytest.mark.parametrize("name", FILES)
def test_outcomes_are_as_written_down(name: str) -> None:
    assert text(name) == kept(name).read_text(encoding="utf-8")


def test_every_file_is_of_a_kind() -> None:
    assert {path.name for path in KEPT.iterdir()} == {f"{name}.txt" for name in FILES}
