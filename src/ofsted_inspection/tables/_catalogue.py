"""Every table by name, and the one generator that all of them are read from."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, cast

from ofsted_inspection.errors import UnknownName
from ofsted_inspection.models.outcome import Inspection
from ofsted_inspection.tables import _dimensions, _outcome, _readings, _report, _sources
from ofsted_inspection.tables._declaration import Declaration
from ofsted_inspection.tables._definition import Row, Table, TableName

DECLARATIONS: Mapping[TableName, Declaration[Any, Any]] = MappingProxyType(
    {
        cast("TableName", declaration.table.name): declaration
        for declaration in (
            _dimensions.AUTHORITIES,
            _dimensions.FRAMEWORKS,
            _dimensions.ASPECTS,
            _dimensions.GRADES,
            _dimensions.THEMES,
            _dimensions.CROSSWALK,
            _dimensions.SCALE_CROSSWALK,
            _dimensions.SUCCESSIONS_TABLE,
            _outcome.INSPECTIONS,
            _outcome.JUDGEMENTS,
            _outcome.TEAM,
            _report.REPORTS,
            _report.CONTENTS,
            _report.PRINTED_SCALES,
            _report.SECTIONS,
            _report.PARAGRAPHS,
            _report.PARAGRAPH_ITEMS,
            _report.FINDINGS,
            _report.RECOMMENDATIONS,
            _readings.ANNOTATIONS,
            _readings.FINDING_THEMES,
            _readings.STATISTICS,
            _readings.CORRECTIONS,
            _readings.PRIOR_INSPECTIONS,
            _sources.SOURCES,
            _sources.SPANS,
            _sources.DOUBTS,
        )
    }
)
"""How the rows of each table are made of models, and models of its rows."""

DICTIONARY: Mapping[TableName, Table] = MappingProxyType(
    {name: declaration.table for name, declaration in DECLARATIONS.items()}
)
"""The data dictionary: every table by name, those that others refer to first.

Frames, CSV and Parquet files, databases and their descriptors are all made from it.
"""


def rows(inspections: Inspection | Iterable[Inspection], table: TableName) -> Iterator[Row]:
    """Yield the rows of `table` for one or more inspections, cells in the order of its columns.

    Cells are text, int, bool, date, Decimal or None. Raises UnknownName, listing near misses, for
    a table that is not in DICTIONARY.
    """
    if table not in DECLARATIONS:
        raise UnknownName("table", table, DECLARATIONS)
    return DECLARATIONS[table].rows(several(inspections))


def several(inspections: Inspection | Iterable[Inspection]) -> tuple[Inspection, ...]:
    """Return the inspections as a tuple; one alone stands for itself."""
    return (inspections,) if isinstance(inspections, Inspection) else tuple(inspections)
