"""check: which rules are held against an inspection, and in what order breaches come."""

import ast
import copy
import datetime
import inspect
import itertools
import pickle
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import attrs
import pytest
from hypothesis import given, strategies as st

import ofsted_inspection
from ofsted_inspection import rules
from ofsted_inspection.errors import InvalidDocument, ProblemCode, UnknownName
from ofsted_inspection.frameworks import (
    CATALOGUE,
    ILACS_2018,
    ILACS_2023,
    ILACS_2026,
    SIF_2013,
    SLAC_2010,
    Framework,
)
from ofsted_inspection.models import Inspection, Section
from ofsted_inspection.rules import (
    BEGUN_IN_FORCE,
    OBSERVED,
    PUBLISHED,
    RULES,
    STRUCTURAL,
    Breach,
    Departure,
    Evidence,
    Rule,
    RuleBasis,
    _catalogue as catalogue,
    check,
    rules_for,
)
from tests.rules.made import NUMBERS, inspection, paragraph, report

GUIDE = Path(__file__).parents[2] / "docs" / "explanation" / "rules.md"

# Which rules are for which framework, written out.
EVERYWHERE = {
    "every-aspect-judged",
    "begun-in-force",
    "paragraphs-in-sequence",
    "grade-lines-agree",
    "stated-grades-agree",
    "running-lines-agree",
}
SIF_ALONE = {
    "sif-overall-limited",
    "sif-rate-near-numbers",
    "sif-share-of-looked-after",
    "sif-places-within-looked-after",
}
SLAC_ALONE = {
    "recommendations-under-heading",
    "recommendations-in-sequence",
    "recommendations-of-service",
}
ILACS_OBSERVED = {
    "ilacs-inadequate-for-children",
    "ilacs-not-above-best",
    "ilacs-inadequate-with-cause",
}
TABLES: dict[str, tuple[set[str], set[str]]] = {
    "slac-2010": (EVERYWHERE | SLAC_ALONE, set()),
    "lac-2013": (EVERYWHERE, set()),
    "sif-2013": (EVERYWHERE | SIF_ALONE, set()),
    "ilacs-2018": (EVERYWHERE, ILACS_OBSERVED),
    "ilacs-2023": (EVERYWHERE, ILACS_OBSERVED),
    "ilacs-2026": (EVERYWHERE, set()),
}


@st.composite
def any_inspections(draw: st.DrawFn) -> Inspection:
    """Inspections that break several rules at once, as a rule."""
    framework = draw(st.sampled_from(CATALOGUE))
    held = draw(st.permutations([aspect.key for aspect in framework.aspects]))
    held = held[: draw(st.integers(0, len(held)))]
    numbers = {key: draw(st.sampled_from(NUMBERS)) for key in held}
    sections = [
        Section(
            id=f"s{number}",
            title="Heading",
            aspect_key=aspect.key,
            printed_grade=framework.scale.INADEQUATE,
            paragraphs=(paragraph(number, "It is good.", states_grade=True),),
        )
        for number, aspect in enumerate(framework.aspects[:2], draw(st.integers(1, 2)))
    ]
    return inspection(framework, numbers, report=report(sections))


@pytest.mark.parametrize("framework", CATALOGUE, ids=lambda framework: str(framework.id))
def test_the_table_of_each_framework(framework: Framework) -> None:
    default, observed = TABLES[framework.id]
    chosen = rules_for(framework)
    assert {rule.id for rule in chosen} == default
    assert {rule.basis for rule in chosen} <= {RuleBasis.PUBLISHED, RuleBasis.STRUCTURAL}
    everything = rules_for(framework, observed=True)
    assert {rule.id for rule in everything} == default | observed
    assert list(everything) == [rule for rule in RULES if rule.is_for(framework)]


def test_the_catalogue_is_parted_by_basis() -> None:
    assert sorted((*PUBLISHED, *STRUCTURAL, *OBSERVED), key=RULES.index) == list(RULES)
    assert [rule.id for rule in PUBLISHED] == ["sif-overall-limited"]
    of_sif = SIF_ALONE - {"sif-overall-limited"}
    assert {rule.id for rule in STRUCTURAL} == EVERYWHERE | SLAC_ALONE | of_sif
    assert {rule.id for rule in OBSERVED} == ILACS_OBSERVED
    assert len({rule.id for rule in RULES}) == len(RULES)


@given(any_inspections())
def test_without_rules_check_holds_those_of_the_framework(made: Inspection) -> None:
    assert check(made) == check(made, rules=rules_for(made.framework))
    assert {breach.rule for breach in check(made)}.isdisjoint(OBSERVED)


@given(any_inspections(), st.permutations(RULES))
def test_breaches_come_in_the_catalogues_order_whatever_the_order_asked(
    made: Inspection, asked: list[Rule]
) -> None:
    everything = check(made, rules=RULES)
    assert check(made, rules=asked) == everything
    assert check(made, rules=frozenset(asked)) == everything
    assert check(made, rules=[*asked, *asked]) == everything
    assert check(made, rules=iter(asked)) == everything
    order = [RULES.index(breach.rule) for breach in everything]
    assert order == sorted(order)


@given(any_inspections(), st.sets(st.sampled_from(RULES)))
def test_each_rule_says_the_same_whatever_others_are_asked(
    made: Inspection, asked: set[Rule]
) -> None:
    together = check(made, rules=asked)
    assert together == tuple(
        breach for rule in RULES if rule in asked for breach in check(made, rules=[rule])
    )


@given(any_inspections(), st.randoms(use_true_random=False))
def test_the_order_of_judgements_does_not_matter(made: Inspection, random: Random) -> None:
    judgements = list(made.judgements)
    random.shuffle(judgements)
    shuffled = attrs.evolve(made, judgements=tuple(judgements))
    assert check(shuffled, rules=RULES) == check(made, rules=RULES)


@given(any_inspections(), st.integers(0, 3000))
def test_dates_matter_to_one_rule_alone(made: Inspection, days: int) -> None:
    later = datetime.timedelta(days=days)
    assert made.end is not None
    assert made.published is not None
    moved = attrs.evolve(
        made, start=made.start + later, end=made.end + later, published=made.published + later
    )

    def said(each: Inspection) -> list[tuple[Rule, str, str, str]]:
        return [
            (breach.rule, breach.subject, breach.found, breach.expected)
            for breach in check(each, rules=RULES)
            if breach.rule is not BEGUN_IN_FORCE
        ]

    assert said(moved) == said(made)


def test_no_rules_find_nothing() -> None:
    assert check(inspection(SIF_2013, {}), rules=()) == ()


def test_rules_for_other_frameworks_say_nothing() -> None:
    numbers = {
        "leaders": 4,
        "help_and_protection": 4,
        "in_care": 4,
        "care_leavers": 4,
        "overall": 2,
    }
    assert check(inspection(ILACS_2023, numbers), rules=PUBLISHED) == ()
    sif = {aspect.key: 4 for aspect in SIF_2013.aspects}
    assert check(inspection(SIF_2013, {**sif, "overall": 1}), rules=OBSERVED) == ()


def test_a_rule_is_got_by_its_id() -> None:
    assert [rules.get(rule.id) for rule in RULES] == list(RULES)
    with pytest.raises(
        UnknownName, match="no rule 'sif-limited'; did you mean sif-overall-limited"
    ):
        rules.get("sif-limited")


def all_but_good(made: Inspection) -> Iterator[Departure]:
    """Yield each judgement that is not good; what a user may write."""
    for judgement in made.judgements:
        if judgement.grade.value != "good":
            yield Departure(judgement.aspect.key, judgement.grade.value, "good")


def own(id: str, **changes: object) -> Rule:  # noqa: A002 - the field is called id
    """Return a rule of one's own, with some fields changed."""
    fields: dict[str, object] = {
        "id": id,
        "title": "Everything is good",
        "law": "Each judgement is good.",
        "basis": RuleBasis.STRUCTURAL,
        "source": "this test",
        "finder": all_but_good,
    }
    return Rule(**{**fields, **changes})  # type: ignore[arg-type] # checked at run time


@given(any_inspections(), st.sets(st.sampled_from(["ours", *(rule.id for rule in RULES)])))
def test_a_rule_of_ones_own_is_held_as_it_stands(made: Inspection, ids: set[str]) -> None:
    """Law: also under the id of a rule of the catalogue; after the catalogue's, by id."""
    ours = [own(id_) for id_ in ids]
    others = [rule for rule in RULES if rule.id not in ids]
    expected = [
        (id_, judgement.aspect.key, judgement.grade.value, "good")
        for id_ in sorted(ids)
        for judgement in made.judgements
        if judgement.grade.value != "good"
    ]
    found = check(made, rules=[*ours, *others])
    of_ours = [breach for breach in found if breach.rule in ours]
    assert [(each.rule.id, each.subject, each.found, each.expected) for each in of_ours] == expected
    assert found == (*check(made, rules=others), *of_ours)


def test_a_rule_of_ones_own_may_be_for_some_frameworks() -> None:
    made = inspection(SIF_2013, {"overall": 1})
    assert len(check(made, rules=[own("ours", applies_to=(SIF_2013,))])) == 1
    assert check(made, rules=[own("ours", applies_to=(ILACS_2018,))]) == ()


def test_two_rules_of_one_id_are_refused_by_name() -> None:
    """Counterexample: the catalogue's once took the place of one's own without a word."""
    made = inspection(SIF_2013, {"overall": 1})
    assert check(made, rules=[own("ours"), own("ours")]) == check(made, rules=[own("ours")])
    with pytest.raises(InvalidDocument) as raised:
        check(made, rules=[*RULES, own(RULES[0].id)])
    (problem,) = raised.value.problems
    assert (problem.path, problem.found) == (f"$.rules[{len(RULES)}]", f"'{RULES[0].id}'")


def test_a_finder_is_a_function() -> None:
    with pytest.raises(InvalidDocument) as raised:
        own("ours", finder="all_but_good")
    assert [problem.path for problem in raised.value.problems] == ["$.finder"]


def test_rules_pickle_with_their_finders() -> None:
    assert pickle.loads(pickle.dumps(RULES)) == RULES
    assert hash(pickle.loads(pickle.dumps(RULES))) == hash(RULES)


@given(any_inspections())
def test_breaches_are_values(made: Inspection) -> None:
    breaches = check(made, rules=RULES)
    again = pickle.loads(pickle.dumps(breaches))
    assert again == breaches
    assert hash(again) == hash(breaches)
    assert copy.deepcopy(breaches) == breaches
    for breach in breaches:
        assert breach.inspection == made.id
        assert all(
            part in breach.message
            for part in (made.id, breach.subject, breach.found, breach.expected, breach.rule.id)
        )
        assert breach.rule.source in breach.message
        assert breach.rule.basis.value in breach.message or breach.rule in OBSERVED


def test_rules_and_breaches_are_short_to_show() -> None:
    (breach, *_) = check(inspection(SLAC_2010, {}))
    assert repr(breach) == (
        "Breach('every-aspect-judged', '80999-2015-01-05', 'safeguarding.overall_effectiveness')"
    )
    assert repr(breach.rule) == "Rule('every-aspect-judged', structural)"
    assert str(Evidence(inspections=10, cases=3, kept=2)) == "2 of 3 cases among 10 inspections"


@pytest.mark.parametrize(
    ("cases", "kept", "path"),
    [(0, 0, "$.cases"), (11, 0, "$.cases"), (3, 4, "$.kept"), (3, -1, "$.kept")],
)
def test_evidence_counts_what_can_be(cases: int, kept: int, path: str) -> None:
    with pytest.raises(InvalidDocument) as raised:
        Evidence(inspections=10, cases=cases, kept=kept)
    assert [problem.path for problem in raised.value.problems] == [path]


def test_evidence_may_be_all_or_nothing() -> None:
    assert Evidence(inspections=10, cases=10, kept=10).kept == 10
    assert Evidence(inspections=1, cases=1, kept=0).kept == 0


@pytest.mark.parametrize("field", ["id", "title", "law", "source"])
def test_a_rule_says_what_it_is_and_where_it_is_from(field: str) -> None:
    texts = {"id": "ours", "title": "A title", "law": "A law.", "source": "A source", field: ""}
    with pytest.raises(InvalidDocument) as raised:
        Rule(
            id=texts["id"],
            title=texts["title"],
            law=texts["law"],
            basis=RuleBasis.STRUCTURAL,
            source=texts["source"],
            finder=all_but_good,
        )
    assert [problem.path for problem in raised.value.problems] == [f"$.{field}"]


def test_a_rule_is_for_some_framework_or_for_all() -> None:
    with pytest.raises(InvalidDocument) as raised:
        attrs.evolve(PUBLISHED[0], applies_to=())
    assert [problem.path for problem in raised.value.problems] == ["$.applies_to"]
    assert all(
        attrs.evolve(PUBLISHED[0], applies_to=None).is_for(framework) for framework in CATALOGUE
    )
    assert PUBLISHED[0].is_for(SIF_2013)
    assert not PUBLISHED[0].is_for(ILACS_2018)


def test_only_an_observation_must_have_evidence() -> None:
    for rule in RULES:
        bare = None if rule.basis is not RuleBasis.OBSERVED else rule.evidence
        assert attrs.evolve(rule, evidence=bare).evidence is bare
    with pytest.raises(InvalidDocument) as raised:
        attrs.evolve(OBSERVED[0], evidence=None)
    (problem,) = raised.value.problems
    assert (problem.code, problem.path) == (ProblemCode.MISSING, "$.evidence")


def test_every_name_is_exported_at_the_root() -> None:
    assert ofsted_inspection.check is check
    assert ofsted_inspection.Rule is Rule
    assert ofsted_inspection.Breach is Breach
    assert ofsted_inspection.RuleBasis is RuleBasis
    assert ofsted_inspection.Evidence is Evidence


def test_the_docstring_of_each_rule_is_its_law() -> None:
    body = ast.parse(inspect.getsource(catalogue)).body
    docstrings: dict[str, str] = {}
    for assignment, after in itertools.pairwise(body):
        match assignment, after:
            case ast.Assign(targets=[ast.Name(id=name)]), ast.Expr(ast.Constant(str(text))):
                docstrings[name] = text
            case _:
                pass
    for name, rule in vars(catalogue).items():
        if isinstance(rule, Rule):
            first = docstrings[name].split("\n\n", maxsplit=1)[0]
            assert " ".join(first.split()) == rule.law


def test_the_guide_quotes_each_rule_with_its_law_and_its_source() -> None:
    text = " ".join(GUIDE.read_text(encoding="utf-8").split())
    for rule in RULES:
        assert f"`{rule.id}`" in text
        assert rule.law in text
        assert rule.source in text
    named = set(re.findall(r"^\| `([a-z-]+)` \|", GUIDE.read_text(encoding="utf-8"), re.MULTILINE))
    assert named == {rule.id for rule in RULES}


def test_the_2026_edition_has_no_rule_of_grades() -> None:
    numbers = dict.fromkeys((aspect.key for aspect in ILACS_2026.aspects), 4)
    assert check(inspection(ILACS_2026, numbers), rules=RULES) == ()
