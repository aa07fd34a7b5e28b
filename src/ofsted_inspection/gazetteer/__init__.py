"""Local authorities: which one is meant, what became of it, and which are its neighbours.

>>> from ofsted_inspection import authority, neighbours, successors
>>> authority("Hull")
LocalAuthority('Kingston upon Hull', urn 80477)
>>> successors("Cumbria")[0]
SuccessionLink('Cumbria' to 'Cumberland', 2023-04-01, part: Allerdale, Carlisle, Copeland)
>>> neighbours("Leeds")[0]
Neighbour(1, 'Portsmouth', 'Very close')
"""

import builtins
import functools
from typing import TypeVar

from ofsted_inspection.errors import UnknownName
from ofsted_inspection.gazetteer._held import held
from ofsted_inspection.gazetteer._neighbours import NeighbourModel, OwnLists, neighbours
from ofsted_inspection.gazetteer._resolver import AuthorityKey, resolved
from ofsted_inspection.models import (
    AuthorityType,
    CodeChange,
    LocalAuthority,
    OfstedRegion,
    Region,
    SuccessionLink,
)

__all__ = [
    "AuthorityKey",
    "NeighbourModel",
    "OwnLists",
    "authorities",
    "authority",
    "code_changes",
    "neighbours",
    "predecessors",
    "successors",
]


def authority(key: AuthorityKey) -> LocalAuthority:
    """Return the one local authority that `key` means.

    `key` is Ofsted's number, the education department's three-digit number, a code of the
    statistics office, present or former, or a name as people write it: Ofsted's, the statistics
    office's, what the council calls itself, with `&` or "and", "St" or "Saint", "City of X" or
    "X, City of", with or without "Council" and what sort of council it is, or a well-known short
    name such as "Hull". A LocalAuthority is returned as it is.

    Nothing is guessed: a name that is not known raises UnknownName, whose `candidates` are those
    that share words with it or, where none does, are written nearly alike. A name that says the
    wrong sort of council ("Derby County Council") is not known either.

    An abolished authority is returned too, with `closed` set; `successors` says what became of
    it. Where one of today's authorities took over its name ("Dorset"), today's is meant.
    """
    return resolved(key)


def authorities(
    *,
    region: Region | str | None = None,
    ofsted_region: OfstedRegion | str | None = None,
    type: AuthorityType | str | None = None,  # noqa: A002 - it is what the field is called
    closed: bool = False,
) -> tuple[LocalAuthority, ...]:
    """Return the local authorities that run children's services, ordered by name.

    The 153 of today; with `closed=True` the five that were abolished since November 2013 as
    well, last. `region`, `ofsted_region` and `type` leave those of one region or type, given as a
    member or its words; Ofsted's regions are eight, the government's nine.

    Raises UnknownName for a region or a type that is none.
    """
    found = held().authorities
    if region is not None:
        wanted = _member(Region, "region", region)
        found = tuple(each for each in found if each.region is wanted)
    if ofsted_region is not None:
        theirs = _member(OfstedRegion, "region of Ofsted's", ofsted_region)
        found = tuple(each for each in found if each.ofsted_region is theirs)
    if type is not None:
        sort = _member(AuthorityType, "type of authority", type)
        found = tuple(each for each in found if each.type is sort)
    return found if closed else _of_today(found)


@functools.cache
def _of_today(found: tuple[LocalAuthority, ...]) -> tuple[LocalAuthority, ...]:
    return tuple(each for each in found if each.closed is None)


def successors(authority: AuthorityKey) -> tuple[SuccessionLink, ...]:
    """Return what succeeded `authority`, whole or in part, and from which day; mostly nothing.

    Held since November 2013. Three authorities were made anew and kept their number at Ofsted:
    they succeeded themselves.
    """
    urn = resolved(authority).urn
    return tuple(
        succession for succession in held().successions if succession.predecessor_urn == urn
    )


def predecessors(authority: AuthorityKey) -> tuple[SuccessionLink, ...]:
    """Return what `authority` succeeded, whole or in part, and from which day; mostly nothing."""
    urn = resolved(authority).urn
    return tuple(succession for succession in held().successions if succession.successor_urn == urn)


def code_changes(authority: AuthorityKey | None = None) -> tuple[CodeChange, ...]:
    """Return the codes that authorities had one after another, of those whose code changed.

    Of all, or of one `authority`; complete since November 2013. An authority whose code never
    changed has none.
    """
    if authority is None:
        return held().code_changes
    urn = resolved(authority).urn
    return tuple(change for change in held().code_changes if change.urn == urn)


_Member = TypeVar("_Member", Region, OfstedRegion, AuthorityType)


def _member(kind: builtins.type[_Member], what: str, word: _Member | str) -> _Member:
    for each in kind:
        if word in (each, each.value):
            return each
    raise UnknownName(what, str(word), [str(each.value) for each in kind])
