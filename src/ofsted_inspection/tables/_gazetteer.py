"""The tables that a package of authorities has beside them: names, codes, successions, lists."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Never, cast, final, get_args

from ofsted_inspection.errors import UnknownName
from ofsted_inspection.gazetteer import NeighbourModel, neighbours
from ofsted_inspection.models import Closeness, Extent, LocalAuthority, NameKind, Neighbour
from ofsted_inspection.tables._declaration import Declaration, Declared
from ofsted_inspection.tables._definition import (
    Column,
    ForeignKey,
    Table,
    boolean,
    date,
    integer,
    text,
)
from ofsted_inspection.tables._places import Entry, apart

_CODE = r"E\d{8}"
_URN = integer("urn", "Ofsted's unique reference number of the authority")
_OF_AUTHORITY = ForeignKey(columns=("urn",), table="authorities", references=("urn",))


def _kept(table: Table) -> Declaration[Never, None]:
    """Return the declaration of a table that no model has: it is kept beside authorities."""
    return Declaration(table=table, places=lambda _: iter(()))


AUTHORITY_NAMES = _kept(
    Table(
        name="authority_names",
        title="Other names",
        description="One row for each name beside Ofsted's and the statistics office's.",
        columns=(
            _URN,
            text("written", "the name as it is written"),
            text(
                "kind",
                "what the council calls itself, called itself before, or is called for short",
                categories=NameKind,
            ),
        ),
        primary_key=("urn", "written"),
        foreign_keys=(_OF_AUTHORITY,),
    )
)

CODE_CHANGES = _kept(
    Table(
        name="code_changes",
        title="Codes that changed",
        description="One row for each code of an authority whose code changed since November 2013.",
        columns=(
            _URN,
            text("ons_code", "the code", pattern=_CODE),
            date("valid_from", "first day; none where that is before November 2013", nullable=True),
            date(
                "valid_before",
                "first day of the next code; none for the code of today",
                nullable=True,
            ),
        ),
        primary_key=("urn", "ons_code"),
        foreign_keys=(_OF_AUTHORITY,),
    )
)


def _of(whose: str) -> tuple[Column, ...]:
    return (
        text(whose, f"name of the {whose} at the time"),
        integer(f"{whose}_urn", f"Ofsted's number of the {whose}"),
        integer(f"{whose}_la_number", f"three-digit number of the {whose}"),
        text(f"{whose}_ons_code", f"code of the {whose}", pattern=_CODE),
    )


SUCCESSION_LINKS = _kept(
    Table(
        name="succession_links",
        title="Successions",
        description="One row for each authority that succeeded another, whole or in part.",
        columns=(
            *_of("predecessor"),
            *_of("successor"),
            date("first_day", "first day of the successor"),
            text("extent", "how much of the predecessor went to the successor", categories=Extent),
            text("part", "which part it was, if one", nullable=True),
            boolean("area_unchanged", "whether a source states that the area stayed as it was"),
            boolean("continuing", "whether the predecessor's council went on, made anew"),
            text("legal_basis", "the order that says so"),
            text("source_url", "where that was read"),
        ),
        primary_key=("predecessor_ons_code", "successor_ons_code"),
        foreign_keys=tuple(
            ForeignKey(columns=(f"{whose}_urn",), table="authorities", references=("urn",))
            for whose in ("predecessor", "successor")
        ),
    )
)

_NEIGHBOURS_TABLE = Table(
    name="statistical_neighbours",
    title="Statistical neighbours",
    description="One row for each neighbour of each authority in each model, closest first.",
    columns=(
        text("model", "model of the Department for Education, by its month"),
        boolean("carried_over", "whether the model took over an older list"),
        _URN,
        integer("rank", "place among the ten, 1 for the closest"),
        integer("neighbour_urn", "Ofsted's number of the neighbour"),
        text("closeness", "how close, in the department's words", categories=Closeness),
    ),
    primary_key=("model", "urn", "rank"),
    foreign_keys=(
        _OF_AUTHORITY,
        ForeignKey(columns=("neighbour_urn",), table="authorities", references=("urn",)),
    ),
)


@final
class _Listed(NamedTuple):
    """One line of a list of statistical neighbours, with the model and whose list it is."""

    model: str
    carried_over: bool
    urn: int
    rank: int
    neighbour_urn: int
    closeness: str


def _lines(entries: Sequence[Entry]) -> Iterator[_Listed]:
    """Yield the lists of the authorities among the entries, model by model, newest first."""
    places = [entry for entry in entries if isinstance(entry, LocalAuthority)]
    return (
        _Listed(model, each.carried_over, place.urn, each.rank, each.authority.urn, words.value)
        for model in cast("tuple[NeighbourModel, ...]", get_args(NeighbourModel))
        for place in places
        for each in _list_of(place, model)
        for words in filter(None, (each.closeness,))
    )


def _list_of(place: LocalAuthority, model: NeighbourModel) -> tuple[Neighbour, ...]:
    try:
        return neighbours(place, model)
    except UnknownName:
        return ()


STATISTICAL_NEIGHBOURS: Declaration[_Listed, None] = Declaration(
    table=_NEIGHBOURS_TABLE,
    columns=tuple(
        Declared(column=column, take=f"record.{column.name}")
        for column in _NEIGHBOURS_TABLE.columns
    ),
    places=apart(_lines),
)
