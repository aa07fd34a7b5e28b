"""An inspection: who was inspected, when, under what framework, with what grades."""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, cast, final

import attrs

from ofsted_inspection._arguments import checked, refused
from ofsted_inspection._doors import behind, display
from ofsted_inspection._printable import printable
from ofsted_inspection._record import collapsed_text, duplicates, problem, something
from ofsted_inspection.errors import Problem, ProblemCode, UnknownName
from ofsted_inspection.frameworks import Framework, Role
from ofsted_inspection.grades import Grade, Ungraded
from ofsted_inspection.models._agreement import readings_agree, report_agrees
from ofsted_inspection.models._annotation import ChildrenGroup, Polarity, Theme
from ofsted_inspection.models._authority import LocalAuthority
from ofsted_inspection.models._basis import Basis, InspectionForm, InspectionKind, Precision
from ofsted_inspection.models._judgement import Judgement, Review
from ofsted_inspection.models._readings import Readings
from ofsted_inspection.models._report import Report
from ofsted_inspection.models._root import Root
from ofsted_inspection.models._source import Source
from ofsted_inspection.models._team import InspectorGroup, TeamMember
from ofsted_inspection.models._years import of_our_time

if TYPE_CHECKING:
    from ofsted_inspection.selection import Found


@final
@attrs.frozen(kw_only=True, repr=False)
class Inspection(Root):
    """An inspection of a local authority's children's services.

    Its outcome is facts: authority, framework, dates, judgements. `report` is what Ofsted
    printed, `readings` what we took from it, `source` where it was read; each is None where the
    package does not hold it.

    `start` is the first day, which decides the edition; with `start_precision` MONTH it is the
    first of a month of which the day is not known. `end` is the last day (of the last visit,
    where `split_visit`), None where it is not stated; `published` the day of publication, None
    where it is not printed, or not yet there. `kind_basis`, `start_basis`, `end_basis` and
    `published_basis` say where each was read, None where that was not recorded. `form` is None
    where the programme has one form only, or it is not known. `team` counts the inspectors, and
    `team_members` names them, where the report does. `reviews` are judgements of other bodies,
    printed beside.

    Raises InvalidDocument, listing every fault, unless: start <= end <= published, as far as they
    are known; no basis is given of what is not; each aspect belongs to the framework and is judged
    at most once, with a grade of the framework's scale or not judged; report and readings agree
    with one another and with the framework. Whether every aspect *is* judged is a rule, not an
    invariant: see `ofsted_inspection.check`.
    """

    framework: Framework
    authority: LocalAuthority
    kind: InspectionKind = InspectionKind.FULL
    kind_basis: Basis | None = None
    form: InspectionForm | None = None
    start: datetime.date
    start_precision: Precision = Precision.DAY
    start_basis: Basis | None = None
    end: datetime.date | None
    end_basis: Basis | None = None
    split_visit: bool = False
    published: datetime.date | None
    published_basis: Basis | None = None
    source_url: str | None = None
    lead_inspectors: tuple[str, ...] = ()
    age_group: str | None = None
    team: tuple[InspectorGroup, ...] = ()
    team_members: tuple[TeamMember, ...] = ()
    judgements: tuple[Judgement, ...]
    reviews: tuple[Review, ...] = ()
    report: Report | None = None
    readings: Readings | None = None
    source: Source | None = None

    def _problems(self) -> Iterator[Problem]:
        yield from self._date_problems()
        if self.source_url is not None and not _is_address(self.source_url):
            yield problem(
                "source_url", self.source_url, "an address: https://, and no white space after it"
            )
        for index, name in enumerate(self.lead_inspectors):
            yield from collapsed_text(f"lead_inspectors[{index}]", name)
        yield from duplicates("lead_inspectors", self.lead_inspectors, "name")
        yield from something("age_group", self.age_group)
        yield from duplicates(
            "judgements", [judgement.aspect.key for judgement in self.judgements], "aspect"
        )
        yield from duplicates("reviews", [review.key for review in self.reviews], "review")
        yield from self._grade_problems()
        if self.report is not None:
            yield from report_agrees(self.report, self.framework)
        if self.readings is not None and self.report is not None:
            yield from readings_agree(self.readings, self.report)

    def _grade_problems(self) -> Iterator[Problem]:
        aspects = {aspect.key: aspect for aspect in self.framework.aspects}
        grades = self.framework.scale, Ungraded
        for index, judgement in enumerate(self.judgements):
            aspect = aspects.get(judgement.aspect.key)
            # Nearly always it is the very one of the catalogue; to compare two takes far longer.
            if aspect is not judgement.aspect and aspect != judgement.aspect:
                yield problem(
                    f"judgements[{index}].aspect",
                    judgement.aspect.key,
                    f"an aspect of {self.framework.id}",
                    ProblemCode.UNKNOWN_NAME,
                )
        given = [(f"judgements[{index}]", each.grade) for index, each in enumerate(self.judgements)]
        given += [(f"reviews[{index}]", review.grade) for index, review in enumerate(self.reviews)]
        for path, grade in given:
            if not isinstance(grade, grades):
                yield problem(
                    f"{path}.grade",
                    f"{type(grade).__name__}.{grade.name}",
                    f"a {self.framework.scale.__name__}, or not judged",
                )

    def _date_problems(self) -> Iterator[Problem]:
        before: tuple[str, datetime.date] | None = None
        for name, date in (("start", self.start), ("end", self.end), ("published", self.published)):
            if date is None:
                continue
            yield from of_our_time(name, date)
            if before is not None and date < before[1]:
                yield problem(
                    name, date, f"a date from {before[0]} ({before[1]}) on", ProblemCode.WRONG_ORDER
                )
            before = name, date
        if self.start_precision is Precision.MONTH and self.start.day != 1:
            yield problem(
                "start",
                self.start,
                "the first of the month, where its day is not known",
                ProblemCode.CONTRADICTION,
            )
        for name, date, basis in (
            ("end", self.end, self.end_basis),
            ("published", self.published, self.published_basis),
        ):
            if date is None and basis is not None:
                yield problem(
                    f"{name}_basis",
                    basis,
                    f"nothing, since {name} is not given",
                    ProblemCode.CONTRADICTION,
                )

    @classmethod
    def of(  # noqa: PLR0913 - each is a field, by name
        cls,
        framework: Framework | str,
        authority: LocalAuthority | int | str,
        *,
        start: datetime.date | str,
        grades: Mapping[str, Grade | Ungraded | str],
        end: datetime.date | str | None = None,
        published: datetime.date | str | None = None,
        kind: InspectionKind | str = InspectionKind.FULL,
        form: InspectionForm | str | None = None,
        split_visit: bool = False,
        source_url: str | None = None,
        lead_inspectors: Iterable[str] = (),
    ) -> "Inspection":
        """Return an inspection made of names and plain values, its outcome alone.

        `framework` is an id (`ilacs-2023`), `authority` any name, number or code of one, days are
        `2025-01-20`, `grades` are by the key of the aspect, in Ofsted's words or ours ("good",
        "Requires improvement to be good", "not_judged"). Judgements come in the framework's order.

        Raises InvalidDocument listing everything that is wrong, with near misses.
        """
        made: Inspection = behind("Inspection", "of")(
            framework,
            authority,
            start=start,
            grades=grades,
            end=end,
            published=published,
            kind=kind,
            form=form,
            split_visit=split_visit,
            source_url=source_url,
            lead_inspectors=lead_inspectors,
        )
        return made

    @property
    def id(self) -> str:
        """The inspection's identifier: the authority's number and the first day.

        Warrington 2011 is `80575-2011-01-10`. Derived, so that it cannot contradict the fields.
        """
        return f"{self.authority.urn}-{self.start.isoformat()}"

    @property
    def overall(self) -> Judgement:
        """The judgement of overall effectiveness.

        Raises UnknownName where there is none (`ilacs-2026`, or it is missing), and where each
        service has its own (`slac-2010`): ask for those by name.
        """
        found = [
            judgement for judgement in self.judgements if judgement.aspect.role is Role.OVERALL
        ]
        if len(found) != 1:
            raise self._unknown("overall")
        return found[0]

    def findings(  # noqa: PLR0913 - each is one thing to choose by, by name
        self,
        *,
        aspect: str | Collection[str] = (),
        polarity: Polarity | Collection[Polarity] = (),
        theme: Theme | Collection[Theme] = (),
        group: ChildrenGroup | Collection[ChildrenGroup] = (),
        text: str | None = None,
        uncertain: bool | None = None,
    ) -> "tuple[Found, ...]":
        """Return the findings of its report that are as asked, each with its words and our reading.

        `ofsted_inspection.selection.findings` says how they are chosen, and does the same for
        several inspections. Without a report none is found.
        """
        found: tuple[Found, ...] = behind("Inspection", "findings")(
            self,
            aspect=aspect,
            polarity=polarity,
            theme=theme,
            group=group,
            text=text,
            uncertain=uncertain,
        )
        return found

    def find(self, aspect_key: str) -> Judgement | None:
        """Return the judgement of the aspect named, None if this inspection has none of it."""
        for judgement in self.judgements:
            if judgement.aspect.key == aspect_key:
                return judgement
        # Not decorated: it is asked of every judgement, and found where it is a text.
        if not isinstance(cast("object", aspect_key), str):
            raise refused("find()", "aspect_key", "a text", aspect_key)
        return None

    def judgement(self, aspect_key: str) -> Judgement:
        """Return the judgement of the aspect named; raises UnknownName listing near misses."""
        found = self.find(aspect_key)
        if found is None:
            raise self._unknown(aspect_key)
        return found

    def _unknown(self, aspect_key: str) -> UnknownName:
        known = (judgement.aspect.key for judgement in self.judgements)
        return UnknownName(f"judgement in {self.id}", aspect_key, known)

    @checked
    def corrected_text(self, target: int | str, *, uncertain: bool = False) -> str:
        """Return the words of `target` with our corrections applied.

        `target` is the number or the id of a paragraph (`p29`), or the id of one of its items
        (`p2i1`) or of a recommendation (`p16r1`). Only corrections that we are certain of, unless
        `uncertain` asks for the contestable ones too; the report's own text is what Ofsted printed
        and never has them. Raises UnknownName if the report has no such place, or is not held.
        """
        if self.report is None:
            raise UnknownName("place in the report", str(target), ())
        if isinstance(target, int):
            target = self.report.paragraph(target).id
        text = self.report.words_of(target)
        if self.readings is None or self.source is None:
            return text
        corrections = [
            correction
            for correction in self.readings.corrections
            if correction.certain or uncertain
        ]
        return self.source.corrected(text, target, corrections)

    def _repr_html_(self) -> str:
        """Return what notebooks show."""
        return display(self)

    def __repr__(self) -> str:
        """Return identifier, framework, authority and what is held."""
        layers = (("report", self.report), ("readings", self.readings))
        held = "".join(f", {name}" for name, layer in layers if layer is not None)
        return printable(
            f"Inspection({self.id!r}, {self.framework.id}, {self.authority.name}, "
            f"{len(self.judgements)} judgements{held})"
        )


def _is_address(text: str) -> bool:
    scheme, _, rest = text.partition("://")
    printed = rest.isascii() and rest.isprintable() and " " not in rest
    return scheme in {"https", "http"} and bool(rest) and printed
