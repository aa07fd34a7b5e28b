"""Write the messages of every kind down anew: `python -m tests.messages`, then read the changes."""

from tests.messages.told import KINDS, golden, messages

for kind in KINDS:
    golden(kind).write_text(messages(kind), encoding="utf-8")
