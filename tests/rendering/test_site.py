"""Pages of authorities and of England, and the folder of them: counted again from the data."""

import datetime
import re
from collections import Counter
from html import unescape
from pathlib import Path

import attrs
import pytest

from ofsted_inspection import (
    AlreadyThere,
    InvalidDocument,
    UnknownName,
    history,
    latest_per_authority,
    load,
    neighbours,
)
from ofsted_inspection.rendering import to_authority_page, to_england_page, write_pages
from tests.rendering.read_pages import assert_sound
from tests.rendering.test_pages import HOSTILE

ENGLAND = load("england")
WARRINGTON = load("warrington-2011")
BEFORE = load("england-2009-2013")
ALL = (*ENGLAND, WARRINGTON)
DAY = max(each.published for each in ENGLAND if each.published)
LATEST = latest_per_authority(ENGLAND, DAY)


def test_the_page_of_warrington() -> None:
    page = to_authority_page(ALL, "Warrington", DAY)
    read = assert_sound(page)
    own = [each for each in ALL if each.authority.urn == 80575]
    assert "4 inspections" in read.captions
    for each in own:
        assert each.framework.id in page
        if each.source_url is not None:
            assert each.source_url in read.links
    assert "20 further judgements" in page
    for near in neighbours(80575):
        assert near.authority.name in page
        assert near.closeness is not None
        assert near.closeness.value in page
    assert not any(link.endswith(".html") for link in read.links)
    for word in ("rank", "average", "next inspection", "league"):
        assert word not in page.replace("not ranked", "")


def test_only_what_was_published_by_the_day_counts() -> None:
    page = to_authority_page(ALL, "Warrington", datetime.date(2016, 1, 1))
    assert "2 inspections" in assert_sound(page).captions
    assert "ilacs" not in page
    with pytest.raises(UnknownName):
        to_authority_page(ENGLAND, "Warrington", datetime.date(2014, 1, 1))
    undated = attrs.evolve(ENGLAND[0], published=None, published_basis=None)
    with pytest.raises(InvalidDocument):
        to_england_page([undated], DAY)


def test_authorities_that_are_no_more_and_that_succeeded_others() -> None:
    closed = next(each for each in ENGLAND if each.authority.closed is not None)
    page = to_authority_page(ENGLAND, closed.authority, DAY)
    assert "Existed until" in assert_sound(page).page
    dorset = to_authority_page(ENGLAND, "Dorset", DAY)
    assert "Predecessors" in assert_sound(dorset).page
    one = to_authority_page([ENGLAND[-1]], ENGLAND[-1].authority, DAY)
    assert "nothing to compare" in assert_sound(one).page
    assert "no inspection" in one
    stranger = attrs.evolve(ENGLAND[-1].authority, urn=9, name="Nowhere")
    own = attrs.evolve(ENGLAND[-1], authority=stranger)
    assert "No list of statistical neighbours" in to_authority_page([own], stranger, DAY)


@pytest.mark.parametrize("name", ["Warrington", "Cornwall", "Medway"])
def test_official_results_stand_among_inspections(name: str) -> None:
    """Oracle: the history, entry by entry."""
    page = to_authority_page((*ALL, *BEFORE), name, DAY)
    read = assert_sound(page)
    seen = history([*ALL, *BEFORE], name)
    assert f"{len(seen.entries)} inspections" in read.captions
    alone = [each for each in seen.entries if each.inspection is None]
    assert alone
    assert page.count("not held: from Ofsted") == len(alone)
    for each in alone:
        day = each.results[0].published
        assert f"published {day.day} {day:%B %Y}<br>" in page
    steps = seen.steps()
    uncompared = sum(each.comparison is None for each in steps)
    assert sum(each.startswith("From ") for each in read.captions) == len(steps) - uncompared
    assert page.count("From 20") == len(steps)
    assert len(re.findall(", a re-inspection", page)) == sum(
        each.kind.value == "reinspection" for each in seen.entries
    )
    assert "reports and statistics" in page


def test_an_authority_known_by_official_results_alone(tmp_path: Path) -> None:
    page = to_authority_page(BEFORE, "Warrington", datetime.date(2010, 1, 1))
    assert "As Ofsted's statistics state them, published 6 November 2009" in unescape(page)
    grades = ("Inadequate", "Adequate")
    first = re.search(r"<h2>Newest grades</h2>.*?</table>", page, re.DOTALL)
    assert first is not None
    assert tuple(re.findall(r"</span> (\w+)</span>", first[0])) == grades
    assert_sound(page)
    scilly = unescape(to_authority_page(BEFORE, "Isles of Scilly", DAY))
    assert "Services for looked after children: Overall effectiveness: no grade" in scilly
    write_pages([*BEFORE, WARRINGTON], tmp_path / "pages", as_at=DAY)
    names = {path.name for path in (tmp_path / "pages").iterdir()}
    urns = {each.authority.urn for each in BEFORE}
    assert names == {"index.html", f"{WARRINGTON.id}.html", *(f"{urn}.html" for urn in urns)}


def test_the_page_of_england_counts_every_authority() -> None:
    page = to_england_page(ENGLAND, DAY)
    read = assert_sound(page)
    assert read.tags.count("time") == len(LATEST) == 153
    assert read.tags.count("rect") == 153
    counts = Counter(
        each.overall.grade.label if each.find("overall") else "no overall grade" for each in LATEST
    )
    row = re.search(r'<th scope="row">England</th>(.*?)</tr>', page)
    assert row is not None
    found = list(map(int, re.findall(r"<td>(\d+)</td>", row[1])))
    names = ("Outstanding", "Good", "Requires improvement", "Inadequate", "no overall grade")
    assert found == [*(counts[name] for name in names), len(LATEST)]
    assert f"{counts['no overall grade']} authorities have no overall grade" in page
    units = sum("units" in each for each in read.classes)
    assert units == len({each.authority.region for each in LATEST})


def test_the_page_of_england_with_little_or_nothing() -> None:
    for given in ((), ENGLAND[:1]):
        assert_sound(to_england_page(given, DAY))
    assert "Nothing had been published" in to_england_page([], DAY)
    month = [each for each in ENGLAND if each.start_precision.value == "month"]
    assert "only the month is known" in to_england_page(month, datetime.date(2018, 1, 1))


def test_a_folder_of_pages_whose_links_all_lead_somewhere(tmp_path: Path) -> None:
    few = [each for each in ALL if each.authority.urn in {80575, 80453, 2532283}]
    target = tmp_path / "pages"
    write_pages(few, target, as_at=DAY)
    names = {path.name for path in target.iterdir()}
    assert names == {
        *("index.html", "80575.html", "80453.html", "2532283.html"),
        "80575-2011-01-10.html",
    }
    for path in target.iterdir():
        read = assert_sound(path.read_text("utf-8"))
        local = {link for link in read.links if link.endswith(".html")}
        assert local <= names
        if path.name == "index.html":
            assert len(local) == 3
    with pytest.raises(AlreadyThere):
        write_pages(few, target, as_at=DAY)
    write_pages(few[:1], str(target), as_at=DAY, overwrite=True)
    assert len(list(target.iterdir())) == 2
    (target / "notes.txt").write_text("mine")
    with pytest.raises(AlreadyThere, match="notes"):
        write_pages(few, target, as_at=DAY, overwrite=True)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_inert(text: str) -> None:
    name = " ".join(text.split()) or "a"
    authority = attrs.evolve(WARRINGTON.authority, name=name)
    seen = attrs.evolve(ENGLAND[0], authority=authority)
    assert_sound(to_authority_page([seen], authority, DAY))
    assert_sound(to_england_page([seen], DAY))
