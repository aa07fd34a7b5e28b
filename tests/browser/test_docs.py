"""Every page of the documentation as Debian's Chromium shows it, from the disk.

The pages are built once, as `nox -s docs` builds them, into a folder that is thrown away.
"""

import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

import ofsted_inspection
from tests.browser import test_browser as shared

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.browser

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

browser = shared.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the pages, built anew."""
    folder = tmp_path_factory.mktemp("site") / "html"
    command = (sys.executable, "-m", "sphinx", "-W", "--nitpicky", "-q", "-b", "html")
    subprocess.run([*command, str(ROOT / "docs"), str(folder)], check=True)
    return folder


def _sources() -> list[str]:
    """Return the name of every page, as far as it can be told before they are built."""
    pages = [
        path.relative_to(ROOT / "docs").with_suffix(".html").as_posix()
        for path in sorted((ROOT / "docs").rglob("*.md"))
        if not {"_build", "pictures", "generated"}.intersection(path.parts)
    ]
    modules = [
        f"reference/modules/{module.name}.html"
        for module in pkgutil.iter_modules(ofsted_inspection.__path__)
        if not module.name.startswith("_")
    ]
    return [*pages, *modules, "search.html", "genindex.html", "py-modindex.html"]


def test_no_page_is_left_out(site: Path) -> None:
    built = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert {each for each in built if not each.startswith("_static/")} == set(_sources())


@pytest.mark.parametrize("name", _sources())
def test_a_page_is_accessible_and_asks_for_nothing_off_the_disk(
    browser: "Browser", site: Path, name: str
) -> None:
    address = (site / name).as_uri()
    for size in shared.SIZES:
        # Colours that fade from one to the other would be measured on the way.
        page, asked, said = shared.opened(
            browser, address, viewport={"width": size, "height": 900}, reduced_motion="reduce"
        )
        shared.assert_fits(page)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.wait_for_selector(f"html[data-theme={scheme}]")
            shared.assert_accessible(page)
        assert [each for each in asked if not each.startswith(("file:", "data:"))] == []
        assert said == []
        page.context.close()


@pytest.fixture
def found(browser: "Browser", site: Path) -> "Iterator[Page]":
    address = (site / "search.html").as_uri()
    page, _, said = shared.opened(browser, f"{address}?q=statistical+neighbours")
    yield page
    assert said == []
    page.context.close()


@pytest.mark.parametrize(("size", "kind"), [(390, "at-phone"), (1280, "at-desk")])
def test_a_chart_is_shown_once_at_the_width_made_for_it(
    browser: "Browser", site: Path, size: int, kind: str
) -> None:
    address = (site / "gallery.html").as_uri()
    page, _, _ = shared.opened(browser, address, viewport={"width": size, "height": 900})
    shown = page.evaluate(
        "[...document.querySelectorAll('img.at-phone, img.at-desk')]"
        ".filter(each => each.getBoundingClientRect().width > 0).map(each => each.className)"
    )
    assert len(shown) == page.locator(f"img.{kind}").count() > 0
    assert all(kind in each for each in shown)
    page.context.close()


def test_the_search_works_from_the_disk(found: "Page") -> None:
    found.wait_for_selector("#search-results li a")
    titles = found.locator("#search-results li a").all_inner_texts()
    assert any("neighbours" in title for title in titles)


def test_every_link_inside_leads_somewhere(browser: "Browser", site: Path) -> None:
    page = browser.new_page()
    ids: dict[Path, set[str]] = {}
    links: list[tuple[Path, str, str]] = []
    script = """() => [
      [...document.querySelectorAll("[id]")].map(each => each.id),
      [...document.querySelectorAll("a[href]")].map(each => each.getAttribute("href")),
    ]"""
    for path in sorted(set(site.rglob("*.html")) - set((site / "_static").rglob("*"))):
        page.set_content(path.read_text("utf-8"))
        there, addresses = page.evaluate(script)
        ids[path] = set(there)
        for address in addresses:
            if "://" not in address and not address.startswith("mailto:"):
                target, _, place = address.partition("#")
                links.append((path, target, place))
    page.close()
    assert links
    for path, target, place in links:
        to = (path.parent / target).resolve() if target else path
        assert to.is_file(), (path, target)
        assert not place or to.suffix != ".html" or place in ids[to], (path, target, place)
