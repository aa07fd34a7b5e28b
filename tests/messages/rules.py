"""What is told of rules and breaches: of each rule one breach of every wording."""

import datetime
from collections.abc import Callable, Iterable, Mapping

import attrs

from ofsted_inspection.frameworks import ILACS_2018, SIF_2013, SLAC_2010, Framework, Service
from ofsted_inspection.grades import ReformedGrade, SlacGrade
from ofsted_inspection.models import Inspection, Recommendation, Report, Section
from ofsted_inspection.rules import (
    OBSERVED,
    PUBLISHED,
    RULES,
    Evidence,
    Rule,
    check,
    get,
)
from tests.rules.made import inspection, paragraph, report
from tests.rules.test_figures import PLACES, RATE, SHARE, stating
from tests.rules.test_running_lines import made as running


def _with(framework: Framework, number: int, **numbers: int) -> Inspection:
    """Return an inspection in which every aspect has one number but those that are named."""
    judged = dict.fromkeys((aspect.key for aspect in framework.aspects), number)
    return inspection(framework, {**judged, **numbers})


def _reported(framework: Framework, made: Report) -> Inspection:
    return attrs.evolve(_with(framework, 2), report=made)


def _broken(id_: str, made: Inspection) -> Iterable[object]:
    return check(made, rules=[get(id_)])


def _asking(*recommendations: Recommendation) -> Inspection:
    """Return an inspection whose paragraphs 1 and 2 stand under headings, the first of areas."""
    areas = Section(id="s/a", title="Areas for improvement", paragraphs=(paragraph(1, "Do."),))
    service = Section(id="s", title="Safeguarding services", subsections=(areas,))
    other = Section(id="t", title="Another", paragraphs=(paragraph(2, "Words."),))
    made = attrs.evolve(report([service, other]), recommendations=recommendations)
    return _reported(SLAC_2010, made)


def _recommendation(id_: str, paragraph: str | None, service: Service | None) -> Recommendation:
    return Recommendation(id=id_, text="Do.", section="s", paragraph=paragraph, service=service)


_SAFEGUARDING = Service.SAFEGUARDING
_JUDGED = Section(
    id="s",
    title="Heading",
    aspect_key="leadership",
    printed_grade=ReformedGrade.REQUIRES_IMPROVEMENT,
    paragraphs=(paragraph(1, "Leaders are inadequate.", states_grade=True),),
)
_EVIDENCE = Evidence(inspections=3, cases=2, kept=1)


def _changed(rule: Rule, **changes: object) -> Rule:
    return attrs.evolve(rule, **changes)  # type: ignore[arg-type] # checked at run time


_FIGURES = {
    "children_in_area": 10_000,
    "children_looked_after": 200,
    "looked_after_rate": 20,
    "looked_after_outside_area": 80,
    "looked_after_outside_area_share": 45,
    "with_parents": 201,
}

CASES: Mapping[str, Callable[[], object]] = {
    "running-lines-agree": lambda: _broken(
        "running-lines-agree",
        running("10 to 14 June 2025", "Inspection of Made-down children's services"),
    ),
    "running-lines-agree, no last day": lambda: _broken(
        "running-lines-agree",
        attrs.evolve(running("10 to 14 June 2025"), end=None, end_basis=None),
    ),
    RATE: lambda: _broken(RATE, stating(_FIGURES)),
    SHARE: lambda: _broken(SHARE, stating(_FIGURES)),
    PLACES: lambda: _broken(PLACES, stating(_FIGURES)),
    "every-aspect-judged": lambda: _broken(
        "every-aspect-judged", inspection(SIF_2013, {"overall": 2})
    ),
    "begun-in-force": lambda: _broken(
        "begun-in-force",
        attrs.evolve(_with(SIF_2013, 2), start=datetime.date(2013, 10, 31)),
    ),
    "paragraphs-in-sequence": lambda: _broken(
        "paragraphs-in-sequence",
        _reported(
            SIF_2013,
            report(
                [Section(id="s", title="S", paragraphs=(paragraph(2, "A."), paragraph(5, "B.")))]
            ),
        ),
    ),
    "grade-lines-agree": lambda: _broken(
        "grade-lines-agree", _reported(SIF_2013, report([_JUDGED]))
    ),
    "stated-grades-agree": lambda: _broken(
        "stated-grades-agree", _reported(SIF_2013, report([_JUDGED]))
    ),
    "recommendations-under-heading": lambda: _broken(
        "recommendations-under-heading",
        _asking(_recommendation("p2r1", "p2", None), _recommendation("r1", None, _SAFEGUARDING)),
    ),
    "recommendations-in-sequence": lambda: _broken(
        "recommendations-in-sequence",
        _asking(
            *(
                _recommendation(id_, place, None)
                for id_, place in (
                    ("p1r2", "p1"),
                    ("first", "p1"),
                    ("p1r4", "p1"),
                    ("r2", None),
                    ("r4", None),
                )
            )
        ),
    ),
    "recommendations-of-service": lambda: _broken(
        "recommendations-of-service",
        _asking(
            _recommendation("p2r1", "p2", Service.LOOKED_AFTER_CHILDREN),
            _recommendation("p1r1", "p1", Service.LOOKED_AFTER_CHILDREN),
            _recommendation("p1r2", "p1", None),
            _recommendation("p1r3", "p1", _SAFEGUARDING),
        ),
    ),
    "sif-overall-limited": lambda: _broken("sif-overall-limited", _with(SIF_2013, 4, overall=3)),
    "ilacs-inadequate-for-children": lambda: _broken(
        "ilacs-inadequate-for-children", _with(ILACS_2018, 4, overall=0)
    ),
    "ilacs-not-above-best": lambda: _broken(
        "ilacs-not-above-best", _with(ILACS_2018, 3, overall=1)
    ),
    "ilacs-inadequate-with-cause": lambda: _broken(
        "ilacs-inadequate-with-cause", _with(ILACS_2018, 3, overall=4)
    ),
    "evidence of nothing": lambda: Evidence(inspections=3, cases=0, kept=0),
    "evidence of too much": lambda: Evidence(inspections=3, cases=4, kept=5),
    "evidence of less than nothing": lambda: Evidence(inspections=3, cases=3, kept=-1),
    "evidence": lambda: [_EVIDENCE],
    "rule without words": lambda: _changed(PUBLISHED[0], id="", title=" ", law="a  b", source=""),
    "rule for no framework": lambda: _changed(PUBLISHED[0], applies_to=()),
    "observation without evidence": lambda: _changed(OBSERVED[0], evidence=None),
    "two rules of one id": lambda: check(
        _with(SIF_2013, 2),
        rules=[*RULES, *(_changed(rule, title="Another") for rule in RULES[1:3])],
    ),
    "no rule": lambda: check(_with(SIF_2013, 2), rules=["sif-overall-limited"]),  # type: ignore[list-item] # refused
    "no inspection": lambda: check(SlacGrade.GOOD),  # type: ignore[arg-type] # likewise
    "unknown rule": lambda: get("sif-limited"),
    "repr": lambda: [
        repr(PUBLISHED[0]),
        repr(check(inspection(SIF_2013, {}), rules=RULES)[0]),
    ],
}
