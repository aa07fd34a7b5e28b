"""The first page of an ILACS report: authority, title, days and lead inspectors."""

import re
from collections.abc import Sequence

from ofsted_inspection.errors import ProblemCode
from ofsted_inspection.reading._dates import Visit, read_visits
from ofsted_inspection.reading._ledger import Ledger, Unit, joined_words
from ofsted_inspection.reading.templates._edges import read_leads
from ofsted_inspection.reading.templates._stated import missing

_COVER = re.compile(
    r"(?P<title>.*?)\s*Inspection\s+dates?\s*:?\s*(?P<dates>.*?)"
    r"(?:\s*Lead\s+inspectors?\s*:?\s*(?P<leads>.*))?$",
    re.IGNORECASE,
)
_NAME_WITHIN = re.compile(
    r"(?:re-?)?inspection of (?P<name>.+?)(?: local authority)?"
    r"(?: (?:children's social care|children's|child's) services?)?$",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(
    r"(?P<name>.+?) (?P<title>(?:re-?)?inspection of (?:local authority )?children's "
    r"(?:social care )?services)$",
    re.IGNORECASE,
)
_APOSTROPHE = re.compile("[\u2018\u2019]")


class Cover:
    """Title, authority, days and lead inspectors, as the lines above the table print them."""

    def __init__(self, ledger: Ledger, units: Sequence[Unit]) -> None:
        """Read and claim `units`; what is wrong is noted in `ledger`."""
        for each in units:
            ledger.claim(each, "cover")
        words = joined_words(units)
        unit = units[0] if units else None
        match = _COVER.match(words)
        self.title, self.authority = words, ""
        self.leads: tuple[str, ...] = ()
        self.visits: tuple[Visit, ...] = ()
        if match is None:
            missing(ledger, "no inspection dates", "a line 'Inspection dates: 10 to 14 June 2024'")
            return
        self.title, self.authority = _title(match["title"])
        if not self.authority:
            ledger.fault(unit, match["title"], "the authority's name and the report's title")
        self.visits = read_visits(match["dates"]) or ()
        if not self.visits:
            ledger.fault(
                unit, match["dates"], "days such as '10 to 14 June 2024'", ProblemCode.WRONG_VALUE
            )
        if match["leads"]:
            leads = read_leads(match["leads"])
            if leads is None:
                ledger.fault(unit, match["leads"], "the names of lead inspectors and their roles")
            self.leads = leads or ()


def _title(words: str) -> tuple[str, str]:
    """Return title and authority, which may stand in the title or on a line before it."""
    straight = _APOSTROPHE.sub("'", words)
    if match := _NAME_BEFORE.match(straight):
        return words[match.start("title") :], words[: match.end("name")]
    if match := _NAME_WITHIN.match(straight):
        return words, words[match.start("name") : match.end("name")]
    return words, ""
