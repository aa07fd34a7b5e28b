"""Reports, readings and sources made again from the rows of a package."""

from typing import cast

from ofsted_inspection._record import problem
from ofsted_inspection.errors import InvalidDocument, ProblemCode
from ofsted_inspection.frameworks import Framework, Service
from ofsted_inspection.grades import ReformedGrade, Scale, SlacGrade
from ofsted_inspection.models import (
    Annotation,
    AsOfBasis,
    ChildrenGroup,
    ContentsEntry,
    Correction,
    CorrectionKind,
    Doubt,
    Finding,
    Paragraph,
    Polarity,
    PrintedGrade,
    PriorInspection,
    PriorKind,
    Readings,
    Recommendation,
    Report,
    Section,
    Source,
    Span,
    SpanRole,
    Statistic,
    StatisticKind,
    Theme,
    Timescale,
)
from ofsted_inspection.tables._definition import SCALE_NAMES
from ofsted_inspection.tables._placed import PlacedTables
from ofsted_inspection.tables._rows import PlacedRow

_DEEPEST = 20
"""How deep headings may be nested; Warrington 2011 has three levels."""

_SCALES: dict[str, Scale] = {name: scale for scale, name in SCALE_NAMES.items()}


def report(tables: PlacedTables, inspection: str, framework: Framework) -> Report | None:
    """Return the report of an inspection, None where the package holds none."""

    def make(row: PlacedRow) -> Report:
        return Report(
            title=row.text("title"),
            authority=row.text("authority_as_printed"),
            sections=_sections(tables, inspection, framework, None),
            recommendations=tables.made(
                "recommendations", tables.of("recommendations", inspection), _recommendation
            ),
            contents=tables.made(
                "contents",
                tables.of("contents", inspection),
                lambda row: ContentsEntry(title=row.text("title"), page=row.whole("page")),
            ),
            printed_scale=tables.made(
                "printed_scales",
                tables.of("printed_scales", inspection),
                lambda row: PrintedGrade(
                    # The column always holds a value.
                    grade=cast(
                        "SlacGrade | ReformedGrade", row.any_grade("grade", framework.scale)
                    ),
                    definition=row.text("definition"),
                ),
            ),
        )

    return next(iter(tables.made("reports", tables.of("reports", inspection), make)), None)


def _sections(
    tables: PlacedTables, inspection: str, framework: Framework, parent: str | None, level: int = 1
) -> tuple[Section, ...]:
    def make(row: PlacedRow) -> Section:
        if level > _DEEPEST:
            expected = f"at most {_DEEPEST} levels of headings"
            raise InvalidDocument("row", [problem("level", level, expected, ProblemCode.TOO_LARGE)])
        section = row.text("section_id")
        return Section(
            id=section,
            title=row.text("title"),
            subsections=_sections(tables, inspection, framework, section, level + 1),
            paragraphs=tables.made(
                "paragraphs",
                tables.of("paragraphs", inspection, "section_id", section),
                lambda row: _paragraph(tables, inspection, row),
            ),
            aspect_key=row.any_text("aspect_key"),
            printed_grade=row.any_grade("printed_grade", framework.scale),
        )

    return tables.made("sections", tables.of("sections", inspection, "parent_id", parent), make)


def _paragraph(tables: PlacedTables, inspection: str, row: PlacedRow) -> Paragraph:
    number = row.whole("paragraph")
    items = tables.of("paragraph_items", inspection, "paragraph", number)
    return Paragraph(
        number=number,
        number_printed=row.flag("number_printed"),
        text=row.text("text"),
        items=tuple(item.text("text") for item in items),
        findings=tables.made(
            "findings",
            tables.of("findings", inspection, "paragraph", number),
            lambda row: Finding(
                id=row.text("finding_id"),
                start=row.whole("start"),
                end=row.whole("end"),
                states_grade=row.flag("states_grade"),
            ),
        ),
    )


def _recommendation(row: PlacedRow) -> Recommendation:
    return Recommendation(
        id=row.text("recommendation_id"),
        service=Service(row.text("service")),
        timescale=Timescale(row.text("timescale")),
        text=row.text("text"),
        paragraph=row.whole("paragraph"),
    )


def readings(tables: PlacedTables, inspection: str) -> Readings:
    """Return our readings of an inspection; its row says whether any are held."""

    def annotation(row: PlacedRow) -> Annotation:
        finding, group = row.text("finding_id"), row.any_text("group")
        themes = tables.of("finding_themes", inspection, "finding_id", finding)
        return Annotation(
            finding=finding,
            polarity=Polarity(row.text("polarity")),
            themes=tuple(Theme(each.text("theme_id")) for each in themes),
            group=None if group is None else ChildrenGroup(group),
            uncertain=row.flag("uncertain"),
            reason=row.any_text("adjudication_reason"),
        )

    return Readings(
        annotations=tables.made("annotations", tables.of("annotations", inspection), annotation),
        statistics=tables.made("statistics", tables.of("statistics", inspection), _statistic),
        corrections=tables.made("corrections", tables.of("corrections", inspection), _correction),
        prior_inspections=tables.made(
            "prior_inspections", tables.of("prior_inspections", inspection), _prior_inspection
        ),
    )


def _statistic(row: PlacedRow) -> Statistic:
    return Statistic(
        id=row.text("statistic_id"),
        measure=row.text("measure_id"),
        measure_text=row.text("measure_text"),
        kind=StatisticKind(row.text("kind")),
        value=row.amount("value"),
        value_max=row.any_amount("value_max"),
        unit=row.text("unit"),
        base=row.any_text("base_text"),
        base_statistic=row.any_text("base_statistic_id"),
        as_of=row.any_day("as_of"),
        as_of_basis=AsOfBasis(row.text("as_of_basis")),
        paragraph=row.whole("paragraph"),
        quote=row.text("quote"),
    )


def _correction(row: PlacedRow) -> Correction:
    return Correction(
        id=row.text("correction_id"),
        line=row.whole("line"),
        start=row.whole("start"),
        end=row.whole("end"),
        printed=row.text("printed"),
        corrected=row.text("corrected"),
        kind=CorrectionKind(row.text("kind")),
        certain=row.flag("certain"),
        reason=row.text("reason"),
    )


def _prior_inspection(row: PlacedRow) -> PriorInspection:
    scale, service = row.any_text("scale"), row.any_text("service")
    return PriorInspection(
        id=row.text("prior_id"),
        kind=PriorKind(row.text("kind")),
        when_text=row.any_text("when_text"),
        earliest=row.any_day("earliest"),
        latest=row.any_day("latest"),
        service=None if service is None else Service(service),
        aspect_key=row.any_text("aspect_key"),
        grade=None if scale is None else row.any_grade("grade", _SCALES[scale]),
        paragraph=row.whole("paragraph"),
        quote=row.text("quote"),
        same_as=row.any_text("same_as"),
    )


def source(tables: PlacedTables, inspection: str) -> Source | None:
    """Return where an inspection was read, None where the package does not say."""

    def make(row: PlacedRow) -> Source:
        return Source(
            title=row.text("title"),
            publisher=row.text("publisher"),
            sha256=row.text("sha256"),
            terms=row.text("terms"),
            spans=tables.made("spans", tables.of("spans", inspection), _span),
            doubts=tables.made(
                "doubts",
                tables.of("doubts", inspection),
                lambda row: Doubt(
                    line=row.whole("line"),
                    reading=row.text("reading"),
                    alternative=row.text("alternative"),
                ),
            ),
        )

    return next(iter(tables.made("sources", tables.of("sources", inspection), make)), None)


def _span(row: PlacedRow) -> Span:
    return Span(
        line=row.whole("line"),
        start=row.whole("start"),
        end=row.whole("end"),
        role=SpanRole(row.text("role")),
        target=row.any_text("target"),
    )
