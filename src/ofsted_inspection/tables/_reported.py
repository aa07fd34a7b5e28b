"""The table of grades that later reports state."""

from typing import cast

from ofsted_inspection.models import ReportedGrade
from ofsted_inspection.tables._declaration import RowsOf
from ofsted_inspection.tables._definition import SCALE_NAMES, text
from ofsted_inspection.tables._fields import SCALE, refers
from ofsted_inspection.tables._places import apart

_reported = RowsOf(
    ReportedGrade,
    apart(lambda entries: [each for each in entries if isinstance(each, ReportedGrade)]),
)
REPORTED_GRADES = _reported.table(
    "reported_grades",
    "Reported grades",
    "One row for each grade for overall effectiveness that a later report states.",
    _reported.position("place in the table, from 1"),
    _reported(
        "urn",
        "Ofsted's unique reference number of the authority",
        "authority.urn",
        read=lambda row, known: known.authorities[cast("int", row.cells["urn"])],
    ),
    _reported.derived(text("authority", "name of the authority"), "record.authority.name"),
    _reported("service", "the service that the grade is of; none where the report does not say"),
    _reported("when_text", "month or year, as the later report states it"),
    _reported("earliest", "first day that when_text allows"),
    _reported("latest", "last day that when_text allows"),
    _reported("when_means", "what that is the time of: inspection, publication, or not known"),
    _reported("programme", "programme of the inspection; none where it may be another"),
    _reported("grade", "grade for overall effectiveness, on the scale used until 2013"),
    _reported.derived(SCALE, lambda at: SCALE_NAMES[type(at.record.grade)]),
    _reported("stated_in_report_published", "day of publication of the later report"),
    _reported("stated_in_inspection", "inspection that the later report is of, where held"),
    _reported("same_as", "inspection that the grade belongs to, where held: count one"),
    _reported("caution", "what to know before using the row"),
    key=("position",),
    refers=(refers("authorities", "urn"), refers("grades", "scale", "grade")),
)
