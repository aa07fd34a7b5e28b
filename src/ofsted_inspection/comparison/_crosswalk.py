"""Which aspects of two frameworks correspond, how, and whether a difference has a direction."""

import enum
from collections.abc import Iterator
from typing import final

import attrs

from ofsted_inspection._record import Record, duplicates, problem
from ofsted_inspection.errors import Problem, ProblemCode, UnknownName
from ofsted_inspection.frameworks import Framework
from ofsted_inspection.grades import Grade, ReformedGrade, SlacGrade


@final
class Relation(enum.Enum):
    """How two aspects correspond."""

    SAME = "same"
    """The same aspect under both frameworks."""
    SAME_TITLE_OTHER_RULE = "same_title_other_rule"
    """The title is kept; how the grade follows from others is not."""
    NEAR = "near"
    """Much the same subject, drawn differently at the edges."""
    NARROWER = "narrower"
    """The later aspect covers less."""
    OVERLAPS = "overlaps"
    """They share part of their subject."""
    PARTIAL = "partial"
    """The one covers a part of the other."""
    MANY_TO_ONE = "many_to_one"
    """Several aspects of the earlier framework became one."""
    MERGED_IN = "merged_in"
    """The earlier aspect became part of a wider one."""
    SPLIT = "split"
    """The earlier aspect became several."""
    SAME_SUBJECT = "same_subject"
    """The same subject, in frameworks that do not follow one another."""
    NONE = "none"
    """They must not be paired, although their titles invite it."""
    ADDED = "added"
    """Nothing in the earlier framework corresponds."""
    DROPPED = "dropped"
    """Nothing in the later framework corresponds."""


@final
class DirectionAllowed(enum.Enum):
    """Whether a difference between two corresponding grades may be called better or worse."""

    YES = "yes"
    WITH_CAUTION = "with_caution"
    """Yes, said together with the caution."""
    SHOW_ONLY = "show_only"
    """The grades may stand side by side; the difference is not to be scored."""
    NO = "no"


@final
@attrs.frozen(kw_only=True)
class CrosswalkRow(Record):
    """One correspondence between an aspect of one framework and an aspect of another.

    Frameworks are named by id, aspects by key. `from_aspect` is None exactly where `relation` is
    ADDED, `to_aspect` exactly where it is DROPPED. `basis` says whose judgement the row is.
    """

    from_framework: str
    from_aspect: str | None
    to_framework: str
    to_aspect: str | None
    relation: Relation
    direction_allowed: DirectionAllowed
    caution: str | None = None
    basis: str = "maintainers"

    def _problems(self) -> Iterator[Problem]:
        for field, relation in (
            ("from_aspect", Relation.ADDED),
            ("to_aspect", Relation.DROPPED),
        ):
            absent = (self.from_aspect if field == "from_aspect" else self.to_aspect) is None
            if absent != (self.relation is relation):
                yield problem(
                    field,
                    None,
                    f"nothing if and only if the relation is {relation.value}",
                    ProblemCode.CONTRADICTION,
                )
        if self.from_framework == self.to_framework:
            yield problem("to_framework", self.to_framework, "another framework than the first")

    @property
    def key(self) -> tuple[str, str | None, str, str | None]:
        """What identifies the row: both frameworks and both aspects."""
        return self.from_framework, self.from_aspect, self.to_framework, self.to_aspect


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


@final
@attrs.frozen(kw_only=True, repr=False)
class Crosswalk(Record):
    """A table of correspondences between frameworks, and a second one between scales.

    `id` names the table and its edition, so that a result can say what it rests on. Rows are
    unique by frameworks and aspects; two frameworks are related in one direction only, and the
    table is read in both.
    """

    id: str
    title: str
    rows: tuple[CrosswalkRow, ...]
    scales: tuple[ScaleRow, ...] = ()

    def _problems(self) -> Iterator[Problem]:
        yield from duplicates("rows", (row.key for row in self.rows), "pair of aspects")
        directions = {(row.from_framework, row.to_framework) for row in self.rows}
        for index, row in enumerate(self.rows):
            if (row.to_framework, row.from_framework) in directions:
                yield problem(
                    f"rows[{index}]",
                    f"{row.from_framework} to {row.to_framework}",
                    "two frameworks in one direction only",
                    ProblemCode.CONTRADICTION,
                )
        yield from duplicates(
            "scales", ((row.from_grade, row.to_grade) for row in self.scales), "pair of grades"
        )

    def between(self, earlier: Framework, later: Framework) -> tuple[CrosswalkRow, ...]:
        """Return the rows from one framework to the other, in the order of the table."""
        return tuple(
            row
            for row in self.rows
            if (row.from_framework, row.to_framework) == (earlier.id, later.id)
        )

    def scale_row(self, one: Grade, other: Grade) -> ScaleRow | None:
        """Return the row about two grades of different scales, in either order; None if none."""
        for row in self.scales:
            if {one, other} == {row.from_grade, row.to_grade}:
                return row
        return None

    def row(
        self, from_framework: str, from_aspect: str | None, to_framework: str, to_aspect: str | None
    ) -> CrosswalkRow:
        """Return the row with this key; raises UnknownName otherwise."""
        key = (from_framework, from_aspect, to_framework, to_aspect)
        for row in self.rows:
            if row.key == key:
                return row
        raise UnknownName(
            f"row of crosswalk {self.id}",
            " ".join(str(part) for part in key),
            (" ".join(str(part) for part in row.key) for row in self.rows),
        )

    def __repr__(self) -> str:
        """Return identifier and size."""
        return f"Crosswalk({self.id!r}, {len(self.rows)} rows)"
