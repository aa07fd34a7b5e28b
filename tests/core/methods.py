"""For each public method that takes something, arguments that are right; found by reflection."""

import importlib
import inspect
from collections.abc import Iterator, Mapping

import ofsted_inspection
from ofsted_inspection import MAINTAINERS_CROSSWALK, compare, distribution, history, load
from ofsted_inspection.comparison import ChangeKind
from ofsted_inspection.frameworks import SLAC_2010, Month
from ofsted_inspection.grades import ReformedGrade, SlacGrade
from ofsted_inspection.models import ChildrenGroup, Polarity, Span, SpanRole, Theme
from ofsted_inspection.reading import Block, BlockKind, Document
from ofsted_inspection.rules import RULES
from ofsted_inspection.tables import DICTIONARY
from tests.core.arguments import DAY, Function
from tools.surface import public_modules

_WARRINGTON = load("warrington-2011")
_ENGLAND = history(load("england"), "Warrington")
HELD_APART = {
    # Laws of arguments hold for them among the functions.
    "Inspection.of",
    # Made to be called with anything: what it is given stands in messages.
    "Problem.under",
}


def public_methods() -> Iterator[str]:
    """Yield `Class.method` of each class that a public module promises, each once."""
    seen: set[object] = set()
    for name in public_modules():
        module = importlib.import_module(name)
        promised: list[str] = vars(module)["__all__"]
        for cls in filter(inspect.isclass, (getattr(module, each) for each in promised)):
            ours = cls.__module__.startswith(ofsted_inspection.__name__)
            if cls in seen or not ours or cls.__name__.startswith("_"):
                continue
            seen.add(cls)
            for key, value in vars(cls).items():
                method: object = getattr(value, "__func__", value)
                if key.startswith("_") or not inspect.isfunction(method):
                    continue
                if len(inspect.signature(method).parameters) > 1:
                    yield f"{cls.__name__}.{key}"


def right_methods() -> Mapping[str, tuple[Function, Mapping[str, object]]]:
    """Return each method, bound, with arguments by name with which it can be called."""
    report, readings, source = _WARRINGTON.report, _WARRINGTON.readings, _WARRINGTON.source
    assert report is not None
    assert readings is not None
    assert source is not None
    finding = {"id": report.findings[0].id}
    counted = distribution(_WARRINGTON.judgements, scale=SlacGrade)
    comparison = compare(*_ENGLAND.inspections[-2:], crosswalk=MAINTAINERS_CROSSWALK)
    crosswalk = {"crosswalk": MAINTAINERS_CROSSWALK}
    aspect = {"aspect_key": "safeguarding.overall_effectiveness"}
    place = {"target": "p10", "corrections": readings.corrections}
    span = Span(role=SpanRole.PARAGRAPH, target="p1", line=1, start=0, end=5)
    document = Document(
        blocks=(Block(page=1, kind=BlockKind.PARAGRAPH, text="words"),), extractor=None
    )
    return {
        "Comparison.of_kind": (comparison.of_kind, {"kinds": ChangeKind.UNCHANGED}),
        "Comparison.to_frame": (comparison.to_frame, {"backend": "pandas"}),
        "Crosswalk.between": (
            MAINTAINERS_CROSSWALK.between,
            {"earlier": "sif-2013", "later": "ilacs-2018"},
        ),
        "Crosswalk.scale_row": (
            MAINTAINERS_CROSSWALK.scale_row,
            {"one": SlacGrade.GOOD, "other": ReformedGrade.GOOD},
        ),
        "Crosswalk.row": (
            MAINTAINERS_CROSSWALK.row,
            {
                "from_framework": "sif-2013",
                "from_aspect": "overall",
                "to_framework": "ilacs-2018",
                "to_aspect": "overall",
            },
        ),
        "Document.at": (document.at, {"span": span}),
        "Document.line_of": (document.line_of, {"index": 0}),
        "Framework.aspect": (SLAC_2010.aspect, {"key": "safeguarding.overall_effectiveness"}),
        "GradeDistribution.from_grades": (type(counted).from_grades, {"grades": [SlacGrade.GOOD]}),
        "GradeDistribution.on": (counted.on, {"scale": SlacGrade}),
        "GradeDistribution.share": (counted.share, {"grade": SlacGrade.GOOD}),
        "GradeDistribution.at_least": (counted.at_least, {"grade": SlacGrade.GOOD}),
        "History.steps": (_ENGLAND.steps, crosswalk),
        "History.comparisons": (_ENGLAND.comparisons, crosswalk),
        "History.to_frame": (_ENGLAND.to_frame, {"backend": "pandas", **crosswalk}),
        "Inspection.find": (_WARRINGTON.find, aspect),
        "Inspection.findings": (
            _WARRINGTON.findings,
            {
                "aspect": "safeguarding.overall_effectiveness",
                "polarity": Polarity.STRENGTH,
                "theme": Theme.HEALTH,
                "group": ChildrenGroup.MISSING,
                "text": "health",
                "uncertain": False,
            },
        ),
        "Inspection.judgement": (_WARRINGTON.judgement, aspect),
        "Inspection.corrected_text": (
            _WARRINGTON.corrected_text,
            {"target": "p10", "uncertain": True},
        ),
        "Judgement.on": (_WARRINGTON.judgements[0].on, {"scale": SlacGrade}),
        "Month.of": (Month.of, {"day": DAY}),
        "Period.exclude": (SLAC_2010.in_force.exclude, {"day": DAY}),
        "Readings.annotation": (
            readings.annotation,
            {"finding": readings.annotations[0].finding},
        ),
        "Report.finding": (report.finding, finding),
        "Report.finding_text": (report.finding_text, finding),
        "Report.paragraph": (report.paragraph, {"key": "p10"}),
        "Report.recommendation": (report.recommendation, {"id": report.recommendations[0].id}),
        "Report.recommendations_within": (report.recommendations_within, {"months": 3}),
        "Report.section": (report.section, {"id": report.sections[0].id}),
        "Report.words_of": (report.words_of, {"target": "p10"}),
        "Rule.is_for": (RULES[0].is_for, {"framework": SLAC_2010}),
        "Source.placed": (source.placed, place),
        "Source.corrected": (source.corrected, {"text": report.paragraph("p10").text, **place}),
        "Table.column": (DICTIONARY["grades"].column, {"name": "grade"}),
    }
