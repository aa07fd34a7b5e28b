"""What goes from the public surface is found, of whatever kind it is, and must be said."""

import subprocess
from pathlib import Path

import pytest

import ofsted_inspection
from tools import compatibility
from tools.compatibility import Loss, by_griffe, losses, released, said, surface, tag_of, unsaid
from tools.surface import LISTING

KEPT = compatibility.ROOT / compatibility.SURFACES
OLD = LISTING.read_text(encoding="utf-8")
SURFACE = """\
shop
    Basket from (private)
    @final
    @attrs.frozen(kw_only=True)
    class Basket(Record)
        owner: str
        size: int = 3
        @property
        def full(self) -> bool
        @overload
        def take(self, name: str) -> int
        @overload
        def take(self, name: int, /, *, often: bool = False) -> str
    Colour from (private)
    class Colour(enum.Enum)
        RED = 'red'
    sell from shop.till
    LIMIT: int = 7
shop.till
    def sell(basket: Basket, *rest: str, price: int = 1) -> None
"""
CHANGELOG = """\
## [Unreleased]

### Added

- `sell`

### Removed

- `Basket.size`

## [0.2.0] - 2027-01-02

### Changed

- `LIMIT` is 8, and `sell` takes less.

## [0.1.0] - 2026-12-24

### Removed

- `Colour`
"""


def _lost(before: str, after: str) -> list[str]:
    assert before in SURFACE
    return [loss.name for loss in losses(surface(SURFACE), surface(SURFACE.replace(before, after)))]


def test_the_surface_of_this_version_is_kept() -> None:
    version = ofsted_inspection.__version__
    changelog = (compatibility.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    kept = (KEPT / f"{version}.txt").read_text(encoding="utf-8")
    assert version in released(changelog) or kept == OLD


def test_every_release_has_its_surface() -> None:
    changelog = (compatibility.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert set(released(changelog)) <= {path.stem for path in KEPT.iterdir()}
    assert compatibility.main() == 0


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        ("    sell from shop.till\n", "", ["shop.sell"]),
        ("        size: int = 3\n", "", ["Basket.size"]),
        ("size: int = 3", "size: int = 4", ["Basket.size"]),
        ("size: int = 3", "size: int", ["Basket.size"]),
        ("size: int = 3", "size: str = 3", ["Basket.size"]),
        ("        owner: str\n", "        owner: str\n        town: str\n", ["Basket.town"]),
        ("@attrs.frozen(kw_only=True)", "@attrs.define(kw_only=True)", ["Basket"]),
        ("class Basket(Record)", "class Basket(object)", ["Basket"]),
        ("        @property\n", "", ["Basket.full"]),
        ("take(self, name: str)", "take(self, name: bytes)", ["Basket.take"]),
        ("name: int, /, *", "name: int, *", ["Basket.take"]),
        (", *, often: bool = False", "", ["Basket.take"]),
        ("RED = 'red'", "RED = 'crimson'", ["Colour.RED"]),
        ("        RED = 'red'\n", "", ["Colour.RED"]),
        ("LIMIT: int = 7", "LIMIT: int = 8", ["LIMIT"]),
        ("price: int = 1", "price: int", ["sell"]),
        ("price: int = 1", "price: int = 2", ["sell"]),
        (", price: int = 1", "", ["sell"]),
        ("basket: Basket, ", "basket: Basket, name: str, ", ["sell"]),
        ("basket: Basket, ", "name: str = '', basket: Basket = None, ", ["sell"]),
        ("*rest: str", "*", ["sell"]),
        ("-> None", "-> int", ["sell"]),
        ("shop.till\n    def sell", "shop.desk\n    def sell", ["shop.till.sell"]),
    ],
)
def test_what_goes_is_named(before: str, after: str, lost: list[str]) -> None:
    assert _lost(before, after) == lost


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("        RED = 'red'\n", "        RED = 'red'\n        BLUE = 'blue'\n"),
        ("        owner: str\n", "        owner: str\n        town: str = ''\n"),
        ("price: int = 1", "price: int = 1, tax: int = 0"),
        ("price: int = 1", "price: int = 1, **more: str"),
        ("basket: Basket, ", "basket: Basket, name: str = '', "),
        ("Basket from (private)", "Basket from shop.wares"),
        (
            "        @property\n",
            "        @property\n        def empty(self) -> bool\n        @property\n",
        ),
    ],
)
def test_what_comes_breaks_nothing(before: str, after: str) -> None:
    assert _lost(before, after) == []


def test_every_line_of_the_present_surface_would_be_missed() -> None:
    """Of each kind of line the first: to take it away is always a loss."""
    whole, lines = surface(OLD), OLD.splitlines(keepends=True)
    starts = ("    @attrs.frozen", "        def ", "        @property", "    def ", "    class ")
    for start in starts:
        place = next(number for number, line in enumerate(lines) if line.startswith(start))
        without = "".join([*lines[:place], *lines[place + 1 :]])
        assert list(losses(whole, surface(without))), lines[place]


def test_only_what_newer_versions_remove_or_change_is_said() -> None:
    assert released(CHANGELOG) == ["0.2.0", "0.1.0"]
    lost = [
        Loss(name, "gone")
        for name in ("Basket.size", "Basket", "LIMIT", "shop.sell", "Colour", "shop.Basket")
    ]
    since_first = unsaid(lost, said(CHANGELOG, "0.1.0"))
    assert [loss.name for loss in since_first] == ["Colour"]
    since_second = unsaid(lost, said(CHANGELOG, "0.2.0"))
    assert [loss.name for loss in since_second] == ["LIMIT", "shop.sell", "Colour"]


def _git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=shop", "-c", "user.email=shop@example.invalid")
    command = ["git", *who, *words]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def test_griffe_names_what_a_tag_had(tmp_path: Path) -> None:
    package = tmp_path / "src" / "shop"
    package.mkdir(parents=True)
    module = package / "__init__.py"
    module.write_text("def sell(basket: str, price: int = 1) -> None: ...\n", encoding="utf-8")

    _git(tmp_path, "init")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "--message", "first")
    assert tag_of("0.1.0", tmp_path) is None
    _git(tmp_path, "tag", "v0.1.0")
    assert tag_of("0.1.0", tmp_path) == "v0.1.0"
    assert list(by_griffe("shop", "v0.1.0", tmp_path)) == []
    module.write_text("def sell(basket: str) -> None: ...\n", encoding="utf-8")
    assert [loss.name for loss in by_griffe("shop", "v0.1.0", tmp_path)] == ["shop.sell"]


def test_the_status_is_1_until_the_changelog_says_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(compatibility, "ROOT", tmp_path)
    monkeypatch.setattr("tools.surface.listing", lambda: OLD)
    kept = tmp_path / compatibility.SURFACES / "0.2.0.txt"
    kept.parent.mkdir(parents=True)
    kept.write_text(f"{OLD}shop\n    def sell(price: int) -> None\n", encoding="utf-8")
    changelog = tmp_path / "CHANGELOG.md"
    _git(tmp_path, "init")
    changelog.write_text(CHANGELOG, encoding="utf-8")
    assert compatibility.main() == 1
    assert "sell: gone" in capsys.readouterr().out
    changelog.write_text(CHANGELOG.replace("Removed\n\n", "Removed\n\n- `shop.sell`\n", 1), "utf-8")
    assert compatibility.main() == 0
