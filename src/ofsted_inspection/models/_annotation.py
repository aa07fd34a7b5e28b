"""What a finding says and is about, as the maintainers read it."""

import enum
from collections.abc import Iterator
from typing import final

import attrs

from ofsted_inspection._record import (
    Record,
    collapsed_text,
    duplicates,
    problem,
    something,
)
from ofsted_inspection.errors import Problem


@final
class Polarity(enum.Enum):
    """What a finding says of the services, as the codebook decides it."""

    STRENGTH = "strength"
    """It claims a merit: quality, an improvement achieved, a good effect, a requirement met."""
    WEAKNESS = "weakness"
    """It claims a fault: something owed is absent, late, limited, weak or falling."""
    MIXED = "mixed"
    """It claims both, each of which alone would decide."""
    CONTEXT = "context"
    """It claims neither: history, or that something exists, is planned or was done."""


@final
class Theme(enum.Enum):
    """What a finding is about; the codebook defines each and gives examples."""

    FRONT_DOOR = "front_door"
    EARLY_HELP = "early_help"
    PROTECTION = "protection"
    ASSESSMENT = "assessment"
    PLANNING_REVIEW = "planning_review"
    RECORDING_SYSTEMS = "recording_systems"
    MANAGEMENT_OVERSIGHT = "management_oversight"
    QUALITY_ASSURANCE = "quality_assurance"
    LEADERSHIP_GOVERNANCE = "leadership_governance"
    PARTNERSHIP = "partnership"
    COMMISSIONING_RESOURCES = "commissioning_resources"
    WORKFORCE = "workforce"
    VOICE_COMPLAINTS = "voice_complaints"
    IDENTITY_DIVERSITY = "identity_diversity"
    HEALTH = "health"
    EDUCATION_WORK = "education_work"
    PLACEMENTS_PERMANENCE = "placements_permanence"
    LEAVING_CARE = "leaving_care"

    @property
    def title(self) -> str:
        """The theme in words, for headings and charts."""
        return _THEME_TITLES[self]


_THEME_TITLES = {
    Theme.FRONT_DOOR: "Contact, referral and the front door",
    Theme.EARLY_HELP: "Early help",
    Theme.PROTECTION: "Child protection",
    Theme.ASSESSMENT: "Assessment",
    Theme.PLANNING_REVIEW: "Planning and review",
    Theme.RECORDING_SYSTEMS: "Recording and systems",
    Theme.MANAGEMENT_OVERSIGHT: "Management oversight and supervision",
    Theme.QUALITY_ASSURANCE: "Performance and quality assurance",
    Theme.LEADERSHIP_GOVERNANCE: "Leadership and governance",
    Theme.PARTNERSHIP: "Partnership working",
    Theme.COMMISSIONING_RESOURCES: "Commissioning and resources",
    Theme.WORKFORCE: "Workforce",
    Theme.VOICE_COMPLAINTS: "Children's voice and complaints",
    Theme.IDENTITY_DIVERSITY: "Identity, equality and diversity",
    Theme.HEALTH: "Health",
    Theme.EDUCATION_WORK: "Education, training and work",
    Theme.PLACEMENTS_PERMANENCE: "Placements and permanence",
    Theme.LEAVING_CARE: "Leaving care",
}


@final
class ChildrenGroup(enum.Enum):
    """A group of children that a finding names, where it is one the codebook lists."""

    MISSING = "missing"
    """Children who go missing, from home or care."""
    EXPLOITATION = "exploitation"
    """Children who are sexually exploited."""
    DOMESTIC_ABUSE = "domestic_abuse"
    """Domestic violence or abuse, and work upon it."""
    OFFENDING = "offending"
    """Offending and youth justice."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Annotation(Record):
    """Our reading of one finding: its polarity and one to three themes, the first foremost.

    `finding` is the finding's id; `groups` are the groups of children it names; `uncertain` marks
    a decision taken in doubt; `reason` is given where two separate readings differed and one was
    chosen.
    """

    finding: str
    polarity: Polarity
    themes: tuple[Theme, ...]
    groups: tuple[ChildrenGroup, ...] = ()
    uncertain: bool = False
    reason: str | None = None

    def _problems(self) -> Iterator[Problem]:
        if not 1 <= len(self.themes) <= 3:  # noqa: PLR2004 - as the docstring says
            yield problem("themes", self.themes, "one to three themes")
        yield from collapsed_text("finding", self.finding)
        yield from duplicates("themes", self.themes, "theme")
        yield from duplicates("groups", self.groups, "group")
        yield from something("reason", self.reason)
