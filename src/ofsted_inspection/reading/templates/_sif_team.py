"""The inspection team, as the single inspection's reports name it."""

import re
from collections.abc import Iterable, Iterator

from ofsted_inspection.models import TeamMember
from ofsted_inspection.reading._printed import PrintedSection
from ofsted_inspection.reading.templates import _sif_words as words_of
from ofsted_inspection.reading.templates._edges import read_leads
from ofsted_inspection.reading.templates._stated import plain, without_footnote

_ROLE = re.compile(r"(?:^|(?<=\s))(?P<role>[A-Z][A-Za-z -]{3,50}?)\s*:\s*")


def members_of(sections: Iterable[PrintedSection]) -> tuple[TeamMember, ...]:
    """Return the names under "The inspection team" with their roles, each once.

    What is no list of names is left out: the section stands in the report whole.
    """
    members: dict[str, TeamMember] = {}
    for section in sections:
        if plain(without_footnote(section.title)) != words_of.TEAM:
            continue
        for paragraph in section.paragraphs:
            for each in (paragraph.text, *paragraph.items):
                for member in _named(each):
                    members.setdefault(member.name, member)
    return tuple(members.values())


def _named(text: str) -> Iterator[TeamMember]:
    _, *parts = _ROLE.split(text)
    for place in range(0, len(parts), 2):
        for name in read_leads(parts[place + 1]) or ():
            yield TeamMember(name=name, role=parts[place])
