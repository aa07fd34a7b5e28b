"""What a field's own value must be beyond its type, as JSON Schema says it.

The models test the same when they are made, in code. Tests draw values on both sides of each bound
and hold the two together. What concerns several fields is not here: no schema can say it.
"""

from collections.abc import Mapping
from typing import Any

from ofsted_inspection._record import Record
from ofsted_inspection.models import (
    Annotation,
    ContentsEntry,
    Correction,
    Doubt,
    Inspection,
    InspectorGroup,
    LocalAuthority,
    OfficialResult,
    Paragraph,
    PrintedGrade,
    PriorInspection,
    Recommendation,
    Report,
    Review,
    Section,
    Source,
    Span,
    Statement,
    Statistic,
    Tag,
    TeamMember,
)

_BLANK = r"\t-\r\u001c-\u001f\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""What Python takes for white space, apart from the space, for a class of characters."""

END = r"$(?!\n)"
"""The end of the text in every dialect: in some a bare `$` also stands before a last newline."""

_WORDS = {"pattern": rf"^[^\u0000 {_BLANK}]+( [^\u0000 {_BLANK}]+)*{END}"}
_SOMETHING = {"minLength": 1}
_FROM_ONE = {"minimum": 1}
_FROM_ZERO = {"minimum": 0}
_YEAR = {"pattern": rf"^(199[0-9]|20[0-9]{{2}}|2100)-[0-9]{{2}}-[0-9]{{2}}{END}"}

_NUMBERS = {"items": _FROM_ONE, "uniqueItems": True}
_TEXTS = {"items": _WORDS}
_SHA256 = {"pattern": f"^[0-9a-f]{{64}}{END}"}

BOUNDS: Mapping[tuple[type[Record], str], Mapping[str, Any]] = {
    (LocalAuthority, "urn"): _FROM_ONE,
    (LocalAuthority, "la_number"): {"minimum": 100, "maximum": 999},
    (LocalAuthority, "name"): _WORDS,
    (LocalAuthority, "ons_name"): _WORDS,
    (LocalAuthority, "ons_code"): {"pattern": f"^E[0-9]{{8}}{END}"},
    (LocalAuthority, "closed"): _YEAR,
    (InspectorGroup, "count"): _FROM_ONE,
    (InspectorGroup, "printed"): _WORDS,
    (TeamMember, "name"): _WORDS,
    (TeamMember, "role"): _SOMETHING,
    (Review, "key"): _WORDS,
    (Review, "title"): _WORDS,
    (Inspection, "start"): _YEAR,
    (Inspection, "end"): _YEAR,
    (Inspection, "published"): _YEAR,
    (Inspection, "source_url"): {"pattern": f"^https?://[!-~]+{END}"},
    (Inspection, "lead_inspectors"): {**_TEXTS, "uniqueItems": True},
    (Inspection, "age_group"): _SOMETHING,
    (Report, "title"): _WORDS,
    (Report, "authority"): _WORDS,
    (Section, "id"): _SOMETHING,
    (Section, "title"): _WORDS,
    (Paragraph, "id"): {"pattern": f"^(p[0-9]+[b-z]?|u[1-9][0-9]*){END}"},
    (Paragraph, "number"): _FROM_ONE,
    (Paragraph, "text"): _WORDS,
    (Paragraph, "items"): _TEXTS,
    (Recommendation, "id"): _WORDS,
    (Recommendation, "text"): _WORDS,
    (Recommendation, "number"): _FROM_ONE,
    (Recommendation, "cites"): _NUMBERS,
    (Tag, "printed"): _WORDS,
    (ContentsEntry, "title"): _WORDS,
    (ContentsEntry, "page"): _FROM_ONE,
    (PrintedGrade, "definition"): _WORDS,
    (Annotation, "finding"): _WORDS,
    (Annotation, "themes"): {"minItems": 1, "maxItems": 3, "uniqueItems": True},
    (Annotation, "groups"): {"uniqueItems": True},
    (Annotation, "reason"): _SOMETHING,
    (Statistic, "id"): _WORDS,
    (Statistic, "measure"): _WORDS,
    (Statistic, "measure_text"): _WORDS,
    (Statistic, "unit"): _WORDS,
    (Statistic, "base"): _SOMETHING,
    (Statistic, "paragraph"): _WORDS,
    (Statistic, "quote"): _SOMETHING,
    (Statistic, "note"): _SOMETHING,
    (Correction, "id"): _WORDS,
    (Correction, "line"): _FROM_ONE,
    (Correction, "start"): _FROM_ZERO,
    (Correction, "end"): _FROM_ZERO,
    (Correction, "reason"): _SOMETHING,
    (PriorInspection, "id"): _WORDS,
    (PriorInspection, "when_text"): _SOMETHING,
    (PriorInspection, "aspect_key"): _SOMETHING,
    (PriorInspection, "paragraph"): _WORDS,
    (PriorInspection, "quote"): _SOMETHING,
    (Source, "sha256"): _SHA256,
    (Source, "text_sha256"): _SHA256,
    (Source, "pages"): _FROM_ONE,
    (Source, "extractor"): _SOMETHING,
    (Source, "terms"): _SOMETHING,
    (Source, "running_lines"): _TEXTS,
    (Span, "page"): _FROM_ONE,
    (Span, "line"): _FROM_ONE,
    (Span, "start"): _FROM_ZERO,
    (Span, "end"): _FROM_ONE,
    (Span, "target"): _SOMETHING,
    (Doubt, "page"): _FROM_ONE,
    (Doubt, "line"): _FROM_ONE,
    (OfficialResult, "programme"): {"enum": ["slac", "cp", "lac"]},
    (OfficialResult, "published"): _YEAR,
    (OfficialResult, "grade_as_published"): _WORDS,
    (OfficialResult, "statements"): {"uniqueItems": True},
    (OfficialResult, "same_as"): _SOMETHING,
    (Statement, "when_text"): _WORDS,
    (Statement, "word"): _WORDS,
    (Statement, "report_published"): _YEAR,
    (Statement, "page"): _FROM_ONE,
    (Statement, "quote"): _SOMETHING,
    (Statement, "note"): _SOMETHING,
}


def bounded(schema: Mapping[str, Any], field: tuple[type[Record], str]) -> dict[str, object]:
    """Return `schema`, that of the type of `field`, with what bounds its values and their items."""
    bounds = BOUNDS.get(field, {})
    if "items" not in bounds:
        return {**schema, **bounds}
    return {**schema, **bounds, "items": {**schema["items"], **bounds["items"]}}
