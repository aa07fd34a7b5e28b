"""What a crosswalk is made of: one row for two aspects, and one for two grades."""

import enum
from collections.abc import Iterator
from typing import final

import attrs

from ofsted_inspection._record import Record, problem
from ofsted_inspection.errors import Problem, ProblemCode
from ofsted_inspection.grades import ReformedGrade, SlacGrade


@final
class Relation(enum.Enum):
    """How two aspects correspond, from the strongest to the weakest; then what is no pair."""

    SAME = "same"
    """The same aspect under both frameworks."""
    SAME_TITLE_OTHER_RULE = "same_title_other_rule"
    """The title is kept; how the grade follows from others is not."""
    NEAR = "near"
    """Much the same subject, drawn differently at the edges."""
    SAME_SUBJECT = "same_subject"
    """The same subject, in frameworks that do not follow one another."""
    NARROWER = "narrower"
    """The later aspect covers less."""
    PARTIAL = "partial"
    """The one covers a part of the other."""
    MANY_TO_ONE = "many_to_one"
    """Several aspects of the earlier framework became one."""
    MERGED_IN = "merged_in"
    """The earlier aspect became part of a wider one."""
    SPLIT = "split"
    """The earlier aspect became several."""
    OVERLAPS = "overlaps"
    """They share part of their subject."""
    NONE = "none"
    """They must not be paired, although their titles, or the steps between them, invite it."""
    ADDED = "added"
    """Nothing in the earlier framework corresponds."""
    DROPPED = "dropped"
    """Nothing in the later framework corresponds."""
    UNKNOWN = "unknown"
    """What corresponds between the two frameworks is not known; the caution says why."""


@final
class DirectionAllowed(enum.Enum):
    """Whether a difference between two corresponding grades may be called better or worse."""

    YES = "yes"
    """Better and worse may be said."""
    WITH_CAUTION = "with_caution"
    """Yes, said together with the caution."""
    SHOW_ONLY = "show_only"
    """The grades may stand side by side; the difference is not to be scored."""
    NO = "no"
    """Nothing may be said of a difference."""


@final
@attrs.frozen(kw_only=True)
class CrosswalkRow(Record):
    """One correspondence between an aspect of one framework and an aspect of another.

    Frameworks are named by id, aspects by key. `from_aspect` is None exactly where `relation` is
    ADDED or UNKNOWN, `to_aspect` exactly where it is DROPPED or UNKNOWN: an UNKNOWN row is about
    the two frameworks as a whole, allows no direction and has a caution. `basis` says whose
    judgement the row is. `via` names the frameworks between the two, in order, where the row was
    composed of the rows of several steps.
    """

    from_framework: str
    from_aspect: str | None
    to_framework: str
    to_aspect: str | None
    relation: Relation
    direction_allowed: DirectionAllowed
    caution: str | None = None
    basis: str = "maintainers"
    via: tuple[str, ...] = ()

    def _problems(self) -> Iterator[Problem]:
        for field, aspect, relation in (
            ("from_aspect", self.from_aspect, Relation.ADDED),
            ("to_aspect", self.to_aspect, Relation.DROPPED),
        ):
            if (aspect is None) != (self.relation in {relation, Relation.UNKNOWN}):
                yield problem(
                    field,
                    aspect,
                    f"nothing if and only if the relation is {relation.value} or unknown",
                    ProblemCode.CONTRADICTION,
                )
        if self.from_framework == self.to_framework:
            yield problem("to_framework", self.to_framework, "another framework than the first")
        if self.relation is Relation.UNKNOWN:
            if self.direction_allowed is not DirectionAllowed.NO:
                yield problem(
                    "direction_allowed",
                    self.direction_allowed,
                    "no, where the relation is unknown",
                    ProblemCode.CONTRADICTION,
                )
            if self.caution is None:
                yield problem("caution", None, "the reason why it is unknown", ProblemCode.MISSING)

    @property
    def key(self) -> tuple[str, str | None, str, str | None]:
        """What identifies the row: both frameworks and both aspects."""
        return self.from_framework, self.from_aspect, self.to_framework, self.to_aspect

    @property
    def is_pair(self) -> bool:
        """Whether the two aspects may stand side by side: both are named, and not as NONE."""
        return (
            self.from_aspect is not None
            and self.to_aspect is not None
            and self.relation is not Relation.NONE
        )

    @property
    def has_direction(self) -> bool:
        """Whether a difference may be called better or worse, with caution or without."""
        return self.is_pair and self.direction_allowed in {
            DirectionAllowed.YES,
            DirectionAllowed.WITH_CAUTION,
        }


@final
@attrs.frozen(kw_only=True)
class ScaleRow(Record):
    """What may be said of a grade of the four-point scale beside one of the reformed scale.

    `same_word` is True where both grades carry the same word, which is not the same definition:
    such a pair is never called unchanged.
    """

    from_grade: SlacGrade
    to_grade: ReformedGrade
    same_word: bool
    caution: str
    basis: str = "maintainers"
