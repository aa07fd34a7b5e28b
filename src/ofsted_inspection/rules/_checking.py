"""Holding an inspection against rules."""

from collections.abc import Iterable

from ofsted_inspection._arguments import checked
from ofsted_inspection._record import problem
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode, UnknownName
from ofsted_inspection.frameworks import Framework
from ofsted_inspection.models import Inspection
from ofsted_inspection.rules import _catalogue as catalogue
from ofsted_inspection.rules._kinds import Breach, Rule, RuleBasis


def get(id: str) -> Rule:  # noqa: A002 - the field it matches is called id
    """Return the rule with this id, e.g. `sif-overall-limited`; raises UnknownName otherwise."""
    for rule in catalogue.RULES:
        if rule.id == id:
            return rule
    raise UnknownName("rule", id, (rule.id for rule in catalogue.RULES))


@checked
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


@checked
def check(inspection: Inspection, *, rules: Iterable[Rule] | None = None) -> tuple[Breach, ...]:
    """Return every breach of the rules by `inspection`; none means it keeps them all.

    Without `rules`, the published and structural rules of its framework are held against it;
    observations only on request, e.g. `rules=rules.OBSERVED`. Rules for other frameworks say
    nothing. What is not held (`report` is None) breaks no rule. A rule of one's own is a `Rule`
    with a finder, and is held against the inspection as it stands, whatever its id.

    Breaches come in the order of the catalogue of rules, whatever order `rules` have, then those
    of one's own rules, by id; under one rule in the order of the framework's aspects, or as
    printed. A rule given twice counts once. Raises InvalidDocument, naming the id, for two
    different rules of one id.
    """
    chosen = rules_for(inspection.framework) if rules is None else _in_order(rules)
    return tuple(
        Breach(
            rule=rule,
            inspection=inspection.id,
            subject=departure.subject,
            found=departure.found,
            expected=departure.expected,
        )
        for rule in chosen
        if rule.is_for(inspection.framework)
        for departure in rule.finder(inspection)
    )


def _in_order(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return each of the rules once: those of the catalogue in its order, then others by id."""
    asked: dict[str, Rule] = {}
    faults: list[Problem] = []
    for index, rule in enumerate(rules):
        if asked.setdefault(rule.id, rule) != rule:
            expected = "one rule of this id; here are two that differ"
            faults.append(problem(f"rules[{index}]", rule.id, expected, ProblemCode.DUPLICATE))
    if faults:
        raise InvalidDocument("rules", faults)
    of_catalogue = [rule for rule in catalogue.RULES if asked.get(rule.id) == rule]
    own = sorted(set(asked).difference(rule.id for rule in of_catalogue))
    return (*of_catalogue, *(asked[id_] for id_ in own))
