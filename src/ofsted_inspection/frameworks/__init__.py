"""Frameworks: the editions of Ofsted's inspection programmes, each with its scale and aspects.

>>> SLAC_2010.aspect("safeguarding.partnership_working").title
'Partnership working'
>>> [aspect.key for aspect in SIF_2013.aspects if aspect.role is Role.SUB]
['adoption_performance', 'care_leavers']
>>> import datetime
>>> for_start("ilacs", datetime.date(2022, 12, 5))
Framework('ilacs-2018', 4 aspects)
"""

from ofsted_inspection._addresses import promise
from ofsted_inspection.frameworks._catalogue import (
    CATALOGUE,
    ILACS_2018,
    ILACS_2023,
    ILACS_2026,
    LAC_2013,
    SIF_2013,
    SLAC_2010,
)
from ofsted_inspection.frameworks._framework import (
    Aspect,
    Framework,
    Month,
    Period,
    Programme,
    Role,
    Service,
)
from ofsted_inspection.frameworks._lookup import for_start, get

__all__ = [
    "CATALOGUE",
    "ILACS_2018",
    "ILACS_2023",
    "ILACS_2026",
    "LAC_2013",
    "SIF_2013",
    "SLAC_2010",
    "Aspect",
    "Framework",
    "Month",
    "Period",
    "Programme",
    "Role",
    "Service",
    "for_start",
    "get",
]

promise(__name__, names=__all__)
