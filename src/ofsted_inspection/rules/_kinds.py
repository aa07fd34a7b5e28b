"""What a rule and a breach of it are; values, without the rules themselves."""

import enum
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeAlias, final

import attrs

from ofsted_inspection._arguments import checked
from ofsted_inspection._doors import display
from ofsted_inspection._printable import printable
from ofsted_inspection._record import Record, collapsed_text, problem
from ofsted_inspection.errors import Problem, ProblemCode
from ofsted_inspection.frameworks import Framework
from ofsted_inspection.models import Inspection


@final
class RuleBasis(enum.Enum):
    """What a rule rests on."""

    PUBLISHED = "published"
    """Ofsted published it."""
    STRUCTURAL = "structural"
    """It is how a record or a report is built: a breach is a slip in one of them."""
    OBSERVED = "observed"
    """It held in every inspection read so far; no published rule of the kind was found."""


class Departure(NamedTuple):
    """One place where a finder sees a rule broken; with rule and inspection it makes a Breach."""

    subject: str
    found: str
    expected: str


Finder: TypeAlias = Callable[[Inspection], Iterable[Departure]]
"""What goes through an inspection and gives each place where a rule is broken."""


@final
@attrs.frozen(kw_only=True)
class Evidence(Record):
    """What a rule was held against: among `inspections` read, `cases` in which it says something.

    `kept` is the number of those cases in which it held.
    """

    inspections: int
    cases: int
    kept: int

    def _problems(self) -> Iterator[Problem]:
        if not 1 <= self.cases <= self.inspections:
            yield problem("cases", self.cases, f"a number from 1 to {self.inspections}")
        if not 0 <= self.kept <= self.cases:
            yield problem("kept", self.kept, f"a number from 0 to {self.cases}")

    def __str__(self) -> str:
        """Return the counts in words."""
        return f"{self.kept} of {self.cases} cases among {self.inspections} inspections"


@final
@attrs.frozen(kw_only=True, repr=False)
class Rule(Record):
    """A sentence that an inspection keeps or breaks, and how to tell.

    `law` is that sentence, `finder` gives each place where an inspection breaks it, `source` is
    where it comes from. `applies_to` are the frameworks it is
    for, None where it is for every framework, those that a user makes included. `evidence` counts
    the real inspections it was held against; an observed rule has nothing else to rest on, and
    must have it.
    """

    id: str
    title: str
    law: str
    basis: RuleBasis
    source: str
    finder: Finder
    applies_to: tuple[Framework, ...] | None = None
    evidence: Evidence | None = None

    def _problems(self) -> Iterator[Problem]:
        yield from collapsed_text("id", self.id)
        yield from collapsed_text("title", self.title)
        yield from collapsed_text("law", self.law)
        yield from collapsed_text("source", self.source)
        if self.applies_to == ():
            yield problem("applies_to", self.applies_to, "a framework, or nothing for all of them")
        if self.basis is RuleBasis.OBSERVED and self.evidence is None:
            yield problem(
                "evidence",
                None,
                "the counts that an observed rule rests on",
                ProblemCode.MISSING,
            )

    @checked
    def is_for(self, framework: Framework) -> bool:
        """Tell whether the rule is for inspections under `framework`."""
        return self.applies_to is None or framework in self.applies_to

    def __repr__(self) -> str:
        """Return identifier and basis."""
        return f"Rule({self.id!r}, {self.basis.value})"


@final
@attrs.frozen(kw_only=True, repr=False)
class Breach(Record):
    """One place where an inspection breaks a rule.

    `inspection` is the inspection's id; `subject` the place: an aspect's key, the id of a
    section, finding or recommendation, a paragraph (`p29`), or a field (`start`). `found` is what
    stands there and `expected` what the rule asks for.
    """

    rule: Rule
    inspection: str
    subject: str
    found: str
    expected: str

    @property
    def message(self) -> str:
        """One line: where, what was found, what the rule asks for, and what the rule rests on."""
        return printable(
            f"{self.inspection}, {self.subject}: found {self.found}; expected {self.expected} "
            f"(rule {self.rule.id}, {_standing(self.rule)})"
        )

    def __str__(self) -> str:
        """Return the message."""
        return self.message

    def _repr_html_(self) -> str:
        """Return what notebooks show."""
        return display(self)

    def __repr__(self) -> str:
        """Return rule, inspection and subject."""
        return f"Breach({self.rule.id!r}, {self.inspection!r}, {self.subject!r})"


def _standing(rule: Rule) -> str:
    if rule.basis is RuleBasis.OBSERVED:
        return f"observed, no such rule was found published: {rule.evidence}; {rule.source}"
    return f"{rule.basis.value}: {rule.source}"
