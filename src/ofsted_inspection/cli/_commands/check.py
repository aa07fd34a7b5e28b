"""`check`: what breaks Ofsted's published rules, or the structure of a record."""

from collections.abc import Sequence

from ofsted_inspection import rules
from ofsted_inspection.cli._answer import Answer
from ofsted_inspection.cli._declared import AS_ROWS, Argument, Command, GivenRows
from ofsted_inspection.cli._forms import number_of
from ofsted_inspection.cli._sources import held, source
from ofsted_inspection.rules import check

_COLUMNS = ("inspection_id", "subject", "found", "expected", "rule", "basis", "source", "law")


class _Given(GivenRows):
    source: Sequence[str]
    observed: bool = False


def _run(given: _Given) -> Answer:
    sources = [held(each) for each in given.source]
    inspections = [each for one in sources for each in one.inspections]
    wanted = rules.RULES if given.observed else None
    rows = tuple(
        (
            each.inspection,
            each.subject,
            each.found,
            each.expected,
            each.rule.id,
            each.rule.basis.value,
            each.rule.source,
            each.rule.law,
        )
        for inspection in inspections
        for each in check(inspection, rules=wanted)
    )
    breaches = number_of(len(rows), "breach", "breaches")
    return Answer(
        columns=_COLUMNS,
        rows=rows,
        cautions=(f"{breaches} in {number_of(len(inspections), 'inspection')}",),
        status=1 if rows else 0,
    )


COMMAND = Command(
    name="check",
    summary="hold inspections against the rules; status 1 if any is broken",
    examples=(
        ("ofsted-inspection check england", "status 0: none of the rules is broken"),
        ("ofsted-inspection check mine.json", "a record of your own"),
        ("ofsted-inspection list rules", "the rules, each with its source"),
    ),
    about="What was merely observed so far is no rule, and is held against them only if asked for.",
    arguments=(
        source(many=True),
        Argument(name="--observed", help="with what held in every inspection read so far"),
        *AS_ROWS,
    ),
    given=_Given,
    run=_run,
)
