"""A frame of any engine as Narwhals sees it, and back."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ofsted_inspection._arguments import refused
from ofsted_inspection.errors import UnknownName
from ofsted_inspection.tables._extras import imported

if TYPE_CHECKING:
    import narwhals

_Frame = TypeVar("_Frame")


def table_of(function: str, frame: object, columns: Iterable[str]) -> "narwhals.LazyFrame[Any]":
    """Return the frame given to `function` as Narwhals sees it.

    Raises UnknownName for a column it does not have, TypeError if it is no frame.
    """
    try:
        table = imported("narwhals", "frames").from_native(frame)
    except TypeError:
        wording = "a frame of pandas, polars, pyarrow, DuckDB or another that Narwhals knows"
        raise refused(function, "frame", wording, frame) from None
    present = table.collect_schema().names()
    for column in columns:
        if column not in present:
            raise UnknownName("column", column, present)
    return cast("narwhals.LazyFrame[Any]", table)


def native(table: object, _: _Frame) -> _Frame:
    """Return the frame as its own engine has it, typed as the one that went in."""
    return cast("_Frame", imported("narwhals", "frames").to_native(table))
