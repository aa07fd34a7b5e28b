"""Results that Ofsted's statistics state of inspections whose reports are not held."""

import datetime
import enum
from collections.abc import Iterator
from typing import final

import attrs

from ofsted_inspection._printable import printable
from ofsted_inspection._record import Record, collapsed_text, duplicates, problem, something
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode
from ofsted_inspection.frameworks import Programme, Service
from ofsted_inspection.grades import SlacGrade
from ofsted_inspection.models._authority import LocalAuthority
from ofsted_inspection.models._basis import InspectionKind
from ofsted_inspection.models._root import Root
from ofsted_inspection.models._years import of_our_time

PROGRAMMES: tuple[Programme, ...] = (Programme.SLAC, Programme.CP, Programme.LAC)
"""The programmes of the four-point scale."""

_ADEQUATE_SINCE = frozenset(
    f"{word} improvement{rest}" for word in ("require", "requires") for rest in ("", " to be good")
) | {"satisfactory"}
"""The words that later tables and reports put in the place of "adequate"."""


@final
class WhenMeans(enum.Enum):
    """What the month or year that a later report gives with a grade is the time of."""

    INSPECTED = "inspected"
    """The inspection."""
    PUBLISHED = "published"
    """The publication of its report."""
    UNKNOWN = "unknown"
    """One or the other: the report that states the grade does not say."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Statement(Record):
    """What a later report states of an earlier result.

    `when_text` is the month or year as stated, `when_means` what it is the time of. `word` is the
    word for the grade: as printed, where `page` (of the file, from 1) says that it was read there;
    otherwise as the list of statements has it that ours was made from. `report_published` is the
    day of publication of the later report, `quote` its words, None where they are not held.

    `agrees` says whether the statistics say the same: the grade, and a day of publication that the
    time stated allows. `note` says what to know of it.
    """

    when_text: str
    when_means: WhenMeans
    word: str
    report_published: datetime.date
    page: int | None = None
    quote: str | None = None
    agrees: bool
    note: str | None = None

    def _problems(self) -> Iterator[Problem]:
        yield from collapsed_text("when_text", self.when_text)
        yield from collapsed_text("word", self.word)
        yield from of_our_time("report_published", self.report_published)
        if self.page is not None and self.page < 1:
            yield problem("page", self.page, "a number from 1 on")
        yield from something("quote", self.quote)
        yield from something("note", self.note)

    @property
    def grade(self) -> SlacGrade | None:
        """The grade that `word` means on the scale of the time, None where it means none.

        "Satisfactory" and "requires improvement" mean adequate there: later reports write them of
        inspections under which neither was a grade.
        """
        return _meant(self.word)

    def __repr__(self) -> str:
        """Return the time as stated, the word, the later report's day, and whether it differs."""
        differs = "" if self.agrees else "; differs"
        return printable(
            f"Statement({self.when_text!r}, {self.word!r}, in the report of "
            f"{self.report_published}{differs})"
        )


@final
@attrs.frozen(kw_only=True, repr=False)
class OfficialResult(Root):
    """The grade for overall effectiveness that Ofsted's statistics state of an inspection.

    The inspection's report is not held, and its days are not known but that of publication. The
    programme of safeguarding and looked after children services (`slac`) judged two services, so
    an inspection of it has two results; elsewhere `service` is None.

    `grade_as_published` is what the table holds. It has the words of the later scale, "Requires
    improvement to be good" for what the report printed as "adequate": `grade` gives that back its
    word, and is None where the table has no grade. `statements` are what later reports say of the
    result. `same_as` is the id of the inspection that it is of, where the package holds that:
    count the one or the other, not both.

    Raises InvalidDocument unless the programme is one of the four-point scale, a service is given
    just where it judged two, `grade` is what `grade_as_published` means, each statement stands
    once, was published later, and has the grade where it is said to agree.
    """

    authority: LocalAuthority
    programme: Programme
    service: Service | None
    kind: InspectionKind
    published: datetime.date
    grade: SlacGrade | None
    grade_as_published: str
    statements: tuple[Statement, ...] = ()
    same_as: str | None = None

    def _problems(self) -> Iterator[Problem]:
        if self.programme not in PROGRAMMES:
            expected = "a programme of the four-point scale"
            yield problem("programme", self.programme.value, expected)
        if (self.service is not None) != (self.programme is Programme.SLAC):
            expected = "a service for slac, and none for others"
            yield problem("service", self.service, expected, ProblemCode.CONTRADICTION)
        yield from of_our_time("published", self.published)
        yield from collapsed_text("grade_as_published", self.grade_as_published)
        meant = _meant(self.grade_as_published)
        if meant is not self.grade:
            expected = "what grade_as_published means: " + (
                "none" if meant is None else meant.value
            )
            yield problem("grade", self.grade, expected, ProblemCode.CONTRADICTION)
        yield from duplicates("statements", self.statements, "statement")
        for index, statement in enumerate(self.statements):
            path = f"statements[{index}]"
            if statement.report_published <= self.published:
                yield problem(
                    f"{path}.report_published",
                    statement.report_published,
                    f"a date after published ({self.published})",
                    ProblemCode.WRONG_ORDER,
                )
            if statement.agrees and statement.grade is not self.grade:
                expected = "false, since the grades differ"
                yield problem(
                    f"{path}.agrees", statement.agrees, expected, ProblemCode.CONTRADICTION
                )
        yield from something("same_as", self.same_as)

    @property
    def id(self) -> str:
        """The result's identifier: Ofsted's number, day of publication, programme and service.

        `80575-2009-11-06-slac-safeguarding`. Derived, so that it cannot contradict the fields.
        """
        service = "" if self.service is None else f"-{self.service.value}"
        return f"{self.authority.urn}-{self.published}-{self.programme.value}{service}"

    def __repr__(self) -> str:
        """Return identifier, authority and grade."""
        grade = "no grade" if self.grade is None else self.grade.label
        return printable(f"OfficialResult({self.id!r}, {self.authority.name}, {grade})")


def _meant(word: str) -> SlacGrade | None:
    """Return the grade of the four-point scale that a word means, None if it means none."""
    if " ".join(word.split()).lower() in _ADEQUATE_SINCE:
        return SlacGrade.ADEQUATE
    try:
        return SlacGrade.parse(word)
    except InvalidDocument:
        return None
