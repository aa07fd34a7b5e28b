"""The inspection team, as the first paragraph counts it."""

import re

from ofsted_inspection.models import InspectorBody, InspectorGroup
from ofsted_inspection.reading._quantities import NUMBERS
from ofsted_inspection.reading._sentences import sentences

_TEAM = re.compile(r"The inspection team consisted of (.+)\.")
_GROUP = re.compile(rf"(\d{{1,2}}|{'|'.join(NUMBERS)}) (.+)", re.IGNORECASE)
_SEPARATOR = re.compile(rf",? and (?={_GROUP.pattern})|, (?={_GROUP.pattern})", re.IGNORECASE)

_BODIES = (
    ("majesty", InspectorBody.HMI),
    ("care quality commission", InspectorBody.CQC),
    ("additional inspector", InspectorBody.ADDITIONAL),
)


def read_team(text: str) -> tuple[InspectorGroup, ...]:
    """Return the groups that "The inspection team consisted of ..." counts; none if it is absent.

    A group whose body is not known is kept as OTHER, with its words.
    """
    for start, end in sentences(text):
        if team := _TEAM.fullmatch(text[start:end]):
            return tuple(_groups(team.group(1)))
    return ()


def _groups(words: str) -> list[InspectorGroup]:
    groups: list[InspectorGroup] = []
    position = 0
    for separator in [*_SEPARATOR.finditer(words), None]:
        printed = words[position : separator.start() if separator else None]
        position = separator.end() if separator else position
        if match := _GROUP.fullmatch(printed):
            number = match.group(1).casefold()
            count = int(number) if number.isdecimal() else NUMBERS[number]
            if count:
                groups.append(InspectorGroup(count=count, body=_body(printed), printed=printed))
    return groups


def _body(printed: str) -> InspectorBody:
    for words, body in _BODIES:
        if words in printed.casefold():
            return body
    return InspectorBody.OTHER
