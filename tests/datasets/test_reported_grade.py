"""ReportedGrade and DatasetInfo as models: what they refuse, how they show, what stays."""

import copy
import datetime
import pickle

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_inspection import (
    InvalidDocument,
    Programme,
    ReportedGrade,
    Service,
    SlacGrade,
    WhenMeans,
    authorities,
    available,
)
from ofsted_inspection.models._years import FIRST_YEAR, LAST_YEAR

DAYS = st.dates(datetime.date(FIRST_YEAR, 1, 1), datetime.date(LAST_YEAR, 12, 31))


def reported(
    earliest: datetime.date, latest: datetime.date, stated: datetime.date, when: str = "May 2012"
) -> ReportedGrade:
    return ReportedGrade(
        authority=authorities()[0],
        service=Service.SAFEGUARDING,
        when_text=when,
        earliest=earliest,
        latest=latest,
        when_means=WhenMeans.INSPECTED,
        programme=Programme.SLAC,
        grade=SlacGrade.GOOD,
        stated_in_report_published=stated,
    )


@given(DAYS, DAYS, DAYS)
def test_days_stand_in_order_or_are_refused(
    earliest: datetime.date, latest: datetime.date, stated: datetime.date
) -> None:
    """Law: earliest <= latest <= publication of the report that states the grade."""
    if earliest <= latest <= stated:
        assert reported(earliest, latest, stated).latest == latest
        return
    with pytest.raises(InvalidDocument) as caught:
        reported(earliest, latest, stated)
    wrong = {"$.latest"} if latest < earliest else set[str]()
    wrong |= {"$.stated_in_report_published"} if stated < latest else set()
    assert {each.path for each in caught.value.problems} == wrong


@pytest.mark.parametrize("when", ["", " May 2012", "May  2012", "May\n2012"])
def test_the_time_as_stated_is_words(when: str) -> None:
    day = datetime.date(2012, 5, 1)
    with pytest.raises(InvalidDocument, match="when_text"):
        reported(day, day, day, when)


def test_it_is_no_grade_of_the_later_scale() -> None:
    day = datetime.date(2012, 5, 1)
    with pytest.raises(InvalidDocument, match="SlacGrade: outstanding, good, adequate, inadequate"):
        attrs.evolve(reported(day, day, day), grade="good")  # type: ignore[arg-type] # the error is the test


def test_it_shows_authority_service_time_and_grade() -> None:
    day = datetime.date(2012, 5, 1)
    grade = reported(day, day, day)
    shown = "ReportedGrade('Barking and Dagenham', safeguarding, 'May 2012', 'Good')"
    assert repr(grade) == shown
    assert "service not stated" in repr(attrs.evolve(grade, service=None))


def test_both_are_hashable_frozen_and_survive_copies() -> None:
    day = datetime.date(2012, 5, 1)
    for record in (reported(day, day, day), available()[0]):
        assert pickle.loads(pickle.dumps(record)) == record
        assert copy.deepcopy(record) is copy.copy(record) is record
        assert hash(record) == hash(pickle.loads(pickle.dumps(record)))
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            record.caution = "none"  # type: ignore[misc,union-attr] # the error is the test
