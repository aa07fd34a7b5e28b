"""How what runs along the pages contradicts the cover."""

import re
from collections.abc import Iterator

from ofsted_inspection._wording import shown
from ofsted_inspection.models import Inspection
from ofsted_inspection.rules._kinds import Departure

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAY = re.compile(rf"\b([0-9]{{1,2}}) ({'|'.join(_MONTHS)}) ([0-9]{{4}})\b", re.IGNORECASE)
_FIRST_DAY = re.compile(r"(?:inspection dates?:? )?([0-9]{1,2})\b", re.IGNORECASE)
_NAME = re.compile(
    r"inspection of (.+?)(?: local authority)?(?: children['\u2019]s (?:social care )?services)$",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\w+")
_EVERY_COUNCIL = frozenset(
    {"the", "of", "and", "city", "county", "borough", "council", "royal", "london"}
)


def running_lines_against_cover(inspection: Inspection) -> Iterator[Departure]:
    """Yield each running line that names another authority or other days than the cover."""
    source, report = inspection.source, inspection.report
    if source is None or report is None:
        return
    for place, line in enumerate(source.running_lines):
        subject = f"source.running_lines[{place}]"
        name = _NAME.match(line)
        if name is not None and _own_words(name.group(1)) != _own_words(report.authority):
            yield Departure(subject, shown(line), f"{shown(report.authority)}, as on the cover")
        if not inspection.split_visit and not _has_days_of(inspection, line):
            end = "" if inspection.end is None else f" to {inspection.end}"
            yield Departure(subject, shown(line), f"{inspection.start}{end}, as on the cover")


def _own_words(name: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(name.casefold())) - _EVERY_COUNCIL


def _has_days_of(inspection: Inspection, line: str) -> bool:
    """Whether the days in `line`, if it has any, are the inspection's first and last."""
    days = [(int(day), month.casefold(), int(year)) for day, month, year in _DAY.findall(line)]
    if not days:
        return True
    end = inspection.end or inspection.start
    first = _FIRST_DAY.match(line)
    return days[-1] == (end.day, _MONTHS[end.month - 1].casefold(), end.year) and (
        first is None or int(first.group(1)) == inspection.start.day
    )
