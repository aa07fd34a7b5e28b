r"""Writing an inspection: as a report in its programme's template, as Markdown, as HTML, as pages.

>>> from ofsted_inspection import load
>>> from ofsted_inspection.rendering import to_text
>>> to_text(load("warrington-2011")).split("\n\n")[2]
'Inspection dates: 10 – 21 January 2011'

Only `to_text` can be read back. The others are for people; nothing in an inspection's words is
markup there, whatever they are. `to_html` is a piece for a page of one's own. `to_explorer`,
`to_authority_page` and `to_england_page` are whole pages, each one file that makes no request, and
`write_pages` puts them all into a folder.
"""

from ofsted_inspection.rendering._authority_page import to_authority_page
from ofsted_inspection.rendering._england_page import to_england_page
from ofsted_inspection.rendering._explorer import to_explorer
from ofsted_inspection.rendering._folder import write_pages
from ofsted_inspection.rendering._html import to_html
from ofsted_inspection.rendering._markdown import to_markdown
from ofsted_inspection.rendering._page import days_inspected
from ofsted_inspection.rendering._text import to_text

__all__ = [
    "days_inspected",
    "to_authority_page",
    "to_england_page",
    "to_explorer",
    "to_html",
    "to_markdown",
    "to_text",
    "write_pages",
]
