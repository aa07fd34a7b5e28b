"""`findings`: sentences of judged sections, with our reading of each."""

from collections import Counter
from collections.abc import Sequence

from ofsted_inspection.cli._answer import Answer, Value, Values
from ofsted_inspection.cli._declared import AS_ROWS, Argument, Command, GivenRows
from ofsted_inspection.cli._sources import HoldsNone, held, source
from ofsted_inspection.cli._values import chosen
from ofsted_inspection.models import ChildrenGroup, Polarity, Theme
from ofsted_inspection.selection import Found, findings

_COLUMNS = (
    "finding_id",
    "polarity",
    "themes",
    "text",
    "section",
    "aspect_key",
    "groups",
    "uncertain",
    "states_grade",
    "inspection_id",
)
_POLARITIES, _THEMES, _GROUPS = (
    tuple(each.value for each in kind) for kind in (Polarity, Theme, ChildrenGroup)
)
_READINGS = "polarities, themes and groups are our readings and not Ofsted's"


class _Given(GivenRows):
    source: str
    aspect: Sequence[str]
    polarity: Sequence[str]
    theme: Sequence[str]
    group: Sequence[str]
    text: str | None = None
    uncertain: bool = False
    count: bool = False


def _run(given: _Given) -> Answer:
    of = held(given.source)
    if all(each.report is None for each in of.inspections):
        raise HoldsNone(of.name, "report, so it has no findings")
    found = findings(
        of.inspections,
        aspect=given.aspect,
        polarity=[Polarity(each) for each in given.polarity],
        theme=[Theme(each) for each in given.theme],
        group=[ChildrenGroup(each) for each in given.group],
        text=given.text,
        uncertain=True if given.uncertain else None,
    )
    columns, rows = _counts(found) if given.count else (_COLUMNS, tuple(map(_row, found)))
    return Answer(
        columns=columns, rows=rows, cautions=(_READINGS,), about=of.about, covers=of.covers
    )


def _row(found: Found) -> Values:
    read = found.annotation
    values: tuple[Value, ...] = (None, None, None, None)
    if read is not None:
        themes = " ".join(each.value for each in read.themes)
        groups = " ".join(each.value for each in read.groups) or None
        values = read.polarity, themes, groups, read.uncertain
    polarity, themes_read, groups_read, uncertain = values
    return (
        found.finding.id,
        polarity,
        themes_read,
        found.text,
        found.section.title,
        found.aspect_key,
        groups_read,
        uncertain,
        found.finding.states_grade,
        found.inspection.id,
    )


def _counts(found: Sequence[Found]) -> tuple[tuple[str, ...], tuple[Values, ...]]:
    """Return how many of the findings of each aspect have which polarity."""
    counts = Counter(
        (each.aspect_key, None if each.annotation is None else each.annotation.polarity.value)
        for each in found
    )
    aspects = dict.fromkeys(each.aspect_key for each in found)
    rows = tuple(
        (
            key,
            *(counts[key, polarity] for polarity in _POLARITIES),
            counts[key, None],
            sum(counts[key, polarity] for polarity in (*_POLARITIES, None)),
        )
        for key in aspects
    )
    return ("aspect_key", *_POLARITIES, "not_read", "findings"), rows


COMMAND = Command(
    name="findings",
    summary="give the sentences of judged sections, with our reading of each",
    examples=(
        (
            "ofsted-inspection findings warrington-2011 --theme workforce --polarity weakness",
            "what is weak",
        ),
        ("ofsted-inspection findings warrington-2011 --text 'care leavers'", "by their words"),
        ("ofsted-inspection findings warrington-2011 --count", "strengths, weaknesses per aspect"),
    ),
    about="Of several themes, polarities, ... one is enough; of different options all must hold.",
    arguments=(
        source(),
        Argument(name="--aspect", takes="KEY", many=True, help="in sections judging this aspect"),
        Argument(
            name="--polarity",
            takes="POLARITY",
            many=True,
            choices=_POLARITIES,
            read=chosen("polarity", _POLARITIES),
            help="read as this",
        ),
        Argument(
            name="--theme",
            takes="THEME",
            many=True,
            choices=_THEMES,
            read=chosen("theme", _THEMES),
            help="about this; `list themes` explains",
        ),
        Argument(
            name="--group",
            takes="GROUP",
            many=True,
            choices=_GROUPS,
            read=chosen("group", _GROUPS),
            help="that names this group of children",
        ),
        Argument(name="--text", takes="WORDS", help="with these words together, in any case"),
        Argument(name="--uncertain", help="whose reading was taken in doubt"),
        Argument(name="--count", help="count them per aspect and polarity"),
        *AS_ROWS,
    ),
    given=_Given,
    run=_run,
)
