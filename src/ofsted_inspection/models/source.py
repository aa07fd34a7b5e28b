"""Where an inspection was read: the text, its terms, and what every character of it became."""

import enum
import re
from collections.abc import Iterable, Iterator
from typing import final

import attrs

from ofsted_inspection._record import Record, problem
from ofsted_inspection.errors import Problem, ProblemCode
from ofsted_inspection.models.readings import Correction


@final
class SpanRole(enum.Enum):
    """What a stretch of the report's text is."""

    COVER = "cover"
    CONTENTS = "contents"
    HEADING = "heading"
    GRADE_LINE = "grade_line"
    PARAGRAPH_NUMBER = "paragraph_number"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TIMESCALE = "timescale"
    RECOMMENDATION = "recommendation"
    SCALE = "scale"
    RECORD_ROW = "record_row"
    LAYOUT_MARK = "layout_mark"


@final
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Span(Record):
    """A stretch of one line: from character `start` up to `end` of line `line`.

    Lines count from 1, characters from 0, within the line and without its end. `target` is the
    identifier of what the stretch became: `p29` a paragraph, `p2i1` its first item, `p16r1` a
    recommendation, a section's id, an aspect's key, `contents-3`, or the name of a field
    (`lead_inspector`); None for layout marks.
    """

    line: int
    start: int
    end: int
    role: SpanRole
    target: str | None = None

    def _problems(self) -> Iterator[Problem]:
        if self.line < 1:
            yield problem("line", self.line, "a line number from 1 on")
        if not 0 <= self.start < self.end:
            yield problem(
                "end", self.end, f"an offset past start ({self.start})", ProblemCode.WRONG_ORDER
            )


@final
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Doubt(Record):
    """Something the text alone cannot settle: the line, what was read, and the other reading."""

    line: int
    reading: str
    alternative: str


@final
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Source(Record):
    """The text an inspection was read from.

    `sha256` is of its bytes, in hexadecimal; `terms` says what is known of the terms of use.
    `spans` partition the text's non-blank characters, in reading order; `doubts` are what the
    text could not settle. The text itself is not kept.
    """

    title: str
    publisher: str
    sha256: str
    terms: str
    spans: tuple[Span, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def _problems(self) -> Iterator[Problem]:
        if not re.fullmatch("[0-9a-f]{64}", self.sha256):
            yield problem("sha256", self.sha256, "64 lower-case hexadecimal digits")
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

    def corrected(self, text: str, target: str, corrections: Iterable[Correction]) -> str:
        """Return `text` with those `corrections` applied that lie within the spans of `target`.

        `text` is what the spans of `target` (`p29`) hold, joined by single spaces. A correction
        that lies outside them (a layout mark), that inserts something before the words of a line
        (a missing number), or whose `printed` words are not there does not touch it.
        """
        edits: list[tuple[int, int, str]] = []
        offset = 0
        for span in self.spans:
            if span.target != target or span.role is SpanRole.PARAGRAPH_NUMBER:
                continue
            for each in corrections:
                start, end = offset + each.start - span.start, offset + each.end - span.start
                within = each.line == span.line and span.start <= each.start <= each.end <= span.end
                before = each.end == span.start
                if within and not before and text[start:end] == each.printed:
                    edits.append((start, end, each.corrected))
            offset += span.end - span.start + 1
        for start, end, replacement in sorted(edits, reverse=True):
            text = text[:start] + replacement + text[end:]
        return text

    def __repr__(self) -> str:
        """Return title, publisher and the beginning of the hash."""
        return f"Source({self.title!r}, {self.publisher!r}, sha256 {self.sha256[:12]})"
