"""`compare`: two inspections side by side."""

from ofsted_inspection.cli._answer import Answer
from ofsted_inspection.cli._changes import CROSSWALK, crosswalk_named
from ofsted_inspection.cli._declared import AS_ROWS, Argument, Command, GivenRows
from ofsted_inspection.cli._sources import held
from ofsted_inspection.comparison import compare

_COLUMNS = (
    "aspect",
    "before",
    "after",
    "change",
    "why",
    "reason",
    "relation",
    "aspect_key_before",
    "aspect_key_after",
)


class _Given(GivenRows):
    before: str
    after: str
    crosswalk: str


def _run(given: _Given) -> Answer:
    sources = held(given.before), held(given.after)
    before, after = (each.one for each in sources)
    compared = compare(before, after, crosswalk=crosswalk_named(given.crosswalk))
    rows = tuple(
        (
            each.label,
            None if each.before is None else each.before.grade,
            None if each.after is None else each.after.grade,
            each.kind.value,
            each.explanation,
            each.reason.value,
            None if each.row is None else each.row.relation.value,
            None if each.before is None else each.before.aspect.key,
            None if each.after is None else each.after.aspect.key,
        )
        for each in compared.changes
    )
    return Answer(
        columns=_COLUMNS,
        rows=rows,
        about=tuple(dict.fromkeys(caution for each in sources for caution in each.about)),
        covers=tuple(day for each in sources for day in each.covers),
    )


COMMAND = Command(
    name="compare",
    summary="compare two inspections: what changed, what cannot be compared, and why",
    examples=(
        (
            "ofsted-inspection compare 80575-2019-07-08 80575-2024-06-10",
            "Warrington 2019 and 2024",
        ),
        ("ofsted-inspection compare before.json after.pdf", "files of your own"),
    ),
    arguments=(
        Argument(name="before", takes="BEFORE", help="the earlier inspection, a SOURCE of one"),
        Argument(name="after", takes="AFTER", help="the later inspection, a SOURCE of one"),
        CROSSWALK,
        *AS_ROWS,
    ),
    given=_Given,
    run=_run,
)
