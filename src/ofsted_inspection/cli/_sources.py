"""What SOURCE means: a data set, an inspection's id, a path, or standard input."""

import datetime
import os
import re
import sys
from typing import TYPE_CHECKING, Literal, cast, final

import attrs

from ofsted_inspection.cli._declared import Argument
from ofsted_inspection.cli._forms import number_of
from ofsted_inspection.datasets import DatasetInfo, available, load, load_inspection
from ofsted_inspection.errors import OfstedInspectionError, UnknownName
from ofsted_inspection.files import from_file
from ofsted_inspection.models import Inspection, OfficialResult

if TYPE_CHECKING:
    from ofsted_inspection.tables._places import Entry

_ID = re.compile(r"\d+-\d{4}-\d\d-\d\d")


@final
@attrs.frozen(kw_only=True)
class Held:
    """What a SOURCE holds: inspections, or other records; and the data set that it is, if any."""

    name: str
    records: "tuple[Entry, ...]"
    info: DatasetInfo | None = None

    @property
    def inspections(self) -> tuple[Inspection, ...]:
        """The inspections among the records; raises where there are none of any kind."""
        found = tuple(each for each in self.records if isinstance(each, Inspection))
        if self.records and not found:
            raise HoldsNone(self.name, "inspections")
        return found

    @property
    def one(self) -> Inspection:
        """The one inspection; raises where there are several."""
        number = len(self.inspections)
        if number != 1:
            raise HoldsSeveral(
                self.name, number, "name one by its id, as `list inspections` has it"
            )
        return self.inspections[0]

    @property
    def about(self) -> tuple[str, ...]:
        """The cautions of the data set."""
        return () if self.info is None else self.info.cautions

    @property
    def covers(self) -> tuple[tuple[str, datetime.date], ...]:
        """The data set, and until when its reports were published."""
        if self.info is None or self.info.covers_to is None:
            return ()
        return ((self.info.name, self.info.covers_to),)


@final
class HoldsNone(OfstedInspectionError, LookupError):
    """A source is known, and does not hold what is asked of it."""

    def __init__(self, name: str, what: str) -> None:
        """Keep the source, and what it has none of."""
        self.name = name
        self.what = what
        super().__init__(name, what)

    def __str__(self) -> str:
        """Return one line that says so."""
        return f"{self.name} holds no {self.what}"


@final
class HoldsSeveral(OfstedInspectionError, LookupError):
    """A source is known, and holds several inspections, or none, where one is asked for."""

    def __init__(self, name: str, number: int, remedy: str) -> None:
        """Keep the source, how many inspections it holds, and what to do."""
        self.name = name
        self.number = number
        self.remedy = remedy
        super().__init__(name, number, remedy)

    def __str__(self) -> str:
        """Return one line that says so."""
        number = number_of(self.number, "inspection")
        return f"{self.name} holds {number}, and one is needed: {self.remedy}"


def held(source: str, *, edited: bool = False) -> Held:
    """Return what `source` means; raises UnknownName where it is neither a name nor a path.

    `edited` is for a folder of tables that were changed since they were written.
    """
    for info in available():
        if info.name == source:
            loaded = load(info.name)
            records = loaded if isinstance(loaded, tuple) else (loaded,)
            return Held(name=source, records=cast("tuple[Entry, ...]", records), info=info)
    if source == "-":
        return Held(name="standard input", records=from_file(sys.stdin.buffer))
    if not os.path.lexists(source):
        if _ID.fullmatch(source):
            return Held(name=source, records=(load_inspection(source),))
        known = [each.name for each in available()]
        raise UnknownName("data set, inspection or file", source, known)
    return Held(name=source, records=from_file(source, edited=edited))


def last_day(of: Held, basis: Literal["published", "start"] = "published") -> datetime.date:
    """Return the day to which a data set goes; of a file, that of the newest that it holds."""
    for _, last in of.covers:
        return last
    dated = (each for each in of.records if isinstance(each, Inspection | OfficialResult))
    days = (
        each.published if isinstance(each, OfficialResult) else getattr(each, basis)
        for each in dated
    )
    return max((each for each in days if each is not None), default=datetime.date.max)


EDITED = Argument(name="--edited", help="of tables that you changed since they were written")


def source(*, needed: bool = True, many: bool = False, default: str | None = None) -> Argument:
    """Declare the argument SOURCE."""
    return Argument(
        name="source",
        takes="SOURCE",
        needed=needed,
        many=many,
        default=default,
        help="a data set, an inspection's id, a path, or - for standard input",
    )
