"""The tables that describe what others name: authorities, frameworks, aspects, grades."""

from collections.abc import Iterable, Sequence

from ofsted_inspection.comparison import (
    MAINTAINERS_CROSSWALK,
    CrosswalkRow,
    ScaleRow,
)
from ofsted_inspection.frameworks import Aspect, Framework
from ofsted_inspection.grades import ReformedGrade, SlacGrade
from ofsted_inspection.models import LocalAuthority, OfstedRegion, Theme
from ofsted_inspection.tables._declaration import RowsOf
from ofsted_inspection.tables._definition import SCALE_NAMES, grade, integer, text
from ofsted_inspection.tables._fields import SCALE, refers
from ofsted_inspection.tables._places import Entry, apart, inspections_in, within

_authority = RowsOf(
    LocalAuthority,
    apart(
        lambda entries: dict.fromkeys(
            entry if isinstance(entry, LocalAuthority) else entry.authority for entry in entries
        )
    ),
)
AUTHORITIES = _authority.table(
    "authorities",
    "Local authorities",
    "One row for each authority inspected.",
    _authority("urn", "Ofsted's unique reference number; it stays when codes change"),
    _authority("name", "name of the authority, as Ofsted writes it"),
    _authority("ons_name", "its name as the Office for National Statistics writes it"),
    _authority("la_number", "three-digit number in education statistics"),
    _authority("ons_code", "code of the Office for National Statistics; it may change"),
    _authority("region", "region of England"),
    _authority.derived(
        text(
            "ofsted_region", "region of Ofsted's, of which there are eight", categories=OfstedRegion
        ),
        lambda at: at.record.ofsted_region.value,
    ),
    _authority("type", "type of authority"),
    _authority("closed", "last day it existed, where it was abolished"),
    key=("urn",),
)


def _in_use(entries: Sequence[Entry]) -> Iterable[Framework]:
    """Return each framework once: by identity first, since to compare two takes far longer."""
    given = {id(each.framework): each.framework for each in inspections_in(entries)}
    return dict.fromkeys(given.values())


_frameworks = apart(_in_use)
_framework = RowsOf(Framework, _frameworks)
FRAMEWORKS = _framework.table(
    "frameworks",
    "Frameworks",
    "One row for each edition of a programme that an inspection was under.",
    _framework("framework_id", "edition of the programme, e.g. slac-2010", "id"),
    _framework("programme", "series of inspections"),
    _framework("title", "title of the edition"),
    _framework("reference", "Ofsted's number of the publication"),
    _framework.derived(SCALE, lambda at: SCALE_NAMES[at.record.scale]),
    _framework.derived(
        text("first_month", "month in which its first inspection began", nullable=True),
        lambda at: None if at.record.in_force.first is None else str(at.record.in_force.first),
    ),
    _framework.derived(
        text("last_month", "month in which its last inspection began", nullable=True),
        lambda at: None if at.record.in_force.last is None else str(at.record.in_force.last),
    ),
    key=("framework_id",),
    explains=True,
)

_aspect = RowsOf(Aspect, within(_frameworks, lambda each: each.aspects))
ASPECTS = _aspect.table(
    "aspects",
    "Aspects",
    "One row for each aspect of each framework in use.",
    _aspect.derived(
        text("framework_id", "framework that judges the aspect"), lambda at: at.parent.record.id
    ),
    _aspect("aspect_key", "name of the aspect within its framework", "key"),
    _aspect.position("place among the framework's aspects, from 1"),
    _aspect("title", "title of the aspect, as printed"),
    _aspect("short_title", "a shorter title, of ours"),
    _aspect("service", "service judged apart"),
    _aspect("group", "heading between service and aspect"),
    _aspect("role", "part the aspect plays among the judgements"),
    key=("framework_id", "aspect_key"),
    refers=(refers("frameworks", "framework_id"),),
    explains=True,
)

_grade = RowsOf[SlacGrade | ReformedGrade, None](
    SlacGrade, apart(lambda _: [each for scale in SCALE_NAMES for each in scale])
)
GRADES = _grade.table(
    "grades",
    "Grades",
    "Both scales, best grade first; a number shared is not a meaning shared.",
    _grade.derived(SCALE, lambda at: SCALE_NAMES[type(at.record)]),
    _grade.derived(grade("grade", "name of the grade"), lambda at: at.record.value),
    _grade.derived(
        integer("number", "number printed with the grade; 1 is best"), lambda at: at.record.number
    ),
    _grade.derived(text("label", "the grade in words"), lambda at: at.record.label),
    _grade.derived(text("definition", "what the grade means"), lambda at: at.record.definition),
    key=("scale", "grade"),
    explains=True,
)

_theme = RowsOf(Theme, apart(lambda _: Theme))
THEMES = _theme.table(
    "themes",
    "Themes",
    "What a finding may be about, as the codebook of the annotations has it.",
    _theme("theme_id", "name of the theme", ""),
    _theme.derived(
        text("title", "the theme in words"),
        lambda at: at.record.title,
    ),
    key=("theme_id",),
    explains=True,
)

_crosswalk = RowsOf(CrosswalkRow, apart(lambda _: MAINTAINERS_CROSSWALK.rows))
CROSSWALK = _crosswalk.table(
    "crosswalk",
    "Crosswalk of aspects",
    "Which aspects of two frameworks correspond, and whether a difference has a direction. The "
    "maintainers' judgement, not Ofsted's.",
    _crosswalk.position("place in the table, from 1"),
    _crosswalk("from_framework_id", "the earlier framework", "from_framework"),
    _crosswalk("from_aspect_key", "its aspect; none where the later one is new", "from_aspect"),
    _crosswalk("to_framework_id", "the later framework", "to_framework"),
    _crosswalk("to_aspect_key", "its aspect; none where it was dropped", "to_aspect"),
    _crosswalk("relation", "how the two correspond"),
    _crosswalk("direction_allowed", "whether a difference may be called better or worse"),
    _crosswalk("caution", "what must be said with it"),
    _crosswalk("basis", "whose judgement the row is"),
    key=("position",),
    explains=True,
)

_scale_row = RowsOf(ScaleRow, apart(lambda _: MAINTAINERS_CROSSWALK.scales))
SCALE_CROSSWALK = _scale_row.table(
    "scale_crosswalk",
    "Crosswalk of scales",
    "What may be said of a grade of the one scale beside a grade of the other.",
    _scale_row.derived(
        text("slac_grade", "grade of the four-point scale"), lambda at: at.record.from_grade.value
    ),
    _scale_row.derived(
        text("reformed_grade", "grade of the scale since 2013"),
        lambda at: at.record.to_grade.value,
    ),
    _scale_row("same_word", "the word is shared, which is not the same definition"),
    _scale_row("caution", "what must be said with it"),
    _scale_row("basis", "whose judgement the row is"),
    key=("slac_grade", "reformed_grade"),
    explains=True,
)
