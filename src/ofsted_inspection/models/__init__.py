"""The models: immutable, hashable, checked when made, and equal when their fields are.

Every model is an `attrs` class with keyword-only fields. Making one tests every field and what
fields say together, and raises :class:`~ofsted_inspection.errors.InvalidDocument` listing all
faults at once. Pickling goes through the constructor, so a tampered pickle is refused; copies
are the object itself.
"""

from ofsted_inspection.models.gazetteer import (
    AuthorityName,
    Closeness,
    CodeChange,
    Extent,
    NameKind,
    Neighbour,
    SuccessionLink,
)
from ofsted_inspection.models.outcome import (
    AuthorityType,
    Inspection,
    InspectionKind,
    InspectorBody,
    InspectorGroup,
    Judgement,
    LocalAuthority,
    PublishedBasis,
    Region,
)
from ofsted_inspection.models.readings import (
    Annotation,
    AsOfBasis,
    ChildrenGroup,
    Correction,
    CorrectionKind,
    Polarity,
    PriorInspection,
    PriorKind,
    Readings,
    Statistic,
    StatisticKind,
    Theme,
)
from ofsted_inspection.models.report import (
    ContentsEntry,
    Finding,
    Paragraph,
    PrintedGrade,
    Recommendation,
    Report,
    Section,
    Timescale,
)
from ofsted_inspection.models.reported import ReportedGrade, WhenMeans
from ofsted_inspection.models.source import Doubt, Source, Span, SpanRole

__all__ = [
    "Annotation",
    "AsOfBasis",
    "AuthorityName",
    "AuthorityType",
    "ChildrenGroup",
    "Closeness",
    "CodeChange",
    "ContentsEntry",
    "Correction",
    "CorrectionKind",
    "Doubt",
    "Extent",
    "Finding",
    "Inspection",
    "InspectionKind",
    "InspectorBody",
    "InspectorGroup",
    "Judgement",
    "LocalAuthority",
    "NameKind",
    "Neighbour",
    "Paragraph",
    "Polarity",
    "PrintedGrade",
    "PriorInspection",
    "PriorKind",
    "PublishedBasis",
    "Readings",
    "Recommendation",
    "Region",
    "Report",
    "ReportedGrade",
    "Section",
    "Source",
    "Span",
    "SpanRole",
    "Statistic",
    "StatisticKind",
    "SuccessionLink",
    "Theme",
    "Timescale",
    "WhenMeans",
]
