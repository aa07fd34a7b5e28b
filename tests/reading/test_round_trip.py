"""What is written in the template is read back whole."""

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from ofsted_inspection import strategies
from ofsted_inspection.frameworks import CATALOGUE, SLAC_2010, Framework
from ofsted_inspection.models import Inspection
from ofsted_inspection.reading import read_report_text
from ofsted_inspection.rendering import to_text
from tests.reading import warrington
from tests.reading.test_reports import WHOLE, read


def assert_read_back(inspection: Inspection) -> None:
    text = to_text(inspection)
    again = read_report_text(text, authority=inspection.authority, published=inspection.published)
    assert again.report == inspection.report
    assert again.judgements == inspection.judgements
    assert (again.start, again.end) == (inspection.start, inspection.end)
    assert again.published == inspection.published
    assert again.lead_inspectors == inspection.lead_inspectors
    assert again.team == inspection.team
    assert again.team_members == inspection.team_members
    assert again.reviews == inspection.reviews
    assert again.kind == inspection.kind
    assert again.age_group == inspection.age_group
    assert to_text(again) == text


def test_warrington() -> None:
    assert_read_back(warrington.inspection())


def test_the_reports_written_apart_from_the_reader() -> None:
    for name in WHOLE:
        assert_read_back(read(name))


def of(framework: Framework) -> st.SearchStrategy[Inspection]:
    return strategies.inspections(framework, coherent=True, report=True, readings=False)


@pytest.mark.slow
@given(of(SLAC_2010))
def test_made_up_reports_of_the_first_programme(inspection: Inspection) -> None:
    assert_read_back(inspection)


@pytest.mark.parametrize("framework", CATALOGUE[1:], ids=lambda each: each.id)
@given(data=st.data())
@settings(max_examples=15)
def test_made_up_reports(framework: Framework, data: st.DataObject) -> None:
    """Of every other edition."""
    assert_read_back(data.draw(of(framework)))


@pytest.mark.slow
@pytest.mark.parametrize("framework", CATALOGUE[1:], ids=lambda each: each.id)
def test_many_made_up_reports(framework: Framework) -> None:
    """Three hundred of every other edition."""

    @settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
    @given(of(framework))
    def each(inspection: Inspection) -> None:
        assert_read_back(inspection)

    each()
