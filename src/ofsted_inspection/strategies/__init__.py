"""Hypothesis strategies for every model of the package: for our tests, and for everyone's.

>>> from hypothesis import Phase, find, settings
>>> smallest = settings(phases=[Phase.generate, Phase.shrink], database=None)
>>> from ofsted_inspection.frameworks import SIF_2013
>>> find(inspections(SIF_2013), lambda inspection: True, settings=smallest)
Inspection('1-2013-11-01', sif-2013, Ambridge, 6 judgements)

Every strategy draws valid instances that shrink to small, readable ones. Once this package and
Hypothesis are both installed, `hypothesis.strategies.from_type(Inspection)` finds them by itself,
for every public model; of inspections it draws any, where :func:`inspections` draws coherent ones
unless told otherwise. Needs the extra `testing`.
"""

import importlib

from ofsted_inspection.errors import MissingExtra

try:
    importlib.import_module("hypothesis")
except ImportError as _error:
    raise MissingExtra("hypothesis", "testing") from _error

from ofsted_inspection.strategies._derived import (
    breaches,
    changes,
    comparisons,
    crosswalk_rows,
    crosswalks,
    dataset_infos,
    evidence,
    grade_distributions,
    histories,
    history_entries,
    medians,
    problems,
    rules,
    scale_rows,
    steps,
)
from ofsted_inspection.strategies._gazetteer import (
    authority_names,
    code_changes,
    neighbours,
    succession_links,
)
from ofsted_inspection.strategies._inspections import inspections, reports
from ofsted_inspection.strategies._invalid import InvalidDocumentExample, invalid_documents
from ofsted_inspection.strategies._official import official_results, statements
from ofsted_inspection.strategies._outcome import (
    aspects,
    frameworks,
    grades,
    inspector_groups,
    judgements,
    local_authorities,
    months,
    outcomes,
    periods,
    reviews,
    team_members,
)
from ofsted_inspection.strategies._published import ofsted_outcomes, visits
from ofsted_inspection.strategies._readings import (
    annotations,
    corrections,
    doubts,
    placed_corrections,
    prior_inspections,
    readings,
    sources,
    spans,
    statistics,
)
from ofsted_inspection.strategies._reports import (
    contents_entries,
    findings,
    paragraphs,
    printed_grades,
    recommendations,
    sections,
    tags,
)
from ofsted_inspection.strategies._wording import sentences

__all__ = [
    "InvalidDocumentExample",
    "annotations",
    "aspects",
    "authority_names",
    "breaches",
    "changes",
    "code_changes",
    "comparisons",
    "contents_entries",
    "corrections",
    "crosswalk_rows",
    "crosswalks",
    "dataset_infos",
    "doubts",
    "evidence",
    "findings",
    "frameworks",
    "grade_distributions",
    "grades",
    "histories",
    "history_entries",
    "inspections",
    "inspector_groups",
    "invalid_documents",
    "judgements",
    "local_authorities",
    "medians",
    "months",
    "neighbours",
    "official_results",
    "ofsted_outcomes",
    "outcomes",
    "paragraphs",
    "periods",
    "placed_corrections",
    "printed_grades",
    "prior_inspections",
    "problems",
    "readings",
    "recommendations",
    "reports",
    "reviews",
    "rules",
    "scale_rows",
    "sections",
    "sentences",
    "sources",
    "spans",
    "statements",
    "statistics",
    "steps",
    "succession_links",
    "tags",
    "team_members",
    "visits",
]
