"""The programmes' reports as templates: how each is known, and what reads it."""

import re
from collections.abc import Callable
from typing import final

import attrs

from ofsted_inspection._templates.slac import TITLE
from ofsted_inspection.reading._printed import Printed
from ofsted_inspection.reading.document import Document
from ofsted_inspection.reading.templates.ilacs import read_ilacs
from ofsted_inspection.reading.templates.lac import read_lac
from ofsted_inspection.reading.templates.sif import read_sif
from ofsted_inspection.reading.templates.slac import read_slac

__all__: list[str] = []
"""Nothing: what reads reports stands in `ofsted_inspection.reading`."""


@final
@attrs.frozen(kw_only=True)
class Template:
    """How the reports of one programme are known by their first words, and what reads them."""

    name: str
    marks: re.Pattern[str]
    read: Callable[[Document], Printed]


SLAC = Template(
    name="slac",
    marks=re.compile(TITLE.casefold()),
    read=read_slac,
)

LAC = Template(
    name="lac",
    marks=re.compile(r"inspection of looked after children(?:'s)? services"),
    read=read_lac,
)

SIF = Template(
    name="sif",
    marks=re.compile(r"inspection of services for children in need of help and protection"),
    read=read_sif,
)

ILACS = Template(
    name="ilacs",
    marks=re.compile(
        r"the impact of leaders|inspection of (?:local authority )?children's (?:social care )?"
        r"services|\bjudgement grade\b"
    ),
    read=read_ilacs,
)

TEMPLATES = (SLAC, LAC, SIF, ILACS)
"""Every template, in the order in which a document is held against them."""
