"""Documents with one thing wrong, each with the problem that reading it must raise.

What can be wrong stands in tables: a place in the document, what is put there, and the code of the
problem. The tables are kept apart from the reading, so that they test it.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias, cast

from hypothesis import strategies as st

from ofsted_inspection import frameworks
from ofsted_inspection.errors import ProblemCode
from ofsted_inspection.grades import ReformedGrade, SlacGrade
from ofsted_inspection.interchange import to_dict
from ofsted_inspection.strategies._inspections import inspections

Place: TypeAlias = tuple[str | int, ...]
"""Keys of objects and indices of arrays that lead to a value of a document."""


class InvalidDocumentExample(NamedTuple):
    """A document that cannot be read, and the problem that reading it must list.

    `document` is a plain value as `ofsted_inspection.to_dict` makes them, but for one change;
    `code` and `path` are those of one of the problems that
    `ofsted_inspection.from_dict` raises for it. Others may follow from the same change.
    """

    document: dict[str, object]
    code: ProblemCode
    path: str


REPLACED: tuple[tuple[Place, object, ProblemCode], ...] = (
    (("schema_version",), "2.0", ProblemCode.UNSUPPORTED_VERSION),
    (("schema_version",), "0.9", ProblemCode.WRONG_VALUE),
    (("schema_version",), "1", ProblemCode.WRONG_VALUE),
    (("schema_version",), 1, ProblemCode.WRONG_TYPE),
    (("framework",), "slac-2099", ProblemCode.UNKNOWN_NAME),
    (("framework",), None, ProblemCode.WRONG_TYPE),
    (("id",), "1-1989-12-31", ProblemCode.CONTRADICTION),
    (("authority",), "Ambridge", ProblemCode.WRONG_TYPE),
    (("authority", "urn"), "80575", ProblemCode.WRONG_TYPE),
    (("authority", "urn"), True, ProblemCode.WRONG_TYPE),
    (("authority", "urn"), 0, ProblemCode.WRONG_VALUE),
    (("authority", "urn"), 2**63, ProblemCode.WRONG_VALUE),
    (("authority", "name"), "Ambridge\0", ProblemCode.NOT_TEXT),
    (("authority", "name"), "Ambridge\ud800", ProblemCode.NOT_TEXT),
    (("authority", "name"), "two  spaces", ProblemCode.WRONG_VALUE),
    (("authority", "la_number"), 99, ProblemCode.WRONG_VALUE),
    (("authority", "region"), "Borsetshire", ProblemCode.WRONG_VALUE),
    (("kind",), "partial", ProblemCode.WRONG_VALUE),
    (("start",), "2011-1-10", ProblemCode.WRONG_VALUE),
    (("start",), "2011-02-30", ProblemCode.WRONG_VALUE),
    (("end",), "1989-12-31", ProblemCode.WRONG_ORDER),
    (("published",), 20110225, ProblemCode.WRONG_TYPE),
    (("split_visit",), 0, ProblemCode.WRONG_TYPE),
    (("source_url",), "ftp://example.org/report", ProblemCode.WRONG_VALUE),
    (("source_url",), "https://example.org/a report", ProblemCode.WRONG_VALUE),
    (("form",), "long", ProblemCode.WRONG_VALUE),
    (("end_basis",), "hearsay", ProblemCode.WRONG_VALUE),
    (("lead_inspectors",), "Ann Bee", ProblemCode.WRONG_TYPE),
    (("age_group",), "", ProblemCode.WRONG_VALUE),
    (("team",), None, ProblemCode.WRONG_TYPE),
    (("judgements", 0), None, ProblemCode.WRONG_TYPE),
    (("judgements", 0, "aspect"), "quality_of_biscuits", ProblemCode.UNKNOWN_NAME),
    (("judgements", 0, "grade"), "satisfactory", ProblemCode.WRONG_VALUE),
    (("judgements", 0, "grade"), 3, ProblemCode.WRONG_TYPE),
    (("report", "title"), "", ProblemCode.WRONG_VALUE),
    (("report", "contents", 0, "page"), 0, ProblemCode.WRONG_VALUE),
    (("report", "sections", 0, "aspect_key"), "quality_of_biscuits", ProblemCode.UNKNOWN_NAME),
    (("report", "sections", 0, "paragraphs", 0, "number"), 0, ProblemCode.WRONG_VALUE),
    (("report", "sections", 0, "paragraphs", 0, "id"), "p0", ProblemCode.CONTRADICTION),
    (("report", "recommendations", 0, "paragraph"), "p9999", ProblemCode.UNKNOWN_NAME),
    (("report", "recommendations", 0, "section"), "nowhere", ProblemCode.UNKNOWN_NAME),
    (("readings", "statistics", 0, "value"), 12.5, ProblemCode.WRONG_TYPE),
    (("readings", "statistics", 0, "value"), "1e2", ProblemCode.WRONG_VALUE),
    (("readings", "annotations", 0, "themes"), [], ProblemCode.WRONG_VALUE),
    (("readings", "prior_inspections", 0, "quote"), "", ProblemCode.MISSING),
)
"""What is put into a place, and the code of the problem at that place."""

REQUIRED: Mapping[Place, str] = {
    (): "schema_version framework id authority start end published judgements",
    ("authority",): "urn name la_number ons_code region type",
    ("judgements", 0): "aspect grade",
    ("report",): "title authority sections",
    ("report", "sections", 0): "id title",
    ("report", "sections", 0, "paragraphs", 0): "id number number_printed text",
    ("readings",): "",
}
"""Objects that take no keys but those of their model, with the keys that they need."""

UNIQUE: tuple[tuple[Place, str], ...] = (
    (("judgements",), ""),
    (("report", "sections"), ".id"),
    (("report", "recommendations"), ""),
    (("report", "printed_scale"), ""),
    (("readings", "statistics"), ""),
    (("readings", "corrections"), ""),
)
"""Arrays whose items may stand once, and what follows an item's path where one stands again."""

_OTHER_SCALE = {SlacGrade: "requires_improvement", ReformedGrade: "adequate"}


class Change(NamedTuple):
    """One change to a document: at `place` stands `value`, or nothing if that is `TAKEN`."""

    place: Place
    value: object
    code: ProblemCode
    path: str


TAKEN = object()
"""Stands for a key that is left out."""


def replaced(document: Mapping[str, object]) -> Iterator[Change]:
    """Yield the changes that put something wrong into a place of `document`."""
    for place, value, code in REPLACED:
        if _at(document, place) is not TAKEN:
            yield Change(place, value, code, path_of(place))
    scale = frameworks.get(str(document["framework"])).scale
    grade = ("judgements", 0, "grade")
    yield Change(grade, _OTHER_SCALE[scale], ProblemCode.WRONG_VALUE, path_of(grade))


def taken(document: Mapping[str, object]) -> Iterator[Change]:
    """Yield the changes that leave a key out."""
    for place, keys in REQUIRED.items():
        if isinstance(_at(document, place), dict):
            for key in keys.split():
                path = path_of((*place, key))
                yield Change((*place, key), TAKEN, ProblemCode.MISSING, path)


def added(document: Mapping[str, object]) -> Iterator[Change]:
    """Yield the changes that add a key that nobody knows."""
    for place in REQUIRED:
        if isinstance(_at(document, place), dict):
            path = path_of((*place, "unheard_of"))
            yield Change((*place, "unheard_of"), None, ProblemCode.UNKNOWN_NAME, path)


def repeated(document: Mapping[str, object]) -> Iterator[Change]:
    """Yield the changes that repeat the first item of an array at its end."""
    for place, below in UNIQUE:
        first = _at(document, (*place, 0))
        if first is not TAKEN:
            end = (*place, len(cast("list[object]", _at(document, place))))
            yield Change(end, first, ProblemCode.DUPLICATE, path_of(end) + below)


def _at(value: object, place: Place) -> object:
    """Return what stands at `place` below `value`, `TAKEN` if there is no such place."""
    for step in place:
        if not isinstance(value, (dict, list)):
            return TAKEN
        try:
            value = cast("dict[str | int, object]", value)[step]
        except LookupError:
            return TAKEN
    return value


def path_of(place: Place) -> str:
    """Return the JSON path of `place`, e.g. `$.judgements[0].grade`."""
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place)


def changed(document: dict[str, object], change: Change) -> InvalidDocumentExample:
    """Make `change` in `document` itself, and return it with the problem that must be raised."""
    *above, last = change.place
    parent = _at(document, tuple(above))
    if isinstance(parent, list) and last == len(cast("list[object]", parent)):
        cast("list[object]", parent).append(change.value)
        return InvalidDocumentExample(document, change.code, change.path)
    # A list takes whole numbers and a dict takes texts; the place knows which it is.
    holder = cast("dict[str | int, object]", parent)
    if change.value is TAKEN:
        del holder[last]
    else:
        holder[last] = change.value
    return InvalidDocumentExample(document, change.code, change.path)


@st.composite
def invalid_documents(draw: st.DrawFn) -> InvalidDocumentExample:
    """Draw the document of a coherent inspection with one thing wrong, and what must be raised.

    Something of the wrong kind in a place, a key left out, a key nobody knows, or an item that
    stands twice. Plain values only: what is no JSON at all is not drawn.
    """
    document = to_dict(draw(inspections()))
    changes = draw(st.sampled_from((replaced, taken, added, repeated)))(document)
    return changed(document, draw(st.sampled_from(tuple(changes))))
