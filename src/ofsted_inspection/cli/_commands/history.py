"""`history`: one authority through time, with what changed."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

from ofsted_inspection.cli._answer import Answer, Block, Grid, Heading, Prose, Value, Values
from ofsted_inspection.cli._changes import CROSSWALK, crosswalk_named
from ofsted_inspection.cli._declared import AS_ROWS, Argument, Command, GivenRows
from ofsted_inspection.cli._sources import held, last_day, source
from ofsted_inspection.comparison import Change, HistoryEntry, Step, history
from ofsted_inspection.errors import UnknownName
from ofsted_inspection.frameworks import Service
from ofsted_inspection.gazetteer import authority
from ofsted_inspection.models import Inspection, InspectionKind, LocalAuthority, OfficialResult
from ofsted_inspection.rendering import to_authority_page

_COLUMNS = (
    "day",
    "change",
    "grade",
    "aspect",
    "grade_before",
    "why",
    "programme",
    "framework_id",
    "kind",
    "published",
    "id",
    "aspect_key",
)
_EVERYWHERE = ("warrington-2011", "england-2009-2013", "england")


class _Given(GivenRows):
    authority: str
    source: Sequence[str]
    crosswalk: str


def _run(given: _Given) -> Answer:
    sources = [held(each) for each in given.source or _EVERYWHERE]
    known = [
        each for one in sources for each in one.records if not isinstance(each, LocalAuthority)
    ]
    through_time = history(known, _meant(given.authority, known))
    documents: dict[str, Callable[[], str]] = {}
    if given.crosswalk == "maintainers":
        # What may be compared is not to be chosen there.
        last = max(map(last_day, sources))
        documents["html"] = lambda: to_authority_page(known, through_time.authority, last)
    first, *_ = through_time.entries
    parts: list[tuple[HistoryEntry, tuple[Values, ...], tuple[str, ...]]] = []
    parts.append((first, tuple(_alone(first, None)), ()))
    for step in through_time.steps(crosswalk=crosswalk_named(given.crosswalk)):
        changes = () if step.comparison is None else step.comparison.changes
        parts.append((step.after, tuple(_changed(step)), tuple(map(_short, changes))))
    return Answer(
        columns=_COLUMNS,
        rows=tuple(row for _, rows, _ in parts for row in rows),
        view=tuple(block for part in parts for block in _view(*part)),
        documents=documents,
        cautions=() if through_time.note is None else (through_time.note,),
        about=tuple(dict.fromkeys(caution for each in sources for caution in each.about)),
        covers=tuple(day for each in sources for day in each.covers),
    )


def _view(entry: HistoryEntry, rows: Sequence[Values], labels: Sequence[str]) -> Iterator[Block]:
    """Yield what a person sees of one inspection: a heading, and a line for each grade."""
    again = ", a re-inspection" if entry.kind is InspectionKind.REINSPECTION else ""
    yield Heading(f"{entry}{again}")
    whys = {row[_COLUMNS.index("why")] for row in rows}
    shown = [("aspect", "aspect"), ("grade", "grade")]
    if any(row[_COLUMNS.index("change")] for row in rows):
        shown += [("grade_before", "before"), ("change", "change")]
    elif len(whys) == 1 and (why := whys.pop()) is not None:
        yield Prose(str(why))
    places = [_COLUMNS.index(name) for name, _ in shown]
    cells = [[_spaced(row[place]) for place in places] for row in rows]
    grades = tuple(
        (label or first, *others)
        for label, (first, *others) in itertools.zip_longest(labels, cells)
    )
    yield Grid("", tuple(name for _, name in shown), grades)


def _short(change: Change) -> str:
    """Return what a change is of, by the short titles of those aspects that have no service."""
    judged = [each.aspect for each in (change.before, change.after) if each is not None]
    names = (
        each.short_title if each.service is None else _label(each.service, each.title)
        for each in judged
    )
    return " / ".join(dict.fromkeys(names))


def _spaced(value: Value) -> Value:
    return value.replace("_", " ") if isinstance(value, str) and " " not in value else value


def _meant(key: str, known: Iterable[Inspection | OfficialResult]) -> int | str:
    """Return the number of the authority meant; somebody's own is known by name alone."""
    try:
        return authority(key).urn
    except UnknownName:
        if key.casefold() in {each.authority.name.casefold() for each in known}:
            return key
        raise


def _changed(step: Step) -> Iterator[Values]:
    """Yield what became of each aspect; of what can be compared with nothing, what it is."""
    comparison = step.comparison
    if comparison is None:
        yield from _alone(step.after, step.explanation)
        return
    for each in comparison.changes:
        before = None if each.before is None else each.before.grade
        grade = None if each.after is None else each.after.grade
        key = None if each.after is None else each.after.aspect.key
        what = each.kind.value, grade, each.label, before, each.explanation
        yield step.after.day, *what, *_of(step.after), comparison.after.id, key


def _alone(entry: HistoryEntry, why: str | None) -> Iterator[Values]:
    """Yield the grades of an entry that is compared with nothing."""
    if entry.inspection is None:
        for result in entry.results:
            label = _label(result.service, "Overall effectiveness")
            yield entry.day, None, result.grade, label, None, why, *_of(entry), result.id, None
        return
    for each in entry.inspection.judgements:
        label = _label(each.aspect.service, each.aspect.title)
        key = entry.inspection.id, each.aspect.key
        yield entry.day, None, each.grade, label, None, why, *_of(entry), *key


def _of(entry: HistoryEntry) -> Values:
    framework = None if entry.inspection is None else entry.inspection.framework.id
    return entry.programme.value, framework, entry.kind.value, entry.published


def _label(service: Service | None, title: str) -> str:
    return title if service is None else f"{service.title}: {title}"


COMMAND = Command(
    name="history",
    summary="give one authority through time, with what changed and what cannot be compared",
    examples=(
        ("ofsted-inspection history Leeds", "every inspection of Leeds, oldest first"),
        ("ofsted-inspection history Hull england read.jsonl", "with reports of your own"),
        ("ofsted-inspection history Leeds --crosswalk none", "nothing across frameworks"),
        ("ofsted-inspection history Leeds -o leeds.html", "a page about Leeds"),
    ),
    about="SOURCE is every data set of inspections and official results unless given. The day is "
    "the first of an inspection, and that of publication where statistics alone tell of it. As "
    "HTML it is a page about the authority (a table with --crosswalk none).",
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
