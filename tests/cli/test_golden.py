"""What the command says of itself, and what programs may rely on, is what is written down."""

import json
import re
from pathlib import Path

import pytest

from ofsted_inspection.cli._commands import NAMES, every_command
from tools.command import ANSWERS, GOLDEN, ROOT, outputs

WRITTEN = outputs()


@pytest.mark.parametrize("path", WRITTEN)
def test_what_is_written_down_is_said(path: str) -> None:
    assert WRITTEN[path] == (ROOT / path).read_text(encoding="utf-8"), (
        "if that is meant, run python -m tools.command and look at the difference"
    )


def test_nothing_else_is_written_down() -> None:
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / GOLDEN).iterdir()}
    assert there == {path for path in WRITTEN if path.startswith(GOLDEN)}


@pytest.mark.parametrize("name", ANSWERS)
def test_json_has_its_four_members_and_no_word_that_is_no_ascii(name: str) -> None:
    text = WRITTEN[f"{GOLDEN}/{name}.json"]
    document = json.loads(text)
    assert list(document) == ["schema_version", "command", "rows", "cautions"]
    assert document["command"] == ANSWERS[name][0]
    assert text.isascii()


def test_help_begins_with_examples_that_are_of_the_command_and_parse() -> None:
    from ofsted_inspection.cli._parsing import parsed

    for command in every_command():
        for line, _ in command.examples:
            words = _words(line)
            assert words[0] == "ofsted-inspection"
            other = next(each for each in every_command() if each.name == words[1])
            assert parsed(other, words[2:]) is not None
        assert any(_words(line)[1] == command.name for line, _ in command.examples)


def _words(line: str) -> list[str]:
    import shlex

    return shlex.split(re.sub(r" >>? .*", "", line))


def test_every_command_is_a_module_of_its_name() -> None:
    folder = Path(every_command.__code__.co_filename).parent
    assert sorted(NAMES) == sorted(path.stem for path in folder.glob("[a-z]*.py"))
    assert [each.name for each in every_command()] == list(NAMES)


def test_no_two_arguments_of_a_command_have_one_name() -> None:
    for command in every_command():
        names = [each.name for each in command.arguments]
        assert len(set(names)) == len(names)
