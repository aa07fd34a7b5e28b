"""Of what kind an inspection was, how much of its dates is known, and what each rests on."""

import enum
from typing import final


@final
class InspectionKind(enum.Enum):
    """Whether an inspection was a full one in its turn, or looked again after one that failed."""

    FULL = "full"
    """In its turn."""
    REINSPECTION = "reinspection"
    """Again, after one that found failings."""


@final
class InspectionForm(enum.Enum):
    """How thorough an inspection of ILACS was; Ofsted chooses by what it knows before."""

    STANDARD = "standard"
    """A standard inspection."""
    SHORT = "short"
    """A short one, with fewer inspectors and days on site."""


@final
class Precision(enum.Enum):
    """How much of a date is known."""

    DAY = "day"
    """The day is known."""
    MONTH = "month"
    """The month alone; the date is the first of it, and no day at all."""


@final
class Basis(enum.Enum):
    """Where a value was read."""

    PRINTED = "printed"
    """In the report."""
    CATALOGUE = "catalogue"
    """In the publisher's list of reports."""
    OFFICIAL_STATISTICS = "official_statistics"
    """In the tables that Ofsted publishes."""
    PRESS = "press"
    """In a newspaper, or what the authority itself wrote."""
