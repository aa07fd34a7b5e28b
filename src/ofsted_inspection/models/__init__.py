"""The models: immutable, hashable, checked when made, and equal when their fields are.

Every model is an `attrs` class with keyword-only fields. Making one tests every field and what
fields say together, and raises :class:`~ofsted_inspection.errors.InvalidDocument` listing all
faults at once. Pickling goes through the constructor, so a tampered pickle is refused; copies
are the object itself.
"""

from ofsted_inspection._addresses import promise
from ofsted_inspection.models._annotation import Annotation, ChildrenGroup, Polarity, Theme
from ofsted_inspection.models._authority import (
    AuthorityType,
    LocalAuthority,
    OfstedRegion,
    Region,
)
from ofsted_inspection.models._basis import Basis, InspectionForm, InspectionKind, Precision
from ofsted_inspection.models._correction import Correction, CorrectionKind
from ofsted_inspection.models._gazetteer import (
    AuthorityName,
    Closeness,
    CodeChange,
    Extent,
    NameKind,
    Neighbour,
    SuccessionLink,
)
from ofsted_inspection.models._inspection import Inspection
from ofsted_inspection.models._judgement import Judgement, Review
from ofsted_inspection.models._official import OfficialResult, Statement, WhenMeans
from ofsted_inspection.models._prior_inspection import PriorInspection, PriorKind
from ofsted_inspection.models._published import OfstedOutcomes, Visit, VisitKind
from ofsted_inspection.models._readings import Readings
from ofsted_inspection.models._recommendation import (
    Addressee,
    NationalFramework,
    Recommendation,
    Tag,
    Timescale,
)
from ofsted_inspection.models._report import ContentsEntry, PrintedGrade, Report
from ofsted_inspection.models._section import Finding, Paragraph, Section
from ofsted_inspection.models._source import Doubt, PlacedCorrection, Source, Span, SpanRole
from ofsted_inspection.models._statistic import AsOfBasis, Statistic, StatisticKind
from ofsted_inspection.models._team import InspectorBody, InspectorGroup, TeamMember

__all__ = [
    "Addressee",
    "Annotation",
    "AsOfBasis",
    "AuthorityName",
    "AuthorityType",
    "Basis",
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
    "InspectionForm",
    "InspectionKind",
    "InspectorBody",
    "InspectorGroup",
    "Judgement",
    "LocalAuthority",
    "NameKind",
    "NationalFramework",
    "Neighbour",
    "OfficialResult",
    "OfstedOutcomes",
    "OfstedRegion",
    "Paragraph",
    "PlacedCorrection",
    "Polarity",
    "Precision",
    "PrintedGrade",
    "PriorInspection",
    "PriorKind",
    "Readings",
    "Recommendation",
    "Region",
    "Report",
    "Review",
    "Section",
    "Source",
    "Span",
    "SpanRole",
    "Statement",
    "Statistic",
    "StatisticKind",
    "SuccessionLink",
    "Tag",
    "TeamMember",
    "Theme",
    "Timescale",
    "Visit",
    "VisitKind",
    "WhenMeans",
]

promise(__name__, names=__all__)
