"""What each command answers is what the library says, worked out here in another way."""

import datetime
import io
import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Literal
from unittest import mock

import attrs
import pytest

from ofsted_inspection import (
    MAINTAINERS_CROSSWALK,
    Annotation,
    Inspection,
    LocalAuthority,
    OfficialResult,
    Polarity,
    ReformedGrade,
    SlacGrade,
    Theme,
    Ungraded,
    available,
    check,
    compare,
    from_json,
    history,
    json_schema,
    latest_per_authority,
    load,
    neighbours,
    to_json,
    write_jsonl,
)
from ofsted_inspection.frameworks import CATALOGUE, ILACS_2023
from ofsted_inspection.rendering import to_authority_page, to_england_page, to_explorer
from ofsted_inspection.rules import OBSERVED, RULES
from ofsted_inspection.tables import DICTIONARY, rows as table_rows, table_schema
from tests.cli.command import authority, inspection, official_result, rows, run, run_with

ENGLAND = load("england")
WARRINGTON = load("warrington-2011")
BEFORE = load("england-2009-2013")
DAY = datetime.date(2025, 3, 31)


def said(value: object) -> str:
    """Return a value as it stands in a tab-separated answer."""
    if isinstance(value, SlacGrade | ReformedGrade | Ungraded):
        return str(value.value)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


# ---------------------------------------------------------------------------- list and show


@pytest.mark.parametrize(
    ("what", "column", "expected"),
    [
        ("datasets", "name", [each.name for each in available()]),
        ("datasets", "records", [str(each.rows) for each in available()]),
        ("inspections", "inspection_id", [each.id for each in (WARRINGTON, *ENGLAND)]),
        ("frameworks", "framework_id", [each.id for each in CATALOGUE]),
        ("aspects", "aspect_key", [one.key for each in CATALOGUE for one in each.aspects]),
        ("themes", "theme", [each.value for each in Theme]),
        ("rules", "rule", [each.id for each in RULES]),
        ("tables", "table", list(DICTIONARY)),
    ],
)
def test_list_has_all_there_is(what: str, column: str, expected: list[str]) -> None:
    assert [each[column] for each in rows(run("list", what))] == expected


def test_show_has_every_judgement_of_one_inspection_and_of_one_authority() -> None:
    for words, seen in (
        (("warrington-2011",), [WARRINGTON]),
        ((ENGLAND[7].id,), [ENGLAND[7]]),
        (
            ("england", "--authority", "Hull"),
            [each for each in ENGLAND if each.authority.name == "Kingston upon Hull"],
        ),
    ):
        found = rows(run("show", *words))
        assert [(each["inspection_id"], each["aspect_key"], each["grade"]) for each in found] == [
            (one.id, each.aspect.key, said(each.grade)) for one in seen for each in one.judgements
        ]


def test_show_sums_up_overall_grades_by_framework() -> None:
    found = {each["framework_id"]: each for each in rows(run("show", "england"))}
    counts = Counter(
        (each.framework.id, one.grade.value)
        for each in ENGLAND
        for one in each.judgements
        if one.aspect.key == "overall"
    )
    for framework_id, row in found.items():
        seen = [each for each in ENGLAND if each.framework.id == framework_id]
        with_overall = [each for each in seen if each.find("overall") is not None]
        assert row["without"] == str(len(seen) - len(with_overall))
        assert row["judgements"] == str(len(with_overall))
        for grade in ReformedGrade:
            expected = str(counts[framework_id, grade.value]) if with_overall else ""
            assert row[grade.value] == expected
    assert set(found) == {each.framework.id for each in ENGLAND}


def test_two_scales_are_summed_up_side_by_side(tmp_path: Path) -> None:
    write_jsonl([WARRINGTON, ENGLAND[0]], tmp_path / "both.jsonl")
    slac, reformed = rows(run("show", str(tmp_path / "both.jsonl")))
    assert (slac["adequate"], slac["requires_improvement"]) == ("2", "")
    assert (reformed["adequate"], reformed["requires_improvement"] != "") == ("", True)


def test_what_is_no_inspection_is_shown_as_its_table() -> None:
    for info in available():
        loaded = load(info.name)
        first = loaded[0] if isinstance(loaded, tuple) else loaded
        if isinstance(first, LocalAuthority):
            found = rows(run("show", info.name))
            assert len(found) == info.rows
            assert tuple(found[0]) == DICTIONARY["authorities"].header
    (warrington,) = rows(run("show", "authorities", "--authority", "Warrington"))
    assert warrington["urn"] == "80575"


def test_show_sums_up_official_results() -> None:
    found = rows(run("show", "england-2009-2013"))
    counts = Counter(
        (each.programme.value, said(each.service and each.service.value), each.kind.value, grade)
        for each in BEFORE
        for grade in ("" if each.grade is None else each.grade.value, "all")
    )
    for row in found:
        group = row["programme"], row["service"], row["kind"]
        assert int(row["without"]) == counts[*group, ""]
        assert int(row["judgements"]) + int(row["without"]) == counts[*group, "all"]
        for grade in SlacGrade:
            assert int(row[grade.value]) == counts[*group, grade.value]
    groups = {(row["programme"], row["service"], row["kind"]) for row in found}
    assert groups == {key[:3] for key in counts}
    assert len(groups) == len(found)
    shown = run("show", "england-2009-2013", "--format", "table").out
    assert all(f"{row['programme']}, " in shown for row in found)
    assert "not judged" not in shown
    (first,) = run_rows("show", "england", of=BEFORE[:1])
    assert first["id"] == BEFORE[0].id


def run_rows(*words: str, of: tuple[OfficialResult, ...]) -> list[dict[str, str]]:
    return rows(run_with(of, *words))


def test_somebodys_own_authority_is_found_by_name() -> None:
    seen = (inspection(), attrs.evolve(inspection(), authority=authority("Southmere")))
    own = (
        attrs.evolve(seen[0], authority=attrs.evolve(authority("Northmere"), urn=99998)),
        seen[1],
    )
    found = rows(run_with(own, "show", "england", "--authority", "northmere"))
    assert {each["authority"] for each in found} == {"Northmere"}
    assert run_with(own, "show", "england", "--authority", "Westmere").status == 2


def test_an_empty_file_of_lines_has_no_rows() -> None:
    assert rows(run_with((), "show", "england")) == []


def test_show_gives_words_of_a_report_as_printed_or_corrected() -> None:
    report, readings = WARRINGTON.report, WARRINGTON.readings
    assert report is not None
    assert readings is not None
    number = next(
        each.number
        for each in report.paragraphs
        if each.number is not None and WARRINGTON.corrected_text(each.id) != each.text
    )
    for options, text in (
        ((), report.paragraph(number).text),
        (("--corrected",), WARRINGTON.corrected_text(number)),
    ):
        first, *_ = rows(run("show", "warrington-2011", "--paragraph", str(number), *options))
        assert (first["number"], first["text"]) == (str(number), text)


def test_show_gives_a_section_with_what_stands_below_it() -> None:
    report = WARRINGTON.report
    assert report is not None
    for section in report.sections:
        found = rows(run("show", "warrington-2011", "--section", section.id))
        paragraphs = [one.id for under in section.walk() for one in under.paragraphs]
        assert [each["place"] for each in found if each["kind"] == "paragraph"] == paragraphs
        assert {each["section"] for each in found} == {
            under.title for under in section.walk() if under.paragraphs
        }


def test_show_gives_what_a_section_asks_for_without_a_paragraph() -> None:
    path = "tests/interchange/golden/1.0/all-layers.json"
    seen = from_json(Path(path).read_bytes())
    assert seen.report is not None
    asked = [each for each in seen.report.recommendations if each.paragraph is None]
    found = rows(run("show", path, "--section", asked[0].section))
    texts = [each["text"] for each in found if each["kind"] == "recommendation"]
    assert texts[-len(asked) :] == [each.text for each in asked]
    shown = run("show", path, "--section", asked[0].section, "--format", "table")
    assert all(f"- {each.text}" in shown.out for each in asked)


def test_show_makes_documents_of_whole_inspections() -> None:
    assert run("show", "warrington-2011", "--format", "html").out == to_explorer(WARRINGTON)
    both = run("show", "england", "--authority", "Leeds", "--format", "html").out
    marked = run("show", "england", "--authority", "Leeds", "--format", "md").out
    number = len([each for each in ENGLAND if each.authority.name == "Leeds"])
    assert both.count("<article") == number
    assert marked.count("\n# ") + marked.startswith("# ") == number
    cut = run("show", "warrington-2011", "--format", "html", "--limit", "2").out
    assert cut.count("<tr>") == 3


# ------------------------------------------------------------------------------------ latest


def test_latest_has_the_grades_of_every_authority() -> None:
    found = {each["inspection_id"]: each for each in rows(run("latest", "--as-at", str(DAY)))}
    expected = latest_per_authority(ENGLAND, DAY)
    assert list(found) == [each.id for each in expected]
    for each in expected:
        row = found[each.id]
        for aspect in each.framework.aspects:
            assert row[aspect.key] == said(each.judgement(aspect.key).grade)


@pytest.mark.parametrize(
    ("options", "published_by"),
    [
        (("--basis", "start"), None),
        (
            ("--basis", "START", "--published-by", "2025-06-30"),
            datetime.date(2025, 6, 30),
        ),
    ],
)
def test_latest_counts_as_it_is_told(
    options: tuple[str, ...], published_by: datetime.date | None
) -> None:
    found = rows(run("latest", "--as-at", str(DAY), *options))
    expected = latest_per_authority(ENGLAND, DAY, basis="start", published_by=published_by)
    assert [each["inspection_id"] for each in found] == [each.id for each in expected]


def test_latest_goes_to_the_last_day_of_the_data(tmp_path: Path) -> None:
    (info,) = (each for each in available() if each.name == "england")
    assert info.covers_to is not None
    newest = latest_per_authority(ENGLAND, info.covers_to)
    assert len(rows(run("latest"))) == len(newest)
    assert (
        f"{len(newest) - sum(each.find('overall') is not None for each in newest)} of"
        in run("latest").err
    )
    write_jsonl(ENGLAND[:40], tmp_path / "some.jsonl")
    bases: tuple[Literal["published", "start"], ...] = ("published", "start")
    for basis in bases:
        last = max(getattr(each, basis) for each in ENGLAND[:40])
        found = rows(run("latest", str(tmp_path / "some.jsonl"), "--basis", basis))
        expected = latest_per_authority(ENGLAND[:40], last, basis=basis)
        assert [each["inspection_id"] for each in found] == [each.id for each in expected]


def test_latest_leaves_those_asked_for() -> None:
    newest = latest_per_authority(ENGLAND, DAY)
    asked: list[tuple[tuple[str, ...], Callable[[Inspection], bool]]] = [
        (("--region", "london"), lambda each: each.authority.region.value == "London"),
        (
            ("--type", "County", "--type", "London Borough"),
            lambda each: each.authority.type.value in {"County", "London Borough"},
        ),
        (("--grade", "inadequate"), lambda each: each.overall.grade.value == "inadequate"),
    ]
    for options, keeps in asked:
        found = rows(run("latest", "--as-at", str(DAY), *options))
        assert [each["inspection_id"] for each in found] == [
            each.id for each in newest if keeps(each)
        ]
        assert found


@pytest.mark.parametrize("words", [(), ("--as-at", "2025-03-31")])
def test_latest_as_html_is_the_page_of_england(words: tuple[str, ...]) -> None:
    (info,) = (each for each in available() if each.name == "england")
    assert info.covers_to is not None
    page = to_england_page(ENGLAND, DAY if words else info.covers_to)
    assert run("latest", *words, "--format", "html").out == page


@pytest.mark.parametrize(
    "words",
    [
        ("--region", "London"),
        ("--type", "County"),
        ("--neighbours", "Leeds"),
        ("--grade", "good"),
        ("--by", "region"),
        ("--basis", "start"),
        ("--published-by", "2020-01-01"),
        ("--limit", "150"),
    ],
)
def test_what_is_less_than_all_of_england_is_a_table_as_html(words: tuple[str, ...]) -> None:
    page = run("latest", *words, "--format", "html").out
    assert page.count("<tr>") == 1 + len(rows(run("latest", *words)))


def newest_results(day: datetime.date) -> list[OfficialResult]:
    """Return the results of the last day of each authority, found by sorting."""
    found: list[OfficialResult] = []
    for name in sorted({each.authority.name for each in BEFORE}):
        own = [each for each in BEFORE if each.authority.name == name and each.published <= day]
        own.sort(key=lambda each: each.published)
        found += [each for each in own if each.published == own[-1].published]
    return found


@pytest.mark.parametrize("day", ["2010-06-30", "2013-08-23"])
def test_latest_of_official_results_is_what_was_last_published(day: str) -> None:
    known = newest_results(datetime.date.fromisoformat(day))
    words = ("latest", "england-2009-2013", "--as-at", day)
    assert [each["id"] for each in rows(run(*words))] == [each.id for each in known]
    asked: list[tuple[tuple[str, ...], Callable[[OfficialResult], bool]]] = [
        (("--region", "London"), lambda each: each.authority.region.value == "London"),
        (("--type", "County"), lambda each: each.authority.type.value == "County"),
        (("--grade", "good"), lambda each: each.grade is SlacGrade.GOOD),
    ]
    for options, keeps in asked:
        found = rows(run(*words, *options))
        assert [each["id"] for each in found] == [each.id for each in known if keeps(each)]
        assert found


def test_latest_of_official_results_has_neighbours_closest_first_and_counts() -> None:
    known = newest_results(datetime.date(2013, 8, 23))
    outcome = run("latest", "england-2009-2013", "--neighbours", "Leeds")
    names = ["Leeds", *(each.authority.name for each in neighbours("Leeds"))]
    there = [name for name in names if any(each.authority.name == name for each in known)]
    assert list(dict.fromkeys(each["authority"] for each in rows(outcome))) == there
    assert ("neighbour" in outcome.err) is (there != names)
    found = rows(run("latest", "england-2009-2013", "--by", "region"))
    assert [each["region"] for each in found] == sorted(
        {each.authority.region.value for each in known}
    )
    for row in found:
        own = [each for each in known if each.authority.region.value == row["region"]]
        assert int(row["without"]) == sum(each.grade is None for each in own)
        for grade in SlacGrade:
            assert int(row[grade.value]) == sum(each.grade is grade for each in own)
    by = {
        row["service"]: row for row in rows(run("latest", "england-2009-2013", "--by", "service"))
    }
    assert set(by) == {said(each.service and each.service.value) for each in known}


@pytest.mark.parametrize(
    "words", [("--basis", "start"), ("--published-by", "2012-01-01"), ("--by", "aspect")]
)
def test_what_official_results_do_not_have_is_refused(words: tuple[str, ...]) -> None:
    outcome = run("latest", "england-2009-2013", *words)
    assert (outcome.status, outcome.out) == (2, "")


def test_latest_has_neighbours_closest_first_and_says_who_is_missing() -> None:
    found = run("latest", "--neighbours", "Leeds")
    names = ["Leeds", *(each.authority.name for each in neighbours("Leeds"))]
    assert [each["authority"] for each in rows(found)] == names
    assert "neighbour" not in found.err
    fewer = run("latest", "--neighbours", "Leeds", "--grade", "good")
    assert len(rows(fewer)) < len(names)
    assert "neighbour" in fewer.err


@pytest.mark.parametrize("by", ["region", "authority_type", "framework", "authority"])
def test_latest_counts_overall_grades_by_group(by: str) -> None:
    newest = latest_per_authority(ENGLAND, datetime.date(2026, 8, 20))
    keys: dict[str, Callable[[Inspection], str]] = {
        "region": lambda each: each.authority.region.value,
        "authority_type": lambda each: each.authority.type.value,
        "framework": lambda each: each.framework.id,
        "authority": lambda each: each.authority.name,
    }
    found = {each[by]: each for each in rows(run("latest", "--by", by))}
    groups = Counter(keys[by](each) for each in newest)
    assert set(found) == set(groups)
    for group, row in found.items():
        own = [each for each in newest if keys[by](each) == group]
        overall = [each.find("overall") for each in own]
        assert int(row["without"]) == overall.count(None)
        counts = Counter(each.grade for each in overall if each is not None)
        if counts:
            assert [int(row[grade.value]) for grade in ReformedGrade] == [
                counts[grade] for grade in ReformedGrade
            ]


def test_latest_counts_every_judgement_by_aspect() -> None:
    newest = latest_per_authority(ENGLAND, DAY)
    counts = Counter(
        (one.aspect.key, said(one.grade)) for each in newest for one in each.judgements
    )
    for row in rows(run("latest", "--as-at", str(DAY), "--by", "aspect")):
        assert [int(row[grade.value]) for grade in ReformedGrade] == [
            counts[row["aspect"], grade.value] for grade in ReformedGrade
        ]


# ------------------------------------------------------------------- history and comparison


@pytest.mark.parametrize("crosswalk", ["maintainers", "none"])
@pytest.mark.parametrize("name", ["Warrington", "Leeds", "Cornwall"])
def test_history_has_each_grade_and_each_change(name: str, crosswalk: str) -> None:
    found = rows(run("history", name, "--crosswalk", crosswalk))
    through_time = history([WARRINGTON, *load("england-2009-2013"), *ENGLAND], name)
    known = MAINTAINERS_CROSSWALK if crosswalk == "maintainers" else None
    expected: list[tuple[str, str, str]] = []
    for place, entry in enumerate(through_time.entries):
        comparison, why = None, ""
        if place:
            step = through_time.steps(crosswalk=known)[place - 1]
            comparison, why = step.comparison, step.explanation
        if comparison is not None:
            expected += [
                (each.kind.value, said(each.after and each.after.grade), each.explanation)
                for each in comparison.changes
            ]
        elif entry.inspection is not None:
            expected += [("", said(each.grade), why) for each in entry.inspection.judgements]
        else:
            expected += [("", said(each.grade), why) for each in entry.results]
    assert [(each["change"], each["grade"], each["why"]) for each in found] == expected
    days = [said(each.day) for each in through_time.entries]
    assert list(dict.fromkeys(each["day"] for each in found)) == list(dict.fromkeys(days))


def test_official_results_come_with_what_later_reports_state() -> None:
    results = load("england-2009-2013")
    differing = next(
        each for each in results if any(not one.agrees and one.note for one in each.statements)
    )
    found = rows(run("show", "england-2009-2013", "--authority", differing.authority.name))
    own = [each for each in results if each.authority == differing.authority]
    assert [each["id"] for each in found] == [each.id for each in own]
    assert [each["grade"] for each in found] == [said(each.grade) for each in own]
    for row, result in zip(found, own, strict=True):
        for each in result.statements:
            assert f"{each.when_text}: {each.word}" in row["later_reports"]
            assert (each.note or "") in row["later_reports"]
        differs = any(not each.agrees for each in result.statements)
        assert ("which differs" in row["later_reports"]) is differs


def test_history_as_html_is_the_page_of_the_authority() -> None:
    known: list[Inspection | OfficialResult] = [*ENGLAND, *BEFORE, WARRINGTON]
    (info,) = (each for each in available() if each.name == "england")
    assert info.covers_to is not None
    page = to_authority_page(known, "Leeds", info.covers_to)
    assert run("history", "leeds", "--format", "html").out == page
    table = run("history", "Leeds", "--crosswalk", "none", "--format", "html").out
    assert table.count("<tr>") == 1 + len(rows(run("history", "Leeds", "--crosswalk", "none")))


def test_history_says_where_it_begins_with_the_authority() -> None:
    outcome = run("history", "Cumberland")
    note = history(ENGLAND, "Cumberland").note
    assert note is not None
    assert note in outcome.err


def test_history_of_somebodys_own_authority_is_found_by_name(tmp_path: Path) -> None:
    (tmp_path / "own.json").write_bytes(to_json(attrs.evolve(inspection(), source_url=None)))
    found = rows(run("history", "margaret ALLWOOD", str(tmp_path / "own.json")))
    assert len(found) == len(inspection().judgements)


def test_compare_has_each_change() -> None:
    before, after = (
        each for each in ENGLAND if each.id in {"80575-2015-02-24", "80575-2019-07-08"}
    )
    found = rows(run("compare", before.id, after.id))
    changes = compare(before, after, crosswalk=MAINTAINERS_CROSSWALK).changes
    assert [(each["aspect"], each["before"], each["after"], each["change"]) for each in found] == [
        (
            each.label,
            "" if each.before is None else said(each.before.grade),
            "" if each.after is None else said(each.after.grade),
            each.kind.value,
        )
        for each in changes
    ]


# -------------------------------------------------------------------- what reports say


READ_AS: list[tuple[tuple[str, ...], Callable[[Annotation], bool]]] = [
    ((), lambda _: True),
    (("--polarity", "weakness"), lambda each: each.polarity is Polarity.WEAKNESS),
    (
        ("--theme", "workforce", "--theme", "health"),
        lambda each: not {Theme.WORKFORCE, Theme.HEALTH}.isdisjoint(each.themes),
    ),
    (("--uncertain",), lambda each: each.uncertain),
    (("--group", "missing"), lambda each: "missing" in {one.value for one in each.groups}),
]


@pytest.mark.parametrize(("options", "keeps"), READ_AS)
def test_findings_are_those_read_as_asked(
    options: tuple[str, ...], keeps: Callable[[Annotation], bool]
) -> None:
    report, readings = WARRINGTON.report, WARRINGTON.readings
    assert report is not None
    assert readings is not None
    read = {each.finding: each for each in readings.annotations}
    expected = [
        each.id
        for each in report.findings
        if (each.id in read or not options) and (each.id not in read or keeps(read[each.id]))
    ]
    found = rows(run("findings", "warrington-2011", *options))
    assert [each["finding_id"] for each in found] == expected
    assert all(each["text"] == report.finding_text(each["finding_id"]) for each in found)
    assert expected


def test_findings_are_counted_by_aspect() -> None:
    found = rows(run("findings", "warrington-2011", "--count"))
    every = rows(run("findings", "warrington-2011"))
    for row in found:
        own = [each for each in every if each["aspect_key"] == row["aspect_key"]]
        assert row["findings"] == str(len(own))
        for polarity in Polarity:
            assert row[polarity.value] == str(
                sum(each["polarity"] == polarity.value for each in own)
            )


def test_recommendations_are_those_asked_for() -> None:
    report = WARRINGTON.report
    assert report is not None
    for months in (0, 3, 6):
        found = rows(run("recommendations", "warrington-2011", "--within", str(months)))
        assert [each["recommendation_id"] for each in found] == [
            each.id
            for each in report.recommendations
            if each.timescale is not None and each.timescale.months <= months
        ]


def test_statistics_are_those_asked_for() -> None:
    readings = WARRINGTON.readings
    assert readings is not None
    found = rows(run("statistics", "warrington-2011", "--kind", "zero", "--kind", "percent"))
    assert [(each["statistic_id"], each["value"]) for each in found] == [
        (each.id, f"{each.value:f}")
        for each in readings.statistics
        if each.kind.value in {"zero", "percent"}
    ]


def test_table_has_the_rows_and_columns_asked_for() -> None:
    table = DICTIONARY["judgements"]
    every = [dict(zip(table.header, row, strict=True)) for row in table_rows(ENGLAND, "judgements")]
    words = (
        "--where",
        "aspect_key=overall",
        "--where",
        "grade=good",
        "--where",
        "grade=inadequate",
    )
    found = rows(run("table", "england", "judgements", *words, "--columns", "grade, inspection_id"))
    assert found == [
        {"grade": str(each["grade"]), "inspection_id": str(each["inspection_id"])}
        for each in every
        if each["aspect_key"] == "overall" and each["grade"] in {"good", "inadequate"}
    ]


# ------------------------------------------------------------------------- check, validate


def test_check_has_every_breach(tmp_path: Path) -> None:
    broken = attrs.evolve(
        ENGLAND[0],
        judgements=tuple(
            attrs.evolve(each, grade=ReformedGrade.GOOD)
            if each.aspect.key == "overall"
            else attrs.evolve(each, grade=ReformedGrade.INADEQUATE)
            for each in ENGLAND[0].judgements
        ),
    )
    (tmp_path / "broken.json").write_bytes(to_json(broken))
    outcome = run("check", "england", str(tmp_path / "broken.json"))
    assert outcome.status == 1
    assert [(each["rule"], each["subject"]) for each in rows(outcome)] == [
        (each.rule.id, each.subject) for each in check(broken)
    ]
    observed = run("check", str(tmp_path / "broken.json"), "--observed")
    assert len(rows(observed)) == len(check(broken, rules=RULES))
    assert OBSERVED


def test_validate_has_every_problem_and_reads_standard_input(tmp_path: Path) -> None:
    document = json.loads(to_json(ENGLAND[0]))
    document["end"] = "yesterday"
    document["judgements"][0]["grade"] = "goood"
    (tmp_path / "bad.json").write_text(json.dumps(document), encoding="utf-8")
    (tmp_path / "good.json").write_bytes(to_json(ENGLAND[0]))
    with mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(to_json(ENGLAND[1])))):
        outcome = run("validate", str(tmp_path / "bad.json"), str(tmp_path / "good.json"), "-")
    assert outcome.status == 1
    assert [(each["outcome"], each["place"]) for each in rows(outcome)] == [
        ("invalid", "$.end"),
        ("invalid", "$.judgements[0].grade"),
        ("valid", ""),
        ("valid", ""),
    ]


def test_standard_input_is_a_source() -> None:
    with mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(to_json(WARRINGTON)))):
        found = rows(run("show", "-"))
    assert found == rows(run("show", "warrington-2011"))


# --------------------------------------------------------------- what helps to make one's own


@pytest.mark.parametrize("framework", CATALOGUE, ids=lambda each: str(each.id))
def test_a_draft_that_is_filled_in_is_an_inspection(framework: object, tmp_path: Path) -> None:
    assert isinstance(framework, type(ILACS_2023))
    path = tmp_path / "draft.json"
    words = ("new", "--framework", framework.id, "--authority", "Leeds", "-o", str(path))
    assert run(*words).status == 0
    draft = json.loads(path.read_bytes())
    found = rows(run("validate", str(path)))
    assert {each["place"] for each in found} == {
        "$.start",
        *(f"$.judgements[{place}].grade" for place in range(len(framework.aspects))),
    }
    draft["start"] = "2024-01-08"
    draft["id"] = f"{draft['authority']['urn']}-2024-01-08"
    for each in draft["judgements"]:
        each["grade"] = "good"
    made = from_json(json.dumps(draft))
    assert (made.authority.name, made.framework) == ("Leeds", framework)
    assert [each.aspect for each in made.judgements] == list(framework.aspects)


def test_schemas_are_those_of_the_library() -> None:
    assert json.loads(run("schema").out) == json_schema(Inspection)
    assert json.loads(run("schema", "table", "judgements").out) == json.loads(
        json.dumps(table_schema(DICTIONARY["judgements"]))
    )


def test_the_dictionary_has_every_column() -> None:
    found = rows(run("dictionary"))
    assert [(each["table"], each["column"]) for each in found] == [
        (table.name, column.name) for table in DICTIONARY.values() for column in table.columns
    ]
    assert {each["table"] for each in rows(run("dictionary", "grades"))} == {"grades"}


def test_citations_are_those_of_the_library() -> None:
    (info,) = (each for each in available() if each.name == "england")
    assert run("cite", "england").out == f"{info.citation}\n"
    assert run("cite", "england", "--format", "bibtex").out == f"{info.bibtex}\n"
    (entry,) = json.loads(run("cite", "england", "--format", "csl-json").out)
    assert entry == info.csl()
    assert len(json.loads(run("cite", "--format", "csl-json").out)) == len(available())


def test_official_results_are_no_inspections() -> None:
    outcome = run_with((official_result("x"),), "check", "england")
    assert outcome.status == 2
