"""A local authority: its numbers, its names, where it is and what kind it is."""

import datetime
import enum
import re
from collections.abc import Iterator
from typing import final

import attrs

from ofsted_inspection._record import Record, collapsed_text, problem
from ofsted_inspection.errors import Problem
from ofsted_inspection.models._years import of_our_time


@final
class Region(enum.Enum):
    """The regions of England, as the statistics authority names them."""

    EAST_MIDLANDS = "East Midlands"
    EAST_OF_ENGLAND = "East of England"
    LONDON = "London"
    NORTH_EAST = "North East"
    NORTH_WEST = "North West"
    SOUTH_EAST = "South East"
    SOUTH_WEST = "South West"
    WEST_MIDLANDS = "West Midlands"
    YORKSHIRE_AND_THE_HUMBER = "Yorkshire and The Humber"


@final
class OfstedRegion(enum.Enum):
    """Ofsted's regions: those of England, but two that are one of Ofsted's."""

    EAST_MIDLANDS = "East Midlands"
    EAST_OF_ENGLAND = "East of England"
    LONDON = "London"
    NORTH_EAST_YORKSHIRE_AND_THE_HUMBER = "North East, Yorkshire and the Humber"
    NORTH_WEST = "North West"
    SOUTH_EAST = "South East"
    SOUTH_WEST = "South West"
    WEST_MIDLANDS = "West Midlands"


_TWO_IN_ONE = (Region.NORTH_EAST, Region.YORKSHIRE_AND_THE_HUMBER)


@final
class AuthorityType(enum.Enum):
    """The kinds of local authority that run children's services."""

    COUNTY = "County"
    """A county council, beside districts that do not run children's services."""
    LONDON_BOROUGH = "London Borough"
    """One of the 32 boroughs of London."""
    METROPOLITAN_DISTRICT = "Metropolitan District"
    """A district of a metropolitan county, which runs all services."""
    SUI_GENERIS = "Sui generis"
    """Of its own kind: the City of London and the Isles of Scilly, and no other."""
    UNITARY_AUTHORITY = "Unitary Authority"
    """A council outside London that runs all services of its area."""


@final
@attrs.frozen(kw_only=True, repr=False)
class LocalAuthority(Record):
    """A local authority, keyed by Ofsted's unique reference number.

    `urn` is that number; `name` is as Ofsted writes it, `ons_name` as the statistics office does
    ("Bristol, City of"), None where that was not given; `la_number` is the education department's
    three-digit number; `ons_code` the statistics office's code (E and eight digits), which may
    change while the authority stays the same; `closed` the last day an abolished authority existed.
    """

    urn: int
    name: str
    ons_name: str | None = None
    la_number: int
    ons_code: str
    region: Region
    type: AuthorityType
    closed: datetime.date | None = None

    def _problems(self) -> Iterator[Problem]:
        if self.urn < 1:
            yield problem("urn", self.urn, "a positive number")
        if not 100 <= self.la_number <= 999:  # noqa: PLR2004 - three digits, as the docstring says
            yield problem("la_number", self.la_number, "a number of three digits")
        yield from collapsed_text("name", self.name)
        if self.ons_name is not None:
            yield from collapsed_text("ons_name", self.ons_name)
        if not re.fullmatch("E[0-9]{8}", self.ons_code):
            yield problem("ons_code", self.ons_code, "E and eight digits")
        if self.closed is not None:
            yield from of_our_time("closed", self.closed)

    @property
    def ofsted_region(self) -> OfstedRegion:
        """The region of Ofsted's that it is in; it follows from `region`."""
        if self.region in _TWO_IN_ONE:
            return OfstedRegion.NORTH_EAST_YORKSHIRE_AND_THE_HUMBER
        return OfstedRegion(self.region.value)

    def __repr__(self) -> str:
        """Return name and number."""
        return f"LocalAuthority({self.name!r}, urn {self.urn})"
