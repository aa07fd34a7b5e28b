"""Rows of a leap over several frameworks, composed of the rows of each step."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from itertools import product
from typing import TypeAlias

import attrs

from ofsted_inspection.comparison._rows import CrosswalkRow, DirectionAllowed, Relation

_Rows: TypeAlias = tuple[CrosswalkRow, ...]

_STRENGTHS = tuple(Relation)
_DIRECTIONS = tuple(DirectionAllowed)

_EARLIER_IS_A_PART = frozenset({Relation.MANY_TO_ONE, Relation.MERGED_IN})
_LATER_IS_A_PART = frozenset({Relation.NARROWER, Relation.SPLIT})
_EITHER = frozenset({Relation.PARTIAL, Relation.OVERLAPS})
_PARTS = _EARLIER_IS_A_PART | _LATER_IS_A_PART | _EITHER

_NO_PAIR = frozenset({Relation.NONE, Relation.ADDED, Relation.DROPPED, Relation.UNKNOWN})

_TWO_PARTS = "what became part of a wider judgement is not paired with a part of that judgement"


@lru_cache(maxsize=256)
def composed(rows: _Rows, earlier: str, later: str) -> _Rows:
    """Return the rows from one framework to the other: those given, then those that follow.

    `rows` must lead nowhere back to where they began.
    """
    given = tuple(row for row in rows if (row.from_framework, row.to_framework) == (earlier, later))
    if any(row.relation is Relation.UNKNOWN for row in given):
        return given
    found: list[CrosswalkRow] = []
    for middle in _last_stops(rows, earlier, later):
        found += _joined(composed(rows, earlier, middle), composed(rows, middle, later))
    known = [row for row in found if row.relation is not Relation.UNKNOWN]
    if given or known:
        found = known
    return (*given, *_not_said(given, _one_each(found)))


def _last_stops(rows: _Rows, earlier: str, later: str) -> list[str]:
    """Return the frameworks from which the last step from one to the other is made.

    A framework from which rows lead on to another such one is none: its rows to `later` are of a
    leap themselves, and take the place of what composing gives.
    """
    steps = {(row.from_framework, row.to_framework) for row in rows}
    reached = _reached(steps, earlier)
    stops = [one for one, other in sorted(steps) if other == later and one in reached]
    return [stop for stop in stops if not _reached(steps, stop).intersection(stops)]


def _reached(steps: Iterable[tuple[str, str]], start: str) -> set[str]:
    """Return every framework that the steps lead to from `start`, which is not among them."""
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        further = {other for one, other in steps if one == here} - reached
        reached |= further
        waiting += further
    return reached


def _joined(first: _Rows, second: _Rows) -> Iterator[CrosswalkRow]:
    """Yield what follows of each aspect from the rows to a framework and the rows on from it."""
    if not first:
        return
    for one in first:
        if one.to_aspect is None:
            yield _composed(one, second[0], one.relation, one.caution)
    longest = max(first, key=lambda row: len(row.via))
    for other in second:
        if other.from_aspect is None:
            yield _composed(longest, other, other.relation, other.caution)
    merged = Counter(row.to_aspect for row in first if row.is_pair)
    parted = Counter(row.from_aspect for row in second if row.is_pair)
    for one, other in product(first, second):
        if (one.from_aspect, other.to_aspect) != (None, None) and _meet(one, other):
            relation = _weaker(one.relation, other.relation)
            paired = one.is_pair and other.is_pair
            if paired and merged[one.to_aspect] > 1 and parted[one.to_aspect] > 1:
                relation = Relation.NONE
            two_parts = _TWO_PARTS if paired and relation is Relation.NONE else None
            yield _composed(one, other, relation, one.caution, other.caution, two_parts)


def _meet(one: CrosswalkRow, other: CrosswalkRow) -> bool:
    return one.to_aspect is not None and one.to_aspect == other.from_aspect


def _weaker(one: Relation, other: Relation) -> Relation:
    """Return how the first and the last of three aspects correspond, given both steps."""
    if one in _EARLIER_IS_A_PART | _EITHER and other in _LATER_IS_A_PART | _EITHER:
        return Relation.NONE
    return _weakest(one, other)


def _weakest(one: Relation, other: Relation) -> Relation:
    """Return what two relations allow to be said together."""
    if one in _PARTS and other in _PARTS and one is not other:
        kinds = ({one, other} <= kind for kind in (_EARLIER_IS_A_PART, _LATER_IS_A_PART))
        if not any(kinds):
            return Relation.OVERLAPS
    return max(one, other, key=_STRENGTHS.index)


def _composed(
    one: CrosswalkRow,
    other: CrosswalkRow,
    relation: Relation,
    *cautions: str | None,
) -> CrosswalkRow:
    """Return the row from the first end of `one` to the last of `other`, as far as it has them."""
    from_aspect = None if relation in {Relation.ADDED, Relation.UNKNOWN} else one.from_aspect
    to_aspect = None if relation in {Relation.DROPPED, Relation.UNKNOWN} else other.to_aspect
    direction = DirectionAllowed.NO
    if relation not in _NO_PAIR:
        direction = max(one.direction_allowed, other.direction_allowed, key=_DIRECTIONS.index)
    return CrosswalkRow(
        from_framework=one.from_framework,
        from_aspect=from_aspect,
        to_framework=other.to_framework,
        to_aspect=to_aspect,
        relation=relation,
        direction_allowed=direction,
        caution=_all_of(cautions),
        basis="; ".join(dict.fromkeys((*one.basis.split("; "), *other.basis.split("; ")))),
        via=(*one.via, one.to_framework, *other.via),
    )


def _all_of(cautions: Iterable[str | None]) -> str | None:
    """Return every caution once, in order; None if there is none."""
    parts = [part for caution in cautions if caution is not None for part in caution.split("; ")]
    return "; ".join(dict.fromkeys(parts)) or None


def _one_each(rows: Sequence[CrosswalkRow]) -> _Rows:
    """Return one row for each pair of aspects: the weakest of all ways to it, with every caution.

    An aspect that is paired by one way is not dropped, or added, by another.
    """
    ways: dict[object, list[CrosswalkRow]] = {}
    for row in rows:
        ways.setdefault(row.key, []).append(row)
    weakest = [_together(several) for several in ways.values()]
    pairs = tuple(row for row in weakest if row.is_pair)
    return (*pairs, *_not_said(pairs, weakest))


def _together(rows: Sequence[CrosswalkRow]) -> CrosswalkRow:
    return attrs.evolve(
        rows[0],
        relation=reduce(_weakest, (row.relation for row in rows)),
        direction_allowed=max((row.direction_allowed for row in rows), key=_DIRECTIONS.index),
        caution=_all_of(row.caution for row in rows),
    )


def _not_said(said: _Rows, rows: Iterable[CrosswalkRow]) -> _Rows:
    """Return those of `rows` about which the rows `said` say nothing."""
    keys = {row.key for row in said}
    dropped = {row.from_aspect for row in said if row.relation is Relation.DROPPED}
    added = {row.to_aspect for row in said if row.relation is Relation.ADDED}
    paired_from = {row.from_aspect for row in said if row.is_pair}
    paired_to = {row.to_aspect for row in said if row.is_pair}
    return tuple(
        row
        for row in rows
        if row.key not in keys
        and row.from_aspect not in dropped
        and row.to_aspect not in added
        and not (row.relation is Relation.DROPPED and row.from_aspect in paired_from)
        and not (row.relation is Relation.ADDED and row.to_aspect in paired_to)
    )
