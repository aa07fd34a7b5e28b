"""The tables of official results, and of what later reports state of them."""

from typing import cast

from ofsted_inspection.grades import SlacGrade
from ofsted_inspection.models import OfficialResult, Statement
from ofsted_inspection.tables._declaration import Rows, RowsOf
from ofsted_inspection.tables._definition import SCALE_NAMES, grade, integer, text
from ofsted_inspection.tables._fields import SCALE, refers
from ofsted_inspection.tables._places import apart, within

_results = apart(lambda entries: [entry for entry in entries if isinstance(entry, OfficialResult)])
_ID = text(
    "result_id",
    "Ofsted's number of the authority, day of publication, programme, and service if there are two",
    pattern=r"\d+-\d{4}-\d{2}-\d{2}-[a-z_]+(-[a-z_]+)?",
)

_result = RowsOf(OfficialResult, _results)
OFFICIAL_RESULTS = _result.table(
    "official_results",
    "Official results",
    "One row for each grade for overall effectiveness that Ofsted's statistics state of an "
    "inspection whose report is not held.",
    _result.derived(_ID, "record.id"),
    _result(
        "urn",
        "Ofsted's unique reference number of the authority",
        "authority.urn",
        read=lambda row, known: known.authorities[cast("int", row.cells["urn"])],
    ),
    _result.derived(text("authority", "name of the authority"), "record.authority.name"),
    _result("programme", "series of inspections"),
    _result("service", "service judged, where the programme judged two"),
    _result("kind", "full, or a re-inspection"),
    _result("published", "day of publication of the report"),
    _result("grade", "grade in the word of its time; none where the statistics have none"),
    _result.derived(
        integer("grade_number", "its number; 1 is best", nullable=True),
        lambda at: None if at.record.grade is None else at.record.grade.number,
    ),
    _result.derived(SCALE, lambda _: SCALE_NAMES[SlacGrade]),
    _result("grade_as_published", "what the statistics hold, in the words of the later scale"),
    _result("same_as", "inspection that the result is of, where held: count one"),
    key=("result_id",),
    refers=(refers("authorities", "urn"), refers("grades", "scale", "grade")),
    parts={"statements": Rows("statements", by="result_id", of="result_id")},
)

_statement = RowsOf(Statement, within(_results, lambda each: each.statements))
STATEMENTS = _statement.table(
    "statements",
    "Statements",
    "One row for what a later report states of an official result.",
    _statement.derived(_ID, "parent.record.id"),
    _statement.position("place among the statements of the result, from 1"),
    _statement("when_text", "month or year, as the later report states it"),
    _statement("when_means", "what that is the time of: inspection, publication, or not known"),
    _statement("word", "word for the grade: as printed, where page is given"),
    _statement.derived(
        grade("grade", "grade of its time that the word means", nullable=True),
        lambda at: None if at.record.grade is None else at.record.grade.value,
    ),
    _statement.derived(SCALE, lambda _: SCALE_NAMES[SlacGrade]),
    _statement("report_published", "day of publication of the later report"),
    _statement("page", "page of the later report's file, from 1, where it was read there"),
    _statement("quote", "words of the later report, where they are held"),
    _statement("agrees", "whether the statistics say the same of grade and time"),
    _statement("note", "what to know of the statement"),
    key=("result_id", "position"),
    refers=(refers("official_results", "result_id"), refers("grades", "scale", "grade")),
)
