"""Holding an inspection against rules."""

from collections.abc import Iterable

from ofsted_inspection.errors import UnknownName
from ofsted_inspection.frameworks import Framework
from ofsted_inspection.models import Inspection
from ofsted_inspection.rules import _outcomes, _reports, catalogue
from ofsted_inspection.rules.kinds import Breach, Rule, RuleBasis

_FINDERS: dict[str, _outcomes.Finder] = {
    catalogue.SIF_OVERALL_LIMITED.id: _outcomes.overall_above_limit(
        "help_and_protection", "looked_after_and_permanence", "leadership"
    ),
    catalogue.EVERY_ASPECT_JUDGED.id: _outcomes.aspects_without_judgement,
    catalogue.PARAGRAPHS_IN_SEQUENCE.id: _reports.numbers_out_of_sequence,
    catalogue.GRADE_LINES_AGREE.id: _reports.grade_lines_against_record,
    catalogue.STATED_GRADES_AGREE.id: _reports.sentences_against_record,
    catalogue.RECOMMENDATIONS_UNDER_HEADING.id: _reports.headings_without_recommendations,
    catalogue.RECOMMENDATIONS_IN_SEQUENCE.id: _reports.recommendations_out_of_sequence,
    catalogue.RECOMMENDATIONS_OF_SERVICE.id: _reports.recommendations_for_another_service,
    catalogue.ILACS_INADEQUATE_FOR_CHILDREN.id: _outcomes.overall_above_limit(
        "help_and_protection", "in_care", "in_care_and_care_leavers", "care_leavers"
    ),
    catalogue.ILACS_NOT_ABOVE_BEST.id: _outcomes.overall_above_best,
    catalogue.ILACS_INADEQUATE_WITH_CAUSE.id: _outcomes.overall_inadequate_alone,
}


def get(id: str) -> Rule:  # noqa: A002 - the field it matches is called id
    """Return the rule with this id, e.g. `sif-overall-limited`; raises UnknownName otherwise."""
    for rule in catalogue.RULES:
        if rule.id == id:
            return rule
    raise UnknownName("rule", id, (rule.id for rule in catalogue.RULES))


def rules_for(framework: Framework, *, observed: bool = False) -> tuple[Rule, ...]:
    """Return the rules for inspections under `framework`, in the order of the catalogue.

    Those are the published and the structural ones, which `check` uses unless told otherwise;
    with `observed`, the observations too.
    """
    return tuple(
        rule
        for rule in catalogue.RULES
        if rule.is_for(framework) and (observed or rule.basis is not RuleBasis.OBSERVED)
    )


def check(inspection: Inspection, *, rules: Iterable[Rule] | None = None) -> tuple[Breach, ...]:
    """Return every breach of the rules by `inspection`; none means it keeps them all.

    Without `rules`, the published and structural rules of its framework are held against it;
    observations only on request, e.g. `rules=rules.OBSERVED`. Rules for other
    frameworks say nothing. What is not held (`report` is None) breaks no rule.

    Breaches come in the order of the catalogue of rules, whatever order `rules` have; under one
    rule in the order of the framework's aspects, or as printed. Raises UnknownName for a rule
    that is not of the catalogue.
    """
    if rules is None:
        chosen = rules_for(inspection.framework)
    else:
        asked = {get(rule.id) for rule in rules}
        chosen = tuple(
            rule for rule in catalogue.RULES if rule in asked and rule.is_for(inspection.framework)
        )
    return tuple(
        Breach(
            rule=rule,
            inspection=inspection.id,
            subject=departure.subject,
            found=departure.found,
            expected=departure.expected,
        )
        for rule in chosen
        for departure in _FINDERS[rule.id](inspection)
    )
