"""Which aspects of two frameworks correspond, how, and whether a difference has a direction."""

import graphlib
from collections.abc import Iterator
from typing import final

import attrs

from ofsted_inspection._arguments import checked
from ofsted_inspection._record import Record, duplicates, problem
from ofsted_inspection.comparison._composing import composed
from ofsted_inspection.comparison._rows import CrosswalkRow, Relation, ScaleRow
from ofsted_inspection.errors import Problem, ProblemCode, UnknownName
from ofsted_inspection.frameworks import Framework
from ofsted_inspection.grades import Grade


@final
@attrs.frozen(kw_only=True, repr=False)
class Crosswalk(Record):
    """A table of correspondences between frameworks, and a second one between scales.

    `id` names the table and its edition, so that a result can say what it rests on. Rows are
    unique by frameworks and aspects; two frameworks are related in one direction only, and the
    table is read in both. Rows of one step (`ilacs-2018` to `ilacs-2023`) are given, and those of
    a leap over several steps follow; see `between`. An UNKNOWN row is the only one of its two
    frameworks, and no chain of rows leads back to where it began.
    """

    id: str
    title: str
    rows: tuple[CrosswalkRow, ...]
    scales: tuple[ScaleRow, ...] = ()

    def _problems(self) -> Iterator[Problem]:
        yield from duplicates("rows", (row.key for row in self.rows), "pair of aspects")
        directions = {(row.from_framework, row.to_framework) for row in self.rows}
        unknown = {
            (row.from_framework, row.to_framework)
            for row in self.rows
            if row.relation is Relation.UNKNOWN
        }
        for index, row in enumerate(self.rows):
            step = row.from_framework, row.to_framework
            if (row.to_framework, row.from_framework) in directions:
                yield problem(
                    f"rows[{index}]",
                    f"{row.from_framework} to {row.to_framework}",
                    "two frameworks in one direction only",
                    ProblemCode.CONTRADICTION,
                )
            if step in unknown and row.relation is not Relation.UNKNOWN:
                yield problem(
                    f"rows[{index}]",
                    row.relation,
                    "no other row where what corresponds is unknown",
                    ProblemCode.CONTRADICTION,
                )
        yield from _circle(directions)
        yield from duplicates(
            "scales", ((row.from_grade, row.to_grade) for row in self.scales), "pair of grades"
        )

    @property
    def frameworks(self) -> tuple[str, ...]:
        """The ids of the frameworks that the table names, in the order it names them."""
        return tuple(
            dict.fromkeys(
                framework
                for row in self.rows
                for framework in (row.from_framework, row.to_framework)
            )
        )

    @checked
    def between(self, earlier: Framework | str, later: Framework | str) -> tuple[CrosswalkRow, ...]:
        """Return the rows from one framework to the other, those of the table first.

        Frameworks are given as such or by id. Where the two do not follow one another, the rows
        of the steps between them are composed: the relation is the weakest met on the way, every
        caution is kept, a direction is allowed only where each step allows it, and what became
        part of a whole is not paired with a part of that whole (the relation is then NONE). A row
        of the table takes the place of what composing would give for its aspects. Nothing is
        returned where no row leads from the one to the other.
        """
        return composed(self.rows, _id(earlier), _id(later))

    @checked
    def scale_row(self, one: Grade, other: Grade) -> ScaleRow | None:
        """Return the row about two grades of different scales, in either order; None if none."""
        for row in self.scales:
            if (row.from_grade, row.to_grade) in ((one, other), (other, one)):
                return row
        return None

    @checked
    def row(
        self, from_framework: str, from_aspect: str | None, to_framework: str, to_aspect: str | None
    ) -> CrosswalkRow:
        """Return the row with this key, of the table or composed; raises UnknownName otherwise."""
        key = (from_framework, from_aspect, to_framework, to_aspect)
        for row in self.between(from_framework, to_framework):
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


def _id(framework: Framework | str) -> str:
    return framework if isinstance(framework, str) else framework.id


def _circle(steps: set[tuple[str, str]]) -> Iterator[Problem]:
    """Yield a Problem if steps lead from a framework back to itself, two by two aside."""
    before: dict[str, set[str]] = {}
    for earlier, later in sorted(steps):
        if (later, earlier) not in steps:
            before.setdefault(later, set()).add(earlier)
    try:
        graphlib.TopologicalSorter(before).prepare()
    except graphlib.CycleError as error:
        yield problem(
            "rows",
            " to ".join(error.args[1]),
            "steps that do not lead back to where they began",
            ProblemCode.CONTRADICTION,
        )
