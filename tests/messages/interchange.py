"""What is told of documents: of JSON, of lines of it, of what stands in them."""

import datetime
import enum
import io
import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import cast

import attrs
from cattrs import Converter

from ofsted_inspection import (
    Inspection,
    Judgement,
    Report,
    Section,
    from_dict,
    from_json,
    json_schema,
    make_converter,
    read_jsonl,
    to_dict,
)
from ofsted_inspection.frameworks import SIF_2013, SLAC_2010, Aspect, Framework
from ofsted_inspection.grades import ReformedGrade, SlacGrade
from tests.interchange.documents import Json, Place, put, take, whole
from tests.models.faults import INSPECTION

_URN: Place = ("authority", "urn")
_NAME: Place = ("authority", "name")
_GRADE: Place = ("judgements", 0, "grade")
_ASPECT: Place = ("judgements", 0, "aspect")
_VALUE: Place = ("readings", "statistics", 0, "value")
_PARAGRAPH: Place = ("report", "sections", 0, "paragraphs", 0)


def _with(place: Place, value: Json) -> Callable[[], object]:
    """Return the case of a document with `value` at `place`."""
    return partial(from_json, json.dumps(put(whole(), place, value)))


def _without(place: Place) -> Callable[[], object]:
    return partial(from_json, json.dumps(take(whole(), place)))


def _newer(place: Place, value: Json) -> Callable[[], object]:
    document = put(put(whole(), ("schema_version",), "1.99"), place, value)
    return partial(from_json, json.dumps(document))


def _raw(place: Place, raw: str) -> Callable[[], object]:
    """Return the case of a document with the JSON text `raw` at `place`."""
    text = json.dumps(put(whole(), place, "PLACE"))
    return partial(from_json, text.replace('"PLACE"', raw))


def _lines(*lines: bytes) -> Callable[[], object]:
    return lambda: list(read_jsonl(io.BytesIO(b"\n".join(lines))))


class _Count(enum.IntEnum):
    ONE = 1


def _converter() -> Converter:
    """Return a converter anew, since one keeps what it once worked out."""
    return make_converter(SLAC_2010)


def _headings(levels: int) -> Json:
    """Return headings, each within the one before."""
    below: Json = []
    for number in range(levels):
        heading: dict[str, Json] = {"id": f"h{number}", "title": "A heading", "paragraphs": []}
        below = [{**heading, "printed_grade": None, "subsections": below}]
    return below


def _with_headings(levels: int) -> Inspection:
    """Return an inspection with headings, each within the one before."""
    below: tuple[Section, ...] = ()
    for number in range(levels):
        below = (Section(id=f"h{number}", title="A heading", subsections=below),)
    report = Report(title="A report", authority="A council", sections=below)
    return attrs.evolve(INSPECTION, report=report, readings=None, source=None)


_BELOW: Place = ("report", "sections", 1, "subsections")

_OWN = attrs.evolve(
    INSPECTION, framework=attrs.evolve(SLAC_2010, id="ours"), report=None, readings=None
)


CASES: Mapping[str, Callable[[], object]] = {
    "nothing": partial(from_json, ""),
    "cut short": partial(from_json, '{"a": [1,\n "b'),
    "two documents": partial(from_json, "{} {}"),
    "an array": partial(from_json, "[]"),
    "a number": partial(from_json, "5"),
    "null": partial(from_json, "null"),
    "not UTF-8": partial(from_json, b'{"name": "Caf\xe9"}'),
    "UTF-16": partial(from_json, '{"name": 1}'.encode("utf-16")),
    "UTF-16 without mark": partial(from_json, '{"name": 1}'.encode("utf-16-le")),
    "too deep": partial(from_json, '{"report":{"sections":[' * 10_000),
    "deep in JSON": partial(from_json, "[" * 100_000),
    "no document": lambda: from_dict(cast("dict[str, object]", [("a", 1)])),
    "an empty document": partial(from_json, "{}"),
    "a key twice": partial(from_json, json.dumps(whole())[:-1] + ', "kind": "full", "kind": 1}'),
    "NaN": _raw(_URN, "NaN"),
    "an integer of many digits": _raw(_URN, "9" * 5000),
    "an integer of more bits": _raw(_URN, "9" * 20),
    "an integer past 64 bits": _with(_URN, 2**63),
    "an integer before 64 bits": _with(_URN, -(2**63) - 1),
    "no integer": _with(_URN, "80575"),
    "a truth for an integer": _with(_URN, value=True),
    "no text": _with(_NAME, 5),
    "text with NUL": _with(_NAME, "War\x00rington and more of it"),
    "half a pair": _raw(_NAME, '"War\\ud800rington"'),
    "no truth": _with(("split_visit",), "false"),
    "no date": _with(("start",), 20110110),
    "a date in another form": _with(("start",), "20110110"),
    "no day of the calendar": _with(("start",), "2011-02-30"),
    "no decimal": _with(_VALUE, "1e5"),
    "a number for a decimal": _with(_VALUE, 1.5),
    "no array": _with(("judgements",), {}),
    "a text for an array": _with(("judgements",), "all"),
    "no object": _with(("authority",), []),
    "no choice": _with(("kind",), "ful"),
    "nothing like a choice": _with(("kind",), "xyz"),
    "a number for a choice": _with(("kind",), 1),
    "no grade": _with(_GRADE, "adequat"),
    "no aspect": _with(_ASPECT, "safeguarding.overal"),
    "no framework": _with(("framework",), "slac-2011"),
    "no framework that is known, and more": partial(
        from_json,
        json.dumps(put(put(put(whole(), ("framework",), "x"), _ASPECT, 5), _GRADE, [1])),
    ),
    "a framework that is none": _with(("framework",), {}),
    "no framework at all": _without(("framework",)),
    "a key that nobody knows": _with(("repport",), None),
    "a key of several words": _with(("a key\n",), None),
    "keys missing": lambda: from_dict({"schema_version": "1.0", "framework": "sif-2013"}),
    "a version too new": _with(("schema_version",), "2.0"),
    "a version that is none": _with(("schema_version",), "one"),
    "a version as number": _with(("schema_version",), 1.0),
    "no version": _without(("schema_version",)),
    "newer, with a key": _newer(("further",), 1),
    "newer, with a choice": _newer(("kind",), "third"),
    "newer, with a framework": _newer(("framework",), "ilacs-2030"),
    "the id of another": _with(("id",), "80575-2011-01-11"),
    "an id that is no text": _with(("id",), 80575),
    "no id": _without(("id",)),
    "headings too deep": partial(from_json, json.dumps(put(whole(), _BELOW, _headings(40)))),
    "a long key of marks": _with(("\u00e9" * 39 + "!" * 5,), None),
    "a key that is just a name": _with(("a" * 40,), None),
    "a key longer than a name": _with(("a" * 41,), None),
    "a key that is no text": lambda: from_dict(cast("dict[str, object]", {**whole(), 5: 1})),
    "a truth that is false": _with(_URN, value=False),
    "broken together": _with(("end",), "2010-01-01"),
    "broken below": _with((*_PARAGRAPH, "number"), 0),
    "an empty line": _lines(b"{}", b"", b"[]"),
    "lines of which two are none": _lines(b"{", b"[]"),
    "a line that is not UTF-8": _lines(b"", b'"Caf\xe9"', b"\xff\xfe"),
    "a line cut short": _lines(b"\r", b'{"a": [1,\r'),
    "a line too deep": _lines(b"[" * 100_000),
    "a line with an integer of many digits": _lines(b"[" + b"9" * 5000 + b"]", b"9" * 20),
    "no model": lambda: from_json("{}", cast("type[Inspection]", Judgement)),
    "no model for a schema": lambda: json_schema(cast("type[Inspection]", Judgement)),
    "no record": lambda: to_dict(SlacGrade.GOOD),  # type: ignore[arg-type] # likewise
    "headings too deep to be written": lambda: to_dict(_with_headings(40)),
    "a framework of one's own": lambda: to_dict(_OWN),
    "a judgement of another framework": lambda: make_converter(SIF_2013).unstructure(
        INSPECTION.judgements[0]
    ),
    "a judgement structured": lambda: _converter().structure(
        {"aspect": "x", "grade": "good", "more": 1}, Judgement
    ),
    "a judgement of nothing": lambda: _converter().structure(None, Judgement),
    "a grade structured": lambda: _converter().structure("goood", SlacGrade),
    "a day structured": lambda: _converter().structure("2011-02-30", datetime.date),
    "an integer structured": lambda: _converter().structure("1", int),
    "a float structured": lambda: _converter().structure(1, float),
    "a float that is no number": lambda: _converter().structure(float("nan"), float),
    "a moment structured": lambda: _converter().structure("2011-01-10", datetime.datetime),
    "a number for a moment": lambda: _converter().structure(5, datetime.datetime),
    "a sequence structured": lambda: _converter().structure("ab", list[str]),
    "a tuple structured": lambda: _converter().structure({"a": 1}, tuple[int, ...]),
    "a member structured": lambda: _converter().structure(1.0, _Count),
    "a grade of two scales structured": lambda: make_converter().structure(
        "slac.goood", cast("type[object]", SlacGrade | ReformedGrade)
    ),
    "a grade of another framework": lambda: _converter().unstructure(
        ReformedGrade.REQUIRES_IMPROVEMENT, SlacGrade | ReformedGrade
    ),
    "what needs a framework": lambda: make_converter().structure({}, Judgement),
    "a framework structured": lambda: _converter().structure("slac", Framework),
    "an aspect structured": lambda: _converter().structure("safeguarding.overal", Aspect),
    "an inspection structured": lambda: _converter().structure(
        to_dict(INSPECTION) | {"kind": "x"}, Inspection
    ),
}
