"""What stands in the way of a tag is said, and what is released can be named."""

from pathlib import Path

import pytest

from tools.release import in_the_way, main

INIT = '"""A package."""\n\n__version__ = "1.2.0"\n'
CITATION = "cff-version: 1.2.0\nversion: 1.2.0\n"
CHANGES = "# Changelog\n\n## [1.2.0] - 2026-12-01\n\n## [1.1.0] - 2026-11-01\n"


def released(
    root: Path, init: str = INIT, citation: str = CITATION, changes: str = CHANGES
) -> Path:
    package = root / "src/ofsted_inspection"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(init, "utf-8")
    (root / "CITATION.cff").write_text(citation, "utf-8")
    (root / "CHANGELOG.md").write_text(changes, "utf-8")
    return root


def test_nothing_stands_in_the_way_of_a_tag_that_all_have(tmp_path: Path) -> None:
    assert list(in_the_way("v1.2.0", released(tmp_path))) == []


@pytest.mark.parametrize(
    ("tag", "file", "text", "named"),
    [
        ("1.2.0", "CHANGELOG.md", CHANGES, "the tag is"),
        ("v1.2.0", "src/ofsted_inspection/__init__.py", '__version__ = "1.1.0"\n', "__init__"),
        ("v1.2.0", "src/ofsted_inspection/__init__.py", "", "__init__"),
        ("v1.2.0", "CITATION.cff", "version: 1.1.0\n", "CITATION"),
        ("v1.2.0", "CHANGELOG.md", CHANGES.replace("1.2.0", "1.1.9"), "CHANGELOG"),
        ("v1.2.0", "CHANGELOG.md", CHANGES.replace("2026-12-01", "unreleased"), "CHANGELOG"),
        ("v1.2.0", "CHANGELOG.md", "# Changelog\n", "CHANGELOG"),
    ],
)
def test_each_thing_that_differs_is_named(
    tmp_path: Path, tag: str, file: str, text: str, named: str
) -> None:
    root = released(tmp_path)
    (root / file).write_text(text, "utf-8")
    (line,) = in_the_way(tag, root)
    assert named in line


def test_the_version_of_this_tree_is_the_one_to_be_tagged(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["v0.0.0"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert [line.split(" ")[0] for line in told[:2]] == [
        "src/ofsted_inspection/__init__.py",
        "CITATION.cff",
    ]
