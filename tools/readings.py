"""Read what the maintainers took from a report out of the files that they keep."""

import re
from pathlib import Path

from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode, shown
from ofsted_inspection.frameworks import Service
from ofsted_inspection.grades import SlacGrade
from ofsted_inspection.models import (
    Annotation,
    AsOfBasis,
    ChildrenGroup,
    Correction,
    CorrectionKind,
    Polarity,
    PriorInspection,
    PriorKind,
    Readings,
    Statistic,
    StatisticKind,
    Theme,
)
from tools import sheets
from tools.sheets import Row

ANNOTATION_COLUMNS = (
    "finding",
    "polarity",
    "theme_1",
    "theme_2",
    "theme_3",
    "group",
    "uncertain",
    "reason",
)
STATISTIC_COLUMNS = (
    "statistic_id",
    "measure_id",
    "measure_text",
    "kind",
    "value",
    "value_max",
    "unit",
    "base_text",
    "base_statistic_id",
    "as_of",
    "as_of_basis",
    "paragraph",
    "quote",
)
CORRECTION_COLUMNS = (
    "correction_id",
    "line",
    "start",
    "end",
    "printed",
    "corrected",
    "kind",
    "certain",
    "reason",
    "paragraph",
)
CONTEXT_COLUMNS = (
    "prior_id",
    "kind",
    "when_text",
    "from",
    "to",
    "service",
    "aspect_key",
    "grade",
    "paragraph",
    "quote",
    "same_as",
)


def readings(folder: Path) -> Readings:
    """Return the readings kept in `folder`; every correction must stand in its `report.txt`.

    Whether quotes and findings stand in the report is checked when the readings join it.
    """
    return Readings(
        annotations=annotations(folder),
        statistics=sheets.read(folder / "statistics.csv", STATISTIC_COLUMNS, _statistic),
        corrections=_corrections(folder),
        prior_inspections=sheets.read(folder / "context.csv", CONTEXT_COLUMNS, _prior_inspection),
    )


def annotations(folder: Path) -> tuple[Annotation, ...]:
    """Return the annotations kept in `folder`, in the order of the file."""
    return sheets.read(folder / "annotations.csv", ANNOTATION_COLUMNS, _annotation)


def _annotation(row: Row) -> Annotation:
    columns = ("theme_1", "theme_2", "theme_3")
    return Annotation(
        finding=row.text("finding"),
        polarity=row.one_of("polarity", Polarity),
        themes=tuple(row.one_of(column, Theme) for column in columns if row.optional(column)),
        groups=(row.one_of("group", ChildrenGroup),) if row.optional("group") else (),
        uncertain=row.flag("uncertain"),
        reason=row.optional("reason"),
    )


def _statistic(row: Row) -> Statistic:
    return Statistic(
        id=row.text("statistic_id"),
        measure=row.text("measure_id"),
        measure_text=row.text("measure_text"),
        kind=row.one_of("kind", StatisticKind),
        value=row.number("value"),
        value_max=row.number_or_none("value_max"),
        unit=row.text("unit"),
        base=row.optional("base_text"),
        base_statistic=row.optional("base_statistic_id"),
        as_of=row.day_or_none("as_of"),
        as_of_basis=row.one_of("as_of_basis", AsOfBasis),
        paragraph=f"p{row.whole('paragraph')}",
        quote=row.text("quote"),
    )


def _prior_inspection(row: Row) -> PriorInspection:
    return PriorInspection(
        id=row.text("prior_id"),
        kind=row.one_of("kind", PriorKind),
        when_text=row.optional("when_text"),
        earliest=row.day_or_none("from"),
        latest=row.day_or_none("to"),
        service=row.one_of("service", Service) if row.optional("service") else None,
        aspect_key=row.optional("aspect_key"),
        grade=row.one_of("grade", SlacGrade) if row.optional("grade") else None,
        paragraph=f"p{row.whole('paragraph')}",
        quote=row.text("quote"),
        same_as=row.optional("same_as"),
    )


def _corrections(folder: Path) -> tuple[Correction, ...]:
    # The reader counts lines as they end with a line feed, and so do the corrections.
    lines = (folder / "report.txt").read_bytes().decode().split("\n")

    def correction(row: Row) -> Correction:
        made = Correction(
            id=row.text("correction_id"),
            line=row.whole("line"),
            start=row.whole("start"),
            end=row.whole("end"),
            printed=_unescaped(row.cells["printed"]),
            corrected=_unescaped(row.cells["corrected"]),
            kind=row.one_of("kind", CorrectionKind),
            certain=row.flag("certain"),
            reason=row.text("reason"),
        )
        line = lines[made.line - 1] if made.line <= len(lines) else ""
        if made.end > len(line) or line[made.start : made.end] != made.printed:
            raise InvalidDocument(
                row.file,
                [
                    Problem(
                        code=ProblemCode.CONTRADICTION,
                        file=row.file,
                        line=row.line,
                        column="printed",
                        found=shown(made.printed),
                        expected=f"{shown(line[made.start : made.end])}, as report.txt has it",
                    )
                ],
            )
        return made

    return sheets.read(folder / "corrections.csv", CORRECTION_COLUMNS, correction)


_ESCAPED = {r"\n": "\n", r"\t": "\t", r"\-": "-"}


def _unescaped(cell: str) -> str:
    """Return the cell with what it escapes: line ends, tabs, and a hyphen that opens it.

    A cell that begins with a hyphen would be taken for a formula by a spreadsheet.
    """
    return re.sub(r"\\[nt-]", lambda match: _ESCAPED[match[0]], cell)
