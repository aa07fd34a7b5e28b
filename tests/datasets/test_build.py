"""The build: everything generated is what the hand-kept files make of it, byte for byte."""

import hashlib
import json
import shutil
import string
from pathlib import Path
from typing import Any, cast

import attrs
import pytest

from ofsted_inspection import Inspection, load
from tools import about, build, figures
from tools.datasheet import filled

ROOT = Path(__file__).parents[2]
BUNDLED = "src/ofsted_inspection/_bundled"


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return build.outputs()


@pytest.fixture
def copy(tmp_path: Path, files: dict[str, bytes]) -> Path:
    """Return a folder with what is kept by hand, and nothing built."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools/released_schemas.json", tmp_path / "tools")
    for path in files:
        (tmp_path / path).unlink(missing_ok=True)
    return tmp_path


def test_what_is_committed_is_what_is_built(files: dict[str, bytes]) -> None:
    """Nothing generated is edited by hand, and nothing is left over."""
    assert build.differing(files) == []
    assert build.left_over(files) == []


@pytest.mark.slow
def test_a_build_from_nothing_elsewhere_gives_the_same(
    files: dict[str, bytes], copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build.main(["--check"], copy) == 1
    assert capsys.readouterr().out.count("differs: ") == len(files)
    assert build.main([], copy) == 0
    assert capsys.readouterr().out.endswith(f"{len(files)} files, {len(files)} written\n")
    assert {path: (copy / path).read_bytes() for path in files} == files


@pytest.mark.slow
def test_a_check_finds_what_was_changed_and_what_is_left_over(
    files: dict[str, bytes], copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path, content in files.items():
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        (copy / path).write_bytes(content)
    (copy / BUNDLED / "authorities.json").write_bytes(b"{}")
    (copy / BUNDLED / "old.json").write_bytes(b"{}")
    assert build.main(["--check"], copy) == 1
    assert capsys.readouterr().out.splitlines()[:2] == [
        f"differs: {BUNDLED}/authorities.json",
        f"left over: {BUNDLED}/old.json",
    ]
    # What nothing builds is named and left alone: it may be somebody's work.
    assert build.main([], copy) == 1
    assert (copy / BUNDLED / "old.json").exists()
    (copy / BUNDLED / "old.json").unlink()
    assert build.main(["--check"], copy) == 0


@pytest.mark.slow
def test_one_cell_changes_the_compiled_file_and_the_hashes(
    files: dict[str, bytes], copy: Path
) -> None:
    path = copy / "data/england/kept/judgements.csv"
    content = path.read_text("utf-8")
    path.write_text(content.replace(",good", ",outstanding", 1), "utf-8", newline="")
    changed = {name for name, content in build.outputs(copy).items() if content != files[name]}
    assert changed == {
        f"{BUNDLED}/england.json",
        f"{BUNDLED}/catalogue.json",
        "data/england/judgements.csv",
        "data/england/datapackage.json",
        "data/england/croissant.json",
        "data/manifest.json",
    }


def test_the_manifest_lists_every_file_as_it_is(files: dict[str, bytes]) -> None:
    manifest = cast("dict[str, list[dict[str, Any]]]", json.loads(files["data/manifest.json"]))
    entries = {entry["path"]: entry for entry in manifest["files"]}
    present = {
        path.relative_to(ROOT).as_posix()
        for folder in ("data", BUNDLED)
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    assert set(entries) == present - {"data/manifest.json"}
    for path, entry in entries.items():
        content = (ROOT / path).read_bytes()
        assert entry["bytes"] == len(content)
        assert entry["sha256"] == hashlib.sha256(content).hexdigest()
        assert entry["built"] is (path in files)


def test_no_generated_file_depends_on_the_system(files: dict[str, bytes]) -> None:
    for path, content in files.items():
        assert b"\r" not in content, path
        assert content.endswith(b"\n"), path
        assert str(ROOT).encode() not in content, path
        content.decode()


def kept(table: str) -> str:
    return (ROOT / f"data/england/kept/{table}.csv").read_text("utf-8")


class TestDatasheets:
    """Prose is written once and its figures are counted."""

    @pytest.mark.parametrize("name", ["england", "england-2009-2013"])
    def test_figures_are_the_counts_of_the_rows(self, name: str, files: dict[str, bytes]) -> None:
        sheet = files[f"data/{name}/README.md"].decode()
        wanted = {
            "england": (
                "497 inspections of 158 authorities, 2,479 judgements and 153 reviews",
                "2014-02-11\nto 2026-08-20",
                "The data cover 2013-11-19 to 2026-08-20.",
                "| Single inspection framework (`sif-2013`) | 173 |",
                "21 inspections are re-inspections; 4 had a visit",
                "171 are standard and 100 short",
                '4 judgements are "not judged"',
                # Each newer inspection adds to these two.
                f"| `catalogue` | 0 | 0 | 0 | {kept('inspections').count(',catalogue,')} |",
                f"for {kept('sources').count(',Ofsted,')} inspections. The other 9 are",
                "Of 4 inspections the month",
                "of 6 the last day",
            ),
            "england-2009-2013": (
                "371 results of 152 authorities, of which 5 have",
                "(`slac`), full | 152 | 304 |",
                "(`slac`), reinspection | 9 | 11 |",
                "(`cp`), full | 50 | 50 |",
                "(`lac`), full | 5 | 5 |",
                "| Adequate | 73 | 69 | 29 | 1 |",
                "published on 2009-08-07 and the last on 2013-08-23",
                '172 results have "Requires improvement to be good"',
                "256 statements of later reports",
                "(5 have a year alone)",
                "For 106 the page was read",
                "252 of the 256 agree",
            ),
        }
        for part in wanted[name]:
            assert part in sheet

    def test_every_figure_that_is_counted_is_told(self) -> None:
        """A figure nobody reads is a figure nobody checks."""
        england, results = load("england"), load("england-2009-2013")
        for name, counted in (
            ("england", figures.of_inspections(england)),
            ("england-2009-2013", figures.of_official_results(results)),
            ("warrington-2011", figures.of_report(load("warrington-2011"))),
        ):
            template = (ROOT / f"tools/datasheets/{name}.md").read_text("utf-8")
            assert set(counted) <= set(string.Template(template).get_identifiers())

    def test_a_figure_that_is_missing_stops_the_build(self) -> None:
        with pytest.raises(KeyError, match="datasets"):
            filled("README", {})

    def test_a_report_without_its_layers_has_no_figures(self) -> None:
        with pytest.raises(ValueError, match="80575-2011-01-10 lacks a layer"):
            figures.of_report(load("warrington-2011", text=False))

    def test_lines_of_prose_are_short(self, files: dict[str, bytes]) -> None:
        for path, content in files.items():
            # The codebook is kept by hand, and comes with the package as it is.
            if path.endswith(".md") and not path.endswith("-codebook.md"):
                prose = [
                    line
                    for line in content.decode().splitlines()
                    if not line.startswith(("|", "> ", "* line"))
                ]
                assert max(map(len, prose)) <= 140, path


class TestAbout:
    """`about.toml` says what it must, and nothing else."""

    def test_a_key_too_many_or_too_few_is_refused(self, tmp_path: Path) -> None:
        folder = tmp_path / "warrington-2011"
        folder.mkdir()
        text = (ROOT / "data/warrington-2011/about.toml").read_text("utf-8")
        (folder / "about.toml").write_text(f'colour = "red"\n{text}', "utf-8")
        with pytest.raises(ValueError, match="colour"):
            about.read(folder)
        (folder / "about.toml").write_text(text.replace("terms =", "term ="), "utf-8")
        with pytest.raises(KeyError, match="terms"):
            about.read(folder)

    def test_the_name_is_that_of_the_folder(self, tmp_path: Path) -> None:
        folder = tmp_path / "elsewhere"
        folder.mkdir()
        shutil.copy(ROOT / "data/warrington-2011/about.toml", folder)
        with pytest.raises(ValueError, match="another name"):
            about.read(folder)


def test_the_bundled_warrington_is_read_from_its_source() -> None:
    """Never typed by hand: the same text read again gives the same report and spans.

    One doubt is kept by hand beside that of the reader: the group of the aspect of health agencies.
    """
    from ofsted_inspection.reading import read_report

    loaded = load("warrington-2011")
    read = read_report(ROOT / "data/warrington-2011/report.txt")
    assert isinstance(read, Inspection)
    assert read.source is not None
    assert loaded.source is not None
    assert [each.line for each in loaded.source.doubts] == [121, 261]
    assert read.source.doubts == loaded.source.doubts[1:]
    assert (read.report, read.source, read.judgements, read.authority) == (
        loaded.report,
        attrs.evolve(loaded.source, doubts=read.source.doubts),
        loaded.judgements,
        loaded.authority,
    )
