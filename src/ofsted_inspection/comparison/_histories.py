"""The inspections of one authority in order of time."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import final

import attrs

from ofsted_inspection._arguments import checked
from ofsted_inspection._printable import printable
from ofsted_inspection._record import Record, problem
from ofsted_inspection.comparison._compare import Comparison, compare
from ofsted_inspection.comparison._crosswalk import Crosswalk
from ofsted_inspection.comparison._sequence import each_once, in_order
from ofsted_inspection.errors import Problem, ProblemCode, UnknownName, shown
from ofsted_inspection.models import Inspection, LocalAuthority


@final
@attrs.frozen(kw_only=True)
class Succession(Record):
    """An authority that succeeded others, whose inspections are not its own.

    `urn` is the successor's number at Ofsted; `predecessors` are names. Days of succession are
    not held.
    """

    urn: int
    name: str
    predecessors: tuple[str, ...]


SUCCESSIONS: tuple[Succession, ...] = (
    Succession(
        urn=2532287,
        name="Bournemouth, Christchurch & Poole",
        predecessors=("Bournemouth", "Poole"),
    ),
    Succession(urn=2532283, name="Dorset", predecessors=("Dorset County",)),
    Succession(urn=2637539, name="North Northamptonshire", predecessors=("Northamptonshire",)),
    Succession(urn=2637548, name="West Northamptonshire", predecessors=("Northamptonshire",)),
    Succession(urn=2733690, name="Cumberland", predecessors=("Cumbria",)),
    Succession(urn=2733698, name="Westmorland and Furness", predecessors=("Cumbria",)),
)
"""The authorities of the England data that began after 2014, with those they succeeded.

Inspections of the predecessors are absent from that data.
"""


@final
@attrs.frozen(kw_only=True, repr=False)
class History(Record):
    """The inspections of one authority, oldest first.

    `authority` is as the newest inspection has it. `succession` is set where the authority
    succeeded others: the history then begins with it, and what its predecessors were graded is
    no part of it.
    """

    authority: LocalAuthority
    inspections: tuple[Inspection, ...]
    succession: Succession | None = None

    def _problems(self) -> Iterator[Problem]:
        for index, inspection in enumerate(self.inspections):
            if inspection.authority.urn != self.authority.urn:
                yield problem(
                    f"inspections[{index}].authority.urn",
                    inspection.authority.urn,
                    f"{self.authority.urn}, the number of {shown(self.authority.name)}",
                    ProblemCode.CONTRADICTION,
                )
        for index, (earlier, later) in enumerate(pairwise(self.inspections)):
            if later.start <= earlier.start:
                yield problem(
                    f"inspections[{index + 1}].start",
                    later.start,
                    f"a date after {earlier.start}",
                    ProblemCode.WRONG_ORDER,
                )

    def comparisons(self, *, crosswalk: Crosswalk | None = None) -> tuple[Comparison, ...]:
        """Return each inspection compared with the one before it; see `compare`."""
        return tuple(
            compare(earlier, later, crosswalk=crosswalk)
            for earlier, later in pairwise(self.inspections)
        )

    @property
    def note(self) -> str | None:
        """A sentence saying where the history stops short, None where it does not."""
        if self.succession is None:
            return None
        predecessors = " and ".join(self.succession.predecessors)
        return printable(
            f"The history of {self.authority.name} begins with the authority: it succeeded "
            f"{predecessors}, whose inspections are not its own."
        )

    def __repr__(self) -> str:
        """Return the authority, the first days, and whether it stops at a succession."""
        days = ", ".join(str(inspection.start) for inspection in self.inspections)
        stop = "" if self.succession is None else "; stops at a succession"
        return f"History({self.authority.name!r}: {days or 'nothing'}{stop})"


@checked
def history(
    inspections: Iterable[Inspection],
    authority: int | str | LocalAuthority,
    *,
    successions: Iterable[Succession] = SUCCESSIONS,
) -> History:
    """Return the inspections of one authority, oldest first.

    `authority` is Ofsted's number, the name (in any case), or a LocalAuthority. The same
    inspection given twice stands once. An authority that succeeded others has none of their
    inspections, and the result says so.

    Raises UnknownName, listing near misses, if no inspection is of that authority, or if the
    name is borne by several: give the number then. Raises InvalidDocument, naming the id, for two
    different inspections of one id.
    """
    known = each_once(inspections)
    urn = _urn(known, authority)
    own = in_order(each for each in known if each.authority.urn == urn)
    return History(
        authority=own[-1].authority,
        inspections=tuple(own),
        succession=next((each for each in successions if each.urn == urn), None),
    )


def _urn(inspections: tuple[Inspection, ...], authority: int | str | LocalAuthority) -> int:
    """Return the number of the authority meant, if there are inspections of exactly one."""
    if isinstance(authority, str):
        asked, wanted = authority, authority.casefold()
        urns = {
            each.authority.urn for each in inspections if each.authority.name.casefold() == wanted
        }
        names = {each.authority.name for each in inspections}
    else:
        number = authority.urn if isinstance(authority, LocalAuthority) else authority
        asked = str(number)
        names = {str(each.authority.urn) for each in inspections}
        urns = {each.authority.urn for each in inspections if each.authority.urn == number}
    if len(urns) > 1:
        numbers = sorted(f"{authority} {urn}" for urn in urns)
        raise UnknownName("single authority", asked, numbers)
    for urn in urns:
        return urn
    raise UnknownName("inspection of authority", asked, sorted(names))
