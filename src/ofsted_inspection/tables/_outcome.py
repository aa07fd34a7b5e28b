"""The tables of the outcome: inspections, judgements, reviews and the inspection team."""

from typing import TypeVar, cast

from ofsted_inspection.grades import Ungraded
from ofsted_inspection.models import (
    Inspection,
    InspectorGroup,
    Judgement,
    Readings,
    Review,
    TeamMember,
)
from ofsted_inspection.tables._declaration import Nested, Rows, RowsOf
from ofsted_inspection.tables._definition import SCALE_NAMES, Cell, boolean, integer, text
from ofsted_inspection.tables._fields import (
    FRAMEWORK_ID,
    INSPECTION_ID,
    OF_INSPECTION,
    SCALE,
    refers,
)
from ofsted_inspection.tables._places import Place, listed

_inspection = RowsOf(Inspection, listed(lambda each: (each,)))
INSPECTIONS = _inspection.table(
    "inspections",
    "Inspections",
    "One row for each inspection.",
    INSPECTION_ID,
    _inspection(
        "urn",
        "Ofsted's unique reference number of the authority",
        "authority.urn",
        read=lambda row, known: known.authorities[cast("int", row.cells["urn"])],
    ),
    _inspection.derived(
        text("authority_as_printed", "authority as the report's cover has it", nullable=True),
        lambda at: None if at.record.report is None else at.record.report.authority,
    ),
    _inspection(
        "framework_id",
        "edition of the programme, which fixes scale, aspects and rules",
        "framework.id",
        read=lambda row, known: known.framework(row),
    ),
    _inspection("kind", "full, or a re-inspection"),
    _inspection("kind_basis", "where that was read"),
    _inspection("form", "standard or short, where the programme has both"),
    _inspection("start", "first day of the inspection, which decides the framework"),
    _inspection(
        "start_precision", "day, or month where the day is not known and the first stands for it"
    ),
    _inspection("start_basis", "where the first day was read"),
    _inspection("end", "last day; of the last visit, where the visit was split"),
    _inspection("end_basis", "where the last day was read"),
    _inspection("split_visit", "whether the visit was split into several"),
    _inspection("published", "day of publication of the report"),
    _inspection("published_basis", "where the day of publication was read"),
    _inspection("age_group", "age group inspected, as printed"),
    _inspection("source_url", "publisher's address of the report"),
    _inspection.derived(
        integer("judgement_count", "how many rows it has in judgements"),
        lambda at: len(at.record.judgements),
    ),
    _inspection.derived(
        text(
            "source_sha256",
            "SHA-256 of what was read, in hexadecimal",
            nullable=True,
            pattern="[0-9a-f]{64}",
        ),
        lambda at: None if at.record.source is None else at.record.source.sha256,
    ),
    _inspection.derived(
        text(
            "coverage",
            "whether the report is held, or the grades alone",
            categories=("grades", "report"),
        ),
        lambda at: "grades" if at.record.report is None else "report",
    ),
    _inspection.derived(
        boolean("has_readings", "whether our readings of the report are held"),
        lambda at: at.record.readings is not None,
    ),
    key=("inspection_id",),
    refers=(refers("authorities", "urn"), refers("frameworks", "framework_id")),
    parts={
        "lead_inspectors": Rows("lead_inspectors"),
        "team": Rows("team"),
        "team_members": Rows("team_members"),
        "judgements": Rows("judgements"),
        "reviews": Rows("reviews"),
        "report": Rows("reports", alone=True),
        "readings": Nested(
            Readings,
            "has_readings",
            {
                "annotations": Rows("annotations"),
                "statistics": Rows("statistics"),
                "corrections": Rows("corrections"),
                "prior_inspections": Rows("prior_inspections"),
            },
        ),
        "source": Rows("sources", alone=True),
    },
)


_Graded = TypeVar("_Graded", Judgement, Review)


def _stated_in(at: Place[Judgement, Inspection]) -> Cell:
    """Return the paragraph that states the grade of an aspect, where the report has one."""
    if at.parent.report is None:
        return None
    for section in at.whole.sections:
        if section.record.aspect_key == at.record.aspect.key:
            for paragraph in section.record.paragraphs:
                if any(finding.states_grade for finding in paragraph.findings):
                    return paragraph.id
    return None


def _number(at: Place[_Graded, Inspection]) -> Cell:
    return None if isinstance(at.record.grade, Ungraded) else at.record.grade.number


def _status(at: Place[_Graded, Inspection]) -> Cell:
    return at.record.grade.value if isinstance(at.record.grade, Ungraded) else "judged"


_STATUS = text(
    "status",
    "judged, or printed as not judged",
    categories=("judged", *(each.value for each in Ungraded)),
)
_NUMBER = integer("grade_number", "its number; 1 is best", nullable=True)


_judgement = RowsOf(Judgement, listed(lambda each: each.judgements))
JUDGEMENTS = _judgement.table(
    "judgements",
    "Judgements",
    "One row for each aspect judged, or expressly not judged, in an inspection.",
    INSPECTION_ID,
    _judgement.derived(FRAMEWORK_ID, "parent.framework.id"),
    _judgement(
        "aspect_key",
        "name of the aspect within its framework",
        "aspect.key",
        read=lambda row, known: known.framework(row).aspect(cast("str", row.cells["aspect_key"])),
    ),
    _judgement.position("place in the record of judgements, from 1"),
    _judgement.derived(_STATUS, _status),
    _judgement("grade", "the grade given; none where not judged"),
    _judgement.derived(_NUMBER, _number),
    _judgement.derived(SCALE, lambda at: SCALE_NAMES[at.parent.framework.scale]),
    _judgement.derived(
        text("paragraph_id", "paragraph of the report that states the grade", nullable=True),
        _stated_in,
    ),
    key=("inspection_id", "aspect_key"),
    refers=(
        OF_INSPECTION,
        refers("aspects", "framework_id", "aspect_key"),
        refers("grades", "scale", "grade"),
    ),
)

_review = RowsOf(Review, listed(lambda each: each.reviews))
REVIEWS = _review.table(
    "reviews",
    "Reviews",
    "One row for each body judged beside an inspection; none of them is a judgement of it.",
    INSPECTION_ID,
    _review("review_key", "name of the body: safeguarding_board", "key"),
    _review.position("place among the reviews, from 1"),
    _review("title", "title of the review, as printed"),
    _review.derived(_STATUS, _status),
    _review("grade", "the grade given; none where not judged"),
    _review.derived(_NUMBER, _number),
    _review.derived(SCALE, lambda at: SCALE_NAMES[at.parent.framework.scale]),
    _review("published", "day its own report was published; none where it has none"),
    key=("inspection_id", "review_key"),
    refers=(OF_INSPECTION, refers("grades", "scale", "grade")),
)

_lead = RowsOf(str, listed(lambda each: each.lead_inspectors))
LEAD_INSPECTORS = _lead.table(
    "lead_inspectors",
    "Lead inspectors",
    "One row for each lead inspector that a report names.",
    INSPECTION_ID,
    _lead.position("place in the report's list, from 1"),
    _lead("name", "the name, as printed", ""),
    key=("inspection_id", "position"),
    refers=(OF_INSPECTION,),
)

_member = RowsOf(TeamMember, listed(lambda each: each.team_members))
TEAM_MEMBERS = _member.table(
    "team_members",
    "Members of inspection teams",
    "One row for each member of a team that a report names.",
    INSPECTION_ID,
    _member.position("place in the report's list, from 1"),
    _member("name", "the name, as printed"),
    _member("role", "the role printed with it"),
    key=("inspection_id", "position"),
    refers=(OF_INSPECTION,),
)

_team = RowsOf(InspectorGroup, listed(lambda each: each.team))
TEAM = _team.table(
    "team",
    "Inspection teams",
    "One row for each group of inspectors, as the report counts them.",
    INSPECTION_ID,
    _team.position("place in the report's list, from 1"),
    _team("count", "number of inspectors", unit="inspectors"),
    _team("body", "whom they belong to"),
    _team("printed", "the words printed"),
    key=("inspection_id", "position"),
    refers=(OF_INSPECTION,),
)
