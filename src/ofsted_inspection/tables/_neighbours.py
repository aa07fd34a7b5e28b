"""The statistical neighbours of an authority, in a frame of any engine."""

from typing import TypeVar

from ofsted_inspection._arguments import checked
from ofsted_inspection.gazetteer import AuthorityKey, NeighbourModel, OwnLists, neighbours
from ofsted_inspection.tables._extras import imported
from ofsted_inspection.tables._seen import native, table_of

_Frame = TypeVar("_Frame")


@checked
def of_neighbours(
    frame: _Frame, authority: AuthorityKey, *, model: NeighbourModel | OwnLists = "dfe-may-2025"
) -> _Frame:
    """Return the rows of the statistical neighbours of `authority`; its own are not among them.

    `frame` has at least the column `urn`, as `inspections` and `judgements` have, so that what
    counts a region counts neighbours: `grade_counts(of_neighbours(frame, "Leeds"))`. `authority`
    and `model` are as `ofsted_inspection.neighbours` takes them, a list of one's own included. A
    lazy frame stays lazy.

    Raises UnknownName as that does, and for a frame without `urn`.
    """
    urns = [neighbour.authority.urn for neighbour in neighbours(authority, model)]
    table = table_of("of_neighbours()", frame, ("urn",))
    return native(table.filter(imported("narwhals", "frames").col("urn").is_in(urns)), frame)
