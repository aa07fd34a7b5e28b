"""The template of reports on safeguarding and looked after children services (2010 edition).

The headings in the order printed and the cover's labels. Read from Warrington 2011, the one real
report seen.
"""

import re
from typing import NamedTuple

from ofsted_inspection.frameworks import SLAC_2010, Aspect, Service
from ofsted_inspection.models import Timescale

TITLE = "Inspection of safeguarding and looked after children services"
CONTENTS = "Contents"
FRONT = (
    "About this inspection",
    "The inspection judgements and what they mean",
    "Service information",
)
AREAS_FOR_IMPROVEMENT = "Areas for improvement"
RECORD = "Record of main findings"

DATES, LEAD, AGE_GROUP, PUBLISHED = (
    "Inspection dates",
    "Reporting inspector",
    "Age group",
    "Published",
)

TIMESCALES = {f"{timescale.label}:".casefold(): timescale for timescale in Timescale}


class Heading(NamedTuple):
    """A heading of the template: what it says, how deep it stands, what it judges."""

    title: str
    level: int
    service: Service | None = None
    aspect: Aspect | None = None
    group: str | None = None


def _service_headings(service: Service) -> tuple[Heading, ...]:
    """Return the headings under one service, in the order printed, the service's own first."""
    headings = [Heading(service.title, 1, service)]
    for aspect in SLAC_2010.aspects:
        if aspect.service is not service:
            continue
        if aspect.group is not None and aspect.group not in {each.title for each in headings}:
            headings.append(Heading(aspect.group, 2, service))
        level = 2 if aspect.group is None else 3
        headings.append(Heading(aspect.title, level, service, aspect, aspect.group))
        if aspect.title == "Capacity for improvement":
            headings.append(Heading(AREAS_FOR_IMPROVEMENT, 2, service))
    return tuple(headings)


OUTLINE: tuple[Heading, ...] = (
    *(Heading(title, 1) for title in FRONT),
    *(heading for service in Service for heading in _service_headings(service)),
    Heading(RECORD, 1),
)
"""Every heading, in the order printed; equality and diversity has a place, though no section
of it has been seen."""


def section_id(*titles: str) -> str:
    """Return the identifier of the section to which these headings lead, outermost first."""
    slugs = (re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-") for title in titles)
    return "/".join(slugs)
