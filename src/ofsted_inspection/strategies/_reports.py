"""Strategies for what a report consists of, and for reports of any shape that a report can have."""

from collections.abc import Sequence

from hypothesis import strategies as st

from ofsted_inspection._arguments import checked
from ofsted_inspection.frameworks import Framework, Service
from ofsted_inspection.grades import ReformedGrade, SlacGrade
from ofsted_inspection.models import (
    Addressee,
    ContentsEntry,
    Finding,
    NationalFramework,
    Paragraph,
    PrintedGrade,
    Recommendation,
    Report,
    Section,
    Tag,
    Timescale,
)
from ofsted_inspection.strategies._outcome import frameworks, grades
from ofsted_inspection.strategies._wording import (
    clauses,
    collapsed_texts,
    items,
    sentences,
)

PRINTED = st.sampled_from((True, True, True, False))
"""Whether a paragraph's number is printed: mostly."""


def findings_of(
    paragraph: str, sentences: Sequence[str], *, states_grade: bool = False
) -> tuple[Finding, ...]:
    """Return the findings of the `paragraph` with this id, which consists of `sentences`.

    `states_grade` is said of the first.
    """
    findings: list[Finding] = []
    start = 0
    for index, sentence in enumerate(sentences, 1):
        end = start + len(sentence)
        states = states_grade and index == 1
        findings.append(
            Finding(id=f"{paragraph}s{index}", start=start, end=end, states_grade=states)
        )
        start = end + 1
    return tuple(findings)


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    """Draw a finding apart from any paragraph."""
    start = draw(st.integers(0, 2000))
    return Finding(
        id=f"p{draw(st.integers(1, 99))}s{draw(st.integers(1, 20))}",
        start=start,
        end=start + draw(st.integers(1, 300)),
        states_grade=draw(st.booleans()),
    )


_IDS = st.integers(1, 99).map("p{}".format) | st.one_of(
    st.integers(1, 99).map("u{}".format), st.integers(1, 99).map("p{}b".format)
)
"""Ids of paragraphs: numbered, without a number, and the second to bear one."""


@checked
@st.composite
def paragraphs(
    draw: st.DrawFn,
    id: str | None = None,  # noqa: A002 - the field it fills is called id
) -> Paragraph:
    """Draw a paragraph with this id, or any, split into findings or not."""
    if id is None:
        id = draw(_IDS)  # noqa: A001 - likewise
    split = draw(st.booleans())
    drawn = draw(st.lists(sentences() if split else collapsed_texts(), min_size=1, max_size=3))
    states_grade = draw(st.booleans())
    number = None if id.startswith("u") else int(id[1:].rstrip("b"))
    return Paragraph(
        id=id,
        number=number,
        number_printed=number is not None and draw(PRINTED),
        text=" ".join(drawn),
        items=tuple(draw(st.lists(items() | collapsed_texts(), max_size=2))),
        findings=findings_of(id, drawn, states_grade=states_grade) if split else (),
    )


def contents_entries() -> st.SearchStrategy[ContentsEntry]:
    """Return a strategy for lines of the table of contents."""
    return st.builds(ContentsEntry, title=collapsed_texts(), page=st.integers(1, 200))


@checked
def printed_grades(framework: Framework | None = None) -> st.SearchStrategy[PrintedGrade]:
    """Return a strategy for rows of the printed scale of `framework`, or of any."""
    definitions = collapsed_texts()
    if framework is None:
        return st.builds(PrintedGrade, grade=grades(), definition=definitions)
    graded: st.SearchStrategy[SlacGrade | ReformedGrade] = st.sampled_from(tuple(framework.scale))
    return st.builds(PrintedGrade, grade=graded, definition=definitions)


def tags() -> st.SearchStrategy[Tag]:
    """Return a strategy for labels that name something of the National Framework, or nothing."""
    return st.builds(
        Tag,
        printed=st.just("outcome 4, national framework") | collapsed_texts(),
        means=st.none() | st.sampled_from(NationalFramework),
    )


@checked
@st.composite
def recommendations(
    draw: st.DrawFn,
    id: str | None = None,  # noqa: A002 - the field it fills is called id
    section: str | None = None,
    paragraph: str | None = None,
) -> Recommendation:
    """Draw a recommendation in the form of any programme, apart from any report or within one."""
    return Recommendation(
        id=draw(st.integers(1, 20).map("r{}".format)) if id is None else id,
        text=draw(clauses() | collapsed_texts()),
        section=draw(st.integers(1, 9).map("s{}".format)) if section is None else section,
        paragraph=paragraph,
        number=draw(st.none() | st.integers(1, 999)),
        service=draw(st.none() | st.sampled_from(Service)),
        timescale=draw(st.none() | st.sampled_from(Timescale)),
        addressee=draw(st.sampled_from(Addressee)),
        cites=tuple(draw(st.lists(st.integers(1, 99), max_size=2, unique=True))),
        tag=draw(st.none() | tags()),
    )


@checked
@st.composite
def sections(draw: st.DrawFn, framework: Framework | None = None) -> Section:
    """Draw a section with at most one level below it, for `framework` or for any."""
    framework = framework or draw(frameworks())
    return _AnySections(draw, framework).section("s1", depth=1)


@st.composite
def any_reports(draw: st.DrawFn, framework: Framework) -> Report:
    """Draw a report of any shape that a report under `framework` can have.

    Numbers need not follow one another, a section may print any grade or judge an aspect twice,
    and contents and scale may say anything.
    """
    drawn = _AnySections(draw, framework)
    printed = tuple(
        drawn.section(f"s{index}", depth=1) for index in range(1, draw(st.integers(0, 3)) + 1)
    )
    places = [
        (section.id, paragraph)
        for top in printed
        for section in top.walk()
        for paragraph in (None, *(paragraph.id for paragraph in section.paragraphs))
    ]
    asked = draw(st.lists(st.sampled_from(places), max_size=4)) if places else []
    return Report(
        title=draw(collapsed_texts()),
        authority=draw(collapsed_texts()),
        sections=printed,
        recommendations=tuple(
            draw(recommendations(f"{paragraph or ''}r{index}", section, paragraph))
            for index, (section, paragraph) in enumerate(asked, 1)
        ),
        contents=tuple(draw(st.lists(contents_entries(), max_size=3))),
        printed_scale=tuple(
            draw(st.lists(printed_grades(framework), max_size=4, unique_by=lambda row: row.grade))
        ),
    )


class _AnySections:
    """Draws sections of one report, each paragraph id once."""

    def __init__(self, draw: st.DrawFn, framework: Framework) -> None:
        self._draw = draw
        self._keys = st.none() | st.sampled_from([aspect.key for aspect in framework.aspects])
        self._grades: st.SearchStrategy[SlacGrade | ReformedGrade | None]
        self._grades = st.none() | st.sampled_from(tuple(framework.scale))
        self._ids: set[str] = set()

    def section(self, id: str, depth: int) -> Section:  # noqa: A002 - a section's id
        """Draw a section with this id and at most `depth` levels below it."""
        below = self._draw(st.integers(0, 2)) if depth else 0
        return Section(
            id=id,
            title=self._draw(collapsed_texts()),
            paragraphs=tuple(
                self._draw(paragraphs(self._id())) for _ in range(self._draw(st.integers(0, 2)))
            ),
            subsections=tuple(
                self.section(f"{id}/s{index}", depth - 1) for index in range(1, below + 1)
            ),
            aspect_key=self._draw(self._keys),
            printed_grade=self._draw(self._grades),
        )

    def _id(self) -> str:
        """Draw an id that no paragraph so far has."""
        drawn = self._draw(_IDS.filter(lambda each: each not in self._ids))
        self._ids.add(drawn)
        return drawn
