"""Typed, immutable records of Ofsted's inspections of children's services, with real data.

>>> from ofsted_inspection import load
>>> warrington = load("warrington-2011")
>>> warrington.judgement("looked_after_children.enjoying_and_achieving").grade.label
'Good'

Names are loaded when first used, so importing the package stays cheap.
"""

from typing import TYPE_CHECKING

__version__ = "0.1.0"
"""The version of the package; the data have versions of their own, which `available` tells."""

if TYPE_CHECKING:
    from ofsted_inspection.aggregation import (
        GradeDistribution as GradeDistribution,
        Median as Median,
        distribution as distribution,
        distribution_by as distribution_by,
    )
    from ofsted_inspection.comparison import (
        MAINTAINERS_CROSSWALK as MAINTAINERS_CROSSWALK,
        Change as Change,
        ChangeKind as ChangeKind,
        ChangeReason as ChangeReason,
        Comparison as Comparison,
        Crosswalk as Crosswalk,
        CrosswalkRow as CrosswalkRow,
        DirectionAllowed as DirectionAllowed,
        History as History,
        HistoryEntry as HistoryEntry,
        Relation as Relation,
        ScaleRow as ScaleRow,
        Step as Step,
        compare as compare,
        history as history,
        latest_per_authority as latest_per_authority,
    )
    from ofsted_inspection.datasets import (
        DatasetInfo as DatasetInfo,
        available as available,
        load as load,
        load_inspection as load_inspection,
    )
    from ofsted_inspection.errors import (
        AlreadyThere as AlreadyThere,
        InvalidDocument as InvalidDocument,
        MissingExtra as MissingExtra,
        NoMeanOfGrades as NoMeanOfGrades,
        NothingGraded as NothingGraded,
        OfstedInspectionError as OfstedInspectionError,
        Problem as Problem,
        ProblemCode as ProblemCode,
        ScaleMismatch as ScaleMismatch,
        UnknownEdition as UnknownEdition,
        UnknownName as UnknownName,
    )
    from ofsted_inspection.files import (
        from_file as from_file,
        without_names as without_names,
        without_text as without_text,
    )
    from ofsted_inspection.frameworks import (
        Aspect as Aspect,
        Framework as Framework,
        Month as Month,
        Period as Period,
        Programme as Programme,
        Role as Role,
        Service as Service,
    )
    from ofsted_inspection.gazetteer import (
        authorities as authorities,
        authority as authority,
        code_changes as code_changes,
        neighbours as neighbours,
        predecessors as predecessors,
        successors as successors,
    )
    from ofsted_inspection.grades import (
        Grade as Grade,
        ReformedGrade as ReformedGrade,
        SlacGrade as SlacGrade,
        Ungraded as Ungraded,
    )
    from ofsted_inspection.interchange import (
        from_dict as from_dict,
        from_json as from_json,
        json_schema as json_schema,
        make_converter as make_converter,
        read_jsonl as read_jsonl,
        read_ofsted_outcomes as read_ofsted_outcomes,
        to_dict as to_dict,
        to_json as to_json,
        write_jsonl as write_jsonl,
    )
    from ofsted_inspection.models import (
        Addressee as Addressee,
        Annotation as Annotation,
        AsOfBasis as AsOfBasis,
        AuthorityName as AuthorityName,
        AuthorityType as AuthorityType,
        Basis as Basis,
        ChildrenGroup as ChildrenGroup,
        Closeness as Closeness,
        CodeChange as CodeChange,
        ContentsEntry as ContentsEntry,
        Correction as Correction,
        CorrectionKind as CorrectionKind,
        Doubt as Doubt,
        Extent as Extent,
        Finding as Finding,
        Inspection as Inspection,
        InspectionForm as InspectionForm,
        InspectionKind as InspectionKind,
        InspectorBody as InspectorBody,
        InspectorGroup as InspectorGroup,
        Judgement as Judgement,
        LocalAuthority as LocalAuthority,
        NameKind as NameKind,
        NationalFramework as NationalFramework,
        Neighbour as Neighbour,
        OfficialResult as OfficialResult,
        OfstedOutcomes as OfstedOutcomes,
        OfstedRegion as OfstedRegion,
        Paragraph as Paragraph,
        PlacedCorrection as PlacedCorrection,
        Polarity as Polarity,
        Precision as Precision,
        PrintedGrade as PrintedGrade,
        PriorInspection as PriorInspection,
        PriorKind as PriorKind,
        Readings as Readings,
        Recommendation as Recommendation,
        Region as Region,
        Report as Report,
        Review as Review,
        Section as Section,
        Source as Source,
        Span as Span,
        SpanRole as SpanRole,
        Statement as Statement,
        Statistic as Statistic,
        StatisticKind as StatisticKind,
        SuccessionLink as SuccessionLink,
        Tag as Tag,
        TeamMember as TeamMember,
        Theme as Theme,
        Timescale as Timescale,
        Visit as Visit,
        VisitKind as VisitKind,
        WhenMeans as WhenMeans,
    )
    from ofsted_inspection.rules import (
        Breach as Breach,
        Evidence as Evidence,
        Rule as Rule,
        RuleBasis as RuleBasis,
        check as check,
    )

_HOMES = {
    "aggregation": (
        "GradeDistribution",
        "Median",
        "distribution",
        "distribution_by",
    ),
    "comparison": (
        "Change",
        "ChangeKind",
        "ChangeReason",
        "Comparison",
        "Crosswalk",
        "CrosswalkRow",
        "DirectionAllowed",
        "History",
        "HistoryEntry",
        "MAINTAINERS_CROSSWALK",
        "Relation",
        "ScaleRow",
        "Step",
        "compare",
        "history",
        "latest_per_authority",
    ),
    "datasets": (
        "DatasetInfo",
        "available",
        "load",
        "load_inspection",
    ),
    "errors": (
        "AlreadyThere",
        "InvalidDocument",
        "MissingExtra",
        "NoMeanOfGrades",
        "NothingGraded",
        "OfstedInspectionError",
        "Problem",
        "ProblemCode",
        "ScaleMismatch",
        "UnknownEdition",
        "UnknownName",
    ),
    "files": (
        "from_file",
        "without_names",
        "without_text",
    ),
    "frameworks": (
        "Aspect",
        "Framework",
        "Month",
        "Period",
        "Programme",
        "Role",
        "Service",
    ),
    "gazetteer": (
        "authorities",
        "authority",
        "code_changes",
        "neighbours",
        "predecessors",
        "successors",
    ),
    "grades": (
        "Grade",
        "ReformedGrade",
        "SlacGrade",
        "Ungraded",
    ),
    "interchange": (
        "from_dict",
        "from_json",
        "json_schema",
        "make_converter",
        "read_jsonl",
        "read_ofsted_outcomes",
        "to_dict",
        "to_json",
        "write_jsonl",
    ),
    "models": (
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
    ),
    "rules": (
        "Breach",
        "Evidence",
        "Rule",
        "RuleBasis",
        "check",
    ),
}
"""Which module defines which of the names exported here."""

if not TYPE_CHECKING:
    # Hidden from type checkers, which read the imports above: with __getattr__ in sight, a
    # misspelt import would pass as an unknown object.
    __all__ = sorted(name for names in _HOMES.values() for name in names)

    def __getattr__(name: str) -> object:
        """Import the module that defines `name`, keep the name here, and return it."""
        import importlib

        for home, names in _HOMES.items():
            if name in names:
                value = getattr(importlib.import_module(f"{__name__}.{home}"), name)
                globals()[name] = value
                return value
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)

    def __dir__() -> list[str]:
        """List what the package exports, loaded or not."""
        return list(__all__)
