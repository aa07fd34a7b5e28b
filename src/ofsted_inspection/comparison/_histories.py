"""The inspections of one authority in order of time."""

import datetime
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, final, overload

import attrs

from ofsted_inspection._arguments import checked
from ofsted_inspection._doors import behind, display
from ofsted_inspection._printable import printable
from ofsted_inspection._record import Record, problem
from ofsted_inspection._wording import shown
from ofsted_inspection.comparison._compare import Comparison
from ofsted_inspection.comparison._crosswalk import Crosswalk
from ofsted_inspection.comparison._entries import HistoryEntry, Step
from ofsted_inspection.comparison._sequence import each_once
from ofsted_inspection.errors import Problem, ProblemCode, UnknownName
from ofsted_inspection.frameworks import Service
from ofsted_inspection.models import (
    Inspection,
    LocalAuthority,
    OfficialResult,
    SuccessionLink,
)

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


@final
@attrs.frozen(kw_only=True, repr=False)
class History(Record):
    """The inspections of one authority, oldest first: those held, and those known by results.

    `authority` is as the newest entry has it. Entries stand in the order of their days: of the
    first day where the inspection is held, and of publication where official results alone tell
    of it.
    """

    authority: LocalAuthority
    entries: tuple[HistoryEntry, ...]

    def _problems(self) -> Iterator[Problem]:
        for index, entry in enumerate(self.entries):
            if entry.authority.urn != self.authority.urn:
                yield problem(
                    f"entries[{index}].authority.urn",
                    entry.authority.urn,
                    f"{self.authority.urn}, the number of {shown(self.authority.name)}",
                    ProblemCode.CONTRADICTION,
                )
        for index, (earlier, later) in enumerate(pairwise(self.entries)):
            held = earlier.inspection is not None and later.inspection is not None
            if later.day < earlier.day or (held and later.day == earlier.day):
                yield problem(
                    f"entries[{index + 1}].day",
                    later.day,
                    f"a date after {earlier.day}",
                    ProblemCode.WRONG_ORDER,
                )

    @property
    def inspections(self) -> tuple[Inspection, ...]:
        """The inspections that are held, oldest first."""
        return tuple(entry.inspection for entry in self.entries if entry.inspection is not None)

    @checked
    def steps(self, *, crosswalk: Crosswalk | None = None) -> tuple[Step, ...]:
        """Return each entry with the one before it, and what can be compared between the two."""
        return tuple(
            Step(before=earlier, after=later, crosswalk=crosswalk)
            for earlier, later in pairwise(self.entries)
        )

    @checked
    def comparisons(self, *, crosswalk: Crosswalk | None = None) -> tuple[Comparison, ...]:
        """Return each inspection compared with the one before it; see `compare`.

        What stands beside an entry that official results alone tell of is compared with nothing:
        `steps` says so.
        """
        found = (step.comparison for step in self.steps(crosswalk=crosswalk))
        return tuple(each for each in found if each is not None)

    def successions(self) -> tuple[SuccessionLink, ...]:
        """Return what the authority succeeded under numbers other than its own; mostly nothing.

        The history then begins with it, and what its predecessors were graded is no part of it.
        An authority that was made anew and kept its number at Ofsted succeeded itself, and its
        history goes on.
        """
        links: tuple[SuccessionLink, ...] = behind("History", "successions")(self.authority)
        return tuple(link for link in links if link.predecessor_urn != self.authority.urn)

    @overload
    def to_frame(
        self, *, backend: Literal["pandas"] = "pandas", crosswalk: Crosswalk | None = None
    ) -> "pandas.DataFrame": ...
    @overload
    def to_frame(
        self, *, backend: Literal["polars"], crosswalk: Crosswalk | None = None
    ) -> "polars.DataFrame": ...
    @overload
    def to_frame(
        self, *, backend: Literal["pyarrow"], crosswalk: Crosswalk | None = None
    ) -> "pyarrow.Table": ...
    @checked
    def to_frame(
        self,
        *,
        backend: Literal["pandas", "polars", "pyarrow"] = "pandas",
        crosswalk: Crosswalk | None = None,
    ) -> object:
        """Return the judgements of the inspections that are held, with the grade before of each.

        The columns are those of `tables.to_frame` with a history. What official results alone
        tell of has no judgements and no rows. Raises MissingExtra if the library is not installed.
        """
        frame: object = behind("History", "to_frame")(self, backend=backend, crosswalk=crosswalk)
        return frame

    @property
    def note(self) -> str | None:
        """A sentence saying where the history stops short, None where it does not."""
        links = self.successions()
        if not links:
            return None
        predecessors = " and ".join(
            link.predecessor if link.part is None else f"{link.predecessor} (in part: {link.part})"
            for link in links
        )
        return printable(
            f"The history of {self.authority.name} begins with the authority: on "
            f"{links[0].first_day} it succeeded {predecessors}, whose inspections are not its own."
        )

    def __str__(self) -> str:
        """Return each entry in a line, with its overall grade and what changed since."""
        number = len(self.entries)
        steps = ["", *(f" ({step.summary})" for step in self.steps())]
        lines = [
            f"{self.authority.name}: {number} {'inspection' if number == 1 else 'inspections'}",
            *(f"{entry}{since}" for entry, since in zip(self.entries, steps, strict=False)),
            *([] if self.note is None else [self.note]),
        ]
        return "\n".join(map(printable, lines))

    def _repr_html_(self) -> str:
        """Return what notebooks show."""
        return display(self)

    def __repr__(self) -> str:
        """Return the authority and the day of each entry."""
        days = ", ".join(str(entry.day) for entry in self.entries)
        return f"History({self.authority.name!r}: {days or 'nothing'})"


@checked
def history(
    inspections: Iterable[Inspection | OfficialResult],
    authority: int | str | LocalAuthority,
) -> History:
    """Return the inspections of one authority, oldest first, official results among them.

    `inspections` are inspections, official results or both. `authority` is Ofsted's number, the
    name (in any case), or a LocalAuthority. Both services of one inspection are one entry, and so
    are an inspection and the results that name it in `same_as`. What is given twice stands once.
    An authority that succeeded others has none of their inspections, and the result's `note` says
    so.

    Raises UnknownName, listing near misses, if nothing is of that authority, or if the name is
    borne by several: give the number then. Raises InvalidDocument, naming the id, for two different
    inspections or results of one id.
    """
    known = each_once(inspections)
    urn = _urn(known, authority)
    entries = sorted(
        _entries(each for each in known if each.authority.urn == urn),
        key=_place,
    )
    return History(authority=entries[-1].authority, entries=tuple(entries))


def _entries(known: Iterable[Inspection | OfficialResult]) -> Iterator[HistoryEntry]:
    """Yield an entry for each inspection, and for each that results alone tell of."""
    held: dict[str, Inspection] = {}
    results: dict[object, list[OfficialResult]] = {}
    for each in known:
        if isinstance(each, Inspection):
            held[each.id] = each
        else:
            of = each.programme, each.kind, each.published
            results.setdefault(each.same_as or of, []).append(each)
    for id_, inspection in held.items():
        yield HistoryEntry(inspection=inspection, results=_by_service(results.pop(id_, ())))
    for of_one in results.values():
        yield HistoryEntry(inspection=None, results=_by_service(of_one))


def _by_service(results: Iterable[OfficialResult]) -> tuple[OfficialResult, ...]:
    services: list[Service | None] = [*Service, None]
    return tuple(sorted(results, key=lambda result: services.index(result.service)))


def _place(entry: HistoryEntry) -> tuple[datetime.date, bool, str, str]:
    """Return what orders entries, whatever order they are given in: programmes of one day too."""
    kind = entry.results[0].kind.value if entry.inspection is None else ""
    return entry.day, entry.inspection is not None, entry.programme.value, kind


def _urn(
    inspections: tuple[Inspection | OfficialResult, ...], authority: int | str | LocalAuthority
) -> int:
    """Return the number of the authority meant, if there are inspections of exactly one."""
    if isinstance(authority, str):
        asked, wanted = authority, authority.casefold()
        urns = {
            inspection.authority.urn
            for inspection in inspections
            if inspection.authority.name.casefold() == wanted
        }
        names = {inspection.authority.name for inspection in inspections}
    else:
        number = authority.urn if isinstance(authority, LocalAuthority) else authority
        asked = str(number)
        names = {str(inspection.authority.urn) for inspection in inspections}
        urns = {
            inspection.authority.urn
            for inspection in inspections
            if inspection.authority.urn == number
        }
    if len(urns) > 1:
        numbers = sorted(f"{authority} {urn}" for urn in urns)
        raise UnknownName("single authority", asked, numbers)
    for urn in urns:
        return urn
    raise UnknownName("inspection of authority", asked, sorted(names))
