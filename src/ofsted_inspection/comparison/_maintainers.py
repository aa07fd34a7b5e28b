"""The crosswalk shipped with the package: the maintainers' judgement, not Ofsted's.

No correspondence published by Ofsted was found. Each row rests on the lists of aspects alone;
where the subject of two aspects differs the row says so and forbids a direction. A new edition
needs the rows of its own step, from the one before it: those of leaps over several are composed.
Where nothing at all is known of two frameworks that a history can step between, a row says why.
"""

from collections.abc import Iterator

from ofsted_inspection.comparison._crosswalk import Crosswalk
from ofsted_inspection.comparison._rows import (
    CrosswalkRow,
    DirectionAllowed,
    Relation,
    ScaleRow,
)
from ofsted_inspection.frameworks import SLAC_2010
from ofsted_inspection.grades import ReformedGrade, SlacGrade

_NO = DirectionAllowed.NO
_WITH_CAUTION = DirectionAllowed.WITH_CAUTION

_OVERALLS = ("safeguarding.overall_effectiveness", "looked_after_children.overall_effectiveness")
_LED = tuple(
    f"{service}.{name}"
    for service in ("safeguarding", "looked_after_children")
    for name in (
        "leadership_and_management",
        "ambition_and_prioritisation",
        "performance_management_and_quality_assurance",
    )
)
_ECONOMIC = "looked_after_children.economic_well_being"


def _rows(
    from_framework: str,
    to_framework: str,
    *rows: tuple[str | None, str | None, Relation, DirectionAllowed, str | None],
) -> Iterator[CrosswalkRow]:
    for from_aspect, to_aspect, relation, direction, caution in rows:
        yield CrosswalkRow(
            from_framework=from_framework,
            from_aspect=from_aspect,
            to_framework=to_framework,
            to_aspect=to_aspect,
            relation=relation,
            direction_allowed=direction,
            caution=caution,
        )


_SAFEGUARDING_IS_WIDER = (
    "safeguarding overall also took in the health agencies, the safeguarding board and leadership"
)
_ANOTHER_RULE = (
    "the earlier framework limited overall effectiveness by its key judgements; "
    "no published rule of the kind was found for the later one"
)

_SLAC_TO_SIF = _rows(
    "slac-2010",
    "sif-2013",
    (_OVERALLS[0], "help_and_protection", Relation.OVERLAPS, _NO, _SAFEGUARDING_IS_WIDER),
    (
        _OVERALLS[1],
        "looked_after_and_permanence",
        Relation.OVERLAPS,
        _NO,
        "the two share the care of looked after children and differ in the rest",
    ),
    *(
        (
            overall,
            "overall",
            Relation.NONE,
            _NO,
            "the earlier framework has an overall grade for each service and none for both",
        )
        for overall in _OVERALLS
    ),
    *(
        (aspect, "leadership", Relation.MANY_TO_ONE, _NO, "six aspects became one")
        for aspect in _LED
    ),
    (
        _ECONOMIC,
        "care_leavers",
        Relation.PARTIAL,
        _NO,
        "economic well-being is a part of what is judged for care leavers",
    ),
    *(
        (aspect.key, None, Relation.DROPPED, _NO, None)
        for aspect in SLAC_2010.aspects
        if aspect.key not in {*_OVERALLS, *_LED, _ECONOMIC}
    ),
    (None, "adoption_performance", Relation.ADDED, _NO, None),
)

_LOOKED_AFTER_ALONE = (
    "the inspections of 2013 that go by lac-2013 are of services for looked after children alone, "
    "and no source was found for how their judgements relate to those before or after"
)

_TO_AND_FROM_LAC_2013 = (
    *_rows("slac-2010", "lac-2013", (None, None, Relation.UNKNOWN, _NO, _LOOKED_AFTER_ALONE)),
    *_rows("lac-2013", "sif-2013", (None, None, Relation.UNKNOWN, _NO, _LOOKED_AFTER_ALONE)),
)

_SIF_TO_ILACS_2018 = _rows(
    "sif-2013",
    "ilacs-2018",
    ("overall", "overall", Relation.SAME_TITLE_OTHER_RULE, _WITH_CAUTION, _ANOTHER_RULE),
    (
        "help_and_protection",
        "help_and_protection",
        Relation.NEAR,
        _WITH_CAUTION,
        "much the same subject under another framework",
    ),
    (
        "looked_after_and_permanence",
        "in_care_and_care_leavers",
        Relation.NEAR,
        _WITH_CAUTION,
        "adoption and care leavers, judged apart before, are inside the later judgement",
    ),
    *(
        (
            aspect,
            "in_care_and_care_leavers",
            Relation.MERGED_IN,
            _NO,
            "the later judgement covers more than this",
        )
        for aspect in ("adoption_performance", "care_leavers")
    ),
    (
        "leadership",
        "leaders",
        Relation.NARROWER,
        DirectionAllowed.SHOW_ONLY,
        "the later judgement is of the impact of leaders on social work practice alone",
    ),
)

_SIF_TO_ILACS_2023 = _rows(
    "sif-2013",
    "ilacs-2023",
    (
        "care_leavers",
        "care_leavers",
        Relation.SAME_SUBJECT,
        DirectionAllowed.SHOW_ONLY,
        "the same subject, in frameworks that do not follow one another",
    ),
)

_ILACS_2018_TO_2023 = _rows(
    "ilacs-2018",
    "ilacs-2023",
    *(
        (aspect, aspect, Relation.SAME, DirectionAllowed.YES, None)
        for aspect in ("leaders", "help_and_protection", "overall")
    ),
    *(
        (
            "in_care_and_care_leavers",
            aspect,
            Relation.SPLIT,
            _NO,
            "one judgement became two, and neither is the old one",
        )
        for aspect in ("in_care", "care_leavers")
    ),
)

_ILACS_2023_TO_2026 = _rows(
    "ilacs-2023",
    "ilacs-2026",
    *(
        (aspect, aspect, Relation.SAME, DirectionAllowed.YES, None)
        for aspect in ("leaders", "help_and_protection", "in_care", "care_leavers")
    ),
    ("overall", None, Relation.DROPPED, _NO, "the headline judgement was removed in April 2026"),
)


def _scale_rows() -> Iterator[ScaleRow]:
    for old in SlacGrade:
        for new in ReformedGrade:
            same = old.value == new.value
            if SlacGrade.ADEQUATE is old or ReformedGrade.REQUIRES_IMPROVEMENT is new:
                caution = (
                    "adequate meets minimum requirements, requires improvement is not yet good: "
                    "neither maps to a grade of the other scale"
                )
            elif same:
                caution = "the same word with another definition, so not the same grade"
            else:
                caution = "grades of two scales, with other definitions"
            yield ScaleRow(from_grade=old, to_grade=new, same_word=same, caution=caution)


MAINTAINERS_CROSSWALK = Crosswalk(
    id="maintainers-1",
    title="Correspondence of aspects from 2010 to 2026, by the maintainers",
    rows=(
        *_SLAC_TO_SIF,
        *_TO_AND_FROM_LAC_2013,
        *_SIF_TO_ILACS_2018,
        *_SIF_TO_ILACS_2023,
        *_ILACS_2018_TO_2023,
        *_ILACS_2023_TO_2026,
    ),
    scales=tuple(_scale_rows()),
)
"""The first crosswalk: from `slac-2010` to `ilacs-2026`, edition 1. Ours, not Ofsted's."""
