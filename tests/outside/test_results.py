"""Every day and grade of `england-2009-2013` against Ofsted's own table, read apart from it.

Nothing differs, so that there is no list of what is known to.
"""

import datetime
from collections.abc import Callable, Sequence

import attrs
import pytest

from ofsted_inspection import InspectionKind, OfficialResult, SlacGrade, load
from tests.outside import official
from tests.outside.test_outside import named

pytestmark = pytest.mark.outside

RESULTS = load("england-2009-2013")
# "Requires improvement to be good" stands for what the reports print as "adequate".
_GRADES = {
    "Outstanding": "outstanding",
    "Good": "good",
    "Requires improvement to be good": "adequate",
    "Inadequate": "inadequate",
    "-": "",
}


def ours(results: Sequence[OfficialResult]) -> set[tuple[str, ...]]:
    """Return what each result says, to be compared with the table."""
    return {
        (
            str(each.authority.urn),
            each.programme.value,
            "" if each.service is None else each.service.value,
            each.kind.value,
            str(each.published),
            each.grade_as_published,
            "" if each.grade is None else each.grade.value,
        )
        for each in results
    }


def theirs() -> set[tuple[str, ...]]:
    """Return what the table says of each."""
    return {
        (
            str(named(each.name, existing=each.existing).urn),
            each.programme,
            each.service,
            each.kind,
            each.published,
            each.grade,
            _GRADES[each.grade],
        )
        for each in official.before_sif()
    }


def test_every_result_is_what_the_table_has() -> None:
    found = ours(RESULTS) ^ theirs()
    for each in sorted(found):
        print(", ".join(each))  # noqa: T201 - the session shows it: what differs is what it is run for
    assert not found
    assert len(theirs()) == len(RESULTS) == 371


def _with_grade(real: OfficialResult) -> OfficialResult:
    grade = SlacGrade.GOOD if real.grade is SlacGrade.INADEQUATE else SlacGrade.INADEQUATE
    statements = tuple(attrs.evolve(each, agrees=False) for each in real.statements)
    return attrs.evolve(real, grade=grade, grade_as_published=grade.label, statements=statements)


def _with_word(real: OfficialResult) -> OfficialResult:
    """Return it with words for the grade that the table does not have; the grade is the same."""
    return attrs.evolve(real, grade_as_published=f"{real.grade_as_published.upper()}")


def _with_day(real: OfficialResult) -> OfficialResult:
    return attrs.evolve(real, published=real.published - datetime.timedelta(days=1))


def _with_kind(real: OfficialResult) -> OfficialResult:
    again = real.kind is InspectionKind.FULL
    return attrs.evolve(real, kind=InspectionKind.REINSPECTION if again else InspectionKind.FULL)


@pytest.mark.parametrize("wrong", [_with_grade, _with_word, _with_day, _with_kind])
def test_a_value_changed_on_purpose_is_found(
    wrong: Callable[[OfficialResult], OfficialResult],
) -> None:
    """Of each result in turn: what differs then is the result as it was, and as it is."""
    table = theirs()
    for place, real in enumerate(RESULTS):
        if real.grade is None and wrong is _with_word:
            continue
        changed = [*RESULTS[:place], wrong(real), *RESULTS[place + 1 :]]
        assert len(ours(changed) ^ table) == 2, real.id
        assert {each[0] for each in ours(changed) ^ table} == {str(real.authority.urn)}


def test_a_result_left_out_is_found() -> None:
    assert len(ours(RESULTS[1:]) ^ theirs()) == 1
