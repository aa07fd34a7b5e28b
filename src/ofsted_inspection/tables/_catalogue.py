"""Every table by name, and the one generator that all of them are read from."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias, cast

from ofsted_inspection._arguments import checked
from ofsted_inspection.models import Inspection, LocalAuthority, OfficialResult
from ofsted_inspection.tables import (
    _dimensions,
    _gazetteer,
    _official,
    _outcome,
    _readings,
    _report,
    _sources,
)
from ofsted_inspection.tables._declaration import Declaration, Rows
from ofsted_inspection.tables._definition import Row, Table, TableName
from ofsted_inspection.tables._places import Entry

Entries: TypeAlias = Entry | Iterable[Entry]
"""What tables are made of: one or more inspections, official results, or authorities."""

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
            _outcome.INSPECTIONS,
            _outcome.JUDGEMENTS,
            _outcome.REVIEWS,
            _outcome.LEAD_INSPECTORS,
            _outcome.TEAM,
            _outcome.TEAM_MEMBERS,
            _report.REPORTS,
            _report.CONTENTS,
            _report.PRINTED_SCALES,
            _report.SECTIONS,
            _report.PARAGRAPHS,
            _report.PARAGRAPH_ITEMS,
            _report.FINDINGS,
            _report.RECOMMENDATIONS,
            _report.CITATIONS,
            _readings.ANNOTATIONS,
            _readings.FINDING_THEMES,
            _readings.FINDING_GROUPS,
            _readings.STATISTICS,
            _readings.CORRECTIONS,
            _readings.PRIOR_INSPECTIONS,
            _sources.SOURCES,
            _sources.RUNNING_LINES,
            _sources.SPANS,
            _sources.DOUBTS,
            _readings.ANNOTATION_PASSES,
            _official.OFFICIAL_RESULTS,
            _official.STATEMENTS,
            _gazetteer.AUTHORITY_NAMES,
            _gazetteer.CODE_CHANGES,
            _gazetteer.SUCCESSION_LINKS,
            _gazetteer.STATISTICAL_NEIGHBOURS,
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


ROOTS: Mapping[type[Entry], TableName] = {
    Inspection: "inspections",
    OfficialResult: "official_results",
    LocalAuthority: "authorities",
}
"""The table whose rows become models of a class, with what other tables have of them."""

_ALWAYS: Mapping[type[Entry], frozenset[str]] = {
    Inspection: frozenset({"authorities", "frameworks", "aspects", "inspections", "judgements"}),
    OfficialResult: frozenset({"authorities", "official_results", "statements"}),
    LocalAuthority: frozenset({"authorities"}),
}


BESIDE_AUTHORITIES: tuple[TableName, ...] = (
    "authority_names",
    "code_changes",
    "succession_links",
    "statistical_neighbours",
)
"""What a package of authorities may hold beside them; models are not made of it."""

_OF_OTHERS = frozenset(("official_results", "statements", *BESIDE_AUTHORITIES))


def always(model: type[Entry]) -> tuple[TableName, ...]:
    """Return the tables that files of a model's instances have even where they are empty."""
    return tuple(name for name in DECLARATIONS if name in _ALWAYS[model])


def held_by(model: type[Entry]) -> tuple[TableName, ...]:
    """Return the tables that packages of a model's instances may have."""
    if model is Inspection:
        return tuple(name for name in DECLARATIONS if name not in _OF_OTHERS)
    return (*always(model), *(BESIDE_AUTHORITIES if model is LocalAuthority else ("grades",)))


def may_be_left_out(table: TableName) -> frozenset[str]:
    """Return the columns of a table without which its rows can be read."""
    parts = (part for each in DECLARATIONS.values() for part in each.parts.values())
    joined = {part.by for part in parts if isinstance(part, Rows) and part.table == table}
    return DECLARATIONS[table].may_be_left_out({each for each in joined if each is not None})


@checked
def rows(entries: Entries, table: TableName) -> Iterator[Row]:
    """Yield the rows of `table` for one or more inspections, cells in the order of its columns.

    Official results and authorities have rows too, in the tables of that name. Cells are text, int,
    bool, date, Decimal or None. Raises UnknownName, listing near misses, for a table that is not in
    DICTIONARY.
    """
    return DECLARATIONS[table].rows(several(entries))


def several(entries: Entries) -> tuple[Entry, ...]:
    """Return the entries as a tuple; one alone stands for itself."""
    if isinstance(entries, Inspection | OfficialResult | LocalAuthority):
        return (entries,)
    return tuple(entries)
