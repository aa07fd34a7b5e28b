"""The page of an authority: what it was graded, what can be compared, and beside whom it stands."""

import datetime
from collections.abc import Iterable, Iterator, Sequence

from ofsted_inspection._arguments import checked
from ofsted_inspection._templates.days import date_in_words
from ofsted_inspection.comparison import (
    MAINTAINERS_CROSSWALK,
    Change,
    Comparison,
    History,
    HistoryEntry,
    Step,
    history,
)
from ofsted_inspection.errors import UnknownName
from ofsted_inspection.frameworks import Role
from ofsted_inspection.gazetteer import (
    AuthorityKey,
    authority as resolved,
    neighbours,
    predecessors,
)
from ofsted_inspection.models import (
    Inspection,
    InspectionKind,
    Judgement,
    LocalAuthority,
    Neighbour,
    OfficialResult,
)
from ofsted_inspection.rendering._document import document
from ofsted_inspection.rendering._elements import chip, counted, table, words
from ofsted_inspection.rendering._england import (
    England,
    counts_table,
    grade_shown,
    header,
    overall,
)
from ofsted_inspection.rendering._page import days_inspected

_NO_RANKS = "Grades are Ofsted's. Authorities of one grade are not ranked; grades have no mean."


@checked
def to_authority_page(
    inspections: Iterable[Inspection | OfficialResult],
    authority: AuthorityKey,
    as_at: datetime.date,
) -> str:
    """Return a page of HTML about one authority as at a day: one file, which makes no request.

    `inspections` are inspections, official results or both, as `history` takes them. The page shows
    the newest grades, grades through time, what can be compared and why not, how many of England,
    the region, the type and the statistical neighbours have each grade, predecessors and reports.
    There is no rank, no mean, and no guess at the next inspection. Only what was published by
    `as_at` counts. Raises UnknownName where nothing of that authority was.
    """
    return authority_page(England(inspections, as_at), resolved(authority))


def authority_page(england: England, authority: LocalAuthority) -> str:
    """Return the page of `authority`, linked to the others where they stand in one folder."""
    seen = history((*england.known, *england.results), authority.urn)
    body = "\n".join(
        (
            '<div class="inner">',
            header(authority.name, england, home=False),
            "<main>",
            *_facts(seen, england),
            *_newest(seen.entries[-1]),
            *_through_time(seen, england),
            *_compared(seen.steps(crosswalk=MAINTAINERS_CROSSWALK)),
            *_beside(authority, england),
            *_before(authority),
            "</main>",
            f"<footer><p>{_sources(seen, england)} {_NO_RANKS}</p></footer></div>",
        )
    )
    return document(f"{authority.name}: inspections of children's services", body)


def _facts(seen: History, england: England) -> Iterator[str]:
    own = seen.authority
    facts = [
        ("Type", own.type.value),
        ("Region", own.region.value),
        ("Ofsted URN", str(own.urn)),
        ("Number, code", f"{own.la_number}, {own.ons_code}"),
        ("As at", date_in_words(england.as_at)),
    ]
    if own.closed is not None:
        facts.append(("Existed until", date_in_words(own.closed)))
    yield f"<dl>{''.join(f'<dt>{name}</dt><dd>{words(said)}</dd>' for name, said in facts)}</dl>"


def _newest(entry: HistoryEntry) -> Iterator[str]:
    inspection, published = entry.inspection, entry.published
    on = "" if published is None else f"published {date_in_words(published)}"
    yield "<h2>Newest grades</h2>"
    if inspection is None:
        grades = ((_served(each), _stated(each)) for each in entry.results)
        yield table(f"As Ofsted's statistics state them, {on}", ("Aspect", "Grade"), grades)
        return
    yield table(
        f"Inspected {words(days_inspected(inspection))}, {on and f'{on}, '}"
        f"{words(inspection.framework.id)}",
        ("Aspect", "Grade"),
        ((_aspect(each), chip(each.grade)) for each in inspection.judgements),
    )


def _through_time(seen: History, england: England) -> Iterator[str]:
    yield "<h2>Through time</h2>"
    if seen.note is not None:
        yield f"<p>{words(seen.note)}</p>"
    yield table(
        counted(len(seen.entries), "inspection"),
        ("Inspected", "Grades", "Report"),
        (tuple(_entry(each, england)) for each in reversed(seen.entries)),
    )


def _entry(entry: HistoryEntry, england: England) -> Iterator[str]:
    """Yield the cells of an inspection: when and of what kind, grades, and where its report is."""
    inspection = entry.inspection
    again = ", a re-inspection" if entry.kind is InspectionKind.REINSPECTION else ""
    if inspection is None:
        published = date_in_words(entry.results[0].published)
        yield f"published {published}<br>{words(entry.programme.title)}{again}"
        yield "<br>".join(f"{_served(each)}: {_stated(each)}" for each in entry.results)
        yield "not held: from Ofsted's statistics"
        return
    yield f"{words(days_inspected(inspection))}<br>{words(inspection.framework.id)}{again}"
    yield _grades(inspection.judgements)
    yield england.report_of(inspection)


def _served(result: OfficialResult) -> str:
    service = "" if result.service is None else f"{words(result.service.title)}: "
    return f"{service}Overall effectiveness"


def _stated(result: OfficialResult) -> str:
    return "no grade stated" if result.grade is None else chip(result.grade)


def _sources(seen: History, england: England) -> str:
    told = ["reports"] if seen.inspections else []
    told += ["statistics"] if any(each.inspection is None for each in seen.entries) else []
    return f"Source: Ofsted's {' and '.join(told)}, as at {date_in_words(england.as_at)}."


_FOREMOST = frozenset({Role.OVERALL, Role.KEY, Role.SUB})


def _grades(judgements: Sequence[Judgement]) -> str:
    """Return grades a line each; those of aspects that are not foremost are folded up."""
    foremost = [each for each in judgements if each.aspect.role in _FOREMOST]
    others = [each for each in judgements if each.aspect.role not in _FOREMOST]
    shown, folded = (
        "<br>".join(f"{_aspect(each)}: {chip(each.grade)}" for each in held)
        for held in (foremost, others)
    )
    if not others:
        return shown
    said = counted(len(others), "further judgement")
    return f"{shown}<details><summary>{said}</summary>{folded}</details>"


def _compared(steps: Sequence[Step]) -> Iterator[str]:
    yield "<h2>What changed, and what cannot be compared</h2>"
    if not steps:
        yield "<p>There is one inspection, and nothing to compare it with.</p>"
    for step in reversed(steps):
        if step.comparison is not None:
            yield _comparison(step.comparison, _ends(step))
    unknown = [step for step in reversed(steps) if step.comparison is None]
    if unknown:
        yield f"<p>{'; '.join(map(_ends, unknown))}: {words(unknown[0].explanation)}.</p>"


def _comparison(compared: Comparison, caption: str) -> str:
    return table(
        caption,
        ("Aspect", "Before", "After", "Change"),
        (
            (
                words(change.label),
                "none" if change.before is None else chip(change.before.grade),
                "none" if change.after is None else chip(change.after.grade),
                _kind_and_reason(change),
            )
            for change in compared.changes
        ),
    )


def _ends(step: Step) -> str:
    before, after = (
        f"{each.day.year} ({words(_edition(each))})" for each in (step.before, step.after)
    )
    return f"From {before} to {after}"


def _edition(entry: HistoryEntry) -> str:
    held = entry.inspection
    return entry.programme.value if held is None else held.framework.id


def _kind_and_reason(change: Change) -> str:
    said = change.kind.value.replace("_", " ")
    return f'{said}<br><span class="faint">{words(change.explanation)}</span>'


def _beside(authority: LocalAuthority, england: England) -> Iterator[str]:
    close = _neighbours(authority)
    newest = england.newest
    near = [newest[each.authority.urn] for each in close if each.authority.urn in newest]
    region, sort = authority.region, authority.type
    yield "<h2>Beside others</h2>"
    yield counts_table(
        "Overall effectiveness, newest inspection of each authority",
        {
            "England": england.latest,
            region.value: [each for each in england.latest if each.authority.region is region],
            f"Type: {sort.value}": [each for each in england.latest if each.authority.type is sort],
            **({"Statistical neighbours": near} if close else {}),
        },
    )
    if not close:
        yield "<p>No list of statistical neighbours is held for it.</p>"
        return
    yield table(
        "Statistical neighbours, closest first (Department for Education, May 2025)",
        ("Authority", "How close", "Overall effectiveness"),
        (
            (
                england.named(each.authority),
                "" if each.closeness is None else each.closeness.value,
                _newest_grade(each.authority, england),
            )
            for each in close
        ),
    )


def _newest_grade(authority: LocalAuthority, england: England) -> str:
    newest = england.newest.get(authority.urn)
    if newest is None:
        return "no inspection"
    return f"{grade_shown(overall(newest))} {newest.start.year}"


def _before(authority: LocalAuthority) -> Iterator[str]:
    links = predecessors(authority)
    if links:
        yield "<h2>Predecessors</h2>"
        items = "".join(
            f"<li>{words(each.predecessor)}, until {date_in_words(each.first_day)}"
            f"{'' if each.part is None else f' ({words(each.part)})'}</li>"
            for each in links
        )
        yield f"<ul>{items}</ul>"


def _neighbours(authority: LocalAuthority) -> tuple[Neighbour, ...]:
    try:
        return neighbours(authority)
    except UnknownName:
        return ()


def _aspect(judgement: Judgement) -> str:
    aspect = judgement.aspect
    service = "" if aspect.service is None else f"{words(aspect.service.title)}: "
    return f"{service}{words(aspect.short_title)}"
