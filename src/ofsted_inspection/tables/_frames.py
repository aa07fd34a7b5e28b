"""Tables as frames of pandas, polars or pyarrow, every column with an explicit type."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias, overload

from ofsted_inspection._arguments import checked
from ofsted_inspection.comparison import Crosswalk
from ofsted_inspection.errors import ScaleMismatch
from ofsted_inspection.grades import Scale, Ungraded
from ofsted_inspection.models import Inspection
from ofsted_inspection.tables._backends import build
from ofsted_inspection.tables._catalogue import DICTIONARY, Entries, rows, several
from ofsted_inspection.tables._definition import (
    SCALE_NAMES,
    Row,
    Table,
    TableName,
    date,
    grade,
    integer,
    text,
)
from ofsted_inspection.tables._derived import DERIVED, derived_columns, derived_rows
from ofsted_inspection.tables._fields import INSPECTION_ID
from ofsted_inspection.tables._places import Entry, inspections_in

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Backend: TypeAlias = Literal["pandas", "polars", "pyarrow"]
"""The dataframe libraries that `to_frame` and `wide` make frames of."""


@overload
def to_frame(
    inspections: Entries,
    table: TableName,
    *,
    backend: Literal["pandas"] = "pandas",
    derived: bool = True,
    history: Iterable[Inspection] | None = None,
    crosswalk: Crosswalk | None = None,
) -> "pandas.DataFrame": ...
@overload
def to_frame(
    inspections: Entries,
    table: TableName,
    *,
    backend: Literal["polars"],
    derived: bool = True,
    history: Iterable[Inspection] | None = None,
    crosswalk: Crosswalk | None = None,
) -> "polars.DataFrame": ...
@overload
def to_frame(
    inspections: Entries,
    table: TableName,
    *,
    backend: Literal["pyarrow"],
    derived: bool = True,
    history: Iterable[Inspection] | None = None,
    crosswalk: Crosswalk | None = None,
) -> "pyarrow.Table": ...
@checked
def to_frame(  # noqa: PLR0913 - two subjects, the rest are options by name
    inspections: Entries,
    table: TableName,
    *,
    backend: Backend = "pandas",
    derived: bool = True,
    history: Iterable[Inspection] | None = None,
    crosswalk: Crosswalk | None = None,
) -> object:
    """Return `table` as a frame of `backend`: columns as DICTIONARY has them, then derived ones.

    Types are explicit, for an empty table too: text, 64-bit integers and booleans that may be
    missing, dates (pandas: `datetime64[s]`), decimals (pandas: Decimal objects; elsewhere 38
    digits, 6 of them after the point), and a categorical where the values are few. A frame that
    holds one scale has grades as an ordered categorical, worst to best (polars: an Enum, and so
    it reads the Parquet files of pyarrow's tables); a frame that holds two, or none, has them as
    text (pandas: of two, a categorical without an order, so that comparing raises), beside
    `scale`, `grade_number` and `status`: no order spans both.

    `inspections` and `judgements` get derived columns (authority, region, financial year, and so
    on; see `DERIVED`) unless `derived` is False. What follows from other inspections (`sequence`,
    `previous_inspection_id`, `days_since_previous`, and `grade_previous` in `judgements`; see
    `OF_HISTORY`) is given only with `history`, the inspections among which the one before is
    looked for and those of the frame stand; `grade_previous` across frameworks needs a
    `crosswalk` as well.

    Raises UnknownName for another table or backend, MissingExtra if the library is not installed,
    InvalidDocument for an inspection that `history` lacks or a crosswalk without a history.
    """
    given = several(inspections)
    found = list(rows(given, table))
    scale = scale_of(given, DICTIONARY[table], found)
    columns = DICTIONARY[table].columns
    if derived and table in DERIVED:
        columns = (*columns, *derived_columns(table, history=history is not None))
        worked_out = derived_rows(
            tuple(inspections_in(given)), table, history=history, crosswalk=crosswalk
        )
        found = [(*stored, *more) for stored, more in zip(found, worked_out, strict=True)]
    return build(columns, found, scale, backend)


@overload
def wide(
    inspections: Inspection | Iterable[Inspection], *, backend: Literal["pandas"] = "pandas"
) -> "pandas.DataFrame": ...
@overload
def wide(
    inspections: Inspection | Iterable[Inspection], *, backend: Literal["polars"]
) -> "polars.DataFrame": ...
@overload
def wide(
    inspections: Inspection | Iterable[Inspection], *, backend: Literal["pyarrow"]
) -> "pyarrow.Table": ...
@checked
def wide(inspections: Inspection | Iterable[Inspection], *, backend: Backend = "pandas") -> object:
    """Return one row per inspection and one grade column per aspect that their frameworks have.

    The inspections must be of one scale (ScaleMismatch otherwise), so grades are ordered
    categoricals, worst to best. A cell without a grade means that the framework does not judge
    the aspect, that the record lacks it, or that it was printed as not judged: `not_judged`
    counts the last.
    """
    given = tuple(inspections_in(several(inspections)))
    scales = list(dict.fromkeys(each.framework.scale for each in given))
    if len(scales) > 1:
        raise ScaleMismatch(scales[0].__name__, scales[1].__name__)
    frameworks = {each.framework.id: each.framework for each in given}.values()
    aspects = dict.fromkeys(aspect.key for framework in frameworks for aspect in framework.aspects)
    columns = (
        INSPECTION_ID.column,
        integer("urn", "Ofsted's unique reference number of the authority"),
        text("authority", "name of the authority"),
        text("framework_id", "framework of the inspection"),
        date("start", "first day of the inspection"),
        date("published", "day of publication of the report"),
        integer("not_judged", "number of aspects printed as not judged"),
        *(grade(aspect, "grade of the aspect", nullable=True) for aspect in aspects),
    )

    def cells() -> Iterator[Row]:
        for each in given:
            graded = {
                judgement.aspect.key: judgement.grade.value
                for judgement in each.judgements
                if not isinstance(judgement.grade, Ungraded)
            }
            yield (
                each.id,
                each.authority.urn,
                each.authority.name,
                each.framework.id,
                each.start,
                each.published,
                len(each.judgements) - len(graded),
                *(graded.get(aspect) for aspect in aspects),
            )

    return build(columns, tuple(cells()), scales[0] if scales else None, backend)


def scale_of(entries: Sequence[Entry], table: Table, found: Sequence[Row]) -> Scale | None:
    """Return the one scale that the grades of a table's rows are of, None if two or none are.

    Where the table names scales, what it names counts; else the frameworks of the inspections.
    """
    scales: set[Scale] = set()
    if "scale" in table.header:
        place = table.header.index("scale")
        named = {row[place] for row in found}
        scales = {scale for scale, name in SCALE_NAMES.items() if name in named}
    scales = scales or {each.framework.scale for each in inspections_in(entries)}
    return scales.pop() if len(scales) == 1 else None
