"""Which judgements of two inspections are of aspects that correspond."""

from collections.abc import Iterator
from typing import NamedTuple

from ofsted_inspection._arguments import checked
from ofsted_inspection._record import problem
from ofsted_inspection.comparison._crosswalk import Crosswalk
from ofsted_inspection.comparison._rows import CrosswalkRow, Relation
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode
from ofsted_inspection.models import Inspection, Judgement


class Pair(NamedTuple):
    """Two judgements of aspects that correspond, and the row of the crosswalk that says so.

    `row` is None where both are of one framework. It stands as the crosswalk has it, from the
    earlier framework to the later, also where the inspections came the other way round.
    """

    before: Judgement
    after: Judgement
    row: CrosswalkRow | None = None

    @property
    def has_direction(self) -> bool:
        """Whether a difference between the two may be called better or worse."""
        return self.row is None or self.row.has_direction


@checked
def pairs(
    before: Inspection, after: Inspection, *, crosswalk: Crosswalk | None = None
) -> tuple[Pair, ...]:
    """Return the judgements of `before` and `after` whose aspects correspond, two by two.

    Within one framework these are the aspects of one key, in the order of the framework. Across
    frameworks they are those that a row of `crosswalk.between` pairs, in the order of its rows
    and in whichever direction it has them; there are none without a crosswalk. Inspections of two
    authorities (by Ofsted's number) have none.

    Raises InvalidDocument for two different frameworks of one id.
    """
    if faults := tuple(frameworks_agree(before, after)):
        raise InvalidDocument("pairs", faults)
    if before.authority.urn != after.authority.urn:
        return ()
    earlier, later = _by_key(before), _by_key(after)
    if before.framework.id == after.framework.id:
        keys = (aspect.key for aspect in before.framework.aspects)
        return tuple(
            Pair(earlier[key], later[key]) for key in keys if key in earlier and key in later
        )
    if crosswalk is None:
        return ()
    ends = (
        (row, row.from_aspect, row.to_aspect)
        if row.from_framework == before.framework.id
        else (row, row.to_aspect, row.from_aspect)
        for row in _rows(before, after, crosswalk)
        if row.is_pair
    )
    return tuple(
        Pair(earlier[one], later[other], row)
        for row, one, other in ends
        if one in earlier and other in later
    )


def rows_about(
    judgement: Judgement, own: Inspection, other: Inspection, crosswalk: Crosswalk
) -> tuple[CrosswalkRow, ...]:
    """Return what the crosswalk says of an aspect of one inspection beside another inspection."""
    return tuple(
        row
        for row in _rows(own, other, crosswalk)
        if row.relation is Relation.UNKNOWN
        or judgement.aspect.key
        == (row.from_aspect if row.from_framework == own.framework.id else row.to_aspect)
    )


def frameworks_agree(before: Inspection, after: Inspection) -> Iterator[Problem]:
    """Yield a Problem if two inspections name different frameworks by one id."""
    one, other = before.framework, after.framework
    if one is not other and one.id == other.id and one != other:
        yield problem(
            "after.framework",
            other.id,
            "the framework that `before` has under this id; here are two that differ",
            ProblemCode.DUPLICATE,
        )


def _rows(one: Inspection, other: Inspection, crosswalk: Crosswalk) -> tuple[CrosswalkRow, ...]:
    """Return the rows between the frameworks of two inspections, whichever is the earlier."""
    there = crosswalk.between(one.framework, other.framework)
    return there or crosswalk.between(other.framework, one.framework)


def _by_key(inspection: Inspection) -> dict[str | None, Judgement]:
    return {judgement.aspect.key: judgement for judgement in inspection.judgements}
