"""What made-up reports become as inspections, whole, and what cannot be made of some of them."""

import datetime
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import cast
from unittest import mock

import attrs

from ofsted_inspection import to_json
from ofsted_inspection.errors import InvalidDocument
from ofsted_inspection.models import Basis, LocalAuthority
from ofsted_inspection.reading import _inspection
from ofsted_inspection.reading._inspection import Given, inspection_of
from ofsted_inspection.reading.document import Block, Document
from ofsted_inspection.reading.recognise import recognise
from ofsted_inspection.reading.text import text_document
from tests.reading import warrington
from tests.reading.edits import instead, put
from tests.reading.made_up import Made, document, heading, item, paragraph, sif
from tests.reading.outcomes import compared
from tests.reading.test_reports import council
from tests.reading.variants import ILACS, LAC
from tests.reading.variants_sif import SIF, SIF_GOOD
from tests.reading.variants_slac import CLEAN, VARIANTS

_DATA = b"made up"
_NORTHMERE = council("Northmere")
_WHEN = datetime.date(2030, 1, 2)
_TWO = "  "
"""What no text of the models has: two spaces, as a document made by hand may have them."""

_TAGGED = put(
    ILACS.plain,
    item("•", "Plans. (Outcome 1, National Framework)", 2),
    item("•", "Plans. [enabler two: leaders drive]", 2),
    item("•", "Plans. Principles of the National Framework.", 2),
    item("•", "Plans for loving homes (Outcomes)", 2),
    before="• The made-up",
)
_SECTIONS = put(
    put(ILACS.plain, heading("Summary!", 2), heading("Summary?", 2), before="2. Made-up"),
    paragraph("3. The experience of them is good. It is. They are requires improvement.", 2),
    heading("Summary", 2),
    heading("—", 2),
    before="3. Made-up",
)
_DOUBTFUL = attrs.evolve(document(ILACS.plain.blocks), doubts=((1, "One."), (3, "Another.")))


def inspection(whole: Document, given: Given | None = None) -> list[str]:
    """Return what becomes of a document, a line for each thing and its path."""
    try:
        printed = recognise(whole).read(whole)
        made = inspection_of(printed, whole, _DATA, given or Given())
    except InvalidDocument as error:
        return [f"{error.subject}, {each.code.value}: {each}" for each in error.problems]
    return list(_flat("", json.loads(to_json(made))))


def _flat(path: str, value: object) -> Iterator[str]:
    """Yield what a value of JSON consists of, an object without objects in it a line."""
    if isinstance(value, dict):
        given = cast("dict[str, object]", value)
        plain = {key: each for key, each in given.items() if not isinstance(each, (dict, list))}
        yield f"{path} {json.dumps(plain, ensure_ascii=False)}"
        for key, each in given.items():
            if key not in plain:
                yield from _flat(f"{path}.{key}", each)
    elif isinstance(value, list):
        for place, each in enumerate(cast("list[object]", value)):
            yield from _flat(f"{path}[{place}]", each)
    else:
        yield f"{path} {json.dumps(value, ensure_ascii=False)}"


def _marked(made: Made, old: str) -> Made:
    """Return the report with a space too many after these words, wherever they stand."""

    def two(block: Block) -> Block:
        cells = tuple(each.replace(old, f"{old}{_TWO}") for each in block.cells)
        return attrs.evolve(block, text=block.text.replace(old, f"{old}{_TWO}"), cells=cells)

    return attrs.evolve(made, blocks=tuple(map(two, made.blocks)))


def _of(made: Made, authority: LocalAuthority | None = None) -> Callable[[], list[str]]:
    return partial(inspection, document(made.blocks), Given(authority))


def _of_known_file() -> list[str]:
    """Return what becomes of a report without a day, where England's data know the file's."""
    known = {hashlib.sha256(_DATA).hexdigest(): (_WHEN, Basis.CATALOGUE)}
    made = SIF.others["no day of publication"]
    with mock.patch.object(_inspection, "_published_files", return_value=known):
        return inspection(document(made.blocks))


def _of_text(text: str) -> Callable[[], list[str]]:
    return partial(inspection, text_document(text), Given(_NORTHMERE))


def _beside(plain: Callable[[], list[str]], made: Callable[[], list[str]]) -> list[str]:
    """Return what differs from a plain inspection, but for spans, or why there is none."""
    base, other = _less_spans(plain()), _less_spans(made())
    return compared(base, other) if len(other) > len(base) / 2 else other


def _less_spans(lines: list[str]) -> list[str]:
    return [line for line in lines if not line.startswith(".source.spans")]


_PLAIN: Mapping[str, Callable[[], list[str]]] = {
    "ilacs": _of(ILACS.plain),
    "lac": _of(LAC.plain),
    "sif": _of(SIF.plain),
    "slac": _of_text(CLEAN),
}
_LAST_BROKEN = VARIANTS["the last broken after a sentence"]
_AREA = sif(SIF_GOOD, with_area=True, items=1)
_OTHERS: Mapping[str, Callable[[], list[str]]] = {
    "ilacs, items with tags": _of(_TAGGED),
    "ilacs, sections": _of(_SECTIONS),
    "ilacs, not judged": _of(ILACS.others["not judged"]),
    "ilacs, again": _of(ILACS.others["again"], council("Made-up")),
    "ilacs, split visits": _of(ILACS.others["split visits"]),
    "ilacs, doubts": partial(inspection, _DOUBTFUL),
    "ilacs, day and address given": partial(
        inspection,
        document(ILACS.plain.blocks),
        Given(warrington.WARRINGTON, _WHEN, "https://example.org/made-up"),
    ),
    "ilacs, authority not known": _of(ILACS.others["title with a trust"]),
    "ilacs, authority nearly known": _of(
        instead(
            ILACS.plain, "Inspection of", heading("Inspection of Warington children’s services")
        )
    ),
    "ilacs, trust of an authority": _of(
        instead(ILACS.plain, "Inspection of", heading("Inspection of Slough Children First"))
    ),
    "ilacs, another authority": _of(ILACS.plain, _NORTHMERE),
    "ilacs, spaces in a paragraph": _of(_marked(ILACS.plain, "Made-up finding 2")),
    "ilacs, spaces before headings": _of(_marked(ILACS.plain, "Children here")),
    "ilacs, spaces in what must improve": _of(_marked(ILACS.plain, "matter number 1")),
    "ilacs, spaces in a heading": _of(
        _marked(ILACS.others["heading below a judgement"], "A heading nobody")
    ),
    "lac, another authority": _of(LAC.plain, _NORTHMERE),
    "lac, spaces in an action": _of(_marked(LAC.plain, "make up action")),
    "sif, the area": _of(_AREA),
    "sif, and the board": _of(SIF.others["board's own report"]),
    "sif, and a board without a day": _of(SIF.others["board's own report without a day"]),
    "sif, again": _of(SIF.others["again"]),
    "sif, day given": partial(inspection, document(SIF.plain.blocks), Given(None, _WHEN)),
    "sif, no day": _of(SIF.others["no day of publication"]),
    "sif, a day that is known of the file": _of_known_file,
    "sif, a need that cites nothing": _of(SIF.others["need that cites"]),
    "sif, a need with a tag": _of(
        instead(SIF.plain, "1. Made-up", item("1.", "Plans. (Outcome 1, National Framework)", 3))
    ),
    "sif, spaces in the team": _of(_marked(_AREA, "Ben")),
    "slac, a doubt": _of_text(_LAST_BROKEN),
    "slac, a doubt and pages": _of_text(
        _LAST_BROKEN.replace("\nSafeguarding services\n", "\n\fSafeguarding services\n")
    ),
}

INSPECTIONS: Mapping[str, Callable[[], list[str]]] = {
    **_PLAIN,
    **{
        name: partial(_beside, _PLAIN[name.partition(",")[0]], made)
        for name, made in _OTHERS.items()
    },
}
"""What each is, by name: the plain ones whole, others where they differ."""
