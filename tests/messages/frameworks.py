"""What is told of frameworks, their aspects and months."""

import datetime
from collections.abc import Callable, Mapping

import attrs

from ofsted_inspection.frameworks import (
    SIF_2013,
    SLAC_2010,
    Month,
    Period,
    Programme,
    for_start,
    get,
)

_ASPECT = SIF_2013.aspects[0]
_DAY = datetime.date(2012, 7, 1)

CASES: Mapping[str, Callable[[], object]] = {
    "unknown framework": lambda: get("slac-2011"),
    "unknown programme": lambda: for_start("ilac", _DAY),
    "not a day": lambda: for_start("ilacs", datetime.datetime(2012, 7, 1)),  # noqa: DTZ001 - refused
    "no edition of SLAC": lambda: for_start("slac", _DAY),
    "no edition of LAC": lambda: for_start("lac", _DAY),
    "no edition of SIF": lambda: for_start(Programme.SIF, _DAY),
    "no edition of ILACS": lambda: for_start(Programme.ILACS, _DAY),
    "no edition of CP": lambda: for_start(Programme.CP, _DAY),
    "month too low": lambda: Month(2018, 0),
    "month too high": lambda: Month(2018, 13),
    "month": lambda: [Month(2018, 1), Month(987, 12)],
    "period turned round": lambda: Period(first=Month(2018, 2), last=Month(2018, 1)),
    "periods": lambda: [
        Period(),
        Period(first=Month(2018, 1)),
        Period(last=Month(2022, 12)),
        Period(first=Month(2018, 1), last=Month(2022, 12)),
    ],
    "aspect without words": lambda: attrs.evolve(_ASPECT, key="", title=" ", short_title="a  b"),
    "framework without words": lambda: attrs.evolve(SIF_2013, id="", title="a\nb"),
    "aspect twice": lambda: attrs.evolve(SIF_2013, aspects=(_ASPECT, _ASPECT)),
    "unknown aspect": lambda: SLAC_2010.aspect("leadership"),
    "repr": lambda: [repr(SIF_2013), repr(_ASPECT), repr(SIF_2013.in_force)],
    "programmes": lambda: [programme.title for programme in Programme],
}
