"""Every sentence that claims something of the data is listed, with what proves it.

`claims.csv` is kept by hand; `python -m tools.claims --add` adds what is new, without a proof. A
proof is a test, `definition` (the sentence says what a word, a function or a file is), `source:`
with what states it, or `computed:` with what counts it.
"""

import csv
import re
from pathlib import Path

import pytest

from ofsted_inspection import ReformedGrade, Region, authorities, latest_per_authority, load
from ofsted_inspection.datasets import available
from ofsted_inspection.models import OfstedRegion
from tools import claims

ROOT = Path(__file__).parents[2]
LISTED = claims.listed()
FOUND = claims.claims()


def test_every_claim_is_listed() -> None:
    assert [each for each in FOUND if each not in LISTED] == []


def test_what_is_listed_is_still_said() -> None:
    assert [each for each in LISTED if each not in FOUND] == []


@pytest.mark.parametrize("proof", sorted(set(LISTED.values())))
def test_a_proof_is_there(proof: str) -> None:
    if proof == "definition" or re.match(r"(?:source|computed): \w", proof):
        return
    file, _, name = proof.partition("::")
    assert re.fullmatch(r"tests/\w+/test_\w+\.py", file)
    text = (ROOT / file).read_text("utf-8")
    assert "def test_" in text
    assert not name or f"def {name}(" in text


def test_a_new_claim_is_noticed_and_can_be_added(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("docs", "src", "tools/datasheets", "tests/docs", "data/england"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "README.md").write_text("# Six inspections\n\nAll 497 inspections are there.\n")
    (tmp_path / "docs/page.md").write_text("```\nNone of 5 rows.\n```\n\nA list. No row is lost.\n")
    about = 'cautions = ["Each grade counts.", "Mind the gap."]\n'
    (tmp_path / "data/england/about.toml").write_text(about)
    module = '"""A reader.\n\nOf 153 authorities.\n\n>>> 5\n5\n"""\n\nX = 1\n"""The 22 grades."""\n'
    (tmp_path / "src/module.py").write_text(module)
    listing = tmp_path / claims.LISTED
    listing.write_text("page,sentence,proof\ndocs/page.md,No row is lost.,definition\n")
    assert claims.main([], tmp_path) == 0
    assert capsys.readouterr().out.splitlines() == [
        "README.md: All 497 inspections are there.",
        "data/england/about.toml: Each grade counts.",
        "src/module.py: Of 153 authorities.",
        "src/module.py: The 22 grades.",
    ]
    assert claims.main(["--add"], tmp_path) == 0
    with listing.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["proof"] for row in rows] == ["", "definition", "", "", ""]
    assert claims.claims(tmp_path) == list(claims.listed(tmp_path))


def test_the_north_west_has_the_numbers_that_the_guide_says() -> None:
    (england,) = (each for each in available() if each.name == "england")
    assert england.covers_to is not None
    newest = latest_per_authority(load("england"), england.covers_to)
    there = [each for each in newest if each.authority.region is Region.NORTH_WEST]
    assert len(there) == 24
    assert sum(each.find("overall") is not None for each in there) == 20


def test_grades_compared_in_other_tools_are_those_that_the_guide_says() -> None:
    grades = [judgement.grade for each in load("england") for judgement in each.judgements]
    judged = [grade for grade in grades if isinstance(grade, ReformedGrade)]
    assert sum(grade >= ReformedGrade.GOOD for grade in judged) == 1339
    by_alphabet = [grade.value for grade in judged if grade.value >= "good"]
    assert len(by_alphabet) == 2475
    warrington = load("warrington-2011").judgements
    more = [each for each in warrington if each.grade.value >= "good"]
    assert len(more) == 2


def test_regions_are_eight_of_ofsted_and_nine_of_the_government() -> None:
    assert len({each.ofsted_region for each in authorities()}) == len(OfstedRegion) == 8
    assert len({each.region for each in authorities()}) == len(Region) == 9
