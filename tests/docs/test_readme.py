"""The README's two commands are those that CI runs, and its links lead somewhere."""

import re
from pathlib import Path

import pytest

from ofsted_inspection import charts, load
from ofsted_inspection.cli import main

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _commands() -> list[str]:
    return [block.strip() for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)]


def test_the_readme_opens_with_two_commands_of_one_line_each() -> None:
    first, second = _commands()
    assert "\n" not in first
    assert "\n" not in second
    assert first.endswith("ofsted-inspection show warrington-2011")
    assert second.endswith("nox")


def test_ci_runs_both_word_for_word() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    lines = [line.strip() for line in script.splitlines()]
    for command in _commands():
        assert lines.count(command) == 1


def test_every_link_to_a_file_leads_to_one() -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", README)
    local = [target for target in targets if "://" not in target]
    assert local
    assert [target for target in local if not (ROOT / target).exists()] == []


def test_the_table_is_what_the_command_gives(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["latest", "--by", "region", "--format", "md"]) == 0
    assert capsys.readouterr().out in README


def test_the_picture_has_the_words_of_one_drawn_now() -> None:
    england = load("england")
    newest = max(each.published for each in england if each.published is not None)
    kept = (ROOT / "docs/_static/england.svg").read_text("utf-8")
    drawn = charts.to_svg(charts.authorities(england, newest))
    words = [sorted(re.findall(r">([^<>]*\w[^<>]*)<", svg)) for svg in (kept, drawn)]
    assert words[0] == words[1] != []


def test_the_limits_are_stated() -> None:
    text = " ".join(README.split())
    assert "refused rather than guessed at" in text
    assert "Whoever redistributes it must check its terms" in text
