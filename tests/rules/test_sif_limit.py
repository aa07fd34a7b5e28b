"""If any of the key judgements is inadequate, overall effectiveness is inadequate.

The key judgements are help and protection, looked after and achieving permanence, leadership;
sub-judgements (adoption performance, care leavers) do not limit. Published by Ofsted in 2013.
"""

import csv
import itertools
from collections import Counter, defaultdict
from pathlib import Path

import attrs
import pytest
from hypothesis import assume, given, strategies as st

from ofsted_inspection import load
from ofsted_inspection.frameworks import SIF_2013
from ofsted_inspection.grades import ReformedGrade, Ungraded
from ofsted_inspection.models import Inspection, Judgement
from ofsted_inspection.rules import PUBLISHED, SIF_OVERALL_LIMITED, Evidence, RuleBasis, check
from tests.rules.made import NUMBERS, inspection

DATA = Path(__file__).parents[2] / "data" / "england" / "kept"

# Written out here, in the order of the report, and not taken from the framework's roles.
OVERALL = "overall"
HELP = "help_and_protection"
LOOKED_AFTER = "looked_after_and_permanence"
ADOPTION = "adoption_performance"
LEAVERS = "care_leavers"
LEADERSHIP = "leadership"
KEYS: tuple[str, ...] = (OVERALL, HELP, LOOKED_AFTER, ADOPTION, LEAVERS, LEADERSHIP)
LIMITING: tuple[str, ...] = (HELP, LOOKED_AFTER, LEADERSHIP)

numbers = st.fixed_dictionaries({key: st.sampled_from(NUMBERS) for key in KEYS})
# Made so that the rule has something to say far more often than chance would.
limited = numbers.flatmap(lambda each: st.sampled_from(LIMITING).map(lambda key: {**each, key: 4}))
any_numbers = st.one_of(numbers, limited)


def breaks(numbers: dict[str, int]) -> bool:
    """The oracle: the law, on numbers."""
    return 4 in (numbers[HELP], numbers[LOOKED_AFTER], numbers[LEADERSHIP]) and (
        numbers[OVERALL] != 4
    )


def limiting_breaches(numbers: dict[str, int]) -> int:
    return len(check(inspection(SIF_2013, numbers), rules=PUBLISHED))


def test_check_agrees_with_brute_force_over_all_combinations_not_judged_included() -> None:
    broken = 0
    for each in itertools.product(NUMBERS, repeat=6):
        combination = dict(zip(KEYS, each, strict=True))
        expected = breaks(combination)
        broken += expected
        assert limiting_breaches(combination) == expected, combination
    # 5^3 - 4^3 ways to have an inadequate key judgement, 4 other overalls, 5^2 sub-judgements.
    assert broken == (125 - 64) * 4 * 25


@given(any_numbers, st.sampled_from(LIMITING), st.integers(1, 3))
def test_improving_a_key_judgement_never_adds_a_breach(
    before: dict[str, int], key: str, better: int
) -> None:
    assume(before[key] > better)
    assert limiting_breaches({**before, key: better}) <= limiting_breaches(before)


@given(any_numbers, st.integers(2, 4))
def test_worsening_overall_never_adds_a_breach(before: dict[str, int], worse: int) -> None:
    assume(0 < before[OVERALL] < worse)
    assert limiting_breaches({**before, OVERALL: worse}) <= limiting_breaches(before)


@given(any_numbers, st.sampled_from(NUMBERS), st.sampled_from(NUMBERS))
def test_sub_judgements_do_not_limit(before: dict[str, int], adoption: int, leavers: int) -> None:
    after = {**before, ADOPTION: adoption, LEAVERS: leavers}
    assert limiting_breaches(after) == limiting_breaches(before)


@given(limited, st.permutations(KEYS))
def test_the_order_of_judgements_does_not_matter(before: dict[str, int], order: list[str]) -> None:
    shuffled = inspection(SIF_2013, {key: before[key] for key in order})
    assert check(shuffled) == check(inspection(SIF_2013, before))


@given(limited, st.sets(st.sampled_from(KEYS)))
def test_what_is_not_on_record_neither_limits_nor_is_limited(
    before: dict[str, int], missing: set[str]
) -> None:
    held = {key: number for key, number in before.items() if key not in missing}
    expected = breaks({OVERALL: 4, **dict.fromkeys(LIMITING, 1), **held})
    assert limiting_breaches(held) == expected


def test_a_breach_names_the_rule_its_source_and_every_cause() -> None:
    made = inspection(
        SIF_2013,
        {OVERALL: 3, LEADERSHIP: 4, HELP: 2, LOOKED_AFTER: 4, ADOPTION: 4, LEAVERS: 4},
    )
    (breach,) = check(made)
    assert breach.rule is SIF_OVERALL_LIMITED
    assert breach.rule.basis is RuleBasis.PUBLISHED
    assert breach.inspection == "80999-2015-01-05"
    assert breach.subject == OVERALL
    assert breach.found == (
        "requires_improvement, with looked_after_and_permanence and leadership inadequate"
    )
    assert str(breach) == breach.message


def test_overall_not_judged_is_not_inadequate() -> None:
    made = inspection(SIF_2013, {**dict.fromkeys(KEYS, 2), HELP: 4, OVERALL: 0})
    (breach,) = check(made)
    assert breach.found == "not_judged, with help_and_protection inadequate"


# ------------------------------------------------------------------ the real inspections


def sif_grades() -> dict[str, dict[str, str]]:
    """Read the grades of the inspections from the table, without the package."""
    with (DATA / "inspections.csv").open(encoding="utf-8") as lines:
        sif = {
            row["inspection_id"]
            for row in csv.DictReader(lines)
            if row["framework_id"] == "sif-2013"
        }
    grades: defaultdict[str, dict[str, str]] = defaultdict(dict)
    with (DATA / "judgements.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["inspection_id"] in sif:
                grades[row["inspection_id"]][row["aspect_key"]] = row["grade"] or row["status"]
    return grades


def inadequate_ids() -> dict[str, str]:
    """Return the ids of inspections with an inadequate key judgement, with overall's grade."""
    return {
        inspection_id: each[OVERALL]
        for inspection_id, each in sif_grades().items()
        if "inadequate" in {each[key] for key in LIMITING}
    }


def with_overall(real: Inspection, grade: ReformedGrade | Ungraded) -> Inspection:
    return attrs.evolve(
        real,
        judgements=tuple(
            Judgement(aspect=each.aspect, grade=grade) if each.aspect.key == OVERALL else each
            for each in real.judgements
        ),
    )


def test_the_evidence_is_what_the_data_count() -> None:
    """With an inadequate key judgement, overall effectiveness is inadequate in every inspection."""
    counted = Counter(inadequate_ids().values())
    assert SIF_OVERALL_LIMITED.evidence == Evidence(
        inspections=len(sif_grades()), cases=counted.total(), kept=counted["inadequate"]
    )
    assert (len(sif_grades()), dict(counted)) == (173, {"inadequate": 40})


def test_an_inadequate_sub_judgement_went_seven_times_with_overall_requires_improvement() -> None:
    sub_only = [
        each[OVERALL]
        for each in sif_grades().values()
        if "inadequate" in {each[ADOPTION], each[LEAVERS]}
        and "inadequate" not in {each[key] for key in LIMITING}
    ]
    assert sub_only == ["requires_improvement"] * 7


@pytest.mark.parametrize(
    "grade", [grade for grade in (*ReformedGrade, *Ungraded) if grade.value != "inadequate"]
)
def test_flipping_any_of_those_overalls_gives_exactly_one_breach(
    grade: ReformedGrade | Ungraded,
) -> None:
    ids = inadequate_ids()
    flipped = [with_overall(real, grade) for real in load("england") if real.id in ids]
    assert len(flipped) == len(ids)
    for made in flipped:
        (breach,) = check(made)
        assert breach.rule is SIF_OVERALL_LIMITED
        assert breach.rule.id in breach.message
        assert breach.rule.source in breach.message
        assert breach.found.startswith(grade.value)


@pytest.mark.parametrize("grade", [*ReformedGrade, *Ungraded])
def test_flipping_any_other_overall_gives_none(grade: ReformedGrade | Ungraded) -> None:
    ids = inadequate_ids()
    for real in load("england"):
        if real.framework == SIF_2013 and real.id not in ids:
            assert check(with_overall(real, grade)) == ()
