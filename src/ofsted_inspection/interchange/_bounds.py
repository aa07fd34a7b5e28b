"""What a field's own value must be beyond its type, as JSON Schema says it.

The models test the same when they are made, in code. Tests draw values on both sides of each bound
and hold the two together. What concerns several fields is not here: no schema can say it.
"""

from collections.abc import Mapping

from ofsted_inspection._record import Record
from ofsted_inspection.models import (
    Annotation,
    ContentsEntry,
    Correction,
    Inspection,
    InspectorGroup,
    LocalAuthority,
    Paragraph,
    PrintedGrade,
    PriorInspection,
    Recommendation,
    Report,
    ReportedGrade,
    Section,
    Source,
    Span,
    Statistic,
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

BOUNDS: Mapping[tuple[type[Record], str], Mapping[str, object]] = {
    (LocalAuthority, "urn"): _FROM_ONE,
    (LocalAuthority, "la_number"): {"minimum": 100, "maximum": 999},
    (LocalAuthority, "name"): _WORDS,
    (LocalAuthority, "ons_name"): _WORDS,
    (LocalAuthority, "ons_code"): _WORDS,
    (LocalAuthority, "closed"): _YEAR,
    (InspectorGroup, "count"): _FROM_ONE,
    (InspectorGroup, "printed"): _WORDS,
    (Inspection, "start"): _YEAR,
    (Inspection, "end"): _YEAR,
    (Inspection, "published"): _YEAR,
    (Inspection, "source_url"): {"pattern": r"^https?://[^\u0000]*$"},
    (Report, "title"): _WORDS,
    (Report, "authority"): _WORDS,
    (Section, "id"): _SOMETHING,
    (Section, "title"): _WORDS,
    (Paragraph, "number"): _FROM_ONE,
    (Paragraph, "text"): _WORDS,
    (Paragraph, "items"): {"items": {"type": "string", **_WORDS}},
    (Recommendation, "text"): _WORDS,
    (ContentsEntry, "title"): _WORDS,
    (ContentsEntry, "page"): _FROM_ONE,
    (PrintedGrade, "definition"): _WORDS,
    (Annotation, "themes"): {"minItems": 1, "maxItems": 3, "uniqueItems": True},
    (Statistic, "quote"): _SOMETHING,
    (Correction, "line"): _FROM_ONE,
    (Correction, "start"): _FROM_ZERO,
    (Correction, "end"): _FROM_ZERO,
    (PriorInspection, "quote"): _SOMETHING,
    (Source, "sha256"): {"pattern": f"^[0-9a-f]{{64}}{END}"},
    (Span, "line"): _FROM_ONE,
    (Span, "start"): _FROM_ZERO,
    (Span, "end"): _FROM_ONE,
    (ReportedGrade, "when_text"): _WORDS,
}
