"""Statistical neighbours: lists of the Department for Education, and lists of one's own."""

import functools
import json
import pkgutil
from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias, TypedDict, cast

from ofsted_inspection._arguments import checked
from ofsted_inspection.errors import UnknownName
from ofsted_inspection.gazetteer._resolver import AuthorityKey, resolved
from ofsted_inspection.models import Closeness, LocalAuthority, Neighbour

NeighbourModel: TypeAlias = Literal["dfe-may-2025", "dfe-april-2021"]
"""The models whose lists are held, newest first."""

OwnLists: TypeAlias = Mapping[str, Sequence[str]] | Mapping[int, Sequence[int]]
"""Lists of one's own: the neighbours of each authority, closest first."""


class Lists(TypedDict):
    """The lists of one model in the compiled file.

    `neighbours` has, for each authority's number at Ofsted as text, those of its neighbours with
    the place of the word for how close in `Closeness`; `carried_over` the numbers of the
    authorities whose lists the model took over from an older one.
    """

    carried_over: list[int]
    neighbours: dict[str, list[tuple[int, int]]]


@checked
def neighbours(
    authority: AuthorityKey, model: NeighbourModel | OwnLists = "dfe-may-2025"
) -> tuple[Neighbour, ...]:
    """Return the statistical neighbours of `authority`, closest first.

    `authority` is whatever `ofsted_inspection.authority` takes, or what it returns. `model` is
    one of the Department for Education, or a mapping of one's own from authorities to their
    neighbours, each given by number, code or name.

    Neighbours are not mutual: that A is a neighbour of B does not make B one of A. And a list is
    the ten closest, however far they are: the department's word for how close goes with each.

    Raises UnknownName for a model that is not known, and for an authority without a list, naming
    the models that have one.
    """
    asked = resolved(authority)
    if not isinstance(model, str):
        return _own(asked, model)
    held = _held()
    lists = held[model]
    closest = lists["neighbours"].get(str(asked.urn))
    if closest is None:
        raise _without_list(asked, model)
    words = tuple(Closeness)
    return tuple(
        Neighbour(
            authority=resolved(urn),
            rank=rank,
            closeness=words[word],
            carried_over=asked.urn in lists["carried_over"],
        )
        for rank, (urn, word) in enumerate(closest, start=1)
    )


def _own(asked: LocalAuthority, lists: OwnLists) -> tuple[Neighbour, ...]:
    for each, closest in cast("Mapping[AuthorityKey, Sequence[AuthorityKey]]", lists).items():
        if resolved(each).urn == asked.urn:
            return tuple(
                Neighbour(authority=resolved(key), rank=rank)
                for rank, key in enumerate(closest, start=1)
            )
    raise _without_list(asked, "the lists given")


def _without_list(asked: LocalAuthority, model: str) -> UnknownName:
    having = tuple(name for name, each in _held().items() if str(asked.urn) in each["neighbours"])
    kind = f"list of statistical neighbours of {asked.name} in"
    return UnknownName(kind, model, having, having)


@functools.cache
def _held() -> dict[str, Lists]:
    content = pkgutil.get_data("ofsted_inspection", "_bundled/statistical-neighbours.json")
    return cast("dict[str, Lists]", json.loads(cast("bytes", content)))
