"""Reading reports, PDF or text, into models.

`read_report` reads one file, `read_report_text` a text, `read_reports` many on any executor, and
`read_document` gives the blocks that they read.
"""

from ofsted_inspection._addresses import promise
from ofsted_inspection.reading._reports import (
    File,
    ReportRead,
    read_document,
    read_report,
    read_report_text,
    read_reports,
)
from ofsted_inspection.reading._slac import read_slac
from ofsted_inspection.reading.document import Block, BlockKind, Box, Document, Place

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

promise(__name__, names=__all__)
