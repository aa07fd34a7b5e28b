"""How a report is built: numbering, grades that stand in two places, recommendations."""

from pathlib import Path

import attrs
import pytest
from hypothesis import example, given, strategies as st

from ofsted_inspection.frameworks import (
    CATALOGUE,
    ILACS_2023,
    SIF_2013,
    SLAC_2010,
    Framework,
    Service,
)
from ofsted_inspection.grades import ReformedGrade, SlacGrade
from ofsted_inspection.models import Paragraph, Recommendation, Report, Section, Timescale
from ofsted_inspection.reading import read_report
from ofsted_inspection.rules import (
    GRADE_LINES_AGREE,
    PARAGRAPHS_IN_SEQUENCE,
    RECOMMENDATIONS_IN_SEQUENCE,
    RECOMMENDATIONS_OF_SERVICE,
    RECOMMENDATIONS_UNDER_HEADING,
    STATED_GRADES_AGREE,
    Rule,
    check,
)
from tests.rules.made import NUMBERS, authority, inspection, paragraph, report

REPORTS = Path(__file__).parents[1] / "reading" / "reports"
WARRINGTON = Path(__file__).parents[2] / "data" / "warrington-2011" / "report.txt"
AREAS = "Areas for improvement"

Subjects = list[tuple[str, str, str]]


def breaches(
    made: Report,
    rule: Rule,
    framework: Framework = SLAC_2010,
    numbers: dict[str, int] | None = None,
) -> Subjects:
    """Return subject, found and expected of each breach of `rule`; aspects are good by default."""
    judged = {aspect.key: 2 for aspect in framework.aspects}
    found = check(inspection(framework, {**judged, **(numbers or {})}, report=made), rules=[rule])
    assert {breach.rule for breach in found} <= {rule}
    return [(breach.subject, breach.found, breach.expected) for breach in found]


# ---------------------------------------------------------------------------------- paragraphs


_NUMBERINGS = st.one_of(
    st.lists(st.integers(1, 6), unique=True, max_size=6),
    st.integers(0, 8).map(lambda count: list(range(1, count + 1))),
)
_SIZES = st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=6)


@st.composite
def shaped_reports(draw: st.DrawFn) -> tuple[list[int], Report]:
    """Paragraph numbers, and a report of headings and headings below them in that order."""
    numbers = draw(_NUMBERINGS)
    top: list[Section] = []
    rest = numbers
    for size, goes_below in [*draw(_SIZES), (len(numbers), False)]:
        own = tuple(paragraph(number, "Words.") for number in rest[:size])
        rest = rest[size:]
        if top and goes_below:
            place = f"{top[-1].id}/{len(top[-1].subsections)}"
            below = Section(id=place, title="Below", paragraphs=own)
            top[-1] = attrs.evolve(top[-1], subsections=(*top[-1].subsections, below))
        else:
            top.append(Section(id=str(len(top)), title="Top", paragraphs=own))
    return numbers, report(top)


class TestParagraphsInSequence:
    """In the order printed, the paragraphs of a report are numbered from 1 without gaps."""

    @given(shaped_reports())
    def test_no_breach_just_where_the_numbers_count_from_one(
        self, made: tuple[list[int], Report]
    ) -> None:
        numbers, whole = made
        counted = [*range(1, len(numbers) + 1)]
        assert (breaches(whole, PARAGRAPHS_IN_SEQUENCE) == []) is (numbers == counted)

    @given(st.integers(2, 30).flatmap(lambda n: st.tuples(st.just(n), st.integers(1, n - 1))))
    def test_one_paragraph_lost_is_one_breach_where_the_next_one_stands(
        self, lost: tuple[int, int]
    ) -> None:
        count, number = lost
        left = [each for each in range(1, count + 1) if each != number]
        whole = report(
            [
                Section(
                    id="s",
                    title="Top",
                    paragraphs=tuple(paragraph(each, "Words.") for each in left),
                )
            ]
        )
        assert breaches(whole, PARAGRAPHS_IN_SEQUENCE) == [
            (f"p{number + 1}", f"paragraph {number + 1}", f"paragraph {number}")
        ]

    def test_a_paragraph_without_a_number_is_passed_over(self) -> None:
        unnumbered = Paragraph(id="u1", number=None, number_printed=False, text="Words.")
        paragraphs = (paragraph(1, "A."), unnumbered, paragraph(3, "B."))
        section = Section(id="s", title="Top", paragraphs=paragraphs)
        assert breaches(report([section]), PARAGRAPHS_IN_SEQUENCE) == [
            ("p3", "paragraph 3", "paragraph 2")
        ]

    @pytest.mark.parametrize("framework", CATALOGUE, ids=lambda framework: str(framework.id))
    def test_the_rule_is_for_every_framework(self, framework: Framework) -> None:
        section = Section(id="s", title="Top", paragraphs=(paragraph(2, "Words."),))
        assert breaches(report([section]), PARAGRAPHS_IN_SEQUENCE, framework) == [
            ("p2", "paragraph 2", "paragraph 1")
        ]


# ------------------------------------------------------------------- grades in two places

# How a grade is worded in a sentence, by its number; what else it says names no other grade.
WORDED: dict[str, dict[int, tuple[str, ...]]] = {
    "slac-2010": {
        1: ("is outstanding.", "are Outstanding."),
        2: ("is good.", "are judged to be good."),
        3: ("is adequate.", "are adequate, and improving."),
        4: ("is inadequate.", "are INADEQUATE."),
    },
    "sif-2013": {
        1: ("is outstanding.",),
        2: ("is good.",),
        3: ("requires improvement.", "require improvement to be good.", "requires improvement:"),
        4: ("is inadequate.",),
        0: ("was not judged.",),
    },
}

# Edition, words, and the grade they name.
WORDINGS = [
    (edition, worded, stated)
    for edition, grades in WORDED.items()
    for stated, wordings in grades.items()
    for worded in wordings
]


@st.composite
def graded_reports(
    draw: st.DrawFn,
) -> tuple[Framework, dict[str, int], Report, list[str], list[str]]:
    """Judgements, a report, and the sections and sentences of it that contradict them."""
    framework = draw(st.sampled_from([SLAC_2010, SIF_2013]))
    aspects = draw(
        st.lists(st.sampled_from(framework.aspects), min_size=1, max_size=4, unique=True)
    )
    numbers: dict[str, int] = {}
    sections: list[Section] = []
    lines: list[str] = []
    sentences: list[str] = []
    scale: tuple[SlacGrade | ReformedGrade, ...] = (
        tuple(SlacGrade) if framework is SLAC_2010 else tuple(ReformedGrade)
    )
    for place, aspect in enumerate(aspects, 1):
        judged = draw(st.sampled_from(sorted(WORDED[framework.id])))
        printed = draw(st.sampled_from([None, judged or None, 1, 2, 3, 4]))
        stated = draw(st.sampled_from([judged, *WORDED[framework.id]]))
        marked = draw(st.booleans())
        if draw(st.integers(0, 9)):
            numbers[aspect.key] = judged
            if printed is not None and printed != judged:
                lines.append(f"s{place}")
            if marked and stated != judged:
                sentences.append(f"p{place}s1")
        worded = draw(st.sampled_from(WORDED[framework.id][stated]))
        sections.append(
            Section(
                id=f"s{place}",
                title="Heading",
                aspect_key=aspect.key,
                printed_grade=None if printed is None else scale[printed - 1],
                paragraphs=(
                    paragraph(
                        place,
                        f"What is judged here {worded}",
                        "A good many cases are inadequate, some outstanding, most adequate.",
                        states_grade=marked,
                    ),
                ),
            )
        )
    return framework, numbers, report(sections), lines, sentences


class TestGradeLinesAgree:
    """Where the section of an aspect prints a grade line, it is the grade judged."""

    @given(graded_reports())
    def test_each_line_that_differs_is_a_breach(
        self, made: tuple[Framework, dict[str, int], Report, list[str], list[str]]
    ) -> None:
        framework, numbers, whole, lines, _ = made
        found = check(inspection(framework, numbers, report=whole), rules=[GRADE_LINES_AGREE])
        assert [breach.subject for breach in found] == lines

    def test_a_breach_shows_both_grades(self) -> None:
        section = Section(
            id="services/leadership",
            title="Leadership and management",
            aspect_key="safeguarding.leadership_and_management",
            printed_grade=SlacGrade.ADEQUATE,
        )
        assert breaches(report([section]), GRADE_LINES_AGREE) == [
            (
                "services/leadership",
                "adequate",
                "good, as judged for safeguarding.leadership_and_management",
            )
        ]

    def test_a_section_that_judges_no_aspect_is_left_alone(self) -> None:
        section = Section(id="s", title="Heading", printed_grade=SlacGrade.ADEQUATE)
        assert breaches(report([section]), GRADE_LINES_AGREE) == []


def stating(sentence: str, key: str) -> Report:
    section = Section(
        id="s",
        title="Heading",
        aspect_key=key,
        paragraphs=(paragraph(1, sentence, states_grade=True),),
    )
    return report([section])


class TestStatedGradesAgree:
    """A sentence that states the grade of its section's aspect names the grade judged."""

    @given(graded_reports())
    def test_each_sentence_that_names_another_grade_is_a_breach(
        self, made: tuple[Framework, dict[str, int], Report, list[str], list[str]]
    ) -> None:
        framework, numbers, whole, _, sentences = made
        found = check(inspection(framework, numbers, report=whole), rules=[STATED_GRADES_AGREE])
        assert [breach.subject for breach in found] == sentences

    @given(st.sampled_from(WORDINGS))
    def test_a_sentence_keeps_the_rule_just_where_it_names_the_grade(
        self, wording: tuple[str, str, int]
    ) -> None:
        edition, worded, stated = wording
        framework = {"slac-2010": SLAC_2010, "sif-2013": SIF_2013}[edition]
        key = framework.aspects[-1].key
        sentence = stating(f"What is judged here {worded}", key)
        for judged in NUMBERS:
            found = breaches(sentence, STATED_GRADES_AGREE, framework, {key: judged})
            assert (found == []) is (stated == judged)

    @pytest.mark.parametrize(
        ("sentence", "framework", "key", "named"),
        [
            # As printed in Warrington 2011.
            ("Ambition and prioritisation are adequate.", SLAC_2010, None, {3}),
            ("Outcomes for enjoying and achieving are good.", SLAC_2010, None, {2}),
            # "Inadequate" does not name adequate, nor "requires improvement to be good" good.
            ("Leadership is inadequate.", SLAC_2010, None, {4}),
            ("Leadership requires improvement to be good.", SIF_2013, "leadership", {3}),
            ("Leaders require improvement to be good.", SIF_2013, "leadership", {3}),
            ("Leadership Requires Improvement.", SIF_2013, "leadership", {3}),
            # Beside the grade another may be named.
            (
                "Care leavers' experience is good, and some is outstanding.",
                ILACS_2023,
                None,
                {1, 2},
            ),
            ("The service was not judged.", SIF_2013, "adoption_performance", {0}),
            ("Goodness knows.", SLAC_2010, None, set[int]()),
            ("Improvement is required.", SIF_2013, "leadership", set[int]()),
        ],
    )
    def test_what_a_sentence_names(
        self, sentence: str, framework: Framework, key: str | None, named: set[int]
    ) -> None:
        key = key or framework.aspects[-2].key
        kept = {
            number
            for number in range(5)
            if not breaches(stating(sentence, key), STATED_GRADES_AGREE, framework, {key: number})
        }
        assert kept == named

    def test_a_breach_shows_sentence_and_grade(self) -> None:
        key = "looked_after_children.staying_safe"
        made = stating("Outcomes for staying safe are adequate.", key)
        assert breaches(made, STATED_GRADES_AGREE) == [
            (
                "p1s1",
                "'Outcomes for staying safe are adequate.'",
                "a sentence that names 'Good', as judged for looked_after_children.staying_safe",
            )
        ]

    def test_a_long_sentence_is_shown_bounded(self) -> None:
        made = stating("Very " * 1000 + "adequate.", "safeguarding.partnership_working")
        ((_, found, _),) = breaches(made, STATED_GRADES_AGREE)
        assert len(found) == 80


# ------------------------------------------------------------------------- recommendations


def recommendation(
    number: int,
    place: int,
    *,
    service: Service = Service.SAFEGUARDING,
    id: str | None = None,  # noqa: A002 - the field's name
    section: str = "s",
) -> Recommendation:
    return Recommendation(
        id=id or f"p{number}r{place}",
        text="Improve.",
        section=section,
        paragraph=f"p{number}",
        service=service,
        timescale=Timescale.IMMEDIATELY,
    )


def with_recommendations(
    *recommendations: Recommendation, title: str = AREAS, service: str | None = None
) -> Report:
    """A report of one paragraph 1 under this heading, and a paragraph 2 under another."""
    below = Section(id="s/areas", title=title, paragraphs=(paragraph(1, "Do."),))
    other = Section(id="t", title="Another", paragraphs=(paragraph(2, "Words."),))
    top = Section(id="s", title=service or "Top", subsections=(below,))
    return attrs.evolve(report([top, other]), recommendations=recommendations)


class TestRecommendationsUnderHeading:
    """Under each heading "Areas for improvement" stands at least one recommendation.

    And every recommendation stands under such a heading.
    """

    @given(
        st.lists(st.booleans(), max_size=5),
        st.lists(st.integers(1, 5), max_size=6),
    )
    @example([True, False], [1])
    @example([True, True], [2])
    def test_headings_and_recommendations_go_together(
        self, headings: list[bool], asked: list[int]
    ) -> None:
        """The oracle: paragraph n stands under heading n, which asks for improvement or not."""
        sections = [
            Section(
                id=f"s{number}",
                title=AREAS if asks else "Another",
                paragraphs=(paragraph(number, "Words."),),
            )
            for number, asks in enumerate(headings, 1)
        ]
        asked = [number for number in asked if number <= len(headings)]
        whole = attrs.evolve(
            report(sections),
            recommendations=tuple(
                recommendation(number, place, section=f"s{number}")
                for place, number in enumerate(asked, 1)
            ),
        )
        under = {number for number, asks in enumerate(headings, 1) if asks}
        expected = [f"s{number}" for number in sorted(under - set(asked))]
        expected += [
            f"p{number}r{place}" for place, number in enumerate(asked, 1) if number not in under
        ]
        subjects = [each[0] for each in breaches(whole, RECOMMENDATIONS_UNDER_HEADING)]
        assert subjects == expected

    def test_messages(self) -> None:
        whole = with_recommendations(recommendation(2, 1))
        assert breaches(whole, RECOMMENDATIONS_UNDER_HEADING) == [
            ("s/areas", "no recommendation", "at least one"),
            ("p2r1", "paragraph p2", 'a paragraph under the heading "Areas for improvement"'),
        ]

    def test_paragraphs_of_headings_below_count_and_the_case_of_letters_does_not(self) -> None:
        below = Section(id="s/t", title="Immediately", paragraphs=(paragraph(1, "Do."),))
        top = Section(id="s", title="AREAS FOR IMPROVEMENT", subsections=(below,))
        whole = attrs.evolve(report([top]), recommendations=(recommendation(1, 1),))
        assert breaches(whole, RECOMMENDATIONS_UNDER_HEADING) == []

    def test_the_rule_is_for_slac_alone(self) -> None:
        assert RECOMMENDATIONS_UNDER_HEADING.applies_to == (SLAC_2010,)
        assert breaches(with_recommendations(), RECOMMENDATIONS_UNDER_HEADING, SIF_2013) == []


class TestRecommendationsInSequence:
    """The recommendations under a paragraph have the ids p16r1, p16r2, ... without gaps."""

    @given(st.permutations([(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)]))
    def test_no_breach_just_where_each_paragraphs_own_count_from_one(
        self, order: list[tuple[int, int]]
    ) -> None:
        whole = with_recommendations(*(recommendation(*each) for each in order))
        counted = all(
            [place for number, place in order if number == own] == [*range(1, count + 1)]
            for own, count in ((1, 3), (2, 2))
        )
        assert (breaches(whole, RECOMMENDATIONS_IN_SEQUENCE) == []) is counted

    @given(st.integers(2, 20).flatmap(lambda n: st.tuples(st.just(n), st.integers(1, n - 1))))
    def test_one_lost_is_one_breach_where_the_next_one_stands(self, lost: tuple[int, int]) -> None:
        count, place = lost
        left = [recommendation(1, each) for each in range(1, count + 1) if each != place]
        assert breaches(with_recommendations(*left), RECOMMENDATIONS_IN_SEQUENCE) == [
            (f"p1r{place + 1}", f"p1r{place + 1}", f"p1r{place}")
        ]

    @pytest.mark.parametrize("name", ["first", "p2r1", "p1r01", "p1r0", "p1r" + "9" * 5000])
    def test_an_id_of_another_form_is_one_breach(self, name: str) -> None:
        made = with_recommendations(recommendation(1, 1, id=name), recommendation(1, 2))
        assert breaches(made, RECOMMENDATIONS_IN_SEQUENCE) == [(name, name, "p1r1")]


class TestRecommendationsOfService:
    """A recommendation under the heading of a service is for that service."""

    @given(st.sampled_from(Service), st.sampled_from(Service))
    def test_another_service_is_a_breach(self, heading: Service, asked: Service) -> None:
        made = with_recommendations(recommendation(1, 1, service=asked), service=heading.title)
        expected = [
            (
                "p1r1",
                f"for {asked.value}",
                f"for {heading.value}, whose heading it stands under",
            )
        ]
        found = breaches(made, RECOMMENDATIONS_OF_SERVICE)
        assert found == ([] if heading is asked else expected)

    @given(st.sampled_from(Service))
    def test_elsewhere_it_may_be_for_either(self, asked: Service) -> None:
        made = with_recommendations(
            recommendation(1, 1, service=asked), recommendation(2, 1, service=asked)
        )
        assert breaches(made, RECOMMENDATIONS_OF_SERVICE) == []


# ---------------------------------------------------------------------------- whole reports


@pytest.mark.parametrize(
    "path", [WARRINGTON, *sorted(REPORTS.glob("*.txt"))], ids=lambda path: str(path.stem)
)
def test_a_report_as_read_breaks_no_rule(path: Path) -> None:
    read = read_report(path, authority=None if path == WARRINGTON else authority())
    assert read.report is not None
    assert sum(finding.states_grade for finding in read.report.findings) >= 17
    assert [breach.message for breach in check(read)] == []


def test_what_is_not_held_breaks_no_rule() -> None:
    numbers = {aspect.key: 2 for aspect in SLAC_2010.aspects}
    assert check(inspection(SLAC_2010, numbers)) == ()
    assert check(inspection(SLAC_2010, numbers, report=report([]))) == ()
