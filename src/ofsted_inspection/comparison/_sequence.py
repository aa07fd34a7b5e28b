"""What came before: the inspections of each authority in order of time, each of them once."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from ofsted_inspection._arguments import checked
from ofsted_inspection._record import problem
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode
from ofsted_inspection.models import Inspection, OfficialResult

_Told = TypeVar("_Told", bound=Inspection | OfficialResult)


def each_once(inspections: Iterable[_Told]) -> tuple[_Told, ...]:
    """Return the inspections or results in the order given, those that stand there twice once.

    Raises InvalidDocument, naming the id, where two of one id are not equal: one of them is wrong
    and only the caller can say which.
    """
    held: dict[str, _Told] = {}
    faults: list[Problem] = []
    for index, inspection in enumerate(inspections):
        first = held.setdefault(inspection.id, inspection)
        if first is not inspection and first != inspection:
            faults.append(
                problem(
                    f"inspections[{index}]",
                    inspection.id,
                    "one inspection of this id; here are two that differ",
                    ProblemCode.DUPLICATE,
                )
            )
    if faults:
        raise InvalidDocument("inspections", faults)
    return tuple(held.values())


@checked
def previous(inspections: Iterable[Inspection]) -> Mapping[str, Inspection | None]:
    """Return, by id of each inspection, the one before it of the same authority.

    That is the one with the latest first day before its own, of the same number at Ofsted: None
    for the first of each authority, hence for the first after a succession. What stands in
    `inspections` twice counts once. The result goes through each authority from the oldest
    inspection to the newest.

    Raises InvalidDocument, naming the id, for two different inspections of one id.
    """
    found: dict[str, Inspection | None] = {}
    newest: dict[int, Inspection] = {}
    for inspection in in_order(each_once(inspections)):
        found[inspection.id] = newest.get(inspection.authority.urn)
        newest[inspection.authority.urn] = inspection
    return found


def in_order(inspections: Iterable[Inspection]) -> list[Inspection]:
    """Return the inspections by authority, in order of its number, and then by first day."""
    return sorted(inspections, key=lambda inspection: (inspection.authority.urn, inspection.start))
