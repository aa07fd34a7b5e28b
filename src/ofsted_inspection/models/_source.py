"""Where an inspection was read: the text, its terms, and what every character of it became."""

import enum
import re
from collections.abc import Iterable, Iterator
from typing import final

import attrs

from ofsted_inspection._arguments import checked
from ofsted_inspection._record import Record, collapsed_text, problem, something
from ofsted_inspection.errors import Problem, ProblemCode
from ofsted_inspection.models._correction import Correction


@final
class SpanRole(enum.Enum):
    """What a stretch of the report's text is."""

    COVER = "cover"
    """What the cover says: the authority, days, the lead inspector."""
    CONTENTS = "contents"
    """A line of the table of contents."""
    HEADING = "heading"
    """A heading."""
    GRADE_LINE = "grade_line"
    """A line that states a grade."""
    PARAGRAPH_NUMBER = "paragraph_number"
    """The number printed before a paragraph."""
    PARAGRAPH = "paragraph"
    """The words of a paragraph."""
    ITEM = "item"
    """An item of a list within a paragraph."""
    TIMESCALE = "timescale"
    """By when what follows is asked for."""
    RECOMMENDATION = "recommendation"
    """A recommendation, or what the authority has to improve."""
    SCALE = "scale"
    """What the report says its grades mean."""
    RECORD_ROW = "record_row"
    """A row of the table of grades."""
    TABLE_ROW = "table_row"
    """A row of any other table."""
    FOOTNOTE = "footnote"
    """A note at the foot of a page."""
    TERMS = "terms"
    """Who may use the report for what, and whose it is."""
    FURNITURE = "furniture"
    """Page numbers and running lines."""
    LAYOUT_MARK = "layout_mark"
    """A bullet or the like, which is no word."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Span(Record):
    """A stretch of one line: from character `start` up to `end` of line `line`.

    Lines count from 1 through the whole text, characters from 0, within the line and without its
    end. `page` is the page it stands on, from 1, None where the text has no pages. `target` is the
    identifier of what the stretch became: `p29` a paragraph, `p2i1` its first item, `p16r1` a
    recommendation, a section's id, an aspect's key, `contents-3`, or the name of a field
    (`lead_inspector`); None for layout marks.
    """

    page: int | None = None
    line: int
    start: int
    end: int
    role: SpanRole
    target: str | None = None

    def _problems(self) -> Iterator[Problem]:
        if self.page is not None and self.page < 1:
            yield problem("page", self.page, "a page number from 1 on")
        yield from something("target", self.target)
        if self.line < 1:
            yield problem("line", self.line, "a line number from 1 on")
        if not 0 <= self.start < self.end:
            yield problem(
                "end", self.end, f"an offset past start ({self.start})", ProblemCode.WRONG_ORDER
            )


@final
@attrs.frozen(kw_only=True, repr=False)
class Doubt(Record):
    """Something the text alone cannot settle: the line, what was read, and the other reading."""

    page: int | None = None
    line: int
    reading: str
    alternative: str

    def _problems(self) -> Iterator[Problem]:
        if self.page is not None and self.page < 1:
            yield problem("page", self.page, "a page number from 1 on")
        if self.line < 1:
            yield problem("line", self.line, "a line number from 1 on")


@final
@attrs.frozen(kw_only=True)
class PlacedCorrection(Record):
    """A correction, placed in the words of a paragraph, an item or a recommendation.

    In those words, characters `start` up to `end` are what the correction found printed.
    """

    start: int
    end: int
    correction: Correction


@final
@attrs.frozen(kw_only=True, repr=False)
class Source(Record):
    """The text an inspection was read from.

    `sha256` is of the bytes of what was read, in hexadecimal; `text_sha256` of the text taken out
    of it, where it was not text itself, by `extractor` (name and version). `pages` is how many it
    has. `terms` are what it prints of its terms of use, or what is known of them; `running_lines`
    what stands at the head or foot of its pages. `spans` partition the text's non-blank
    characters, in reading order; `doubts` are what the text could not settle. The text itself is
    not kept.
    """

    title: str
    publisher: str
    sha256: str
    pages: int | None = None
    text_sha256: str | None = None
    extractor: str | None = None
    terms: str | None = None
    running_lines: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def _problems(self) -> Iterator[Problem]:
        for name, digits in (("sha256", self.sha256), ("text_sha256", self.text_sha256)):
            if digits is not None and not re.fullmatch("[0-9a-f]{64}", digits):
                yield problem(name, digits, "64 lower-case hexadecimal digits")
        if self.pages is not None and self.pages < 1:
            yield problem("pages", self.pages, "a number of pages from 1 on")
        for name, text in (("extractor", self.extractor), ("terms", self.terms)):
            yield from something(name, text)
        for index, line in enumerate(self.running_lines):
            yield from collapsed_text(f"running_lines[{index}]", line)
        end_of_last = (0, 0)
        for index, span in enumerate(self.spans):
            if (span.line, span.start) < end_of_last:
                yield problem(
                    f"spans[{index}]",
                    f"line {span.line}, {span.start}",
                    "spans in reading order that do not overlap",
                    ProblemCode.WRONG_ORDER,
                )
            end_of_last = (span.line, span.end)

    @checked
    def placed(
        self, target: str, corrections: Iterable[Correction]
    ) -> tuple[PlacedCorrection, ...]:
        """Return those of `corrections` that lie within the spans of `target`, in their order.

        Places are in the words of `target` (`p29`, `p2i1`, `p16r1`): what its spans hold, joined
        by single spaces. A correction that lies outside them (a layout mark), or inserts something
        before the words of a line (a missing number), is not among them.
        """
        found: list[PlacedCorrection] = []
        offset = 0
        for span in self.spans:
            if span.target != target or span.role is SpanRole.PARAGRAPH_NUMBER:
                continue
            for correction in corrections:
                within = (
                    correction.line == span.line
                    and span.start <= correction.start <= correction.end <= span.end
                )
                if within and correction.end != span.start:
                    start = offset + correction.start - span.start
                    found.append(
                        PlacedCorrection(
                            start=start, end=start + len(correction.printed), correction=correction
                        )
                    )
            offset += span.end - span.start + 1
        return tuple(sorted(found, key=lambda placed: (placed.start, placed.end)))

    @checked
    def corrected(self, text: str, target: str, corrections: Iterable[Correction]) -> str:
        """Return `text`, the words of `target`, with those `corrections` applied that lie in it.

        A correction whose `printed` words are not at their place does not touch it.
        """
        for placed in reversed(self.placed(target, tuple(corrections))):
            if text[placed.start : placed.end] == placed.correction.printed:
                text = text[: placed.start] + placed.correction.corrected + text[placed.end :]
        return text

    def __repr__(self) -> str:
        """Return title, publisher and the beginning of the hash."""
        return f"Source({self.title!r}, {self.publisher!r}, sha256 {self.sha256[:12]})"
