"""Strategies for what a table of Ofsted's states: visits, and all that was read of one."""

import datetime

from hypothesis import strategies as st

from ofsted_inspection.models import OfstedOutcomes, Visit, VisitKind
from ofsted_inspection.strategies._inspections import inspections
from ofsted_inspection.strategies._outcome import local_authorities
from ofsted_inspection.strategies._readings import sources
from ofsted_inspection.strategies._wording import collapsed_texts

_DAYS = st.dates(datetime.date(2018, 1, 29), datetime.date(2026, 12, 31))
_SHEETS = st.lists(collapsed_texts(), max_size=3).map(tuple)


@st.composite
def visits(draw: st.DrawFn) -> Visit:
    """Draw a visit to a made-up authority, of which day of publication and theme may be known."""
    day = draw(_DAYS)
    weeks = draw(st.none() | st.integers(0, 20))
    return Visit(
        authority=draw(local_authorities()),
        kind=draw(st.sampled_from(VisitKind)),
        day=day,
        published=None if weeks is None else day + datetime.timedelta(weeks=weeks),
        theme=draw(st.none() | collapsed_texts()),
    )


def ofsted_outcomes() -> st.SearchStrategy[OfstedOutcomes]:
    """Return a strategy for what was read of a table: a few inspections and visits."""
    return st.builds(
        OfstedOutcomes,
        inspections=st.lists(inspections(report=False, readings=False), max_size=2).map(tuple),
        visits=st.lists(visits(), max_size=2).map(tuple),
        sheets_read=_SHEETS,
        sheets_passed_over=_SHEETS,
        source=sources(),
    )
