"""The crosswalk shipped, against the catalogue of frameworks and the printed table."""

import pickle
from collections import Counter

import pytest

from ofsted_inspection import frameworks
from ofsted_inspection.comparison import (
    MAINTAINERS_CROSSWALK,
    Crosswalk,
    CrosswalkRow,
    DirectionAllowed,
    Relation,
)
from ofsted_inspection.errors import InvalidDocument, UnknownName
from ofsted_inspection.grades import ReformedGrade, SlacGrade

ROWS = MAINTAINERS_CROSSWALK.rows


def test_every_row_names_aspects_that_exist() -> None:
    for row in ROWS:
        for framework, aspect in (  # an aspect of None is of a framework that may be unknown here
            (row.from_framework, row.from_aspect),
            (row.to_framework, row.to_aspect),
        ):
            if aspect is not None:
                assert frameworks.get(framework).aspect(aspect).key == aspect


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("slac-2010", "sif-2013"),
        ("sif-2013", "ilacs-2018"),
        ("ilacs-2018", "ilacs-2023"),
        ("ilacs-2023", "ilacs-2026"),
    ],
)
def test_between_consecutive_frameworks_every_aspect_has_a_row(earlier: str, later: str) -> None:
    rows = MAINTAINERS_CROSSWALK.between(frameworks.get(earlier), frameworks.get(later))
    assert {row.from_aspect for row in rows} - {None} == {
        aspect.key for aspect in frameworks.get(earlier).aspects
    }
    assert {row.to_aspect for row in rows} - {None} == {
        aspect.key for aspect in frameworks.get(later).aspects
    }


def test_the_table_has_the_rows_that_were_agreed() -> None:
    """Relations counted by hand from the agreed table, each many-to-one written out."""
    assert Counter((row.from_framework, row.relation.value) for row in ROWS) == {
        ("slac-2010", "overlaps"): 2,
        ("slac-2010", "none"): 2,
        ("slac-2010", "many_to_one"): 6,
        ("slac-2010", "partial"): 1,
        ("slac-2010", "dropped"): 13,
        ("slac-2010", "added"): 1,
        ("slac-2010", "unknown"): 1,
        ("lac-2013", "unknown"): 1,
        ("sif-2013", "same_title_other_rule"): 1,
        ("sif-2013", "near"): 2,
        ("sif-2013", "merged_in"): 2,
        ("sif-2013", "narrower"): 1,
        ("sif-2013", "same_subject"): 1,
        ("ilacs-2018", "same"): 3,
        ("ilacs-2018", "split"): 2,
        ("ilacs-2023", "same"): 4,
        ("ilacs-2023", "dropped"): 1,
    }
    assert {row.direction_allowed for row in ROWS if row.relation is Relation.SAME} == {
        DirectionAllowed.YES
    }
    assert {
        row.relation.value for row in ROWS if row.direction_allowed is DirectionAllowed.SHOW_ONLY
    } == {
        "narrower",
        "same_subject",
    }
    assert {row.basis for row in ROWS} == {"maintainers"}


def test_a_direction_with_caution_states_the_caution() -> None:
    careful = [row for row in ROWS if row.direction_allowed is DirectionAllowed.WITH_CAUTION]
    assert len(careful) == 3
    assert all(row.caution for row in careful)


def test_no_direction_leads_out_of_the_four_point_scale() -> None:
    assert {row.direction_allowed for row in ROWS if row.from_framework == "slac-2010"} == {
        DirectionAllowed.NO
    }


def test_the_scales_share_three_words_and_no_grade() -> None:
    """Adequate and requires improvement never map; three words are shared, with a caution."""
    rows = MAINTAINERS_CROSSWALK.scales
    assert len(rows) == len(SlacGrade) * len(ReformedGrade)
    assert {row.from_grade.value for row in rows if row.same_word} == {
        "outstanding",
        "good",
        "inadequate",
    }
    row = MAINTAINERS_CROSSWALK.scale_row(ReformedGrade.REQUIRES_IMPROVEMENT, SlacGrade.ADEQUATE)
    assert row is not None
    assert not row.same_word
    assert "never" in row.caution or "neither maps" in row.caution
    assert MAINTAINERS_CROSSWALK.scale_row(SlacGrade.GOOD, SlacGrade.GOOD) is None


UNKNOWN: dict[str, object] = {
    "from_aspect": None,
    "to_aspect": None,
    "relation": Relation.UNKNOWN,
    "direction_allowed": DirectionAllowed.NO,
    "caution": "nobody has looked",
}
"""What makes a row one that says that nothing is known."""


def row(**changes: object) -> CrosswalkRow:
    """Return a row with some fields changed."""
    fields: dict[str, object] = {
        "from_framework": "a",
        "from_aspect": "x",
        "to_framework": "b",
        "to_aspect": "y",
        "relation": Relation.SAME,
        "direction_allowed": DirectionAllowed.YES,
    }
    return CrosswalkRow(**{**fields, **changes})  # type: ignore[arg-type] # checked at run time


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"from_aspect": None}, "$.from_aspect"),
        ({"relation": Relation.ADDED}, "$.from_aspect"),
        ({"to_aspect": None}, "$.to_aspect"),
        ({"relation": Relation.DROPPED}, "$.to_aspect"),
        ({"to_framework": "a"}, "$.to_framework"),
        (UNKNOWN | {"from_aspect": "x"}, "$.from_aspect"),
        (UNKNOWN | {"to_aspect": "y"}, "$.to_aspect"),
        (UNKNOWN | {"direction_allowed": DirectionAllowed.SHOW_ONLY}, "$.direction_allowed"),
        (UNKNOWN | {"caution": None}, "$.caution"),
    ],
)
def test_contradictory_rows_are_refused(changes: dict[str, object], path: str) -> None:
    with pytest.raises(InvalidDocument) as raised:
        row(**changes)
    assert [problem.path for problem in raised.value.problems] == [path]


@pytest.mark.parametrize("relation", Relation)
@pytest.mark.parametrize("direction", DirectionAllowed)
def test_only_a_pair_has_a_direction(relation: Relation, direction: DirectionAllowed) -> None:
    """Two aspects, related otherwise than as none, by a row that says yes or with caution."""
    if relation is Relation.UNKNOWN:
        made = row(**UNKNOWN)
    else:
        made = row(
            from_aspect=None if relation is Relation.ADDED else "x",
            to_aspect=None if relation is Relation.DROPPED else "y",
            relation=relation,
            direction_allowed=direction,
        )
    apart = {Relation.NONE, Relation.ADDED, Relation.DROPPED, Relation.UNKNOWN}
    allowed = {DirectionAllowed.YES, DirectionAllowed.WITH_CAUTION}
    assert made.is_pair is (relation not in apart)
    assert made.has_direction is (relation not in apart and direction in allowed)


def test_a_crosswalk_relates_two_frameworks_in_one_direction_only() -> None:
    back = row(from_framework="b", to_framework="a")
    with pytest.raises(InvalidDocument) as raised:
        Crosswalk(id="x", title="x", rows=(row(), back))
    assert len(raised.value.problems) == 2
    with pytest.raises(InvalidDocument, match="each pair of aspects once"):
        Crosswalk(id="x", title="x", rows=(row(), row(relation=Relation.NEAR)))


def test_rows_are_looked_up_by_key() -> None:
    found = MAINTAINERS_CROSSWALK.row("ilacs-2023", "overall", "ilacs-2026", None)
    assert found.relation is Relation.DROPPED
    with pytest.raises(UnknownName, match="ilacs-2023 overall ilacs-2026 None"):
        MAINTAINERS_CROSSWALK.row("ilacs-2023", "overal", "ilacs-2026", None)


def test_it_pickles_and_prints() -> None:
    assert pickle.loads(pickle.dumps(MAINTAINERS_CROSSWALK)) == MAINTAINERS_CROSSWALK
    assert repr(MAINTAINERS_CROSSWALK) == "Crosswalk('maintainers-1', 44 rows)"
