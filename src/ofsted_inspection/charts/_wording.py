"""Words that several charts use: everything in them is counted, nothing is typed by hand."""

import datetime
from collections.abc import Collection, Iterable, Mapping

from ofsted_inspection._look import LOOKS, Mark
from ofsted_inspection._templates.days import date_in_words
from ofsted_inspection.aggregation import GradeDistribution
from ofsted_inspection.frameworks import Role
from ofsted_inspection.grades import Grade, Ungraded
from ofsted_inspection.models import Inspection

LEAST_BASE = 50
"""The least base on which a share is given in per cent."""

MADE_WITH = "Drawn with ofsted-inspection."


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with what it counts."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(parts: Iterable[str]) -> str:
    """Return `a`, `a and b`, `a, b and c`."""
    *before, last = parts
    return f"{', '.join(before)} and {last}" if before else last


def tallied(counts: Mapping[Mark, int]) -> str:
    """Return the counts that are not nought with their words: `2 good, 20 adequate`."""
    said = [f"{count} {LOOKS[mark].word.lower()}" for mark, count in counts.items() if count]
    return ", ".join(said) or "none"


def overall_grade(inspection: Inspection) -> Grade | Ungraded | None:
    """Return the one overall grade; None where there is none, or one of each service."""
    found = [each.grade for each in inspection.judgements if each.aspect.role is Role.OVERALL]
    return found[0] if len(found) == 1 else None


def of_overall_grades(latest: Collection[Inspection]) -> str:
    """Return how many are good or outstanding overall, of those that have a grade.

    Raises ScaleMismatch where grades are of two scales.
    """
    grades = GradeDistribution.from_grades(
        grade for each in latest if (grade := overall_grade(each)) is not None
    )
    if latest and not grades.total:
        return f"No overall grade among {counted(len(latest), 'authority', 'authorities')}"
    graded = "" if grades.total == len(latest) else "graded "
    of = counted(grades.total, f"{graded}authority", f"{graded}authorities")
    return f"{sum(grades.by_grade[:2])} of {of} good or outstanding overall"


def reports_to(inspections: Iterable[Inspection]) -> str:
    """Return whose figures these are, and the day of the last report among them."""
    days = [each.published for each in inspections if each.published is not None]
    last = f", the last published on {date_in_words(max(days))}" if days else ""
    return f"Source: reports of Ofsted{last}. {MADE_WITH}"


def as_at_words(as_at: datetime.date) -> str:
    """Return which inspections are meant, as at a day."""
    return f"newest inspection of each authority published by {date_in_words(as_at)}"
