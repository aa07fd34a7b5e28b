"""Charts are as wide as they say, say what they show, and are the same every time.

Numbers are counted again here from the data; the SVG is read with the standard library's parser.
"""

import datetime
import re
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from typing import Any

import attrs
import pytest

from ofsted_inspection import (
    AlreadyThere,
    Inspection,
    MissingExtra,
    Polarity,
    ReformedGrade,
    ScaleMismatch,
    UnknownName,
    charts,
    history,
    latest_per_authority,
    neighbours,
)
from ofsted_inspection._tiles import tiles as tiles_of
from ofsted_inspection.charts._letters import width_of, wrapped
from ofsted_inspection.charts._sheet import WIDTHS, Width
from ofsted_inspection.frameworks import LAC_2013
from tests.charts.drawn import BEFORE, CASES, DAY, ENGLAND, LONGEST, WARRINGTON, seven, tagged
from tests.rendering.test_pages import HOSTILE

SVG = "{http://www.w3.org/2000/svg}"
LATEST = latest_per_authority(ENGLAND, DAY)
OVERALL = Counter(each.overall.grade if each.find("overall") else None for each in LATEST)
UPPER = OVERALL[ReformedGrade.OUTSTANDING] + OVERALL[ReformedGrade.GOOD]


def words(chart: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - Altair's own
    found: list[dict[str, Any]] = chart.to_dict(validate=False)["datasets"]["Words"]
    return found


def texts(chart: Any) -> list[str]:  # noqa: ANN401 - Altair's own
    return [each["text"] for each in words(chart)]


def title(chart: Any) -> str:  # noqa: ANN401 - Altair's own
    found: str = chart.to_dict(validate=False)["usermeta"]["title"]
    return found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("case", CASES)
def test_a_chart_is_as_wide_as_asked_and_all_of_it_is_within(case: str, width: Width) -> None:
    chart = CASES[case](width)
    spec = chart.to_dict(validate=False)
    assert spec["width"] == width
    for row in words(chart):
        needed = width_of(row["text"], row["size"], bold=row["weight"] == "bold")
        left = row["x"] - needed * {"left": 0, "center": 0.5, "right": 1}[row["anchor"]]
        assert left >= 0
        assert left + needed <= width + 0.1
        assert 0 < row["y"] < spec["height"]
    for kind in ("Box", "Line"):
        for row in spec["datasets"].get(kind, ()):
            assert min(row["x"], row["x2"]) >= 0
            assert max(row["x"], row["x2"]) <= width
    said = charts.alt_text(chart)
    assert said.startswith(title(chart))
    assert len(title(chart).split()) <= 14


def test_two_charts_that_are_valid_for_altair_too() -> None:
    for case in ("history-of-seven", "recommendations"):
        CASES[case](360).to_dict(validate=True)


def test_a_picture_has_title_and_description_and_is_the_same_twice(tmp_path: Path) -> None:
    chart = CASES["profile"](360)
    svg = charts.to_svg(chart)
    assert svg == charts.to_svg(CASES["profile"](360))
    assert len(svg.encode()) <= 60_000
    root = ET.fromstring(svg)  # noqa: S314 - made here
    assert root.get("width") == "360"
    assert root.get("role") == "img"
    named = {each.get("id"): each.text for each in root.iter() if each.get("id")}
    assert named[root.get("aria-labelledby")] == title(chart)
    assert named[root.get("aria-describedby")] == charts.alt_text(chart)
    assert not re.search('aria-label=|aria-roledescription|<script|href="http', svg)
    drawn = Counter(each.text for each in root.iter(f"{SVG}text"))
    assert drawn == Counter(texts(chart))
    charts.save(chart, tmp_path / "a.svg")
    assert (tmp_path / "a.svg").read_text("utf-8") == svg
    with pytest.raises(AlreadyThere):
        charts.save(chart, tmp_path / "a.svg")
    charts.save(chart, str(tmp_path / "a.PNG"))
    png = (tmp_path / "a.PNG").read_bytes()
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20], "big") == 2 * 360
    with pytest.raises(UnknownName, match="png"):
        charts.save(chart, tmp_path / "a.pdf")


@pytest.mark.slow
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("case", CASES)
def test_every_picture_is_small_and_the_same_twice(case: str, width: Width) -> None:
    svg, png = charts.to_svg(CASES[case](width)), charts.to_png(CASES[case](width))
    assert len(svg.encode()) <= 60_000
    assert svg == charts.to_svg(CASES[case](width))
    assert png == charts.to_png(CASES[case](width))
    assert ET.fromstring(svg).get("width") == str(width)  # noqa: S314 - made here


def test_a_chart_of_somebody_s_own_is_written_too(tmp_path: Path) -> None:
    altair = pytest.importorskip("altair")
    own = altair.Chart(altair.Data(values=[{"a": 1}])).mark_point().encode(x="a:Q")
    charts.save(own, tmp_path / "own.svg")
    assert charts.alt_text(own) == ""
    assert ET.parse(tmp_path / "own.svg").getroot().get("role") == "img"  # noqa: S314 - made here


def test_the_profile_says_what_was_judged_most_often() -> None:
    counts = Counter(each.grade.label for each in WARRINGTON.judgements)
    chart = CASES["profile"](720)
    assert title(chart) == f"Warrington: adequate in {counts['Adequate']} of 22 judgements"
    assert texts(chart).count("A") == counts["Adequate"]
    assert texts(chart).count("G") == counts["Good"]
    for judgement in WARRINGTON.judgements:
        assert f"{judgement.aspect.title}: {judgement.grade.label.lower()}" in charts.alt_text(
            chart
        )
    tie = CASES["profile-of-five"](720)
    assert title(tie).endswith("no two of 5 judgements alike")
    six = next(each for each in ENGLAND if len(each.judgements) == 6)
    pairs = tuple(
        attrs.evolve(each, grade=tuple(ReformedGrade)[place // 2])
        for place, each in enumerate(six.judgements)
    )
    three = charts.grade_profile(attrs.evolve(six, judgements=pairs))
    assert title(three).endswith("no single grade most often in 6 judgements")
    two = attrs.evolve(WARRINGTON, judgements=WARRINGTON.judgements[13:15])
    assert title(charts.grade_profile(two)).endswith("good and adequate in 1 of 2 judgements each")
    none = charts.grade_profile(
        attrs.evolve(WARRINGTON, judgements=(), published=None, published_basis=None)
    )
    assert "no judgements" in title(none)


def test_the_distribution_counts_the_newest_inspection_of_each_authority() -> None:
    for case in ("distribution", "distribution-of-all", "authorities", "tiles"):
        # Title and shares have one base: those that have an overall grade.
        base = len(LATEST) - OVERALL[None]
        assert title(CASES[case](720)).startswith(f"{UPPER} of {base} graded authorities ")
    shown = texts(CASES["distribution"](720))
    for grade in ReformedGrade:
        share = 100 * OVERALL[grade] / (len(LATEST) - OVERALL[None])
        assert f"{OVERALL[grade]} ({share:.0f} %)" in shown
    # No region has fifty authorities, and what has no grade has no share.
    assert OVERALL[None] > 0
    assert sum("%" in text for text in shown) == len(ReformedGrade)
    assert "shares are of those with a grade" in " ".join(shown)
    before = charts.distribution(ENGLAND, as_at=datetime.date(2025, 3, 31))
    assert "shares are" not in " ".join(texts(before))
    assert " 153 authorities " in title(before)
    assert sum("%" in text for text in texts(before)) == len(ReformedGrade)
    assert not any("%" in text for text in texts(CASES["distribution"](360)))
    for region, number in Counter(each.authority.region.value for each in LATEST).items():
        assert f"{region} ({number})" in " ".join(shown)
    for by in ("authority_type", "framework"):
        said = charts.alt_text(charts.distribution(ENGLAND, as_at=DAY, by=by))
        assert sum(map(int, re.findall(r"\((\d+)\):", said))) == 2 * len(LATEST)
    nothing = charts.distribution([], as_at=DAY)
    assert title(nothing).startswith("0 of 0 authorities ")
    without = [each for each in LATEST if not each.find("overall")]
    said = title(charts.distribution(without, as_at=DAY))
    assert said.startswith(f"No overall grade among {len(without)} ")


def test_grades_of_two_scales_are_not_counted_together() -> None:
    aspect = LAC_2013.aspects[0]
    judged = attrs.evolve(WARRINGTON.judgements[0], aspect=aspect)
    lac = attrs.evolve(
        WARRINGTON, framework=LAC_2013, judgements=(judged,), report=None, readings=None
    )
    other = next(
        each for each in LATEST if each.find("overall") and each.authority != lac.authority
    )
    with pytest.raises(ScaleMismatch):
        charts.distribution([lac, other], as_at=DAY)


def test_no_history_joins_two_editions_and_what_is_missing_is_said() -> None:
    chart = charts.history(seven(), LONGEST.name)
    shown = texts(chart)
    assert shown.count("none") == 1
    assert "20 further judgements of slac-2010 not shown" in " ".join(shown)
    spec = chart.to_dict(validate=False)
    upright = [row for row in spec["datasets"]["Line"] if row["x"] == row["x2"]]
    # SLAC, SIF, two and two of ILACS, and the last: four boundaries.
    assert len(upright) == 4
    assert "2024" in title(CASES["history"](360))
    dorset = charts.history(ENGLAND, "Dorset")
    assert "succeeded Dorset County" in " ".join(texts(dorset))
    last = [each for each in ENGLAND if each.framework.id == "ilacs-2026"]
    assert "no overall grade in 2026" in title(charts.history(last, last[0].authority))


@pytest.mark.parametrize("name", ["Medway", "Isles of Scilly"])
def test_a_history_shows_official_results_at_their_days(name: str) -> None:
    """Oracle: the entries of the history, in words."""
    seen = history([*ENGLAND, *BEFORE], name)
    alone = [each for each in seen.entries if each.inspection is None]
    assert alone
    chart = charts.history([*ENGLAND, *BEFORE], name)
    said = charts.alt_text(chart)
    for entry in alone:
        day = entry.results[0].published
        line = f"{entry.programme.value} of {day.day} {day:%B %Y}:"
        assert line in said
        told = said.partition(line)[2].partition(".")[0]
        for result in entry.results:
            if result.grade is not None:
                assert f"verall {result.grade.label.lower()}" in told
    shown = " ".join(texts(chart))
    assert f"{len(seen.entries)} inspections, first days or days of publication" in shown
    assert f"Of {len(alone)} inspection" in shown
    assert "reports and statistics of Ofsted" in shown
    if name == "Isles of Scilly":
        assert "none" in texts(chart)


def test_a_history_of_official_results_alone() -> None:
    chart = charts.history(BEFORE, "Warrington")
    shown = " ".join(texts(chart))
    # The second is that of an inspection that is held, and not given here.
    assert "2 inspections, days of publication from 6 November 2009 to 25 February 2011" in shown
    assert "Source: statistics of Ofsted, the last published on 25 February 2011" in shown
    assert title(chart) == "Warrington: overall adequate and adequate in 2011"


def test_polarity_counts_our_readings() -> None:
    readings = WARRINGTON.readings
    assert readings is not None
    counts = Counter(each.polarity for each in readings.annotations)
    for by in ("aspect", "theme"):
        said = charts.alt_text(charts.polarity(WARRINGTON, by=by))
        for polarity in (Polarity.STRENGTH, Polarity.MIXED, Polarity.WEAKNESS):
            found = re.findall(rf"(\d+) {polarity.value}", said)
            assert sum(map(int, found)) == counts[polarity]
        assert f"{counts[Polarity.CONTEXT]} only say" in said
    with pytest.raises(UnknownName):
        charts.polarity(ENGLAND[0])
    with pytest.raises(UnknownName, match="theme"):
        charts.polarity(WARRINGTON, by="themes")  # type: ignore[arg-type]  # that is the point


def test_polarity_outside_aspects_and_with_nothing_but_context() -> None:
    report, readings = WARRINGTON.report, WARRINGTON.readings
    assert report is not None
    assert readings is not None
    first = attrs.evolve(readings.annotations[0], polarity=Polarity.CONTEXT)
    only = attrs.evolve(WARRINGTON, readings=attrs.evolve(readings, annotations=(first,)))
    assert "0 of 0 aspects" in title(charts.polarity(only))
    # A framework without services has no headings.
    bare = tuple(attrs.evolve(each, aspect_key=None) for each in report.walk())
    bare = tuple(attrs.evolve(each, subsections=()) for each in bare)
    loose = attrs.evolve(WARRINGTON, report=attrs.evolve(report, sections=bare))
    assert "No aspect" in texts(charts.polarity(loose))


def test_recommendations_are_counted_by_tag() -> None:
    report = tagged().report
    assert report is not None
    means = [each.tag.means for each in report.recommendations if each.tag]
    chart = CASES["recommendations"](720)
    known = [each for each in means if each is not None]
    assert title(chart).startswith(f"{len(known)} of {len(report.recommendations)} ")
    for meaning, number in Counter(known).items():
        assert f"{meaning.title}: {number} recommendations" in charts.alt_text(chart)
    assert f"A tag that names nothing known: {means.count(None)} rec" in charts.alt_text(chart)
    # Four parts tie: none of them is what is asked for most often.
    assert Counter(means).most_common(4)[3][1] == Counter(means).most_common(1)[0][1]
    assert "most often" not in title(chart)
    two = attrs.evolve(report, recommendations=report.recommendations[2:4])
    few = charts.recommendations([attrs.evolve(WARRINGTON, report=two, readings=None, source=None)])
    assert title(few) == "2 of 2 recommendations tagged, most often outcome 1 and outcome 2"
    assert title(charts.recommendations([WARRINGTON])) == "0 of 16 recommendations tagged"
    assert title(charts.recommendations([])) == "0 of 0 recommendations tagged"


def test_neighbours_stand_below_the_authority_with_how_close_they_are() -> None:
    own = next(each for each in LATEST if each.authority == LONGEST)
    close = neighbours(LONGEST)
    newest = {each.authority.urn: each for each in LATEST}
    same = sum(newest[each.authority.urn].overall.grade is own.overall.grade for each in close)
    chart = CASES["neighbours"](720)
    assert title(chart).endswith(f"like {same} of 10 neighbours")
    said = charts.alt_text(chart)
    for each in close:
        assert each.closeness is not None
        assert f"{each.authority.name} ({each.closeness.value.lower()}):" in said
    few = [own, *(newest[each.authority.urn] for each in close[:2])]
    assert title(charts.authorities(few, DAY, by="neighbours", authority=LONGEST)).endswith(
        "of 2 neighbours"
    )
    without = next(each for each in LATEST if not each.find("overall"))
    lone = charts.authorities([without], DAY, by="neighbours", authority=without.authority)
    assert "no overall grade" in title(lone)
    with pytest.raises(UnknownName):
        charts.authorities([own], DAY, by="neighbours", authority="Leeds")


@pytest.mark.parametrize("wrong", [{"by": "neighbours"}, {"authority": "Leeds"}])
def test_neighbours_are_those_of_an_authority(wrong: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="neighbours"):
        charts.authorities(ENGLAND, DAY, **wrong)


def test_each_authority_of_today_has_one_tile() -> None:
    chart = CASES["tiles"](720)
    shown = texts(chart)
    short = [tile.short for tile in tiles_of().values()]
    assert len(set(short)) == 153
    assert set(short) <= set(shown)
    by_letter = {"O": ReformedGrade.OUTSTANDING, "I": ReformedGrade.INADEQUATE}
    for letter, grade in by_letter.items():
        assert shown.count(letter) == OVERALL[grade]
    graded = [each for each in LATEST if each.find("overall")]
    assert "no overall grade" not in " ".join(texts(charts.tiles(graded, DAY)))
    only = charts.authorities(graded[:3], DAY)
    assert "no overall grade" not in charts.alt_text(only)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text: str) -> None:
    name = " ".join(text.split()) or "a"
    seen: Inspection = attrs.evolve(
        WARRINGTON, authority=attrs.evolve(WARRINGTON.authority, name=name)
    )
    for chart in (charts.grade_profile(seen, width=360), charts.history([seen], 80575)):
        assert all(each.isprintable() for each in texts(chart))
        assert charts.alt_text(chart).isprintable()


def test_hostile_words_stay_words_in_the_picture() -> None:
    name = HOSTILE[0] + ' font-family="x" & ]]> 1.23456'
    seen = attrs.evolve(WARRINGTON, authority=attrs.evolve(WARRINGTON.authority, name=name))
    svg = charts.to_svg(charts.grade_profile(seen))
    root = ET.fromstring(svg)  # noqa: S314 - made here
    assert not list(root.iter(f"{SVG}script"))
    drawn = " ".join(each.text or "" for each in root.iter(f"{SVG}text"))
    assert name in drawn


def test_what_is_no_chart_no_path_or_no_width_is_named() -> None:
    for function in (charts.to_svg, charts.to_png, charts.alt_text):
        with pytest.raises(TypeError, match="chart"):
            function("a")  # type: ignore[arg-type]  # that is the point
    with pytest.raises(TypeError, match="target"):
        charts.save(CASES["profile"](360), 7)  # type: ignore[arg-type]  # that is the point
    with pytest.raises(UnknownName, match="720"):
        charts.grade_profile(WARRINGTON, width=500)  # type: ignore[arg-type]  # that is the point


def test_without_altair_what_to_install_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "altair", None)
    with pytest.raises(MissingExtra, match="charts"):
        charts.grade_profile(WARRINGTON)


@pytest.mark.parametrize("room", [20, 60, 300])
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(room: int) -> None:
    text = "Bournemouth, Christchurch & Poole: a/very/long/word/without/a/space \u4e2d\u6587"
    lines = wrapped(text, room, 13)
    assert all(width_of(line, 13) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
