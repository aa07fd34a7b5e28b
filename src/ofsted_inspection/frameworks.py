"""Frameworks: the editions of Ofsted's inspection programmes, each with its scale and aspects.

>>> SLAC_2010.aspect("safeguarding.partnership_working").title
'Partnership working'
>>> [aspect.key for aspect in SIF_2013.aspects if aspect.role is Role.SUB]
['adoption_performance', 'care_leavers']
"""

import datetime
import enum
from collections.abc import Iterator
from typing import final

import attrs

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
    """A judgement that stands beside overall effectiveness and may limit it."""
    SUB = "sub"
    """A judgement made within a key judgement."""
    ASPECT = "aspect"
    """Any other judgement."""


@final
@attrs.frozen(kw_only=True)
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
@attrs.frozen(kw_only=True, repr=False)
class Framework(Record):
    """One edition of a programme: it fixes the scale, the aspects and the rules.

    `first_inspection` and `last_inspection` are the first and the last *first day* of inspections
    under the edition, None where no source states them: the day an inspection begins decides its
    edition. `reference` is Ofsted's number of the publication, None where not known.
    Aspect keys are unique.
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


_OUTCOMES_OF_SAFEGUARDING = "Safeguarding outcomes for children and young people"
_OUTCOMES_OF_CARE = "How good are outcomes for looked after children and care leavers?"


def _of_service(service: Service, *titles: tuple[str, str, str | None]) -> tuple[Aspect, ...]:
    """Return the aspects judged for one service: the two every service has, then `titles`."""
    roles = {"overall_effectiveness": Role.OVERALL, "capacity_for_improvement": Role.CAPACITY}
    return tuple(
        Aspect(
            key=f"{service.value}.{name}",
            title=title,
            service=service,
            group=group,
            role=roles.get(name, Role.ASPECT),
        )
        for name, title, group in (
            ("overall_effectiveness", "Overall effectiveness", None),
            ("capacity_for_improvement", "Capacity for improvement", None),
            *titles,
        )
    )


SLAC_2010 = Framework(
    id="slac-2010",
    programme=Programme.SLAC,
    title="Safeguarding and looked after children services, October 2010 edition",
    reference="090027",
    scale=SlacGrade,
    aspects=(
        *_of_service(
            Service.SAFEGUARDING,
            (
                "safe_and_feel_safe",
                "Children and young people are safe and feel safe",
                _OUTCOMES_OF_SAFEGUARDING,
            ),
            ("quality_of_provision", "Quality of provision", _OUTCOMES_OF_SAFEGUARDING),
            (
                "contribution_of_health_agencies",
                "The contribution of health agencies to keeping children and young people safe",
                _OUTCOMES_OF_SAFEGUARDING,
            ),
            ("ambition_and_prioritisation", "Ambition and prioritisation", None),
            ("leadership_and_management", "Leadership and management", None),
            (
                "performance_management_and_quality_assurance",
                "Performance management and quality assurance",
                None,
            ),
            ("partnership_working", "Partnership working", None),
            ("equality_and_diversity", "Equality and diversity", None),
        ),
        *_of_service(
            Service.LOOKED_AFTER_CHILDREN,
            ("being_healthy", "Being healthy", _OUTCOMES_OF_CARE),
            ("staying_safe", "Staying safe", _OUTCOMES_OF_CARE),
            ("enjoying_and_achieving", "Enjoying and achieving", _OUTCOMES_OF_CARE),
            (
                "making_a_positive_contribution",
                "Making a positive contribution, including user engagement",
                _OUTCOMES_OF_CARE,
            ),
            ("economic_well_being", "Economic well-being", _OUTCOMES_OF_CARE),
            ("quality_of_provision", "Quality of provision", None),
            ("ambition_and_prioritisation", "Ambition and prioritisation", None),
            ("leadership_and_management", "Leadership and management", None),
            (
                "performance_management_and_quality_assurance",
                "Performance management and quality assurance",
                None,
            ),
            ("equality_and_diversity", "Equality and diversity", None),
        ),
    ),
    first_inspection=None,
    last_inspection=None,
)
"""Safeguarding and looked after children, October 2010 edition (to 2012): 22 aspects.

The aspects are those of the record of main findings of Warrington 2011. No source was found for
its first day: a report of an inspection of 11 to 22 October 2010 still has the older list.
Which heading an aspect stands under (`group`) is read from the contents of Warrington 2011.
"""

SIF_2013 = Framework(
    id="sif-2013",
    programme=Programme.SIF,
    title="Single inspection framework",
    reference="130216",
    scale=ReformedGrade,
    aspects=(
        Aspect(key="overall", title="Overall effectiveness", role=Role.OVERALL),
        Aspect(key="help_and_protection", title="Help and protection", role=Role.KEY),
        Aspect(
            key="looked_after_and_permanence",
            title="Looked after and achieving permanence",
            role=Role.KEY,
        ),
        Aspect(key="adoption_performance", title="Adoption performance", role=Role.SUB),
        Aspect(key="care_leavers", title="Experiences and progress of care leavers", role=Role.SUB),
        Aspect(key="leadership", title="Leadership, management and governance", role=Role.KEY),
    ),
    first_inspection=datetime.date(2013, 11, 19),
    last_inspection=datetime.date(2018, 6, 11),
)
"""Single inspection framework: overall effectiveness, three key judgements, two sub-judgements.

Titles are short forms of ours. The bounds are the first days of the first and the last inspection
held (the inspections of 153 authorities in this package's data); it overlaps the next programme,
which began on 29 January 2018. The review of the safeguarding board was graded apart and is no
aspect here.
"""


_CATALOGUE = (SLAC_2010, SIF_2013)


def get(id: str) -> Framework:  # noqa: A002 - the field it matches is called id
    """Return the framework with this id, e.g. `slac-2010`; raises UnknownName otherwise."""
    for framework in _CATALOGUE:
        if framework.id == id:
            return framework
    raise UnknownName("framework", id, (framework.id for framework in _CATALOGUE))
