"""Read what people keep of local authorities, and write what is published and compiled of it."""

import enum
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar, cast

import attrs

from ofsted_inspection._record import Record
from ofsted_inspection.errors import InvalidDocument, Problem
from ofsted_inspection.gazetteer._neighbours import Lists
from ofsted_inspection.models import (
    AuthorityName,
    Closeness,
    CodeChange,
    Extent,
    LocalAuthority,
    NameKind,
    SuccessionLink,
)
from ofsted_inspection.tables import (
    DICTIONARY,
    TableName,
    package_descriptor,
    read_datapackage,
    rows as table_rows,
)
from ofsted_inspection.tables._csv_text import csv_text
from ofsted_inspection.tables._table_files import TableFile
from tools.datasheet import rows
from tools.descriptors import Resource
from tools.kept import KEPT

_Made = TypeVar("_Made")

NAME = "authorities"
TABLES: tuple[TableName, ...] = (
    "authorities",
    "authority_names",
    "code_changes",
    "succession_links",
    "statistical_neighbours",
)
"""The tables of the dataset, those that others refer to first."""


@attrs.frozen(kw_only=True)
class Listed:
    """One line of a list of statistical neighbours."""

    model: str
    carried_over: bool
    urn: int
    rank: int
    neighbour_urn: int
    closeness: Closeness


@attrs.frozen(kw_only=True)
class Gazetteer:
    """All that is kept of authorities."""

    authorities: tuple[LocalAuthority, ...]
    names: tuple[AuthorityName, ...]
    code_changes: tuple[CodeChange, ...]
    successions: tuple[SuccessionLink, ...]
    neighbours: tuple[Listed, ...]

    @property
    def records(self) -> tuple[Record, ...]:
        """What goes into the compiled file, authorities first."""
        return (*self.authorities, *self.names, *self.code_changes, *self.successions)


def read(folder: Path) -> Gazetteer:
    """Return what the files of `kept` in the dataset's folder hold, in their order."""
    kept = folder / KEPT
    return Gazetteer(
        authorities=read_datapackage(kept, LocalAuthority, edited=True),
        names=_records(kept, "authority_names", AuthorityName),
        code_changes=_records(kept, "code_changes", CodeChange),
        successions=_records(kept, "succession_links", SuccessionLink),
        neighbours=_records(kept, "statistical_neighbours", Listed),
    )


_WORDS: Mapping[str, Callable[[object], enum.Enum]] = {
    "kind": NameKind,
    "extent": Extent,
    "closeness": Closeness,
}
"""The enumerations whose values stand in columns of these names."""


def _records(kept: Path, table: TableName, model: Callable[..., _Made]) -> tuple[_Made, ...]:
    """Return a record for each row of a table's file; raises with all faults of cells."""
    faults: list[Problem] = []
    name = f"{table}.csv"
    file = TableFile(DICTIONARY[table], name, faults)
    rows = file.read_csv((kept / name).read_bytes())
    if faults:
        raise InvalidDocument(name, faults)
    return tuple(
        model(
            **{
                column: _WORDS[column](cell) if column in _WORDS else cell
                for column, cell in row.cells.items()
            }
        )
        for row in rows
    )


def published(folder: Path) -> dict[str, bytes]:
    """Return the files of the dataset's tables: those kept, authorities with what follows too."""
    files = {f"{name}.csv": (folder / KEPT / f"{name}.csv").read_bytes() for name in TABLES}
    known = read_datapackage(folder / KEPT, LocalAuthority, edited=True)
    table = DICTIONARY["authorities"]
    return files | {"authorities.csv": csv_text(table, table_rows(known, "authorities")).encode()}


def described(files: Mapping[str, bytes]) -> list[Resource]:
    """Return each table of the dataset as a resource; `files` are those published."""
    descriptor = package_descriptor(
        NAME,
        LocalAuthority.__name__,
        [(DICTIONARY[name], None) for name in TABLES],
        {name: files[f"{name}.csv"] for name in TABLES},
        "csv",
    )
    return cast("list[Resource]", descriptor["resources"])


def neighbour_lists(known: Gazetteer) -> bytes:
    """Return the compiled lists; ranks that do not run from 1 on without gaps raise."""
    models: dict[str, Lists] = {}
    places = {word: place for place, word in enumerate(Closeness)}
    for neighbour in known.neighbours:
        lists = models.setdefault(neighbour.model, Lists(carried_over=[], neighbours={}))
        closest = lists["neighbours"].setdefault(str(neighbour.urn), [])
        closest.append((neighbour.neighbour_urn, places[neighbour.closeness]))
        if len(closest) != neighbour.rank:
            message = (
                f"{neighbour.model}, {neighbour.urn}: rank {neighbour.rank} in place {len(closest)}"
            )
            raise ValueError(message)
        if neighbour.carried_over and neighbour.urn not in lists["carried_over"]:
            lists["carried_over"].append(neighbour.urn)
    return (json.dumps(models, separators=(",", ":")) + "\n").encode()


def of_gazetteer(known: Gazetteer) -> dict[str, object]:
    """Return the figures of the datasheet."""
    closed = [authority for authority in known.authorities if authority.closed is not None]
    listed: Mapping[str, set[int]] = _listed_urns(known.neighbours)
    return {
        "authorities": len(known.authorities) - len(closed),
        "abolished": len(closed),
        "names": len(known.names),
        "kinds": rows(Counter(name.kind.value for name in known.names).most_common()),
        "types": rows(
            Counter(authority.type.value for authority in known.authorities).most_common()
        ),
        "changed": len({change.urn for change in known.code_changes}),
        "successions": len(known.successions),
        "models": rows((f"`{model}`", len(urns)) for model, urns in listed.items()),
        "mutual": f"{_mutual(known.neighbours):.0%}",
    }


def _listed_urns(neighbours: Sequence[Listed]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for neighbour in neighbours:
        found[neighbour.model].add(neighbour.urn)
    return found


def _mutual(neighbours: Sequence[Listed]) -> float:
    """Return the share of neighbours in the newest model that name the authority back."""
    newest = neighbours[0].model
    pairs = {
        (neighbour.urn, neighbour.neighbour_urn)
        for neighbour in neighbours
        if neighbour.model == newest
    }
    return sum((there, here) in pairs for here, there in pairs) / len(pairs)
