"""The data dictionary: every table sound in itself, and every row as its table says."""

import datetime
import decimal
import re
import subprocess
import sys
import typing
from collections import Counter
from itertools import pairwise

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from ofsted_inspection import load, tables
from ofsted_inspection.errors import InvalidDocument, UnknownName
from ofsted_inspection.grades import ReformedGrade, SlacGrade
from ofsted_inspection.models import Inspection, Section, Span, SpanRole
from ofsted_inspection.strategies import inspections
from ofsted_inspection.tables import (
    DICTIONARY,
    Cell,
    Column,
    ColumnType,
    ForeignKey,
    Table,
    TableName,
    rows,
)

CLASSES: dict[ColumnType, type[object]] = {
    ColumnType.TEXT: str,
    ColumnType.GRADE: str,
    ColumnType.INTEGER: int,
    ColumnType.BOOLEAN: bool,
    ColumnType.DATE: datetime.date,
    ColumnType.DECIMAL: decimal.Decimal,
}
GRADES = {grade.value for scale in (SlacGrade, ReformedGrade) for grade in scale}


def fits(column: Column, cell: Cell) -> bool:
    """Tell whether a cell is what its column says."""
    if cell is None:
        return column.nullable
    if type(cell) is not CLASSES[column.type]:
        return False
    if column.pattern is not None and not re.fullmatch(column.pattern, str(cell)):
        return False
    if column.type is ColumnType.GRADE:
        return cell in GRADES
    return not column.categories or cell in column.categories


def test_the_names_are_those_of_the_type() -> None:
    assert set(DICTIONARY) == set(typing.get_args(TableName))
    assert all(name == table.name for name, table in DICTIONARY.items())


def test_foreign_keys_point_at_keys() -> None:
    """Every foreign key names columns of its table and, in order, a key of another table."""
    for table in DICTIONARY.values():
        for foreign in table.foreign_keys:
            target = DICTIONARY[typing.cast("TableName", foreign.table)]
            assert len(foreign.columns) == len(foreign.references)
            assert set(foreign.references) == set(target.primary_key)


def test_everything_is_described() -> None:
    for table in DICTIONARY.values():
        assert table.title
        assert table.description.endswith(".")
        assert all(column.description for column in table.columns)


@settings(max_examples=20)
@given(st.lists(inspections(), max_size=2, unique_by=lambda each: each.authority.urn))
def test_every_row_is_as_its_table_says(drawn: list[Inspection]) -> None:
    """Law: cells have the type, categories and pattern of their column; keys are unique."""
    for name, table in DICTIONARY.items():
        seen: list[tuple[Cell, ...]] = []
        for row in rows(drawn, name):
            assert len(row) == len(table.columns)
            for column, cell in zip(table.columns, row, strict=True):
                assert fits(column, cell), (name, column.name, cell)
            cells = dict(zip(table.header, row, strict=True))
            seen.append(tuple(cells[column] for column in table.primary_key))
        assert len(seen) == len(set(seen)), name


def keys(
    drawn: typing.Iterable[Inspection], name: TableName, columns: tuple[str, ...]
) -> set[object]:
    """Return the values of some columns of a table, where all hold one."""
    places = [DICTIONARY[name].header.index(column) for column in columns]
    found = {tuple(row[place] for place in places) for row in rows(drawn, name)}
    return {values for values in found if None not in values}


def test_references_of_the_real_data_lead_somewhere() -> None:
    """Warrington 2011 and England's inspections: no reference points to a row that is missing."""
    real = [load("warrington-2011"), *load("england")]
    for name, table in DICTIONARY.items():
        for foreign in table.foreign_keys:
            target = typing.cast("TableName", foreign.table)
            missing = keys(real, name, foreign.columns) - keys(real, target, foreign.references)
            assert not missing, (name, foreign)


def test_warrington_has_the_rows_that_its_report_has() -> None:
    """Counted in the report: 22 judgements, 28 contents, 57 paragraphs, 340 sentences."""
    warrington = [load("warrington-2011")]
    count = {name: sum(1 for _ in rows(warrington, name)) for name in DICTIONARY}
    assert (count["judgements"], count["contents"], count["paragraphs"]) == (22, 28, 57)
    assert (count["findings"], count["recommendations"], count["printed_scales"]) == (340, 16, 4)
    assert count["annotations"] == len(load("warrington-2011").readings.annotations)  # type: ignore[union-attr] # held
    stated = Counter(row[-2] for row in rows(warrington, "findings"))
    assert stated[True] == 19


def test_lines_are_ranges_of_the_source() -> None:
    (paragraph,) = (row for row in rows([load("warrington-2011")], "paragraphs") if row[1] == "p57")
    assert re.fullmatch(r"\d+-\d+(;\d+-\d+)+", str(paragraph[-1]))


def aspects_below(sections: tuple[Section, ...], above: str | None) -> typing.Iterator[str | None]:
    """Yield the aspect of each finding: that of the nearest heading above it that has one."""
    for section in sections:
        aspect = above if section.aspect_key is None else section.aspect_key
        for paragraph in section.paragraphs:
            yield from (aspect for _ in paragraph.findings)
        yield from aspects_below(section.subsections, aspect)


def without_aspects(section: Section) -> Section:
    below = tuple(map(without_aspects, section.subsections))
    return attrs.evolve(section, aspect_key=None, printed_grade=None, subsections=below)


def test_findings_have_the_aspect_of_the_heading_above_them() -> None:
    """The real report, and the same where only the outermost headings have an aspect."""
    warrington = load("warrington-2011")
    real = warrington.report
    assert real is not None
    key = "safeguarding.overall_effectiveness"
    outermost = tuple(
        attrs.evolve(without_aspects(section), aspect_key=key) for section in real.sections
    )
    for report in (real, attrs.evolve(real, sections=outermost)):
        expected = list(aspects_below(report.sections, None))
        inspection = attrs.evolve(warrington, report=report, readings=None)
        place = DICTIONARY["findings"].header.index("aspect_key")
        assert [row[place] for row in rows(inspection, "findings")] == expected


@given(st.lists(st.integers(1, 12), min_size=1).map(sorted))
def test_lines_are_the_fewest_ranges_that_hold_what_was_read(numbers: list[int]) -> None:
    """Law: the ranges hold the lines of the spans and no others, and no two of them touch."""
    warrington = load("warrington-2011")
    assert warrington.source is not None
    spans = tuple(
        Span(line=line, start=start, end=start + 1, role=SpanRole.PARAGRAPH, target="p1")
        for start, line in enumerate(numbers)
    )
    source = attrs.evolve(warrington.source, spans=spans)
    inspection = attrs.evolve(warrington, source=source, readings=None)
    first, *_ = rows(inspection, "paragraphs")
    ends = [tuple(map(int, each.split("-"))) for each in str(first[-1]).split(";")]
    assert {line for start, end in ends for line in range(start, end + 1)} == set(numbers)
    assert all(later[0] > earlier[1] + 1 for earlier, later in pairwise(ends))


def test_without_its_text_an_inspection_has_its_outcome_alone() -> None:
    outcome = [load("warrington-2011", text=False)]
    assert len(list(rows(outcome, "judgements"))) == 22
    assert not list(rows(outcome, "paragraphs"))
    assert not list(rows(outcome, "annotations"))


def test_an_unknown_table_offers_near_misses() -> None:
    with pytest.raises(UnknownName, match="did you mean judgements"):
        rows([], "judgments")  # type: ignore[arg-type] # the error is the test


def test_columns_are_looked_up_by_name() -> None:
    assert DICTIONARY["judgements"].column("grade").type is ColumnType.GRADE
    with pytest.raises(UnknownName, match="did you mean grade"):
        DICTIONARY["judgements"].column("grad")
    assert repr(DICTIONARY["themes"]) == "Table('themes': theme_id, title)"


@pytest.mark.parametrize(
    ("key", "foreign", "path"),
    [
        (("b",), (), "$.primary_key[0]"),
        (("c",), (), "$.primary_key[0]"),
        (("a",), (ForeignKey(columns=("c",), table="x", references=("x",)),), "$.foreign_keys[0]"),
    ],
)
def test_unsound_tables_are_refused(
    key: tuple[str, ...], foreign: tuple[ForeignKey, ...], path: str
) -> None:
    columns = (
        Column(name="a", type=ColumnType.TEXT, description="a"),
        Column(name="b", type=ColumnType.TEXT, description="b", nullable=True),
    )
    with pytest.raises(InvalidDocument) as raised:
        Table(
            name="t",
            title="t",
            description="t.",
            columns=columns,
            primary_key=key,
            foreign_keys=foreign,
        )
    assert [problem.path for problem in raised.value.problems] == [path]


def test_tables_import_no_dataframe_library() -> None:
    code = (
        "import sys, ofsted_inspection.tables\n"
        "heavy = {'pandas', 'polars', 'pyarrow', 'duckdb', 'narwhals', 'numpy', 'cattrs'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    assert tables.rows is rows
