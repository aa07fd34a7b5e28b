"""Grading rules: sentences that an inspection keeps or breaks, with what each rests on.

>>> SIF_OVERALL_LIMITED.source
"Ofsted's 2013 announcement of the framework, as reported at the time"
>>> [rule.id for rule in PUBLISHED]
['sif-overall-limited']

What holds in *every* instance (a grade on the framework's scale, each aspect at most once, dates
in order) is no rule but an invariant: the models' constructors see to it.
"""

from ofsted_inspection._addresses import promise
from ofsted_inspection.rules._catalogue import (
    BEGUN_IN_FORCE,
    EVERY_ASPECT_JUDGED,
    GRADE_LINES_AGREE,
    ILACS_INADEQUATE_FOR_CHILDREN,
    ILACS_INADEQUATE_WITH_CAUSE,
    ILACS_NOT_ABOVE_BEST,
    OBSERVED,
    PARAGRAPHS_IN_SEQUENCE,
    PUBLISHED,
    RECOMMENDATIONS_IN_SEQUENCE,
    RECOMMENDATIONS_OF_SERVICE,
    RECOMMENDATIONS_UNDER_HEADING,
    RULES,
    SIF_OVERALL_LIMITED,
    STATED_GRADES_AGREE,
    STRUCTURAL,
)
from ofsted_inspection.rules._checking import check, get, rules_for
from ofsted_inspection.rules._kinds import Breach, Departure, Evidence, Finder, Rule, RuleBasis

__all__ = [
    "BEGUN_IN_FORCE",
    "EVERY_ASPECT_JUDGED",
    "GRADE_LINES_AGREE",
    "ILACS_INADEQUATE_FOR_CHILDREN",
    "ILACS_INADEQUATE_WITH_CAUSE",
    "ILACS_NOT_ABOVE_BEST",
    "OBSERVED",
    "PARAGRAPHS_IN_SEQUENCE",
    "PUBLISHED",
    "RECOMMENDATIONS_IN_SEQUENCE",
    "RECOMMENDATIONS_OF_SERVICE",
    "RECOMMENDATIONS_UNDER_HEADING",
    "RULES",
    "SIF_OVERALL_LIMITED",
    "STATED_GRADES_AGREE",
    "STRUCTURAL",
    "Breach",
    "Departure",
    "Evidence",
    "Finder",
    "Rule",
    "RuleBasis",
    "check",
    "get",
    "rules_for",
]

promise(__name__, names=__all__)
