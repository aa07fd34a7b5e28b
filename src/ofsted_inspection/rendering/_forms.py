"""The forms in which reports are written as text: a value for each programme's template."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import final

import attrs

from ofsted_inspection._templates import ilacs, sif
from ofsted_inspection._templates.days import date_in_words, period_in_words
from ofsted_inspection._templates.slac import (
    AGE_GROUP,
    CONTENTS,
    DATES,
    LEAD,
    OUTLINE,
    PUBLISHED,
    RECORD,
)
from ofsted_inspection.frameworks import Aspect, Programme, Service
from ofsted_inspection.models import Inspection, Judgement, Report, Section
from ofsted_inspection.rendering._misplaced import ILACS, LAC, SIF, SLAC, Prints, judged_grade

_COLUMN = 60
"""Where the grades of a table stand, in texts whose columns are set with spaces."""

_NEW_PAGE = ("\f",)


@final
@attrs.frozen(kw_only=True)
class Form:
    """How the reports of one programme are written.

    Each function yields blocks, between which a line is left blank: `cover` before the first
    section, `heading` above a section's paragraphs and `below` under them, `record` after the last
    section. `without_number` stands before a paragraph that shows no number. `ends_cover` stands
    before the first section that `is_on_cover` does not put on the first page.
    """

    prints: Prints
    cover: Callable[[Inspection, Report], Iterator[str]]
    heading: Callable[[Section, Inspection], Iterator[str]]
    below: Callable[[Section, Report], Iterator[str]] = lambda _, __: iter(())
    record: Callable[[Inspection, Report], Iterator[str]] = lambda _, __: iter(())
    is_on_cover: Callable[[Section], bool] = lambda _: False
    ends_cover: tuple[str, ...] = ()
    bullet: str = "\u2022"
    without_number: str = ""


def _days(inspection: Inspection) -> str:
    end = inspection.end
    assert end is not None  # noqa: S101 - without its end it is misplaced
    return period_in_words(inspection.start, end)


def _in_columns(left: str, right: str) -> str:
    return f"{left:<{_COLUMN}}   {right}"


def _in_tabs(left: str, right: str) -> str:
    return f"{left}\t{right}"


# ------------------------------------------------------------------- on the four-point scale


def _cover_with_fields(inspection: Inspection, report: Report) -> Iterator[str]:
    yield report.title
    yield report.authority
    yield f"{DATES}: {_days(inspection)}"
    if inspection.lead_inspectors:
        yield f"{LEAD} {' and '.join(inspection.lead_inspectors)}"
    if inspection.age_group is not None:
        yield f"{AGE_GROUP}: {inspection.age_group}"
    if inspection.published is not None:
        yield f"{PUBLISHED}: {date_in_words(inspection.published)}"


def _cover_with_contents(inspection: Inspection, report: Report) -> Iterator[str]:
    yield from _cover_with_fields(inspection, report)
    if report.contents:
        yield CONTENTS
        yield "\n".join(f"{entry.title}\t{entry.page}" for entry in report.contents)


def _graded_below(section: Section, _: Inspection) -> Iterator[str]:
    yield section.title
    grade = section.printed_grade
    if grade is not None:
        yield f"Grade {grade.number} ({grade.label.lower()})"


def _scale(section: Section, report: Report) -> Iterator[str]:
    # The scale is printed under the paragraph that introduces it.
    if section.title.casefold() == OUTLINE[1].title.casefold() and report.printed_scale:
        yield "\n".join(
            _in_tabs(f"{row.grade.label} (Grade {row.grade.number})", row.definition)
            for row in report.printed_scale
        )


def _record_of(
    row: Callable[[str, str], str], between: str
) -> Callable[[Inspection, Report], Iterator[str]]:
    """Return what writes the record of main findings, its rows by `row`, `between` two of them."""

    def record(inspection: Inspection, report: Report) -> Iterator[str]:
        yield f"{RECORD}: {report.authority}"
        lines: list[str] = []
        service: Service | None = None
        above: Aspect | None = None
        for judgement in inspection.judgements:
            aspect = judgement.aspect
            if aspect.service is not None and aspect.service is not service:
                lines.append(aspect.service.title)
            if aspect.group is not None and (above is None or above.group != aspect.group):
                lines.append(aspect.group)
            lines.append(row(aspect.title, judgement.grade.label))
            service, above = aspect.service, aspect
        yield between.join(lines)

    return record


# ---------------------------------------------------------------------- on the reformed scale


def _table(judgements: Iterable[Judgement]) -> Iterator[str]:
    """Yield the rows of the first page."""
    yield _in_columns("Judgement", "Grade")
    for judgement in judgements:
        yield _in_columns(judgement.aspect.title, judgement.grade.label)


def _sif_cover(inspection: Inspection, report: Report) -> Iterator[str]:
    yield report.authority
    yield report.title
    if inspection.reviews:
        yield "and"
        yield sif.REVIEW
    yield f"{sif.DATES}: {_days(inspection)}"
    if inspection.published is not None:
        yield f"{sif.PUBLISHED}: {date_in_words(inspection.published)}"
    overall, *others = inspection.judgements
    yield sif.overall_statement(report.authority, overall.grade.label)
    yield from _table(others)


def _is_of_board(section: Section) -> bool:
    """Whether `section`, the first there is, states the grade of the board below the table."""
    return sif.BOARD_TITLE in section.title


def _ilacs_cover(inspection: Inspection, report: Report) -> Iterator[str]:
    if report.authority not in report.title:
        yield report.authority
    yield report.title
    yield f"{ilacs.DATES}: {_days(inspection)}"
    if inspection.lead_inspectors:
        plural = "s" if len(inspection.lead_inspectors) > 1 else ""
        yield f"{ilacs.LEAD}{plural}: {' and '.join(inspection.lead_inspectors)}"
    yield from _table(inspection.judgements)


def _graded_beside(section: Section, inspection: Inspection) -> Iterator[str]:
    report = inspection.report
    if report is not None and section.title == report.title:
        return  # what stands before the first heading
    grade = judged_grade(section, inspection)
    yield section.title if grade is None else f"{section.title}: {grade.label.lower()}"


FORMS: Mapping[Programme, Form] = {
    Programme.SLAC: Form(
        prints=SLAC,
        cover=_cover_with_contents,
        heading=_graded_below,
        below=_scale,
        record=_record_of(_in_tabs, "\n"),
        bullet="-",
        # As in the text of Warrington 2011.
        without_number="- ",
    ),
    Programme.LAC: Form(
        prints=LAC,
        cover=_cover_with_fields,
        heading=_graded_below,
        record=_record_of(_in_columns, "\n\n"),
    ),
    Programme.SIF: Form(
        prints=SIF,
        cover=_sif_cover,
        heading=_graded_beside,
        is_on_cover=_is_of_board,
        ends_cover=_NEW_PAGE,
    ),
    Programme.ILACS: Form(
        prints=ILACS, cover=_ilacs_cover, heading=_graded_beside, ends_cover=_NEW_PAGE
    ),
}
"""How each programme's reports are written; of child protection none was seen."""
