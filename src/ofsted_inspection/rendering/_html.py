"""An inspection as HTML."""

import html

from ofsted_inspection._arguments import checked
from ofsted_inspection._printable import printable
from ofsted_inspection.models import Inspection
from ofsted_inspection.rendering._page import Block, Bullets, Fact, Facts, Heading, Record, page

_DEEPEST_HEADING = 6


@checked
def to_html(inspection: Inspection) -> str:
    """Return an `article` element, for any page, that shows `inspection` and its report.

    Every word of the inspection is escaped: none is a tag, an attribute or a character that
    controls the display. The only link is to `source_url`. No style is set; table cells of grades
    are plain text, so nothing is told by colour alone. Our readings are not shown.
    """
    body = "\n".join(_block(block) for block in page(inspection))
    return f'<article lang="en-GB">\n{body}\n</article>\n'


def _words(text: str) -> str:
    return html.escape(printable(" ".join(text.split())))


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        level = min(block.level, _DEEPEST_HEADING)
        return f"<h{level}>{_words(block.text)}</h{level}>"
    if isinstance(block, Facts):
        return f"<dl>\n{''.join(_fact(fact) for fact in block.facts)}</dl>"
    if isinstance(block, Record):
        return _table(block)
    if isinstance(block, Bullets):
        items = "".join(f"<li>{_words(item)}</li>\n" for item in block.items)
        return f"<ul>\n{items}</ul>"
    number = "" if block.number is None else f"{block.number}. "
    return f"<p>{number}{_words(block.text)}</p>"


def _fact(fact: Fact) -> str:
    value = _words(fact.value)
    if fact.address is not None:
        value = f'<a href="{_words(fact.address)}" rel="noopener noreferrer">{value}</a>'
    return f"<dt>{_words(fact.name)}</dt><dd>{value}</dd>\n"


def _table(record: Record) -> str:
    head = "".join(f'<th scope="col">{_words(name)}</th>' for name in record.columns)
    rows = "".join(
        f"<tr>{''.join(f'<td>{_words(cell)}</td>' for cell in row)}</tr>\n" for row in record.rows
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>"
