"""`latest`: the newest inspection of each authority, as at a day."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, cast

import attrs

from ofsted_inspection.aggregation import (
    GROUPINGS,
    GradeDistribution,
    OfEitherScale,
    distribution_by,
)
from ofsted_inspection.cli._answer import Answer, Value, Values
from ofsted_inspection.cli._counts import counted, overalls
from ofsted_inspection.cli._declared import AS_ROWS, Argument, Command, GivenRows
from ofsted_inspection.cli._sources import Held, held, source
from ofsted_inspection.cli._values import chosen, day
from ofsted_inspection.comparison import latest_per_authority
from ofsted_inspection.files import without_text
from ofsted_inspection.frameworks import Role
from ofsted_inspection.gazetteer import authority as authority_of, neighbours
from ofsted_inspection.grades import ReformedGrade, SlacGrade
from ofsted_inspection.models import AuthorityType, Inspection, Region

_GRADES = tuple(
    dict.fromkeys(grade.value for scale in (ReformedGrade, SlacGrade) for grade in scale)
)
_REGIONS = tuple(each.value for each in Region)
_TYPES = tuple(each.value for each in AuthorityType)
_OF_EVERY_JUDGEMENT = {"aspect", "service"}
_KEPT = (
    "authority",
    "framework_id",
    "start",
    "published",
)
_MORE = ("inspection_id", "urn", "ons_code", "region", "type", "kind", "end", "source_url")


class _Given(GivenRows):
    source: str
    as_at: datetime.date | None = None
    basis: str
    published_by: datetime.date | None = None
    region: Sequence[str]
    type: Sequence[str]
    neighbours: str | None = None
    grade: Sequence[str]
    by: str | None = None


def _run(given: _Given) -> Answer:
    of = held(given.source)
    as_at = given.as_at or _last_day(of, given.basis)
    newest = latest_per_authority(
        of.inspections,
        as_at,
        basis="start" if given.basis == "start" else "published",
        published_by=given.published_by,
    )
    found = _chosen(newest, given)
    columns, rows = _sheet(found) if given.by is None else _counts(found, given.by)
    return Answer(
        columns=columns,
        rows=rows,
        cautions=tuple(_cautions(found, as_at, given)),
        about=of.about,
        covers=of.covers,
    )


def _last_day(of: Held, basis: str) -> datetime.date:
    """Return the day to which a data set goes; of a file, that of its newest inspection."""
    for _, last in of.covers:
        return last
    days = (each.start if basis == "start" else each.published for each in of.inspections)
    return max((each for each in days if each is not None), default=datetime.date.max)


def _chosen(newest: Iterable[Inspection], given: _Given) -> tuple[Inspection, ...]:
    """Return those of the regions, types and grades asked for; neighbours closest first."""
    found = tuple(
        each
        for each in newest
        if (not given.region or each.authority.region.value in given.region)
        and (not given.type or each.authority.type.value in given.type)
        and (not given.grade or not _overall_grades(each).isdisjoint(given.grade))
    )
    if given.neighbours is None:
        return found
    own = authority_of(given.neighbours)
    near = [own.urn, *(each.authority.urn for each in neighbours(own))]
    by_urn = {each.authority.urn: each for each in found}
    return tuple(by_urn[urn] for urn in near if urn in by_urn)


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


def _counts(found: Sequence[Inspection], by: str) -> tuple[tuple[str, ...], tuple[Values, ...]]:
    """Return how many inspections of each group have which overall grade.

    By aspect and by service it is every judgement that is counted.
    """
    if by in _OF_EVERY_JUDGEMENT:
        return counted(by, {key: (each, 0) for key, each in _distributions(found, by).items()})
    overall = [
        attrs.evolve(
            without_text(each),
            judgements=tuple(one for one in each.judgements if one.aspect.role is Role.OVERALL),
        )
        for each in found
    ]
    # Those without are counted by one judgement that they do have.
    others = [
        attrs.evolve(without_text(each), judgements=each.judgements[:1])
        for each in found
        if not overalls(each)
    ]
    counts, missing = _distributions(overall, by), _distributions(others, by)
    nothing = GradeDistribution.from_grades(())
    return counted(
        by,
        {
            key: (counts.get(key, nothing), _size(missing.get(key, nothing)))
            for key in sorted({*counts, *missing})
        },
    )


def _distributions(found: Iterable[Inspection], by: str) -> Mapping[str, OfEitherScale]:
    # It is one of GROUPINGS; which of them decides what its keys are, and they are named here.
    counts = distribution_by(found, cast("Literal['aspect']", by))
    return {_named(key): each for key, each in counts.items()}


def _size(distribution: OfEitherScale) -> int:
    return distribution.total + distribution.not_judged


def _named(key: object) -> str:
    """Return a group by the word that data have for it."""
    found = getattr(key, "value", None) or getattr(key, "name", None) or key
    return str(found)


def _cautions(found: Sequence[Inspection], as_at: datetime.date, given: _Given) -> Iterable[str]:
    yield f"as at {as_at}, by {'day of publication' if given.basis == 'published' else 'first day'}"
    without = sum(not overalls(each) for each in found)
    if without:
        ids = dict.fromkeys(each.framework.id for each in found if not overalls(each))
        yield (
            f"{without} of {len(found)} are without overall effectiveness ({', '.join(ids)}): "
            f"shares are of {len(found) - without}"
        )
    if given.neighbours is not None and len(found) <= len(neighbours(given.neighbours)):
        yield "not every statistical neighbour is here: some have no inspection that was asked for"


COMMAND = Command(
    name="latest",
    summary="give the newest inspection of each authority, as at a day",
    examples=(
        ("ofsted-inspection latest", "the newest grades of every authority"),
        ("ofsted-inspection latest -o grades.csv", "the same as a sheet"),
        ("ofsted-inspection latest --neighbours Leeds", "Leeds and its statistical neighbours"),
        ("ofsted-inspection latest --region 'North West' --by aspect", "counts per aspect"),
        (
            "ofsted-inspection latest --as-at 2025-03-31 --basis start --published-by 2025-06-30",
            "as Ofsted's own figures count",
        ),
    ),
    about="Authorities that were no more on that day are left out. SOURCE is england unless given.",
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
