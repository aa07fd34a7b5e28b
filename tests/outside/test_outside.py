"""Every grade, day and kind of `england` against Ofsted's own tables, read apart from the package.

`nox -s outside` runs this where the environment variable `OFSTED_SOURCES` names the folder that
holds the tables. What differs is listed here, each with its reason; anything else is a fault.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import attrs
import pytest

from ofsted_inspection import (
    Inspection,
    InspectionForm,
    InspectionKind,
    Judgement,
    LocalAuthority,
    ReformedGrade,
    authority,
    latest_per_authority,
    load,
)
from tests.outside import official
from tests.outside.official import OUTCOMES_2025, UNDERLYING_2023, Stated

pytestmark = pytest.mark.outside

ENGLAND = load("england")


class Difference(NamedTuple):
    """Where the data and a table say two things of one inspection."""

    inspection: str
    what: str
    ours: str
    theirs: str


_BLANK = "not judged, which Ofsted's tables leave blank"
_BARNSLEY = "the code of the table's day: Barnsley's changed on 1 April 2025"
_SHEFFIELD = "the code of the table's day: Sheffield's changed on 1 April 2025"

_BOUND = "published on 10 May 2023, which the table of those published by 30 April 2023 has already"
_TWO_TABLES = "Ofsted's two tables disagree, and ours is what the later one says"
_PRINTED = "the report prints our day"
_CATALOGUE = "the publisher's list has our day, six weeks after the last of the inspection"

KNOWN: dict[Difference, str] = {
    Difference("80426-2018-10-08", "code", "E08000038", "E08000016"): _BARNSLEY,
    Difference("80426-2023-09-11", "code", "E08000038", "E08000016"): _BARNSLEY,
    Difference("80551-2019-07-15", "code", "E08000039", "E08000019"): _SHEFFIELD,
    Difference("80551-2023-09-11", "code", "E08000039", "E08000019"): _SHEFFIELD,
    Difference("80450-2016-07-28", "adoption_performance", "not_judged", ""): _BLANK,
    Difference("80455-2016-04-11", "adoption_performance", "not_judged", ""): _BLANK,
    Difference("80455-2016-04-11", "care_leavers", "not_judged", ""): _BLANK,
    Difference("80455-2016-04-11", "looked_after_and_permanence", "not_judged", ""): _BLANK,
    Difference("80510-2022-02-28", "form", "short", "standard"): _TWO_TABLES,
    Difference("80457-2022-09-20", "start", "2022-09-20", "2022-09-21"): _TWO_TABLES,
    Difference("80533-2022-07-11", "published", "2022-09-05", "2022-11-05"): _CATALOGUE,
    Difference("80577-2015-03-03", "published", "2015-05-13", "2015-05-18"): _PRINTED,
    Difference("80557-2017-09-11", "newest", "2017-09-11", "2022-12-05"): _BOUND,
    Difference("80557", "inspections", "", "1 in the table"): _BOUND,
}
"""What differs, with the reason."""


def named(name: str, *, existing: bool) -> LocalAuthority:
    """Return the authority that a table names, of those that exist or of the abolished."""
    if existing:
        return authority(name)
    (gone,) = (
        each
        for each in load("authorities")
        if each.closed is not None and name in {each.name, each.ons_name}
    )
    return gone


def _stated_authority(stated: Stated) -> LocalAuthority:
    return named(stated.name, existing=stated.existing)


_ASPECTS = {
    "sif-2013": (
        "overall",
        "help_and_protection",
        "looked_after_and_permanence",
        "adoption_performance",
        "care_leavers",
        "leadership",
    ),
    # The combined judgement stands under "children in care", and care leavers are blank.
    "ilacs-2018": ("overall", "leaders", "help_and_protection", "in_care_and_care_leavers"),
    "ilacs-2023": ("overall", "leaders", "help_and_protection", "in_care", "care_leavers"),
}
"""The aspects in the order of each table's columns, as many as the edition judges."""


def _compared(ours: Inspection, stated: Stated) -> Iterator[Difference]:
    def differing(what: str, mine: object, theirs: object) -> Iterator[Difference]:
        if mine != theirs:
            yield Difference(ours.id, what, str(mine), str(theirs))

    if stated.start is not None:
        yield from differing("start", ours.start, stated.start)
    if stated.published is not None:
        yield from differing("published", ours.published, stated.published)
    if stated.form is not None:
        yield from differing("form", ours.form and ours.form.value, stated.form)
    if stated.code is not None:
        yield from differing("code", ours.authority.ons_code, stated.code)
    keys = _ASPECTS[ours.framework.id]
    grades = dict.fromkeys(keys, "") | dict(zip(keys, stated.grades, strict=False))
    for key, theirs in grades.items():
        yield from differing(key, ours.judgement(key).grade.value, theirs)
    for theirs in stated.grades[len(keys) :]:
        yield from differing("care_leavers", "", theirs)


def _paired(
    ours: Sequence[Inspection], stated: Iterable[Stated]
) -> Iterator[Difference | tuple[Inspection, Stated]]:
    """Pair the inspections of each authority with a table's, in order; what is over differs."""
    of_authority: dict[int, list[Inspection]] = defaultdict(list)
    for each in sorted(ours, key=lambda each: each.start):
        of_authority[each.authority.urn].append(each)
    listed: dict[int, list[Stated]] = defaultdict(list)
    for row in sorted(stated, key=lambda row: row.start or datetime.date.min):
        listed[_stated_authority(row).urn].append(row)
    for urn in of_authority.keys() | listed.keys():
        mine, theirs = of_authority[urn], listed[urn]
        if len(mine) != len(theirs):
            ids = ", ".join(each.id for each in mine)
            yield Difference(str(urn), "inspections", ids, f"{len(theirs)} in the table")
        yield from zip(mine, theirs, strict=False)


def _nearest(england: Sequence[Inspection], row: Stated) -> Inspection:
    """Return the authority's inspection that began nearest to the day that a row states."""
    urn, start = _stated_authority(row).urn, row.start or datetime.date.min
    return min(
        (each for each in england if each.authority.urn == urn),
        key=lambda each: abs((each.start - start).days),
    )


def _newest(england: Sequence[Inspection], file: str) -> tuple[Inspection, ...]:
    as_at, published_by = {
        OUTCOMES_2025: (datetime.date(2025, 3, 31), datetime.date(2025, 6, 30)),
        UNDERLYING_2023: (datetime.date(2023, 3, 31), datetime.date(2023, 4, 30)),
    }[file]
    return latest_per_authority(england, as_at, basis="start", published_by=published_by)


def _of(
    england: Sequence[Inspection], programme: str, kind: str, until: datetime.date
) -> list[Inspection]:
    return [
        each
        for each in england
        if each.framework.programme.value == programme
        and each.kind.value == kind
        and each.published is not None
        and each.published <= until
    ]


def _pairs(england: Sequence[Inspection]) -> Iterator[Difference | tuple[Inspection, Stated]]:
    for file in (OUTCOMES_2025, UNDERLYING_2023):
        newest = {each.authority.urn: each for each in _newest(england, file)}
        for row in official.newest(file):
            ours = newest.pop(_stated_authority(row).urn)
            found = _nearest(england, row)
            if found is not ours:
                yield Difference(ours.id, "newest", str(ours.start), str(row.start))
            yield found, row
        for ours in newest.values():
            yield Difference(ours.id, "newest", str(ours.start), "not in the table")
        for row in official.in_year(file):
            yield _nearest(england, row), row
    begun = [each for each in england if each.start <= datetime.date(2025, 3, 31)]
    until = datetime.date(2025, 6, 30)
    yield from _paired(_of(begun, "ilacs", "full", until), official.ilacs_history())
    history = tuple(official.history_since_2009())
    begun = [each for each in england if each.start <= datetime.date(2023, 3, 31)]
    until = datetime.date(2023, 4, 30)
    for programme, kind in (("sif", "full"), ("sif", "reinspection"), ("ilacs", "full")):
        chosen = [each for each in history if (each.programme, each.kind) == (programme, kind)]
        yield from _paired(
            _of(begun, programme, kind, until), sorted(chosen, key=lambda each: each.number or 0)
        )


def differences(england: Sequence[Inspection]) -> set[Difference]:
    """Return wherever the data and Ofsted's tables differ."""
    found: set[Difference] = set()
    for each in _pairs(england):
        found |= {each} if isinstance(each, Difference) else set(_compared(*each))
    return found | set(_boards(england))


def _boards(england: Sequence[Inspection]) -> Iterator[Difference]:
    """Yield where the board's grade beside the first inspection under SIF differs."""
    first = {
        each.authority: each for each in _of(england, "sif", "full", datetime.date(2023, 4, 30))
    }
    for name, existing, theirs in official.boards():
        council = named(name, existing=existing)
        ours = first.get(council)
        grade = "" if ours is None else ", ".join(each.grade.value for each in ours.reviews)
        if grade != theirs:
            yield Difference(f"{council.urn}", "safeguarding_board", grade, theirs)


def test_whatever_differs_is_known_with_its_reason() -> None:
    found = differences(ENGLAND)
    for each in sorted(found | KNOWN.keys()):
        reason = KNOWN.get(each, "NO REASON IS KNOWN")
        print(  # noqa: T201 - the session shows it: what differs is what it is run for
            f"{each.inspection}, {each.what}: ours {each.ours!r}, theirs {each.theirs!r}: {reason}"
        )
    assert found == KNOWN.keys()


def test_what_no_table_covers_is_what_came_after_them() -> None:
    covered = {each[0].id for each in _pairs(ENGLAND) if not isinstance(each, Difference)}
    later = {
        each.id
        for each in ENGLAND
        if each.published is not None
        and (each.start > datetime.date(2025, 3, 31) or each.published > datetime.date(2025, 6, 30))
    }
    assert {each.id for each in ENGLAND} - covered == later
    assert len(later) == 53


def _with_grade(real: Inspection) -> Inspection:
    """Return it with its last judgement better or worse."""
    *others, last = real.judgements
    grade = ReformedGrade.GOOD
    if last.grade is grade:
        grade = ReformedGrade.REQUIRES_IMPROVEMENT
    return attrs.evolve(real, judgements=(*others, Judgement(aspect=last.aspect, grade=grade)))


def _with_start(real: Inspection) -> Inspection:
    return attrs.evolve(real, start=real.start - datetime.timedelta(days=1))


def _with_publication(real: Inspection) -> Inspection:
    assert real.published is not None
    return attrs.evolve(real, published=real.published + datetime.timedelta(days=1))


def _with_kind(real: Inspection) -> Inspection:
    other = {
        InspectionKind.FULL: InspectionKind.REINSPECTION,
        InspectionKind.REINSPECTION: InspectionKind.FULL,
    }
    return attrs.evolve(real, kind=other[real.kind])


def _with_form(real: Inspection) -> Inspection:
    other = {
        InspectionForm.STANDARD: InspectionForm.SHORT,
        InspectionForm.SHORT: InspectionForm.STANDARD,
        None: InspectionForm.SHORT,
    }
    return attrs.evolve(real, form=other[real.form])


def _with_code(real: Inspection) -> Inspection:
    return attrs.evolve(real, authority=attrs.evolve(real.authority, ons_code="E99999999"))


SIF = [each for each in ENGLAND if each.framework.id == "sif-2013"][::29]
ILACS = [each for each in ENGLAND if each.framework.id in _ASPECTS and each.form is not None][::45]


@pytest.mark.parametrize(
    ("wrong", "real"),
    [
        *(
            (change, real)
            for change in (_with_grade, _with_publication, _with_kind)
            for real in SIF
        ),
        *(
            (change, real)
            for change in (
                _with_grade,
                _with_start,
                _with_publication,
                _with_kind,
                _with_form,
                _with_code,
            )
            for real in ILACS
        ),
    ],
)
def test_a_value_changed_on_purpose_is_found(
    wrong: Callable[[Inspection], Inspection], real: Inspection
) -> None:
    changed = [wrong(each) if each is real else each for each in ENGLAND]
    found = differences(changed) - KNOWN.keys()
    assert any(str(real.authority.urn) in each.inspection for each in found)
