"""`show`: one inspection, a part of its report, or many summed up."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import attrs

from ofsted_inspection.aggregation import GradeDistribution
from ofsted_inspection.cli._answer import (
    Answer,
    Block,
    Grid,
    Prose,
    Values,
)
from ofsted_inspection.cli._declared import AS_ROWS, Argument, Command, GivenRows
from ofsted_inspection.cli._forms import page_of
from ofsted_inspection.cli._inspected import view
from ofsted_inspection.cli._parsing import BadUse
from ofsted_inspection.cli._printed import paragraph_of, section_of
from ofsted_inspection.cli._sources import Held, HoldsNone, held, source
from ofsted_inspection.cli._stated import STATED, stated, summed_up, sums_shown
from ofsted_inspection.cli._values import count
from ofsted_inspection.errors import UnknownName
from ofsted_inspection.frameworks import Role
from ofsted_inspection.gazetteer import authority
from ofsted_inspection.models import Inspection, LocalAuthority, OfficialResult
from ofsted_inspection.rendering import to_explorer, to_html, to_markdown

if TYPE_CHECKING:
    from ofsted_inspection.tables._places import Entry

_JUDGED = (
    "inspection_id",
    "authority",
    "framework_id",
    "start",
    "published",
    "service",
    "aspect_key",
    "aspect",
    "grade",
)


class _Given(GivenRows):
    source: str
    paragraph: int | None = None
    section: str | None = None
    authority: str | None = None
    corrected: bool = False


def _run(given: _Given) -> Answer:
    parts = (given.paragraph, given.section, given.authority)
    if sum(each is not None for each in parts) > 1:
        raise BadUse("--paragraph, --section and --authority: one of them at a time")
    source = held(given.source)
    if given.paragraph is not None or given.section is not None:
        answer = _words(source, given)
    else:
        answer = _records(source, given.authority)
    return _about(answer, source)


def _about(answer: Answer, source: Held) -> Answer:
    return attrs.evolve(answer, about=source.about, covers=source.covers)


def _records(source: Held, wanted: str | None) -> Answer:
    """Return the inspections of a source, whole if they are few; others as their table has them."""
    records = source.records if wanted is None else _of(source, wanted)
    inspections = tuple(each for each in records if isinstance(each, Inspection))
    if len(inspections) < len(records) or not records:
        return _as_table(records, source, is_whole=wanted is None)
    if wanted is None and len(inspections) > 1:
        return _summary(inspections, source)
    return Answer(
        columns=_JUDGED,
        rows=tuple(_judged(inspections)),
        view=tuple(block for each in inspections for block in view(each)),
        documents=_documents(inspections),
    )


def _of(source: Held, wanted: str) -> "tuple[Entry, ...]":
    """Return the records of a source that are of the authority that `wanted` names."""
    try:
        urn, name = authority(wanted).urn, authority(wanted).name
    except UnknownName:
        # Somebody's file may be of authorities that nobody else knows.
        own = {_authority_of(each).name.casefold(): _authority_of(each) for each in source.records}
        if wanted.casefold() not in own:
            raise
        urn, name = own[wanted.casefold()].urn, wanted
    found = tuple(each for each in source.records if _authority_of(each).urn == urn)
    if not found:
        raise HoldsNone(source.name, f"inspection of {name}")
    return found


def _authority_of(record: "Entry") -> LocalAuthority:
    return record if isinstance(record, LocalAuthority) else record.authority


def _as_table(records: "tuple[Entry, ...]", source: Held, *, is_whole: bool) -> Answer:
    from ofsted_inspection.tables import DICTIONARY, rows
    from ofsted_inspection.tables._catalogue import ROOTS

    results = tuple(each for each in records if isinstance(each, OfficialResult))
    if len(results) > 1 and is_whole:
        columns, summed = summed_up(results)
        programmes = dict.fromkeys(each.programme for each in results)
        return Answer(
            columns=columns,
            rows=summed,
            view=(
                sums_shown(columns, summed),
                *(Prose(f"{each.value}: {each.title}") for each in programmes),
                *(Prose(f"Note: {caution}") for caution in source.about),
            ),
        )
    if results:
        return Answer(columns=STATED, rows=tuple(map(stated, results)))
    name = ROOTS[type(records[0])] if records else ROOTS[Inspection]
    return Answer(columns=DICTIONARY[name].header, rows=tuple(rows(records, name)))


def _judged(inspections: Iterable[Inspection]) -> Iterator[Values]:
    for each in inspections:
        for one in each.judgements:
            service = None if one.aspect.service is None else one.aspect.service.value
            days = each.start, each.published
            of = each.id, each.authority.name, each.framework.id, *days
            yield *of, service, one.aspect.key, one.aspect.title, one.grade


def _documents(inspections: tuple[Inspection, ...]) -> Mapping[str, Callable[[], str]]:
    def as_html() -> str:
        if len(inspections) == 1:
            return to_explorer(inspections[0])
        names = dict.fromkeys(each.authority.name for each in inspections)
        return page_of(", ".join(names), "".join(map(to_html, inspections)))

    return {"html": as_html, "md": lambda: "\n".join(map(to_markdown, inspections))}


def _summary(inspections: tuple[Inspection, ...], source: Held) -> Answer:
    """Return how many inspections under each framework got which overall grade."""
    from ofsted_inspection.cli._counts import counted, overalls

    by_framework: dict[str, list[Inspection]] = {}
    for each in inspections:
        by_framework.setdefault(each.framework.id, []).append(each)
    distributions = {
        key: (
            GradeDistribution.from_grades(
                one.grade
                for each in group
                for one in each.judgements
                if one.aspect.role is Role.OVERALL
            ),
            sum(not overalls(each) for each in group),
        )
        for key, group in by_framework.items()
    }
    columns, rows = counted("framework_id", distributions)
    titles = {each.framework.id: each.framework.title for each in inspections}
    shown: tuple[Block, ...] = (
        Grid("Overall effectiveness", columns, rows),
        *(Prose(f"{key}: {title}") for key, title in titles.items()),
        *(Prose(f"Note: {caution}") for caution in source.about),
    )
    return Answer(columns=columns, rows=rows, view=shown)


def _words(source: Held, given: _Given) -> Answer:
    inspection = source.one
    report, corrected = inspection.report, given.corrected
    if report is None:
        raise HoldsNone(source.name, "report")
    if given.paragraph is not None:
        return paragraph_of(inspection, report, given.paragraph, corrected=corrected)
    return section_of(inspection, report, given.section or "", corrected=corrected)


COMMAND = Command(
    name="show",
    summary="show one inspection, a part of its report, or sum up many",
    examples=(
        ("ofsted-inspection show warrington-2011", "days, grades, and what is held of it"),
        ("ofsted-inspection show warrington-2011 --paragraph 10", "one paragraph, as printed"),
        ("ofsted-inspection show england --authority Leeds", "every inspection of Leeds"),
        (
            "ofsted-inspection show report.pdf --format html -o report.html",
            "a report of your own, to explore",
        ),
    ),
    arguments=(
        source(),
        Argument(name="--paragraph", takes="N", read=count, help="paragraph N of the report"),
        Argument(name="--section", takes="ID", help="the section of this id, with those below it"),
        Argument(
            name="--authority", takes="AUTHORITY", help="what the source holds of one authority"
        ),
        Argument(name="--corrected", help="with our corrections of misprints that are certain"),
        *AS_ROWS,
    ),
    given=_Given,
    run=_run,
)
