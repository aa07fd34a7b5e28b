"""OfficialResult and Statement as models: what they refuse, how they show, what stays."""

import copy
import datetime
import pickle

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_inspection import (
    InspectionKind,
    InvalidDocument,
    OfficialResult,
    Programme,
    Service,
    SlacGrade,
    Statement,
    WhenMeans,
    authority,
    available,
)
from ofsted_inspection.models._years import FIRST_YEAR, LAST_YEAR
from ofsted_inspection.strategies import official_results, statements

DAYS = st.dates(datetime.date(FIRST_YEAR, 1, 1), datetime.date(LAST_YEAR, 12, 31))
PUBLISHED = datetime.date(2012, 7, 27)
STATED = Statement(
    when_text="May 2012",
    when_means=WhenMeans.UNKNOWN,
    word="requires improvement",
    report_published=datetime.date(2016, 5, 16),
    agrees=True,
)
RESULT = OfficialResult(
    authority=authority("Bury"),
    programme=Programme.SLAC,
    service=Service.SAFEGUARDING,
    kind=InspectionKind.FULL,
    published=PUBLISHED,
    grade=SlacGrade.ADEQUATE,
    grade_as_published="Requires improvement to be good",
    statements=(STATED,),
)
WORDS = {
    "Outstanding": "outstanding",
    "good": "good",
    "Grade 2 (Good)": "good",
    "adequate": "adequate",
    "Adequate": "adequate",
    "satisfactory": "adequate",
    "require improvement": "adequate",
    "Requires improvement": "adequate",
    "Requires improvement to be good": "adequate",
    "require improvement to be good": "adequate",
    "inadequate": "inadequate",
    "Inadequate (Grade 4)": "inadequate",
    "-": None,
    "poor": None,
    "improvement": None,
    "not judged": None,
    "Grade 3 (Good)": None,
}
"""Words, and what they mean on the scale of the time."""


def faults(**changes: object) -> list[str | None]:
    with pytest.raises(InvalidDocument) as caught:
        attrs.evolve(RESULT, **changes)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] - the error is the test
    return [each.path for each in caught.value.problems]


@pytest.mark.parametrize(("word", "meant"), WORDS.items())
def test_a_word_means_a_grade_of_its_time_or_none(word: str, meant: str | None) -> None:
    grade = attrs.evolve(STATED, word=word, agrees=False).grade
    assert (None if grade is None else grade.value) == meant


@given(st.sampled_from(sorted(WORDS)), st.none() | st.sampled_from(SlacGrade))
def test_the_grade_is_what_the_table_means(word: str, grade: SlacGrade | None) -> None:
    """Law: no result has another grade than its own words, so that neither can be edited alone."""
    fields = {"grade_as_published": word, "grade": grade, "statements": ()}
    if (None if grade is None else grade.value) == WORDS[word]:
        assert attrs.evolve(RESULT, **fields).grade is grade  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] - the fields are of their types
    else:
        assert faults(**fields) == ["$.grade"]


@given(DAYS, DAYS)
def test_a_later_report_is_later_or_refused(
    published: datetime.date, stated: datetime.date
) -> None:
    later = attrs.evolve(STATED, report_published=stated)
    if published < stated:
        made = attrs.evolve(RESULT, published=published, statements=(later,))
        assert made.id == f"80443-{published}-slac-safeguarding"
    else:
        found = faults(published=published, statements=(later,))
        assert found == ["$.statements[0].report_published"]


@pytest.mark.parametrize("programme", Programme)
@pytest.mark.parametrize("service", [None, *Service])
def test_a_service_stands_just_where_two_were_judged(
    programme: Programme, service: Service | None
) -> None:
    expected = [] if programme.value in {"slac", "cp", "lac"} else ["$.programme"]
    if (programme is Programme.SLAC) != (service is not None):
        expected.append("$.service")
    if expected:
        assert faults(programme=programme, service=service) == expected
    else:
        made = attrs.evolve(RESULT, programme=programme, service=service)
        ending = programme.value if service is None else f"slac-{service.value}"
        assert made.id == f"80443-2012-07-27-{ending}"


@pytest.mark.parametrize("word", ["good", "inadequate", "poor"])
def test_a_statement_of_another_grade_does_not_agree(word: str) -> None:
    """It may differ in time though the grade is the same; never agree though it is not."""
    other = attrs.evolve(STATED, word=word)
    assert faults(statements=(other,)) == ["$.statements[0].agrees"]
    made = attrs.evolve(RESULT, statements=(attrs.evolve(other, agrees=False),))
    assert "differs" in repr(made.statements[0])
    late = attrs.evolve(STATED, agrees=False)
    assert attrs.evolve(RESULT, statements=(late,)).statements == (late,)


def test_other_faults_of_a_result() -> None:
    assert faults(statements=(STATED, STATED)) == ["$.statements[1]"]
    assert faults(same_as="") == ["$.same_as"]
    assert faults(grade_as_published="Requires  improvement") == ["$.grade_as_published"]
    assert faults(published=datetime.date(1989, 12, 31)) == ["$.published"]
    assert faults(grade="good") == ["$.grade"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("when_text", ""),
        ("when_text", "May  2012"),
        ("when_text", "May\n2012"),
        ("word", " good"),
        ("page", 0),
        ("quote", ""),
        ("note", ""),
        ("report_published", datetime.date(2101, 1, 1)),
    ],
)
def test_faults_of_a_statement(field: str, value: object) -> None:
    with pytest.raises(InvalidDocument) as caught:
        attrs.evolve(STATED, **{field: value})  # type: ignore[arg-type] # pyright: ignore[reportArgumentType] - the error is the test
    assert [each.path for each in caught.value.problems] == [f"$.{field}"]


def test_what_is_not_a_grade_is_none_and_shown_as_none() -> None:
    none = attrs.evolve(RESULT, grade=None, grade_as_published="-", statements=())
    assert repr(none) == "OfficialResult('80443-2012-07-27-slac-safeguarding', Bury, no grade)"


def test_they_show_what_they_are() -> None:
    assert repr(RESULT) == "OfficialResult('80443-2012-07-27-slac-safeguarding', Bury, Adequate)"
    assert repr(STATED) == (
        "Statement('May 2012', 'requires improvement', in the report of 2016-05-16)"
    )


@given(official_results() | statements())
def test_they_are_hashable_frozen_and_survive_copies(record: OfficialResult | Statement) -> None:
    assert pickle.loads(pickle.dumps(record)) == record
    assert copy.deepcopy(record) is copy.copy(record) is record
    assert hash(record) == hash(pickle.loads(pickle.dumps(record)))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        record.note = "none"  # type: ignore[misc,union-attr] # pyright: ignore[reportAttributeAccessIssue] - the error is the test


def test_a_dataset_info_survives_copies_too() -> None:
    record = available()[0]
    assert pickle.loads(pickle.dumps(record)) == record
    assert copy.deepcopy(record) is copy.copy(record) is record
