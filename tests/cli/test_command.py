"""What the command says of the bundled data, compared with the tables people keep by hand."""

import csv
import importlib.metadata
import re
from collections import Counter
from pathlib import Path

import pytest

from ofsted_inspection import UnknownName, available, load
from ofsted_inspection.cli import main
from tests.cli.command import inspection, run, run_with

ENGLAND = Path(__file__).parents[2] / "data" / "england" / "kept"
NAMES = [each.name for each in available()]


def test_list_names_every_dataset_with_its_number_of_records() -> None:
    outcome = run("list")
    assert outcome.status == 0
    for each in available():
        assert re.search(rf"{re.escape(each.name)} +{each.rows} ", outcome.out)


def test_the_record_of_warrington_is_shown_in_its_order() -> None:
    outcome = run("show", "warrington-2011", COLUMNS="120")
    rows = [" ".join(line.split()) for line in outcome.out.splitlines()]
    record = rows[rows.index("Record of main findings") : rows.index("Counts per grade")]
    expected = [
        f"{each.aspect.title} {each.grade.label}" for each in load("warrington-2011").judgements
    ]
    assert [row for row in record if row.endswith((" Adequate", " Good"))] == expected
    assert len(expected) == 22
    assert rows[0] == "Warrington"
    for row in (
        "Inspected 10 to 21 January 2011, a re-inspection",
        "Published 25 February 2011",
        "Lead inspector Brendan Parkinson",
        "Inspectors 4 of Her Majesty's Inspectors, 1 of the Care Quality Commission",
        "Safeguarding services 0 0 10 0 10",
        "Services for looked after children 0 2 10 0 12",
        "All 0 2 20 0 22",
    ):
        assert row in rows


def test_a_paragraph_of_warrington_is_shown_whole() -> None:
    outcome = run("show", "warrington-2011", "--paragraph", "2", COLUMNS="100")
    report = load("warrington-2011").report
    assert report is not None
    paragraph = report.paragraph(2)
    shown = " ".join(outcome.out.split())
    assert shown.startswith(f"About this inspection 2. {paragraph.text}")
    for item in paragraph.items:
        assert f"- {item}" in shown


def test_recommendations_stand_under_their_timescales() -> None:
    outcome = run("show", "warrington-2011", "--paragraph", "16", COLUMNS="100")
    report = load("warrington-2011").report
    assert report is not None
    shown = " ".join(outcome.out.split())
    places = [
        shown.index(text)
        for each in report.recommendations
        if each.paragraph == "p16" and each.timescale is not None
        for text in (each.timescale.label, each.text)
    ]
    assert len(places) == 16
    assert [shown.count(label) for label in ("Immediately", "Within three months")] == [1, 1]


def test_england_is_summed_up_as_its_tables_say() -> None:
    with (ENGLAND / "inspections.csv").open(encoding="utf-8", newline="") as file:
        frameworks = {row["inspection_id"]: row["framework_id"] for row in csv.DictReader(file)}
    with (ENGLAND / "judgements.csv").open(encoding="utf-8", newline="") as file:
        counts = Counter(
            (frameworks[row["inspection_id"]], row["grade"])
            for row in csv.DictReader(file)
            if row["aspect_key"] == "overall"
        )
    grades = ("outstanding", "good", "requires_improvement", "inadequate")
    out = run("show", "england").out
    for framework in ("sif-2013", "ilacs-2018", "ilacs-2023"):
        numbers = [counts[framework, grade] for grade in grades]
        row = " +".join(str(number) for number in (*numbers, sum(numbers)))
        assert re.search(rf"{framework} +{row} ", out)
    assert "The data end with what was published by 20 August 2026" in " ".join(out.split())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["england"], "england covers 19 November 2013 to 20 August 2026."),
        (["england", "--authority", "Leeds"], "england covers 19 November 2013 to 20 August 2026."),
        (["warrington-2011"], "warrington-2011 covers 10 January 2011 to 25 February 2011."),
        (
            ["warrington-2011", "--paragraph", "2"],
            "warrington-2011 covers 10 January 2011 to 25 February 2011.",
        ),
        (["england-2009-2013"], "england-2009-2013 covers 7 August 2009 to 23 August 2013."),
    ],
)
def test_every_answer_ends_with_the_days_that_the_data_cover(
    arguments: list[str], words: str
) -> None:
    assert run("show", *arguments).out.splitlines()[-1].rstrip() == words


def test_what_is_of_no_time_ends_with_its_cautions() -> None:
    assert "covers" not in run("show", "authorities").out.splitlines()[-1]


def test_an_authority_is_found_by_name_in_any_case_and_by_number() -> None:
    outcomes = {
        run("show", "england", "--authority", name)
        for name in ("Warrington", "WARRINGTON", "80575")
    }
    (outcome,) = outcomes
    assert outcome.status == 0
    assert [line for line in outcome.out.splitlines() if line.startswith("Inspected")] == [
        line.ljust(80)
        for line in (
            "Inspected  24 February to 20 March 2015",
            "Inspected  8 to 19 July 2019",
            "Inspected  10 to 14 June 2024",
        )
    ]


def test_an_aspect_that_was_not_judged_is_said_to_be_so() -> None:
    out = run("show", "england", "--authority", "Isles of Scilly").out
    assert re.search(r"Experiences and progress of care leavers +Not judged", out)
    assert re.search(r"All +0 +3 +0 +0 +3 +6", out)


def test_a_split_visit_and_a_re_inspection_are_said_to_be_so() -> None:
    england = load("england")
    split = next(each for each in england if each.split_visit)
    again = next(each for each in england if each.kind.value == "reinspection")
    name = "england"
    assert "in more than one visit" in run("show", name, "--authority", split.authority.name).out
    assert ", a re-inspection" in run("show", name, "--authority", again.authority.name).out


def test_official_results_of_an_authority_come_with_what_later_reports_state() -> None:
    results = load("england-2009-2013")
    (differing,) = (
        each
        for each in results
        if each.statements and each.id.startswith("80455-2012-07-03-slac-l")
    )
    out = run(
        "show", "england-2009-2013", "--authority", differing.authority.name, COLUMNS="250"
    ).out
    (statement,) = differing.statements
    assert statement.note is not None
    told = f"{statement.when_text}: {statement.word}, which differs ({statement.note})"
    assert re.search(rf"2012-07-03 .* - +{re.escape(told)}", out)
    assert re.search(r"2012-07-03 +Safeguarding services \(slac\) +Good +May 2012: good +\n", out)


def test_official_results_are_summed_up_by_programme_and_service() -> None:
    out = run("show", "england-2009-2013", COLUMNS="120").out
    counts = Counter(
        (each.service.title if each.service else each.programme.title, each.kind.value)
        for each in load("england-2009-2013")
        if each.grade is not None
    )
    assert len(counts) == 7
    for (title, kind), count in counts.items():
        again = ", re-inspection" if kind == "reinspection" else ""
        assert re.search(rf"{title}{again} \([a-z]+\) .* {count} +\n", out)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2011-01-10", "2011-01-21", "10 to 21 January 2011"),
        ("2011-01-31", "2011-02-11", "31 January to 11 February 2011"),
        ("2010-12-06", "2011-01-14", "6 December 2010 to 14 January 2011"),
        ("2011-01-10", "2011-01-10", "10 January 2011"),
    ],
)
def test_days_are_written_with_month_and_year_once(start: str, end: str, expected: str) -> None:
    import datetime

    import attrs

    seen = attrs.evolve(
        inspection(), start=datetime.date.fromisoformat(start), end=datetime.date.fromisoformat(end)
    )
    out = " ".join(run_with(seen, "show", "made-up").out.split())
    assert f"Inspected {expected} Published" in out


@pytest.mark.parametrize("name", ["warrington-2012", "../warrington-2011", "", "Warrington-2011"])
def test_an_unknown_dataset_is_answered_with_those_there_are(name: str) -> None:
    outcome = run("show", name)
    assert outcome == (
        2,
        "",
        f"ofsted-inspection: no dataset {name!r}; known: {', '.join(NAMES)}\n",
    )


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            ["show", "england", "--paragraph", "3"],
            "ofsted-inspection: england holds no report, so it has no paragraphs",
        ),
        (
            ["show", "england-2009-2013", "--paragraph", "3"],
            "ofsted-inspection: england-2009-2013 holds no report, so it has no paragraphs",
        ),
        (
            ["show", "england", "--authority", "Waringtn"],
            "ofsted-inspection: no authority 'Waringtn'; did you mean Warrington",
        ),
        (
            ["show", "warrington-2011", "--paragraph", "0"],
            "ofsted-inspection: no paragraph '0'; ",
        ),
        (
            ["show", "warrington-2011", "--authority", "Leeds"],
            "ofsted-inspection: no authority 'Leeds'; known: Warrington",
        ),
        ([], "ofsted-inspection: the following arguments are required: COMMAND; see "),
        (["shw"], "ofsted-inspection: argument COMMAND: invalid choice: 'shw' "),
        (["list", "more"], "ofsted-inspection: unrecognized arguments: more; see "),
        (
            ["show", "warrington-2011", "--paragraph", "two"],
            "ofsted-inspection show: argument --paragraph: invalid int value: 'two'; see ",
        ),
        (["show", "warrington-2011", "--para", "2"], "ofsted-inspection: unrecognized arguments"),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_line(arguments: list[str], line: str) -> None:
    outcome = run(*arguments)
    assert outcome.status == 2
    assert outcome.out == ""
    assert outcome.err.startswith(line)
    assert outcome.err.count("\n") == 1


def test_the_version_is_that_of_the_package() -> None:
    version = importlib.metadata.version("ofsted-inspection")
    assert run("--version") == (0, f"ofsted-inspection {version}\n", "")


def test_help_names_the_commands() -> None:
    out = run("--help").out
    assert "list" in out
    assert "show" in out


def test_the_installed_command_is_this_function() -> None:
    (entry,) = importlib.metadata.entry_points(group="console_scripts", name="ofsted-inspection")
    assert entry.load() is main


def test_an_unknown_name_within_the_data_is_no_traceback() -> None:
    error = UnknownName("aspect", "x", ["y"])
    assert str(error) == "no aspect 'x'; known: y"
