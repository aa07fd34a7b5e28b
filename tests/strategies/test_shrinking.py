"""Examples shrink to what a person can take in at a glance."""

from collections.abc import Callable

import pytest
from hypothesis import Phase, find, given, settings, strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from ofsted_inspection import Inspection, Report, check, strategies
from ofsted_inspection.frameworks import ILACS_2018, SIF_2013, SLAC_2010
from ofsted_inspection.grades import Ungraded
from ofsted_inspection.rules import EVERY_ASPECT_JUDGED, GRADE_LINES_AGREE
from tests.strategies.drawn import simplest

# Without the phase that varies a smallest example in order to explain it.
SEARCH = settings(
    max_examples=500,
    phases=[Phase.generate, Phase.shrink],
    derandomize=True,
    database=None,
    deadline=None,
)

SIMPLEST: dict[str, tuple[Callable[[], st.SearchStrategy[object]], str]] = {
    "sentence": (strategies.sentences, "'A b.'"),
    "grade": (strategies.grades, "<SlacGrade.OUTSTANDING: 1>"),
    "paragraph": (strategies.paragraphs, "Paragraph('p1', 'A b.')"),
    "judgement": (
        strategies.judgements,
        "Judgement('safeguarding.overall_effectiveness', 'Outstanding')",
    ),
    "authority": (strategies.local_authorities, "LocalAuthority('Ambridge', urn 1)"),
    "report": (
        strategies.reports,
        "Report('Ambridge', 6 paragraphs, 2 findings, 0 recommendations)",
    ),
    "readings": (
        strategies.readings,
        "Readings(0 annotations, 0 statistics, 0 corrections, 0 prior inspections)",
    ),
    "inspection": (
        strategies.inspections,
        "Inspection('1-2000-01-01', slac-2010, Ambridge, 22 judgements)",
    ),
    "inspection under one framework": (
        lambda: strategies.inspections(SIF_2013),
        "Inspection('1-2013-11-01', sif-2013, Ambridge, 6 judgements)",
    ),
    "any inspection": (
        lambda: strategies.inspections(coherent=False),
        "Inspection('1-2000-01-01', slac-2010, Ambridge, 0 judgements)",
    ),
}


@pytest.mark.parametrize("name", SIMPLEST)
def test_the_simplest_example_is_plain(name: str) -> None:
    strategy, expected = SIMPLEST[name]
    assert repr(simplest(strategy())) == expected


def _words(report: Report) -> int:
    return sum(len(paragraph.text.split()) for paragraph in report.paragraphs)


@pytest.mark.slow
def test_a_report_with_two_recommendations_has_hardly_anything_else_to_read() -> None:
    report = find(strategies.reports(), lambda each: len(each.recommendations) > 1, settings=SEARCH)
    assert [each.text.rstrip(".") for each in report.recommendations] == ["A b", "A b"]
    assert len(report.paragraphs) <= 10
    assert _words(report) <= 120


@pytest.mark.slow
def test_a_report_with_an_abbreviation_keeps_one_short_sentence_with_it() -> None:
    report = find(
        strategies.reports(),
        lambda each: any("e.g." in paragraph.text for paragraph in each.paragraphs),
        settings=SEARCH,
    )
    (text,) = (each.text for each in report.paragraphs if "e.g." in each.text)
    assert len(text.split()) <= 20
    assert len(report.paragraphs) <= 10
    assert _words(report) <= 80


@pytest.mark.slow
def test_a_breach_shrinks_to_a_report_of_few_words() -> None:
    inspection = find(
        strategies.inspections(SLAC_2010, coherent=False),
        lambda each: any(breach.rule == GRADE_LINES_AGREE for breach in check(each)),
        settings=SEARCH,
    )
    assert inspection.report is not None
    assert len(tuple(inspection.report.walk())) <= 10
    assert _words(inspection.report) <= 120
    assert inspection.readings is None
    assert inspection.source is None


@pytest.mark.slow
def test_not_judged_shrinks_to_one_such_judgement() -> None:
    inspection = find(
        strategies.inspections(ILACS_2018),
        lambda each: any(isinstance(one.grade, Ungraded) for one in each.judgements),
        settings=SEARCH,
    )
    assert [each.grade.name for each in inspection.judgements].count("NOT_JUDGED") == 1
    assert {each.grade.name for each in inspection.judgements} == {"NOT_JUDGED", "OUTSTANDING"}
    assert inspection.report is None


def test_an_incomplete_record_shrinks_to_an_empty_one() -> None:
    inspection = find(
        strategies.inspections(coherent=False),
        lambda each: any(breach.rule == EVERY_ASPECT_JUDGED for breach in check(each)),
        settings=SEARCH,
    )
    assert inspection.judgements == ()
    assert repr(inspection) == "Inspection('1-2000-01-01', slac-2010, Ambridge, 0 judgements)"


@given(strategies.inspections(report=False, readings=False))
@settings(max_examples=10)
def test_a_failed_test_prints_an_inspection_without_its_framework_catalogue(
    inspection: Inspection,
) -> None:
    printer = RepresentationPrinter()
    printer.pretty(inspection)
    printed = printer.getvalue()
    assert repr(inspection.framework) in printed
    assert all(repr(judgement) in printed for judgement in inspection.judgements)
    assert "Aspect(" not in printed
    assert len(printed.splitlines()) <= 60
