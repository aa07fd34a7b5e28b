r"""Writing an inspection: as a report in its programme's template, as Markdown, as HTML.

>>> from ofsted_inspection import load
>>> from ofsted_inspection.rendering import to_text
>>> to_text(load("warrington-2011")).split("\n\n")[2]
'Inspection dates: 10 – 21 January 2011'

Only `to_text` can be read back. Markdown and HTML are for people; nothing in an inspection's words
is markup there, whatever they are.
"""

from ofsted_inspection.rendering._html import to_html
from ofsted_inspection.rendering._markdown import to_markdown
from ofsted_inspection.rendering._page import days_inspected
from ofsted_inspection.rendering._template import to_text

__all__ = ["days_inspected", "to_html", "to_markdown", "to_text"]
