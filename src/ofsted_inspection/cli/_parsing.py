"""The words of a command line, read as its declaration says."""

import argparse
from collections.abc import Sequence
from typing import Any, NoReturn, TypeVar, final

from ofsted_inspection._wording import near_misses, shown
from ofsted_inspection.cli._declared import TRACEBACK, Argument, Command, Given

OwnGiven = TypeVar("OwnGiven", bound=Given)
"""What a command is given."""


class BadUse(Exception):
    """A command line that means nothing; the message says why, in one line."""


@final
class _Parser(argparse.ArgumentParser):
    """argparse, raising what is wrong."""

    def error(self, message: str) -> NoReturn:
        raise BadUse(message)


def parsed(command: Command[OwnGiven], words: Sequence[str]) -> OwnGiven:
    """Return what a command is given by `words`; raises BadUse."""
    parser = parser_of(command)
    given, strange = parser.parse_known_args(words, namespace=command.given())
    if strange:
        options = [each.name for each in every_argument(command) if each.is_option]
        near = near_misses(strange[0].partition("=")[0], options)
        offer = f"; did you mean {' or '.join(near)}?" if near else ""
        raise BadUse(f"it does not take {shown(strange[0])}{offer}")
    return given


def parser_of(command: Command[Any]) -> argparse.ArgumentParser:
    """Return argparse's parser of a command."""
    parser = _Parser(
        prog=f"ofsted-inspection {command.name}",
        description=command.summary,
        allow_abbrev=False,
        add_help=False,
    )
    add_arguments(parser, command)
    return parser


def add_arguments(
    parser: argparse.ArgumentParser, command: Command[Any], *, to_complete: bool = False
) -> None:
    """Add the arguments of a command to a parser, with their choices if it is `to_complete`."""
    for each in every_argument(command):
        _add(parser, each).choices = (each.choices or None) if to_complete else None


def every_argument(command: Command[Any]) -> tuple[Argument, ...]:
    """Return the arguments of a command, with what every command takes."""
    return (*command.arguments, TRACEBACK)


def _add(parser: argparse.ArgumentParser, each: Argument) -> argparse.Action:
    if not each.is_option:
        nargs = {
            (False, True): None,
            (False, False): "?",
            (True, True): "+",
            (True, False): "*",
        }[each.many, each.needed]
        return parser.add_argument(
            each.name, nargs=nargs, type=each.read, metavar=each.takes, default=each.default
        )
    names = [each.name] if each.short is None else [each.short, each.name]
    destination = each.name.lstrip("-").replace("-", "_")
    if not each.takes:
        return parser.add_argument(*names, action="store_true", dest=destination, help=each.help)
    if each.many:
        return parser.add_argument(
            *names,
            action="append",
            type=each.read,
            metavar=each.takes,
            dest=destination,
            default=[],
            help=each.help,
        )
    return parser.add_argument(
        *names,
        type=each.read,
        metavar=each.takes,
        dest=destination,
        default=each.default,
        help=each.help,
    )
