"""Whole outcomes of made-up reports, a file for each kind; `python -m tests.reading` writes them.

Each was read by a person. Other tests ask for what is particular; these notice whatever else
changes: a role, a target, a place, a code, a word of what is expected.
"""

from collections.abc import Sequence

import pytest

from tests.reading.kept_outcomes import FILES, KEPT, held, kept, outcomes

_AT_A_TIME = 24
"""So many cases make a test: what one of them notices need not wait for all the others."""

_PARTS = {
    f"{name}-{first}": (name, [*cases][first : first + _AT_A_TIME])
    for name, cases in FILES.items()
    for first in range(0, len(cases), _AT_A_TIME)
}


@pytest.mark.parametrize(("name", "cases"), _PARTS.values(), ids=_PARTS)
def test_outcomes_are_as_written_down(name: str, cases: Sequence[str]) -> None:
    written = held(kept(name).read_text(encoding="utf-8"))
    assert outcomes(name, cases) == {case: written.get(case) for case in cases}


@pytest.mark.parametrize("name", FILES)
def test_every_outcome_is_of_a_case(name: str) -> None:
    assert [*held(kept(name).read_text(encoding="utf-8"))] == [*FILES[name]]


def test_every_file_is_of_a_kind() -> None:
    assert {path.name for path in KEPT.iterdir()} == {kept(name).name for name in FILES}
