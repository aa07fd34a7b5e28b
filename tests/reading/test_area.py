"""What reports of the single inspection state about the area, and who inspected."""

import datetime
import io
import re
from decimal import Decimal

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_inspection.errors import InvalidDocument, ProblemCode
from ofsted_inspection.models import AsOfBasis, Inspection, Statistic, StatisticKind
from ofsted_inspection.reading import read_report, read_report_text
from ofsted_inspection.reading._quantities import NUMBERS, QUANTITY, quantity
from ofsted_inspection.reading.recognise import recognise
from ofsted_inspection.rules import check
from tests.reading.made_up import (
    LOOKED_AFTER,
    PROTECTION,
    SIF_TITLES,
    as_pdf,
    as_text,
    document,
    sif,
)

GOOD = dict.fromkeys(SIF_TITLES, "Good")
JUNE, MARCH = datetime.date(2015, 6, 30), datetime.date(2014, 3, 31)

STATED: dict[str, tuple[str, datetime.date | None]] = {
    "children_in_area": ("40000", None),
    "children_share_of_population": ("20.5", None),
    "children_in_poverty": ("17", None),
    "free_school_meals_primary": ("9", None),
    "free_school_meals_secondary": ("8", None),
    "minority_ethnic": ("7", None),
    "english_additional_language_primary": ("5", None),
    "english_additional_language_secondary": ("4", None),
    "children_in_need": ("1008", JUNE),
    "children_in_need_before": ("1081", MARCH),
    "child_protection_plans": ("160", JUNE),
    "child_protection_plans_before": ("147", MARCH),
    "private_fostering": ("2", None),
    "children_looked_after": ("200", JUNE),
    "looked_after_rate": ("50", JUNE),
    "children_looked_after_before": ("190", MARCH),
    "looked_after_rate_before": ("48", MARCH),
    "looked_after_outside_area": ("80", JUNE),
    "looked_after_outside_area_share": ("40", JUNE),
    "in_childrens_homes": ("7", JUNE),
    "in_residential_special_schools": ("0", JUNE),
    "with_foster_families": ("150", JUNE),
    "unaccompanied_asylum_seeking": ("8", JUNE),
    "adoptions": ("12", None),
    "special_guardianship": ("6", None),
    "ceased_to_be_looked_after": ("63", None),
    "houses_of_multiple_occupation": ("3", None),
}


def statistics(inspection: Inspection) -> dict[str, Statistic]:
    assert inspection.readings is not None
    return {each.id: each for each in inspection.readings.statistics}


@pytest.fixture(scope="module")
def read() -> Inspection:
    return read_report_text(as_text(sif(GOOD, with_area=True)))


def test_every_measure_that_keeps_to_the_formula_is_read_and_no_other(read: Inspection) -> None:
    found = {key: (str(each.value), each.as_of) for key, each in statistics(read).items()}
    assert found == STATED


def test_the_same_from_a_pdf(read: Inspection) -> None:
    again = read_report(io.BytesIO(as_pdf(sif(GOOD, with_area=True))))
    assert statistics(again) == statistics(read)


def test_each_names_the_words_that_state_it(read: Inspection) -> None:
    assert read.report is not None
    texts = {each.id: (each.text, *each.items) for each in read.report.paragraphs}
    for each in statistics(read).values():
        assert any(each.quote in words for words in texts[each.paragraph])
        assert re.search(QUANTITY, each.quote, re.IGNORECASE)


def test_days_are_stated_or_carried_from_the_number_looked_after(read: Inspection) -> None:
    found = statistics(read)
    assert found["children_looked_after"].as_of_basis is AsOfBasis.STATED
    assert found["with_foster_families"].as_of_basis is AsOfBasis.CARRIED
    assert found["adoptions"].as_of_basis is AsOfBasis.NONE


def test_counts_under_six_are_marked(read: Inspection) -> None:
    small = {key for key, each in statistics(read).items() if each.is_small}
    assert small == {
        "private_fostering",
        "in_residential_special_schools",
        "houses_of_multiple_occupation",
    }
    assert statistics(read)["in_residential_special_schools"].kind is StatisticKind.ZERO


def test_a_report_without_the_block_states_nothing() -> None:
    assert read_report_text(as_text(sif(GOOD))).readings is None


@pytest.mark.parametrize(
    ("old", "new", "subject"),
    [
        ("a rate of 50", "a rate of 60", "looked_after_rate"),
        ("80 (or 40%)", "80 (or 45%)", "looked_after_outside_area_share"),
        ("150 live with", "250 live with", "children_looked_after"),
    ],
)
def test_figures_that_disagree_break_a_rule(
    monkeypatch: pytest.MonkeyPatch, old: str, new: str, subject: str
) -> None:
    assert [each.subject for each in check(read_report_text(text_with(monkeypatch)))] == []
    read = read_report_text(text_with(monkeypatch, old, new))
    assert [each.subject for each in check(read)] == [subject]


def text_with(monkeypatch: pytest.MonkeyPatch, old: str = "", new: str = "") -> str:
    """Return the report with `old` made `new` in what it says of children looked after."""
    changed = tuple(each.replace(old, new) if old else each for each in LOOKED_AFTER)
    monkeypatch.setattr("tests.reading.made_up.LOOKED_AFTER", changed)
    return as_text(sif(GOOD, with_area=True))


@pytest.mark.parametrize(
    "words",
    [
        "This is a reduction from 31 March 2014.",
        "This is an increase of 20% from 5% before.",
        "This is the same number as at 31 March 2014.",
        "This is an increase from fewer than five at 31 March 2014.",
        "This is an increase from one hundred and ten at 31 March 2014.",
    ],
)
def test_a_value_before_that_is_not_stated_stays_blank(
    monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    first, _, _ = PROTECTION[0].partition(" This is")
    monkeypatch.setattr("tests.reading.made_up.PROTECTION", (f"{first} {words}", *PROTECTION[1:]))
    found = statistics(read_report_text(as_text(sif(GOOD, with_area=True))))
    assert str(found["children_in_need"].value) == "1008"
    assert "children_in_need_before" not in found


@given(st.integers(0, 999_999))
def test_numbers_in_figures(number: int) -> None:
    for printed in (str(number), f"{number:,}", f"{number:,}".replace(",", " ")):
        match = re.fullmatch(QUANTITY, printed)
        assert match is not None
        assert quantity(printed) == number


def test_numbers_in_words() -> None:
    assert quantity("Twenty") == NUMBERS["twenty"] == Decimal(20)
    assert quantity("none") == quantity("No") == 0
    assert re.fullmatch(QUANTITY, "9" * 5000) is None


def test_the_team_is_named_with_the_roles_printed(read: Inspection) -> None:
    assert [(each.role, each.name) for each in read.team_members] == [
        ("Lead inspector", "Ann Example"),
        ("Deputy lead inspector", "Ben Sample"),
        ("Team inspectors", "Cat Specimen"),
        ("Team inspectors", "Dan Instance"),
        ("Team inspectors", "Eve Token"),
    ]


def test_a_paragraph_cited_by_a_number_that_none_has_is_refused_by_line() -> None:
    made = sif(GOOD)
    place = next(i for i, each in enumerate(made.blocks) if each.label == "1.")
    cited = attrs.evolve(made.blocks[place], text=f"Mend it (paragraph {'9' * 5000}).")
    whole = document([*made.blocks[:place], cited, *made.blocks[place + 1 :]])
    with pytest.raises(InvalidDocument) as caught:
        recognise(whole).read(whole)
    (problem,) = caught.value.problems
    assert (problem.code, problem.line) == (ProblemCode.WRONG_VALUE, whole.line_of(place))
