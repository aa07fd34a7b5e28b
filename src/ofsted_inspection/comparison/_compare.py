"""Comparing two inspections, aspect by aspect, and saying what cannot be compared."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, final, overload

import attrs

from ofsted_inspection._arguments import checked
from ofsted_inspection._doors import behind, display
from ofsted_inspection._printable import printable
from ofsted_inspection._record import Record
from ofsted_inspection.comparison._change import Change, ChangeKind, ChangeReason
from ofsted_inspection.comparison._crosswalk import Crosswalk
from ofsted_inspection.comparison._pairs import Pair, frameworks_agree, pairs, rows_about
from ofsted_inspection.comparison._rows import CrosswalkRow, DirectionAllowed, Relation
from ofsted_inspection.errors import Problem
from ofsted_inspection.grades import ReformedGrade, SlacGrade, Ungraded
from ofsted_inspection.models import Inspection, Judgement

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


@final
@attrs.frozen(kw_only=True, repr=False)
class Comparison(Record):
    """Two inspections side by side, and the crosswalk used, if any.

    `changes` follow from the three fields and are worked out when asked for. Frameworks of one id
    must be equal.
    """

    before: Inspection
    after: Inspection
    crosswalk: Crosswalk | None = None

    def _problems(self) -> Iterator[Problem]:
        yield from frameworks_agree(self.before, self.after)

    @property
    def changes(self) -> tuple[Change, ...]:
        """One change per aspect, or per pair that the crosswalk relates.

        Pairs stand in the crosswalk's order or, within one framework, in the order of its
        aspects; then what stands in one inspection only.
        """
        return tuple(_changes(self.before, self.after, self.crosswalk))

    @checked
    def of_kind(self, *kinds: ChangeKind) -> tuple[Change, ...]:
        """Return the changes of these kinds, in order."""
        return tuple(change for change in self.changes if change.kind in kinds)

    def __str__(self) -> str:
        """Return what became of each aspect, in a line each."""
        return "\n".join(map(printable, _lines(self)))

    @overload
    def to_frame(self, *, backend: Literal["pandas"] = "pandas") -> "pandas.DataFrame": ...
    @overload
    def to_frame(self, *, backend: Literal["polars"]) -> "polars.DataFrame": ...
    @overload
    def to_frame(self, *, backend: Literal["pyarrow"]) -> "pyarrow.Table": ...
    @checked
    def to_frame(self, *, backend: Literal["pandas", "polars", "pyarrow"] = "pandas") -> object:
        """Return a frame with a row for each change: both aspects, both grades, kind and reason.

        Grades of one scale are an ordered categorical, of two scales text (pandas: a categorical
        without an order). Raises MissingExtra if the library is not installed.
        """
        frame: object = behind("Comparison", "to_frame")(self, backend=backend)
        return frame

    def _repr_html_(self) -> str:
        """Return what notebooks show."""
        return display(self)

    def __repr__(self) -> str:
        """Return both identifiers and how many changes there are of each kind."""
        changes = self.changes
        counts = (
            (kind.value, sum(change.kind is kind for change in changes)) for kind in ChangeKind
        )
        counted = ", ".join(f"{count} {kind}" for kind, count in counts if count)
        return f"Comparison({self.before.id!r}, {self.after.id!r}: {counted or 'nothing'})"


@checked
def compare(
    before: Inspection, after: Inspection, *, crosswalk: Crosswalk | None = None
) -> Comparison:
    """Return what changed, aspect by aspect, each change with its reason.

    Within one framework aspects are compared by key and `crosswalk` is not used. Across
    frameworks nothing is comparable without a crosswalk, and with one only what it allows;
    `MAINTAINERS_CROSSWALK` is shipped. Not judged is comparable with nothing, itself included,
    and inspections of two authorities (by Ofsted's number) are never comparable.

    Raises InvalidDocument for two different frameworks of one id.
    """
    used = None if before.framework.id == after.framework.id else crosswalk
    return Comparison(before=before, after=after, crosswalk=used)


def _lines(seen: Comparison) -> Iterator[str]:
    """Yield a heading, and a line for each aspect with its grades, what changed, and why not."""
    before, after = seen.before, seen.after
    names = dict.fromkeys((before.authority.name, after.authority.name))
    yield (
        f"{' and '.join(names)}: {before.framework.id} of {before.start} "
        f"and {after.framework.id} of {after.start}"
    )
    for each in seen.changes:
        grades = (
            "none" if one is None else one.grade.label.lower() for one in (each.before, each.after)
        )
        said = each.kind.value.replace("_", " ")
        why = f" ({each.explanation})" if each.kind is ChangeKind.NOT_COMPARABLE else ""
        yield f"{each.label}: {' to '.join(grades)}, {said}{why}"


def _changes(
    before: Inspection, after: Inspection, crosswalk: Crosswalk | None
) -> Iterator[Change]:
    if before.authority.urn != after.authority.urn:
        yield from _apart(before, after, ChangeReason.AUTHORITIES_DIFFER)
    elif crosswalk is None and before.framework.id != after.framework.id:
        yield from _apart(before, after, ChangeReason.NO_CROSSWALK)
    else:
        found = pairs(before, after, crosswalk=crosswalk)
        for pair in found:
            yield _pair(pair, crosswalk)
        paired = {pair.before.aspect.key for pair in found}
        for judgement in before.judgements:
            if judgement.aspect.key not in paired:
                rows = () if crosswalk is None else rows_about(judgement, before, after, crosswalk)
                yield _left_over(judgement, ChangeKind.DROPPED, rows, crosswalk)
        paired = {pair.after.aspect.key for pair in found}
        for judgement in after.judgements:
            if judgement.aspect.key not in paired:
                rows = () if crosswalk is None else rows_about(judgement, after, before, crosswalk)
                yield _left_over(judgement, ChangeKind.ADDED, rows, crosswalk)


def _apart(before: Inspection, after: Inspection, reason: ChangeReason) -> Iterator[Change]:
    """Yield every aspect of either inspection by itself, not comparable."""
    kind = ChangeKind.NOT_COMPARABLE
    for judgement in before.judgements:
        yield Change(before=judgement, after=None, kind=kind, reason=reason)
    for judgement in after.judgements:
        yield Change(before=None, after=judgement, kind=kind, reason=reason)


def _left_over(
    judgement: Judgement,
    kind: ChangeKind,
    rows: tuple[CrosswalkRow, ...],
    crosswalk: Crosswalk | None,
) -> Change:
    """Return the change of an aspect that is paired with nothing; `rows` are about it."""
    lone = next((row for row in rows if row.relation in _LONE), None)
    pairing = next((row for row in rows if row.is_pair), None)
    if lone is not None:
        return _alone(judgement, kind, ChangeReason.CROSSWALK, lone)
    if pairing is not None or crosswalk is None:
        return _alone(judgement, kind, ChangeReason.ONE_RECORD_ONLY, pairing)
    reason = ChangeReason.NO_COUNTERPART if rows else ChangeReason.NOT_IN_CROSSWALK
    alone = _alone(judgement, kind, reason, next(iter(rows), None))
    return attrs.evolve(alone, kind=ChangeKind.NOT_COMPARABLE)


_LONE = frozenset({Relation.ADDED, Relation.DROPPED})


def _alone(
    judgement: Judgement, kind: ChangeKind, reason: ChangeReason, row: CrosswalkRow | None
) -> Change:
    added = kind is ChangeKind.ADDED
    return Change(
        before=None if added else judgement,
        after=judgement if added else None,
        kind=kind,
        reason=reason,
        row=row,
    )


def _pair(pair: Pair, crosswalk: Crosswalk | None) -> Change:
    """Return the change between two judgements that correspond."""
    old, new = pair.before.grade, pair.after.grade
    kind, scale_row = ChangeKind.NOT_COMPARABLE, None
    reason = ChangeReason.SAME_ASPECT if pair.row is None else ChangeReason.CROSSWALK
    if isinstance(old, Ungraded) or isinstance(new, Ungraded):
        reason = ChangeReason.NOT_JUDGED
    else:
        scale_row = None if crosswalk is None else crosswalk.scale_row(old, new)
        if pair.has_direction:
            if type(old) is type(new):
                kind = _direction(old, new)
            else:
                reason = ChangeReason.SCALES_DIFFER
        elif pair.row is not None and pair.row.direction_allowed is DirectionAllowed.SHOW_ONLY:
            reason = ChangeReason.SHOW_ONLY
        else:
            reason = ChangeReason.DIRECTION_NOT_ALLOWED
    return Change(
        before=pair.before,
        after=pair.after,
        kind=kind,
        reason=reason,
        row=pair.row,
        scale_row=scale_row,
    )


def _direction(old: SlacGrade | ReformedGrade, new: SlacGrade | ReformedGrade) -> ChangeKind:
    # Both are of one scale, on which number 1 is best.
    if new.number < old.number:
        return ChangeKind.IMPROVED
    return ChangeKind.UNCHANGED if new is old else ChangeKind.DECLINED
