"""Made-up reports in the templates of the programmes since 2013, and what they have in common."""

from collections import Counter
from collections.abc import Sequence

from hypothesis import strategies as st

from ofsted_inspection._templates.slac import section_id
from ofsted_inspection.frameworks import Aspect
from ofsted_inspection.grades import Grade, ReformedGrade, Ungraded
from ofsted_inspection.models import Paragraph, Recommendation, Report, Section
from ofsted_inspection.strategies._reports import findings_of
from ofsted_inspection.strategies._told import Told
from ofsted_inspection.strategies._wording import items, sentences

_SENTENCES = st.lists(sentences(), min_size=1, max_size=5)
_PARAGRAPHS = st.lists(_SENTENCES, min_size=1, max_size=3)
_FEW_ITEMS = st.lists(items(), max_size=2)
_SUBHEADINGS = st.lists(
    st.sampled_from(("Early help", "Plans and reviews", "The workforce")), max_size=2, unique=True
)


class Draft:
    """A report while it is being drawn; it knows what has been numbered and named so far."""

    has_subheadings = True
    """Whether headings may stand within the section of a judgement."""

    def __init__(self, draw: st.DrawFn, told: Told) -> None:
        """Begin with nothing numbered."""
        self.draw = draw
        self.told = told
        self.recommendations: list[Recommendation] = []
        self._number = 0
        self._unnumbered = 0
        self._ids: Counter[str] = Counter()

    def id(self, *titles: str) -> str:
        """Return the identifier of a section below these headings, each time another."""
        first = section_id(*titles)
        self._ids[first] += 1
        times = self._ids[first]
        return first if times == 1 else f"{first}-{times}"

    def numbered(
        self,
        drawn: Sequence[str],
        *,
        split: bool = False,
        states_grade: bool = False,
        has_items: bool = True,
    ) -> Paragraph:
        """Make the next numbered paragraph of these sentences, perhaps with bullets under it."""
        self._number += 1
        id_ = f"p{self._number}"
        return Paragraph(
            id=id_,
            number=self._number,
            number_printed=True,
            text=" ".join(drawn),
            items=tuple(self.draw(_FEW_ITEMS)) if has_items else (),
            findings=findings_of(id_, drawn, states_grade=states_grade) if split else (),
        )

    def unnumbered(self, drawn: Sequence[str]) -> Paragraph:
        """Make the next paragraph without a number; in its full stop it differs from a heading."""
        self._unnumbered += 1
        text = " ".join(drawn)
        return Paragraph(
            id=f"u{self._unnumbered}",
            number=None,
            number_printed=False,
            text=f"{text.rstrip('.?')}.",
        )

    def plain(self, title: str, *above: str, numbered: bool = False) -> Section:
        """Draw a section that judges nothing."""
        make = self.numbered if numbered else self.unnumbered
        return Section(
            id=self.id(*above, title),
            title=title,
            paragraphs=tuple(make(drawn) for drawn in self.draw(_PARAGRAPHS)),
        )

    def judged(self, aspect: Aspect, *, below: str | None = None) -> Section:
        """Draw the section on `aspect`, its paragraphs under the heading `below` if there is one.

        Other headings may stand further down.
        """
        grade = self.told.judged.get(aspect.key)
        drawn = self.draw(_PARAGRAPHS)
        stating = _stating(aspect, grade) if below is None else None
        states_grade = stating is not None and self.draw(st.booleans())
        if stating is not None and states_grade:
            drawn[0][0] = stating
        id_ = self.id(aspect.title)
        paragraphs = tuple(
            self.numbered(each, split=True, states_grade=states_grade and place == 0)
            for place, each in enumerate(drawn)
        )
        subsections: list[Section] = []
        if below is not None:
            subsections.append(
                Section(id=self.id(aspect.title, below), title=below, paragraphs=paragraphs)
            )
        for title in self.draw(_SUBHEADINGS) if self.has_subheadings else ():
            more = tuple(self.numbered(each, split=True) for each in self.draw(_PARAGRAPHS))
            subsections.append(
                Section(id=self.id(aspect.title, title), title=title, paragraphs=more)
            )
        return Section(
            id=id_,
            title=aspect.title,
            subsections=tuple(subsections),
            paragraphs=paragraphs if below is None else (),
            aspect_key=aspect.key,
            printed_grade=None if isinstance(grade, Ungraded) else grade,
        )

    def report(self, title: str, sections: Sequence[Section]) -> Report:
        """Return the report, whose sections are these."""
        return Report(
            title=title,
            authority=self.told.authority,
            sections=tuple(sections),
            recommendations=tuple(self.recommendations),
        )


def _stating(aspect: Aspect, grade: Grade | Ungraded | None) -> str | None:
    """Return a sentence that states `grade`; None where a report would have to say it otherwise."""
    if grade is None or grade in {ReformedGrade.REQUIRES_IMPROVEMENT, *Ungraded}:
        return None
    return f"The judgement on {aspect.title.lower()} is {grade.label.lower()}."
