"""One row per inspection, for those who want a sheet: in words, with the grade before."""

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal, overload

from ofsted_inspection._arguments import checked
from ofsted_inspection.comparison import previous
from ofsted_inspection.frameworks import Role
from ofsted_inspection.models import Inspection
from ofsted_inspection.tables._backends import build
from ofsted_inspection.tables._catalogue import several
from ofsted_inspection.tables._definition import Cell, Column, Row, date, integer, text
from ofsted_inspection.tables._fields import INSPECTION_ID
from ofsted_inspection.tables._frames import Backend
from ofsted_inspection.tables._places import inspections_in

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

_FIXED = (
    (INSPECTION_ID.column, "Inspection"),
    (integer("urn", "Ofsted's unique reference number of the authority"), "Ofsted number"),
    (text("authority", "name of the authority"), "Authority"),
    (text("region", "the government's region of England, of which there are nine"), "Region"),
    (text("ofsted_region", "Ofsted's region, of which there are eight"), "Ofsted's region"),
    (text("authority_type", "type of authority"), "Type of authority"),
    (text("framework_id", "framework of the inspection"), "Framework"),
    (text("kind", "full, or a re-inspection"), "Kind"),
    (text("form", "standard or short, where the programme has both", nullable=True), "Form"),
    (date("start", "first day of the inspection"), "First day"),
    (date("end", "last day, where it is stated", nullable=True), "Last day"),
    (date("published", "day of publication", nullable=True), "Published"),
)
_NO_OVERALL = (
    text("no_overall", "why there is no overall grade, where there is none", nullable=True),
    "Why no overall grade",
)
_BEFORE = (
    (text("overall_before", "overall grade of the one before", nullable=True), "Overall before"),
    (date("start_before", "first day of the one before", nullable=True), "First day before"),
)


@overload
def flat(
    inspections: Inspection | Iterable[Inspection],
    *,
    labels: bool = False,
    history: Iterable[Inspection] | None = None,
    backend: Literal["pandas"] = "pandas",
) -> "pandas.DataFrame": ...
@overload
def flat(
    inspections: Inspection | Iterable[Inspection],
    *,
    labels: bool = False,
    history: Iterable[Inspection] | None = None,
    backend: Literal["polars"],
) -> "polars.DataFrame": ...
@overload
def flat(
    inspections: Inspection | Iterable[Inspection],
    *,
    labels: bool = False,
    history: Iterable[Inspection] | None = None,
    backend: Literal["pyarrow"],
) -> "pyarrow.Table": ...
@checked
def flat(
    inspections: Inspection | Iterable[Inspection],
    *,
    labels: bool = False,
    history: Iterable[Inspection] | None = None,
    backend: Backend = "pandas",
) -> object:
    """Return one row per inspection: authority, days, a text per aspect, and what was before.

    Grades of both scales may stand below one another, so they are text, to be read and not
    compared. With `labels` columns are headed in words and cells say "Requires improvement to be
    good" and "Not judged", as a sheet for people does; without, both have the names that other
    tables use. A cell is empty where the framework does not judge the aspect, or the record lacks
    it; `no_overall` says which it is of the overall grade. The last two columns are of the
    inspection before, of the same authority, among `history`, or among those given.

    To count or to compare use `to_frame`.
    """
    given = tuple(inspections_in(several(inspections)))
    columns, rows = flat_rows(given, given if history is None else tuple(history), labels=labels)
    return build(columns, rows, None, backend)


def flat_rows(
    given: tuple[Inspection, ...], history: tuple[Inspection, ...], *, labels: bool
) -> tuple[list[Column], list[Row]]:
    """Return the columns and the rows of `flat`."""
    aspects = {
        aspect.key: aspect.title
        if aspect.service is None
        else f"{aspect.service.title}: {aspect.title}"
        for framework in dict.fromkeys(each.framework for each in given)
        for aspect in framework.aspects
    }
    judged = [
        (text(key, f"grade of {title}", nullable=True), title) for key, title in aspects.items()
    ]
    headed = [*_FIXED, *judged, _NO_OVERALL, *_BEFORE]
    taken: set[str] = set()
    columns: list[Column] = []
    for column, heading in headed:
        name = heading if heading not in taken else f"{heading} ({column.name})"
        taken.add(name)
        columns.append(_renamed(column, name) if labels else column)
    before = previous((*history, *given))
    rows = [tuple(_cells(each, before[each.id], list(aspects), labels=labels)) for each in given]
    return columns, rows


def _renamed(column: Column, name: str) -> Column:
    return Column(
        name=name, type=column.type, description=column.description, nullable=column.nullable
    )


def _cells(
    each: Inspection, before: Inspection | None, aspects: list[str], *, labels: bool
) -> Iterator[Cell]:
    authority = each.authority
    yield from (each.id, authority.urn, authority.name, authority.region.value)
    yield from (
        authority.ofsted_region.value,
        authority.type.value,
        each.framework.id,
        each.kind.value,
    )
    yield None if each.form is None else each.form.value
    yield from (each.start, each.end, each.published)
    grades = {judged.aspect.key: judged.grade for judged in each.judgements}
    for key in aspects:
        grade = grades.get(key)
        yield None if grade is None else grade.label if labels else grade.value
    yield _why_no_overall(each)
    yield None if before is None else _overall(before, labels=labels)
    yield _day(before)


def _day(before: Inspection | None) -> datetime.date | None:
    return None if before is None else before.start


def _why_no_overall(inspection: Inspection) -> str | None:
    """Return why an inspection has no one overall grade, None where it has."""
    roles = [aspect.role for aspect in inspection.framework.aspects]
    if roles.count(Role.OVERALL) > 1:
        return "each service has its own"
    if Role.OVERALL not in roles:
        return "the framework gives none"
    return None if _overall(inspection, labels=False) is not None else "the record lacks it"


def _overall(inspection: Inspection, *, labels: bool) -> str | None:
    """Return the overall grade; of each service, after its name, where each has one."""
    found = [each for each in inspection.judgements if each.aspect.role is Role.OVERALL]
    words = [
        ("" if each.aspect.service is None else f"{each.aspect.service.title}: ")
        + (each.grade.label if labels else each.grade.value)
        for each in found
    ]
    return "; ".join(words) or None
