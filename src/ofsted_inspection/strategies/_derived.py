"""Strategies for what the package's functions take and give: rules, comparisons, distributions."""

import datetime
from typing import get_args

import attrs
from hypothesis import strategies as st

from ofsted_inspection._arguments import checked
from ofsted_inspection.aggregation import GradeDistribution, Median, OfEitherScale
from ofsted_inspection.comparison import (
    MAINTAINERS_CROSSWALK,
    Change,
    Comparison,
    Crosswalk,
    CrosswalkRow,
    DirectionAllowed,
    History,
    HistoryEntry,
    Relation,
    ScaleRow,
    Step,
    compare,
    history,
)
from ofsted_inspection.datasets import DatasetInfo, DatasetName
from ofsted_inspection.errors import Problem, ProblemCode
from ofsted_inspection.frameworks import CATALOGUE
from ofsted_inspection.grades import OneScale, ReformedGrade, SlacGrade, Ungraded
from ofsted_inspection.rules import RULES, Breach, Evidence, Rule, RuleBasis
from ofsted_inspection.strategies._inspections import inspections
from ofsted_inspection.strategies._official import official_results
from ofsted_inspection.strategies._outcome import frameworks, local_authorities
from ofsted_inspection.strategies._wording import (
    any_text,
    collapsed_texts,
    identifiers,
    sentences,
)

_TEXTS = sentences() | any_text()


def grade_distributions() -> st.SearchStrategy[OfEitherScale]:
    """Return a strategy for distributions over one scale, or over none."""
    return st.one_of(
        *(
            st.lists(st.sampled_from((*scale, *Ungraded))).map(GradeDistribution.from_grades)
            for scale in (SlacGrade, ReformedGrade)
        )
    )


def medians() -> st.SearchStrategy[Median[SlacGrade] | Median[ReformedGrade]]:
    """Return a strategy for medians: a lower grade and an upper one of one scale."""
    return _medians(SlacGrade) | _medians(ReformedGrade)


def _medians(scale: type[OneScale]) -> st.SearchStrategy[Median[OneScale]]:
    grades = st.sampled_from(tuple(scale))
    return st.tuples(grades, grades).map(lambda pair: Median(*sorted(pair)))


def evidence() -> st.SearchStrategy[Evidence]:
    """Return a strategy for the counts that a rule was held against."""
    counts = st.tuples(st.integers(0, 500), st.integers(1, 500), st.integers(1, 500)).map(sorted)
    return counts.map(
        lambda each: Evidence(kept=each[0], cases=max(1, each[1]), inspections=each[2])
    )


def rules() -> st.SearchStrategy[Rule]:
    """Return a strategy for rules: those of the package, and made-up ones."""
    return st.sampled_from(RULES) | st.builds(
        Rule,
        id=collapsed_texts(),
        title=collapsed_texts(),
        law=collapsed_texts(),
        basis=st.sampled_from(RuleBasis),
        source=collapsed_texts(),
        finder=st.sampled_from([rule.finder for rule in RULES]),
        applies_to=st.none() | st.lists(frameworks(), min_size=1, max_size=3).map(tuple),
        evidence=evidence(),
    )


def breaches() -> st.SearchStrategy[Breach]:
    """Return a strategy for breaches of any rule, apart from any inspection."""
    return st.builds(
        Breach,
        rule=rules(),
        inspection=identifiers("1-2000-01-"),
        subject=identifiers("p"),
        found=_TEXTS,
        expected=_TEXTS,
    )


def scale_rows() -> st.SearchStrategy[ScaleRow]:
    """Return a strategy for what a crosswalk says of two grades."""
    return st.builds(
        ScaleRow,
        from_grade=st.sampled_from(SlacGrade),
        to_grade=st.sampled_from(ReformedGrade),
        same_word=st.booleans(),
        caution=_TEXTS,
    )


@checked
@st.composite
def crosswalk_rows(draw: st.DrawFn, frameworks: tuple[str, str] | None = None) -> CrosswalkRow:
    """Draw a correspondence between aspects of two frameworks, by their ids, or of any two."""
    by_id = {framework.id: framework for framework in CATALOGUE}
    if frameworks is None:
        frameworks = draw(
            st.permutations(sorted(by_id)).map(lambda permuted: (permuted[0], permuted[1]))
        )
    earlier, later = (by_id[framework] for framework in frameworks)
    relation = draw(st.sampled_from(Relation))
    unknown = relation is Relation.UNKNOWN
    return CrosswalkRow(
        from_framework=earlier.id,
        from_aspect=None
        if unknown or relation is Relation.ADDED
        else draw(st.sampled_from(earlier.aspects)).key,
        to_framework=later.id,
        to_aspect=None
        if unknown or relation is Relation.DROPPED
        else draw(st.sampled_from(later.aspects)).key,
        relation=relation,
        direction_allowed=DirectionAllowed.NO
        if unknown
        else draw(st.sampled_from(DirectionAllowed)),
        caution=draw(_TEXTS if unknown else st.none() | _TEXTS),
    )


@st.composite
def crosswalks(draw: st.DrawFn) -> Crosswalk:
    """Draw the crosswalk of the package, or a made-up one between two frameworks."""
    if draw(st.booleans()):
        return MAINTAINERS_CROSSWALK
    earlier, later = sorted(draw(st.permutations(CATALOGUE))[:2], key=CATALOGUE.index)
    rows = draw(
        st.lists(crosswalk_rows((earlier.id, later.id)), max_size=4, unique_by=lambda row: row.key)
    )
    # Where nothing is known, nothing else is said.
    unknown = [row for row in rows if row.relation is Relation.UNKNOWN]
    scales = st.lists(
        scale_rows(), max_size=3, unique_by=lambda row: (row.from_grade, row.to_grade)
    )
    return Crosswalk(
        id=draw(collapsed_texts()),
        title=draw(collapsed_texts()),
        rows=tuple(unknown or rows),
        scales=tuple(draw(scales)),
    )


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """Draw a comparison of two coherent inspections of one authority, with a crosswalk or not."""
    authority = draw(local_authorities())
    pair = st.tuples(*[inspections(authority=authority, report=False, readings=False)] * 2)
    before, after = sorted(draw(pair), key=lambda each: each.start)
    return compare(before, after, crosswalk=draw(st.none() | crosswalks()))


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """Draw what became of one aspect between two coherent inspections of one authority."""
    return draw(st.sampled_from(draw(comparisons()).changes))


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Draw the history of one authority: up to four inspections and two official results.

    Inspections are coherent and have their outcome alone.
    """
    authority = draw(local_authorities())
    held = draw(
        st.lists(
            inspections(authority=authority, report=False, readings=False),
            min_size=1,
            max_size=4,
            unique_by=lambda each: each.start,
        )
    )
    # One of each programme, and of no inspection that is held: an entry of its own each.
    apart = official_results(authority).map(lambda each: attrs.evolve(each, same_as=None))
    results = draw(st.lists(apart, max_size=2, unique_by=lambda each: each.programme))
    return history([*held, *results], authority)


@st.composite
def history_entries(draw: st.DrawFn) -> HistoryEntry:
    """Draw an entry of a history, either an inspection that is held or official results."""
    return draw(st.sampled_from(draw(histories()).entries))


@st.composite
def steps(draw: st.DrawFn) -> Step:
    """Draw two entries of one history, one after the other, with a crosswalk or without."""
    entries = draw(histories().map(lambda each: each.entries).filter(lambda each: len(each) > 1))
    place = draw(st.integers(1, len(entries) - 1))
    crosswalk = draw(st.none() | crosswalks())
    return Step(before=entries[place - 1], after=entries[place], crosswalk=crosswalk)


def dataset_infos() -> st.SearchStrategy[DatasetInfo]:
    """Return a strategy for descriptions of the datasets that there are, in words made up."""
    return st.builds(
        DatasetInfo,
        name=st.sampled_from(get_args(DatasetName)),
        title=_TEXTS,
        version=st.integers(0, 20).map("1.{}.0".format),
        rows=st.integers(0, 500),
        sha256=st.integers(0, 2**256 - 1).map("{:064x}".format),
        creator=_TEXTS,
        released=st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 1, 1)),
        terms=_TEXTS,
        citation=_TEXTS,
        bibtex=_TEXTS,
        cautions=st.lists(_TEXTS, max_size=2).map(tuple),
        datasheet=_TEXTS,
        files=st.lists(identifiers("table-").map("{}.csv".format), max_size=2).map(tuple),
        url=st.none() | _TEXTS.map("https://example.org/{}".format),
    )


def problems() -> st.SearchStrategy[Problem]:
    """Return a strategy for problems, placed by path, in a file, or nowhere."""
    return st.builds(
        Problem,
        code=st.sampled_from(ProblemCode),
        found=_TEXTS,
        expected=_TEXTS,
        path=st.none() | st.integers(0, 99).map("$.judgements[{}].grade".format),
        file=st.none() | st.just("judgements.csv"),
        line=st.none() | st.integers(1, 999),
        column=st.none() | st.just("grade"),
    )
