"""What each model says of each law of its own that is broken."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial

import attrs

from ofsted_inspection.models import Extent
from tests.models.faults import (
    FAULTS,
    INSPECTION,
    LINK,
    NEIGHBOUR,
    PARAGRAPH,
    RECOMMENDATION,
    RESULT,
    UNKNOWN_PARTS,
    VISIT,
    changed,
)


def _cases() -> Iterator[tuple[str, Callable[[], object]]]:
    met: Counter[str] = Counter()
    for fault in FAULTS:
        place = f"{type(fault.record).__name__}.{fault.path}"
        met[place] += 1
        name = place if met[place] == 1 else f"{place} {met[place]}"
        yield name, partial(changed, fault.record, fault.changes)


_SHOWN = (
    *dict.fromkeys(fault.record for fault in FAULTS),
    INSPECTION.judgements[0],
    PARAGRAPH.findings[0],
    attrs.evolve(INSPECTION, report=None, readings=None),
    attrs.evolve(RECOMMENDATION, timescale=None),
    attrs.evolve(RESULT, grade=None, grade_as_published="-", statements=()),
    attrs.evolve(LINK, part=None, extent=Extent.WHOLE),
    attrs.evolve(NEIGHBOUR, closeness=None),
    attrs.evolve(VISIT, theme=None),
)

CASES: Mapping[str, Callable[[], object]] = {
    **dict(_cases()),
    **{f"unknown {part}": ask for part, (ask, _) in UNKNOWN_PARTS.items()},
    "an aspect that is no text": lambda: [INSPECTION.find(3)],  # type: ignore[arg-type] # refused
    "repr": lambda: map(repr, _SHOWN),
}
