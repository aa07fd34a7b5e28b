"""Numbers in prose about the data are counted here, or are listed as no count of the data.

Blocks of code are run elsewhere and show what they give. What remains is prose: each number in it
is either worked out below, from the data themselves, or named among those that count nothing (a
year, a version, a number of an example). A number that is neither fails.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from ofsted_inspection import ReformedGrade, SlacGrade, Ungraded, available, load
from ofsted_inspection.models import Precision
from ofsted_inspection.rules import OBSERVED, SIF_OVERALL_LIMITED

ROOT = Path(__file__).parents[2]
ENGLAND = load("england")
RESULTS = load("england-2009-2013")
STATED = [each for result in RESULTS for each in result.statements]

_WORDS = dict(
    zip(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
        range(2, 11),
        strict=True,
    )
)
_NUMBER = re.compile(r"(?<![\w.-])\d[\d,.]*\d|(?<![\w.-])\d(?![\w-])")


def prose(page: str) -> str:
    """Return a page without its blocks of code and what stands between backticks."""
    text = (ROOT / page).read_text("utf-8")
    text = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    # Rows of nothing but counts are compared with what the command gives: test_readme.py.
    text = re.sub(r"^\|[^|]*(?:\| \d+ )+\|$", "", text, flags=re.MULTILINE)
    return re.sub(r"`[^`]*`", "", text)


def sif_sub_judgements_alone() -> int:
    """Count SIF inspections with an inadequate sub-judgement and no inadequate key judgement."""
    keys = ("help_and_protection", "looked_after_and_permanence", "leadership")
    subs = ("adoption_performance", "care_leavers")
    return sum(
        each.judgement("overall").grade is ReformedGrade.REQUIRES_IMPROVEMENT
        and any(each.judgement(key).grade is ReformedGrade.INADEQUATE for key in subs)
        and all(each.judgement(key).grade is not ReformedGrade.INADEQUATE for key in keys)
        for each in ENGLAND
        if each.framework.id == "sif-2013"
    )


def inadequate_keys() -> int:
    evidence = SIF_OVERALL_LIMITED.evidence
    assert evidence is not None
    return evidence.cases


def authorities_observed() -> int:
    ids = {framework.id for rule in OBSERVED for framework in rule.applies_to or ()}
    return len({each.authority for each in ENGLAND if each.framework.id in ids})


COUNTED: Mapping[str, Mapping[str, Callable[[], int]]] = {
    "README.md": {},
    "docs/index.md": {},
    "docs/tutorial/1-install.md": {},
    "docs/how-to/compare.md": {},
    "docs/how-to/strategies.md": {"497": lambda: len(ENGLAND)},
    "docs/explanation/rules.md": {
        "7": sif_sub_judgements_alone,
        "40": inadequate_keys,
        "156": authorities_observed,
        "15,625": lambda: len((*ReformedGrade, *Ungraded)) ** 6,
    },
}
"""Of each page the numbers that the data give, as it writes them."""

COUNTS_NOTHING: Mapping[str, str] = {
    "README.md": "years 2009, 2011, 2013 and 2026; Python 3.11; CC BY 4.0",
    "docs/index.md": "years 2009, 2011 and 2013",
    "docs/tutorial/1-install.md": "step 1; Python 3.11; years 2009 and 2013",
    "docs/how-to/compare.md": "years 2009, 2011, 2015, 2018, 2019, 2026; number 3 of a grade; "
    "day 31; "
    # Ofsted's figures: tests/datasets/official_totals.csv has them with their address.
    "46 and 13 percent",
    "docs/how-to/strategies.md": "framework of 2010",
    "docs/explanation/rules.md": "years 2009, 2012, 2013, 2018, 2021, 2026; from 1",
}
"""Of each page the numbers that count nothing, or that a source states, and what they are."""


@pytest.mark.parametrize("page", COUNTED)
def test_every_number_of_a_page_is_counted_or_counts_nothing(page: str) -> None:
    named = set(_NUMBER.findall(COUNTS_NOTHING[page]))
    written = set(_NUMBER.findall(prose(page)))
    assert written == named | COUNTED[page].keys()
    for number, count in COUNTED[page].items():
        assert f"{count():,}" == number


def test_two_inspections_have_judgements_that_were_not_made() -> None:
    found = [
        each
        for each in ENGLAND
        if Ungraded.NOT_JUDGED in {judgement.grade for judgement in each.judgements}
    ]
    assert len(found) == 2
    assert f"two of {len(ENGLAND)}" in prose("docs/how-to/strategies.md")


CAUTIONS: Mapping[tuple[str, str], Callable[[], tuple[int, ...]]] = {
    ("england", "Of four inspections the month of the first day is known"): lambda: (
        sum(each.start_precision is Precision.MONTH for each in ENGLAND),
    ),
    ("england-2009-2013", "An inspection of safeguarding and looked after children"): lambda: (
        len({each.service for each in RESULTS if each.service is not None}),
    ),
    ("england-2009-2013", "grades of two scales"): lambda: (len((SlacGrade, ReformedGrade)),),
    ("england-2009-2013", "The two results with same_as"): lambda: (
        sum(each.same_as is not None for each in RESULTS),
    ),
    ("england-2009-2013", "Four of the 256 statements of later reports disagree"): lambda: (
        sum(not each.agrees for each in STATED),
        len(STATED),
        sum(each.page is None for each in STATED),
    ),
    ("authorities", "A list holds the ten closest"): lambda: (10, 10),
}
"""The cautions that count something, and the counts in their order."""


def test_numbers_in_cautions_are_counted() -> None:
    open_ = Counter(CAUTIONS)
    for dataset in available():
        for caution in dataset.cautions:
            years = r"\d{4}|\b\d{1,2}\b(?= [A-Z][a-z]+ \d{4})"
            bare = re.sub(years, "", caution)
            given = [
                _WORDS.get(word, int(word) if word.isdigit() else 0)
                for word in re.findall(r"[a-z]+|\d+", bare.lower())
                if word in _WORDS or word.isdigit()
            ]
            claims = [key for key in CAUTIONS if key[0] == dataset.name and key[1] in caution]
            if not claims:
                # The number of a grade, of a paragraph, of a year or of both of something.
                assert given in ([], [3], [57, 57, 58, 57], [11]), caution
                continue
            (claim,) = claims
            del open_[claim]
            assert tuple(given) == CAUTIONS[claim](), caution
    assert not open_
