"""Pages, displays and charts as Debian's Chromium shows them, without a network.

`nox -s browser` runs this. Accessibility is asked of axe-core, boxes and colours of the browser.
Nothing is downloaded: the browser is the system's own.
"""

import functools
import importlib.util
import io
import itertools
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from ofsted_inspection import (
    MAINTAINERS_CROSSWALK,
    Inspection,
    OfficialResult,
    available,
    charts,
    check,
    distribution,
    history,
)
from ofsted_inspection._doors import display
from ofsted_inspection.charts._sheet import WIDTHS, Width
from ofsted_inspection.reading import read_report
from ofsted_inspection.rendering import to_authority_page, to_england_page, to_explorer, write_pages
from tests.charts.drawn import BEFORE, CASES, DAY, ENGLAND, LONGEST, WARRINGTON, seven
from tests.reading.made_up import as_pdf, ilacs_2023, sif
from tests.rendering.test_pages import HOSTILE, hostile_inspection

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SIZES = (390, 1280)
SCHEMES = ("light", "dark")

_VIOLATIONS = """async () => {
  const found = await axe.run({ preload: false });
  const told = found.violations.map(each => [each.id, each.nodes[0].html].join(" "));
  const colour = text => {
    const [r, g, b, a] = text.match(/[\\d.]+/g).map(Number);
    return [r, g, b, a === undefined ? 1 : a];
  };
  const light = ([r, g, b]) => [r, g, b].map(part => part / 255).map(part =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  ).reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
  const left = found.incomplete.filter(each => each.id === "color-contrast");
  for (const node of left.flatMap(each => each.nodes)) {
    const element = document.querySelector(node.target[0]);
    if (!element || element.closest("svg")) continue;
    let ground = element;
    while (ground && colour(getComputedStyle(ground).backgroundColor)[3] === 0)
      ground = ground.parentElement;
    const [one, other] = [
      getComputedStyle(element).color,
      getComputedStyle(ground || document.body).backgroundColor,
    ].map(text => light(colour(text))).sort((a, b) => a - b);
    if ((other + 0.05) / (one + 0.05) < 4.5) told.push("contrast " + node.html);
  }
  return told;
}"""

_BOXES = """() => [...document.querySelectorAll("svg text")].map(text => {
  const { left, top, right, bottom } = text.getBoundingClientRect();
  return [text.textContent, left, top, right, bottom];
})"""


_TORN = """() => {
  const torn = [];
  const look = (element, pattern) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      for (const found of walker.currentNode.data.matchAll(pattern)) {
        const range = document.createRange();
        range.setStart(walker.currentNode, found.index);
        range.setEnd(walker.currentNode, found.index + found[0].length);
        const tops = [...range.getClientRects()].map(each => Math.round(each.top));
        if (new Set(tops).size > 1) torn.push(found[0]);
      }
    }
  };
  document.querySelectorAll("table.sorted tbody th").forEach(each => look(each, /[^\\s-]+/g));
  document.querySelectorAll("td .chip").forEach(each => {
    const symbol = each.querySelector("[aria-hidden]");
    if (!symbol || !symbol.nextSibling || !(symbol.nextSibling.length > 1)) return;
    const range = document.createRange();
    range.setStart(symbol.nextSibling, 1);
    range.setEnd(symbol.nextSibling, 2);
    const [one, other] = [symbol, range].map(each => each.getBoundingClientRect());
    if (one.bottom < other.top || other.bottom < one.top) torn.push(each.textContent);
  });
  return torn;
}"""


@functools.cache
def axe() -> str:
    """Return the script of axe-core; of the package that brings it nothing else is wanted."""
    spec = importlib.util.find_spec("axe_playwright_python")
    assert spec is not None
    return Path(str(spec.origin)).with_name("axe.min.js").read_text("utf-8")


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    # The other sessions collect this file too, and have no such library.
    from playwright.sync_api import sync_playwright

    found = shutil.which("chromium")
    assert found is not None, "there is no chromium here: install it and run this again"
    with sync_playwright() as playwright:
        # A container has no sandbox of its own to give; the pages are ours.
        started = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield started
        started.close()


def displays() -> str:
    """Return what notebooks show of a value of each kind, within a page."""
    seen = history((*ENGLAND, *BEFORE, WARRINGTON), "Warrington")
    values = (
        WARRINGTON,
        WARRINGTON.report,
        distribution(WARRINGTON.judgements),
        seen,
        seen.comparisons(crosswalk=MAINTAINERS_CROSSWALK)[-1],
        *check(ENGLAND[0]),
        available()[0],
    )
    shown = "\n".join(map(display, values))
    return (
        '<!DOCTYPE html><html lang="en-GB"><meta charset="utf-8"><title>Displays</title>'
        '<link rel="icon" href="data:,"><body style="overflow-wrap:anywhere"><main>'
        f"<h1>Displays</h1>{shown}</main></body></html>"
    )


def hostile() -> Inspection:
    seen = hostile_inspection(" ".join(HOSTILE))
    assert seen.authority.name != "a"
    return seen


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Return a file of each kind of page."""
    folder = tmp_path_factory.mktemp("pages")
    everything: list[Inspection | OfficialResult] = [*ENGLAND, *BEFORE, WARRINGTON]
    judged = "help_and_protection looked_after_and_permanence adoption_performance care_leavers"
    grades: dict[str, str] = dict.fromkeys((*judged.split(), "leadership"), "Good")
    read = [
        read_report(io.BytesIO(as_pdf(made)), authority=WARRINGTON.authority)
        for made in (ilacs_2023(), sif(grades))
    ]
    made = {
        "explorer": to_explorer(WARRINGTON),
        "explorer-of-an-outcome": to_explorer(ENGLAND[0]),
        "explorer-of-ilacs": to_explorer(read[0]),
        "explorer-of-sif": to_explorer(read[1]),
        "explorer-of-hostile-words": to_explorer(hostile()),
        "authority": to_authority_page(everything, "Warrington", DAY),
        "authority-of-seven": to_authority_page(seven(), LONGEST, DAY),
        "england": to_england_page(ENGLAND, DAY),
        "displays": displays(),
    }
    for name, page in made.items():
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    write_pages(everything, folder / "all", as_at=DAY)
    found = {name: folder / f"{name}.html" for name in made}
    return {**found, "linked-england": folder / "all/index.html"}


class Opened(NamedTuple):
    """A page as it was opened, with what it asked for and what it said."""

    page: "Page"
    asked: list[str]
    said: list[str]


def opened(browser: "Browser", address: str, **options: Any) -> Opened:  # noqa: ANN401 - the browser's
    page = browser.new_context(offline=True, **options).new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    return Opened(page, asked, said)


def assert_accessible(page: "Page") -> None:
    page.evaluate(axe())
    assert page.evaluate(_VIOLATIONS) == []


def assert_fits(page: "Page") -> None:
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "name",
    [
        *("explorer", "explorer-of-an-outcome", "explorer-of-ilacs", "explorer-of-sif"),
        *("explorer-of-hostile-words", "authority", "authority-of-seven", "england"),
        *("linked-england", "displays"),
    ],
)
def test_a_page_is_accessible_and_asks_for_nothing(
    browser: "Browser", pages: Mapping[str, Path], name: str, size: int, scheme: str
) -> None:
    address = pages[name].as_uri()
    page, asked, said = opened(
        browser, address, viewport={"width": size, "height": 900}, color_scheme=scheme
    )
    assert_fits(page)
    assert_accessible(page)
    assert [each for each in asked if not each.startswith("data:")] == [address]
    assert said == []
    page.context.close()


def test_every_link_within_pages_leads_somewhere(
    browser: "Browser", pages: Mapping[str, Path]
) -> None:
    """Of every kind of page, and of those of a folder England's, and some of authorities."""
    folder = pages["linked-england"].parent
    some = [folder / f"{each.authority.urn}.html" for each in (WARRINGTON, *ENGLAND[:3])]
    for path in (*pages.values(), *some, folder / f"{WARRINGTON.id}.html"):
        page = browser.new_page()
        page.goto(path.as_uri())
        links: list[str] = page.eval_on_selector_all(
            "a[href]", "found => found.map(each => each.getAttribute('href'))"
        )
        within = [each for each in links if each.startswith("#")]
        lost = "links => links.filter(each => !document.getElementById(each.slice(1)))"
        assert page.evaluate(lost, within) == []
        beside = [each for each in links if not each.startswith(("#", "https://"))]
        assert all((path.parent / each).is_file() for each in beside)
        assert bool(beside) is (path.parent == folder and path.name != f"{WARRINGTON.id}.html")
        page.close()


@pytest.mark.parametrize("size", SIZES)
def test_the_explorer_with_readings_open_and_printed(
    browser: "Browser", pages: Mapping[str, Path], size: int
) -> None:
    page, _, said = opened(
        browser, pages["explorer"].as_uri(), viewport={"width": size, "height": 900}
    )
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    assert_fits(page)
    assert_accessible(page)
    page.emulate_media(media="print")
    assert not page.is_visible(".tools")
    assert page.is_visible("#p18")
    assert said == []
    page.context.close()


QUERIES = (
    ("", "", ""),
    ("social work", "", ""),
    ("ADEQUATE", "", ""),
    ("children", "health", ""),
    ("", "health", ""),
    ("", "", "weakness"),
    ("staff", "", "strength"),
    ("", "leadership_governance", "mixed"),
    ("no such words here", "", ""),
    ("'s", "", "context"),
)


@pytest.mark.parametrize(("words", "theme", "polarity"), QUERIES)
def test_the_filter_counts_what_python_counts(
    browser: "Browser", pages: Mapping[str, Path], words: str, theme: str, polarity: str
) -> None:
    report, readings = WARRINGTON.report, WARRINGTON.readings
    assert report is not None
    assert readings is not None
    read = {each.finding: each for each in readings.annotations}
    hits: list[str] = []
    for finding in report.findings:
        text = report.finding_text(finding.id).lower()
        annotation = read.get(finding.id)
        if (
            all(word in text for word in words.lower().split())
            and (not theme or (annotation and theme in {one.value for one in annotation.themes}))
            and (not polarity or (annotation and annotation.polarity.value == polarity))
        ):
            hits.append(finding.id)
    paragraphs = {each.partition("s")[0] for each in hits}
    page, _, said = opened(browser, pages["explorer"].as_uri())
    page.fill("[name=q]", words)
    page.select_option("[name=theme]", theme)
    page.select_option("[name=polarity]", polarity)
    if not (words or theme or polarity):
        assert page.inner_text("#status") == f"{len(report.findings)} findings"
    else:
        end = "" if len(paragraphs) == 1 else "s"
        assert page.inner_text("#status") == (
            f"{len(hits)} of {len(report.findings)} findings match, in {len(paragraphs)} "
            f"paragraph{end}"
        )
        assert page.locator(".f.hit").count() == len(hits)
        # The address holds it: opened anew, the page is the same.
        again, _, _ = opened(browser, page.url)
        assert again.inner_text("#status") == page.inner_text("#status")
        again.context.close()
    if hits and words:
        assert_accessible(page)
        page.click("#next")
        assert page.locator(".f.now").get_attribute("id") == hits[0]
        page.click("#previous")
        assert page.locator(".f.now").get_attribute("id") == hits[-1]
        page.click("#clear")
        assert page.inner_text("#status") == f"{len(report.findings)} findings"
    assert said == []
    page.context.close()


def test_an_address_leads_to_a_sentence_and_without_script_all_is_there(
    browser: "Browser", pages: Mapping[str, Path]
) -> None:
    address = pages["explorer"].as_uri()
    page, _, _ = opened(browser, f"{address}#p18s3")
    assert page.evaluate("scrollY") > 500
    page.context.close()
    bare, _, said = opened(browser, address, java_script_enabled=False)
    assert not bare.is_visible("#finder")
    assert bare.is_visible("#marks")
    assert bare.is_visible("#p57")
    assert said == []
    bare.context.close()


def test_switches_change_what_is_seen(browser: "Browser", pages: Mapping[str, Path]) -> None:
    page, _, _ = opened(browser, pages["explorer"].as_uri())
    plain = page.evaluate("getComputedStyle(document.querySelector('.f.weakness')).boxShadow")
    assert plain != "none"
    page.uncheck("#marks")
    for polarity in ("strength", "weakness", "mixed"):
        script = f"getComputedStyle(document.querySelector('.f.{polarity}')).boxShadow"
        assert page.evaluate(script) == "none"
        assert not page.is_visible(f".f.{polarity} .v")
    for view, printed, meant in (
        ("as-printed", True, False),
        ("as-corrected", False, True),
        ("as-both", True, True),
    ):
        page.check(f"#{view}")
        fix = "span:has(> del):has(> ins)"
        assert page.is_visible(f"{fix} del") is printed
        assert page.is_visible(f"{fix} ins") is meant
    page.context.close()


def test_the_table_of_authorities_is_sorted_by_keyboard(
    browser: "Browser", pages: Mapping[str, Path]
) -> None:
    page, _, said = opened(browser, pages["england"].as_uri())
    names = page.locator("table.sorted tbody th")
    order = names.all_inner_texts()
    page.focus("table.sorted thead th:first-child button")
    page.keyboard.press("Enter")
    assert page.get_attribute("table.sorted thead th", "aria-sort") == "ascending"
    assert sorted(order) == sorted(names.all_inner_texts())
    page.keyboard.press("Enter")
    assert page.get_attribute("table.sorted thead th", "aria-sort") == "descending"
    assert names.first.inner_text() == "York"
    assert_accessible(page)
    assert said == []
    page.context.close()


@pytest.mark.parametrize("name", ["england", "linked-england", "authority-of-seven"])
def test_on_a_phone_no_name_is_torn_and_no_grade_parted_from_its_symbol(
    browser: "Browser", pages: Mapping[str, Path], name: str
) -> None:
    page, _, _ = opened(browser, pages[name].as_uri(), viewport={"width": 390, "height": 900})
    assert page.evaluate(_TORN) == []
    assert_fits(page)
    if page.locator("svg.tiles").count():
        # Letters of the map can be read; the short names, which could not, are left out.
        high = page.evaluate(
            "[...document.querySelectorAll('svg.tiles text')].map("
            "each => each.getBoundingClientRect().height).filter(Boolean)"
        )
        assert min(high) > 9
    page.context.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("case", CASES)
def test_no_words_of_a_chart_touch_others(browser: "Browser", case: str, width: Width) -> None:
    page = browser.new_page()
    page.set_content(f"<body style='margin:0'>{charts.to_svg(CASES[case](width))}</body>")
    boxes: list[tuple[str, float, float, float, float]] = page.evaluate(_BOXES)
    for text, left, _, right, _ in boxes:
        assert left >= 0, text
        assert right <= width, text
    for one, other in itertools.combinations(boxes, 2):
        across = min(one[3], other[3]) - max(one[1], other[1])
        # The box of a line is as high as its tallest letters and lowest tails, with air between.
        down = min(one[4], other[4]) - max(one[2], other[2])
        assert not (across > 0 and down > 2), (one, other)
    page.close()
