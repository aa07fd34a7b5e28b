"""Reading reports, PDF or text, into models.

>>> from ofsted_inspection.reading import read_report
>>> inspection = read_report("data/warrington-2011/report.txt")
>>> inspection.report
Report('Warrington', 57 paragraphs, 340 findings, 16 recommendations)
"""

from ofsted_inspection.reading._slac import read_slac
from ofsted_inspection.reading.document import Block, BlockKind, Box, Document, Place
from ofsted_inspection.reading.reports import (
    File,
    ReportRead,
    read_document,
    read_report,
    read_report_text,
    read_reports,
)

__all__ = [
    "Block",
    "BlockKind",
    "Box",
    "Document",
    "File",
    "Place",
    "ReportRead",
    "read_document",
    "read_report",
    "read_report_text",
    "read_reports",
    "read_slac",
]
