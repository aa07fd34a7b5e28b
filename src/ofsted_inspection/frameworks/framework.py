"""What a framework is made of: programme, service, role, aspect; values without a catalogue."""

import datetime
import enum
from collections.abc import Iterator
from typing import final

import attrs

from ofsted_inspection._brief import Brief
from ofsted_inspection._record import Record, duplicates, problem
from ofsted_inspection.errors import Problem, ProblemCode, UnknownName
from ofsted_inspection.grades import ReformedGrade, SlacGrade


@final
class Programme(enum.Enum):
    """A series of inspections; a framework is one edition of it."""

    SLAC = "slac"
    SIF = "sif"
    ILACS = "ilacs"

    @property
    def title(self) -> str:
        """The programme's name in words."""
        return _PROGRAMME_TITLES[self]


_PROGRAMME_TITLES = {
    Programme.SLAC: "Safeguarding and looked after children services",
    Programme.SIF: "Single inspection framework",
    Programme.ILACS: "Inspecting local authority children's services",
}


@final
class Service(enum.Enum):
    """The two services that the first programme judged apart; later ones name none."""

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
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Aspect(Record):
    """One thing that a framework judges.

    `key` names it within its framework (seven titles occur under both services of `slac-2010`);
    `group` is the heading it is printed under, where there is one between service and aspect.
    """

    key: str
    title: str
    service: Service | None = None
    group: str | None = None
    role: Role = Role.ASPECT


@final
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Framework(Brief, Record):
    """One edition of a programme: it fixes the scale, the aspects and the rules.

    The day an inspection *begins* decides its edition, and `first_inspection` and
    `last_inspection` are the first and the last such day; each edition's own page says where they
    were read. `first_inspection` is None where no source states it; `last_inspection` likewise,
    or where the edition is in force. `reference` is Ofsted's number of the publication, None
    where not known. Aspect keys are unique.
    """

    id: str
    programme: Programme
    title: str
    reference: str | None
    scale: type[SlacGrade] | type[ReformedGrade]
    aspects: tuple[Aspect, ...]
    first_inspection: datetime.date | None
    last_inspection: datetime.date | None

    def _problems(self) -> Iterator[Problem]:
        yield from duplicates("aspects", (aspect.key for aspect in self.aspects), "aspect key")
        first, last = self.first_inspection, self.last_inspection
        if first is not None and last is not None and first > last:
            yield problem(
                "last_inspection", last, f"a date from {first} on", ProblemCode.WRONG_ORDER
            )

    def aspect(self, key: str) -> Aspect:
        """Return the aspect named `key`; raises UnknownName listing near misses."""
        for aspect in self.aspects:
            if aspect.key == key:
                return aspect
        raise UnknownName(f"aspect of {self.id}", key, (aspect.key for aspect in self.aspects))

    def __repr__(self) -> str:
        """Return the identifier and the number of aspects, not the whole catalogue."""
        return f"Framework({self.id!r}, {len(self.aspects)} aspects)"
