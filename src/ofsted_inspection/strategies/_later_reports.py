"""Made-up reports in the templates of the programmes since 2013.

Whatever is drawn here, printed as text in its template and read again, must be given back.
"""

from collections.abc import Callable, Iterator, Mapping

from hypothesis import strategies as st

from ofsted_inspection._templates import ilacs, lac, sif
from ofsted_inspection.frameworks import Framework, Programme, Role, Service
from ofsted_inspection.models import (
    Addressee,
    NationalFramework,
    Paragraph,
    Recommendation,
    Report,
    Section,
    Tag,
    Timescale,
)
from ofsted_inspection.strategies._drafts import Draft
from ofsted_inspection.strategies._told import Told
from ofsted_inspection.strategies._wording import clauses, sentences

_ASKED = st.lists(clauses(), min_size=1, max_size=4)
_PERHAPS_ASKED = st.lists(clauses(), max_size=3)
_SENTENCES = st.lists(sentences(), min_size=1, max_size=3)
_TO_IMPROVE = "In order to improve services, the council should take the following action."
_TAGS = st.none() | st.sampled_from(
    (
        Tag(printed="outcome 4, national framework", means=NationalFramework.OUTCOME_4),
        Tag(printed="Enabler 1: multi-agency working", means=NationalFramework.ENABLER_1),
        Tag(printed="principles, national framework", means=NationalFramework.PRINCIPLES),
    )
)


# ----------------------------------------------------------------------- looked after children


class _Lac(Draft):
    has_subheadings = False

    def sections(self, framework: Framework) -> Iterator[Section]:
        yield self.plain(lac.ABOUT, numbered=True)
        yield self.plain(lac.MEANING, numbered=True)
        for aspect in framework.aspects:
            yield self.judged(aspect)
            if aspect.role is Role.CAPACITY:
                yield self._improvements()

    def _improvements(self) -> Section:
        id_ = self.id(lac.AREAS_FOR_IMPROVEMENT)
        paragraph = self.numbered([_TO_IMPROVE], has_items=False)
        asked = [
            (timescale, text) for timescale in Timescale for text in self.draw(_PERHAPS_ASKED)
        ] or [(Timescale.IMMEDIATELY, self.draw(clauses()))]
        self.recommendations.extend(
            Recommendation(
                id=f"{paragraph.id}r{place}",
                text=text,
                section=id_,
                paragraph=paragraph.id,
                service=Service.LOOKED_AFTER_CHILDREN,
                timescale=timescale,
            )
            for place, (timescale, text) in enumerate(asked, 1)
        )
        return Section(id=id_, title=lac.AREAS_FOR_IMPROVEMENT, paragraphs=(paragraph,))


def _lac_report(draw: st.DrawFn, framework: Framework, told: Told) -> Report:
    draft = _Lac(draw, told)
    return draft.report(lac.TITLE, tuple(draft.sections(framework)))


# ------------------------------------------------------------------------ the single inspection


class _Sif(Draft):
    def sections(self, framework: Framework) -> Iterator[Section]:
        generation = self.draw(st.sampled_from(sif.GENERATIONS))
        is_numbered = self.draw(st.booleans())
        if generation.board_first and self.told.board is not None:
            yield self.plain(sif.board_statement(self.told.board, is_first=True))
        yield self.plain(generation.summary)
        yield self._asked(generation.needs, Addressee.AUTHORITY, is_numbered=is_numbered)
        yield self.plain(generation.after)
        for aspect in framework.aspects:
            if aspect.role is not Role.OVERALL:
                is_key = generation.findings and aspect.role is Role.KEY
                yield self.judged(aspect, below=sif.FINDINGS if is_key else None)
        if self.told.board is not None:
            title = sif.board_statement(self.told.board)
            yield Section(id=self.id(title), title=title)
            yield self._asked(generation.board_needs, Addressee.BOARD, is_numbered=is_numbered)
            yield self.plain(sif.BOARD_FINDINGS, numbered=True)
        yield self.plain(sif.INFORMATION)
        yield self._team()

    def _asked(self, title: str, addressee: Addressee, *, is_numbered: bool) -> Section:
        id_ = self.id(title)
        paragraphs: list[Paragraph] = []
        for text in self.draw(_ASKED):
            paragraph = None
            cites = self.draw(st.booleans())
            words = f"{text} (paragraph 1)." if cites else f"{text}."
            if is_numbered:
                paragraph = self.numbered([words])
                paragraphs.append(paragraph)
            self.recommendations.append(
                Recommendation(
                    id=f"r{len(self.recommendations) + 1}",
                    text=words,
                    section=id_,
                    paragraph=None if paragraph is None else paragraph.id,
                    number=None if paragraph is None else paragraph.number,
                    addressee=addressee,
                    cites=(1,) if cites else (),
                )
            )
        return Section(id=id_, title=title, paragraphs=tuple(paragraphs))

    def _team(self) -> Section:
        roles = dict.fromkeys(each.role for each in self.told.members)
        return Section(
            id=self.id(sif.TEAM),
            title=sif.TEAM,
            paragraphs=tuple(
                self.unnumbered(
                    [
                        f"{role}: "
                        + " and ".join(m.name for m in self.told.members if m.role == role)
                    ]
                )
                for role in roles
            ),
        )


def _sif_report(draw: st.DrawFn, framework: Framework, told: Told) -> Report:
    draft = _Sif(draw, told)
    title = sif.AGAIN if told.is_again else sif.TITLE
    return draft.report(title, tuple(draft.sections(framework)))


# -------------------------------------------------------------------------------------- ILACS


class _Ilacs(Draft):
    def sections(self, framework: Framework, title: str) -> Iterator[Section]:
        yield Section(
            id=ilacs.SUMMARY,
            title=title,
            paragraphs=tuple(
                self.unnumbered(each)
                for each in self.draw(st.lists(_SENTENCES, min_size=1, max_size=3))
            ),
        )
        asked = self.draw(_PERHAPS_ASKED)
        if asked:
            yield self._needs(asked)
        leaders, *others = framework.aspects
        for aspect in (*others, leaders):
            if aspect.role is not Role.OVERALL:
                yield self.judged(aspect)

    def _needs(self, asked: list[str]) -> Section:
        id_ = self.id(ilacs.NEEDS)
        for text in asked:
            tag = self.draw(_TAGS)
            self.recommendations.append(
                Recommendation(
                    id=f"r{len(self.recommendations) + 1}",
                    text=f"{text}." if tag is None else f"{text}. ({tag.printed})",
                    section=id_,
                    tag=tag,
                )
            )
        return Section(id=id_, title=ilacs.NEEDS)


def _ilacs_report(draw: st.DrawFn, framework: Framework, told: Told) -> Report:
    draft = _Ilacs(draw, told)
    title = draw(st.sampled_from((ilacs.title_with(told.authority), ilacs.TITLE)))
    return draft.report(title, tuple(draft.sections(framework, title)))


_REPORTS: Mapping[Programme, Callable[[st.DrawFn, Framework, Told], Report]] = {
    Programme.LAC: _lac_report,
    Programme.SIF: _sif_report,
    Programme.ILACS: _ilacs_report,
}


@st.composite
def later_reports(draw: st.DrawFn, framework: Framework, told: Told) -> Report:
    """Draw the report of an inspection under `framework`, one since 2013, that tells `told`."""
    return _REPORTS[framework.programme](draw, framework, told)
