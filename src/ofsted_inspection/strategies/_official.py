"""Strategies for official results, and for what later reports state of them."""

import datetime

from hypothesis import strategies as st

from ofsted_inspection._arguments import checked
from ofsted_inspection.frameworks import Programme, Service
from ofsted_inspection.grades import SlacGrade
from ofsted_inspection.models import (
    InspectionKind,
    LocalAuthority,
    OfficialResult,
    Statement,
    WhenMeans,
)
from ofsted_inspection.strategies._outcome import local_authorities
from ofsted_inspection.strategies._wording import (
    collapsed_texts,
    identifiers,
    sentences,
    some_text,
)

_PUBLISHED = st.dates(datetime.date(2009, 7, 1), datetime.date(2013, 8, 31))
_LATER = st.dates(datetime.date(2013, 9, 1), datetime.date(2018, 12, 31))
_WORDS = {
    SlacGrade.OUTSTANDING: ("Outstanding", "outstanding"),
    SlacGrade.GOOD: ("Good", "Grade 2 (Good)"),
    SlacGrade.ADEQUATE: ("Requires improvement to be good", "satisfactory", "Adequate"),
    SlacGrade.INADEQUATE: ("Inadequate", "Inadequate (Grade 4)"),
    None: ("-", "Not graded"),
}
_GRADES: st.SearchStrategy[SlacGrade | None] = st.sampled_from((*SlacGrade, None))


@checked
@st.composite
def statements(draw: st.DrawFn, result: SlacGrade | None = None) -> Statement:
    """Draw what a later report states of a result; it agrees only if both mean `result`."""
    meant = draw(st.just(result) | _GRADES)
    return Statement(
        when_text=draw(_PUBLISHED.map("{:%B %Y}".format) | collapsed_texts()),
        when_means=draw(st.sampled_from(WhenMeans)),
        word=draw(st.sampled_from(_WORDS[meant])),
        report_published=draw(_LATER),
        page=draw(st.none() | st.integers(1, 60)),
        quote=draw(st.none() | sentences() | some_text()),
        agrees=meant is result and draw(st.booleans()),
        note=draw(st.none() | sentences() | some_text()),
    )


@checked
@st.composite
def official_results(draw: st.DrawFn, authority: LocalAuthority | None = None) -> OfficialResult:
    """Draw a result that statistics state, of `authority` or of any, with up to two statements."""
    programme = draw(st.sampled_from((Programme.SLAC, Programme.CP, Programme.LAC)))
    grade = draw(_GRADES)
    return OfficialResult(
        authority=authority or draw(local_authorities()),
        programme=programme,
        service=draw(st.sampled_from(Service)) if programme is Programme.SLAC else None,
        kind=draw(st.sampled_from(InspectionKind)),
        published=draw(_PUBLISHED),
        grade=grade,
        grade_as_published=draw(st.sampled_from(_WORDS[grade])),
        statements=tuple(draw(st.lists(statements(grade), max_size=2, unique=True))),
        same_as=draw(st.none() | identifiers("1-2000-01-")),
    )
