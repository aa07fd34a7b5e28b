"""Where in its source everything stands: lines and pages, and what they became."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ofsted_inspection.models import Source, Span, SpanRole


class Stretch(NamedTuple):
    """Lines one after another that became one thing; `anchor` names its row on a page."""

    anchor: str
    first: int
    last: int
    first_page: int | None
    last_page: int | None
    role: SpanRole
    target: str | None

    @property
    def lines(self) -> str:
        """The lines in words, and the pages where they are known."""
        lines = _range("line", self.first, self.last)
        if self.first_page is None or self.last_page is None:
            return lines
        return f"{lines}, {_range('page', self.first_page, self.last_page)}"


class Places:
    """The stretches of a source, in reading order, by what they became and by line."""

    def __init__(self, source: Source | None) -> None:
        """Join the spans that follow one another and became one thing."""
        self.stretches = tuple(_stretches(() if source is None else source.spans))
        self._of_target: dict[str, Stretch] = {}
        for each in self.stretches:
            if each.target is not None:
                held = self._of_target.setdefault(each.target, each)
                # The number of a paragraph stands before its words, and is not what is meant.
                if held.role is SpanRole.PARAGRAPH_NUMBER:
                    self._of_target[each.target] = each

    def of(self, target: str) -> Stretch | None:
        """Return where `target` stands, None where that is not recorded."""
        return self._of_target.get(target)

    def at(self, line: int) -> Stretch | None:
        """Return the first stretch that covers a line; None where none does."""
        return next((each for each in self.stretches if each.first <= line <= each.last), None)


def _stretches(spans: Iterable[Span]) -> Iterator[Stretch]:
    held: Stretch | None = None
    number = 0
    for span in spans:
        if held is not None and (held.role, held.target) == (span.role, span.target):
            held = held._replace(last=span.line, last_page=span.page)
            continue
        if held is not None:
            yield held
        number += 1
        held = Stretch(
            f"l{number}", span.line, span.line, span.page, span.page, span.role, span.target
        )
    if held is not None:
        yield held


def _range(what: str, first: int, last: int) -> str:
    return f"{what} {first}" if first == last else f"{what}s {first} to {last}"
