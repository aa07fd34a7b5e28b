"""Made-up inspections for tests of rules, from plain words: no rule of the package is used here."""

import datetime
from collections.abc import Mapping, Sequence
from functools import cache

from ofsted_inspection.frameworks import Framework
from ofsted_inspection.grades import Grade, ReformedGrade, Scale, SlacGrade, Ungraded
from ofsted_inspection.models import (
    AuthorityType,
    Basis,
    Finding,
    Inspection,
    Judgement,
    LocalAuthority,
    Paragraph,
    Region,
    Report,
    Section,
)

NUMBERS: tuple[int, ...] = (0, 1, 2, 3, 4)
"""A judgement as a number: 1 is best, 4 inadequate, 0 not judged."""

_BEST_FIRST: dict[Scale, tuple[Grade, ...]] = {
    SlacGrade: tuple(SlacGrade),
    ReformedGrade: tuple(ReformedGrade),
}


_YEARS = {"ilacs-2018": 2019, "ilacs-2023": 2024, "ilacs-2026": 2027}


@cache
def authority(name: str = "Northmere") -> LocalAuthority:
    return LocalAuthority(
        urn=80999,
        name=name,
        la_number=999,
        ons_code="E06009999",
        region=Region.NORTH_WEST,
        type=AuthorityType.UNITARY_AUTHORITY,
    )


@cache
def judgement(framework: Framework, key: str, number: int) -> Judgement:
    grade = Ungraded.NOT_JUDGED if number == 0 else _BEST_FIRST[framework.scale][number - 1]
    return Judgement(aspect=framework.aspect(key), grade=grade)


def inspection(
    framework: Framework,
    numbers: Mapping[str, int],
    *,
    name: str = "Northmere",
    report: Report | None = None,
) -> Inspection:
    """Return an inspection with these judgements, in this order, begun while that was in force."""
    year = _YEARS.get(framework.id, 2015)
    return Inspection(
        framework=framework,
        authority=authority(name),
        start=datetime.date(year, 1, 5),
        end=datetime.date(year, 1, 16),
        published=datetime.date(year, 2, 25),
        published_basis=Basis.PRINTED,
        judgements=tuple(judgement(framework, key, each) for key, each in numbers.items()),
        report=report,
    )


def numbers_of(made: Inspection) -> dict[str, int]:
    """Return the judgements of an inspection as numbers."""
    return {
        each.aspect.key: 0 if isinstance(each.grade, Ungraded) else each.grade.number
        for each in made.judgements
    }


def paragraph(number: int, *sentences: str, states_grade: bool = False) -> Paragraph:
    """Return a paragraph of these sentences, split into findings; the first may state a grade."""
    findings: list[Finding] = []
    start = 0
    for place, sentence in enumerate(sentences, 1):
        end = start + len(sentence)
        findings.append(
            Finding(
                id=f"p{number}s{place}",
                start=start,
                end=end,
                states_grade=states_grade and place == 1,
            )
        )
        start = end + 1
    return Paragraph(
        id=f"p{number}",
        number=number,
        number_printed=True,
        text=" ".join(sentences),
        findings=tuple(findings),
    )


def report(sections: Sequence[Section]) -> Report:
    return Report(title="Inspection", authority="Northmere", sections=tuple(sections))
