"""What a report asks to be improved, in the forms of all programmes."""

import enum
from collections.abc import Iterator
from typing import final

import attrs

from ofsted_inspection._doors import display
from ofsted_inspection._record import Record, collapsed_text, duplicates, problem
from ofsted_inspection._wording import shown
from ofsted_inspection.errors import Problem
from ofsted_inspection.frameworks import Service


@final
class Timescale(enum.Enum):
    """By when the report asks for an improvement."""

    IMMEDIATELY = "immediately"
    """At once."""
    WITHIN_THREE_MONTHS = "within_three_months"
    """In three months at the latest."""
    WITHIN_SIX_MONTHS = "within_six_months"
    """In six months at the latest."""

    @property
    def months(self) -> int:
        """The time allowed, in months: 0, 3 or 6."""
        return _MONTHS[self]

    @property
    def label(self) -> str:
        """The timescale as printed, e.g. `Within three months`."""
        return self.name.capitalize().replace("_", " ")


_MONTHS = {
    Timescale.IMMEDIATELY: 0,
    Timescale.WITHIN_THREE_MONTHS: 3,
    Timescale.WITHIN_SIX_MONTHS: 6,
}


@final
class Addressee(enum.Enum):
    """Whom a recommendation is for."""

    AUTHORITY = "authority"
    """The local authority, and its partners where the report names them."""
    BOARD = "board"
    """The safeguarding children board."""


@final
class NationalFramework(enum.Enum):
    """What the Children's Social Care National Framework (Department for Education, 2023) sets.

    Since March 2025 Ofsted names one of these after each thing that a council has to improve.
    """

    OUTCOME_1 = "outcome_1"
    OUTCOME_2 = "outcome_2"
    OUTCOME_3 = "outcome_3"
    OUTCOME_4 = "outcome_4"
    ENABLER_1 = "enabler_1"
    ENABLER_2 = "enabler_2"
    ENABLER_3 = "enabler_3"
    PRINCIPLES = "principles"

    @property
    def title(self) -> str:
        """What it is about, in words close to those of the framework."""
        return _NATIONAL_FRAMEWORK_TITLES[self]


_NATIONAL_FRAMEWORK_TITLES = {
    NationalFramework.OUTCOME_1: "Outcome 1: families stay together and get the help they need",
    NationalFramework.OUTCOME_2: "Outcome 2: children are supported by their family network",
    NationalFramework.OUTCOME_3: "Outcome 3: children are safe in and outside their homes",
    NationalFramework.OUTCOME_4: "Outcome 4: children in care and care leavers have loving homes",
    NationalFramework.ENABLER_1: "Enabler 1: multi-agency working is prioritised and effective",
    NationalFramework.ENABLER_2: "Enabler 2: leaders drive conditions for effective practice",
    NationalFramework.ENABLER_3: "Enabler 3: the workforce is equipped and effective",
    NationalFramework.PRINCIPLES: "The principles that guide practice",
}


@final
@attrs.frozen(kw_only=True)
class Tag(Record):
    """Ofsted's own label of a recommendation: as `printed`, and what it `means`.

    `means` is None where the words name nothing of the National Framework that we know.
    """

    printed: str
    means: NationalFramework | None = None

    def _problems(self) -> Iterator[Problem]:
        yield from collapsed_text("printed", self.printed)


@final
@attrs.frozen(kw_only=True, repr=False)
class Recommendation(Record):
    """One thing that a report asks to be improved.

    That is a bullet of "Areas for improvement" (with `service`, `timescale` and the `paragraph` it
    stands under), a numbered recommendation of SIF (with its `number`, the `addressee` and the
    numbers of the paragraphs it `cites`), or an item of "What needs to improve" (with Ofsted's
    `tag`, since 2025). `id` is `p16r1` for the first under paragraph 16, otherwise `r1`, `r2`, ...
    through the report; `section` is the id of the section it stands in.
    """

    id: str
    text: str
    section: str
    paragraph: str | None = None
    number: int | None = None
    service: Service | None = None
    timescale: Timescale | None = None
    addressee: Addressee = Addressee.AUTHORITY
    cites: tuple[int, ...] = ()
    tag: Tag | None = None

    def _problems(self) -> Iterator[Problem]:
        yield from collapsed_text("id", self.id)
        yield from collapsed_text("text", self.text)
        if self.number is not None and self.number < 1:
            yield problem("number", self.number, "a number from 1 on")
        for index, number in enumerate(self.cites):
            if number < 1:
                yield problem(f"cites[{index}]", number, "a paragraph number from 1 on")
        yield from duplicates("cites", self.cites, "paragraph number")

    def _repr_html_(self) -> str:
        """Return what notebooks show."""
        return display(self)

    def __repr__(self) -> str:
        """Return the identifier, the timescale if there is one, and the beginning of the text."""
        timescale = "" if self.timescale is None else f"{self.timescale.label!r}, "
        return f"Recommendation({self.id!r}, {timescale}{shown(self.text)})"
