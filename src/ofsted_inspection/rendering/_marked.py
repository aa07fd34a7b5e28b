"""Ofsted's words with what we read in them: sentences marked, corrections in their place."""

from collections.abc import Iterable, Iterator, Mapping

from ofsted_inspection._look import LOOKS
from ofsted_inspection.models import (
    Annotation,
    Correction,
    Inspection,
    Paragraph,
    PlacedCorrection,
    Polarity,
)
from ofsted_inspection.rendering._elements import words


class Marked:
    """The words of one inspection's report, to be shown with our readings."""

    def __init__(self, inspection: Inspection) -> None:
        """Take the readings of `inspection`, if there are any."""
        readings, source = inspection.readings, inspection.source
        self.annotations: Mapping[str, Annotation] = (
            {} if readings is None else {each.finding: each for each in readings.annotations}
        )
        self.corrections: Mapping[str, int] = (
            {}
            if readings is None
            else {each.id: place for place, each in enumerate(readings.corrections, start=1)}
        )
        self.statistics = () if readings is None else readings.statistics
        self._all = () if readings is None or source is None else readings.corrections
        self._source = source
        self.shown: set[str] = set()
        """The identifiers of corrections that stand in place on the page."""
        self.told: set[str] = set()
        """The identifiers of corrections that stand among the readings of a paragraph."""

    def placed(self, target: str, text: str) -> tuple[PlacedCorrection, ...]:
        """Return the corrections that lie in the words `text` of `target`, in order."""
        if self._source is None:
            return ()
        return tuple(
            each
            for each in self._source.placed(target, self._all)
            if text[each.start : each.end] == each.correction.printed
        )

    def words(self, target: str, text: str) -> str:
        """Return the words of `target` with the corrections in place."""
        return self._corrected(text, 0, len(text), self.placed(target, text))

    def sentences(self, paragraph: Paragraph) -> str:
        """Return the words of a paragraph, its sentences marked, the corrections in place."""
        placed = self.placed(paragraph.id, paragraph.text)
        if not paragraph.findings:
            return self._corrected(paragraph.text, 0, len(paragraph.text), placed)
        return " ".join(
            self._sentence(each.id, self._corrected(paragraph.text, each.start, each.end, placed))
            for each in paragraph.findings
        )

    def _sentence(self, finding: str, shown: str) -> str:
        annotation = self.annotations.get(finding)
        if annotation is None:
            return f'<span class="f" id="{finding}">{shown}</span>'
        polarity = annotation.polarity
        said = (
            ""
            if polarity is Polarity.CONTEXT
            else f'<span class="v">{LOOKS[polarity].word}: </span>'
        )
        themes = " ".join(theme.value for theme in annotation.themes)
        return (
            f'<span class="f {polarity.value}" id="{finding}" data-p="{polarity.value}" '
            f'data-t="{themes}">{said}{shown}</span>'
        )

    def _corrected(
        self, text: str, start: int, end: int, placed: Iterable[PlacedCorrection]
    ) -> str:
        return "".join(self._pieces(text, start, end, placed))

    def _pieces(
        self, text: str, start: int, end: int, placed: Iterable[PlacedCorrection]
    ) -> Iterator[str]:
        for each in placed:
            # One that reaches over the end of a sentence is told below, and not shown in place.
            if start <= each.start and each.end <= end and each.correction.id not in self.shown:
                yield _piece(text[start : each.start])
                yield self._mended(each.correction)
                self.shown.add(each.correction.id)
                start = each.end
        yield _piece(text[start:end])

    def _mended(self, correction: Correction) -> str:
        printed = f"<del>{_piece(correction.printed)}</del>" if correction.printed else ""
        meant = f"<ins>{_piece(correction.corrected)}</ins>" if correction.corrected else ""
        return f'<span id="c{self.corrections[correction.id]}">{printed}{meant}</span>'


def _piece(text: str) -> str:
    """Return a piece of a longer text: white space at its ends stays."""
    before = " " if text[:1].isspace() else ""
    after = " " if text.strip() and text[-1:].isspace() else ""
    return f"{before}{words(text)}{after}"
