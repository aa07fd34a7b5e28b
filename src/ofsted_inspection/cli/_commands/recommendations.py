"""`recommendations`: what reports ask to be improved."""

from collections.abc import Sequence

from ofsted_inspection.cli._answer import Answer, Values
from ofsted_inspection.cli._declared import AS_ROWS, Argument, Command, GivenRows
from ofsted_inspection.cli._sources import HoldsNone, held, source
from ofsted_inspection.cli._values import chosen, count
from ofsted_inspection.models import Inspection, NationalFramework, Recommendation
from ofsted_inspection.selection import recommendations

_COLUMNS = (
    "recommendation_id",
    "timescale",
    "text",
    "service",
    "addressee",
    "tag",
    "tag_printed",
    "number",
    "paragraph_id",
    "section_id",
    "inspection_id",
)
_TAGS = tuple(each.value for each in NationalFramework)


class _Given(GivenRows):
    source: str
    within: int | None = None
    tag: Sequence[str]
    text: str | None = None


def _run(given: _Given) -> Answer:
    of = held(given.source)
    if all(each.report is None for each in of.inspections):
        raise HoldsNone(of.name, "report, so it has no recommendations")
    found = recommendations(
        of.inspections,
        within=given.within,
        tag=[NationalFramework(each) for each in given.tag],
        text=given.text,
    )
    rows = tuple(_row(*each) for each in found)
    return Answer(columns=_COLUMNS, rows=rows, about=of.about, covers=of.covers)


def _row(inspection: Inspection, each: Recommendation) -> Values:
    tag = each.tag
    return (
        each.id,
        None if each.timescale is None else each.timescale.value,
        each.text,
        None if each.service is None else each.service.value,
        each.addressee.value,
        None if tag is None or tag.means is None else tag.means.value,
        None if tag is None else tag.printed,
        each.number,
        each.paragraph,
        each.section,
        inspection.id,
    )


COMMAND = Command(
    name="recommendations",
    summary="give what reports ask to be improved",
    examples=(
        ("ofsted-inspection recommendations warrington-2011 --within 0", "what was urgent"),
        ("ofsted-inspection recommendations read.jsonl --text 'care leavers'", "by their words"),
    ),
    arguments=(
        source(),
        Argument(
            name="--within", takes="MONTHS", read=count, help="to be done in at most so many months"
        ),
        Argument(
            name="--tag",
            takes="TAG",
            many=True,
            choices=_TAGS,
            read=chosen("tag", _TAGS),
            help="that Ofsted labels so, after the National Framework",
        ),
        Argument(name="--text", takes="WORDS", help="with these words together, in any case"),
        *AS_ROWS,
    ),
    given=_Given,
    run=_run,
)
