"""Whole sentences of messages, in one file per kind; `python -m tests.messages` rewrites them.

Other tests ask for the place and code of a problem and for the facts that a message names.
"""

import pytest

from tests.messages.told import GOLDEN, KINDS, golden, messages


@pytest.mark.parametrize("kind", KINDS)
def test_messages_are_as_written_down(kind: str) -> None:
    assert messages(kind) == golden(kind).read_text(encoding="utf-8")


def test_every_file_is_of_a_kind() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {f"{kind}.txt" for kind in KINDS}
