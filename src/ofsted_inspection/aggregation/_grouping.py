"""Counting the judgements of inspections group by group."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Literal, TypeVar, overload

from ofsted_inspection._arguments import checked
from ofsted_inspection.aggregation._distribution import GradeDistribution, OfEitherScale
from ofsted_inspection.comparison._sequence import each_once
from ofsted_inspection.errors import UnknownName
from ofsted_inspection.frameworks import Service
from ofsted_inspection.grades import Grade, Ungraded
from ofsted_inspection.models import AuthorityType, Inspection, Judgement, LocalAuthority, Region

Key = TypeVar("Key", bound=Hashable)
"""What a grouping function returns."""


@checked
def financial_year(date: datetime.date) -> str:
    """Return the financial year, April to March, that `date` lies in: `2010-11`.

    As text these sort in order of time.
    """
    first = date.year if date.month >= 4 else date.year - 1  # noqa: PLR2004 - April
    return f"{first}-{(first + 1) % 100:02}"


_KEYS: Mapping[str, Callable[[Inspection, Judgement], Hashable]] = {
    "service": lambda _, judgement: judgement.aspect.service,
    "framework": lambda inspection, _: inspection.framework.id,
    "region": lambda inspection, _: inspection.authority.region,
    "authority_type": lambda inspection, _: inspection.authority.type,
    "authority": lambda inspection, _: inspection.authority,
    "calendar_year": lambda inspection, _: inspection.start.year,
    "financial_year": lambda inspection, _: financial_year(inspection.start),
    "aspect": lambda _, judgement: judgement.aspect.key,
}

GROUPINGS: tuple[str, ...] = tuple(_KEYS)
"""The names that `distribution_by` takes in place of a function."""


@overload
def distribution_by(
    inspections: Iterable[Inspection], key: Literal["service"]
) -> Mapping[Service | None, OfEitherScale]: ...
@overload
def distribution_by(
    inspections: Iterable[Inspection], key: Literal["framework", "financial_year", "aspect"]
) -> Mapping[str, OfEitherScale]: ...
@overload
def distribution_by(
    inspections: Iterable[Inspection], key: Literal["region"]
) -> Mapping[Region, OfEitherScale]: ...
@overload
def distribution_by(
    inspections: Iterable[Inspection], key: Literal["authority_type"]
) -> Mapping[AuthorityType, OfEitherScale]: ...
@overload
def distribution_by(
    inspections: Iterable[Inspection], key: Literal["authority"]
) -> Mapping[LocalAuthority, OfEitherScale]: ...
@overload
def distribution_by(
    inspections: Iterable[Inspection], key: Literal["calendar_year"]
) -> Mapping[int, OfEitherScale]: ...
@overload
def distribution_by(
    inspections: Iterable[Inspection], key: Callable[[Inspection, Judgement], Key]
) -> Mapping[Key, OfEitherScale]: ...
@checked
def distribution_by(
    inspections: Iterable[Inspection],
    key: str | Callable[[Inspection, Judgement], Hashable],
) -> object:
    """Return the distribution of the judgements of each group, in the order the groups are met.

    `key` is a function of an inspection and one of its judgements, or one of GROUPINGS:
    `service` (None where the framework names none), `framework` (its id), `region`,
    `authority_type`, `authority`, `calendar_year` and `financial_year` (of the first day, which
    decides the framework), `aspect` (its key).

    An inspection given twice counts once. Raises ScaleMismatch if a group holds two scales,
    UnknownName for a name not listed, and InvalidDocument, naming the id, for two different
    inspections of one id.
    """
    if isinstance(key, str):
        if key not in _KEYS:
            raise UnknownName("grouping", key, GROUPINGS)
        group_of = _KEYS[key]
    else:
        group_of = key
    groups: defaultdict[Hashable, list[Grade | Ungraded]] = defaultdict(list)
    for inspection in each_once(inspections):
        for judgement in inspection.judgements:
            groups[group_of(inspection, judgement)].append(judgement.grade)
    return {group: GradeDistribution.from_grades(grades) for group, grades in groups.items()}
