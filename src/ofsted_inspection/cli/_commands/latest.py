"""`latest`: the newest inspection of each authority, as at a day."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import attrs

from ofsted_inspection.aggregation import GROUPINGS
from ofsted_inspection.cli._answer import Answer, Value, Values
from ofsted_inspection.cli._counts import counted_of_groups, overalls
from ofsted_inspection.cli._declared import AS_ROWS, Argument, Command, GivenRows
from ofsted_inspection.cli._parsing import BadUse
from ofsted_inspection.cli._sources import held, last_day, source
from ofsted_inspection.cli._stated import GROUPED_BY, STATED, counted_by, last_published, stated
from ofsted_inspection.cli._values import chosen, day
from ofsted_inspection.comparison import latest_per_authority
from ofsted_inspection.frameworks import Role
from ofsted_inspection.gazetteer import authority as authority_of, neighbours
from ofsted_inspection.grades import ReformedGrade, SlacGrade
from ofsted_inspection.models import AuthorityType, Inspection, OfficialResult, Region
from ofsted_inspection.rendering import to_england_page

_GRADES = tuple(
    dict.fromkeys(grade.value for scale in (ReformedGrade, SlacGrade) for grade in scale)
)
_REGIONS = tuple(each.value for each in Region)
_TYPES = tuple(each.value for each in AuthorityType)
_KEPT = (
    "authority",
    "framework_id",
    "start",
    "published",
)
_MORE = ("inspection_id", "urn", "ons_code", "region", "type", "kind", "end", "source_url")


Of = TypeVar("Of", bound=Inspection | OfficialResult)
"""What is newest of an authority."""


class _Given(GivenRows):
    source: str
    as_at: datetime.date | None = None
    basis: str
    published_by: datetime.date | None = None
    authority: Sequence[str]
    region: Sequence[str]
    type: Sequence[str]
    neighbours: str | None = None
    grade: Sequence[str]
    by: str | None = None


def _run(given: _Given) -> Answer:
    of = held(given.source)
    as_at = given.as_at or last_day(of, "start" if given.basis == "start" else "published")
    results = tuple(each for each in of.records if isinstance(each, OfficialResult))
    if results:
        answer = _of_results(results, as_at, given)
    else:
        answer = _of_inspections(of.inspections, as_at, given)
    beyond = tuple(
        f"{name} holds nothing published after {last}, though as at {as_at} is asked for"
        for name, last in of.covers
        if as_at > last
    )
    return attrs.evolve(
        answer, cautions=(*answer.cautions, *beyond), about=of.about, covers=of.covers
    )


def _of_inspections(known: Sequence[Inspection], as_at: datetime.date, given: _Given) -> Answer:
    newest = latest_per_authority(
        known,
        as_at,
        basis="start" if given.basis == "start" else "published",
        published_by=given.published_by,
    )
    found = tuple(
        each
        for each in _chosen(newest, given)
        if not given.grade or not _overall_grades(each).isdisjoint(given.grade)
    )
    columns, rows = _sheet(found) if given.by is None else counted_of_groups(found, given.by)
    documents: dict[str, Callable[[], str]] = {}
    if not _is_part(given):
        documents["html"] = lambda: to_england_page(known, as_at)
    return Answer(
        columns=columns,
        rows=rows,
        documents=documents,
        cautions=tuple(_cautions(found, as_at, given)),
    )


def _is_part(given: _Given) -> bool:
    """Whether less than all is asked for, or by another day than that of publication."""
    chosen = given.authority, given.region, given.type, given.neighbours, given.grade
    return any((*chosen, given.by, given.published_by)) or given.basis == "start"


def _of_results(results: Sequence[OfficialResult], as_at: datetime.date, given: _Given) -> Answer:
    if given.basis == "start" or given.published_by is not None:
        raise BadUse("official results have a day of publication alone: --as-at chooses by it")
    if given.by is not None and given.by not in GROUPED_BY:
        raise BadUse(f"official results can be counted by {', '.join(GROUPED_BY)}")
    found = tuple(
        each
        for each in _chosen(last_published(results, as_at), given)
        if not given.grade or (each.grade is not None and each.grade.value in given.grade)
    )
    columns, rows = (
        (STATED, tuple(map(stated, found))) if given.by is None else counted_by(found, given.by)
    )
    said = f"as at {as_at}, by day of publication"
    return Answer(columns=columns, rows=rows, cautions=(said, *_missing(found, given)))


def _chosen(newest: Iterable[Of], given: _Given) -> tuple[Of, ...]:
    """Return those of the authorities, regions and types asked for; neighbours closest first."""
    urns = {authority_of(each).urn for each in given.authority}
    wanted = tuple(
        each
        for each in newest
        if (not urns or each.authority.urn in urns)
        and (not given.region or each.authority.region.value in given.region)
        and (not given.type or each.authority.type.value in given.type)
    )
    if given.neighbours is None:
        return wanted
    return tuple(
        each for urn in _near(given.neighbours) for each in wanted if each.authority.urn == urn
    )


def _near(authority: str) -> tuple[int, ...]:
    """Return the number of an authority, and those of its neighbours, closest first."""
    own = authority_of(authority)
    return (own.urn, *(each.authority.urn for each in neighbours(own)))


def _overall_grades(inspection: Inspection) -> set[str]:
    return {each.grade.value for each in inspection.judgements if each.aspect.role is Role.OVERALL}


def _sheet(found: Sequence[Inspection]) -> tuple[tuple[str, ...], tuple[Values, ...]]:
    """Return a row for each inspection, with a column for each aspect that is judged."""
    keys = dict.fromkeys(
        aspect.key
        for role in (Role.OVERALL, None)
        for each in found
        for aspect in each.framework.aspects
        if role in {None, aspect.role}
    )
    rows: list[Values] = []
    for each in found:
        grades: dict[str, Value] = {one.aspect.key: one.grade for one in each.judgements}
        rows.append(
            (
                *(each.authority.name, each.framework.id, each.start, each.published),
                *(grades.get(key) for key in keys),
                *(each.id, each.authority.urn, each.authority.ons_code),
                *(each.authority.region.value, each.authority.type.value),
                *(each.kind.value, each.end, each.source_url),
            )
        )
    return (*_KEPT, *keys, *_MORE), tuple(rows)


def _cautions(found: Sequence[Inspection], as_at: datetime.date, given: _Given) -> Iterable[str]:
    yield f"as at {as_at}, by {'day of publication' if given.basis == 'published' else 'first day'}"
    without = sum(not overalls(each) for each in found)
    if without:
        ids = dict.fromkeys(each.framework.id for each in found if not overalls(each))
        yield f"{without} of {len(found)} have no overall effectiveness ({', '.join(ids)})"
    yield from _missing(found, given)


def _missing(found: Sequence[Inspection | OfficialResult], given: _Given) -> Iterable[str]:
    urns = {each.authority.urn for each in found}
    if given.neighbours is not None and len(urns) < len(_near(given.neighbours)):
        yield "not every statistical neighbour is here: some have no inspection that was asked for"


COMMAND = Command(
    name="latest",
    summary="give the newest inspection of each authority, as at a day",
    examples=(
        ("ofsted-inspection latest", "the newest grades of every authority"),
        ("ofsted-inspection latest -o grades.xlsx", "the same as a sheet for Excel; .csv too"),
        ("ofsted-inspection latest -o england.html", "the same as a page to look at"),
        ("ofsted-inspection latest --neighbours Leeds", "Leeds and its statistical neighbours"),
        ("ofsted-inspection latest --region 'North West' --by aspect", "counts per aspect"),
        (
            "ofsted-inspection latest --as-at 2025-03-31 --basis start --published-by 2025-06-30",
            "as Ofsted's own figures count",
        ),
    ),
    about="Authorities that were no more on that day are left out. SOURCE is england unless given; "
    "of official results it is what was last published of each authority. As HTML it is the page "
    "of England (a table where less than all is asked for, or by first day).",
    arguments=(
        source(needed=False, default="england"),
        Argument(
            name="--as-at",
            takes="DATE",
            read=day,
            help="the day; the last that the data cover unless given",
        ),
        Argument(
            name="--basis",
            takes="BASIS",
            choices=("published", "start"),
            read=chosen("basis", ("published", "start")),
            default="published",
            help="what must be on or before that day: publication, or the first day",
        ),
        Argument(
            name="--published-by",
            takes="DATE",
            read=day,
            help="leave out what was published after this day",
        ),
        Argument(
            name="--authority",
            takes="AUTHORITY",
            many=True,
            help="of this authority alone",
        ),
        Argument(
            name="--region",
            takes="REGION",
            many=True,
            choices=_REGIONS,
            read=chosen("region", _REGIONS),
            help="of this region alone",
        ),
        Argument(
            name="--type",
            takes="TYPE",
            many=True,
            choices=_TYPES,
            read=chosen("type of authority", _TYPES),
            help="of this type of authority alone",
        ),
        Argument(
            name="--neighbours",
            takes="AUTHORITY",
            help="of this authority and its statistical neighbours alone, closest first",
        ),
        Argument(
            name="--grade",
            takes="GRADE",
            many=True,
            choices=_GRADES,
            read=chosen("grade", _GRADES),
            help="with this grade of overall effectiveness alone",
        ),
        Argument(
            name="--by",
            takes="KEY",
            choices=GROUPINGS,
            read=chosen("grouping", GROUPINGS),
            help="count the overall grades of each group; by aspect or service, every judgement",
        ),
        *AS_ROWS,
    ),
    given=_Given,
    run=_run,
)
