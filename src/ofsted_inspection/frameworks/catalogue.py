"""The editions of the three programmes, as constants."""

import datetime

from ofsted_inspection.frameworks.framework import Aspect, Framework, Programme, Role, Service
from ofsted_inspection.grades import ReformedGrade, SlacGrade

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

_LEADERS = Aspect(
    key="leaders",
    title="The impact of leaders on social work practice with children and families",
    role=Role.KEY,
)
_HELP_AND_PROTECTION = Aspect(
    key="help_and_protection",
    title="The experiences and progress of children who need help and protection",
    role=Role.KEY,
)
_IN_CARE = Aspect(
    key="in_care",
    title="The experiences and progress of children in care",
    role=Role.KEY,
)
_CARE_LEAVERS = Aspect(
    key="care_leavers",
    title="The experiences and progress of care leavers",
    role=Role.KEY,
)
_OVERALL = Aspect(key="overall", title="Overall effectiveness", role=Role.OVERALL)

ILACS_2018 = Framework(
    id="ilacs-2018",
    programme=Programme.ILACS,
    title="Inspecting local authority children's services, 2018 edition",
    reference=None,
    scale=ReformedGrade,
    aspects=(
        _LEADERS,
        _HELP_AND_PROTECTION,
        Aspect(
            key="in_care_and_care_leavers",
            title="The experiences and progress of children in care and care leavers",
            role=Role.KEY,
        ),
        _OVERALL,
    ),
    first_inspection=datetime.date(2018, 1, 29),
    last_inspection=datetime.date(2022, 12, 31),
)
"""Inspections of 29 January 2018 to December 2022: children in care and care leavers in one.

Titles are those of the reports' tables, whose rows stand in no fixed order. The first day is that
of the first inspection held; the last is the end of the last month in force (South Tyneside,
begun on 5 December 2022, is the last in this package's data).
"""

ILACS_2023 = Framework(
    id="ilacs-2023",
    programme=Programme.ILACS,
    title="Inspecting local authority children's services, 2023 edition",
    reference=None,
    scale=ReformedGrade,
    aspects=(_LEADERS, _HELP_AND_PROTECTION, _IN_CARE, _CARE_LEAVERS, _OVERALL),
    first_inspection=datetime.date(2023, 1, 1),
    last_inspection=datetime.date(2026, 3, 31),
)
"""Inspections of January 2023 to March 2026: care leavers judged apart from children in care.

The edition's period is known by month; the bounds are the first and the last day of those months.
"""

ILACS_2026 = Framework(
    id="ilacs-2026",
    programme=Programme.ILACS,
    title="Inspecting local authority children's services, 2026 edition",
    reference=None,
    scale=ReformedGrade,
    aspects=(_LEADERS, _HELP_AND_PROTECTION, _IN_CARE, _CARE_LEAVERS),
    first_inspection=datetime.date(2026, 4, 1),
    last_inspection=None,
)
"""Inspections from April 2026 on: no overall effectiveness any more; in force.

The day an inspection begins decides: reports of June 2026 have overall effectiveness where the
inspection began in January 2026, and have none where it began in April.
"""

CATALOGUE = (SLAC_2010, SIF_2013, ILACS_2018, ILACS_2023, ILACS_2026)
"""Every framework this package knows, in the order of their beginnings.

The first edition of the safeguarding and looked after children programme (May 2009, 33 graded
aspects) is not among them: no source for the list of its aspects was found, and a framework
without them could hold no judgement, a guessed one only wrong ones. Its overall grades are known
from later reports, as `ReportedGrade` values.
"""
