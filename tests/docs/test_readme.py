"""The README's two commands are those that CI runs, and its links lead somewhere."""

import re
from pathlib import Path

from tests.docs import pages

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


def test_the_table_is_what_the_command_gives() -> None:
    assert pages.table() in README


def test_the_picture_has_the_words_of_one_drawn_now() -> None:
    kept = (ROOT / pages.PICTURE).read_text("utf-8")
    assert pages.words(kept) == pages.words(pages.picture()) != []


def test_the_limits_are_stated() -> None:
    text = " ".join(README.split())
    assert "refused rather than guessed at" in text
    assert "Whoever redistributes it must check its terms" in text
