"""Read what people keep of local authorities, and write what is published and compiled of it."""

import csv
import io
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

from ofsted_inspection._record import Record
from ofsted_inspection.gazetteer._neighbours import Lists
from ofsted_inspection.models import (
    AuthorityName,
    AuthorityType,
    Closeness,
    CodeChange,
    Extent,
    LocalAuthority,
    NameKind,
    Region,
    SuccessionLink,
)
from tools import gazetteer_tables as declared, sheets
from tools.datasheet import rows
from tools.dictionary import Table
from tools.sheets import Row

NAME = "authorities"


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
    kept = folder / "kept"
    return Gazetteer(
        authorities=sheets.read(
            kept / "authorities.csv", _columns(declared.AUTHORITIES), _authority
        ),
        names=sheets.read(
            kept / "names.csv",
            _columns(declared.NAMES),
            lambda row: AuthorityName(
                urn=row.whole("urn"),
                written=row.text("written"),
                kind=row.one_of("kind", NameKind),
            ),
        ),
        code_changes=sheets.read(
            kept / "code_changes.csv",
            _columns(declared.CODE_CHANGES),
            lambda row: CodeChange(
                urn=row.whole("urn"),
                ons_code=row.text("ons_code"),
                valid_from=row.day_or_none("valid_from"),
                valid_before=row.day_or_none("valid_before"),
            ),
        ),
        successions=sheets.read(
            kept / "successions.csv", _columns(declared.SUCCESSIONS), _succession
        ),
        neighbours=sheets.read(
            kept / "statistical_neighbours.csv",
            tuple(name for name in _columns(declared.NEIGHBOURS) if name not in declared.DERIVED),
            _listed,
        ),
    )


def _columns(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.columns)


def _authority(row: Row) -> LocalAuthority:
    return LocalAuthority(
        urn=row.whole("urn"),
        name=row.text("name"),
        ons_name=row.text("ons_name"),
        la_number=row.whole("la_number"),
        ons_code=row.text("ons_code"),
        region=row.one_of("region", Region),
        type=row.one_of("type", AuthorityType),
        closed=row.day_or_none("closed"),
    )


def _succession(row: Row) -> SuccessionLink:
    return SuccessionLink(
        predecessor=row.text("predecessor"),
        predecessor_urn=row.whole("predecessor_urn"),
        predecessor_la_number=row.whole("predecessor_la_number"),
        predecessor_ons_code=row.text("predecessor_ons_code"),
        successor=row.text("successor"),
        successor_urn=row.whole("successor_urn"),
        successor_la_number=row.whole("successor_la_number"),
        successor_ons_code=row.text("successor_ons_code"),
        first_day=row.day("first_day"),
        extent=row.one_of("extent", Extent),
        part=row.optional("part"),
        continuing=row.flag("continuing"),
        legal_basis=row.text("legal_basis"),
        source_url=row.text("source_url"),
    )


def _listed(row: Row) -> Listed:
    return Listed(
        model=row.text("model"),
        carried_over=row.flag("carried_over"),
        urn=row.whole("urn"),
        rank=row.whole("rank"),
        neighbour_urn=row.whole("neighbour_urn"),
        closeness=row.one_of("closeness", Closeness),
    )


def published(folder: Path, known: Gazetteer) -> dict[str, bytes]:
    """Return the files of the dataset's tables: those kept, with what follows from them."""
    files = {
        table.file: (folder / "kept" / table.file).read_bytes()
        for table in declared.TABLES
        if table is not declared.NEIGHBOURS
    }
    name = {each.urn: each.name for each in known.authorities}
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(_columns(declared.NEIGHBOURS))
    for each in known.neighbours:
        writer.writerow(
            (
                each.model,
                str(each.carried_over).lower(),
                each.urn,
                each.rank,
                each.neighbour_urn,
                each.closeness.value,
                name[each.urn],
                name[each.neighbour_urn],
            )
        )
    return files | {declared.NEIGHBOURS.file: written.getvalue().encode()}


def neighbour_lists(known: Gazetteer) -> bytes:
    """Return the compiled lists; ranks that do not run from 1 on without gaps raise."""
    models: dict[str, Lists] = {}
    places = {word: place for place, word in enumerate(Closeness)}
    for each in known.neighbours:
        lists = models.setdefault(each.model, Lists(carried_over=[], neighbours={}))
        closest = lists["neighbours"].setdefault(str(each.urn), [])
        closest.append((each.neighbour_urn, places[each.closeness]))
        if len(closest) != each.rank:
            message = f"{each.model}, {each.urn}: rank {each.rank} in place {len(closest)}"
            raise ValueError(message)
        if each.carried_over and each.urn not in lists["carried_over"]:
            lists["carried_over"].append(each.urn)
    return (json.dumps(models, separators=(",", ":")) + "\n").encode()


def of_gazetteer(known: Gazetteer) -> dict[str, object]:
    """Return the figures of the datasheet."""
    closed = [each for each in known.authorities if each.closed is not None]
    listed: Mapping[str, set[int]] = _listed_urns(known.neighbours)
    return {
        "authorities": len(known.authorities) - len(closed),
        "abolished": len(closed),
        "names": len(known.names),
        "kinds": rows(Counter(each.kind.value for each in known.names).most_common()),
        "types": rows(Counter(each.type.value for each in known.authorities).most_common()),
        "changed": len({each.urn for each in known.code_changes}),
        "successions": len(known.successions),
        "models": rows((f"`{model}`", len(urns)) for model, urns in listed.items()),
        "mutual": f"{_mutual(known.neighbours):.0%}",
    }


def _listed_urns(neighbours: Sequence[Listed]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for each in neighbours:
        found[each.model].add(each.urn)
    return found


def _mutual(neighbours: Sequence[Listed]) -> float:
    """Return the share of neighbours in the newest model that name the authority back."""
    newest = neighbours[0].model
    pairs = {(each.urn, each.neighbour_urn) for each in neighbours if each.model == newest}
    return sum((there, here) in pairs for here, there in pairs) / len(pairs)
