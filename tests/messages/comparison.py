"""What is told of comparisons: why something cannot be compared, and what does not go together."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

import attrs

from ofsted_inspection.comparison import (
    MAINTAINERS_CROSSWALK,
    Crosswalk,
    CrosswalkRow,
    DirectionAllowed,
    History,
    HistoryEntry,
    Relation,
    compare,
    history,
    latest_per_authority,
    pairs,
    previous,
)
from ofsted_inspection.frameworks import (
    ILACS_2018,
    ILACS_2023,
    ILACS_2026,
    LAC_2013,
    SIF_2013,
    SLAC_2010,
    Framework,
    Programme,
    Service,
)
from ofsted_inspection.grades import SlacGrade
from ofsted_inspection.models import Inspection, InspectionKind, OfficialResult
from tests.rules.made import authority, inspection

_DAY = datetime.date(2020, 1, 1)


def _all(framework: Framework, number: int = 2, **changes: int) -> Inspection:
    """Return an inspection in which every aspect has one number but those that are named."""
    judged = dict.fromkeys((aspect.key for aspect in framework.aspects), number)
    return inspection(framework, {**judged, **changes})


_SLAC, _SIF, _ILACS = _all(SLAC_2010, 3), _all(SIF_2013), _all(ILACS_2018, 3)
_OTHER = attrs.evolve(_SIF, authority=attrs.evolve(authority(), urn=80998))
_ELSEWHERE = attrs.evolve(_OTHER, authority=attrs.evolve(_OTHER.authority, name="Southmere"))
_UNPUBLISHED = attrs.evolve(_SIF, published=None, published_basis=None)
_LIKE_SIF = attrs.evolve(SIF_2013, title="Another")
_LIKE = attrs.evolve(_SIF, framework=_LIKE_SIF)
_ROW = CrosswalkRow(
    from_framework="a",
    from_aspect="x",
    to_framework="b",
    to_aspect="y",
    relation=Relation.SAME,
    direction_allowed=DirectionAllowed.YES,
)
_UNKNOWN = attrs.evolve(
    _ROW,
    from_aspect=None,
    to_aspect=None,
    relation=Relation.UNKNOWN,
    direction_allowed=DirectionAllowed.NO,
    caution="not read",
)


def _table(*rows: CrosswalkRow) -> Crosswalk:
    return Crosswalk(id="c", title="C", rows=rows)


def _explained(before: Inspection, after: Inspection) -> Iterable[object]:
    """Yield every change with its explanation."""
    for change in compare(before, after, crosswalk=MAINTAINERS_CROSSWALK).changes:
        yield repr(change)
        yield f"  {change.explanation}"


def _step(one: str, other: str, aspect: str = "x", **changes: object) -> CrosswalkRow:
    """Return a row that pairs the aspect of one name in two frameworks."""
    ends = {"from_framework": one, "from_aspect": aspect, "to_framework": other}
    return attrs.evolve(_ROW, **{**ends, "to_aspect": aspect, **changes})  # type: ignore[arg-type] # checked at run time


def _composed() -> Iterable[object]:
    """Yield what follows of every two relations that pair aspects."""
    paired = [*Relation][: [*Relation].index(Relation.NONE)]
    for one in paired:
        for other in paired:
            table = _table(
                _step("a", "b", relation=one), _step("b", "c", relation=other, caution="second")
            )
            (row,) = table.between("a", "c")
            yield f"{one.value}, {other.value}: {row.relation.value}; {row.caution}"


_TWO_WAYS = _table(
    *(
        _step(one, other, aspect, basis=f"{one}; {other}", caution=f"said; of {one}; said")
        for aspect, steps in (("x", "abdf"), ("y", "acef"))
        for one, other in pairwise(steps)
    )
)
_MERGED_AND_PARTED = _table(
    _step("a", "b", "x"),
    _step("a", "b", "y", to_aspect="x", relation=Relation.NEAR),
    _step("b", "c", "x"),
    _step("b", "c", "x", to_aspect="y", relation=Relation.NEAR),
)


def _history(*inspections: Inspection) -> History:
    entries = tuple(HistoryEntry(inspection=each) for each in inspections)
    return History(authority=authority(), entries=entries)


def _result(programme: Programme, service: Service | None, year: int) -> OfficialResult:
    return OfficialResult(
        authority=authority(),
        programme=programme,
        service=service,
        kind=InspectionKind.FULL,
        published=datetime.date(year, 5, 6),
        grade=SlacGrade.GOOD,
        grade_as_published="Good",
    )


_FIRST = _result(Programme.CP, None, 2010)
_SAFE = _result(Programme.SLAC, Service.SAFEGUARDING, 2011)
_CARE = attrs.evolve(
    _result(Programme.SLAC, Service.LOOKED_AFTER_CHILDREN, 2011),
    grade=None,
    grade_as_published="No judgement",
)
_KNOWN = history([_FIRST, _SAFE, _CARE, _SIF, _ILACS], 80999)


CASES: Mapping[str, Callable[[], object]] = {
    "one framework": lambda: _explained(
        _all(SIF_2013, 2, leadership=1, care_leavers=0),
        _all(SIF_2013, 2, overall=3, care_leavers=0),
    ),
    "a record only": lambda: _explained(_SIF, inspection(SIF_2013, {"overall": 2})),
    "two authorities": lambda: _explained(_SIF, _OTHER),
    "SLAC to SIF": lambda: _explained(_SLAC, _SIF),
    "SIF to ILACS 2018": lambda: _explained(_SIF, _ILACS),
    "SIF to ILACS 2023": lambda: _explained(_SIF, _all(ILACS_2023, 1)),
    "ILACS 2018 to 2023": lambda: _explained(_ILACS, _all(ILACS_2023, 1)),
    "SLAC to LAC": lambda: _explained(_SLAC, _all(LAC_2013)),
    "LAC to SIF": lambda: _explained(_all(LAC_2013), _SIF),
    "ILACS 2023 to 2026": lambda: _explained(_all(ILACS_2023, 1), _all(ILACS_2026, 0)),
    "no crosswalk": lambda: [
        f"{change!r}; {change.explanation}" for change in compare(_SIF, _ILACS).changes
    ],
    "a crosswalk of others": lambda: [
        f"{change!r}; {change.explanation}"
        for change in compare(_SIF, _ILACS, crosswalk=_table(_ROW)).changes
    ],
    "repr": lambda: [
        repr(compare(_SIF, _ILACS)),
        repr(compare(_SIF, attrs.evolve(_SIF, judgements=()))),
        repr(compare(attrs.evolve(_SIF, judgements=()), attrs.evolve(_SIF, judgements=()))),
        repr(MAINTAINERS_CROSSWALK),
        repr(history([_SIF], 80999)),
    ],
    "SLAC to SIF, the same word": lambda: _explained(
        inspection(SLAC_2010, {"safeguarding.overall_effectiveness": 2}),
        inspection(SIF_2013, {"help_and_protection": 2}),
    ),
    "rows": lambda: (
        f"{row.key}: {row.relation.value}, {row.direction_allowed.value}"
        for row in MAINTAINERS_CROSSWALK.rows
    ),
    "scales": lambda: (
        f"{row.from_grade!r}, {row.to_grade!r}: {row.same_word}; {row.caution}"
        for row in MAINTAINERS_CROSSWALK.scales
    ),
    "relations composed": _composed,
    "two ways": lambda: _TWO_WAYS.between("a", "f"),
    "merged and parted": lambda: _MERGED_AND_PARTED.between("a", "c"),
    "frameworks of one id compared": lambda: compare(_SIF, _LIKE).changes,
    "frameworks of one id paired": lambda: pairs(_SIF, _LIKE),
    "inspections of one id": lambda: previous([_SIF, _SIF, attrs.evolve(_SIF, end=None)]).values(),
    "no inspection": lambda: compare(_SIF, SIF_2013).changes,  # type: ignore[arg-type] # refused
    "unpublished": lambda: latest_per_authority([_ILACS, _UNPUBLISHED], _DAY),
    "unpublished, by first day": lambda: latest_per_authority(
        [_UNPUBLISHED, _ILACS], _DAY, basis="start", published_by=_DAY
    ),
    "another basis": lambda: latest_per_authority([_SIF], _DAY, basis="end"),  # type: ignore[arg-type] # refused
    "entries": lambda: map(repr, _KNOWN.entries),
    "entries in a line": lambda: map(str, _KNOWN.entries),
    "an entry of a record without an overall grade": lambda: [
        str(HistoryEntry(inspection=attrs.evolve(_SIF, judgements=())))
    ],
    "steps": lambda: _KNOWN.steps(crosswalk=MAINTAINERS_CROSSWALK),
    "a history in lines": lambda: [str(_KNOWN)],
    "a history of one in lines": lambda: [str(_history(_SIF))],
    "a history of nothing": lambda: [str(_history()), repr(_history())],
    "a comparison in lines": lambda: [
        str(compare(_all(SIF_2013, 2, leadership=1), _SIF)),
        str(compare(_SLAC, _SIF, crosswalk=MAINTAINERS_CROSSWALK)),
        str(compare(_SIF, _ILACS)),
        str(compare(_SIF, _ELSEWHERE)),
        str(compare(attrs.evolve(_SIF, judgements=()), attrs.evolve(_SIF, judgements=()))),
    ],
    "an entry of nothing": lambda: [HistoryEntry(inspection=None)],
    "an entry of two inspections": lambda: [HistoryEntry(inspection=None, results=(_FIRST, _SAFE))],
    "an entry of a result twice": lambda: [HistoryEntry(inspection=None, results=(_SAFE, _SAFE))],
    "an entry of another inspection": lambda: [HistoryEntry(inspection=_SIF, results=(_SAFE,))],
    "an entry of an inspection named otherwise": lambda: [
        HistoryEntry(inspection=_SIF, results=(attrs.evolve(_SAFE, same_as="80998-2015-01-05"),))
    ],
    "history of nobody": lambda: [history([_SIF], 80998)],
    "history of a name": lambda: [history([_SIF], "Northmer")],
    "history of a name borne by two": lambda: [history([_SIF, _OTHER], "northmere")],
    "history of two": lambda: [_history(_SIF, _OTHER)],
    "history turned round": lambda: [_history(_ILACS, _SIF)],
    "a row of one framework": lambda: [attrs.evolve(_ROW, to_framework="a")],
    "a row without ends": lambda: [attrs.evolve(_ROW, from_aspect=None, to_aspect=None)],
    "an aspect added to another": lambda: [attrs.evolve(_ROW, relation=Relation.ADDED)],
    "an aspect dropped for another": lambda: [attrs.evolve(_ROW, relation=Relation.DROPPED)],
    "unknown, with ends": lambda: [attrs.evolve(_ROW, relation=Relation.UNKNOWN)],
    "unknown, with direction": lambda: [
        attrs.evolve(_UNKNOWN, direction_allowed=DirectionAllowed.YES, caution=None)
    ],
    "rows twice": lambda: [_table(_ROW, _ROW)],
    "rows in both directions": lambda: [
        _table(_ROW, attrs.evolve(_ROW, from_framework="b", to_framework="a"))
    ],
    "rows beside unknown": lambda: [_table(_ROW, _UNKNOWN)],
    "rows in a circle": lambda: [
        _table(
            *(
                attrs.evolve(_ROW, from_framework=one, to_framework=other)
                for one, other in (("a", "b"), ("b", "c"), ("c", "a"))
            )
        )
    ],
    "scales twice": lambda: [
        attrs.evolve(MAINTAINERS_CROSSWALK, scales=MAINTAINERS_CROSSWALK.scales[:1] * 2)
    ],
    "unknown row": lambda: [MAINTAINERS_CROSSWALK.row("sif-2013", "overal", "ilacs-2018", None)],
    "unknown row of few": lambda: [_table(_ROW).row("q", None, "r", None)],
}
