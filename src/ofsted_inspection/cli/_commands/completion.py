"""`completion`: what makes a shell complete the words of this command."""

import argparse
import importlib

from ofsted_inspection.cli._answer import Answer
from ofsted_inspection.cli._declared import TO_FILE, Argument, Command, GivenFile
from ofsted_inspection.cli._parsing import add_arguments
from ofsted_inspection.cli._values import chosen
from ofsted_inspection.errors import MissingExtra

_SHELLS = ("bash", "zsh", "fish", "powershell")


class _Given(GivenFile):
    shell: str


def _run(given: _Given) -> Answer:
    try:
        shtab = importlib.import_module("shtab")
    except ModuleNotFoundError as error:
        raise MissingExtra("shtab", "cli") from error
    script: str = shtab.complete(_whole(), given.shell)
    return Answer(text=script.rstrip() + "\n")


def _whole() -> argparse.ArgumentParser:
    """Return one parser of all commands."""
    from ofsted_inspection.cli._commands import every_command

    parser = argparse.ArgumentParser(prog="ofsted-inspection", add_help=False)
    parser.add_argument("--help", action="store_true", help="say what there is")
    parser.add_argument("--version", action="store_true", help="say which version this is")
    commands = parser.add_subparsers()
    for each in every_command():
        under = commands.add_parser(each.name, help=each.summary, add_help=False)
        add_arguments(under, each, to_complete=True)
    return parser


COMMAND = Command(
    name="completion",
    summary="print what makes a shell complete the words of this command",
    examples=(
        (
            "ofsted-inspection completion bash > ~/.ofsted-inspection.bash",
            "then source it in ~/.bashrc",
        ),
        ("ofsted-inspection completion zsh > ~/.zfunc/_ofsted-inspection", "a folder of fpath"),
        (
            "ofsted-inspection completion fish > ~/.config/fish/completions/ofsted-inspection.fish",
            "",
        ),
        ("ofsted-inspection completion powershell >> $PROFILE", "on Windows"),
    ),
    arguments=(
        Argument(
            name="shell",
            takes="SHELL",
            choices=_SHELLS,
            read=chosen("shell", _SHELLS),
            help="which shell",
        ),
        *TO_FILE,
    ),
    given=_Given,
    run=_run,
)
