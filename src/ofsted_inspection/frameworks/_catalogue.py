"""The editions of the programmes, as constants. Short titles are ours, titles Ofsted's."""

from ofsted_inspection.frameworks._framework import (
    Aspect,
    Framework,
    Month,
    Period,
    Programme,
    Role,
    Service,
)
from ofsted_inspection.grades import ReformedGrade, SlacGrade

_OUTCOMES_OF_SAFEGUARDING = "Safeguarding outcomes for children and young people"
_OUTCOMES_OF_CARE = "How good are outcomes for looked after children and care leavers?"


_SHORT = {
    "Overall effectiveness": "Overall",
    "Children and young people are safe and feel safe": "Safe and feel safe",
    "The contribution of health agencies to keeping children and young people safe": (
        "Health agencies"
    ),
    "Performance management and quality assurance": "Performance and quality",
    "Making a positive contribution, including user engagement": "Positive contribution",
}


def _of_service(service: Service, *titles: tuple[str, str, str | None]) -> tuple[Aspect, ...]:
    """Return the aspects judged for one service: the two every service has, then `titles`."""
    roles = {"overall_effectiveness": Role.OVERALL, "capacity_for_improvement": Role.CAPACITY}
    return tuple(
        Aspect(
            key=f"{service.value}.{name}",
            title=title,
            short_title=_SHORT.get(title, title),
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
    title=(
        "Inspections of safeguarding and looked after children services: framework for "
        "inspection and guidance for local authorities and partners"
    ),
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
)
"""Safeguarding and looked after children, October 2010 edition (to 2012): 22 aspects.

The aspects are those of the record of main findings of Warrington 2011. No source was found for
its first day: a report of an inspection of 11 to 22 October 2010 still has the older list.
Which heading an aspect stands under (`group`) is read from the contents of Warrington 2011; that of
the contribution of health agencies is inferred from its place there, and a doubt of that dataset.
"""

LAC_2013 = Framework(
    id="lac-2013",
    programme=Programme.LAC,
    title="Inspection of looked after children services",
    reference=None,
    scale=SlacGrade,
    aspects=(
        Aspect(
            key="overall",
            title="Overall effectiveness",
            short_title="Overall",
            service=Service.LOOKED_AFTER_CHILDREN,
            role=Role.OVERALL,
        ),
        Aspect(
            key="capacity_to_improve",
            title="Capacity to improve",
            service=Service.LOOKED_AFTER_CHILDREN,
            role=Role.CAPACITY,
        ),
        Aspect(
            key="outcomes",
            title="Outcomes for looked after children and young people",
            short_title="Outcomes",
            service=Service.LOOKED_AFTER_CHILDREN,
        ),
        Aspect(
            key="quality_of_provision",
            title="Quality of provision",
            service=Service.LOOKED_AFTER_CHILDREN,
        ),
        Aspect(
            key="leadership_and_management",
            title="Leadership and management",
            service=Service.LOOKED_AFTER_CHILDREN,
        ),
    ),
)
"""Looked after children services, 2013: five aspects, on the four-point scale.

Aspects and titles are those of the records of four reports published in August 2013, of
inspections of July 2013; when the programme began and ended no source was found to say.
"""

SIF_2013 = Framework(
    id="sif-2013",
    programme=Programme.SIF,
    title=(
        "Framework and evaluation schedule for the inspections of services for children in need "
        "of help and protection, children looked after and care leavers"
    ),
    reference="130216",
    scale=ReformedGrade,
    aspects=(
        Aspect(
            key="overall",
            title="Overall effectiveness",
            short_title="Overall",
            role=Role.OVERALL,
        ),
        Aspect(
            key="help_and_protection",
            title="Children who need help and protection",
            short_title="Help and protection",
            role=Role.KEY,
        ),
        Aspect(
            key="looked_after_and_permanence",
            title="Children looked after and achieving permanence",
            short_title="Looked after and permanence",
            role=Role.KEY,
        ),
        Aspect(
            key="adoption_performance",
            title="Adoption performance",
            short_title="Adoption",
            role=Role.SUB,
        ),
        Aspect(
            key="care_leavers",
            title="Experiences and progress of care leavers",
            short_title="Care leavers",
            role=Role.SUB,
        ),
        Aspect(
            key="leadership",
            title="Leadership, management and governance",
            short_title="Leadership",
            role=Role.KEY,
        ),
    ),
    in_force=Period(first=Month(2013, 11), last=Month(2018, 6)),
)
"""Single inspection framework: overall effectiveness, three key judgements, two sub-judgements.

Titles are those that reports print in their tables. The bounds are the months in which the first
and the last inspection held began; it overlaps the next programme, which began in January 2018.
The review of the safeguarding children board was graded apart and is no aspect here: see
`Inspection.reviews`.
"""

_LEADERS = Aspect(
    key="leaders",
    title="The impact of leaders on social work practice with children and families",
    short_title="Leaders",
    role=Role.KEY,
)
_HELP_AND_PROTECTION = Aspect(
    key="help_and_protection",
    title="The experiences and progress of children who need help and protection",
    short_title="Help and protection",
    role=Role.KEY,
)
_IN_CARE = Aspect(
    key="in_care",
    title="The experiences and progress of children in care",
    short_title="In care",
    role=Role.KEY,
)
_CARE_LEAVERS = Aspect(
    key="care_leavers",
    title="The experiences and progress of care leavers",
    short_title="Care leavers",
    role=Role.KEY,
)
_OVERALL = Aspect(
    key="overall", title="Overall effectiveness", short_title="Overall", role=Role.OVERALL
)

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
            short_title="In care and care leavers",
            role=Role.KEY,
        ),
        _OVERALL,
    ),
    in_force=Period(first=Month(2018, 1), last=Month(2022, 12)),
)
"""Inspections of January 2018 to December 2022: children in care and care leavers in one.

Titles are those of the reports' tables, whose rows stand in no fixed order. The first inspection
held began on 29 January 2018, the last on 5 December 2022 (South Tyneside).
"""

ILACS_2023 = Framework(
    id="ilacs-2023",
    programme=Programme.ILACS,
    title="Inspecting local authority children's services, 2023 edition",
    reference=None,
    scale=ReformedGrade,
    aspects=(_LEADERS, _HELP_AND_PROTECTION, _IN_CARE, _CARE_LEAVERS, _OVERALL),
    in_force=Period(first=Month(2023, 1), last=Month(2026, 3)),
)
"""Inspections of January 2023 to March 2026: care leavers judged apart from children in care.

The edition's period is known by month.
"""

ILACS_2026 = Framework(
    id="ilacs-2026",
    programme=Programme.ILACS,
    title="Inspecting local authority children's services, 2026 edition",
    reference=None,
    scale=ReformedGrade,
    aspects=(_LEADERS, _HELP_AND_PROTECTION, _IN_CARE, _CARE_LEAVERS),
    in_force=Period(first=Month(2026, 4)),
)
"""Inspections from April 2026 on: no overall effectiveness any more; in force.

The day an inspection begins decides: reports of June 2026 have overall effectiveness where the
inspection began in January 2026, and have none where it began in April.
"""

CATALOGUE = (SLAC_2010, LAC_2013, SIF_2013, ILACS_2018, ILACS_2023, ILACS_2026)
"""Every framework this package knows, in the order of their beginnings.

The first edition of the safeguarding and looked after children programme (May 2009, 33 graded
aspects) is not among them: no source for the list of its aspects was found, and a framework
without them could hold no judgement, a guessed one only wrong ones. Its overall grades are known
from Ofsted's statistics, as `OfficialResult` values.
"""
