"""What a notebook shows of a value: captioned tables of at most ten kilobytes, in its own colours.

These are behind the doors `_repr_html_`. No style but that of the chips of grades is set, so that
ground and ink are the notebook's, light or dark.
"""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from ofsted_inspection._look import Mark
from ofsted_inspection._templates.days import date_in_words
from ofsted_inspection.aggregation import OfEitherScale
from ofsted_inspection.comparison import Comparison, History, HistoryEntry
from ofsted_inspection.datasets import DatasetInfo
from ofsted_inspection.frameworks import Role, Service
from ofsted_inspection.models import Inspection, Judgement, Recommendation, Report
from ofsted_inspection.rendering._elements import chip, counted, table, words
from ofsted_inspection.rendering._page import days_inspected
from ofsted_inspection.rules import Breach

LARGEST = 10_000
"""Bytes that a display may take."""

_MOST_ROWS, _ROWS_OF_MANY = 40, 20
_LONGEST_CELL = 160
_LONGEST_NOTE = 600
_LEAST_BASE = 50

Served: TypeAlias = tuple[str, Mark | None]
"""A grade after the service that it is of, which may be none."""

Cell: TypeAlias = str | Mark | tuple[Served, ...] | None
Row: TypeAlias = Sequence[Cell]
Table: TypeAlias = tuple[str, Sequence[str], Sequence[Row]]


def of_inspection(seen: Inspection) -> str:
    """Return an inspection's judgements."""
    by_service = any(each.aspect.service is not None for each in seen.judgements)
    return _tables(
        (
            f"{seen.authority.name}, inspected {days_inspected(seen)}, {seen.framework.id}",
            ("Aspect", *(("Service",) if by_service else ()), "Grade"),
            [
                (
                    each.aspect.title,
                    *((_title(each.aspect.service),) if by_service else ()),
                    each.grade,
                )
                for each in seen.judgements
            ],
        )
    )


def of_report(seen: Report) -> str:
    """Return a report's sections, and what it asks for."""
    sections = [
        (
            each.title,
            each.printed_grade,
            str(len(each.paragraphs)),
            str(sum(len(paragraph.findings) for paragraph in each.paragraphs)),
        )
        for each in seen.walk()
    ]
    tables: list[Table] = [
        (
            f"{seen.authority}: {seen.title}",
            ("Section", "Grade printed", "Paragraphs", "Findings"),
            sections,
        )
    ]
    if seen.recommendations:
        tables.append(_recommendations(seen.recommendations))
    return _tables(*tables)


def of_recommendation(seen: Recommendation) -> str:
    """Return one thing that a report asks for."""
    return _tables(_recommendations((seen,)))


def of_distribution(seen: OfEitherScale) -> str:
    """Return how many judgements got each grade, and shares where there are enough of them."""
    shares = seen.total >= _LEAST_BASE
    rows: list[Row] = [
        (grade, str(count), *((f"{100 * count / seen.total:.0f} %",) if shares else ()))
        for grade, count in seen.counts.items()
    ]
    if seen.not_judged:
        rows.append(("Not judged", str(seen.not_judged), *(("",) if shares else ())))
    columns = ("Grade", "Judgements", *(("Share of the graded",) if shares else ()))
    return _tables((counted(seen.total, "graded judgement"), columns, rows))


def of_history(seen: History) -> str:
    """Return the inspections of an authority, oldest first."""
    rows = [
        (
            "not stated" if each.inspection is None else days_inspected(each.inspection),
            "" if each.published is None else date_in_words(each.published),
            each.programme.value if each.inspection is None else each.inspection.framework.id,
            _overall(each),
        )
        for each in seen.entries
    ]
    caption = f"{seen.authority.name}: {counted(len(seen.entries), 'inspection')}"
    note = "" if seen.note is None else f". {seen.note}"
    return _tables(
        (caption + note, ("Inspected", "Published", "Framework", "Overall effectiveness"), rows),
        longest=_LONGEST_NOTE,
    )


def of_comparison(seen: Comparison) -> str:
    """Return what became of each aspect."""
    before, after = seen.before, seen.after
    caption = (
        f"{before.authority.name}, {before.framework.id} of {before.start}, and "
        f"{after.authority.name}, {after.framework.id} of {after.start}"
    )
    rows = [
        (
            each.label,
            _grade(each.before),
            _grade(each.after),
            each.kind.value.replace("_", " "),
            each.explanation,
        )
        for each in seen.changes
    ]
    return _tables((caption, ("Aspect", "Before", "After", "Change", "Why"), rows))


def of_breach(seen: Breach) -> str:
    """Return where a rule is broken, and what the rule rests on."""
    return _named(
        f"A breach of {seen.rule.title}",
        (
            ("Rule", seen.rule.id),
            ("It says", seen.rule.law),
            ("It rests on", f"{seen.rule.basis.value}: {seen.rule.source}"),
            ("Inspection", seen.inspection),
            ("Where", seen.subject),
            ("Found", seen.found),
            ("Expected", seen.expected),
        ),
    )


def of_dataset(seen: DatasetInfo) -> str:
    """Return what there is to know of a dataset, its cautions foremost."""
    covered = (
        ()
        if seen.covers_from is None or seen.covers_to is None
        else (("Covers", f"{date_in_words(seen.covers_from)} to {date_in_words(seen.covers_to)}"),)
    )
    return _named(
        seen.title,
        (
            ("Name", seen.name),
            ("Version", seen.version),
            ("Records", f"{seen.rows:,}"),
            *covered,
            *((f"Caution {place}", text) for place, text in enumerate(seen.cautions, start=1)),
            ("Terms", seen.terms),
            ("Citation", seen.citation),
        ),
        longest=3 * _LONGEST_CELL,
    )


def _overall(entry: HistoryEntry) -> tuple[Served, ...]:
    """Return the overall grades of an entry: one, one of each service, or none."""
    if entry.inspection is None:
        return tuple((_title(each.service), each.grade) for each in entry.results)
    return tuple(
        (_title(each.aspect.service), each.grade)
        for each in entry.inspection.judgements
        if each.aspect.role is Role.OVERALL
    )


def _recommendations(asked: Sequence[Recommendation]) -> Table:
    rows = [
        (
            each.id,
            each.text,
            "" if each.timescale is None else each.timescale.label,
            each.addressee.value if each.tag is None else each.tag.printed,
        )
        for each in asked
    ]
    columns = ("Recommendation", "What is asked for", "By when", "Tag, or for whom")
    return counted(len(asked), "recommendation"), columns, rows


def _named(caption: str, facts: Iterable[tuple[str, str]], *, longest: int = _LONGEST_CELL) -> str:
    return _tables((caption, ("What", "Value"), [*facts]), longest=longest)


def _tables(*tables: Table, longest: int = _LONGEST_CELL) -> str:
    """Return tables of caption, columns and rows, cut until they are small enough."""
    most = _MOST_ROWS
    while True:
        shown = "\n".join(_table(*each, most=most, longest=longest) for each in tables)
        if len(shown.encode()) <= LARGEST:
            return shown
        # First long words are cut, then rows are left out: at last one row of short cells stays.
        most, longest = (most, longest // 2) if longest > _SHORT else (most // 2, longest)


_SHORT = 40


def _table(
    caption: str, columns: Sequence[str], rows: Sequence[Row], *, most: int, longest: int
) -> str:
    shown = len(rows) if len(rows) <= most else max(1, min(most, _ROWS_OF_MANY))
    left = len(rows) - shown
    more = f"; {counted(left, 'row')} more not shown" if left > 0 else ""
    return table(
        _cut(caption, longest=max(longest, _SHORT)) + more,
        map(words, columns),
        ([_cell(cell, longest) for cell in row] for row in rows[:shown]),
    )


def _cell(cell: Cell, longest: int) -> str:
    if isinstance(cell, str):
        return _cut(cell, longest=longest)
    if isinstance(cell, tuple):
        return "<br>".join(map(_judged, cell)) or "none"
    return "none" if cell is None else chip(cell, inline=True)


def _judged(served: Served) -> str:
    service, grade = served
    shown = "no grade stated" if grade is None else chip(grade, inline=True)
    return f"{words(service)}: {shown}" if service else shown


def _cut(text: str, *, longest: int) -> str:
    collapsed = " ".join(text.split())
    return words(collapsed if len(collapsed) <= longest else collapsed[: longest - 1] + "\u2026")


def _grade(judgement: Judgement | None) -> Mark | None:
    return None if judgement is None else judgement.grade


def _title(service: Service | None) -> str:
    return "" if service is None else service.title
