"""Versions of the format, and how documents of older ones are brought up to date.

`schema_version` rises when a document that was right before is no longer right, or means something
else: a member added, taken away or renamed, a name added to or taken from a closed list. It stays
when only messages, titles or the order of checks change. Every version ever released can be read
for ever, by migrations that take plain dicts, before any model exists.
"""

from collections.abc import Callable, Mapping

SCHEMA_VERSION = 1
"""The version of the format that this package writes, and the newest it reads."""

Migration = Callable[[dict[object, object]], dict[object, object]]
"""Takes a document of one version and returns it in the next; leaves what it is given alone."""

MIGRATIONS: Mapping[int, Migration] = {}
"""By the version each starts from. There is one version so far, hence none."""


def migrated(
    document: dict[object, object],
    version: int,
    newest: int = SCHEMA_VERSION,
    migrations: Mapping[int, Migration] = MIGRATIONS,
) -> dict[object, object]:
    """Return `document`, which is of `version`, as one of the `newest` version."""
    for step in range(version, newest):
        document = {**migrations[step](document), "schema_version": step + 1}
    return document
