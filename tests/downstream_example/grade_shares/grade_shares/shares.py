"""What share of an inspection's judgements was good, and what share was not."""

from fractions import Fraction

from ofsted_inspection import Inspection, Ungraded


def good_or_better(inspection: Inspection) -> Fraction:
    """Return the share of the graded judgements that are good or outstanding."""
    good = inspection.framework.scale.GOOD.number
    count = sum(number <= good for number in _numbers(inspection))
    return Fraction(count, len(inspection.judgements))


def below_good(inspection: Inspection) -> Fraction:
    """Return the share of the graded judgements that are not as good as good."""
    good = inspection.framework.scale.GOOD.number
    numbers = _numbers(inspection)
    return Fraction(sum(number > good for number in numbers), len(numbers))


def _numbers(inspection: Inspection) -> list[int]:
    return [
        judgement.grade.number
        for judgement in inspection.judgements
        if not isinstance(judgement.grade, Ungraded)
    ]
