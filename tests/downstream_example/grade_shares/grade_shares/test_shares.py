"""The project's own tests; the second is the one that finds the mistake."""

from fractions import Fraction

from hypothesis import assume, given, settings

from ofsted_inspection import Inspection, Ungraded, load
from ofsted_inspection.strategies import inspections

from .shares import below_good, good_or_better


def test_two_of_warringtons_22_judgements_were_good() -> None:
    warrington = load("warrington-2011", text=False)
    assert good_or_better(warrington) == Fraction(2, 22)
    assert good_or_better(warrington) + below_good(warrington) == 1


@settings(deadline=None)  # a busy machine is no fault
@given(inspections(report=False, readings=False))
def test_every_graded_judgement_is_one_or_the_other(inspection: Inspection) -> None:
    # Shares of nothing are not defined.
    assume(any(not isinstance(each.grade, Ungraded) for each in inspection.judgements))
    assert good_or_better(inspection) + below_good(inspection) == 1
