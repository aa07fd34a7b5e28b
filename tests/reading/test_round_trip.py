"""What is written in the template is read back whole."""

from hypothesis import given

from ofsted_inspection import strategies
from ofsted_inspection.frameworks import SLAC_2010
from ofsted_inspection.models import Inspection
from ofsted_inspection.reading import read_report_text
from ofsted_inspection.rendering import to_text
from tests.reading import warrington
from tests.reading.test_reports import WHOLE, read


def assert_read_back(inspection: Inspection) -> None:
    text = to_text(inspection)
    again = read_report_text(text, authority=inspection.authority)
    assert again.report == inspection.report
    assert again.judgements == inspection.judgements
    assert (again.start, again.end) == (inspection.start, inspection.end)
    assert again.published == inspection.published
    assert again.lead_inspectors == inspection.lead_inspectors
    assert again.age_group == inspection.age_group
    assert to_text(again) == text


def test_warrington() -> None:
    assert_read_back(warrington.inspection())


def test_the_reports_written_apart_from_the_reader() -> None:
    for name in WHOLE:
        assert_read_back(read(name))


@given(strategies.inspections(framework=SLAC_2010, coherent=True, report=True))
def test_made_up_reports(inspection: Inspection) -> None:
    assert_read_back(inspection)
