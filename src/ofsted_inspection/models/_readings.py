"""What the maintainers took from a report: ours, not Ofsted's, each with the words it rests on."""

from collections.abc import Iterator
from typing import final

import attrs

from ofsted_inspection._record import (
    Record,
    duplicates,
    problem,
)
from ofsted_inspection._wording import shown
from ofsted_inspection.errors import Problem, ProblemCode, UnknownName
from ofsted_inspection.models._annotation import Annotation
from ofsted_inspection.models._correction import Correction
from ofsted_inspection.models._prior_inspection import PriorInspection
from ofsted_inspection.models._statistic import Statistic


@final
@attrs.frozen(kw_only=True, repr=False)
class Readings(Record):
    """Everything the maintainers read out of a report; identifiers are unique within each kind."""

    annotations: tuple[Annotation, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    corrections: tuple[Correction, ...] = ()
    prior_inspections: tuple[PriorInspection, ...] = ()

    def _problems(self) -> Iterator[Problem]:
        yield from duplicates("annotations", (each.finding for each in self.annotations), "finding")
        yield from duplicates("statistics", (each.id for each in self.statistics), "statistic id")
        yield from duplicates(
            "corrections", (each.id for each in self.corrections), "correction id"
        )
        yield from duplicates(
            "prior_inspections", (each.id for each in self.prior_inspections), "id"
        )
        for field, each_id, referred, known in self._references():
            if referred not in known:
                yield problem(
                    field,
                    referred,
                    f"an id given in the same list, for {shown(each_id)}",
                    ProblemCode.UNKNOWN_NAME,
                )
        reach = (0, -1)
        for place in sorted((each.line, each.start, each.end) for each in self.corrections):
            line, start, end = place
            if (line, start) < reach:
                yield problem(
                    "corrections",
                    f"line {line}, {start}",
                    "corrections that do not overlap",
                    ProblemCode.CONTRADICTION,
                )
            reach = (line, end)

    def _references(self) -> Iterator[tuple[str, str, str, frozenset[str]]]:
        """Yield path, id, referred id and known ids of each reference between readings."""
        statistics = frozenset(each.id for each in self.statistics)
        for index, statistic in enumerate(self.statistics):
            if statistic.base_statistic is not None:
                path = f"statistics[{index}].base_statistic"
                yield path, statistic.id, statistic.base_statistic, statistics
        mentions = frozenset(each.id for each in self.prior_inspections)
        for index, mention in enumerate(self.prior_inspections):
            if mention.same_as is not None:
                yield f"prior_inspections[{index}].same_as", mention.id, mention.same_as, mentions

    def annotation(self, finding: str) -> Annotation:
        """Return the annotation of the finding with this id; raises UnknownName if it has none."""
        for annotation in self.annotations:
            if annotation.finding == finding:
                return annotation
        raise UnknownName("annotation", finding, (each.finding for each in self.annotations))

    def __repr__(self) -> str:
        """Return how much has been read out."""
        return (
            f"Readings({len(self.annotations)} annotations, {len(self.statistics)} statistics, "
            f"{len(self.corrections)} corrections, "
            f"{len(self.prior_inspections)} prior inspections)"
        )
