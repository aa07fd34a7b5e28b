"""Comparing two inspections, aspect by aspect, and saying what cannot be compared."""

from collections.abc import Iterator
from typing import final

import attrs

from ofsted_inspection._record import Record
from ofsted_inspection.comparison._change import Change, ChangeKind, ChangeReason
from ofsted_inspection.comparison._crosswalk import (
    Crosswalk,
    CrosswalkRow,
    DirectionAllowed,
    Relation,
)
from ofsted_inspection.grades import ReformedGrade, SlacGrade, Ungraded
from ofsted_inspection.models.outcome import Inspection, Judgement


@final
@attrs.frozen(kw_only=True, repr=False)
class Comparison(Record):
    """Two inspections side by side, and the crosswalk used, if any.

    `changes` follow from the three fields and are worked out when asked for.
    """

    before: Inspection
    after: Inspection
    crosswalk: Crosswalk | None = None

    @property
    def changes(self) -> tuple[Change, ...]:
        """One change per aspect, or per pair that the crosswalk relates.

        Pairs stand in the crosswalk's order or, within one framework, in the order of its
        aspects; then what stands in one inspection only.
        """
        return tuple(_changes(self.before, self.after, self.crosswalk))

    def of_kind(self, *kinds: ChangeKind) -> tuple[Change, ...]:
        """Return the changes of these kinds, in order."""
        return tuple(change for change in self.changes if change.kind in kinds)

    def __repr__(self) -> str:
        """Return both identifiers and how many changes there are of each kind."""
        changes = self.changes
        counts = (
            (kind.value, sum(change.kind is kind for change in changes)) for kind in ChangeKind
        )
        counted = ", ".join(f"{count} {kind}" for kind, count in counts if count)
        return f"Comparison({self.before.id!r}, {self.after.id!r}: {counted or 'nothing'})"


def compare(
    before: Inspection, after: Inspection, *, crosswalk: Crosswalk | None = None
) -> Comparison:
    """Return what changed, aspect by aspect, each change with its reason.

    Within one framework aspects are compared by key and `crosswalk` is not used. Across
    frameworks nothing is comparable without a crosswalk, and with one only what it allows;
    `MAINTAINERS_CROSSWALK` is shipped. Not judged is comparable with nothing, itself included,
    and inspections of two authorities (by Ofsted's number) are never comparable.
    """
    used = None if before.framework.id == after.framework.id else crosswalk
    return Comparison(before=before, after=after, crosswalk=used)


def _changes(
    before: Inspection, after: Inspection, crosswalk: Crosswalk | None
) -> Iterator[Change]:
    one_framework = before.framework.id == after.framework.id
    if before.authority.urn != after.authority.urn:
        yield from _apart(before, after, ChangeReason.AUTHORITIES_DIFFER)
    elif one_framework:
        yield from _within(before, after)
    elif crosswalk is None:
        yield from _apart(before, after, ChangeReason.NO_CROSSWALK)
    elif rows := crosswalk.between(before.framework, after.framework):
        yield from _across(before, after, crosswalk, rows)
    else:
        rows = crosswalk.between(after.framework, before.framework)
        for change in _across(after, before, crosswalk, rows):
            yield attrs.evolve(
                change, before=change.after, after=change.before, kind=change.kind.mirrored
            )


def _apart(before: Inspection, after: Inspection, reason: ChangeReason) -> Iterator[Change]:
    """Yield every aspect of either inspection by itself, not comparable."""
    kind = ChangeKind.NOT_COMPARABLE
    for judgement in before.judgements:
        yield Change(before=judgement, after=None, kind=kind, reason=reason)
    for judgement in after.judgements:
        yield Change(before=None, after=judgement, kind=kind, reason=reason)


def _by_key(inspection: Inspection) -> dict[str, Judgement]:
    return {judgement.aspect.key: judgement for judgement in inspection.judgements}


def _within(before: Inspection, after: Inspection) -> Iterator[Change]:
    earlier, later = _by_key(before), _by_key(after)
    for aspect in before.framework.aspects:
        old, new = earlier.get(aspect.key), later.get(aspect.key)
        if old is not None and new is not None:
            yield _pair(old, new, ChangeReason.SAME_ASPECT)
        elif old is not None:
            yield _alone(old, ChangeKind.DROPPED, ChangeReason.ONE_RECORD_ONLY)
        elif new is not None:
            yield _alone(new, ChangeKind.ADDED, ChangeReason.ONE_RECORD_ONLY)


def _across(
    before: Inspection, after: Inspection, crosswalk: Crosswalk, rows: tuple[CrosswalkRow, ...]
) -> Iterator[Change]:
    earlier, later = _by_key(before), _by_key(after)
    paired_before: set[str | None] = set()
    paired_after: set[str | None] = set()
    for row in rows:
        if row.from_aspect in earlier and row.to_aspect in later:
            paired_before.add(row.from_aspect)
            paired_after.add(row.to_aspect)
            yield _pair(
                earlier[row.from_aspect],
                later[row.to_aspect],
                ChangeReason.CROSSWALK,
                row=row,
                crosswalk=crosswalk,
            )
    from_rows = {row.from_aspect: row for row in rows}
    to_rows = {row.to_aspect: row for row in rows}
    for key, judgement in earlier.items():
        if key not in paired_before:
            yield _left_over(judgement, ChangeKind.DROPPED, from_rows.get(key))
    for key, judgement in later.items():
        if key not in paired_after:
            yield _left_over(judgement, ChangeKind.ADDED, to_rows.get(key))


def _left_over(judgement: Judgement, kind: ChangeKind, row: CrosswalkRow | None) -> Change:
    """Return the change of an aspect that no row could pair."""
    if row is None:
        alone = _alone(judgement, kind, ChangeReason.NOT_IN_CROSSWALK)
        return attrs.evolve(alone, kind=ChangeKind.NOT_COMPARABLE)
    if row.relation in {Relation.ADDED, Relation.DROPPED}:
        return _alone(judgement, kind, ChangeReason.CROSSWALK, row)
    return _alone(judgement, kind, ChangeReason.ONE_RECORD_ONLY, row)


def _alone(
    judgement: Judgement,
    kind: ChangeKind,
    reason: ChangeReason,
    row: CrosswalkRow | None = None,
) -> Change:
    added = kind is ChangeKind.ADDED
    return Change(
        before=None if added else judgement,
        after=judgement if added else None,
        kind=kind,
        reason=reason,
        row=row,
    )


def _pair(
    before: Judgement,
    after: Judgement,
    reason: ChangeReason,
    *,
    row: CrosswalkRow | None = None,
    crosswalk: Crosswalk | None = None,
) -> Change:
    """Return the change between two judgements that correspond."""
    old, new = before.grade, after.grade
    direction = DirectionAllowed.YES if row is None else row.direction_allowed
    kind, scale_row = ChangeKind.NOT_COMPARABLE, None
    if isinstance(old, Ungraded) or isinstance(new, Ungraded):
        reason = ChangeReason.NOT_JUDGED
    else:
        if crosswalk is not None and type(old) is not type(new):
            scale_row = crosswalk.scale_row(old, new)
        if direction is DirectionAllowed.NO:
            reason = ChangeReason.DIRECTION_NOT_ALLOWED
        elif direction is DirectionAllowed.SHOW_ONLY:
            reason = ChangeReason.SHOW_ONLY
        elif type(old) is not type(new):
            reason = ChangeReason.SCALES_DIFFER
        else:
            kind = _direction(old, new)
    return Change(
        before=before, after=after, kind=kind, reason=reason, row=row, scale_row=scale_row
    )


def _direction(old: SlacGrade | ReformedGrade, new: SlacGrade | ReformedGrade) -> ChangeKind:
    if old is new:
        return ChangeKind.UNCHANGED
    # Both are of one scale, on which number 1 is best.
    return ChangeKind.IMPROVED if new.number < old.number else ChangeKind.DECLINED
