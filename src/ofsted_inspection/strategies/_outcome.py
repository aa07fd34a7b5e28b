"""Strategies for grades, frameworks, authorities, judgements: the outcome of an inspection."""

import datetime
from collections.abc import Sequence
from typing import overload
from urllib.parse import quote

from hypothesis import strategies as st

from ofsted_inspection._arguments import checked
from ofsted_inspection.frameworks import (
    CATALOGUE,
    Aspect,
    Framework,
    Month,
    Period,
    Programme,
    Role,
)
from ofsted_inspection.grades import Grade, ReformedGrade, SlacGrade, Ungraded
from ofsted_inspection.models import (
    AuthorityType,
    InspectorBody,
    InspectorGroup,
    Judgement,
    LocalAuthority,
    Region,
    Review,
    TeamMember,
)
from ofsted_inspection.strategies._wording import (
    PEOPLE,
    PLACES,
    any_text,
    collapsed_texts,
    identifiers,
    some_text,
)

_DATES = st.dates(datetime.date(2009, 1, 1), datetime.date(2025, 12, 31))

COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
"""Numbers in words, as reports print the size of a team."""


@overload
def grades() -> st.SearchStrategy[Grade]: ...
@overload
def grades(scale: type[SlacGrade]) -> st.SearchStrategy[SlacGrade]: ...
@overload
def grades(scale: type[ReformedGrade]) -> st.SearchStrategy[ReformedGrade]: ...


@checked
def grades(scale: type[Grade] | None = None) -> st.SearchStrategy[Grade]:
    """Return a strategy for grades of `scale`, or of either; they shrink to `OUTSTANDING`."""
    if scale is None:
        return st.sampled_from((*SlacGrade, *ReformedGrade))
    return st.sampled_from(tuple(scale))


def frameworks() -> st.SearchStrategy[Framework]:
    """Return a strategy for the frameworks of the catalogue.

    Made-up frameworks are not drawn: a document names its framework, and only those of the
    catalogue can be found again.
    """
    return st.sampled_from(CATALOGUE)


def months() -> st.SearchStrategy[Month]:
    """Return a strategy for months of the years since 2009."""
    return _DATES.map(Month.of)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Draw a period of months, either bound of which may be unknown."""
    drawn = draw(st.tuples(months(), months()))
    first, last = min(drawn), max(drawn)
    return Period(
        first=draw(st.sampled_from((None, first))), last=draw(st.sampled_from((None, last)))
    )


@checked
def aspects(framework: Framework | None = None) -> st.SearchStrategy[Aspect]:
    """Return a strategy for the aspects of `framework`, or of any."""
    if framework is None:
        return frameworks().flatmap(aspects)
    return st.sampled_from(framework.aspects)


def local_authorities() -> st.SearchStrategy[LocalAuthority]:
    """Return a strategy for local authorities that do not exist, with names of any script."""
    return st.one_of(
        authorities_named(st.sampled_from(PLACES)), authorities_named(collapsed_texts())
    )


def authorities_named(names: st.SearchStrategy[str]) -> st.SearchStrategy[LocalAuthority]:
    """Return a strategy for made-up authorities that bear one of `names`."""
    return st.builds(
        LocalAuthority,
        urn=st.integers(1, 99_999),
        name=names,
        ons_name=st.none() | names,
        la_number=st.integers(100, 999),
        ons_code=st.integers(0, 99_999_999).map("E{:08}".format),
        region=st.sampled_from(Region),
        type=st.sampled_from(AuthorityType),
        closed=st.none() | _DATES,
    )


@checked
@st.composite
def judgements(draw: st.DrawFn, framework: Framework | None = None) -> Judgement:
    """Draw a judgement of one aspect of `framework`, or of any: a grade, or not judged."""
    framework = framework or draw(frameworks())
    return Judgement(
        aspect=draw(st.sampled_from(framework.aspects)),
        grade=draw(st.sampled_from((*framework.scale, *Ungraded))),
    )


@checked
def outcomes(
    framework: Framework | None = None, *, coherent: bool = True
) -> st.SearchStrategy[tuple[Judgement, ...]]:
    """Return a strategy for the judgements of one inspection under `framework`, or under any.

    `coherent` ones judge each aspect once, in the framework's order, and break no rule of
    `ofsted_inspection.rules`; others leave aspects out, put them in any order, and give any grade
    or none.
    """
    if framework is None:
        return frameworks().flatmap(lambda each: outcomes(each, coherent=coherent))
    return _coherent_outcomes(framework) if coherent else _any_outcomes(framework)


@st.composite
def _any_outcomes(draw: st.DrawFn, framework: Framework) -> tuple[Judgement, ...]:
    judged = draw(st.lists(st.sampled_from(framework.aspects), unique_by=lambda each: each.key))
    choices = st.sampled_from((*framework.scale, *Ungraded))
    return tuple(Judgement(aspect=aspect, grade=draw(choices)) for aspect in judged)


@st.composite
def _coherent_outcomes(draw: st.DrawFn, framework: Framework) -> tuple[Judgement, ...]:
    graded = st.sampled_from(tuple(framework.scale))
    # "Not judged" has been printed under the single inspection framework, never for overall
    # effectiveness, and in no report on the four-point scale.
    or_not_judged = (
        graded if framework.scale is SlacGrade else st.sampled_from((*framework.scale, *Ungraded))
    )
    drawn = [
        Judgement(
            aspect=aspect,
            grade=draw(graded if aspect.role is Role.OVERALL else or_not_judged),
        )
        for aspect in framework.aspects
    ]
    if framework.programme is Programme.SIF:
        drawn = _limited(drawn)
    return tuple(drawn)


def _limited(drawn: Sequence[Judgement]) -> list[Judgement]:
    """Return `drawn` with overall effectiveness inadequate where a key judgement is."""
    if not any(
        each.aspect.role is Role.KEY and each.grade is ReformedGrade.INADEQUATE for each in drawn
    ):
        return list(drawn)
    return [
        Judgement(aspect=each.aspect, grade=ReformedGrade.INADEQUATE)
        if each.aspect.role is Role.OVERALL
        else each
        for each in drawn
    ]


def inspector_groups() -> st.SearchStrategy[InspectorGroup]:
    """Return a strategy for groups of inspectors, in the words of a report or in any."""
    printed = st.builds(printed_group, st.integers(1, 10), st.sampled_from(_BODIES))
    return printed | st.builds(
        InspectorGroup,
        count=st.integers(1, 999),
        body=st.sampled_from(InspectorBody),
        printed=collapsed_texts(),
    )


@st.composite
def teams(draw: st.DrawFn) -> tuple[InspectorGroup, ...]:
    """Draw an inspection team as reports print them: inspectors of Ofsted, then perhaps others."""
    others = [body for body in (InspectorBody.ADDITIONAL, InspectorBody.CQC) if draw(st.booleans())]
    return tuple(
        printed_group(draw(st.integers(1, 10)), body) for body in (InspectorBody.HMI, *others)
    )


_BODIES = (InspectorBody.HMI, InspectorBody.ADDITIONAL, InspectorBody.CQC)


def printed_group(count: int, body: InspectorBody) -> InspectorGroup:
    """Return `count` inspectors of `body`, in the words that reports of the programme use."""
    number, plural = COUNTS[count], "" if count == 1 else "s"
    if body is InspectorBody.HMI:
        printed = f"{number} of Her Majesty's Inspectors (HMI)"
    elif body is InspectorBody.ADDITIONAL:
        printed = f"{number} additional inspector{plural}"
    else:
        printed = f"{number} inspector{plural} from the Care Quality Commission"
    return InspectorGroup(count=count, body=body, printed=printed)


def team_members() -> st.SearchStrategy[TeamMember]:
    """Return a strategy for members of a team by name, with a role or without."""
    return st.builds(
        TeamMember,
        name=st.sampled_from(PEOPLE) | collapsed_texts(),
        role=st.none() | st.just("Team inspector") | some_text(),
    )


@checked
@st.composite
def reviews(draw: st.DrawFn, framework: Framework | None = None) -> Review:
    """Draw a review of another body, graded on the scale of `framework`, or of any."""
    framework = framework or draw(frameworks())
    return Review(
        key=draw(st.just("safeguarding_board") | identifiers("board_")),
        title=draw(st.just("Safeguarding children board") | collapsed_texts()),
        grade=draw(st.sampled_from((*framework.scale, *Ungraded))),
        published=draw(st.none() | _DATES),
    )


def addresses() -> st.SearchStrategy[str]:
    """Return a strategy for web addresses of reports, made up."""
    return st.integers(1, 9_999_999).map("https://example.org/report/{}".format) | any_text().map(
        lambda text: f"https://example.org/{quote(text)}"
    )
