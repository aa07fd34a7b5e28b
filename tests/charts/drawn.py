"""Charts of every kind, of cases that are easy and of cases that strain the layout."""

import datetime
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import attrs

from ofsted_inspection import Inspection, Tag, Ungraded, charts, load
from ofsted_inspection.charts._sheet import Width
from ofsted_inspection.models import NationalFramework

if TYPE_CHECKING:
    import altair

WARRINGTON = load("warrington-2011")
BEFORE = load("england-2009-2013")
ENGLAND = load("england")
DAY = max(each.published for each in ENGLAND if each.published)
LONGEST = max((each.authority for each in ENGLAND), key=lambda each: len(each.name))
NEWEST = ENGLAND[-1]


def tagged() -> Inspection:
    """Return Warrington as if Ofsted had tagged what it asked for: all, none and strange tags."""
    report = WARRINGTON.report
    assert report is not None
    kinds = [None, Tag(printed="Outcome 12"), *(Tag(printed="a", means=each) for each in _TAGS)]
    asked = tuple(
        attrs.evolve(each, tag=kinds[place % len(kinds)])
        for place, each in enumerate(report.recommendations)
    )
    return attrs.evolve(WARRINGTON, report=attrs.evolve(report, recommendations=asked))


_TAGS = tuple(NationalFramework)


def seven() -> list[Inspection]:
    """Return seven inspections of the authority with the longest name, of every edition."""
    ids = ("sif-2013", "ilacs-2018", "ilacs-2018", "ilacs-2023", "ilacs-2023", "ilacs-2026")
    given: list[Inspection] = [WARRINGTON]
    for place, each_id in enumerate(ids):
        each = next(one for one in ENGLAND if one.framework.id == each_id)
        start = datetime.date(2015 + 2 * place, 5, 1)
        given.append(attrs.evolve(each, start=start, end=None, end_basis=None, published=start))
    given[3] = attrs.evolve(given[3], judgements=given[3].judgements[1:])
    return [attrs.evolve(each, authority=LONGEST) for each in given]


def with_every_grade() -> Inspection:
    """Return an inspection of five judgements, of which no two are alike."""
    given = next(each for each in ENGLAND if each.framework.id == "ilacs-2023")
    grades = (*given.framework.scale, Ungraded.NOT_JUDGED)
    judged = zip(given.judgements, grades, strict=True)
    changed = tuple(attrs.evolve(each, grade=grade) for each, grade in judged)
    return attrs.evolve(given, authority=LONGEST, judgements=changed)


def one_judgement() -> Inspection:
    return attrs.evolve(NEWEST, judgements=NEWEST.judgements[:1])


CASES: Mapping[str, Callable[[Width], "altair.LayerChart"]] = {
    "profile": lambda width: charts.grade_profile(WARRINGTON, width=width),
    "profile-of-one": lambda width: charts.grade_profile(one_judgement(), width=width),
    "profile-of-five": lambda width: charts.grade_profile(with_every_grade(), width=width),
    "distribution": lambda width: charts.distribution(ENGLAND, as_at=DAY, by="region", width=width),
    "distribution-of-all": lambda width: charts.distribution(ENGLAND, as_at=DAY, width=width),
    "history": lambda width: charts.history((*ENGLAND, WARRINGTON), "Warrington", width=width),
    "history-with-results": lambda width: charts.history(
        (*ENGLAND, *BEFORE, WARRINGTON), "Medway", width=width
    ),
    "history-of-seven": lambda width: charts.history(seven(), LONGEST.name, width=width),
    "polarity": lambda width: charts.polarity(WARRINGTON, width=width),
    "polarity-by-theme": lambda width: charts.polarity(WARRINGTON, by="theme", width=width),
    "authorities": lambda width: charts.authorities(ENGLAND, DAY, width=width),
    "neighbours": lambda width: charts.authorities(
        ENGLAND, DAY, by="neighbours", authority=LONGEST.name, width=width
    ),
    "tiles": lambda width: charts.tiles(ENGLAND, DAY, width=width),
    "recommendations": lambda width: charts.recommendations([tagged(), *ENGLAND[:3]], width=width),
}
