"""What the installed package says of itself, and that every file of the project says the same."""

import importlib.metadata
import re
import tomllib
from pathlib import Path
from typing import cast

import ofsted_inspection

ROOT = Path(__file__).parents[2]
METADATA = importlib.metadata.metadata("ofsted-inspection")
VERSION = importlib.metadata.version("ofsted-inspection")


def _read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_licence_expression_names_exactly_the_texts_that_are_shipped() -> None:
    identifiers = METADATA["License-Expression"].split(" AND ")
    assert sorted(identifiers) == sorted(path.stem for path in (ROOT / "LICENSES").iterdir())
    shipped = {Path(name).stem for name in METADATA.get_all("License-File") or []}
    assert shipped == {"LICENSE", *identifiers}


def test_reports_are_never_said_to_be_openly_licensed() -> None:
    terms = _read("LICENSES/LicenseRef-Ofsted-report-2011.txt")
    assert "does not claim it for the text of 2011" in " ".join(terms.split())
    stated = cast(
        "list[dict[str, str | list[str]]]", tomllib.loads(_read("REUSE.toml"))["annotations"]
    )
    open_licence = [each["path"] for each in stated if "OGL" in each["SPDX-License-Identifier"]]
    assert open_licence == [
        [
            "data/authorities/**",
            "src/ofsted_inspection/_bundled/authorities.json",
            "src/ofsted_inspection/_bundled/statistical-neighbours.json",
        ],
        [
            "data/england/**",
            "data/england-2009-2013/**",
            "src/ofsted_inspection/_bundled/england.json",
            "src/ofsted_inspection/_bundled/england-2009-2013.json",
        ],
    ]


def test_the_extras_are_those_promised() -> None:
    assert set(METADATA.get_all("Provides-Extra") or []) == {
        "cli",
        "pdf",
        "frames",
        "pandas",
        "polars",
        "pyarrow",
        "duckdb",
        "spreadsheets",
        "charts",
        "testing",
        "all",
    }


def test_without_extras_the_package_needs_attrs_and_cattrs_only() -> None:
    requirements = importlib.metadata.requires("ofsted-inspection") or []
    core = {re.split(r"[^\w-]", line)[0] for line in requirements if "extra ==" not in line}
    assert core == {"attrs", "cattrs"}


def test_all_means_every_other_extra() -> None:
    extras = cast(
        "dict[str, list[str]]",
        tomllib.loads(_read("pyproject.toml"))["project"]["optional-dependencies"],
    )
    (named,) = extras["all"]
    assert named == f"ofsted-inspection[{','.join(name for name in extras if name != 'all')}]"


def test_the_supported_pythons_begin_with_the_one_required() -> None:
    prefix = "Programming Language :: Python :: 3."
    classifiers = METADATA.get_all("Classifier") or []
    minors = [int(line.removeprefix(prefix)) for line in classifiers if line.startswith(prefix)]
    assert METADATA["Requires-Python"] == f">=3.{min(minors)}"
    assert minors == list(range(min(minors), max(minors) + 1))


def test_the_types_are_marked_as_shipped() -> None:
    assert (Path(ofsted_inspection.__file__).parent / "py.typed").is_file()


def test_every_file_states_the_same_version() -> None:
    assert ofsted_inspection.__version__ == VERSION
    assert f"\nversion: {VERSION}\n" in _read("CITATION.cff")
    versions = re.findall(r"^## \[(.+?)\]", _read("CHANGELOG.md"), re.MULTILINE)
    assert versions[0] in {VERSION, "Unreleased"}
    assert VERSION in versions


def test_the_changelog_has_a_heading_for_data_in_every_version() -> None:
    releases = re.split(r"^## ", _read("CHANGELOG.md"), flags=re.MULTILINE)[1:]
    assert all("\n### Data\n" in release for release in releases)


def test_no_name_of_data_is_ignored_by_version_control() -> None:
    ignored = _read(".gitignore").splitlines()
    assert not [line for line in ignored if line.startswith("*.") and "egg-info" not in line]
