"""The inspection team: how many of which body, or who."""

import enum
from collections.abc import Iterator
from typing import final

import attrs

from ofsted_inspection._record import Record, collapsed_text, problem, something
from ofsted_inspection.errors import Problem


@final
class InspectorBody(enum.Enum):
    """Whom a group of inspectors belongs to."""

    HMI = "hmi"
    """Her Majesty's Inspectors, of Ofsted."""
    CQC = "cqc"
    """Inspectors of the Care Quality Commission."""
    ADDITIONAL = "additional"
    """Additional inspectors."""
    OTHER = "other"
    """Anyone else; the printed words say whom."""


@final
@attrs.frozen(kw_only=True, repr=False)
class InspectorGroup(Record):
    """Some members of the inspection team: how many, of which body, in the words printed."""

    count: int
    body: InspectorBody
    printed: str

    def _problems(self) -> Iterator[Problem]:
        if self.count < 1:
            yield problem("count", self.count, "a number from 1 on")
        yield from collapsed_text("printed", self.printed)


@final
@attrs.frozen(kw_only=True, repr=False)
class TeamMember(Record):
    """One member of the inspection team by name, with the role printed, if any."""

    name: str
    role: str | None = None

    def _problems(self) -> Iterator[Problem]:
        yield from collapsed_text("name", self.name)
        yield from something("role", self.role)
