"""Versions of the format, and how documents of older ones are brought up to date.

`schema_version` is "MAJOR.MINOR". MINOR rises when what may stand in a document grows: a member
whose field has a default, a name in a closed list, an edition of a programme. A reader takes every
MINOR of its MAJOR: a member that is missing is read as its default, and one that it does not know,
in a document of a higher MINOR, asks for a newer reader. MAJOR rises when a document that was right
is no longer right, or means something else; older ones are then brought up to date by migrations
that take plain dicts, before any model exists.
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from ofsted_inspection.interchange._faults import RepeatedKeys, is_array, is_object

SCHEMA_VERSION = "1.0"
"""The version of the format that this package writes; it reads every MINOR of that MAJOR."""


class Version(NamedTuple):
    """A version of the format; the later compares greater."""

    major: int
    minor: int

    @classmethod
    def parse(cls, text: object) -> "Version | None":
        """Return the version that `text` is, None if it is none."""
        found = _VERSION.fullmatch(text) if type(text) is str else None
        return None if found is None else cls(*map(int, found.groups()))

    def __str__(self) -> str:
        """Return the version as documents have it."""
        return f"{self.major}.{self.minor}"


_VERSION = re.compile(r"([1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})")

OWN = Version(*map(int, SCHEMA_VERSION.split(".")))
"""The version of this package."""

Migration = Callable[[dict[object, object]], dict[object, object]]
"""Takes a document of one MAJOR and returns it in the next; leaves what it is given alone."""

MIGRATIONS: Mapping[int, Migration] = {}
"""By the MAJOR each starts from. There is one so far, hence none."""


def migrated(
    document: dict[object, object],
    major: int,
    newest: Version = OWN,
    migrations: Mapping[int, Migration] = MIGRATIONS,
) -> dict[object, object]:
    """Return `document`, which is of `major`, as one of the `newest` version."""
    if major == newest.major:
        return document
    members = document
    for step in range(major, newest.major):
        members = migrations[step](members)
    return _like(document, {**members, "schema_version": str(newest)})


def steps(*migrations: Migration) -> Migration:
    """Return a migration that makes `migrations` one after the other."""

    def migrate(document: dict[object, object]) -> dict[object, object]:
        for migration in migrations:
            document = migration(document)
        return document

    return migrate


def renamed(place: str, key: str) -> Migration:
    """Return a migration that gives the member at `place` another key, where it was.

    A place is keys joined by points, `[]` after one for each item of an array:
    `report.sections[].title`. What is not there is left alone.
    """

    def rename(holder: dict[object, object], last: str) -> dict[object, object]:
        return {key if name == last else name: value for name, value in holder.items()}

    return _at(place, rename)


def dropped(place: str) -> Migration:
    """Return a migration that leaves out the member at `place`; see `renamed`."""

    def drop(holder: dict[object, object], last: str) -> dict[object, object]:
        return {name: value for name, value in holder.items() if name != last}

    return _at(place, drop)


def mapped(place: str, turn: Callable[[object], object]) -> Migration:
    """Return a migration that turns the value at `place` into another; see `renamed`.

    A place that ends in `[]` is that of each item.
    """

    def each(value: object) -> object:
        return list(map(turn, value)) if is_array(value) else value

    change = each if place.endswith("[]") else turn

    def apply(holder: dict[object, object], last: str) -> dict[object, object]:
        return {name: change(value) if name == last else value for name, value in holder.items()}

    return _at(place.removesuffix("[]"), apply)


def _at(
    place: str, change: Callable[[dict[object, object], str], dict[object, object]]
) -> Migration:
    """Return a migration that makes `change` in every object that holds the last key of `place`."""
    *above, last = place.split(".")

    def within(value: object, path: tuple[str, ...]) -> object:
        return within_object(value, path) if is_object(value) else value

    def within_object(holder: dict[object, object], path: tuple[str, ...]) -> dict[object, object]:
        if not path:
            return _like(holder, change(holder, last))
        key, below = path[0].removesuffix("[]"), path[1:]
        if key not in holder:
            return holder
        inner = holder[key]
        if key == path[0]:
            inner = within(inner, below)
        elif is_array(inner):
            inner = [within(item, below) for item in inner]
        return _like(holder, {**holder, key: inner})

    return lambda document: within_object(document, tuple(above))


def _like(holder: dict[object, object], members: dict[object, object]) -> dict[object, object]:
    """Return `members` in the place of `holder`, without forgetting what stood twice in that."""
    return holder.holding(members) if isinstance(holder, RepeatedKeys) else members
