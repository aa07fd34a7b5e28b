"""What is known of local authorities beside their record: names, codes, successions, neighbours."""

import datetime
import enum
from collections.abc import Iterator
from typing import final

import attrs

from ofsted_inspection._printable import printable
from ofsted_inspection._record import Record, collapsed_text, problem
from ofsted_inspection.errors import Problem, ProblemCode
from ofsted_inspection.models._authority import LocalAuthority


@final
class NameKind(enum.Enum):
    """What sort of name of an authority one is."""

    OFFICIAL = "official"
    """What the council calls itself: "Royal Borough of Greenwich"."""
    FORMER = "former"
    """What it called itself before, while it was the same authority."""
    SHORT = "short"
    """What people write for short: "Hull", "BCP"."""


@final
@attrs.frozen(kw_only=True, repr=False)
class AuthorityName(Record):
    """A name that people write for an authority, beside Ofsted's and the statistics office's."""

    urn: int
    written: str
    kind: NameKind

    def _problems(self) -> Iterator[Problem]:
        yield from collapsed_text("written", self.written)


@final
@attrs.frozen(kw_only=True, repr=False)
class CodeChange(Record):
    """A code of the statistics office that an authority had or has, of those that changed.

    `valid_from` is the first day it had it, None where that is before the data begin;
    `valid_before` the first day of the next code, None for the code of today.
    """

    urn: int
    ons_code: str
    valid_from: datetime.date | None
    valid_before: datetime.date | None

    def _problems(self) -> Iterator[Problem]:
        yield from collapsed_text("ons_code", self.ons_code)
        if (
            self.valid_from is not None
            and self.valid_before is not None
            and self.valid_before <= self.valid_from
        ):
            yield problem(
                "valid_before",
                self.valid_before,
                f"a date after valid_from ({self.valid_from})",
                ProblemCode.WRONG_ORDER,
            )


@final
class Extent(enum.Enum):
    """How much of an authority went to the one that succeeded it."""

    WHOLE = "whole"
    """All of it."""
    PART = "part"
    """Some of it; the rest went to another."""


@final
@attrs.frozen(kw_only=True, repr=False)
class SuccessionLink(Record):
    """One authority that succeeded another, whole or in part, from a day on, by which order.

    `part` says which part it was, in words, where it was one. `area_unchanged` is set where a
    source states that the whole area went over as it was, and to nobody else; not set, nothing is
    said of that. `continuing` is set where the law
    let the council go on under another name and constitution. Predecessor and successor are
    named as on that day; three have one number at Ofsted on both sides, since it was kept.
    """

    predecessor: str
    predecessor_urn: int
    predecessor_la_number: int
    predecessor_ons_code: str
    successor: str
    successor_urn: int
    successor_la_number: int
    successor_ons_code: str
    first_day: datetime.date
    extent: Extent
    part: str | None
    area_unchanged: bool = False
    continuing: bool
    legal_basis: str
    source_url: str

    def _problems(self) -> Iterator[Problem]:
        if (self.part is not None) != (self.extent is Extent.PART):
            yield problem(
                "part", self.part, "which part it was, if it was one", ProblemCode.CONTRADICTION
            )
        if self.area_unchanged and self.extent is Extent.PART:
            yield problem(
                "area_unchanged",
                self.area_unchanged,
                "false, where a part went over",
                ProblemCode.CONTRADICTION,
            )

    def __repr__(self) -> str:
        """Return both names, the day, and the part if it was one."""
        part = "" if self.part is None else f", part: {self.part}"
        return printable(
            f"SuccessionLink({self.predecessor!r} to {self.successor!r}, {self.first_day}{part})"
        )


@final
class Closeness(enum.Enum):
    """How close a statistical neighbour is, in the words of the Department for Education."""

    EXTREMELY_CLOSE = "Extremely close"
    VERY_CLOSE = "Very close"
    CLOSE = "Close"
    SOMEWHAT_CLOSE = "Somewhat close"
    NOT_CLOSE = "Not close"


@final
@attrs.frozen(kw_only=True, repr=False)
class Neighbour(Record):
    """A statistical neighbour of an authority: which, its rank (1 is closest), and how close.

    `closeness` is None in a list of one's own, which has no such words. `carried_over` is set
    where the model took over an older list for an authority that had been abolished.
    """

    authority: LocalAuthority
    rank: int
    closeness: Closeness | None = None
    carried_over: bool = False

    def _problems(self) -> Iterator[Problem]:
        if self.rank < 1:
            yield problem("rank", self.rank, "a number from 1 on")

    def __repr__(self) -> str:
        """Return rank, name and closeness."""
        words = "" if self.closeness is None else f", {self.closeness.value!r}"
        return f"Neighbour({self.rank}, {self.authority.name!r}{words})"
