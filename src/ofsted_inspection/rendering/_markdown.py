"""An inspection as Markdown."""

import re

from ofsted_inspection._arguments import checked
from ofsted_inspection._printable import printable
from ofsted_inspection.models import Inspection
from ofsted_inspection.rendering._page import Block, Bullets, Facts, Heading, Record, page

_DEEPEST_HEADING = 6
# What begins markup anywhere in a line: CommonMark's marks, tables, mathematics, mentions.
_MARKUP = re.compile(r"[\\`*_\[\]<>&|~#$@]|(?<=\w)(?=://)|(?<=www)(?=\.)", re.IGNORECASE)
# What begins a list, a rule or a heading only where a line begins.
_AT_START = re.compile(r"^(\d*)([-+=.):])")


@checked
def to_markdown(inspection: Inspection) -> str:
    """Return a Markdown document that shows `inspection` and its report.

    It is CommonMark with a table, as GitHub has it. Every word of the inspection is escaped: none
    is markup, HTML or a link, save `source_url`. Our readings are not shown.
    """
    return "\n\n".join(_block(block) for block in page(inspection)) + "\n"


def _words(text: str) -> str:
    escaped = _MARKUP.sub(r"\\\g<0>", printable(" ".join(text.split())))
    return _AT_START.sub(r"\1\\\2", escaped)


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * min(block.level, _DEEPEST_HEADING)} {_words(block.text)}"
    if isinstance(block, Facts):
        return "\n".join(
            f"- **{_words(fact.name)}:** "
            + (_words(fact.value) if fact.address is None else f"<{_address(fact.address)}>")
            for fact in block.facts
        )
    if isinstance(block, Record):
        rows = (block.columns, ("---",) * len(block.columns), *block.rows)
        return "\n".join(f"| {' | '.join(_cell(cell) for cell in row)} |" for row in rows)
    if isinstance(block, Bullets):
        return "\n".join(f"- {_words(item)}" for item in block.items)
    number = "" if block.number is None else f"{block.number}\\. "
    return f"{number}{_words(block.text)}"


def _cell(text: str) -> str:
    return text if set(text) == {"-"} else _words(text)


def _address(address: str) -> str:
    # Within angle brackets only they, white space and controls could end or break the link.
    return re.sub(r"[<>\s\\]", lambda found: f"%{ord(found.group()):02X}", printable(address))
