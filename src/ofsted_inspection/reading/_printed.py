"""What a template reads out of a document, before any model is made of it."""

import datetime
import decimal
from typing import final

import attrs

from ofsted_inspection.frameworks import Service
from ofsted_inspection.grades import ReformedGrade, SlacGrade, Ungraded
from ofsted_inspection.models import InspectorGroup, TeamMember
from ofsted_inspection.reading._dates import Visit


@final
@attrs.frozen
class Quote:
    """Words of the document and where they stand."""

    page: int
    line: int
    words: str


@final
@attrs.frozen(kw_only=True)
class PrintedGrade:
    """The grade of one aspect and every place that states it."""

    key: str
    grade: SlacGrade | ReformedGrade | Ungraded
    places: tuple[Quote, ...]

    @property
    def stated_once(self) -> bool:
        """Whether one place alone states it, so that nothing confirms the reading."""
        return len(self.places) == 1


@final
@attrs.frozen(kw_only=True)
class PrintedParagraph:
    """A paragraph: its number, if it has one, its words and the bullets under it."""

    id: str
    number: int | None
    number_printed: bool = True
    text: str
    items: tuple[str, ...] = ()
    page: int
    line: int


@final
@attrs.frozen(kw_only=True)
class PrintedSection:
    """A heading and the paragraphs under it, down to the next heading of any depth."""

    title: str
    depth: int
    key: str | None = None
    grade: SlacGrade | ReformedGrade | Ungraded | None = None
    paragraphs: tuple[PrintedParagraph, ...] = ()
    page: int
    line: int


@final
@attrs.frozen(kw_only=True)
class PrintedEntry:
    """An entry of the table of contents: a heading and the number of its page."""

    title: str
    number: int
    page: int
    line: int


@final
@attrs.frozen(kw_only=True)
class PrintedScaleRow:
    """A grade and what it means, as the report explains its scale."""

    grade: SlacGrade
    definition: str
    page: int
    line: int


@final
@attrs.frozen
class PrintedDoubt:
    """Something that the document does not settle: what was read, and the other reading."""

    page: int
    line: int
    reading: str
    alternative: str


@final
@attrs.frozen(kw_only=True)
class PrintedFact:
    """A quantity stated about the area, of one measure, and the sentence that states it.

    `is_carried` tells that the day is that of the sentence before.
    """

    id: str
    measure: str
    text: str
    kind: str
    unit: str
    value: decimal.Decimal
    day: datetime.date | None = None
    is_carried: bool = False
    paragraph: str
    quote: str
    page: int
    line: int

    def on(self, day: datetime.date | None) -> "PrintedFact":
        """Return the same, of the day that the sentence before states."""
        return attrs.evolve(self, day=day, is_carried=day is not None)


@final
@attrs.frozen(kw_only=True)
class PrintedItem:
    """One thing the report asks to be improved; `section` counts the sections from 0."""

    id: str
    text: str
    section: int
    paragraph: str | None = None
    number: int | None = None
    of_board: bool = False
    service: Service | None = None
    timescale: str | None = None
    cites: tuple[int, ...] = ()
    page: int
    line: int


@final
@attrs.frozen(kw_only=True)
class PrintedSpan:
    """What a stretch of one line of the document is; see `Span` of the models."""

    page: int | None
    line: int
    start: int
    end: int
    role: str
    target: str | None = None


@final
@attrs.frozen(kw_only=True)
class Printed:
    """A report as read: everything its template knows the meaning of."""

    framework: str
    title: str
    authority: str
    named_at: Quote | None = None
    is_reinspection: bool = False
    visits: tuple[Visit, ...]
    published: datetime.date | None = None
    leads: tuple[str, ...] = ()
    age_group: str | None = None
    team: tuple[InspectorGroup, ...] = ()
    members: tuple[TeamMember, ...] = ()
    contents: tuple[PrintedEntry, ...] = ()
    scale: tuple[PrintedScaleRow, ...] = ()
    grades: tuple[PrintedGrade, ...]
    board: PrintedGrade | None = None
    board_published: datetime.date | None = None
    sections: tuple[PrintedSection, ...]
    items: tuple[PrintedItem, ...] = ()
    facts: tuple[PrintedFact, ...] = ()
    terms: str | None = None
    running_lines: tuple[str, ...] = ()
    spans: tuple[PrintedSpan, ...]
    doubts: tuple[PrintedDoubt, ...] = ()
