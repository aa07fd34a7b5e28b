"""What pages about England and its authorities are made of: inspections as at a day."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ofsted_inspection._look import LOOKS, Mark
from ofsted_inspection.comparison import latest_per_authority
from ofsted_inspection.comparison._sequence import each_once
from ofsted_inspection.frameworks import Role
from ofsted_inspection.models import Inspection, LocalAuthority, OfficialResult
from ofsted_inspection.rendering._elements import chip, link, table, words

NO_GRADE = "no overall grade"


class England:
    """The inspections and official results published by a day, and the newest of each authority.

    `linked` is set where the pages of a folder link to one another.
    """

    def __init__(
        self,
        inspections: Iterable[Inspection | OfficialResult],
        as_at: datetime.date,
        *,
        linked: bool = False,
    ) -> None:
        """Take what was published by `as_at`; raises InvalidDocument where that is not known."""
        given = each_once(inspections)
        held = tuple(each for each in given if isinstance(each, Inspection))
        self.as_at = as_at
        self.linked = linked
        self.latest = latest_per_authority(held, as_at)
        self.known = tuple(
            each for each in held if each.published is not None and each.published <= as_at
        )
        self.results = tuple(
            each for each in given if isinstance(each, OfficialResult) and each.published <= as_at
        )
        self.newest: Mapping[int, Inspection] = {each.authority.urn: each for each in self.latest}
        self._by_urn = dict(_by_urn(self.results, self.known))

    @property
    def covered_to(self) -> datetime.date | None:
        """The day of the last publication among them."""
        return max((each.published for each in self.known if each.published), default=None)

    def authorities(self) -> tuple[LocalAuthority, ...]:
        """Return every authority that was inspected, by name, as its newest inspection has it."""
        return tuple(sorted(self._by_urn.values(), key=lambda each: (each.name, each.urn)))

    def named(self, authority: LocalAuthority) -> str:
        """Return the name of an authority, a link to its page where there is one."""
        if not self.linked or authority.urn not in self._by_urn:
            return words(authority.name)
        return f'<a href="{page_name(authority)}">{words(authority.name)}</a>'

    def report_of(self, inspection: Inspection) -> str:
        """Return links to the report of an inspection: here and at its publisher."""
        links: list[str] = []
        if self.linked and inspection.report is not None:
            links.append(f'<a href="{explorer_name(inspection)}">read it here</a>')
        if inspection.source_url is not None:
            links.append(link(inspection.source_url, "at the publisher"))
        return ", ".join(links) or "no address known"


def _by_urn(
    results: Iterable[OfficialResult], inspections: Iterable[Inspection]
) -> Iterator[tuple[int, LocalAuthority]]:
    """Yield every authority; what is told last holds: its newest inspection, if there is any."""
    for result in results:
        yield result.authority.urn, result.authority
    for inspection in sorted(inspections, key=lambda each: each.start):
        yield inspection.authority.urn, inspection.authority


def page_name(authority: LocalAuthority) -> str:
    """Return the file of an authority's page."""
    return f"{authority.urn}.html"


def explorer_name(inspection: Inspection) -> str:
    """Return the file of an inspection's explorer."""
    return f"{inspection.id}.html"


def overall(inspection: Inspection) -> Mark | None:
    """Return the one overall grade; None where there is none, or one of each service."""
    found = [each.grade for each in inspection.judgements if each.aspect.role is Role.OVERALL]
    return found[0] if len(found) == 1 else None


def grade_shown(grade: Mark | None) -> str:
    """Return a grade as a chip, or that there is none."""
    return NO_GRADE if grade is None else chip(grade)


def counts_table(caption: str, groups: Mapping[str, Sequence[Inspection]]) -> str:
    """Return how many of each group have each overall grade; names of groups are words."""
    grades = {group: [overall(each) for each in held] for group, held in groups.items()}
    given = {grade for held in grades.values() for grade in held}
    columns: list[Mark | None] = [mark for mark in LOOKS if mark in given]
    columns += [None] if None in given else []
    return table(
        caption,
        ("Group", *map(_short, columns), "All"),
        (
            (
                words(group),
                *(str(sum(each is column for each in held)) for column in columns),
                str(len(held)),
            )
            for group, held in grades.items()
        ),
        attributes=' class="counts"',
    )


def _short(grade: Mark | None) -> str:
    """Return a grade as a chip that is a letter where there is little room."""
    if grade is None:
        return f'<span class="w">{NO_GRADE}</span><span class="l" aria-hidden="true">\u2013</span>'
    look = LOOKS[grade]
    return (
        f'<span class="chip {grade.name.lower()}"><span aria-hidden="true">{look.symbol}</span> '
        f'<span class="w">{look.word}</span>'
        f'<span class="l" aria-hidden="true">{look.letter}</span></span>'
    )


def header(title: str, england: England, *, home: bool) -> str:
    """Return the top of a page, with the way back to that of England."""
    back = (
        '<nav aria-label="Site"><a href="index.html">All authorities</a></nav>'
        if england.linked and not home
        else ""
    )
    return f"<header>{back}<h1>{words(title)}</h1></header>"
