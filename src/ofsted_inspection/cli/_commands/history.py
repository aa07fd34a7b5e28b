"""`history`: one authority through time, with what changed."""

from collections.abc import Iterator, Sequence

from ofsted_inspection.cli._answer import Answer, Value, Values
from ofsted_inspection.cli._changes import CROSSWALK, crosswalk_named
from ofsted_inspection.cli._declared import AS_ROWS, Argument, Command, GivenRows
from ofsted_inspection.cli._sources import held, source
from ofsted_inspection.comparison import Comparison, history
from ofsted_inspection.errors import UnknownName
from ofsted_inspection.gazetteer import authority
from ofsted_inspection.models import Inspection, Judgement

_COLUMNS = (
    "start",
    "change",
    "grade",
    "aspect",
    "grade_before",
    "why",
    "framework_id",
    "published",
    "inspection_id",
    "aspect_key",
)
_EVERYWHERE = ("warrington-2011", "england")


class _Given(GivenRows):
    authority: str
    source: Sequence[str]
    crosswalk: str


def _run(given: _Given) -> Answer:
    sources = [held(each) for each in given.source or _EVERYWHERE]
    inspections = [each for one in sources for each in one.inspections]
    through_time = history(inspections, _meant(given.authority, inspections))
    compared = through_time.comparisons(crosswalk=crosswalk_named(given.crosswalk))
    first, *_ = through_time.inspections
    rows: list[Values] = [_row(first, each, None, None, None) for each in first.judgements]
    rows += [row for each in compared for row in _changed(each)]
    return Answer(
        columns=_COLUMNS,
        rows=tuple(rows),
        cautions=() if through_time.note is None else (through_time.note,),
        about=tuple(dict.fromkeys(caution for each in sources for caution in each.about)),
        covers=tuple(day for each in sources for day in each.covers),
    )


def _meant(key: str, inspections: Sequence[Inspection]) -> int | str:
    """Return the number of the authority meant; somebody's own is known by name alone."""
    try:
        return authority(key).urn
    except UnknownName:
        if key.casefold() in {each.authority.name.casefold() for each in inspections}:
            return key
        raise


def _changed(compared: Comparison) -> Iterator[Values]:
    for each in compared.changes:
        before = None if each.before is None else each.before.grade
        what, why = each.kind.value, each.explanation
        yield _row(compared.after, each.after, what, before, why, each.label)


def _row(  # noqa: PLR0913, PLR0917 - the columns of a row
    of: Inspection,
    judgement: Judgement | None,
    change: str | None,
    before: Value,
    why: str | None,
    label: str = "",
) -> Values:
    key, grade = (None, None) if judgement is None else (judgement.aspect.key, judgement.grade)
    if judgement is not None and not label:
        service = judgement.aspect.service
        label = f"{service.title}: " if service is not None else ""
        label += judgement.aspect.title
    more = of.framework.id, of.published, of.id, key
    return of.start, change, grade, label, before, why, *more


COMMAND = Command(
    name="history",
    summary="give one authority through time, with what changed and what cannot be compared",
    examples=(
        ("ofsted-inspection history Leeds", "every inspection of Leeds, oldest first"),
        ("ofsted-inspection history Hull england read.jsonl", "with reports of your own"),
        ("ofsted-inspection history Leeds --crosswalk none", "nothing across frameworks"),
    ),
    about="SOURCE is every data set of inspections unless given.",
    arguments=(
        Argument(
            name="authority", takes="AUTHORITY", help="a name, number or code of an authority"
        ),
        source(needed=False, many=True),
        CROSSWALK,
        *AS_ROWS,
    ),
    given=_Given,
    run=_run,
)
