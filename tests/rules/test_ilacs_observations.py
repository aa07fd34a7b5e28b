"""What held in every inspection of the third programme read so far, and is no rule of Ofsted's.

If help and protection, in care (with or without care leavers) or care leavers is inadequate,
overall effectiveness is inadequate; it is never better than the best of the other judgements, and
never inadequate unless another judgement is. All three are checked on request only.
"""

import csv
import datetime
import itertools
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_inspection import load
from ofsted_inspection.frameworks import ILACS_2018, ILACS_2023, ILACS_2026, Framework
from ofsted_inspection.models import Inspection
from ofsted_inspection.rules import (
    ILACS_INADEQUATE_FOR_CHILDREN,
    ILACS_INADEQUATE_WITH_CAUSE,
    ILACS_NOT_ABOVE_BEST,
    OBSERVED,
    RULES,
    Evidence,
    check,
)
from tests.rules.made import NUMBERS, inspection, numbers_of

DATA = Path(__file__).parents[2] / "data" / "england" / "kept"
KEYS: dict[str, tuple[str, ...]] = {
    "ilacs-2018": ("leaders", "help_and_protection", "in_care_and_care_leavers", "overall"),
    "ilacs-2023": ("leaders", "help_and_protection", "in_care", "care_leavers", "overall"),
}
editions = pytest.mark.parametrize(
    "framework", [ILACS_2018, ILACS_2023], ids=lambda framework: str(framework.id)
)


def observed_breaches(made: Inspection) -> list[str]:
    return [breach.rule.id for breach in check(made, rules=OBSERVED)]


def departures(numbers: dict[str, int]) -> list[str]:
    """The oracle: what a complete record departs from, on numbers, in the catalogue's order."""
    overall = numbers["overall"]
    children = [each for key, each in numbers.items() if key not in {"leaders", "overall"}]
    others = [each for key, each in numbers.items() if key != "overall" and each > 0]
    found: list[str] = []
    if 4 in children and overall != 4:
        found.append("ilacs-inadequate-for-children")
    if others and 0 < overall < min(others):
        found.append("ilacs-not-above-best")
    if overall == 4 and 4 not in others:
        found.append("ilacs-inadequate-with-cause")
    return found


@editions
def test_check_agrees_with_brute_force_over_all_combinations_not_judged_included(
    framework: Framework,
) -> None:
    keys = KEYS[framework.id]
    for each in itertools.product(NUMBERS, repeat=len(keys)):
        combination = dict(zip(keys, each, strict=True))
        made = inspection(framework, combination)
        assert observed_breaches(made) == departures(combination), combination
        assert check(made) == ()


@st.composite
def complete_records(draw: st.DrawFn) -> tuple[Framework, dict[str, int]]:
    """Every aspect judged, more often than chance would have it one of them inadequate."""
    framework = draw(st.sampled_from([ILACS_2018, ILACS_2023]))
    keys = draw(st.permutations(KEYS[framework.id]))
    numbers = {key: draw(st.sampled_from(NUMBERS)) for key in keys}
    return framework, {**numbers, **draw(st.sampled_from([{}, {keys[0]: 4}]))}


@given(complete_records())
def test_no_combination_of_grades_breaks_a_rule_that_was_not_asked_for(
    record: tuple[Framework, dict[str, int]],
) -> None:
    made = inspection(*record)
    assert check(made) == ()
    assert observed_breaches(made) == departures(record[1])


@st.composite
def partial_records(draw: st.DrawFn) -> tuple[Framework, dict[str, int]]:
    framework = draw(st.sampled_from([ILACS_2018, ILACS_2023]))
    keys = draw(st.permutations(KEYS[framework.id]))
    held = keys[: draw(st.integers(0, len(keys) - 1))]
    return framework, {key: draw(st.sampled_from(NUMBERS)) for key in held}


@given(partial_records())
def test_of_an_incomplete_record_only_what_is_there_can_be_said(
    record: tuple[Framework, dict[str, int]],
) -> None:
    framework, numbers = record
    children = [each for key, each in numbers.items() if key not in {"leaders", "overall"}]
    limited = 4 in children and numbers.get("overall", 4) != 4
    expected = ["ilacs-inadequate-for-children"] if limited else []
    assert observed_breaches(inspection(framework, numbers)) == expected


@given(st.fixed_dictionaries({key: st.sampled_from(NUMBERS) for key in KEYS["ilacs-2023"]}))
def test_without_overall_effectiveness_there_is_nothing_to_observe(
    numbers: dict[str, int],
) -> None:
    del numbers["overall"]
    made = inspection(ILACS_2026, numbers)
    assert check(made, rules=RULES) == ()


@cache
def england() -> tuple[dict[str, str], ...]:
    """Read the grades of the programme's inspections from the table, without the package."""
    with (DATA / "inspections.csv").open(encoding="utf-8") as lines:
        ilacs = {
            row["inspection_id"]
            for row in csv.DictReader(lines)
            if row["framework_id"].startswith("ilacs")
        }
    grades: defaultdict[str, dict[str, str]] = defaultdict(dict)
    with (DATA / "judgements.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["inspection_id"] in ilacs:
                grades[row["inspection_id"]][row["aspect_key"]] = row["grade"] or row["status"]
    return tuple(grades.values())


def with_overall() -> tuple[dict[str, str], ...]:
    """Return those with overall effectiveness, which the edition of 2026 does not judge."""
    return tuple(each for each in england() if "overall" in each)


def test_the_evidence_is_what_the_data_count() -> None:
    children = {"help_and_protection", "in_care_and_care_leavers", "in_care", "care_leavers"}
    cases = [
        each["overall"]
        for each in with_overall()
        if "inadequate" in {grade for key, grade in each.items() if key in children}
    ]
    assert ILACS_INADEQUATE_FOR_CHILDREN.evidence == Evidence(
        inspections=len(with_overall()), cases=len(cases), kept=cases.count("inadequate")
    )
    assert (len(with_overall()), len(cases)) == (313, 34)

    ranks = {"outstanding": 1, "good": 2, "requires_improvement": 3, "inadequate": 4}
    kept = [
        ranks[each["overall"]]
        >= min(ranks[grade] for key, grade in each.items() if key != "overall")
        for each in with_overall()
    ]
    assert ILACS_NOT_ABOVE_BEST.evidence == Evidence(
        inspections=len(with_overall()), cases=len(kept), kept=kept.count(True)
    )

    with_cause = [
        list(each.values()).count("inadequate") > 1
        for each in with_overall()
        if each["overall"] == "inadequate"
    ]
    assert ILACS_INADEQUATE_WITH_CAUSE.evidence == Evidence(
        inspections=len(with_overall()), cases=len(with_cause), kept=with_cause.count(True)
    )


def test_the_source_names_the_authorities_and_the_months_that_the_data_have() -> None:
    with (DATA / "inspections.csv").open(encoding="utf-8") as lines:
        held = [
            (row["urn"], datetime.date.fromisoformat(row["start"]))
            for row in csv.DictReader(lines)
            if row["framework_id"] in KEYS
        ]
    first, last = (f"{pick(day for _, day in held):%B %Y}" for pick in (min, max))
    authorities = len({urn for urn, _ in held})
    for rule in OBSERVED:
        assert rule.source == f"the inspections of {authorities} authorities, {first} to {last}"


LEADERS_ALONE = {
    "Herefordshire": ("2018-06-11", 3),
    "Bournemouth": ("2018-07-16", 3),
    "Doncaster": ("2022-02-14", 3),
    "Slough": ("2023-01-23", 3),
    "Trafford": ("2019-03-04", 4),
}


@pytest.mark.parametrize("name", LEADERS_ALONE)
def test_leaders_alone_inadequate_does_not_settle_overall(name: str) -> None:
    """The rule of the framework before must not be carried over: it fails in four of five."""
    start, overall = LEADERS_ALONE[name]
    (real,) = (
        each
        for each in load("england")
        if each.authority.name == name and each.start.isoformat() == start
    )
    numbers = numbers_of(real)
    assert [key for key, number in numbers.items() if number == 4 and key != "overall"] == [
        "leaders"
    ]
    assert numbers["overall"] == overall
    assert check(real, rules=RULES) == ()
    # Nor do the rules mind if overall had been the other of the two.
    assert check(inspection(real.framework, {**numbers, "overall": 7 - overall}), rules=RULES) == ()


def test_those_five_are_all_there_are() -> None:
    alone = Counter(
        each["overall"]
        for each in with_overall()
        if [key for key, grade in each.items() if grade == "inadequate" and key != "overall"]
        == ["leaders"]
    )
    assert alone == {"requires_improvement": 4, "inadequate": 1}


@editions
def test_an_observation_says_that_it_is_one_with_the_count_behind_it(framework: Framework) -> None:
    numbers = {**dict.fromkeys(KEYS[framework.id], 3), "help_and_protection": 4}
    made = inspection(framework, numbers)
    assert check(made) == ()
    (breach,) = check(made, rules=OBSERVED)
    assert (breach.subject, breach.expected) == ("overall", "inadequate")
    for part in ("observed", f"{breach.rule.evidence}", breach.rule.source):
        assert part in breach.message


def test_messages_of_the_other_observations() -> None:
    better = inspection(ILACS_2018, {**dict.fromkeys(KEYS["ilacs-2018"], 2), "overall": 1})
    (breach,) = check(better, rules=OBSERVED)
    assert (breach.subject, breach.found) == ("overall", "outstanding")
    worse = inspection(ILACS_2018, {**dict.fromkeys(KEYS["ilacs-2018"], 2), "overall": 4})
    (breach,) = check(worse, rules=OBSERVED)
    assert breach.found == "inadequate, with no other judgement inadequate"


def test_an_observed_rule_must_have_its_counts() -> None:
    with pytest.raises(ValueError, match=r"evidence: found None; expected the counts"):
        attrs.evolve(ILACS_NOT_ABOVE_BEST, evidence=None)
