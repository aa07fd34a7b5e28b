"""The first page of a single inspection's report: names, days, the overall judgement, the table."""

import datetime
from collections.abc import Sequence

from ofsted_inspection.errors import ProblemCode
from ofsted_inspection.reading._dates import Visit, read_day, read_visits
from ofsted_inspection.reading._ledger import Ledger, Unit, joined_words
from ofsted_inspection.reading.templates import _sif_words as words_of
from ofsted_inspection.reading.templates._stated import (
    missing,
    plain,
    read_statement,
    without_footnote,
)
from ofsted_inspection.reading.templates._tables import Statement


class Cover:
    """What stands above the table of judgements."""

    def __init__(self, ledger: Ledger, units: Sequence[Unit]) -> None:
        """Read and claim `units`; what is wrong is noted in `ledger`."""
        self._ledger = ledger
        self.title = ""
        self.is_reinspection = False
        self.has_review = False
        self.visits: tuple[Visit, ...] = ()
        self.published: datetime.date | None = None
        self.statements: list[Statement] = []
        names: list[Unit] = []
        has_dates = False
        for place, unit in enumerate(units, start=1):
            # What a label says may stand on the line below it.
            following = joined_words(units[place : place + 1])
            words = plain(unit.words)
            role, target = "cover", None
            if (found := words_of.TITLE.match(words)) and not self.title:
                self.title = without_footnote(unit.words)
                self.is_reinspection = found["again"] is not None
            elif not self.title:
                names.append(unit)
            elif dates := words_of.DATES.match(unit.words):
                has_dates = True
                self._read_visits(unit, dates["value"] or following)
            elif day := words_of.PUBLISHED.match(unit.words):
                self._read_published(unit, day["value"] or following)
            elif words_of.REVIEW.match(words):
                self.has_review = True
            elif self._read_overall(unit):
                role, target = "grade_line", "overall"
            ledger.claim(unit, role, target)
        self.authority = joined_words(names)
        if not self.title:
            missing(ledger, "no title", "'Inspection of services for children in need of help ...'")
        if not has_dates:
            missing(ledger, "no inspection dates", "a line 'Inspection dates: 6 to 30 July 2015'")

    def _read_visits(self, unit: Unit, value: str) -> None:
        self.visits = read_visits(value) or ()
        if not self.visits:
            expected = "days such as '6 to 30 July 2015'"
            self._ledger.fault(unit, unit.words, expected, ProblemCode.WRONG_VALUE)

    def _read_published(self, unit: Unit, value: str) -> None:
        self.published = read_day(value)
        if self.published is None:
            expected = "a day such as '19 October 2015'"
            self._ledger.fault(unit, unit.words, expected, ProblemCode.WRONG_VALUE)

    def _read_overall(self, unit: Unit) -> bool:
        stated = read_statement(without_footnote(unit.words), words_of.OVERALL)
        if stated is None or stated.grade is None:
            return False
        self.statements.append((stated.key, stated.grade, self._ledger.quote(unit)))
        return True
