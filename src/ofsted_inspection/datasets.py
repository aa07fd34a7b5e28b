"""The datasets that come with the package: what there is, and `load`.

>>> from ofsted_inspection import available, load
>>> {dataset.name: dataset.rows for dataset in available()}
{'warrington-2011': 1, 'england': 497, 'england-2009-2013': 371, 'authorities': 158}
>>> load("england")[0].id
'80460-2013-11-19'

Everything is read from inside the package: no network, no path. What was loaded once is kept.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias, cast, final, overload

import attrs

from ofsted_inspection._arguments import checked
from ofsted_inspection._bundle import bundled, decoded_file
from ofsted_inspection._doors import display
from ofsted_inspection._once import once_for_each
from ofsted_inspection._printable import printable
from ofsted_inspection._record import Record, problem
from ofsted_inspection.errors import Problem, ProblemCode, UnknownName
from ofsted_inspection.models import Inspection, LocalAuthority, OfficialResult

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from ofsted_inspection.tables import Backend, TableName

__all__ = [
    "DatasetInfo",
    "DatasetName",
    "available",
    "load",
    "load_frame",
    "load_inspection",
    "load_tables",
]

DatasetName: TypeAlias = Literal["warrington-2011", "england", "england-2009-2013", "authorities"]
"""The names that `load` knows."""

_NAMES: tuple[DatasetName, ...] = (
    "warrington-2011",
    "england",
    "england-2009-2013",
    "authorities",
)


_ANNOTATED: DatasetName = "warrington-2011"
"""The dataset whose findings are annotated."""

_Loaded: TypeAlias = (
    Inspection | tuple[Inspection, ...] | tuple[OfficialResult, ...] | tuple[LocalAuthority, ...]
)


@final
@attrs.frozen(kw_only=True, repr=False)
class DatasetInfo(Record):
    """What there is to know of a dataset before using it.

    `rows` is the number of inspections, official results or authorities that `load` gives.
    `sha256` is of the compiled file that `load` reads, in hexadecimal. `terms` says who may use
    the data for what, as far as that is known. `creator` made this version, which came out on the
    day `released`; `citation`, `bibtex` and `csl` are for a list of references. `cautions` are
    what a user must not overlook; `datasheet` is the whole account, in Markdown.

    `covers_from` and `covers_to` are the first and the last day of what the dataset is about: an
    inspection that began before the one, or was published after the other, is not in it. Both are
    None where a dataset is of no time.

    `files` are the files of the dataset as a data package, for whoever wants it without Python:
    they stand in `data/NAME` of the sources, and `url` is where the sources are to be had, None as
    long as they have no address.
    """

    name: DatasetName
    title: str
    version: str
    rows: int
    sha256: str
    creator: str
    released: datetime.date
    terms: str
    citation: str
    bibtex: str
    cautions: tuple[str, ...]
    datasheet: str
    covers_from: datetime.date | None = None
    covers_to: datetime.date | None = None
    files: tuple[str, ...] = ()
    url: str | None = None

    def _problems(self) -> Iterator[Problem]:
        if (self.covers_from is None) is not (self.covers_to is None):
            yield problem("covers_to", self.covers_to, "a day with covers_from, or neither")
        elif self.covers_from and self.covers_to and self.covers_to < self.covers_from:
            yield problem(
                "covers_to",
                self.covers_to,
                f"a day from covers_from ({self.covers_from}) on",
                ProblemCode.WRONG_ORDER,
            )

    @property
    def codebook(self) -> str | None:
        """How its findings were annotated, in Markdown; None where no finding is."""
        return self._document("codebook.md")

    @property
    def agreement(self) -> str | None:
        """How far the two passes of annotation agree, every figure, in JSON; likewise."""
        return self._document("agreement.json")

    def _document(self, file: str) -> str | None:
        return bundled(f"{self.name}-{file}").decode() if self.name == _ANNOTATED else None

    def _repr_html_(self) -> str:
        """Return what notebooks show."""
        return display(self)

    def csl(self) -> dict[str, object]:
        """Return the entry that reference managers read: an item of CSL JSON."""
        address: dict[str, object] = {} if self.url is None else {"URL": self.url}
        day = self.released
        return {
            "id": self.name,
            "type": "dataset",
            "title": self.title,
            "version": self.version,
            "author": [{"literal": self.creator}],
            "issued": {"date-parts": [[day.year, day.month, day.day]]},
        } | address

    def __repr__(self) -> str:
        """Return name, version and number of rows."""
        rows = f"{self.rows} row{'s' * (self.rows != 1)}"
        return printable(f"DatasetInfo({self.name!r}, version {self.version}, {rows})")


@overload
def load(name: Literal["warrington-2011"], *, text: bool = True) -> Inspection: ...
@overload
def load(name: Literal["england"]) -> tuple[Inspection, ...]: ...
@overload
def load(name: Literal["england-2009-2013"]) -> tuple[OfficialResult, ...]: ...
@overload
def load(name: Literal["authorities"]) -> tuple[LocalAuthority, ...]: ...
@overload
def load(name: DatasetName) -> _Loaded: ...
def load(name: DatasetName, *, text: bool = True) -> _Loaded:
    """Return the dataset called `name`; the same objects every time.

    `warrington-2011` is one Inspection with its report and our readings. `england` is every full
    inspection since November 2013, of each the outcome alone, ordered by first day and then by
    Ofsted's number of the authority; read its cautions before counting. `england-2009-2013` is
    what Ofsted's statistics state of inspections before that, ordered by day of publication.

    With `text=False` Ofsted's prose is left out, for those whose use its terms do not allow:
    Warrington then has its outcome, and neither report nor readings. The others hold no prose, so
    that asking for it without is a TypeError, for type checkers too.

    Raises UnknownName, listing what there is, for any other name. A name is never a path.
    """
    if name not in _NAMES:
        raise UnknownName("dataset", str(name), _NAMES)
    if not text and name != "warrington-2011":
        raise TypeError(f"load() takes text=False for warrington-2011; {name} holds no prose")
    if name == "warrington-2011":
        file = "warrington-2011" if text else "warrington-2011-without-text"
        return cast("tuple[Inspection]", decoded_file(file))[0]
    if name == "authorities":
        return _authorities_in(name)
    return cast("tuple[Inspection, ...] | tuple[OfficialResult, ...]", decoded_file(name))


@checked
def load_inspection(id: str) -> Inspection:  # noqa: A002 - the field it matches is called id
    """Return the inspection of this id that comes with the package; the same object every time.

    >>> load_inspection("80575-2024-06-10").framework.id
    'ilacs-2023'

    Raises UnknownName, listing near misses, if none of the datasets has it.
    """
    known = {inspection.id: inspection for inspection in load("england")}
    warrington = load("warrington-2011")
    known[warrington.id] = warrington
    if id not in known:
        raise UnknownName("inspection", id, known)
    return known[id]


@overload
def load_frame(
    name: DatasetName, table: "TableName | None" = None, *, backend: Literal["pandas"] = "pandas"
) -> "pandas.DataFrame": ...
@overload
def load_frame(
    name: DatasetName, table: "TableName | None" = None, *, backend: Literal["polars"]
) -> "polars.DataFrame": ...
@overload
def load_frame(
    name: DatasetName, table: "TableName | None" = None, *, backend: Literal["pyarrow"]
) -> "pyarrow.Table": ...
def load_frame(
    name: DatasetName,
    table: "TableName | None" = None,
    *,
    backend: "Backend" = "pandas",
) -> object:
    """Return a table of the dataset called `name` as a frame of pandas, polars or pyarrow.

    The same as `tables.to_frame` of what `load` gives. Without `table` it is what the dataset is
    foremost: judgements, official results, authorities. `annotation_passes` of `warrington-2011`
    are the two codings that its annotations were decided from, which no model holds.

    Raises UnknownName for another dataset, table or backend, and MissingExtra if the library is not
    installed.
    """
    from ofsted_inspection.tables import to_frame

    loaded = load(name)
    chosen = _FOREMOST.get(name, "judgements") if table is None else table
    if name == _ANNOTATED and chosen == _PASSES:
        return _passes(backend)
    return cast("Callable[..., object]", to_frame)(loaded, chosen, backend=backend)


@overload
def load_tables(
    name: DatasetName, *, backend: Literal["pandas"] = "pandas"
) -> "dict[TableName, pandas.DataFrame]": ...
@overload
def load_tables(
    name: DatasetName, *, backend: Literal["polars"]
) -> "dict[TableName, polars.DataFrame]": ...
@overload
def load_tables(
    name: DatasetName, *, backend: Literal["pyarrow"]
) -> "dict[TableName, pyarrow.Table]": ...
def load_tables(name: DatasetName, *, backend: "Backend" = "pandas") -> object:
    """Return every table of the dataset called `name` that has rows, as frames by their names.

    Raises as `load_frame` does.
    """
    from ofsted_inspection.tables import DICTIONARY, rows, to_frame

    loaded = load(name)
    frames = {
        table: cast("Callable[..., object]", to_frame)(loaded, table, backend=backend)
        for table in DICTIONARY
        if next(rows(loaded, table), None) is not None
    }
    return {**frames, _PASSES: _passes(backend)} if name == _ANNOTATED else frames


def _passes(backend: "Backend") -> object:
    from ofsted_inspection.tables import DICTIONARY
    from ofsted_inspection.tables._of_file import frame_of_csv

    return frame_of_csv(DICTIONARY[_PASSES], bundled(f"{_ANNOTATED}-{_PASSES}.csv"), backend)


_PASSES: "TableName" = "annotation_passes"


_FOREMOST: "Mapping[str, TableName]" = {
    "authorities": "authorities",
    "england-2009-2013": "official_results",
}


def available() -> tuple[DatasetInfo, ...]:
    """Return what there is to know of each dataset that `load` knows; the same every time."""
    return cast("tuple[DatasetInfo, ...]", decoded_file("catalogue"))


@once_for_each
def _authorities_in(file: str) -> tuple[LocalAuthority, ...]:
    # Their file holds names, codes and successions as well.
    return tuple(each for each in decoded_file(file) if isinstance(each, LocalAuthority))
