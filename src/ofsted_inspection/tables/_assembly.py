"""Inspections made again from the rows of a package, and compared with every cell of it."""

from ofsted_inspection import frameworks
from ofsted_inspection.errors import ProblemCode, shown
from ofsted_inspection.frameworks import Framework
from ofsted_inspection.grades import ReformedGrade, SlacGrade, Ungraded
from ofsted_inspection.models import (
    AuthorityType,
    Inspection,
    InspectionKind,
    InspectorBody,
    InspectorGroup,
    Judgement,
    LocalAuthority,
    PublishedBasis,
    Region,
)
from ofsted_inspection.tables import _layers
from ofsted_inspection.tables._catalogue import DICTIONARY, rows
from ofsted_inspection.tables._definition import Row, Table
from ofsted_inspection.tables._placed import PlacedTables
from ofsted_inspection.tables._rows import PlacedRow

_OF_THE_PACKAGE_ALONE = frozenset(
    {"frameworks", "aspects", "grades", "themes", "crosswalk", "scale_crosswalk", "successions"}
)
"""Tables that explain names; models are not made from them."""


def assembled(tables: PlacedTables) -> tuple[Inspection, ...]:
    """Return the inspections that the rows describe, in the order of their table.

    Every fault goes to `tables.faults`; then what is returned is not whole. Cells that say twice
    what follows from others (a grade's number, a finding's text) must say the same.
    """
    authorities = {
        authority.urn: authority
        for authority in tables.made("authorities", tables.rows.get("authorities", []), _authority)
    }
    if tables.faults:
        # Inspections refer to authorities, which are not all there.
        return ()
    inspections = tables.made(
        "inspections",
        tables.rows.get("inspections", []),
        lambda row: _inspection(tables, authorities[row.whole("urn")], row),
    )
    if not tables.faults:
        for name, table in DICTIONARY.items():
            if name not in _OF_THE_PACKAGE_ALONE:
                _agrees(tables, table, tuple(rows(inspections, name)))
    return inspections


def _authority(row: PlacedRow) -> LocalAuthority:
    return LocalAuthority(
        urn=row.whole("urn"),
        name=row.text("name"),
        ons_name=row.any_text("ons_name"),
        la_number=row.whole("la_number"),
        ons_code=row.text("ons_code"),
        region=Region(row.text("region")),
        type=AuthorityType(row.text("type")),
        closed=row.any_day("closed"),
    )


def _inspection(tables: PlacedTables, authority: LocalAuthority, row: PlacedRow) -> Inspection:
    framework = frameworks.get(row.text("framework_id"))
    inspection = row.text("inspection_id")
    return Inspection(
        framework=framework,
        authority=authority,
        kind=InspectionKind(row.text("kind")),
        start=row.day("start"),
        end=row.day("end"),
        split_visit=row.flag("split_visit"),
        published=row.day("published"),
        published_basis=PublishedBasis(row.text("published_basis")),
        source_url=row.any_text("source_url"),
        lead_inspector=row.any_text("lead_inspector"),
        age_group=row.any_text("age_group"),
        team=tables.made(
            "team",
            tables.of("team", inspection),
            lambda row: InspectorGroup(
                count=row.whole("count"),
                body=InspectorBody(row.text("body")),
                printed=row.text("printed"),
            ),
        ),
        judgements=tables.made(
            "judgements",
            tables.of("judgements", inspection),
            lambda row: _judgement(framework, row),
        ),
        report=_layers.report(tables, inspection, framework),
        readings=_layers.readings(tables, inspection) if row.flag("has_readings") else None,
        source=_layers.source(tables, inspection),
    )


def _judgement(framework: Framework, row: PlacedRow) -> Judgement:
    grade: SlacGrade | ReformedGrade | Ungraded | None = row.any_grade("grade", framework.scale)
    return Judgement(
        aspect=framework.aspect(row.text("aspect_key")),
        grade=Ungraded.NOT_JUDGED if grade is None else grade,
    )


def _agrees(tables: PlacedTables, table: Table, expected: tuple[Row, ...]) -> None:
    """Add a fault for each cell read that the inspections made of it would not have."""
    places = [table.header.index(column) for column in table.primary_key]
    by_key = {tuple(row[place] for place in places): row for row in expected}
    for row in tables.rows.get(table.name, []):
        key = tuple(row.cells[column] for column in table.primary_key)
        made = by_key.get(key)
        if made is None:
            tables.fault(
                table.name,
                row,
                table.primary_key[-1],
                "a row that belongs to an inspection of the package",
                code=ProblemCode.CONTRADICTION,
            )
            continue
        for column, cell in zip(table.header, made, strict=True):
            if row.cells[column] != cell:
                tables.fault(
                    table.name,
                    row,
                    column,
                    f"{shown(cell)}, as the rest of the package has it",
                    code=ProblemCode.CONTRADICTION,
                )
