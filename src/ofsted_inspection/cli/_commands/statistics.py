"""`statistics`: the quantities that reports state."""

from collections.abc import Sequence

from ofsted_inspection.cli._answer import Answer
from ofsted_inspection.cli._declared import AS_ROWS, Argument, Command, GivenRows
from ofsted_inspection.cli._sources import HoldsNone, held, source
from ofsted_inspection.cli._values import chosen
from ofsted_inspection.models import StatisticKind
from ofsted_inspection.selection import statistics

_COLUMNS = (
    "statistic_id",
    "value",
    "value_max",
    "unit",
    "measure",
    "as_of",
    "quote",
    "kind",
    "base",
    "as_of_basis",
    "note",
    "paragraph_id",
    "inspection_id",
)
_KINDS = tuple(each.value for each in StatisticKind)


class _Given(GivenRows):
    source: str
    kind: Sequence[str]
    text: str | None = None


def _run(given: _Given) -> Answer:
    of = held(given.source)
    if all(each.readings is None for each in of.inspections):
        raise HoldsNone(of.name, "readings, so it has no statistics")
    found = statistics(
        of.inspections, kind=[StatisticKind(each) for each in given.kind], text=given.text
    )
    rows = tuple(
        (
            each.id,
            each.value,
            each.value_max,
            each.unit,
            each.measure_text,
            each.as_of,
            each.quote,
            each.kind.value,
            each.base,
            each.as_of_basis.value,
            each.note,
            each.paragraph,
            inspection.id,
        )
        for inspection, each in found
    )
    return Answer(columns=_COLUMNS, rows=rows, about=of.about, covers=of.covers)


COMMAND = Command(
    name="statistics",
    summary="give the quantities that reports state, with the words that state them",
    examples=(
        ("ofsted-inspection statistics warrington-2011 --kind count", "how many"),
        ("ofsted-inspection statistics warrington-2011 --text 'looked after'", "by their words"),
    ),
    arguments=(
        source(),
        Argument(
            name="--kind",
            takes="KIND",
            many=True,
            choices=_KINDS,
            read=chosen("kind", _KINDS),
            help="of this kind",
        ),
        Argument(
            name="--text", takes="WORDS", help="with these words in the measure or the quotation"
        ),
        *AS_ROWS,
    ),
    given=_Given,
    run=_run,
)
