"""The page of an authority: what it was graded, what can be compared, and beside whom it stands."""

import datetime
from collections.abc import Iterable, Iterator, Sequence

from ofsted_inspection._arguments import checked
from ofsted_inspection._templates.days import date_in_words
from ofsted_inspection.comparison import MAINTAINERS_CROSSWALK, Change, Comparison, History, history
from ofsted_inspection.errors import UnknownName
from ofsted_inspection.frameworks import Role
from ofsted_inspection.gazetteer import (
    AuthorityKey,
    authority as resolved,
    neighbours,
    predecessors,
)
from ofsted_inspection.models import Inspection, Judgement, LocalAuthority, Neighbour
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
    inspections: Iterable[Inspection], authority: AuthorityKey, as_at: datetime.date
) -> str:
    """Return a page of HTML about one authority as at a day: one file, which makes no request.

    It shows the newest grades, grades through time, what can be compared and why not, how many of
    England, the region, the type and the statistical neighbours have each grade, predecessors and
    reports. There is no rank, no mean, and no guess at the next inspection. Only what was published
    by `as_at` counts. Raises UnknownName where nothing of that authority was.
    """
    return authority_page(England(inspections, as_at), resolved(authority))


def authority_page(england: England, authority: LocalAuthority) -> str:
    """Return the page of `authority`, linked to the others where they stand in one folder."""
    seen = history(england.known, authority.urn)
    body = "\n".join(
        (
            '<div class="inner">',
            header(authority.name, england, home=False),
            "<main>",
            *_facts(seen, england),
            *_newest(seen.inspections[-1]),
            *_through_time(seen, england),
            *_compared(seen.comparisons(crosswalk=MAINTAINERS_CROSSWALK)),
            *_beside(authority, england),
            *_before(authority),
            "</main>",
            f"<footer><p>As at {date_in_words(england.as_at)}. {_NO_RANKS}</p></footer></div>",
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


def _newest(inspection: Inspection) -> Iterator[str]:
    published = inspection.published
    when = "" if published is None else f", published {date_in_words(published)}"
    yield "<h2>Newest grades</h2>"
    yield table(
        f"Inspected {words(days_inspected(inspection))}{when}, {words(inspection.framework.id)}",
        ("Aspect", "Grade"),
        ((_aspect(each), chip(each.grade)) for each in inspection.judgements),
    )


def _through_time(seen: History, england: England) -> Iterator[str]:
    yield "<h2>Through time</h2>"
    if seen.note is not None:
        yield f"<p>{words(seen.note)}</p>"
    yield table(
        counted(len(seen.inspections), "inspection"),
        ("Inspected", "Grades", "Report"),
        (
            (
                f"{words(days_inspected(each))}<br>{words(each.framework.id)}",
                _grades(each.judgements),
                england.report_of(each),
            )
            for each in reversed(seen.inspections)
        ),
    )


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


def _compared(comparisons: Sequence[Comparison]) -> Iterator[str]:
    yield "<h2>What changed, and what cannot be compared</h2>"
    if not comparisons:
        yield "<p>There is one inspection, and nothing to compare it with.</p>"
    for each in reversed(comparisons):
        before, after = each.before, each.after
        yield table(
            f"From {before.start.year} ({words(before.framework.id)}) to "
            f"{after.start.year} ({words(after.framework.id)})",
            ("Aspect", "Before", "After", "Change"),
            (
                (
                    words(change.label),
                    "none" if change.before is None else chip(change.before.grade),
                    "none" if change.after is None else chip(change.after.grade),
                    _kind_and_reason(change),
                )
                for change in each.changes
            ),
        )


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
