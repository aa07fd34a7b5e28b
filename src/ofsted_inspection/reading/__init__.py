"""Reading the text of reports into models.

>>> from pathlib import Path
>>> from ofsted_inspection.reading import read_slac
>>> inspection = read_slac(Path("data/warrington-2011/report.txt").read_bytes())
>>> inspection.report
Report('Warrington', 57 paragraphs, 340 findings, 16 recommendations)
"""

from ofsted_inspection.reading._slac import read_slac

__all__ = ["read_slac"]
