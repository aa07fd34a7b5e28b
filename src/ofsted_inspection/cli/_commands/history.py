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
    "aspect",
    "grade",
    "change",
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
    rows: list[Values] = [_row(first, each, (None, None, None)) for each in first.judgements]
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
        what = each.kind.value, before, each.explanation
        yield _row(compared.after, each.after, what, each.label)


def _row(
    of: Inspection, judgement: Judgement | None, what: tuple[Value, Value, Value], label: str = ""
) -> Values:
    if judgement is None:
        aspect, grade, key = label, None, None
    else:
        service, key = judgement.aspect.service, judgement.aspect.key
        title = judgement.aspect.title
        aspect = label or (title if service is None else f"{service.title}: {title}")
        grade = judgement.grade
    return of.start, aspect, grade, *what, of.framework.id, of.published, of.id, key


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
