"""Damaged reports: one error, every fault with its line and what was expected."""

import io

import pytest
from hypothesis import given, strategies as st

from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode
from ofsted_inspection.grades import Ungraded
from ofsted_inspection.models import Inspection, InspectorBody, Paragraph, Region
from ofsted_inspection.reading import read_report, read_report_text
from tests.reading import warrington
from tests.reading.test_reports import REPORTS, council

CLEAN = (REPORTS / "clean.txt").read_bytes().decode()


def problems(text: str | bytes) -> tuple[Problem, ...]:
    """Return the problems of a report that must be refused."""
    data = text if isinstance(text, bytes) else text.encode(errors="surrogatepass")
    with pytest.raises(InvalidDocument) as raised:
        read_report(io.BytesIO(data), authority=warrington.WARRINGTON)
    assert raised.value.subject == "report"
    return raised.value.problems


def only(text: str | bytes) -> Problem:
    (problem,) = problems(text)
    return problem


def edited(old: str, new: str, text: str = CLEAN) -> str:
    """Return the clean report with the one place `old` made `new`."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def line_of(words: str, text: str = CLEAN) -> int:
    """Return the number of the first line that holds `words`, or begins so after a line's end."""
    place = text.index(words)
    return text.count("\n", 0, place + words.startswith("\n")) + 1


def test_the_clean_report_is_read() -> None:
    assert read_report_text(CLEAN, authority=warrington.WARRINGTON).report is not None


def test_an_empty_file() -> None:
    for text in ("", "\n \n\t\n", b"", b"\xef\xbb\xbf"):
        assert "ILACS" in only(text).expected


def test_a_binary_file() -> None:
    problem = only(b"Inspection\n\x89PNG\r\n\x1a\n\x00\x00")
    assert (problem.code, problem.line) == (ProblemCode.NOT_TEXT, 2)
    assert "0x89" in problem.found
    problem = only("Inspection\nof\x00 services")
    assert (problem.code, problem.line) == (ProblemCode.NOT_TEXT, 2)
    assert problem.found == r"'\x00'"
    assert only("\ud800").code is ProblemCode.NOT_TEXT


def test_a_text_that_has_the_title_alone() -> None:
    found = problems("Dear all,\n\nInspection of safeguarding and looked after children services\n")
    assert any(problem.line == 1 and "the title" in problem.expected for problem in found)
    assert any("record of main findings" in problem.found for problem in found)


def test_a_judgement_row_missing() -> None:
    row = "Staying safe\tGood"
    problem = next(each for each in problems(edited(f"{row}\t\t\n", "")) if "staying" in each.found)
    assert problem.code is ProblemCode.MISSING
    assert problem.line == line_of(row) - 1
    assert "looked_after_children.staying_safe" in problem.found


def test_a_judgement_row_twice() -> None:
    row = "Staying safe\tGood"
    problem = only(edited(row, f"{row}\n{row}"))
    assert (problem.code, problem.line) == (ProblemCode.DUPLICATE, line_of(row) + 1)
    assert f"line {line_of(row)}" in problem.expected


def test_an_unknown_grade() -> None:
    row = "Staying safe\tGood"
    problem = only(edited(row, "Staying safe\tSatisfactory"))
    assert problem.line == line_of(row)
    assert problem.found == "'Satisfactory'"
    assert "'Outstanding', 'Good', 'Adequate', 'Inadequate'" in problem.expected


def test_not_judged_is_read_where_it_is_printed() -> None:
    text = edited("Staying safe\tGood", "Staying safe\tNot judged")
    text = edited("Staying safe\n\nGrade 2 (good)\n", "Staying safe\n", text)
    inspection = read_report_text(text, authority=warrington.WARRINGTON)
    judgement = inspection.judgement("looked_after_children.staying_safe")
    assert judgement.grade is Ungraded.NOT_JUDGED


def test_a_paragraph_number_repeated() -> None:
    problem = problems(edited("\n12. ", "\n11. "))[0]
    assert problem.code is ProblemCode.DUPLICATE
    assert problem.line == line_of("\n12. The")
    assert problem.found == "'11.'"


def test_a_paragraph_without_words() -> None:
    line = line_of("\n12. The")
    lines = CLEAN.split("\n")
    lines[line - 1] = "12."
    problem = problems("\n".join(lines))[0]
    assert (problem.line, problem.found) == (line, "'12.'")
    assert "words" in problem.expected


def test_a_number_alone_on_its_line_belongs_to_the_words_below() -> None:
    text = edited("\n12. The", "\n12.\nThe")
    assert read_report_text(text, authority=warrington.WARRINGTON).report == (
        read_report_text(CLEAN, authority=warrington.WARRINGTON).report
    )


def test_faults_come_in_the_order_of_the_lines() -> None:
    text = edited("Staying safe\tGood", "Staying safe\tPoor")
    text = edited("Age group: All", "Age group: All\nAge group: All", text)
    text = edited("\n12. The", "\n11. The", text)
    lines = [problem.line for problem in problems(text)]
    assert len(lines) == 3
    assert lines == sorted(lines, key=lambda line: line or 0)


@pytest.mark.parametrize(
    ("old", "new", "mentions"),
    [
        (
            "Inspection of safeguarding and looked",
            "Inspection of fire services and looked",
            "single inspection",
        ),
        ("Northmere\n\nInspection dates", "Inspection dates", "name below the title"),
        ("Inspection dates: 7", "Days: 7", "'Inspection dates'"),
        ("18 February 2011", "30 February 2011", "10 \u2013 21 January 2011"),
        ("18 February 2011", "18 Fabruary 2011", "10 \u2013 21 January 2011"),
        ("18 February 2011", "18 February", "10 \u2013 21 January 2011"),
        ("18 February 2011", "6 February 2011", "not after the last"),
        ("25 March 2011", "25 January 2011", "on or after the inspection's last"),
        ("25 March 2011", "25 \u2013 26 March 2011", "one day"),
        ("Published: 25 March 2011", "Published:", "25 February 2011"),
        ("Age group: All", "Age group: All\nReporting inspector Ann Bee", "each field once"),
        ("Age group: All", "A group: All", "a field of the cover"),
        ("Age group: All", "Whose Age group: All", "a field of the cover"),
        ("Partnership working\t", "Partnership\t", "a page for each"),
        ("Good (Grade 2)", "Good (Grade 3)", "one of 'Outstanding'"),
        ("Good (Grade 2)", "Adequate (Grade 3)", "each grade of the scale once"),
        ("Record of main findings: Northmere", "Record of main findings: Southmere", "Southmere"),
        ("\nWithin three months:", "\nWithin four months:", "timescale"),
        ("\nImmediately:\n", "\n", "a timescale before the first recommendation"),
        ("\nAbout this inspection\n", "\n", "the first 'About this inspection'"),
    ],
)
def test_one_fault(old: str, new: str, mentions: str) -> None:
    text = CLEAN.replace(old, new, 1)
    assert text != CLEAN
    assert any(mentions in f"{problem.found} {problem.expected}" for problem in problems(text)), (
        problems(text)
    )


def test_a_heading_printed_twice() -> None:
    heading = "\nLeadership and management\n\nGrade 2 (good)\n"
    text = CLEAN.replace(heading, f"{heading}\nLeadership and management\n", 1)
    assert any(
        problem.code is ProblemCode.DUPLICATE and "each heading once" in problem.expected
        for problem in problems(text)
    )


HEALTH = "The contribution of health agencies to keeping children and young people safe"


@pytest.mark.parametrize("grade", ["\n\nGrade 2 (good)", " Grade 2 (good)"])
def test_a_heading_wrapped_over_lines(grade: str) -> None:
    wrapped = HEALTH.replace("keeping ", "keeping\n").replace("young ", "young\n\n")
    text = edited(f"\n{HEALTH}\n\nGrade 2 (good)", f"\n{wrapped}{grade}")
    text = edited(f"{HEALTH}\tGood", f"{wrapped}\tGood", text)
    assert read_report_text(text, authority=warrington.WARRINGTON).report == (
        read_report_text(CLEAN, authority=warrington.WARRINGTON).report
    )


@pytest.mark.parametrize("end", [26, 30], ids=["after a word", "within a word"])
def test_the_beginning_of_a_heading_is_no_heading(end: int) -> None:
    text = edited(f"\n{HEALTH}\n\nGrade 2 (good)", f"\n{HEALTH[:end]}\n\nGrade 2 (good)")
    assert line_of(f"\n{HEALTH[:end]}\n", text) in {each.line for each in problems(text)}
    cut = CLEAN[: CLEAN.index(f"\n{HEALTH}\n") + 1 + end]
    assert cut.endswith(HEALTH[:end])
    assert cut.count("\n") + 1 in {each.line for each in problems(cut)}


def test_a_heading_wrapped_over_more_than_three_lines_is_no_heading() -> None:
    wrapped = "\n".join(HEALTH.split(" ", 3))
    text = edited(f"\n{HEALTH}\n\nGrade 2 (good)", f"\n{wrapped}\n\nGrade 2 (good)")
    # Its words pass for more of the paragraph above; the grade line below them is left over.
    assert only(text).line == line_of("\nGrade 2 (good)", text[text.index(wrapped) :]) + (
        text[: text.index(wrapped)].count("\n")
    )


def test_a_recommendation_split_by_a_page_break_with_a_stray_mark() -> None:
    line = CLEAN.split("\n")[line_of("\nImmediately:") + 1]
    text = edited(line, line.replace(" the end", "\n\n- the end"))
    assert text != CLEAN
    assert read_report_text(text, authority=warrington.WARRINGTON).report == (
        read_report_text(CLEAN, authority=warrington.WARRINGTON).report
    )


def test_a_sentence_in_the_form_of_a_grade_states_none() -> None:
    text = edited("\n12. The capacity", "\n12. The thresholds are clear. The capacity")
    report = read_report_text(text, authority=warrington.WARRINGTON).report
    assert report is not None
    assert not any(each.states_grade for each in report.paragraph(12).findings)


def test_the_authority_may_be_glued_to_the_first_field() -> None:
    text = edited("Northmere\n\nInspection dates", "Northmere Inspection dates")
    read = read_report_text(text, authority=warrington.WARRINGTON)
    assert read.report is not None
    assert read.report.authority == "Northmere"


@pytest.mark.parametrize("place", ["\nNorthmere\n", "findings: Northmere"])
def test_an_authority_with_a_mark_in_it_is_shown_escaped(place: str) -> None:
    """As the fuzzer found it: the two names differ, and each is quoted in the other's fault."""
    text = edited(place, place.replace("mere", "\ufeff\u202emere"))
    for problem in problems(text):
        assert (problem.found + problem.expected).isprintable()
    assert any("'North\\ufeff\\u202emere'" in each.expected for each in problems(text))


def test_a_text_that_begins_with_its_contents() -> None:
    contents = CLEAN[CLEAN.index("Contents") :]
    title = "Inspection of safeguarding and looked after children services"
    found = problems(contents.replace("\n", f"\n{title}\n", 1))
    assert "'no cover'" in {problem.found for problem in found}


def test_at_most_a_hundred_problems() -> None:
    lines = "".join(f"{'word ' * count}\n" for count in range(2, 150))
    assert len(problems(CLEAN.replace("\nContents\n", "\nContents\n" + lines))) == 100


def test_authorities_are_looked_up_by_the_name_on_the_cover() -> None:
    read = read_report_text(
        edited("Northmere\n\nInspection", "Salford\n\nInspection").replace(
            "findings: Northmere", "findings: Salford"
        )
    )
    assert (read.authority.name, read.authority.region) == ("Salford", Region.NORTH_WEST)
    with pytest.raises(InvalidDocument) as raised:
        read_report_text(CLEAN)
    (problem,) = raised.value.problems
    assert (problem.code, problem.line) == (ProblemCode.UNKNOWN_NAME, line_of("Northmere"))
    assert "authority=LocalAuthority" in problem.expected
    with pytest.raises(InvalidDocument, match="did you mean Salford"):
        read_report_text(CLEAN.replace("Northmere", "Sallford"))


def test_what_a_report_may_lack() -> None:
    """Contents, scale, reporting inspector and age group: a text without them is a report."""
    lines = CLEAN.split("\n")
    contents = lines.index("Contents")
    body = lines.index("About this inspection")
    without = "\n".join([*lines[:contents], *lines[body:]])
    without = edited("Reporting inspector Margaret Allwood\n", "", without)
    without = edited("Age group: All\n", "", without)
    read = read_report_text(without, authority=warrington.WARRINGTON)
    assert read.report is not None
    assert read.report.contents == ()
    assert (read.lead_inspectors, read.age_group) == ((), None)


def test_a_value_may_stand_on_the_line_below_its_label() -> None:
    text = edited("Reporting inspector Margaret Allwood", "Reporting inspector\n\nMargaret Allwood")
    read = read_report_text(text, authority=warrington.WARRINGTON)
    assert read.lead_inspectors == ("Margaret Allwood",)


def test_a_title_wrapped_and_a_body_without_its_first_heading_name() -> None:
    text = edited(
        "safeguarding and looked after children services\n\nNorthmere",
        "safeguarding and looked\nafter children services\n\nNorthmere",
    )
    assert read_report_text(text, authority=warrington.WARRINGTON).report is not None


@pytest.mark.parametrize(
    ("words", "team"),
    [
        ("three of Her Majesty\u2019s Inspectors (HMI)", [(3, InspectorBody.HMI)]),
        (
            "two of Her Majesty's Inspectors, one additional inspector, and 2 lay assessors",
            [(2, InspectorBody.HMI), (1, InspectorBody.ADDITIONAL), (2, InspectorBody.OTHER)],
        ),
        ("several colleagues", []),
        ("two additional inspectors, 0 HMI and 0 others", [(2, InspectorBody.ADDITIONAL)]),
    ],
)
def test_teams(words: str, team: list[tuple[int, InspectorBody]]) -> None:
    old = next(line for line in CLEAN.split("\n") if "The inspection team consisted of" in line)
    before, _, rest = old.partition("The inspection team consisted of ")
    _, _, after = rest.partition(".")
    new = f"{before}The inspection team consisted of {words}.{after}"
    read = read_report_text(CLEAN.replace(old, new), authority=warrington.WARRINGTON)
    assert [(group.count, group.body) for group in read.team] == team
    assert all(group.printed in words for group in read.team)


def test_a_first_paragraph_that_counts_no_team() -> None:
    text = CLEAN.replace("The inspection team consisted of", "Colleagues included")
    assert read_report_text(text, authority=warrington.WARRINGTON).team == ()


def test_between_alike_lines_the_choice_is_recorded() -> None:
    """Two unmarked lines could begin the one paragraph whose number is missing."""
    lines = CLEAN.split("\n")
    place = line_of("\n10. ") - 1
    lines[place] = lines[place].removeprefix("10. ") + "\n\nIt goes on after a page break."
    read = read_report_text("\n".join(lines), authority=warrington.WARRINGTON)
    assert read.source is not None
    assert [doubt.line for doubt in read.source.doubts] == [place + 1]
    assert read.report is not None
    assert read.report.paragraph(10).text.endswith("It goes on after a page break.")


def _body_of(text: str) -> tuple[Paragraph, ...]:
    report = read_report_text(text, authority=warrington.WARRINGTON).report
    assert report is not None
    return report.paragraphs


def test_a_number_in_mid_sentence_is_no_paragraph() -> None:
    text = edited("\n12. The capacity", "\n12. Few are aged\n\n16. The capacity")
    assert [each.number for each in _body_of(text)] == [each.number for each in _body_of(CLEAN)]
    assert _body_of(text)[11].text.startswith("Few are aged 16. The capacity")


def test_a_number_inside_a_sentence() -> None:
    words = CLEAN[CLEAN.index("\n12. The") + 5 :].split("\n")[0]
    before, _, after = words.partition(" for ")
    text = edited(f"\n12. {words}", f"\n- {before}  for further 12. {after}")
    paragraph = _body_of(text)[11]
    assert paragraph.number_printed
    assert paragraph.text == f"{before} for further {after}"


def _read_or_refused(text: str) -> Inspection | InvalidDocument:
    try:
        return read_report_text(text, authority=council("Northmere"))
    except InvalidDocument as error:
        return error


@given(
    st.integers(0, len(CLEAN)),
    st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(CLEAN.split("\n")),
    st.integers(0, 40),
)
def test_any_damage_is_read_or_refused(place: int, words: str, lost: int) -> None:
    """Whatever is put in and cut out, there is an inspection or our own error.

    An inspection accounts for every character; an error has a problem, and at most a hundred.
    """
    text = CLEAN[:place] + words + CLEAN[place + lost :]
    result = _read_or_refused(text)
    if isinstance(result, InvalidDocument):
        assert 1 <= len(result.problems) <= 100
        return
    assert result.source is not None
    length = sum(span.end - span.start for span in result.source.spans)
    assert length >= sum(not character.isspace() for character in text.removeprefix("\ufeff"))
