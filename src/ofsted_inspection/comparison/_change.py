"""What became of an aspect from one inspection to the next, and why that can or cannot be said."""

import enum
from typing import final

import attrs

from ofsted_inspection._record import Record
from ofsted_inspection.comparison._rows import CrosswalkRow, ScaleRow
from ofsted_inspection.models import Judgement


@final
class ChangeKind(enum.Enum):
    """What became of an aspect from one inspection to the other."""

    IMPROVED = "improved"
    """The aspect was judged better than before."""
    DECLINED = "declined"
    """The aspect was judged worse than before."""
    UNCHANGED = "unchanged"
    """The aspect got the same grade as before."""
    NOT_COMPARABLE = "not_comparable"
    """Both inspections judged it, and no difference can be told; the reason says why."""
    ADDED = "added"
    """The later inspection judged it, and nothing in the earlier one corresponds."""
    DROPPED = "dropped"
    """The earlier inspection judged it, and nothing in the later one corresponds."""


@final
class ChangeReason(enum.Enum):
    """Why a change is of its kind."""

    SAME_ASPECT = "same_aspect"
    """One framework judges the aspect in both inspections, on one scale."""
    CROSSWALK = "crosswalk"
    """The crosswalk pairs the aspects and allows the direction, or adds or drops the aspect."""
    NOT_JUDGED = "not_judged"
    """A report prints "not judged", which equals nothing, itself included."""
    ONE_RECORD_ONLY = "one_record_only"
    """Both frameworks have the aspect; one of the two records holds no judgement of it."""
    DIRECTION_NOT_ALLOWED = "direction_not_allowed"
    """The crosswalk pairs the aspects and forbids calling a difference better or worse."""
    SHOW_ONLY = "show_only"
    """The crosswalk lets the grades stand side by side without scoring the difference."""
    SCALES_DIFFER = "scales_differ"
    """The grades are of two scales."""
    NO_COUNTERPART = "no_counterpart"
    """The crosswalk says that the aspect is to be paired with nothing, and why."""
    NOT_IN_CROSSWALK = "not_in_crosswalk"
    """The crosswalk does not say what corresponds to the aspect in the other framework."""
    NO_CROSSWALK = "no_crosswalk"
    """The frameworks differ and no crosswalk was given."""
    AUTHORITIES_DIFFER = "authorities_differ"
    """The inspections are of two authorities: a difference between them is no change."""


_IN_WORDS = {
    ChangeReason.SAME_ASPECT: "the same aspect of one framework",
    ChangeReason.CROSSWALK: "the crosswalk says so",
    ChangeReason.NOT_JUDGED: "not judged is comparable with nothing",
    ChangeReason.ONE_RECORD_ONLY: "only one of the records holds a judgement of it",
    ChangeReason.DIRECTION_NOT_ALLOWED: "the crosswalk allows no direction",
    ChangeReason.SHOW_ONLY: "the grades may be shown side by side and not scored",
    ChangeReason.SCALES_DIFFER: "the grades are of two scales",
    ChangeReason.NO_COUNTERPART: "the crosswalk pairs it with nothing",
    ChangeReason.NOT_IN_CROSSWALK: "the crosswalk does not cover it",
    ChangeReason.NO_CROSSWALK: "the frameworks differ: nothing compares without a crosswalk",
    ChangeReason.AUTHORITIES_DIFFER: "the inspections are of two authorities",
}


@final
@attrs.frozen(kw_only=True, repr=False)
class Change(Record):
    """What became of one aspect, or of one pair of aspects that a crosswalk relates.

    `before` or `after` is None where the aspect stands in one inspection only. `row` is the row
    of the crosswalk applied, `scale_row` its word on the two grades where their scales differ.
    """

    before: Judgement | None
    after: Judgement | None
    kind: ChangeKind
    reason: ChangeReason
    row: CrosswalkRow | None = None
    scale_row: ScaleRow | None = None

    @property
    def label(self) -> str:
        """The aspect's title, after its service where it has one; both where they differ."""
        names = dict.fromkeys(
            judgement.aspect.title
            if judgement.aspect.service is None
            else f"{judgement.aspect.service.title}: {judgement.aspect.title}"
            for judgement in (self.before, self.after)
            if judgement is not None
        )
        return " / ".join(names)

    @property
    def same_word(self) -> bool:
        """Whether grades of two scales carry the same word, which is not the same definition."""
        return self.scale_row is not None and self.scale_row.same_word

    @property
    def explanation(self) -> str:
        """The reason in words, with the crosswalk's relation and caution where it was used."""
        parts = [_IN_WORDS[self.reason]]
        if self.row is not None:
            parts.append(f"relation: {self.row.relation.value.replace('_', ' ')}")
            if self.row.via:
                parts.append(f"by way of {', '.join(self.row.via)}")
            if self.row.caution is not None:
                parts.append(self.row.caution)
        if self.scale_row is not None:
            word = "same word" if self.same_word else "different words"
            parts.append(f"{word}: {self.scale_row.caution}")
        return "; ".join(parts)

    def __repr__(self) -> str:
        """Return the kind, both grades and the reason."""
        grades = " to ".join(
            "none" if judgement is None else judgement.grade.label
            for judgement in (self.before, self.after)
        )
        return f"Change({self.kind.value}, {self.label!r}, {grades}, {self.reason.value})"
