"""What Hypothesis runs when it is imported: it learns which strategy draws which model.

Nothing but the models is imported then. `ofsted_inspection.strategies` is imported when
`hypothesis.strategies.from_type` first draws one of them.
"""

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

STRATEGIES = {
    "Annotation": "annotations",
    "Aspect": "aspects",
    "AuthorityName": "authority_names",
    "Breach": "breaches",
    "Change": "changes",
    "CodeChange": "code_changes",
    "Comparison": "comparisons",
    "ContentsEntry": "contents_entries",
    "Correction": "corrections",
    "Crosswalk": "crosswalks",
    "CrosswalkRow": "crosswalk_rows",
    "DatasetInfo": "dataset_infos",
    "Doubt": "doubts",
    "Evidence": "evidence",
    "Finding": "findings",
    "Framework": "frameworks",
    "GradeDistribution": "grade_distributions",
    "History": "histories",
    "HistoryEntry": "history_entries",
    "Inspection": "inspections",
    "InspectorGroup": "inspector_groups",
    "Judgement": "judgements",
    "LocalAuthority": "local_authorities",
    "Median": "medians",
    "Month": "months",
    "Neighbour": "neighbours",
    "OfficialResult": "official_results",
    "OfstedOutcomes": "ofsted_outcomes",
    "Paragraph": "paragraphs",
    "Period": "periods",
    "PlacedCorrection": "placed_corrections",
    "PrintedGrade": "printed_grades",
    "PriorInspection": "prior_inspections",
    "Problem": "problems",
    "Readings": "readings",
    "Recommendation": "recommendations",
    "Report": "reports",
    "Review": "reviews",
    "Rule": "rules",
    "ScaleRow": "scale_rows",
    "Section": "sections",
    "Source": "sources",
    "Span": "spans",
    "Statement": "statements",
    "Statistic": "statistics",
    "Step": "steps",
    "SuccessionLink": "succession_links",
    "Tag": "tags",
    "TeamMember": "team_members",
    "Visit": "visits",
}
"""Each public model by name, with the strategy that draws it. Enumerations need none."""


def register() -> None:
    """Tell Hypothesis of the strategy of every public model."""
    from hypothesis import strategies

    package = importlib.import_module("ofsted_inspection")
    for name in STRATEGIES:
        strategies.register_type_strategy(getattr(package, name), strategy_for)


def strategy_for(model: type[object]) -> "SearchStrategy[object]":
    """Return the strategy that draws any `model`, which is one of those named here."""
    published = importlib.import_module("ofsted_inspection.strategies")
    strategy: Callable[..., SearchStrategy[object]] = getattr(published, STRATEGIES[model.__name__])
    # Whoever asks for the type asks for anything it may be, not for coherent inspections alone.
    return strategy(coherent=False) if model.__name__ == "Inspection" else strategy()
