"""What a framework is made of: programme, service, role, aspect; values without a catalogue."""

import datetime
import enum
from collections.abc import Iterator
from typing import final

import attrs

from ofsted_inspection._arguments import checked
from ofsted_inspection._pretty import PrettyByRepr
from ofsted_inspection._record import Record, collapsed_text, duplicates, problem
from ofsted_inspection.errors import Problem, ProblemCode, UnknownName
from ofsted_inspection.grades import ReformedGrade, SlacGrade


@final
class Programme(enum.Enum):
    """A series of inspections; a framework is one edition of it."""

    SLAC = "slac"
    CP = "cp"
    LAC = "lac"
    SIF = "sif"
    ILACS = "ilacs"

    @property
    def title(self) -> str:
        """The programme's name in words."""
        return _PROGRAMME_TITLES[self]


_PROGRAMME_TITLES = {
    Programme.SLAC: "Safeguarding and looked after children services",
    Programme.CP: "Arrangements for the protection of children",
    Programme.LAC: "Looked after children services",
    Programme.SIF: "Single inspection framework",
    Programme.ILACS: "Inspecting local authority children's services",
}


@final
class Service(enum.Enum):
    """The two services that the first programme judged apart; those since 2013 name one or none."""

    SAFEGUARDING = "safeguarding"
    LOOKED_AFTER_CHILDREN = "looked_after_children"

    @property
    def title(self) -> str:
        """The service's heading as reports of the programme print it."""
        return _SERVICE_TITLES[self]


_SERVICE_TITLES = {
    Service.SAFEGUARDING: "Safeguarding services",
    Service.LOOKED_AFTER_CHILDREN: "Services for looked after children",
}


@final
class Role(enum.Enum):
    """What part an aspect plays among the judgements of its framework."""

    OVERALL = "overall"
    """Overall effectiveness, of everything or of a service."""
    CAPACITY = "capacity"
    """Capacity for improvement."""
    KEY = "key"
    """A judgement in its own right, beside overall effectiveness where the framework has that.

    Whether it limits overall effectiveness is a matter of rules, and differs by framework.
    """
    SUB = "sub"
    """A judgement made within a key judgement."""
    ASPECT = "aspect"
    """Any other judgement."""


@final
@attrs.frozen(order=True)
class Month(Record):
    """A month of a year, `Month(2018, 1)`; earlier compares less."""

    year: int
    month: int

    def _problems(self) -> Iterator[Problem]:
        if not 1 <= self.month <= 12:  # noqa: PLR2004 - of a year
            yield problem("month", self.month, "a month from 1 to 12")

    @classmethod
    @checked
    def of(cls, day: datetime.date) -> "Month":
        """Return the month in which `day` lies."""
        return cls(day.year, day.month)

    def __str__(self) -> str:
        """Return year and month, `2018-01`."""
        return f"{self.year:04}-{self.month:02}"


@final
@attrs.frozen(kw_only=True)
class Period(Record):
    """The months from `first` to `last`, both counted; None for a bound that no source states.

    A day is known to lie outside if its month is past a bound that is known; whether it lies
    inside cannot be told of a side whose bound is not. `last` is also None for what goes on.
    """

    first: Month | None = None
    last: Month | None = None

    def _problems(self) -> Iterator[Problem]:
        if self.first is not None and self.last is not None and self.last < self.first:
            yield problem(
                "last", str(self.last), f"a month from {self.first} on", ProblemCode.WRONG_ORDER
            )

    @checked
    def exclude(self, day: datetime.date) -> bool:
        """Tell whether `day` is known to lie outside."""
        month = Month.of(day)
        return (self.first is not None and month < self.first) or (
            self.last is not None and month > self.last
        )

    def __str__(self) -> str:
        """Return the bounds in words: `2018-01 to 2022-12`."""
        if self.last is None:
            return "months not known" if self.first is None else f"from {self.first} on"
        return f"to {self.last}" if self.first is None else f"{self.first} to {self.last}"


def _title_of(aspect: "Aspect") -> str:
    return aspect.title


@final
@attrs.frozen(kw_only=True, repr=False)
class Aspect(Record):
    """One thing that a framework judges.

    `key` names it within its framework (seven titles occur under both services of `slac-2010`);
    `title` is as reports print it, `short_title` a wording of ours for tables and charts, the
    title itself where none is given; `group` is the heading it is printed under, where there is
    one between service and aspect.
    """

    key: str
    title: str
    short_title: str = attrs.Factory(_title_of, takes_self=True)
    service: Service | None = None
    group: str | None = None
    role: Role = Role.ASPECT

    def _problems(self) -> Iterator[Problem]:
        yield from collapsed_text("key", self.key)
        yield from collapsed_text("title", self.title)
        yield from collapsed_text("short_title", self.short_title)


@final
@attrs.frozen(kw_only=True, repr=False)
class Framework(PrettyByRepr, Record):
    """One edition of a programme: it fixes the scale, the aspects and the rules.

    The day an inspection *begins* decides its edition: `in_force` are the months in which
    inspections under it began, as far as a source states them; each edition's own page says where
    they were read. `reference` is Ofsted's number of the publication, None where not known.
    Aspect keys are unique.
    """

    id: str
    programme: Programme
    title: str
    reference: str | None
    scale: type[SlacGrade] | type[ReformedGrade]
    aspects: tuple[Aspect, ...]
    in_force: Period = Period()

    def _problems(self) -> Iterator[Problem]:
        yield from collapsed_text("id", self.id)
        yield from collapsed_text("title", self.title)
        yield from duplicates("aspects", (aspect.key for aspect in self.aspects), "aspect key")

    def aspect(self, key: str) -> Aspect:
        """Return the aspect named `key`; raises UnknownName listing near misses."""
        for aspect in self.aspects:
            if aspect.key == key:
                return aspect
        raise UnknownName(f"aspect of {self.id}", key, (aspect.key for aspect in self.aspects))

    def __repr__(self) -> str:
        """Return the identifier and the number of aspects, not the whole catalogue."""
        return f"Framework({self.id!r}, {len(self.aspects)} aspects)"
