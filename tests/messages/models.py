"""What each model says of each law of its own that is broken."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from tests.models.faults import FAULTS, changed


def _cases() -> Iterator[tuple[str, Callable[[], object]]]:
    met: Counter[str] = Counter()
    for fault in FAULTS:
        place = f"{type(fault.record).__name__}.{fault.path}"
        met[place] += 1
        name = place if met[place] == 1 else f"{place} {met[place]}"
        yield name, partial(changed, fault.record, fault.changes)


CASES: Mapping[str, Callable[[], object]] = dict(_cases())
