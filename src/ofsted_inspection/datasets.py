"""The datasets that come with the package: what there is, and `load`.

>>> from ofsted_inspection import available, load
>>> [(dataset.name, dataset.rows) for dataset in available()]
[('warrington-2011', 1), ('england-2014-2025', 426), ('slac-reported-grades', 256)]
>>> load("england-2014-2025")[0].id
'80460-2013-11-19'

Everything is read from inside the package: no network, no path. What was loaded once is kept.
"""

import functools
from typing import Literal, TypeAlias, cast, final, overload

import attrs

from ofsted_inspection._record import Record
from ofsted_inspection.errors import UnknownName
from ofsted_inspection.models import Inspection, LocalAuthority, ReportedGrade

DatasetName: TypeAlias = Literal["warrington-2011", "england-2014-2025", "slac-reported-grades"]
"""The names that `load` knows."""

_NAMES: tuple[DatasetName, ...] = ("warrington-2011", "england-2014-2025", "slac-reported-grades")


@final
@attrs.frozen(kw_only=True, repr=False)
class DatasetInfo(Record):
    """What there is to know of a dataset before using it.

    `rows` is the number of inspections or reported grades that `load` gives. `sha256` is of the
    compiled file that `load` reads, in hexadecimal. `terms` says who may use the data for what,
    as far as that is known; `citation` and `bibtex` are for a list of references; `cautions` are
    what a user must not overlook; `datasheet` is the whole account, in Markdown.
    """

    name: str
    title: str
    version: str
    rows: int
    sha256: str
    terms: str
    citation: str
    bibtex: str
    cautions: tuple[str, ...]
    datasheet: str

    def __repr__(self) -> str:
        """Return name, version and number of rows."""
        return f"DatasetInfo({self.name!r}, version {self.version}, {self.rows} rows)"


@overload
def load(name: Literal["warrington-2011"], *, text: bool = True) -> Inspection: ...
@overload
def load(name: Literal["england-2014-2025"], *, text: bool = True) -> tuple[Inspection, ...]: ...
@overload
def load(
    name: Literal["slac-reported-grades"], *, text: bool = True
) -> tuple[ReportedGrade, ...]: ...
@overload
def load(
    name: str, *, text: bool = True
) -> Inspection | tuple[Inspection, ...] | tuple[ReportedGrade, ...]: ...
def load(
    name: str, *, text: bool = True
) -> Inspection | tuple[Inspection, ...] | tuple[ReportedGrade, ...]:
    """Return the dataset called `name`; the same objects every time.

    `warrington-2011` is one Inspection with its report and our readings. `england-2014-2025` is
    426 inspections, their outcome alone, ordered by first day and then by Ofsted's number of the
    authority; read its cautions before counting. `slac-reported-grades` is 256 grades that later
    reports state, ordered by authority.

    With `text=False` Ofsted's prose is left out, for those whose use its terms do not allow:
    Warrington then has its outcome, and neither report nor readings. The other two hold no prose.

    Raises UnknownName, listing what there is, for any other name. A name is never a path.
    """
    if name not in _NAMES:
        raise UnknownName("dataset", str(name), _NAMES)
    if name == "warrington-2011":
        file = "warrington-2011" if text else "warrington-2011-without-text"
        return cast("tuple[Inspection]", _decoded(file))[0]
    return cast("tuple[Inspection, ...] | tuple[ReportedGrade, ...]", _decoded(name))


def available() -> tuple[DatasetInfo, ...]:
    """Return what there is to know of each dataset that `load` knows; the same every time."""
    return cast("tuple[DatasetInfo, ...]", _decoded("catalogue"))


def authorities() -> tuple[LocalAuthority, ...]:
    """Return the 153 local authorities that run children's services, ordered by name.

    They are those of March 2025, with the names, numbers, codes, regions and types they had
    then. Authorities that have been abolished are not among them.
    """
    return cast("tuple[LocalAuthority, ...]", _decoded("authorities"))


@functools.cache
def _decoded(file: str) -> tuple[object, ...]:
    # Imported when used: whoever only wants the models pays for neither.
    import pkgutil

    from ofsted_inspection._compiled import decoded

    # pkgutil asks the package's own loader, so that a folder and a zipped wheel are alike;
    # importlib.resources does the same and takes ten times as long to import.
    return decoded(cast("bytes", pkgutil.get_data("ofsted_inspection", f"_bundled/{file}.json")))
