"""Choosing among what reports say: findings with our reading of each, recommendations, statistics.

>>> from ofsted_inspection import Polarity, Theme, load
>>> warrington = load("warrington-2011")
>>> found = warrington.findings(theme=Theme.WORKFORCE, polarity=Polarity.WEAKNESS)
>>> found[0].finding.id, found[0].section.title
('p31s8', 'Leadership and management')

Whatever is not asked for is not looked at; what is asked for must all hold, and of several themes,
polarities, ... one is enough.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import TypeAlias, TypeVar, final

import attrs

from ofsted_inspection._arguments import checked
from ofsted_inspection._printable import printable
from ofsted_inspection._record import Record
from ofsted_inspection.errors import UnknownName
from ofsted_inspection.models import (
    Annotation,
    ChildrenGroup,
    Finding,
    Inspection,
    NationalFramework,
    Paragraph,
    Polarity,
    Recommendation,
    Section,
    Statistic,
    StatisticKind,
    Theme,
)

__all__ = ["Found", "Inspections", "findings", "recommendations", "statistics"]

Asked = TypeVar("Asked", str, Polarity, Theme, ChildrenGroup)
"""What findings are chosen by."""

Inspections: TypeAlias = Inspection | Iterable[Inspection]
"""One inspection, or several."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Found(Record):
    """A finding with its words, where it stands, and our reading of it, None where there is none.

    `aspect_key` is what its section judges, or the section above it.
    """

    inspection: Inspection
    section: Section
    paragraph: Paragraph
    finding: Finding
    aspect_key: str | None = None
    annotation: Annotation | None = None

    @property
    def text(self) -> str:
        """The words of the finding, as printed."""
        return self.paragraph.text[self.finding.start : self.finding.end]

    def __repr__(self) -> str:
        """Return the inspection and the finding."""
        return printable(f"Found({self.inspection.id!r}, {self.finding.id!r})")


@checked
def findings(  # noqa: PLR0913 - each is one thing to choose by, by name
    inspections: Inspections,
    *,
    aspect: str | Collection[str] = (),
    polarity: Polarity | Collection[Polarity] = (),
    theme: Theme | Collection[Theme] = (),
    group: ChildrenGroup | Collection[ChildrenGroup] = (),
    text: str | None = None,
    uncertain: bool | None = None,
) -> tuple[Found, ...]:
    """Return the findings of the reports of `inspections` that are as asked, in the order printed.

    `aspect` are keys, `text` are words that stand together in the finding, in any case. Whether a
    reading was taken in doubt is asked by `uncertain`. What asks for a reading leaves out findings
    that have none, such as those that state a grade.

    Raises UnknownName, listing near misses, for an aspect that no framework of theirs has.
    """
    several = _several(inspections)
    known = dict.fromkeys(each.key for one in several for each in one.framework.aspects)
    keys = _each(aspect, str)
    for key in keys:
        if key not in known:
            raise UnknownName("aspect", key, known)
    polarities, themes = _each(polarity, Polarity), _each(theme, Theme)
    groups = _each(group, ChildrenGroup)
    return tuple(
        found
        for inspection in several
        for found in _found(inspection)
        if (not keys or found.aspect_key in keys)
        and _says(found.text, text)
        and _is_read(found.annotation, polarities, themes, groups, uncertain)
    )


@checked
def recommendations(
    inspections: Inspections,
    *,
    within: int | None = None,
    tag: Collection[NationalFramework] = (),
    text: str | None = None,
) -> tuple[tuple[Inspection, Recommendation], ...]:
    """Return what the reports of `inspections` ask to be improved, each with its inspection.

    `within` leaves what is to be done in at most so many months (0: immediately), which leaves out
    whatever has no timescale; `tag` what Ofsted labels so; `text` what has these words together.
    """
    return tuple(
        (inspection, each)
        for inspection in _several(inspections)
        for each in (() if inspection.report is None else inspection.report.recommendations)
        if (within is None or (each.timescale is not None and each.timescale.months <= within))
        and (not tag or (each.tag is not None and each.tag.means in tag))
        and _says(each.text, text)
    )


@checked
def statistics(
    inspections: Inspections,
    *,
    kind: Collection[StatisticKind] = (),
    text: str | None = None,
) -> tuple[tuple[Inspection, Statistic], ...]:
    """Return the quantities that were read from the reports of `inspections`, each with its own.

    `text` are words that stand together in what was measured, or in the words quoted.
    """
    return tuple(
        (inspection, each)
        for inspection in _several(inspections)
        for each in (() if inspection.readings is None else inspection.readings.statistics)
        if (not kind or each.kind in kind)
        and (_says(each.measure_text, text) or _says(each.quote, text))
    )


def _each(asked: Asked | Collection[Asked], kind: type[Asked]) -> Collection[Asked]:
    """Return what is asked for as several, which it may be already."""
    return (asked,) if isinstance(asked, kind) else asked


def _several(inspections: Inspections) -> tuple[Inspection, ...]:
    return (inspections,) if isinstance(inspections, Inspection) else tuple(inspections)


def _found(inspection: Inspection) -> Iterator[Found]:
    report, readings = inspection.report, inspection.readings
    read = {} if readings is None else {each.finding: each for each in readings.annotations}
    for section, aspect_key in _judged(() if report is None else report.sections, None):
        for paragraph in section.paragraphs:
            for finding in paragraph.findings:
                yield Found(
                    inspection=inspection,
                    section=section,
                    paragraph=paragraph,
                    finding=finding,
                    aspect_key=aspect_key,
                    annotation=read.get(finding.id),
                )


def _judged(
    sections: tuple[Section, ...], above: str | None
) -> Iterator[tuple[Section, str | None]]:
    """Yield each section with the aspect that it belongs to: its own, or that of one above."""
    for section in sections:
        aspect_key = section.aspect_key or above
        yield section, aspect_key
        yield from _judged(section.subsections, aspect_key)


def _says(words: str, text: str | None) -> bool:
    return text is None or " ".join(text.casefold().split()) in words.casefold()


def _is_read(
    annotation: Annotation | None,
    polarity: Collection[Polarity],
    theme: Collection[Theme],
    group: Collection[ChildrenGroup],
    uncertain: bool | None,  # noqa: FBT001 - passed on as it was given by name
) -> bool:
    if annotation is None:
        return not polarity and not theme and not group and uncertain is None
    return (
        (not polarity or annotation.polarity in polarity)
        and (not theme or not set(theme).isdisjoint(annotation.themes))
        and (not group or not set(group).isdisjoint(annotation.groups))
        and uncertain in {None, annotation.uncertain}
    )
